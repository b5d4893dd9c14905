//! Decisions of the desk: which two claims are one question and which are not, whatever the ladder says.
//!
//! They stand in a YAML file, one entry each. An entry names its claims by file, kind and words, so that they are found
//! again when lines move; the line only tells apart the places that print the same words.

use crate::text::{Lines, Place};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// The name under which the file is looked for, upward from the working folder.
pub const FILE: &str = "crosscheck.decisions.yaml";

/// The lines that a new file begins with.
const HEAD: &str = "# Decisions of the desk, read by `crosscheck compare`: a pin makes two claims one question, a ban keeps \
                    them apart.\n# Made by `crosscheck decide`; may be edited by hand.\n";

/// What was decided of two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// They answer one question.
    Pin,
    /// They do not.
    Ban,
}

impl Ruling {
    /// The word that reports print: "pinned".
    pub fn word(self) -> &'static str {
        match self {
            Ruling::Pin => "pinned",
            Ruling::Ban => "banned",
        }
    }
}

/// A claim as a decision names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The article's file.
    pub file: String,
    /// The line on which it stood; the nearest of several equal ones is meant.
    #[serde(default)]
    pub line: u32,
    /// The kind of claim.
    pub kind: String,
    /// Its words; white space does not matter.
    pub words: String,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Whether the two are one question.
    pub decision: Ruling,
    /// Why, in the words of who decided.
    pub reason: String,
    /// The first claim.
    pub a: Named,
    /// The second claim.
    pub b: Named,
    /// The line of the file on which the entry begins; 0 where it stands in none.
    #[serde(skip)]
    pub place: u32,
}

/// The decisions of one file, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// The file, for messages.
    pub file: String,
    /// The decisions.
    pub list: Vec<Decision>,
}

/// A fault of a decisions file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{}:{}: {what}; {help}", place.line, place.column)]
pub struct DecisionFault {
    /// The file.
    pub file: String,
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl Decisions {
    /// Reads a file. One that holds nothing but comments has no decisions.
    ///
    /// # Errors
    /// The first fault, with its place.
    ///
    /// ```
    /// use crosscheck::input::Decisions;
    /// let text = "- decision: ban\n  reason: two ferries\n  a: {file: a.txt, kind: killed, words: 12 people}\n\
    ///             \x20 b: {file: b.txt, kind: killed, words: 15 dead}\n";
    /// assert_eq!(Decisions::read("d.yaml", text).unwrap().list[0].a.words, "12 people");
    /// assert_eq!(Decisions::read("d.yaml", "- decision: bann\n").unwrap_err().place.line, 1);
    /// ```
    pub fn read(file: &str, text: &str) -> Result<Decisions, DecisionFault> {
        let at = |start: usize, what: String, help: &str| DecisionFault {
            file: file.into(),
            place: Lines::new(text).place(text, start as u32),
            what,
            help: help.into(),
        };
        let list: Option<Vec<Decision>> = serde_yaml::from_str(text).map_err(|error| {
            let words = error.to_string();
            let start = error.location().map_or(0, |location| location.index().min(text.len()));
            let what = words.split(" at line ").next().unwrap_or(&words).to_string();
            at(
                start,
                what,
                "an entry holds `decision: pin` or `ban`, `reason`, and for `a` and `b` file, kind and words",
            )
        })?;
        let mut list = list.unwrap_or_default();
        let begins = begins(text, list.len()).unwrap_or_else(|| vec![0; list.len()]);
        for (decision, &start) in list.iter_mut().zip(&begins) {
            decision.place = Lines::new(text).place(text, start as u32).line;
            let said = [&decision.reason, &decision.a.words, &decision.b.words, &decision.a.file, &decision.b.file];
            if said.iter().any(|words| words.trim().is_empty()) {
                let what = "an entry with an empty reason, file or words".to_string();
                return Err(at(start, what, "say why, and copy the words of both claims from their files"));
            }
        }
        Ok(Decisions { file: file.into(), list })
    }

    /// The text of a file with one decision more; what stood there, comments and all, stays as it was.
    ///
    /// # Errors
    /// A fault of the text, or that nothing can be put behind it.
    pub fn with(file: &str, text: &str, more: &Decision) -> Result<String, DecisionFault> {
        let before = Decisions::read(file, text)?;
        let head = if text.trim().is_empty() { HEAD } else { text.trim_end() };
        let longer = format!("{}\n{}", head.trim_end(), entry(more));
        match Decisions::read(file, &longer) {
            Ok(after) if after.list.len() == before.list.len() + 1 => Ok(longer),
            _ => Err(unclear(file, &format!("put this into it by hand:\n{}", entry(more)))),
        }
    }

    /// The text of a file without its `number`-th decision, counted from 1, and that decision.
    ///
    /// # Errors
    /// A fault of the text, no decision of that number, or an entry that cannot be cut out line by line.
    pub fn without(file: &str, text: &str, number: usize) -> Result<(String, Decision), DecisionFault> {
        let before = Decisions::read(file, text)?;
        let Some(gone) = number.checked_sub(1).and_then(|at| before.list.get(at)) else {
            let what = format!("has no decision {number}; it holds {}", before.list.len());
            let help = "`crosscheck decide list` numbers them".into();
            return Err(DecisionFault { file: file.into(), place: Place { line: 1, column: 1 }, what, help });
        };
        let Some(begins) = begins(text, before.list.len()) else {
            return Err(unclear(file, "take the entry out by hand"));
        };
        let end = begins.get(number).copied().unwrap_or(text.len());
        let shorter = format!("{}{}", &text[..begins[number - 1]], &text[end..]);
        match Decisions::read(file, &shorter) {
            Ok(after) if after.list.len() + 1 == before.list.len() => Ok((shorter, gone.clone())),
            _ => Err(unclear(file, "take the entry out by hand")),
        }
    }
}

fn unclear(file: &str, help: &str) -> DecisionFault {
    let what = "the list is not written one entry below the other, each behind a dash".into();
    DecisionFault { file: file.into(), place: Place { line: 1, column: 1 }, what, help: help.into() }
}

/// Where each of `count` entries begins: the lines that open with the outermost dash; `None` where the list is written in
/// another way.
fn begins(text: &str, count: usize) -> Option<Vec<usize>> {
    let mut at = 0;
    let lines: Vec<(usize, &str)> = text
        .split_inclusive('\n')
        .map(|line| {
            at += line.len();
            (at - line.len(), line)
        })
        .collect();
    let depth = |line: &str| {
        let bare = line.trim_start();
        (bare.starts_with("- ") || bare.trim_end() == "-").then_some(line.len() - bare.len())
    };
    let outermost = lines.iter().filter_map(|(_, line)| depth(line)).min();
    let found: Vec<usize> =
        lines.iter().filter(|(_, line)| outermost.is_some() && depth(line) == outermost).map(|(at, _)| *at).collect();
    (found.len() == count).then_some(found)
}

/// A decision as it is written. What is quoted in JSON is quoted in YAML.
fn entry(decision: &Decision) -> String {
    let quoted =
        |words: &str| serde_json::Value::from(words.split_whitespace().collect::<Vec<_>>().join(" ")).to_string();
    let word = match decision.decision {
        Ruling::Pin => "pin",
        Ruling::Ban => "ban",
    };
    let mut text = format!("- decision: {word}\n  reason: {}\n", quoted(&decision.reason));
    for (name, claim) in [("a", &decision.a), ("b", &decision.b)] {
        let Named { file, line, kind, words } = claim;
        let (file, kind, words) = (quoted(file), quoted(kind), quoted(words));
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {name}: {{file: {file}, line: {line}, kind: {kind}, words: {words}}}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(reason: &str) -> Decision {
        let named = |file: &str| Named {
            file: file.into(),
            line: 7,
            kind: "killed".into(),
            words: "“Twelve”: \"12\" - # people".into(),
        };
        Decision { decision: Ruling::Pin, reason: reason.into(), a: named("a b.txt"), b: named("b.md"), place: 0 }
    }

    #[test]
    fn a_decision_that_is_written_is_read_back_word_for_word() {
        let text = Decisions::with("d.yaml", "", &decision("it's: one \"ship\"")).unwrap();
        assert!(text.starts_with("# Decisions of the desk"), "{text}");
        let text = Decisions::with("d.yaml", &text, &decision("two")).unwrap();
        let read = Decisions::read("d.yaml", &text).unwrap();
        assert_eq!(read.list.iter().map(|d| d.place).collect::<Vec<_>>(), [3, 7]);
        assert_eq!(Decision { place: 0, ..read.list[0].clone() }, decision("it's: one \"ship\""));
    }

    #[test]
    fn taking_a_decision_out_leaves_the_others_and_the_comments_as_they_were() {
        let one = Decisions::with("d.yaml", "# ours\n", &decision("one")).unwrap();
        let two = Decisions::with("d.yaml", &one, &decision("two")).unwrap();
        let (text, gone) = Decisions::without("d.yaml", &two, 2).unwrap();
        assert_eq!((text.as_str(), gone.reason.as_str()), (one.as_str(), "two"));
        let (text, _) = Decisions::without("d.yaml", &one, 1).unwrap();
        assert_eq!(text, "# ours\n");
        assert!(
            Decisions::without("d.yaml", &one, 2).unwrap_err().to_string().contains("has no decision 2; it holds 1")
        );
    }

    #[test]
    fn a_fault_names_its_line() {
        let text = "- decision: pin\n  reason: x\n  a: {file: a, kind: k, words: w}\n  c: 1\n";
        let fault = Decisions::read("d.yaml", text).unwrap_err().to_string();
        assert!(fault.starts_with("d.yaml:4:") && fault.contains("unknown field `c`"), "{fault}");
        let text = Decisions::with("d.yaml", "# ours\n", &decision(" ")).unwrap_err();
        assert!(text.to_string().contains("by hand"), "{text}");
    }

    #[test]
    fn a_list_written_in_one_line_is_not_cut() {
        let named = "{file: a, kind: k, words: w}";
        let text = format!("[{{decision: ban, reason: r, a: {named}, b: {named}}}]\n");
        assert_eq!(Decisions::read("d.yaml", &text).unwrap().list.len(), 1);
        assert!(Decisions::without("d.yaml", &text, 1).unwrap_err().help.contains("by hand"));
    }
}
