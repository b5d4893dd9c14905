//! `crosscheck explain`: how an entry of the report came about, or why two claims were not joined.

use crate::args::{Chosen, Explain};
use crate::diagnostics::{Failure, Told};
use crate::{Outcome, compare, desk, files, output, rules};
use crosscheck::explain::{Asked, Spot, Trouble, explain};
use crosscheck::input::Decisions;
use crosscheck::report::explanation;
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(args: &Explain, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let rules = rules::book(chosen, told)?;
    let desk = desk::find(&args.desk)?;
    let (asked, paths) = asked(args)?;
    let mut read = compare::read(files::gather(paths, &args.stdin_name), told)?;
    let owners = desk::owners(&args.desk, &mut read.articles)?;
    let decisions = desk.as_ref().map(|file| file.decisions(&read.inputs, told)).transpose()?;
    let decisions = decisions.unwrap_or_else(Decisions::default);
    let mut told = explain(&read.articles, &rules, &decisions, &asked, args.limit).map_err(failure)?;
    told.replay = Some(replay(args, paths, chosen, desk.as_ref(), owners.as_deref()));
    output::print(&explanation::write(&told, args.format.unwrap_or_default(), output::width(), output::colour()))?;
    Ok(if read.lost { Outcome::Partly } else { Outcome::Settled })
}

/// What is asked, and the paths of the articles.
fn asked(args: &Explain) -> Result<(Asked, &[PathBuf]), Failure> {
    let Some((first, rest)) = args.words.split_first() else {
        return Err(Failure::new("nothing to explain", "give the id of an entry, such as F1, and the articles"));
    };
    let [a, b] = args.pair.as_slice() else {
        let id = first.to_string_lossy().into_owned();
        if rest.is_empty() {
            return Err(Failure::new(
                format_args!("no articles behind {id}"),
                "name those of the report: explain F1 stories/blast",
            ));
        }
        return Ok((Asked::Entry(id), rest));
    };
    let spot = |words: &String| {
        Spot::parse(words)
            .ok_or_else(|| Failure::new(format_args!("{words} is no place"), "give FILE:LINE or FILE:LINE:COLUMN"))
    };
    Ok((Asked::Pair(spot(a)?, spot(b)?), &args.words))
}

/// A trouble of the library in one line.
pub fn failure(trouble: Trouble) -> Failure {
    Failure::new(trouble.what, trouble.help)
}

/// The command that makes this explanation again.
fn replay(
    args: &Explain,
    paths: &[PathBuf],
    chosen: &Chosen,
    desk: Option<&desk::File>,
    owners: Option<&Path>,
) -> String {
    let mut words = compare::opening("explain", chosen, &args.desk, desk, owners);
    if args.pair.is_empty() {
        words.extend(args.words.first().map(|id| id.to_string_lossy().into_owned()));
    } else {
        words.push("--pair".into());
        words.extend(args.pair.iter().map(|place| compare::quoted(place)));
    }
    words.extend(compare::closing(paths, &args.stdin_name));
    words.join(" ")
}
