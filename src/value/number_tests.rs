//! What the grammar of numbers reads.

use super::*;
use crate::text::Span;
use crate::text::words::tokenize;

/// The first number of a text, with its words.
fn read(text: &str) -> Option<(Number, String)> {
    let lexicon = Lexicon::embedded().unwrap();
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    (0..tokens.len()).find_map(|at| {
        let (number, end) = number_at(text, &tokens, at, &lexicon)?;
        Some((number, tokens[at].span.join(tokens[end - 1].span).of(text).to_string()))
    })
}

fn value(text: &str) -> f64 {
    let (number, words) = read(text).unwrap_or_else(|| panic!("nothing read in {text}"));
    assert_eq!(words, text);
    number.said.lo
}

#[test]
fn digits_are_read_in_every_grouping() {
    for (text, number) in [
        ("148", 148.0),
        ("1,234.5", 1234.5),
        ("12,34,567", 1_234_567.0),
        ("40\u{a0}000", 40_000.0),
        ("7,50", 7.5),
        (".25", 0.25),
        ("-17", -17.0),
        ("25k", 25_000.0),
        ("3.5bn", 3.5e9),
        ("13 lakh", 1.3e6),
        ("6 hundred and 12", 612.0),
        ("2e3", 2000.0),
    ] {
        assert!((value(text) - number).abs() < 1e-9 * number.abs(), "{text}: {}", value(text));
    }
}

#[test]
fn words_are_read_with_their_scales() {
    for (text, number) in [
        ("twenty-one", 21.0),
        ("a hundred and forty-eight", 148.0),
        ("fifteen hundred", 1500.0),
        ("two million three hundred thousand and five", 2_300_005.0),
        ("two hundred and two thousand", 202_000.0),
        ("half a million", 500_000.0),
        ("two dozen", 24.0),
        ("half a dozen", 6.0),
        ("minus forty", -40.0),
        ("nine point nought four", 9.04),
        ("three lakh crore", 3e12),
    ] {
        assert!((value(text) - number).abs() < 1e-9 * number.abs(), "{text}: {}", value(text));
    }
}

#[test]
fn fractions_belong_to_their_number() {
    for (text, number) in [
        ("two thirds", 2.0 / 3.0),
        ("three-quarters", 0.75),
        ("two and a half", 2.5),
        ("two and a half million", 2.5e6),
        ("3 million and a quarter", 3.25e6),
        ("1½", 1.5),
        ("2 1/2", 2.5),
        ("3/4", 0.75),
        ("one in five", 0.2),
        ("two out of 10", 0.2),
    ] {
        assert!((value(text) - number).abs() < 1e-9 * number.abs(), "{text}: {}", value(text));
    }
    assert_eq!(read("the 24/7 shop").map(|(_, words)| words).as_deref(), Some("24"));
}

#[test]
fn ranks_are_told_from_counts() {
    for (text, rank) in [("19th", 19.0), ("third", 3.0), ("twenty-fifth", 25.0), ("twentyfifth", 25.0)] {
        let (number, _) = read(text).unwrap();
        assert!(number.rank && number.said.lo == rank, "{text}: {number:?}");
    }
    assert!(!read("two thirds").unwrap().0.rank);
}

#[test]
fn what_is_glued_to_a_code_is_no_number() {
    for text in ["A42", "CN-235", "a 0800", "#5"] {
        assert!(read(text).is_none(), "{text}: {:?}", read(text));
    }
}

#[test]
fn a_long_run_of_scales_ends() {
    let text = "hundred million ".repeat(50);
    let (number, words) = read(&format!("one {text}")).unwrap();
    assert!(number.said.lo.is_finite() && words.len() < 60, "{words}");
}
