//! Patterns over tokens: how a rule says what it looks for.
//!
//! `killed` a word · `<be>` a word class · `{count}` a slot · `[a|b]` optional · `(a|b c)` alternatives · `..4` up to four
//! words of one phrase, no verb, number or "and" among them · `...4` up to four words of one clause · `,...4` the same
//! across commas · `!(a|b)` none of these may follow. A pattern compiles to a small program; a matcher runs it from
//! one token on, tries each (instruction, token) once, and so takes time linear in both.

pub use super::parse::PatternFault;
use super::schema::SlotKind;
use crate::lexicon::{Classes, Lexicon};

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A word, by its key.
    Word(u64),
    /// A phrase of a class.
    Class(u8),
    /// What fills a slot of the rule.
    Slot(u8),
    /// So many tokens that the gap may pass over, or fewer.
    Gap(Gap, u8),
    /// One of these, the first preferred.
    Either(Vec<Vec<Part>>),
    /// One of these or, less preferred, nothing.
    Maybe(Vec<Vec<Part>>),
    /// Nothing, where none of these follows.
    Not(Vec<Vec<Part>>),
}

/// A compiled pattern.
#[derive(Clone, Debug, Default)]
pub struct Program {
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Word(u64),
    Class(u8),
    Slot(u8),
    /// Any token that the gap may pass over.
    Any(Gap),
    /// First choice, second choice.
    Split(usize, usize),
    Jump(usize),
    /// What follows, up to a `Done` of its own, must not stand here; the pattern goes on at the step named.
    Not(usize),
    Done,
}

/// Reads a pattern into its parts. `slots` are the names of the rule's slots, in order.
pub(super) fn read(
    pattern: &str,
    slots: &[(String, SlotKind)],
    lexicon: &Lexicon,
) -> Result<Vec<Part>, Vec<PatternFault>> {
    let parts = super::parse::parts(pattern, slots, lexicon)?;
    if parts.iter().all(empty) {
        return Err(vec![PatternFault {
            span: 0..pattern.len(),
            what: "the pattern matches where there is nothing".into(),
            help: "name at least one word, class or slot outside of `[ ]`".into(),
        }]);
    }
    Ok(parts)
}

/// Whether a part may match nothing.
fn empty(part: &Part) -> bool {
    match part {
        Part::Word(_) | Part::Class(_) | Part::Slot(_) => false,
        Part::Gap(..) | Part::Maybe(_) | Part::Not(_) => true,
        Part::Either(ways) => ways.iter().any(|way| way.iter().all(empty)),
    }
}

/// Appends the steps of parts.
fn lower(parts: &[Part], steps: &mut Vec<Step>) {
    for part in parts {
        let here = steps.len();
        match part {
            Part::Word(key) => steps.push(Step::Word(*key)),
            Part::Class(class) => steps.push(Step::Class(*class)),
            Part::Slot(slot) => steps.push(Step::Slot(*slot)),
            Part::Gap(gap, most) => {
                let end = here + 2 * usize::from(*most);
                for at in (here..end).step_by(2) {
                    steps.extend([Step::Split(end, at + 1), Step::Any(*gap)]);
                }
            }
            Part::Either(ways) => either(ways, steps),
            Part::Maybe(ways) => {
                steps.push(Step::Split(here + 1, 0));
                either(ways, steps);
                steps[here] = Step::Split(here + 1, steps.len());
            }
            Part::Not(ways) => {
                steps.push(Step::Not(0));
                either(ways, steps);
                steps.push(Step::Done);
                steps[here] = Step::Not(steps.len());
            }
        }
    }
}

fn either(ways: &[Vec<Part>], steps: &mut Vec<Step>) {
    let mut jumps = Vec::new();
    for (number, way) in ways.iter().enumerate() {
        let split = steps.len();
        steps.push(Step::Jump(split + 1));
        lower(way, steps);
        if number + 1 < ways.len() {
            jumps.push(steps.len());
            steps.push(Step::Jump(0));
            steps[split] = Step::Split(split + 1, steps.len());
        }
    }
    let end = steps.len();
    jumps.into_iter().for_each(|jump| steps[jump] = Step::Jump(end));
}

/// How far a gap may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Inside one phrase.
    Phrase,
    /// Inside one clause.
    Clause,
    /// Across commas.
    Sentence,
}

/// What the matcher asks of a sentence.
pub trait Sentence {
    /// Number of tokens.
    fn width(&self) -> usize;
    /// Key of a token.
    fn key(&self, at: usize) -> u64;
    /// Ends of the phrases of a class that begin at a token, longest first.
    fn class_ends(&self, at: usize, class: u8) -> impl Iterator<Item = usize>;
    /// Ends of what may fill a slot of the rule at a token, best first.
    fn slot_ends(&self, at: usize, slot: u8) -> Ends;
    /// Whether a gap may pass over the token.
    fn passable(&self, at: usize, gap: Gap) -> bool;
}

/// The few tokens behind which a phrase may end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends {
    at: [u32; Ends::MOST],
    len: usize,
}

impl Ends {
    /// The most that are kept.
    const MOST: usize = 9;

    /// Adds one; what is too many is left out.
    pub fn push(&mut self, end: usize) {
        if self.len < Ends::MOST {
            self.at[self.len] = end as u32;
            self.len += 1;
        }
    }

    /// Adds several.
    pub fn extend(&mut self, ends: impl IntoIterator<Item = usize>) {
        ends.into_iter().for_each(|end| self.push(end));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.at.into_iter().take(self.len).map(|end| end as usize)
    }
}

/// What a run writes down, kept from one to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    /// For each (instruction, token), the run that was there last.
    seen: Vec<u64>,
    run: u64,
    /// The number given out last: what looks ahead runs under one of its own.
    last: u64,
}

/// A match: its end, and for each slot the tokens that fill it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The token behind the match.
    pub end: usize,
    /// Slot, first token, token behind it; in order.
    pub slots: Vec<(u8, usize, usize)>,
}

/// What a pattern cannot match without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// A word.
    pub word: Option<u64>,
    /// A word class.
    pub class: Option<u8>,
    /// Slots, in order.
    pub slots: Vec<u8>,
}

/// What a pattern can begin with.
#[derive(Clone, Debug, Default)]
pub struct First {
    /// Words.
    pub words: Vec<u64>,
    /// Word classes, as bits.
    pub classes: Classes,
    /// Slots.
    pub slots: Vec<u8>,
    /// Whether it may begin anywhere.
    pub anywhere: bool,
    /// Whether it may end before it begins.
    pub nothing: bool,
}

impl Program {
    /// Compiles a pattern. `slots` are the names of the rule's slots, in order.
    ///
    /// # Errors
    ///
    /// All faults of the pattern.
    pub fn compile(
        pattern: &str,
        slots: &[(String, SlotKind)],
        lexicon: &Lexicon,
    ) -> Result<Program, Vec<PatternFault>> {
        let mut steps = Vec::new();
        lower(&read(pattern, slots, lexicon)?, &mut steps);
        steps.push(Step::Done);
        Ok(Program { steps })
    }

    /// What the pattern can begin with.
    pub fn first(&self) -> First {
        let mut first = First::default();
        let mut seen = vec![false; self.steps.len()];
        let mut stack = vec![0];
        while let Some(at) = stack.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match self.steps[at] {
                Step::Word(key) => first.words.push(key),
                Step::Class(class) => first.classes |= 1 << class,
                Step::Slot(slot) => first.slots.push(slot),
                Step::Any(_) => first.anywhere = true,
                Step::Done => first.nothing = true,
                Step::Split(a, b) => stack.extend([a, b]),
                Step::Jump(to) | Step::Not(to) => stack.push(to),
            }
        }
        first
    }

    /// What stands on every way through the pattern: the first word, the first class, and all slots.
    pub fn needs(&self) -> Needs {
        let mut at = 0;
        let mut needs = Needs::default();
        loop {
            match self.steps[at] {
                Step::Word(key) => {
                    needs.word = needs.word.or(Some(key));
                    at += 1;
                }
                Step::Class(class) => {
                    needs.class = needs.class.or(Some(class));
                    at += 1;
                }
                Step::Slot(number) => {
                    needs.slots.push(number);
                    at += 1;
                }
                Step::Any(_) => at += 1,
                Step::Jump(to) | Step::Not(to) => at = to,
                // What stands between a split and the place where its ways meet again may be left out.
                Step::Split(_, second) if second > at && matches!(self.steps[second - 1], Step::Jump(_)) => {
                    at = match self.steps[second - 1] {
                        Step::Jump(to) if to >= second => to,
                        _ => second,
                    };
                }
                Step::Split(first, second) => at = first.max(second),
                Step::Done => return needs,
            }
        }
    }

    /// Runs the pattern from token `start` on.
    pub fn run<S: Sentence>(&self, sentence: &S, start: usize, scratch: &mut Scratch) -> Option<Match> {
        let width = sentence.width() - start + 1;
        let room = self.steps.len() * width;
        if scratch.seen.len() < room {
            scratch.seen.resize(room, 0);
        }
        scratch.last += 1;
        scratch.run = scratch.last;
        let mut run = Run { program: self, sentence, start, width, scratch, slots: Vec::new() };
        let end = run.step(0, start)?;
        Some(Match { end, slots: run.slots })
    }
}

struct Run<'a, S> {
    program: &'a Program,
    sentence: &'a S,
    start: usize,
    width: usize,
    scratch: &'a mut Scratch,
    slots: Vec<(u8, usize, usize)>,
}

impl<S: Sentence> Run<'_, S> {
    /// Depth is bounded by the length of the program plus that of the sentence: each pair is entered once.
    fn step(&mut self, mut pc: usize, mut at: usize) -> Option<usize> {
        loop {
            let seen = &mut self.scratch.seen[pc * self.width + (at - self.start)];
            if std::mem::replace(seen, self.scratch.run) == self.scratch.run {
                return None;
            }
            match self.program.steps[pc] {
                Step::Done => return Some(at),
                Step::Jump(to) => pc = to,
                Step::Not(to) => {
                    // Under a number of its own: a state that was seen may have led to a match, and must do so again.
                    let (held, run) = (self.slots.len(), self.scratch.run);
                    self.scratch.last += 1;
                    self.scratch.run = self.scratch.last;
                    let stands = self.step(pc + 1, at).is_some();
                    self.scratch.run = run;
                    self.slots.truncate(held);
                    if stands {
                        return None;
                    }
                    pc = to;
                }
                Step::Word(key) => {
                    if at >= self.sentence.width() || self.sentence.key(at) != key {
                        return None;
                    }
                    (pc, at) = (pc + 1, at + 1);
                }
                Step::Any(gap) => {
                    if at >= self.sentence.width() || !self.sentence.passable(at, gap) {
                        return None;
                    }
                    (pc, at) = (pc + 1, at + 1);
                }
                Step::Class(class) => {
                    let mut ends = Ends::default();
                    ends.extend(self.sentence.class_ends(at, class));
                    for end in ends.iter() {
                        if let Some(found) = self.step(pc + 1, end) {
                            return Some(found);
                        }
                    }
                    return None;
                }
                Step::Slot(slot) => {
                    for end in self.sentence.slot_ends(at, slot).iter() {
                        let held = self.slots.len();
                        self.slots.push((slot, at, end));
                        if let Some(found) = self.step(pc + 1, end) {
                            return Some(found);
                        }
                        self.slots.truncate(held);
                    }
                    return None;
                }
                Step::Split(first, second) => {
                    let held = self.slots.len();
                    if let Some(found) = self.step(first, at) {
                        return Some(found);
                    }
                    self.slots.truncate(held);
                    pc = second;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::RuleBook;
    use crate::text::Article;

    fn killed(text: &str) -> Vec<String> {
        let account = RuleBook::embedded().unwrap().read(&Article::new("wire", text));
        let counts = account.claims.into_iter().filter(|claim| claim.kind.name == "killed");
        counts.map(|claim| claim.answer_words).collect()
    }

    #[test]
    fn what_must_not_follow_is_looked_for_anew_behind_every_end_of_a_count() {
        assert_eq!(killed("Three soldiers were killed and seven others were wounded."), ["Three"]);
        assert_eq!(killed("Two gunmen killed twelve people."), ["twelve"]);
    }

    #[test]
    fn a_line_of_capitals_is_read_like_any_other() {
        assert_eq!(killed("BOMB LEFT 31 DEAD, POLICE SAID."), ["31"]);
        assert_eq!(killed("THE GANG WILL KILL 10 JUDGES, IT SAID."), Vec::<String>::new());
    }
}
