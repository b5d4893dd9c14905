//! The whole program on one page: read the articles, align their claims, judge, tabulate.

use crate::align::{Alignment, Bonds, align};
use crate::claim::{Account, Claim, Head};
use crate::input::{DecisionFault, Decisions};
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
/// let a = Article::new("herald", "Twelve people were killed when a ferry sank on 3 May 2024 off Norhaven.");
/// let b = Article::new("courier", "A ferry sank off Norhaven on 3 May 2024, killing at least ten people.");
/// let report = compare(&[a, b], &rules);
/// assert_eq!(report.rows[0].relation.word(), "compatible");
/// ```
pub fn compare(articles: &[Article], rules: &RuleBook) -> Report {
    compare_accounts(read(articles, rules), rules)
}

/// The second half of [`compare`], for articles that were read elsewhere.
pub fn compare_accounts(accounts: Vec<Account>, rules: &RuleBook) -> Report {
    Run::new(accounts).aligned(Bonds::default(), rules).report(rules)
}

/// Compares what articles say, and abides by what the desk decided: a pin makes two claims one question, a ban keeps them
/// apart, whatever the keys say.
///
/// # Errors
/// Decisions that contradict each other.
pub fn compare_decided(
    articles: &[Article],
    rules: &RuleBook,
    decisions: &Decisions,
) -> Result<Report, Vec<DecisionFault>> {
    Ok(Run::decided(articles, rules, decisions)?.report(rules))
}

/// A comparison as it stands before a report is made of it.
pub(crate) struct Run {
    /// What each article gave, sorted by id; its claims are taken out of it.
    pub accounts: Vec<Account>,
    /// The heads of the articles, in the same order.
    pub heads: Vec<Head>,
    /// The claims of all articles, in the order of these and of their places.
    pub claims: Vec<Claim>,
    /// What answers one question.
    pub alignment: Alignment,
}

impl Run {
    /// Reads, aligns, and abides by what was decided.
    pub fn decided(articles: &[Article], rules: &RuleBook, decisions: &Decisions) -> Result<Run, Vec<DecisionFault>> {
        let run = Run::new(read(articles, rules));
        let bonds = Bonds::settle(decisions, &run.heads, &run.claims, &rules.lexicon)?;
        Ok(run.aligned(bonds, rules))
    }

    /// The accounts in an order of their own, their claims in one list.
    fn new(mut accounts: Vec<Account>) -> Run {
        accounts.sort_by(|a, b| (&a.head.id, a.head.digest).cmp(&(&b.head.id, b.head.digest)));
        let heads = accounts.iter().map(|account| account.head.clone()).collect();
        let claims = flat(&mut accounts);
        Run { accounts, heads, claims, alignment: Alignment::default() }
    }

    fn aligned(self, bonds: Bonds, rules: &RuleBook) -> Run {
        Run { alignment: align(&self.heads, &self.claims, bonds, &rules.lexicon), ..self }
    }

    /// Everything that reports are made of.
    pub fn material<'a>(&'a self, rules: &'a RuleBook) -> Material<'a> {
        Material {
            accounts: &self.accounts,
            claims: &self.claims,
            heads: &self.heads,
            alignment: &self.alignment,
            lexicon: &rules.lexicon,
            rules: &rules.fingerprint,
        }
    }

    /// The report.
    pub fn report(&self, rules: &RuleBook) -> Report {
        tabulate(&self.material(rules))
    }
}

fn read(articles: &[Article], rules: &RuleBook) -> Vec<Account> {
    articles.par_iter().map(|article| rules.read(article)).collect()
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
