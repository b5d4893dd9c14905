//! What the command says on standard error: one line for an input, a drawing for a fault in a rule.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Report, Snippet};
use crosscheck::RuleError;
use crosscheck::report::Problem;
use std::fmt::Display;
use std::io::Write;

/// Why a command could not do its work at all.
#[derive(Debug)]
pub enum Failure {
    /// One line: what is wrong, and what to do.
    Line(String),
    /// Faults in rule files.
    Rules(Vec<RuleError>),
}

impl Failure {
    /// A failure in one line.
    pub fn new(what: impl Display, help: impl Display) -> Failure {
        Failure::Line(format!("{what}; {help}"))
    }
}

/// Standard error. Whether it is open or not never changes what a command does.
#[derive(Debug)]
pub struct Told {
    /// Whether warnings and notes are held back.
    pub quiet: bool,
}

impl Told {
    /// An input that was left out.
    pub fn problem(&self, problem: &Problem) {
        self.warning(format_args!("{}: {}", problem.path, problem.reason));
    }

    /// Something that was done otherwise than a reader may expect.
    pub fn warning(&self, words: impl Display) {
        if !self.quiet {
            line("warning", words);
        }
    }

    /// Something good to know.
    pub fn note(&self, words: impl Display) {
        if !self.quiet {
            line("note", words);
        }
    }

    /// A fault that costs a part of the result; told also when quiet.
    pub fn error(&self, words: impl Display) {
        line("error", words);
    }

    /// What the author of a rule should know, though it can be read.
    pub fn doubt(&self, error: &RuleError) {
        if !self.quiet {
            self.drawn(error, Level::WARNING);
        }
    }

    fn drawn(&self, error: &RuleError, level: Level<'static>) {
        writeln!(anstream::stderr(), "{}\n", draw(error, level)).ok();
    }

    /// Why the command ends here.
    pub fn failure(&self, failure: &Failure) {
        match failure {
            Failure::Line(words) => self.error(words),
            Failure::Rules(errors) => {
                errors.iter().for_each(|error| self.drawn(error, Level::ERROR));
                let faults = match errors.len() {
                    1 => "have a fault".to_owned(),
                    count => format!("have {count} faults"),
                };
                self.error(format_args!("the rules {faults}; nothing was read with them"));
            }
        }
    }
}

fn line(grade: &str, words: impl Display) {
    // A closed standard error leaves nobody to tell.
    writeln!(anstream::stderr(), "crosscheck: {grade}: {words}").ok();
}

/// A fault of a rule file: what, where, the lines themselves, and what to do.
pub fn draw(error: &RuleError, level: Level<'static>) -> String {
    let place: Element = match &error.span {
        Some(span) if error.source_text.get(span.clone()).is_some() => {
            let primary = AnnotationKind::Primary.span(span.clone());
            let primary = if error.why.is_empty() { primary } else { primary.label(error.why.as_str()) };
            let others = error.also.iter().map(|(span, words)| AnnotationKind::Context.span(span.clone()).label(words));
            Snippet::source(&*error.source_text)
                .path(error.file.as_str())
                .annotation(primary)
                .annotations(others)
                .into()
        }
        _ => Origin::path(error.file.as_str()).line(error.line as usize).char_column(error.column as usize).into(),
    };
    let mut group = level.primary_title(error.what.as_str()).element(place);
    if !error.help.is_empty() {
        group = group.element(Level::HELP.message(error.help.as_str()));
    }
    let report: Report = &[group];
    Renderer::styled().render(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(error: &RuleError) -> String {
        anstream::adapter::strip_str(&draw(error, Level::ERROR)).to_string()
    }

    #[test]
    fn a_fault_in_a_rule_is_drawn_at_its_place() {
        let source = "kind: killed\nsays:\n  - \"{cuont} were killed\"\n";
        let start = source.find("{cuont}").unwrap();
        let error = RuleError {
            file: "my/killed.yaml".into(),
            span: Some(start..start + 7),
            line: 3,
            column: 6,
            what: "unknown slot `cuont`".into(),
            why: "not declared".into(),
            help: "did you mean `count`?".into(),
            also: vec![(6..12, "in this rule".into())],
            source_text: source.into(),
        };
        let drawn = plain(&error);
        assert!(drawn.starts_with("error: unknown slot `cuont`\n"), "{drawn}");
        assert!(drawn.contains("--> my/killed.yaml:3:6"), "{drawn}");
        assert!(drawn.contains("3 |   - \"{cuont} were killed\""), "{drawn}");
        assert!(drawn.contains("^^^^^^^ not declared") && drawn.contains("------ in this rule"), "{drawn}");
        assert!(drawn.contains("= help: did you mean `count`?"), "{drawn}");
        let without = plain(&RuleError { span: None, ..error });
        assert!(without.contains("my/killed.yaml:3:6"), "{without}");
    }
}
