//! Ladders: the keys of one comparison, each with its named level.
//!
//! Saying nothing is a level of its own, and is not disagreeing. Levels add up in whole numbers, so that a score
//! explains itself and comes out alike on every machine.

use crate::claim::Key;

/// How two claims compare on one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Different: another question.
    Different,
    /// One of them does not say.
    Unsaid,
    /// Alike enough.
    Alike,
    /// The same.
    Same,
}

impl Level {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Level::Different => "different",
            Level::Unsaid => "unsaid",
            Level::Alike => "alike",
            Level::Same => "same",
        }
    }

    /// What it adds to a score.
    pub fn points(self) -> i32 {
        match self {
            Level::Different => -8,
            Level::Unsaid => 0,
            Level::Alike => 3,
            Level::Same => 6,
        }
    }
}

/// The most points that a rare number adds to the score of a pair: as much as two keys that are the same.
pub const MOST_TELLING: u32 = 12;

/// The ladder of one comparison.
#[derive(Clone, Debug, Default)]
pub struct Ladder {
    /// The keys with their levels, in the order they were tried.
    pub levels: Vec<(Key, Level)>,
    /// Share of the lighter sentence's words that the other has too, in percent.
    pub overlap: u32,
    /// Whether the answers meet.
    pub meets: bool,
    /// How much it tells that they do, in points: 0 for "4" and "4", 19 for one amount to the dollar.
    pub telling: u32,
    /// Whether both sentences name somebody or something, and nothing that the other names.
    pub(super) strangers: bool,
    /// Whether the sentences share a rare number beside the answers, and so tell of one thing.
    pub(super) sisters: bool,
    /// Whether each of two articles of one story answers once only what they may both be asked, and the answers are of a
    /// size: worth naming, though nothing but words could show that they are of one thing.
    pub kindred: bool,
    /// How many of the failing levels only say that the words around the claims have too little in common.
    pub(super) far: usize,
}

impl Ladder {
    /// Whether the two answer one question.
    pub fn joins(&self) -> bool {
        self.levels.iter().all(|(_, level)| *level > Level::Unsaid)
    }

    /// The first key that fails, or else the first that is missing.
    pub fn failed(&self) -> Option<(Key, Level)> {
        let worst = self.levels.iter().map(|(_, level)| *level).min()?;
        self.levels.iter().find(|(_, level)| *level == worst && worst <= Level::Unsaid).copied()
    }

    /// The sum of the levels, with a point for every ten percent of overlap and those of a rare number that both give, up to
    /// [`MOST_TELLING`].
    pub fn score(&self) -> i32 {
        let keys: i32 = self.levels.iter().map(|(_, level)| level.points()).sum();
        let telling = self.telling.min(MOST_TELLING) as i32;
        keys + (self.overlap / 10) as i32 + if self.meets { 4 + telling } else { 0 }
    }

    /// Whether agreeing tells enough to stand in for words: at least `points`, with the share of words in common that
    /// they leave to be shown, `share` percent at that many points and a fifth of it less for every further one.
    pub(super) fn tells(&self, points: u32, share: u32) -> bool {
        // Sentences that name other people or firms throughout need a rarer number.
        let points = if self.strangers { points + 3 } else { points };
        let further = self.telling.saturating_sub(points);
        self.telling >= points && self.overlap * 5 >= share * 5u32.saturating_sub(further)
    }

    pub(super) fn push(&mut self, key: Key, level: Level) {
        self.levels.push((key, level));
    }

    /// Too few words in common.
    pub(super) fn push_far(&mut self, key: Key) {
        self.far += 1;
        self.push(key, Level::Different);
    }

    /// Whether nothing but a lack of words in common keeps the two apart.
    pub fn only_far(&self) -> bool {
        self.levels.iter().filter(|(_, level)| *level <= Level::Unsaid).count() == self.far
    }

    /// Whether nothing but days, events of the background and a lack of words in common keeps the two apart.
    pub fn only_dates(&self) -> bool {
        let dated = |key: Key| matches!(key, Key::Date | Key::Event);
        let failed = self.levels.iter().filter(|(_, level)| *level <= Level::Unsaid);
        failed.filter(|(key, _)| !dated(*key)).count() <= self.far
    }
}
