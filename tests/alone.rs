//! What each of two texts tells once only: a figure that is apart is told or named, and two things are never one.

mod story;

use crosscheck::{Article, Relation, Report, compare};
use story::rules;

/// The report of two outlets of one evening that tell of the same fire, each with sentences of its own behind it.
fn report(herald: &str, courier: &str) -> Report {
    let read = |name: &str, said: &str| {
        let head = "---\npublished: \"2024-05-04T20:00\"\n---\n\nA fire broke out on the ferry Grey Wagtail off Tellin, Vesta, on \
                    3 May 2024.";
        story::generate::read(name, &format!("{head} {said}\n"))
    };
    compare(&[read("herald", herald), read("courier", courier)] as &[Article], rules())
}

/// The relations of the rows of a kind in which both outlets stand.
fn relations(report: &Report, kind: &str) -> Vec<Relation> {
    let rows = report.rows.iter().filter(|row| row.kind == kind && row.support.articles > 1);
    rows.map(|row| row.relation).collect()
}

#[test]
fn a_cost_that_each_tells_once_of_one_ship_is_one_question() {
    let there = report(
        "\n\nThe Grey Wagtail, built at a cost of 48 million dollars, is the pride of the line.",
        "\n\nThe loss of the Grey Wagtail is a blow to the firm. The vessel cost $64 million and was insured for less.",
    );
    assert_eq!(relations(&there, "money"), [Relation::Conflict]);
}

#[test]
fn costs_of_two_things_are_never_in_conflict() {
    let there = report(
        "\n\nThe Grey Wagtail, built at a cost of 48 million dollars, is the pride of the line.",
        "\n\nThe rescue by helicopter and by sea cost $64 million, the coastguard said.",
    );
    assert_eq!(relations(&there, "money"), []);
}

#[test]
fn a_cost_beside_another_one_of_the_same_text_is_held_against_nobody() {
    let there = report(
        "\n\nThe Grey Wagtail, built at a cost of 48 million dollars, is the pride of the line. The pier cost $70 million.",
        "\n\nThe loss of the Grey Wagtail is a blow to the firm. The vessel cost $64 million and was insured for less.",
    );
    assert_eq!(relations(&there, "money"), []);
}

#[test]
fn parts_of_the_dead_that_each_tells_once_are_one_question() {
    let there = report(
        " Nine people were killed. The nine include three children.",
        " Nine people died. Five of the dead were children, the coastguard said.",
    );
    assert_eq!(relations(&there, "killed"), [Relation::Conflict, Relation::Same]);
}

#[test]
fn times_within_the_hour_are_one_question_and_far_ones_are_named_as_look_alikes() {
    let near = report(" The fire began at 4:10 p.m. on the car deck.", " The blaze began on board at 4:50 p.m.");
    assert_eq!(relations(&near, "event time"), [Relation::Conflict]);
    let far = report(
        " The fire began at 4:10 p.m. on the car deck.",
        " Crews of two trawlers that saw the blaze at 8:50 p.m. turned back.",
    );
    assert_eq!(relations(&far, "event time"), []);
    assert!(far.refused.iter().any(|refused| refused.alike.contains("time")), "{:?}", far.refused);
}

#[test]
fn an_old_accident_is_one_by_a_name_that_no_headline_tells() {
    let there = report(
        "\n\nIn June 2009 the ferry Sound Heron capsized off the mole and 18 people drowned.",
        "\n\nIt is the worst day since the Sound Heron went over off the mole in 2009 and 24 people died.",
    );
    assert_eq!(relations(&there, "killed"), [Relation::Conflict]);
    let there = report(
        "\n\nIn June 2009 the ferry Sound Heron capsized off the mole and 18 people drowned.",
        "\n\nIt is the worst day since the Lady Ambrose went over off the mole in 2009 and 24 people died.",
    );
    assert_eq!(relations(&there, "killed"), []);
}
