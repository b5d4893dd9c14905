//! Reads a pattern as it is written into its parts.

use super::pattern::{Gap, Part, PatternFault};
use super::schema::SlotKind;
use crate::lexicon::Lexicon;
use crate::lexicon::phrases::keys;

/// The parts of a pattern. `slots` are the names of the rule's slots, in order.
pub(super) fn parts(pattern: &str, slots: &[(String, SlotKind)], lexicon: &Lexicon) -> Result<Vec<Part>, PatternFault> {
    Parser { pattern, at: 0, slots, lexicon, steps: 0, depth: 0 }.sequence(None)
}

struct Parser<'a> {
    pattern: &'a str,
    at: usize,
    slots: &'a [(String, SlotKind)],
    lexicon: &'a Lexicon,
    /// Words, classes and slots so far, and the tokens that gaps may pass over.
    steps: usize,
    depth: usize,
}

/// How deep brackets may stand in one another, and how long a gap may be.
const MOST_DEPTH: usize = 16;
const MOST_GAP: usize = 40;
const MOST_STEPS: usize = 4000;

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.pattern[self.at..]
    }

    fn fault(&self, part: &str, what: impl Into<String>, help: impl Into<String>) -> PatternFault {
        PatternFault { part: part.to_string(), what: what.into(), help: help.into() }
    }

    /// Parses up to `closer` (or a `|`), which it leaves in place.
    fn sequence(&mut self, closer: Option<char>) -> Result<Vec<Part>, PatternFault> {
        let mut parts = Vec::new();
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(self.fault(
                self.pattern,
                "brackets stand too deep in one another",
                format!("the most is {MOST_DEPTH}"),
            ));
        }
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if self.steps > MOST_STEPS {
                return Err(self.fault(
                    self.pattern,
                    "the pattern is too long",
                    format!("the most is {MOST_STEPS} steps"),
                ));
            }
            let Some(ch) = self.rest().chars().next() else {
                if let Some(closer) = closer {
                    return Err(self.fault(self.pattern, format!("a `{closer}` is missing"), "close every bracket"));
                }
                break;
            };
            match ch {
                '|' if closer.is_some() => break,
                '|' => {
                    let help = "put the alternatives in brackets: `(a|b)`, or `[a|b]` where they may be left out";
                    return Err(self.fault(self.rest(), "there is no bracket round these alternatives", help));
                }
                ')' | ']' => {
                    if closer == Some(ch) {
                        break;
                    }
                    return Err(self.fault(
                        self.rest(),
                        format!("there is no bracket that this `{ch}` closes"),
                        "take it out, or open one",
                    ));
                }
                '[' => parts.push(Part::Maybe(self.alternatives(']')?)),
                '(' => parts.push(Part::Either(self.alternatives(')')?)),
                '!' if self.rest().starts_with("!(") => {
                    self.at += 1;
                    parts.push(Part::Not(self.alternatives(')')?));
                }
                '{' => parts.push(self.slot()?),
                '<' => parts.push(self.class()?),
                _ if self.rest().starts_with("..") || self.rest().starts_with(",...") => parts.push(self.gap()?),
                _ => self.word(&mut parts),
            }
        }
        self.depth -= 1;
        Ok(parts)
    }

    /// The ways between the bracket that stands here and its `closer`, in order.
    fn alternatives(&mut self, closer: char) -> Result<Vec<Vec<Part>>, PatternFault> {
        let mut ways = Vec::new();
        loop {
            self.at += 1;
            self.steps += 1;
            ways.push(self.sequence(Some(closer))?);
            if !self.rest().starts_with('|') {
                self.at += 1;
                return Ok(ways);
            }
        }
    }

    fn named(&mut self, closer: char) -> Result<String, PatternFault> {
        let Some(end) = self.rest().find(closer) else {
            return Err(self.fault(self.rest(), format!("a `{closer}` is missing"), "close the name"));
        };
        let name = self.rest()[1..end].trim().to_string();
        self.at += end + 1;
        Ok(name)
    }

    fn slot(&mut self) -> Result<Part, PatternFault> {
        let name = self.named('}')?;
        let Some(at) = self.slots.iter().position(|(slot, _)| *slot == name) else {
            let all: Vec<&str> = self.slots.iter().map(|(slot, _)| slot.as_str()).collect();
            return Err(self.fault(
                &format!("{{{name}}}"),
                format!("there is no slot called `{name}`"),
                match all.as_slice() {
                    [] => "this rule has no slots; declare it under `slots:`".to_string(),
                    all => format!("the slots of this rule are: {}", all.join(", ")),
                },
            ));
        };
        self.steps += 1;
        Ok(Part::Slot(at as u8))
    }

    fn class(&mut self) -> Result<Part, PatternFault> {
        let name = self.named('>')?;
        let Some(class) = self.lexicon.class(&name) else {
            let near =
                self.lexicon.class_names.iter().max_by_key(|known| (strsim::jaro_winkler(known, &name) * 1e6) as u64);
            let help = near.map_or(String::new(), |near| {
                format!("did you mean `<{near}>`? Word classes stand in rules/lexicon/words.yaml")
            });
            return Err(self.fault(&format!("<{name}>"), format!("there is no word class called `{name}`"), help));
        };
        self.steps += 1;
        Ok(Part::Class(class))
    }

    fn gap(&mut self) -> Result<Part, PatternFault> {
        let (mark, gap) = match self.rest() {
            rest if rest.starts_with(",...") => (4, Gap::Sentence),
            rest if rest.starts_with("...") => (3, Gap::Clause),
            _ => (2, Gap::Phrase),
        };
        self.at += mark;
        let digits = self.rest().len() - self.rest().trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let most: usize = self.rest()[..digits].parse().unwrap_or(0);
        if most == 0 || most > MOST_GAP {
            let part = format!("..{}", &self.rest()[..digits]);
            return Err(self.fault(
                &part,
                "a gap needs the most words that it may pass over",
                format!("write `..4`; the most is {MOST_GAP}"),
            ));
        }
        self.at += digits;
        self.steps += 2 * most;
        Ok(Part::Gap(gap, most as u8))
    }

    fn word(&mut self, parts: &mut Vec<Part>) {
        let end = self
            .rest()
            .find(|c: char| c.is_whitespace() || "[](){}<>|".contains(c))
            .unwrap_or(self.rest().len())
            .max(1);
        let word = &self.pattern[self.at..self.at + end];
        let before = parts.len();
        parts.extend(keys(word).into_iter().map(Part::Word));
        self.steps += parts.len() - before;
        self.at += end;
    }
}
