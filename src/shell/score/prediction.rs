//! Facts as the comparison finds them, in the form that the scorers read: one JSON object a line.

use super::truth::Answer;
use crate::diagnostics::Failure;
use crosscheck::Article;
use crosscheck::report::{Cell, Report, Value};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// One aligned fact.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Prediction {
    /// The story.
    pub cluster: String,
    /// The kind of question.
    #[serde(default)]
    pub kind: String,
    /// How the answers stand to each other.
    #[serde(default)]
    pub relation: String,
    /// The answers.
    pub claims: Vec<Claim>,
}

/// One answer of one source.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Claim {
    /// The article.
    pub source: String,
    /// Where it stands in the body, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<[i64; 2]>,
    /// A fragment of the body, in place of `at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Answer>,
}

/// Reads facts, by story.
pub fn read(name: &str, text: &str) -> Result<BTreeMap<String, Vec<Prediction>>, Failure> {
    let mut facts: BTreeMap<String, Vec<Prediction>> = BTreeMap::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fact: Prediction = serde_json::from_str(line).map_err(|error| {
            Failure::new(
                format_args!("{name}:{}: {error}", number + 1),
                "give one fact a line, as --predictions writes them",
            )
        })?;
        facts.entry(fact.cluster.clone()).or_default().push(fact);
    }
    Ok(facts)
}

/// Writes facts, one a line.
pub fn write<'a>(facts: impl Iterator<Item = &'a Prediction>) -> String {
    facts.map(|fact| json!(fact).to_string() + "\n").collect()
}

/// The facts of a report. Answers outside the bodies are left out: truth is marked in bodies.
pub fn facts(story: &str, report: &Report, articles: &[Article]) -> Vec<Prediction> {
    let mut facts = Vec::new();
    for row in &report.rows {
        let sources: BTreeSet<usize> = row.cells.iter().map(|cell| cell.source).collect();
        let claims: Vec<Claim> = row.cells.iter().filter_map(|cell| claim(cell, report, articles)).collect();
        if claims.is_empty() {
            continue;
        }
        facts.push(Prediction {
            cluster: story.to_owned(),
            kind: row.kind.clone(),
            relation: if sources.len() == 1 { "single" } else { row.relation.word() }.to_owned(),
            claims,
        });
    }
    facts
}

fn claim(cell: &Cell, report: &Report, articles: &[Article]) -> Option<Claim> {
    let id = &report.sources.get(cell.source)?.id;
    let article = articles.iter().find(|article| article.id == *id)?;
    if !article.body.contains(cell.quote.span) {
        return None;
    }
    let before = article.text.get(article.body.start as usize..cell.quote.span.start as usize)?;
    let start = before.chars().count() as i64;
    let length = cell.quote.span.of(&article.text).chars().count() as i64;
    Some(Claim { source: id.clone(), at: Some([start, start + length]), text: None, value: Some(answer(&cell.value)) })
}

/// A value in the form of the truth files, where "more than 200" people are 201 and up; of measures, which do not go by
/// ones, the end stands for itself: "over 10 percent" is 10 and up.
fn answer(value: &Value) -> Answer {
    let fields = match value {
        Value::Quantity { min, max, min_open, max_open, unit, .. } => {
            let whole = |number: &f64| unit.is_none() && number.fract() == 0.0;
            let least = min.map(|number| if *min_open && whole(&number) { number + 1.0 } else { number });
            let most = max.map(|number| if *max_open && whole(&number) { number - 1.0 } else { number });
            [("min", number(least)), ("max", number(most))].to_vec()
        }
        Value::Time { from, to, timex } => {
            // A year or month stands for itself ("2021", "2012-05"), as truth files write it.
            let whole = matches!(timex.len(), 4 | 7) && timex.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            let end = |day: &Option<String>| if whole { json!(timex) } else { json!(day) };
            // A decade ("195") is told by its first and last year.
            let decade = timex.len() == 3 && timex.bytes().all(|b| b.is_ascii_digit());
            let year = |day: &Option<String>| json!(day.as_ref().and_then(|day| day.get(..4)));
            match decade {
                true => vec![("from", year(from)), ("to", year(to))],
                false => vec![("from", end(from)), ("to", end(to))],
            }
        }
        Value::Words { text } => vec![("text", json!(text))],
    };
    fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Whole numbers without a point, an infinite end as null.
fn number(number: Option<f64>) -> serde_json::Value {
    match number.filter(|number| number.is_finite()) {
        // Beyond 2^53 not every whole number is one of its kind.
        Some(whole) if whole.fract() == 0.0 && whole.abs() < 9.0e15 => json!(whole as i64),
        other => json!(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(min: Option<f64>, max: Option<f64>, min_open: bool, max_open: bool) -> serde_json::Value {
        let value = Value::Quantity { min, max, min_open, max_open, approx: false, unit: None };
        answer(&value).into()
    }

    #[test]
    fn open_ends_of_whole_numbers_are_closed() {
        assert_eq!(written(Some(200.0), None, true, true), json!({"max":null,"min":201}));
        assert_eq!(written(Some(0.0), Some(60.0), false, true), json!({"max":59,"min":0}));
        assert_eq!(written(Some(6.1), Some(6.1), false, false), json!({"max":6.1,"min":6.1}));
        assert_eq!(written(Some(1.5), None, true, true), json!({"max":null,"min":1.5}));
        assert_eq!(written(Some(1.0), Some(f64::INFINITY), false, true), json!({"max":null,"min":1}));
    }
}
