//! Marks: which tables of the lexicon know a word. A token is looked up once, when it is cut.

use super::words::Token;

/// A set of tables of words, one bit each. Most words of a text are in few tables or in none: a token that was looked up
/// once in [`Marked`] need not be looked up in each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Marks(u64);

impl Marks {
    /// Every table.
    pub const ALL: Marks = Marks(u64::MAX);
    /// No table.
    pub const NONE: Marks = Marks(0);
    /// The mark of a table that was given none: every token has it.
    pub const NONE_GIVEN: Marks = Marks(1 << 63);

    /// The tables that may know any of some tokens.
    pub fn any(tokens: &[Token]) -> Marks {
        Marks(tokens.iter().fold(0, |all, token| all | token.marks.0))
    }

    /// The tables of either.
    pub const fn or(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// Whether the two share a table.
    #[inline]
    pub const fn meets(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// The mark of the table of a number.
    pub const fn table(number: u32) -> Marks {
        assert!(number < 63);
        Marks(1 << number)
    }
}

impl Default for Marks {
    fn default() -> Marks {
        Marks::NONE_GIVEN
    }
}

/// Which tables know a word, by its key. Every token of a text is looked up here: the keys are hashes already, so a word
/// stands at the place that its key names, or right behind, in a table that is never more than half full.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// A power of two of them; where no word stands, the marks are those of a word that no table knows.
    slots: Vec<(u64, Marks)>,
    words: usize,
}

impl Marked {
    /// Notes that a table knows a word.
    pub fn note(&mut self, key: u64, table: Marks) {
        if self.words * 2 >= self.slots.len() {
            let more = Marked { slots: vec![(0, Marks::default()); (self.slots.len() * 2).max(64)], words: 0 };
            let words = std::mem::replace(self, more).slots;
            let known = words.into_iter().filter(|(_, marks)| *marks != Marks::default());
            known.for_each(|(key, marks)| self.note(key, marks));
        }
        let at = self.place(key);
        let (word, marks) = &mut self.slots[at];
        self.words += usize::from(*marks == Marks::default());
        (*word, *marks) = (key, Marks(marks.0 | table.0));
    }

    /// Where a word stands, or would.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut at = (key ^ key >> 32) as usize & last;
        while self.slots[at].0 != key && self.slots[at].1 != Marks::default() {
            at = (at + 1) & last;
        }
        at
    }

    /// The tables that may know a word.
    #[inline]
    pub(super) fn of(&self, key: u64) -> Marks {
        if self.slots.is_empty() {
            return Marks::default();
        }
        self.slots[self.place(key)].1
    }
}
