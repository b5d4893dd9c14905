//! Rules: kinds of claim as data, and the reading of articles by them.

mod book;
mod cue;
mod check;
mod error;
mod extract;
mod index;
mod ledger;
mod line;
mod lenient;
pub mod pack;
mod parse;
pub mod pattern;
mod program;
mod quoting;
mod row;
mod refusal;
mod refuse;
pub mod schema;
mod settle;
mod shadow;
mod sums;
mod trace;
mod view;

pub use book::{Pattern, Rule, RuleBook};
pub use error::RuleError;
pub use pack::Pack;
pub use trace::{Near, Refusing, Seen, Trace};
