//! Times: the reader of dates, times of day, lengths of time and sets in running text.
//!
//! A sentence becomes a row of items, each a word or a whole number with the classes it belongs to. One automaton finds
//! the longest pattern of `rules/lexicon/dates.yaml` at each item; the reading that the pattern names counts its days on
//! the calendar; at last neighbours are put together ("Friday" and "3 p.m.", "early" and "June").

mod compose;
mod dates;
mod items;
mod lengths;
mod ranges;
mod relative;
#[cfg(test)]
mod tests;

pub use ranges::stretches;

use super::time::{Anchor, Now, Time, TimeKind};
use crate::lexicon::shape::{Filled, Search};
use crate::lexicon::times::{Read, Reading};
use crate::lexicon::{Calendar, Lexicon};
use crate::text::Token;
use crate::text::words::ascii_key;
use items::{Item, Items};

const SINCE: u64 = ascii_key("since");
const THE: u64 = ascii_key("the");

/// A phrase of time: its tokens, as a range into the sentence's, and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Timed {
    /// The first token.
    pub first: usize,
    /// The token behind the last.
    pub end: usize,
    /// What it amounts to.
    pub time: Time,
    /// It is a time only beside another one: the "morning" of "Friday morning".
    weak: bool,
}

/// Reads the phrases of time of one sentence, in order and disjoint. `now` is moved along with the dates that are named.
pub fn times(text: &str, tokens: &[Token], lexicon: &Lexicon, now: &mut Now) -> Vec<Timed> {
    let mut room = Room::default();
    read(text, tokens, lexicon, now, &mut room);
    room.found
}

/// What reading a sentence takes room for, and what it finds.
#[derive(Default)]
pub(super) struct Room {
    row: items::Row,
    /// The phrases of time of the sentence.
    pub(super) found: Vec<Timed>,
}

/// The same, in room that was used before.
pub(super) fn read(text: &str, tokens: &[Token], lexicon: &Lexicon, now: &mut Now, room: &mut Room) {
    let Room { row, found } = room;
    found.clear();
    let mut items = Items::new(text, tokens, lexicon, row);
    if let Some(first) = items.next_start(0) {
        phrases(text, tokens, lexicon, now, items, first, found);
    }
}

/// The phrases of time from the first item with which one may begin; most sentences have none.
#[inline(never)]
fn phrases(
    text: &str,
    tokens: &[Token],
    lexicon: &Lexicon,
    now: &mut Now,
    mut items: Items,
    first: usize,
    found: &mut Vec<Timed>,
) {
    let Some(mut search) = lexicon.times.shapes.search() else { return };
    let mut start = Some(first);
    while let Some(at) = start {
        let behind = match longest(text, tokens, lexicon, *now, &mut items, &mut search, at) {
            Some((timed, end)) => {
                if let Some(timed) = timed {
                    // "since the 11 September attacks": nothing told goes on from there
                    let word = |step: usize| timed.first.checked_sub(step).map_or(0, |at| tokens[at].key);
                    let since = word(0) == SINCE || word(1) == SINCE || word(1) == THE && word(2) == SINCE;
                    if !since {
                        note(now, &timed.time);
                    }
                    found.push(timed);
                }
                end
            }
            None => at + 1,
        };
        start = items.next_start(behind);
    }
    if !found.is_empty() {
        compose::join(text, tokens, lexicon, *now, found);
    }
}

/// The longest phrase that begins at an item, and the item behind it; a pattern whose reading declines gives way to a
/// shorter one. A phrase that is no time ("a 22-year-old") is passed over whole.
fn longest(
    text: &str,
    tokens: &[Token],
    lexicon: &Lexicon,
    now: Now,
    items: &mut Items,
    search: &mut Search,
    at: usize,
) -> Option<(Option<Timed>, usize)> {
    let first = items.at(at);
    let money = |before: usize| lexicon.currency_signs.word(tokens[before].key).is_some();
    if first.number.is_some() && first.first.checked_sub(1).is_some_and(money) {
        return None; // "$5 week-long"
    }
    let mut limit = usize::MAX;
    loop {
        let (shape, end) = search.longest(at, |at| if at < limit { items.letter(at) } else { None })?;
        let reading = &lexicon.times.readings[shape];
        if reading.read == Read::Skip {
            return Some((None, end));
        }
        // The two items behind a phrase are looked at, too.
        items.letter(end + 1);
        let filled = lexicon.times.shapes.filled(shape, &lexicon.times.alphabet, &items.letters()[at..], 0, end - at);
        let reader = Reader { text, tokens, lexicon, now, items, filled, at, end };
        if let Some(time) = reader.read(reading) {
            let weak = match reading.read {
                Read::BarePart => reading.by == 0 && reader.weak(),
                Read::ClockRange => reader.weak_range(),
                Read::AtHour => true,
                _ => false,
            };
            // "at 5" is the hour; the preposition only finds it.
            let prepositional = matches!(reading.read, Read::Clock | Read::AtHour);
            let from = (at..end).find(|at| !prepositional || items.at(*at).number.is_some()).unwrap_or(at);
            let (first, last) = (items.at(from).first, items.at(end - 1).end);
            return Some((Some(Timed { first, end: last, time, weak }), end));
        }
        limit = end - 1;
    }
}

/// A hyphen for the marks that are set in its place.
fn plain(word: &str) -> &str {
    if matches!(word, "–" | "‑") { "-" } else { word }
}

/// Remembers a date for those that count from it.
fn note(now: &mut Now, time: &Time) {
    let Some(days) = time.days.filter(|_| time.kind == TimeKind::Date) else { return };
    let today = now.article == Some(days.from);
    if time.grain == Calendar::Day && (time.anchor == Anchor::Stated || !today) {
        (now.named, now.year) = (Some(days.from), None);
    }
    if time.grain == Calendar::Year {
        now.year = Some(days.from);
    }
    if matches!(time.grain, Calendar::Month | Calendar::Quarter | Calendar::Year) {
        now.period = Some((days, time.grain));
    }
}

/// A pattern that was found, and where.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    now: Now,
    items: &'a Items<'a>,
    /// What filled its classes, counted from its first item.
    filled: Filled,
    /// First item of the match.
    at: usize,
    /// The item behind it.
    end: usize,
}

impl Reader<'_> {
    fn read(&self, reading: &Reading) -> Option<Time> {
        match reading.read {
            Read::Date => self.date(),
            Read::Numeric => self.numeric(),
            Read::DottedDate => self.dotted_date(),
            Read::DayRange => self.day_range(),
            Read::MonthRange => self.month_range(),
            Read::YearRange => self.year_range().or_else(|| self.numeric_month()),
            Read::ClockRange => self.clock_range(),
            Read::Year => self.year(),
            Read::ShortYear => self.short_year(),
            Read::Decade => self.decade(),
            Read::Century => self.century(),
            Read::MonthShift => self.month_shift(),
            Read::MonthDay => self.month_day(),
            Read::Weekday => self.weekday(),
            Read::EveryWeekday => self.every_weekday(),
            Read::DayWord => self.day_word(reading.by),
            Read::OwnPart => self.own_part(),
            Read::PartOfDay => self.part_of_day(reading.by),
            Read::BarePart => self.bare_part(),
            Read::UnitShift => self.unit_shift(reading.by),
            Read::UnitEnd => self.unit_end(),
            Read::BareUnit => self.bare_unit(),
            Read::SamePeriod => self.same_period(),
            Read::Weekend => self.weekend(),
            Read::Quarter => self.quarter(),
            Read::QuarterShift => self.quarter_shift(),
            Read::Half => self.half(),
            Read::Fiscal => self.fiscal(),
            Read::Season => self.season(),
            Read::Holiday => self.holiday(),
            Read::NthOf => self.nth_of(),
            Read::WeekNumber => self.week_number(),
            Read::Duration => self.duration(),
            Read::HalfUnit => self.half_unit(),
            Read::PastUnit => self.past_unit(),
            Read::ManyUnits => self.many_units(),
            Read::Ago => self.ago(),
            Read::Later => self.later(reading.by),
            Read::FromDay => self.beside_day_word(reading.by),
            Read::InLength => self.in_length(),
            Read::Skip => None,
            Read::Every => self.every(),
            Read::Rate => self.rate(),
            Read::Clock | Read::AtHour => self.clock(),
            Read::ClockWords => self.clock_words(reading.by),
            Read::Ref => Some(Time::plain(TimeKind::Reference, Calendar::Day, reading.value.as_str())),
        }
    }

    /// The position of the first or a later item that filled a class.
    fn nth(&self, class: u8, nth: usize) -> Option<usize> {
        self.filled.nth(class, nth).map(|at| self.at + at)
    }

    /// The item that filled a class.
    fn slot(&self, class: u8) -> Option<&Item> {
        self.nth(class, 0).map(|at| self.items.at(at))
    }

    /// The whole number of the item that filled a class.
    fn integer(&self, class: u8) -> Option<i64> {
        self.slot(class).and_then(|item| item.integer())
    }

    /// The key of the word that filled a class.
    fn key(&self, class: u8) -> Option<u64> {
        self.slot(class).map(|item| self.tokens[item.first].key)
    }

    /// The token before the match.
    fn before(&self) -> Option<&Token> {
        self.items.at(self.at).first.checked_sub(1).map(|at| &self.tokens[at])
    }

    /// Whether the word before the match makes a time of what may be another word; a dash does where it is no pause.
    fn cued(&self) -> bool {
        self.before().is_some_and(|token| match plain(token.text(self.text)) {
            "-" => !token.spaced,
            _ => self.lexicon.month_cues.contains(&token.key),
        })
    }

    /// The words of the token before the match, a hyphen for any short dash; empty at the start.
    fn word_before(&self) -> &str {
        self.before().map_or("", |token| plain(token.text(self.text)))
    }

    /// The token behind the match.
    fn behind(&self) -> Option<&Token> {
        self.tokens.get(self.items.at(self.end - 1).end)
    }

    /// The words of the token behind the match; empty at the end. A short dash is a hyphen where no space stands before
    /// it, else a dash.
    fn word_behind(&self) -> &str {
        self.behind().map_or("", |token| match plain(token.text(self.text)) {
            "-" if token.spaced => "–",
            word => word,
        })
    }

    /// Whether the match holds this word.
    fn says(&self, word: &str) -> bool {
        let (first, end) = (self.items.at(self.at).first, self.items.at(self.end - 1).end);
        let key = ascii_key(word);
        self.tokens[first..end].iter().any(|token| token.key == key)
    }

    /// How the shift word of the match moves what follows it.
    fn shift(&self) -> Option<i32> {
        self.key(crate::lexicon::times::slot::SHIFT).and_then(|key| self.lexicon.times.shifts.get(&key).copied())
    }

    /// The tokens of the clause before the match, the nearest first.
    fn clause(&self) -> impl Iterator<Item = usize> {
        const REACH: usize = 9;
        let first = self.items.at(self.at).first;
        let back = (first.saturating_sub(REACH)..first).rev();
        back.take_while(|at| !matches!(self.tokens[*at].text(self.text), "," | ";" | ":"))
    }

    /// Whether a verb of the past stands before the match in its clause: "was completed", not "should be completed".
    fn past(&self) -> bool {
        let times = &self.lexicon.times;
        let past = |at: usize| {
            let token = &self.tokens[at];
            let word = token.text(self.text);
            let regular =
                token.kind == crate::text::TokenKind::Word && !token.capital && word.len() > 4 && word.ends_with("ed");
            regular || times.past.contains(&token.key)
        };
        self.clause().any(past) && !self.clause().any(|at| times.auxiliaries.contains(&self.tokens[at].key))
    }

    /// Whether a future verb, or one that tells of what is arranged, governs the match: it stands before it in the
    /// clause, no verb of speech nearer.
    fn future(&self) -> bool {
        self.ahead(|at| self.planned(at) || self.lexicon.times.scheduled.longest(self.tokens, at).is_some())
    }

    /// Whether a future verb governs the match.
    fn will(&self) -> bool {
        self.ahead(|at| self.planned(at))
    }

    fn planned(&self, at: usize) -> bool {
        self.lexicon.fences.all(self.tokens, at).any(|(_, fence)| *fence == crate::lexicon::Fence::Planned)
    }

    fn ahead(&self, cue: impl Fn(usize) -> bool) -> bool {
        for at in self.clause() {
            if cue(at) {
                return true;
            }
            if self.lexicon.speech.longest(self.tokens, at).is_some() {
                return false;
            }
        }
        false
    }
}
