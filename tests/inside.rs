//! Inside one article: a headline whose figure the text does not bear out, and all that only looks like it.

mod story;

use crosscheck::compare;
use crosscheck::report::Gravity;
use story::{generate, holds, rules};

/// What is inconsistent in an article with this title and text.
fn inconsistent(title: &str, text: &str) -> Vec<String> {
    let lead = "A ferry sank off Norhaven, Vesta, on 3 May 2024.";
    let file = format!("---\ntitle: \"{title}\"\npublished: \"2024-05-04\"\n---\n\n{lead} {text}\n");
    let report = compare(&[generate::read("one", &file)], rules());
    let grave = report.inside.into_iter().filter(|inside| inside.gravity == Gravity::Inconsistent);
    grave.map(|inside| inside.finding).collect()
}

#[test]
fn a_headline_that_the_text_does_not_bear_out_is_told() {
    let found = inconsistent("Eight killed in Norhaven sinking", "Seven people were killed, police said.");
    assert_eq!(found, ["The headline gives eight, the text seven (line 6)."]);
}

#[test]
fn a_headline_holds_where_any_figure_of_the_text_agrees_with_it() {
    assert!(
        inconsistent("Nine killed in Norhaven sinking", "Seven people were killed. By evening nine had died.")
            .is_empty()
    );
    assert!(inconsistent("Dozens hurt in Norhaven sinking", "The sinking injured 31 people.").is_empty());
    assert!(inconsistent("At least 7 killed in Norhaven sinking", "Nine people were killed.").is_empty());
    assert!(inconsistent("Nine killed in Norhaven sinking", "More than nine people were killed.").is_empty());
}

#[test]
fn a_part_of_those_counted_and_an_earlier_accident_are_not_held_against_a_headline() {
    assert!(inconsistent("Nine killed in Norhaven sinking", "Three of the dead were children.").is_empty());
    assert!(inconsistent("Nine killed in Norhaven sinking", "In 2009 a sinking killed 18 people there.").is_empty());
    assert!(inconsistent("Nine killed in Norhaven sinking", "The sinking injured 31 people.").is_empty());
}

#[test]
fn no_article_of_a_generated_story_is_said_not_to_hold() {
    holds(160, 1..=3, |story, _| {
        let report = compare(&story.articles(), rules());
        match report.inside.iter().find(|inside| inside.gravity >= Gravity::Inconsistent) {
            Some(inside) => Err(format!("{}: {}", report.sources[inside.source].id, inside.finding)),
            None => Ok(()),
        }
    });
}
