//! Floods of words that each may begin a time or a number: reading them takes time in proportion to their length.

mod story;

use crosscheck::Span;
use crosscheck::text::words::tokenize;
use crosscheck::value::{Now, mentions};
use std::time::{Duration, Instant};
use story::rules;

const BYTES: usize = 1 << 20;
/// Many times what the slowest of them takes in a debug build; what grows with the square of the length takes minutes.
const LIMIT: Duration = Duration::from_secs(20);

/// Reads a megabyte of one flood, as one sentence of the 12 March 2026.
fn reads_in_time(flood: &str) {
    let text = flood.repeat(BYTES.div_ceil(flood.len()));
    let mut tokens = Vec::new();
    let start = Instant::now();
    tokenize(&text, Span::new(0, text.len()), &mut tokens);
    let mut now = Now { article: "2026-03-12".parse().ok(), minute: Some(540), ..Now::default() };
    let found = mentions(&text, &tokens, &rules().lexicon, &mut now);
    let took = start.elapsed();
    println!("{flood:?}: {} mentions in {took:?}", found.len());
    assert!(took < LIMIT, "{flood:?} took {took:?}");
    assert!(found.is_sorted_by(|a, b| a.span.end <= b.span.start));
}

#[test]
fn floods_of_small_words_are_read_in_time() {
    ["of the ", "the the last last ", "early late mid ", "at least more than "]
        .iter()
        .for_each(|flood| reads_in_time(flood));
}

#[test]
fn floods_of_numbers_are_read_in_time() {
    ["1 ", "hundred ", "one hundred ", "dozens of "].iter().for_each(|flood| reads_in_time(flood));
}

#[test]
fn floods_of_days_are_read_in_time() {
    ["Monday ", "May 5 ", "2011 - ", "the second "].iter().for_each(|flood| reads_in_time(flood));
}

#[test]
fn floods_of_lengths_and_ranges_are_read_in_time() {
    ["in 5 ", "from 3 to 4 to 5 to ", "one week ", "days before ", "5 hours and "]
        .iter()
        .for_each(|flood| reads_in_time(flood));
}

#[test]
fn floods_of_measures_are_read_in_time() {
    ["5 % ", "5 miles "].iter().for_each(|flood| reads_in_time(flood));
}
