//! Faults of rule files, each with its place and what to do about it.

use std::ops::Range;

/// One fault of a rule file.
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
    /// What to do.
    pub help: String,
    /// The text of the file.
    pub source_text: String,
}

impl RuleError {
    /// A fault at the first place where `needle` stands in the file behind the line of `key`, or at its head.
    pub(super) fn at(file: &str, text: &str, needle: &str, what: String, help: String) -> RuleError {
        let start = text.find(needle).filter(|_| !needle.is_empty());
        RuleError::spanned(file, text, start.map(|at| at..at + needle.len()), what, help)
    }

    /// A fault at a range of bytes.
    pub(super) fn spanned(file: &str, text: &str, span: Option<Range<usize>>, what: String, help: String) -> RuleError {
        let at = span.as_ref().map_or(0, |span| span.start) as u32;
        let place = crate::text::Lines::new(text).place(text, at);
        RuleError {
            file: file.into(),
            span,
            line: place.line,
            column: place.column,
            what,
            help,
            source_text: text.into(),
        }
    }

    /// A file that is no YAML of the right shape.
    pub(super) fn yaml(file: &str, text: &str, error: &serde_yaml::Error) -> RuleError {
        // The place is told apart from the words; the library puts it behind them as well.
        let words = error.to_string();
        let what = words.split(" at line ").next().unwrap_or(&words);
        let what = what.replace("untagged enum Example", "example").replace("untagged enum Says", "pattern");
        let span = error.location().map(|location| {
            let start = location.index().min(text.len());
            let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
            start..end.max(start)
        });
        let help = "see docs/rules.md for the shape of a rule file".into();
        RuleError::spanned(file, text, span, what, help)
    }
}
