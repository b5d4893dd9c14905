//! Asides: the words that only tell who says so. What two outlets tell may be one thing though each cites another.

use super::Passage;
use crate::lexicon::{Lexicon, SpeechVerb};
use crate::text::{Token, TokenKind};
use std::ops::Range;

/// The most tokens before or behind a verb of speech that name the speaker.
const SPEAKER: usize = 12;
/// The same where nothing sets the clause apart: "Officials in the town say nine people ...".
const OPENING: usize = 7;

/// Which tokens of a sentence only tell who says so: "police said", ", according to the ministry", "Officials say".
pub(super) fn asides(passage: &Passage, lexicon: &Lexicon) -> Vec<bool> {
    let tokens = &passage.tokens;
    let mut aside = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let Some((end, SpeechVerb::Asserts | SpeechVerb::Alleges)) = lexicon.speech.longest(tokens, at) else {
            at += 1;
            continue;
        };
        if let Some(range) = clause(passage, at, end) {
            aside[range].fill(true);
        }
        at = end;
    }
    // A sentence of nothing else tells what its speaker did.
    let told = tokens.iter().zip(&aside).any(|(token, aside)| !aside && token.kind == TokenKind::Word);
    if told { aside } else { vec![false; tokens.len()] }
}

/// The clause of speaker and verb around a verb of speech.
fn clause(passage: &Passage, verb: usize, end: usize) -> Option<Range<usize>> {
    let tokens = &passage.tokens;
    let mark = |token: &Token| {
        let text = token.text(passage.text);
        token.kind == TokenKind::Quote || matches!(text, "," | ";" | ":" | "." | "(" | ")" | "--" | "–" | "—")
    };
    let start = tokens[..verb].iter().rposition(mark).map_or(0, |i| i + 1);
    let stop = tokens[end..].iter().position(mark).map_or(tokens.len(), |i| end + i);
    let figures = |range: Range<usize>| tokens[range].iter().any(|token| token.kind == TokenKind::Number);
    match () {
        // ", said Jim Santos", ", according to the ministry"
        () if start == verb && verb > 0 && stop - end <= SPEAKER && !figures(end..stop) => Some(verb..stop),
        // "..., police said."
        () if start > 0 && start < verb && stop == end && verb - start <= SPEAKER => Some(start..end),
        // "Police said nine people ..."
        () if start < verb && verb - start <= OPENING && stop > end + 2 && !figures(start..verb) => Some(start..end),
        () => None,
    }
}
