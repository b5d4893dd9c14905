//! A rule file of any text is read, or refused with places that lie in it; what is read can be used.

#![no_main]

use crosscheck::{Article, RuleBook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match RuleBook::layered(&[("fuzz.yaml".into(), text.into())]) {
        Ok(rules) => {
            rules.read(&Article::new("fuzz", "At least 12 people were killed in Norhaven on 3 May 2024, police said."));
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            for span in errors.into_iter().filter_map(|error| error.span) {
                assert!(text.get(span).is_some());
            }
        }
    }
});
