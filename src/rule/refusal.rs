//! Why a match makes no claim.

use crate::claim::Kind;
use crate::lexicon::Fence;
use crate::text::{Span, Token};

/// Why a match was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// What fills the answer is no value of the kind that is compared.
    NoAnswer,
    /// A word at a token says that it did not, or not yet, happen.
    Fenced { token: usize, fence: Fence },
    /// It is told of a part of them: "twelve of the 30".
    Whole,
    /// They are whom a verb before them is about: "killed ten people and 20 were hurt".
    Object,
    /// The day is still to come, or only begins a stretch.
    NoPastDay,
    /// The day is that of what was said.
    DayOfSpeech,
    /// Its sentence asks.
    Asked,
    /// It stands in a quotation, and what it is about can only be read in running text.
    Quoted,
    /// Its speaker denies it.
    Denied,
    /// The words beside the day do not say what it is the day of.
    NothingDated,
    /// Nobody is named who says it.
    Unsaid,
}

impl Refusal {
    /// The reason in words; `word` is that of the fence.
    pub fn words(self, word: &str) -> String {
        match self {
            Refusal::NoAnswer => "what fills the answer is no value that can be compared".into(),
            Refusal::Fenced { fence, .. } => {
                let why = match fence {
                    Fence::Negated => "negated: it did not happen",
                    Fence::Planned => "planned: it has not happened yet",
                    Fence::Possible => "possible: it may not have happened",
                    Fence::Feared => "feared or rumoured: it is not known to have happened",
                    Fence::Open => "open",
                    Fence::Conditional => "conditional: it depends on something else",
                };
                format!("fenced off by “{word}”, {why}")
            }
            Refusal::Whole => "it is told of a part of them".into(),
            Refusal::Object => "they are whom the verb before them is about".into(),
            Refusal::NoPastDay => "the day is still to come, or only begins or ends a stretch".into(),
            Refusal::DayOfSpeech => "the day is that of what was said".into(),
            Refusal::Asked => "its sentence asks: nothing is told as having happened".into(),
            Refusal::Quoted => "it stands in a quotation; this kind is read in running text alone".into(),
            Refusal::Denied => "its speaker denies it".into(),
            Refusal::Unsaid => "nobody is named who says it".into(),
            Refusal::NothingDated => "the words do not say what the day is the day of".into(),
        }
    }
}

/// A match that makes no claim.
#[derive(Clone, Debug)]
pub(super) struct Refused<'a> {
    /// The kind of claim that it would have been.
    pub kind: &'a Kind,
    /// The number of the pattern, from 0.
    pub pattern: usize,
    /// The passage, and the tokens of it.
    pub passage: usize,
    /// First token, and the one behind the last.
    pub tokens: (usize, usize),
    /// Why.
    pub why: Refusal,
}

/// Whether words stand in what is told of their sentence, but not as having happened: "15 people were potentially killed".
pub(super) fn fenced(refused: &[Refused], tokens: &[Token], words: Span) -> bool {
    let figures = |refused: &&Refused| {
        matches!(refused.why, Refusal::Fenced { .. }) && refused.kind.moves && !refused.kind.only_counts()
    };
    let span = |refused: &Refused| tokens[refused.tokens.0].span.join(tokens[refused.tokens.1 - 1].span);
    refused.iter().filter(figures).any(|refused| span(refused).contains(words))
}
