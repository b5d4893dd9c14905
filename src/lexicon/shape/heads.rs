//! Heads of shapes: what a match cannot do without, and with which tokens it can begin.

use super::{Alphabet, Part, Rest, Set, Shape};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The lightest of the sets of classes of which every match of a sequence has a token, with its weight.
pub(super) fn need(parts: &[Part], weight: &mut dyn FnMut(u8) -> u32) -> Option<(Set, u32)> {
    let each = parts.iter().rev().filter_map(|part| match part {
        Part::One(bit, _) => Some((Set::default().with(*bit), weight(*bit))),
        Part::Maybe(_) => None,
        Part::Either(choices) => choices.iter().try_fold((Set::default(), 0), |(all, sum), parts| {
            let (set, more) = need(parts, weight)?;
            Some((all.union(set), sum + more))
        }),
    });
    each.min_by_key(|(_, weight)| *weight)
}

/// The classes that a sequence may begin with, and whether it may be empty.
pub(super) fn starts(parts: &[Part]) -> (Set, bool) {
    let mut all = Set::default();
    for part in parts {
        let (set, empty) = match part {
            Part::One(bit, _) => (Set::default().with(*bit), false),
            Part::Maybe(parts) => (starts(parts).0, true),
            Part::Either(choices) => choices.iter().fold((Set::default(), false), |(all, empty), parts| {
                let (set, may) = starts(parts);
                (all.union(set), empty || may)
            }),
        };
        all = all.union(set);
        if !empty {
            return (all, false);
        }
    }
    (all, true)
}

/// For each letter, one bit for each letter that may stand behind it at the head of a match.
pub(super) fn seconds(shapes: &[Shape], alphabet: &Alphabet) -> Arc<[[u64; 4]]> {
    let mut behind: FxHashMap<u8, (Set, bool)> = FxHashMap::default();
    for shape in shapes {
        heads(&shape.0, None, &mut |class, set, ends| {
            let (all, may_end) = behind.entry(class).or_default();
            (*all, *may_end) = (all.union(set), *may_end || ends);
        });
    }
    let row = |first: Set| {
        let mut row = [0u64; 4];
        for (_, (set, ends)) in behind.iter().filter(|(class, _)| first.has(**class)) {
            if *ends {
                return [u64::MAX; 4];
            }
            let letters = alphabet.all().enumerate().filter(|(_, letter)| letter.meets(*set));
            letters.for_each(|(letter, _)| row[letter / 64] |= 1 << (letter % 64));
        }
        row
    };
    alphabet.all().map(row).collect()
}

/// Tells of each class with which a sequence and what follows it may begin, which classes may stand behind it, and
/// whether all may end there.
fn heads(parts: &[Part], behind: Option<&Rest>, tell: &mut dyn FnMut(u8, Set, bool)) {
    for (at, part) in parts.iter().enumerate() {
        let rest = Rest { parts: &parts[at + 1..], behind };
        let inner = match part {
            Part::One(class, _) => {
                let (set, ends) = rest.starts();
                return tell(*class, set, ends);
            }
            Part::Maybe(inner) => std::slice::from_ref(inner),
            Part::Either(choices) => choices,
        };
        inner.iter().for_each(|parts| heads(parts, Some(&rest), tell));
        if !matches!(part, Part::Maybe(_)) && !inner.iter().any(|parts| starts(parts).1) {
            return;
        }
    }
    // All of it may be left out.
    if let Some(rest) = behind {
        heads(rest.parts, rest.behind, tell);
    }
}

impl Rest<'_> {
    /// The classes that it may begin with, and whether it may be empty.
    fn starts(&self) -> (Set, bool) {
        let (set, empty) = starts(self.parts);
        match self.behind.filter(|_| empty) {
            Some(behind) => (set.union(behind.starts().0), behind.starts().1),
            None => (set, empty),
        }
    }
}
