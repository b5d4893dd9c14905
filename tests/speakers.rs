//! Who is cited for a claim, and how firmly: people with a post behind their name, "he", and those whom a report cites.

mod story;

use crosscheck::report::Report;
use crosscheck::{Article, compare};
use story::rules;

fn told(text: &str) -> Report {
    let lead = "A ferry caught fire off Norhaven, Vesta, on 3 May 2024.";
    compare(&[Article::new("herald", format!("{lead}\n\n{text}\n"))], rules())
}

/// The speaker of the first claim of a kind, and its stance.
fn speaker(kind: &str, text: &str) -> (String, String) {
    let report = told(text);
    let row = report.rows.iter().find(|row| row.kind == kind).unwrap_or_else(|| panic!("{text}"));
    let cell = &row.cells[0];
    (cell.speaker.clone().unwrap_or_default(), cell.stance.word().to_string())
}

#[test]
fn a_body_that_an_apposition_names_does_not_speak() {
    for text in [
        "Ida Brandt, the head of the Norland Rescue Force’s Harbour Command, said that seven people were killed.",
        "Ida Brandt, a nurse at the Vesta Fund’s Harbour Clinic, said that seven people were killed.",
        "Ida Brandt, Vice President of ferries and cargo at Norhaven’s Ships, said that seven people were killed.",
    ] {
        let (speaker, _) = speaker("killed", text);
        assert!(speaker.contains("Brandt"), "{text}: {speaker}");
    }
}

#[test]
fn who_is_cited_is_named_without_the_word_that_cites() {
    let text = "Seven people were killed in the fire, Lund said, citing aid workers at the pier.";
    assert_eq!(speaker("killed", text).0, "aid workers");
}

#[test]
fn he_says_it_also_where_he_denied_something_before() {
    let text = "The mayor, Boris Lund, denied the charge. He said that seven people were killed in the fire.";
    let (speaker, stance) = speaker("killed", text);
    assert!(speaker.contains("Lund"), "{speaker}");
    assert_eq!(stance, "asserts");
}

#[test]
fn a_town_before_the_comma_does_not_speak_where_somebody_stands_at_the_verb() {
    for (text, who) in [
        ("A bus crashed near Sandilands on Monday, killing seven people, police said.", "police"),
        ("A blast at Clackton killed seven people, the fire service said.", "fire service"),
        // what the officials say stands behind the verb: nobody is cited for the seven, the town least of all
        ("In Banki, where seven people were killed, officials said the toll could rise.", ""),
    ] {
        assert_eq!(speaker("killed", text).0, who, "{text}");
    }
}

#[test]
fn an_acronym_in_brackets_hides_nobody() {
    let text = "The Norland Air Board (NAB) said seven people were killed.";
    assert!(speaker("killed", text).0.contains("Norland Air Board"), "{:?}", speaker("killed", text));
}

#[test]
fn a_town_of_an_aside_does_not_speak() {
    let text = "Police in Dalby, 80km north of the capital, said seven people were killed there.";
    assert_eq!(speaker("killed", text).0, "Police");
}

#[test]
fn what_is_told_of_does_not_speak() {
    let text = "Medical workers said the fire killed seven people, and that nine women were hurt.";
    assert!(speaker("killed", text).0.ends_with("workers"), "{:?}", speaker("killed", text));
}

#[test]
fn an_official_behind_the_verb_is_named_past_the_post() {
    let text = "Seven people were killed, bringing the toll to 52, said harbour official Ida Brandt.";
    assert_eq!(speaker("killed", text).0, "Ida Brandt");
}

#[test]
fn who_spoke_before_in_the_sentence_goes_on_behind_but() {
    let text =
        "Speaking from the Tellin House, Ida Brandt said the crew was tired, but said, “We will not leave this pier.”";
    assert!(speaker("quote", text).0.contains("Brandt"), "{:?}", speaker("quote", text));
}

#[test]
fn he_is_whom_the_sentence_before_names_with_a_post() {
    let text = "Mayor Ida Brandt said the pier was shut.\n\nIn Tellin, President Lund offered his sympathy. “We will not \
                leave this pier,” he said.";
    assert!(speaker("quote", text).0.contains("Lund"), "{:?}", speaker("quote", text));
}

#[test]
fn a_paper_that_is_cited_does_not_go_on_with_what_somebody_said() {
    let text = "“We will not leave this pier,” said Ida Brandt, a nurse, according to the Tellin Herald. “We are here to stay, \
                all of us.”";
    let report = told(text);
    let quotes = report.rows.iter().filter(|row| row.kind == "quote").flat_map(|row| &row.cells);
    for cell in quotes {
        assert!(cell.speaker.as_deref().unwrap_or_default().contains("Brandt"), "{:?}", cell.speaker);
    }
}

#[test]
fn who_belongs_to_a_body_speaks_and_not_the_body() {
    let text = "“We will not leave this pier,” said Norhaven Aid’s Ida Brandt.";
    assert!(speaker("quote", text).0.contains("Brandt"), "{:?}", speaker("quote", text));
}

#[test]
fn one_elderly_woman_speaks() {
    let text = "“We will not leave this pier,” said one elderly woman, whose sons were on the ferry.";
    assert!(speaker("quote", text).0.contains("woman"), "{:?}", speaker("quote", text));
}

#[test]
fn the_people_of_a_country_speak_and_not_the_country() {
    let text = "Norland regulators said on Friday that seven people were killed.";
    assert_eq!(speaker("killed", text).0, "Norland regulators");
}

#[test]
fn who_told_something_in_a_relative_clause_stands_right_before_it() {
    let text = "Boris Lund was sentenced by a judge who slowly said that seven people were killed.";
    assert_eq!(speaker("killed", text).0, "judge");
}

#[test]
fn who_is_told_before_a_colon_does_not_speak() {
    let text = "Ida Brandt told Norland Radio: “We have counted seven people dead and 40 hurt on the pier.”";
    for kind in ["quote", "killed"] {
        assert!(speaker(kind, text).0.contains("Brandt"), "{kind}: {:?}", speaker(kind, text));
    }
}

#[test]
fn who_was_quoted_as_saying_something_speaks_the_quotation_before_it() {
    for text in [
        "“It is too early to say what went wrong,” Norland Police Chief Constable Ida Brandt was quoted as saying.",
        "“It is too early to say what went wrong,” Ida Brandt was quoted by the station as saying.",
    ] {
        let (speaker, _) = speaker("quote", text);
        assert!(speaker.ends_with("Ida Brandt"), "{text}: {speaker}");
    }
}

#[test]
fn somebody_s_daughter_speaks_and_not_he() {
    let text = "Ida Brandt's daughter confirmed that seven people were killed.";
    assert_eq!(speaker("killed", text).0, "Ida Brandt's daughter");
}

#[test]
fn she_is_no_crew() {
    let text = "Norland passenger Ida Brandt told Norhaven Radio that it was the crew who told passengers that the ferry was \
                on fire. “We will not leave this pier,” she said.";
    assert!(speaker("quote", text).0.contains("Brandt"), "{:?}", speaker("quote", text));
}

#[test]
fn what_is_settled_pending_or_alleged_speaks_for_nobody() {
    for text in [
        "The Norhaven firm also settled claims with 44 harbours.",
        "Pending claims covering 44 harbours that also are alleged to be unsafe.",
        "Civil penalties were sought for alleged breaches at 44 harbours.",
    ] {
        assert_eq!(speaker("count of things", text).0, "", "{text}");
    }
}

#[test]
fn the_land_of_a_town_does_not_speak_for_whoever_works_there() {
    let text = "“We will not leave this pier,” Ida Brandt, a nurse at the Harbour Clinic in Paris, France said.";
    assert!(!speaker("quote", text).0.contains("France"), "{:?}", speaker("quote", text));
}

#[test]
fn a_quotation_that_stands_by_itself_is_not_of_whom_the_next_sentence_names() {
    let text = "“It was dark,” Ida Brandt said. “We will not leave this pier.” Boris Lund said the sea was calm.";
    let report = told(text);
    let stays = |quote: &&crosscheck::report::Cell| quote.quote.words.contains("pier");
    let cells = report.rows.iter().filter(|row| row.kind == "quote").flat_map(|row| &row.cells);
    let speakers: Vec<_> = cells.filter(stays).map(|cell| cell.speaker.clone().unwrap_or_default()).collect();
    assert_eq!(speakers, ["Ida Brandt"]);
}

#[test]
fn a_quotation_that_stands_by_itself_is_not_of_whom_the_next_sentence_is_about() {
    let text = "“There was smoke everywhere on board.” Police have confirmed that a man was arrested on Monday.";
    assert_ne!(speaker("quote", text).0, "Police");
    let text = "Police spoke to crowds at the pier.\n\n“There was smoke everywhere on board.” Ida Brandt said.";
    assert_eq!(speaker("quote", text).0, "Ida Brandt");
    let text = "“There was smoke everywhere on board,” the police said. A man was arrested on Monday.";
    assert_eq!(speaker("quote", text).0, "police");
}
