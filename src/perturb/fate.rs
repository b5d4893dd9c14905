//! What comes of an edit: whether the report says something of its place that it did not say before.

use super::Trial;
use super::edit::{Change, Edit};
use crate::claim::{Account, Key};
use crate::compare::compare_accounts;
use crate::judge::{Gravity, Relation};
use crate::report::{Cell, Report, Row};
use crate::rule::RuleBook;
use crate::text::{Article, Lines, Span};
use serde::Serialize;

/// What shows an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "by", content = "key")]
pub enum Catch {
    /// The answers are in conflict.
    Conflict,
    /// The answers are apart, and a cause is told.
    Explained,
    /// The same words are given to another, which the report says is worth a look.
    Look,
    /// The claims are refused as look-alikes, by this key.
    Refused(Key),
    /// The article does not hold by itself.
    Inside,
    /// The copy is known as one: no row rests on more origins than before.
    Copy,
}

/// Why an edit does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Miss {
    /// Nobody else tells it, and inside the article nothing is against it.
    Alone,
    /// It still holds: a hedge, a rounding or a vague word leaves room for both answers, so that nothing is amiss.
    Holds,
    /// The claims stand in one row as before, though another thing is told.
    Agrees,
    /// Every other article said otherwise before, so that another answer is no news.
    Disputed,
    /// The claim stands in a row of its own now, and nothing says why.
    Parted,
    /// No claim is read there any more.
    Unread,
    /// The copy counts as an origin of its own.
    Counted,
}

impl Catch {
    /// In words.
    pub fn words(self) -> String {
        match self {
            Catch::Conflict => "conflict".into(),
            Catch::Explained => "explained".into(),
            Catch::Look => "worth a look".into(),
            Catch::Refused(key) => format!("refused by {key}"),
            Catch::Inside => "does not hold by itself".into(),
            Catch::Copy => "known as a copy".into(),
        }
    }
}

impl Miss {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Miss::Alone => "nobody else tells it",
            Miss::Holds => "the answers agree all the same",
            Miss::Agrees => "it stands in the row as before",
            Miss::Disputed => "it was disputed before",
            Miss::Parted => "it stands in a row of its own, and nothing says why",
            Miss::Unread => "no claim is read there any more",
            Miss::Counted => "the copy counts as an origin",
        }
    }
}

/// A claim of a clean report: its row, its cell, and whether other articles answer in that row.
pub(super) type Told = (usize, usize);

/// The story before anything is edited.
pub(super) struct Clean {
    pub articles: Vec<Article>,
    pub accounts: Vec<Account>,
    pub report: Report,
}

impl Clean {
    /// Reads and compares the articles, which are sorted as a report sorts them.
    pub fn read(articles: &[Article], rules: &RuleBook) -> Clean {
        let accounts: Vec<Account> = articles.iter().map(|article| rules.read(article)).collect();
        let report = compare_accounts(accounts.clone(), rules);
        Clean { articles: articles.to_vec(), accounts, report }
    }

    /// The cells of an article that are as asked and stand in a row with those of others.
    pub fn told(&self, source: usize, asked: impl Fn(&Cell) -> bool) -> Vec<Told> {
        let rows = self.report.rows.iter().enumerate().filter(|(_, row)| row.support.articles > 1);
        let cells = rows.flat_map(|(row, found)| found.cells.iter().enumerate().map(move |(at, cell)| (row, at, cell)));
        cells.filter(|(_, _, cell)| cell.source == source && asked(cell)).map(|(row, at, _)| (row, at)).collect()
    }

    /// The report with some article in the place of one of these.
    fn with(&self, source: usize, article: &Article, rules: &RuleBook) -> Report {
        let mut accounts = self.accounts.clone();
        accounts[source] = rules.read(article);
        compare_accounts(accounts, rules)
    }
}

/// The article with an edit made.
fn edited(article: &Article, change: &Change) -> Article {
    let mut text = article.text.clone();
    text.replace_range(change.span.range(), &change.words);
    let grown = change.words.len() as i64 - change.span.len() as i64;
    let moved = |at: u32, edge: u32| if at >= edge { (i64::from(at) + grown) as u32 } else { at };
    let moved = |span: Span| Span {
        start: if span.start >= change.span.end && span.start > change.span.start {
            moved(span.start, change.span.end)
        } else {
            span.start
        },
        end: moved(span.end, change.span.end),
    };
    let title_span = article.title_span.map(moved);
    Article {
        body: moved(article.body),
        title: title_span.map(|span| span.of(&text).to_owned()).or_else(|| article.title.clone()),
        title_span,
        digest: xxhash_rust::xxh3::xxh3_64(text.as_bytes()),
        text,
        ..article.clone()
    }
}

/// Makes an edit and looks what comes of it.
pub(super) fn trial(change: &Change, clean: &Clean, rules: &RuleBook) -> Trial {
    let article = &clean.articles[change.source];
    let after = clean.with(change.source, &edited(article, change), rules);
    let agree = |&(row, cell): &Told| agreeing(change.source, clean, rules, &clean.report.rows[row], cell);
    let agree: Vec<Vec<usize>> = change.told.iter().map(agree).collect();
    let disputed = !agree.is_empty() && agree.iter().all(Vec::is_empty);
    let fate = if gravest(&after, change.source) > gravest(&clean.report, change.source) {
        Ok(Catch::Inside)
    } else if change.told.is_empty() {
        if change.frames { frame(change, clean, &after) } else { newly(change, clean, &after) }
    } else {
        told(change, clean, &after, rules, &agree).or_else(|miss| dated(change, clean, &after).ok_or(miss))
    };
    let others = |told: &Told| clean.report.rows[told.0].support.articles - 1;
    let beside = if change.frames { beside(clean, change.source) } else { 0 };
    let words = change.span.of(&article.text);
    let place = Lines::new(&article.text).place(&article.text, change.span.start);
    Trial {
        edit: change.edit,
        source: article.id.clone(),
        line: place.line,
        column: place.column,
        before: words.trim().to_owned(),
        after: change.words.trim().to_owned(),
        sentence: change.sentence.of(&article.text).to_owned(),
        others: change.told.iter().map(others).max().unwrap_or(0).max(beside),
        disputed,
        caught: fate.ok(),
        missed: fate.err(),
    }
}

/// How many findings inside an article are grave.
fn gravest(report: &Report, source: usize) -> usize {
    report.inside.iter().filter(|i| i.source == source && i.gravity >= Gravity::Inconsistent).count()
}

/// How many other articles tell of the event of this one.
fn beside(clean: &Clean, source: usize) -> usize {
    let stories = clean.report.stories.iter().filter(|story| story.sources.contains(&source));
    stories.map(|story| story.sources.len() - 1).max().unwrap_or(0)
}

/// The day of the article's event: it shows where what agreed before is apart now or refused by its date.
fn frame(change: &Change, clean: &Clean, after: &Report) -> Result<Catch, Miss> {
    match newly(change, clean, after) {
        Err(Miss::Alone) if beside(clean, change.source) > 0 => {
            let together =
                after.stories.iter().any(|story| story.sources.contains(&change.source) && story.sources.len() > 1);
            Err(if together { Miss::Agrees } else { Miss::Parted })
        }
        fate => fate,
    }
}

/// A date that was moved shows as well where what its sentence tells is refused by its date, whatever was read of the date.
fn dated(change: &Change, clean: &Clean, after: &Report) -> Option<Catch> {
    let moved = change.edit == Edit::Date;
    let by_date = |catch: &Catch| matches!(catch, Catch::Refused(Key::Date | Key::Event));
    moved.then(|| newly(change, clean, after).ok()).flatten().filter(by_date)
}

/// What a report says of an article that it did not say before: a look-alike refused, a row apart.
fn newly(change: &Change, clean: &Clean, after: &Report) -> Result<Catch, Miss> {
    let number = |report: &Report, relation: Relation| {
        let of = |row: &&Row| row.relation == relation && row.cells.iter().any(|cell| cell.source == change.source);
        report.rows.iter().filter(of).count()
    };
    for (relation, catch) in [(Relation::Conflict, Catch::Conflict), (Relation::Explained, Catch::Explained)] {
        if number(after, relation) > number(&clean.report, relation) {
            return Ok(catch);
        }
    }
    let key = |report: &Report| -> Vec<Key> {
        let of = report.refused.iter().filter(|refused| refused.a == change.source || refused.b == change.source);
        of.filter(|refused| {
            change.frames
                || here(change, refused.a, refused.a_quote.span)
                || here(change, refused.b, refused.b_quote.span)
        })
        .filter_map(|refused| refused.key)
        .collect()
    };
    let (old, new) = (key(&clean.report), key(after));
    let count = |list: &[Key], key: Key| list.iter().filter(|other| **other == key).count();
    let more = new.iter().find(|key| count(&new, **key) > count(&old, **key));
    more.map(|key| Catch::Refused(*key)).ok_or(Miss::Alone)
}

/// Whether words of an edited report stand where the edit was made.
fn here(change: &Change, source: usize, span: Span) -> bool {
    source == change.source && span.start <= change.span.start && change.span.start < span.end
}

/// The best that comes of the claims that tell the fact, each with the articles that agreed with it.
fn told(change: &Change, clean: &Clean, after: &Report, rules: &RuleBook, agree: &[Vec<usize>]) -> Result<Catch, Miss> {
    let mut missed = Miss::Disputed;
    for (&(row, cell), agreeing) in change.told.iter().zip(agree).filter(|(_, agreeing)| !agreeing.is_empty()) {
        let row = &clean.report.rows[row];
        match claim(change, clean, after, rules, row, cell, agreeing) {
            Ok(catch) => return Ok(catch),
            Err(miss) => missed = miss,
        }
    }
    Err(missed)
}

fn apart(relation: Relation) -> bool {
    matches!(relation, Relation::Conflict | Relation::Explained)
}

/// The articles that, before the edit, gave an answer in this row that agrees with this cell's.
fn agreeing(source: usize, clean: &Clean, rules: &RuleBook, row: &Row, cell: usize) -> Vec<usize> {
    let mut others: Vec<usize> = row.cells.iter().map(|cell| cell.source).filter(|other| *other != source).collect();
    others.dedup();
    if apart(row.relation) {
        // A row bears its gravest relation; two articles by themselves show their own.
        let start = row.cells[cell].quote.span.start;
        let agrees = |&other: &usize| {
            let relation =
                two(&clean.accounts[source], &clean.accounts[other], rules, row, &|span| span.start == start);
            relation.is_some_and(|relation| !apart(relation))
        };
        others.retain(agrees);
    }
    others
}

/// The relation of the row of this kind in which the claim of one article stands with another's, when only these two are
/// compared; `None` where it stands alone.
fn two(one: &Account, other: &Account, rules: &RuleBook, row: &Row, mine: &dyn Fn(Span) -> bool) -> Option<Relation> {
    let report = compare_accounts(vec![one.clone(), other.clone()], rules);
    let at = report.sources.iter().position(|source| source.id == one.head.id)?;
    let holds = |cell: &Cell| cell.source == at && mine(cell.quote.span);
    let found = report.rows.iter().find(|r| r.kind == row.kind && r.support.articles > 1 && r.cells.iter().any(holds));
    found.map(|row| row.relation)
}

/// What comes of one claim with which others agreed.
fn claim(
    change: &Change,
    clean: &Clean,
    after: &Report,
    rules: &RuleBook,
    row: &Row,
    cell: usize,
    agreeing: &[usize],
) -> Result<Catch, Miss> {
    let catch = |relation| if relation == Relation::Conflict { Catch::Conflict } else { Catch::Explained };
    let others: Vec<&Cell> = row.cells.iter().filter(|cell| agreeing.contains(&cell.source)).collect();
    let start = row.cells[cell].quote.span.start;
    let edited_here = |span: Span| here(change, change.source, span) || span.start == start;
    let mine = |cell: &Cell| cell.source == change.source && edited_here(cell.quote.span);
    let theirs = |cell: &Cell| others.iter().any(|o| o.source == cell.source && o.quote.span == cell.quote.span);
    let rows: Vec<&Row> = after.rows.iter().filter(|r| r.kind == row.kind && r.cells.iter().any(mine)).collect();
    if let Some(now) = rows.iter().find(|row| row.cells.iter().any(theirs)) {
        if apart(now.relation) && now.relation > row.relation {
            return Ok(catch(now.relation));
        }
        if now.relation == Relation::Undetermined {
            return Err(Miss::Agrees);
        }
        // The row was apart for another answer; the two that agreed show whether they still do.
        let account = rules.read(&edited(&clean.articles[change.source], change));
        let now = agreeing
            .iter()
            .find_map(|&other| two(&account, &clean.accounts[other], rules, row, &edited_here).filter(|r| apart(*r)));
        // Words in another mouth are no longer the same.
        let before = |&other: &usize| {
            two(&clean.accounts[change.source], &clean.accounts[other], rules, row, &|span| span.start == start)
        };
        let after = |&other: &usize| two(&account, &clean.accounts[other], rules, row, &edited_here);
        let looked =
            |other: &&usize| before(other) == Some(Relation::Same) && after(other) == Some(Relation::Compatible);
        if change.edit == Edit::Name && agreeing.iter().any(|other| looked(&other)) {
            return Ok(Catch::Look);
        }
        let value = matches!(change.edit, Edit::Figure | Edit::Headline | Edit::Date | Edit::Clock);
        let miss = if value { Miss::Holds } else { Miss::Agrees };
        return now.filter(|_| apart(row.relation)).map(catch).ok_or(miss);
    }
    let named = |source: usize, span: Span| source == change.source && edited_here(span);
    let with = |source: usize| others.iter().any(|cell| cell.source == source);
    let refused = after.refused.iter().find(|refused| {
        named(refused.a, refused.a_quote.span) && with(refused.b)
            || named(refused.b, refused.b_quote.span) && with(refused.a)
    });
    match refused.and_then(|refused| refused.key) {
        Some(key) => Ok(Catch::Refused(key)),
        None => Err(if rows.is_empty() { Miss::Unread } else { Miss::Parted }),
    }
}

/// Prints an article a second time, under another name, and looks whether anything rests on more origins.
pub(super) fn copied(source: usize, clean: &Clean, rules: &RuleBook) -> Trial {
    let article = &clean.articles[source];
    let mut accounts = clean.accounts.clone();
    // Its name is sorted behind all others, so that those keep their numbers.
    let last = clean.articles.last().map_or("", |article| article.id.as_str());
    let copy = Article { id: format!("{last}~"), outlet: None, ..article.clone() };
    accounts.push(rules.read(&copy));
    let after = compare_accounts(accounts, rules);
    let most = |report: &Report, cell: &Cell, kind: &str| {
        let holds = |row: &&Row| {
            row.kind == kind && row.cells.iter().any(|c| c.source == cell.source && c.quote.span == cell.quote.span)
        };
        report.rows.iter().filter(holds).map(|row| row.support.origins).max()
    };
    let more =
        clean.report.rows.iter().any(|row| {
            row.cells.iter().any(|cell| most(&after, cell, &row.kind) > most(&clean.report, cell, &row.kind))
        });
    let alarms = after.count(Relation::Conflict) > clean.report.count(Relation::Conflict);
    let fate = if more || alarms { Err(Miss::Counted) } else { Ok(Catch::Copy) };
    Trial {
        edit: Edit::Copy,
        source: article.id.clone(),
        line: 1,
        column: 1,
        before: String::new(),
        after: String::new(),
        sentence: article.title.clone().unwrap_or_default(),
        others: clean.articles.len() - 1,
        disputed: false,
        caught: fate.ok(),
        missed: fate.err(),
    }
}
