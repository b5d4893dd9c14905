//! crosscheck compares what several outlets wrote about one event.
//!
//! Articles go in, and a [`Report`] comes out: which questions several of them answer, how the answers stand to each
//! other, why they differ as far as the texts say, and on how many origins they rest. It never says who is right.
//!
//! ```
//! use crosscheck::{Article, RuleBook, compare};
//!
//! let rules = RuleBook::embedded().unwrap();
//! let herald = Article::new("herald", "Twelve people were killed in Norhaven, Vesta, on 3 May 2024, police said.");
//! let courier = Article::new("courier", "Fifteen people were killed in Norhaven, Vesta, on 3 May 2024.");
//! let report = compare(&[herald, courier], &rules);
//! assert_eq!(report.rows[0].relation, crosscheck::Relation::Conflict);
//! ```
//!
//! The public API, whole: [`Article`] and [`input::read`] make articles of files; [`RuleBook`] holds the kinds of claim;
//! [`compare`] makes a [`Report`], [`compare_decided`] one that abides by what a desk has decided; [`report::write`] writes
//! it, and [`explain`] tells how an entry of it came about. [`inspect`] shows one stage by itself, [`examples`] runs the tests
//! that rule files carry, [`lint`] looks rules over, [`perturb`] tells how much of what could be wrong in a story would be
//! seen. The other modules are open to the tests and benchmarks alone, and may change with any version.

#![warn(missing_docs, clippy::print_stdout, clippy::print_stderr)]

#[doc(hidden)]
pub mod align;
#[doc(hidden)]
pub mod claim;
mod compare;
pub mod examples;
pub mod explain;
pub mod input;
pub mod inspect;
#[doc(hidden)]
pub mod judge;
#[doc(hidden)]
pub mod lexicon;
pub mod lint;
pub mod perturb;
pub mod report;
pub mod rule;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod value;
mod yaml;

pub use compare::{compare, compare_accounts, compare_decided};
pub use judge::Relation;
pub use report::Report;
pub use rule::{RuleBook, RuleError};
pub use text::{Article, Moment, Span};
pub use value::Interval;
