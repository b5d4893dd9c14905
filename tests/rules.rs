//! The rules that the program carries hold what their own examples promise.

use crosscheck::rule::Pack;
use crosscheck::rule::schema::Example;
use crosscheck::{Article, RuleBook, examples};

#[test]
fn every_example_of_every_rule_holds() {
    let rules = RuleBook::embedded().unwrap();
    let results = examples::run(&rules);
    let told = results.iter().filter(|result| !result.ok).map(|result| {
        let head = format!("{}, example {}: {}", result.rule, result.number, result.text);
        format!("{head}\n  expected: {}\n  got:      {}", result.expected, result.got)
    });
    let told: Vec<String> = told.collect();
    assert!(told.is_empty(), "{} of {} examples fail\n{}", told.len(), results.len(), told.join("\n"));
}

#[test]
fn every_rule_has_three_examples_and_one_of_them_reads_nothing() {
    let rules = RuleBook::embedded().unwrap();
    let nothing = |example: &Example| match example {
        Example::Nothing { .. } => true,
        Example::Claims { claims, .. } => claims.is_empty(),
        Example::Pair { .. } => false,
    };
    let short = rules.rules.iter().filter(|rule| rule.examples.len() < 3 || !rule.examples.iter().any(nothing));
    let short: Vec<String> = short.map(|rule| format!("{}: {} examples", rule.file, rule.examples.len())).collect();
    assert!(short.is_empty(), "three examples, one of them `nothing`, are the least\n{}", short.join("\n"));
}

#[test]
fn no_two_rules_share_a_name_and_the_fingerprint_is_the_same_each_time() {
    let (one, two) = (RuleBook::embedded().unwrap(), RuleBook::embedded().unwrap());
    assert_eq!(one.fingerprint, two.fingerprint);
    let mut names: Vec<&str> = one.kinds().map(|kind| kind.name.as_str()).collect();
    names.dedup();
    assert_eq!(names.len(), one.rules.len());
}

fn layered(files: &[(&str, &str)]) -> RuleBook {
    let files: Vec<(String, String)> = files.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect();
    RuleBook::layered(&files).unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn kinds(rules: &RuleBook) -> Vec<&str> {
    rules.kinds().map(|kind| kind.name.as_str()).collect()
}

#[test]
fn a_pack_brings_its_own_kinds_and_the_general_ones() {
    let all = RuleBook::embedded().unwrap();
    let disaster = all.clone().packed(&[Pack::Disaster]);
    for (kind, stays) in [("magnitude", true), ("killed", true), ("quote", true), ("attacker", false)] {
        assert_eq!(kinds(&disaster).contains(&kind), stays, "{kind}");
    }
    assert_ne!(all.fingerprint, disaster.fingerprint);
    // The rules are found by their new numbers.
    let read = disaster.read(&Article::new("one", "Twelve people were killed, three of them children."));
    assert!(read.claims.iter().any(|claim| claim.kind.name == "killed"));
}

#[test]
fn a_kind_is_replaced_or_switched_off_by_its_name() {
    let off = layered(&[("mine/off.yaml", "kind: killed\noff: true\n")]);
    assert!(!kinds(&off).contains(&"killed"));
    let own = "kind: killed\nabout: Ours.\nquestion: killed\nsection: figures\nslots: { count: { is: count } }\nanswer: count\n\
               says: [\"{count} perished\"]\nsame: [event]\ncompare: quantity\nexamples: []\n";
    let own = layered(&[("mine/killed.yaml", own)]);
    assert_eq!(own.rules.len(), RuleBook::embedded().unwrap().rules.len());
    assert_eq!(own.rules.iter().find(|rule| rule.kind.name == "killed").unwrap().kind.about, "Ours.");
}

#[test]
fn words_of_ones_own_are_read_beside_the_embedded_ones() {
    let words = "classes:\n  killed: [slain at sea]\n";
    let people = "classes:\n  - { id: islanders, as: [islanders] }\n";
    let rules = layered(&[("mine/lexicon/words.yaml", words), ("mine/lexicon/people.yaml", people)]);
    let read = |text: &str| {
        let claims = rules.read(&Article::new("one", text)).claims;
        let killed = claims.into_iter().find(|claim| claim.kind.name == "killed");
        killed.map(|claim| (claim.answer_words.to_string(), claim.population_name.as_deref().map(str::to_string)))
    };
    let islanders = Some("islanders".to_string());
    assert_eq!(read("Twelve islanders were slain at sea."), Some(("Twelve".to_string(), islanders)));
    assert_eq!(read("Twelve people were killed."), Some(("Twelve".to_string(), Some("people".to_string()))));
    assert_ne!(rules.fingerprint, RuleBook::embedded().unwrap().fingerprint);
}

#[test]
fn a_trace_tells_why_a_match_was_refused_and_how_far_a_pattern_came() {
    let rules = RuleBook::embedded().unwrap();
    for (text, why) in [
        ("Twelve people were feared dead.", "fenced off by “feared”, feared or rumoured"),
        ("Twelve people could have been killed.", "fenced off by “could”, possible"),
        ("If twelve people are killed, the bridge closes.", "fenced off by “If”, conditional"),
        ("Twelve people were not yet killed.", "fenced off by “not”, negated"),
    ] {
        let trace = rules.trace(text, Some("killed"));
        let told: Vec<&str> = trace.refused.iter().map(|each| each.why.as_str()).collect();
        assert!(told.iter().any(|told| told.starts_with(why)), "{text}: {told:?}");
    }
    let trace = rules.trace("Twelve people were hurled.", Some("killed"));
    let near = trace.near.iter().find(|near| near.rule == "killed#3").unwrap();
    assert!(near.words.starts_with("Twelve people were") && near.expected.contains(&"<killed>".into()), "{near:?}");
    let count = trace.tokens.iter().find(|token| token.words == "Twelve").unwrap();
    assert_eq!(count.value.as_deref(), Some("count: 12"));
    // What is read is a claim, and neither near nor refused.
    let trace = rules.trace("Twelve people were killed.", Some("killed"));
    assert_eq!((trace.account.claims.len(), trace.refused.len(), trace.near.len()), (1, 0, 0));
}
