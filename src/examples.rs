//! Runs the examples that the rule files carry: they are the tests of the rules.

use crate::claim::Claim;
use crate::compare::compare;
use crate::report::Report;
use crate::rule::schema::Example;
use crate::rule::{Rule, RuleBook};
use crate::text::Article;
use std::collections::BTreeMap;

/// The outcome of one example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleResult {
    /// The file of the rule.
    pub rule: String,
    /// The example's number in its file, from 1.
    pub number: usize,
    /// The text.
    pub text: String,
    /// Whether it came out as it should.
    pub ok: bool,
    /// What should have come.
    pub expected: String,
    /// What came.
    pub got: String,
}

/// Runs all examples of all rules, in order.
pub fn run(rules: &RuleBook) -> Vec<ExampleResult> {
    let each = |rule: &Rule| {
        let numbered = rule.examples.iter().enumerate();
        numbered.map(|(at, example)| outcome(rules, rule, at + 1, example)).collect::<Vec<_>>()
    };
    rules.rules.iter().flat_map(each).collect()
}

fn outcome(rules: &RuleBook, rule: &Rule, number: usize, example: &Example) -> ExampleResult {
    let (text, expected, got) = match example {
        Example::Nothing { nothing } => {
            let mut found = claims(rules, rule, nothing);
            // What is denied is not told, unless denying is what the rule reads.
            found.retain(|claim| !claim.denied || rule.kind.deniable);
            (nothing.clone(), String::from("nothing"), shown(&found, None))
        }
        Example::Claims { text, claims: wanted } => {
            let found = claims(rules, rule, text);
            let expected = if wanted.is_empty() {
                "nothing".into()
            } else {
                wanted.iter().map(slots).collect::<Vec<_>>().join("; ")
            };
            (text.clone(), expected, shown(&found, Some(wanted)))
        }
        Example::Pair { pair, relation } => (pair.join(" | "), relation.clone(), relation_of(rules, rule, pair)),
    };
    ExampleResult { rule: rule.file.clone(), number, text, ok: expected == got, expected, got }
}

fn claims(rules: &RuleBook, rule: &Rule, text: &str) -> Vec<Claim> {
    let mut claims = rules.read(&Article::new("example", text)).claims;
    claims.retain(|claim| claim.kind.name == rule.kind.name);
    claims
}

fn slots(wanted: &BTreeMap<String, String>) -> String {
    wanted.iter().map(|(name, words)| format!("{name} = {words}")).collect::<Vec<_>>().join(", ")
}

/// The claims that came, each with the slots that the example asks for.
fn shown(found: &[Claim], wanted: Option<&[BTreeMap<String, String>]>) -> String {
    if found.is_empty() {
        return "nothing".into();
    }
    let asked = |at: usize, claim: &Claim| {
        let names: Vec<String> = match wanted.and_then(|list| list.get(at)) {
            Some(slots) => slots.keys().cloned().collect(),
            None => vec!["words".into()],
        };
        let word = |name: &String| format!("{name} = {}", slot(claim, name));
        names.iter().map(word).collect::<Vec<_>>().join(", ")
    };
    found.iter().enumerate().map(|(at, claim)| asked(at, claim)).collect::<Vec<_>>().join("; ")
}

fn slot(claim: &Claim, name: &str) -> String {
    match name {
        "population" => claim.population_name.as_deref().unwrap_or("unsaid").to_string(),
        "act" if claim.act.is_some() => claim.act.as_deref().unwrap_or_default().to_string(),
        "words" => claim.words.to_string(),
        "denied" => if claim.denied { "yes" } else { "no" }.to_string(),
        _ => claim.slot(name).map_or(&claim.answer_words, |slot| &slot.words).to_string(),
    }
}

/// The gravest relation of the rule's questions over two short articles of one day that open alike.
fn relation_of(rules: &RuleBook, rule: &Rule, pair: &[String; 2]) -> String {
    let article = |id: &str, text: &str| {
        let day = crate::text::Moment::parse("2024-05-03");
        Article {
            published: day,
            ..Article::new(id, format!("Rescue work went on in Norhaven, Vesta, on Friday.\n\n{text}"))
        }
    };
    let report: Report = compare(&[article("a", &pair[0]), article("b", &pair[1])], rules);
    let rows = report.rows.iter().filter(|row| row.kind == rule.kind.name);
    rows.map(|row| row.relation).max().map_or("nothing".into(), |relation| relation.word().to_string())
}
