//! crosscheck compares what several outlets wrote about one event.

pub mod input;
pub mod judge;
pub mod report;
pub mod text;
pub mod value;

pub use report::Report;
pub use text::{Article, Moment, Span};
pub use value::Interval;
