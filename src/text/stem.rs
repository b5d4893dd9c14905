//! Stems: what the forms of a word have in common.

use super::words::key;
use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::LazyLock;

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));

thread_local! {
    /// Stems found so far, by the key of the word: news says the same few thousand words again and again.
    static STEMS: RefCell<FxHashMap<u64, u64>> = RefCell::default();
}

/// The most stems that are kept; then the table begins anew.
const MOST_STEMS: usize = 1 << 16;

/// The key of a word's stem.
///
/// ```
/// use crosscheck::text::stem::stem;
/// assert_eq!(stem("attacked"), stem("Attacks"));
/// ```
pub fn stem(word: &str) -> u64 {
    stem_of(key(word), word)
}

/// The same, for a word whose key is known.
pub fn stem_of(whole: u64, word: &str) -> u64 {
    STEMS.with_borrow_mut(|stems| {
        if let Some(stem) = stems.get(&whole) {
            return *stem;
        }
        if stems.len() == MOST_STEMS {
            stems.clear();
        }
        let stem = key(&STEMMER.stem(&word.to_lowercase()));
        stems.insert(whole, stem);
        stem
    })
}
