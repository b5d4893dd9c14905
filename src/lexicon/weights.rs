//! What a word in common says: rare words more than common ones, and some words of one thing as much as one word.

use super::LexiconError;
use super::thesaurus::Thesaurus;
use crate::text::stem::stem;
use crate::text::words::key;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

/// Weights of words, in bits, and the rows of words that tell of one thing. Those that the program carries are read when
/// they are first asked for: only sentences that are held against one another by their words need them.
#[derive(Clone, Debug, Default)]
pub struct Weights(Option<Arc<Tables>>);

#[derive(Debug, Default)]
pub(super) struct Tables {
    stems: FxHashMap<u64, u8>,
    forms: FxHashMap<u64, u64>,
    kin: FxHashMap<u64, Vec<u16>>,
    sides: FxHashMap<u64, [u32; 2]>,
    phrases: FxHashMap<u64, Vec<Phrase>>,
    instead: Vec<Vec<u64>>,
    levels: Levels,
    thesaurus: OnceLock<Thesaurus>,
}

/// Words that together tell of one thing.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The keys of its words, in order.
    pub stems: Vec<u64>,
    /// The row in which it stands.
    pub row: u16,
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
    /// Those of some files.
    pub(super) fn of_files(weights: WeightsFile, kin: KinFile) -> Weights {
        Weights(Some(Arc::new(read(weights, kin))))
    }

    fn tables(&self) -> &Tables {
        static EMBEDDED: LazyLock<Tables> = LazyLock::new(|| embedded().unwrap_or_default());
        self.0.as_deref().unwrap_or_else(|| &EMBEDDED)
    }

    /// The key that the forms of a word share: that of its plain form where the forms are listed, else of its stem.
    pub fn stem(&self, word: &str) -> u64 {
        self.tables().stem(word)
    }

    /// The weight of a word by the key of [`Weights::stem`].
    pub fn of(&self, stem: u64) -> u8 {
        self.tables().stems.get(&stem).copied().unwrap_or(self.levels().rare)
    }

    /// The weights that there are.
    pub fn levels(&self) -> Levels {
        self.tables().levels
    }

    /// The rows in which a word stands, by the key of [`Weights::stem`]; two words that share one tell of one thing.
    pub fn kin(&self, stem: u64) -> &[u16] {
        self.tables().kin.get(&stem).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a word, by the key of [`Weights::stem`].
    pub fn phrases(&self, stem: u64) -> &[Phrase] {
        self.tables().phrases.get(&stem).map_or(&[], Vec::as_slice)
    }

    /// What may stand instead of a phrase of a row: the keys of words, and the last that of the row itself.
    pub fn instead(&self, row: u16) -> &[u64] {
        self.tables().instead.get(usize::from(row)).map_or(&[], Vec::as_slice)
    }

    /// What general English joins and opposes; read when it is first asked for.
    pub fn thesaurus(&self) -> &Thesaurus {
        self.tables().thesaurus.get_or_init(|| Thesaurus::read(|word| self.stem(word)))
    }

    /// The opposites that a word belongs to, one bit each, by the key of [`Weights::stem`]: those on whose first side it
    /// stands, and those on whose second.
    pub fn sides(&self, stem: u64) -> [u32; 2] {
        self.tables().sides.get(&stem).copied().unwrap_or_default()
    }
}

/// The tables that the program carries.
fn embedded() -> Result<Tables, LexiconError> {
    Ok(read(super::load::carried("weights")?, super::load::carried("kin")?))
}

impl Tables {
    fn stem(&self, word: &str) -> u64 {
        self.forms.get(&key(word)).copied().unwrap_or_else(|| stem(word))
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
    #[serde(default)]
    phrases: Vec<Vec<String>>,
    forms: BTreeMap<String, Vec<String>>,
    opposites: Vec<[Vec<String>; 2]>,
}

fn read(file: WeightsFile, words: KinFile) -> Tables {
    let levels = file.weights;
    let mut weights = Tables { levels, ..Tables::default() };
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
    for (row, list) in words.phrases.iter().enumerate() {
        let mut instead = Vec::new();
        for told in list {
            let stems: Vec<u64> = told.split([' ', '-']).map(|word| weights.stem(word)).collect();
            match stems[..] {
                [one] => instead.push(one),
                [first, ..] => weights.phrases.entry(first).or_default().push(Phrase { stems, row: row as u16 }),
                [] => {}
            }
        }
        instead.push(key("phrases").rotate_left(23) ^ row as u64);
        weights.instead.push(instead);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_that_the_program_carries_can_be_read() {
        let tables = embedded().unwrap();
        assert!(!tables.stems.is_empty() && !tables.kin.is_empty() && !tables.sides.is_empty());
    }
}
