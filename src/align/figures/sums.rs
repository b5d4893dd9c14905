//! Sums: one sentence gives the parts, the other what they come to.

use super::Figure;
use super::lineup::Match;
use crate::value::Lie;

/// The most parts of a sum.
const PARTS: usize = 4;

/// Whether a figure that nothing on the other side equals is the sum or the difference of two to four figures there that
/// count the same thing and have no equal themselves; `None` where nothing asks for it.
pub(super) fn sum(a: &[Figure], b: &[Figure], matches: &[Match]) -> Option<bool> {
    let apart = || matches.iter().filter(|found| found.lie == Lie::Apart);
    let each = apart().map(|found| {
        let free = |at: usize| !matches.iter().any(|other| other.b == at && other.lie != Lie::Apart);
        comes_out(&a[found.a], b, &free)
    });
    let other = apart().map(|found| {
        let free = |at: usize| !matches.iter().any(|other| other.a == at && other.lie != Lie::Apart);
        comes_out(&b[found.b], a, &free)
    });
    each.chain(other).flatten().reduce(|one, other| one || other)
}

fn comes_out(whole: &Figure, figures: &[Figure], free: &dyn Fn(usize) -> bool) -> Option<bool> {
    let same = |(at, part): &(usize, &Figure)| {
        let people = whole.people.is_some() && part.people.is_some();
        // "Four people, two of them officers": a part that both tell is a part all the same.
        part.dimension == whole.dimension && part.hard.is_point() && (people || whole.noun == part.noun && free(*at))
    };
    let free = figures.iter().enumerate().filter(same);
    let parts: Vec<f64> = free.map(|(_, part)| part.hard.lo).take(2 * PARTS).collect();
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
