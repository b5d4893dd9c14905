//! Fillings: what the slots of all rules take, and which of them a sentence may have something for.
//!
//! Most programs want a value that a sentence does not hold: a share, an age, a length. What its numbers and times may fill
//! is told by what they are, before any pattern is looked at; where exactly they begin and end is asked later, and of few.

use super::person::bare_age;
use super::schema::SlotKind;
use super::tally::tally;
use super::view::View;
use crate::lexicon::{Calendar, Lexicon};
use crate::text::words::Marks;
use crate::text::{Token, TokenKind};
use crate::value::{Counted, Kind, Mention, Time, TimeKind, Unit, Value};

/// What may fill a slot: its kind, and what it is restricted to.
pub(super) type Fill = (SlotKind, Option<String>);

/// The bit of a filling, where it is one of the first 64 of the book.
#[inline]
pub(super) fn fill_bit(fill: u16) -> u64 {
    1u64.checked_shl(u32::from(fill)).unwrap_or(0)
}

/// Whether a measure of a dimension fills a slot of so many dimensions.
pub(super) fn measures(dimension: &str, of: Option<&str>) -> bool {
    of.is_none_or(|of| of.split('|').any(|of| dimension == of))
}

/// How many kinds of slot there are.
const KINDS: usize = SlotKind::Phrase as usize + 1;

/// The fillings of a book of rules, each once, and sets of those among them that one value may fill.
#[derive(Clone, Debug, Default)]
pub(super) struct Fillings {
    all: Vec<Fill>,
    /// By kind of slot, whatever it is restricted to.
    of_kind: [u64; KINDS],
    /// Counts of people with a noun, and of things.
    named: u64,
    things: u64,
    /// Days that are so long ago.
    ago: u64,
    /// Lengths of time.
    time: u64,
    /// By unit.
    of_unit: Vec<u64>,
}

impl Fillings {
    /// Adds a filling, if it is a new one.
    pub(super) fn add(&mut self, fill: Fill, lexicon: &Lexicon) {
        if self.all.contains(&fill) {
            return;
        }
        let bit = fill_bit(self.all.len() as u16);
        let (kind, of) = &fill;
        self.of_kind[*kind as usize] |= bit;
        self.of_unit.resize(lexicon.units.len(), 0);
        let mut put = |fits: &dyn Fn(&str) -> bool| {
            let units = self.of_unit.iter_mut().zip(&lexicon.units);
            units.filter(|(_, unit)| fits(&unit.dimension)).for_each(|(fills, _)| *fills |= bit);
        };
        match (kind, of.as_deref()) {
            (SlotKind::Count, Some("named people")) => self.named |= bit,
            (SlotKind::Count, Some("things")) => self.things |= bit,
            (SlotKind::When, Some(_)) => self.ago |= bit,
            (SlotKind::Measure, of) => {
                put(&|dimension| measures(dimension, of));
                if of == Some("time") {
                    self.time |= bit;
                }
            }
            (SlotKind::Share, _) => put(&|dimension| dimension == "share"),
            (SlotKind::Age, _) => put(&|dimension| dimension == "age"),
            _ => {}
        }
        self.all.push(fill);
    }

    /// All of them; their numbers are their places.
    pub(super) fn all(&self) -> &[Fill] {
        &self.all
    }

    /// The number of one that was added.
    pub(super) fn number(&self, fill: &Fill) -> u16 {
        self.all.iter().position(|other| other == fill).unwrap_or(0) as u16
    }

    /// The fillings that a sentence may have something for, as bits; never too few.
    pub(super) fn of(&self, view: &View) -> u64 {
        let mut found = 0;
        for mention in view.values() {
            found |= match &mention.value {
                Value::Quantity(counted) => self.of_quantity(view, mention, counted),
                Value::Time(time) => self.of_time(view, mention, time),
            };
        }
        if !view.passage.names.is_empty() {
            found |= self.kind(SlotKind::Name);
        }
        let number = |(at, token): (usize, &Token)| {
            token.kind == TokenKind::Number && tally(view.text, view.tokens, at).is_some()
        };
        if view.marks.meets(Marks::DIGITS) && view.tokens.iter().enumerate().any(number) {
            found |= self.kind(SlotKind::Tally);
        }
        let ordinals = view.lexicon.marks.ordinals;
        let ordinal = |token: &Token| token.may(ordinals) && view.lexicon.ordinals.contains_key(&token.key);
        if view.marks.meets(ordinals) && view.tokens.iter().any(ordinal) {
            found |= self.kind(SlotKind::Ordinal);
        }
        found
    }

    fn kind(&self, kind: SlotKind) -> u64 {
        self.of_kind[kind as usize]
    }

    fn of_quantity(&self, view: &View, mention: &Mention, counted: &Counted) -> u64 {
        let quantity = &counted.quantity;
        match quantity.unit {
            Unit::Count => {
                let mut found = self.kind(SlotKind::Count) & !(self.named | self.things);
                if counted.people.is_some() {
                    found |= self.named;
                } else if view.tokens.get(mention.tokens.1).is_some_and(|t| t.kind == TokenKind::Word)
                    || view.word(mention.tokens.1) == "-"
                {
                    found |= self.things;
                }
                // A share, or a rate that is given without its percent.
                if quantity.kind == Kind::Share || quantity.said.lo.fract() != 0.0 {
                    found |= self.kind(SlotKind::Share);
                }
                if bare_age(view, mention, counted) {
                    found |= self.kind(SlotKind::Age);
                }
                found
            }
            Unit::Money(_) => self.kind(SlotKind::Money),
            Unit::Magnitude => self.kind(SlotKind::Magnitude),
            Unit::Age => self.kind(SlotKind::Age),
            Unit::Measure(unit) => self.of_unit.get(unit as usize).copied().unwrap_or(0),
            Unit::Rank => 0,
        }
    }

    fn of_time(&self, view: &View, mention: &Mention, time: &Time) -> u64 {
        let (day, when) = (self.kind(SlotKind::Day), self.kind(SlotKind::When) & !self.ago);
        let ago = if view.word(mention.tokens.1 - 1) == "ago" { self.ago } else { 0 };
        let days = match time.grain {
            _ if time.names_hours() => day,
            _ if !time.names_days() => 0,
            Calendar::Second | Calendar::Minute | Calendar::Hour | Calendar::Day => day | when | ago,
            Calendar::Week => when | ago,
            _ => self.kind(SlotKind::Year) | when | ago,
        };
        let clock = if time.minute.is_some() { self.kind(SlotKind::Clock) } else { 0 };
        let length = if time.kind == TimeKind::Duration { self.time } else { 0 };
        days | clock | length
    }
}
