//! How fast text is split into sentences and read into claims, in bytes a second.
//!
//! Beside the splitter and beside the whole way to claims run what bounds them from above, a scan for stops, and the plain
//! Unicode rule.

mod sample;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::claim::Reading;
use crosscheck::text::Layout;
use crosscheck::{Article, RuleBook};
use std::hint::black_box;
use unicode_segmentation::UnicodeSegmentation;

/// How much text is read at a time.
const BYTES: usize = 256 << 10;

/// The bodies of the sample stories, one after the other.
fn words() -> String {
    sample::bodies().iter().fold(String::new(), |words, body| words + body + "\n\n")
}

/// The same words until there are [`BYTES`] of them. Each round is set with two blanks at other places, so that no paragraph
/// is set aside as one that was printed before, and none holds a word more than it does in the news.
fn text() -> String {
    let words = words();
    let mut text = String::new();
    for round in 0u32.. {
        for paragraph in words.trim_end().split("\n\n") {
            for (at, word) in paragraph.split(' ').enumerate() {
                let wide = at > 0 && round.checked_shr(at as u32 - 1).is_some_and(|round| round & 1 == 1);
                text.push_str(if wide {
                    "  "
                } else if at > 0 {
                    " "
                } else {
                    ""
                });
                text.push_str(word);
            }
            text.push_str("\n\n");
        }
        if text.len() >= BYTES {
            break;
        }
    }
    text
}

/// What the rates of this program are held against, in the same run.
fn peers(group: &mut BenchmarkGroup<WallTime>, text: &str) {
    group.bench_function("memchr", |b| {
        b.iter(|| memchr::memchr3_iter(b'.', b'!', b'?', black_box(text.as_bytes())).count());
    });
    group.bench_function("unicode-segmentation", |b| b.iter(|| black_box(text).unicode_sentences().count()));
}

fn split(c: &mut Criterion) {
    let rules = RuleBook::embedded().unwrap();
    let article = Article::new("bench", text());
    let mut group = c.benchmark_group("split");
    group.throughput(Throughput::Bytes(article.text.len() as u64)).sample_size(30);
    group.bench_function("layout", |b| b.iter(|| Layout::read(black_box(&article), &rules.lexicon.tables)));
    let paragraph = crosscheck::Span::new(0, article.text.len());
    let mut spans = Vec::new();
    group.bench_function("sentences alone", |b| {
        b.iter(|| {
            spans.clear();
            crosscheck::text::split::split(
                black_box(&article.text),
                paragraph,
                &rules.lexicon.tables.abbreviations,
                &mut spans,
            );
            spans.len()
        });
    });
    peers(&mut group, &article.text);
    group.finish();
}

fn extract(c: &mut Criterion) {
    let rules = RuleBook::embedded().unwrap();
    let article = Article::new("bench", text());
    let mut group = c.benchmark_group("extract");
    group.throughput(Throughput::Bytes(article.text.len() as u64)).sample_size(10);
    group.bench_function("one long article", |b| b.iter(|| rules.read(black_box(&article))));
    group.bench_function("its sentences, values and names alone", |b| {
        b.iter(|| Reading::new(black_box(&article), &rules.lexicon).passages.len());
    });
    peers(&mut group, &article.text);
    // News comes in articles; a stage that looks over the whole article again and again shows in the difference.
    let short: Vec<Article> = (0..).map(|n| Article::new(n.to_string(), words())).take(BYTES / words().len()).collect();
    group.throughput(Throughput::Bytes(short.iter().map(|article| article.text.len() as u64).sum()));
    group.bench_function("many articles", |b| {
        b.iter(|| short.iter().map(|article| rules.read(black_box(article)).claims.len()).sum::<usize>());
    });
    group.finish();
}

/// A rule for one made-up verb.
fn rule(number: usize) -> (String, String) {
    let letter = |at: u32| char::from(b'a' + (number / 26usize.pow(at) % 26) as u8);
    let verb = format!("zo{}{}ed", letter(0), letter(1));
    let text = format!(
        "kind: made_{number}\nabout: How many were {verb}.\nquestion: \"{verb}\"\nsection: figures\n\
         slots: {{ count: {{ is: count, of: people }}, who: {{ is: actor }} }}\nanswer: count\n\
         says: [\"{{count}} [..4] <be> [<adverb>] {verb}\", \"{{who}} [..3] {verb} [..2] {{count}}\", \"{verb} {{count}}\"]\n\
         same: [event]\ncompare: quantity\nexamples: [{{ text: \"Two people were {verb}.\", claims: [{{ count: Two }}] }}]\n"
    );
    (format!("made_{number}.yaml"), text)
}

/// More rules cost little: a sentence is asked once what it holds.
fn more_rules(c: &mut Criterion) {
    let articles: Vec<Article> = (0..8).map(|n| Article::new(n.to_string(), words())).collect();
    let mut group = c.benchmark_group("rules");
    group.throughput(Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum())).sample_size(10);
    for more in [0, 20, 200] {
        let own: Vec<(String, String)> = (0..more).map(rule).collect();
        let rules = RuleBook::layered(&own).unwrap();
        group.bench_function(format!("built-in and {more} more"), |b| {
            b.iter(|| articles.iter().map(|article| rules.read(black_box(article)).claims.len()).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, split, extract, more_rules);
criterion_main!(benches);
