//! Measures sentence splitters beside one another: best of some runs over the same text, in MB/s on one thread.

use crosscheck::text::split::split;
use crosscheck::{RuleBook, Span};
use std::hint::black_box;
use std::time::Instant;
use unicode_segmentation::UnicodeSegmentation;

const RUNS: usize = 7;
const BYTES: usize = 4 << 20;

fn main() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds/ferry-fire");
    let files = ["coast-daily.md", "harbour-post.md", "islander.txt", "morning-star-line.md", "national-wire.md"];
    let bodies = files.map(|file| {
        let text = std::fs::read_to_string(format!("{folder}/{file}")).expect("the seeds are there");
        text.splitn(3, "---\n").last().unwrap_or_default().trim().to_string()
    });
    let paragraphs: Vec<&str> = bodies.iter().flat_map(|body| body.lines()).filter(|line| !line.is_empty()).collect();
    let bytes: usize = paragraphs.iter().map(|p| p.len()).sum();
    let times = BYTES.div_ceil(bytes);
    let rules = RuleBook::embedded().expect("the embedded rules hold");
    let tables = &rules.lexicon.tables.abbreviations;
    let each = |work: &dyn Fn(&str) -> usize| {
        let best = (0..RUNS).map(|_| {
            let start = Instant::now();
            for _ in 0..times {
                paragraphs.iter().for_each(|p| drop(black_box(work(black_box(p)))));
            }
            start.elapsed().as_secs_f64()
        });
        (bytes * times) as f64 / 1e6 / best.fold(f64::INFINITY, f64::min)
    };
    println!("memchr3 over . ! ?    {:>8.0} MB/s", each(&|p| memchr::memchr3_iter(b'.', b'!', b'?', p.as_bytes()).count()));
    println!("crosscheck            {:>8.0} MB/s", each(&|p| {
        let mut spans = Vec::new();
        split(p, Span::new(0, p.len()), tables, &mut spans);
        spans.len()
    }));
    println!("sentencex             {:>8.0} MB/s", each(&|p| sentencex::segment("en", p).len()));
    println!("unicode-segmentation  {:>8.0} MB/s", each(&|p| p.unicode_sentences().count()));
}
