//! Nouns behind numbers: what belongs to their phrase, and their singular.

use super::Lexicon;
use super::files::NounsFile;
use crate::text::Token;
use crate::text::words::{WordSet, key};
use rustc_hash::FxHashMap;

/// Words of the noun phrases that numbers count.
#[derive(Clone, Debug, Default)]
pub struct Nouns {
    /// "of" between a number and its noun.
    pub of: WordSet,
    /// "the", "their" behind it.
    pub determiners: WordSet,
    /// Words that end a noun phrase.
    pub no_noun: WordSet,
    /// "new", "more": they open a noun phrase though they carry no meaning of their own.
    pub openers: WordSet,
    /// Plain forms of adjectives.
    pub adjectives: FxHashMap<u64, String>,
    /// Plurals whose singular no rule gives.
    pub irregular: FxHashMap<u64, String>,
    /// Heads that no count of things is of: "times", "ways".
    pub uncounted: WordSet,
    /// Singulars that name one thing, each with the first of its group: "home" is "house".
    pub alike: FxHashMap<u64, u64>,
    /// Plurals that stand before another one as part of its name.
    pub before_plurals: WordSet,
    no_plural: WordSet,
    dropped: Vec<String>,
    kept: WordSet,
    empty: WordSet,
}

impl Nouns {
    /// Whether a word looks like a plural; the irregular ones stand in their own table.
    pub fn plural(&self, word: &str) -> bool {
        const LEAST: usize = 3;
        // "MPs", "TVs"
        let initials = word.bytes().skip(1).any(|b| b.is_ascii_uppercase());
        (word.len() > LEAST || initials)
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !self.no_plural.contains(&key(word))
    }

    /// Whether a word before a noun is no part of its name.
    pub fn dropped(&self, word: &str, token: &Token) -> bool {
        let ending = self.dropped.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending.as_str()));
        self.empty.contains(&token.key) || ending && !self.kept.contains(&token.key) && !token.capital
    }

    /// What a plural counts, equal for equal things; `None` where it is no plural, or none of things.
    pub fn thing(&self, word: &str) -> Option<u64> {
        let known = self.irregular.contains_key(&key(word)) || self.plural(word);
        if !known || self.uncounted.contains(&key(word)) {
            return None;
        }
        let singular = key(&self.singular(&word.to_lowercase()));
        Some(self.alike.get(&singular).copied().unwrap_or(singular))
    }

    /// The singular of a noun: "boxes" is "box", "companies" is "company".
    pub fn singular(&self, word: &str) -> String {
        if let Some(singular) = self.irregular.get(&key(word)) {
            return singular.clone();
        }
        let stem = |cut: usize| &word[..word.len() - cut];
        if !self.plural(word) {
            word.to_string()
        } else if word.ends_with("ies") && word.len() > 4 {
            format!("{}y", stem(3))
        } else if ["sses", "shes", "ches", "xes", "zzes", "oes"].iter().any(|end| word.ends_with(end)) {
            stem(2).to_string()
        } else {
            stem(1).to_string()
        }
    }
}

pub(super) fn nouns(lexicon: &mut Lexicon, file: NounsFile) {
    let keys = |words: &[String]| -> WordSet { words.iter().map(|word| key(word)).collect() };
    lexicon.nouns = Nouns {
        of: keys(&file.of),
        determiners: keys(&file.determiners),
        no_noun: keys(&file.no_noun),
        irregular: file.irregular.iter().map(|(plural, singular)| (key(plural), singular.clone())).collect(),
        no_plural: keys(&file.no_plural),
        kept: keys(&file.kept),
        empty: keys(&file.empty),
        openers: keys(&file.openers),
        adjectives: file.adjectives.iter().map(|(word, plain)| (key(word), plain.clone())).collect(),
        uncounted: keys(&file.uncounted),
        alike: file.alike.iter().flat_map(|group| group.iter().map(|word| (key(word), key(&group[0])))).collect(),
        before_plurals: file.before_plurals.iter().map(|word| key(word)).collect(),
        dropped: file.dropped,
    };
}
