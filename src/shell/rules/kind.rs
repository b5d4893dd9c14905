//! The name of a kind of claim as a user writes it: blanks, `_` and `-` are one, and case does not matter.

use crate::diagnostics::Failure;
use crosscheck::RuleBook;

/// Letters in common, from 0 to 1, from which on a name is taken to be meant.
const MEANT: f64 = 0.8;
/// Names that are offered.
const MOST: usize = 3;

/// The name without its spelling.
fn folded(name: &str) -> String {
    name.to_lowercase().split([' ', '_', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The built-in or own kind of that name, as its file spells it.
pub fn known<'a>(rules: &'a RuleBook, asked: &str) -> Option<&'a str> {
    let asked = folded(asked);
    rules.kinds().map(|kind| kind.name.as_str()).find(|name| folded(name) == asked)
}

/// The same, for a kind that has to be there.
///
/// # Errors
/// That there is none, with those that may be meant.
pub fn named<'a>(rules: &'a RuleBook, asked: &str) -> Result<&'a str, Failure> {
    known(rules, asked).ok_or_else(|| {
        let asked_folded = folded(asked);
        let alike = |name: &str| strsim::jaro_winkler(&folded(name), &asked_folded);
        let mut near: Vec<&str> = rules.kinds().map(|kind| kind.name.as_str()).collect();
        near.retain(|name| alike(name) >= MEANT);
        near.sort_by(|a, b| alike(b).total_cmp(&alike(a)).then(a.cmp(b)));
        near.truncate(MOST);
        let quoted: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
        let help = match quoted.is_empty() {
            true => "`crosscheck rules list` names them, but those of packs that are switched off".to_owned(),
            false => format!("did you mean {}? `crosscheck rules list` names them all", quoted.join(" or ")),
        };
        Failure::new(format_args!("there is no kind called `{asked}`"), help)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(asked: &str) -> String {
        match named(&RuleBook::embedded().unwrap(), asked) {
            Ok(name) => name.to_owned(),
            Err(Failure::Line(words)) => words,
            Err(_) => String::new(),
        }
    }

    #[test]
    fn a_kind_is_known_by_its_words_however_they_are_joined() {
        for asked in ["event day", "event_day", "Event-Day", " event  day"] {
            assert_eq!(told(asked), "event day");
        }
    }

    #[test]
    fn a_kind_that_is_not_there_brings_those_that_may_be_meant() {
        let words = told("woundet");
        assert!(words.starts_with("there is no kind called `woundet`; did you mean `wounded`"), "{words}");
        assert!(told("zzz").ends_with("`crosscheck rules list` names them, but those of packs that are switched off"));
    }
}
