//! Faults of rule files and lexicons, each with its place and what to do about it.

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
    pub(super) fn new(file: &str, text: &Arc<str>, fault: Fault) -> RuleError {
        let inside = |span: &Range<usize>| text.get(span.clone()).is_some();
        let span = fault.span.filter(inside);
        let at = span.as_ref().map_or(0, |span| span.start) as u32;
        let place = crate::text::Lines::new(text).place(text, at);
        RuleError {
            file: file.into(),
            span,
            line: place.line,
            column: place.column,
            what: fault.what,
            why: fault.why,
            help: fault.help,
            also: fault.also.into_iter().filter(|(span, _)| inside(span)).collect(),
            source_text: text.clone(),
        }
    }

    /// All faults of a file, in the order of their places.
    pub(super) fn all(file: &str, text: &str, mut faults: Vec<Fault>) -> Vec<RuleError> {
        faults.sort_by_key(|fault| fault.span.as_ref().map_or(0, |span| span.start));
        let text: Arc<str> = text.into();
        faults.into_iter().map(|fault| RuleError::new(file, &text, fault)).collect()
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
