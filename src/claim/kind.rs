//! Kinds of claim: which question a claim answers, and how two answers to it are compared.

use serde::{Deserialize, Serialize};

/// Which part of the report a question belongs to.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Counts, amounts, measures.
    #[default]
    Figures,
    /// Who, where, what: those who did it, posts, places, verdicts.
    Names,
    /// Days, years, order of events.
    Dates,
    /// Pledges, agreements, accusations, denials: listed, never counted as support of one another.
    Statements,
    /// Direct quotations.
    Quotes,
}

/// A kind of claim, as its rule file declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name: `killed`.
    pub name: String,
    /// What it is, in a sentence.
    pub about: String,
    /// The question in the words of reports; `{slot}` stands for the words of a slot.
    pub question: String,
    /// The part of the report it belongs to.
    pub section: Section,
    /// The keys that make two claims the same question.
    pub same: Vec<SameKey>,
    /// How answers are compared.
    pub compare: Compare,
    /// Whether a later answer may differ because the figure moved.
    pub moves: bool,
    /// Populations that are everybody here, as indices into the lexicon's.
    pub whole: Vec<u16>,
    /// Whether its counts add up over time.
    pub adds_up: bool,
    /// Names of populations and acts whose answer is to a question of its own.
    pub apart: Vec<String>,
    /// Names of the kinds whose counts it gives as one sum.
    pub covers: Vec<String>,
    /// Whether some of its patterns deny the answer: who did it is asserted by some and denied by others.
    pub deniable: bool,
}

impl Kind {
    /// Whether its claims are what somebody said in the words of the outlet: alike where their words are, and held against
    /// nothing, for two outlets may tell of two sentences of one speech.
    pub fn retold(&self) -> bool {
        self.compare == Compare::Listed && self.same.contains(&SameKey::Speaker)
    }

    /// Whether its claims tell of people no more than their number: the words around it say which question it answers.
    pub fn only_counts(&self) -> bool {
        let keyed = |key| self.same.contains(&key);
        self.compare == Compare::Quantity && keyed(SameKey::Population) && keyed(SameKey::Context)
    }
}

/// A key that two claims must share to answer one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SameKey {
    /// The event: when, where, who.
    Event,
    /// Who is counted.
    Population,
    /// The words of the slot `what`.
    What,
    /// The words of the slot `act`: the kind of thing that happened.
    Act,
    /// What is counted: the noun behind the number, and the act; without an act the words around it too.
    Thing,
    /// The name in the slot `place`, where either claim has one.
    Place,
    /// The rank in a series.
    Ordinal,
    /// Who speaks.
    Speaker,
    /// The words around the claim.
    Context,
}

/// How two answers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// As numbers.
    Quantity,
    /// As stretches of days.
    Days,
    /// As times of day: round ones agree with those beside them.
    Clock,
    /// As the two figures of a vote or a match, whichever stands first; others are apart only where each article tells one.
    Tally,
    /// As words: quotations.
    Words,
    /// As names: those that are the same agree, and two different ones are two answers that nobody sets against each
    /// other, for a town lies in a province and a ministry speaks for a state.
    Names,
    /// As posts of one person: two different ones are worth a look, for somebody may hold both.
    Posts,
    /// As states of one thing, each a stretch of a scale that the rule gives: shut and open, slightly and gravely hurt.
    States,
    /// Not at all: claims are listed, and look-alikes told apart.
    Listed,
}

impl Compare {
    /// Whether claims are told by their words, and not by the value that they give.
    pub fn is_told(self) -> bool {
        matches!(self, Compare::Listed | Compare::States)
    }
}

/// A key of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// When it happened.
    Date,
    /// Where it happened.
    Place,
    /// Who acted or spoke.
    Actor,
    /// Which of a series: the round, the day, the year.
    Series,
    /// What is measured.
    Measure,
    /// Who is counted.
    Population,
    /// Which event.
    Event,
}

impl Key {
    /// The word that reports print.
    pub fn word(self) -> &'static str {
        match self {
            Key::Date => "date",
            Key::Place => "place",
            Key::Actor => "actor",
            Key::Series => "series",
            Key::Measure => "measure",
            Key::Population => "population",
            Key::Event => "event",
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.word())
    }
}
