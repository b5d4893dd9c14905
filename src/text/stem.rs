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
    Stems::look(|stems| stems.of(key(word), || word))
}

/// The stems that were found so far, for many words in a row.
pub struct Stems<'a>(&'a mut [(u64, u64)]);

impl Stems<'_> {
    /// Looks up the stems of many words.
    pub fn look<T>(words: impl FnOnce(&mut Stems) -> T) -> T {
        STEMS.with_borrow_mut(|stems| {
            if stems.is_empty() {
                stems.resize(PLACES, (0, 0));
            }
            words(&mut Stems(stems))
        })
    }

    /// The key of the stem of a word whose own key is known.
    #[inline]
    pub fn of<'a>(&mut self, whole: u64, word: impl FnOnce() -> &'a str) -> u64 {
        let kept = &mut self.0[(whole ^ whole >> 32) as usize % PLACES];
        if kept.0 != whole || whole == 0 {
            *kept = (whole, key(&STEMMER.stem(&word().to_lowercase())));
        }
        kept.1
    }
}
