//! Plain text: the whole file, with front matter or without.

use super::error::InputError;
use super::front_matter;
use crate::text::Article;

/// Reads plain text.
pub(super) fn read(path: &str, text: String) -> Result<Article, InputError> {
    front_matter::read(path, text)
}
