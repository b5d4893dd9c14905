//! Counts of people of which a sentence tells no more than the number: "In addition to the 21 girls".
//!
//! Such a count answers no question by itself. Where another article of the story tells what became of the very same
//! number of the same people, it is of that question: it can agree there and never disagree.

use super::decisions::Bonds;
use super::score;
use super::story::Stories;
use crate::claim::{Answer, Claim, SameKey};
use crate::lexicon::ANYBODY;

/// Points of a number that shows by itself whom it counts (see [`crate::value::rarity`]).
const RARE: u32 = 3;

/// Moves rows of bare counts into the rows that tell more of the same number; of a row that gives several numbers, those that
/// tell of one each.
pub(super) fn attach(questions: &mut Vec<Vec<usize>>, claims: &[Claim], stories: &Stories, bonds: &Bonds) {
    for at in 0..questions.len() {
        if questions[at].is_empty() || !questions[at].iter().all(|&claim| is_bare(&claims[claim])) {
            continue;
        }
        let whole = std::mem::take(&mut questions[at]);
        let decided = |&claim: &usize| bonds.bars(claim) || !bonds.group_of(claim).is_empty();
        let parts = match home(&whole, questions, claims, stories, bonds) {
            None if !whole.iter().any(decided) => by_number(&whole, claims),
            _ => vec![whole],
        };
        for part in parts {
            let row = home(&part, questions, claims, stories, bonds).unwrap_or(at);
            questions[row].extend(part);
            questions[row].sort_unstable();
        }
    }
    questions.retain(|row| !row.is_empty());
}

/// The row that tells more of the number that bare counts give; none where two tell as much.
fn home(bare: &[usize], questions: &[Vec<usize>], claims: &[Claim], stories: &Stories, bonds: &Bonds) -> Option<usize> {
    let takes = |row: &Vec<usize>| {
        let told = row.iter().any(|&claim| !is_bare(&claims[claim]));
        told && bare.iter().all(|&b| row.iter().any(|&a| one_number(&claims[a], &claims[b], stories)))
            && row.iter().all(|&a| bare.iter().all(|&b| fits(&claims[a], &claims[b]) && bonds.ban(a, b).is_none()))
    };
    let weight = |row: &Vec<usize>| {
        let whole = row.iter().filter(|&&a| claims[a].event.main && !claims[a].part).count();
        (whole, row.len())
    };
    let mut rows: Vec<usize> = (0..questions.len()).filter(|&row| takes(&questions[row])).collect();
    rows.sort_by_key(|&row| (std::cmp::Reverse(weight(&questions[row])), questions[row][0]));
    let tied = rows.len() > 1 && weight(&questions[rows[0]]) == weight(&questions[rows[1]]);
    rows.first().copied().filter(|_| !tied)
}

/// The claims of a row by the numbers that they give, in the order of the first of each.
fn by_number(row: &[usize], claims: &[Claim]) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &claim in row {
        match parts.iter_mut().find(|part| claims[part[0]].answer == claims[claim].answer) {
            Some(part) => part.push(claim),
            None => parts.push(vec![claim]),
        }
    }
    parts
}

/// Whether a claim's rule tells of people no more than their number.
pub fn is_bare(claim: &Claim) -> bool {
    claim.kind.only_counts()
}

/// Whether two claims of different articles of one story give one rare number of the same people.
fn one_number(a: &Claim, b: &Claim, stories: &Stories) -> bool {
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return false };
    let people = !a.denied && !b.denied && a.kind.same.contains(&SameKey::Population);
    let rare = x.rarity().min(y.rarity()) >= RARE && score::same_answer(a, b);
    people && one_people(a, b) && rare && a.source != b.source && stories.meet(a.source, b.source)
}

/// Whether two counts may be of the same people: the children of one text are not "14 others" of another.
fn one_people(a: &Claim, b: &Claim) -> bool {
    let anybody = |c: &Claim| c.population.is_none_or(|p| p == ANYBODY);
    a.population == b.population || anybody(a) || anybody(b)
}

/// Whether two counts may be of the same people, and agree in number as far as they are stated.
fn fits(a: &Claim, b: &Claim) -> bool {
    match (&a.answer, &b.answer) {
        (Answer::Quantity(x), Answer::Quantity(y)) => x.unit == y.unit && x.loose.meets(y.loose) && one_people(a, b),
        _ => false,
    }
}
