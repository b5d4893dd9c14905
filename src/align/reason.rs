//! Reasons: what decides beside the levels of the keys, for telling it.

use super::alone::sole;
use super::ladder::Ladder;
use super::once::{once, several};
use crate::claim::{Claim, SameKey};

/// What shows, or is held against it, that two claims answer one question, where the words do not show it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Both sentences state one more rare number beside their answers.
    Sisters,
    /// Each of two articles gives one such figure only, and they agree.
    Sole,
    /// It is what an event has once: a filing, a signing.
    Once,
    /// An article tells of several of what an event has once.
    Several,
    /// The event has many of whom either may speak.
    Many,
    /// Each of two articles answers it once only, and the answers are of a size.
    Alone,
}

/// The reasons that bear on two claims with this ladder.
pub fn reasons(a: &Claim, b: &Claim, ladder: &Ladder) -> Vec<Reason> {
    let by_words = a.kind.same.contains(&SameKey::Context);
    let each = [
        (Reason::Sisters, ladder.sisters),
        (Reason::Sole, by_words && ladder.meets && sole(a, b) && a.act == b.act),
        (Reason::Once, !ladder.meets && once(a, b)),
        (Reason::Several, !ladder.meets && several(a, b)),
        (Reason::Many, !ladder.meets && a.many && by_words),
        (Reason::Alone, !ladder.meets && ladder.kindred),
    ];
    each.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect()
}
