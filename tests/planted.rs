//! What is planted in generated stories, and what a comparison makes of it.

mod story;

use crosscheck::claim::Key;
use crosscheck::judge::Cause;
use crosscheck::report::{Cell, Row};
use crosscheck::{Relation, Report, compare};
use std::collections::BTreeMap;
use story::fact::{Kind, Plan};
use story::generate::{self, NAMES, Story};
use story::{rules, stories};

/// What a comparison makes of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Made {
    /// No claim was read in one of the sentences.
    Unread,
    /// The claims stand in different rows, and nothing is said of it.
    Apart,
    /// They are named as look-alikes that were not compared.
    Refused(Key),
    /// They stand in one row.
    Joined(Relation, Vec<Cause>),
}

/// Whether a cell is the telling of a fact.
fn tells(report: &Report, cell: &Cell, (outlet, sentence, figure): &(usize, String, String)) -> bool {
    report.sources[cell.source].id == NAMES[*outlet]
        && cell.quote.sentence.trim_end_matches('.').contains(sentence.trim_end_matches('.'))
        && cell.quote.words.to_lowercase().contains(&figure.to_lowercase())
}

/// What became of a fact that several outlets tell.
fn made(report: &Report, story: &Story, fact: usize) -> Made {
    let kind = story.facts[fact].kind.name();
    let tellings = story.tellings(fact);
    let row = |telling| {
        report.rows.iter().position(|row| {
            (row.kind == kind || kind == "killed" && row.kind == "casualties")
                && row.cells.iter().any(|cell| tells(report, cell, telling))
        })
    };
    let rows: Vec<Option<usize>> = tellings.iter().map(row).collect();
    if rows.contains(&None) {
        return Made::Unread;
    }
    if rows.iter().all(|at| *at == rows[0]) {
        let row = &report.rows[rows[0].unwrap()];
        return Made::Joined(row.relation, row.causes.clone());
    }
    let named = |at: usize, quote: &crosscheck::report::Quote| {
        tellings.iter().any(|(outlet, sentence, _)| {
            report.sources[at].id == NAMES[*outlet]
                && quote.sentence.trim_end_matches('.').contains(sentence.trim_end_matches('.'))
        })
    };
    let refused = report.refused.iter().find(|r| named(r.a, &r.a_quote) && named(r.b, &r.b_quote));
    refused.map_or(Made::Apart, |refused| Made::Refused(refused.key))
}

/// The facts of a story that two outlets or more tell.
fn shared(story: &Story) -> Vec<usize> {
    (0..story.facts.len())
        .filter(|&fact| story.facts[fact].plan != Plan::Alone && story.tellings(fact).len() > 1)
        .collect()
}

/// The table of what was planted and what came of it; `cargo test --test planted -- --ignored --nocapture table`.
#[test]
#[ignore = "prints a table, for measuring"]
fn table_of_what_is_planted_and_what_comes_of_it() {
    let mut table: BTreeMap<(Plan, String), usize> = BTreeMap::new();
    for seed in 0..stories(1000) {
        let story = generate::story(seed);
        let report = compare(&story.articles(), rules());
        for fact in shared(&story) {
            let key = (story.facts[fact].plan, format!("{:?}", made(&report, &story, fact)));
            *table.entry(key).or_default() += 1;
        }
    }
    let mut plan = None;
    for ((planted, came), number) in &table {
        if plan != Some(planted) {
            println!("{planted:?}");
            plan = Some(planted);
        }
        println!("  {number:6} {came}");
    }
}

#[test]
#[ignore = "prints sentences in which nothing was read"]
fn sentences_that_are_not_read() {
    let mut seen: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    for seed in 0..stories(300) {
        let story = generate::story(seed);
        let report = compare(&story.articles(), rules());
        for fact in 0..story.facts.len() {
            let kind = story.facts[fact].kind;
            for telling in story.tellings(fact) {
                let found = report
                    .rows
                    .iter()
                    .any(|row: &Row| row.kind == kind.name() && row.cells.iter().any(|c| tells(&report, c, &telling)));
                if !found {
                    *seen.entry((kind, telling.1)).or_default() += 1;
                }
            }
        }
    }
    for ((kind, sentence), _) in seen {
        println!("{kind:?}: {sentence}");
    }
}

#[test]
#[ignore = "prints the smallest stories in which a plan came out otherwise"]
fn smallest_stories() {
    let wanted = std::env::var("WANTED").unwrap_or_default();
    let mut left = 6;
    for seed in 0..stories(1000) {
        let story = generate::story(seed);
        let came = |story: &Story| {
            let report = compare(&story.articles(), rules());
            shared(story)
                .into_iter()
                .find(|&fact| wanted == format!("{:?} {:?}", story.facts[fact].plan, made(&report, story, fact)))
        };
        if came(&story).is_none() {
            continue;
        }
        let small = story.smallest(&|story| came(story).is_some());
        let fact = came(&small).unwrap();
        println!("=== seed {seed} {:?}\n{}", small.tellings(fact), small.texts());
        let report = compare(&small.articles(), rules());
        for row in &report.rows {
            if row.kind == small.facts[fact].kind.name() {
                println!("--> {} {}", row.relation, row.finding);
            }
        }
        left -= 1;
        if left == 0 {
            break;
        }
    }
}

#[test]
#[ignore = "prints a story and its rows"]
fn show() {
    let seed = std::env::var("SEED").unwrap().parse().unwrap();
    let story = generate::story(seed);
    println!("{}", story.texts());
    for (at, fact) in story.facts.iter().enumerate() {
        println!("{:?} {:?} {:?}", fact.kind, fact.plan, story.tellings(at));
    }
    let report = compare(&story.articles(), rules());
    for row in &report.rows {
        println!("{} {} {:?} {}", row.kind, row.relation, row.causes, row.finding);
    }
}
