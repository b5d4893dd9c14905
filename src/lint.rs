//! Looks rules over: patterns that no example reads, patterns told twice, rules with few examples.

use crate::rule::schema::Example;
use crate::rule::{Rule, RuleBook};
use crate::text::Article;

/// How many examples a rule should carry.
const EXAMPLES: usize = 12;

/// Something about a rule that its author should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// The file of the rule.
    pub rule: String,
    /// The pattern, where it is about one.
    pub pattern: Option<String>,
    /// What is amiss.
    pub what: String,
    /// What to do.
    pub help: String,
}

/// Looks all rules over, in order; `only` chooses rules by their file.
pub fn run(rules: &RuleBook, only: &dyn Fn(&str) -> bool) -> Vec<Lint> {
    rules.rules.iter().filter(|rule| only(&rule.file)).flat_map(|rule| look(rules, rule)).collect()
}

fn look(rules: &RuleBook, rule: &Rule) -> Vec<Lint> {
    let mut found = Vec::new();
    let mut add = |pattern: Option<&str>, what: String, help: &str| {
        found.push(Lint { rule: rule.file.clone(), pattern: pattern.map(str::to_owned), what, help: help.into() });
    };
    let nothings = rule.examples.iter().filter(|example| matches!(example, Example::Nothing { .. })).count();
    let texts: Vec<&str> = rule.examples.iter().flat_map(texts).collect();
    if rule.examples.len() < EXAMPLES {
        let what = format!("{} examples", rule.examples.len());
        add(None, what, "give at least twelve: what it must read, and what it must not");
    }
    if nothings < (rule.examples.len() / 3).max(1) {
        let what = format!("{nothings} of {} examples are texts in which it reads nothing", rule.examples.len());
        add(None, what, "make a third of them `nothing`: look-alikes are where a rule goes wrong");
    }
    let read: Vec<u16> = texts
        .iter()
        .flat_map(|text| rules.read(&Article::new("example", *text)).claims)
        .filter(|claim| claim.kind.name == rule.kind.name)
        .map(|claim| claim.pattern)
        .collect();
    let mut unread = Vec::new();
    for (at, pattern) in rule.patterns.iter().enumerate() {
        if rule.patterns[..at].iter().any(|other| other.source == pattern.source) {
            add(Some(pattern.source.as_str()), "told twice".into(), "keep one of the two");
        } else if !read.contains(&(at as u16 + 1)) {
            unread.push(at + 1);
        }
    }
    // One point a rule: `says` counts its patterns as a trace does.
    let help = "give an example of each; where an earlier pattern reads that example, the later one is not needed";
    match unread.as_slice() {
        [] => {}
        [one] => add(Some(&rule.patterns[one - 1].source), "no example is read by it".into(), help),
        several => {
            let list: Vec<String> = several.iter().map(|at| format!("{}#{at}", rule.kind.name)).collect();
            let what =
                format!("{} of {} patterns read no example: {}", several.len(), rule.patterns.len(), list.join(", "));
            add(None, what, help);
        }
    }
    found
}

fn texts(example: &Example) -> Vec<&str> {
    match example {
        Example::Claims { text, .. } => vec![text],
        Example::Nothing { .. } => Vec::new(),
        Example::Pair { pair, .. } => pair.iter().map(String::as_str).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = r#"
kind: flooded
about: How many homes a flood reached.
question: "homes flooded"
section: figures
slots: { count: { is: count } }
answer: count
says: ["{count} homes were flooded", "flooded {count} homes", "{count} homes were flooded"]
same: [event]
compare: quantity
examples:
  - text: "Forty homes were flooded."
    claims: [{ count: "Forty" }]
"#;

    #[test]
    fn the_patterns_of_a_rule_that_read_no_example_are_one_point() {
        let more =
            RULE.replace("says: [", "says: [\"{count} houses were flooded\", \"floods reached {count} homes\", ");
        let rules = RuleBook::layered(&[("mine.yaml".into(), more)]).unwrap();
        let found = run(&rules, &|file| file == "mine.yaml");
        let told = found.iter().find(|lint| lint.what.contains("read no example")).unwrap();
        assert_eq!(told.what, "3 of 5 patterns read no example: flooded#1, flooded#2, flooded#4");
    }

    #[test]
    fn patterns_without_an_example_and_patterns_told_twice_are_found() {
        let rules = RuleBook::layered(&[("mine.yaml".into(), RULE.into())]).unwrap();
        let found = run(&rules, &|file| file == "mine.yaml");
        let what: Vec<&str> = found.iter().map(|lint| lint.what.as_str()).collect();
        assert_eq!(
            what,
            [
                "1 examples",
                "0 of 1 examples are texts in which it reads nothing",
                "told twice",
                "no example is read by it",
            ]
        );
    }
}
