//! Sentences: what news text does to a splitter, and Unicode's own boundaries as the oracle.

use crosscheck::text::{Layout, Tables};
use crosscheck::{Article, RuleBook};
use proptest::prelude::*;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

static TABLES: LazyLock<Tables> = LazyLock::new(|| RuleBook::embedded().unwrap().lexicon.tables.clone());

fn sentences(text: &str) -> Vec<String> {
    let layout = Layout::read(&Article::new("one", text), &TABLES);
    layout.sentences.iter().map(|s| s.span.of(text).to_string()).collect()
}

/// One sentence stays one.
fn whole(text: &str) {
    assert_eq!(sentences(text), [text]);
}

#[test]
fn titles_initials_and_chains_of_letters_end_nothing() {
    whole("Gov. Ann B. Dale met Lt. Col. J. K. Osei of the U.S. Army at the St. Mary Hospital.");
    whole("The firm, Dale & Sons Inc., paid Rs. 500 for No. 5 on Sept. 3, vs. 7 last year.");
    whole("They left at 5 p.m. Thursday for Washington, D.C., officials said.");
}

#[test]
fn an_abbreviation_may_end_a_sentence() {
    assert_eq!(sentences("She works for Dale Inc. The firm is old.").len(), 2);
    assert_eq!(sentences("He came from the U.S. He left again at 6 p.m. Nobody saw him.").len(), 3);
    assert_eq!(sentences("He left the bank at 6 p.m. Mr. Dale went home.").len(), 2);
    whole("At 5 a.m. Mr. Dale went to the bank.");
}

#[test]
fn quotations_are_split_and_what_is_said_of_them_is_not() {
    assert_eq!(sentences("\u{201c}We stay. We wait,\u{201d} he said.").len(), 2);
    whole("\u{201c}Stop!\u{201d} Mayor Dale shouted.");
    assert_eq!(sentences("\u{201c}We stay.\u{201d} The tram went on.").len(), 2);
}

#[test]
fn damage_changes_nothing() {
    let clean = ["The ferry sank off the coast.", "Twelve people died.", "Police said so."];
    assert_eq!(sentences(&clean.join(" ")), clean);
    assert_eq!(sentences("The ferry sank off the coast.Twelve people died.Police said so."), clean);
    assert_eq!(sentences("The ferry sank off the coast . Twelve people died . Police said so .").len(), 3);
    assert_eq!(sentences("They call it \u{201c}the long gate.\u{201d}. Nobody goes there.").len(), 2);
}

#[test]
fn addresses_and_versions_and_times_are_no_ends() {
    whole(
        "See https://example.org/a.b?c=d. for more of Version 2.4.1 at 7.06am, or write to ann.dale@example.org today.",
    );
}

#[test]
fn references_go_with_the_sentence_they_stand_behind() {
    assert_eq!(sentences("It is old. [1][2] It is [...] new. [3]"), ["It is old. [1][2]", "It is [...] new. [3]"]);
}

#[test]
fn lists_in_running_text_are_items() {
    assert_eq!(
        sentences("1. Bread for all 2. Salt for some 3. Wine"),
        ["1. Bread for all", "2. Salt for some", "3. Wine"]
    );
    assert_eq!(sentences("\u{2022} 9. Bread \u{2022} 10. Salt").len(), 2);
}

#[test]
fn other_scripts_have_stops_of_their_own() {
    assert_eq!(sentences("\u{4eca}\u{65e5}\u{306f}\u{3002}\u{660e}\u{65e5}\u{3082}\u{3002}").len(), 2);
    assert_eq!(sentences("It is over\u{ff0e}Does it go on\u{ff0e}").len(), 2);
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Twelve people died",
        "the U.S",
        "Mr",
        "Dale",
        "p.m",
        "at 5",
        "said",
        "Inc",
        "and",
        "The ferry",
        "No",
        "J",
        "etc",
        "...",
        "\u{2026}",
        "\"",
        "\u{201c}",
        "\u{201d}",
        "(",
        ")",
        ".",
        ".",
        ".",
        "!",
        "?",
        " ",
        " ",
        " ",
        " ",
        "[1]",
        "3.5",
        "-",
        "\u{2014}",
        "\u{2022}",
        "a",
        "x.Yes",
        "home.The",
        "\u{3002}",
        "\u{e9}t\u{e9}",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A boundary of ours is one of Unicode's, or of a kind that it does not know: glued, before a small letter, a mark or
    /// an item of a list, behind a reference or a stop set apart.
    #[test]
    fn every_boundary_is_unicodes_or_of_a_listed_kind(pieces in prop::collection::vec(piece(), 1..40)) {
        let text = pieces.concat();
        let layout = Layout::read(&Article::new("one", text.as_str()), &TABLES);
        let known: Vec<usize> = text.split_sentence_bound_indices().map(|(at, _)| at).collect();
        for pair in layout.sentences.windows(2) {
            let (end, start) = (pair[0].span.end as usize, pair[1].span.start as usize);
            let next = text[start..].chars().next().unwrap();
            let before = text[..end].trim_end_matches(['"', '\u{201d}', ')', ']', ' ']);
            let glued = end == start;
            let listed = glued || next.is_lowercase() || !next.is_alphanumeric() || before.ends_with(char::is_alphanumeric)
                || text[..end].ends_with(']') || before.ends_with(['.', '!', '?', '\u{2026}']) && before.contains(" .")
                || text[end..start].is_empty() || before.ends_with("..") || before.ends_with('\u{2026}');
            prop_assert!(listed || known.contains(&start), "{:?} | {:?}", &text[..end], &text[start..]);
        }
    }
}
