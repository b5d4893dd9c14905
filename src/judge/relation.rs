//! Relations: the words for how two answers to one question stand to each other.

use serde::Serialize;

/// How the answers of a question stand to each other; a question bears its gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Only one source answers.
    Single,
    /// Equal after normalising units, number words and spelling.
    Same,
    /// The intervals meet.
    Compatible,
    /// A key is missing, so nothing is said.
    Undetermined,
    /// Look-alikes that answer different questions.
    Incomparable,
    /// Apart, and the texts give a cause.
    Explained,
    /// One question, apart, and no cause in the texts.
    Conflict,
}

/// A cause, read in the texts, for two answers being apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// One figure is of a later time.
    Later,
    /// Other people are counted.
    Population,
    /// Something else is measured.
    Measure,
    /// Per day, per year, since a day: another basis.
    Basis,
    /// A part of the area.
    Area,
    /// Another version of the same article.
    Version,
}

macro_rules! words {
    ($type:ty { $($variant:ident => $word:literal),* $(,)? }) => {
        impl $type {
            /// The word that reports print.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}

words!(Relation {
    Single => "single",
    Same => "same",
    Compatible => "compatible",
    Undetermined => "undetermined",
    Incomparable => "incomparable",
    Explained => "explained",
    Conflict => "conflict",
});
words!(Cause {
    Later => "later",
    Population => "population",
    Measure => "measure",
    Basis => "basis",
    Area => "area",
    Version => "version",
});
