//! Floods of words that each may begin a time or a number: reading them takes time in proportion to their length.

mod story;

use cpu_time::ThreadTime;
use crosscheck::Span;
use crosscheck::text::words::tokenize;
use crosscheck::value::{Now, Value, mentions};
use std::time::Duration;
use story::rules;

const BYTES: usize = 64 << 10;
/// How many times longer the long flood is, and how many times longer it may take: between what grows with the length and
/// what grows with its square.
const LONGER: usize = 4;
const SLOWER: u32 = 8;
/// What the clock may be off.
const GRAIN: Duration = Duration::from_millis(40);

/// Reads a flood as one sentence of the 12 March 2026; the time of this thread, whatever else the machine does.
fn read(flood: &str, bytes: usize) -> Duration {
    let text = flood.repeat(bytes.div_ceil(flood.len()));
    let mut tokens = Vec::new();
    let start = ThreadTime::now();
    tokenize(&text, Span::new(0, text.len()), &mut tokens);
    let mut now = Now { article: "2026-03-12".parse().ok(), minute: Some(540), ..Now::default() };
    let found = mentions(&text, &tokens, &rules().lexicon, &mut now);
    let took = start.elapsed();
    assert!(found.is_sorted_by(|a, b| a.span.end <= b.span.start));
    took
}

fn reads_in_time(flood: &str) {
    let (short, long) = (read(flood, BYTES), read(flood, LONGER * BYTES));
    println!("{flood:?}: {short:?}, {LONGER} times as long {long:?}");
    assert!(long < SLOWER * short + GRAIN, "{flood:?} took {short:?}, and {long:?} where it is {LONGER} times as long");
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

#[test]
fn floods_of_amounts_are_read_in_time() {
    ["1-", "$", "minus ", "a ", "more than ", "1, ", "$1 to ", "one and ", "6 feet "]
        .iter()
        .for_each(|flood| reads_in_time(flood));
}

#[test]
fn hours_that_no_clock_has_are_no_hours() {
    for text in ["26:6:2:2-1⅓K {", "from 2:20 to 1.5 thousand p.m.", "2000:20-3000:10", "2-1⅓K p.m."] {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let mut now = Now { article: "2026-03-12".parse().ok(), minute: Some(540), ..Now::default() };
        let found = mentions(text, &tokens, &rules().lexicon, &mut now);
        let hours =
            |value: &Value| matches!(value, Value::Time(time) if time.hours.is_some_and(|hours| hours.1 > 2880));
        assert!(!found.iter().any(|mention| hours(&mention.value)), "{text}");
    }
}
