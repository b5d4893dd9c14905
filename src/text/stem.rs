//! Stems: what the forms of a word have in common.

use super::words::key;
use frostem::{Algorithm, Stemmer};
use std::cell::RefCell;
use std::sync::LazyLock;

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));

thread_local! {
    /// Stems found so far: news says the same few thousand words again and again.
    static STEMS: RefCell<Vec<(u64, u64)>> = const { RefCell::new(Vec::new()) };
}

/// Places for stems that are kept. A word has one of them, by its key; where another word has it, that one is forgotten.
const PLACES: usize = 1 << 14;

/// The key of a word's stem.
///
/// ```
/// use crosscheck::text::stem::stem;
/// assert_eq!(stem("attacked"), stem("Attacks"));
/// ```
pub fn stem(word: &str) -> u64 {
    stem_of(key(word), || word)
}

/// The same, for a word whose key is known, by which its stem mostly is as well.
#[inline]
pub fn stem_of<'a>(whole: u64, word: impl FnOnce() -> &'a str) -> u64 {
    STEMS.with_borrow_mut(|stems| {
        if stems.is_empty() {
            stems.resize(PLACES, (0, 0));
        }
        let kept = &mut stems[(whole ^ whole >> 32) as usize % PLACES];
        if kept.0 != whole || whole == 0 {
            *kept = (whole, key(&STEMMER.stem(&word().to_lowercase())));
        }
        kept.1
    })
}
