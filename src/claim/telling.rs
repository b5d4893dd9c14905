//! How an article tells what it tells: its sentences as runs of words, by which a copy is found that was lightly rewritten.

use super::reading::Reading;
use crate::text::{Role, Span, TokenKind};

/// The runs of an article's sentences. Words between quotation marks make none: two reporters who heard one speaker print
/// the same words and copy nothing. Lines under pictures and titles make none either.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// Each sentence that has runs: where it stands, and which of `runs` are its own.
    pub sentences: Vec<(Span, u32, u32)>,
    /// Fingerprints of its runs of three words, sorted within a sentence, each once.
    pub runs: Vec<u64>,
    /// Fingerprints of the runs of five words, each with the sentence it begins in: where a copy is looked for.
    pub anchors: Vec<(u64, u32)>,
}

impl Telling {
    /// The telling of an article.
    pub fn read(reading: &Reading) -> Telling {
        let mut telling = Telling::default();
        let mut quoted = reading.quotations.iter().map(|quotation| quotation.span).peekable();
        let mut keys: Vec<u64> = Vec::new();
        for (at, passage) in reading.passages.iter().enumerate() {
            if !matches!(passage.sentence.role, Role::Body | Role::ListItem) {
                continue;
            }
            let number = telling.sentences.len() as u32;
            let first = telling.runs.len();
            keys.clear();
            for token in reading.tokens(at) {
                while quoted.next_if(|span| span.end <= token.span.start).is_some() {}
                let said = quoted.peek().is_some_and(|span| span.contains(token.span));
                if said {
                    telling.take(&mut keys, number);
                } else if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    keys.push(token.key);
                }
            }
            telling.take(&mut keys, number);
            telling.runs[first..].sort_unstable();
            let own = telling.runs.len() - first;
            let kept = unique(&mut telling.runs[first..]);
            telling.runs.truncate(telling.runs.len() - own + kept);
            if kept > 0 {
                telling.sentences.push((passage.sentence.span, first as u32, (first + kept) as u32));
            }
        }
        telling
    }

    /// The runs of some words that stand together.
    fn take(&mut self, keys: &mut Vec<u64>, sentence: u32) {
        self.runs.extend(keys.windows(3).map(fold));
        self.anchors.extend(keys.windows(5).map(|run| (fold(run), sentence)));
        keys.clear();
    }

    /// The runs of a sentence.
    pub fn of(&self, sentence: usize) -> &[u64] {
        self.sentences.get(sentence).map_or(&[], |&(_, from, to)| &self.runs[from as usize..to as usize])
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
