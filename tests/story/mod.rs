//! What the tests share: the rules, stories read from a folder, the quotations of a report, and generated stories.

#![allow(dead_code)] // every test program uses a part of it

pub mod chance;
pub mod event;
pub mod fact;
pub mod figure;
pub mod generate;
mod plan;

use chance::Chance;
use crosscheck::{Article, Report, RuleBook, input};
use generate::Story;
use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The rules that the program carries.
pub fn rules() -> &'static RuleBook {
    static RULES: OnceLock<RuleBook> = OnceLock::new();
    RULES.get_or_init(|| RuleBook::embedded().unwrap())
}

/// How many generated stories a test looks at: as many as given, unless `STORIES` says otherwise.
pub fn stories(number: u64) -> u64 {
    std::env::var("STORIES").ok().and_then(|number| number.parse().ok()).unwrap_or(number)
}

/// Holds a law against so many generated stories of so many outlets. Where it fails, the smallest story that still shows it
/// is told. A law gets chances of its own that do not depend on how large the story is.
pub fn holds(number: u64, outlets: RangeInclusive<usize>, law: impl Fn(&Story, &mut Chance) -> Result<(), String>) {
    for seed in 0..stories(number) {
        let held = |story: &Story| law(story, &mut Chance::new(!seed));
        let story = generate::story_of(seed, outlets.clone());
        if held(&story).is_err() {
            let small = story.smallest(&|story| held(story).is_err());
            panic!("story {seed}: {}\n{}", held(&small).unwrap_err(), small.texts());
        }
    }
}

/// As many cases as given, the same at every run, unless `PROPTEST_CASES` and `PROPTEST_RNG_SEED` say otherwise.
pub fn cases(number: u32) -> Config {
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = number;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_240_503);
    }
    config
}

/// The root of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder beside the package that not everybody has; says so where it is missing.
pub fn shared(folder: &str) -> Option<PathBuf> {
    let found = root().ancestors().skip(1).map(|above| above.join("shared").join(folder)).find(|path| path.is_dir());
    if found.is_none() {
        println!("skipped: there is no folder ../shared/{folder}");
    }
    found
}

/// The subfolders of a folder, sorted.
pub fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// The articles that lie in a folder, named as a run over `name` names them.
pub fn articles(folder: &Path, name: &str) -> Vec<Article> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|kind| kind == "md" || kind == "txt")).collect();
    files.sort();
    let read = |path: &PathBuf| {
        let file = path.file_name().unwrap().to_str().unwrap();
        input::read(&format!("{name}/{file}"), &std::fs::read(path).unwrap()).unwrap()
    };
    let mut articles: Vec<Article> = files.iter().map(read).collect();
    input::name_articles(&mut articles);
    articles
}

/// The sample stories, each with its name.
pub fn seeds() -> Vec<(String, Vec<Article>)> {
    let named = folders(&root().join("seeds")).into_iter().map(|folder| {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let articles = articles(&folder, &format!("seeds/{name}"));
        (name, articles)
    });
    named.collect()
}

/// A report as programs read it.
pub fn json(report: &Report) -> Value {
    serde_json::to_value(report).unwrap()
}

/// Every quotation anywhere in a report, with the index of its source.
pub fn quotes(report: &Value) -> Vec<(usize, Value)> {
    let mut found = Vec::new();
    collect(report, None, &mut found);
    found
}

fn collect(value: &Value, source: Option<usize>, found: &mut Vec<(usize, Value)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, source, found)),
        Value::Object(fields) => {
            if fields.contains_key("span") && fields.contains_key("words") {
                found.push((source.expect("a quotation names its source"), value.clone()));
            }
            let index = |name: &str| fields.get(name).and_then(Value::as_u64).map(|at| at as usize);
            for (name, field) in fields {
                let own = name.strip_suffix("_quote").and_then(index).or_else(|| index("source"));
                collect(field, own.or(source), found);
            }
        }
        _ => {}
    }
}

/// The quotations of a report that do not open at their words in the article they are of.
pub fn misquotes(report: &Report, articles: &[Article]) -> Vec<String> {
    let wrong = quotes(&json(report)).into_iter().filter_map(|(source, quote)| {
        let id = &report.sources[source].id;
        let text = &articles.iter().find(|article| article.id == *id)?.text;
        let place = |name: &str| quote["span"][name].as_u64().unwrap() as usize;
        let (start, end) = (place("start"), place("end"));
        let line = text.get(..start).map(|before| before.matches('\n').count() + 1);
        let column = text.get(..start).map(|before| before.rsplit('\n').next().unwrap_or("").chars().count() + 1);
        let number = |name: &str| quote[name].as_u64().map(|number| number as usize);
        let right = text.get(start..end) == quote["words"].as_str()
            && start < end
            && number("line") == line
            && number("column") == column
            && text.contains(quote["sentence"].as_str()?);
        (!right).then(|| format!("{id}: {quote} against {:?}", text.get(start..end)))
    });
    wrong.collect()
}
