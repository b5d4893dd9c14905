//! Paragraphs: which lines of a text go together.

use super::span::Span;

/// The paragraphs of a body, blanks cut off. A blank line always parts two; a single line break parts two unless the
/// block is hard-wrapped: lines of like width that run on into one another.
pub(super) fn paragraphs(text: &str, body: Span) -> Vec<Span> {
    /// Bytes of a paragraph, at the least on average.
    const PARAGRAPH: usize = 160;
    let mut spans = Vec::with_capacity(body.len() / PARAGRAPH);
    let mut block: Vec<Span> = Vec::new();
    let mut at = body.start as usize;
    let end = body.end as usize;
    while at <= end {
        let stop = memchr::memchr(b'\n', &text.as_bytes()[at..end]).map_or(end, |i| at + i);
        match trimmed(text, at, stop) {
            Some(line) => block.push(line),
            None => flush(text, &mut block, &mut spans),
        }
        at = stop + 1;
    }
    flush(text, &mut block, &mut spans);
    spans
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let line = &text[start..end];
    // Most lines have no blanks around them, or are empty.
    match line.as_bytes() {
        [] => return None,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => return Some(Span::new(start, end)),
        _ => {}
    }
    let cut = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
    let left = line.len() - line.trim_start_matches(cut).len();
    let right = line.trim_end_matches(cut).len();
    (left < right).then(|| Span::new(start + left, start + right))
}

fn flush(text: &str, block: &mut Vec<Span>, spans: &mut Vec<Span>) {
    if wrapped(text, block) {
        spans.push(block[0].join(block[block.len() - 1]));
    } else {
        for &line in block.iter() {
            match spans.last_mut() {
                Some(last) if runs_on(text, *last, line) => *last = last.join(line),
                _ => spans.push(line),
            }
        }
    }
    block.clear();
}

/// Whether a line breaks off inside a sentence that the next one goes on with: some words without a stop, then a small
/// letter.
fn runs_on(text: &str, line: Span, next: Span) -> bool {
    const LEAST: usize = 4;
    if !next.of(text).starts_with(char::is_lowercase) {
        return false;
    }
    let between = &text[line.end as usize..next.start as usize];
    let one_break = between.bytes().filter(|b| *b == b'\n').count() == 1;
    let line = line.of(text);
    let words = || line.split_whitespace().take(LEAST).count() == LEAST;
    one_break && !closes(line) && words()
}

/// Bytes of a line that was wrapped by hand, at most.
const WRAP_WIDTH: usize = 110;

fn wrapped(text: &str, block: &[Span]) -> bool {
    let [inner @ .., last] = block else { return false };
    if inner.is_empty() {
        return false;
    }
    let widest = block.iter().map(|s| s.len()).max().unwrap_or(0);
    if widest > WRAP_WIDTH || block.iter().any(|s| bullet(s.of(text)).is_some()) {
        return false;
    }
    let even = inner.iter().all(|s| s.len() * 10 >= widest * 7);
    let runs_on = inner.iter().any(|s| !closes(s.of(text)));
    let small = block[1..].iter().any(|s| s.of(text).starts_with(char::is_lowercase));
    even && runs_on && small && last.len() <= widest
}

/// Whether a line ends with a stop, whatever marks stand behind it.
pub(super) fn closes(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ']).ends_with(['.', '!', '?', '…', ':', ';'])
}

/// The text of a list item behind its bullet.
pub(super) fn bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['•', '*', '-', '–', '·', '◦', '▪']).unwrap_or(line);
    (rest.len() < line.len() && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}
