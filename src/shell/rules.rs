//! `crosscheck rules`, and the reading of a user's own rule folders for every command.

mod kind;
mod list;
mod trace;

use crate::args::{Chosen, Rules};
use crate::diagnostics::{Failure, Told};
use crate::{Outcome, output};
use crosscheck::rule::Pack;
use crosscheck::rule::schema::json_schema;
use crosscheck::{RuleBook, examples, lint};
use ignore::WalkBuilder;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(args: &Rules, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let with = |dir: &Option<PathBuf>| {
        let dirs = chosen.dirs.iter().chain(dir).cloned().collect();
        book(&Chosen { dirs, packs: chosen.packs.clone() }, told)
    };
    match args {
        Rules::List { classes: false } => list::kinds(&book(chosen, told)?),
        Rules::List { classes: true } => list::classes(&book(chosen, told)?),
        Rules::Test { dir } => test(&with(dir)?, dir.as_deref(), told),
        Rules::Lint { dir } => lint(&with(dir)?, dir.as_deref()),
        Rules::Schema => {
            output::print(&format!("{:#}\n", json_schema()))?;
            Ok(Outcome::Settled)
        }
        Rules::New { kind } => new(&book(chosen, told)?, kind, told),
        Rules::Trace { sentence, kind, format } => trace::run(&book(chosen, told)?, sentence, kind.as_deref(), *format),
    }
}

/// The embedded rules, with those of the folders laid over them in the order given, as far as they belong to the packs.
pub fn book(chosen: &Chosen, told: &Told) -> Result<RuleBook, Failure> {
    let packs: Result<Vec<Pack>, String> = chosen.packs.iter().map(|name| Pack::named(name.trim())).collect();
    let packs = packs.map_err(Failure::Line)?;
    let mut files = Vec::new();
    for dir in &chosen.dirs {
        files.extend(rule_files(dir)?);
    }
    let rules = RuleBook::layered(&files).map_err(Failure::Rules)?;
    rules.warnings.iter().for_each(|warning| told.doubt(warning));
    Ok(if packs.is_empty() { rules } else { rules.packed(&packs) })
}

/// Name and text of every rule file of a folder, sorted by name.
fn rule_files(dir: &Path) -> Result<Vec<(String, String)>, Failure> {
    let broken = |path: &Path, error: &dyn std::fmt::Display| {
        Failure::new(format_args!("{}: {error}", path.display()), "give --rules a folder of .yaml files in UTF-8")
    };
    if !dir.is_dir() {
        return Err(broken(dir, &"is no folder"));
    }
    let mut files = Vec::new();
    for entry in WalkBuilder::new(dir).standard_filters(false).hidden(true).follow_links(true).build() {
        let entry = entry.map_err(|error| broken(dir, &error))?;
        let path = entry.path();
        let yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        if yaml && path.is_file() {
            let text = std::fs::read_to_string(path).map_err(|error| broken(path, &error))?;
            files.push((path.display().to_string(), text));
        }
    }
    if files.is_empty() {
        return Err(broken(dir, &"has no .yaml file in it"));
    }
    files.sort();
    Ok(files)
}

fn test(rules: &RuleBook, dir: Option<&Path>, told: &Told) -> Result<Outcome, Failure> {
    let mut results = examples::run(rules);
    if let Some(dir) = dir {
        // An author asks about rules of their own.
        results.retain(|example| Path::new(&example.rule).starts_with(dir));
    }
    let mut text = String::new();
    for example in results.iter().filter(|example| !example.ok) {
        let head = format!("{}: example {}: {}", example.rule, example.number, example.text);
        writeln!(text, "{head}\n  expected: {}\n  got:      {}", example.expected, example.got).ok();
    }
    let failed = results.iter().filter(|example| !example.ok).count();
    writeln!(text, "{} examples hold, {failed} fail", results.len() - failed).ok();
    output::print(&text)?;
    if results.is_empty() {
        told.warning("no rule has an example; give each one under `examples:`");
    }
    Ok(if failed == 0 { Outcome::Settled } else { Outcome::ToRead })
}

fn lint(rules: &RuleBook, dir: Option<&Path>) -> Result<Outcome, Failure> {
    let found = lint::run(rules, &|file| dir.is_none_or(|dir| Path::new(file).starts_with(dir)));
    let mut text = String::new();
    for lint in &found {
        let pattern = lint.pattern.as_ref().map_or(String::new(), |pattern| format!(": {pattern:?}"));
        writeln!(text, "{}{pattern}: {}\n  help: {}", lint.rule, lint.what, lint.help).ok();
    }
    writeln!(text, "{} to look at", found.len()).ok();
    output::print(&text)?;
    Ok(if found.is_empty() { Outcome::Settled } else { Outcome::ToRead })
}

/// The file that a new rule starts from.
const NEW_RULE: &str = include_str!("new_rule.yaml");

fn new(rules: &RuleBook, asked: &str, told: &Told) -> Result<Outcome, Failure> {
    // Built-in kinds are written in small letters with blanks, so a new one is too.
    let name =
        asked.to_lowercase().split([' ', '_', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let fits = name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || c == ' ');
    if !fits {
        let help = "use letters, digits and blanks, as in `cut off`";
        return Err(Failure::new(format_args!("`{asked}` is no name of a kind"), help));
    }
    if let Some(known) = kind::known(rules, &name) {
        told.warning(format_args!(
            "there is a kind `{known}` already, and a file of that kind takes its place; choose another name to stand beside it"
        ));
    }
    output::print(&NEW_RULE.replace("KIND", &name).replace("WORD", &name))?;
    Ok(Outcome::Settled)
}
