//! Parts that make a whole: "103 passengers and 26 crew" are 129 on board; four gravely hurt and 20 others are 24 hurt.
//!
//! A sum is made only where one sentence gives both parts and says that they are parts: by "others", by two populations
//! that together are everybody, or by how gravely people were hurt. It stands beside its parts and names them.

use crate::claim::{Answer, Claim, Reading};
use crate::lexicon::{Hedge, Lexicon, OTHERS};
use crate::text::Excerpt;
use crate::value::{Kind, Quantity, Unit};

/// Adds a claim for every whole whose parts one sentence gives. `claims` are sorted by place and stay so.
pub(super) fn add_up(claims: &mut Vec<Claim>, reading: &Reading, lexicon: &Lexicon) {
    let mut sums = Vec::new();
    for (at, a) in claims.iter().enumerate() {
        let Some(x) = stated(a) else { continue };
        let beside = claims[at + 1..].iter().take_while(|b| b.passage == a.passage);
        for b in beside.filter(|b| b.kind == a.kind && b.span.start >= a.span.start) {
            let Some(y) = stated(b) else { continue };
            if a.answer_words == b.answer_words && a.span.overlaps(b.span) && a.population == b.population {
                continue; // one number, read twice
            }
            if !parts(a, b, lexicon)
                || listed(a, b, &reading.article.text)
                || a.event.when != b.event.when
                || a.series
                || b.series
            {
                continue;
            }
            sums.push(whole(a, b, x + y, reading));
        }
    }
    // A text that gives the whole itself needs no sum.
    sums.retain(|sum| !claims.iter().any(|claim| claim.kind == sum.kind && claim.answer == sum.answer));
    if sums.is_empty() {
        return;
    }
    claims.extend(sums);
    claims.sort_by(|a, b| (a.span, &a.kind.name, a.sum_of.len()).cmp(&(b.span, &b.kind.name, b.sum_of.len())));
}

/// The number of a bare count of a few or many, hedged by nothing.
fn stated(claim: &Claim) -> Option<f64> {
    let Answer::Quantity(q) = &claim.answer else { return None };
    let bare = q.is_stated() && q.hedge == Hedge::Exact && q.unit == Unit::Count && q.kind == Kind::Count;
    (bare && q.said.lo >= 1.0).then_some(q.said.lo)
}

/// Whether the words make two counts the parts of one whole.
fn parts(a: &Claim, b: &Claim, lexicon: &Lexicon) -> bool {
    let others = b.population == Some(OTHERS) && a.population != Some(OTHERS);
    let together = a
        .population
        .zip(b.population)
        .is_some_and(|(x, y)| lexicon.wholes.iter().any(|whole| x != y && whole.contains(&x) && whole.contains(&y)));
    let graded = a.grade.is_some() && b.grade.is_some() && a.grade != b.grade;
    others || together && !a.part && !b.part || graded
}

/// Whether a list has more between two counts than an "and", a part that nobody counts: "three passengers, the pilot and
/// three stewards".
fn listed(a: &Claim, b: &Claim, text: &str) -> bool {
    let answer = |claim: &Claim| claim.span.start as usize + claim.words.find(&*claim.answer_words).unwrap_or(0);
    let between = text.get(answer(a)..answer(b)).unwrap_or_default();
    between.split(',').skip(1).any(|part| !part.trim_start().starts_with("and ") && !part.trim().is_empty())
}

fn whole(a: &Claim, b: &Claim, sum: f64, reading: &Reading) -> Claim {
    let span = a.span.join(b.span);
    Claim {
        span,
        words: Excerpt::new(&reading.text, span),
        answer: Answer::Quantity(Quantity::count(sum)),
        answer_words: format!("{sum}").into(),
        sum_of: vec![a.answer_words.clone(), b.answer_words.clone()],
        population: None,
        population_name: None,
        part: false,
        grade: None,
        ..a.clone()
    }
}
