//! The ways to write a report, in one list: what each is called, how its files end, and how one is known again.

use super::{Page, Report, json, markdown, table};

/// A way to write a report. A new one is a file with a `write`, a variant, and an entry of [`FORMATS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a terminal.
    #[default]
    Table,
    /// The consistency report that an editor files with the story.
    Markdown,
    /// For programs.
    Json,
}

/// What there is to know of a format.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The format.
    pub format: Format,
    /// Its name on a command line.
    pub name: &'static str,
    /// What it is for, as the help says it.
    pub about: &'static str,
    /// The endings of its files.
    pub endings: &'static [&'static str],
    /// Writes a report.
    pub write: fn(&Report, &Page) -> String,
    /// Whether a text is one that this program wrote in the format.
    knows: fn(&str) -> bool,
}

/// The formats.
pub const FORMATS: &[Form] = &[
    Form {
        format: Format::Table,
        name: "table",
        about: "For the terminal",
        endings: &["txt", "text"],
        write: table::write,
        knows: is_table,
    },
    Form {
        format: Format::Markdown,
        name: "md",
        about: "For filing with the story",
        endings: &["md", "markdown"],
        write: markdown::write,
        knows: is_markdown,
    },
    Form {
        format: Format::Json,
        name: "json",
        about: "For programs",
        endings: &["json"],
        write: json::write,
        knows: is_json,
    },
];

impl Format {
    /// The format of that name.
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|form| form.name == name).map(|form| form.format)
    }

    /// The format whose files end so; capitals do not matter.
    pub fn of_ending(ending: &str) -> Option<Format> {
        let known = |form: &&Form| form.endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
        FORMATS.iter().find(known).map(|form| form.format)
    }
}

/// Whether a text is what this program wrote: a report, an explanation, or the outcome of edits. Such a file may be written
/// over, and is no article.
///
/// ```
/// use crosscheck::report::{Format, Report, is_ours, write};
/// assert!(is_ours(&write(&Report::default(), Format::Markdown, 0, false)));
/// assert!(!is_ours("2 articles of the treaty were struck out."));
/// ```
pub fn is_ours(text: &str) -> bool {
    let text = text.trim_start();
    FORMATS.iter().any(|form| (form.knows)(text))
}

/// The titles that pages of this program begin with: of a report, and of the outcome of edits.
const TITLES: &[&str] = &["# Consistency report: ", "# What an error would come to\n"];

/// A page of explanation has a title of its own, and tells in the paragraph below how to make it again.
fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines();
    let explains = lines.next().is_some_and(|line| line.starts_with("# "))
        && lines.nth(1).is_some_and(|line| line.starts_with("Replay: `crosscheck explain "));
    TITLES.iter().any(|title| text.starts_with(title)) || explains
}

/// The schema is a field of its own, of whatever version.
fn is_json(text: &str) -> bool {
    text.starts_with('{') && text.lines().any(|line| line.starts_with("  \"schema\": \"crosscheck/"))
}

/// How far into a table its first sentence may reach.
const FIRST: usize = 400;

/// The first sentence counts articles and, behind a colon, conflicts: "2 articles, 1 story: no conflict". An explanation
/// ends in how to make it again.
fn is_table(text: &str) -> bool {
    let head: String = text.chars().take(FIRST).collect();
    let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
    let counted = |text: &str, noun: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < text.len() && rest.trim_start().starts_with(noun)
    };
    let told = |rest: &str| rest.starts_with("no conflict") || counted(rest, "conflict");
    let counts = counted(&head, "article") && head.split_once(": ").is_some_and(|(_, rest)| told(rest));
    counts || text.lines().any(|line| line.starts_with("Replay: crosscheck explain "))
}

#[cfg(test)]
mod tests {
    use super::super::explanation::{self, Explanation};
    use super::super::{SCHEMA, sample, write};
    use super::*;

    #[test]
    fn a_report_is_known_again_in_every_format() {
        for form in FORMATS {
            for report in [sample::report(), Report { schema: SCHEMA.into(), ..Report::default() }] {
                for width in [40, 100] {
                    let text = write(&report, form.format, width, false);
                    assert!((form.knows)(&text), "{}: {text}", form.name);
                }
            }
        }
    }

    #[test]
    fn an_explanation_that_was_filed_is_known_again() {
        let explanation = Explanation {
            schema: explanation::SCHEMA.into(),
            subject: "F1 conflict".into(),
            replay: Some("crosscheck explain F1 blast".into()),
            ..Explanation::default()
        };
        for format in FORMATS.iter().map(|form| form.format) {
            assert!(is_ours(&explanation::write(&explanation, format, 0, false)), "{format:?}");
        }
    }

    #[test]
    fn an_article_is_no_report() {
        for text in [
            "",
            "# Consistency reports are rare\n\nNo report was filed.\n",
            "2 articles of the treaty were struck out. The minister said: no comment.\n",
            "Articles in two papers said: no conflict is in sight.\n",
            "{\n  \"schema\": \"other/1\"\n}\n",
            "# Replay of the final\n\nReplay: who won?\n",
        ] {
            assert!(!is_ours(text), "{text}");
        }
    }

    #[test]
    fn every_format_has_a_name_and_endings_of_its_own() {
        for form in FORMATS {
            assert_eq!(Format::named(form.name), Some(form.format));
            for ending in form.endings {
                assert_eq!(Format::of_ending(&ending.to_uppercase()), Some(form.format));
            }
        }
        assert_eq!((Format::named("pdf"), Format::of_ending("html")), (None, None));
    }
}
