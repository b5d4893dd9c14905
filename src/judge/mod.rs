//! Judgement: how the answers to one question lie to each other, why they differ, and on how many origins they rest.

pub mod relation;

pub use relation::{Cause, Key, Relation};
