//! Two events that look alike are no two answers to one question; a figure that a text itself calls the first is one.

mod story;

use crosscheck::{Article, Relation, compare};
use story::{generate, rules};

/// The rows of one kind that more than one text answers: the relation, its causes and the answers.
fn rows(kind: &str, articles: &[(&str, &str)]) -> Vec<(Relation, Vec<String>, Vec<String>)> {
    let articles: Vec<Article> = articles.iter().map(|(name, text)| generate::read(name, text)).collect();
    let report = compare(&articles, rules());
    let shared = report.rows.into_iter().filter(|row| row.kind == kind && row.relation != Relation::Single);
    shared
        .map(|row| {
            (
                row.relation,
                row.causes.iter().map(|cause| cause.to_string()).collect(),
                row.cells.into_iter().map(|cell| cell.answer).collect(),
            )
        })
        .collect()
}

fn dated(day: &str, text: &str) -> String {
    format!("---\npublished: 2024-05-{day}\n---\n\n{text}\n")
}

#[test]
fn what_another_town_suffered_the_day_before_is_another_event() {
    let one = dated(
        "08",
        "At least 15 people were killed on Wednesday when two bombs went off at a fish market in Norhaven, Vesta, a day \
         after more than 30 were killed in Tellin.",
    );
    let two = dated(
        "08",
        "Two bombs went off at a fish market in Norhaven, Vesta, on Wednesday, killing 15 people, police said. \n\nDozens \
         of people were killed and wounded on Tuesday night in the town of Tellin. A man said he counted 32 bodies. At \
         least 80 people were injured, a newspaper reported.",
    );
    let three = dated(
        "08",
        "Two bombs at a fish market in Norhaven, Vesta, killed 15 people on Wednesday and left over 100 injured, police \
         said.",
    );
    let killed = rows("killed", &[("one", &one), ("two", &two), ("three", &three)]);
    assert!(killed.iter().all(|(_, _, answers)| !answers.iter().any(|answer| answer.contains("30"))), "{killed:?}");
    let hurt = rows("wounded", &[("one", &one), ("two", &two), ("three", &three)]);
    assert!(hurt.is_empty(), "{hurt:?}");
}

#[test]
fn a_count_beside_which_others_are_counted_is_not_the_whole() {
    let one =
        dated("08", "86 people died at the scene of the fire in Norhaven, Vesta, and 17 others died in hospital.");
    let two = dated("08", "A fire in Norhaven, Vesta, has killed 103 people, officials said on Wednesday.");
    assert_eq!(rows("killed", &[("one", &one), ("two", &two)]), []);
}

#[test]
fn a_toll_that_was_corrected_is_explained_by_the_text_that_tells_both() {
    let one = dated(
        "08",
        "Four people were killed in a shooting at a school in Norhaven, Vesta, on Wednesday, police said. The mayor had \
         said five people were killed.",
    );
    let two = dated("08", "Five people were killed in a shooting at a school in Norhaven, Vesta, on Wednesday.");
    let three = dated("08", "A shooting at a school in Norhaven, Vesta, killed four people on Wednesday.");
    let found = rows("killed", &[("one", &one), ("two", &two), ("three", &three)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, Relation::Explained, "{found:?}");
    assert_eq!(found[0].1, ["later"], "{found:?}");
}

#[test]
fn clashes_in_one_region_are_many_fights() {
    let one = dated(
        "08",
        "Rebels attacked an army helicopter near Norhaven, Vesta, on Wednesday. One soldier was killed and six people \
         were wounded in the attack, officials said.",
    );
    let two = dated(
        "08",
        "Rebels and soldiers fought in the hills of Vesta on Wednesday. Officials in Norhaven said that eight soldiers \
         died in clashes with the rebels during the night.",
    );
    let found = rows("killed", &[("one", &one), ("two", &two)]);
    assert!(found.iter().all(|(relation, ..)| *relation != Relation::Conflict), "{found:?}");
}

#[test]
fn a_count_on_its_way_is_no_other_result() {
    let one = dated(
        "08",
        "After four hours of voting the opposition in the Norland parliament had reached 312 votes, near its target of 342.",
    );
    let two = dated("09", "The opposition netted 367 votes in the Norland parliament, well above its target of 342.");
    let found = rows("count of things", &[("one", &one), ("two", &two)]);
    assert!(found.iter().all(|(relation, ..)| *relation != Relation::Conflict), "{found:?}");
}

#[test]
fn a_day_told_without_its_year_counts_a_text_to_the_story_of_that_day() {
    let one =
        "Four people were killed in a shooting at a school in Norhaven, Vesta, on Wednesday (May 8), police said.";
    let two = dated("09", "Four people were killed in a shooting at a school in Norhaven, Vesta, on May 8, 2024.");
    let found = rows("killed", &[("one", one), ("two", &two)]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_date_that_opens_a_clause_is_that_of_what_the_clause_tells() {
    let one = dated(
        "08",
        "At least 43 people have been killed in a bus crash near Norhaven, Vesta. It is the worst crash on the roads of Vesta since 1982, when 52 people died.",
    );
    let two = dated("08", "A bus crash near Norhaven, Vesta, killed 43 people on Wednesday.");
    let found = rows("killed", &[("one", &one), ("two", &two)]);
    assert!(found.iter().all(|(.., answers)| !answers.contains(&"52".to_string())), "{found:?}");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn who_was_badly_hurt_is_a_part_of_those_hurt() {
    let one =
        dated("08", "A bus crash near Norhaven, Vesta, killed 43 people on Wednesday, badly injuring four others.");
    let two = dated("08", "A bus crash near Norhaven, Vesta, killed 43 people on Wednesday and injured eight others.");
    assert_eq!(rows("wounded", &[("one", &one), ("two", &two)]), []);
}

#[test]
fn a_headline_that_its_own_text_corrects_parts_no_row() {
    let one = "---\ntitle: \"14 dead in Norhaven quake\"\npublished: 2024-05-08\n---\n\nA strong quake struck Norhaven, Vesta, \
               before dawn on Wednesday.\n\nAt least 18 people were killed in the quake, officials said.\n";
    let two =
        dated("08", "A strong quake struck Norhaven, Vesta, on Wednesday, killing at least 14 people, officials said.");
    let three =
        dated("09", "The toll of the quake that struck Norhaven, Vesta, on Wednesday has reached 116, officials said.");
    let found = rows("killed", &[("one", one), ("two", &two), ("three", &three)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].2.len(), 3, "{found:?}");
}

#[test]
fn a_note_of_correction_is_another_version() {
    let one = dated(
        "08",
        "Four people were killed in a shooting at a school in Norhaven, Vesta, on Wednesday, police said.\n\nCorrection: \
         An earlier version of this story said that five people were killed.",
    );
    let two = dated("08", "Five people were killed in a shooting at a school in Norhaven, Vesta, on Wednesday.");
    let found = rows("killed", &[("one", &one), ("two", &two)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.join(" ")), (Relation::Explained, "version".to_string()), "{found:?}");
}

#[test]
fn the_votes_of_one_camp_told_in_the_same_words_are_one_question() {
    let one = dated(
        "08",
        "The Norland parliament voted to impeach the president on Tuesday.\n\nThe “no” camp secured 167 votes, while nine deputies abstained.",
    );
    let two = dated(
        "08",
        "The Norland parliament voted to impeach the president on Tuesday.\n\nThe “no” camp took 137 votes and nine deputies abstained.",
    );
    let found = rows("count of things", &[("one", &one), ("two", &two)]);
    assert!(found.iter().any(|(relation, ..)| *relation == Relation::Conflict), "{found:?}");
}

#[test]
fn two_tolls_of_one_day_say_where_an_hour_would_settle_which_is_later() {
    let toll = |published: &str, dead: u32| {
        format!(
            "---\npublished: \"{published}\"\n---\n\nA ferry sank off Norhaven in Vesta on Wednesday, killing {dead} people.\n"
        )
    };
    let finding = |hours: [&str; 2]| {
        let texts = [("herald", toll(hours[0], 46)), ("courier", toll(hours[1], 52))];
        let articles: Vec<Article> = texts.iter().map(|(name, text)| generate::read(name, text)).collect();
        let report = compare(&articles, rules());
        let row = report.rows.into_iter().find(|row| row.kind == "killed").unwrap();
        (row.relation, row.finding)
    };
    let (relation, words) = finding(["2024-05-09", "2024-05-09T12:00"]);
    assert!(relation == Relation::Conflict && words.contains("the hours would tell"), "{words}");
    let (relation, words) = finding(["2024-05-09T09:00", "2024-05-09T12:00"]);
    assert!(relation == Relation::Explained && !words.contains("the hours"), "{words}");
}

#[test]
fn bombs_of_two_days_in_one_town_have_two_tolls() {
    let one = dated(
        "06",
        "A bomb at the railway station of Norhaven, Vesta, killed at least 15 people on Sunday, police said. More than two \
         dozen were wounded.",
    );
    let two = dated(
        "07",
        "A bomb ripped apart a bus in Norhaven, Vesta, on Monday, killing 14 people and wounding 60, a day after a similar \
         attack killed at least 17 in the railway station.",
    );
    let three = dated(
        "07",
        "At least 19 people were killed on Monday morning by a bomb on a bus in Norhaven, Vesta. A blast at the railway \
         station had killed 17 on Sunday.",
    );
    let killed = rows("killed", &[("one", &one), ("two", &two), ("three", &three)]);
    let crossed = |answers: &Vec<String>| {
        let sunday = answers.iter().any(|answer| answer.contains("15") || answer.contains("17"));
        sunday && answers.iter().any(|answer| answer.contains("14") || answer.contains("19"))
    };
    assert!(killed.iter().all(|(_, _, answers)| !crossed(answers)), "{killed:?}");
    let hurt = rows("wounded", &[("one", &one), ("two", &two)]);
    assert!(hurt.iter().all(|(relation, ..)| *relation < Relation::Explained), "{hurt:?}");
}

#[test]
fn a_text_of_sunday_tells_of_no_bomb_of_monday() {
    let one = dated("05", "15 people were killed and 50 injured by a bomb in Norhaven, Vesta, police said.");
    let two = dated("06", "A bomb killed 14 people in Norhaven, Vesta, on Monday.");
    assert_eq!(rows("killed", &[("one", &one), ("two", &two)]), []);
}

#[test]
fn what_a_strike_follows_is_another_one() {
    let one = dated(
        "08",
        "The strike on a wedding in Tellin, Vesta, killed 131 people on Tuesday, medics said. The strike follows air raids \
         that killed 23 people in the north on Monday.",
    );
    let two = dated(
        "08",
        "A strike hit a wedding in Tellin, Vesta, on Tuesday. At least 27 people were killed. Tuesday's strike came a day \
         after helicopters shelled houses in the north, killing at least 30 people.",
    );
    let killed = rows("killed", &[("one", &one), ("two", &two)]);
    let strange = |answers: &Vec<String>| answers.iter().any(|answer| answer.contains("23") || answer.contains("30"));
    assert!(killed.iter().all(|(_, _, answers)| !strange(answers)), "{killed:?}");
}

#[test]
fn an_earlier_quake_that_opens_the_sentence_is_another_one() {
    let one = dated(
        "08",
        "Just one day after a quake that killed at least seven people, a stronger earthquake struck the coast of Norhaven, \
         Vesta, on Wednesday. At least 41 people died.",
    );
    let two = dated("08", "The earthquake near Norhaven, Vesta, killed 19 people on Wednesday, officials said.");
    let killed = rows("killed", &[("one", &one), ("two", &two)]);
    assert!(killed.iter().all(|(_, _, answers)| !answers.contains(&"at least seven".to_string())), "{killed:?}");
}

#[test]
fn shootings_of_one_night_in_two_towns_have_two_tolls() {
    let one =
        dated("05", "A gunman killed 20 people and injured 26 at a shop in Dayton, Ohio, on Saturday, police said.");
    let two = dated(
        "05",
        "Nine people were killed and at least 27 injured in Toledo, Ohio, on Saturday. It was the second shooting of the \
         night in Ohio, following a shooting in Dayton that left 20 dead.",
    );
    let hurt = rows("wounded", &[("one", &one), ("two", &two)]);
    assert_eq!(hurt, []);
    let killed = rows("killed", &[("one", &one), ("two", &two)]);
    assert!(killed.iter().all(|(_, _, answers)| !answers.contains(&"nine".to_string())), "{killed:?}");
}

#[test]
fn one_country_and_one_day_are_no_one_event() {
    let one =
        dated("08", "Rebels attacked a police post in Peru on Wednesday, officials said. Six officers were killed.");
    let two =
        dated("08", "A bus fell into a river in Peru on Wednesday, officials said. It was full. Eleven died in it.");
    let found = rows("killed", &[("one", &one), ("two", &two)]);
    assert_eq!(found, []);
}

#[test]
fn a_soldier_killed_and_casualties_elsewhere_are_two_counts() {
    let one = dated(
        "08",
        "One soldier was killed when a helicopter was shot at near Norhaven, Vesta, on Wednesday, military sources said.",
    );
    let two = dated(
        "08",
        "Fighting broke out on Wednesday in the hills of Vesta near Norhaven, where rebels suffered eight casualties, \
         military sources said.",
    );
    let both = [("one", one.as_str()), ("two", two.as_str())];
    assert_eq!(rows("killed", &both), []);
    assert_eq!(rows("casualties", &both), []);
}
