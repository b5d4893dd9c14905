//! `crosscheck perturb`: gathers the articles, has the library edit and compare them, and writes what came of it.

use crate::args::{Chosen, Perturb};
use crate::diagnostics::{Failure, Told};
use crate::{Outcome, compare, files, output, rules};
use crosscheck::perturb::{self, Choice};
use crosscheck::report::Format;

/// Runs the command.
pub fn run(args: &Perturb, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let format = output::format(args.format, args.output.as_deref())?;
    output::refuse_to_overwrite(args.output.as_deref())?;
    let rules = rules::book(chosen, told)?;
    let read = compare::read(files::gather(&args.paths, "stdin"), told)?;
    if read.articles.len() < 2 {
        return Err(Failure::new("there are not two articles to compare", "give a folder or files of one story"));
    }
    let outcome = perturb::run(&read.articles, &rules, &Choice { limit: args.limit, seed: args.seed });
    let text = match format {
        Format::Table => perturb::table(&outcome),
        Format::Markdown => perturb::markdown(&outcome),
        Format::Json => perturb::json(&outcome),
    };
    match &args.output {
        Some(file) => output::save(file, &text)?,
        None => {
            output::print(&text)?;
        }
    }
    Ok(if read.lost { Outcome::Partly } else { Outcome::Settled })
}
