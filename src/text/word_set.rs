//! Sets of words: most words of a text are in none of them, and are turned away by one bit.

use std::iter::Filter;
use std::slice::Iter;

/// The keys of a set.
pub type Keys<'a> = Filter<Iter<'a, u64>, fn(&&u64) -> bool>;

/// A set of words by their keys. The keys are hashes already and name their places; a word that is in no set, as most are,
/// is known by a bit that no word has set.
///
/// ```
/// use crosscheck::text::words::{WordSet, key};
/// let set: WordSet = ["fire", "flood"].map(key).into_iter().collect();
/// assert!(set.contains(&key("Flood")) && !set.contains(&key("storm")));
/// ```
#[derive(Clone, Debug)]
pub struct WordSet {
    /// A power of two of them.
    bits: Vec<u64>,
    /// A power of two of them, at most half of them taken: a key at the place that it names or behind it, else 0, which is
    /// the key of no word.
    places: Vec<u64>,
    len: usize,
}

impl Default for WordSet {
    fn default() -> WordSet {
        WordSet { bits: vec![0], places: vec![0], len: 0 }
    }
}

impl WordSet {
    /// Bits for each word, so that hardly any other word has the same.
    const BITS: usize = 16;

    /// Whether a word is in it.
    #[inline]
    pub fn contains(&self, key: &u64) -> bool {
        let bits = self.bits[(*key >> 32) as usize & (self.bits.len() - 1)];
        bits >> (*key >> 58) & 1 == 1 && self.has(*key)
    }

    fn has(&self, key: u64) -> bool {
        let found = self.places[self.place(key)];
        found == key && found != 0
    }

    /// The place of a key, or the first free one where it would stand.
    fn place(&self, key: u64) -> usize {
        let last = self.places.len() - 1;
        let mut at = key as usize & last;
        while self.places[at] != 0 && self.places[at] != key {
            at = (at + 1) & last;
        }
        at
    }

    /// Adds a word, and says whether it is new.
    pub fn insert(&mut self, key: u64) -> bool {
        if key == 0 || self.has(key) {
            return false;
        }
        self.len += 1;
        if self.len * 2 > self.places.len() || self.len * WordSet::BITS > self.bits.len() * 64 {
            let keys: Vec<u64> = self.iter().copied().collect();
            self.places = vec![0; (self.len * 4).next_power_of_two()];
            self.bits = vec![0; (self.len * 2 * WordSet::BITS / 64).next_power_of_two()];
            keys.into_iter().for_each(|key| self.put(key));
        }
        self.put(key);
        true
    }

    fn put(&mut self, key: u64) {
        let (place, bits) = (self.place(key), (key >> 32) as usize & (self.bits.len() - 1));
        self.places[place] = key;
        self.bits[bits] |= 1 << (key >> 58);
    }

    /// Its words.
    pub fn iter(&self) -> Keys<'_> {
        self.places.iter().filter(|key| **key != 0)
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl<'a> IntoIterator for &'a WordSet {
    type Item = &'a u64;
    type IntoIter = Keys<'a>;

    fn into_iter(self) -> Keys<'a> {
        self.iter()
    }
}

impl<'a> Extend<&'a u64> for WordSet {
    fn extend<I: IntoIterator<Item = &'a u64>>(&mut self, keys: I) {
        self.extend(keys.into_iter().copied());
    }
}

impl Extend<u64> for WordSet {
    fn extend<I: IntoIterator<Item = u64>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

impl FromIterator<u64> for WordSet {
    fn from_iter<I: IntoIterator<Item = u64>>(keys: I) -> WordSet {
        let mut set = WordSet::default();
        set.extend(keys);
        set
    }
}

#[cfg(test)]
mod tests {
    use super::WordSet;
    use crate::text::words::key;

    #[test]
    fn a_set_has_the_words_that_were_added_and_no_others() {
        let words: Vec<String> = (0..500).map(|number| format!("word{number}")).collect();
        let (own, others) = words.split_at(250);
        let mut set: WordSet = own.iter().map(|word| key(word)).collect();
        assert!(own.iter().all(|word| set.contains(&key(word))));
        assert!(!others.iter().any(|word| set.contains(&key(word))));
        assert!(set.len() == own.len() && set.iter().count() == own.len());
        assert!(!set.insert(key("word7")) && !set.insert(0) && !set.contains(&0) && !WordSet::default().contains(&7));
    }
}
