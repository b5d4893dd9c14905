//! YAML with places: a file as a tree whose every part knows where it stands, so that a fault is told with a caret.
//!
//! `serde_yaml` stops at the first fault, and knows a line at best. Here a file is read into a tree, and the tree is held
//! against the JSON Schema of what it should be, so that all faults are found in one run.

mod check;
mod fault;
mod read;

pub use check::{Form, check};
pub use fault::{Fault, list, meant};
pub use read::{Mended, read, read_on};

use std::ops::Range;

/// A part of a YAML file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands, in bytes; quotation marks belong to it.
    pub span: Range<usize>,
    /// What it holds.
    pub part: Part,
    /// Its tag, as in `!only`, without the mark.
    pub tag: Option<String>,
}

/// What a part of a YAML file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A word, a number, a text; whether it stands plain, without quotation marks.
    Scalar(String, bool),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the order of the file.
    Map(Vec<(Node, Node)>),
}

/// What a scalar is by the rules of YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// Nothing at all, or `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Whole,
    /// Another number.
    Number,
    /// Anything else.
    Text,
}

impl Node {
    /// The value of a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, value)| value)
    }

    /// A key of a map, with its value.
    pub fn entry(&self, key: &str) -> Option<&(Node, Node)> {
        let Part::Map(entries) = &self.part else { return None };
        entries.iter().find(|(name, _)| name.text() == Some(key))
    }

    /// The items of a list; none where it is no list.
    pub fn items(&self) -> &[Node] {
        match &self.part {
            Part::List(items) => items,
            _ => &[],
        }
    }

    /// The keys of a map with their values; none where it is no map.
    pub fn entries(&self) -> &[(Node, Node)] {
        match &self.part {
            Part::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The words of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.part {
            Part::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// What a scalar is; `None` for lists and maps.
    pub fn scalar(&self) -> Option<Scalar> {
        let Part::Scalar(text, plain) = &self.part else { return None };
        Some(match text.as_str() {
            _ if !plain => Scalar::Text,
            "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
            "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Scalar::Bool,
            text if text.parse::<i64>().is_ok() => Scalar::Whole,
            text if text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
                && text.parse::<f64>().is_ok() =>
            {
                Scalar::Number
            }
            _ => Scalar::Text,
        })
    }

    /// Where a part of a scalar's words stands in the file; the whole scalar where escapes hide it.
    pub fn within(&self, source: &str, part: Range<usize>) -> Range<usize> {
        let (Some(text), Some(written)) = (self.text(), source.get(self.span.clone())) else {
            return self.span.clone();
        };
        let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
        let start = self.span.start + quote.map_or(0, char::len_utf8);
        let inner = &source[start..self.span.end];
        // The words and what is written go side by side as long as only a mark is doubled or escaped.
        let (mut at, mut places) = (0, vec![None; text.len() + 1]);
        for (offset, c) in text.char_indices() {
            if quote == Some('\'') && inner[at..].starts_with("''")
                || quote == Some('"') && inner[at..].starts_with('\\')
            {
                at += 1;
            }
            if !inner[at..].starts_with(c) {
                return self.span.clone();
            }
            places[offset] = Some(start + at);
            at += c.len_utf8();
        }
        places[text.len()] = Some(start + at);
        match (places.get(part.start).copied().flatten(), places.get(part.end).copied().flatten()) {
            (Some(from), Some(to)) => from..to,
            _ => self.span.clone(),
        }
    }

    /// The first scalar, in the order of the file, with these words.
    pub fn find(&self, words: &str) -> Option<&Node> {
        match &self.part {
            Part::Scalar(text, _) => (text == words).then_some(self),
            Part::List(items) => items.iter().find_map(|item| item.find(words)),
            Part::Map(entries) => entries.iter().find_map(|(key, value)| key.find(words).or_else(|| value.find(words))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_scalar_is_found_behind_quotation_marks_and_escapes() {
        for (source, words) in [
            ("a: \"one {two} three\"", "{two}"),
            ("a: 'the mayor''s {two}'", "{two}"),
            ("a: \"say \\\"no\\\" {two}\"", "{two}"),
            ("a: é one {two} three", "{two}"),
        ] {
            let tree = read(source).unwrap();
            let node = tree.get("a").unwrap();
            let at = node.text().unwrap().find(words).unwrap();
            assert_eq!(&source[node.within(source, at..at + words.len())], words, "{source}");
        }
    }

    #[test]
    fn what_a_scalar_is_depends_on_its_quotation_marks() {
        let tree = read("[12, \"12\", 1.5, yes, true, ~, -3, nan]").unwrap();
        let kinds: Vec<Scalar> = tree.items().iter().filter_map(Node::scalar).collect();
        use Scalar::*;
        assert_eq!(kinds, [Whole, Text, Number, Text, Bool, Null, Whole, Text]);
    }
}
