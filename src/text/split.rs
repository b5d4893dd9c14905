//! The sentence splitter: where one sentence of a paragraph ends and the next begins.
//!
//! A byte scan finds the marks `.`, `!`, `?` and `…`; everything else is settled at those places from the word before
//! and the word after. Most stops are settled by two bytes. Words come from a table of abbreviation classes; the next
//! word is looked at only when the class of the one before needs it. Quotations are split like other text.

use super::span::Span;
use super::words::key;
use rustc_hash::FxHashMap;

/// What an abbreviation asks of the word after its stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// "Mr.", "Gen.": never ends a sentence.
    Title,
    /// "e.g.", "vs.": never ends a sentence.
    Latin,
    /// "No.", "Jan.": not before a digit.
    Number,
    /// "Inc.", "Corp.": ends one unless a company word or lower case follows.
    Company,
    /// "Calif.", "St.": ends one only before a word that opens sentences.
    Place,
    /// "p.m.", "a.m.": ends one unless a zone, weekday or month follows.
    Clock,
    /// "etc.", "Jr.": ends one before a word that opens sentences.
    Tail,
}

/// The tables of the splitter, filled from the lexicon.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    /// Class of each abbreviation, by the key of its letters without the last stop.
    pub classes: FxHashMap<u64, Abbreviation>,
    /// Function words that open sentences.
    pub starters: rustc_hash::FxHashSet<u64>,
    /// Words that may follow a clock time: zones, weekdays, months.
    pub after_clock: rustc_hash::FxHashSet<u64>,
}

/// Appends the sentences of one paragraph to `sentences`: disjoint, in order, without the blanks around them.
pub fn split(text: &str, paragraph: Span, tables: &Abbreviations, sentences: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let end = paragraph.end as usize;
    let mut start = skip_blanks(text, paragraph.start as usize, end);
    let mut at = start;
    while let Some(stop) = next_mark(bytes, at, end) {
        let Some(boundary) = judge(text, start, stop, end, tables) else {
            at = stop + 1;
            continue;
        };
        push(text, start, boundary, sentences);
        start = skip_blanks(text, boundary, end);
        at = start;
    }
    push(text, start, end, sentences);
}

fn push(text: &str, start: usize, end: usize, sentences: &mut Vec<Span>) {
    let trimmed = text[start..end].trim_end().len();
    if trimmed > 0 {
        sentences.push(Span::new(start, start + trimmed));
    }
}

fn skip_blanks(text: &str, at: usize, end: usize) -> usize {
    let rest = &text[at..end];
    end - rest.trim_start().len()
}

fn next_mark(bytes: &[u8], at: usize, end: usize) -> Option<usize> {
    let mut from = at;
    loop {
        let ascii = memchr::memchr3(b'.', b'!', b'?', &bytes[from..end]).map(|i| from + i);
        // `…` is E2 80 A6; its last byte is rare enough to look for by itself.
        let limit = ascii.unwrap_or(end);
        match memchr::memchr(0xA6, &bytes[from..limit]).map(|i| from + i) {
            Some(i) if i >= 2 && bytes[i - 2..i] == [0xE2, 0x80] => return Some(i),
            Some(i) => from = i + 1,
            None => return ascii,
        }
    }
}

/// Decides about the mark whose last byte is at `stop`; the boundary lies behind the closers that go with it.
fn judge(text: &str, start: usize, stop: usize, end: usize, tables: &Abbreviations) -> Option<usize> {
    let bytes = text.as_bytes();
    let plain = bytes[stop] == b'.';
    let mut at = stop + 1;
    // Cheap rejection: most inner stops have a letter or digit right behind them.
    if plain && at < end && bytes[at].is_ascii_alphanumeric() {
        return glued(text, start, stop, end, tables);
    }
    at = swallow_run(text, at, end);
    let run = at > stop + 1;
    let closed = swallow_closers(text, at, end);
    let quote = closed > at;
    at = closed;
    if at >= end {
        return None; // the paragraph ends here anyway
    }
    let next_at = skip_blanks(text, at, end);
    if next_at >= end {
        return None;
    }
    let glued_closer = next_at == at;
    let opened = text[next_at..end].trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«']);
    let opens = opened.len() < end - next_at;
    let next = opened.chars().next()?;
    if glued_closer && !(quote && next.is_uppercase()) {
        return None;
    }
    if matches!(next, ',' | ';' | ':' | ')' | ']' | '.') {
        return None;
    }
    if next.is_lowercase() {
        return None;
    }
    if !plain || run {
        return Some(at);
    }
    if !next.is_alphanumeric() && !opens {
        // A dash or bullet after the stop: a new unit after a plain word, none after an abbreviation.
        let dash = matches!(next, '-' | '–' | '—' | '•' | '*' | '#' | '@' | '$' | '£' | '€');
        if !dash {
            return None;
        }
    }
    let before = word_before(text, start, stop);
    if before.is_empty() {
        // " .": the stop stands alone; it closes what came before.
        return (stop > start).then_some(at);
    }
    let next_word = first_word(opened);
    ends_after(text, start, stop, before, next_word, next, opens || quote, tables).then_some(at)
}

/// Whether a sentence ends after `before` and its stop.
#[allow(clippy::too_many_arguments)]
fn ends_after(
    text: &str,
    start: usize,
    stop: usize,
    before: &str,
    next_word: &str,
    next: char,
    marked: bool,
    tables: &Abbreviations,
) -> bool {
    let starter = || tables.starters.contains(&key(next_word));
    let tail = before.rsplit(['-', '/', '–']).next().unwrap_or(before);
    if let Some(class) = tables.classes.get(&key(tail)) {
        return match class {
            Abbreviation::Title | Abbreviation::Latin => false,
            Abbreviation::Number => !next.is_ascii_digit() && (marked || starter()),
            Abbreviation::Company => next.is_uppercase() && !tables.classes.contains_key(&key(next_word)),
            Abbreviation::Place | Abbreviation::Tail => marked || starter(),
            Abbreviation::Clock => next.is_uppercase() && !tables.after_clock.contains(&key(next_word)),
        };
    }
    let mut letters = tail.chars().filter(|c| c.is_alphabetic());
    let single = letters.next().is_some() && letters.next().is_none();
    if tail.contains('.') && tail.split('.').all(|part| part.chars().count() <= 1) {
        return marked || starter(); // "U.S." and other chains of letters
    }
    if single && tail.chars().all(char::is_uppercase) {
        // An initial, unless the sentence goes "... and I. The": a lower-case word before and an opener behind.
        let lead = text[start..stop - tail.len()].trim_end();
        return lead.ends_with(char::is_lowercase) && starter();
    }
    if before.len() <= 3 && before.bytes().all(|b| b.is_ascii_digit()) && stop - before.len() == start {
        return false; // "1. First item"
    }
    true
}

/// A stop glued between two words, as in "home.The": two lower-case letters before, a capital and a small letter behind.
fn glued(text: &str, start: usize, stop: usize, end: usize, tables: &Abbreviations) -> Option<usize> {
    let bytes = text.as_bytes();
    let small = |i: usize| i >= start && bytes[i].is_ascii_lowercase();
    let before_ok = stop >= start + 2 && small(stop - 1) && small(stop - 2);
    let after_ok = stop + 2 < end && bytes[stop + 1].is_ascii_uppercase() && bytes[stop + 2].is_ascii_lowercase();
    if !before_ok || !after_ok {
        return None;
    }
    let before = word_before(text, start, stop);
    let odd = |c: char| matches!(c, '/' | '@' | '#' | '.' | '_');
    let after = text[stop + 1..end].split(char::is_whitespace).next().unwrap_or("");
    if before.contains(odd) || after.trim_end_matches('.').contains(odd) || tables.classes.contains_key(&key(before)) {
        return None;
    }
    Some(stop + 1)
}

fn swallow_run(text: &str, mut at: usize, end: usize) -> usize {
    loop {
        let rest = &text[at..end];
        let tight = rest.trim_start_matches(['.', '!', '?', '…']);
        let mut next = end - tight.len();
        while let Some(spaced) = text[next..end].strip_prefix(" .") {
            // ". . ." is one mark; " ." before a new sentence is taken as damage and closed as well.
            next = end - spaced.len();
        }
        if next == at {
            return at;
        }
        at = next;
    }
}

fn swallow_closers(text: &str, at: usize, end: usize) -> usize {
    let mut rest = &text[at..end];
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(['"', '”', '’', '\'', ')', ']', '»']);
        if rest.len() < before {
            // `.”.`: a second stop behind the quotation mark.
            rest = rest.trim_start_matches('.');
        }
        if let Some(inner) = rest.strip_prefix('[') {
            let digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
            if digits.len() < inner.len() && digits.starts_with(']') {
                rest = &digits[1..];
            }
        }
        if let Some(spaced) = rest.strip_prefix(" \"").or_else(|| rest.strip_prefix(" ”")) {
            // A closing mark set apart: `so ."` and `so . "` at the end of a line.
            if spaced.is_empty() {
                rest = spaced;
            }
        }
        if rest.len() == before {
            return end - rest.len();
        }
    }
}

fn word_before(text: &str, start: usize, stop: usize) -> &str {
    let head = &text[start..stop];
    let from = head
        .rfind(|c: char| c.is_whitespace() || "([{\"“”‘«".contains(c))
        .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    &head[from..]
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).unwrap_or(text.len());
    &text[..end]
}
