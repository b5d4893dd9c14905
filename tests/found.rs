//! What the laws have found, each in the smallest story that shows it.

mod story;

use crosscheck::{Article, Relation, compare};
use story::{generate, rules};

/// The relations of the rows of one kind, for articles with these names and texts.
fn relations(kind: &str, articles: &[(&str, &str)]) -> Vec<Relation> {
    let articles: Vec<Article> = articles.iter().map(|(name, text)| generate::read(name, text)).collect();
    let report = compare(&articles, rules());
    report.rows.iter().filter(|row| row.kind == kind).map(|row| row.relation).collect()
}

#[test]
fn a_bare_count_is_no_magnitude() {
    let dead = [
        ("one", "Two people were killed when a ferry sank in Norhaven, Vesta on 3 May 2024."),
        ("two", "At least 8 people were killed when a ferry sank in Norhaven, Vesta on 3 May 2024."),
    ];
    assert_eq!(relations("magnitude", &dead), []);
}

#[test]
fn two_pairs_that_fit_alike_are_joined_alike_whatever_the_files_are_called() {
    let headed = "---\ntitle: \"More than 2 killed in Port Averley quake\"\n---\n\nMore than 2 passengers were killed when a \
                  quake struck in Port Averley, Skelda on 5 May 2024.\n";
    let plain = "Up to 2 people died in the quake in Port Averley, Skelda on 5 May 2024.";
    let there = relations("killed", &[("a", headed), ("b", plain)]);
    let back = relations("killed", &[("b", headed), ("a", plain)]);
    assert_eq!(there, back);
}

#[test]
fn words_that_three_say_are_joined_alike_whatever_the_files_are_called() {
    let told = |speaker: &str| {
        let lead = "A ferry sank in Norhaven, Vesta on 3 May 2024";
        format!("{lead}, {speaker} said.\n\n“We will rebuild every house on this street,” {speaker} said.\n")
    };
    let (police, captain) = (told("police"), told("Capt. Tobias Renholm"));
    let mayor = "A ferry sank in Norhaven, Vesta on 3 May 2024.\n\n“We will rebuild every house on this street,” Mayor \
                 Ann Dale said.\n";
    let together = |names: [&str; 3]| {
        let articles: Vec<Article> =
            names.iter().zip([&police, &captain, mayor]).map(|(name, text)| generate::read(name, text)).collect();
        let report = compare(&articles, rules());
        let quotes = report.rows.into_iter().filter(|row| row.kind == "quote");
        let mut speakers: Vec<Vec<Option<String>>> =
            quotes.map(|row| row.cells.into_iter().map(|cell| cell.speaker).collect()).collect();
        speakers.iter_mut().for_each(|row| row.sort());
        speakers.sort();
        speakers
    };
    assert_eq!(together(["a", "b", "c"]), together(["c", "a", "b"]));
    assert_eq!(together(["a", "b", "c"]), together(["b", "c", "a"]));
}

#[test]
fn a_copy_that_comes_first_moves_no_claim_to_another_question() {
    let headed = "---\ntitle: \"More than 2 killed in Port Averley quake\"\npublished: 2024-05-05\n---\n\nMore than 2 \
                  passengers were killed when a quake struck in Port Averley, Skelda on 5 May 2024.\n";
    let plain = "At least 2 people died in the quake in Port Averley, Skelda on 5 May 2024.\n";
    let before = relations("killed", &[("c", plain), ("b", headed)]);
    let after = relations("killed", &[("a", plain), ("c", plain), ("b", headed)]);
    let joined = |relations: &[Relation]| relations.contains(&Relation::Compatible);
    assert_eq!(joined(&before), joined(&after), "{before:?} became {after:?}");
}

#[test]
fn a_headline_meets_the_other_article_whether_or_not_two_texts_repeat_it() {
    let headed = |figure: &str, noun: &str| {
        let lead = "killed when a ferry sank in Norhaven, Vesta on 3 May 2024.";
        format!("---\ntitle: \"{figure} killed in Norhaven sinking\"\n---\n\n{figure} {noun} were {lead}\n")
    };
    let people = "2 people were killed when a ferry sank in Norhaven, Vesta on 3 May 2024.";
    let conflict = |one: &str, two: &str| {
        let (one, two) = (headed(one, "passengers"), headed(two, "passengers"));
        relations("killed", &[("a", &one), ("b", people), ("c", &two)]).contains(&Relation::Conflict)
    };
    // More than nine against two, or at least nine against two: either way the headlines are apart from the other text.
    assert_eq!(conflict("More than 9", "More than 9"), conflict("At least 9", "More than 9"));
}

#[test]
fn a_vague_count_is_printed_alike_before_a_hard_blank() {
    let answer = |text: &str| {
        let report = compare(&[Article::new("one", text)], rules());
        report.rows[0].cells[0].answer.clone()
    };
    assert_eq!(answer("Dozens of people were injured."), answer("Dozens of\u{a0}people\u{a0}were injured."));
    assert_eq!(answer("Dozens of people were injured."), answer("Dozens\u{a0}of people were\u{a0}injured."));
}

#[test]
fn a_date_as_long_as_an_answer_that_stops_inside_it_is_not_lost() {
    let text = "The line carries 62 percent of the towns and villages along the old river road and the coast and the hills \
                and the plain and the valley beyond them all to the very last of the far northern border posts since \
                2024-05-03.";
    let report = compare(&[Article::new("one", text)], rules());
    let cells = report.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.quote);
    let named = cells.chain(report.unread.iter().map(|unread| &unread.quote));
    let words: Vec<&str> = named.map(|quote| quote.words.as_str()).collect();
    assert!(words.iter().any(|words| words.contains("2024-05-03")), "{words:?}");
}

#[test]
fn a_tie_is_settled_alike_whatever_blanks_stand_between_the_words() {
    let told = |day: &str, lead: &str, damage: &str| {
        let lead = lead.replace("DAY", "14 October 2020");
        format!("---\npublished: \"{day}\"\n---\n\n{lead} {damage}\n")
    };
    let texts = [
        told(
            "2020-10-15",
            "A bomb exploded in Brenfield, Tamrin on DAY.",
            "The damage from the blast is put at 12 million dollars, the Red Cross said.",
        ),
        told(
            "2020-10-15",
            "A bomb exploded in Brenfield, Tamrin on DAY.",
            "The damage from the blast is put at $12 million, Capt. Tobias Renholm said.",
        ),
        told(
            "2020-10-15",
            "The blast in Brenfield, Tamrin on DAY shook the region.",
            "According to the Red Cross, the blast caused damage of $12 million.",
        ),
        told(
            "2020-10-17",
            "The blast in Brenfield, Tamrin on DAY shook the region.",
            "The damage from the blast is put at about $12 million, the health ministry said.",
        ),
    ];
    let rows = |fold: &dyn Fn(&str) -> String| {
        let names = ["herald", "courier", "zenith", "mail"];
        let articles: Vec<Article> =
            names.iter().zip(&texts).map(|(name, text)| generate::read(name, &fold(text))).collect();
        let report = compare(&articles, rules());
        let money = report.rows.into_iter().filter(|row| row.kind == "money");
        money.map(|row| row.cells.into_iter().map(|cell| cell.source).collect()).collect::<Vec<Vec<usize>>>()
    };
    let hard = |text: &str| {
        let (head, body) = text.split_once("---\n\n").unwrap();
        format!("{head}---\n\n{}", body.replace(' ', "\u{a0}"))
    };
    assert_eq!(rows(&str::to_owned), rows(&hard));
}

#[test]
fn the_falls_of_two_climbers_are_no_conflict() {
    let falls = [
        (
            "one",
            "A 36-year-old climber died on 3 May 2024 after he fell 150 metres on Mount Tellin, Vesta, police said.",
        ),
        ("two", "A climber aged 32 died on 3 May 2024 after he fell 600 metres on Mount Tellin, Vesta, police said."),
    ];
    assert_eq!(relations("distance", &falls), [Relation::Single, Relation::Single]);
    let one = [
        (
            "one",
            "A 36-year-old climber died on 3 May 2024 after he fell 150 metres on Mount Tellin, Vesta, police said.",
        ),
        (
            "two",
            "A 36-year-old climber died on 3 May 2024 after he fell 600 metres on Mount Tellin, Vesta, police said.",
        ),
    ];
    assert_eq!(relations("distance", &one), [Relation::Conflict]);
}

#[test]
fn news_of_a_morrow_that_has_begun_elsewhere_is_not_six_days_old() {
    let evening = "---\npublished: 2017-08-28T18:00\n---\n\nA ferry sank off Norhaven, Vesta, early Tuesday morning, killing three people.\n";
    let after = "---\npublished: 2017-08-30\n---\n\nThree people died when a ferry sank off Norhaven, Vesta, on 29 August 2017.\n";
    assert_eq!(relations("event day", &[("evening", evening), ("after", after)]), [Relation::Same]);
    assert_eq!(relations("killed", &[("evening", evening), ("after", after)]), [Relation::Same]);
}

#[test]
fn quakes_in_two_provinces_of_one_day_are_two_quakes() {
    let quakes = [
        ("one", "A strong quake struck Indonesia's Aceh province on 3 May 2024, killing 12 people, officials said."),
        (
            "two",
            "A strong quake struck Indonesia's West Papua province on 3 May 2024, killing 4 people, officials said.",
        ),
    ];
    assert_eq!(relations("killed", &quakes), [Relation::Single, Relation::Single]);
}

#[test]
fn an_accusation_and_its_denial_are_one_question_in_dispute() {
    let raid = [
        (
            "one",
            "Vesta bombed a camp near Norhaven, Skelda, on 3 May 2024, the mayor said. The Vesta army denied any links to the raid.",
        ),
        (
            "two",
            "The governor accused Vesta of carrying out the attack on a camp near Norhaven, Skelda, on 3 May 2024.",
        ),
    ];
    assert_eq!(relations("attacker", &raid), [Relation::Conflict]);
}

#[test]
fn an_earlier_launch_in_an_article_without_a_day_is_not_the_one_that_others_date() {
    let dated = |place: &str| {
        format!(
            "---\npublished: 2024-09-15\n---\n\nNorland fired a ballistic missile over the island of Skelda on Friday, the \
             {place} government in Vesta said. The Norland missile fell into the Averley Sea.\n"
        )
    };
    let undated = "Norland fired a ballistic missile over the island of Skelda, the Vesta government \
                   said. The Norland missile fell into the Averley Sea.\n\nPeople were told to take shelter.\n\nTrains stopped for an hour.\n\nThe weather was \
                   fine.\n\nOn August 29, Norland fired a ballistic missile \
                   over Skelda.\n";
    let (one, two) = (dated("Vesta"), dated("Skelda"));
    let articles = [("one", one.as_str()), ("two", two.as_str()), ("three", undated)];
    assert_eq!(relations("event day", &articles), [Relation::Same, Relation::Single]);
}

#[test]
fn two_battles_of_one_day_that_only_a_third_article_tells_of_are_no_conflict() {
    let one = "---\npublished: 2024-11-12\n---\n\nVesta rebels shelled the Norhaven barracks of the Skelda army at dawn on \
               12 November 2024. Seven people were killed.\n";
    let both = "---\npublished: 2024-11-12\n---\n\nVesta rebels shelled the Norhaven barracks of the Skelda army and \
                stormed the Tellin power station near Averley Bay on 12 November 2024.\n";
    let other = "---\npublished: 2024-11-12\n---\n\nGunmen stormed the Tellin power station near Averley Bay on 12 \
                 November 2024. Nobody was killed, guards told Bay Radio.\n";
    let articles = [("one", one), ("both", both), ("other", other)];
    assert_eq!(relations("killed", &articles), [Relation::Single, Relation::Single]);
}

#[test]
fn what_two_officers_said_in_two_battles_is_not_one_utterance_in_two_wordings() {
    let one = "---\npublished: 2024-11-12\n---\n\nRebels attacked the Norhaven barracks in Skelda on 12 November 2024.\n\n“We \
               believe that we will have full control of the situation within the next few hours.”\n";
    let two = "---\npublished: 2024-11-29\n---\n\nGunmen stormed a power station at Tellin, Vesta, on 29 November \
               2024.\n\nThe army “expects to control the situation within the next few hours,” an officer said.\n";
    assert_eq!(relations("quote", &[("one", one), ("two", two)]), [Relation::Single, Relation::Single]);
}

#[test]
fn a_town_and_a_person_under_two_spellings_are_one_town_and_one_person() {
    let one = "---\npublished: 2024-05-04\n---\n\nA drone hit a market in Kiev on 3 May 2024, killing 12 people.\n\nMohammed \
               Rahimi, 34, lost his arm.\n";
    let two = "---\npublished: 2024-05-04\n---\n\nFifteen people were killed when a drone hit a market in Kyiv on 3 May \
               2024.\n\nThe victim Muhammad Rahimi, 36, lost an arm.\n";
    let articles = [("one", one), ("two", two)];
    assert_eq!(relations("killed", &articles), [Relation::Conflict]);
    assert_eq!(relations("age", &articles), [Relation::Conflict]);
}

#[test]
fn neither_the_town_of_an_aside_nor_whom_the_papers_tell_of_speaks() {
    let speakers = |kind: &str, text: &str| -> Vec<Option<String>> {
        let articles = [generate::read("one", text), generate::read("two", text)];
        let report = compare(&articles, rules());
        let rows = report.rows.into_iter().filter(|row| row.kind == kind);
        rows.flat_map(|row| row.cells.into_iter().map(|cell| cell.speaker)).collect()
    };
    let text = "Raiders freed twelve sailors on 3 May 2024.\n\nThe sailors were exchanged for four rebels in Dalby, a town \
                in the north of Vesta close to the border, said local sources.\n";
    let told = speakers("freed", text);
    assert!(told.contains(&Some("local sources".to_owned())), "{told:?}");
    let text = "The Brandts published their returns on 3 May 2024.\n\nAccording to the returns, the Brandts earned $140 \
                million over the eight years.\n";
    let told = speakers("earnings", text);
    assert!(!told.is_empty() && told.iter().all(Option::is_none), "{told:?}");
}

#[test]
fn what_agrees_and_is_dated_to_a_day_that_the_story_tells_of_is_of_the_story() {
    // One text opens with the day of the deed, the other with the day on which it was found out, and dates the deed later.
    let deed = "---\ntitle: \"Boy dragged into lake at Tellin Zoo\"\npublished: 2024-05-08\n---\n\nA 2-year-old boy was dragged \
                into the lake at Tellin Zoo by a crocodile on Tuesday night.\n";
    let search = "---\ntitle: \"Body of boy found in lake at Tellin Zoo\"\npublished: 2024-05-09\n---\n\nDivers found the body of \
                  a boy in the lake at Tellin Zoo on Wednesday.\n\nKeepers are hunting the crocodile that dragged the \
                  2-year-old boy into the lake on Tuesday night.\n";
    assert_eq!(relations("age of one unnamed", &[("one", deed), ("two", search)]), [Relation::Same]);
}

#[test]
fn a_year_in_which_somebody_was_founded_is_no_year_of_what_he_is_paid() {
    let plain = "Osei Bank was fined on 3 May 2024 over false accounts. It will pay $35 million to the Office of Trade and $50 \
                 million to the city of Tellin.";
    let aside = "Osei Bank was fined on 3 May 2024 over false accounts. It will pay $35 million to the Office of Trade, a federal \
                 agency created in 2011, and $50 million to the city of Tellin.";
    assert_eq!(relations("money", &[("one", plain), ("two", aside)]), [Relation::Same, Relation::Same]);
}

#[test]
fn an_article_that_names_the_same_persons_and_things_is_of_the_story_in_whatever_words_it_opens() {
    let told = "---\ntitle: \"Four killed on raft ride at Starworld\"\npublished: 2024-05-08\n---\n\nFour people were killed when a \
                raft overturned on the Wild Canyon ride on Tuesday, police said.\n\nThe park's chief, Craig Renholm, said it was \
                shut. Inspector Clara Moss said that two rafts had collided.\n";
    let later = "---\ntitle: \"'A miracle that anyone survived'\"\npublished: 2024-05-09\n---\n\nStarworld chief Craig Renholm has \
                 promised help for the two children who came through Tuesday's incident.\n\nIt killed four people. Inspector \
                 Clara Moss, who saw the film, called it a wonder. Rafts of the Wild Canyon ride collided.\n";
    assert_eq!(relations("killed", &[("one", told), ("two", later)]), [Relation::Same]);
}

#[test]
fn an_hour_told_of_what_happened_is_that_of_the_accident() {
    let one = "A raft overturned at the park in Tellin, Vesta at around 2:20 p.m. on 3 May 2024.";
    let two = "A raft overturned at the park in Tellin, Vesta on 3 May 2024. The incident occurred at 2:20 p.m., the park said.";
    assert_eq!(relations("event time", &[("one", one), ("two", two)]).len(), 1);
}

#[test]
fn a_town_that_stands_in_the_name_of_its_police_is_named() {
    let one = "---\ntitle: \"School bus crash: what we know\"\npublished: 2024-05-08\n---\n\nFive pupils were killed in a school bus crash \
               on Monday in Liverpool. The driver, Boris Renholm, was arrested.\n";
    let two = "---\ntitle: \"Driver charged in school bus crash\"\npublished: 2024-05-08\n---\n\nThe driver of a school bus that left a \
               road in England on Monday was arrested after a crash that killed five pupils.\n\nLiverpool Police Chief Clara Moss named \
               him as Boris Renholm.\n";
    assert_eq!(relations("killed", &[("one", one), ("two", two)]), [Relation::Same]);
}

#[test]
fn what_is_looked_back_on_is_of_its_own_day_whenever_it_is_printed() {
    let then = "---\npublished: 2024-06-07\n---\n\nThe Vesta air force bombed a clinic in Tellin, Norland on May 3, 2024, killing 30 \
                people. The clinic released a report on June 7.\n";
    let years = "---\npublished: 2034-05-03\n---\n\nTen years ago, on the night of May 3, 2024, the clinic in Tellin, Norland came \
                 under air strikes of the Vesta air force. The attack killed 42 people.\n";
    assert_eq!(relations("killed", &[("one", then), ("two", years)]), [Relation::Explained]);
}

#[test]
fn one_toll_of_one_town_and_day_is_of_one_fire_in_whatever_words_it_is_told() {
    let one = "---\ntitle: \"Party fire in Tellin leaves nine dead and 25 missing\"\npublished: 2024-05-04\n---\n\nCity records show \
               that the mill had faced complaints.\n\nAt least nine people were dead and 25 unaccounted for after fire broke out in \
               a mill in Tellin, city officials said on Saturday.\n";
    let two = "---\npublished: 2024-05-04\n---\n\nTellin — At least nine people died in a blaze that broke out late Friday at a \
               concert of Ida Brandt in the Lower Harbour, chief Clara Moss said. It may be \
               the worst in Tellin's history. Another 25 people are unaccounted for.\n";
    assert_eq!(relations("killed", &[("one", one), ("two", two)]).len(), 1);
}

#[test]
fn a_date_on_a_line_of_its_own_is_the_day_of_the_article_and_that_of_a_toll_no_day_of_the_event() {
    let one = "Sunday, May 5, 2024\n\nA fire broke out in a mill in Tellin, Norland late on Friday night. Nine people were killed.\n";
    let two = "---\npublished: 2024-05-06\n---\n\nThe death toll from the fire that broke out on Friday in a mill in Tellin, Norland \
               soared to 33 on Sunday.\n";
    assert_eq!(relations("killed", &[("one", one), ("two", two)]), [Relation::Explained]);
}

#[test]
fn pupils_and_children_are_the_same_people_where_neither_text_counts_anybody_else() {
    let one = "Five pupils were killed when a bus left the road in Tellin, Norland on 3 May 2024.";
    let two = "A bus left the road in Tellin, Norland on 3 May 2024, killing five children.";
    let all = "A bus left the road in Tellin, Norland on 3 May 2024. Twelve people were killed. Among the dead were five children.";
    assert_eq!(relations("killed", &[("one", one), ("two", two)]), [Relation::Same]);
    assert_eq!(relations("killed", &[("one", one), ("all", all)]), [Relation::Explained]);
}

#[test]
fn a_percent_sign_and_its_word_are_one_word_of_a_quotation() {
    let said = |share: &str| format!("“We are cutting the staff of the yard by {share} by June,” said Ida Brandt.");
    for share in ["10 percent", "10 per cent"] {
        let found = relations("quote", &[("one", &said("10%")), ("two", &said(share))]);
        assert_eq!(found, [Relation::Same], "{share}");
    }
}
