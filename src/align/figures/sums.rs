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

/// Whether the whole comes out of some of the figures; `None` where too few are plainly of its kind to say that it does
/// not.
fn comes_out(whole: &Figure, figures: &[Figure], free: &dyn Fn(usize) -> bool) -> Option<bool> {
    if !whole.hard.is_point() {
        return None;
    }
    // Two boys and four girls are no six boys; one may be six more boys than girls.
    let own = |part: &&Figure| part.noun == whole.noun;
    let mixed = whole.noun.is_some() && figures.iter().any(|part| own(&part)) && !figures.iter().all(|part| own(&part));
    let other = |part: &Figure| mixed && !whole.more && part.noun.is_some() && !own(&part);
    let of = |strict: bool| -> Vec<f64> {
        let same = |(at, part): &(usize, &Figure)| {
            let people = whole.people.is_some() && part.people.is_some();
            // "676 cards ... 224 of hers": what has no noun may be of the same kind.
            let noun = whole.noun == part.noun || !strict && (whole.noun.is_none() || part.noun.is_none());
            // "Four people, two of them officers": a part that both tell is a part all the same.
            let like = part.dimension == whole.dimension && part.hard.is_point() && !other(part);
            like && (people || noun && free(*at))
        };
        figures.iter().enumerate().filter(same).map(|(_, part)| part.hard.lo).take(2 * PARTS).collect()
    };
    match totals(of(false)).contains(&whole.hard.lo) {
        true => Some(true),
        false if of(true).len() >= 2 => Some(false),
        false => None,
    }
}

/// What two to four numbers come to, each added or taken away.
fn totals(parts: Vec<f64>) -> Vec<f64> {
    // Each part added, taken away, or left out.
    let mut totals: Vec<(f64, usize)> = vec![(0.0, 0)];
    for part in parts {
        let more: Vec<_> = totals.iter().filter(|(_, count)| *count < PARTS).copied().collect();
        totals.extend(more.iter().map(|(total, count)| (total + part, count + 1)));
        totals.extend(more.iter().map(|(total, count)| (total - part, count + 1)));
    }
    totals.into_iter().filter(|(_, count)| *count >= 2).map(|(total, _)| total.abs()).collect()
}
