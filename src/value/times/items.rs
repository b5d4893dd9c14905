//! Items: the tokens of a sentence as patterns of time see them, numbers put together.

use super::plain;
use crate::lexicon::Lexicon;
use crate::lexicon::times::{Begins, Figure};
use crate::text::{Token, TokenKind};
use crate::value::amount::opens;
use crate::value::digits::parse;
use crate::value::number::number_at;
use std::cell::Cell;

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

/// A sentence of items: row by row the letter and the first token of each, and what the numbers among them come to.
#[derive(Default)]
pub(super) struct Items {
    pub(super) letters: Vec<u8>,
    /// The first token of each item, and behind the last the number of tokens.
    firsts: Vec<u32>,
    /// The items that are numbers, in order.
    numbers: Vec<(usize, (f64, f64))>,
    /// The letters of the tokens.
    tokens: Vec<u8>,
}

thread_local! {
    /// The room of the sentence before.
    static ROOM: Cell<Items> = Cell::default();
}

impl Items {
    /// Leaves their room to the next sentence.
    pub(super) fn leave(self) {
        ROOM.set(self);
    }

    /// How many they are.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// One of them.
    pub(super) fn at(&self, at: usize) -> Item {
        let number = self.numbers.binary_search_by_key(&at, |(item, _)| *item).ok().map(|found| self.numbers[found].1);
        Item { first: self.firsts[at] as usize, end: self.firsts[at + 1] as usize, number }
    }

    /// One of them, where there are so many.
    pub(super) fn get(&self, at: usize) -> Option<Item> {
        (at < self.len()).then(|| self.at(at))
    }

    /// Takes the tokens from `from` to `to`, each as an item.
    fn plain(&mut self, from: usize, to: usize) {
        self.letters.extend_from_slice(&self.tokens[from..to]);
        self.firsts.extend(from as u32..to as u32);
    }

    fn push(&mut self, letter: u8, item: &Item) {
        self.numbers.extend(item.number.map(|number| (self.letters.len(), number)));
        self.letters.push(letter);
        self.firsts.push(item.first as u32);
    }
}

/// The items of a sentence.
pub(super) fn items(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Items {
    let times = &lexicon.times;
    let mut items = ROOM.take();
    items.letters.clear();
    items.firsts.clear();
    items.numbers.clear();
    items.tokens.clear();
    let digits = |token: &Token| token.kind == TokenKind::Number;
    items.tokens.extend(tokens.iter().map(|token| if digits(token) { Begins::DIGITS } else { times.letter(token) }));
    let mut at = 0;
    // Most tokens are items by themselves, and are passed over together.
    while let Some(next) = items.tokens[at..].iter().position(|letter| times.several(*letter)) {
        items.plain(at, at + next);
        let (letter, item) = composed(text, tokens, at + next, items.tokens[at + next], lexicon);
        items.push(letter, &item);
        at = item.end;
    }
    items.plain(at, tokens.len());
    items.firsts.push(tokens.len() as u32);
    items
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
    let glued = tokens.get(end).filter(|next| !next.spaced).map(|next| next.text(text));
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
    let goes_on = next.kind == TokenKind::Number || matches!(next.text(text), "/" | "and" | "-");
    let (number, end) = goes_on.then(|| number_at(text, tokens, at, lexicon)).flatten()?;
    let dash = usize::from(tokens.get(end).is_some_and(|t| !t.spaced && plain(t.text(text)) == "-"));
    let unit = tokens.get(end + dash).is_some_and(|t| lexicon.times.units.contains_key(&t.key));
    (unit && end > at + 2 && number.said.is_point() && !number.rank).then_some((end, number.said.lo))
}
