//! `crosscheck compare`: gathers the articles, has the library compare them, and writes the report.

use crate::args::{Chosen, Compare, Format};
use crate::diagnostics::{Failure, Told};
use crate::files::{self, Input};
use crate::{Outcome, output, rules};
use crosscheck::Article;
use crosscheck::input;
use crosscheck::report;
use crosscheck::report::Problem;
use rayon::prelude::*;
use std::path::Path;

/// Runs the command.
pub fn run(args: &Compare, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let rules = rules::book(chosen, told)?;
    let gathered = files::gather(&args.paths, &args.stdin_name, args.output.as_deref());
    refuse_to_overwrite(args.output.as_deref(), &gathered.inputs)?;
    let read: Vec<Result<Article, Problem>> = gathered.inputs.par_iter().map(article).collect();
    let mut problems = gathered.problems;
    let mut articles = Vec::new();
    for result in read {
        match result {
            Ok(article) => articles.push(article),
            Err(problem) => problems.push(problem),
        }
    }
    problems.sort_by(|a, b| (&a.path, &a.reason).cmp(&(&b.path, &b.reason)));
    for problem in &problems {
        told.problem(problem);
    }
    for article in &articles {
        for note in &article.notes {
            told.note(format_args!("{}: {note}", article.path));
        }
    }
    match articles.len() {
        0 => {
            return Err(Failure::new(
                "no article could be read",
                "give a folder or files with the text of the articles",
            ));
        }
        1 => told.note("only one article could be read; there is nothing to compare it with"),
        _ => {}
    }
    input::name_articles(&mut articles);
    let mut report = crosscheck::compare(&articles, &rules);
    report.replay = Some(replay(args, chosen));
    report.problems = problems;
    let text = |width, colour| report::write(&report, format(args), width, colour);
    match &args.output {
        Some(file) => output::save(file, &text(output::WIDTH, false))?,
        None => {
            output::print(&text(output::width(), output::colour()))?;
        }
    }
    Ok(if report.calls_for_reading() && !args.exit_zero { Outcome::ToRead } else { Outcome::Settled })
}

/// Reads one article.
pub fn article(input: &Input) -> Result<Article, Problem> {
    let bytes = files::read(input)?;
    input::read(&input.name, &bytes).map_err(|error| Problem { path: input.name.clone(), reason: error.reason() })
}

/// The form of the report: as asked for, else as the extension of the output says.
fn format(args: &Compare) -> report::Format {
    let extension =
        args.output.as_ref().and_then(|file| file.extension()).map(|extension| extension.to_ascii_lowercase());
    let asked = args.format.unwrap_or_else(|| match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("md" | "markdown") => Format::Md,
        Some("json") => Format::Json,
        _ => Format::Table,
    });
    match asked {
        Format::Table => report::Format::Table,
        Format::Md => report::Format::Markdown,
        Format::Json => report::Format::Json,
    }
}

/// A report must not take the place of an article.
fn refuse_to_overwrite(output: Option<&Path>, inputs: &[Input]) -> Result<(), Failure> {
    let Some((output, place)) = output.and_then(|path| Some((path, path.canonicalize().ok()?))) else {
        return Ok(());
    };
    let mut files = inputs.iter().filter_map(|input| input.file.as_ref()?.canonicalize().ok());
    if files.any(|file| file == place) {
        let what = format!("{}: is given both as an article and as --output", output.display());
        return Err(Failure::new(what, "choose another name for the report"));
    }
    Ok(())
}

/// The command that makes this report again. The order in which the paths were given changes nothing, so they are sorted.
fn replay(args: &Compare, chosen: &Chosen) -> String {
    let mut paths: Vec<String> = args.paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    paths.sort();
    paths.dedup();
    let mut words = vec!["crosscheck".to_owned(), "compare".to_owned()];
    for dir in &chosen.dirs {
        words.extend(["--rules".to_owned(), quoted(&dir.to_string_lossy())]);
    }
    if !chosen.packs.is_empty() {
        words.extend(["--packs".to_owned(), quoted(&chosen.packs.join(","))]);
    }
    if paths.iter().any(|path| path == "-") && args.stdin_name != "stdin" {
        words.extend(["--stdin-name".to_owned(), quoted(&args.stdin_name)]);
    }
    words.extend(paths.iter().map(|path| quoted(path)));
    words.join(" ")
}

/// A word as a shell takes it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_path_in_the_replay_line_can_be_pasted_into_a_shell() {
        assert_eq!(quoted("stories/blast"), "stories/blast");
        assert_eq!(quoted("my stories/*.txt"), "'my stories/*.txt'");
        assert_eq!(quoted("editor's"), "'editor'\\''s'");
    }
}
