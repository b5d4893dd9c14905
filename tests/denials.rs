//! Denials: what one source tells and another denies stands in one row, in dispute; what only looks like a denial is none.

mod story;

use crosscheck::report::{self, Format, Report};
use crosscheck::{Article, compare};
use story::rules;

fn told(a: &str, b: &str) -> Report {
    let lead = "A ferry caught fire off Norhaven, Vesta, on 3 May 2024.";
    let article = |name: &str, text: &str| Article::new(name, format!("{lead}\n\n{text}\n"));
    compare(&[article("herald", a), article("courier", b)], rules())
}

/// The relation of the rows of a kind, each with its number of answers.
fn rows(kind: &str, a: &str, b: &str) -> Vec<(String, usize)> {
    let rows = told(a, b).rows.into_iter().filter(|row| row.kind == kind);
    rows.map(|row| (row.relation.word().to_owned(), row.cells.len())).collect()
}

#[test]
fn what_one_tells_and_another_denies_is_one_row_in_conflict() {
    let conflict = vec![("conflict".to_owned(), 2)];
    let killed = "Seven people were killed in the fire.";
    assert_eq!(rows("killed", killed, "Seven people were not killed in the fire."), conflict);
    assert_eq!(rows("killed", killed, "The operator denied that seven people were killed in the fire."), conflict);
    let aboard = "The ferry was carrying 231 passengers.";
    assert_eq!(rows("on board", aboard, "The ferry wasn't carrying 231 passengers."), conflict);
}

#[test]
fn who_denies_one_figure_says_nothing_of_another() {
    let found = rows("killed", "Seven people were killed in the fire.", "Nine people were not killed in the fire.");
    assert_eq!(found, [("single".to_owned(), 1), ("single".to_owned(), 1)]);
}

#[test]
fn what_only_looks_like_a_denial_is_in_conflict_with_nobody() {
    let killed = "Seven people were killed in the fire.";
    for other in [
        "It was not clear whether seven people were killed in the fire.",
        "The operator could not confirm that seven people were killed in the fire.",
        "Not only were seven people killed in the fire.",
        "No fewer than seven people were killed in the fire.",
        "Seven people were not yet known to have been killed in the fire.",
        "The operator did not say how seven people were killed in the fire.",
        "Had the doors not been locked, seven people would not have been killed in the fire.",
        "The mayor, who denied any fault, said seven people were killed in the fire.",
        "Were seven people not killed in the fire?",
    ] {
        let found = rows("killed", killed, other);
        assert!(found.iter().all(|(relation, _)| relation != "conflict"), "{other}: {found:?}");
    }
}

#[test]
fn a_not_of_another_verb_denies_no_day() {
    let attack = "The bombing of the ferry began on 3 May 2024.";
    let other = "The bombings do not help at all in keeping to the agreement that the two sides signed on 3 May 2024.";
    let found = rows("event day", attack, other);
    assert!(found.iter().all(|(relation, _)| relation != "conflict"), "{found:?}");
}

#[test]
fn a_later_denial_is_no_later_figure() {
    let article = |name: &str, day: &str, text: &str| {
        let mut article =
            Article::new(name, format!("A ferry caught fire off Norhaven, Vesta, on 3 May 2024.\n\n{text}"));
        article.published = crosscheck::text::Moment::parse(day);
        article
    };
    let first = article("herald", "2024-05-03", "Seven people were killed in the fire.");
    let second = article("courier", "2024-05-04", "Seven people were not killed in the fire.");
    let report = compare(&[first, second], rules());
    let row = report.rows.iter().find(|row| row.kind == "killed").unwrap();
    assert_eq!(row.relation.word(), "conflict", "{}", row.finding);
    assert!(row.finding.contains("not seven"), "{}", row.finding);
}

#[test]
fn a_denial_is_said_once_in_a_cell() {
    let report =
        told("The mayor accused Norland of bombing the ferry.", "On Friday Norland denied any links to the raid.");
    let text = report::write(&report, Format::Markdown, 100, false);
    assert!(text.contains("a denial by Norland (:3)"), "{text}");
}

#[test]
fn beside_a_denial_the_others_name_who_did_it() {
    let report =
        told("The army of Norland bombed the ferry.", "On Friday the army of Norland denied any links to the raid.");
    let row = report.rows.iter().find(|row| row.kind == "attacker").unwrap();
    assert!(row.finding.contains("courier reports a denial by"), "{}", row.finding);
    assert!(row.finding.contains("herald names the army of Norland"), "{}", row.finding);
}
