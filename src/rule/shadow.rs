//! Patterns that can never come to their turn, because earlier ones take all that they could match.

use super::parse::parts;
use super::pattern::Part;
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
pub(super) fn times(parts: &[Part], slot: u8) -> usize {
    let most = |ways: &[Vec<Part>]| ways.iter().map(|way| times(way, slot)).max().unwrap_or(0);
    let each = parts.iter().map(|part| match part {
        Part::Slot(number) => usize::from(*number == slot),
        Part::Either(ways) | Part::Maybe(ways) => most(ways),
        Part::Word(_) | Part::Class(_) | Part::Gap(..) | Part::Not(_) => 0,
    });
    each.sum()
}

/// Patterns, by number, that are shadowed, each with an earlier one that takes part in it.
pub(crate) fn shadowed(patterns: &[&str], slots: &[(String, SlotKind)], lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let mut taken: FxHashMap<Vec<Asked>, usize> = FxHashMap::default();
    let mut found = Vec::new();
    for (number, pattern) in patterns.iter().enumerate() {
        let Ok(parts) = parts(pattern, slots, lexicon) else { continue };
        let Some(ways) = ways(&parts) else { continue };
        let known: Option<Vec<usize>> = ways.iter().map(|way| taker(way, &taken, lexicon)).collect();
        match known {
            Some(takers) => found.extend(takers.first().map(|first| (number, *first))),
            // What must not follow narrows a pattern: it takes less than its ways say.
            None if !narrowed(&parts) => {
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

/// Whether something must not follow in a pattern.
fn narrowed(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Not(_) => true,
        Part::Either(ways) | Part::Maybe(ways) => ways.iter().any(|way| narrowed(way)),
        _ => false,
    })
}

/// All ways through a pattern; `None` where they are too many.
fn ways(parts: &[Part]) -> Option<Vec<Vec<Asked>>> {
    let mut all = vec![Vec::new()];
    for part in parts {
        let next: Vec<Vec<Asked>> = match part {
            Part::Word(key) => vec![vec![Asked::Word(*key)]],
            Part::Class(class) => vec![vec![Asked::Class(*class)]],
            Part::Slot(slot) => vec![vec![Asked::Slot(*slot)]],
            Part::Gap(gap, most) => (0..=*most).map(|words| vec![Asked::Gap(*gap as u8); words.into()]).collect(),
            Part::Either(choices) => each(choices)?,
            Part::Maybe(choices) => each(choices)?.into_iter().chain([Vec::new()]).collect(),
            Part::Not(_) => continue,
        };
        if all.len() * next.len() > MOST_WAYS {
            return None;
        }
        all = all.iter().flat_map(|way| next.iter().map(|more| [way.as_slice(), more].concat())).collect();
    }
    Some(all)
}

fn each(choices: &[Vec<Part>]) -> Option<Vec<Vec<Asked>>> {
    let found: Option<Vec<_>> = choices.iter().map(|way| ways(way)).collect();
    found.map(|found| found.into_iter().flatten().collect::<Vec<_>>()).filter(|found| found.len() <= MOST_WAYS)
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
        let most = |pattern: &str| times(&parts(pattern, &slots, &Lexicon::embedded().unwrap()).unwrap(), 0);
        assert_eq!(most("({count} dead|dead {count}) [and more]"), 1);
        assert_eq!(most("{count} dead [and {count} more]"), 2);
        assert_eq!(most("dead !({count})"), 0);
    }
}
