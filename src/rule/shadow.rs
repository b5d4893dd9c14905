//! Patterns that can never come to their turn, because earlier ones take all that they could match.

use super::parse::steps;
use super::pattern::Step;
use super::schema::SlotKind;
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;

/// Ways through a pattern that are looked at; one with more is left alone.
const MOST_WAYS: usize = 600;

/// What a way through a pattern asks for, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Asked {
    Word(u64),
    Class(u8),
    Slot(u8),
    Gap(u8),
}

/// How often a slot may be filled at most on one way through a pattern.
pub(super) fn times(steps: &[Step], slot: u8) -> usize {
    // Steps only lead forwards, so the last is settled first.
    let mut most = vec![0usize; steps.len() + 1];
    for (at, step) in steps.iter().enumerate().rev() {
        let of = |to: usize| most.get(to).copied().unwrap_or(0);
        most[at] = match *step {
            Step::Done => 0,
            Step::Slot(number) => of(at + 1) + usize::from(number == slot),
            Step::Word(_) | Step::Class(_) | Step::Any(_) => of(at + 1),
            Step::Split(a, b) => of(a).max(of(b)),
            Step::Jump(to) | Step::Not(to) => of(to),
        };
    }
    most[0]
}

/// Patterns, by number, that are shadowed, each with an earlier one that takes part in it.
pub(crate) fn shadowed(patterns: &[&str], slots: &[(String, SlotKind)], lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let mut taken: FxHashMap<Vec<Asked>, usize> = FxHashMap::default();
    let mut found = Vec::new();
    for (number, pattern) in patterns.iter().enumerate() {
        let Ok(steps) = steps(pattern, slots, lexicon) else { continue };
        let Some(ways) = ways(&steps) else { continue };
        let known: Option<Vec<usize>> = ways.iter().map(|way| taker(way, &taken, lexicon)).collect();
        match known {
            Some(takers) => found.extend(takers.first().map(|first| (number, *first))),
            // What must not follow narrows a pattern: it takes less than its ways say.
            None if !steps.iter().any(|step| matches!(step, Step::Not(_))) => {
                ways.into_iter().for_each(|way| {
                    taken.entry(way).or_insert(number);
                });
            }
            None => {}
        }
    }
    found
}

/// The earlier pattern that takes a way, itself or with a class for one of its words.
fn taker(way: &[Asked], taken: &FxHashMap<Vec<Asked>, usize>, lexicon: &Lexicon) -> Option<usize> {
    if let Some(number) = taken.get(way) {
        return Some(*number);
    }
    let mut wider = way.to_vec();
    (0..way.len()).find_map(|at| {
        let Asked::Word(key) = way[at] else { return None };
        wider[at] = Asked::Class(*lexicon.classes.word(key)?);
        let number = taken.get(&wider).copied();
        wider[at] = way[at];
        number
    })
}

/// All ways through a pattern; `None` where they are too many.
fn ways(steps: &[Step]) -> Option<Vec<Vec<Asked>>> {
    let mut found = Vec::new();
    let mut open = vec![(0, Vec::new())];
    let mut work = 0;
    while let Some((mut at, mut way)) = open.pop() {
        loop {
            work += 1;
            if work > MOST_WAYS * 64 || found.len() + open.len() > MOST_WAYS {
                return None;
            }
            let asked = match steps[at] {
                Step::Done => {
                    found.push(way);
                    break;
                }
                Step::Jump(to) | Step::Not(to) => {
                    at = to;
                    continue;
                }
                Step::Split(a, b) => {
                    open.push((b, way.clone()));
                    at = a;
                    continue;
                }
                Step::Word(key) => Asked::Word(key),
                Step::Class(class) => Asked::Class(class),
                Step::Slot(slot) => Asked::Slot(slot),
                Step::Any(gap) => Asked::Gap(gap as u8),
            };
            way.push(asked);
            at += 1;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(patterns: &[&str]) -> Vec<(usize, usize)> {
        let slots = [("count".to_string(), SlotKind::Count)];
        shadowed(patterns, &slots, &Lexicon::embedded().unwrap())
    }

    #[test]
    fn a_pattern_whose_ways_are_all_taken_is_shadowed() {
        assert_eq!(found(&["{count} (deaths|fatalities)", "{count} deaths"]), [(1, 0)]);
        assert_eq!(found(&["{count} ..4 were killed", "{count} ..2 were killed"]), [(1, 0)]);
        assert_eq!(found(&["{count} <be> killed", "{count} were killed"]), [(1, 0)]);
        assert_eq!(found(&["{count} deaths", "{count} fatalities", "{count} (fatalities|deaths)"]), [(2, 1)]);
    }

    #[test]
    fn a_pattern_that_reads_more_is_not() {
        assert_eq!(found(&["{count} deaths", "{count} (deaths|fatalities)"]), []);
        assert_eq!(found(&["{count} ..2 were killed", "{count} ..4 were killed"]), []);
        // what must not follow leaves the rest to the second
        assert_eq!(found(&["{count} deaths !(at sea)", "{count} deaths"]), []);
    }

    #[test]
    fn a_slot_is_counted_on_the_longest_way() {
        let slots = [("count".to_string(), SlotKind::Count)];
        let most = |pattern: &str| times(&steps(pattern, &slots, &Lexicon::embedded().unwrap()).unwrap(), 0);
        assert_eq!(most("({count} dead|dead {count}) [and more]"), 1);
        assert_eq!(most("{count} dead [and {count} more]"), 2);
        assert_eq!(most("dead !({count})"), 0);
    }
}
