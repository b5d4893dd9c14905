//! Rules: kinds of claim as data, and the reading of articles by them.

mod book;
mod cue;
mod error;
mod extract;
mod index;
mod ledger;
mod line;
mod parse;
pub mod pattern;
mod program;
mod quoting;
mod row;
pub mod schema;
mod settle;
mod sums;
mod view;

pub use book::{Pattern, Rule, RuleBook};
pub use error::RuleError;
