//! Stand-ins for what the library's front door does not offer yet. Each is gone as soon as the library has its own.

use crosscheck::report::{Report, Source};
use crosscheck::text::Article;
use std::ops::Range;

/// The rules of a run.
pub struct RuleBook;

/// A fault in a rule file.
#[derive(Debug)]
pub struct RuleError {
    pub file: String,
    pub span: Option<Range<usize>>,
    pub line: u32,
    pub column: u32,
    pub what: String,
    pub help: String,
    pub source: String,
}

impl RuleBook {
    pub fn embedded() -> RuleBook {
        RuleBook
    }

    pub fn with_dirs(_files: &[(String, String)]) -> Result<RuleBook, Vec<RuleError>> {
        Ok(RuleBook)
    }

    /// Kind and description of every rule, in order.
    pub fn kinds(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}

pub fn compare(articles: &[Article], _rules: &RuleBook) -> Report {
    let mut articles: Vec<&Article> = articles.iter().collect();
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    Report {
        schema: crosscheck::report::SCHEMA.to_owned(),
        sources: articles
            .into_iter()
            .map(|article| Source {
                id: article.id.clone(),
                path: article.path.clone(),
                notes: article.notes.clone(),
                ..Source::default()
            })
            .collect(),
        ..Report::default()
    }
}

pub mod report {
    use crosscheck::report::Report;

    #[derive(Clone, Copy)]
    pub enum Format {
        Table,
        Markdown,
        Json,
    }

    pub fn write(report: &Report, _format: Format, _width: u16, _colour: bool) -> String {
        serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
    }
}

pub mod inspect {
    use super::RuleBook;

    pub fn sentences(line: &str, _rules: &RuleBook) -> Result<String, String> {
        let value: serde_json::Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        Ok(value.to_string())
    }
    pub use sentences as mentions;
    pub use sentences as claims;
    pub use sentences as pairs;
}

pub mod examples {
    use super::RuleBook;

    pub struct ExampleResult {
        pub rule: String,
        pub line: u32,
        pub text: String,
        pub ok: bool,
        pub expected: String,
        pub got: String,
    }

    pub fn run(_rules: &RuleBook) -> Vec<ExampleResult> {
        Vec::new()
    }
}
