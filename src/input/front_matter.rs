//! Front matter: what an article says of itself, in YAML between two lines `---` at the head of its file.

use super::error::InputError;
use crate::text::{Article, Moment, Span};
use serde_yaml::Value;

/// Within how many lines and bytes the closing `---` must stand. Farther down it is a rule between paragraphs.
const MAX_LINES: usize = 200;
const MAX_HEAD: usize = 64 << 10;

/// The keys that are understood: the name, and other names for it.
const KEYS: &[(&str, &[&str])] = &[
    ("title", &["headline"]),
    ("outlet", &["source", "publisher"]),
    ("published", &["date", "pubdate"]),
    ("updated", &[]),
    ("url", &[]),
    ("byline", &["author"]),
    ("agency", &[]),
    ("corpus", &[]),
];

/// Reads the front matter of a text, where it has one, and sets the article's body behind it.
///
/// # Errors
/// Where the text between the lines `---` is no YAML of the form `key: value`.
pub(super) fn read(path: &str, text: String) -> Result<Article, InputError> {
    let mut article = Article { path: path.to_owned(), body: behind_newlines(&text, 0), ..Article::default() };
    match head(&text) {
        Head::None => {}
        Head::Open => {
            let note = format!(
                "begins with `---` and no line `---` closes the front matter within {MAX_LINES} lines; read as plain text"
            );
            article.notes.push(note);
        }
        Head::Closed { yaml, end } => {
            let source = yaml.of(&text);
            let value = parsed(source).map_err(|error| unreadable(path, source, &error))?;
            match value {
                Value::Mapping(fields) => {
                    for (name, value) in fields {
                        take(&mut article, &text, yaml, name, &value);
                    }
                    article.body = behind_newlines(&text, end);
                }
                Value::Null => article.body = behind_newlines(&text, end),
                // Two rules around a paragraph are Markdown, not front matter.
                _ => article
                    .notes
                    .push("has no `key: value` between its first two lines `---`; read as plain text".to_owned()),
            }
        }
    }
    article.text = text;
    Ok(article)
}

/// The rest of a text from `start`, without the line ends it begins with.
pub(super) fn behind_newlines(text: &str, start: usize) -> Span {
    let rest = &text[start..];
    let skipped = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
    Span::new(start + skipped, text.len())
}

enum Head {
    None,
    Open,
    Closed { yaml: Span, end: usize },
}

/// Finds the lines `---`.
fn head(text: &str) -> Head {
    let mut at = 0;
    let mut yaml = None;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let rule = line.trim_end() == "---";
        match yaml {
            None if !rule => return Head::None,
            None => yaml = Some(line.len()),
            Some(start) if rule => {
                return Head::Closed { yaml: Span::new(start, at), end: at + line.len() };
            }
            Some(_) if number >= MAX_LINES || at > MAX_HEAD => break,
            Some(_) => {}
        }
        at += line.len();
    }
    if yaml.is_some() { Head::Open } else { Head::None }
}

/// The fields. Who writes an article writes a headline and no YAML: where YAML refuses the whole, each value that is none
/// by itself ("Fire: what we know") is taken as it stands to the end of its line.
fn parsed(source: &str) -> Result<Value, serde_yaml::Error> {
    serde_yaml::from_str(source).or_else(|_| serde_yaml::from_str(&source.lines().map(plainly).collect::<String>()))
}

/// A line of front matter, its value quoted where it is no YAML.
fn plainly(line: &str) -> String {
    let key = |name: &str| name.starts_with(char::is_alphabetic) && !name.contains(['"', '\'', '{', '[', '#']);
    match line.split_once(':') {
        Some((name, value))
            if key(name) && !stays_open(value.trim()) && serde_yaml::from_str::<Value>(line).is_err() =>
        {
            let value = value.replace(char::is_control, " ");
            // A string of JSON is one of YAML.
            format!("{name}: {}\n", serde_json::Value::from(unquoted(value.trim())))
        }
        _ => format!("{line}\n"),
    }
}

/// Whether a value opens a quotation mark that its line does not close: it may go on below.
fn stays_open(value: &str) -> bool {
    ['"', '\''].iter().any(|&mark| value.starts_with(mark) && value.matches(mark).count() == 1)
}

/// Words without the quotation marks around them, where these enclose it all.
fn unquoted(words: &str) -> &str {
    let inside = |mark: char| words.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.contains(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(words)
}

/// Takes one field into the article.
fn take(article: &mut Article, text: &str, yaml: Span, name: Value, value: &Value) {
    let Some(name) = name.as_str().map(str::to_owned) else {
        article.notes.push("a key of the front matter is no word; it is left out".to_owned());
        return;
    };
    let lower = name.to_lowercase();
    let Some((key, _)) = KEYS.iter().find(|(key, others)| *key == lower || others.contains(&lower.as_str())) else {
        article.notes.push(format!("front matter: `{name}` is not a key that is understood; it is left out"));
        return;
    };
    let words = match words(value, yaml.of(text), &name) {
        Ok(Some(words)) => words,
        Ok(None) => return,
        Err(()) => {
            article.notes.push(format!("front matter: `{name}` is no text; it is left out"));
            return;
        }
    };
    let slot = match *key {
        "title" => &mut article.title,
        "outlet" => &mut article.outlet,
        "url" => &mut article.url,
        "byline" => &mut article.byline,
        "agency" => &mut article.agency,
        "published" => {
            let moment = Moment::parse(&words);
            match (moment, article.published) {
                (Some(_), None) => article.published = moment,
                (Some(_), Some(_)) => article.notes.push(twice(&name)),
                (None, _) => article.notes.push(format!(
                    "front matter: `{name}: {words}` is no date; it is left out; write 2024-03-12 or 2024-03-12T21:40+05:30"
                )),
            }
            return;
        }
        // `updated` and `corpus` are known, so that no note warns of them; nothing rests on them.
        _ => return,
    };
    if slot.is_some() {
        article.notes.push(twice(&name));
        return;
    }
    if *key == "title" {
        article.title_span = literally(text, yaml, &name, &words);
    }
    *slot = Some(words);
}

fn twice(name: &str) -> String {
    format!("front matter: `{name}` says again what another key has said; the first one counts")
}

/// The text of a value; `None` where it is empty, an error where it is no text.
fn words(value: &Value, yaml: &str, name: &str) -> Result<Option<String>, ()> {
    let words = match value {
        Value::Null => return Ok(None),
        Value::String(words) => words.clone(),
        // 2013 and 1e3 are taken as they were written, not as they were understood.
        Value::Bool(_) | Value::Number(_) => written(yaml, name).unwrap_or_else(|| match value {
            Value::Number(number) => number.to_string(),
            other => other.as_bool().unwrap_or_default().to_string(),
        }),
        Value::Sequence(items) => {
            let items: Result<Vec<Option<String>>, ()> = items.iter().map(words_of_item).collect();
            items?.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Value::Mapping(_) | Value::Tagged(_) => return Err(()),
    };
    let words = words.trim();
    Ok((!words.is_empty()).then(|| words.to_owned()))
}

fn words_of_item(item: &Value) -> Result<Option<String>, ()> {
    if item.is_sequence() { Err(()) } else { words(item, "", "") }
}

/// The value of a key as it stands on its line, without a remark behind it.
fn written(yaml: &str, name: &str) -> Option<String> {
    let value = yaml.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':'))?;
    let value = value.split(" #").next().unwrap_or(value).trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Where the words of a key stand letter for letter: on its line, or on the indented lines below.
fn literally(text: &str, yaml: Span, name: &str, words: &str) -> Option<Span> {
    let source = yaml.of(text);
    let mut value: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let end = at + line.len();
        match value {
            None => {
                let rest = line.trim_start_matches(['"', '\'']).strip_prefix(name);
                if let Some(colon) = rest.and_then(|rest| rest.find(':')) {
                    value = Some((end - rest.map_or(0, str::len) + colon + 1, end));
                }
            }
            Some((start, _)) if line.starts_with([' ', '\t']) => value = Some((start, end)),
            Some(_) => break,
        }
        at = end;
    }
    let (start, end) = value?;
    let found = yaml.start as usize + start + source[start..end].find(words)?;
    Some(Span::new(found, found + words.len()))
}

/// What is wrong with a front matter that is no YAML, in the words of somebody who writes articles.
fn unreadable(path: &str, source: &str, error: &serde_yaml::Error) -> InputError {
    // The first line of the file is the `---` itself.
    let line = error.location().map_or(1, |place| place.line()).clamp(1, source.lines().count().max(1));
    let words = source.lines().nth(line - 1).unwrap_or("");
    let what = error.to_string();
    // The parser counts its lines from the front matter's first, which is not what an editor shows.
    let what = what.split(" at line ").next().unwrap_or(&what);
    let help = match words.split_once(':') {
        _ if what.contains("duplicate") => "keep one of the two lines".to_owned(),
        _ if what.contains("control char") => "take the control character out of the line".to_owned(),
        _ if what.contains("end of stream") => "close the quotation mark or bracket that stays open".to_owned(),
        _ if words.starts_with([' ', '\t']) => "begin the line with its key, without a blank before it".to_owned(),
        Some((name, value)) if !value.trim().is_empty() => {
            format!("quote the value of `{}`: \"…\"", name.trim())
        }
        _ => "write one `key: value` a line and close the front matter with a line `---`".to_owned(),
    };
    InputError::new(path, format!("expected `key: value` in the front matter ({what})"), help).at(line as u32 + 1)
}
