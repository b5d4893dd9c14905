//! What is told by its words: whether two statements, states or sentences are of one thing.

use super::ladder::{Ladder, Level};
use crate::claim::Claim;
use crate::claim::words::overlap;

/// Share of words in common, in percent, from which two states of one noun are of one thing.
const TELLING: u32 = 25;

/// Whether two states are of one person of whom both texts tell alone, or of one thing.
pub(super) fn states(a: &Claim, b: &Claim, ladder: &Ladder) -> Option<Level> {
    let id = |claim: &Claim, slot: &str| claim.slot(slot).map(|slot| slot.id);
    let one = |slot: &str| id(a, slot).is_some() && id(a, slot) == id(b, slot);
    let main = a.event.main && b.event.main;
    let person = one("who") && a.sole && b.sole && main;
    let thing = one("thing") && ladder.overlap >= TELLING;
    (person || thing).then_some(Level::Alike)
}

/// Whether two claims stand in one sentence.
pub(super) fn one_sentence(a: &Claim, b: &Claim) -> bool {
    a.source == b.source && a.passage == b.passage
}

/// Whether the one who acts in one statement is the one acted upon in the other: "X accused Y", "Y accused X".
pub(super) fn turned(a: &Claim, b: &Claim) -> bool {
    let id = |c: &Claim, slot: &str| c.slot(slot).map(|slot| slot.id);
    let crossed = |x: Option<u64>, y: Option<u64>| x.is_some() && x == y;
    let apart = |slot: &str| id(a, slot).zip(id(b, slot)).is_some_and(|(x, y)| x != y);
    crossed(id(a, "who"), id(b, "whom")) || crossed(id(a, "whom"), id(b, "who")) || apart("who") || apart("whom")
}

/// Whether two sentences tell little that the other does not: what the longer has alone may be of somebody else.
pub(super) fn nearly_one(a: &Claim, b: &Claim) -> bool {
    /// Share, in percent, of the words of the heavier sentence.
    const SHARE: u32 = 70;
    let (shared, x, y) = overlap(&a.context, &b.context);
    shared * 100 >= SHARE * x.max(y)
}

/// Whether the clauses of two statements have words enough to be told by them.
pub(super) fn clause_enough(a: &Claim, b: &Claim) -> bool {
    a.what.len() >= 3 && b.what.len() >= 3
}

/// Whether the words around a claim, and its own, are enough to be told by.
pub(super) fn words_enough(claim: &Claim) -> bool {
    claim.what.len() >= 2 && claim.context.len() >= 4
}
