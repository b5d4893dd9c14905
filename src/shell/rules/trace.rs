//! `crosscheck rules trace`: how a sentence is read, for people and for programs.

use super::kind;
use crate::args::TraceFormat;
use crate::diagnostics::Failure;
use crate::{Outcome, output};
use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};
use crosscheck::rule::{Near, Refusing, Rule, Seen};
use crosscheck::{RuleBook, inspect};
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// Rules that came near without being asked for: as many as a screen holds.
const MOST_NEAR: usize = 6;
/// Words, classes or values that a pattern must have met to be worth a line.
const LEAST_MET: usize = 2;

/// Runs the command.
pub fn run(rules: &RuleBook, sentence: &str, kind: Option<&str>, format: TraceFormat) -> Result<Outcome, Failure> {
    let kind = kind.map(|asked| kind::named(rules, asked)).transpose()?;
    let (trace, claims) = inspect::trace(sentence, kind, rules);
    let near: Vec<&Near> = match kind {
        Some(_) => trace.near.iter().collect(),
        None => trace.near.iter().filter(|near| near.met >= LEAST_MET).take(MOST_NEAR).collect(),
    };
    let text = match format {
        TraceFormat::Json => {
            let all = json!({ "tokens": trace.tokens, "claims": claims, "refused": trace.refused, "near": trace.near });
            format!("{all:#}\n")
        }
        TraceFormat::Text => {
            let parts = [words(&trace.tokens), told(&claims, rules), refused(&trace.refused), came(&near)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
        }
    };
    output::print(&text)?;
    Ok(Outcome::Settled)
}

fn words(tokens: &[Seen]) -> String {
    let mut table = Table::new();
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
    table.load_style(style).set_content_arrangement(ContentArrangement::Dynamic).set_width(output::width());
    table.set_header(["WORDS", "VALUE", "CLASSES", "ALSO"]);
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && tokens[at - 1].sentence != token.sentence {
            table.add_row(["—", "next sentence"]);
        }
        let classes: Vec<String> = token.classes.iter().map(|class| format!("<{class}>")).collect();
        let value = token.value.clone().unwrap_or_default();
        table.add_row([token.words.clone(), value, classes.join(" "), token.also.join(", ")]);
    }
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim_end().to_owned() + "\n").collect();
    lines.concat()
}

/// The claims that came.
fn told(claims: &[Json], rules: &RuleBook) -> String {
    let mut text = String::new();
    if claims.is_empty() {
        text.push_str("NO CLAIM\n");
    }
    for claim in claims {
        let word = |field: &str| claim[field].as_str().unwrap_or_default();
        // Writing to a string cannot fail.
        writeln!(text, "CLAIM {}, by {}", word("kind"), word("rule")).ok();
        let pattern = pattern(rules, word("rule")).map(|pattern| ("pattern", pattern.to_owned()));
        let slots = claim["slots"].as_object().into_iter().flatten();
        let slots = slots.map(|(name, words)| (name.as_str(), words.as_str().unwrap_or_default().to_owned()));
        let fields = ["words", "population", "act", "speaker", "stance"];
        let fields = fields.map(|field| (field, word(field).to_owned()));
        let answer = [("answer", answer(claim))];
        let all = pattern.into_iter().chain(fields).chain(slots).chain(answer);
        for (name, words) in all.filter(|(_, words)| !words.is_empty()) {
            writeln!(text, "  {name:<11} {words}").ok();
        }
    }
    text
}

/// An answer by its ends, where it has any.
fn answer(claim: &Json) -> String {
    let (min, max) = (&claim["min"], &claim["max"]);
    let end = |end: &Json| end.as_str().map_or_else(|| end.to_string(), str::to_owned);
    let about = if claim["approx"] == Json::Bool(true) { "about " } else { "" };
    let [more, less] = if min.is_string() || max.is_string() { ["later", "earlier"] } else { ["more", "less"] };
    match (min.is_null(), max.is_null()) {
        (true, true) => claim["value"]["text"].as_str().unwrap_or_default().to_owned(),
        (false, true) => format!("{about}{} or {more}", end(min)),
        (true, false) => format!("{about}{} or {less}", end(max)),
        _ if min == max => format!("{about}{}", end(min)),
        _ => format!("{about}{} to {}", end(min), end(max)),
    }
}

fn pattern<'a>(rules: &'a RuleBook, name: &str) -> Option<&'a str> {
    let (kind, number) = name.split_once('#')?;
    let rule: &Rule = rules.rules.iter().find(|rule| rule.kind.name == kind)?;
    let number: usize = number.parse().ok()?;
    rule.patterns.get(number.checked_sub(1)?).map(|pattern| pattern.source.as_str())
}

fn refused(refused: &[Refusing]) -> String {
    let mut text = String::new();
    for each in refused {
        writeln!(text, "REFUSED {}, by {}", each.kind, each.rule).ok();
        for (name, words) in [("pattern", &each.pattern), ("words", &each.words), ("because", &each.why)] {
            writeln!(text, "  {name:<11} {words}").ok();
        }
    }
    text
}

/// Patterns that came a part of their way.
fn came(near: &[&Near]) -> String {
    let mut text = String::new();
    for each in near {
        writeln!(text, "NEAR {}, {}", each.kind, each.rule).ok();
        writeln!(text, "  {:<11} {}", "pattern", each.pattern).ok();
        if each.expected.is_empty() {
            let words = "the pattern matches, but another one, or another kind, took the words";
            writeln!(text, "  {:<11} {}\n  {:<11} {words}", "words", each.words, "because").ok();
            continue;
        }
        writeln!(text, "  {:<11} {}", "came to", each.words).ok();
        let found =
            if each.found.is_empty() { "the sentence ends" } else { &format!("“{}” stands there", each.found) };
        writeln!(text, "  {:<11} {}; {found}", "expected", each.expected.join(" or ")).ok();
    }
    text
}
