//! Programs: compiled patterns, and how they run over a sentence.
//!
//! A program asks each of its steps once, the last one first: from which places of the sentence does the pattern match
//! from this step on? The answer is a row, made of the rows of the steps behind it in a few operations on whole words of
//! bits, whatever the sentence holds: nothing is tried twice, and nothing is taken back. Where the first step stands a
//! match begins. Only then are the steps walked, from the first one on: each takes the way that the pattern prefers among
//! those that are known to reach the end. So a sentence costs steps times rows, and each match no more than its steps.

use super::cue::{Cue, Cues};
use super::line::Line;
use super::pattern::{Gap, Part};
use super::row::Row;
use crate::lexicon::Lexicon;

/// A compiled pattern: its steps, each behind those that may follow it. The first is the end, the last the beginning.
#[derive(Clone, Debug)]
pub(super) struct Program {
    steps: Vec<(Step, Must)>,
    /// How many of them fill a slot.
    slots: usize,
}

/// Whether every way through the pattern passes the step: where it matches nowhere, nothing does.
type Must = bool;

#[derive(Clone, Debug)]
enum Step {
    /// The end of the pattern, or of what must not follow.
    End,
    /// One of these cues, each with its number of words, the most words first.
    One(Box<[(u8, Cue)]>, usize),
    /// What fills a slot: the slot of the rule, and the filling of the book.
    Slot(u8, usize, usize),
    /// So many tokens that the gap may pass over, or fewer.
    Gap(Gap, u8, usize),
    /// One of these steps, the preferred one first.
    Fork(Box<[usize]>),
    /// Nothing, where the first does not match.
    Not(usize, usize),
}

/// A match: its end, and for each slot the tokens that fill it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The first token.
    pub start: usize,
    /// The token behind the match.
    pub end: usize,
    /// Slot, first token, token behind it; in order.
    pub slots: Vec<(u8, usize, usize)>,
}

impl Program {
    /// Compiles a pattern. `fills` gives the number of the filling of a slot.
    pub(super) fn new(parts: &[Part], cues: &mut Cues, lexicon: &Lexicon, fills: &dyn Fn(u8) -> usize) -> Program {
        let mut writer = Writer { steps: vec![(Step::End, false)], cues, lexicon, fills };
        writer.sequence(parts, 0, true);
        let slots = writer.steps.iter().filter(|(step, _)| matches!(step, Step::Slot(..))).count();
        Program { steps: writer.steps, slots }
    }

    /// The places at which the pattern matches; `rows` are those of the steps, for [`Program::walk`].
    pub(super) fn starts<const N: usize>(&self, line: &mut Line<N>, rows: &mut Vec<Row<N>>) -> Row<N> {
        rows.clear();
        for (step, must) in &self.steps {
            let row = match step {
                Step::End => line.all,
                Step::One(cues, next) => {
                    let next = rows[*next];
                    let each = cues.iter().map(|&(words, cue)| line.row(cue).and(next.back(words as usize)));
                    each.fold(Row::NONE, Row::or)
                }
                Step::Slot(_, fill, next) => {
                    let (next, mut row) = (rows[*next], Row::NONE);
                    let fits = if next.is_empty() { &[] } else { line.fits(*fill) };
                    let tried = fits.len();
                    for fit in fits {
                        if fit.end(next).is_some() {
                            row.put(fit.at as usize);
                        }
                    }
                    line.count(tried);
                    row
                }
                Step::Gap(gap, most, next) => {
                    let next = rows[*next];
                    line.count(*most as usize);
                    if next.is_empty() { next } else { next.spread(line.passable(*gap), *most as usize) }
                }
                Step::Fork(ways) => ways.iter().map(|way| rows[*way]).fold(Row::NONE, Row::or),
                Step::Not(what, next) => rows[*next].without(rows[*what]),
            };
            line.count(1);
            if *must && row.is_empty() {
                return row;
            }
            rows.push(row);
        }
        rows[self.steps.len() - 1].and(line.tokens)
    }

    /// The match that begins at a place which [`Program::starts`] gave.
    pub(super) fn walk<const N: usize>(&self, line: &mut Line<N>, rows: &[Row<N>], start: usize) -> Match {
        let mut slots = Vec::with_capacity(self.slots);
        let (mut step, mut at) = (self.steps.len() - 1, start);
        loop {
            line.count(1);
            match &self.steps[step].0 {
                Step::End => return Match { start, end: at, slots },
                Step::One(cues, next) => {
                    let fits =
                        |&&(words, cue): &&(u8, Cue)| line.row(cue).has(at) && rows[*next].has(at + words as usize);
                    at += cues.iter().find(fits).map_or(0, |(words, _)| *words as usize);
                    step = *next;
                }
                Step::Slot(slot, fill, next) => {
                    let mut here = line.fits(*fill).iter().filter(|fit| fit.at as usize == at);
                    let end = here.find_map(|fit| fit.end(rows[*next])).unwrap_or(at);
                    slots.push((*slot, at, end));
                    (step, at) = (*next, end);
                }
                Step::Gap(_, _, next) => {
                    while !rows[*next].has(at) {
                        at += 1;
                    }
                    step = *next;
                }
                Step::Fork(ways) => step = ways.iter().copied().find(|way| rows[*way].has(at)).unwrap_or(0),
                Step::Not(_, next) => step = *next,
            }
        }
    }

    /// How many steps it has.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }
}

struct Writer<'a> {
    steps: Vec<(Step, Must)>,
    cues: &'a mut Cues,
    lexicon: &'a Lexicon,
    fills: &'a dyn Fn(u8) -> usize,
}

impl Writer<'_> {
    /// Writes parts that `next` follows, the last one first; gives the step that they begin with.
    fn sequence(&mut self, parts: &[Part], next: usize, must: Must) -> usize {
        parts.iter().rev().fold(next, |next, part| {
            let step = self.step(part, next);
            self.steps.push((step, must));
            self.steps.len() - 1
        })
    }

    fn step(&mut self, part: &Part, next: usize) -> Step {
        match part {
            Part::Word(word) => Step::One([(1, self.cues.word(*word, self.lexicon))].into(), next),
            Part::Class(class) => Step::One(self.cues.class(*class).into(), next),
            Part::Slot(slot) => Step::Slot(*slot, (self.fills)(*slot), next),
            Part::Gap(gap, most) => Step::Gap(*gap, *most, next),
            Part::Either(ways) => self.fork(ways, next, None),
            Part::Maybe(ways) => self.fork(ways, next, Some(next)),
            Part::Not(ways) => {
                let what = self.fork(ways, 0, None);
                self.steps.push((what, false));
                Step::Not(self.steps.len() - 1, next)
            }
        }
    }

    /// Ways that all lead to `next`; single words that stand side by side are one step.
    fn fork(&mut self, ways: &[Vec<Part>], next: usize, rest: Option<usize>) -> Step {
        let word = |way: &Vec<Part>| match way.as_slice() {
            [Part::Word(word)] => Some(*word),
            _ => None,
        };
        let mut steps: Vec<usize> = Vec::new();
        for group in ways.chunk_by(|a, b| word(a).is_some() && word(b).is_some()) {
            match group.iter().map(word).collect::<Option<Vec<u64>>>() {
                Some(words) => {
                    let each = words.into_iter().map(|word| (1, self.cues.word(word, self.lexicon)));
                    let one = Step::One(each.collect(), next);
                    if group.len() == ways.len() && rest.is_none() {
                        return one;
                    }
                    self.steps.push((one, false));
                    steps.push(self.steps.len() - 1);
                }
                None => steps.push(self.sequence(&group[0], next, false)),
            }
        }
        steps.extend(rest);
        Step::Fork(steps.into())
    }
}

#[cfg(test)]
#[path = "program_tests.rs"]
mod tests;
