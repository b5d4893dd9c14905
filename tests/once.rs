//! What an event has once, and what two texts give in two ways.

mod story;

use crosscheck::{Article, Relation, Report, compare};
use story::rules;

/// The report of two articles of one evening.
fn story(told: [&str; 2]) -> Report {
    let head = "---\npublished: \"2024-05-03T20:00\"\n---\n\n";
    let read = |(name, body): (&str, &str)| story::generate::read(name, &format!("{head}{body}\n"));
    let articles: [Article; 2] = [read(("herald", told[0])), read(("courier", told[1]))];
    compare(&articles, rules())
}

/// The relations of the rows of a kind that two articles share, each with a first paragraph of its own and the sentences given.
fn relations(kind: &str, told: [&str; 2]) -> Vec<Relation> {
    let report = story(told);
    let rows = report.rows.iter().filter(|row| row.kind == kind && row.relation != Relation::Single);
    rows.map(|row| row.relation).collect()
}

const LEAD: &str = "A climber died on Mount Norhaven in Vesta on Friday, 3 May 2024.";

#[test]
fn two_falls_of_which_one_article_tells_both_are_no_dispute() {
    let one = format!("{LEAD}\n\nThe Vestan climber is dead after falling about 150 metres on Mount Norhaven.");
    let both = format!(
        "{LEAD}\n\nInspector Boris Lund said the man fell around 600 metres near the Sefton hut.\n\n\
         The Vestan climber died after falling about 150 metres on Mount Norhaven."
    );
    assert!(!relations("distance", [&one, &both]).contains(&Relation::Conflict));
}

#[test]
fn what_a_correction_says_of_earlier_versions_is_of_the_event_itself() {
    let lead = "A boy fell into the moat of the Tellin Zoo in Vesta on Friday, 3 May 2024.";
    let first = format!("{lead}\n\nThe 4-year-old boy was dragged through the moat of the Tellin Zoo.");
    let mended = format!(
        "{lead}\n\nEarlier versions of this story gave a wrong age. The zoo at first said that the boy is 4 years old."
    );
    assert_eq!(relations("age of one unnamed", [&first, &mended]), [Relation::Same]);
}

#[test]
fn a_moment_that_two_texts_give_in_two_zones_is_one_time() {
    let lead = "A quake struck Tellin in Vesta on Friday, 3 May 2024.";
    let local = format!("{lead}\n\nThe quake struck at 3 p.m. (1200 GMT).");
    let universal = format!("{lead}\n\nThe quake struck at 12:00 GMT.");
    assert_eq!(relations("event time", [&local, &universal]), [Relation::Same]);
    let other = format!("{lead}\n\nThe quake struck at 14:00 GMT.");
    assert_ne!(relations("event time", [&local, &other]), [Relation::Same]);
}

#[test]
fn of_bare_counts_in_one_row_those_move_whose_number_is_told_elsewhere() {
    let lead = "The rebels of Tellin in Vesta freed 21 girls on Friday, 3 May 2024.";
    let first = format!("{lead}\n\nThe mayor of Tellin met the 21 girls. Dozens of the girls met the mayor of Tellin.");
    let second = format!("{lead}\n\nIn addition to the 21 girls, the mayor of Tellin met a nurse.");
    assert!(!relations("people counted", [&first, &second]).contains(&Relation::Conflict));
    assert_eq!(relations("freed", [&first, &second]), [Relation::Same]);
}

#[test]
fn one_hour_of_two_days_is_no_agreement_but_midnight_lies_between_two_days() {
    let fire = |at: &str| format!("A ferry caught fire off Norhaven in Vesta {at}, killing 12 people.");
    let [second, third] = ["at 10.15pm on 2 May", "at 10.15pm on 3 May"].map(fire);
    assert_eq!(relations("event time", [&second, &third]), [Relation::Conflict]);
    let [before, after] = ["at 11.55pm on 2 May", "at 12am on 3 May"].map(fire);
    assert!(!relations("event time", [&before, &after]).contains(&Relation::Conflict));
    let [today, named] = ["at 10.15pm today", "at 10.15pm on 2 May"].map(fire);
    assert!(!relations("event time", [&today, &named]).contains(&Relation::Conflict));
}

#[test]
fn one_person_is_told_with_and_without_a_middle_name_or_by_the_last_name_alone() {
    let told = |said: &str| format!("{LEAD}\n\n{said}");
    let [short, letter, last, other] = [
        "The guide was Ida Brandt, 43, of Tellin.",
        "The guide was Ida M. Brandt, 43, of Tellin.",
        "The guide Ida Brandt came from Tellin. The club said that it was Brandt, 43, of Tellin.",
        "The guide was Ada Brandt, 34, of Tellin.",
    ]
    .map(told);
    assert_eq!(relations("age", [&short, &letter]), [Relation::Same]);
    assert_eq!(relations("age", [&short, &last]), [Relation::Same]);
    assert_eq!(relations("age", [&short, &other]), []);
}

#[test]
fn the_day_of_talks_is_not_that_of_the_deaths() {
    let met = format!("{LEAD}\n\nThe guides met on Friday in Tellin.");
    let report = story(["A climber was killed on Mount Norhaven in Vesta on Friday, 3 May 2024.", &met]);
    let rows = report.rows.iter().filter(|row| row.kind == "event day" && row.support.articles > 1);
    for row in rows {
        assert!(row.cells.iter().all(|cell| !cell.quote.words.contains("met")), "{}", row.question);
    }
}
