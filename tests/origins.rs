//! Origins: what shows that two articles, or two answers, rest on one; and what does not.

use crosscheck::input::{self, Owners};
use crosscheck::{Article, Report, RuleBook, compare};
use std::sync::OnceLock;

fn rules() -> &'static RuleBook {
    static RULES: OnceLock<RuleBook> = OnceLock::new();
    RULES.get_or_init(|| RuleBook::embedded().unwrap())
}

/// An article of an outlet, published on 4 May 2024.
fn article(id: &str, head: &str, body: &str) -> Article {
    let text = format!("---\noutlet: {id}\npublished: 2024-05-04\n{head}---\n{body}");
    let mut article = input::read(&format!("{id}.txt"), text.as_bytes()).unwrap();
    article.id = id.into();
    article
}

fn told(articles: &[Article]) -> Report {
    compare(articles, rules())
}

/// Origins of the row on the dead.
fn dead(report: &Report) -> usize {
    let row = report.rows.iter().find(|row| row.kind == "killed" && row.support.articles > 1);
    row.map(|row| row.support.origins).unwrap_or_else(|| panic!("no row on the dead: {:#?}", report.rows))
}

const WIRE: &str = "A passenger ferry caught fire off Norhaven on 3 May 2024, killing 12 people, the coast guard said.\n\n\
    The fire started in the engine room shortly after the vessel had left the harbour with cars and lorries on board.\n\n\
    Tugs towed the burning ship back to the quay, where ambulances and relatives had been waiting since the early evening.\n\n\
    The operator has run the route for more than thirty years and had passed its last safety inspection in the spring.\n";

/// The same text by another desk: words changed, a paragraph cut, the rest in another order.
const REWRITTEN: &str = "Twelve people died when a passenger ferry caught fire off Norhaven on 3 May 2024.\n\n\
    The company has run the route for more than thirty years and had passed its last safety inspection in the spring.\n\n\
    The blaze started in the engine room shortly after the vessel had left the harbour with cars and trucks on board.\n";

/// Another reporter's text on the same fire, with the same speech.
const OWN: &str = "At least 12 people were killed on 3 May 2024 in a fire on a ferry near Norhaven, hospital doctors said.\n\n\
    Smoke was seen from the engine room as the ship sailed, a passenger recalled, and crew members handed out life jackets.\n\n\
    Rescue boats brought the survivors to the town, whose hospital called in nurses from three neighbouring districts.\n";

#[test]
fn a_wire_text_that_was_lightly_rewritten_and_reordered_is_found() {
    let report = told(&[article("herald", "", WIRE), article("courier", "", REWRITTEN)]);
    assert_eq!(dead(&report), 1);
    let link = &report.origins[0].links[0];
    assert_eq!(link.why, ["copy"]);
    assert!(link.shared.is_some_and(|(runs, of)| runs > 20 && runs < of));
    assert_eq!(link.sample.len(), 2);
    assert!(link.sample.iter().all(|s| ["engine room", "thirty years"].iter().any(|w| s.quote.words.contains(w))));
}

#[test]
fn two_reporters_of_one_fire_are_two_origins() {
    let report = told(&[article("herald", "", WIRE), article("courier", "", OWN)]);
    assert!(report.origins.is_empty());
    assert_eq!(dead(&report), 2);
}

#[test]
fn a_long_quotation_in_common_makes_no_copy() {
    let speech = "“We did everything that could be done with the boats and the people we had that night, and we will answer \
                  every question that the families put to us,” the mayor told reporters.\n";
    let report = told(&[
        article("herald", "", &format!("{WIRE}\n{speech}")),
        article("courier", "", &format!("{OWN}\n{speech}")),
    ]);
    assert!(report.origins.is_empty(), "{:#?}", report.origins);
    assert_eq!(dead(&report), 2);
}

#[test]
fn an_agency_that_one_credits_and_the_other_cites_in_the_sentence_is_one_origin_of_that_answer_alone() {
    let wire = article("herald", "agency: AFP\n", WIRE);
    let cites = OWN.replace("hospital doctors said", "AFP reported");
    let report = told(&[wire.clone(), article("courier", "", &cites)]);
    assert_eq!(dead(&report), 1);
    assert!(report.origins.is_empty());
    let spoke = OWN.replace("hospital doctors said", "a doctor told the AFP");
    assert_eq!(dead(&told(&[wire.clone(), article("courier", "", &spoke)])), 1);
    let other = OWN.replace("hospital doctors said", "Reuters reported");
    assert_eq!(dead(&told(&[wire, article("courier", "", &other)])), 2);
}

#[test]
fn outlets_of_one_owner_are_one_origin_where_the_desk_says_so() {
    let mut articles = [article("herald", "", WIRE), article("Courier", "", OWN)];
    assert_eq!(dead(&told(&articles)), 2);
    let file = "- owner: Inland Press\n  outlets: [Herald, courier]\n  source: imprint of both\n";
    Owners::read("owners.yaml", file).unwrap().tell(&mut articles);
    let report = told(&articles);
    assert_eq!(dead(&report), 1);
    assert!(report.origins[0].evidence.contains("both belong to Inland Press (owners.yaml: imprint of both)"));
}

#[test]
fn one_outlet_that_reports_twice_is_one_origin() {
    let mut later = article("herald", "", OWN);
    later.id = "later".into();
    assert_eq!(dead(&told(&[article("herald", "", WIRE), later])), 1);
}

#[test]
fn copies_of_one_text_are_one_group_with_a_link_less_than_it_has_articles() {
    let articles: Vec<Article> = (0..40).map(|n| article(&format!("paper{n}"), "", WIRE)).collect();
    let report = told(&articles);
    assert_eq!(report.origins.len(), 1);
    assert_eq!(report.origins[0].sources.len(), 40);
    assert_eq!(report.origins[0].links.len(), 39);
    assert_eq!(dead(&report), 1);
}

#[test]
fn an_outlet_under_two_owners_is_a_fault_that_names_both() {
    let file = "- owner: Inland\n  outlets: [Herald]\n- owner: Coast\n  outlets: [herald]\n";
    let fault = Owners::read("owners.yaml", file).unwrap_err();
    assert!(fault.what.contains("Inland") && fault.what.contains("Coast"));
    assert_eq!(fault.place.line, 4);
}

#[test]
fn two_outlets_that_cite_one_ministry_are_one_origin_also_where_a_third_reported_it() {
    let plain =
        "A ferry caught fire off Norhaven on 3 May 2024. Twelve people were killed, the health ministry said.\n";
    for relayed in [
        "A ferry burnt off Norhaven on 3 May 2024. Twelve people died, the Harbour Herald reported, citing the health ministry.\n",
        "A ferry burnt off Norhaven on 3 May 2024. The Harbour Herald reported that twelve people died, citing the health ministry.\n",
    ] {
        let report = told(&[article("courier", "", plain), article("post", "", relayed)]);
        assert_eq!(dead(&report), 1, "{relayed}");
    }
    let other = "A ferry burnt off Norhaven on 3 May 2024. Twelve people died, the Harbour Herald reported, citing the coastguard.\n";
    assert_eq!(dead(&told(&[article("courier", "", plain), article("post", "", other)])), 2);
}
