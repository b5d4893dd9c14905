//! The index: of all patterns of all rules, those that a sentence can hold, and where they match.
//!
//! Of what a pattern cannot do without, the rarest thing is its trigger: a list of words, a class, a kind of value. A
//! sentence is asked once what it holds, and only patterns whose trigger stands in it run. Rules that a sentence has
//! nothing for cost it nothing.

use super::book::Rule;
use super::cue::{Cue, Cues};
use super::filling::{Fillings, fill_bit};
use super::held::{Few, Filed, Held};
use super::line::{Desk, Line};
use super::pattern::Part;
use super::program::{Match, Program};
use super::schema::SlotKind;
use super::view::View;
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;

/// Tables for reading sentences, short and long ones, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Desks {
    short: Desk<1>,
    middle: Desk<2>,
    long: Desk<7>,
    held: Held,
    passing: Vec<u16>,
}

/// The most tokens of a sentence that patterns look at. Sentences are shorter; see [`crate::text::Layout`].
const MOST_TOKENS: usize = 7 * 64 - 1;

/// A match, with rule and pattern.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) rule: u16,
    pub(super) pattern: u16,
    pub(super) matched: Match,
}

/// The patterns of a book of rules, by what they need.
#[derive(Clone, Debug, Default)]
pub struct Index {
    cues: Cues,
    fillings: Fillings,
    /// In order of rule and pattern.
    programs: Vec<Entry>,
    /// What those cannot do without.
    gates: Vec<Gate>,
    /// By cue, the programs whose trigger it is, and the lists of needs that it is in: those have numbers behind all
    /// programs.
    filed: Filed,
    /// Programs by the filling that is.
    by_fill: Vec<Few>,
    /// Those fillings, as bits.
    asked_for: u64,
    /// How many words of bits programs take, and programs and lists of needs.
    words: [usize; 2],
    /// By cue, whether it is the trigger of a program.
    triggers: Vec<bool>,
    /// Programs without a trigger, and those whose trigger any sentence may have something for; and the list of needs that
    /// every sentence meets.
    always: Held,
    /// Whether there are such programs.
    untriggered: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    rule: u16,
    pattern: u16,
    program: Program,
}

/// What a program cannot do without, beside its trigger.
#[derive(Clone, Copy, Debug)]
struct Gate {
    /// Fillings of values and names, as bits.
    values: u64,
    /// Lists of cues, of each of which it needs one: the rarest, and that which every sentence meets where there are no
    /// more.
    needs: [u16; 3],
}

impl Gate {
    /// Whether a sentence that has these fillings and lists lets the program pass.
    #[inline]
    fn opens(self, fills: u64, held: &Held) -> bool {
        self.values & !fills == 0 && self.needs.into_iter().all(|need| held.has(need))
    }
}

/// What a pattern cannot do without: one of these.
#[derive(Clone, Debug, Default)]
struct Need {
    cues: Vec<Cue>,
    /// Fillings, as bits.
    fills: u64,
    weight: u32,
}

impl Index {
    /// Indexes rules; their numbers are their positions.
    pub(super) fn new(rules: &[Rule], lexicon: &Lexicon) -> Index {
        let mut index = Index { cues: Cues::new(lexicon), ..Index::default() };
        let mut lists: FxHashMap<Vec<Cue>, u16> = FxHashMap::default();
        let mut by_cue: Vec<Few> = Vec::new();
        for (number, rule) in rules.iter().enumerate() {
            // Words are read as they stand, whatever they are of.
            let of = |slot: usize| rule.of[slot].clone().filter(|_| !rule.slots[slot].1.words());
            let filling = |slot: usize| (rule.slots[slot].1, of(slot));
            for fill in (0..rule.slots.len()).map(filling) {
                index.fillings.add(fill, lexicon);
            }
            for (at, pattern) in rule.patterns.iter().enumerate() {
                let fillings = &index.fillings;
                let fill = |slot: u8| {
                    let filling = filling(slot as usize);
                    (filling.0, fillings.number(&filling))
                };
                let program = Program::new(&pattern.parts, &mut index.cues, lexicon, &fill);
                let mut needs = needs(&pattern.parts, &mut index.cues, lexicon, &fill);
                needs.sort_by_key(|need| need.weight);
                let mut needed = [0; 3];
                for (need, list) in needs.iter().skip(1).filter(|need| need.fills == 0).zip(&mut needed) {
                    let next = lists.len() as u16 + 1;
                    let mut cues = need.cues.clone();
                    cues.sort_unstable();
                    *list = *lists.entry(cues).or_insert(next);
                }
                let (rule, pattern) = (number as u16, at as u16);
                index.gates.push(Gate { values: program.values, needs: needed });
                index.programs.push(Entry { rule, pattern, program });
                index.file(needs.into_iter().next(), &mut by_cue);
            }
        }
        by_cue.resize(index.cues.len(), Few::default());
        index.triggers = by_cue.iter().map(|programs| !programs.is_empty()).collect();
        let programs = index.programs.len().div_ceil(64);
        let first = programs as u16 * 64;
        index.always.put(first); // the list that every sentence meets
        index.words = [programs, (first as usize + lists.len() + 1).div_ceil(64)];
        // Lists of like cues stand side by side.
        let mut lists: Vec<(Vec<Cue>, u16)> = lists.into_iter().collect();
        lists.sort_unstable();
        let mut numbers = vec![first; lists.len() + 1];
        for ((cues, list), number) in lists.into_iter().zip(first + 1..) {
            numbers[list as usize] = number;
            cues.iter().for_each(|cue| by_cue[*cue as usize].put(number));
        }
        let needs = index.gates.iter_mut().flat_map(|gate| &mut gate.needs);
        needs.for_each(|need| *need = numbers[*need as usize]);
        index.cues.close();
        index.filed = Filed::new(&by_cue);
        index
    }

    /// Files the last program under its trigger.
    fn file(&mut self, trigger: Option<Need>, by_cue: &mut Vec<Few>) {
        let number = (self.programs.len() - 1) as u16;
        by_cue.resize(self.cues.len(), Few::default());
        let Some(trigger) = trigger else {
            self.untriggered = true;
            return self.always.put(number);
        };
        trigger.cues.iter().for_each(|cue| by_cue[*cue as usize].put(number));
        self.asked_for |= trigger.fills;
        self.by_fill.resize(64, Few::default());
        each_fill(trigger.fills, |fill| self.by_fill[fill].put(number));
    }

    /// Files the words of cues under the numbers that tokens have, once the tables of the lexicon know them all.
    pub(super) fn number(&mut self, lexicon: &Lexicon) {
        self.cues.number(&lexicon.tables.marked);
    }

    /// The cues of the book.
    pub(super) fn cues(&self) -> &Cues {
        &self.cues
    }

    /// Appends the matches in a sentence, in order of rule, pattern and place. Where there may be any, the sentence is
    /// looked up.
    pub(super) fn find(
        &self,
        view: &mut View,
        Desks { short, middle, long, held, passing }: &mut Desks,
        out: &mut Vec<Found>,
    ) {
        let fills = self.fillings.of(view);
        let any = self.untriggered || fills & self.asked_for != 0;
        if !any && !view.marks.meets(view.lexicon.marks.triggers) {
            return;
        }
        match view.tokens.len() {
            0..64 => self.run(view, fills, (held, passing), short, out),
            64..128 => self.run(view, fills, (held, passing), middle, out),
            128..=MOST_TOKENS => self.run(view, fills, (held, passing), long, out),
            _ => {}
        }
    }

    /// The words with which a trigger begins.
    pub(super) fn triggers(&self) -> impl Iterator<Item = u64> {
        let triggers = |cue: Cue| self.triggers.get(cue as usize).is_some_and(|triggers| *triggers);
        self.cues.firsts().filter(move |(_, cues)| cues.clone().any(triggers)).map(|(word, _)| word)
    }

    /// Sets `held` to the programs whose trigger stands in a sentence, and to the lists of needs of which it holds one of
    /// its `cues`.
    fn hold(&self, fills: u64, cues: &[Cue], held: &mut Held) {
        held.set(&self.always, self.words[1]);
        each_fill(fills & self.asked_for, |fill| held.add(&self.by_fill[fill]));
        cues.iter().for_each(|cue| held.add_filed(&self.filed, *cue as usize));
    }

    /// Sets `passing` to the programs that a sentence may hold.
    #[inline(never)]
    fn pass(&self, fills: u64, held: &Held, passing: &mut Vec<u16>) {
        passing.clear();
        held.each(self.words[0], |number| {
            if self.gates[number].opens(fills, held) {
                passing.push(number as u16);
            }
        });
    }

    /// How many programs a sentence may hold.
    #[cfg(test)]
    pub(super) fn held(&self, view: &mut View) -> usize {
        let (fills, mut held, mut desk) = (self.fillings.of(view), Held::default(), Desk::<7>::default());
        self.hold(fills, Line::new(view, &self.cues, self.fillings.all(), &mut desk).cues, &mut held);
        let mut passing = Vec::new();
        self.pass(fills, &held, &mut passing);
        passing.len()
    }

    /// Runs the programs that a sentence may hold.
    fn run<const N: usize>(
        &self,
        view: &mut View,
        fills: u64,
        (held, passing): (&mut Held, &mut Vec<u16>),
        desk: &mut Desk<N>,
        out: &mut Vec<Found>,
    ) {
        let mut steps = std::mem::take(&mut desk.steps);
        let mut line = Line::new(view, &self.cues, self.fillings.all(), desk);
        self.hold(fills, line.cues, held);
        self.pass(fills, held, passing);
        for number in passing {
            let Entry { rule, pattern, program } = &self.programs[*number as usize];
            if line.lacks(self.gates[*number as usize].values) {
                continue;
            }
            for start in program.starts(&mut line, &mut steps).places() {
                let matched = program.walk(&mut line, &steps, start);
                out.push(Found { rule: *rule, pattern: *pattern, matched });
            }
        }
        desk.steps = steps;
    }
}

/// The needs of a pattern.
fn needs(parts: &[Part], cues: &mut Cues, lexicon: &Lexicon, fill: &dyn Fn(u8) -> (SlotKind, u16)) -> Vec<Need> {
    parts.iter().filter_map(|part| need(part, cues, lexicon, fill)).collect()
}

fn need(part: &Part, cues: &mut Cues, lexicon: &Lexicon, fill: &dyn Fn(u8) -> (SlotKind, u16)) -> Option<Need> {
    match part {
        Part::Word(word) => {
            let cue = cues.word(*word, lexicon);
            Some(Need { cues: vec![cue], fills: 0, weight: cues.weight(cue) })
        }
        Part::Class(class) => {
            let cues_of: Vec<Cue> = cues.class(*class).iter().map(|(_, cue)| *cue).collect();
            let weight = cues_of.iter().map(|cue| cues.weight(*cue)).sum();
            Some(Need { cues: cues_of, fills: 0, weight })
        }
        Part::Slot(slot) => {
            let (kind, number) = fill(*slot);
            if let (SlotKind::Post, Some(class)) = (kind, lexicon.post) {
                return need(&Part::Class(class), cues, lexicon, fill); // a post has a noun of a post
            }
            // Any sentence may have words for a slot; of more fillings than there are bits nothing is told.
            let fills = if kind.words() { 0 } else { fill_bit(number) };
            (fills != 0).then(|| Need { cues: Vec::new(), fills, weight: common(kind) })
        }
        // One of the ways: of each the rarest thing.
        Part::Either(ways) => ways.iter().try_fold(Need::default(), |all, way| {
            let rarest = needs(way, cues, lexicon, fill).into_iter().min_by_key(|need| need.weight)?;
            Some(Need {
                cues: [all.cues, rarest.cues].concat(),
                fills: all.fills | rarest.fills,
                weight: all.weight + rarest.weight,
            })
        }),
        Part::Gap(..) | Part::Maybe(_) | Part::Not(_) => None,
    }
}

/// How common a kind of slot is, in rare words.
fn common(kind: SlotKind) -> u32 {
    match kind {
        SlotKind::Magnitude | SlotKind::Money | SlotKind::Clock | SlotKind::Ordinal | SlotKind::Tally => 10,
        SlotKind::Measure | SlotKind::Share | SlotKind::Year => 40,
        SlotKind::Count | SlotKind::Age | SlotKind::Day | SlotKind::When => 200,
        SlotKind::Post => 200,
        SlotKind::Name | SlotKind::Actor | SlotKind::Clause | SlotKind::Phrase | SlotKind::One => 1000,
    }
}

fn each_fill(mut fills: u64, mut visit: impl FnMut(usize)) {
    while fills != 0 {
        visit(fills.trailing_zeros() as usize);
        fills &= fills - 1;
    }
}
