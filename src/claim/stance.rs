//! Stances: how somebody stands to what a claim tells.

use super::Speaker;
use crate::lexicon::SpeechVerb;
use serde::Serialize;

/// How a claim is told: by the article itself, or by a speaker whose verb says how firmly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// The article speaks for itself.
    #[default]
    Reports,
    /// "Said", "confirmed".
    Asserts,
    /// "Claimed", "accused".
    Alleges,
    /// "Denied".
    Denies,
    /// "Questioned".
    Doubts,
}

impl Stance {
    /// That of whoever is cited.
    pub fn of(speaker: Option<&Speaker>) -> Stance {
        match speaker.map(|speaker| speaker.verb) {
            None => Stance::Reports,
            Some(SpeechVerb::Asserts) => Stance::Asserts,
            Some(SpeechVerb::Alleges) => Stance::Alleges,
            Some(SpeechVerb::Denies) => Stance::Denies,
            Some(SpeechVerb::Doubts) => Stance::Doubts,
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Stance::Reports => "reports",
            Stance::Asserts => "asserts",
            Stance::Alleges => "alleges",
            Stance::Denies => "denies",
            Stance::Doubts => "doubts",
        }
    }
}
