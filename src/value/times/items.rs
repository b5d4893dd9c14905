//! Items: the tokens of a sentence as patterns of time see them, numbers put together.

use super::plain;
use crate::lexicon::Lexicon;
use crate::lexicon::times::{Begins, Figure};
use crate::text::words::{Marks, ascii_key};
use crate::text::{Token, TokenKind};
use crate::value::amount::opens;
use crate::value::digits::parse;
use crate::value::number::mark::{COMMA, HYPHEN, SLASH, STOP};
use crate::value::number::number_at;

const AND: u64 = ascii_key("and");

/// A word, a mark, or a whole number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Its first token.
    pub(super) first: usize,
    /// The token behind its last.
    pub(super) end: usize,
    /// The number that it is; of a vague one both ends.
    pub(super) number: Option<(f64, f64)>,
}

impl Item {
    /// A number without a fraction.
    pub(super) fn integer(&self) -> Option<i64> {
        self.number.filter(|(lo, hi)| lo == hi && lo.fract() == 0.0 && lo.abs() < 1e9).map(|(lo, _)| lo as i64)
    }
}

/// What is read of a sentence, row by row: the letter of each item, and the item. Its room is used again by the next.
#[derive(Default)]
pub(super) struct Row {
    letters: Vec<u8>,
    items: Vec<Item>,
}

/// The items of a sentence, read from left to right as far as somebody looks. Most words begin no phrase of time, and are
/// passed over: only [`Items::before`] knows them.
pub(super) struct Items<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    row: &'a mut Row,
    /// The token behind the last item.
    end: usize,
}

impl<'a> Items<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], lexicon: &'a Lexicon, row: &'a mut Row) -> Items<'a> {
        row.letters.clear();
        row.items.clear();
        Items { text, tokens, lexicon, row, end: 0 }
    }

    /// The letters of the items read so far.
    pub(super) fn letters(&self) -> &[u8] {
        &self.row.letters
    }

    /// One of them.
    #[inline]
    pub(super) fn at(&self, at: usize) -> &Item {
        &self.row.items[at]
    }

    /// One of them, where so many are read.
    pub(super) fn get(&self, at: usize) -> Option<&Item> {
        self.row.items.get(at)
    }

    /// The letter of an item; `None` behind the last of the sentence.
    #[inline]
    pub(super) fn letter(&mut self, at: usize) -> Option<u8> {
        while at >= self.row.letters.len() {
            if self.end == self.tokens.len() {
                return None;
            }
            self.read();
        }
        Some(self.row.letters[at])
    }

    /// The next item, at `at` or behind it, with which a phrase of time can begin and go on.
    pub(super) fn next_start(&mut self, mut at: usize) -> Option<usize> {
        let times = &self.lexicon.times;
        loop {
            if at == self.row.letters.len() {
                if !self.pass_over() {
                    return None;
                }
                at = self.row.letters.len() - 1;
            }
            let letter = self.row.letters[at];
            if times.starts(letter) && times.shapes.goes_on(letter, self.letter(at + 1)) {
                return Some(at);
            }
            at += 1;
        }
    }

    /// Reads the next item that may begin a phrase or be made of several tokens; whether there is one.
    fn pass_over(&mut self) -> bool {
        let (times, from) = (&self.lexicon.times, self.end);
        let begins = |at: &usize| {
            let token = &self.tokens[*at];
            token.may(times.begin) && {
                let letter = times.raw(token);
                let next = || self.tokens.get(at + 1).map(|next| times.raw(next));
                if letter == Begins::DIGITS {
                    token.may(Marks::DATED) || self.tokens.get(at + 1).is_some_and(|next| self.behind_digits(next))
                } else {
                    times.several(letter) || times.starts(letter) && times.may_go_on(letter, next())
                }
            }
        };
        let Some(next) = (from..self.tokens.len()).find(begins) else { return false };
        self.end = next;
        self.read();
        true
    }

    /// Whether digits that are no time by themselves may go on with a token: as a phrase of time, or as "1 ½" does.
    fn behind_digits(&self, next: &Token) -> bool {
        let times = &self.lexicon.times;
        times.behind_digits(times.raw(next)) || next.kind == TokenKind::Mark && next.span.len() > 1
    }

    /// What stands before an item that begins at token `first`, passed over or not: where the row goes on behind it, its
    /// first token, and its letter.
    pub(super) fn before(&self, at: usize, first: usize) -> Option<(usize, usize, u8)> {
        let read = at.checked_sub(1).filter(|at| self.row.items[*at].end == first);
        let item = read.map(|at| (at, self.row.items[at].first, self.row.letters[at]));
        let token = || first.checked_sub(1).map(|token| (at, token, self.lexicon.times.letter(&self.tokens[token])));
        item.or_else(token)
    }

    /// Reads one item more.
    fn read(&mut self) {
        let (at, times) = (self.end, &self.lexicon.times);
        let letter = times.raw(&self.tokens[at]);
        let (letter, item) = if times.several(letter) {
            composed(self.text, self.tokens, at, letter, self.lexicon)
        } else {
            (letter, Item { first: at, end: at + 1, number: None })
        };
        self.end = item.end;
        self.row.letters.push(letter);
        self.row.items.push(item);
    }
}

/// The item of a token that may be more than a plain word: its letter says so, or it is a number.
fn composed(text: &str, tokens: &[Token], at: usize, letter: u8, lexicon: &Lexicon) -> (u8, Item) {
    let times = &lexicon.times;
    let token = &tokens[at];
    if token.kind == TokenKind::Number {
        return digits(text, tokens, at, lexicon);
    }
    // "Dec." and "Tues." keep their stop, unless it ends the sentence.
    let stop = |token: &Token| {
        token.capital
            && token.span.len() <= 5
            && at + 2 < tokens.len()
            && !tokens[at + 1].spaced
            && tokens[at + 1].text(text) == "."
            && (lexicon.months.contains_key(&token.key) || lexicon.weekdays.contains_key(&token.key))
    };
    if token.kind != TokenKind::Word || !times.composed(letter) {
        let end = at + 1 + usize::from(times.starts(letter) && stop(token));
        return (letter, Item { first: at, end, number: None });
    }
    if let Some((end, holiday)) = times.holiday_names.longest(tokens, at) {
        let number = Some((f64::from(*holiday), f64::from(*holiday)));
        return (times.figure(Figure::Holiday), Item { first: at, end, number });
    }
    if let Some((figure, end, number)) = words(text, tokens, at, lexicon) {
        return (times.figure(figure), Item { first: at, end, number: Some(number) });
    }
    if let Some((figure, nth)) = period_name(text, tokens, at) {
        return (times.figure(figure), Item { first: at, end: at + 2, number: Some((nth, nth)) });
    }
    (letter, Item { first: at, end: at + 1, number: None })
}

/// "Q3" or "H2": a letter with a digit glued to it.
fn period_name(text: &str, tokens: &[Token], at: usize) -> Option<(Figure, f64)> {
    let (figure, most) = match tokens[at].text(text) {
        "Q" | "q" => (Figure::QuarterName, 4),
        "H" | "h" => (Figure::HalfName, 2),
        _ => return None,
    };
    let digit = tokens.get(at + 1).filter(|t| !t.spaced && t.kind == TokenKind::Number)?.text(text);
    let nth = digit.parse::<u8>().ok().filter(|nth| (1..=most).contains(nth))?;
    Some((figure, f64::from(nth)))
}

fn digits(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> (u8, Item) {
    let times = &lexicon.times;
    let token = &tokens[at];
    let word = token.text(text).as_bytes();
    let mut end = at + 1;
    let glued = tokens.get(end).filter(|next| !next.spaced && !matches!(next.key, STOP | COMMA));
    let glued = glued.map(|next| next.text(text));
    let glued_s = |at: usize| tokens.get(at).is_some_and(|next| !next.spaced && next.text(text) == "s");
    let whole = word.iter().all(u8::is_ascii_digit) && word.len() <= 9;
    let value = word
        .iter()
        .filter(|b| b.is_ascii_digit())
        .fold(0u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    let mut number =
        if whole { value as f64 } else { parse(token.text(text)).map_or(value as f64, |(number, _)| number) };
    let figure = match (word.len(), value) {
        (1..=4, 1..) if whole && matches!(glued, Some("st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH")) => {
            end += 1;
            if value <= 31 { Figure::DayOrdinal } else { Figure::Ordinal }
        }
        (2 | 4, _) if whole && value % 10 == 0 && glued == Some("s") => {
            end += 1;
            Figure::Decade
        }
        (2 | 4, _) if whole && value % 10 == 0 && matches!(glued, Some("'" | "’")) && glued_s(end + 1) => {
            end += 2;
            Figure::Decade
        }
        (2, 0) if whole => Figure::Nought,
        (2, 1..10) if whole => Figure::Padded,
        (1..=2, 1..=12) if whole => Figure::Month,
        (2, 13..=24) if whole => Figure::Hour,
        (2, 25..=31) if whole => Figure::Day,
        (2, 32..=59) if whole => Figure::Minute,
        (2, _) if whole => Figure::TwoDigits,
        (4, 1000..=2199) if whole => {
            if value % 100 < 60 {
                Figure::YearOrClock
            } else {
                Figure::Year
            }
        }
        (4, 0..2400) if whole && value % 100 < 60 => Figure::Clock,
        (4 | 5, _) if !whole && word[word.len() - 3] == b'.' && value < 2400 && value % 100 < 60 => Figure::Dotted,
        (8..=10, _) if !whole && word.iter().filter(|b| **b == b'.').count() == 2 => Figure::DottedDate,
        _ => Figure::Other,
    };
    if let Some((end, value)) = split_digits(text, tokens, at, lexicon) {
        return (times.figure(Figure::Other), Item { first: at, end, number: Some((value, value)) });
    }
    let counted = !matches!(figure, Figure::DayOrdinal | Figure::Ordinal | Figure::Decade);
    // "1½"
    let sign = tokens.get(end).is_some_and(|next| next.kind == TokenKind::Mark && !next.text(text).is_ascii());
    if counted
        && sign
        && let Some((whole, behind)) = number_at(text, tokens, at, lexicon)
    {
        (number, end) = (whole.said.lo, behind.max(end));
    }
    (times.figure(figure), Item { first: at, end, number: Some((number, number)) })
}

/// A number or ordinal in words.
fn words(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(Figure, usize, (f64, f64))> {
    let (mut number, mut end) = opens(tokens, at, lexicon).then(|| number_at(text, tokens, at, lexicon))??;
    // "two quarters", "five seconds": a number of units, not a fraction
    let unit = |at: usize| tokens.get(at).is_some_and(|t| lexicon.times.units.contains_key(&t.key));
    let goes_on = unit(end) || tokens.get(end).is_some_and(|t| t.small(text) == "of") && unit(end + 1);
    if end > at + 1 && unit(end - 1) && !goes_on {
        (number, end) = number_at(text, &tokens[..end - 1], at, lexicon)?;
    }
    let (lo, hi) = (number.said.lo, number.said.hi);
    let figure = match lo {
        _ if number.vague() => Figure::Few,
        _ if number.rank && lo <= 31.0 => Figure::DayOrdinal,
        _ if number.rank => Figure::Ordinal,
        _ if lo != hi => Figure::Words,
        1.0..=12.0 if lo.fract() == 0.0 => Figure::HourWord,
        13.0..60.0 if lo.fract() == 0.0 => Figure::MinuteWord,
        _ => Figure::Words,
    };
    Some((figure, end, (lo, hi)))
}

/// "2 1/2 years", "1/2 hour", "3 and a half months": digits that go on as a fraction of a calendar unit. Without the
/// unit they are a date or a score.
fn split_digits(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, f64)> {
    let next = tokens.get(at + 1)?;
    let goes_on = next.kind == TokenKind::Number
        || matches!(next.key, SLASH | HYPHEN)
        || next.key == AND && next.text(text) == "and";
    let (number, end) = goes_on.then(|| number_at(text, tokens, at, lexicon)).flatten()?;
    let dash = usize::from(tokens.get(end).is_some_and(|t| !t.spaced && plain(t.text(text)) == "-"));
    let unit = tokens.get(end + dash).is_some_and(|t| lexicon.times.units.contains_key(&t.key));
    (unit && end > at + 2 && number.said.is_point() && !number.rank).then_some((end, number.said.lo))
}
