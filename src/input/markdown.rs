//! Markdown, kept as text: spans point into the file as it was read, so marks are left to the layout. Only a title
//! is sought.

use super::error::InputError;
use super::front_matter;
use crate::text::{Article, Span};

/// Reads Markdown. Where the front matter names no title and the first line of the body is `# Title`, that line is the
/// title, and the body begins behind it, so that a headline is not read twice.
pub(super) fn read(path: &str, text: String) -> Result<Article, InputError> {
    let mut article = front_matter::read(path, text)?;
    if article.title.is_none()
        && let Some((title, end)) = heading(&article.text, article.body)
    {
        article.title = Some(title.of(&article.text).to_owned());
        article.title_span = Some(title);
        article.body = front_matter::behind_newlines(&article.text, end);
    }
    Ok(article)
}

/// The words of a first-level heading on the first line that is not blank, and where that line ends.
fn heading(text: &str, body: Span) -> Option<(Span, usize)> {
    let body_text = body.of(text);
    let start = body.start as usize + (body_text.len() - body_text.trim_start().len());
    let line = text.get(start..)?.lines().next()?;
    let words = line.strip_prefix('#')?;
    if !words.starts_with([' ', '\t']) {
        return None;
    }
    let closed = words.trim_end().trim_end_matches('#');
    // `# Room C#` names a room: hashes close a heading only behind a blank.
    let words = if closed.ends_with([' ', '\t']) { closed } else { words }.trim();
    if words.is_empty() {
        return None;
    }
    let from = start + line.find(words)?;
    Some((Span::new(from, from + words.len()), start + line.len()))
}
