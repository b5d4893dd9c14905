//! Input that was made to hurt: limits are kept, and named in the report.

use cpu_time::ThreadTime;
use crosscheck::{Article, RuleBook, compare};
use std::time::Duration;

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

/// Holds that an article of so many paragraphs, and one of four times as many, are read in time that grows with their
/// number, and not with its square.
fn reads_in_time(paragraphs: usize, paragraph: impl Fn(usize) -> String) {
    let rules = RuleBook::embedded().unwrap();
    let read = |paragraphs: usize| {
        let article = Article::new("one", (0..paragraphs).map(|day| paragraph(day) + "\n\n").collect::<String>());
        let start = ThreadTime::now();
        rules.read(&article);
        start.elapsed()
    };
    let (short, long) = (read(paragraphs), read(4 * paragraphs));
    assert!(long < 8 * short + Duration::from_millis(40), "{short:?}, and {long:?} for four times as many");
}

#[test]
fn an_article_whose_speakers_are_never_named_in_full_is_read_in_time() {
    reads_in_time(3_000, |day| format!("Ida Brandt-Moos said it was day {day}. They said so."));
}

#[test]
fn an_article_without_running_text_is_read_in_time() {
    reads_in_time(12_000, |day| format!("DAY {day} IN TELLIN"));
}
