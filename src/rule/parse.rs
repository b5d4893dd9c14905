//! Reads a pattern as it is written into the steps of its program.

use super::pattern::{Gap, PatternFault, Step};
use super::schema::SlotKind;
use crate::lexicon::Lexicon;
use crate::lexicon::phrases::keys;

/// The steps of a pattern. `slots` are the names of the rule's slots, in order.
pub(super) fn steps(pattern: &str, slots: &[(String, SlotKind)], lexicon: &Lexicon) -> Result<Vec<Step>, PatternFault> {
    let mut parser = Parser { pattern, at: 0, slots, lexicon, steps: Vec::new(), depth: 0 };
    parser.sequence(None)?;
    parser.steps.push(Step::Done);
    Ok(parser.steps)
}

struct Parser<'a> {
    pattern: &'a str,
    at: usize,
    slots: &'a [(String, SlotKind)],
    lexicon: &'a Lexicon,
    steps: Vec<Step>,
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
    fn sequence(&mut self, closer: Option<char>) -> Result<(), PatternFault> {
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
            if self.steps.len() > MOST_STEPS {
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
                '[' => self.optional()?,
                '(' => self.alternatives(')')?,
                '!' if self.rest().starts_with("!(") => {
                    self.at += 1;
                    let not = self.steps.len();
                    self.steps.push(Step::Not(0));
                    self.alternatives(')')?;
                    self.steps.push(Step::Done);
                    self.steps[not] = Step::Not(self.steps.len());
                }
                '{' => self.slot()?,
                '<' => self.class()?,
                _ if self.rest().starts_with("..") || self.rest().starts_with(",...") => self.gap()?,
                _ => self.word(),
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// `[a|b]`: the alternatives, or nothing.
    fn optional(&mut self) -> Result<(), PatternFault> {
        let split = self.steps.len();
        self.steps.push(Step::Split(split + 1, 0));
        self.alternatives(']')?;
        self.steps[split] = Step::Split(split + 1, self.steps.len());
        Ok(())
    }

    fn alternatives(&mut self, closer: char) -> Result<(), PatternFault> {
        let mut jumps = Vec::new();
        loop {
            self.at += 1;
            let split = self.steps.len();
            self.steps.push(Step::Split(split + 1, 0));
            self.sequence(Some(closer))?;
            if self.rest().starts_with('|') {
                jumps.push(self.steps.len());
                self.steps.push(Step::Jump(0));
                self.steps[split] = Step::Split(split + 1, self.steps.len());
            } else {
                self.at += 1;
                self.steps[split] = Step::Jump(split + 1);
                break;
            }
        }
        let end = self.steps.len();
        jumps.into_iter().for_each(|jump| self.steps[jump] = Step::Jump(end));
        Ok(())
    }

    fn named(&mut self, closer: char) -> Result<String, PatternFault> {
        let Some(end) = self.rest().find(closer) else {
            return Err(self.fault(self.rest(), format!("a `{closer}` is missing"), "close the name"));
        };
        let name = self.rest()[1..end].trim().to_string();
        self.at += end + 1;
        Ok(name)
    }

    fn slot(&mut self) -> Result<(), PatternFault> {
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
        self.steps.push(Step::Slot(at as u8));
        Ok(())
    }

    fn class(&mut self) -> Result<(), PatternFault> {
        let name = self.named('>')?;
        let Some(class) = self.lexicon.class(&name) else {
            let near =
                self.lexicon.class_names.iter().max_by_key(|known| (strsim::jaro_winkler(known, &name) * 1e6) as u64);
            let help = near.map_or(String::new(), |near| {
                format!("did you mean `<{near}>`? Word classes stand in rules/lexicon/words.yaml")
            });
            return Err(self.fault(&format!("<{name}>"), format!("there is no word class called `{name}`"), help));
        };
        self.steps.push(Step::Class(class));
        Ok(())
    }

    fn gap(&mut self) -> Result<(), PatternFault> {
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
        let end = self.steps.len() + 2 * most;
        for _ in 0..most {
            let here = self.steps.len();
            self.steps.push(Step::Split(end, here + 1));
            self.steps.push(Step::Any(gap));
        }
        Ok(())
    }

    fn word(&mut self) {
        let end = self
            .rest()
            .find(|c: char| c.is_whitespace() || "[](){}<>|".contains(c))
            .unwrap_or(self.rest().len())
            .max(1);
        let word = &self.pattern[self.at..self.at + end];
        self.steps.extend(keys(word).into_iter().map(Step::Word));
        self.at += end;
    }
}
