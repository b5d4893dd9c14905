//! Rules: kinds of claim as data, and the reading of articles by them.

mod book;
mod error;
mod extract;
mod index;
mod ledger;
mod parse;
pub mod pattern;
mod quoting;
mod refuse;
pub mod schema;
mod settle;
mod sums;
mod view;

pub use book::{Pattern, Rule, RuleBook};
pub use error::RuleError;
