//! A fault of a YAML file, and what may have been meant.

use std::ops::Range;

/// A place with what is to be said about it.
pub type Label = (Range<usize>, String);

/// A fault: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands, in bytes; `None` where it is about the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub what: String,
    /// The cause, in a few words behind the caret; may be empty.
    pub why: String,
    /// What to do.
    pub help: String,
    /// Other places that belong to it: "first told here".
    pub also: Vec<Label>,
}

impl Fault {
    /// A fault at a place.
    pub fn at(span: Range<usize>, what: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { span: Some(span), what: what.into(), why: String::new(), help: help.into(), also: Vec::new() }
    }

    /// A fault of the whole file.
    pub fn whole(what: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { span: None, ..Fault::at(0..0, what, help) }
    }

    /// With the cause behind the caret.
    pub fn because(self, why: impl Into<String>) -> Fault {
        Fault { why: why.into(), ..self }
    }

    /// With another place.
    pub fn and(mut self, span: Range<usize>, words: impl Into<String>) -> Fault {
        self.also.push((span, words.into()));
        self
    }
}

/// The known name that a misspelt one is nearest to, if it is near enough to have been meant.
pub fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR: f64 = 0.8;
    // A name of thousands of letters is no slip of the finger, and would take long to compare.
    const LONGEST: usize = 60;
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let lower = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for other in known {
        let swapped = strsim::damerau_levenshtein(&lower, other) <= 1 && other.len() > 2;
        let score = if swapped { 1.0 } else { strsim::jaro_winkler(&lower, other) };
        if score >= NEAR && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, other));
        }
    }
    best.map(|(_, name)| name)
}

/// Names in backquotes with commas; a long list is cut.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 24;
    let names: Vec<&str> = names.into_iter().collect();
    let mut text: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    if names.len() > MOST {
        text.push(format!("and {} more", names.len() - MOST));
    }
    text.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let known = ["says", "same", "slots", "section", "compare"];
        assert_eq!(meant("sayss", known), Some("says"));
        assert_eq!(meant("Compare", known), Some("compare"));
        assert_eq!(meant("syas", known), Some("says"));
        assert_eq!(meant("population", known), None);
        assert_eq!(meant(&"s".repeat(100_000), known), None);
    }
}
