//! Perturbing a story: edits are what they are called, and the outcome is the same every time.

mod story;

use crosscheck::perturb::{Choice, Count, Edit, json, markdown, run, table};
use crosscheck::{Article, RuleBook};
use std::collections::BTreeMap;
use story::{generate, rules, seeds};

/// The counts of a few articles, by kind of edit.
fn counts(texts: &[&str]) -> BTreeMap<Edit, Count> {
    let names = ["a", "b", "c"];
    let articles: Vec<Article> = names.iter().zip(texts).map(|(name, text)| generate::read(name, text)).collect();
    run(&articles, rules(), &Choice::default()).counts().into_iter().collect()
}

const HERALD: &str = "---\npublished: \"2024-05-12\"\n---\n\nTwelve people were killed when a ferry sank off Norhaven, Vesta, \
                      on 3 May 2024. The line carries 62 percent of all traffic.\n";
const COURIER: &str = "---\npublished: \"2024-05-12\"\n---\n\nA ferry sank off Norhaven, Vesta, on 3 May 2024. The sinking \
                       killed 12 people.\n";

#[test]
fn a_figure_that_two_tell_is_caught_and_one_that_nobody_else_tells_is_not() {
    let counts = counts(&[HERALD, COURIER]);
    let figures = counts[&Edit::Figure];
    assert_eq!((figures.shared, figures.alone), ((2, 2), (1, 0)));
    let (all, caught) = counts[&Edit::Date].shared;
    assert_eq!(all, caught);
}

#[test]
fn a_figure_that_was_disputed_before_is_counted_apart() {
    let other = COURIER.replace("12 people", "19 people");
    let figures = counts(&[HERALD, &other])[&Edit::Figure];
    assert_eq!((figures.shared, figures.disputed), ((0, 0), 2));
}

#[test]
fn the_copies_of_a_story_are_all_known() {
    let (all, caught) = counts(&[HERALD, COURIER])[&Edit::Copy].shared;
    assert_eq!((all, caught), (2, 2));
}

#[test]
fn order_and_threads_change_nothing_and_a_seed_does() {
    let (_, articles) = seeds().into_iter().find(|(name, _)| name == "ferry-fire").unwrap();
    let choice = Choice { limit: 4, seed: 7 };
    let there = json(&run(&articles, rules(), &choice));
    let mut turned = articles.clone();
    turned.reverse();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(there, one.install(|| json(&run(&turned, rules(), &choice))));
    assert_ne!(there, json(&run(&articles, rules(), &Choice { seed: 8, ..choice })));
}

#[test]
fn a_limit_keeps_so_many_edits_of_each_kind() {
    let (_, articles) = seeds().into_iter().find(|(name, _)| name == "ferry-fire").unwrap();
    let outcome = run(&articles, rules(), &Choice { limit: 3, seed: 0 });
    for edit in Edit::ALL {
        assert!(outcome.trials.iter().filter(|trial| trial.edit == edit).count() <= 3, "{edit:?}");
    }
}

#[test]
fn every_edit_names_a_place_where_its_words_stand() {
    for (_, articles) in seeds() {
        for trial in run(&articles, &RuleBook::embedded().unwrap(), &Choice::default()).trials {
            let article = articles.iter().find(|article| article.id == trial.source).unwrap();
            let line = article.text.lines().nth(trial.line as usize - 1).unwrap();
            let words: String = line.chars().skip(trial.column as usize - 1).collect();
            assert!(words.trim_start().starts_with(&trial.before), "{}:{} {}", trial.source, trial.line, trial.before);
            assert!(trial.before != trial.after || trial.edit == Edit::Copy, "{trial:?}");
            assert!(trial.caught.is_some() != trial.missed.is_some());
        }
    }
}

#[test]
fn what_is_missed_is_listed_with_its_sentence() {
    let articles =
        [generate::read("a", HERALD), generate::read("b", &COURIER.replace("12 people", "at least two people"))];
    let outcome = run(&articles, rules(), &Choice::default());
    for text in [table(&outcome), markdown(&outcome)] {
        assert!(text.contains("Twelve people were killed when a ferry sank"), "{text}");
        assert!(text.contains("the answers agree all the same"), "{text}");
    }
}
