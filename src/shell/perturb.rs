//! `crosscheck perturb`: gathers the articles, has the library edit and compare them, and writes what came of it.

use crate::args::{Chosen, Format, Perturb};
use crate::diagnostics::{Failure, Told};
use crate::{Outcome, compare, files, output, rules};
use crosscheck::input;
use crosscheck::perturb::{self, Choice};

/// Runs the command.
pub fn run(args: &Perturb, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let rules = rules::book(chosen, told)?;
    let gathered = files::gather(&args.paths, "stdin", args.output.as_deref());
    let mut problems = gathered.problems;
    let mut articles = Vec::new();
    for input in &gathered.inputs {
        match compare::article(input) {
            Ok(article) => articles.push(article),
            Err(problem) => problems.push(problem),
        }
    }
    problems.iter().for_each(|problem| told.problem(problem));
    if articles.len() < 2 {
        return Err(Failure::new("there are not two articles to compare", "give a folder or files of one story"));
    }
    input::name_articles(&mut articles);
    let outcome = perturb::run(&articles, &rules, &Choice { limit: args.limit, seed: args.seed });
    let text = match args.format {
        Format::Table => perturb::table(&outcome),
        Format::Md => perturb::markdown(&outcome),
        Format::Json => perturb::json(&outcome),
    };
    match &args.output {
        Some(file) => output::save(file, &text)?,
        None => {
            output::print(&text)?;
        }
    }
    Ok(if problems.is_empty() { Outcome::Settled } else { Outcome::Partly })
}
