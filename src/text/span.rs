//! A place in a text: a half-open range of bytes.

use serde::{Deserialize, Serialize};

/// A half-open range `start..end` of bytes into the text of one article.
///
/// Both ends lie on character boundaries of that text; `start <= end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets.
    #[inline]
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    /// Length in bytes.
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing lies between the ends.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range, for slicing.
    #[inline]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words at this place of `text`; empty where the span does not lie in it.
    ///
    /// ```
    /// use crosscheck::Span;
    /// assert_eq!(Span::new(4, 6).of("say 12 now"), "12");
    /// ```
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether `other` lies wholly inside.
    #[inline]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[inline]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Finds line and column of byte offsets, in a time that does not grow with the length of a line.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    starts: Vec<u32>,
    /// Characters before each stretch of [`STRETCH`] bytes; none of plain text, of which every byte is a character.
    counts: Vec<u32>,
}

/// Bytes between two counts of characters.
const STRETCH: usize = 256;

/// Line and column, both counted from 1; a column counts characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Lines {
    /// Reads where the lines of `text` begin.
    pub fn new(text: &str) -> Lines {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1);
        let mut before = 0;
        let stretches = if text.is_ascii() { &[] } else { text.as_bytes() };
        let counts = stretches.chunks(STRETCH).map(|stretch| {
            let count = before;
            before += characters(stretch);
            count
        });
        Lines { counts: counts.collect(), starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The place of a byte offset of the same text.
    pub fn place(&self, text: &str, offset: u32) -> Place {
        self.place_on(self.starts.partition_point(|&start| start <= offset).max(1), text, offset)
    }

    /// The same of one offset after another, in order: `line` is the number of the line of the one before, 1 at first.
    pub fn place_behind(&self, line: &mut usize, text: &str, offset: u32) -> Place {
        if self.starts.get(*line - 1).is_none_or(|start| offset < *start) {
            return self.place(text, offset); // not in order
        }
        while self.starts.get(*line).is_some_and(|start| *start <= offset) {
            *line += 1;
        }
        self.place_on(*line, text, offset)
    }

    fn place_on(&self, line: usize, text: &str, offset: u32) -> Place {
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        if self.counts.is_empty() {
            return Place { line: line as u32, column: offset.min(text.len() as u32).saturating_sub(start) + 1 };
        }
        let near = text.as_bytes().get(start as usize..offset as usize).filter(|line| line.len() <= STRETCH);
        let column = match near {
            Some(line) => characters(line) + 1,
            None => self.count(text, offset).saturating_sub(self.count(text, start)) + 1,
        };
        Place { line: line as u32, column }
    }

    /// How many characters begin before a byte offset.
    fn count(&self, text: &str, offset: u32) -> u32 {
        let offset = (offset as usize).min(text.len());
        let stretch = (offset / STRETCH).min(self.counts.len().saturating_sub(1));
        let from = stretch * STRETCH;
        self.counts.get(stretch).copied().unwrap_or(0) + characters(&text.as_bytes()[from.min(offset)..offset])
    }
}

/// How many characters begin in some bytes of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    /// Bytes of which a byte can hold the count, so that many are counted at a time.
    const COUNTED: usize = 128;
    let begins = |byte: &u8| u8::from((*byte & 0xC0) != 0x80);
    bytes.chunks(COUNTED).map(|bytes| u32::from(bytes.iter().map(begins).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters_not_bytes() {
        let text = "one\nTürkiye said";
        let at = text.find("said").unwrap() as u32;
        assert_eq!(Lines::new(text).place(text, at), Place { line: 2, column: 9 });
    }

    #[test]
    fn a_column_far_into_a_long_line_counts_every_character() {
        let text = format!("first\n{}said", "é".repeat(5000));
        let at = text.find("said").unwrap() as u32;
        assert_eq!(Lines::new(&text).place(&text, at), Place { line: 2, column: 5001 });
        assert_eq!(Lines::new("").place("", 0), Place { line: 1, column: 1 });
    }

    #[test]
    fn places_one_behind_another_are_those_that_are_looked_up_alone() {
        let text = "one\n\nTürkiye said\nthat";
        let (lines, mut line) = (Lines::new(text), 1);
        for at in [0, 2, 4, 5, 14, 5, 19, 21, 99] {
            assert_eq!(lines.place_behind(&mut line, text, at), lines.place(text, at), "{at}");
        }
    }
}
