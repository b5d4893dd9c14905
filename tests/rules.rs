//! The rules that the program carries hold what their own examples promise.

use crosscheck::rule::schema::Example;
use crosscheck::{RuleBook, examples};

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
