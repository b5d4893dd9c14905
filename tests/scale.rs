//! How time and memory grow with the number of claims: generated stories, read once, then aligned and judged.
//!
//! `cargo test --release --test scale -- --ignored --nocapture`; `CLAIMS=300000` sets the most.

mod story;

use crosscheck::claim::Account;
use crosscheck::compare_accounts;
use rayon::prelude::*;
use std::time::Instant;
use story::generate;
use story::rules;

/// What generated stories give, until there are so many claims.
fn accounts(claims: usize) -> Vec<Account> {
    let mut found: Vec<Account> = Vec::new();
    let mut number = 0;
    for block in 0.. {
        let read = |seed: u64| {
            let story = generate::story(seed);
            let mut articles = story.articles();
            articles.iter_mut().for_each(|article| article.id = format!("{seed:06}-{}", article.id));
            articles.iter().map(|article| rules().read(article)).collect::<Vec<_>>()
        };
        let stories: Vec<Vec<Account>> = (block * 256..(block + 1) * 256).into_par_iter().map(read).collect();
        for account in stories.into_iter().flatten() {
            number += account.claims.len();
            found.push(account);
            if number >= claims {
                return found;
            }
        }
    }
    found
}

/// The most memory that this process ever had, in megabytes, where the system tells.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok()).map_or(0, |kb| kb / 1024)
}

#[test]
#[ignore = "takes minutes; prints a table, for measuring"]
fn time_and_memory_grow_with_the_claims() {
    let most: usize = std::env::var("CLAIMS").ok().and_then(|number| number.parse().ok()).unwrap_or(300_000);
    let mut before: Option<(f64, f64)> = None;
    println!("{:>9} {:>9} {:>9} {:>10} {:>9} {:>9}", "claims", "articles", "rows", "seconds", "peak MB", "exponent");
    for claims in [10_000, 20_000, 40_000, 80_000, 100_000, 160_000, 300_000].into_iter().filter(|&n| n <= most) {
        let accounts = accounts(claims);
        let (articles, number) = (accounts.len(), accounts.iter().map(|a| a.claims.len()).sum::<usize>());
        let start = Instant::now();
        let report = compare_accounts(accounts, rules());
        let took = start.elapsed().as_secs_f64();
        let grown = before.map(|(n, t): (f64, f64)| (took / t).ln() / (number as f64 / n).ln());
        let exponent = grown.map_or(String::from("-"), |grown| format!("{grown:.2}"));
        println!("{number:9} {articles:9} {:9} {took:10.2} {:9} {exponent:>9}", report.rows.len(), peak());
        before = Some((number as f64, took));
    }
}
