//! Words of a text that share the text they stand in: an article of news is cut into thousands of them, and none is copied.

use super::Span;
use serde::{Serialize, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// Words as they stand in a text. To whoever reads them they are a `str`.
///
/// ```
/// use crosscheck::{Span, text::Excerpt};
/// let text = "At least 12 were hurt.".into();
/// assert_eq!(Excerpt::new(&text, Span::new(0, 11)), "At least 12");
/// ```
#[derive(Clone)]
pub struct Excerpt {
    text: Arc<str>,
    span: Span,
}

impl Excerpt {
    /// The words at a place of a text; none where the span does not lie in it.
    #[inline]
    pub fn new(text: &Arc<str>, span: Span) -> Excerpt {
        Excerpt { text: text.clone(), span }
    }

    /// The words.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.span.of(&self.text)
    }
}

impl Deref for Excerpt {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Excerpt {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

/// Words that stand in no text as they are: those of a sum, or what a pronoun stands for.
impl From<Arc<str>> for Excerpt {
    fn from(words: Arc<str>) -> Excerpt {
        Excerpt { span: Span::new(0, words.len()), text: words }
    }
}

impl From<String> for Excerpt {
    fn from(words: String) -> Excerpt {
        Arc::<str>::from(words).into()
    }
}

impl PartialEq for Excerpt {
    fn eq(&self, other: &Excerpt) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Excerpt {}

impl PartialEq<str> for Excerpt {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Excerpt {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Excerpt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
