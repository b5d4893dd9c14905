//! Makes the words of a source harmless where they are printed: a headline can hold a pipe, a bracket, an escape sequence
//! of a terminal or a mark that turns the reading direction, and none of them may act on the report.

use super::Quote;
use std::fmt::Write;

/// Text for one line of Markdown, also inside a table: markup of Markdown and HTML is escaped, white space is folded to
/// single spaces, and characters that act without being seen are spelled out.
///
/// ```
/// use crosscheck::report::escape::markdown;
/// assert_eq!(markdown("# 12|13\n*dead*"), r"\# 12\|13 \*dead\*");
/// ```
pub fn markdown(text: &str) -> String {
    let folded = plain(text);
    let mark = block_mark(&folded);
    let mut out = String::with_capacity(folded.len() + 8);
    for (at, ch) in folded.char_indices() {
        let acts = match ch {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '&' => is_entity(&folded[at + 1..]),
            _ => mark == Some(at),
        };
        if acts {
            out.push('\\');
        }
        out.push(ch);
    }
    out
}

/// Text as a code span where its letters allow it, else escaped: paths and commands are to be copied as they are.
pub fn code(text: &str) -> String {
    let folded = plain(text);
    if folded.is_empty() || folded.contains(['`', '|']) {
        return markdown(text);
    }
    format!("`{folded}`")
}

/// Text for a terminal or any other plain line: white space is folded, and control characters, marks that turn the
/// reading direction and invisible letters are spelled out as `\u{1b}`.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for ch in word.chars() {
            if acts_unseen(ch) {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{{{:x}}}", ch as u32);
            } else {
                out.push(ch);
            }
        }
    }
    out
}

/// Text of at most `limit` characters, cut after a whole word, with `…` where it was cut.
pub fn cut(text: &str, limit: usize) -> String {
    let text = fold(text);
    match text.char_indices().nth(limit) {
        None => text,
        Some((end, ' ')) => format!("{}…", trimmed(&text[..end])),
        Some((end, _)) => format!("{}…", whole_words(&text[..end])),
    }
}

/// The sentence of a quote in at most about `limit` characters. Where it must be cut, the words that were read stay in.
pub fn excerpt(quote: &Quote, limit: usize) -> String {
    let sentence = fold(&quote.sentence);
    let words = fold(&quote.words);
    let Some(at) = sentence.find(&words).filter(|_| !words.is_empty()) else {
        return cut(if sentence.is_empty() { &words } else { &sentence }, limit);
    };
    let before = sentence[..at + words.len()].chars().count();
    if before <= limit {
        return cut(&sentence, limit);
    }
    // Some words of the lead stay, so that the quote does not begin out of nothing.
    let lead = (limit / 4).min(sentence[..at].chars().count());
    let from = sentence[..at].char_indices().rev().take(lead).last().map_or(at, |(from, _)| from);
    let from = sentence[from..at].find(' ').map_or(at, |space| from + space + 1);
    format!("…{}", cut(&sentence[from..], limit))
}

/// Text between quotation marks, unless one pair of them already holds all of it.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    let inner = text.strip_prefix(OPENING).and_then(|rest| rest.strip_suffix(CLOSING));
    match inner {
        Some(inner) if !inner.contains(['“', '”', '"', '«', '»', '„']) => text.to_owned(),
        _ => format!("“{text}”"),
    }
}

const OPENING: [char; 4] = ['“', '"', '«', '„'];
const CLOSING: [char; 4] = ['”', '"', '»', '“'];

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without the last word, which may be half a word; a single long word stays as it is.
fn whole_words(text: &str) -> &str {
    let end = text.rfind(' ').filter(|&end| end > 0).unwrap_or(text.len());
    trimmed(&text[..end])
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches([' ', ',', ';', ':'])
}

/// Where a mark stands that would open a block at the start of a line: `#`, `-`, `+`, `=`, `12.`, `12)`.
fn block_mark(line: &str) -> Option<usize> {
    if line.starts_with(['#', '-', '+', '=']) {
        return Some(0);
    }
    let rest = line.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let digits = line.len() - rest.len();
    let tail = rest.strip_prefix(['.', ')'])?;
    (digits > 0 && (tail.is_empty() || tail.starts_with(' '))).then_some(digits)
}

/// Whether what follows an ampersand would be read as a character of HTML.
fn is_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|ch: char| ch == '#' || ch.is_ascii_alphanumeric());
    name.starts_with(';') && name.len() < rest.len()
}

/// Characters that change what is shown without being seen. Joiners stay, since scripts need them.
fn acts_unseen(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_of_a_source_is_shown_and_does_not_act() {
        assert_eq!(markdown("a | b `c` [d](e) <f> *g* _h_ \\i"), r"a \| b \`c\` \[d\](e) \<f\> \*g\* \_h\_ \\i");
        assert_eq!(markdown("AT&T &lt; R & D"), r"AT&T \&lt; R & D");
    }

    #[test]
    fn marks_that_open_a_block_are_escaped_at_the_start_only() {
        assert_eq!(markdown("- a - b"), r"\- a - b");
        assert_eq!(markdown("12. May"), r"12\. May");
        assert_eq!(markdown("1.5 million"), "1.5 million");
        assert_eq!(markdown("no. 12. May"), "no. 12. May");
    }

    #[test]
    fn what_acts_unseen_is_spelled_out() {
        assert_eq!(plain("a\u{1b}[31m\r\nb\u{202e}c"), "a\\u{1b}[31m b\\u{202e}c");
        assert_eq!(markdown("\u{7}"), "\\\\u{7}");
    }

    #[test]
    fn a_path_stays_as_it_is_where_a_code_span_can_hold_it() {
        assert_eq!(code("story/my_file.md"), "`story/my_file.md`");
        assert_eq!(code("a`b|c"), r"a\`b\|c");
    }

    #[test]
    fn a_long_text_is_cut_after_a_whole_word() {
        assert_eq!(cut("twelve people were killed", 16), "twelve people…");
        assert_eq!(cut("twelve people were killed", 13), "twelve people…");
        assert_eq!(cut("twelve  people", 14), "twelve people");
        assert_eq!(cut("unbrokenword", 4), "unbr…");
    }

    #[test]
    fn a_cut_sentence_keeps_the_words_that_were_read() {
        let quote = Quote {
            words: "fifteen".into(),
            sentence: "After a night of searching in the rain the crews counted fifteen bodies at the quay".into(),
            ..Quote::default()
        };
        let shown = excerpt(&quote, 40);
        assert_eq!(shown, "…counted fifteen bodies at the quay");
        assert_eq!(excerpt(&quote, 400), quote.sentence);
    }

    #[test]
    fn words_that_bring_their_marks_get_no_second_pair() {
        assert_eq!(quoted("“We know”"), "“We know”");
        assert_eq!(quoted("“We know,” she said, “all”"), "““We know,” she said, “all””");
        assert_eq!(quoted("twelve"), "“twelve”");
    }

    proptest! {
        #[test]
        fn an_escaped_cell_holds_no_open_pipe_and_no_newline(text in "[ -~\\n\\r\\\\|`\u{85}\u{2028}\u{1b}\u{202e}é]{0,60}") {
            let cell = markdown(&text);
            let mut escaped = false;
            for ch in cell.chars() {
                prop_assert!(!acts_unseen(ch) && (ch == ' ' || !ch.is_whitespace()));
                prop_assert!(escaped || ch != '|');
                escaped = ch == '\\' && !escaped;
            }
            prop_assert!(!escaped, "a cell must not escape the pipe behind it");
        }

        #[test]
        fn any_text_can_be_cut_and_quoted(sentence in "\\PC{0,80}", words in "\\PC{0,10}", limit in 0usize..60) {
            let quote = Quote { words: words.clone(), sentence: format!("{sentence}{words}{sentence}"), ..Quote::default() };
            prop_assert!(excerpt(&quote, limit).chars().count() <= limit + 2);
            quoted(&sentence);
        }
    }
}
