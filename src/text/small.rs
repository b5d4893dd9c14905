//! Small words of grammar, found by their keys: what a headline or a wire of old sets in capitals is read like any other.

use super::words::ascii_key;

/// Small words of grammar, by their keys.
const SMALL: [(u64, &str); 60] = small([
    "a", "about", "after", "ago", "an", "and", "around", "as", "at", "before", "but", "by", "earlier", "early", "for",
    "from", "had", "has", "have", "he", "her", "his", "in", "into", "its", "last", "late", "later", "my", "next", "no",
    "not", "of", "off", "on", "or", "our", "over", "said", "same", "since", "she", "that", "the", "their", "them",
    "these", "they", "this", "those", "to", "under", "until", "was", "were", "which", "who", "whom", "whose", "with",
]);

const fn small<const N: usize>(words: [&'static str; N]) -> [(u64, &'static str); N] {
    let mut table = [(0, ""); N];
    let mut at = 0;
    while at < N {
        table[at] = (ascii_key(words[at]), words[at]);
        at += 1;
    }
    table
}

/// By some bits of its key, the number of each small word, from 1; the next place where one is taken.
const SMALL_AT: [u8; SMALL_PLACES] = {
    let mut places = [0; SMALL_PLACES];
    let mut number = 0;
    while number < SMALL.len() {
        let mut at = small_place(SMALL[number].0);
        while places[at] != 0 {
            at = (at + 1) % SMALL_PLACES;
        }
        number += 1;
        places[at] = number as u8;
    }
    places
};

const SMALL_PLACES: usize = 256;

const fn small_place(key: u64) -> usize {
    (key ^ key >> 32) as usize % SMALL_PLACES
}

/// The small word of grammar of a key, where there is one.
#[inline]
pub(super) fn small_word(key: u64) -> Option<&'static str> {
    let mut at = small_place(key);
    while SMALL_AT[at] != 0 {
        let (small, word) = SMALL[SMALL_AT[at] as usize - 1];
        if small == key {
            return Some(word);
        }
        at = (at + 1) % SMALL_PLACES;
    }
    None
}
