//! `crosscheck decide`: pins and bans, kept in a file beside the stories.

use crate::args::{Chosen, Decide, Desk, Two};
use crate::diagnostics::{Failure, Told};
use crate::explain::failure;
use crate::{Outcome, compare, desk, files, output, rules};
use crosscheck::explain::{self, Wanted};
use crosscheck::input::Decisions;
use crosscheck::input::decisions::{Decision, FILE, Named, Ruling};
use std::fmt::Write;
use std::path::Path;

/// Runs the command.
pub fn run(args: &Decide, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    match args {
        Decide::Pin(two) => decide(Ruling::Pin, two, chosen, told),
        Decide::Ban(two) => decide(Ruling::Ban, two, chosen, told),
        Decide::List { decisions } => list(decisions.as_deref()),
        Decide::Undo { number, decisions } => undo(*number, decisions.as_deref()),
    }
}

fn decide(ruling: Ruling, two: &Two, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let rules = rules::book(chosen, told)?;
    let file = match &two.decisions {
        // A file that is not there yet is made.
        Some(path) if !path.exists() => desk::File { path: path.clone(), text: String::new() },
        path => found(path.as_deref())?.unwrap_or_else(|| desk::File { path: FILE.into(), text: String::new() }),
    };
    let read = compare::read(files::gather(&two.paths, &two.stdin_name), told)?;
    if read.lost {
        let what = "nothing was decided: without all articles, F1.2 may be another claim than in the report";
        return Err(Failure::new(what, "mend the paths that are named above"));
    }
    let known = file.decisions(&read.inputs, told)?;
    let sides = (two.a.as_str(), two.b.as_str());
    let wanted = Wanted { ruling, sides, reason: &two.reason, anyway: two.anyway };
    let made = explain::decide(&read.articles, &rules, &known, &wanted).map_err(failure)?;
    let made = file.named(made, &read.inputs);
    let name = file.path.to_string_lossy();
    let text = Decisions::with(&name, &file.text, &made).map_err(|fault| desk::failure(&[fault]))?;
    output::save(&file.path, &text)?;
    let number = known.list.len() + 1;
    // What was asked for by a name is told in words, so that a name out of an older report is noticed.
    let told = told_as(&made, [&two.a, &two.b].map(|asked| Some(asked.as_str()).filter(|asked| !asked.contains(':'))));
    output::print(&format!("{number} in {name}: {told}   `crosscheck decide undo {number}` takes it back\n"))?;
    Ok(Outcome::Settled)
}

fn list(path: Option<&Path>) -> Result<Outcome, Failure> {
    let mut text = String::new();
    match found(path)? {
        None => text.push_str("no decisions: `crosscheck decide pin` and `decide ban` make them\n"),
        Some(file) => {
            let name = file.path.to_string_lossy();
            let decisions = Decisions::read(&name, &file.text).map_err(|fault| desk::failure(&[fault]))?;
            // Writing to a string does not fail.
            let _ = writeln!(
                text,
                "{name}: {}",
                match decisions.list.len() {
                    1 => "1 decision".to_owned(),
                    n => format!("{n} decisions"),
                }
            );
            for (at, decision) in decisions.list.iter().enumerate() {
                let _ = write!(text, "{} {}", at + 1, told_of(decision));
            }
        }
    }
    output::print(&text)?;
    Ok(Outcome::Settled)
}

fn undo(number: usize, path: Option<&Path>) -> Result<Outcome, Failure> {
    let Some(file) = found(path)? else {
        return Err(Failure::new("there is no decisions file here", "name it: --decisions FILE"));
    };
    let name = file.path.to_string_lossy();
    let (text, gone) = Decisions::without(&name, &file.text, number).map_err(|fault| desk::failure(&[fault]))?;
    output::save(&file.path, &text)?;
    output::print(&format!("taken back from {name}: {}", told_of(&gone)))?;
    Ok(Outcome::Settled)
}

fn found(path: Option<&Path>) -> Result<Option<desk::File>, Failure> {
    desk::find(&Desk { decisions: path.map(Path::to_owned), no_decisions: false, owners: None, no_owners: true })
}

/// A decision in three lines.
fn told_of(decision: &Decision) -> String {
    told_as(decision, [None, None])
}

/// The same, with the names by which its claims were asked for.
fn told_as(decision: &Decision, names: [Option<&str>; 2]) -> String {
    let side = |name: Option<&str>, claim: &Named| {
        let name = name.map(|name| format!("{name} is ")).unwrap_or_default();
        format!("   {name}{}:{} “{}” ({})\n", claim.file, claim.line, claim.words, claim.kind)
    };
    let Decision { decision: ruling, reason, a, b, .. } = decision;
    format!("{}: {reason}\n{}{}", ruling.word(), side(names[0], a), side(names[1], b))
}
