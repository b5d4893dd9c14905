//! Why two figures differ, where the texts say it: each cause in the smallest story that gives it.

mod story;

use crosscheck::judge::Cause;
use crosscheck::{Article, Relation, compare};
use story::rules;

const LEAD: &str = "A bomb exploded in Tellin, Vesta, on 3 May 2024.";

/// The gravest row of these kinds, when each of the outlets tells no more than its sentence; all print at one hour.
fn row(told: &[(&str, &str)]) -> (Relation, Vec<Cause>, String) {
    let read = |(name, said): &(&str, &str)| {
        let head = format!("---\noutlet: \"The {name}\"\npublished: \"2024-05-04T20:00\"\n---\n\n");
        story::generate::read(name, &format!("{head}{LEAD}\n\n{said}\n"))
    };
    let articles: Vec<Article> = told.iter().map(read).collect();
    let report = compare(&articles, rules());
    let counts = report.rows.iter().filter(|row| matches!(row.kind.as_str(), "killed" | "wounded" | "casualties"));
    let row = counts.max_by_key(|row| row.relation).unwrap();
    (row.relation, row.causes.clone(), row.finding.clone())
}

/// The cause that two sentences give, and that the words of the finding name what gives it.
fn explained(a: &str, b: &str, cause: Cause, words: &str) {
    let there = row(&[("herald", a), ("courier", b)]);
    assert_eq!((there.0, there.1), (Relation::Explained, vec![cause]), "{a} / {b}: {}", there.2);
    assert!(there.2.contains(words), "{} does not say “{words}”", there.2);
    let back = row(&[("herald", b), ("courier", a)]);
    assert_eq!((back.0, back.1), (Relation::Explained, vec![cause]), "{b} / {a}: {}", back.2);
}

#[test]
fn other_people_explain_two_counts() {
    explained("Twelve people were killed.", "Six pupils were killed.", Cause::Population, "courier pupils");
    explained("Ten people died in the blast.", "The blast killed two soldiers.", Cause::Population, "courier soldiers");
}

#[test]
fn those_who_did_it_explain_the_difference_that_they_make_and_no_other() {
    let with = "Twelve people, including the gunman, were killed.";
    explained(with, "Eleven people were killed.", Cause::Population, "“including the gunman”");
    explained(
        "Ten people were killed, not counting the two attackers.",
        "Twelve people were killed.",
        Cause::Population,
        "not counting",
    );
    assert_eq!(row(&[("herald", with), ("courier", "Nine people were killed.")]).0, Relation::Conflict);
    let child = "Twelve people, including a child, were killed.";
    assert_eq!(row(&[("herald", child), ("courier", "Eleven people were killed.")]).0, Relation::Conflict);
}

#[test]
fn dead_and_wounded_as_one_sum_explain_a_higher_count() {
    explained("Forty people were killed or injured.", "Twelve people were killed.", Cause::Measure, "as one sum");
    explained("The blast killed or wounded 40 people.", "Thirty people were injured.", Cause::Measure, "as one sum");
}

#[test]
fn a_longer_stretch_of_time_explains_a_higher_count() {
    let year = "Forty people have been killed in Vesta so far this year.";
    explained("Three people were killed.", year, Cause::Basis, "“so far this year”");
}

#[test]
fn a_part_of_the_area_explains_a_lower_count() {
    explained(
        "In Tellin alone, 12 people were killed.",
        "Across Vesta, 20 people were killed.",
        Cause::Area,
        "Tellin alone",
    );
    explained("In Tellin alone, 12 people were killed.", "Twenty people were killed.", Cause::Area, "Tellin alone");
    explained(
        "Twenty people were killed throughout the province.",
        "Twelve people were killed.",
        Cause::Area,
        "throughout",
    );
}

#[test]
fn the_smaller_of_two_counts_is_never_explained_as_the_wider_one() {
    let apart = |a: &str, b: &str| {
        let found = row(&[("herald", a), ("courier", b)]);
        assert_ne!(found.0, Relation::Explained, "{a} / {b}: {}", found.2);
    };
    apart("Twelve people were killed.", "Fifteen pupils were killed.");
    apart("Ten people were killed or injured.", "Twelve people were killed.");
    apart("Three people have been killed in Vesta so far this year.", "Twelve people were killed.");
    apart("In Tellin alone, 30 people were killed.", "Across Vesta, 20 people were killed.");
}

#[test]
fn an_outlet_that_gives_both_counts_needs_no_explaining() {
    let both = "Twelve people were killed. Six pupils were killed.";
    assert_ne!(row(&[("herald", both), ("courier", "Six pupils were killed.")]).0, Relation::Explained);
    assert_ne!(row(&[("herald", both), ("courier", "Twelve people were killed.")]).0, Relation::Explained);
}

#[test]
fn two_versions_of_one_article_are_told_as_versions() {
    let text = "Rescue crews worked through the night and took the wounded to the hospital of the next town, where \
                families waited for news until the morning came.";
    let read = |name: &str, outlet: &str, dead: &str| {
        let head = format!("---\noutlet: \"{outlet}\"\npublished: \"2024-05-04T20:00\"\n---\n\n");
        story::generate::read(name, &format!("{head}{LEAD} {dead} people were killed.\n\n{text}\n"))
    };
    let causes = |a: &str, b: &str| {
        let report = compare(&[read("one", a, "Twelve"), read("two", b, "Fifteen")], rules());
        let row = report.rows.iter().find(|row| row.kind == "killed").unwrap();
        (row.relation, row.causes.clone())
    };
    assert_eq!(causes("The Herald", "The Herald"), (Relation::Explained, vec![Cause::Version]));
    assert_eq!(causes("The Herald", "The Courier"), (Relation::Conflict, vec![]));
}

#[test]
fn cables_and_the_users_they_cut_off_are_no_part_of_one_another() {
    let cables = [
        ("one", "Three undersea cables were damaged off Norhaven, Vesta, on 3 May 2024, a telecom firm said."),
        (
            "two",
            "Web users across the Norhaven area of Vesta, some 40,000 of them, were cut off on 3 May 2024 when undersea cables were damaged.",
        ),
    ];
    let articles: Vec<crosscheck::Article> =
        cables.iter().map(|(name, text)| crosscheck::Article::new(*name, *text)).collect();
    let report = crosscheck::compare(&articles, &crosscheck::RuleBook::embedded().unwrap());
    assert!(report.rows.iter().all(|row| row.relation != crosscheck::Relation::Explained));
}
