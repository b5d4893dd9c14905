//! crosscheck compares what several outlets wrote about one event.

pub mod claim;
pub mod judge;
pub mod lexicon;
pub mod report;
pub mod rule;
pub mod text;
pub mod value;

pub use report::Report;
pub use rule::{RuleBook, RuleError};
pub use text::{Article, Moment, Span};
pub use value::Interval;
