//! Input: from the bytes of a file to an [`Article`], one file per format.
//!
//! Nothing here opens a file. The caller brings a name and bytes, so that a reader can be tested with bytes alone, and
//! every refusal is an [`InputError`] that says what to do.

pub mod decisions;
mod encoding;
mod error;
mod front_matter;
mod markdown;
mod name;
pub mod owners;
mod plain;

pub use decisions::{DecisionFault, Decisions};
pub use error::InputError;
pub use name::name_articles;
pub use owners::Owners;

use crate::text::Article;

/// The largest file that is read, in bytes. Spans are `u32`, and no article comes near this.
pub const MAX_BYTES: usize = 64 << 20;

/// Reads the text of a file, already decoded, into an article.
type Reader = fn(path: &str, text: String) -> Result<Article, InputError>;

/// The formats by extension. Files of any other extension are read as plain text.
const FORMATS: &[(&[&str], Reader)] = &[(&["md", "markdown"], markdown::read), (&["txt", "text"], plain::read)];

/// Reads one file. `path` names it in messages and chooses the format by its extension.
///
/// The article's `id` is the file's stem; [`name_articles`] makes the ids of a run unique.
///
/// # Errors
/// Where the bytes are no text, the file is blank or larger than [`MAX_BYTES`], or its front matter cannot be read.
///
/// ```
/// let article = crosscheck::input::read("wire.txt", b"---\noutlet: Wire\n---\n\nTwelve people died.\n").unwrap();
/// assert_eq!(article.outlet.as_deref(), Some("Wire"));
/// assert_eq!(article.body.of(&article.text), "Twelve people died.\n");
/// ```
pub fn read(path: &str, bytes: &[u8]) -> Result<Article, InputError> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(path));
    }
    let decoded = encoding::decode(path, bytes)?;
    let extension = name::extension(path).map(str::to_ascii_lowercase);
    let reader = FORMATS
        .iter()
        .find(|(known, _)| extension.as_deref().is_some_and(|extension| known.contains(&extension)))
        .map_or(plain::read as Reader, |(_, reader)| *reader);
    let mut article = reader(path, decoded.text)?;
    if article.body.of(&article.text).trim().is_empty() {
        let help = "put the article's words behind the line `---` that closes the front matter";
        return Err(InputError::new(path, "has a head and no text", help));
    }
    article.id = name::stem(path).to_owned();
    article.digest = xxhash_rust::xxh3::xxh3_64(bytes);
    article.notes.splice(0..0, decoded.note);
    Ok(article)
}

/// The refusal of a file over [`MAX_BYTES`], for callers that know the size before they read.
pub fn too_large(path: &str) -> InputError {
    let what = format!("is larger than {} MiB, the most that is read", MAX_BYTES >> 20);
    InputError::new(path, what, "give one article a file")
}
