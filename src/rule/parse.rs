//! Reads a pattern as it is written into the steps of its program.

use super::pattern::{Gap, Step};
use super::schema::SlotKind;
use crate::lexicon::Lexicon;
use crate::lexicon::phrases::keys;
use crate::yaml::{list, meant};
use std::ops::Range;

/// A fault of a pattern: its place in the pattern in bytes, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternFault {
    /// The part of the pattern.
    pub span: Range<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

/// How long a pattern may be, in bytes.
const MOST_BYTES: usize = 10_000;
/// How deep brackets may stand in one another, and how long a gap may be.
const MOST_DEPTH: usize = 16;
const MOST_GAP: usize = 40;
const MOST_STEPS: usize = 4000;
/// How many steps all `!( )` of a pattern may have together: each is run anew wherever it stands.
const MOST_AHEAD: usize = 400;

/// The steps of a pattern. `slots` are the names of the rule's slots, in order.
///
/// # Errors
///
/// All faults of the pattern, up to the first that leaves unclear what stands behind it.
pub(super) fn steps(
    pattern: &str,
    slots: &[(String, SlotKind)],
    lexicon: &Lexicon,
) -> Result<Vec<Step>, Vec<PatternFault>> {
    let mut parser =
        Parser { pattern, at: 0, slots, lexicon, steps: Vec::new(), depth: 0, ahead: None, looked: 0, faults: Vec::new() };
    if pattern.len() > MOST_BYTES {
        let what = format!("the pattern has {} bytes; the most is {MOST_BYTES}", pattern.len());
        parser.fault(0..pattern.len(), what, "cut it into several patterns, or make a word class of its words");
        return Err(parser.faults);
    }
    let whole = parser.sequence(None).is_ok();
    if !whole || !parser.faults.is_empty() {
        return Err(parser.faults);
    }
    parser.steps.push(Step::Done);
    Ok(parser.steps)
}

/// What follows cannot be read; why stands among the faults.
struct Lost;

struct Parser<'a> {
    pattern: &'a str,
    at: usize,
    slots: &'a [(String, SlotKind)],
    lexicon: &'a Lexicon,
    steps: Vec<Step>,
    depth: usize,
    /// Where the `!( )` begins that is being read.
    ahead: Option<usize>,
    /// Steps of those that were read.
    looked: usize,
    faults: Vec<PatternFault>,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.pattern[self.at..]
    }

    fn fault(&mut self, span: Range<usize>, what: impl Into<String>, help: impl Into<String>) {
        self.faults.push(PatternFault { span, what: what.into(), help: help.into() });
    }

    fn lost(&mut self, span: Range<usize>, what: impl Into<String>, help: impl Into<String>) -> Lost {
        self.fault(span, what, help);
        Lost
    }

    /// Parses up to `closer` (or a `|`), which it leaves in place.
    fn sequence(&mut self, closer: Option<(usize, char)>) -> Result<(), Lost> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            let place = self.at.saturating_sub(1)..self.at;
            return Err(self.lost(place, "brackets stand too deep in one another", format!("the most is {MOST_DEPTH}")));
        }
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if self.steps.len() > MOST_STEPS {
                let what = format!("the pattern is too long: more than {MOST_STEPS} steps up to here");
                return Err(self.lost(0..self.at, what, "a gap has two steps for each word; cut the pattern into several"));
            }
            let Some(ch) = self.rest().chars().next() else {
                let Some((open, closer)) = closer else { break };
                let what = format!("this bracket is never closed: a `{closer}` is missing");
                return Err(self.lost(open..open + 1, what, "close every bracket"));
            };
            let here = self.at..self.at + ch.len_utf8();
            match ch {
                '|' if closer.is_some() => break,
                '|' => {
                    let help = "put the alternatives in brackets: `(a|b)`, or `[a|b]` where they may be left out";
                    return Err(self.lost(here, "there is no bracket round these alternatives", help));
                }
                ')' | ']' if closer.is_some_and(|(_, closer)| closer == ch) => break,
                ')' | ']' | '}' | '>' => {
                    let what = match closer {
                        Some((_, closer)) => format!("`{closer}` is expected before this `{ch}`"),
                        None => format!("there is no bracket that this `{ch}` closes"),
                    };
                    return Err(self.lost(here, what, "take it out, or mend the bracket that it belongs to"));
                }
                '[' => self.optional()?,
                '(' => self.alternatives(')')?,
                '!' if self.rest().starts_with("!(") => self.ahead()?,
                '{' => self.slot()?,
                '<' => self.class()?,
                _ if self.rest().starts_with("..") || self.rest().starts_with(",...") => self.gap(),
                _ => self.word(),
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// `!(a|b)`: what must not follow.
    fn ahead(&mut self) -> Result<(), Lost> {
        let begins = self.at;
        if self.ahead.is_some() {
            let help = "what must not follow is a plain list of words, classes, slots and gaps";
            self.fault(begins..begins + 2, "a `!( )` stands inside another", help);
        }
        let outer = self.ahead.replace(begins);
        self.at += 1;
        let not = self.steps.len();
        self.steps.push(Step::Not(0));
        self.alternatives(')')?;
        self.steps.push(Step::Done);
        self.steps[not] = Step::Not(self.steps.len());
        self.ahead = outer;
        self.looked += self.steps.len() - not;
        if self.looked > MOST_AHEAD {
            self.looked = 0;
            let what = format!("what must not follow is too long: more than {MOST_AHEAD} steps");
            self.fault(begins..self.at, what, "make a word class of its words, or shorten its gaps");
        }
        Ok(())
    }

    /// `[a|b]`: the alternatives, or nothing.
    fn optional(&mut self) -> Result<(), Lost> {
        let split = self.steps.len();
        self.steps.push(Step::Split(split + 1, 0));
        self.alternatives(']')?;
        self.steps[split] = Step::Split(split + 1, self.steps.len());
        Ok(())
    }

    fn alternatives(&mut self, closer: char) -> Result<(), Lost> {
        let mut jumps = Vec::new();
        let open = self.at;
        loop {
            self.at += 1;
            let split = self.steps.len();
            self.steps.push(Step::Split(split + 1, 0));
            self.sequence(Some((open, closer)))?;
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

    /// The name between `{` and `}` or `<` and `>`, with the place of the whole.
    fn named(&mut self, closer: char) -> Result<(String, Range<usize>), Lost> {
        let open = self.at;
        let end = self.rest().find(|c: char| c == closer || "[](){}<>|".contains(c) && c != self.pattern[open..].chars().next().unwrap_or(c));
        match end.filter(|end| self.rest()[*end..].starts_with(closer)) {
            Some(end) => {
                let name = self.rest()[1..end].trim().to_string();
                self.at += end + 1;
                Ok((name, open..self.at))
            }
            None => {
                let what = format!("this bracket is never closed: a `{closer}` is missing");
                Err(self.lost(open..open + 1, what, "close the name"))
            }
        }
    }

    fn slot(&mut self) -> Result<(), Lost> {
        let (name, span) = self.named('}')?;
        match self.slots.iter().position(|(slot, _)| *slot == name) {
            Some(at) => self.steps.push(Step::Slot(at as u8)),
            None => {
                let all = || self.slots.iter().map(|(slot, _)| slot.as_str());
                let help = match (self.slots.is_empty(), meant(&name, all())) {
                    (true, _) => "this rule has no slots; declare it under `slots:`".to_string(),
                    (_, Some(near)) => format!("did you mean `{{{near}}}`?"),
                    _ => format!("the slots of this rule are: {}", list(all())),
                };
                self.fault(span, format!("there is no slot called `{name}`"), help);
            }
        }
        Ok(())
    }

    fn class(&mut self) -> Result<(), Lost> {
        let (name, span) = self.named('>')?;
        match self.lexicon.class(&name) {
            Some(class) => self.steps.push(Step::Class(class)),
            None => {
                let near = meant(&name, self.lexicon.class_names.iter().map(String::as_str));
                let near = near.map_or(String::new(), |near| format!("did you mean `<{near}>`? "));
                let help = format!("{near}Word classes stand in lexicon/words.yaml; `rules list --classes` shows them");
                self.fault(span, format!("there is no word class called `{name}`"), help);
            }
        }
        Ok(())
    }

    fn gap(&mut self) {
        let begins = self.at;
        let (mark, gap) = match self.rest() {
            rest if rest.starts_with(",...") => (4, Gap::Sentence),
            rest if rest.starts_with("...") => (3, Gap::Clause),
            _ => (2, Gap::Phrase),
        };
        self.at += mark;
        let digits = self.rest().len() - self.rest().trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let most: usize = self.rest()[..digits].parse().unwrap_or(0);
        self.at += digits;
        if most == 0 || most > MOST_GAP {
            let what = match digits {
                0 => "a gap needs the most words that it may pass over",
                _ if self.pattern[begins + mark..self.at].bytes().all(|digit| digit == b'0') => "a gap of no words is none",
                _ => "the gap is too wide",
            };
            self.fault(begins..self.at, what, format!("write `..4`; the most is {MOST_GAP}"));
            return;
        }
        let end = self.steps.len() + 2 * most;
        for _ in 0..most {
            let here = self.steps.len();
            self.steps.push(Step::Split(end, here + 1));
            self.steps.push(Step::Any(gap));
        }
    }

    fn word(&mut self) {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || "[](){}<>|".contains(c)).unwrap_or(rest.len());
        let word = &self.pattern[self.at..self.at + end];
        let keys = keys(word);
        if keys.is_empty() {
            let help = "no sentence holds it; take it out";
            self.fault(self.at..self.at + end, format!("{word:?} is no word"), help);
        }
        self.steps.extend(keys.into_iter().map(Step::Word));
        self.at += end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pattern: &str) -> Vec<(String, String)> {
        let lexicon = Lexicon::embedded().unwrap();
        let slots = [("count".to_string(), SlotKind::Count)];
        let faults = steps(pattern, &slots, &lexicon).err().unwrap_or_default();
        faults.into_iter().map(|fault| (pattern[fault.span].to_owned(), fault.what)).collect()
    }

    #[test]
    fn several_faults_of_one_pattern_are_told_together() {
        let found = told("{cuont} <bee> were ..99 killed ..");
        let parts: Vec<&str> = found.iter().map(|(part, _)| part.as_str()).collect();
        assert_eq!(parts, ["{cuont}", "<bee>", "..99", ".."], "{found:?}");
    }

    #[test]
    fn a_bracket_that_is_not_closed_is_marked_itself() {
        assert_eq!(told("{count} (killed|dead"), [("(".into(), "this bracket is never closed: a `)` is missing".into())]);
        assert_eq!(told("{count [killed]")[0].0, "{");
        assert_eq!(told("{count} killed)")[0].0, ")");
        assert_eq!(told("(killed]")[0].1, "`)` is expected before this `]`");
    }

    #[test]
    fn what_must_not_follow_stands_in_no_other() {
        assert_eq!(told("killed !(a !(b))")[0].0, "!(");
        assert_eq!(told("killed !(a|b) !(c)"), []);
    }
}
