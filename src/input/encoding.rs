//! From bytes to text: the encoding is found out, never asked for, and a guess is told.

use super::error::InputError;
use super::name::extension;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a file, and what there is to say about its encoding.
pub(super) struct Decoded {
    /// The text, without a byte order mark and without NUL.
    pub text: String,
    /// A guess that was made, or bytes that could not be read.
    pub note: Option<String>,
}

/// First bytes of kinds of file that hold no plain text, and what to call them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"PK\x03\x04", "a ZIP archive (a Word or OpenDocument file is one too)"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b\x08", "a gzip archive"),
];

/// How much of the head is looked at to tell UTF-16 from binary data.
const SAMPLE: usize = 4096;

const SAVE_AS_TEXT: &str = "save the article as plain text (.txt or .md)";

/// Decodes a file.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<Decoded, InputError> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(InputError::new(path, format!("is {kind}, not text"), SAVE_AS_TEXT));
    }
    let decoded = match utf_16(bytes) {
        Some((encoding, marked)) => sixteen(bytes, encoding, marked),
        None => eight(path, bytes)?,
    };
    if decoded.text.contains('\0') {
        return Err(binary(path));
    }
    if is_html(path, &decoded.text) {
        let help = format!("open it in a browser and {SAVE_AS_TEXT}");
        return Err(InputError::new(path, "is an HTML page, whose tags would be read as words", help));
    }
    if decoded.text.trim().is_empty() {
        let what = if bytes.is_empty() { "is empty" } else { "is blank" };
        return Err(InputError::new(path, what, "put the article's words in it, or leave it out"));
    }
    Ok(decoded)
}

/// Whether a text is a web page: it opens as one, or bears a page's extension and has tags.
fn is_html(path: &str, text: &str) -> bool {
    let opens = |tag: &str| text.trim_start().get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    let named =
        ["html", "htm", "xhtml"].iter().any(|known| extension(path).is_some_and(|e| e.eq_ignore_ascii_case(known)));
    ["<!doctype html", "<html"].iter().any(|tag| opens(tag)) || named && text.contains("</")
}

/// UTF-16 by its mark or by where its NUL bytes stand; the flag says that it bears a mark.
fn utf_16(bytes: &[u8]) -> Option<(&'static Encoding, bool)> {
    // FF FE 00 00 is the mark of UTF-32, which no editor of a newsroom writes: its NULs make it binary.
    if bytes.starts_with(&[0xff, 0xfe]) && !bytes.starts_with(&[0xff, 0xfe, 0, 0]) {
        return Some((UTF_16LE, true));
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Some((UTF_16BE, true));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let units = sample.len() / 2;
    if units < 2 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let count = |side: usize| sample.chunks_exact(2).filter(|unit| unit[side] == 0).count();
    let (first, second) = (count(0), count(1));
    // English leaves every other byte NUL; a share of 40 percent allows for typographic quotes and Cyrillic names.
    if second * 10 >= units * 4 && first == 0 {
        Some((UTF_16LE, false))
    } else if first * 10 >= units * 4 && second == 0 {
        Some((UTF_16BE, false))
    } else {
        None
    }
}

fn sixteen(bytes: &[u8], encoding: &'static Encoding, marked: bool) -> Decoded {
    let (text, _, damaged) = encoding.decode(bytes);
    let note = if damaged {
        Some(format!("read as {}; some characters are damaged and stand as \u{fffd}", encoding.name()))
    } else if marked {
        None
    } else {
        Some(guess(encoding))
    };
    Decoded { text: text.into_owned(), note }
}

fn eight(path: &str, bytes: &[u8]) -> Result<Decoded, InputError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if memchr::memchr(0, bytes).is_some() || controls(bytes) * 10 > bytes.len() {
        return Err(binary(path));
    }
    let fault = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded { text: text.to_owned(), note: None });
        }
        Err(fault) => fault,
    };
    let (valid, broken) = sequences(bytes);
    // A file cut in the middle of a letter, or with one bad byte, is UTF-8 all the same; a guess would garble the rest.
    if valid > 10 * broken {
        let line = memchr::memchr_iter(b'\n', &bytes[..fault.valid_up_to()]).count() + 1;
        return Ok(Decoded {
            text: String::from_utf8_lossy(bytes).into_owned(),
            note: Some(format!(
                "line {line} has bytes that are no UTF-8; they stand as \u{fffd}; save it as UTF-8 again"
            )),
        });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok(Decoded { text: text.into_owned(), note: Some(guess(encoding)) })
}

fn guess(encoding: &'static Encoding) -> String {
    format!("read as {}; save it as {} to be sure", encoding.name().to_ascii_lowercase(), UTF_8.name())
}

fn binary(path: &str) -> InputError {
    InputError::new(path, "is binary data, not text", SAVE_AS_TEXT)
}

fn controls(bytes: &[u8]) -> usize {
    let text = |byte: u8| byte >= b' ' && byte != 0x7f || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    bytes.iter().filter(|&&byte| !text(byte)).count()
}

/// How many characters beyond ASCII are whole, and how many places are broken.
fn sequences(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(valid, broken), chunk| {
        let letters = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (valid + letters, broken + usize::from(!chunk.invalid().is_empty()))
    })
}
