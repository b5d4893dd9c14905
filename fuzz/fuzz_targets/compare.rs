//! Two articles of any bytes make one report, in either order, and it can be written in every form.

#![no_main]

use crosscheck::report::{FORMATS, write};
use crosscheck::{Article, RuleBook, compare, input};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::embedded().unwrap());

fuzz_target!(|halves: (&[u8], &[u8])| {
    let files = [("one.md", halves.0), ("two.txt", halves.1)];
    let mut articles: Vec<Article> = files.iter().filter_map(|(name, bytes)| input::read(name, bytes).ok()).collect();
    let report = compare(&articles, &RULES);
    for cell in report.rows.iter().flat_map(|row| &row.cells) {
        assert_eq!(articles[cell.source].text.get(cell.quote.span.range()), Some(cell.quote.words.as_str()));
    }
    articles.reverse();
    let turned = compare(&articles, &RULES);
    for form in FORMATS {
        assert_eq!(write(&report, form.format, 80, true), write(&turned, form.format, 80, true));
    }
});
