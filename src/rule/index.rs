//! The index: of all patterns of all rules, those that can begin at a token and that the sentence can hold at all.
//!
//! A pattern is one bit. Each word, word class and kind of value knows the patterns that may begin with it, and those
//! that cannot do without it; a sentence is asked once what it holds, and each token once what begins there. Rules that
//! a sentence has nothing for cost it nothing.

use super::book::Rule;
use super::schema::SlotKind;
use super::view::View;
use crate::lexicon::{Classes, Lexicon};
use crate::text::TokenKind;
use crate::value::{Mention, TimeKind, Unit, Value};
use rustc_hash::FxHashMap;

/// A set of patterns.
type Bits = Box<[u64]>;

/// A pattern that may match: rule, pattern of the rule, and the token at which it would begin.
pub type Candidate = (u16, u16, u32);

/// The patterns of a book of rules by what they begin with and what they need.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Rule and pattern of each bit.
    patterns: Vec<(u16, u16)>,
    begins: Table,
    begins_anywhere: Bits,
    needs: Table,
    /// Patterns that need no word, no class, no value of a kind.
    needs_no_word: Bits,
    needs_no_class: Bits,
    needs_no_kind: [Bits; KINDS],
}

/// Sets of patterns by word, class, and kind of slot.
#[derive(Clone, Debug, Default)]
struct Table {
    words: FxHashMap<u64, Bits>,
    classes: FxHashMap<u8, Bits>,
    kinds: [Bits; KINDS],
}

/// How many kinds of slot there are.
const KINDS: usize = SlotKind::Phrase as usize + 1;

impl Index {
    /// Indexes rules; their numbers are their positions.
    pub fn new(rules: &[Rule]) -> Index {
        let all: Vec<(u16, u16)> = rules
            .iter()
            .enumerate()
            .flat_map(|(rule, each)| (0..each.patterns.len()).map(move |pattern| (rule as u16, pattern as u16)))
            .collect();
        let none = || vec![0u64; all.len().div_ceil(64)].into_boxed_slice();
        let table = || Table { kinds: std::array::from_fn(|_| none()), ..Table::default() };
        let mut index = Index {
            begins: table(),
            begins_anywhere: none(),
            needs: table(),
            needs_no_word: none(),
            needs_no_class: none(),
            needs_no_kind: std::array::from_fn(|_| none()),
            ..Index::default()
        };
        for (bit, &(rule, pattern)) in all.iter().enumerate() {
            let rule = &rules[rule as usize];
            let pattern = &rule.patterns[pattern as usize];
            let put = |bits: &mut Bits| bits[bit / 64] |= 1 << (bit % 64);
            let kind = |slot: u8| rule.slots[slot as usize].1;
            let first = &pattern.first;
            first.words.iter().for_each(|word| put(index.begins.words.entry(*word).or_insert_with(none)));
            let classes = (0..128u8).filter(|class| first.classes & (1 << class) != 0);
            classes.for_each(|class| put(index.begins.classes.entry(class).or_insert_with(none)));
            first.slots.iter().for_each(|slot| put(&mut index.begins.kinds[kind(*slot) as usize]));
            if first.anywhere {
                put(&mut index.begins_anywhere);
            }
            let needs = &pattern.needs;
            put(match needs.word {
                Some(word) => index.needs.words.entry(word).or_insert_with(none),
                None => &mut index.needs_no_word,
            });
            put(match needs.class {
                Some(class) => index.needs.classes.entry(class).or_insert_with(none),
                None => &mut index.needs_no_class,
            });
            for (number, bits) in index.needs_no_kind.iter_mut().enumerate() {
                let needed = needs.slots.iter().any(|slot| kind(*slot) as usize == number);
                if !needed {
                    put(bits);
                }
            }
        }
        index.patterns = all;
        index
    }

    /// The patterns that a sentence may hold, and the kinds of slot that it has something for, as bits.
    fn held(&self, view: &View, lexicon: &Lexicon) -> (Bits, u16) {
        let mut held = self.needs_no_word.clone();
        let mut classes = self.needs_no_class.clone();
        let mut kinds = FREE;
        for (at, token) in view.tokens.iter().enumerate() {
            self.needs.words.get(&token.key).into_iter().for_each(|bits| join(&mut held, bits));
            kinds |= view.mention(at).map_or(0, fills);
            if lexicon.ordinals.contains_key(&token.key) {
                kinds |= 1 << SlotKind::Ordinal as u16;
            }
        }
        each_class(view.all_classes(), |class| {
            self.needs.classes.get(&class).into_iter().for_each(|bits| join(&mut classes, bits));
        });
        meet(&mut held, &classes);
        if !view.passage.names.is_empty() {
            kinds |= 1 << SlotKind::Name as u16;
        }
        let missing = (0..KINDS).filter(|kind| kinds & (1 << kind) == 0);
        missing.for_each(|kind| meet(&mut held, &self.needs_no_kind[kind]));
        (held, kinds)
    }

    /// Appends the patterns that may match in a sentence, sorted by rule, pattern and token.
    pub fn candidates(&self, view: &View, lexicon: &Lexicon, out: &mut Vec<Candidate>) {
        let (held, kinds) = self.held(view, lexicon);
        if held.iter().all(|word| *word == 0) {
            return;
        }
        let begun = |kind: SlotKind| {
            kinds & (1 << kind as u16) != 0
                && self.begins.kinds[kind as usize].iter().zip(&*held).any(|(bits, held)| bits & held != 0)
        };
        let (acts, named, ranked) = (begun(SlotKind::Actor), begun(SlotKind::Name), begun(SlotKind::Ordinal));
        let first = out.len();
        let mut here = held.clone();
        for (at, token) in view.tokens.iter().enumerate() {
            here.copy_from_slice(&self.begins_anywhere);
            each_class(view.classes_at(at), |class| {
                self.begins.classes.get(&class).into_iter().for_each(|bits| join(&mut here, bits));
            });
            self.begins.words.get(&token.key).into_iter().for_each(|bits| join(&mut here, bits));
            let mut filled = view.mention(at).map_or(0, fills);
            if token.kind == TokenKind::Word {
                filled |= 1 << SlotKind::Phrase as u16;
            }
            filled |= 1 << SlotKind::Clause as u16;
            if named && view.passage.names.iter().any(|name| name.tokens.0 == at) {
                filled |= 1 << SlotKind::Name as u16;
            }
            if acts && view.actor(at).is_some() {
                filled |= 1 << SlotKind::Actor as u16;
            }
            if ranked && lexicon.ordinals.contains_key(&token.key) {
                filled |= 1 << SlotKind::Ordinal as u16;
            }
            while filled != 0 {
                join(&mut here, &self.begins.kinds[filled.trailing_zeros() as usize]);
                filled &= filled - 1;
            }
            for (number, (bits, held)) in here.iter().zip(&*held).enumerate() {
                let mut both = bits & held;
                while both != 0 {
                    let (rule, pattern) = self.patterns[number * 64 + both.trailing_zeros() as usize];
                    out.push((rule, pattern, at as u32));
                    both &= both - 1;
                }
            }
        }
        out[first..].sort_unstable();
    }
}

/// Kinds of slot that any sentence may have something for.
const FREE: u16 = 1 << SlotKind::Actor as u16 | 1 << SlotKind::Clause as u16 | 1 << SlotKind::Phrase as u16;

/// The kinds of slot that a mention may fill.
fn fills(mention: &Mention) -> u16 {
    let bit = |kind: SlotKind| 1 << kind as u16;
    match &mention.value {
        Value::Quantity(counted) => match counted.quantity.unit {
            Unit::Count => bit(SlotKind::Count) | bit(SlotKind::Age),
            Unit::Money(_) => bit(SlotKind::Money),
            Unit::Magnitude => bit(SlotKind::Magnitude),
            Unit::Age => bit(SlotKind::Age),
            Unit::Measure(_) => bit(SlotKind::Measure) | bit(SlotKind::Age), // "20 months old"
            _ => bit(SlotKind::Measure),
        },
        Value::Time(time) => {
            let days = if time.names_days() { bit(SlotKind::Day) | bit(SlotKind::Year) } else { 0 };
            let clock = if time.minute.is_some() { bit(SlotKind::Clock) } else { 0 };
            let length = if time.kind == TimeKind::Duration { bit(SlotKind::Measure) } else { 0 };
            days | clock | length
        }
    }
}

fn meet(all: &mut [u64], others: &[u64]) {
    all.iter_mut().zip(others).for_each(|(all, other)| *all &= other);
}

fn join(all: &mut [u64], more: &[u64]) {
    all.iter_mut().zip(more).for_each(|(all, more)| *all |= more);
}

fn each_class(mut classes: Classes, mut visit: impl FnMut(u8)) {
    while classes != 0 {
        visit(classes.trailing_zeros() as u8);
        classes &= classes - 1;
    }
}
