//! The lexicon: every word list of the program, read from the YAML files of `rules/lexicon`.
//!
//! A word list in code is a list nobody can correct. Each table here is a file that an editor can read, and each figure
//! in one names its source.

pub mod figures;
mod files;
mod gazetteer;
mod grammar;
mod layer;
mod load;
mod load_times;
mod marks;
mod nouns;
pub mod phrases;
pub mod shape;
mod thesaurus;
pub mod times;
mod weights;

pub use figures::{Figures, Trend};
pub use grammar::Grammar;
pub use load::LexiconError;
pub use marks::TableMarks;
pub use nouns::Nouns;
pub use phrases::Phrases;
pub use thesaurus::Thesaurus;
pub use weights::{Phrase, Weights};

use crate::text::words::WordSet;
use crate::text::{Tables, Token};
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The folder of rules and lexicons that the program carries.
pub(crate) static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// Name and text of the files that the program carries.
fn carried() -> Vec<(&'static str, &'static str)> {
    let folder = FOLDER.get_dir("lexicon").into_iter().flat_map(|dir| dir.files());
    folder.filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?))).collect()
}

/// The bound that words around a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// `[N, ∞)`.
    AtLeast,
    /// `(N, ∞)`.
    MoreThan,
    /// `[0, N]`.
    AtMost,
    /// `[0, N)`.
    LessThan,
    /// `[0, N]`, never alone a contradiction.
    UpTo,
    /// N with slack on both sides.
    About,
    /// N with slack below.
    Nearly,
    /// No hedge at all ("exactly", "a total of").
    Exact,
}

/// A vague number word and the intervals it is read as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vague {
    /// What contradicts nothing inside it.
    pub hard: (f64, f64),
    /// Whether the upper end of `hard` is left out.
    pub open_top: bool,
    /// What most readers take it for.
    pub typical: (f64, f64),
    /// What a loose use of it still allows, where that is more than `hard`.
    pub loose: Option<(f64, f64)>,
}

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// "twelve".
    Plain(f64),
    /// "hundred", "million": multiplies what stands before it.
    Scale(f64),
    /// "dozen".
    Dozen,
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its name.
    pub id: String,
    /// What it measures.
    pub dimension: String,
    /// Factor to the base unit of that dimension.
    pub factor: f64,
}

/// A named place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name as reports print it.
    pub name: String,
    /// The country it lies in, as an index into [`Lexicon::places`]; `None` for countries and seas.
    pub country: Option<u32>,
    /// Whether it is the capital of that country.
    pub capital: bool,
    /// Whether it is a town.
    pub town: bool,
}

/// What a word says about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceWord {
    /// Its name.
    Name(u32),
    /// Its people ("Afghan", "Pakistanis").
    People(u32),
}

/// A stance that a verb of speech gives its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeechVerb {
    /// "said", "confirmed".
    Asserts,
    /// "claimed", "accused".
    Alleges,
    /// "denied".
    Denies,
    /// "questioned".
    Doubts,
}

/// Why a claim is fenced off: what governs it is not told as having happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fence {
    /// "not", "never".
    Negated,
    /// "will", "plans to".
    Planned,
    /// "could", "may".
    Possible,
    /// "feared", "threatened".
    Feared,
    /// "if", "unless".
    Conditional,
    /// "We can confirm": words that look like a fence and are none.
    Open,
}

/// What words around a figure say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Saying {
    /// It counts what happened over a stretch of time: "so far this year".
    Running,
    /// Some of those who did it are counted too: "including".
    With,
    /// They are left out: "not counting".
    Without,
    /// It is of a whole area: "across".
    Throughout,
    /// It is one of a series: "a day".
    Series,
    /// It is a later state of an earlier one.
    Revised,
    /// It was put right since: "initially reported".
    Superseded,
    /// A report gave it at first: "officials had said".
    FirstTold,
    /// It adds up all that was told before: "in all".
    Overall,
}

/// A calendar unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
}

/// Up to 128 word classes as bits.
pub type Classes = u128;

/// All tables.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Tables of sentences and layout.
    pub tables: Tables,
    /// Names of the word classes; the class `n` is bit `1 << n`.
    pub class_names: Vec<String>,
    /// The words and phrases of each class as its file gives them, for a reader.
    pub class_words: Vec<Vec<String>>,
    /// Words and phrases of each class.
    pub classes: Phrases<u8>,
    /// The classes that end a phrase: verbs, and words that join clauses.
    pub barriers: Classes,
    /// Classes of deeds: a count right behind one is of those to whom it was done.
    pub deeds: Classes,
    /// Classes of participles behind a noun that tell what was done to it before.
    pub done_before: Vec<u8>,
    /// Classes whose words are no noun behind a count: those that end a phrase, adverbs, and how gravely.
    pub verbal: Classes,
    /// The classes "grave" and "slight".
    pub grades: [Option<u8>; 2],
    /// The classes whose words tell of an event.
    pub events: Classes,
    /// Nouns for events that last or recur; one that the article's head does not name is another event.
    pub event_nouns: WordSet,
    /// Number words.
    pub numbers: FxHashMap<u64, NumberWord>,
    /// Ordinals.
    pub ordinals: FxHashMap<u64, u32>,
    /// Vague number words.
    pub vague: Phrases<Vague>,
    /// Words of the grammar of numbers.
    pub figures: Figures,
    /// Nouns behind numbers.
    pub nouns: Nouns,
    /// Phrases that stand for nobody.
    pub nobody: Phrases<()>,
    /// Hedges before a number.
    pub hedges: Phrases<Hedge>,
    /// Hedges behind a number.
    pub hedges_behind: Phrases<Hedge>,
    /// Units by id.
    pub units: Vec<Unit>,
    /// Words of units, as indices into `units`.
    pub unit_words: Phrases<u16>,
    /// Currency signs before an amount, with their ISO 4217 code.
    pub currency_signs: Phrases<u16>,
    /// Currency words behind an amount.
    pub currency_words: Phrases<u16>,
    /// Currency words that are money only behind a scale ("2 million pounds").
    pub currency_scaled: Phrases<u16>,
    /// ISO 4217 codes.
    pub currencies: Vec<String>,
    /// Months, 1 to 12.
    pub months: FxHashMap<u64, i8>,
    /// Weekdays, Monday 1 to Sunday 7.
    pub weekdays: FxHashMap<u64, i8>,
    /// Words and patterns of time.
    pub times: times::Times,
    /// Words before a bare month that make it a time.
    pub month_cues: WordSet,
    /// Months and weekdays that are other words without their capital.
    pub doubtful_months: WordSet,
    /// Months that are names of people too.
    pub name_months: WordSet,
    /// Zones behind a clock time.
    pub zones: WordSet,
    /// By how many minutes a zone is before universal time, where its name means one zone.
    pub zone_minutes: FxHashMap<u64, i16>,
    /// "early", "late" and their like.
    pub early: Phrases<times::Part>,
    /// Words for people, as indices into `populations`; [`ANYBODY`] and [`OTHERS`] come first.
    pub people: Phrases<u16>,
    /// Names of the populations.
    pub populations: Vec<Arc<str>>,
    /// Populations that together are everybody.
    pub wholes: Vec<Vec<u16>>,
    /// Populations by whose names one text and another may call the same people: children and pupils.
    pub people_kin: Vec<Vec<u16>>,
    /// Words that make a count a part of a whole.
    pub part_words: WordSet,
    /// Nouns for one person.
    pub persons: WordSet,
    /// Populations of sex and age, which nouns of trade do not tell from one another.
    pub told_apart: Vec<u16>,
    /// Verbs of speech.
    pub speech: Phrases<SpeechVerb>,
    /// Nouns of posts and bodies, as indices into `speaker_classes`.
    pub speakers: Phrases<u16>,
    /// Names of the speaker classes.
    pub speaker_classes: Vec<Arc<str>>,
    /// "both sides", "the regime", "they": who acts without a name.
    pub parties: Phrases<()>,
    /// "sources", "some".
    pub unnamed: WordSet,
    /// Titles before a name.
    pub honorifics: WordSet,
    /// Words that fence a claim off.
    pub fences: Phrases<Fence>,
    /// Words that open a background event.
    pub background: Phrases<()>,
    /// What words around a figure say of it.
    pub sayings: Phrases<Saying>,
    /// Words for fighting, which goes on in many places and hours: "clashes".
    pub fighting: Phrases<()>,
    /// Those who did it: "gunman".
    pub doers: WordSet,
    /// Aliases: every spelling, with the index of its name in `alias_names`.
    pub aliases: Phrases<u32>,
    /// The printed form of each aliased name.
    pub alias_names: Vec<String>,
    /// "city", "district".
    pub place_nouns: WordSet,
    /// Words of the names of a state's bodies: "army", "defence ministry".
    pub state_bodies: WordSet,
    /// Word classes of nouns that tell of nothing that is done.
    pub nouns_only: Classes,
    /// The word class of the nouns of posts.
    pub post: Option<u8>,
    /// Before the words of a post: "former", "acting".
    pub before_posts: WordSet,
    /// Between the noun of a post and whom or what it is of: "of", "for".
    pub post_joints: WordSet,
    /// Words in the name of a body, a firm or a thing: "ministry", "plc".
    pub bodies: WordSet,
    /// "talks", "visit": what people come together for.
    pub gatherings: WordSet,
    /// "in", "near".
    pub place_prepositions: WordSet,
    /// Those that put an event at a town: "in", "near".
    pub town_prepositions: WordSet,
    /// Places.
    pub places: Vec<Place>,
    /// Names of places and of their people.
    pub place_words: Phrases<PlaceWord>,
    /// Small words.
    pub grammar: Grammar,
    /// Words without meaning of their own.
    pub stop: WordSet,
    /// How much a word in common says, and which words tell of one thing.
    pub weights: Weights,
    /// Marks of the tables that many tokens are asked about.
    pub marks: TableMarks,
}

/// The population that counts anybody.
pub const ANYBODY: u16 = 0;
/// The population "others": a part of a whole.
pub const OTHERS: u16 = 1;

impl Lexicon {
    /// The lexicon that the program carries.
    ///
    /// # Errors
    ///
    /// The first fault of the embedded files; a test makes sure that there is none.
    pub fn embedded() -> Result<Lexicon, LexiconError> {
        Lexicon::layered(&[]).map_err(|mut errors| errors.swap_remove(0))
    }

    /// The lexicon that the program carries, with a user's own files, given as (name, text), over it: a file adds to the
    /// embedded one of its name.
    ///
    /// # Errors
    ///
    /// All faults in the shape of the user's files, else the first word that stands for nothing.
    pub fn layered(own: &[(&str, &str)]) -> Result<Lexicon, Vec<LexiconError>> {
        load::layered(&carried(), own)
    }

    /// The number of a population; `None` where no file names it.
    pub fn population(&self, name: &str) -> Option<u16> {
        self.populations.iter().position(|known| **known == *name).map(|at| at as u16)
    }

    /// Whether two names of populations may be of the same people.
    pub fn one_people(&self, a: u16, b: u16) -> bool {
        self.people_kin.iter().any(|kin| kin.contains(&a) && kin.contains(&b))
    }

    /// Whether a word of a class begins at a token that is no class of nouns.
    pub fn tells(&self, tokens: &[Token], at: usize) -> bool {
        self.classes.all(tokens, at).any(|(_, class)| self.nouns_only & 1 << *class == 0)
    }

    /// The number of a word class; `None` where no file names it.
    pub fn class(&self, name: &str) -> Option<u8> {
        self.class_names.iter().position(|known| **known == *name).map(|at| at as u8)
    }
}
