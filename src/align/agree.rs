//! How much it tells that two answers agree.
//!
//! Two texts of one story that both say "4" may speak of two things; two that both say "$43,885,310" hardly do. The rarer
//! the number, the less the words around it need to have in common, and a date or a place that a sentence names beside
//! it weighs less. Answers that are apart tell nothing: there the words must carry the pair.

use crate::claim::{Answer, Claim};
use crate::value::rarity::{points, step};
use crate::value::{Kind, Lie, Quantity, Unit};

/// Points of a measure's unit.
const MEASURED: u32 = 2;

/// Points of a range that two texts give with the same two ends.
const RANGE: u32 = 3;

/// Whether two claims give one range, with the same two ends: "20 to 30 yards". Two things hardly share both.
pub fn one_range(a: &Claim, b: &Claim) -> bool {
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return false };
    let range = |q: &Quantity| q.kind == Kind::Range && q.said.lo.is_finite() && q.said.hi.is_finite() && !q.vague;
    range(x) && range(y) && x.said == y.said && x.unit == y.unit && x.per == y.per
}

/// The rarity of the number that two claims agree in, in points (see [`crate::value::rarity`]).
pub fn telling(a: &Claim, b: &Claim, found: Option<Lie>) -> u32 {
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return 0 };
    if one_range(a, b) {
        return points(x.said.lo) + points(x.said.hi) + RANGE;
    }
    if !x.is_stated() || !y.is_stated() || matches!(found, None | Some(Lie::Apart | Lie::MeetSoft)) {
        return 0;
    }
    let (p, q) = (x.said.lo, y.said.lo);
    // Things are counted everywhere; a length or a weight that is the same is of the same thing more often.
    let measured = if matches!(x.unit, Unit::Measure(_)) { MEASURED } else { 0 };
    if x.unit == y.unit && x.per == y.per {
        match p == q {
            true => points(p) + measured,
            // "Nearly 44 million" is 43,885,310 to its last digit.
            false if (p - q).abs() <= step(p).max(step(q)) / 2.0 => points(p).min(points(q)).saturating_sub(1),
            false => 0,
        }
    } else if bounded(x) && bounded(y) {
        points(p).min(points(q)) + measured // 770 kilometres, 480 miles
    } else {
        0
    }
}

fn bounded(quantity: &Quantity) -> bool {
    quantity.hard.lo.is_finite() && quantity.hard.hi.is_finite()
}

/// Share of the larger, in percent, by which two figures of one thing differ at most that nothing but words shows to be
/// of one thing.
const CLOSE: f64 = 10.0;
/// Points of the rarer of two figures that are close.
const CLOSE_POINTS: u32 = 6;

/// Whether two amounts are close and told to more than a digit: $139 million and $140,937,785.
pub fn close(a: &Claim, b: &Claim) -> bool {
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return false };
    let money = x.unit == y.unit && matches!(x.unit, Unit::Money(_)) && x.is_stated() && y.is_stated();
    let (p, q) = (x.said.lo, y.said.lo);
    money && (p - q).abs() * 100.0 <= CLOSE * p.max(q) && x.rarity().max(y.rarity()) >= CLOSE_POINTS
}
