//! The sentence splitter: where one sentence of a paragraph ends and the next begins.
//!
//! A byte scan finds the marks `.`, `!`, `?` and `…`; everything else is settled at those places from the word before
//! and the word after. Most stops are settled by two bytes. Words come from a table of abbreviation classes; the next
//! word is looked at only when the class of the one before needs it. Quotations are split like other text.

mod list;

use super::span::Span;
use super::words::{WordSet, key, key_at};
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
    pub starters: WordSet,
    /// Words that may follow a clock time: zones, weekdays, months.
    pub after_clock: WordSet,
    /// Words that open a sentence with its time: "at", "by".
    pub time_openers: WordSet,
    /// Names that end in a mark of their own: "Yahoo!".
    pub brands: WordSet,
    /// Verbs of speech behind a quotation.
    pub said: WordSet,
    /// Last parts of addresses: "com".
    pub domains: WordSet,
}

/// Appends the sentences of one paragraph to `sentences`: disjoint, in order, without the blanks around them.
pub fn split(text: &str, paragraph: Span, tables: &Abbreviations, sentences: &mut Vec<Span>) {
    if foreign(&text.as_bytes()[paragraph.range()]) {
        return split_foreign(text, paragraph, tables, sentences);
    }
    split_latin(text, paragraph, tables, sentences);
}

fn split_latin(text: &str, paragraph: Span, tables: &Abbreviations, sentences: &mut Vec<Span>) {
    let (first, end) = (skip_blanks(text, paragraph.start as usize, paragraph.end as usize), paragraph.end as usize);
    let items = list::items(text, first, end);
    if items.is_empty() {
        return part(text, first, first, end, tables, sentences);
    }
    part(text, first, first, items[0].0, tables, sentences);
    for (at, &(start, words)) in items.iter().enumerate() {
        let stop = items.get(at + 1).map_or(end, |next| next.0);
        part(text, start, words, stop, tables, sentences);
    }
}

/// Whether a stop of another script may stand in some text: its first byte does.
fn foreign(bytes: &[u8]) -> bool {
    let may = |first: [u8; 3]| memchr::memchr3(first[0], first[1], first[2], bytes).is_some();
    !bytes.is_ascii() && (may([0xE3, 0xEF, 0xE0]) || may([0xD8, 0xDB, 0xE1]))
}

/// Stops outside Latin: ideographic, full-width, Arabic, Urdu, Devanagari, Ethiopic, Khmer.
const FOREIGN_STOPS: [char; 10] = ['。', '．', '！', '？', '؟', '۔', '।', '॥', '።', '។'];

/// Where a stop of another script stands, Unicode's own boundaries (UAX #29) part the paragraph; between them the stops
/// of Latin are judged as ever.
fn split_foreign(text: &str, paragraph: Span, tables: &Abbreviations, sentences: &mut Vec<Span>) {
    use unicode_segmentation::UnicodeSegmentation;
    let mut start = paragraph.start as usize;
    for (at, piece) in paragraph.of(text).split_sentence_bound_indices() {
        let from = paragraph.start as usize + at;
        // UAX #29 takes the full-width stop for an abbreviation's; in running text it is a stop.
        let wide = piece.match_indices('．').map(|(at, stop)| from + at + stop.len());
        let wide = wide.filter(|&end| !text[end..].starts_with(|c: char| c.is_numeric()));
        let bare = piece.trim_end().trim_end_matches(['"', '”', '’', '」', '』', ')', '）', '»']);
        let ends = wide.chain(bare.ends_with(FOREIGN_STOPS).then_some(from + piece.len()));
        for end in ends.filter(|&end| end <= paragraph.end as usize) {
            if end > start {
                split_latin(text, Span::new(start, end), tables, sentences);
                start = end;
            }
        }
    }
    if start < paragraph.end as usize {
        split_latin(text, Span::new(start, paragraph.end as usize), tables, sentences);
    }
}

/// Splits a part of a paragraph; marks before `words` (those of an enumerator) end nothing.
fn part(text: &str, start: usize, words: usize, end: usize, tables: &Abbreviations, sentences: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut start = start;
    let mut at = words;
    let mut ellipsis = next_ellipsis(bytes, at, end);
    while let Some(stop) = next_mark(bytes, at, end, &mut ellipsis) {
        let place = Place { text, start, stop, end, tables };
        let Some(boundary) = place.boundary() else {
            // The marks of one run are judged once.
            at = if matches!(bytes.get(stop + 1), Some(b'.' | b' ')) {
                swallow_run(text, stop + 1, end)
            } else {
                stop + 1
            };
            continue;
        };
        push(text, start, boundary, sentences);
        start = skip_blanks(text, boundary, end);
        at = start;
    }
    push(text, start, end, sentences);
}

fn push(text: &str, start: usize, end: usize, sentences: &mut Vec<Span>) {
    let graphic = end > start && text.as_bytes()[end - 1].is_ascii_graphic();
    let trimmed = if graphic { end - start } else { text[start..end].trim_end().len() };
    if trimmed > 0 {
        sentences.push(Span::new(start, start + trimmed));
    }
}

fn skip_blanks(text: &str, at: usize, end: usize) -> usize {
    let rest = &text[at..end];
    match rest.as_bytes() {
        [b' ', next, ..] if next.is_ascii_graphic() => at + 1,
        _ => end - rest.trim_start().len(),
    }
}

/// The last byte of the next mark; `ellipsis` is that of the next `…`, or `end`, and moves along.
fn next_mark(bytes: &[u8], at: usize, end: usize, ellipsis: &mut usize) -> Option<usize> {
    if *ellipsis < at {
        *ellipsis = next_ellipsis(bytes, at, end);
    }
    let plain = memchr::memchr3(b'.', b'!', b'?', &bytes[at..*ellipsis]).map(|i| at + i);
    plain.or_else(|| (*ellipsis < end).then_some(*ellipsis))
}

/// The last byte of the next `…`, which is E2 80 A6; `end` where there is none.
fn next_ellipsis(bytes: &[u8], at: usize, end: usize) -> usize {
    let mut last = memchr::memchr_iter(0xA6, &bytes[at..end]).map(|i| at + i);
    last.find(|&i| i >= 2 && bytes[i - 2..i] == [0xE2, 0x80]).unwrap_or(end)
}

/// A mark that may end a sentence.
struct Place<'a> {
    text: &'a str,
    /// Where the sentence begins.
    start: usize,
    /// The last byte of the mark.
    stop: usize,
    /// Where the paragraph ends.
    end: usize,
    tables: &'a Abbreviations,
}

impl Place<'_> {
    /// Where the sentence ends, behind the closers that go with the mark; `None` where it goes on.
    fn boundary(&self) -> Option<usize> {
        let Place { text, stop, end, .. } = *self;
        let bytes = text.as_bytes();
        let plain = bytes[stop] == b'.';
        let mut at = stop + 1;
        // Cheap rejection: most inner stops have a letter or digit right behind them.
        if plain && at < end && bytes[at].is_ascii_alphanumeric() {
            return self.glued();
        }
        if at == end {
            return None;
        }
        if plain && self.common() {
            return Some(at);
        }
        at = swallow_run(text, at, end);
        let run = at > stop + 1;
        // "really . . . well": three stops set apart leave words out inside a sentence; four end one.
        let apart = stop > self.start && bytes[stop - 1] == b' ' && text[stop..at] == *". . .";
        if apart {
            return None;
        }
        let closed = swallow_closers(text, at, end);
        let quote = closed > at;
        at = swallow_references(text, closed, end);
        let referred = at > closed;
        let next_at = skip_blanks(text, at, end);
        if next_at >= end {
            return None; // the paragraph ends here anyway
        }
        let opened = text[next_at..end].trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '`', '_']);
        let opens = opened.len() < end - next_at;
        let next = opened.chars().next()?;
        let tight = next_at == at;
        if tight && !(quote && next.is_uppercase()) {
            return None;
        }
        if matches!(next, ',' | ';' | ':' | ')' | ']' | '.') {
            return None;
        }
        if bytes[next_at] == b'[' && text[next_at..end].starts_with("[...]")
            || plain && text[..stop].trim_end_matches('.').ends_with('[')
        {
            return None; // "[...]" leaves words out, inside a sentence
        }
        let next_word = first_word(opened);
        if next.is_lowercase() {
            return self.before_small(plain && !run, quote || opens, next_word).then_some(at);
        }
        let dash = matches!(next, '-' | '–' | '—');
        let behind = dash.then(|| opened.trim_start_matches(['-', '–', '—', ' ']).chars().next()).flatten();
        if behind.is_some_and(char::is_lowercase) {
            return None; // "voila! -- you have cake"
        }
        if !plain && quote && self.says(&text[next_at..end]) {
            return None; // "“Snap!” Pete said."
        }
        if !plain || run {
            let brand = self.tables.brands.contains(&key(self.before()));
            return (!(brand && !quote && next.is_uppercase())).then_some(at);
        }
        let marked = dash || matches!(next, '•' | '*' | '#' | '@' | '$' | '£' | '€' | '<' | '=');
        if !next.is_alphanumeric() && !opens && !marked {
            return None;
        }
        let before = self.before();
        if before.is_empty() {
            // " .": the stop stands alone; it closes what came before.
            return (stop > self.start).then_some(at);
        }
        (referred || self.ends_after(before, next_word, next, opens || quote)).then_some(at)
    }

    /// Whether the stop ends a sentence like most stops do: a plain word before it that is no abbreviation, a blank and a
    /// capital behind.
    fn common(&self) -> bool {
        const LEAST: usize = 2;
        let [b' ', b'A'..=b'Z', ..] = self.text.as_bytes()[self.stop + 1..self.end] else { return false };
        let sofar = &self.text.as_bytes()[self.start..self.stop];
        let letters = sofar.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (before, word) = sofar.split_at(sofar.len() - letters);
        let alone = matches!(before.last(), None | Some(b' '));
        alone
            && letters >= LEAST
            && !self.tables.classes.contains_key(&key_at(self.text.as_bytes(), self.stop - word.len(), self.stop))
    }

    /// Whether a speaker with a verb of speech follows a quotation: "I asked", "Mr. Dale said".
    fn says(&self, rest: &str) -> bool {
        const WORDS: usize = 6;
        for word in rest.split_whitespace().take(WORDS) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if self.tables.said.contains(&key(bare)) {
                return true;
            }
            let name = bare.starts_with(char::is_uppercase);
            if !name || (bare.len() < word.len() && !word.ends_with('.')) {
                return false;
            }
        }
        false
    }

    /// The word before the mark. `…` is three bytes, of which the last was found.
    fn before(&self) -> &str {
        let mark = if self.text.as_bytes()[self.stop] == 0xA6 { self.stop - 2 } else { self.stop };
        word_before(self.text, self.start, mark)
    }

    /// Before a small letter a sentence ends only after a plain word, before an address, or after `?` and `!` without a
    /// closing quotation mark: text of the web.
    fn before_small(&self, plain: bool, quoted: bool, next_word: &str) -> bool {
        if matches!(next_word, "http" | "https" | "www") {
            return true;
        }
        const LEAST: usize = 4;
        let before = self.before();
        let word = before.len() >= LEAST && before.bytes().all(|b| b.is_ascii_lowercase());
        plain && !quoted && word && !self.tables.classes.contains_key(&key(before))
    }

    /// Whether a sentence ends after the word `before` and its stop.
    fn ends_after(&self, before: &str, next_word: &str, next: char, marked: bool) -> bool {
        let tables = self.tables;
        let starter = || tables.starters.contains(&key(next_word));
        let tail = before.rsplit(['-', '/', '–']).next().unwrap_or(before);
        if let Some(class) = self.class(tail) {
            let small = tail.starts_with(char::is_lowercase);
            return match class {
                Abbreviation::Title | Abbreviation::Latin => false,
                Abbreviation::Number => !next.is_ascii_digit() && (small || marked || starter()),
                Abbreviation::Company => next.is_uppercase() && !tables.classes.contains_key(&key(next_word)),
                Abbreviation::Place | Abbreviation::Tail => marked || starter(),
                Abbreviation::Clock => {
                    next.is_uppercase() && !tables.after_clock.contains(&key(next_word)) && !self.opens_with_time()
                }
            };
        }
        let mut letters = tail.chars().filter(|c| c.is_alphabetic());
        let single = letters.next().is_some() && letters.next().is_none();
        if tail.contains('.') && tail.split('.').all(|part| part.chars().count() <= 1) {
            return marked || starter(); // "U.S." and other chains of letters
        }
        let lead = || self.text[self.start..self.stop - tail.len()].trim_end();
        if single && tail.chars().all(char::is_uppercase) {
            // An initial, unless the sentence goes "... and I. The": a lower-case word before and an opener behind.
            let word = lead().rsplit(char::is_whitespace).next().unwrap_or("");
            let pronoun = tail == "I" && word.starts_with(char::is_lowercase);
            return pronoun || lead().ends_with(char::is_lowercase) && starter();
        }
        if single && next.is_ascii_digit() {
            return false; // "c. 347", "m. 1977"
        }
        if before.len() <= 3 && before.bytes().all(|b| b.is_ascii_digit()) && self.stop - before.len() == self.start {
            return false; // "1. First item"
        }
        true
    }

    /// The class of an abbreviation. Titles and places are written with a capital: "Wash." is a state, "wash." a word.
    fn class(&self, word: &str) -> Option<Abbreviation> {
        let class = *self.tables.classes.get(&key(word))?;
        let proper = matches!(class, Abbreviation::Title | Abbreviation::Place);
        (!proper || !word.starts_with(char::is_lowercase)).then_some(class)
    }

    /// "At 5 a.m. Mr. Smith went": a time that opens the sentence belongs to what follows.
    fn opens_with_time(&self) -> bool {
        const MOST: usize = 10;
        let sofar = &self.text[self.start..self.stop];
        let mut words = sofar.split_whitespace();
        let first = words.next().unwrap_or("");
        self.tables.time_openers.contains(&key(first)) && words.count() < MOST
    }

    /// A stop glued between two words, as in "home.The": two small letters or digits before, a capital and a small
    /// letter behind.
    fn glued(&self) -> Option<usize> {
        let Place { text, start, stop, end, tables } = *self;
        let bytes = text.as_bytes();
        let small = |i: usize| i >= start && bytes[i].is_ascii_lowercase();
        let digit = |i: usize| i >= start && bytes[i].is_ascii_digit();
        let words = stop >= start + 2 && small(stop - 1) && small(stop - 2);
        let number = stop >= start + 2 && digit(stop - 1) && digit(stop - 2);
        let after_ok = stop + 2 < end && bytes[stop + 1].is_ascii_uppercase() && bytes[stop + 2].is_ascii_lowercase();
        if !(words || number) || !after_ok {
            return None;
        }
        let before = self.before();
        let odd = |c: char| matches!(c, '/' | '@' | '#' | '.' | '_');
        let after = text[stop + 1..end].split(char::is_whitespace).next().unwrap_or("");
        let after = after.trim_end_matches('.');
        let address = tables.domains.contains(&key(after));
        let listed = self.class(before).is_some_and(|class| class != Abbreviation::Number);
        if before.contains(odd)
            || after.contains(odd)
            || address
            || listed
            || (number && !before.bytes().all(|b| b.is_ascii_digit() || b == b','))
        {
            return None;
        }
        Some(stop + 1)
    }
}

/// References in brackets behind a sentence, set apart by blanks or not: ` [6]`, `[1][2]`, ` [better source needed]`.
fn swallow_references(text: &str, at: usize, end: usize) -> usize {
    const LONGEST: usize = 30;
    let mut at = at;
    loop {
        let rest = text[at..end].trim_start_matches([' ', '\u{a0}']);
        let Some(inner) = rest.strip_prefix('[') else { return at };
        let Some(close) = inner.bytes().take(LONGEST).position(|b| b == b']') else { return at };
        let words = &inner[..close];
        let number = !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit());
        let note = words.ends_with("needed") || words.starts_with("note ");
        if !number && !note {
            return at;
        }
        at = end - inner.len() + close + 1;
    }
}

fn swallow_run(text: &str, mut at: usize, end: usize) -> usize {
    // Most marks stand alone.
    match text.as_bytes()[at..end] {
        [] => return at,
        [b' ', next, ..] if !matches!(next, b'.' | b'!' | b'?') => return at,
        [first, ..] if !matches!(first, b' ' | b'.' | b'!' | b'?' | 0xE2) => return at,
        _ => {}
    }
    loop {
        let rest = &text[at..end];
        let tight = rest.trim_start_matches(['.', '!', '?', '…']);
        let mut next = end - tight.len();
        // ". . ." and "? ? ?" are one mark; " ." before a new sentence is taken as damage and closed as well.
        while let Some(spaced) = [" .", " ?", " !"].iter().find_map(|mark| text[next..end].strip_prefix(mark)) {
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
    if let [b' ', next, ..] = rest.as_bytes()
        && next.is_ascii_alphanumeric()
    {
        return at;
    }
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(['"', '”', '’', '\'', ')', ']', '»']);
        if rest.len() < before {
            // `.”.`: a second stop behind the quotation mark.
            rest = rest.trim_start_matches('.');
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
