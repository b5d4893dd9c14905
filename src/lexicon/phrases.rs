//! Phrases: a table from runs of words to values, looked up by the key of the first word.

use crate::text::words::{Marks, Token, key, tokenize};
use crate::text::{Span, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// One run of words and what it stands for: the keys behind the first word, and the value.
type Entry<T> = (Box<[u64]>, T);

/// The phrases that begin with one word, longest first.
#[derive(Clone, Debug)]
struct Beginning<T> {
    entries: Vec<Entry<T>>,
    /// The second words of those of more words than this one. A town may begin like hundreds of others ("San …"): they
    /// are told apart here, without a look at the entries.
    seconds: Vec<u64>,
    /// One bit for each second word: where the next word has none, not even those need be looked at.
    bits: u64,
}

impl<T> Beginning<T> {
    /// The numbers of those that the next word of a text leaves possible, longest first.
    #[inline]
    fn before(&self, next: Option<&Token>) -> Range<usize> {
        let goes_on = next.is_some_and(|token| self.bits & bit(token.key) != 0);
        if goes_on { 0..self.entries.len() } else { self.seconds.len()..self.entries.len() }
    }

    /// The words behind the first and the value of a phrase, where those words stand in a text.
    #[inline]
    fn stands(&self, number: usize, behind: &[Token]) -> Option<&Entry<T>> {
        if let Some(second) = self.seconds.get(number)
            && behind.first().is_none_or(|token| token.key != *second)
        {
            return None;
        }
        let entry = &self.entries[number];
        let words = behind.get(..entry.0.len())?;
        words.iter().zip(&entry.0).all(|(token, key)| token.key == *key).then_some(entry)
    }
}

/// One of 64 bits for a word.
fn bit(key: u64) -> u64 {
    1 << (key >> 58)
}

/// A table from phrases to values. The longest phrase wins.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    entries: FxHashMap<u64, Beginning<T>>,
    /// With which words phrases open.
    openings: Openings,
    /// The mark of tokens that may begin a phrase.
    mark: Marks,
}

/// The one word of each phrase of a table, or its first two, as bits. Of the words with which phrases begin the most are
/// common ones ("a", "in"), and begin none where they stand; they are passed over here, without a look-up.
#[derive(Clone, Debug, Default)]
struct Openings {
    /// A power of two of them.
    bits: Vec<u64>,
    keys: Vec<u64>,
}

impl Openings {
    /// Bits for each opening: hardly any other word or pair has the same.
    const EACH: usize = 16;

    /// The key of two words that follow one another.
    #[inline]
    fn pair(first: u64, second: u64) -> u64 {
        first.rotate_left(27) ^ second
    }

    fn add(&mut self, key: u64) {
        self.keys.push(key);
        if self.keys.len() * Openings::EACH > self.bits.len() * 64 {
            self.bits = vec![0; (self.bits.len() * 2).max(1)];
            (0..self.keys.len()).for_each(|at| self.set(self.keys[at]));
        }
        self.set(key);
    }

    fn set(&mut self, key: u64) {
        let at = self.place(key);
        self.bits[at] |= bit(key);
    }

    #[inline]
    fn place(&self, key: u64) -> usize {
        (key >> 32) as usize & (self.bits.len() - 1)
    }

    #[inline]
    fn has(&self, key: u64) -> bool {
        self.bits[self.place(key)] & bit(key) != 0
    }

    /// Whether a phrase may open with a word before the next one.
    #[inline]
    fn may(&self, first: u64, next: Option<&Token>) -> bool {
        let two = |next: &Token| self.has(Openings::pair(first, next.key));
        !self.bits.is_empty() && (self.has(first) || next.is_some_and(two))
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { entries: FxHashMap::default(), openings: Openings::default(), mark: Marks::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; case and the kind of apostrophe do not matter. A phrase without words is left out.
    pub fn add(&mut self, phrase: &str, value: T) {
        let keys = keys(phrase);
        let Some((&first, rest)) = keys.split_first() else { return };
        let new = || Beginning { entries: Vec::new(), seconds: Vec::new(), bits: 0 };
        let list = self.entries.entry(first).or_insert_with(new);
        let at = list.entries.partition_point(|(other, _)| other.len() >= rest.len());
        list.entries.insert(at, (rest.into(), value));
        if let Some(second) = rest.first() {
            list.seconds.insert(at, *second);
            list.bits |= bit(*second);
        }
        self.openings.add(rest.first().map_or(first, |second| Openings::pair(first, *second)));
    }

    /// The longest phrase that begins at token `at`, with the index of the token behind it.
    #[inline]
    pub fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, &T)> {
        // Most tokens are settled by their marks, without a call.
        if self.may(tokens, at) { self.known(tokens, at) } else { None }
    }

    /// The next token, at `at` or behind it, at which a phrase may begin.
    #[inline]
    pub fn next(&self, tokens: &[Token], at: usize) -> Option<usize> {
        tokens.get(at..)?.iter().position(|token| token.may(self.mark)).map(|next| at + next)
    }

    /// The tokens at which a phrase may begin.
    #[inline]
    pub fn places(&self, tokens: &[Token]) -> impl Iterator<Item = usize> {
        let marked = tokens.iter().enumerate().filter(|(_, token)| token.may(self.mark));
        let opens = |(at, token): &(usize, &Token)| self.openings.may(token.key, tokens.get(at + 1));
        marked.filter(opens).map(|(at, _)| at)
    }

    /// Whether a phrase may begin at token `at`.
    #[inline]
    fn may(&self, tokens: &[Token], at: usize) -> bool {
        let opens = |token: &Token| self.openings.may(token.key, tokens.get(at + 1));
        tokens.get(at).is_some_and(|token| token.may(self.mark) && opens(token))
    }

    #[inline(never)]
    fn known(&self, tokens: &[Token], at: usize) -> Option<(usize, &T)> {
        self.standing(tokens, at, true).next()
    }

    /// Every phrase that begins at token `at`, longest first.
    pub fn all(&self, tokens: &[Token], at: usize) -> impl Iterator<Item = (usize, &T)> {
        self.standing(tokens, at, self.may(tokens, at))
    }

    /// The same, where one may begin there.
    #[inline]
    fn standing(&self, tokens: &[Token], at: usize, may: bool) -> impl Iterator<Item = (usize, &T)> {
        let token = tokens.get(at).filter(|_| may);
        let list = token.and_then(|token| self.entries.get(&token.key));
        let behind = tokens.get(at + 1..).unwrap_or_default();
        let numbers = list.map_or(0..0, |list| list.before(behind.first()));
        numbers.filter_map(move |number| {
            let (rest, value) = list?.stands(number, behind)?;
            Some((at + 1 + rest.len(), value))
        })
    }

    /// The longest phrase that ends right before token `end`, with the index of its first token.
    #[inline]
    pub fn longest_before(&self, tokens: &[Token], end: usize) -> Option<(usize, &T)> {
        const REACH: usize = 5;
        let from = end.saturating_sub(REACH);
        // Of most places the marks of the few words before tell that no phrase ends there.
        let near = tokens.get(from..end.min(tokens.len()))?;
        if Marks::any(near).meets(self.mark) { self.ending(tokens, from, end) } else { None }
    }

    /// The longest phrase from one of some tokens to the last of them.
    #[inline(never)]
    fn ending(&self, tokens: &[Token], from: usize, end: usize) -> Option<(usize, &T)> {
        (from..end).filter(|start| self.may(tokens, *start)).find_map(|start| {
            let found = self.all(tokens, start).find(|(stop, _)| *stop == end);
            found.map(|(_, value)| (start, value))
        })
    }

    /// All phrases: the key of the first word, those behind it, and the value; those of one first word longest first.
    pub fn entries(&self) -> impl Iterator<Item = (u64, &[u64], &T)> {
        self.entries.iter().flat_map(|(first, list)| list.entries.iter().map(|(rest, value)| (*first, &**rest, value)))
    }

    /// The mark of tokens that may begin a phrase.
    #[inline]
    pub fn mark(&self) -> Marks {
        self.mark
    }

    /// Gives the table a mark: tokens without it begin no phrase.
    pub(super) fn set_mark(&mut self, mark: Marks) {
        self.mark = mark;
    }

    /// The keys of the first words of all phrases.
    pub fn firsts(&self) -> impl Iterator<Item = u64> {
        self.entries.keys().copied()
    }

    /// Whether a phrase begins with a word.
    pub fn begins(&self, first: u64) -> bool {
        self.entries.contains_key(&first)
    }

    /// The keys of the words right behind a first word.
    pub fn seconds(&self, first: u64) -> impl Iterator<Item = u64> {
        let list = self.entries.get(&first).into_iter().flat_map(|list| &list.entries);
        list.filter_map(|(rest, _)| rest.first().copied())
    }

    /// The value of a phrase that is exactly this one word.
    pub fn word(&self, key: u64) -> Option<&T> {
        let list = self.entries.get(&key)?;
        list.entries.get(list.seconds.len()).map(|(_, value)| value)
    }
}

/// The keys of the words of a phrase, as the tokenizer cuts them.
pub fn keys(phrase: &str) -> Vec<u64> {
    let mut tokens = Vec::new();
    tokenize(phrase, Span::new(0, phrase.len()), &mut tokens);
    // "'s" standing alone is tokenized as a quotation mark and a letter; in running text it is one ending.
    if tokens.len() == 2 && tokens[0].kind == TokenKind::Quote && phrase.starts_with('\'') {
        return vec![key(phrase)];
    }
    tokens.iter().map(|token| token.key).collect()
}
