//! Measures crosscheck and public crates of the same trade beside one another, over the same text: best of some runs, in
//! MB/s on one thread.

use crosscheck::text::split::split;
use crosscheck::text::words::tokenize;
use crosscheck::value::{Now, mentions};
use crosscheck::{RuleBook, Span};
use std::hint::black_box;
use std::time::Instant;
use text2num::{Language, replace_numbers_in_text};
use unicode_segmentation::UnicodeSegmentation;

const RUNS: usize = 7;
const BYTES: usize = 4 << 20;

fn main() {
    let text = Text::read();
    let rules = RuleBook::embedded().expect("the embedded rules hold");
    splitters(&text, &rules);
    values(&text, &rules);
}

/// Who finds where a sentence ends.
fn splitters(text: &Text, rules: &RuleBook) {
    let tables = &rules.lexicon.tables.abbreviations;
    println!("sentences");
    text.measure("memchr3 over . ! ?", |p| memchr::memchr3_iter(b'.', b'!', b'?', p.as_bytes()).count());
    text.measure("crosscheck", |p| {
        let mut spans = Vec::new();
        split(p, Span::new(0, p.len()), tables, &mut spans);
        spans.len()
    });
    text.measure("sentencex", |p| sentencex::segment("en", p).len());
    text.measure("unicode-segmentation", |p| p.unicode_sentences().count());
}

/// Who finds figures. text2num writes number words as digits and does nothing else.
fn values(text: &Text, rules: &RuleBook) {
    let lexicon = &rules.lexicon;
    let now = Now { article: "2026-03-12".parse().ok(), ..Now::default() };
    let tokens = |paragraph: &str| {
        let mut tokens = Vec::new();
        tokenize(paragraph, Span::new(0, paragraph.len()), &mut tokens);
        tokens
    };
    let english = Language::english();
    println!("times and quantities");
    text.measure("memchr3 over 1 2 5", |p| memchr::memchr3_iter(b'1', b'2', b'5', p.as_bytes()).count());
    text.measure("crosscheck, tokens", |p| tokens(p).len());
    text.measure("crosscheck", |p| mentions(p, &tokens(p), lexicon, &mut now.clone()).len());
    text.measure("text2num", |p| replace_numbers_in_text(p, &english, 0.0).len());
}

/// The paragraphs of a sample story.
struct Text(Vec<String>);

impl Text {
    fn read() -> Text {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds/ferry-fire");
        let files = ["coast-daily.md", "harbour-post.md", "islander.txt", "morning-star-line.md", "national-wire.md"];
        let bodies = files.map(|file| {
            let text = std::fs::read_to_string(format!("{folder}/{file}")).expect("the seeds are there");
            text.splitn(3, "---\n").last().unwrap_or_default().trim().to_string()
        });
        let lines = bodies.iter().flat_map(|body| body.lines()).filter(|line| !line.is_empty());
        Text(lines.map(str::to_owned).collect())
    }

    /// Prints how fast some work over a paragraph is.
    fn measure(&self, name: &str, work: impl Fn(&str) -> usize) {
        let bytes: usize = self.0.iter().map(String::len).sum();
        let times = BYTES.div_ceil(bytes);
        let runs = (0..RUNS).map(|_| {
            let start = Instant::now();
            for _ in 0..times {
                black_box(self.0.iter().map(|paragraph| work(black_box(paragraph))).sum::<usize>());
            }
            start.elapsed().as_secs_f64()
        });
        let rate = (bytes * times) as f64 / 1e6 / runs.fold(f64::INFINITY, f64::min);
        println!("  {name:<22}{rate:>8.0} MB/s");
    }
}
