//! What stands around the matches of a sentence: looked up once, when the first of its claims asks.

use super::extract::{Hit, Reader};
use crate::claim::words::Contents;
use crate::claim::{Compare, Quotation, Reading, SameKey, words};
use crate::lexicon::{Lexicon, Saying};
use crate::text::Span;
use std::cell::OnceCell;
use std::sync::Arc;

/// Words of a sentence that say something of a figure near them: their first token, and the one behind them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub at: usize,
    pub end: usize,
    pub saying: Saying,
}

/// What a sentence tells around all its matches; each part is looked up when it is first asked for.
#[derive(Default)]
pub(super) struct Around {
    /// Whether some of it stands in a quotation.
    quotes: bool,
    contents: OnceCell<Contents>,
    content: OnceCell<Arc<[u64]>>,
    sayings: OnceCell<Vec<Said>>,
    rare: OnceCell<Vec<(Span, u64)>>,
    ages: OnceCell<Vec<(Span, u32)>>,
}

impl Around {
    /// What stands around the matches of a sentence, of which some may stand in a quotation.
    pub fn new(quotes: bool) -> Around {
        Around { quotes, ..Around::default() }
    }
}

/// The words of a sentence that say something of a figure, in order of place.
fn sayings(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    if !reading.may(passage, lexicon.sayings.mark()) {
        return found;
    }
    let tokens = reading.tokens(passage);
    for at in lexicon.sayings.places(tokens) {
        let here = found.len();
        for (end, saying) in lexicon.sayings.all(tokens, at) {
            // of those that say one thing the longest
            if !found[here..].iter().any(|said| said.saying == *saying) {
                found.push(Said { at, end, saying: *saying });
            }
        }
        found[here..].sort_unstable_by_key(|said| said.saying);
    }
    found
}

impl<'a> Reader<'a> {
    /// The quotation in which words stand.
    pub(super) fn quoted(&self, span: Span) -> Option<&'a Quotation> {
        if self.around.quotes { self.reading.quoted(span) } else { None }
    }

    /// The words of the sentence that say something of a figure.
    pub(super) fn sayings(&self) -> &[Said] {
        self.around.sayings.get_or_init(|| sayings(self.reading, self.passage, self.lexicon))
    }

    /// The words that say so and begin in a match or near it.
    pub(super) fn near(&self, hit: &Hit, saying: Saying) -> impl Iterator<Item = &Said> {
        const REACH: usize = 6;
        let near = hit.start.saturating_sub(REACH)..hit.found.end + REACH;
        self.sayings().iter().filter(move |said| said.saying == saying && near.contains(&said.at))
    }

    /// Whether words near a match say so of its figure.
    pub(super) fn says(&self, hit: &Hit, saying: Saying) -> bool {
        self.near(hit, saying).next().is_some()
    }

    /// "An earlier version of this story said that five people were killed": such words stand farther off.
    pub(super) fn first_told(&self, hit: &Hit) -> bool {
        const FAR: usize = 12;
        let near = hit.start.saturating_sub(FAR)..hit.found.end + FAR / 2;
        self.sayings().iter().any(|said| said.saying == Saying::FirstTold && near.contains(&said.at))
    }

    /// The words of the sentence that mean something, with their places.
    pub(super) fn contents(&self) -> &Contents {
        self.around.contents.get_or_init(|| Contents::new(self.reading, self.passage, self.lexicon))
    }

    /// The words of the sentence. Where they must show what an amount is of, its own words show nothing: two things that
    /// took "two weeks" are not one.
    pub(super) fn context(&self, hit: &Hit, answer: Span) -> Arc<[u64]> {
        let sentence = self.reading.behind_dateline(self.passage);
        let whole = || self.contents().within(sentence);
        let found = self.around.content.get_or_init(whole);
        let same = &self.rule.kind.same;
        let asked = same.contains(&SameKey::Context)
            || hit.pattern.act.is_none() && (same.contains(&SameKey::Thing) || same.contains(&SameKey::Act));
        if asked && self.rule.kind.compare == Compare::Quantity {
            let own: Vec<u64> = self.contents().within(answer);
            if found.iter().any(|word| own.binary_search(word).is_ok()) {
                return found.iter().copied().filter(|word| own.binary_search(word).is_err()).collect();
            }
        }
        found.clone()
    }

    /// Keys of the rare numbers that the sentence states outside an answer, sorted: two sentences that share one tell of one
    /// thing.
    pub(super) fn figures(&self, answer: Span) -> Vec<u64> {
        let rare = self.around.rare.get_or_init(|| words::rare(self.reading, self.passage).collect());
        beside(rare, answer)
    }

    /// The ages that the sentence tells outside an answer, in whole years, sorted: a "36-year-old climber" is not the
    /// "32-year-old" one.
    pub(super) fn ages(&self, answer: Span) -> Vec<u32> {
        let ages = self.around.ages.get_or_init(|| words::ages(self.reading, self.passage).collect());
        beside(ages, answer)
    }

    /// The names of persons, firms, ships and the like that the sentence is about, sorted. `but` is cited and no part of it.
    pub(super) fn about(&self, but: Option<u64>) -> Vec<u64> {
        words::about(self.reading, self.passage, but, self.lexicon)
    }
}

/// What is told outside an answer, sorted, each once.
fn beside<T: Copy + Ord>(told: &[(Span, T)], answer: Span) -> Vec<T> {
    if told.is_empty() {
        return Vec::new(); // as mostly
    }
    let mut found: Vec<T> = told.iter().filter(|(span, _)| !span.overlaps(answer)).map(|(_, value)| *value).collect();
    found.sort_unstable();
    found.dedup();
    found
}
