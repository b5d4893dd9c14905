//! Copied sentences: what two articles tell in the same words, also where some were changed, cut or moved.
//!
//! A sentence is sought by its runs of five words, in one list of all articles, and held against what is found by its runs
//! of three. Sentences stand by themselves, so that their order in the article does not matter, nor what was cut.

use crate::claim::{Head, Telling};
use crate::text::Span;

/// Two sentences of two articles that are told in the same words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shared {
    /// The first article.
    pub a: usize,
    /// The second article; always behind the first.
    pub b: usize,
    /// The sentence of the first.
    pub a_span: Span,
    /// The sentence of the second.
    pub b_span: Span,
    /// How many runs of three words both have.
    pub runs: usize,
    /// How many runs the one with fewer has.
    pub of: usize,
}

/// Runs that two sentences share at least: fewer are a stock phrase, or one fact told plainly.
const LEAST: usize = 8;
/// Share of the runs of the shorter sentence, in percent, from which one is told in the words of the other.
const COPIED: usize = 60;
/// A run of five words that more articles than this have is a stock phrase.
const STOCK: usize = 256;
/// Of those that share a run, each is held against so many that follow.
const NEXT: usize = 16;

/// The sentences that articles share, sorted.
pub fn copied(heads: &[Head]) -> Vec<Shared> {
    let mut found: Vec<Shared> =
        candidates(heads).into_iter().filter_map(|(a, x, b, y)| shared(heads, (a, x), (b, y))).collect();
    found.sort_unstable();
    found
}

/// Sentences of two articles that share a run of five words.
fn candidates(heads: &[Head]) -> Vec<(u32, u32, u32, u32)> {
    let mut anchors: Vec<(u64, u32, u32)> = Vec::new();
    for (article, head) in heads.iter().enumerate() {
        anchors.extend(head.telling.anchors().iter().map(|&(run, sentence)| (run, article as u32, sentence)));
    }
    anchors.sort_unstable();
    let mut pairs = Vec::new();
    for places in anchors.chunk_by(|x, y| x.0 == y.0).filter(|places| places.len() <= STOCK) {
        for (at, a) in places.iter().enumerate() {
            let others = places[at + 1..].iter().filter(|b| b.1 != a.1).take(NEXT);
            pairs.extend(others.map(|b| (a.1, a.2, b.1, b.2)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn shared(heads: &[Head], (a, x): (u32, u32), (b, y): (u32, u32)) -> Option<Shared> {
    let (a, b) = (a as usize, b as usize);
    let (one, other) = (&heads[a].telling, &heads[b].telling);
    let (mine, theirs) = (one.of(x as usize), other.of(y as usize));
    let of = mine.len().min(theirs.len());
    let runs = common(mine, theirs);
    let span = |telling: &Telling, at: u32| telling.sentences().get(at as usize).map(|sentence| sentence.0);
    (runs >= LEAST && runs * 100 >= COPIED * of).then_some(())?;
    Some(Shared { a, b, a_span: span(one, x)?, b_span: span(other, y)?, runs, of })
}

/// How many runs two sorted lists share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut found) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, found) = (i + 1, j + 1, found + 1),
        }
    }
    found
}
