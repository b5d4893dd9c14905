//! Mentions are disjoint, in order, on tokens and in the text, whatever the text and the article's day.

#![no_main]

use crosscheck::text::words::tokenize;
use crosscheck::value::{Now, mentions};
use crosscheck::{RuleBook, Span};
use jiff::civil::Date;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::embedded().unwrap());

fuzz_target!(|input: (Option<(i16, u8, u8)>, Option<u16>, &[u8])| {
    let (day, minute, bytes) = input;
    let text = String::from_utf8_lossy(bytes);
    let civil = |(year, month, day)| Date::new(year, (month % 12 + 1) as i8, (day % 31 + 1) as i8).ok();
    let article = day.and_then(civil);
    let mut now = Now { article, minute: minute.map(|minute| minute % 1440), ..Now::default() };
    let mut tokens = Vec::new();
    tokenize(&text, Span::new(0, text.len()), &mut tokens);
    let (mut end, mut after) = (0, 0);
    for mention in mentions(&text, &tokens, &RULES.lexicon, &mut now) {
        let (first, last) = (tokens[mention.tokens.0], tokens[mention.tokens.1 - 1]);
        assert!(mention.tokens.0 >= after && mention.span.start >= end);
        assert!(mention.tokens.0 < mention.tokens.1 && mention.span == first.span.join(last.span));
        assert!(text.get(mention.span.range()).is_some());
        (after, end) = (mention.tokens.1, mention.span.end);
    }
});
