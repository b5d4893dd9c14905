//! Scope: the words that say how far a count reaches, beyond whom it counts.
//!
//! "In Tellin alone", "across Vesta", "so far this year", "including the gunman": two counts that differ in these differ for
//! a reason that a text gives.

use crate::text::Excerpt;

/// How far a count reaches, with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// How far.
    pub reach: Reach,
    /// The words.
    pub words: Excerpt,
}

/// How far a count reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All that happened over a stretch of time: "so far this year".
    Running,
    /// A whole area: "across Vesta", "nationwide".
    Throughout,
    /// One place of several: "in Tellin alone".
    Alone,
    /// So many of those who did it are counted too: "including the gunman".
    With(u32),
    /// So many of those who did it are left out: "not counting the two attackers".
    Without(u32),
}
