//! Answers: what a claim gives for its question, and how two of them lie to each other.

use super::Claim;
use crate::lexicon::Lexicon;
use crate::value::{Lie, Quantity, Time};

/// The answer of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A number, amount or measure.
    Quantity(Quantity),
    /// A day, or a longer stretch of time.
    Time(Time),
    /// Words, with the folded keys of each.
    Words(Vec<u64>),
}

/// How the answers of two claims lie to each other; `None` where they are of different dimensions, or are quotations
/// that have too little in common to be one utterance.
pub fn lie(a: &Claim, b: &Claim, lexicon: &Lexicon) -> Option<Lie> {
    match (&a.answer, &b.answer) {
        (Answer::Quantity(x), Answer::Quantity(y)) => x.lies(y, lexicon),
        (Answer::Time(x), Answer::Time(y)) => Some(match (x.days, y.days) {
            (Some(p), Some(q)) if p == q => Lie::Equal,
            (Some(p), Some(q)) if p.meets(q) => Lie::Meet,
            (Some(_), Some(_)) => Lie::Apart,
            _ if x.partial.is_some() && x.partial == y.partial => Lie::Equal,
            _ => return None,
        }),
        (Answer::Words(x), Answer::Words(y)) => wording(x, y),
        _ => None,
    }
}

/// Words of a quotation in common, in order, that make two quotations one utterance: share of the shorter in percent,
/// and their number.
const ONE_UTTERANCE: (usize, usize) = (60, 5);

/// How two wordings lie: equal, one inside the other, or a drifted form of one utterance.
fn wording(a: &[u64], b: &[u64]) -> Option<Lie> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return None;
    }
    if short == long {
        return Some(Lie::Equal);
    }
    if long.windows(short.len()).any(|run| run == short) {
        return Some(Lie::Meet);
    }
    // Long quotations that share nothing are settled without the table.
    let known: rustc_hash::FxHashSet<u64> = long.iter().copied().collect();
    let most = short.iter().filter(|word| known.contains(word)).count();
    if most * 100 < short.len() * ONE_UTTERANCE.0 {
        return None;
    }
    let common = common_run(short, long);
    (common >= ONE_UTTERANCE.1 && common * 100 >= short.len() * ONE_UTTERANCE.0).then_some(Lie::Apart)
}

/// Length of the longest common subsequence.
fn common_run(a: &[u64], b: &[u64]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}
