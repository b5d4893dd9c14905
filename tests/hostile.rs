//! Input that was made to hurt: limits are kept, and named in the report.

use crosscheck::{Article, RuleBook, compare};

fn report(text: String) -> crosscheck::Report {
    compare(&[Article::new("one", text)], &RuleBook::embedded().unwrap())
}

#[test]
fn a_sentence_without_an_end_is_set_aside_and_named() {
    let report = report("12 ".repeat(100_000));
    assert_eq!(report.rows.len(), 0);
    assert_eq!(report.set_aside[0].why, "over 400 words without an end");
}

#[test]
fn an_article_with_thousands_of_claims_is_read_up_to_a_limit_that_is_named() {
    let report = report("Twelve people were killed in Norhaven on Tuesday. ".repeat(3000));
    assert!(report.sources[0].notes[0].contains("the first 2000 are compared"), "{:?}", report.sources[0].notes);
}

#[test]
fn floods_of_marks_are_read_without_harm() {
    for flood in ["....", "\"\"\"\"", "(a) x (b) y ", "\u{2026}", "•", "[1]", "“”", "Aa ", "'", "$", "-"] {
        report(flood.repeat(20_000));
    }
}

#[test]
fn an_acronym_whose_first_letter_is_no_ascii_is_read_without_harm() {
    report("He went to see the Tehrik-i-Taliban Pakistan (ÖTTP), and the Örtlicher Verein (ÖV).".into());
}

#[test]
fn a_sentence_that_breaks_off_behind_the_and_of_two_posts_is_read_without_harm() {
    let _ = report("Brandt, the head of the Silicon Valley yard, and former president and".to_string());
}

#[test]
fn a_tally_that_opens_a_sentence_is_read_without_harm() {
    let _ = report("2-1 was the score of the match.\n\n3 to 1\n\n52-48".to_string());
}
