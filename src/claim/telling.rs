//! How an article tells what it tells: its sentences as runs of words, by which a copy is found that was lightly rewritten.

use super::reading::Reading;
use crate::text::{Role, Span, Token, TokenKind};
use std::sync::OnceLock;

/// The runs of an article's sentences. Words between quotation marks make none: two reporters who heard one speaker print
/// the same words and copy nothing. Lines under pictures and titles make none either.
///
/// Reading an article only notes its words; the runs are made when a comparison asks for them.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// Keys of the words and numbers outside quotations.
    keys: Vec<u64>,
    /// Where each stretch of them ends that stands together, with the sentence it stands in.
    stretches: Vec<(u32, Span)>,
    runs: OnceLock<Runs>,
}

/// Runs of words, as fingerprints.
#[derive(Clone, Debug, Default)]
struct Runs {
    sentences: Vec<(Span, u32, u32)>,
    threes: Vec<u64>,
    anchors: Vec<(u64, u32)>,
}

impl Telling {
    /// The telling of an article.
    pub fn read(reading: &Reading) -> Telling {
        let mut telling = Telling::default();
        telling.keys.reserve(reading.layout.tokens.len());
        telling.stretches.reserve(reading.passages.len());
        let mut quoted = reading.quotations.iter().map(|quotation| quotation.span).peekable();
        for (at, passage) in reading.passages.iter().enumerate() {
            if !matches!(passage.sentence.role, Role::Body | Role::ListItem) {
                continue;
            }
            let sentence = passage.sentence.span;
            while quoted.next_if(|span| span.end <= sentence.start).is_some() {}
            // The next quotation, as long as the sentence may hold some of it.
            let mut next = quoted.peek().copied().filter(|span| span.start < sentence.end);
            let words = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
            if next.is_none() {
                // Every key is written, and the next one over it where its token is no word: nearly all are.
                let (tokens, before, mut kept) = (reading.tokens(at), telling.keys.len(), 0);
                telling.keys.resize(before + tokens.len(), 0);
                let room = &mut telling.keys[before..];
                for token in tokens {
                    room[kept] = token.key;
                    kept += usize::from(words(token));
                }
                telling.keys.truncate(before + kept);
                telling.part(sentence);
                continue;
            }
            for token in reading.tokens(at) {
                while next.is_some_and(|span| span.end <= token.span.start) {
                    quoted.next();
                    next = quoted.peek().copied();
                }
                if next.is_some_and(|span| span.contains(token.span)) {
                    telling.part(sentence);
                } else if words(token) {
                    telling.keys.push(token.key);
                }
            }
            telling.part(sentence);
        }
        telling
    }

    /// Ends a stretch.
    fn part(&mut self, sentence: Span) {
        let end = self.keys.len() as u32;
        if self.stretches.last().map_or(0, |(before, _)| *before) < end {
            self.stretches.push((end, sentence));
        }
    }

    /// Each sentence that has runs: where it stands, and which of [`Telling::runs`] are its own.
    pub fn sentences(&self) -> &[(Span, u32, u32)] {
        &self.made().sentences
    }

    /// Fingerprints of its runs of three words, sorted within a sentence, each once.
    pub fn runs(&self) -> &[u64] {
        &self.made().threes
    }

    /// Fingerprints of the runs of five words, each with the sentence it begins in: where a copy is looked for.
    pub fn anchors(&self) -> &[(u64, u32)] {
        &self.made().anchors
    }

    /// The runs of a sentence.
    pub fn of(&self, sentence: usize) -> &[u64] {
        let runs = self.made();
        runs.sentences.get(sentence).map_or(&[], |&(_, from, to)| &runs.threes[from as usize..to as usize])
    }

    fn made(&self) -> &Runs {
        self.runs.get_or_init(|| {
            let mut runs = Runs::default();
            let mut from = 0;
            for stretches in self.stretches.chunk_by(|a, b| a.1 == b.1) {
                let number = runs.sentences.len() as u32;
                let first = runs.threes.len();
                for (to, _) in stretches {
                    let keys = &self.keys[from..*to as usize];
                    from = *to as usize;
                    runs.threes.extend(keys.windows(3).map(fold));
                    runs.anchors.extend(keys.windows(5).map(|run| (fold(run), number)));
                }
                runs.threes[first..].sort_unstable();
                let own = runs.threes.len() - first;
                let kept = unique(&mut runs.threes[first..]);
                runs.threes.truncate(runs.threes.len() - own + kept);
                if kept > 0 {
                    runs.sentences.push((stretches[0].1, first as u32, (first + kept) as u32));
                }
            }
            runs
        })
    }
}

fn fold(run: &[u64]) -> u64 {
    run.iter().fold(0u64, |hash, key| hash.rotate_left(5).wrapping_mul(0x0100_0000_01b3) ^ key)
}

/// Puts what a sorted list holds once at its head, and says how many that are.
fn unique(list: &mut [u64]) -> usize {
    let mut kept = 0;
    for at in 0..list.len() {
        if kept == 0 || list[kept - 1] != list[at] {
            list[kept] = list[at];
            kept += 1;
        }
    }
    kept
}
