//! Faults of rule files and lexicons, each with its place and what to do about it.

use crate::text::Lines;
use crate::yaml::Fault;
use std::ops::Range;
use std::sync::Arc;

/// One fault of a rule file or of a file of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {what}; {help}")]
pub struct RuleError {
    /// Name of the file.
    pub file: String,
    /// Where the fault stands in the file, in bytes, if it stands anywhere.
    pub span: Option<Range<usize>>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub what: String,
    /// The cause, in a few words that stand at the place; may be empty.
    pub why: String,
    /// What to do.
    pub help: String,
    /// Other places of the file that belong to it, in bytes, with what is to be said of them.
    pub also: Vec<(Range<usize>, String)>,
    /// The text of the file.
    pub source_text: Arc<str>,
}

impl RuleError {
    /// A fault of a file.
    fn new(file: &str, text: &Arc<str>, lines: &Lines, fault: Fault) -> RuleError {
        let inside = |span: &Range<usize>| text.get(span.clone()).is_some();
        let span = fault.span.filter(inside);
        let at = span.as_ref().map_or(0, |span| span.start) as u32;
        let place = lines.place(text, at);
        RuleError {
            file: file.into(),
            span,
            line: place.line,
            column: place.column,
            what: short(fault.what),
            why: short(fault.why),
            help: short(fault.help),
            also: fault.also.into_iter().filter(|(span, _)| inside(span)).collect(),
            source_text: text.clone(),
        }
    }

    /// The faults of a file, in the order of their places; of a flood of them the first thousand.
    pub(super) fn all(file: &str, text: &str, mut faults: Vec<Fault>) -> Vec<RuleError> {
        const MOST: usize = 1000;
        faults.sort_by_key(|fault| fault.span.as_ref().map_or(0, |span| span.start));
        let more = faults.len().saturating_sub(MOST);
        faults.truncate(MOST);
        if more > 0 {
            faults.push(Fault::whole(format!("there are {more} faults more"), "mend these first, and run it again"));
        }
        let (text, lines) = (Arc::from(text), Lines::new(text));
        faults.into_iter().map(|fault| RuleError::new(file, &text, &lines, fault)).collect()
    }
}

/// A message that quotes a name of thousands of letters is cut.
fn short(words: String) -> String {
    const MOST: usize = 600;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

/// A fault that only the library behind serde sees: it stops at the first.
pub(super) fn unread(text: &str, error: &serde_yaml::Error) -> Fault {
    // The place is told apart from the words; the library puts it behind them as well.
    let words = error.to_string();
    let what = words.split(" at line ").next().unwrap_or(&words);
    let span = error.location().map(|location| {
        let start = (0..=location.index().min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        start..end
    });
    Fault { span, ..Fault::whole(what, "see docs/rules.md for the shape of a rule file") }
}
