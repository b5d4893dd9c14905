//! Words: the one tokenizer of the program.
//!
//! A token is a span, a kind and a key. The key is a hash of the lower-cased word, so that every table of words is a
//! look-up of one number and no word is ever copied. Digits, hyphens, possessive endings and punctuation are tokens of
//! their own: "22-year-old" is five tokens and "Pakistan's" two, which lets a pattern name the part it needs.

pub use super::marks::{Marked, Marks};

use super::small::small_word;
use super::span::Span;
use rustc_hash::FxHashSet;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes ("don't") or inner stops ("U.S.", "a.m.").
    Word,
    /// Digits with inner commas and stops ("1,000", "6.1").
    Number,
    /// The possessive ending `'s` or `'`.
    Possessive,
    /// An opening or closing quotation mark.
    Quote,
    /// Any other mark.
    Mark,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether white space (or the start of the text) stands before it.
    pub spaced: bool,
    /// Hash of the lower-cased word; equal words have equal keys.
    pub key: u64,
    /// The tables of words that may know it; [`Marks::ALL`] where nobody has looked.
    pub marks: Marks,
}

impl Token {
    /// The words of the token.
    #[inline]
    pub fn text(self, text: &str) -> &str {
        self.span.of(text)
    }

    /// Its text, where it is a small word of grammar in the lower case, whatever the case it stands in: headlines and the
    /// wires of old are in capitals throughout.
    ///
    /// ```
    /// use crosscheck::text::{Span, words::tokenize};
    /// let text = "DEATH OF TWO";
    /// let mut tokens = Vec::new();
    /// tokenize(text, Span { start: 0, end: 12 }, &mut tokens);
    /// assert_eq!(tokens[1].small(text), "of");
    /// assert_eq!(tokens[0].small(text), "DEATH");
    /// ```
    pub fn small(self, text: &str) -> &str {
        let word = self.span.of(text);
        if !word.as_bytes().first().is_some_and(u8::is_ascii_uppercase) {
            return word;
        }
        small_word(self.key).unwrap_or(word)
    }

    /// Whether a table of words may know the token; where it may not, the table need not be asked.
    #[inline]
    pub fn may(self, table: Marks) -> bool {
        self.marks.meets(table)
    }

    /// Whether a set of words holds the token; where the set has a mark of its own, its marks tell.
    #[inline]
    pub fn is_of(self, set: &FxHashSet<u64>, mark: Marks) -> bool {
        self.may(mark) && (self.settles(mark) || set.contains(&self.key))
    }

    /// Whether the marks settle what a table knows: somebody has looked, and the table has a mark of its own.
    #[inline]
    pub fn settles(self, table: Marks) -> bool {
        self.marks != Marks::ALL && table != Marks::NONE_GIVEN
    }
}

/// Whether a line is set in capitals throughout, so that a capital says nothing of a word.
///
/// ```
/// use crosscheck::text::words::{shouted, tokenize};
/// use crosscheck::text::Span;
/// let told = |text: &str| {
///     let mut tokens = Vec::new();
///     tokenize(text, Span::new(0, text.len()), &mut tokens);
///     shouted(text, &tokens)
/// };
/// assert!(told("BLAST KILLS 10; 80 HURT"));
/// assert!(!told("UN, WHO and FAO meet"));
/// ```
pub fn shouted(text: &str, tokens: &[Token]) -> bool {
    /// Words of two letters and more that it takes; "UN AND WHO" over a column is no sentence.
    const WORDS: usize = 3;
    let mut words = 0;
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        let word = token.text(text);
        if word.bytes().any(|byte| byte.is_ascii_lowercase()) || !word.is_ascii() && word.contains(char::is_lowercase) {
            return false;
        }
        words += usize::from(word.chars().nth(1).is_some_and(char::is_uppercase));
    }
    words >= WORDS
}

/// The key of a word: its lower-cased bytes, eight at a time, each eight folded in by one multiplication. Typographic
/// apostrophes count as plain ones.
///
/// ```
/// use crosscheck::text::words::key;
/// assert_eq!(key("Türkiye"), key("TÜRKIYE"));
/// assert_eq!(key("don’t"), key("don't"));
/// ```
pub fn key(word: &str) -> u64 {
    if word.is_ascii() {
        return ascii_key(word);
    }
    let (mut hash, mut eight, mut filled) = (START, 0, 0);
    let mut buffer = [0u8; 4];
    for ch in word.chars().flat_map(char::to_lowercase) {
        let ch = if ch == '’' { '\'' } else { ch };
        for byte in ch.encode_utf8(&mut buffer).bytes() {
            eight |= u64::from(byte) << (8 * filled);
            filled += 1;
            if filled == 8 {
                (hash, eight, filled) = (fold(hash, eight), 0, 0);
            }
        }
    }
    if filled > 0 { fold(hash, eight) } else { hash }
}

/// The key of a word of plain letters, digits and marks, for constants; see [`key`].
pub const fn ascii_key(word: &str) -> u64 {
    let (mut hash, mut rest) = (START, word.as_bytes());
    while !rest.is_empty() {
        hash = fold(hash, lower(first_eight(rest)));
        rest = if rest.len() > 8 { rest.split_at(8).1 } else { &[] };
    }
    hash
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// Folds eight bytes of a word into its key.
#[inline]
const fn fold(hash: u64, eight: u64) -> u64 {
    const MIX: u128 = 0x9e37_79b9_7f4a_7c15;
    let product = (hash ^ eight) as u128 * MIX;
    product as u64 ^ (product >> 64) as u64
}

/// The first eight bytes, noughts behind the last.
const fn first_eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let (mut eight, mut at) = (0, 0);
    while at < bytes.len() {
        eight |= (bytes[at] as u64) << (8 * at);
        at += 1;
    }
    eight
}

/// One in each of eight bytes.
const ONES: u64 = u64::from_le_bytes([1; 8]);

/// The highest bit of each of eight bytes that lies from `from` to `to`.
#[inline]
const fn between(eight: u64, from: u8, to: u8) -> u64 {
    let low = eight & (ONES * 0x7f);
    let reached = low + ONES * (0x80 - from as u64);
    let passed = low + ONES * (0x7f - to as u64);
    reached & !passed & !eight & (ONES * 0x80)
}

/// Eight bytes with small letters for capitals.
#[inline]
const fn lower(eight: u64) -> u64 {
    eight | between(eight, b'A', b'Z') >> 2
}

/// The end of the plain letters of which the first stands at `start`, and the key of that word.
#[inline]
fn letters(bytes: &[u8], start: usize) -> (usize, u64) {
    let eight = match bytes.get(start..start + 8).and_then(|eight| eight.first_chunk()) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => first_eight(&bytes[start..]),
    };
    let small = eight | (ONES * 0x20);
    let others = between(small, b'a', b'z') ^ (ONES * 0x80);
    if others == 0 {
        return many_letters(bytes, start);
    }
    let bits = others.trailing_zeros() & !7;
    (start + bits as usize / 8, fold(START, small & !(u64::MAX << bits)))
}

/// The same of eight letters and more.
#[inline(never)]
fn many_letters(bytes: &[u8], start: usize) -> (usize, u64) {
    let letters = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (mut hash, mut at) = (START, start);
    let stop = start + letters;
    while at < stop {
        hash = fold(hash, lower(first_eight(&bytes[at..stop])));
        at = stop.min(at + 8);
    }
    (stop, hash)
}

/// Appends the tokens of `text[span]` to `tokens`, in order; they are disjoint and lie inside the span.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    cut(text, span, tokens, |_| Marks::ALL);
}

/// The same, each token with the tables that may know it.
pub fn tokenize_marked(text: &str, span: Span, marked: &Marked, tokens: &mut Vec<Token>) {
    cut(text, span, tokens, |key| marked.of(key));
}

#[inline]
fn cut(text: &str, span: Span, tokens: &mut Vec<Token>, marks: impl Fn(u64) -> Marks) {
    let bytes = text.as_bytes();
    let end = span.end as usize;
    let mut at = span.start as usize;
    let mut spaced = true;
    while at < end {
        let byte = bytes[at];
        if byte.is_ascii_whitespace() {
            spaced = true;
            at += 1;
            continue;
        }
        // Most tokens are plain letters or one plain mark.
        let plain = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {
                let (stop, key) = letters(bytes, at);
                ends(bytes, at, stop, end).then_some((TokenKind::Word, stop, key))
            }
            b'0'..=b'9' | b'"' | b'\'' | 0x80.. => None,
            _ => Some((TokenKind::Mark, at + 1, fold(START, u64::from(byte)))),
        };
        if let Some((kind, stop, key)) = plain {
            let (span, capital) = (Span::new(at, stop), byte.is_ascii_uppercase());
            let key =
                if key == WHO && &bytes[at..stop] == b"WHO" && !loud_beside(bytes, at, stop) { BODY } else { key };
            tokens.push(Token { span, kind, capital, spaced, key, marks: marks(key) });
            spaced = false;
            at = stop;
            continue;
        }
        let (kind, stop) = match byte {
            b'0'..=b'9' => (TokenKind::Number, number_end(bytes, at, end)),
            b'a'..=b'z' | b'A'..=b'Z' => (TokenKind::Word, word_end(text, at, end)),
            b'"' => (TokenKind::Quote, at + 1),
            b'\'' => apostrophe(text, at, at + 1, end, tokens, spaced),
            0..=0x7f => (TokenKind::Mark, at + 1),
            _ => {
                let ch = text[at..].chars().next().unwrap_or('\u{fffd}');
                let next = at + ch.len_utf8();
                match ch {
                    '’' | '‘' => apostrophe(text, at, next, end, tokens, spaced),
                    '“' | '”' | '„' | '«' | '»' => (TokenKind::Quote, next),
                    _ if ch.is_alphabetic() => (TokenKind::Word, word_end(text, at, end)),
                    _ if ch.is_whitespace() || ch == '\u{feff}' || ch == '\u{200b}' => {
                        spaced = true;
                        at = next;
                        continue;
                    }
                    _ => (TokenKind::Mark, next),
                }
            }
        };
        let stop = stop.min(end);
        let word = &text[at..stop];
        let key = key(word);
        tokens.push(Token {
            span: Span::new(at, stop),
            kind,
            capital: word.chars().next().is_some_and(char::is_uppercase),
            spaced,
            key,
            marks: marks(key),
        });
        spaced = false;
        at = stop;
    }
}

const WHO: u64 = ascii_key("who");
/// The key of "WHO", the World Health Organization, which is no "who".
const BODY: u64 = ascii_key("W.H.O");

/// Whether the words beside one are in capitals as well, so that its own say nothing.
fn loud_beside(bytes: &[u8], start: usize, stop: usize) -> bool {
    /// Bytes that are looked at on each side.
    const REACH: usize = 16;
    let before = &bytes[start.saturating_sub(REACH)..start];
    let behind = &bytes[stop..bytes.len().min(stop + REACH)];
    let small = |side: &[u8]| side.iter().any(u8::is_ascii_lowercase);
    !small(before) && !small(behind) && (before.len() + behind.len() > 0)
}

/// An apostrophe is a possessive ending after a word, else a quotation mark.
fn apostrophe(text: &str, at: usize, next: usize, end: usize, tokens: &[Token], spaced: bool) -> (TokenKind, usize) {
    let after_word = !spaced && tokens.last().is_some_and(|t| t.kind == TokenKind::Word && t.span.end as usize == at);
    if !after_word {
        return (TokenKind::Quote, next);
    }
    let rest = &text[next..end];
    let mut chars = rest.chars();
    if matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric) {
        return (TokenKind::Possessive, next + 1);
    }
    let plural = text[..at].ends_with(['s', 'S']);
    (if plural { TokenKind::Possessive } else { TokenKind::Quote }, next)
}

fn number_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        match bytes[at] {
            b'0'..=b'9' => at += 1,
            b',' | b'.' if at + 1 < end && bytes[at + 1].is_ascii_digit() => at += 1,
            _ => break,
        }
    }
    at
}

/// Whether a word ends behind its plain letters: what follows cannot belong to it.
#[inline]
fn ends(bytes: &[u8], start: usize, stop: usize, end: usize) -> bool {
    let goes_on = |next: u8| next >= 0x80 || next == b'\'' || next == b'.' && stop == start + 1;
    stop == end || stop < end && !goes_on(bytes[stop])
}

/// Where the word that starts at `start` ends. Letters go on; an apostrophe goes on between letters unless it opens a
/// possessive ending; stops go on inside chains of single letters ("U.S.", "p.m.").
fn word_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut run = 0; // letters since the last stop
    let mut chain = true; // only single letters between stops so far
    while at < end {
        let byte = bytes[at];
        if byte.is_ascii_alphabetic() {
            run += 1;
            chain &= run == 1;
            at += 1;
        } else if byte == b'.' && chain && run == 1 {
            let letter_next = at + 1 < end && bytes[at + 1].is_ascii_alphabetic();
            let single = letter_next && !(at + 2 < end && bytes[at + 2].is_ascii_alphabetic());
            if single || (!letter_next && at > start + 1) {
                at += 1;
                run = 0;
                if !letter_next {
                    break;
                }
            } else {
                break;
            }
        } else if byte >= 0x80 || byte == b'\'' {
            let ch = text[at..].chars().next().unwrap_or('\u{fffd}');
            let next = at + ch.len_utf8();
            if ch == '’' || ch == '\'' {
                let tail = &bytes[next..end];
                let letter = tail.first().is_some_and(u8::is_ascii_alphabetic);
                let possessive =
                    matches!(tail.first(), Some(b's' | b'S')) && !tail.get(1).is_some_and(u8::is_ascii_alphanumeric);
                if !letter || possessive || run == 0 {
                    break;
                }
                at = next;
            } else if ch.is_alphabetic() || ch == '\u{301}' || ch == '\u{308}' {
                run += 1;
                chain = false;
                at = next;
            } else {
                break;
            }
        } else {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn hyphens_numbers_and_possessives_are_tokens_of_their_own() {
        assert_eq!(words("a 22-year-old"), ["a", "22", "-", "year", "-", "old"]);
        assert_eq!(
            words("Pakistan’s army, troops' 1,000.5."),
            ["Pakistan", "’s", "army", ",", "troops", "'", "1,000.5", "."]
        );
    }

    #[test]
    fn chains_of_letters_keep_their_stops() {
        assert_eq!(words("the U.S. at 5 p.m. (TTP)."), ["the", "U.S.", "at", "5", "p.m.", "(", "TTP", ")", "."]);
        assert_eq!(words("He left. I.e. so"), ["He", "left", ".", "I.e.", "so"]);
    }

    #[test]
    fn a_token_has_the_key_of_its_words_however_it_was_cut() {
        let text = "A don't U.S. Ab. c. X; Türkiye’s O'Brien ABC’ 1,000 e";
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        assert!(tokens.iter().all(|t| t.key == key(t.text(text))));
        let capital = |t: &&Token| t.capital;
        let capitals: Vec<&str> = tokens.iter().filter(capital).map(|t| t.text(text)).collect();
        assert_eq!(capitals, ["A", "U.S.", "Ab", "X", "Türkiye", "O'Brien", "ABC"]);
    }

    #[test]
    fn an_inner_apostrophe_stays_in_the_word() {
        assert_eq!(words("don’t O'Brien 'scare' it's"), ["don’t", "O'Brien", "'", "scare", "'", "it", "'s"]);
    }
}
