//! Words: the one tokenizer of the program.
//!
//! A token is a span, a kind and a key. The key is a hash of the lower-cased word, so that every table of words is a
//! look-up of one number and no word is ever copied. Digits, hyphens, possessive endings and punctuation are tokens of
//! their own: "22-year-old" is five tokens and "Pakistan's" two, which lets a pattern name the part it needs.

pub use super::keys::{ascii_key, key, key_at};
pub use super::marks::{Capitals, Gist, Marked, Marks};
pub use super::word_set::WordSet;

use super::keys::{Letters, byte_key, mark_key, more_letters, short_key};
use super::small::small_word;
use super::span::Span;

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
    /// The number of its word in the table in which it was looked up; [`Marked::UNKNOWN`] where that has none.
    pub word: u32,
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
    pub fn is_of(self, set: &WordSet, mark: Marks) -> bool {
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
    let mut loud = Loud::default();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        loud.hear(token.text(text));
        if loud.small {
            return false;
        }
    }
    loud.throughout()
}

/// How loud a line is.
#[derive(Default)]
struct Loud {
    /// Whether one of its words has a small letter.
    small: bool,
    /// Its words of two letters and more without one.
    words: usize,
}

impl Loud {
    fn hear(&mut self, word: &str) {
        let small = |word: &str| !word.is_ascii() && word.contains(char::is_lowercase);
        self.small |= word.bytes().any(|byte| byte.is_ascii_lowercase()) || small(word);
        self.words += usize::from(word.chars().nth(1).is_some_and(char::is_uppercase));
    }

    /// Whether all words are in capitals. "UN AND WHO" over a column is no sentence.
    fn throughout(&self) -> bool {
        const WORDS: usize = 3;
        !self.small && self.words >= WORDS
    }
}

/// Appends the tokens of `text[span]` to `tokens`, in order; they are disjoint and lie inside the span.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    cut(text, span, tokens, Marks::ALL);
}

/// The same, each token with the tables that may know it; returns what is known of all of them together.
pub fn tokenize_marked(text: &str, span: Span, marked: &Marked, tokens: &mut Vec<Token>) -> Gist {
    let first = tokens.len();
    let shouted = cut(text, span, tokens, Marks::NONE);
    let (mut marks, mut capitals, mut bit) = (Marks::NONE, Capitals::default(), Capitals::FIRST);
    // Words are looked up when all are cut: no look-up then waits for where the word before it ends.
    for token in &mut tokens[first..] {
        let (word, known) = marked.of(token.key);
        (token.word, token.marks) = (word, known.or(token.marks));
        marks = marks.or(token.marks);
        bit = capitals.note(bit, token.capital);
    }
    Gist { marks, shouted, capitals }
}

/// Cuts text into tokens that have marks of their own beside `marks`, and says whether all of it is in capitals.
fn cut(text: &str, span: Span, tokens: &mut Vec<Token>, marks: Marks) -> bool {
    let bytes = text.as_bytes();
    let end = span.end as usize;
    let mut at = span.start as usize;
    let mut spaced = true;
    let mut loud = Loud::default();
    while at < end {
        let letters = Letters::at(bytes, at);
        let piece = match plain(bytes, at, end, letters, &mut loud) {
            Some(piece) => piece,
            None => match odd(text, at, end, tokens, spaced) {
                Ok(piece) => {
                    if piece.kind == TokenKind::Word {
                        loud.hear(&text[at..piece.stop]);
                    }
                    piece
                }
                Err(blank) => {
                    (at, spaced) = (blank, true);
                    continue;
                }
            },
        };
        let Piece { kind, stop, key, capital, own, blank } = piece;
        let (span, marks) = (Span::new(at, stop), marks.or(own));
        tokens.push(Token { span, kind, capital, spaced, word: Marked::UNKNOWN, key, marks });
        (at, spaced) = (stop + usize::from(blank), blank);
    }
    loud.throughout()
}

/// What is cut at one place of a text.
struct Piece {
    kind: TokenKind,
    /// Where it ends.
    stop: usize,
    key: u64,
    capital: bool,
    /// The marks that it has by what it is made of.
    own: Marks,
    /// Whether a blank stands behind it, as behind most.
    blank: bool,
}

/// A word of plain letters or a mark that is one token, whatever stands beside it: what nearly all tokens are. `letters`
/// are those at `at`.
#[inline(always)]
fn plain(bytes: &[u8], at: usize, end: usize, letters: Letters, loud: &mut Loud) -> Option<Piece> {
    let first = letters.first();
    if letters.count == 0 {
        let mark = first.is_ascii_punctuation() && first != b'"' && first != b'\'';
        let (key, blank) = (byte_key(first), bytes.get(at + 1) == Some(&b' '));
        let piece = Piece { kind: TokenKind::Mark, stop: at + 1, key, capital: false, own: Marks::NONE, blank };
        return mark.then_some(piece);
    }
    let (mut stop, mut key, mut small) = (at + letters.count, letters.key(), letters.small());
    let behind = letters.behind().unwrap_or_else(|| {
        let more;
        (stop, key, more) = more_letters(bytes, stop, key);
        small |= more;
        bytes.get(stop).copied().unwrap_or_default()
    });
    let blank = behind == b' ';
    // What follows may belong to the word.
    if stop >= end || !blank && (behind >= 0x80 || behind == b'\'' || behind == b'.' && letters.count == 1) {
        return None;
    }
    if small {
        loud.small = true;
    } else {
        loud.words += usize::from(letters.count > 1);
        if key == WHO {
            key = who(bytes, at, stop);
        }
    }
    Some(Piece { kind: TokenKind::Word, stop, key, capital: first < b'a', own: Marks::NONE, blank })
}

/// What stands at `at` where that is neither; of a blank its end alone.
#[inline(never)]
fn odd(text: &str, at: usize, end: usize, tokens: &[Token], spaced: bool) -> Result<Piece, usize> {
    let bytes = text.as_bytes();
    let (kind, stop) = match bytes[at] {
        byte if byte.is_ascii_whitespace() => return Err(at + 1),
        byte if byte.is_ascii_digit() => (TokenKind::Number, number_end(bytes, at, end)),
        byte if byte.is_ascii_alphabetic() => (TokenKind::Word, word_end(text, at, end)),
        b'"' | b'\'' | 0x80.. => other(text, at, end, tokens, spaced)?,
        _ => (TokenKind::Mark, at + 1),
    };
    let stop = stop.min(end);
    let (key, own) = match kind {
        TokenKind::Word => (key(&text[at..stop]), Marks::NONE),
        TokenKind::Number => (short_key(bytes, at, stop), figures(bytes, at, stop)),
        TokenKind::Quote => (mark_key(bytes, at, stop), Marks::QUOTE),
        TokenKind::Mark | TokenKind::Possessive => (mark_key(bytes, at, stop), Marks::NONE),
    };
    let capital = kind == TokenKind::Word && text[at..].starts_with(char::is_uppercase);
    Ok(Piece { kind, stop, key, capital, own, blank: stop < end && bytes[stop] == b' ' })
}

/// What a token is that begins with neither a letter nor a digit nor a plain mark, with its end; of a blank the end alone.
fn other(text: &str, at: usize, end: usize, tokens: &[Token], spaced: bool) -> Result<(TokenKind, usize), usize> {
    let ch = text[at..].chars().next().unwrap_or('\u{fffd}');
    let next = at + ch.len_utf8();
    Ok(match ch {
        '\'' | '’' | '‘' => apostrophe(text, at, next, end, tokens, spaced),
        '"' | '“' | '”' | '„' | '«' | '»' => (TokenKind::Quote, next),
        _ if ch.is_alphabetic() => (TokenKind::Word, word_end(text, at, end)),
        _ if ch.is_whitespace() || ch == '\u{feff}' || ch == '\u{200b}' => return Err(next),
        _ => (TokenKind::Mark, next),
    })
}

/// The marks of digits: whether they may be a time by themselves, as "2014", "7:30" and "1st" may be and "5," may not.
fn figures(bytes: &[u8], start: usize, stop: usize) -> Marks {
    let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let behind = bytes.get(stop).copied().unwrap_or(b' ');
    let loose = matches!(before, b' ' | b'\n' | b'(' | b'$')
        && matches!(behind, b' ' | b'\n' | b'.' | b',' | b';' | b')' | b'%');
    if loose && stop - start < 4 { Marks::DIGITS } else { Marks::DIGITS.or(Marks::DATED) }
}

const WHO: u64 = ascii_key("who");
/// The key of "WHO", the World Health Organization, which is no "who".
const BODY: u64 = ascii_key("W.H.O");

/// The key of a "who" that begins with a capital.
#[cold]
fn who(bytes: &[u8], start: usize, stop: usize) -> u64 {
    if &bytes[start..stop] == b"WHO" && !loud_beside(bytes, start, stop) { BODY } else { WHO }
}

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
