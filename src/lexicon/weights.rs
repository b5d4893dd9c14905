//! What a word in common says: rare words more than common ones, and some words of one thing as much as one word.

use super::thesaurus::Thesaurus;
use crate::text::stem::stem;
use crate::text::words::key;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Weights of words, in bits, and the rows of words that tell of one thing.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    stems: FxHashMap<u64, u8>,
    forms: FxHashMap<u64, u64>,
    kin: FxHashMap<u64, Vec<u16>>,
    sides: FxHashMap<u64, [u32; 2]>,
    levels: Levels,
    thesaurus: OnceLock<Thesaurus>,
}

/// The weights that there are.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// Of a word without meaning of its own.
    pub function: u8,
    common: u8,
    known: u8,
    /// Of a word of a name, and of a whole name.
    pub name: u8,
    /// Of a word that stands in no list, and of a number.
    pub rare: u8,
}

impl Weights {
    /// The key that the forms of a word share: that of its plain form where the forms are listed, else of its stem.
    pub fn stem(&self, word: &str) -> u64 {
        self.forms.get(&key(word)).copied().unwrap_or_else(|| stem(word))
    }

    /// The weight of a word by the key of [`Weights::stem`].
    pub fn of(&self, stem: u64) -> u8 {
        self.stems.get(&stem).copied().unwrap_or(self.levels.rare)
    }

    /// The weights that there are.
    pub fn levels(&self) -> Levels {
        self.levels
    }

    /// The rows in which a word stands, by the key of [`Weights::stem`]; two words that share one tell of one thing.
    pub fn kin(&self, stem: u64) -> &[u16] {
        self.kin.get(&stem).map_or(&[], Vec::as_slice)
    }

    /// What general English joins and opposes; read when it is first asked for.
    pub fn thesaurus(&self) -> &Thesaurus {
        self.thesaurus.get_or_init(|| Thesaurus::read(|word| self.stem(word)))
    }

    /// The opposites that a word belongs to, one bit each, by the key of [`Weights::stem`]: those on whose first side it
    /// stands, and those on whose second.
    pub fn sides(&self, stem: u64) -> [u32; 2] {
        self.sides.get(&stem).copied().unwrap_or_default()
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WeightsFile {
    weights: Levels,
    common: String,
    known: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct KinFile {
    kin: Vec<Vec<String>>,
    forms: BTreeMap<String, Vec<String>>,
    opposites: Vec<[Vec<String>; 2]>,
}

pub(super) fn read(file: WeightsFile, words: KinFile) -> Weights {
    let levels = file.weights;
    let mut weights = Weights { levels, ..Weights::default() };
    // The lists hold stems already.
    for (list, weight) in [(&file.known, levels.known), (&file.common, levels.common)] {
        weights.stems.extend(list.split_whitespace().map(|stem| (key(stem), weight)));
    }
    for (plain, forms) in &words.forms {
        weights.forms.extend(forms.iter().map(|form| (key(form), stem(plain))));
    }
    for (row, list) in words.kin.iter().enumerate() {
        for word in list {
            let stem = weights.stem(word);
            let rows = weights.kin.entry(stem).or_default();
            if rows.last() != Some(&(row as u16)) {
                rows.push(row as u16);
            }
        }
    }
    for (bit, sides) in words.opposites.iter().enumerate() {
        for (side, list) in sides.iter().enumerate() {
            for word in list {
                let stem = weights.stem(word);
                weights.sides.entry(stem).or_default()[side] |= 1 << bit;
            }
        }
    }
    weights
}
