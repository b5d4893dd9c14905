//! Programs against their meaning, and against hostile sentences.

use super::*;
use crate::claim::Reading;
use crate::rule::RuleBook;
use crate::rule::filling::Fill;
use crate::rule::index::Index;
use crate::rule::line::{Desk, Line};
use crate::rule::pattern::read;
use crate::rule::schema::SlotKind;
use crate::rule::view::{Looked, View};
use crate::text::Article;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Where a match ends, and what fills its slots.
type Found = (usize, Vec<(u8, usize, usize)>);

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::embedded().unwrap());

/// The slots of the patterns of these tests.
const SLOTS: [(&str, SlotKind); 3] =
    [("count", SlotKind::Count), ("what", SlotKind::Phrase), ("rest", SlotKind::Clause)];

fn parts(pattern: &str) -> Vec<Part> {
    let slots = SLOTS.map(|(name, kind)| (name.to_string(), kind));
    read(pattern, &slots, &BOOK.lexicon).unwrap_or_else(|faults| panic!("{pattern}: {faults:?}"))
}

fn fills() -> Vec<Fill> {
    SLOTS.map(|(_, kind)| (kind, None)).into()
}

/// Runs a pattern over a sentence: every match, and how many steps were asked, tried and walked.
fn run(pattern: &str, text: &str) -> (Vec<Match>, Vec<Option<Match>>, usize, usize) {
    let mut cues = Cues::new(&BOOK.lexicon);
    let parts = parts(pattern);
    let program = Program::new(&parts, &mut cues, &BOOK.lexicon, &|slot| (SLOTS[slot as usize].1, slot.into()));
    cues.close();
    let article = Article::new("one", text);
    let reading = Reading::new(&article, &BOOK.lexicon);
    assert_eq!(reading.passages.len(), 1, "{text}");
    let mut view = View::new(&reading, 0, &BOOK.lexicon, Looked::default());
    let fills = fills();
    let (mut desk, mut rows) = (Desk::<7>::default(), Steps::default());
    let mut line = Line::new(&mut view, &cues, &fills, &mut desk);
    let starts = program.starts(&mut line, &mut rows);
    let found = starts.places().map(|start| program.walk(&mut line, &rows, start)).collect();
    let plain = Plain { view: &view, cues: &cues };
    let order: Vec<&Part> = parts.iter().collect();
    // Trying every way takes a pattern of few ways.
    let told =
        if text.len() < 100 { (0..view.tokens.len()).map(|at| plain.from(&order, at)).collect() } else { vec![] };
    (found, told, desk.work, program.len())
}

/// The meaning of a pattern, written down as plainly as can be: every way is tried, the preferred one first.
struct Plain<'a> {
    view: &'a View<'a>,
    cues: &'a Cues,
}

impl Plain<'_> {
    fn from(&self, parts: &[&Part], start: usize) -> Option<Match> {
        let (end, told) = self.go(parts, start)?;
        let mut slots = Slots::default();
        told.into_iter().for_each(|(slot, from, to)| slots.push(slot, from, to));
        Some(Match { start, end, slots })
    }

    fn go(&self, parts: &[&Part], at: usize) -> Option<Found> {
        let Some((first, rest)) = parts.split_first() else { return Some((at, Vec::new())) };
        let way = |way: &'_ [Part]| {
            let both: Vec<&Part> = way.iter().chain(rest.iter().copied()).collect();
            self.go(&both, at)
        };
        match first {
            Part::Word(word) => {
                self.view.tokens.get(at).filter(|token| token.key == *word).and_then(|_| self.go(rest, at + 1))
            }
            Part::Class(class) => {
                let mut here = Vec::new();
                if at < self.view.tokens.len() {
                    self.cues.at(self.view.tokens, at, |cue| here.push(cue));
                }
                let fits = self.cues.class(*class).iter().filter(|(_, cue)| here.contains(cue));
                fits.map(|(words, _)| at + *words as usize).find_map(|end| self.go(rest, end))
            }
            Part::Slot(slot) => {
                let mut fits = Vec::new();
                self.view.fits(SLOTS[*slot as usize].1, None, &mut fits);
                let mut here = fits.into_iter().filter(|fit| fit.at as usize == at).flat_map(|fit| fit.ends());
                here.find_map(|end| {
                    let (last, mut slots) = self.go(rest, end)?;
                    slots.insert(0, (*slot, at, end));
                    Some((last, slots))
                })
            }
            Part::Gap(gap, most) => {
                let most = (0..*most as usize)
                    .take_while(|n| at + n < self.view.tokens.len() && self.view.passable(at + n, *gap));
                (at..=at + most.count()).find_map(|at| self.go(rest, at))
            }
            Part::Either(ways) => ways.iter().find_map(|each| way(each)),
            Part::Maybe(ways) => ways.iter().find_map(|each| way(each)).or_else(|| self.go(rest, at)),
            Part::Not(ways) => {
                let stands = ways.iter().any(|way| self.go(&way.iter().collect::<Vec<_>>(), at).is_some());
                if stands { None } else { self.go(rest, at) }
            }
        }
    }
}

/// Words that patterns of the rules name: others are not looked up.
const NAMED: [&str; 7] = ["the", "of", "was", "killed", "who", "lives", "dead"];

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(NAMED.to_vec())
}

fn pattern() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec!["..1", "..3", "...2", ",...3"]).prop_map(str::to_owned);
    let named =
        prop::sample::select(vec!["<be>", "<killed>", "<died>", "{count}", "{what}", "{rest}"]).prop_map(str::to_owned);
    let leaf = prop_oneof![4 => word().prop_map(str::to_owned), 2 => named, 2 => gap];
    leaf.prop_recursive(3, 16, 3, |inner| {
        let ways = prop::collection::vec(prop::collection::vec(inner, 1..3).prop_map(|way| way.join(" ")), 1..4);
        (ways, 0..4).prop_map(|(ways, kind)| match kind {
            0 => format!("[{}]", ways.join("|")),
            1 if !ways.iter().any(|way| way.contains('!')) => format!("!({})", ways.join("|")),
            _ => format!("({})", ways.join("|")),
        })
    })
}

proptest! {
    #[test]
    fn a_program_finds_at_each_token_the_way_that_the_pattern_prefers(
        patterns in prop::collection::vec(pattern(), 1..5),
        first in word(),
        words in prop::collection::vec(prop_oneof![8 => word().prop_map(|word| format!(" {word}")), 2 => Just(" seven".to_string()), 1 => Just(",".to_string())], 1..12),
    ) {
        let pattern = format!("{first} {}", patterns.join(" "));
        let text = format!("we{} then.", words.concat());
        let (found, told, ..) = run(&pattern, &text);
        prop_assert_eq!(found, told.into_iter().flatten().collect::<Vec<_>>(), "{} over {}", pattern, text);
    }
}

/// Patterns that cost a matcher which tries one way after the other a power of the sentence, or all its ways.
const HOSTILE: [&str; 6] = [
    "[the] [the] [the] [the] [the] [the] [the] [the] [the] [the] [the] [the] the the the the the the the the killed",
    ",...40 (the ,...40 (the ,...40 (the ,...40 killed|killed)|killed)|killed)",
    "the !(,...40 the ,...40 the ,...40 the ,...40 killed)",
    "the {what} ..40 {what} ..40 {what} ..40 {what} ..40 killed",
    "(the|the the|the the the) (the|the the|the the the) (the|the the|the the the) ...40 {rest} killed",
    "the [..40 the [..40 the [..40 the [..40 the]]]]",
];

#[test]
fn no_pattern_takes_more_than_its_steps_times_the_sentence() {
    for pattern in HOSTILE {
        let work = |words: usize| {
            let (found, _, work, steps) = run(pattern, &format!("we {}then.", "the ".repeat(words)));
            // Each step once, with the tokens of its gap or the ends of its slot; each match once along its steps.
            const ENDS: usize = 9;
            let bound = steps * (41 + ENDS * (words + 3)) + found.len() * steps;
            assert!(work <= bound, "{pattern}: {work} steps over {words} words, more than {bound}");
            work
        };
        let (short, long) = (work(90), work(360));
        assert!(long <= 5 * short, "{pattern}: {short} steps, then {long} over a sentence four times as long");
    }
}

#[test]
fn a_sentence_runs_only_what_its_words_can_trigger() {
    let index: &Index = &BOOK.index;
    let held = |text: &str| {
        let article = Article::new("one", text);
        let reading = Reading::new(&article, &BOOK.lexicon);
        index.held(&mut View::new(&reading, 0, &BOOK.lexicon, Looked::default()))
    };
    assert_eq!(held("The weather was fine for most of the fair, they thought, and so was the mood."), 0);
    let all: usize = BOOK.rules.iter().map(|rule| rule.patterns.len()).sum();
    assert!((1..all / 2).contains(&held("At least 12 people were killed.")));
}
