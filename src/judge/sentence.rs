//! Two sentences: whether one tells what the other tells, and whether their figures can both hold.

use super::relation::Relation;
use crate::align::Comparison;
use crate::align::figures::Match;
use crate::align::similarity::{Clash, Part};
use crate::value::Lie;

/// Which of two sentences tells all that the other tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The first.
    AEntailsB,
    /// The second.
    BEntailsA,
}

impl Direction {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Direction::AEntailsB => "a_entails_b",
            Direction::BEntailsA => "b_entails_a",
        }
    }
}

/// What two sentences come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// `same`, `compatible`, `conflict` or `undetermined`.
    pub relation: Relation,
    /// Which tells what the other tells; only where they are compatible.
    pub direction: Option<Direction>,
}

/// Judges two sentences by how they compare: figures of one thing that cannot both hold are a conflict, where the rest is
/// told alike and in one place; else each tells what the other tells, or one of them does, or that is not clear.
pub fn judge(found: &Comparison) -> Outcome {
    let plain = |relation| Outcome { relation, direction: None };
    if conflict(found) {
        return plain(Relation::Conflict);
    }
    match (supports(found, 1), supports(found, 0)) {
        (true, true) => plain(Relation::Same),
        (true, false) => Outcome { direction: Some(Direction::AEntailsB), ..plain(Relation::Compatible) },
        (false, true) => Outcome { direction: Some(Direction::BEntailsA), ..plain(Relation::Compatible) },
        (false, false) => plain(Relation::Undetermined),
    }
}

/// The rank from which one figure can bear the other out.
const BEARS: i32 = 2;
/// How much one of two sentences must tell of the other, in thousandths, for their figures to conflict.
const TOLD: u32 = 600;
/// How alike they must be told for that.
const ALIKE: u32 = 470;
/// The same where one gives a sum that the parts of the other do not make.
const SUMMED: u32 = 290;
/// How much each must tell of the other for a "not" to be the difference.
const DENIED: u32 = 850;

fn conflict(found: &Comparison) -> bool {
    let likeness = &found.likeness;
    let [a, b] = likeness.told;
    // What happened in two places is no conflict.
    if likeness.clash(Clash::Places) > 0 {
        return false;
    }
    let apart = found.apart() > 0;
    let figures = apart && found.lineup.sum != Some(true) && a.max(b) >= TOLD && likeness.score() >= ALIKE;
    // Where a figure is all that two sentences differ in, little need show that it counts one thing.
    let alone = |m: &Match| m.lie == Lie::Apart && m.rank >= BEARS;
    let only = found.lineup.sum != Some(true) && a.min(b) >= DENIED && found.lineup.matches.iter().any(alone);
    let summed = found.lineup.sum == Some(false) && likeness.score() >= SUMMED;
    figures || only || summed || found.denied && a.min(b) >= DENIED
}

/// What must be reached for one sentence to tell what the other tells: most of its words, and more of them the more the two
/// differ in length.
const ENOUGH: i32 = 930;
/// For equal length: in a text many times as long every word of a short one stands somewhere.
const LENGTH: i32 = 380;
/// For equal letters.
const LETTERS: i32 = 100;
/// Against it: a figure that nothing bears out, one that is apart, another place, an opposite, a "not".
const MISSING: i32 = 200;
const APART: i32 = 120;
const PLACE: i32 = 200;
const OPPOSITE: i32 = 60;
const NOT: i32 = 40;
/// For a sum that comes out: nobody tells it in the same words.
const SUM: i32 = 600;

/// Whether one sentence tells what the other one, `side`, tells (0 the first, 1 the second).
fn supports(found: &Comparison, side: usize) -> bool {
    let (likeness, lineup) = (&found.likeness, &found.lineup);
    if likeness.part(Part::Words) == 0 {
        return false;
    }
    let within = |m: &&Match| if side == 1 { m.a_within } else { m.b_within };
    let bears = |m: &&Match| m.stated || within(m) || matches!(m.lie, Lie::Equal | Lie::MeetRounded);
    let one = || lineup.matches.iter().filter(|m| m.rank >= BEARS);
    if one().any(|m| m.lie == Lie::Meet && !bears(&m)) {
        return false; // "less than 60" leaves open whether it was 20
    }
    let summed = lineup.sum == Some(true);
    let missing = if summed { 0 } else { lineup.figures[side].saturating_sub(one().filter(bears).count()).min(2) };
    let apart = if summed { 0 } else { lineup.matches.iter().filter(|m| m.lie == Lie::Apart).count().min(2) };
    let share = |part: Part, of: i32| likeness.part(part) as i32 * of / 1000;
    let reached = likeness.told[side] as i32 + share(Part::Length, LENGTH) + share(Part::Letters, LETTERS)
        - MISSING * missing as i32
        - APART * apart as i32
        - PLACE * likeness.clash(Clash::Places) as i32
        - OPPOSITE * likeness.clash(Clash::Opposites) as i32
        - NOT * i32::from(found.denied)
        + SUM * i32::from(summed);
    reached >= ENOUGH
}
