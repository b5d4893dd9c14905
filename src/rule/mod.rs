//! Rules: kinds of claim as data, and the reading of articles by them.

mod book;
mod check;
mod clause;
mod clock;
mod cue;
mod denial;
mod error;
mod extract;
mod held;
mod index;
mod ledger;
mod lenient;
mod line;
pub mod pack;
mod parse;
pub mod pattern;
mod person;
mod program;
mod quoting;
mod refusal;
mod refuse;
mod row;
pub mod schema;
mod scope;
mod series;
mod settle;
mod shadow;
mod states;
mod sums;
mod trace;
mod view;
mod voice;

pub use book::{Pattern, Rule, RuleBook};
pub use error::RuleError;
pub use pack::Pack;
pub use trace::{Near, Refusing, Seen, Trace};
