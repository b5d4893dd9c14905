//! A file of any bytes is an article or is refused; an article's body and title lie in its text.

#![no_main]

use crosscheck::input;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for path in ["fuzz.txt", "fuzz.md"] {
        if let Ok(article) = input::read(path, bytes) {
            assert!(article.text.get(article.body.range()).is_some());
            assert!(article.title_span.is_none_or(|span| article.text.get(span.range()).is_some()));
        }
    }
});
