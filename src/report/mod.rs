//! The report: everything a run found, as plain data, and one file per way to write it.

pub mod causes;
pub mod escape;
pub mod explanation;
mod format;
pub mod json;
pub mod markdown;
mod origins;
pub(crate) mod outline;
#[cfg(test)]
mod sample;
pub mod table;
pub mod tabulate;
#[cfg(test)]
mod tests;
pub mod wording;

pub use crate::claim::Section;
use crate::claim::Stance;
pub use crate::input::decisions::Ruling;
pub use crate::judge::inside::Gravity;
use crate::judge::{Cause, Key, Relation};
use crate::text::{Moment, Span};
pub use format::{FORMATS, Form, Format, is_ours};
use serde::Serialize;

/// The name and version of the report's JSON form.
pub const SCHEMA: &str = "crosscheck/report/1";

/// What a report is written on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Columns of the terminal; 0 where they are not known, which is taken as 100.
    pub width: u16,
    /// Whether colours may be used.
    pub colour: bool,
}

/// Writes a report. `width` and `colour` matter to the table only; every form ends in a newline.
pub fn write(report: &Report, format: Format, width: u16, colour: bool) -> String {
    let writer =
        FORMATS.iter().find(|form| form.format == format).map_or(table::write as fn(_, _) -> _, |form| form.write);
    writer(report, &Page { width, colour })
}

/// What a comparison found. Equal inputs make equal reports, whatever their order.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: String,
    /// Program and version.
    pub program: String,
    /// Fingerprint of rules and lexicons.
    pub rules: String,
    /// The command that makes this report again, when the caller knows it.
    pub replay: Option<String>,
    /// The articles, sorted by id. Everything else names them by their index here.
    pub sources: Vec<Source>,
    /// Groups of articles that tell of one event.
    pub stories: Vec<Story>,
    /// The questions, each with its answers; the gravest first within a section.
    pub rows: Vec<Row>,
    /// Look-alikes that were not compared.
    pub refused: Vec<Refused>,
    /// Look-alikes beyond those that are listed, less alike than these.
    pub refused_beyond: usize,
    /// Findings inside one article.
    pub inside: Vec<Inside>,
    /// Articles that share an origin.
    pub origins: Vec<Origin>,
    /// What the desk decided of claims of these articles.
    pub decisions: Vec<Decided>,
    /// Digits, dates and quotations that no rule took.
    pub unread: Vec<Unread>,
    /// Page furniture.
    pub set_aside: Vec<Furniture>,
    /// Inputs that could not be read.
    pub problems: Vec<Problem>,
}

/// One article of the run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Source {
    /// Its name; unique in the run.
    pub id: String,
    /// A short form of the name for columns; unique in the run.
    pub label: String,
    /// Its path as given.
    pub path: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// The day that its weekdays and "yesterday" count from, with where that day was read; `None` when it has none.
    pub article_day: Option<String>,
    /// Agencies that it credits.
    pub agencies: Vec<String>,
    /// Fingerprint of the file, 16 hexadecimal digits.
    pub digest: String,
    /// Where its body begins in the file, in bytes.
    pub body: u32,
    /// How many claims were read in it.
    pub claims: usize,
    /// What its reader had to say.
    pub notes: Vec<String>,
}

/// Articles whose main events are one event.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Story {
    /// A short name: the title of its first article.
    pub name: String,
    /// Indices of its articles, sorted.
    pub sources: Vec<usize>,
    /// The day or days of the event, where known.
    pub when: Option<String>,
    /// What tied the articles together, or why the article stands alone.
    pub why: String,
}

/// One question with the answers of the sources.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Name of the row in this report: `F1`, `N1`, `D1`, `S1`, `Q1`.
    pub id: String,
    /// The part of the report it stands in.
    pub section: Section,
    /// The kind of claim.
    pub kind: String,
    /// The question in words.
    pub question: String,
    /// The answers, by source and place.
    pub cells: Vec<Cell>,
    /// How the answers stand to each other.
    pub relation: Relation,
    /// Why they are apart, where the texts say.
    pub causes: Vec<Cause>,
    /// The keys that are missing, for `undetermined`.
    pub missing: Vec<Key>,
    /// The finding in one sentence.
    pub finding: String,
    /// Why the desk pinned claims of this row to one another, once each.
    pub pinned: Vec<String>,
    /// On how many origins the answers rest.
    pub support: Support,
    /// Lowest to highest answer, for figures with two or more sources.
    pub range: Option<Range>,
    /// The story (index into [`Report::stories`]) that most of its sources belong to.
    pub story: usize,
    /// Whether one source alone tells it, and nothing but the words around it says what it is of.
    #[serde(skip)]
    pub bare: bool,
}

/// One answer of one source.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// Index of the claim among those of the run; of no use outside of it.
    #[serde(skip)]
    pub claim: usize,
    /// Whether the answer is a state, in which somebody or something is.
    #[serde(skip)]
    pub state: bool,
    /// Index of the source.
    pub source: usize,
    /// The answer as reports print it: "at least 12", "27 June 2025".
    pub answer: String,
    /// The answer as a value.
    pub value: Value,
    /// The words that were read.
    pub quote: Quote,
    /// Who is cited, as the text names them.
    pub speaker: Option<String>,
    /// The class of that speaker.
    pub speaker_class: Option<String>,
    /// `asserts`, `alleges`, `denies`, `doubts`, or `reports` where the article speaks for itself.
    pub stance: Stance,
    /// Whether the answer is denied; its words say so.
    pub denied: bool,
    /// Further slots of the claim, as (name, words), in the rule's order.
    pub slots: Vec<(String, String)>,
    /// Slots that were not read in the claim's own words: (name, from where).
    pub inherited: Vec<(String, String)>,
    /// The rule that read it.
    pub rule: String,
}

/// Words of a source, with their place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Bytes into the file as it was read.
    pub span: Span,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The words, letter for letter.
    pub words: String,
    /// The whole sentence.
    pub sentence: String,
}

/// An answer as a value, for programs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Value {
    /// A number or amount. `None` for an end that is open to infinity.
    Quantity {
        /// Least number.
        min: Option<f64>,
        /// Greatest number.
        max: Option<f64>,
        /// Whether `min` itself is left out.
        min_open: bool,
        /// Whether `max` itself is left out.
        max_open: bool,
        /// Whether the words call it approximate.
        approx: bool,
        /// Unit, currency code, or `None` for a count.
        unit: Option<String>,
    },
    /// Civil days, both ends included; `None` where the words do not settle it (a day without a year).
    Time {
        /// First day.
        from: Option<String>,
        /// Last day.
        to: Option<String>,
        /// TIMEX3 value.
        timex: String,
    },
    /// Words.
    Words {
        /// The words.
        text: String,
    },
}

/// On how many origins the answers of a row rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Support {
    /// Number of origins not shown to be linked.
    pub origins: usize,
    /// Number of articles.
    pub articles: usize,
    /// The articles of each origin.
    pub groups: Vec<Vec<usize>>,
    /// What linked articles into one origin: one sentence for each that joined another.
    pub links: Vec<String>,
    /// The wording: "2 origins", "one origin, 2 articles", "single source", "single source, unattributed".
    pub words: String,
}

/// Lowest and highest answer, each with who gives it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Range {
    /// Lowest answer, as printed.
    pub low: String,
    /// Index of the row's cell that gives it.
    pub low_cell: usize,
    /// Highest answer, as printed.
    pub high: String,
    /// Index of the row's cell that gives it.
    pub high_cell: usize,
}

/// Two claims that look alike and answer different questions.
#[derive(Clone, Debug, Serialize)]
pub struct Refused {
    /// Name of the entry in this report: `X1`.
    pub id: String,
    /// Index of the first source.
    pub a: usize,
    /// Its words.
    pub a_quote: Quote,
    /// Index of the second source.
    pub b: usize,
    /// Its words.
    pub b_quote: Quote,
    /// Index of the claims among those of the run; of no use outside of it.
    #[serde(skip)]
    pub claims: (usize, usize),
    /// Why they look alike.
    pub alike: String,
    /// The key that failed (`incomparable`) or is missing (`undetermined`); `None` where the desk banned a pair whose keys
    /// all hold.
    pub key: Option<Key>,
    /// Why the desk keeps the two apart, where it decided so.
    pub banned: Option<String>,
    /// `incomparable` or `undetermined`.
    pub relation: Relation,
    /// The finding in one sentence.
    pub finding: String,
}

/// A finding inside one article.
#[derive(Clone, Debug, Serialize)]
pub struct Inside {
    /// Name of the entry in this report: `I1`.
    pub id: String,
    /// Index of the source.
    pub source: usize,
    /// How grave it is.
    pub gravity: Gravity,
    /// The words in question.
    pub quote: Quote,
    /// The finding in one sentence.
    pub finding: String,
}

/// Articles that rest on one origin.
#[derive(Clone, Debug, Serialize)]
pub struct Origin {
    /// Indices of the sources.
    pub sources: Vec<usize>,
    /// What shows it, in words.
    pub evidence: String,
    /// The links that hold the group together, one less than it has sources.
    pub links: Vec<OriginLink>,
}

/// What links two articles.
#[derive(Clone, Debug, Serialize)]
pub struct OriginLink {
    /// Index of the first source.
    pub a: usize,
    /// Index of the second source.
    pub b: usize,
    /// What shows it: `agency`, `outlet`, `owner`, `copy`.
    pub why: Vec<&'static str>,
    /// The same in words.
    pub evidence: String,
    /// For a copy: how many runs of three words both have, and how many the shorter text has.
    pub shared: Option<(usize, usize)>,
    /// For a copy: the longest sentence in common, as each prints it; else empty.
    pub sample: Vec<Sample>,
}

/// A sentence that another article has too.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
    /// Index of the source.
    pub source: usize,
    /// The sentence.
    pub quote: Quote,
}

/// What the desk decided of two claims.
#[derive(Clone, Debug, Serialize)]
pub struct Decided {
    /// The file and the line on which the decision stands: `crosscheck.decisions.yaml:3`.
    pub place: String,
    /// Pin or ban.
    pub ruling: Ruling,
    /// Why, in the words of who decided.
    pub reason: String,
    /// The row or look-alike that shows it; `None` where the decision does nothing.
    pub entry: Option<String>,
    /// What it comes to, in one sentence.
    pub finding: String,
}

/// A digit, date or quotation that no rule took.
#[derive(Clone, Debug, Serialize)]
pub struct Unread {
    /// Index of the source.
    pub source: usize,
    /// `number`, `date` or `quotation`.
    pub what: &'static str,
    /// The words.
    pub quote: Quote,
}

/// A line that was set aside.
#[derive(Clone, Debug, Serialize)]
pub struct Furniture {
    /// Index of the source.
    pub source: usize,
    /// The words.
    pub quote: Quote,
    /// Why.
    pub why: &'static str,
}

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Its path as given.
    pub path: String,
    /// What is wrong with it, and what to do.
    pub reason: String,
}

impl Report {
    /// How many rows bear a relation.
    pub fn count(&self, relation: Relation) -> usize {
        self.rows.iter().filter(|row| row.relation == relation).count()
    }

    /// Whether a reader has something to settle: a conflict, or an article that cannot hold.
    pub fn calls_for_reading(&self) -> bool {
        self.count(Relation::Conflict) > 0 || self.inside.iter().any(|i| i.gravity >= Gravity::Inconsistent)
    }
}
