//! The words and phrases of time: their classes, and the patterns that make readings of them.

use super::Calendar;
use super::marks::Numbered;
use super::shape::{Alphabet, Set, Shapes};
use crate::text::words::{Marks, WordSet};
use crate::text::{Token, TokenKind};
use rustc_hash::FxHashMap;

/// Declares the classes that patterns of time may name, in the order of their bits.
macro_rules! classes {
    ($($constant:ident $name:literal),* $(,)?) => {
        /// The classes of tokens that patterns of time may name.
        #[allow(missing_docs)]
        pub mod slot {
            #[repr(u8)]
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Order { $($constant),* }
            $(pub const $constant: u8 = Order::$constant as u8;)*
            pub(in crate::lexicon) const NAMES: &[&str] = &[$($name),*];
        }
    };
}

classes! {
    MONTH "month", WEEKDAY "weekday", WEEKDAYS "weekdays", UNIT "unit", UNITS "units", SHIFT "shift",
    DAY_WORD "day_word", PART "part", OWN_PART "own_part", SEASON "season", HOLIDAY "holiday",
    DECADE_WORD "decade_word", RATE "rate", LENGTH_WORD "length_word", ZONE "zone", AMPM "ampm",
    NUMBER "number", FEW "few", DAY "day", MONTH_NUMBER "month_number", YEAR "year", YY "yy", HOUR "hour",
    MINUTE "minute", CLOCK "clock", DOTTED "dotted", ORDINAL "ordinal", DAY_ORDINAL "day_ordinal", DECADE "decade",
    QUARTER_NAME "quarter_name", HALF_NAME "half_name", DOTTED_DATE "dotted_date", JOINT "joint", WORD "word", COMPOSED "composed",
}

/// What kind of number stands at a token; each has its own set of classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Figure {
    /// 1 to 12.
    Month,
    /// 13 to 24.
    Hour,
    /// 25 to 31.
    Day,
    /// 32 to 59.
    Minute,
    /// 60 to 99.
    TwoDigits,
    /// "01" to "09".
    Padded,
    /// "00".
    Nought,
    /// 1000 to 2199, a year, and a time of day too.
    YearOrClock,
    /// 1000 to 2199, a year only.
    Year,
    /// "0800", "2330".
    Clock,
    /// "7.06".
    Dotted,
    /// Any other number in digits.
    Other,
    /// "one" to "twelve".
    HourWord,
    /// "thirteen" to "fifty-nine".
    MinuteWord,
    /// Any other number in words.
    Words,
    /// "several", "a few".
    Few,
    /// "1st" to "31st".
    DayOrdinal,
    /// "32nd" and higher.
    Ordinal,
    /// "1990s".
    Decade,
    /// "Q3".
    QuarterName,
    /// "H2".
    HalfName,
    /// "23.04.2011".
    DottedDate,
    /// The name of a day of the year.
    Holiday,
}

impl Figure {
    /// All of them, with the classes of each.
    pub(super) const ALL: [(Figure, &'static [u8]); 23] = {
        use Figure::*;
        use slot::*;
        [
            (Month, &[NUMBER, DAY, MONTH_NUMBER, HOUR, MINUTE, YY]),
            (Hour, &[NUMBER, DAY, HOUR, MINUTE, YY]),
            (Day, &[NUMBER, DAY, MINUTE, YY]),
            (Minute, &[NUMBER, MINUTE, YY]),
            (TwoDigits, &[NUMBER, YY]),
            (Padded, &[DAY, MONTH_NUMBER, HOUR, MINUTE, YY]),
            (Nought, &[HOUR, MINUTE, YY]),
            (YearOrClock, &[NUMBER, YEAR, CLOCK]),
            (Year, &[NUMBER, YEAR]),
            (Clock, &[NUMBER, CLOCK]),
            (Dotted, &[NUMBER, DOTTED]),
            (Other, &[NUMBER]),
            (HourWord, &[NUMBER, HOUR]),
            (MinuteWord, &[NUMBER, MINUTE]),
            (Words, &[NUMBER]),
            (Few, &[NUMBER, FEW]),
            (DayOrdinal, &[ORDINAL, DAY_ORDINAL]),
            (Ordinal, &[ORDINAL]),
            (Decade, &[DECADE]),
            (QuarterName, &[QUARTER_NAME]),
            (HalfName, &[HALF_NAME]),
            (DottedDate, &[DOTTED_DATE]),
            (Holiday, &[HOLIDAY]),
        ]
    };
}

impl Figure {
    /// Digits that are no time by themselves.
    pub(super) const BARE: [Figure; 8] = {
        use Figure::*;
        [Month, Hour, Day, Minute, TwoDigits, Padded, Nought, Other]
    };
    /// All other digits.
    pub(super) const DIGITS: [Figure; 8] = {
        use Figure::*;
        [YearOrClock, Year, Clock, Dotted, DayOrdinal, Ordinal, Decade, DottedDate]
    };
}

/// A reading that a pattern of time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Read {
    Date,
    Numeric,
    DottedDate,
    DayRange,
    MonthRange,
    YearRange,
    ClockRange,
    Year,
    ShortYear,
    Decade,
    Century,
    MonthShift,
    MonthDay,
    Weekday,
    EveryWeekday,
    DayWord,
    OwnPart,
    PartOfDay,
    BarePart,
    UnitShift,
    UnitEnd,
    BareUnit,
    SamePeriod,
    Weekend,
    Quarter,
    QuarterShift,
    Half,
    Fiscal,
    Season,
    Holiday,
    NthOf,
    WeekNumber,
    Duration,
    HalfUnit,
    PastUnit,
    ManyUnits,
    Ago,
    Later,
    FromDay,
    InLength,
    Skip,
    Every,
    Rate,
    Clock,
    AtHour,
    ClockWords,
    Ref,
}

/// What a pattern of time is read as.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The reading.
    pub read: Read,
    /// A number that it takes.
    pub by: i32,
    /// A word that it takes.
    pub value: String,
}

/// A count of calendar units: "fortnight" is two weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Units {
    /// How many.
    pub count: i64,
    /// Of what.
    pub unit: Calendar,
}

/// A part of the day: its TIMEX3 code and its hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayPart {
    /// TIMEX3 code, "MO".
    pub code: String,
    /// First hour.
    pub from: u8,
    /// The hour behind the last.
    pub to: u8,
}

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// A month and day.
    On(i8, i8),
    /// The n-th weekday of a month, and days behind it.
    Nth(i8, i8, i8, i64),
    /// Days from Easter Sunday.
    Easter(i64),
}

/// Which end of a stretch is left open by the words before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Open {
    /// None.
    No,
    /// "until", "before": it may have begun at any time.
    Before,
    /// "since", "from": it may go on.
    From,
    /// "after": it begins where this ends, and may go on.
    After,
}

/// What splits a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "early".
    Start,
    /// "mid".
    Mid,
    /// "late".
    End,
    /// "later this week": what is left of it.
    Later,
    /// "earlier this week": what of it is over.
    Earlier,
}

/// What may begin at a token, by its letter.
#[derive(Clone, Debug)]
pub struct Begins([u8; 256]);

impl Begins {
    /// The letter of digits that nobody has read yet.
    pub const DIGITS: u8 = u8::MAX;
    /// A phrase of time.
    const PHRASE: u8 = 1;
    /// A number, an ordinal or a holiday of more than one word.
    const COMPOSED: u8 = 2;
    /// A month or weekday, which may keep its stop; or digits.
    const STOPPED: u8 = 4;
    /// Digits may stand before it in a phrase or an item, though they are no time by themselves.
    const BEHIND_DIGITS: u8 = 8;
    /// Digits may stand behind it in a phrase that it begins.
    const BEFORE_DIGITS: u8 = 16;

    /// What may begin at each letter: a phrase of time where `phrase` says so of its classes.
    pub(super) fn new(alphabet: &Alphabet, phrase: impl Fn(Set) -> bool) -> Begins {
        let mut begins = Begins::default();
        for (begin, set) in begins.0.iter_mut().zip(alphabet.all()) {
            let stopped = set.has(slot::MONTH) || set.has(slot::WEEKDAY);
            let composed = set.has(slot::COMPOSED);
            let all = [(phrase(set), Begins::PHRASE), (composed, Begins::COMPOSED), (stopped, Begins::STOPPED)];
            *begin = all.into_iter().filter(|(may, _)| *may).map(|(_, what)| what).sum();
        }
        begins.0[Begins::DIGITS as usize] = Begins::STOPPED | Begins::BEHIND_DIGITS | Begins::BEFORE_DIGITS;
        begins
    }

    /// Notes what may stand beside digits, of the letters of digits that are no time by themselves and of all digits.
    pub(super) fn beside_digits(&mut self, alphabet: &Alphabet, shapes: &Shapes, bare: &[u8], all: &[u8]) {
        for (letter, _) in (0..Begins::DIGITS).zip(alphabet.all()) {
            let begin = &mut self.0[letter as usize];
            if *begin & Begins::COMPOSED != 0 || bare.iter().any(|digits| shapes.goes_on(*digits, Some(letter))) {
                *begin |= Begins::BEHIND_DIGITS;
            }
            if all.iter().any(|digits| shapes.goes_on(letter, Some(*digits))) {
                *begin |= Begins::BEFORE_DIGITS;
            }
        }
    }
}

impl Default for Begins {
    fn default() -> Begins {
        Begins([0; 256])
    }
}

/// The words and patterns of time.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// The classes of tokens.
    pub alphabet: Alphabet,
    /// The patterns.
    pub shapes: Shapes,
    /// What each pattern is read as, by its number.
    pub readings: Vec<Reading>,
    /// Examples: a text and its TIMEX3 value.
    pub examples: Vec<(String, String)>,
    /// The letter of each word that patterns know: with a capital, and without.
    pub(super) letters: Numbered<[u8; 2]>,
    /// The mark of those words.
    pub(super) mark: Marks,
    /// The mark of the words of which, or of digits, every pattern needs one.
    pub(super) core: Marks,
    /// The mark of the words with which, as with digits, a phrase or an item of several tokens may begin.
    pub(crate) begin: Marks,
    /// The letters of figures.
    pub(super) figures: [u8; Figure::ALL.len()],
    /// The letters of an unknown word and of an unknown mark.
    pub(super) unknown: (u8, u8),
    /// For each letter, what may begin with it.
    pub(super) begins: Begins,
    /// Weekdays in the plural; 0 where no single day is meant.
    pub every_weekday: FxHashMap<u64, i8>,
    /// Day words, as days from the article's day.
    pub days: FxHashMap<u64, i32>,
    /// Calendar units.
    pub units: FxHashMap<u64, Units>,
    /// How a word before a unit moves it.
    pub shifts: FxHashMap<u64, i32>,
    /// Shifts that count from the date named before.
    pub told_shifts: WordSet,
    /// Parts of the day.
    pub parts: FxHashMap<u64, DayPart>,
    /// Words for a part of the article's own day.
    pub own_parts: FxHashMap<u64, DayPart>,
    /// Seasons: TIMEX3 code and first month.
    pub seasons: FxHashMap<u64, (String, i8)>,
    /// "nineties".
    pub decades: FxHashMap<u64, i16>,
    /// "daily": a length.
    pub rates: FxHashMap<u64, String>,
    /// 0 before noon, 12 behind it.
    pub ampm: FxHashMap<u64, u16>,
    /// Zones whose times are universal time.
    pub universal: WordSet,
    /// Behind "the day" they tell which day it is.
    pub told_by: WordSet,
    /// Before "last" they make it a verb.
    pub auxiliaries: WordSet,
    /// They put a clause into the past.
    pub past: WordSet,
    /// What is arranged: a weekday behind one is the next.
    pub scheduled: super::Phrases<()>,
    /// Before "a year" they make it a rate.
    pub repetitions: WordSet,
    /// Before four digits they leave them a year.
    pub determiners: WordSet,
    /// Words before a time that leave an end open.
    pub opens: super::Phrases<Open>,
    /// Holidays, by number.
    pub holidays: Vec<Holiday>,
    /// Names of holidays.
    pub holiday_names: super::Phrases<u16>,
}

impl Times {
    /// The letter of a token that is no number.
    #[inline]
    pub fn letter(&self, token: &Token) -> u8 {
        if !token.may(self.mark) {
            return self.strange(token);
        }
        let letters = self.letters.get(token);
        letters.map_or_else(|| self.strange(token), |letters| letters[usize::from(!token.capital)])
    }

    /// The letter of a token that patterns do not know.
    fn strange(&self, token: &Token) -> u8 {
        if token.kind == TokenKind::Word { self.unknown.0 } else { self.unknown.1 }
    }

    /// Whether a sentence of these marks may hold a phrase of time: one of its tokens is such as no pattern can do
    /// without.
    #[inline]
    pub fn may(&self, marks: Marks) -> bool {
        marks.meets(self.core)
    }

    /// Classes of which a pattern needs a token, where its reading asks for more than its words: a day beside "at 5", digits
    /// that are glued to their marks.
    pub(super) fn told_core(&self, shape: usize) -> Option<Set> {
        use slot::*;
        let of = |classes: &[u8]| classes.iter().fold(Set::default(), |all, class| all.with(*class));
        let day = of(&[WEEKDAY, DAY_WORD, PART, OWN_PART, MONTH]);
        match self.readings[shape].read {
            Read::AtHour => Some(day),
            Read::ClockRange => {
                let words = ["\"o'clock\"", "\"oclock\""].into_iter().filter_map(|word| self.alphabet.known(word));
                Some(words.fold(day.union(of(&[ZONE, AMPM])), Set::with))
            }
            Read::Numeric => Some(of(&[WEEKDAY])),
            Read::Skip | Read::ShortYear | Read::MonthDay => Some(Set::default()),
            _ => None,
        }
    }

    /// The classes of some kinds of number.
    pub(super) fn classes_of(&self, figures: &[Figure]) -> Set {
        figures.iter().fold(Set::default(), |all, figure| all.union(self.set(self.figure(*figure))))
    }

    /// The words that patterns know, each with its classes.
    pub(super) fn classed(&self) -> impl Iterator<Item = (u64, Set)> {
        // With a capital a word has all its classes.
        self.letters.entries().map(|(key, [capital, _])| (key, self.set(capital)))
    }

    /// The keys of the words that patterns know.
    pub(super) fn words(&self) -> impl Iterator<Item = u64> {
        self.letters.keys()
    }

    /// The letter of a figure.
    pub fn figure(&self, figure: Figure) -> u8 {
        self.figures[figure as usize]
    }

    /// The classes of a letter.
    pub fn set(&self, letter: u8) -> Set {
        self.alphabet.set(letter)
    }

    /// The letter of a token by itself: digits have one of their own.
    #[inline]
    pub fn raw(&self, token: &Token) -> u8 {
        if token.kind == TokenKind::Number { Begins::DIGITS } else { self.letter(token) }
    }

    /// Whether a token of this letter may be an item with others.
    #[inline]
    pub fn several(&self, letter: u8) -> bool {
        self.begins.0[letter as usize] & (Begins::COMPOSED | Begins::STOPPED) != 0
    }

    /// Whether a number, an ordinal or a holiday of more than one word may begin at a token of this letter.
    #[inline]
    pub fn composed(&self, letter: u8) -> bool {
        self.begins.0[letter as usize] & Begins::COMPOSED != 0
    }

    /// Whether a phrase of time can begin at a token of this letter.
    #[inline]
    pub fn starts(&self, letter: u8) -> bool {
        self.begins.0[letter as usize] & Begins::PHRASE != 0
    }

    /// Whether a phrase that begins with a letter may go on with the token behind, whose own letter this is.
    #[inline]
    pub fn may_go_on(&self, letter: u8, next: Option<u8>) -> bool {
        match next {
            Some(Begins::DIGITS) => self.begins.0[letter as usize] & Begins::BEFORE_DIGITS != 0,
            _ => next.is_some_and(|next| self.several(next)) || self.shapes.goes_on(letter, next),
        }
    }

    /// Whether digits that are no time by themselves may go on with the token behind, whose own letter this is.
    #[inline]
    pub fn behind_digits(&self, letter: u8) -> bool {
        self.begins.0[letter as usize] & Begins::BEHIND_DIGITS != 0
    }

    /// The words with which a phrase or an item of several tokens may begin; `None` where unknown ones may.
    pub(super) fn beginnings(&self) -> Option<Vec<u64>> {
        let begins = |letter: u8| self.begins.0[letter as usize] != 0;
        let words = self.letters.entries().filter(|(_, [capital, small])| begins(*capital) || begins(*small));
        let known = !begins(self.unknown.0) && !begins(self.unknown.1);
        known.then(|| words.map(|(key, _)| key).collect())
    }
}
