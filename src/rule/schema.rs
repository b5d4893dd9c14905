//! The shape of a rule file.

use super::pack::Pack;
use crate::claim::{Compare, SameKey, Section};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One rule file: one kind of claim.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Name of the kind.
    pub kind: String,
    /// What it is, in a sentence.
    pub about: String,
    /// The question in the words of reports.
    pub question: String,
    /// The part of the report.
    pub section: Section,
    /// The slots of the patterns.
    #[serde(default)]
    pub slots: BTreeMap<String, SlotFile>,
    /// The patterns.
    pub says: Vec<Says>,
    /// The packs that it belongs to; without them it is general, and belongs to all.
    #[serde(default)]
    pub packs: Vec<Pack>,
    /// Whether the kind is switched off; then nothing else but `kind` need stand in the file.
    #[serde(default)]
    pub off: bool,
    /// The keys of the question.
    pub same: Vec<SameKey>,
    /// How answers are compared.
    pub compare: Compare,
    /// The slot that holds the answer; `quotation` rules have none.
    #[serde(default)]
    pub answer: Option<String>,
    /// Whether a claim may stand without its answer: a round of talks whose day the words leave out.
    #[serde(default)]
    pub open: bool,
    /// Whether a later answer may differ because the figure moved.
    #[serde(default)]
    pub moves: bool,
    /// Populations that are everybody here: of people displaced, refugees are no part.
    #[serde(default)]
    pub whole: Vec<String>,
    /// Whether its counts add up over time: people killed, not people missing.
    #[serde(default)]
    pub adds_up: bool,
    /// Populations and acts whose answer is to a question of its own: the press leaves attackers out of the toll of an
    /// attack, and the day of an arrest is not that of the deed.
    #[serde(default)]
    pub apart: Vec<String>,
    /// With `compare: states`: the states that patterns tell, each with the ends of its stretch of the scale. Two that have no
    /// step in common are apart.
    #[serde(default)]
    pub states: BTreeMap<String, [u8; 2]>,
    /// Kinds whose counts it gives as one sum: killed or wounded.
    #[serde(default)]
    pub covers: Vec<String>,
    /// Fences that do not apply: a pledge speaks of the future.
    #[serde(default)]
    pub through: Vec<String>,
    /// Its tests.
    pub examples: Vec<Example>,
}

/// What a slot holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotFile {
    /// The kind of value or words.
    pub is: SlotKind,
    /// For counts `people`, `named people` or `things`; for measures the dimension, or several joined by `|`; for names `person`.
    #[serde(default)]
    pub of: Option<String>,
}

/// The kinds of slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// A count, with the noun behind it.
    Count,
    /// One person told without a number: "a man", "the 42-year-old driver".
    One,
    /// An amount of money.
    Money,
    /// A measure; `of` names its dimension.
    Measure,
    /// A share: a percentage, or a fraction of something ("two-thirds of", "one in four").
    Share,
    /// A magnitude.
    Magnitude,
    /// An age.
    Age,
    /// A day.
    Day,
    /// A year, a month of a year, or a decade.
    Year,
    /// A day, a week, a month or a year.
    When,
    /// A time of day: "7:37 a.m.".
    Clock,
    /// A rank in a series: "first".
    Ordinal,
    /// The two figures of a vote or a match: "52-48", "3 to 1".
    Tally,
    /// A name.
    Name,
    /// The words of a post or rank, with whom or what it is of: "mayor of Tellin", "army spokesman".
    Post,
    /// Who acts: a name with its post, a body, "both sides".
    Actor,
    /// Words up to the end of the clause.
    Clause,
    /// A noun phrase: words up to the next verb or mark, six at most.
    Phrase,
}

impl SlotKind {
    /// Whether running words fill it, so that a sentence may have something for it at any of its tokens; values and names
    /// are few.
    pub(super) fn words(self) -> bool {
        use SlotKind::{Actor, Clause, One, Phrase, Post};
        matches!(self, Actor | Clause | Phrase | Post | One)
    }
}

impl SlotKind {
    /// How answers of this kind are compared.
    pub fn compared(self) -> Compare {
        match self {
            SlotKind::Count
            | SlotKind::One
            | SlotKind::Money
            | SlotKind::Measure
            | SlotKind::Share
            | SlotKind::Magnitude
            | SlotKind::Age => Compare::Quantity,
            SlotKind::Day | SlotKind::Year | SlotKind::When => Compare::Days,
            SlotKind::Clock => Compare::Clock,
            SlotKind::Tally => Compare::Tally,
            _ => Compare::Listed,
        }
    }
}

/// A pattern, alone or with what it settles by itself.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Says {
    /// A pattern.
    Pattern(String),
    /// A pattern with more to say.
    Marked(Marked),
}

/// A pattern with what it settles by itself.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Marked {
    /// The pattern.
    pub pattern: String,
    /// The answer, a number that the words do not spell: "no casualties" is 0.
    #[serde(default)]
    pub answer: Option<f64>,
    /// Whether the answer is a part of a whole: "three of the dead".
    #[serde(default)]
    pub part: bool,
    /// Whether its words deny the answer: "Norland denied the raid" says that it was not Norland.
    #[serde(default)]
    pub denies: bool,
    /// Whether one event has many of whom it may speak ("a 30-year-old man"): answers that are apart are then one question only
    /// where the sentences are nearly one.
    #[serde(default)]
    pub many: bool,
    /// Whether one event has one such thing (the filing that told of it): where each of two articles tells of one, two answers
    /// that are apart are set against each other, however little else the sentences share.
    #[serde(default)]
    pub once: bool,
    /// What the claim tells of: two claims with different acts answer different questions.
    #[serde(default)]
    pub act: Option<String>,
    /// The state that it tells, one of `states`.
    #[serde(default)]
    pub state: Option<String>,
    /// Whether its words say that it was otherwise before: "reopened".
    #[serde(default)]
    pub later: bool,
}

impl Says {
    /// The pattern.
    pub fn pattern(&self) -> &str {
        match self {
            Says::Pattern(pattern) => pattern,
            Says::Marked(marked) => &marked.pattern,
        }
    }

    /// The state that it tells.
    pub fn state(&self) -> Option<&str> {
        match self {
            Says::Pattern(_) => None,
            Says::Marked(marked) => marked.state.as_deref(),
        }
    }

    /// Whether its words say that it was otherwise before.
    pub fn later(&self) -> bool {
        matches!(self, Says::Marked(marked) if marked.later)
    }

    /// The act that it settles.
    pub fn act(&self) -> Option<&str> {
        match self {
            Says::Pattern(_) => None,
            Says::Marked(marked) => marked.act.as_deref(),
        }
    }

    /// Whether its answer is a part of a whole.
    pub fn part(&self) -> bool {
        matches!(self, Says::Marked(marked) if marked.part)
    }

    /// Whether its words deny the answer.
    pub fn denies(&self) -> bool {
        matches!(self, Says::Marked(marked) if marked.denies)
    }

    /// Whether one event has many of whom it may speak.
    pub fn many(&self) -> bool {
        matches!(self, Says::Marked(marked) if marked.many)
    }

    /// Whether one event has one such thing.
    pub fn once(&self) -> bool {
        matches!(self, Says::Marked(marked) if marked.once)
    }

    /// The answer that it settles.
    pub fn answer(&self) -> Option<f64> {
        match self {
            Says::Pattern(_) => None,
            Says::Marked(marked) => marked.answer,
        }
    }
}

/// A test of a rule.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Example {
    /// A text and the claims that the rule reads in it, each as slot and words.
    Claims {
        /// The text.
        text: String,
        /// The claims, in order.
        claims: Vec<BTreeMap<String, String>>,
    },
    /// A text in which the rule reads nothing.
    Nothing {
        /// The text.
        nothing: String,
    },
    /// Two articles' texts and the relation of the rule's first question.
    Pair {
        /// The texts.
        pair: [String; 2],
        /// The relation.
        relation: String,
    },
}

/// The JSON Schema of a rule file: what its reader checks by, and editors complete by.
pub fn json_schema() -> &'static serde_json::Value {
    static SCHEMA: LazyLock<serde_json::Value> = LazyLock::new(|| {
        let mut schema = schemars::schema_for!(RuleFile);
        schema.insert("title".into(), "A rule of crosscheck: one kind of claim".into());
        schema.to_value()
    });
    &SCHEMA
}
