//! Sentences are disjoint and in order, whatever the text.

#![no_main]

use crosscheck::text::Layout;
use crosscheck::{Article, RuleBook};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::embedded().unwrap());

fuzz_target!(|text: &str| {
    let article = Article::new("fuzz", text);
    let layout = Layout::read(&article, &RULES.lexicon.tables);
    let mut end = 0;
    for sentence in &layout.sentences {
        assert!(sentence.span.start >= end && text.get(sentence.span.range()).is_some());
        end = sentence.span.end;
    }
});
