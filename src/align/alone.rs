//! What each of two articles tells once only (`alone`).
//!
//! Two figures that are apart are one question where something beside the words shows it. That each article has one answer
//! only to what both may be asked shows much: then there is no other figure that the other article might mean.

use super::story::Stories;
use crate::claim::{Answer, Claim, Compare};

/// Whether each of two articles gives one figure only of what they measure.
pub(super) fn sole(a: &Claim, b: &Claim) -> bool {
    a.source != b.source && a.sole && b.sole && a.event.main && b.event.main
}

/// Whether two times of day are at most an hour apart; two deeds of one event may be further.
pub(super) fn within_the_hour(a: &Claim, b: &Claim) -> bool {
    const HOUR: u16 = 60;
    let minute = |c: &Claim| if let Answer::Time(time) = &c.answer { time.minute } else { None };
    a.kind.compare == Compare::Clock && minute(a).zip(minute(b)).is_some_and(|(x, y)| x.abs_diff(y) <= HOUR)
}

/// Whether each of two articles answers once only what the two are asked.
pub(super) fn alone(a: &Claim, b: &Claim) -> bool {
    let people = (a.population, a.part, a.grade) == (b.population, b.part, b.grade);
    a.source != b.source && a.alone && b.alone && a.act == b.act && people && a.scope.is_none() && b.scope.is_none()
}

/// Whether two claims are of the main event of one story, or of one event of the background: its days meet, and both tell of
/// somebody or something that neither article tells of first.
pub(super) fn one_occasion(a: &Claim, b: &Claim, stories: &Stories) -> bool {
    let days = || a.event.when.zip(b.event.when).is_some_and(|(x, y)| x.meets(y));
    stories.meet(a.source, b.source)
        && match (a.event.main, b.event.main) {
            (true, true) => true,
            (false, false) => days() && of_one(a, b).any(|name| !stories.leads(a.source, b.source, name)),
            _ => false,
        }
}

/// The names that two claims are both about.
pub(super) fn of_one<'a>(a: &'a Claim, b: &'a Claim) -> impl Iterator<Item = u64> + 'a {
    a.about.iter().copied().filter(|name| b.about.binary_search(name).is_ok())
}

/// Whether neither figure is more than twice the other, as far as they are stated. Times of day have no size.
pub(super) fn within_twice(a: &Claim, b: &Claim) -> bool {
    match (&a.answer, &b.answer) {
        (Answer::Quantity(x), Answer::Quantity(y)) => {
            let (low, high) = if x.said.lo <= y.said.lo { (x, y) } else { (y, x) };
            high.said.lo <= 2.0 * low.said.hi
        }
        (Answer::Time(_), Answer::Time(_)) => a.kind.compare == Compare::Clock,
        _ => false,
    }
}
