//! Sums: one sentence gives the parts, the other what they come to.

use super::lineup::Match;
use super::Figure;
use crate::value::Lie;

/// The most parts of a sum.
const PARTS: usize = 4;

/// Whether a figure that nothing on the other side equals is the sum or the difference of two to four figures there that
/// count the same thing; `None` where nothing asks for it.
pub(super) fn sum(a: &[Figure], b: &[Figure], matches: &[Match]) -> Option<bool> {
    let apart = |of: fn(&Match) -> usize| matches.iter().filter(|m| m.lie == Lie::Apart).map(of).collect::<Vec<_>>();
    let each = apart(|m| m.a).into_iter().map(|at| comes_out(&a[at], b));
    let other = apart(|m| m.b).into_iter().map(|at| comes_out(&b[at], a));
    each.chain(other).flatten().reduce(|one, other| one || other)
}

fn comes_out(whole: &Figure, figures: &[Figure]) -> Option<bool> {
    let same = |part: &&Figure| {
        part.dimension == whole.dimension
            && part.hard.is_point()
            && (whole.noun == part.noun || whole.people.is_some() && part.people.is_some())
    };
    let parts: Vec<f64> = figures.iter().filter(same).map(|part| part.hard.lo).take(2 * PARTS).collect();
    if parts.len() < 2 || !whole.hard.is_point() {
        return None;
    }
    // Each part added, taken away, or left out.
    let mut totals: Vec<(f64, usize)> = vec![(0.0, 0)];
    for part in parts {
        let more: Vec<_> = totals.iter().filter(|(_, count)| *count < PARTS).copied().collect();
        totals.extend(more.iter().map(|(total, count)| (total + part, count + 1)));
        totals.extend(more.iter().map(|(total, count)| (total - part, count + 1)));
    }
    Some(totals.iter().any(|(total, count)| *count >= 2 && total.abs() == whole.hard.lo))
}
