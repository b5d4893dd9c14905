//! Why a file could not be read as an article, and what its owner can do about it.

/// A file that is no article. One line: `path:line: what; help`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}{}: {what}; {help}", line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct InputError {
    /// The path or name under which the file was given.
    pub path: String,
    /// The line the fault stands on, from 1, where it stands on one.
    pub line: Option<u32>,
    /// What is wrong, and what was expected.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl InputError {
    /// An error that concerns the whole file.
    pub fn new(path: &str, what: impl Into<String>, help: impl Into<String>) -> InputError {
        InputError { path: path.to_owned(), line: None, what: what.into(), help: help.into() }
    }

    /// The same error, at a line (from 1).
    pub fn at(self, line: u32) -> InputError {
        InputError { line: Some(line), ..self }
    }

    /// Reason and remedy without the path, for a list that names the path itself.
    pub fn reason(&self) -> String {
        match self.line {
            Some(line) => format!("line {line}: {}; {}", self.what, self.help),
            None => format!("{}; {}", self.what, self.help),
        }
    }
}
