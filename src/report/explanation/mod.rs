//! An explanation: how one entry of a report came about, step by step, as plain data and written out.

mod markdown;
mod screen;

use super::{Format, Page, Quote, json};
use serde::Serialize;

/// The name and version of the JSON form.
pub const SCHEMA: &str = "crosscheck/explanation/1";

/// How an entry of a report came about, or why two claims were not joined.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Explanation {
    /// [`SCHEMA`].
    pub schema: String,
    /// Program and version.
    pub program: String,
    /// Fingerprint of rules and lexicons.
    pub rules: String,
    /// The command that makes this explanation again, when the caller knows it.
    pub replay: Option<String>,
    /// The entry that is explained, with its verdict: "F1 conflict"; what was asked, where it is no entry.
    pub subject: String,
    /// The question, or the words in question.
    pub question: String,
    /// The finding in one sentence.
    pub finding: String,
    /// The steps, part by part.
    pub parts: Vec<Part>,
}

/// One part of an explanation.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Its heading.
    pub heading: &'static str,
    /// What stands in it.
    pub entries: Vec<Entry>,
    /// Entries that were left out for brevity.
    pub left_out: usize,
}

/// A claim, a pair of claims, or a statement.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Entry {
    /// Name of the claim in this report: `F1.2`; of a pair both.
    pub id: String,
    /// What it is or comes to, in words.
    pub head: String,
    /// The file of the quote.
    pub path: Option<String>,
    /// The words of the source.
    pub quote: Option<Quote>,
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Step {
    /// What it settles: "rule", "when", "date".
    pub name: String,
    /// The level of a key: "same", "alike", "unsaid", "different".
    pub level: Option<String>,
    /// The points that it adds.
    pub points: Option<i32>,
    /// What was found, in a sentence with the words of the sources.
    pub text: String,
}

impl Step {
    /// A step without points.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Step {
        Step { name: name.into(), text: text.into(), ..Step::default() }
    }
}

impl Part {
    /// A part with at most `limit` entries; 0 sets no limit.
    pub fn new(heading: &'static str, mut entries: Vec<Entry>, limit: usize) -> Part {
        let left_out = if limit == 0 { 0 } else { entries.len().saturating_sub(limit) };
        entries.truncate(entries.len() - left_out);
        Part { heading, entries, left_out }
    }
}

/// Writes an explanation. `width` and `colour` matter to the table only.
pub fn write(explanation: &Explanation, format: Format, width: u16, colour: bool) -> String {
    match format {
        Format::Table => screen::write(explanation, &Page { width, colour }),
        Format::Markdown => markdown::write(explanation),
        Format::Json => json::text_of(explanation),
    }
}

/// What is said of entries that were left out.
fn left_out(count: usize) -> String {
    format!("and {count} more: --limit 0 shows all")
}

/// Points with their sign, as they are added up.
fn points(points: i32) -> String {
    format!("{points:+}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Explanation {
        let quote = Quote {
            line: 7,
            column: 3,
            words: "12|13".into(),
            sentence: "*Some* 12|13 died.".into(),
            ..Quote::default()
        };
        let levelled = Step { level: Some("same".into()), points: Some(6), ..Step::new("date", "3 May 2024 in both") };
        let steps = vec![Step::new("rule", "killed"), levelled];
        let entry = |id: &str| Entry {
            id: id.into(),
            path: Some("a.txt".into()),
            quote: Some(quote.clone()),
            steps: steps.clone(),
            ..Entry::default()
        };
        Explanation {
            subject: "F1 same".into(),
            question: "people killed".into(),
            finding: "a and b both give 12.".into(),
            parts: vec![Part::new("Claims", vec![entry("F1.1"), entry("F1.2"), entry("F1.3")], 1)],
            ..Explanation::default()
        }
    }

    #[test]
    fn steps_stand_in_columns_and_what_is_left_out_is_told() {
        let text = write(&sample(), Format::Table, 80, false);
        let expected = "F1 same: people killed\n   a and b both give 12.\n\nCLAIMS\nF1.1 a.txt:7:3 “*Some* 12|13 died.”\n   \
                        rule                       killed\n   date        same      +6   3 May 2024 in both\n\
                        and 2 more: --limit 0 shows all\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn markup_of_a_source_does_not_act_in_markdown() {
        let text = write(&sample(), Format::Markdown, 0, false);
        assert!(text.contains(r"“\*Some\* 12\|13 died.”"), "{text}");
        assert!(text.contains("| date | same  | +6     | 3 May 2024 in both |"), "{text}");
    }

    #[test]
    fn programs_get_points_as_numbers() {
        let value: serde_json::Value = serde_json::from_str(&write(&sample(), Format::Json, 0, false)).unwrap();
        assert_eq!(value["parts"][0]["entries"][0]["steps"][1]["points"], 6);
        assert_eq!(value["parts"][0]["left_out"], 2);
    }
}
