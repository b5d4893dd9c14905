//! Two answers: how they lie to each other, and why they are apart.

use super::relation::{Cause, Relation};
use crate::align::bridge::{Parted, parted};
use crate::claim::answer::{lie, one_figure};
use crate::claim::utterance::two_mouths;
use crate::claim::{Answer, Claim, Compare, Head, Key, Reach, SameKey};
use crate::lexicon::Lexicon;
use crate::text::Moment;
use crate::value::{Lie, Unit};

/// What two answers to one question come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The relation.
    pub relation: Relation,
    /// The cause, where the texts give one.
    pub cause: Option<Cause>,
    /// The key that is missing.
    pub missing: Option<Key>,
    /// Whether only rounding, or a soft bound, makes them meet.
    pub slack: Option<Lie>,
}

/// Judges two claims that answer one question.
pub fn judge(a: &Claim, b: &Claim, heads: &[Head], lexicon: &Lexicon) -> Verdict {
    let plain = |relation| Verdict { relation, cause: None, missing: None, slack: None };
    let quotation = a.kind.compare == Compare::Words;
    match lie(a, b, lexicon) {
        Some(Lie::Equal | Lie::Meet) if quotation && two_mouths(a, b) => plain(Relation::Compatible),
        Some(Lie::Equal) => plain(Relation::Same),
        Some(Lie::Meet) if quotation => plain(Relation::Same),
        Some(Lie::Meet) => plain(Relation::Compatible),
        Some(slack @ (Lie::MeetRounded | Lie::MeetSoft | Lie::MeetOther)) => {
            Verdict { slack: Some(slack), ..plain(Relation::Compatible) }
        }
        // Whether the two are of one day is not known.
        Some(Lie::Apart) if undated(a) || undated(b) => {
            Verdict { missing: Some(Key::Date), ..plain(Relation::Undetermined) }
        }
        Some(Lie::Apart) => match cause(a, b, heads) {
            Some(cause) => Verdict { cause: Some(cause), ..plain(Relation::Explained) },
            None => plain(Relation::Conflict),
        },
        // Statements are set side by side; what they say is left to the reader.
        None if a.kind.compare == Compare::Listed => plain(Relation::Compatible),
        None => Verdict { missing: Some(Key::Date), ..plain(Relation::Undetermined) },
    }
}

/// Whether a claim's event has a part in its question and no day.
fn undated(claim: &Claim) -> bool {
    claim.kind.same.contains(&SameKey::Event) && claim.event.when.is_none() && claim.event.partial.is_none()
}

/// Why two answers are apart, as far as the texts tell.
fn cause(a: &Claim, b: &Claim, heads: &[Head]) -> Option<Cause> {
    let none = |claim: &Claim| matches!(&claim.answer, Answer::Quantity(q) if q.hard.hi == 0.0);
    // "It had reached 312 by then": on the way to what another text tells in the end.
    let counted = a.kind.compare == Compare::Quantity && a.denied == b.denied;
    if counted && !a.kind.moves && a.revised != b.revised && one_count(a, b) {
        return Some(Cause::Later);
    }
    if !a.kind.moves || none(a) != none(b) || a.denied != b.denied {
        return None; // "nobody" against a number is no update but a denial
    }
    if let Some(cause) = told(a, b, &heads[a.source], &heads[b.source]) {
        return Some(cause);
    }
    // A toll goes on rising; that of an event long past does not rise overnight.
    let (x, y) = (&heads[a.source], &heads[b.source]);
    let moving = |claim: &Claim| claim.event.main || claim.series;
    let later = if moving(a) && moving(b) { later(x, y) } else { weeks_apart(x, y) };
    // "More than 51" and 51 are one number, told in two ways: it has not risen.
    (a.revised || b.revised || later && !one_figure(a, b)).then_some(Cause::Later)
}

/// Whether two counts are of things, not measures or ages.
fn one_count(a: &Claim, b: &Claim) -> bool {
    let count = |c: &Claim| matches!(&c.answer, Answer::Quantity(q) if q.unit == Unit::Count);
    count(a) && count(b)
}

/// A cause that the words give, whenever the two were printed.
fn told(a: &Claim, b: &Claim, x: &Head, y: &Head) -> Option<Cause> {
    if let Some((parted, _)) = parted(a, b) {
        return Some(match parted {
            Parted::Population => Cause::Population,
            Parted::Measure => Cause::Measure,
            Parted::Basis => Cause::Basis,
            Parted::Area => Cause::Area,
        });
    }
    if counted_too(a, b) || counted_too(b, a) {
        return Some(Cause::Population);
    }
    versions(x, y).then_some(Cause::Version)
}

/// Whether one text counts so many of those who did it as the two counts differ by: twelve with the gunman, eleven victims.
fn counted_too(a: &Claim, b: &Claim) -> bool {
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return false };
    let shifted = match a.scope.as_ref().map(|scope| scope.reach) {
        Some(Reach::With(number)) => x.said.lo - f64::from(number),
        Some(Reach::Without(number)) => x.said.lo + f64::from(number),
        _ => return false,
    };
    x.said.is_point() && y.said.is_point() && shifted == y.said.lo
}

/// Whether two articles are versions of one: of one outlet, and most of the shorter text stands in both.
fn versions(a: &Head, b: &Head) -> bool {
    /// Share, in percent, of the shorter one's runs of words.
    const SHARED: usize = 40;
    if a.outlet.is_none() || a.outlet != b.outlet {
        return false;
    }
    let (x, y) = (a.telling.runs(), b.telling.runs());
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let known: rustc_hash::FxHashSet<_> = long.iter().collect();
    let shared = short.iter().filter(|run| known.contains(run)).count();
    !short.is_empty() && shared * 100 >= short.len() * SHARED
}

/// Whether one of two articles is later than the other by so much that figures of the past may have been counted anew.
fn weeks_apart(a: &Head, b: &Head) -> bool {
    const DAYS: i32 = 14;
    a.published.zip(b.published).is_some_and(|(x, y)| (x.day - y.day).get_days().abs() >= DAYS)
}

/// Whether one of two articles is known to be later than the other.
fn later(a: &Head, b: &Head) -> bool {
    // A text without a day of publication is of the day of its dateline.
    let written = |head: &Head| {
        let dated = || head.day.as_ref().map(|day| Moment { day: day.day, minute: None, zone: None });
        head.published.or_else(dated)
    };
    let (Some(x), Some(y)) = (written(a), written(b)) else { return false };
    match (x.minutes(), y.minutes()) {
        (Some(p), Some(q)) => p != q,
        _ => x.day != y.day,
    }
}
