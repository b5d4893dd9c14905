//! How time and memory grow with the number of claims: generated stories, read once, then aligned and judged.
//!
//! `cargo test --release --test scale -- --ignored --nocapture`; `CLAIMS=100000` or `CLAIMS=10000,50000` sets the sizes.

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
    let sizes = std::env::var("CLAIMS").unwrap_or("10000,20000,40000,80000,160000,300000".into());
    let sizes: Vec<usize> = sizes.split(',').map(|number| number.trim().parse().unwrap()).collect();
    let mut before: Option<(f64, f64)> = None;
    println!("{:>9} {:>9} {:>9} {:>10} {:>9} {:>9}", "claims", "articles", "rows", "seconds", "peak MB", "exponent");
    for claims in sizes {
        let accounts = accounts(claims);
        let (articles, number) = (accounts.len(), accounts.iter().map(|a| a.claims.len()).sum::<usize>());
        // The best of three, as others may be at work on the machine.
        let once = |_| {
            let accounts = accounts.clone();
            let start = Instant::now();
            let report = compare_accounts(accounts, rules());
            (start.elapsed().as_secs_f64(), report.rows.len())
        };
        let (took, rows) = (0..3).map(once).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        let grown = before.map(|(n, t): (f64, f64)| (took / t).ln() / (number as f64 / n).ln());
        let exponent = grown.map_or(String::from("-"), |grown| format!("{grown:.2}"));
        println!("{number:9} {articles:9} {rows:9} {took:10.2} {:9} {exponent:>9}", peak());
        before = Some((number as f64, took));
    }
}
