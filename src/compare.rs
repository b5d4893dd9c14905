//! The whole program on one page: read the articles, align their claims, judge, tabulate.

use crate::align::align;
use crate::claim::{Account, Claim, Head};
use crate::report::Report;
use crate::report::tabulate::{Material, tabulate};
use crate::rule::RuleBook;
use crate::text::Article;
use rayon::prelude::*;

/// Compares what articles say. The same articles in another order, read by any number of threads, make the same report.
///
/// ```
/// use crosscheck::{Article, RuleBook, compare};
///
/// let rules = RuleBook::embedded().unwrap();
/// let mut a = Article::new("herald", "Twelve people were killed when a ferry sank on 3 May 2024 off Norhaven.");
/// let mut b = Article::new("courier", "A ferry sank off Norhaven on 3 May 2024, killing at least ten people.");
/// let report = compare(&[a, b], &rules);
/// assert_eq!(report.rows[0].relation.word(), "compatible");
/// ```
pub fn compare(articles: &[Article], rules: &RuleBook) -> Report {
    let accounts = articles.par_iter().map(|article| rules.read(article)).collect();
    compare_accounts(accounts, rules)
}

/// The second half of [`compare`], for articles that were read elsewhere.
pub fn compare_accounts(mut accounts: Vec<Account>, rules: &RuleBook) -> Report {
    accounts.sort_by(|a, b| (&a.head.id, a.head.digest).cmp(&(&b.head.id, b.head.digest)));
    let heads: Vec<Head> = accounts.iter().map(|account| account.head.clone()).collect();
    let claims = flat(&mut accounts);
    let alignment = align(&heads, &claims, &rules.lexicon);
    tabulate(&Material {
        accounts: &accounts,
        claims: &claims,
        heads: &heads,
        alignment: &alignment,
        lexicon: &rules.lexicon,
        rules: &rules.fingerprint,
    })
}

/// The claims of all articles in one list, each with its source.
fn flat(accounts: &mut [Account]) -> Vec<Claim> {
    let numbered = accounts.iter_mut().enumerate();
    let each = numbered.flat_map(|(source, account)| {
        let claims = std::mem::take(&mut account.claims);
        claims.into_iter().map(move |claim| Claim { source, ..claim })
    });
    each.collect()
}
