//! How long a comparison of two prepared sentences takes, beside plain measures of likeness over the same pairs.

mod sample;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::align::Sentence;
use crosscheck::judge::sentence::judge;
use crosscheck::text::{Span, split::split};
use crosscheck::{RuleBook, align::similarity};
use std::hint::black_box;

/// The sentences of the sample stories, each beside the one that stands some way on, so that all sorts of pairs occur.
fn pairs(rules: &RuleBook) -> Vec<(String, String)> {
    const PAIRS: usize = 1000;
    let mut sentences = Vec::new();
    for body in sample::bodies() {
        let mut spans = Vec::new();
        split(&body, Span::new(0, body.len()), &rules.lexicon.tables.abbreviations, &mut spans);
        sentences.extend(spans.iter().map(|span| span.of(&body).trim().to_owned()));
    }
    let number = sentences.len();
    (0..PAIRS).map(|at| (sentences[at % number].clone(), sentences[at * 7 % number].clone())).collect()
}

/// A measure of likeness of two texts.
type Measure = fn(&str, &str) -> f64;

fn comparing(c: &mut Criterion) {
    let rules = RuleBook::embedded().unwrap();
    let texts = pairs(&rules);
    let read = |text: &String| Sentence::read(text, &rules.lexicon);
    let prepared: Vec<(Sentence, Sentence)> = texts.iter().map(|(a, b)| (read(a), read(b))).collect();
    let mut group = c.benchmark_group("pairs");
    group.throughput(Throughput::Elements(texts.len() as u64));
    group.sample_size(20);
    group.bench_function("score", |bench| {
        let score = |(a, b): &(Sentence, Sentence)| similarity::compare(&a.wording, &b.wording).score();
        bench.iter(|| black_box(&prepared).iter().map(score).sum::<u32>());
    });
    group.bench_function("score and relation", |bench| {
        let relation = |(a, b): &(Sentence, Sentence)| judge(&a.compare(b)).relation as usize;
        bench.iter(|| black_box(&prepared).iter().map(relation).sum::<usize>());
    });
    group.bench_function("preparing both", |bench| {
        bench.iter(|| {
            black_box(&texts).iter().map(|(a, b)| read(a).figures.len() + read(b).figures.len()).sum::<usize>()
        });
    });
    let measures: [(&str, Measure); 3] = [
        ("strsim Jaro-Winkler", strsim::jaro_winkler),
        ("strsim Sørensen-Dice", strsim::sorensen_dice),
        ("strsim Levenshtein", strsim::normalized_levenshtein),
    ];
    for (name, measure) in measures {
        group.bench_function(name, |bench| {
            bench.iter(|| black_box(&texts).iter().map(|(a, b)| measure(a, b)).sum::<f64>());
        });
    }
    group.finish();
}

criterion_group!(benches, comparing);
criterion_main!(benches);
