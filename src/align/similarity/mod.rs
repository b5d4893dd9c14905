//! Similarity: how alike two sentences are told, in whole numbers that explain themselves.
//!
//! It only proposes. Two sentences may be told in the same words and answer the same question differently; that is for the
//! keys of a claim, and for the figures of a sentence ([`super::figures`]).

mod aside;
mod joins;
mod parts;
mod wording;

pub(in crate::align) use parts::MOST_CLASHES;
pub use parts::{CLASHES, Clash, Likeness, PARTS, Part, compare};
pub(in crate::align) use wording::Passage;
pub use wording::{Sort, Word, Wording};
