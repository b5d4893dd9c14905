//! Quotations: the spans between quotation marks.
//!
//! A curly mark says whether it opens or closes; a straight one opens behind a blank and before a letter, and closes
//! otherwise. A mark that opens where one is open already starts anew: the earlier one was never closed, or was damage;
//! behind a full stop it ran to there, as where paragraphs were run together. A quotation that its paragraph does not close runs to the paragraph's end, as in print, where the next paragraph opens
//! another one.

use super::layout::Layout;
use super::span::Span;
use super::words::{Marks, Token, TokenKind};

/// The quotations of an article, in order and disjoint; the marks themselves are left out. Single marks are scare quotes
/// and apostrophes more often than speech: they count only where a paragraph has no others, the first is curly, and a comma
/// or stop stands before the last, as behind speech. Two single marks side by side are one double mark.
pub fn quotations(text: &str, layout: &Layout) -> Vec<Span> {
    let Layout { sentences, tokens, gists, .. } = layout;
    let mut found = Vec::new();
    let mut first = 0;
    while first < sentences.len() {
        let paragraph = sentences[first].paragraph;
        let count = sentences[first..].iter().take_while(|s| s.paragraph == paragraph).count();
        if gists[first..first + count].iter().any(|gist| gist.marks.meets(Marks::QUOTE)) {
            let last = &sentences[first + count - 1];
            let range = sentences[first].tokens.0 as usize..last.tokens.1 as usize;
            in_paragraph(text, &tokens[range], last.span.end as usize, &mut found);
        }
        first += count;
    }
    found
}

fn in_paragraph(text: &str, tokens: &[Token], end: usize, found: &mut Vec<Span>) {
    let twin = |at: usize| {
        let single = |at: usize| tokens.get(at).filter(|t| t.kind == TokenKind::Quote && single(t.text(text)));
        single(at).zip(single(at + 1)).is_some_and(|(one, other)| one.span.end == other.span.start)
    };
    let quotes = |at: &usize| tokens[*at].kind == TokenKind::Quote;
    let double = |at: usize| !single(tokens[at].text(text)) || twin(at);
    if !(0..tokens.len()).filter(quotes).any(double) {
        return in_single(text, tokens, found);
    }
    let mut open: Option<usize> = None;
    let marks = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Quote);
    for (at, token) in marks {
        let mark = token.text(text).chars().next().unwrap_or('"');
        let opens = match mark {
            // “no“: a mark right behind a word closes, whatever it looks like
            '“' if open.is_some() => !closes(tokens, at),
            '“' | '„' | '«' => true,
            '”' | '»' => false,
            '"' => opens_straight(tokens, at, open.is_some()),
            _ if twin(at) && open.is_some() => false,
            _ => continue,
        };
        match open {
            _ if opens => {
                let stop = at.checked_sub(1).map(|before| tokens[before].span);
                let stops = stop.filter(|span| matches!(span.of(text), "." | "!" | "?" | "…"));
                if let (Some(start), Some(stop)) = (open, stops) {
                    push(start, stop.end as usize, found);
                }
                open = Some(token.span.end as usize);
            }
            Some(start) => {
                push(start, token.span.start as usize, found);
                open = None;
            }
            None => {}
        }
    }
    if let Some(start) = open {
        push(start, end, found);
    }
}

/// Whether a mark is a single one.
fn single(mark: &str) -> bool {
    matches!(mark, "‘" | "’" | "'")
}

/// The speech of a paragraph that has single marks alone: "‘We stay,’ he said".
fn in_single(text: &str, tokens: &[Token], found: &mut Vec<Span>) {
    let mut open: Option<usize> = None;
    let marks = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Quote);
    for (at, token) in marks {
        match (token.text(text), open) {
            ("‘", _) if token.spaced || at == 0 => open = Some(token.span.end as usize),
            ("’", Some(start)) => {
                // "the ‘safe’ harbour": nobody speaks
                let stops = |before: usize| matches!(tokens[before].text(text), "." | "," | "!" | "?" | "…");
                if at.checked_sub(1).is_some_and(stops) {
                    push(start, token.span.start as usize, found);
                }
                open = None;
            }
            _ => {}
        }
    }
}

/// Whether a mark stands right behind a word and before none.
fn closes(tokens: &[Token], at: usize) -> bool {
    at > 0 && !tokens[at].spaced && tokens.get(at + 1).is_none_or(|next| next.spaced || next.kind == TokenKind::Mark)
}

/// Whether a straight mark opens: behind a blank (or at the head) and before a word. Where blanks stand on both sides, or
/// on neither, the mark does what is due.
fn opens_straight(tokens: &[Token], at: usize, is_open: bool) -> bool {
    let before = tokens[at].spaced || at == 0;
    let behind = tokens.get(at + 1).is_none_or(|next| next.spaced);
    match (before, behind) {
        (true, false) => true,
        (false, true) => false,
        _ => !is_open,
    }
}

fn push(start: usize, end: usize, found: &mut Vec<Span>) {
    if start < end {
        found.push(Span::new(start, end));
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Article, Layout, Tables};

    fn quoted(text: &str) -> Vec<String> {
        let layout = Layout::read(&Article::new("one", text), &Tables::default());
        layout.quotations.iter().map(|span| span.of(text).to_string()).collect()
    }

    #[test]
    fn straight_marks_open_before_a_word_and_close_behind_one() {
        assert_eq!(quoted("He said: \"We stay.\" She said \"we go\", too."), ["We stay.", "we go"]);
        assert_eq!(quoted("“One.” he said. “Two, and on"), ["One.", "Two, and on"]);
    }

    #[test]
    fn a_mark_right_behind_a_word_closes_though_it_has_the_form_of_one_that_opens() {
        assert_eq!(quoted("He said “thank you“ when she left. “We go,” she said."), ["thank you", "We go,"]);
    }

    #[test]
    fn single_marks_are_of_speech_behind_a_comma_or_stop_where_there_are_no_others() {
        assert_eq!(quoted("‘Most of them are safe,’ she said. The ‘safe’ pier’s gate."), ["Most of them are safe,"]);
        assert_eq!(quoted("He spoke of ‘our boys’ duty’. “One ‘fine,’ day,” he said."), ["One ‘fine,’ day,"]);
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        assert_eq!(quoted("“We have to change our laws,’’ he said in Tellin."), ["We have to change our laws,"]);
    }

    #[test]
    fn a_mark_that_closes_nothing_is_no_quotation() {
        assert_eq!(quoted("The end of it.\" The tram went on. \"Help,\" she said."), ["Help,"]);
    }

    #[test]
    fn a_speech_whose_paragraphs_were_run_together_goes_on_at_each_opening_mark() {
        let text = "She said: \"We stayed. We had no boat. \"The water rose. \"Then it fell,\" she said.";
        assert_eq!(quoted(text), ["We stayed. We had no boat.", "The water rose.", "Then it fell,"]);
    }

    #[test]
    fn a_second_opening_mark_starts_anew() {
        assert_eq!(quoted("He said \"that there were \"seven dead\" in all."), ["seven dead"]);
    }
}
