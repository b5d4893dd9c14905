//! The sample stories: their reports are kept and stay true, and every quotation opens where it says.

mod story;

use crosscheck::report::{self, Format};
use crosscheck::{Article, Report, compare};
use std::path::Path;
use story::{articles, folders, misquotes, root, rules, seeds, shared};

fn told(name: &str, articles: &[Article]) -> Report {
    let mut report = compare(articles, rules());
    report.replay = Some(format!("crosscheck compare seeds/{name}"));
    report
}

/// The first line in which two texts differ, as both have it.
fn first_difference(kept: &str, now: &str) -> String {
    let (mut old, mut new) = (kept.lines(), now.lines());
    for number in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (a, b) if a != b => {
                let shown = |line: Option<&str>| line.unwrap_or("(end)").to_owned();
                return format!("line {number}\n  kept: {}\n  now:  {}", shown(a), shown(b));
            }
            _ => {}
        }
    }
    String::from("the line endings")
}

#[test]
fn the_report_of_every_sample_story_is_the_one_that_is_kept() {
    let keep = std::env::var_os("KEEP").is_some();
    let mut wrong = Vec::new();
    for (name, articles) in seeds() {
        let now = report::write(&told(&name, &articles), Format::Markdown, 100, false);
        let file = root().join("reports").join(format!("{name}.md"));
        if keep {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &now).unwrap();
            continue;
        }
        match std::fs::read_to_string(&file) {
            Ok(kept) if kept == now => {}
            Ok(kept) => wrong.push(format!("reports/{name}.md differs in {}", first_difference(&kept, &now))),
            Err(_) => wrong.push(format!("reports/{name}.md is missing")),
        }
    }
    let help = "run `KEEP=1 cargo test --test seeds`, read the change, and keep it if it is right";
    assert!(wrong.is_empty(), "{}\n{help}", wrong.join("\n"));
}

/// Quotations of the comparison of a folder that do not open at their words.
fn wrong_quotes(folder: &Path) -> Vec<String> {
    let articles = articles(folder, "story");
    misquotes(&compare(&articles, rules()), &articles)
}

#[test]
fn every_quotation_of_a_sample_story_opens_at_its_words() {
    let wrong: Vec<String> = folders(&root().join("seeds")).iter().flat_map(|folder| wrong_quotes(folder)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_quotation_of_the_five_shared_articles_opens_at_its_words() {
    let Some(folder) = shared("seeds") else { return };
    let wrong = wrong_quotes(&folder);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_quotation_of_the_shared_story_clusters_opens_at_its_words() {
    let Some(clusters) = shared("data/e2e/clusters") else { return };
    let wrong: Vec<String> = folders(&clusters).iter().flat_map(|folder| wrong_quotes(folder)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
