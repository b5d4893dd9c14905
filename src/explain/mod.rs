//! Explanations: every step from the words of the sources to an entry of the report, or to its absence.
//!
//! Nothing is judged anew here. The comparison is run once more, and what it went by is put into words: how each claim
//! was read, how each pair compared key by key, why a row holds, and what its answers come to.

mod answer;
mod claim;
mod desk;
mod pair;
mod places;
mod verdict;

pub use desk::{Wanted, decide};
pub use places::Spot;

use crate::claim::Claim;
use crate::compare::Run;
use crate::input::{DecisionFault, Decisions};
use crate::report::explanation::{Entry, Explanation, Part, SCHEMA, Step};
use crate::report::{Inside, Refused, Report, Row, outline};
use crate::rule::RuleBook;
use crate::text::Article;
use crate::value::Anchor;

/// What is to be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// An entry of the report: `F1`, `X4`, `I1`.
    Entry(String),
    /// Why the claims on two lines were joined or were not.
    Pair(Spot, Spot),
}

/// Why nothing can be explained or decided.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}; {help}")]
pub struct Trouble {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl Trouble {
    fn new(what: impl Into<String>, help: impl Into<String>) -> Trouble {
        Trouble { what: what.into(), help: help.into() }
    }
}

impl From<Vec<DecisionFault>> for Trouble {
    fn from(faults: Vec<DecisionFault>) -> Trouble {
        let said = |fault: &DecisionFault| format!("{}:{}: {}", fault.file, fault.place.line, fault.what);
        let help = faults.first().map(|fault| fault.help.clone()).unwrap_or_default();
        Trouble { what: faults.iter().map(said).collect::<Vec<_>>().join("; "), help }
    }
}

/// Explains an entry of the report that [`crate::compare_decided`] makes of the same articles, or two places. A part shows
/// at most `limit` claims or pairs; 0 shows all.
///
/// # Errors
/// No such entry or place, or decisions that contradict each other.
///
/// ```
/// use crosscheck::explain::{Asked, explain};
/// use crosscheck::{Article, RuleBook};
///
/// let rules = RuleBook::embedded().unwrap();
/// let herald = Article::new("herald", "Twelve people were killed in Norhaven, Vesta, on 3 May 2024, police said.");
/// let courier = Article::new("courier", "At least 10 people were killed in Norhaven, Vesta, on 3 May 2024.");
/// let told = explain(&[herald, courier], &rules, &Default::default(), &Asked::Entry("F1".into()), 0).unwrap();
/// assert_eq!(told.subject, "F1 compatible");
/// ```
pub fn explain(
    articles: &[Article],
    rules: &RuleBook,
    decisions: &Decisions,
    asked: &Asked,
    limit: usize,
) -> Result<Explanation, Trouble> {
    let scene = Scene::new(articles, rules, decisions)?;
    match asked {
        Asked::Entry(id) => scene.entry(id, limit),
        Asked::Pair(a, b) => scene.two_places(a, b, limit),
    }
}

/// A comparison with its report and everything that an explanation cites.
struct Scene<'a> {
    articles: &'a [Article],
    rules: &'a RuleBook,
    run: Run,
    report: Report,
}

impl<'a> Scene<'a> {
    fn new(articles: &'a [Article], rules: &'a RuleBook, decisions: &Decisions) -> Result<Scene<'a>, Trouble> {
        let run = Run::decided(articles, rules, decisions)?;
        let report = run.report(rules);
        Ok(Scene { articles, rules, run, report })
    }

    fn claim(&self, at: usize) -> &Claim {
        &self.run.claims[at]
    }

    /// The article that a source index of the run stands for.
    fn article(&self, source: usize) -> Option<&'a Article> {
        let head = &self.run.heads[source];
        self.articles.iter().find(|article| article.id == head.id && article.digest == head.digest)
    }

    fn label(&self, source: usize) -> &str {
        outline::label(&self.report, source)
    }

    /// The name of a claim: its row and its place in it.
    fn name(&self, at: usize) -> String {
        let found = self.report.rows.iter().find_map(|row| {
            let cell = row.cells.iter().position(|cell| cell.claim == at)?;
            Some(format!("{}.{}", row.id, cell + 1))
        });
        found.unwrap_or_default()
    }

    /// The claim of a name such as `F1.2`, or of one side of a look-alike: `X4.1`.
    fn named(&self, name: &str) -> Option<usize> {
        let (id, number) = name.rsplit_once('.')?;
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        let same = |other: &str| other.eq_ignore_ascii_case(id);
        if let Some(row) = self.report.rows.iter().find(|row| same(&row.id)) {
            return row.cells.get(at).map(|cell| cell.claim);
        }
        let refused = self.report.refused.iter().find(|refused| same(&refused.id))?;
        [refused.claims.0, refused.claims.1].get(at).copied()
    }

    fn page(&self, subject: String, question: String, finding: String, parts: Vec<Part>) -> Explanation {
        Explanation {
            schema: SCHEMA.into(),
            program: self.report.program.clone(),
            rules: self.report.rules.clone(),
            replay: None,
            subject,
            question,
            finding,
            parts,
        }
    }

    fn entry(&self, id: &str, limit: usize) -> Result<Explanation, Trouble> {
        let same = |other: &str| other.eq_ignore_ascii_case(id);
        if let Some(row) = self.report.rows.iter().find(|row| same(&row.id)) {
            return Ok(self.row(row, limit));
        }
        if let Some(refused) = self.report.refused.iter().find(|refused| same(&refused.id)) {
            return Ok(self.refused(refused));
        }
        match self.report.inside.iter().find(|inside| same(&inside.id)) {
            Some(inside) => Ok(self.inside(inside)),
            None => {
                let rows = self.report.rows.iter().map(|row| row.id.as_str());
                let refused = self.report.refused.iter().map(|refused| refused.id.as_str());
                let inside = self.report.inside.iter().map(|inside| inside.id.as_str());
                let known: Vec<&str> = rows.chain(refused).chain(inside).collect();
                let what = format!("the report of these articles has no entry {id}");
                Err(Trouble::new(what, format!("it has {}", spans_of(&known))))
            }
        }
    }

    fn row(&self, row: &Row, limit: usize) -> Explanation {
        let claims: Vec<usize> = row.cells.iter().map(|cell| cell.claim).collect();
        let mut parts = vec![self.claims("Claims", &claims, limit)];
        let pairs = self.pairs_of(&claims);
        if !pairs.is_empty() {
            let entries = pairs.iter().map(|&(a, b)| self.pair(a, b)).collect();
            parts.push(Part::new("Pairs, key by key", entries, limit));
        }
        parts.push(Part::new("Why the row holds", self.holds(&claims), 0));
        let (judged, beside) = self.judgement(&claims);
        if !judged.is_empty() {
            parts.push(Part::new("Judgement, the gravest first", judged, limit));
        }
        parts.push(Part::new("Support", [beside, vec![support(row)]].concat(), 0));
        let subject = format!("{} {}", row.id, outline::verdict(row));
        self.page(subject, outline::question(row), row.finding.clone(), parts)
    }

    /// The pairs of claims of different articles.
    fn pairs_of(&self, claims: &[usize]) -> Vec<(usize, usize)> {
        let numbered = claims.iter().enumerate();
        let pairs = numbered.flat_map(|(at, &a)| claims[at + 1..].iter().map(move |&b| (a, b)));
        pairs.filter(|&(a, b)| self.claim(a).source != self.claim(b).source).collect()
    }

    fn claims(&self, heading: &'static str, claims: &[usize], limit: usize) -> Part {
        Part::new(heading, claims.iter().map(|&at| self.reading(at)).collect(), limit)
    }

    fn refused(&self, refused: &Refused) -> Explanation {
        let (a, b) = refused.claims;
        let parts = vec![
            self.claims("Claims", &[a, b], 0),
            Part::new("The pair, key by key", vec![self.pair(a, b)], 0),
            Part::new("Why they are not one row", self.apart(a, b), 0),
        ];
        let subject = format!("{} not compared ({})", refused.id, outline::failed_key(refused));
        self.page(subject, refused.alike.clone(), refused.finding.clone(), parts)
    }

    fn inside(&self, inside: &Inside) -> Explanation {
        let dates = &self.run.accounts[inside.source].dates;
        let mut steps = vec![Step::new("date", format!("“{}”", inside.quote.words))];
        if let Some(dated) = dates.iter().find(|dated| dated.cited.span == inside.quote.span) {
            steps.push(Step::new("read as", answer::time(&dated.time)));
            let day = self.run.heads[inside.source].day.as_ref();
            if dated.time.anchor == Anchor::ArticleDay
                && let Some(day) = day
            {
                steps.push(Step::new("article day", format!("{}, from its {}", day.day, day.from)));
            }
        }
        steps.push(Step::new("calendar", inside.finding.clone()));
        let entry = Entry {
            path: Some(outline::path(&self.report, inside.source).to_owned()),
            quote: Some(inside.quote.clone()),
            steps,
            ..Entry::default()
        };
        let subject = format!("{} {}", inside.id, outline::gravity(inside.gravity));
        let words = format!("“{}” in {}", inside.quote.words, self.label(inside.source));
        self.page(subject, words, inside.finding.clone(), vec![Part::new("Steps", vec![entry], 0)])
    }
}

/// On how many origins a row rests, and what links its articles.
fn support(row: &Row) -> Entry {
    let links = match row.support.links.as_slice() {
        _ if row.support.articles < 2 => String::new(),
        [] => "; nothing shows that two of its articles are linked".to_string(),
        links => format!("; {}", links.join("; ")),
    };
    Entry { head: format!("{}{links}", row.support.words), ..Entry::default() }
}

/// Ids as ranges of their letter: "F1 to F9, X1".
fn spans_of(ids: &[&str]) -> String {
    let letter = |id: &&str| id.chars().next();
    let groups = ids.chunk_by(|a, b| letter(a) == letter(b));
    let words: Vec<String> = groups
        .filter_map(|group| match group {
            [] => None,
            [one] => Some((*one).to_owned()),
            [first, .., last] => Some(format!("{first} to {last}")),
        })
        .collect();
    if words.is_empty() { "none".into() } else { words.join(", ") }
}
