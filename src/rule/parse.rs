//! Reads a pattern as it is written into its parts.

use super::pattern::{Gap, Part};
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

/// The parts of a pattern. `slots` are the names of the rule's slots, in order.
///
/// # Errors
///
/// All faults of the pattern, up to the first that leaves unclear what stands behind it.
pub(super) fn parts(
    pattern: &str,
    slots: &[(String, SlotKind)],
    lexicon: &Lexicon,
) -> Result<Vec<Part>, Vec<PatternFault>> {
    let mut parser =
        Parser { pattern, at: 0, slots, lexicon, steps: 0, depth: 0, ahead: false, looked: 0, faults: Vec::new() };
    if pattern.len() > MOST_BYTES {
        let what = format!("the pattern has {} bytes; the most is {MOST_BYTES}", pattern.len());
        parser.fault(0..pattern.len(), what, "cut it into several patterns, or make a word class of its words");
        return Err(parser.faults);
    }
    match parser.sequence(None) {
        Ok(parts) if parser.faults.is_empty() => Ok(parts),
        _ => Err(parser.faults),
    }
}

/// What follows cannot be read; why stands among the faults.
struct Lost;

struct Parser<'a> {
    pattern: &'a str,
    at: usize,
    slots: &'a [(String, SlotKind)],
    lexicon: &'a Lexicon,
    /// Words, classes and slots so far, and the tokens that gaps may pass over.
    steps: usize,
    depth: usize,
    /// Whether a `!( )` is being read.
    ahead: bool,
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
    fn sequence(&mut self, closer: Option<(usize, char)>) -> Result<Vec<Part>, Lost> {
        let mut parts = Vec::new();
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            let place = self.at.saturating_sub(1)..self.at;
            return Err(self.lost(
                place,
                "brackets stand too deep in one another",
                format!("the most is {MOST_DEPTH}"),
            ));
        }
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if self.steps > MOST_STEPS {
                let what = format!("the pattern is too long: more than {MOST_STEPS} steps up to here");
                return Err(self.lost(
                    0..self.at,
                    what,
                    "a gap has two steps for each word; cut the pattern into several",
                ));
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
                '[' => parts.push(Part::Maybe(self.alternatives(']')?)),
                '(' => parts.push(Part::Either(self.alternatives(')')?)),
                '!' if self.rest().starts_with("!(") => parts.push(self.ahead()?),
                '{' => parts.extend(self.slot()?),
                '<' => parts.extend(self.class()?),
                _ if self.rest().starts_with("..") || self.rest().starts_with(",...") => parts.extend(self.gap()),
                _ => self.word(&mut parts),
            }
        }
        self.depth -= 1;
        Ok(parts)
    }

    /// `!(a|b)`: what must not follow.
    fn ahead(&mut self) -> Result<Part, Lost> {
        let begins = self.at;
        if self.ahead {
            let help = "what must not follow is a plain list of words, classes, slots and gaps";
            self.fault(begins..begins + 2, "a `!( )` stands inside another", help);
        }
        let outer = std::mem::replace(&mut self.ahead, true);
        let before = self.steps;
        self.at += 1;
        let ways = self.alternatives(')')?;
        self.ahead = outer;
        self.looked += self.steps - before;
        if self.looked > MOST_AHEAD {
            self.looked = 0;
            let what = format!("what must not follow is too long: more than {MOST_AHEAD} steps");
            self.fault(begins..self.at, what, "make a word class of its words, or shorten its gaps");
        }
        Ok(Part::Not(ways))
    }

    /// The ways between the bracket that stands here and its `closer`, in order.
    fn alternatives(&mut self, closer: char) -> Result<Vec<Vec<Part>>, Lost> {
        let (open, mut ways) = (self.at, Vec::new());
        loop {
            self.at += 1;
            self.steps += 1;
            ways.push(self.sequence(Some((open, closer)))?);
            if !self.rest().starts_with('|') {
                self.at += 1;
                return Ok(ways);
            }
        }
    }

    /// The name between `{` and `}` or `<` and `>`, with the place of the whole.
    fn named(&mut self, closer: char) -> Result<(String, Range<usize>), Lost> {
        let open = self.at;
        let end = self.rest().find(|c: char| {
            c == closer || "[](){}<>|".contains(c) && c != self.pattern[open..].chars().next().unwrap_or(c)
        });
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

    fn slot(&mut self) -> Result<Option<Part>, Lost> {
        let (name, span) = self.named('}')?;
        self.steps += 1;
        let found = self.slots.iter().position(|(slot, _)| *slot == name);
        if found.is_none() {
            let all = || self.slots.iter().map(|(slot, _)| slot.as_str());
            let help = match (self.slots.is_empty(), meant(&name, all())) {
                (true, _) => "this rule has no slots; declare it under `slots:`".to_string(),
                (_, Some(near)) => format!("did you mean `{{{near}}}`?"),
                _ => format!("the slots of this rule are: {}", list(all())),
            };
            self.fault(span, format!("there is no slot called `{name}`"), help);
        }
        Ok(found.map(|at| Part::Slot(at as u8)))
    }

    fn class(&mut self) -> Result<Option<Part>, Lost> {
        let (name, span) = self.named('>')?;
        self.steps += 1;
        let found = self.lexicon.class(&name);
        if found.is_none() {
            let near = meant(&name, self.lexicon.class_names.iter().map(String::as_str));
            let near = near.map_or(String::new(), |near| format!("did you mean `<{near}>`? "));
            let help = format!("{near}Word classes stand in lexicon/words.yaml; `rules list --classes` shows them");
            self.fault(span, format!("there is no word class called `{name}`"), help);
        }
        Ok(found.map(Part::Class))
    }

    fn gap(&mut self) -> Option<Part> {
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
                _ if self.pattern[begins + mark..self.at].bytes().all(|digit| digit == b'0') => {
                    "a gap of no words is none"
                }
                _ => "the gap is too wide",
            };
            self.fault(begins..self.at, what, format!("write `..4`; the most is {MOST_GAP}"));
            return None;
        }
        self.steps += 2 * most;
        Some(Part::Gap(gap, most as u8))
    }

    fn word(&mut self, parts: &mut Vec<Part>) {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || "[](){}<>|".contains(c)).unwrap_or(rest.len());
        let word = &self.pattern[self.at..self.at + end];
        let keys = keys(word);
        if keys.is_empty() {
            let help = "no sentence holds it; take it out";
            self.fault(self.at..self.at + end, format!("{word:?} is no word"), help);
        }
        self.steps += keys.len();
        parts.extend(keys.into_iter().map(Part::Word));
        self.at += end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pattern: &str) -> Vec<(String, String)> {
        let lexicon = Lexicon::embedded().unwrap();
        let slots = [("count".to_string(), SlotKind::Count)];
        let faults = parts(pattern, &slots, &lexicon).err().unwrap_or_default();
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
        assert_eq!(
            told("{count} (killed|dead"),
            [("(".into(), "this bracket is never closed: a `)` is missing".into())]
        );
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
