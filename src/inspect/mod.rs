//! Looks at one stage of the way by itself: JSON Lines in, JSON Lines out. Offsets are bytes into `text`.

mod mentions;

pub use mentions::mentions;

use crate::claim::answer::lie;
use crate::claim::event::Filled;
use crate::claim::words::overlap;
use crate::claim::{Account, Answer, Claim, Reading};
use crate::judge::{Relation, pair};
use crate::lexicon::times::Open;
use crate::lexicon::{Hedge, Lexicon};
use crate::rule::{RuleBook, Trace};
use crate::text::{Article, Layout, Moment, Span, Token};
use crate::value::{Kind, Time, Unit};
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[derive(Deserialize)]
struct Document {
    id: Json,
    text: String,
    #[serde(default)]
    reference_time: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    outlet: Option<String>,
    #[serde(default, alias = "date")]
    published: Option<String>,
}

#[derive(Deserialize)]
struct PairOfTexts {
    id: Json,
    a: String,
    b: String,
}

fn document(line: &str) -> Result<(Json, Article), String> {
    let read: Document = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let mut article = Article::new("document", read.text);
    article.title = read.title;
    article.outlet = read.outlet;
    article.published = read.reference_time.or(read.published).as_deref().and_then(Moment::parse);
    Ok((read.id, article))
}

/// The sentences of a document, with the role of each (by its first byte) and the spans between quotation marks.
///
/// # Errors
///
/// What is wrong with the line.
pub fn sentences(line: &str, rules: &RuleBook) -> Result<String, String> {
    let (id, article) = document(line)?;
    let layout = Layout::read(&article, &rules.lexicon.tables);
    let mut spans: Vec<[u32; 2]> = layout.sentences.iter().map(|s| [s.span.start, s.span.end]).collect();
    // What is set aside is text all the same: a line is a unit.
    spans.extend(layout.set_aside.iter().map(|line| [line.span.start, line.span.end]));
    spans.sort_unstable();
    let roles: Vec<Json> = layout.sentences.iter().map(|s| json!([s.span.start, s.role])).collect();
    let quotations: Vec<[u32; 2]> = layout.quotations.iter().map(|q| [q.start, q.end]).collect();
    Ok(json!({"id": id, "sentences": spans, "roles": roles, "quotations": quotations}).to_string())
}

/// The claims of a document.
///
/// # Errors
///
/// What is wrong with the line.
pub fn claims(line: &str, rules: &RuleBook) -> Result<String, String> {
    let (id, article) = document(line)?;
    let account = rules.read(&article);
    let mut claims: Vec<Json> = account.claims.iter().map(|claim| shown(claim, &rules.lexicon)).collect();
    claims.extend(undated(&account, &article, &rules.lexicon));
    Ok(json!({"id": id, "claims": claims}).to_string())
}

/// The day of a main event that the article tells without its day: on or before the article's own. No words of the text
/// make it a claim, so reports print none; it stands where the event is first told.
fn undated(account: &Account, article: &Article, lexicon: &Lexicon) -> Option<Json> {
    let today = account.head.day.as_ref()?.day.to_string();
    let dated = |claim: &Claim| matches!(&claim.answer, Answer::Time(time) if time.days.is_some());
    if account.claims.iter().any(|claim| claim.kind.name == "event day" && dated(claim)) {
        return None;
    }
    let reading = Reading::new(article, lexicon);
    let span = (0..reading.passages.len()).find_map(|at| first_told(reading.tokens(at), lexicon))?;
    Some(json!({
        "kind": "event day",
        "span": [span.start, span.end],
        "words": span.of(&article.text),
        "value": format!("on or before {today}"),
        "min": null,
        "max": today,
        "approx": false,
        "population": null,
        "speaker": null,
        "stance": "inferred",
        "main_event": true,
        "event": {"from": null, "to": today, "read": false},
        "act": null,
        "part": false,
        "series": false,
        "slots": {},
        "rule": null,
    }))
}

/// The first words that name an event, by the word classes of events.
fn first_told(tokens: &[Token], lexicon: &Lexicon) -> Option<Span> {
    (0..tokens.len()).find_map(|at| {
        let events = lexicon.classes.all(tokens, at).filter(|(_, class)| lexicon.events & 1 << **class != 0);
        events.map(|(end, _)| tokens[at].span.join(tokens[end - 1].span)).last()
    })
}

/// How a text is read, with its claims as [`claims`] shows them; `kind` asks for one kind alone.
pub fn trace(text: &str, kind: Option<&str>, rules: &RuleBook) -> (Trace, Vec<Json>) {
    let trace = rules.trace(text, kind);
    let claims = trace.account.claims.iter().map(|claim| shown(claim, &rules.lexicon)).collect();
    (trace, claims)
}

fn shown(claim: &Claim, lexicon: &Lexicon) -> Json {
    let (min, max) = ends(&claim.answer);
    let slots: serde_json::Map<String, Json> =
        claim.slots.iter().map(|slot| (slot.name.clone(), Json::String(slot.words.clone()))).collect();
    json!({
        "kind": claim.kind.name,
        "span": [claim.span.start, claim.span.end],
        "words": claim.words,
        "value": crate::report::tabulate::value(claim, lexicon),
        "min": min,
        "max": max,
        "approx": matches!(&claim.answer, Answer::Quantity(quantity) if quantity.approx()),
        "population": claim.population_name,
        "speaker": claim.speaker.as_ref().map(|s| &s.words),
        "speaker_class": claim.speaker_class,
        "stance": claim.stance,
        "main_event": claim.event.main,
        "event": claim.event.when.map(|days| json!({
            "from": days.from.to_string(),
            "to": days.to.to_string(),
            "read": matches!(claim.event.filled, Filled::Read(_) | Filled::Inherited(_)),
        })),
        "act": claim.act,
        "part": claim.part,
        "series": claim.series,
        "slots": slots,
        "rule": format!("{}#{}", claim.kind.name, claim.pattern),
    })
}

/// The ends of an answer, null where it is open: numbers of a quantity (whole ones for a count), the first and the last
/// day of a time. "More than 12" people are at least 13; "about 12" is the 12 that was said, and told to be approximate.
fn ends(answer: &Answer) -> (Json, Json) {
    match answer {
        Answer::Quantity(quantity) => {
            let soft = matches!(quantity.hedge, Hedge::About | Hedge::Nearly);
            let hard = if soft { quantity.said } else { quantity.hard };
            let whole = quantity.unit == Unit::Count && quantity.kind == Kind::Count;
            let inner = |end: f64, open: bool, step: f64| {
                let moved = if open && whole { end + step } else { end };
                // Past this, a number with a fraction is no longer whole in itself, and JSON has one kind of number.
                const EXACT: f64 = 9e15;
                match moved {
                    _ if !moved.is_finite() => Json::Null,
                    _ if moved.fract() == 0.0 && moved.abs() < EXACT => json!(moved as i64),
                    _ => json!(moved),
                }
            };
            (inner(hard.lo, hard.lo_open, 1.0), inner(hard.hi, hard.hi_open, -1.0))
        }
        Answer::Time(Time { days: Some(days), open, minute, hours, .. }) => {
            let (from, to) = (json!(days.from.to_string()), json!(days.to.to_string()));
            // "before dawn on Tuesday" leaves the hour open, not the day.
            let within = minute.is_some() || hours.is_some();
            match open {
                _ if within => (from, to),
                Open::No => (from, to),
                Open::Before => (Json::Null, to),
                Open::After | Open::From => (from, Json::Null),
            }
        }
        _ => (Json::Null, Json::Null),
    }
}

/// How two sentences compare: a score of 0 to 1, and a relation.
///
/// # Errors
///
/// What is wrong with the line.
pub fn pairs(line: &str, rules: &RuleBook) -> Result<String, String> {
    let read: PairOfTexts = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let (a, b) = (Article::new("a", read.a), Article::new("b", read.b));
    let (x, y) = (contents(&a, rules), contents(&b, rules));
    let (shared, p, q) = overlap(&x, &y);
    let score = if p + q == 0 { 0.0 } else { 2.0 * f64::from(shared) / f64::from(p + q) };
    let relation =
        relation(&a, &b, rules).unwrap_or(if score >= 0.5 { Relation::Same } else { Relation::Incomparable });
    Ok(json!({"id": read.id, "score": score, "label": relation.word()}).to_string())
}

fn contents(article: &Article, rules: &RuleBook) -> Vec<u64> {
    let reading = Reading::new(article, &rules.lexicon);
    let each = (0..reading.passages.len()).flat_map(|at| {
        let span = reading.passages[at].sentence.span;
        crate::claim::words::content(&reading, at, span, &rules.lexicon)
    });
    let mut all: Vec<u64> = each.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The gravest relation of two claims of one kind and population, one of each text.
fn relation(a: &Article, b: &Article, rules: &RuleBook) -> Option<Relation> {
    let (x, y) = (rules.read(a), rules.read(b));
    let heads = [x.head, y.head];
    let second = |claim: &Claim| Claim { source: 1, ..claim.clone() };
    let others: Vec<Claim> = y.claims.iter().map(second).collect();
    let pairs = x.claims.iter().flat_map(|p| others.iter().map(move |q| (p, q)));
    let one = pairs.filter(|(p, q)| {
        let counts = matches!((&p.answer, &q.answer), (Answer::Quantity(_), Answer::Quantity(_)));
        let things = |claim: &Claim| claim.slot("thing").map(|slot| slot.id);
        counts
            && things(p) == things(q)
            && p.kind.name == q.kind.name
            && p.population == q.population
            && lie(p, q, &rules.lexicon).is_some()
    });
    one.map(|(p, q)| pair::judge(p, q, &heads, &rules.lexicon).relation).max()
}
