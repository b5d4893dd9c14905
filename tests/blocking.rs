//! How many of the pairs that would join are proposed at all: every pair of claims is compared, and counted by whether a block
//! proposes it.
//!
//! `cargo test --release --test blocking -- --ignored --nocapture`; over `seeds/`, and over the stories beside the repository
//! where they are there.

mod story;

use crosscheck::align::{Stories, propose, score};
use crosscheck::claim::{Account, Claim};
use rustc_hash::FxHashSet;
use story::{articles, folders, root, rules, shared};

/// How many pairs of a story would join, how many of them are proposed, how many pairs there are, and how many are proposed.
fn count(accounts: Vec<Account>) -> [usize; 4] {
    let heads: Vec<_> = accounts.iter().map(|account| account.head.clone()).collect();
    let each = accounts.into_iter().enumerate();
    let claims: Vec<Claim> = each
        .flat_map(|(source, account)| account.claims.into_iter().map(move |claim| Claim { source, ..claim }))
        .collect();
    let stories = Stories::new(&heads);
    let proposed: FxHashSet<(usize, usize)> = propose(&claims, &stories).into_iter().collect();
    let (mut join, mut found, mut all) = (0, 0, 0);
    for a in 0..claims.len() {
        for b in a + 1..claims.len() {
            if claims[a].kind != claims[b].kind {
                continue;
            }
            all += 1;
            if score::compare(&claims[a], &claims[b], &stories, &rules().lexicon).joins() {
                join += 1;
                found += usize::from(proposed.contains(&(a, b)));
            }
        }
    }
    [join, found, all, proposed.len()]
}

#[test]
#[ignore = "prints a table, for measuring"]
fn what_would_join_is_proposed() {
    println!("{:40} {:>8} {:>9} {:>8} {:>9} {:>9}", "story", "join", "proposed", "recall", "pairs", "proposed");
    let mut total = [0; 4];
    let mut line = |name: &str, counted: [usize; 4], add: bool| {
        let [join, found, all, proposed] = counted;
        let recall = 100.0 * found as f64 / join.max(1) as f64;
        println!("{name:40} {join:8} {found:9} {recall:6.1} % {all:9} {proposed:9}");
        if add {
            total.iter_mut().zip(counted).for_each(|(total, count)| *total += count);
        }
        total
    };
    let mut every = Vec::new();
    let places = std::iter::once(root().join("seeds")).chain(shared("data/e2e/clusters"));
    for folder in places.flat_map(|place| folders(&place)) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let read = articles(&folder, "story");
        let accounts: Vec<Account> = read.iter().map(|article| rules().read(article)).collect();
        line(&name, count(accounts.clone()), true);
        every.extend(accounts);
    }
    let all = line("all articles in one run", count(every), false);
    line("the stories together", all, false);
}
