//! The report for programs: JSON, field by field as [`Report`] is declared.

use super::{Page, Report};
use serde::Serialize;
use std::fmt::Write;

/// Writes the report as indented JSON that ends in a newline.
pub fn write(report: &Report, _page: &Page) -> String {
    text_of(report)
}

/// Indented JSON of a report or an explanation.
pub(super) fn text_of(told: &impl Serialize) -> String {
    // They hold text, numbers and lists only, none of which JSON refuses; a fault is told all the same.
    let text = serde_json::to_string_pretty(told)
        .unwrap_or_else(|fault| serde_json::json!({ "schema": super::SCHEMA, "fault": fault.to_string() }).to_string());
    let mut out = String::with_capacity(text.len() + 1);
    for ch in text.chars() {
        // Such a character can only stand inside a string, where its number means the same and does nothing on a screen.
        if matches!(ch, '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            // Writing to a string does not fail.
            let _ = write!(out, "\\u{:04x}", ch as u32);
        } else {
            out.push(ch);
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_report_is_one_object_that_ends_in_a_newline() {
        let text = write(&sample::report(), &Page::default());
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], super::super::SCHEMA);
        assert_eq!(value["rows"][0]["relation"], "conflict");
        assert_eq!(value["rows"][0]["cells"][0]["value"]["type"], "quantity");
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn characters_that_act_on_a_screen_are_numbers_and_read_back() {
        let mut report = sample::report();
        report.stories[0].name = "a\u{9b}b\u{202e}c\u{1b}".into();
        let text = write(&report, &Page::default());
        assert!(!text.contains(['\u{9b}', '\u{202e}', '\u{1b}']));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["stories"][0]["name"], "a\u{9b}b\u{202e}c\u{1b}");
    }
}
