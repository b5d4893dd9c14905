//! Stems: what the forms of a word have in common.

use super::words::key;
use frostem::{Algorithm, Stemmer};
use std::cell::RefCell;
use std::sync::LazyLock;

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));

thread_local! {
    /// Stems found so far: news says the same few thousand words again and again.
    static STEMS: RefCell<Vec<Shelf>> = const { RefCell::new(Vec::new()) };
}

/// Words that share a shelf, by their keys, with the keys of their stems; the last comer stands first. It has the length of
/// a line of the processor's own memory.
type Shelf = [(u64, u64); 4];

/// Shelves for stems that are kept. Where another word comes to a full one, the first comer is forgotten.
const SHELVES: usize = 1 << 12;

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
pub struct Stems<'a>(&'a mut [Shelf]);

impl Stems<'_> {
    /// Looks up the stems of many words.
    pub fn look<T>(words: impl FnOnce(&mut Stems) -> T) -> T {
        STEMS.with_borrow_mut(|stems| {
            if stems.is_empty() {
                stems.resize(SHELVES, Shelf::default());
            }
            words(&mut Stems(stems))
        })
    }

    /// The key of the stem of a word whose own key is known.
    #[inline]
    pub fn of<'a>(&mut self, whole: u64, word: impl FnOnce() -> &'a str) -> u64 {
        let shelf = &mut self.0[(whole ^ whole >> 32) as usize % SHELVES];
        match shelf.iter().find(|(word, _)| *word == whole && whole != 0) {
            Some((_, stem)) => *stem,
            None => put(shelf, whole, word()),
        }
    }
}

/// Finds the stem of a word and puts it on its shelf.
#[inline(never)]
fn put(shelf: &mut Shelf, whole: u64, word: &str) -> u64 {
    let stem = match word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        true => key(&STEMMER.stem(word)),
        false => key(&STEMMER.stem(&word.to_lowercase())),
    };
    shelf.rotate_right(1);
    shelf[0] = (whole, stem);
    stem
}
