//! How long a comparison takes, from articles to the report.

#[path = "../tests/story/mod.rs"]
mod story;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::{Article, RuleBook, compare, compare_accounts, input};
use std::hint::black_box;
use std::path::Path;
use story::generate;

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

/// So many articles of generated stories, each with a name of its own.
fn generated(articles: usize) -> Vec<Article> {
    let told = (0..).flat_map(|seed| {
        let named = move |article: Article| Article { id: format!("{seed:05}-{}", article.id), ..article };
        generate::story(seed).articles().into_iter().map(named)
    });
    told.take(articles).collect()
}

fn comparing(c: &mut Criterion) {
    let rules = RuleBook::embedded().unwrap();
    let mut group = c.benchmark_group("compare");
    group.sample_size(10);
    let ferry = ferry();
    group.throughput(Throughput::Elements(ferry.len() as u64));
    group.bench_function("ferry-fire", |b| b.iter(|| compare(black_box(&ferry), &rules)));
    // Twice the articles may take 2.2 times the time.
    for number in [200, 400] {
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
