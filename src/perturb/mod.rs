//! Perturbing: how much of what could be wrong in a story would be seen.
//!
//! The articles of a story are edited one place at a time: a figure changed, a date moved, a name swapped, a "not" put in.
//! Each edited story is compared like any other, and an edit is *caught* where the report says something of that place
//! that it did not say before. What it does not catch is listed with its sentence. An edit of what two outlets tell can be
//! caught by comparing; one of what a single outlet tells can be caught inside its article only, so the two are counted
//! apart.

mod edit;
mod fate;
mod write;

pub use edit::Edit;
pub use fate::{Catch, Miss};
pub use write::{json, markdown, table};

use crate::judge::{Gravity, Relation};
use crate::report::{Report, escape};
use crate::rule::RuleBook;
use crate::text::Article;
use edit::Change;
use fate::Clean;
use rayon::prelude::*;
use serde::Serialize;

/// The name and version of the JSON form.
pub const SCHEMA: &str = "crosscheck/perturb/1";

/// Which edits are tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// At most so many of each kind; 0 for all.
    pub limit: usize,
    /// What the new figures, dates and names are chosen by, and which edits where there is a limit.
    pub seed: u64,
}

/// What came of perturbing a story.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Outcome {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Fingerprint of rules and lexicons.
    pub rules: String,
    /// The seed.
    pub seed: u64,
    /// How many articles there are.
    pub articles: usize,
    /// Findings of rows in conflict while nothing was edited: where nothing is wrong, each is a false alarm.
    pub conflicts: Vec<String>,
    /// Findings inside one article while nothing was edited.
    pub inside: Vec<String>,
    /// The edits, by kind, article and place.
    pub trials: Vec<Trial>,
}

/// One edit and what came of it.
#[derive(Clone, Debug, Serialize)]
pub struct Trial {
    /// The kind of edit.
    pub edit: Edit,
    /// The article's id.
    pub source: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The words that stood there.
    pub before: String,
    /// The words that stand there now.
    pub after: String,
    /// The sentence, as it was.
    pub sentence: String,
    /// How many other articles tell the same fact.
    pub others: usize,
    /// Whether each of those said otherwise before the edit: another answer is no news then.
    pub disputed: bool,
    /// What shows the edit, where something does.
    pub caught: Option<Catch>,
    /// Why nothing does, where nothing does.
    pub missed: Option<Miss>,
}

/// Edits of one kind, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Edits of what other articles tell too and alike, and how many of them were caught.
    pub shared: (usize, usize),
    /// Edits of what nobody else tells, and how many of them were caught.
    pub alone: (usize, usize),
    /// Edits after which what other articles tell alike still holds: a hedge, a rounding or a vague word leaves room for
    /// both answers.
    pub holds: usize,
    /// Edits of what every other article disputed already.
    pub disputed: usize,
}

impl Outcome {
    /// The counts, by kind of edit.
    pub fn counts(&self) -> Vec<(Edit, Count)> {
        let count = |edit: Edit| {
            let mut count = Count::default();
            for trial in self.trials.iter().filter(|trial| trial.edit == edit) {
                if trial.disputed {
                    count.disputed += 1;
                    continue;
                }
                if trial.missed == Some(Miss::Holds) {
                    count.holds += 1;
                    continue;
                }
                let (all, caught) = if trial.others > 0 { &mut count.shared } else { &mut count.alone };
                *all += 1;
                *caught += usize::from(trial.caught.is_some());
            }
            (edit, count)
        };
        Edit::ALL.into_iter().map(count).filter(|(_, count)| *count != Count::default()).collect()
    }
}

/// Perturbs a story. The same articles, rules and choice come to the same outcome, in any order and any number of threads.
///
/// ```
/// use crosscheck::perturb::{Choice, Edit, run};
/// use crosscheck::{Article, RuleBook};
///
/// let herald = Article::new("herald", "Twelve people were killed in Norhaven, Vesta, on 3 May 2024, police said.");
/// let courier = Article::new("courier", "A fire in Norhaven, Vesta, killed 12 people on 3 May 2024.");
/// let outcome = run(&[herald, courier], &RuleBook::embedded().unwrap(), &Choice::default());
/// let figures = outcome.counts().into_iter().find(|(edit, _)| *edit == Edit::Figure).unwrap().1;
/// assert_eq!(figures.shared, (2, 2));
/// ```
pub fn run(articles: &[Article], rules: &RuleBook, choice: &Choice) -> Outcome {
    let mut articles = articles.to_vec();
    articles.sort_by(|a, b| (&a.id, a.digest).cmp(&(&b.id, b.digest)));
    let clean = Clean::read(&articles, rules);
    let mut changes = edit::changes(&articles, &clean, rules, choice.seed);
    limit(&mut changes, choice);
    let mut trials: Vec<Trial> = changes.par_iter().map(|change| fate::trial(change, &clean, rules)).collect();
    trials.extend(
        copies(&articles, choice).into_par_iter().map(|at| fate::copied(at, &clean, rules)).collect::<Vec<_>>(),
    );
    let found = |report: &Report| {
        let rows = report.rows.iter().filter(|row| row.relation == Relation::Conflict);
        rows.map(|row| format!("{}: {}", row.id, escape::plain(&row.finding))).collect()
    };
    let inside = clean.report.inside.iter().filter(|inside| inside.gravity >= Gravity::Inconsistent);
    Outcome {
        schema: SCHEMA,
        rules: rules.fingerprint.clone(),
        seed: choice.seed,
        articles: articles.len(),
        conflicts: found(&clean.report),
        inside: inside.map(|inside| escape::plain(&inside.finding)).collect(),
        trials,
    }
}

/// Keeps so many edits of each kind, chosen by the seed, in their order.
fn limit(changes: &mut Vec<Change>, choice: &Choice) {
    changes.sort_by_key(|change| (change.edit, change.source, change.span));
    if choice.limit == 0 {
        return;
    }
    let lot = |change: &Change| edit::lot(choice.seed, &[change.source as u64, u64::from(change.span.start), 1]);
    let mut kept = Vec::new();
    for kind in changes.chunk_by(|a, b| a.edit == b.edit) {
        let mut lots: Vec<u64> = kind.iter().map(lot).collect();
        lots.sort_unstable();
        let last = lots[choice.limit.min(lots.len()) - 1];
        kept.extend(kind.iter().filter(|change| lot(change) <= last).cloned());
    }
    *changes = kept;
}

/// The articles that are copied: all, or as many as the limit allows.
fn copies(articles: &[Article], choice: &Choice) -> Vec<usize> {
    let mut list: Vec<usize> = (0..articles.len()).collect();
    if choice.limit > 0 {
        list.sort_by_key(|&at| edit::lot(choice.seed, &[at as u64, 2]));
        list.truncate(choice.limit);
        list.sort_unstable();
    }
    list
}
