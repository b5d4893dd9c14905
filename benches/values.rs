//! How fast times and quantities are read, in bytes of text a second: from the text of a paragraph, words included, to its
//! mentions.
//!
//! Beside them run a scan for digits, which bounds any reader of figures from above, and `text2num`, which turns number
//! words into digits and does nothing else.

mod sample;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::Span;
use crosscheck::lexicon::Lexicon;
use crosscheck::text::words::{Token, tokenize};
use crosscheck::value::{Now, mentions};
use std::hint::black_box;

/// How much text is read at a time.
const BYTES: usize = 1 << 20;

/// The paragraphs of the sample stories, again and again.
fn paragraphs() -> Vec<String> {
    let bodies = sample::bodies();
    let each = bodies.iter().flat_map(|body| body.split("\n\n")).map(str::trim);
    let paragraphs: Vec<String> = each.filter(|paragraph| !paragraph.is_empty()).map(str::to_owned).collect();
    let once: usize = paragraphs.iter().map(String::len).sum();
    let all = paragraphs.iter().cycle().take(paragraphs.len() * BYTES.div_ceil(once));
    all.cloned().collect()
}

fn values(c: &mut Criterion) {
    let lexicon = Lexicon::embedded().unwrap();
    let paragraphs = paragraphs();
    let mut group = c.benchmark_group("values");
    group.throughput(Throughput::Bytes(paragraphs.iter().map(|p| p.len() as u64).sum())).sample_size(20);
    let mut tokens: Vec<Token> = Vec::new();
    group.bench_function("words", |b| {
        b.iter(|| {
            let each = paragraphs.iter().map(|paragraph| {
                tokens.clear();
                tokenize(black_box(paragraph), Span::new(0, paragraph.len()), &mut tokens);
                tokens.len()
            });
            each.sum::<usize>()
        });
    });
    let day = "2026-03-12".parse().ok();
    group.bench_function("times and quantities", |b| {
        b.iter(|| {
            let each = paragraphs.iter().map(|paragraph| {
                tokens.clear();
                tokenize(black_box(paragraph), Span::new(0, paragraph.len()), &mut tokens);
                let mut now = Now { article: day, ..Now::default() };
                mentions(paragraph, &tokens, &lexicon, &mut now).len()
            });
            each.sum::<usize>()
        });
    });
    group.bench_function("times", |b| {
        b.iter(|| {
            let each = paragraphs.iter().map(|paragraph| {
                tokens.clear();
                tokenize(black_box(paragraph), Span::new(0, paragraph.len()), &mut tokens);
                let mut now = Now { article: day, ..Now::default() };
                crosscheck::value::times::times(paragraph, &tokens, &lexicon, &mut now).len()
            });
            each.sum::<usize>()
        });
    });
    group.bench_function("memchr for digits", |b| {
        let digits = |text: &str| memchr::memchr3_iter(b'1', b'2', b'5', text.as_bytes()).count();
        b.iter(|| paragraphs.iter().map(|paragraph| digits(black_box(paragraph))).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, values);
criterion_main!(benches);
