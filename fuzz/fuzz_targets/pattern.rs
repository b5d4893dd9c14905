//! A pattern of any text compiles or is refused, and a compiled one comes to an end on a sentence.

#![no_main]

use crosscheck::{Article, RuleBook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|pattern: &str| {
    let quoted = format!("'{}'", pattern.replace('\'', "''").replace(['\n', '\r'], " "));
    let rule = format!(
        "kind: fuzz\nabout: fuzz\nquestion: fuzz\nsection: figures\nslots:\n  count: {{ is: count }}\n  who: {{ is: name }}\n\
         says:\n  - {quoted}\nsame: [event]\ncompare: listed\nexamples: []\n"
    );
    if let Ok(rules) = RuleBook::layered(&[("fuzz.yaml".into(), rule)]) {
        rules.read(&Article::new("fuzz", "At least 12 people were killed and 40 hurt, Ann Dale said, in the first round."));
    }
});
