//! Text: articles as they were read, and the sentences and words in them.

pub mod article;
mod excerpt;
pub mod heads;
mod keys;
pub mod layout;
mod marks;
mod paragraphs;
pub mod quote;
mod small;
pub mod span;
pub mod split;
pub mod stem;
mod word_set;
pub mod words;

pub use article::{Article, Moment, Owner};
pub use excerpt::Excerpt;
pub use layout::{Credit, Layout, OVERLONG, Role, Sentence, SetAside, Tables};
pub use span::{Lines, Place, Span};
pub use words::{Token, TokenKind, tokenize};
