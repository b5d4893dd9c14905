//! What was said at first and put right later: "five, officials had said" beside "four died".
//!
//! The figure given at first answers the same question as the one that replaced it. Where a text tells both, and says which of
//! them came first, the rows of the two are one, with that as the cause.

use super::cluster::Held;
use super::decisions::Bonds;
use crate::claim::{Claim, Compare};
use crate::value::Lie;

/// Whether one text tells both figures, and that the first was given before the second.
fn replaced(held: &Held, claims: &[Claim], first: usize, now: usize) -> bool {
    let (a, b) = (&claims[first], &claims[now]);
    let pair = held.of(first, now);
    a.source == b.source
        && a.first_told
        && !b.superseded
        && pair.lie == Some(Lie::Apart)
        && (pair.joins || pair.only_far)
}

/// Moves the rows of figures that were given at first into the row of what replaced them, where one such row takes them.
pub(super) fn attach(questions: &mut Vec<Vec<usize>>, claims: &[Claim], bonds: &Bonds, held: &Held) {
    for at in 0..questions.len() {
        let first: Vec<usize> = questions[at].iter().copied().filter(|&claim| moves(&claims[claim])).collect();
        if first.is_empty() || first.len() < questions[at].len() || !first.iter().any(|&claim| claims[claim].first_told)
        {
            continue;
        }
        let takes = |row: &[usize]| {
            let one = |p: usize, q: usize| {
                let pair = held.of(p, q);
                // That both rows stand in one text shows that they are of one event, whatever their days.
                (pair.joins || pair.only_far || pair.only_dates) && bonds.ban(p, q).is_none()
            };
            row.iter().any(|&q| first.iter().any(|&p| replaced(held, claims, p, q)))
                && row.iter().all(|&q| moves(&claims[q]) && first.iter().all(|&p| one(p, q)))
        };
        let same =
            |row: &[usize]| row.first().is_some_and(|&claim| claims[claim].kind.name == claims[first[0]].kind.name);
        let mut rows = (0..questions.len()).filter(|&row| row != at && same(&questions[row]) && takes(&questions[row]));
        if let (Some(row), None) = (rows.next(), rows.next()) {
            questions[at].clear();
            questions[row].extend(first);
            questions[row].sort_unstable();
        }
    }
    questions.retain(|row| !row.is_empty());
}

fn moves(claim: &Claim) -> bool {
    claim.kind.moves && claim.kind.compare == Compare::Quantity && claim.event.main
}

/// Whether a row tells a claim's answer as one that was given at first, be it in another text, and no text of the row gives it
/// as the later one.
pub fn given_at_first(claim: &Claim, row: &[&Claim], equal: impl Fn(&Claim, &Claim) -> bool) -> bool {
    claim.kind.moves && row.iter().any(|other| other.first_told && equal(claim, other))
}
