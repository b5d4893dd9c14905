//! How long a comparison takes, from articles to the report.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::{Article, RuleBook, compare, compare_accounts, input};
use std::hint::black_box;
use std::path::Path;

/// The articles of a sample story.
fn ferry() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/ferry-fire");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|kind| kind != "yaml")).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        input::read(&format!("seeds/ferry-fire/{name}"), &std::fs::read(path).unwrap()).unwrap()
    };
    files.iter().map(read).collect()
}

/// So many articles, ten about one event, each with its figures in other words.
fn generated(articles: usize) -> Vec<Article> {
    const PLACES: [&str; 5] = ["Norhaven", "Qarun", "Oldbridge", "Lindow", "Port Averley"];
    const EVENTS: [&str; 4] = ["a ferry sank", "a bomb exploded", "a train derailed", "a mine collapsed"];
    let article = |at: usize| {
        let (story, teller) = (at / 10, at % 10);
        let (place, event) = (PLACES[story % 5], EVENTS[story / 5 % 4]);
        let day = format!("{} May 2024", 1 + story);
        let killed = 10 + (story + teller / 2) % 7;
        let text = format!(
            "---\ntitle: \"{killed} dead in {place}\"\noutlet: \"Outlet {teller}\"\npublished: \"2024-05-{:02}T{:02}:00\"\n\
             ---\n\nAt least {killed} people were killed when {event} in {place} on {day}, police said. Another {} were \
             injured, {} of them children.\n\n“The smoke reached the car deck before the alarm did,” said Josef Halloran, \
             who led the rescue in {place}. The company carries {} percent of all traffic, and the line cost ${} million.\n\n\
             In {} a flood in {place} killed {} people. Rescuers searched through the night, and two people are missing.\n",
            2 + story,
            teller % 24,
            20 + teller % 9,
            2 + teller % 3,
            60 + story,
            40 + story,
            1999 + story % 9,
            10 + story,
        );
        input::read(&format!("{story}-{teller}.txt"), text.as_bytes()).unwrap()
    };
    (0..articles).map(article).collect()
}

fn comparing(c: &mut Criterion) {
    let rules = RuleBook::embedded().unwrap();
    let mut group = c.benchmark_group("compare");
    group.sample_size(10);
    let ferry = ferry();
    group.throughput(Throughput::Elements(ferry.len() as u64));
    group.bench_function("ferry-fire", |b| b.iter(|| compare(black_box(&ferry), &rules)));
    // Twice the articles may take 2.2 times the time.
    for number in [100, 200] {
        let articles = generated(number);
        group.throughput(Throughput::Elements(number as u64));
        group.bench_with_input(BenchmarkId::new("generated", number), &articles, |b, articles| {
            b.iter(|| compare(black_box(articles), &rules));
        });
        let accounts: Vec<_> = articles.iter().map(|article| rules.read(article)).collect();
        group.bench_with_input(BenchmarkId::new("prepared claims", number), &accounts, |b, accounts| {
            b.iter(|| compare_accounts(black_box(accounts.clone()), &rules));
        });
    }
    group.finish();
}

fn rules(c: &mut Criterion) {
    c.bench_function("rules/embedded", |b| b.iter(RuleBook::embedded));
}

criterion_group!(benches, comparing, rules);
criterion_main!(benches);
