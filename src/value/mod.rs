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
mod unit;

pub use amount::{quantity_at, rank_at};
pub use calendar::Days;
pub use interval::{Interval, Lie};
pub use quantity::{Kind, Quantity, Unit};
pub use time::{Anchor, Clash, Now, Time, TimeKind};

use crate::lexicon::Lexicon;
use crate::text::words::Gist;
use crate::text::{Span, Token};

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
    let gist = Gist::of(text, tokens);
    mentions_of(text, tokens, gist, lexicon, now)
}

/// The same, of a sentence whose gist is known.
pub fn mentions_of(text: &str, tokens: &[Token], gist: Gist, lexicon: &Lexicon, now: &mut Now) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut timed = if lexicon.times.may(gist.marks) { times::times(text, tokens, lexicon, now) } else { Vec::new() };
    if timed.is_empty() && !gist.marks.meets(lexicon.marks.opens) {
        return found;
    }
    // The first is taken first.
    timed.reverse();
    found.reserve_exact(timed.len().max(1));
    // In a line of capitals none of them makes a name of a word: "LEFT 31 DEAD" is no Boeing 737.
    let plain = gist.shouted.then(|| {
        let mut plain = tokens.to_vec();
        plain.iter_mut().for_each(|token| token.capital = false);
        plain
    });
    let (mut at, mut floor) = (0, 0);
    let mut counts = false;
    let read = plain.as_deref().unwrap_or(tokens);
    loop {
        // A quantity reaches up to the next time: the tokens of that are taken.
        let free = &read[..timed.last().map_or(tokens.len(), |time| time.first)];
        let next = free.get(at..).and_then(|rest| rest.iter().position(|token| token.may(lexicon.marks.opens)));
        at = next.map_or(at.max(free.len()), |next| at + next);
        if at >= free.len() {
            let Some(time) = timed.pop() else { break };
            push(&mut found, tokens, time.first, time.end, Value::Time(time.time));
            (at, floor) = (time.end, time.end);
        } else if let Some((mut quantity, start, mut end)) = amount::quantity_at(text, free, at, floor, lexicon) {
            // "80 miles per hour": the words of a rate are those of its unit
            let rated = timed.last().is_some_and(|time| end == time.first && time.time.kind == TimeKind::Set);
            if let Some(rate) = rated.then(|| timed.pop()).flatten() {
                match amount::quantity_at(text, read, at, floor, lexicon) {
                    Some((whole, from, to)) if from == start && to >= rate.end => (quantity, end) = (whole, to),
                    _ => {
                        let counted = counted::counted(text, quantity, read, start, end, !counts, lexicon);
                        counts |= quantity.unit == Unit::Count;
                        push(&mut found, tokens, start, end, Value::Quantity(counted));
                        push(&mut found, tokens, rate.first, rate.end, Value::Time(rate.time));
                        (at, floor) = (rate.end, rate.end);
                        continue;
                    }
                }
            }
            let counted = counted::counted(text, quantity, read, start, end, !counts, lexicon);
            counts |= quantity.unit == Unit::Count;
            push(&mut found, tokens, start, end, Value::Quantity(counted));
            (at, floor) = (end, end);
        } else {
            at += 1;
        }
    }
    found
}

fn push(found: &mut Vec<Mention>, tokens: &[Token], start: usize, end: usize, value: Value) {
    let span = tokens[start].span.join(tokens[end - 1].span);
    found.push(Mention { span, tokens: (start, end), value });
}
