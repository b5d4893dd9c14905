//! Two accidents of one day in two towns, and one accident whose town two texts name in two ways.

mod story;

use crosscheck::{Article, Relation, compare};
use story::rules;

/// Two articles of one evening whose bodies are as given.
fn stories(a: &str, b: &str) -> usize {
    let head = "---\npublished: \"2024-05-04T20:00\"\n---\n\n";
    let read = |name: &str, body: &str| story::generate::read(name, &format!("{head}{body}\n"));
    let articles: [Article; 2] = [read("herald", a), read("courier", b)];
    let report = compare(&articles, rules());
    assert_eq!(report.count(Relation::Conflict), 0, "{:?}", report.rows.iter().map(|r| &r.finding).collect::<Vec<_>>());
    report.stories.len()
}

#[test]
fn two_towns_that_no_gazetteer_has_are_two_accidents() {
    let blast = "A bomb exploded in Tellin, Vesta, on 4 May 2024.\n\nTwelve people were killed.";
    assert_eq!(stories(blast, "A bomb exploded in Havley, Vesta, on 4 May 2024.\n\nNine people were killed."), 2);
    assert_eq!(
        stories(blast, "A bomb went off near Upper Havley on 4 May 2024 in Vesta.\n\nNine people were killed."),
        2
    );
    let known = "A bomb exploded in Mosul, Iraq, on 4 May 2024.\n\nTwelve people were killed.";
    assert_eq!(stories(known, "A bomb exploded in Basra, Iraq, on 4 May 2024.\n\nNine people were killed."), 2);
}

#[test]
fn a_town_that_the_other_text_names_anywhere_is_of_one_accident() {
    let blast = "A bomb exploded in Tellin, Vesta, on 4 May 2024.\n\nTwelve people were killed.";
    let village =
        "A bomb exploded in Havley, a village near Tellin, Vesta, on 4 May 2024.\n\nTwelve people were killed.";
    assert_eq!(stories(blast, village), 1);
    let district =
        "A bomb exploded in the Havley district of Tellin, Vesta, on 4 May 2024.\n\nTwelve people were killed.";
    assert_eq!(stories(blast, district), 1);
    let later = "A bomb exploded in Havley, Vesta, on 4 May 2024.\n\nTwelve people were killed.\n\nThe road to Tellin was shut.";
    assert_eq!(stories(blast, later), 1);
}

#[test]
fn a_town_and_the_country_around_it_are_one_place() {
    let blast = "A bomb exploded in Tellin, Vesta, on 4 May 2024.\n\nTwelve people were killed.";
    assert_eq!(stories(blast, "A bomb exploded at a market in Vesta on 4 May 2024.\n\nTwelve people were killed."), 1);
}

#[test]
fn a_town_spelt_in_two_ways_is_one_town() {
    let one = "A bomb exploded in Birrehn, Vesta, on 4 May 2024.\n\nTwelve people were killed.";
    assert_eq!(stories(one, "A bomb exploded in Birehen, Vesta, on 4 May 2024.\n\nTwelve people were killed."), 1);
}

#[test]
fn where_the_hurt_are_treated_is_not_where_they_were_hurt() {
    let one = "A jet crashed near Tellin, Vesta, on 4 May 2024.\n\nSeven people were killed, police said.";
    let two = "A jet crashed near Tellin, Vesta, on 4 May 2024.\n\nThe road was shut.\n\nThe ambulance service said seven people were declared dead \
               there and one was flown to a hospital in Basra.";
    let head = "---\npublished: \"2024-05-04T20:00\"\n---\n\n";
    let read = |name: &str, body: &str| story::generate::read(name, &format!("{head}{body}\n"));
    let report = compare(&[read("herald", one), read("courier", two)], rules());
    let places = report.rows.iter().filter(|row| row.question.contains("Basra")).count();
    assert_eq!(places, 0);
}
