//! Values: what a phrase amounts to.

mod amount;
pub mod calendar;
pub mod counted;
mod digits;
mod fraction;
pub mod interval;
mod number;
pub mod quantity;
pub mod rarity;
mod refuse;
pub mod time;
pub mod times;
mod timex;
mod unit;

pub use amount::{quantity_at, rank_at};
pub use calendar::Days;
pub use interval::{Interval, Lie};
pub use quantity::{Kind, Quantity, Unit};
pub use time::{Anchor, Clash, Now, Time, TimeKind};
pub use timex::Timex;

use crate::lexicon::Lexicon;
use crate::text::words::Gist;
use crate::text::{Span, Token};
use std::ops::Range;

/// A phrase that has a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as a range into the sentence's.
    pub tokens: (usize, usize),
    /// What it amounts to.
    pub value: Value,
}

/// What a mention amounts to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A count, amount, measure or share.
    Quantity(Counted),
    /// A day, a time of day, a length of time.
    Time(Time),
}

/// A quantity with the noun that it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// The number and its unit.
    pub quantity: Quantity,
    /// Index of the token behind the counted noun, in the sentence; the end of the number where no noun was found.
    pub noun_end: usize,
    /// The population that the noun names, as an index into [`Lexicon::populations`].
    pub people: Option<u16>,
    /// Whether words around it make it a part of a whole ("four other people").
    pub part: bool,
}

/// Reads the mentions of one sentence, in order and disjoint. `now` is moved along with the dates that are named.
pub fn mentions(text: &str, tokens: &[Token], lexicon: &Lexicon, now: &mut Now) -> Vec<Mention> {
    let mut values = Values::new(lexicon, *now);
    values.read(text, tokens, Gist::of(text, tokens));
    *now = values.now;
    values.found
}

/// A reader of mentions, sentence after sentence.
pub struct Values<'a> {
    lexicon: &'a Lexicon,
    /// The days that values count from; they are moved along with the dates that are named.
    pub now: Now,
    /// What was found, those of each sentence in order and disjoint.
    pub found: Vec<Mention>,
    /// What every sentence takes room for: its times, and in a line of capitals its tokens.
    times: times::Room,
    small: Vec<Token>,
}

impl<'a> Values<'a> {
    /// A reader that counts from some days.
    pub fn new(lexicon: &'a Lexicon, now: Now) -> Values<'a> {
        Values { lexicon, now, found: Vec::new(), times: times::Room::default(), small: Vec::new() }
    }

    /// Reads the mentions of one sentence; they are the last of those found, from what it returns.
    pub fn read(&mut self, text: &str, tokens: &[Token], gist: Gist) -> Range<usize> {
        let lexicon = self.lexicon;
        let from = self.found.len();
        let timed = &mut self.times.found;
        timed.clear();
        if lexicon.times.may(gist.marks) {
            times::read(text, tokens, lexicon, &mut self.now, &mut self.times);
        }
        let timed = &mut self.times.found;
        if timed.is_empty() && !gist.marks.meets(lexicon.marks.opens) {
            return from..from;
        }
        // The first is taken first.
        timed.reverse();
        let found = &mut self.found;
        // In a line of capitals none of them makes a name of a word: "LEFT 31 DEAD" is no Boeing 737.
        let mut read = tokens;
        if gist.shouted {
            self.small.clear();
            self.small.extend(tokens.iter().map(|token| Token { capital: false, ..*token }));
            read = &self.small;
        }
        let (mut at, mut floor) = (0, 0);
        let mut counts = false;
        loop {
            // A quantity reaches up to the next time: the tokens of that are taken.
            let free = &read[..timed.last().map_or(tokens.len(), |time| time.first)];
            let opens = |at: &usize| free[*at].may(lexicon.marks.opens) && amount::opens(free, *at, lexicon);
            let Some(opening) = (at..free.len()).find(opens) else {
                let Some(time) = timed.pop() else { break };
                push(found, tokens, time.first, time.end, Value::Time(time.time));
                (at, floor) = (time.end, time.end);
                continue;
            };
            let mut quantity = amount::opened(text, free, opening, floor, lexicon);
            let Some((quantity, start, end)) = &mut quantity else {
                at = opening + 1;
                continue;
            };
            // "80 miles per hour": the words of a rate are those of its unit
            let rated = timed.last().is_some_and(|time| *end == time.first && time.time.kind == TimeKind::Set);
            let mut rate = rated.then(|| timed.pop()).flatten();
            if let Some(set) = &rate
                && let Some((whole, from, to)) = amount::quantity_at(text, read, opening, floor, lexicon)
                && from == *start
                && to >= set.end
            {
                (*quantity, *end, rate) = (whole, to, None);
            }
            let counted = counted::counted(text, quantity, read, *start, *end, !counts, lexicon);
            counts |= quantity.unit == Unit::Count;
            push(found, tokens, *start, *end, Value::Quantity(counted));
            (at, floor) = (*end, *end);
            if let Some(rate) = rate {
                push(found, tokens, rate.first, rate.end, Value::Time(rate.time));
                (at, floor) = (rate.end, rate.end);
            }
        }
        from..found.len()
    }
}

fn push(found: &mut Vec<Mention>, tokens: &[Token], start: usize, end: usize, value: Value) {
    let span = tokens[start].span.join(tokens[end - 1].span);
    found.push(Mention { span, tokens: (start, end), value });
}
