//! Who is cited for a claim, and how firmly: people with a post behind their name, "he", and those whom a report cites.

mod story;

use crosscheck::report::Report;
use crosscheck::{Article, compare};
use story::rules;

fn told(text: &str) -> Report {
    let lead = "A ferry caught fire off Norhaven, Vesta, on 3 May 2024.";
    compare(&[Article::new("herald", format!("{lead}\n\n{text}\n"))], rules())
}

/// The speaker of the first claim of a kind, and its stance.
fn speaker(kind: &str, text: &str) -> (String, String) {
    let report = told(text);
    let row = report.rows.iter().find(|row| row.kind == kind).unwrap_or_else(|| panic!("{text}"));
    let cell = &row.cells[0];
    (cell.speaker.clone().unwrap_or_default(), cell.stance.word().to_string())
}

#[test]
fn a_body_that_an_apposition_names_does_not_speak() {
    for text in [
        "Ida Brandt, the head of the Norland Rescue Force’s Harbour Command, said that seven people were killed.",
        "Ida Brandt, a nurse at the Vesta Fund’s Harbour Clinic, said that seven people were killed.",
        "Ida Brandt, Vice President of ferries and cargo at Norhaven’s Ships, said that seven people were killed.",
    ] {
        let (speaker, _) = speaker("killed", text);
        assert!(speaker.contains("Brandt"), "{text}: {speaker}");
    }
}

#[test]
fn who_is_cited_is_named_without_the_word_that_cites() {
    let text = "Seven people were killed in the fire, Lund said, citing aid workers at the pier.";
    assert_eq!(speaker("killed", text).0, "aid workers");
}

#[test]
fn he_says_it_also_where_he_denied_something_before() {
    let text = "The mayor, Boris Lund, denied the charge. He said that seven people were killed in the fire.";
    let (speaker, stance) = speaker("killed", text);
    assert!(speaker.contains("Lund"), "{speaker}");
    assert_eq!(stance, "asserts");
}

#[test]
fn a_town_before_the_comma_does_not_speak_where_somebody_stands_at_the_verb() {
    for (text, who) in [
        ("A bus crashed near Sandilands on Monday, killing seven people, police said.", "police"),
        ("A blast at Clackton killed seven people, the fire service said.", "fire service"),
        ("In Banki, where seven people were killed, officials said the toll could rise.", "officials"),
    ] {
        assert_eq!(speaker("killed", text).0, who, "{text}");
    }
}
