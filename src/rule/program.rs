//! Programs: compiled patterns, and how they run over a sentence.
//!
//! A program asks each of its steps once, the last one first: from which places of the sentence does the pattern match
//! from this step on? The answer is a row, made of the rows of the steps behind it in a few operations on whole words of
//! bits, whatever the sentence holds: nothing is tried twice, and nothing is taken back. Where the first step stands a
//! match begins. Only then are the steps walked, from the first one on: each takes the way that the pattern prefers among
//! those that are known to reach the end. So a sentence costs steps times rows, and each match no more than its steps.
//!
//! Most programs match nothing, and what costs most is to read the words that fill a slot: an actor, a clause. So the
//! steps are asked roughly at first, as if words filled a slot wherever something stands behind them. Where a match may
//! still begin, it is followed from there to the slots, and words are read only at the places that it may come to.

use super::cue::{Cue, Cues, Set};
use super::filling::fill_bit;
use super::line::Line;
use super::pattern::{Gap, Part};
use super::row::Row;
use super::schema::SlotKind;
use crate::lexicon::Lexicon;

/// A compiled pattern: its steps, each behind those that may follow it. The first is the end, the last the beginning.
#[derive(Clone, Debug)]
pub(super) struct Program {
    steps: Vec<(Step, Must)>,
    /// What every match takes, the last one first: by itself, so that most programs are turned away without a look at their
    /// steps.
    anchors: Box<[Anchor]>,
    /// The first step that words fill; the number of all, where none is.
    words: usize,
    /// Fillings of values and names without which nothing matches, as bits.
    pub(super) values: u64,
}

/// By step, what is asked of it in a sentence.
#[derive(Debug, Default)]
pub(super) struct Steps<const N: usize> {
    /// From where the pattern matches from this step on.
    rows: Vec<Row<N>>,
    /// Where a match may come to the step.
    reached: Vec<Row<N>>,
}

/// Whether every way through the pattern passes the step: where it matches nowhere, nothing does.
type Must = bool;

/// The number of a step.
type At = u16;

/// Whether a step may be passed over, where what it asks for does not lead on.
type Maybe = bool;

/// A token that every match takes.
#[derive(Clone, Copy, Debug)]
enum Anchor {
    /// A word.
    Word(Cue),
    /// One of some words, or what a phrase of some begins with.
    Any(Set),
    /// A value or a name that fills a slot.
    Value(u16),
}

#[derive(Clone, Debug)]
enum Step {
    /// The end of the pattern, or of what must not follow.
    End,
    /// A word.
    Word(Cue, Maybe, At),
    /// One of some words.
    Any(Set, Maybe, At),
    /// One of the phrases of a class: their cues, each with its number of words, the most words first.
    Class(Box<[(u8, Cue)]>, Maybe, At),
    /// A value or a name that fills a slot: the slot of the rule, and the filling of the book.
    Value(u8, u16, At),
    /// Words that fill a slot.
    Words(u8, u16, At),
    /// So many tokens that the gap may pass over, or fewer.
    Gap(Gap, u8, At),
    /// One of these steps, the preferred one first.
    Fork(Box<[At]>),
    /// Nothing, where the first does not match.
    Not(At, At),
}

/// A match: its end, and for each slot the tokens that fill it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The first token.
    pub start: usize,
    /// The token behind the match.
    pub end: usize,
    /// Slot, first token, token behind it; in order.
    pub slots: Slots,
}

/// What fills the slots of a match; mostly few, which stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slots {
    /// So many of these.
    Few(u8, [(u8, usize, usize); FEW]),
    /// More than have room in it.
    Many(Vec<(u8, usize, usize)>),
}

/// How many slots have room in a match.
const FEW: usize = 3;

impl Default for Slots {
    fn default() -> Slots {
        Slots::Few(0, [(0, 0, 0); FEW])
    }
}

impl Slots {
    #[inline]
    fn push(&mut self, slot: u8, from: usize, to: usize) {
        match self {
            Slots::Few(count, few) => match few.get_mut(*count as usize) {
                Some(room) => (*room, *count) = ((slot, from, to), *count + 1),
                None => *self = Slots::Many([&few[..], &[(slot, from, to)]].concat()),
            },
            Slots::Many(many) => many.push((slot, from, to)),
        }
    }
}

impl std::ops::Deref for Slots {
    type Target = [(u8, usize, usize)];

    #[inline]
    fn deref(&self) -> &[(u8, usize, usize)] {
        match self {
            Slots::Few(count, few) => &few[..*count as usize],
            Slots::Many(many) => many,
        }
    }
}

impl Program {
    /// Compiles a pattern. `fills` gives the kind of a slot, and the number of its filling.
    pub(super) fn new(
        parts: &[Part],
        cues: &mut Cues,
        lexicon: &Lexicon,
        fills: &dyn Fn(u8) -> (SlotKind, u16),
    ) -> Program {
        let mut writer = Writer { steps: vec![(Step::End, false)], cues, lexicon, fills };
        writer.sequence(parts, 0, true);
        let steps = writer.steps;
        let words = steps.iter().position(|(step, _)| matches!(step, Step::Words(..))).unwrap_or(steps.len());
        let value = |(step, must): &(Step, Must)| match step {
            Step::Value(_, fill, _) if *must => fill_bit(*fill),
            _ => 0,
        };
        let values = steps.iter().fold(0, |all, step| all | value(step));
        let anchors = steps.iter().filter(|(_, must)| *must).filter_map(|(step, _)| match step {
            Step::Word(cue, false, _) => Some(Anchor::Word(*cue)),
            Step::Any(set, false, _) => Some(Anchor::Any(*set)),
            Step::Class(each, false, _) => Some(Anchor::Any(cues.set(each.iter().map(|(_, cue)| *cue).collect()))),
            Step::Value(_, fill, _) => Some(Anchor::Value(*fill)),
            _ => None,
        });
        let anchors = anchors.collect();
        Program { steps, anchors, words, values }
    }

    /// The places at which the pattern matches; `steps` is what is known of them, for [`Program::walk`].
    pub(super) fn starts<const N: usize>(&self, line: &mut Line<N>, steps: &mut Steps<N>) -> Row<N> {
        if !self.anchored(line) {
            return Row::NONE;
        }
        let last = self.steps.len() - 1;
        if steps.rows.len() <= last {
            steps.rows.resize(last + 1, Row::NONE);
            steps.reached.resize(last + 1, Row::NONE);
        }
        if !self.ask(0, line, &mut steps.rows, None) {
            return Row::NONE;
        }
        let starts = steps.rows[last].and(line.tokens);
        if self.words > last || starts.is_empty() {
            return starts;
        }
        self.reach(starts, line, steps);
        if !self.ask(self.words, line, &mut steps.rows, Some(&steps.reached)) {
            return Row::NONE;
        }
        steps.rows[last].and(starts)
    }

    /// Whether a sentence has something for each of the anchors, and in their order: what most patterns lack.
    fn anchored<const N: usize>(&self, line: &mut Line<N>) -> bool {
        let mut row = line.all;
        for anchor in &self.anchors {
            let here = match anchor {
                Anchor::Word(cue) => line.rows[*cue as usize],
                Anchor::Any(set) => line.any(*set),
                Anchor::Value(fill) => line.begins(*fill),
            };
            line.count(1);
            row = here.and(row.before());
            if row.is_empty() {
                return false;
            }
        }
        true
    }

    /// Asks the steps from one on, and says whether there may be a match. As long as nobody knows which places are
    /// `reached`, words are taken to fill their slots wherever something stands behind them.
    fn ask<const N: usize>(
        &self,
        from: usize,
        line: &mut Line<N>,
        rows: &mut [Row<N>],
        reached: Option<&[Row<N>]>,
    ) -> bool {
        let stand = line.rows;
        for ((step, must), number) in self.steps[from..].iter().zip(from..) {
            let row = match step {
                Step::End => line.all,
                Step::Word(cue, maybe, next) => {
                    let next = rows[*next as usize];
                    stand[*cue as usize].and(next.back(1)).or(next.only(*maybe))
                }
                Step::Any(set, maybe, next) => match rows[*next as usize] {
                    next if next.is_empty() => next,
                    next => line.any(*set).and(next.back(1)).or(next.only(*maybe)),
                },
                Step::Class(cues, maybe, next) => match rows[*next as usize] {
                    next if next.is_empty() => next,
                    next => {
                        let mut row = next.only(*maybe);
                        for &(words, cue) in cues {
                            row = row.or(stand[cue as usize].and(next.back(words as usize)));
                        }
                        row
                    }
                },
                Step::Value(_, fill, next) => match rows[*next as usize] {
                    next if next.is_empty() => next,
                    next => line.filled(next, |line| line.values(*fill)),
                },
                Step::Words(_, fill, next) => match reached {
                    None => rows[*next as usize].before(),
                    Some(reached) => {
                        let here = reached[number];
                        line.filled(rows[*next as usize], |line| line.words(*fill, here)).and(here)
                    }
                },
                Step::Gap(gap, most, next) => {
                    let next = rows[*next as usize];
                    line.count(*most as usize);
                    if next.is_empty() { next } else { next.spread(line.passable(*gap), *most as usize) }
                }
                Step::Fork(ways) => {
                    let mut row = Row::NONE;
                    for way in ways {
                        row = row.or(rows[*way as usize]);
                    }
                    row
                }
                // What words might fill behind it is no reason to refuse.
                Step::Not(what, next) if reached.is_none() && *what as usize >= self.words => rows[*next as usize],
                Step::Not(what, next) => rows[*next as usize].without(rows[*what as usize]),
            };
            line.count(1);
            rows[number] = row;
            if *must && row.is_empty() {
                return false;
            }
        }
        true
    }

    /// Sets where matches that begin at `starts` may come to the steps that words fill, and to those before them: never too
    /// few places.
    fn reach<const N: usize>(&self, starts: Row<N>, line: &mut Line<N>, Steps { rows, reached }: &mut Steps<N>) {
        let last = self.steps.len() - 1;
        reached[self.words..last].fill(Row::NONE);
        reached[last] = starts;
        for number in (self.words..=last).rev() {
            let here = reached[number].and(rows[number]);
            reached[number] = here;
            line.count(1);
            if here.is_empty() {
                continue;
            }
            let mut lead = |next: u16, row: Row<N>| reached[next as usize] = reached[next as usize].or(row);
            match &self.steps[number].0 {
                Step::End => {}
                Step::Word(cue, maybe, next) => {
                    lead(*next, here.and(line.rows[*cue as usize]).on(1).or(here.only(*maybe)));
                }
                Step::Any(set, maybe, next) => lead(*next, here.and(line.any(*set)).on(1).or(here.only(*maybe))),
                Step::Class(cues, maybe, next) => {
                    lead(*next, here.only(*maybe));
                    for &(words, cue) in cues {
                        lead(*next, here.and(line.rows[cue as usize]).on(words as usize));
                    }
                }
                Step::Value(_, fill, next) => {
                    let fits = line.values(*fill).iter().filter(|fit| here.has(fit.at as usize));
                    fits.for_each(|fit| lead(*next, fit.reach()));
                }
                Step::Words(_, _, next) => lead(*next, here.onwards()),
                Step::Gap(gap, most, next) => lead(*next, here.spread_on(line.passable(*gap), *most as usize)),
                Step::Fork(ways) => ways.iter().for_each(|way| lead(*way, here)),
                Step::Not(what, next) => {
                    lead(*what, here);
                    lead(*next, here);
                }
            }
        }
    }

    /// The match that begins at a place which [`Program::starts`] gave.
    pub(super) fn walk<const N: usize>(
        &self,
        line: &mut Line<N>,
        Steps { rows, .. }: &Steps<N>,
        start: usize,
    ) -> Match {
        let mut slots = Slots::default();
        let (mut step, mut at) = (self.steps.len() - 1, start);
        let stands = |step: At, at: usize| rows[step as usize].has(at);
        loop {
            line.count(1);
            let next = match &self.steps[step].0 {
                Step::End => return Match { start, end: at, slots },
                Step::Word(cue, maybe, next) => {
                    at += usize::from(!maybe || line.rows[*cue as usize].has(at) && stands(*next, at + 1));
                    next
                }
                Step::Any(set, maybe, next) => {
                    at += usize::from(!maybe || line.any(*set).has(at) && stands(*next, at + 1));
                    next
                }
                Step::Class(cues, _, next) => {
                    let fits = |&&(words, cue): &&(u8, Cue)| {
                        line.rows[cue as usize].has(at) && stands(*next, at + words as usize)
                    };
                    at += cues.iter().find(fits).map_or(0, |(words, _)| *words as usize);
                    next
                }
                Step::Value(slot, fill, next) | Step::Words(slot, fill, next) => {
                    let end = line.fits(*fill, at).find_map(|fit| fit.end(rows[*next as usize])).unwrap_or(at);
                    slots.push(*slot, at, end);
                    at = end;
                    next
                }
                Step::Gap(_, _, next) => {
                    while !stands(*next, at) {
                        at += 1;
                    }
                    next
                }
                Step::Fork(ways) => ways.iter().find(|way| stands(**way, at)).unwrap_or(&0),
                Step::Not(_, next) => next,
            };
            step = *next as usize;
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
    fills: &'a dyn Fn(u8) -> (SlotKind, u16),
}

impl Writer<'_> {
    fn push(&mut self, step: Step, must: Must) -> At {
        self.steps.push((step, must));
        (self.steps.len() - 1) as At
    }

    /// Writes parts that `next` follows, the last one first; gives the step that they begin with.
    fn sequence(&mut self, parts: &[Part], next: At, must: Must) -> At {
        parts.iter().rev().fold(next, |next, part| {
            let step = self.step(part, next);
            self.push(step, must)
        })
    }

    fn step(&mut self, part: &Part, next: At) -> Step {
        match part {
            Part::Word(word) => Step::Word(self.cues.word(*word, self.lexicon), false, next),
            Part::Class(class) => match self.cues.class(*class) {
                [(1, cue)] => Step::Word(*cue, false, next),
                cues => Step::Class(cues.into(), false, next),
            },
            Part::Slot(slot) => match (self.fills)(*slot) {
                (kind, fill) if kind.words() => Step::Words(*slot, fill, next),
                (_, fill) => Step::Value(*slot, fill, next),
            },
            Part::Gap(gap, most) => Step::Gap(*gap, *most, next),
            Part::Either(ways) => self.fork(ways, next),
            Part::Maybe(ways) => match ways.as_slice() {
                [way] if let [one] = way.as_slice() => match self.step(one, next) {
                    Step::Word(cue, _, next) => Step::Word(cue, true, next),
                    Step::Any(set, _, next) => Step::Any(set, true, next),
                    Step::Class(cues, _, next) => Step::Class(cues, true, next),
                    gap @ Step::Gap(..) => gap, // which may pass over nothing
                    step => Step::Fork([self.push(step, false), next].into()),
                },
                ways => match self.fork(ways, next) {
                    Step::Any(set, _, next) => Step::Any(set, true, next),
                    Step::Fork(ways) => Step::Fork([&ways[..], &[next]].concat().into()),
                    step => Step::Fork([self.push(step, false), next].into()),
                },
            },
            Part::Not(ways) => {
                let what = self.fork(ways, 0);
                Step::Not(self.push(what, false), next)
            }
        }
    }

    /// Ways that all lead to `next`; single words that stand side by side are one step.
    fn fork(&mut self, ways: &[Vec<Part>], next: At) -> Step {
        let word = |way: &Vec<Part>| match way.as_slice() {
            [Part::Word(word)] => Some(*word),
            _ => None,
        };
        let mut steps: Vec<At> = Vec::new();
        for group in ways.chunk_by(|a, b| word(a).is_some() && word(b).is_some()) {
            match group.iter().map(word).collect::<Option<Vec<u64>>>() {
                Some(words) => {
                    let each = words.into_iter().map(|word| self.cues.word(word, self.lexicon)).collect();
                    let one = Step::Any(self.cues.set(each), false, next);
                    if group.len() == ways.len() {
                        return one;
                    }
                    steps.push(self.push(one, false));
                }
                None => steps.push(self.sequence(&group[0], next, false)),
            }
        }
        Step::Fork(steps.into())
    }
}

#[cfg(test)]
#[path = "program_tests.rs"]
mod tests;
