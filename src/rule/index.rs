//! The index: of all patterns of all rules, those that can begin at a token and that the sentence can hold at all.
//!
//! A pattern is one bit. Each word, word class and kind of value knows the patterns that may begin with it, and those
//! that cannot do without it; a sentence is asked once what it holds, and each token once what begins there. Rules that
//! a sentence has nothing for cost it nothing.

use super::book::Rule;
use super::pattern::Need;
use super::schema::SlotKind;
use super::view::View;
use crate::lexicon::Lexicon;
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
    begins_word: FxHashMap<u64, Bits>,
    begins_class: FxHashMap<u8, Bits>,
    begins_value: Bits,
    begins_name: Bits,
    begins_ordinal: Bits,
    begins_anywhere: Bits,
    needs_word: FxHashMap<u64, Bits>,
    needs_class: FxHashMap<u8, Bits>,
    needs_value: Bits,
    needs_nothing: Bits,
}

impl Index {
    /// Indexes rules; their numbers are their positions.
    pub fn new(rules: &[Rule]) -> Index {
        let all: Vec<(u16, u16)> = rules
            .iter()
            .enumerate()
            .flat_map(|(rule, each)| (0..each.patterns.len()).map(move |pattern| (rule as u16, pattern as u16)))
            .collect();
        let none = || vec![0u64; all.len().div_ceil(64)].into_boxed_slice();
        let mut index = Index {
            begins_value: none(),
            begins_name: none(),
            begins_ordinal: none(),
            begins_anywhere: none(),
            needs_value: none(),
            needs_nothing: none(),
            ..Index::default()
        };
        for (bit, &(rule, pattern)) in all.iter().enumerate() {
            let rule = &rules[rule as usize];
            let pattern = &rule.patterns[pattern as usize];
            let put = |bits: &mut Bits| bits[bit / 64] |= 1 << (bit % 64);
            let first = &pattern.first;
            first.words.iter().for_each(|word| put(index.begins_word.entry(*word).or_insert_with(none)));
            let classes = (0..128u8).filter(|class| first.classes & (1 << class) != 0);
            classes.for_each(|class| put(index.begins_class.entry(class).or_insert_with(none)));
            for &slot in &first.slots {
                put(match rule.slots[slot as usize].1 {
                    SlotKind::Name => &mut index.begins_name,
                    SlotKind::Actor | SlotKind::Clause | SlotKind::Phrase => &mut index.begins_anywhere,
                    SlotKind::Ordinal => &mut index.begins_ordinal,
                    _ => &mut index.begins_value,
                });
            }
            if first.anywhere {
                put(&mut index.begins_anywhere);
            }
            put(match pattern.need {
                None => &mut index.needs_nothing,
                Some(Need::Word(word)) => index.needs_word.entry(word).or_insert_with(none),
                Some(Need::Class(class)) => index.needs_class.entry(class).or_insert_with(none),
                Some(Need::Slot(slot)) => match rule.slots[slot as usize].1 {
                    SlotKind::Name | SlotKind::Actor | SlotKind::Clause | SlotKind::Phrase | SlotKind::Ordinal => {
                        &mut index.needs_nothing
                    }
                    _ => &mut index.needs_value,
                },
            });
        }
        index.patterns = all;
        index
    }

    /// Appends the patterns that may match in a sentence, sorted by rule, pattern and token.
    pub fn candidates(&self, view: &View, lexicon: &Lexicon, out: &mut Vec<Candidate>) {
        let mut held = self.needs_nothing.clone();
        let mut ordinals = false;
        let valued = !view.passage.mentions.is_empty();
        if valued {
            join(&mut held, &self.needs_value);
        }
        each_class(view.all_classes(), |class| {
            self.needs_class.get(&class).into_iter().for_each(|bits| join(&mut held, bits));
        });
        for token in view.tokens {
            self.needs_word.get(&token.key).into_iter().for_each(|bits| join(&mut held, bits));
            ordinals |= lexicon.ordinals.contains_key(&token.key);
        }
        if held.iter().all(|word| *word == 0) {
            return;
        }
        let first = out.len();
        let mut here = held.clone();
        for (at, token) in view.tokens.iter().enumerate() {
            here.copy_from_slice(&self.begins_anywhere);
            each_class(view.classes_at(at), |class| {
                self.begins_class.get(&class).into_iter().for_each(|bits| join(&mut here, bits));
            });
            self.begins_word.get(&token.key).into_iter().for_each(|bits| join(&mut here, bits));
            if view.mention(at).is_some() {
                join(&mut here, &self.begins_value);
            }
            if view.passage.names.iter().any(|name| name.tokens.0 == at) {
                join(&mut here, &self.begins_name);
            }
            if ordinals && lexicon.ordinals.contains_key(&token.key) {
                join(&mut here, &self.begins_ordinal);
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

fn join(all: &mut [u64], more: &[u64]) {
    all.iter_mut().zip(more).for_each(|(all, more)| *all |= more);
}

fn each_class(mut classes: crate::lexicon::Classes, mut visit: impl FnMut(u8)) {
    while classes != 0 {
        visit(classes.trailing_zeros() as u8);
        classes &= classes - 1;
    }
}
