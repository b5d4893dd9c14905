//! `crosscheck compare`: gathers the articles, has the library compare them, and writes the report.

use crate::args::{Chosen, Compare, Desk};
use crate::diagnostics::{Failure, Told};
use crate::files::{self, Input};
use crate::{Outcome, desk, output, rules};
use crosscheck::Article;
use crosscheck::input;
use crosscheck::report;
use crosscheck::report::Problem;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(args: &Compare, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let format = output::format(args.format, args.output.as_deref())?;
    output::refuse_to_overwrite(args.output.as_deref())?;
    let rules = rules::book(chosen, told)?;
    let desk = desk::find(&args.desk)?;
    let mut read = read(files::gather(&args.paths, &args.stdin_name), told)?;
    let owners = desk::owners(&args.desk, &mut read.articles)?;
    if read.articles.len() == 1 {
        told.note("only one article could be read; there is nothing to compare it with");
    }
    let mut report = match &desk {
        Some(file) => {
            let decisions = file.decisions(&read.inputs, told)?;
            crosscheck::compare_decided(&read.articles, &rules, &decisions).map_err(|faults| desk::failure(&faults))?
        }
        None => crosscheck::compare(&read.articles, &rules),
    };
    for idle in report.decisions.iter().filter(|decided| decided.entry.is_none()) {
        told.warning(format_args!("{}: {}", idle.place, idle.finding));
    }
    report.replay = Some(replay(args, chosen, desk.as_ref(), owners.as_deref()));
    report.problems = read.problems;
    let text = |width, colour| report::write(&report, format, width, colour);
    match &args.output {
        Some(file) => output::save(file, &text(output::WIDTH, false))?,
        None => {
            output::print(&text(output::width(), output::colour()))?;
        }
    }
    Ok(match read.lost {
        true => Outcome::Partly,
        false if report.calls_for_reading() && !args.exit_zero => Outcome::ToRead,
        false => Outcome::Settled,
    })
}

/// The articles of a run.
pub struct Read {
    /// Those that could be read, each with a name of its own.
    pub articles: Vec<Article>,
    /// Where they come from.
    pub inputs: Vec<Input>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether a path that the user named is among it.
    pub lost: bool,
}

/// Reads what was gathered, and tells of what cannot be read.
///
/// # Errors
/// That no article is left.
pub fn read(gathered: files::Gathered, told: &Told) -> Result<Read, Failure> {
    let read: Vec<Result<Content, Problem>> = gathered.inputs.par_iter().map(content).collect();
    let files::Gathered { inputs, mut problems, mut lost } = gathered;
    let mut articles = Vec::new();
    for (result, input) in read.into_iter().zip(&inputs) {
        match result {
            Ok(Content::Article(article)) => articles.push(*article),
            Ok(Content::Ours) => {
                told.note(format_args!("{}: is a report of crosscheck and no article; it is left out", input.name));
            }
            Err(problem) => {
                lost |= !input.met;
                problems.push(problem);
            }
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
    if articles.is_empty() {
        return Err(Failure::new("no article could be read", "give a folder or files with the text of the articles"));
    }
    input::name_articles(&mut articles);
    Ok(Read { articles, inputs, problems, lost })
}

/// What a file holds.
enum Content {
    Article(Box<Article>),
    /// A report of an earlier run.
    Ours,
}

fn content(input: &Input) -> Result<Content, Problem> {
    let article = article(input)?;
    Ok(if report::is_ours(&article.text) { Content::Ours } else { Content::Article(Box::new(article)) })
}

/// Reads one article.
pub fn article(input: &Input) -> Result<Article, Problem> {
    let bytes = files::read(input)?;
    input::read(&input.name, &bytes).map_err(|error| Problem { path: input.name.clone(), reason: error.reason() })
}

/// The command that makes this report again.
fn replay(args: &Compare, chosen: &Chosen, desk: Option<&desk::File>, owners: Option<&Path>) -> String {
    let mut words = opening("compare", chosen, &args.desk, desk, owners);
    words.extend(closing(&args.paths, &args.stdin_name));
    words.join(" ")
}

/// The words that a replay line begins with.
pub fn opening(
    command: &str,
    chosen: &Chosen,
    asked: &Desk,
    desk: Option<&desk::File>,
    owners: Option<&Path>,
) -> Vec<String> {
    let mut words = vec!["crosscheck".to_owned(), command.to_owned()];
    for dir in &chosen.dirs {
        words.extend(["--rules".to_owned(), quoted(&dir.to_string_lossy())]);
    }
    if !chosen.packs.is_empty() {
        words.extend(["--packs".to_owned(), quoted(&chosen.packs.join(","))]);
    }
    if let Some(file) = desk {
        words.extend(["--decisions".to_owned(), quoted(&file.path.to_string_lossy())]);
    } else if asked.no_decisions {
        words.push("--no-decisions".to_owned());
    }
    if let Some(path) = owners {
        words.extend(["--owners".to_owned(), quoted(&path.to_string_lossy())]);
    } else if asked.no_owners {
        words.push("--no-owners".to_owned());
    }
    words
}

/// The articles at its end. The order in which the paths were given changes nothing, so they are sorted.
pub fn closing(paths: &[PathBuf], stdin_name: &str) -> Vec<String> {
    let mut paths: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    paths.sort();
    paths.dedup();
    let mut words = Vec::new();
    if paths.iter().any(|path| path == "-") && stdin_name != "stdin" {
        words.extend(["--stdin-name".to_owned(), quoted(stdin_name)]);
    }
    words.extend(paths.iter().map(|path| quoted(path)));
    words
}

/// A word as a shell takes it back.
pub fn quoted(word: &str) -> String {
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
