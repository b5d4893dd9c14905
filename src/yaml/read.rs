//! Reads a file into a tree.

use super::{Fault, Node, Part};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 2 << 20;
/// How deep lists and maps may stand in one another.
const MOST_DEPTH: usize = 24;

/// Reads a file of one document into a tree.
///
/// # Errors
///
/// The fault that made an end to the reading, or all aliases and keys told twice. An alias (`*name`) is a fault: it would
/// let a small file stand for a huge one.
pub fn read(text: &str) -> Result<Node, Vec<Fault>> {
    if text.len() > MOST_BYTES {
        let what = format!("the file has {} bytes; the most is {MOST_BYTES}", text.len());
        return Err(vec![Fault::whole(what, "cut it into several files")]);
    }
    let mut reader = Reader { parser: Parser::new_from_str(text), text, depth: 0, faults: Vec::new() };
    match reader.document() {
        Ok(node) if reader.faults.is_empty() => Ok(node),
        Ok(_) => Err(reader.faults),
        Err(fault) => {
            reader.faults.push(fault);
            Err(reader.faults)
        }
    }
}

/// What is left of a file that cannot be read as it stands.
#[derive(Debug)]
pub struct Mended {
    /// The text, of the same length, with a bare word for each item that could not be read.
    pub text: String,
    /// The tree of that text.
    pub tree: Node,
    /// The lines that were changed, in bytes.
    pub lines: Vec<Range<usize>>,
}

/// Reads on behind lines that are no YAML, so that the other faults of the file are found in the same run: a list item
/// that cannot be read is set aside. The faults of those lines come first; nothing is mended where that does not help.
pub fn read_on(text: &str) -> (Vec<Fault>, Option<Mended>) {
    const MOST_LINES: usize = 20;
    let (mut found, mut lines, mut mended) = (Vec::new(), Vec::<Range<usize>>::new(), text.to_owned());
    loop {
        let faults = match read(&mended) {
            Ok(tree) => return (found, Some(Mended { text: mended, tree, lines })),
            Err(faults) => faults,
        };
        let line = match faults.as_slice() {
            [fault] if fault.what.starts_with(NO_YAML) => {
                fault.span.as_ref().and_then(|span| item(&mended, span.start))
            }
            _ => None,
        };
        found.extend(faults);
        let Some(line) = line.filter(|line| lines.len() < MOST_LINES && !lines.contains(line)) else {
            return (found, None);
        };
        mended.replace_range(line.clone(), &format!("- x{}", " ".repeat(line.len().saturating_sub(3))));
        lines.push(line);
    }
}

fn too_deep(span: Range<usize>) -> Fault {
    Fault::at(span, "lists and maps stand too deep in one another", format!("the most is {MOST_DEPTH}"))
}

/// The list item, from its dash to the end of its line, that stands in the line of a place.
fn item(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let dash = start + text[start..end].len() - text[start..end].trim_start().len();
    (text[dash..end].starts_with("- ") && end - dash >= 3).then_some(dash..end)
}

const NO_YAML: &str = "this is no YAML";

struct Reader<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    text: &'a str,
    depth: usize,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Range<usize>), Fault> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let range = self.range(span);
                Ok((event, range))
            }
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(0);
                let span = self.rest_of_line(at);
                // The library's own limit lies above ours, and it looks ahead.
                if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
                    return Err(too_deep(span.start..span.start + 1));
                }
                let item = item(self.text, span.start)
                    .map(|item| (item.start + 2, self.text[item.start + 2..item.end].trim()));
                if let Some((at, words)) =
                    item.filter(|(_, words)| words.starts_with(['{', '[', '<', '|', '!', '@', '`', '%']))
                {
                    let what = format!("{NO_YAML}: the text begins with `{}` and has no quotation marks", &words[..1]);
                    let help = "put the whole of it in quotation marks: YAML takes such a mark for one of its own";
                    return Err(Fault::at(at..at + words.len(), what, help));
                }
                let help = "look at the indentation, at brackets and quotation marks, and at `: ` and `#` inside a text; a \
                            text that holds them stands in quotation marks";
                Err(Fault::at(span, format!("{NO_YAML}: {}", error.info()), help))
            }
            None => Err(Fault::whole("the file ends too early", "it should hold one rule or one lexicon")),
        }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        let end = range.end.min(self.text.len());
        let start = range.start.min(end);
        if self.text.is_char_boundary(start) && self.text.is_char_boundary(end) { start..end } else { 0..0 }
    }

    /// From a place to the end of its line; where nothing is left of it, from the last word before.
    fn rest_of_line(&self, at: usize) -> Range<usize> {
        let at = (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |i| at + i);
        if !self.text[at..end].trim().is_empty() {
            return at..at + self.text[at..end].trim_end().len();
        }
        let before = self.text[..at].trim_end();
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        start + before[start..].len() - before[start..].trim_start().len()..before.len()
    }

    fn document(&mut self) -> Result<Node, Fault> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(..), _) => {}
                (Event::StreamEnd, _) => {
                    return Err(Fault::whole("the file is empty", "it should hold one rule or one lexicon"));
                }
                (event, span) => {
                    let node = self.node(event, span)?;
                    return self.end().map(|()| node);
                }
            }
        }
    }

    fn end(&mut self) -> Result<(), Fault> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::DocumentStart(..), span) => {
                    return Err(Fault::at(span, "a second document begins here", "keep one file for each"));
                }
                _ => {}
            }
        }
    }

    fn node(&mut self, event: Event<'a>, span: Range<usize>) -> Result<Node, Fault> {
        match event {
            Event::Scalar(text, style, _, tag) => {
                let plain = style == ScalarStyle::Plain;
                let tag = tag.map(|tag| tag.suffix().to_owned());
                Ok(Node { span, part: Part::Scalar(text.into_owned(), plain), tag })
            }
            Event::SequenceStart(_, _, tag) => {
                self.deeper(&span)?;
                let mut items = Vec::new();
                let end = loop {
                    match self.next()? {
                        (Event::SequenceEnd, end) => break end,
                        (event, span) => items.push(self.node(event, span)?),
                    }
                };
                self.depth -= 1;
                let tag = tag.map(|tag| tag.suffix().to_owned());
                let last = items.last().map(|item: &Node| item.span.end);
                Ok(Node { span: self.whole(span, end, last), part: Part::List(items), tag })
            }
            Event::MappingStart(_, _, tag) => {
                self.deeper(&span)?;
                let mut entries: Vec<(Node, Node)> = Vec::new();
                let mut known = FxHashMap::default();
                let end = loop {
                    match self.next()? {
                        (Event::MappingEnd, end) => break end,
                        (event, span) => {
                            let key = self.node(event, span)?;
                            let (event, span) = self.next()?;
                            let value = self.node(event, span)?;
                            self.twice(&mut known, &key);
                            entries.push((key, value));
                        }
                    }
                };
                self.depth -= 1;
                let tag = tag.map(|tag| tag.suffix().to_owned());
                let first =
                    entries.first().map_or(span.start, |(key, _)| key.span.start.min(span.start.max(key.span.start)));
                let last = entries.last().map(|(_, value)| value.span.end);
                let span = if self.text[span.clone()].starts_with('{') { span } else { first..first };
                Ok(Node { span: self.whole(span, end, last), part: Part::Map(entries), tag })
            }
            Event::Alias(_) => {
                let help = "write the words out; anchors and aliases are not read in these files";
                self.faults.push(Fault::at(span.clone(), "an alias stands here", help));
                Ok(Node { span, part: Part::Scalar(String::new(), true), tag: None })
            }
            _ => Err(Fault::at(span, "something is missing here", "write a text, a list or a map")),
        }
    }

    fn deeper(&mut self, span: &Range<usize>) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(too_deep(span.clone()));
        }
        Ok(())
    }

    /// A list or map from its first byte to its last; one without brackets ends with what stands last in it.
    fn whole(&self, start: Range<usize>, end: Range<usize>, last: Option<usize>) -> Range<usize> {
        let closed = self.text[end.clone()].starts_with([']', '}']);
        let stop = if closed { end.end } else { last.unwrap_or(start.end) };
        start.start..stop.max(start.start)
    }

    fn twice(&mut self, known: &mut FxHashMap<String, Range<usize>>, key: &Node) {
        let Some(name) = key.text() else { return };
        if let Some(first) = known.get(name) {
            let what = format!("`{name}` stands here twice");
            let fault = Fault::at(key.span.clone(), what, "keep one of the two").and(first.clone(), "first here");
            self.faults.push(fault);
        } else {
            known.insert(name.to_owned(), key.span.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        let faults = read(text).unwrap_err();
        let place = |fault: &Fault| fault.span.clone().map_or(String::new(), |span| text[span].to_owned());
        faults.iter().map(|fault| (place(fault), fault.what.clone())).collect()
    }

    #[test]
    fn aliases_and_keys_told_twice_are_found_all_at_once() {
        let found = told("a: &x 1\nb: *x\na: 2\nc: { d: 1, d: 2 }\n");
        let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["*x", "a", "d"], "{found:?}");
    }

    #[test]
    fn what_is_no_yaml_is_told_with_its_line() {
        let found = told("a: [1, 2\nb: 3\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].1.starts_with("this is no YAML"), "{found:?}");
        assert!(told("").len() == 1 && told("# nothing\n").len() == 1);
    }

    #[test]
    fn depth_and_size_are_limited() {
        assert!(told(&"[".repeat(100_000))[0].1.contains("too deep"));
        assert!(read(&"a".repeat(MOST_BYTES + 1)).is_err());
    }

    #[test]
    fn lists_and_maps_know_where_they_stand() {
        let text = "a:\n  b: [1, 2]\n  c: { d: 1 }\n";
        let tree = read(text).unwrap();
        assert_eq!(&text[tree.get("a").unwrap().span.clone()], "b: [1, 2]\n  c: { d: 1 }");
        assert_eq!(&text[tree.get("a").unwrap().get("b").unwrap().span.clone()], "[1, 2]");
        assert_eq!(&text[tree.get("a").unwrap().get("c").unwrap().span.clone()], "{ d: 1 }");
    }
}
