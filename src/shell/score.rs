//! `crosscheck score`: the comparison measured against stories whose facts were marked by hand in a `truth.yaml`.

mod count;
mod prediction;
mod truth;

use crate::args::{Chosen, Score};
use crate::diagnostics::{Failure, Told};
use crate::files::Input;
use crate::{Outcome, compare, output, rules};
use count::Tally;
use crosscheck::Article;
use crosscheck::RuleBook;
use prediction::Prediction;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use truth::Truth;

/// One story: its name, what is marked in it, its articles by source.
pub struct Story {
    /// Name of its folder.
    pub name: String,
    /// The facts that were marked by hand.
    pub truth: Truth,
    /// The articles, their `id` being the name of the source.
    pub articles: Vec<Article>,
}

impl Story {
    /// The body of a source, for offsets in characters.
    pub fn body(&self, source: &str) -> Option<&str> {
        let article = self.articles.iter().find(|article| article.id == source)?;
        Some(article.body.of(&article.text))
    }
}

/// Runs the command.
pub fn run(args: &Score, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let rules = rules::book(chosen, told)?;
    let mut stories = Vec::new();
    for folder in folders(&args.dir, told)? {
        stories.push(story(&folder, told)?);
    }
    let mut found = match &args.from {
        Some(file) => prediction::read(&file.display().to_string(), &text(file)?)?,
        None => predict(&stories, &rules),
    };
    if let Some(file) = &args.predictions {
        let lines = stories.iter().flat_map(|story| found.get(&story.name)).flatten();
        output::save(file, &prediction::write(lines))?;
    }
    let mut tally = Tally::new(args.errors);
    for story in &stories {
        tally.add(story, &found.remove(&story.name).unwrap_or_default());
    }
    output::print(&tally.to_string())?;
    Ok(Outcome::Settled)
}

/// Every story compared by itself: facts by the name of the story.
fn predict(stories: &[Story], rules: &RuleBook) -> BTreeMap<String, Vec<Prediction>> {
    let compared = stories.par_iter().map(|story| {
        let report = crosscheck::compare(&story.articles, rules);
        (story.name.clone(), prediction::facts(&story.name, &report, &story.articles))
    });
    compared.collect()
}

/// The folders of the stories: the folder itself where it holds `truth.yaml`, else those in it, in the order of
/// `INDEX.yaml` where there is one.
fn folders(dir: &Path, told: &Told) -> Result<Vec<PathBuf>, Failure> {
    if dir.join("truth.yaml").is_file() {
        return Ok(vec![dir.to_owned()]);
    }
    let missing = |error: &dyn std::fmt::Display| {
        let what = format!("{}: {error}", dir.display());
        Failure::new(what, "give a folder that holds truth.yaml, or folders that do")
    };
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(|error| missing(&error))? {
        let path = entry.map_err(|error| missing(&error))?.path();
        if path.join("truth.yaml").is_file() {
            folders.push(path);
        }
    }
    folders.sort();
    let index = dir.join("INDEX.yaml");
    if index.is_file() {
        let names = truth::index(&index.display().to_string(), &text(&index)?)?;
        for folder in folders.iter().filter(|folder| !names.contains(&name(folder))) {
            told.warning(format_args!("{}: is not in {}; it is left out", folder.display(), index.display()));
        }
        folders = names.into_iter().map(|name| dir.join(name)).collect();
    }
    if folders.is_empty() { Err(missing(&"no truth.yaml in it")) } else { Ok(folders) }
}

fn story(folder: &Path, told: &Told) -> Result<Story, Failure> {
    let file = folder.join("truth.yaml");
    let truth = truth::read(&file.display().to_string(), &text(&file)?)?;
    let mut articles = Vec::new();
    for source in truth.sources() {
        let files = ["txt", "md"].map(|extension| folder.join(format!("{source}.{extension}")));
        let Some(file) = files.iter().find(|file| file.is_file()) else {
            told.warning(format_args!("{}: has no article {source}.txt or {source}.md; add it", folder.display()));
            continue;
        };
        let input = Input { name: file.display().to_string(), file: Some(file.clone()), met: false };
        match compare::article(&input) {
            Ok(article) => articles.push(Article { id: source, ..article }),
            Err(problem) => told.problem(&problem),
        }
    }
    Ok(Story { name: name(folder), truth, articles })
}

/// The name of a folder, also of `.`.
fn name(folder: &Path) -> String {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    folder.file_name().or(whole.file_name()).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn text(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|error| {
        Failure::new(format_args!("{}: {error}", file.display()), "give a file in UTF-8 that may be read")
    })
}
