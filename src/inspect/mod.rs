//! Looks at one stage of the way by itself: JSON Lines in, JSON Lines out. Offsets are bytes into `text`.

mod basis;
mod mentions;

pub use mentions::mentions;

use basis::Basis;

use crate::align::Sentence;
use crate::align::similarity::{CLASHES, PARTS};
use crate::claim::event::Filled;
use crate::claim::{Account, Answer, Claim, Reading};
use crate::judge::sentence;
use crate::lexicon::times::Open;
use crate::lexicon::{Fence, Hedge, Lexicon, SpeechVerb};
use crate::rule::{Pack, RuleBook, Trace};
use crate::text::{Article, Layout, Moment, Span, Token};
use crate::value::{Kind, Mention, Time, Unit, Value};
use jiff::civil::Date;
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

/// A line of input; its faults in the words of somebody who writes such lines.
fn parsed<T: serde::de::DeserializeOwned>(line: &str, form: &str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| {
        let words = error.to_string();
        // The line is named by who reads the file; of the parser's place the column alone is of use.
        let (what, place) = words.split_once(" at line ").unwrap_or((&words, ""));
        let column = place.split_once("column ").map_or(String::new(), |(_, column)| format!(" at column {column}"));
        match error.classify() {
            serde_json::error::Category::Data => format!("{what}; a line reads {form}"),
            _ => format!("is no JSON ({what}{column}); a line reads {form}"),
        }
    })
}

fn document(line: &str) -> Result<(Json, Article), String> {
    let read: Document = parsed(line, r#"{"id": …, "text": …}"#)?;
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
    let mut claims = all(&account, &rules.lexicon);
    if !of_no_deed(&account, rules) {
        claims.extend(undated(&account, &article, &rules.lexicon));
    }
    Ok(json!({"id": id, "claims": claims}).to_string())
}

/// Whether an article is about a match, a trial or a study, and tells of nobody hurt: a "crash" out of a cup and the
/// "fire" of critics happened on no day.
fn of_no_deed(account: &Account, rules: &RuleBook) -> bool {
    let packed = |packs: &[Pack]| {
        account.claims.iter().any(|claim| {
            let rule = rules.rules.iter().find(|rule| rule.kind.name == claim.kind.name);
            rule.is_some_and(|rule| rule.packs.iter().any(|pack| packs.contains(pack)))
        })
    };
    packed(&[Pack::Sport, Pack::Health, Pack::Court]) && !packed(&[Pack::Conflict, Pack::Disaster])
}

/// The day of a main event that the article tells without its day: on or before the article's own. No words of the text
/// make it a claim, so reports print none; it stands where the event is first told.
fn undated(account: &Account, article: &Article, lexicon: &Lexicon) -> Option<Json> {
    let today = account.head.day.as_ref()?.day.to_string();
    let dated = |at: usize| {
        let claim = &account.claims[at];
        claim.kind.name == "event day"
            && matches!(&claim.answer, Answer::Time(time) if time.days.is_some())
            && basis::of(&account.claims, at, lexicon).is_none()
    };
    if (0..account.claims.len()).any(dated) {
        return None;
    }
    let reading = Reading::new(article, lexicon);
    // Who tells the hour of an event and no day speaks of the article's own.
    let hour = |mention: &Mention| matches!(&mention.value, Value::Time(time) if time.minute.is_some() && !time.dated);
    let told = |at: &usize| first_told(reading.tokens(*at), lexicon).is_some();
    let mut hours = (0..reading.passages.len()).filter(|at| reading.mentions(*at).iter().any(hour));
    let from = hours.find(told).map(|_| today.clone());
    let span = (0..reading.passages.len()).find_map(|at| first_told(reading.tokens(at), lexicon))?;
    Some(json!({
        "kind": "event day",
        "basis": "event",
        "span": [span.start, span.end],
        "words": span.of(&article.text),
        "value": if from.is_some() { today.clone() } else { format!("on or before {today}") },
        "min": from,
        "max": today,
        "approx": false,
        "population": null,
        "speaker": null,
        "stance": "inferred",
        "main_event": true,
        "event": {"from": from, "to": today, "read": false},
        "act": null,
        "part": false,
        "series": false,
        "slots": {},
        "rule": null,
    }))
}

/// The first words that name an event, by the word classes of events, and say that it happened: not behind "may", "no",
/// "denied" or "since".
fn first_told(tokens: &[Token], lexicon: &Lexicon) -> Option<Span> {
    const BEFORE: usize = 8;
    let denied = |at: usize| {
        let fenced = lexicon.fences.longest(tokens, at).is_some_and(|(_, fence)| *fence != Fence::Open);
        let speech = lexicon.speech.longest(tokens, at);
        let older = lexicon.grammar.since.contains(&tokens[at].key);
        fenced || older || speech.is_some_and(|(_, verb)| *verb == SpeechVerb::Denies)
    };
    (0..tokens.len()).find_map(|at| {
        if (at.saturating_sub(BEFORE)..at).any(denied) {
            return None;
        }
        let events = lexicon.classes.all(tokens, at).filter(|(_, class)| lexicon.events & 1 << **class != 0);
        // "the board fired him": by itself such a word tells of no deed
        let double = |end: usize| end == at + 1 && lexicon.grammar.double_deeds.contains(&tokens[at].key);
        events.filter(|(end, _)| !double(*end)).map(|(end, _)| tokens[at].span.join(tokens[end - 1].span)).last()
    })
}

/// How a text is read, with its claims as [`claims`] shows them; `kind` asks for one kind alone.
pub fn trace(text: &str, kind: Option<&str>, rules: &RuleBook) -> (Trace, Vec<Json>) {
    let trace = rules.trace(text, kind);
    let claims = all(&trace.account, &rules.lexicon);
    (trace, claims)
}

/// All claims of a text, in their order.
fn all(account: &Account, lexicon: &Lexicon) -> Vec<Json> {
    let claims = &account.claims;
    let day = account.head.day.as_ref().map(|day| day.day);
    (0..claims.len()).map(|at| shown(&claims[at], basis::of(claims, at, lexicon), day, lexicon)).collect()
}

fn shown(claim: &Claim, basis: Option<Basis<'_>>, day: Option<Date>, lexicon: &Lexicon) -> Json {
    let (mut min, mut max) = ends(&claim.answer);
    // "A few days ago": not after the article's own day.
    if let (Answer::Time(Time { days: None, partial: None, .. }), Some(day)) = (&claim.answer, day) {
        (min, max) = (Json::Null, json!(day.to_string()));
    }
    let slots: serde_json::Map<String, Json> =
        claim.slots.iter().map(|slot| (slot.name.to_string(), Json::String(slot.words.to_string()))).collect();
    json!({
        "kind": basis.map_or_else(|| claim.kind.name.clone(), |basis| format!("{}/{}", claim.kind.name, basis.suffix())),
        "basis": basis.map_or("event", |basis| basis.word()),
        "span": [claim.span.start, claim.span.end],
        "words": claim.words,
        "value": crate::report::tabulate::value(claim, lexicon),
        "min": min,
        "max": max,
        "approx": matches!(&claim.answer, Answer::Quantity(quantity) if quantity.approx()),
        "population": claim.population_name,
        "speaker": claim.speaker.as_ref().map(|s| &*s.words),
        "speaker_class": claim.speaker_class.as_deref(),
        "stance": claim.stance,
        "denied": claim.denied,
        "main_event": claim.event.main,
        "event": claim.event.when.map(|days| json!({
            "from": days.from.to_string(),
            "to": days.to.to_string(),
            "read": matches!(claim.event.filled, Filled::Read(_) | Filled::Inherited(_)),
        })),
        "act": claim.act.as_deref(),
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

/// How two sentences compare: a score of 0 to 1 with the parts that it is made of, in thousandths, how much of each the other
/// tells, and a relation with its direction.
///
/// # Errors
///
/// What is wrong with the line.
pub fn pairs(line: &str, rules: &RuleBook) -> Result<String, String> {
    let read: PairOfTexts = parsed(line, r#"{"id": …, "a": …, "b": …}"#)?;
    let (a, b) = (Sentence::read(&read.a, &rules.lexicon), Sentence::read(&read.b, &rules.lexicon));
    let found = a.compare(&b);
    let outcome = sentence::judge(&found);
    let likeness = &found.likeness;
    let parts = PARTS.iter().map(|(part, name, _)| ((*name).to_owned(), json!(likeness.part(*part))));
    let clashes = CLASHES.iter().map(|(clash, name, ..)| ((*name).to_owned(), json!(likeness.clash(*clash))));
    let mut shown = json!({
        "id": read.id,
        "score": f64::from(found.score()) / 1000.0,
        "label": outcome.relation.word(),
        "parts": parts.collect::<serde_json::Map<_, _>>(),
        "clashes": clashes.collect::<serde_json::Map<_, _>>(),
        "told": {"a": likeness.told[0], "b": likeness.told[1]},
    });
    if let Some(direction) = outcome.direction {
        shown["dir"] = direction.word().into();
    }
    Ok(shown.to_string())
}
