//! Marks: which tables of the lexicon know a word. A token is looked up once, when it is cut.

use super::words::{Token, shouted};

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
    /// A token of digits.
    pub const DIGITS: Marks = Marks(1 << 62);
    /// Digits that may be a time by themselves, as "5" may not: four and more, or something glued to them.
    pub const DATED: Marks = Marks(1 << 60);
    /// A quotation mark.
    pub const QUOTE: Marks = Marks(1 << 61);

    /// The tables that may know any of some tokens.
    pub fn any(tokens: &[Token]) -> Marks {
        tokens.iter().fold(Marks::NONE, |all, token| all.or(token.marks))
    }

    /// The tables of either.
    #[inline]
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
        assert!(number < 60);
        Marks(1 << number)
    }
}

impl Default for Marks {
    fn default() -> Marks {
        Marks::NONE_GIVEN
    }
}

/// What is known of all tokens of a sentence together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gist {
    /// The tables that may know one of them.
    pub marks: Marks,
    /// Whether it is set in capitals throughout, so that a capital says nothing of a word.
    pub shouted: bool,
    /// Which of them have a capital.
    pub capitals: Capitals,
}

impl Gist {
    /// The gist of some tokens.
    pub fn of(text: &str, tokens: &[Token]) -> Gist {
        Gist { marks: Marks::any(tokens), shouted: shouted(text, tokens), capitals: Capitals::of(tokens) }
    }
}

/// Which tokens of a sentence have a capital, one bit each. Names are looked for there alone; the tokens of a sentence that
/// has more than there are bits are looked at behind the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capitals(u64);

impl Capitals {
    /// Those of some tokens.
    pub fn of(tokens: &[Token]) -> Capitals {
        let (mut capitals, mut bit) = (Capitals::default(), Capitals::FIRST);
        tokens.iter().for_each(|token| bit = capitals.note(bit, token.capital));
        capitals
    }

    /// The bit of the first token.
    pub(super) const FIRST: u64 = 1;

    /// Notes whether the token of a bit has one; gives the bit of the next, which is none behind the last.
    #[inline]
    pub(super) fn note(&mut self, bit: u64, capital: bool) -> u64 {
        self.0 |= bit & u64::from(capital).wrapping_neg();
        bit << 1
    }

    /// How many runs of them there are, of which each may be a name; those behind the last bit are not counted.
    #[inline]
    pub fn runs(self) -> usize {
        (self.0 & !(self.0 << 1)).count_ones() as usize
    }

    /// Where they stand, in order; the tokens are those of which this was noted.
    #[inline]
    pub fn places(self, tokens: &[Token]) -> impl Iterator<Item = usize> {
        let mut bits = self.0;
        let near = std::iter::from_fn(move || {
            let at = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(at)
        });
        let far = tokens.iter().enumerate().skip(u64::BITS as usize);
        near.chain(far.filter(|(_, token)| token.capital).map(|(at, _)| at))
    }
}

/// Which tables know a word, by its key. Every token of a text is looked up here: the keys are hashes already, so the
/// number of a word stands at the place that its key names, or right behind, in a table that is never more than half
/// full.
#[derive(Clone, Debug)]
pub struct Marked {
    /// A power of two of them: the number of a word, or [`Marked::UNKNOWN`].
    places: Vec<u32>,
    /// The words by their numbers, each with the tables that know it.
    words: Vec<(u64, Marks)>,
}

impl Default for Marked {
    fn default() -> Marked {
        Marked { places: vec![Marked::UNKNOWN], words: Vec::new() }
    }
}

impl Marked {
    /// The number of a word that no table knows, or that nobody has looked up.
    pub const UNKNOWN: u32 = u32::MAX;

    /// Notes that a table knows a word.
    pub fn note(&mut self, key: u64, table: Marks) {
        let (number, _) = self.of(key);
        if let Some((_, marks)) = self.words.get_mut(number as usize) {
            *marks = marks.or(table);
            return;
        }
        self.words.push((key, Marks::default().or(table)));
        if self.words.len() * 2 > self.places.len() {
            self.places = vec![Marked::UNKNOWN; (self.places.len() * 2).max(64)];
            (0..self.words.len()).for_each(|number| self.put(number));
        } else {
            self.put(self.words.len() - 1);
        }
    }

    /// Puts every word at its place anew, those first that most tables know: they are the common ones, and none of them then
    /// stands behind the place that its key names because a rare word got there before it.
    pub fn settle(&mut self) {
        let mut numbers: Vec<usize> = (0..self.words.len()).collect();
        numbers.sort_by_key(|number| std::cmp::Reverse(self.words[*number].1.0.count_ones()));
        self.places.fill(Marked::UNKNOWN);
        numbers.into_iter().for_each(|number| self.put(number));
    }

    /// Puts the number of a word at its place.
    fn put(&mut self, number: usize) {
        let last = self.places.len() - 1;
        let mut at = place(self.words[number].0) & last;
        while self.places[at] != Marked::UNKNOWN {
            at = (at + 1) & last;
        }
        self.places[at] = number as u32;
    }

    /// The number of a word and the tables that may know it.
    #[inline]
    pub fn of(&self, key: u64) -> (u32, Marks) {
        let last = self.places.len() - 1;
        let mut at = place(key) & last;
        loop {
            let number = self.places[at];
            match self.words.get(number as usize) {
                Some((word, marks)) if *word == key => return (number, *marks),
                Some(_) => at = (at + 1) & last,
                None => return (Marked::UNKNOWN, Marks::default()),
            }
        }
    }
}

/// Where a word of this key stands, of as many places as there may be.
#[inline]
const fn place(key: u64) -> usize {
    (key ^ key >> 32) as usize
}
