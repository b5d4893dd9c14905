//! Two answers: how they lie to each other, and why they are apart.

use super::relation::{Cause, Relation};
use crate::claim::answer::lie;
use crate::claim::{Answer, Claim, Compare, Head, Key};
use crate::lexicon::Lexicon;
use crate::value::Lie;

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
        Some(Lie::Equal) => plain(Relation::Same),
        Some(Lie::Meet) if quotation => plain(Relation::Same),
        Some(Lie::Meet) => plain(Relation::Compatible),
        Some(slack @ (Lie::MeetRounded | Lie::MeetSoft)) => {
            Verdict { slack: Some(slack), ..plain(Relation::Compatible) }
        }
        Some(Lie::Apart) => match cause(a, b, heads) {
            Some(cause) => Verdict { cause: Some(cause), ..plain(Relation::Explained) },
            None => plain(Relation::Conflict),
        },
        None => Verdict { missing: Some(Key::Date), ..plain(Relation::Undetermined) },
    }
}

/// Why two answers are apart, as far as the texts tell.
fn cause(a: &Claim, b: &Claim, heads: &[Head]) -> Option<Cause> {
    let none = |claim: &Claim| matches!(&claim.answer, Answer::Quantity(q) if q.hard.hi == 0.0);
    if !a.kind.moves || none(a) != none(b) {
        return None; // "nobody" against a number is no update but a denial
    }
    (a.revised || b.revised || later(&heads[a.source], &heads[b.source])).then_some(Cause::Later)
}

/// Whether one of two articles is known to be later than the other.
fn later(a: &Head, b: &Head) -> bool {
    let (Some(x), Some(y)) = (a.published, b.published) else { return false };
    match (x.minutes(), y.minutes()) {
        (Some(p), Some(q)) => p != q,
        _ => x.day != y.day,
    }
}
