//! Joins: several words that another text writes as one, or in other words: "bail-out", the initials of a name, "step down".

use super::Passage;
use super::wording::{Sort, Word, folded};
use crate::lexicon::Lexicon;
use crate::text::{Token, TokenKind};

/// The most words that are joined.
pub(super) const PARTS: usize = 5;

/// Several words that another text may write as one: "bail-out", "horse meat", the initials of a name; or that a table joins to
/// a word: "step down". Two sentences with the same key each hold a phrase of one row.
#[derive(Clone, Copy, Debug)]
pub struct Join {
    /// The key of the one word, or that of a row of phrases.
    pub key: u64,
    /// The keys of its parts.
    pub parts: [u64; PARTS],
    /// How many parts it has.
    pub count: u8,
    /// Whether the one word is initials.
    pub initials: bool,
}

impl Join {
    /// Its parts.
    pub fn parts(&self) -> &[u64] {
        &self.parts[..usize::from(self.count).min(PARTS)]
    }

    fn of(key: u64, parts: &[u64], initials: bool) -> Option<Join> {
        let mut join = Join { key, parts: [0; PARTS], count: parts.len() as u8, initials };
        join.parts.get_mut(..parts.len())?.copy_from_slice(parts);
        (!parts.is_empty()).then_some(join)
    }
}

/// What of a sentence may be written in another way elsewhere, sorted by key; `words` are its words as they were read.
pub(super) fn joins(passage: &Passage, lexicon: &Lexicon, words: &[Word]) -> Vec<Join> {
    let Passage { text, tokens, .. } = passage;
    let weights = &lexicon.weights;
    let stop = |token: &Token| lexicon.stop.contains(&token.key);
    let mut found = Vec::new();
    let spelt: Vec<(usize, &Token, String)> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.kind == TokenKind::Word)
        .map(|(at, token)| (at, token, folded(token.text(text))))
        .collect();
    let stems: Vec<u64> = spelt.iter().map(|(_, _, word)| weights.stem(word)).collect();
    for (two, stems) in spelt.windows(2).zip(stems.windows(2)) {
        if !two.iter().any(|(_, token, _)| stop(token) && token.spaced) {
            let one = weights.stem(&format!("{}{}", two[0].2, two[1].2));
            found.extend(Join::of(one, stems, false));
        }
    }
    for at in 0..stems.len() {
        for phrase in weights.phrases(stems[at]).iter().filter(|phrase| stems[at..].starts_with(&phrase.stems)) {
            let told = (at..at + phrase.stems.len()).filter(|at| !stop(spelt[*at].1)).map(|at| stems[at]);
            let parts: Vec<u64> = told.collect();
            found.extend(weights.instead(phrase.row).iter().filter_map(|one| Join::of(*one, &parts, false)));
        }
        initials(&spelt[at..], words, lexicon, &mut found);
    }
    // The longest first: the stem of "USRS" is that of "USR".
    found.sort_by_key(|join| (join.key, std::cmp::Reverse(join.count), join.parts, join.initials));
    found.dedup_by_key(|join| (join.key, join.parts));
    found
}

/// Takes up the initials of what may be a name and begins there, with and without its small words: "Bank of Norland" is BoN and
/// BN, "US Geological Survey" is USGS.
fn initials(spelt: &[(usize, &Token, String)], words: &[Word], lexicon: &Lexicon, found: &mut Vec<Join>) {
    /// Letters of what is itself initials.
    const SHORT: usize = 3;
    let (mut all, mut large) = (String::new(), String::new());
    let mut capitals = 0;
    for (slot, (at, token, word)) in spelt.iter().enumerate().take(PARTS) {
        let within = *at == spelt[0].0 + slot && word.is_ascii() && !word.is_empty();
        if !within || !token.capital && (slot == 0 || !lexicon.stop.contains(&token.key)) {
            return;
        }
        let short = word.len() <= SHORT && word.bytes().all(|letter| letter.is_ascii_uppercase());
        let letters = if short { word } else { &word[..1] };
        all.push_str(letters);
        if !token.capital {
            continue;
        }
        large.push_str(letters);
        capitals += 1;
        if capitals < 2 {
            continue;
        }
        let inside = |word: &&Word| (spelt[0].0..=*at).contains(&usize::from(word.at)) && word.sort != Sort::Function;
        let parts: Vec<u64> = words.iter().filter(inside).map(|word| word.key).collect();
        found.extend(Join::of(lexicon.weights.stem(&large), &parts, true));
        if all != large {
            found.extend(Join::of(lexicon.weights.stem(&all), &parts, true));
        }
    }
}
