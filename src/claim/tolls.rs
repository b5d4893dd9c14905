//! Tolls: what an article counts of its main event. Two fires of one town and day may be two; two that left the same nine dead
//! and the same 25 missing are one.

use super::{Answer, Claim, Compare};
use crate::text::words::ascii_key;

/// How many of a kind an article counts in its main event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Toll {
    /// Key of the kind.
    kind: u64,
    /// The number, as far as it is stated; its bits.
    number: u64,
    /// How rare it is, in points of [`crate::value::Quantity::rarity`].
    points: u32,
}

/// The tolls of an article's claims, sorted.
pub fn tolls(claims: &[Claim]) -> Vec<Toll> {
    let mut found: Vec<Toll> = claims.iter().filter_map(toll).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn toll(claim: &Claim) -> Option<Toll> {
    let whole = claim.event.main && !claim.part && !claim.series && !claim.denied && !claim.overall;
    let counts = claim.kind.moves && claim.kind.compare == Compare::Quantity && !claim.kind.only_counts();
    let Answer::Quantity(quantity) = &claim.answer else { return None };
    let number = [quantity.said.lo, quantity.said.hi].into_iter().find(|number| number.is_finite() && *number > 0.0)?;
    let stated = !quantity.vague;
    (whole && counts && stated).then(|| Toll {
        kind: ascii_key(&claim.kind.name),
        number: number.to_bits(),
        points: quantity.rarity(),
    })
}

/// Whether two articles count so much alike that they tell of one event of a town and day.
pub fn one_toll(a: &[Toll], b: &[Toll]) -> bool {
    /// Tolls that they have in common, and points of these.
    const LEAST: (usize, u32) = (2, 3);
    let shared = || a.iter().filter(|toll| b.binary_search(toll).is_ok());
    shared().count() >= LEAST.0 && shared().map(|toll| toll.points).sum::<u32>() >= LEAST.1
}
