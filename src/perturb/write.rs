//! What came of perturbing, as text.

use super::{Count, Miss, Outcome, Trial};
use crate::report::escape::{cut, markdown as escaped, plain};
use std::fmt::Write;

/// The name and version of the JSON form.
const SCHEMA: &str = "crosscheck/perturb/1";

/// Characters of a sentence.
const SHORT: usize = 160;

/// For programs.
pub fn json(outcome: &Outcome) -> String {
    let counts: serde_json::Map<String, serde_json::Value> = outcome
        .counts()
        .into_iter()
        .filter_map(|(edit, count)| {
            let name = serde_json::to_value(edit).ok()?.as_str()?.to_owned();
            let part = |(edits, caught): (usize, usize)| serde_json::json!({ "edits": edits, "caught": caught });
            Some((name, serde_json::json!({ "told_by_others": part(count.shared), "told_by_nobody_else": part(count.alone), "still_holds": count.holds, "disputed_before": count.disputed })))
        })
        .collect();
    let mut value = serde_json::to_value(outcome).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("counts".into(), counts.into());
        fields.insert("schema".into(), SCHEMA.into());
    }
    format!("{value:#}\n")
}

/// For a terminal.
pub fn table(outcome: &Outcome) -> String {
    let mut out = clean(outcome, &plain);
    out += &format!("\n{:28} {:>23} {:>23}  still  disputed\n", "", "told by others alike", "told by nobody else");
    let head = "edits  caught   share";
    out += &format!("{:28} {head:>23} {head:>23}  holds    before\n", "edit");
    for (edit, Count { shared, alone, holds, disputed }) in outcome.counts() {
        let part = |(edits, caught)| format!("{edits:7} {caught:7} {:>7}", share(edits, caught));
        writeln!(out, "{:28} {} {} {holds:6} {disputed:9}", edit.words(), part(shared), part(alone)).ok();
    }
    for (title, trials) in lists(outcome) {
        writeln!(out, "\n{title}:").ok();
        for trial in trials {
            let head = format!("{}:{}:{}", trial.source, trial.line, trial.column);
            writeln!(out, "  {head}  {}: {}", trial.edit.words(), told(trial, &plain)).ok();
            writeln!(out, "    {}", cut(&plain(&trial.sentence), SHORT)).ok();
        }
    }
    out
}

/// For filing.
pub fn markdown(outcome: &Outcome) -> String {
    let mut out = format!("# What an error would come to\n\n{}\n", clean(outcome, &escaped));
    out += "| edit | told by others alike | caught | share | told by nobody else | caught | share | still holds | disputed before |\n";
    out += "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    for (edit, Count { shared, alone, holds, disputed }) in outcome.counts() {
        let part = |(edits, caught)| format!("{edits} | {caught} | {}", share(edits, caught));
        writeln!(out, "| {} | {} | {} | {holds} | {disputed} |", edit.words(), part(shared), part(alone)).ok();
    }
    for (title, trials) in lists(outcome) {
        writeln!(out, "\n## {title}\n").ok();
        for trial in trials {
            let head = escaped(&format!("{}:{}:{}", trial.source, trial.line, trial.column));
            let sentence = escaped(&cut(&plain(&trial.sentence), SHORT));
            writeln!(out, "- {head}: {}: {}\n  > {sentence}", trial.edit.words(), told(trial, &escaped)).ok();
        }
    }
    out
}

/// What the report says while nothing is edited.
fn clean(outcome: &Outcome, shown: &dyn Fn(&str) -> String) -> String {
    let Outcome { articles, conflicts, inside, .. } = outcome;
    let count = |number: usize, one: &str, more: &str| format!("{number} {}", if number == 1 { one } else { more });
    let mut out = format!(
        "{}, unedited: {}, {}\n",
        count(*articles, "article", "articles"),
        count(conflicts.len(), "conflict", "conflicts"),
        count(inside.len(), "finding inside an article", "findings inside an article"),
    );
    for finding in conflicts.iter().chain(inside) {
        writeln!(out, "  {}", shown(finding)).ok();
    }
    out
}

/// The edits that nothing shows although other articles tell the fact: those that are missed, and those after which what is
/// told still holds. Lists without an edit are left out.
fn lists(outcome: &Outcome) -> Vec<(&'static str, Vec<&Trial>)> {
    let trials = outcome.trials.iter().filter(|trial| trial.others > 0 && !trial.disputed && trial.missed.is_some());
    let (holds, missed): (Vec<&Trial>, Vec<&Trial>) = trials.partition(|trial| trial.missed == Some(Miss::Holds));
    let lists = [("Missed, though other articles tell it alike", missed), ("Edited, and it still holds", holds)];
    lists.into_iter().filter(|(_, trials)| !trials.is_empty()).collect()
}

/// What was done and why it does not show.
fn told(trial: &Trial, shown: &dyn Fn(&str) -> String) -> String {
    let why = trial.missed.map_or("", |miss| miss.words());
    let words = |words: &str| format!("“{}”", shown(words));
    match (trial.before.as_str(), trial.after.as_str()) {
        ("", "") => why.to_owned(),
        (before, "") => format!("{} left out; {why}", words(before)),
        ("", after) => format!("{} put in; {why}", words(after)),
        (before, after) => format!("{} → {}; {why}", words(before), words(after)),
    }
}

/// A share in percent, in tenths.
fn share(edits: usize, caught: usize) -> String {
    if edits == 0 { "-".into() } else { format!("{:.1} %", 100.0 * caught as f64 / edits as f64) }
}
