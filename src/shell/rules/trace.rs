//! `crosscheck rules trace`: what the rules read in a sentence, for people and for programs.

use crate::args::TraceFormat;
use crate::diagnostics::Failure;
use crate::{Outcome, output};
use crosscheck::{RuleBook, inspect};

/// Runs the command.
pub fn run(rules: &RuleBook, sentence: &str, kind: Option<&str>, format: TraceFormat) -> Result<Outcome, Failure> {
    let _ = (kind, format);
    let line = serde_json::json!({ "id": "trace", "text": sentence }).to_string();
    let broken = |error: String| Failure::new(error, "give one sentence in quotation marks");
    let answer = inspect::claims(&line, rules).map_err(broken)?;
    // Drawn out over lines, for a reader; a program asks `inspect claims`.
    let value: serde_json::Value = serde_json::from_str(&answer).map_err(|error| broken(error.to_string()))?;
    output::print(&format!("{value:#}\n"))?;
    Ok(Outcome::Settled)
}
