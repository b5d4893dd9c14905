//! Claims: one question with its answer, and everything that was read to tell them.

pub mod answer;
mod apposition;
pub mod attribution;
mod beside;
mod carried;
mod dating;
pub mod event;
pub mod kind;
mod lookback;
pub mod name;
mod place;
mod quotations;
pub mod reading;
mod resolved;
pub mod scene;
pub mod scope;
pub mod site;
mod speaker;
mod stance;
mod stand;
pub mod telling;
pub mod tolls;
pub mod utterance;
mod when;
pub mod words;

pub use answer::Answer;
pub use attribution::Speaker;
pub use event::{Event, Frame};
pub use kind::{Compare, Key, Kind, SameKey, Section};
pub use reading::{ArticleDay, Passage, Quotation, Reading};
pub use scene::Scenes;
pub use scope::{Reach, Scope};
pub use site::Site;
pub use stance::Stance;
pub use telling::Telling;

use crate::text::{Credit, Excerpt, Lines, Moment, Owner, Place, Role, Span};
use crate::value::Time;
use std::sync::Arc;

/// One question with its answer, read in one article.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The kind.
    pub kind: Arc<Kind>,
    /// Index of the pattern of its rule that read it, from 1.
    pub pattern: u16,
    /// What the pattern says it tells of, where it says so.
    pub act: Option<Arc<str>>,
    /// Index of its source among the heads of the run.
    pub source: usize,
    /// The part of the article it stands in.
    pub role: Role,
    /// The sentence, as a number within its article.
    pub passage: u32,
    /// The words that were read, as bytes into the article's text.
    pub span: Span,
    /// Those words.
    pub words: Excerpt,
    /// The whole sentence.
    pub sentence: Excerpt,
    /// Where the words stand.
    pub place: Place,
    /// The answer.
    pub answer: Answer,
    /// The answer's own words ("at least 12"), as they stand.
    pub answer_words: Excerpt,
    /// The population that a count is of, as an index into the lexicon's populations; `None` where nothing is said.
    pub population: Option<u16>,
    /// Name of that population.
    pub population_name: Option<Arc<str>>,
    /// Whether the count is a part of a whole ("four other people", "including three").
    pub part: bool,
    /// Whether it is one because it is counted beside another count: "another 36".
    pub further: bool,
    /// Whether it is all that its article counts of its kind in the main event, whomever it calls those counted: "five pupils
    /// were killed", and nobody else.
    pub total: bool,
    /// Whether its words add up whatever was told before, be it of several events: "in all, at least 63".
    pub overall: bool,
    /// Whether its event has many of whom it may speak: "a 30-year-old man".
    pub many: bool,
    /// Whether its event has one such thing: the filing that told of it.
    pub once: bool,
    /// Minutes after midnight of a time of day in universal time, where the words name a zone or give it beside: "3 p.m. (1200
    /// GMT)".
    pub universal: Option<u16>,
    /// How far the count reaches, where the words say so.
    pub scope: Option<Scope>,
    /// How gravely, where the words say: "seriously" or "slightly".
    pub grade: Option<&'static str>,
    /// The words of the counts that were added up to it; empty where the text gives the number itself.
    pub sum_of: Vec<Excerpt>,
    /// Whether it is one of a series (per day, per year, in total since).
    pub series: bool,
    /// Further slots.
    pub slots: Vec<Slot>,
    /// The event it belongs to.
    pub event: Event,
    /// Who is cited for it.
    pub speaker: Option<Speaker>,
    /// Name of the speaker's class.
    pub speaker_class: Option<Arc<str>>,
    /// The stance of the speaker's verb.
    pub stance: Stance,
    /// Whether it is denied: "seven people were not killed", "Norland denied the raid".
    pub denied: bool,
    /// Whether the words call the figure a later state of an earlier one.
    pub revised: bool,
    /// Whether the words call the answer one that was given at first: "initially reported to be four".
    pub superseded: bool,
    /// Whether its words say so of a report: "officials had said that five died". What replaced it answers the same question.
    pub first_told: bool,
    /// Stems and names of the sentence, sorted, for weighing overlap.
    pub context: Arc<[u64]>,
    /// Keys of the rare numbers that its sentence states beside its answer, sorted.
    pub figures: Vec<u64>,
    /// Ages that its sentence tells beside its answer, in whole years, sorted: of whom it speaks.
    pub ages: Vec<u32>,
    /// Whether it is the only answer that its article gives of one unnamed person or thing, or of what happened once, what was
    /// said at first aside: the one boy of a text, whose age is told once or told alike.
    pub sole: bool,
    /// Whether its article answers its question once only, as far as kind, act, those counted and event tell questions apart,
    /// or alike each time: what another article answers otherwise may then be meant.
    pub alone: bool,
    /// Names of persons, firms, ships and the like that its sentence is about, sorted: its own, else those of the sentence
    /// before, with which it goes on ("The vessel cost ..."). Whoever is cited is none of them.
    pub about: Vec<u64>,
    /// Stems and names of the slot `what`, sorted.
    pub what: Vec<u64>,
}

/// A named part of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub words: Excerpt,
    /// Where they stand.
    pub span: Span,
    /// Id of the name or key of the word, where equal ones should match.
    pub id: u64,
    /// Where it came from, when it was not read in the claim's own sentence.
    pub inherited: Option<&'static str>,
}

impl Claim {
    /// The words of the claim with their place.
    pub fn cited(&self) -> Cited {
        Cited { span: self.span, place: self.place, words: self.words.to_string(), sentence: self.sentence.to_string() }
    }

    /// The slot of that name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| &*slot.name == name)
    }
}

/// What a comparison needs to know of an article, besides its claims.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The article's id.
    pub id: String,
    /// Its path.
    pub path: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// The day it counts from.
    pub day: Option<ArticleDay>,
    /// Agencies that it credits, sorted.
    pub agencies: Vec<Credit>,
    /// Who owns its outlet, as far as the desk said so.
    pub owner: Option<Owner>,
    /// What its main event is.
    pub frame: Frame,
    /// Its sentences as runs of words: what a copy shares.
    pub telling: Telling,
    /// The file as it was read.
    pub text: Arc<str>,
    /// Fingerprint of the file.
    pub digest: u64,
    /// Where its body begins.
    pub body: u32,
    /// What its reader had to say.
    pub notes: Vec<String>,
}

/// Words of an article with their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Bytes into the article's text.
    pub span: Span,
    /// Line and column.
    pub place: Place,
    /// The words.
    pub words: String,
    /// The whole sentence.
    pub sentence: String,
}

/// A date as one article names it, for checking it against the calendar.
#[derive(Clone, Debug)]
pub struct Dated {
    /// Its words.
    pub cited: Cited,
    /// What it amounts to.
    pub time: Time,
}

/// Where words of an article stand, which its text gives where they are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    /// Bytes into the article's text.
    pub span: Span,
    /// The sentence that they stand in.
    pub sentence: Span,
}

impl Stands {
    /// The words, in the text of their article and by its lines.
    pub fn cited(self, text: &str, lines: &Lines) -> Cited {
        Cited {
            span: self.span,
            place: lines.place(text, self.span.start),
            words: self.span.of(text).to_string(),
            sentence: self.sentence.of(text).to_string(),
        }
    }
}

/// Something that no rule took.
#[derive(Clone, Debug)]
pub struct Loose {
    /// `number`, `date` or `quotation`.
    pub what: &'static str,
    /// Its words.
    pub words: Stands,
}

/// What one article gives: its head, its claims, and everything else that a report accounts for.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The article's head.
    pub head: Head,
    /// Its claims, in order of place.
    pub claims: Vec<Claim>,
    /// Its dates with a weekday or one that the calendar does not have.
    pub dates: Vec<Dated>,
    /// What no rule took, in order.
    pub loose: Vec<Loose>,
    /// Page furniture.
    pub set_aside: Vec<(Span, &'static str)>,
}
