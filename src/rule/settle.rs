//! Settling claims against one another once they are read: which one stands, and what one takes from another.

use super::draft::{Draft, at_most_two};
use crate::claim::{Answer, Claim, Compare, Event, Kind, SameKey};
use crate::lexicon::OTHERS;
use crate::text::{Role, Span};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::sync::Arc;

/// What the claims of one article, in order of place, take from one another, and which stand alone.
pub(super) fn settle(claims: &mut [Claim]) {
    count_on(claims);
    inherit_population(claims);
    lend_day_and_town(claims);
    mark_sole(claims);
    mark_alone(claims);
    mark_total(claims);
}

/// Drops bare figures where another rule tells what they are of, or what is fenced off; and a bare two: "the two
/// governments".
pub(super) fn drop_bare(drafts: &mut Vec<Draft>, fenced: impl Fn(Span) -> bool) {
    if !drafts.iter().any(|draft| draft.bare) {
        return;
    }
    let stays = |drafts: &[Draft], draft: &Draft| {
        let both = || {
            at_most_two(&draft.answer)
                && (draft.kind().only_counts() || draft.slot("thing").is_some_and(|thing| !thing.words.contains(' ')))
        };
        let known = |told: &Draft| told.tells_of(draft.span, draft.answer_words());
        let fenced = || draft.kind().only_counts() && fenced(draft.span);
        !draft.bare || !(both() || drafts.iter().any(known) || fenced())
    };
    for at in 0..drafts.len() {
        drafts[at].stays = stays(drafts, &drafts[at]);
    }
    drafts.retain(|draft| draft.stays);
}

/// Drops what reads one of two things where another rule reads their sum: in "killed or injured 40" nobody counts 40 dead.
pub(super) fn drop_covered(drafts: &mut Vec<Draft>) {
    let sums = |draft: &Draft| !draft.kind().covers.is_empty();
    if !drafts.iter().any(sums) {
        return;
    }
    // "Nobody was killed or injured" is no sum: it says both.
    let none = |draft: &Draft| matches!(&draft.answer, Answer::Quantity(q) if q.hard.hi == 0.0);
    let stays = |drafts: &[Draft], draft: &Draft| {
        let covers = |sum: &Draft| {
            sums(sum)
                && !none(sum)
                && sum.span.overlaps(draft.span)
                && sum.answer_words() == draft.answer_words()
                && sum.kind().covers.contains(&draft.kind().name)
        };
        let both = sums(draft) && none(draft);
        !(both || drafts.iter().any(covers))
    };
    for at in 0..drafts.len() {
        drafts[at].stays = stays(drafts, &drafts[at]);
    }
    drafts.retain(|draft| draft.stays);
}

/// Tolls of the main event without a day or a town in their own sentence take those of the article's other tolls, where these
/// all name the same: "nine people were killed in Tellin on Sunday ... at least 27 were wounded".
fn lend_day_and_town(claims: &mut [Claim]) {
    let toll = |claim: &Claim| claim.kind.moves && claim.event.main && claim.kind.compare == Compare::Quantity;
    let tolls: Vec<usize> = (0..claims.len()).filter(|&at| toll(&claims[at])).collect();
    let events = || tolls.iter().map(|&at| &claims[at].event);
    let mut days = events().filter_map(|event| event.day);
    let day = days.next().filter(|day| days.all(|other| other == *day));
    let all = |ids: fn(&Event) -> &Vec<u64>| {
        let mut all: Vec<u64> = events().flat_map(|event| ids(event).iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (towns, around) = (all(|event| &event.towns), all(|event| &event.around));
    for at in tolls {
        let claim = &mut claims[at];
        claim.event.day = claim.event.day.or(day);
        if claim.event.towns.is_empty() {
            claim.event.towns.clone_from(&towns);
            claim.event.around.clone_from(&around);
        }
    }
}

/// "Twelve were killed. Another 36 were wounded": behind a count of another kind, "another" and "others" mark no part.
fn count_on(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let (before, claim) = (&claims[..at], &claims[at]);
        if !claim.further || !claim.kind.moves {
            continue;
        }
        let beside = |c: &&Claim| c.kind.moves && c.role != Role::Headline && c.passage + 1 >= claim.passage;
        let mut counts = before.iter().rev().take_while(|c| c.passage + 1 >= claim.passage).filter(beside).peekable();
        if counts.peek().is_some() && counts.all(|c| c.kind.name != claim.kind.name) {
            claims[at].part = false;
            if claims[at].population == Some(OTHERS) {
                claims[at].population = None;
                claims[at].population_name = None;
            }
        }
    }
}

/// A headline is a shortened form: "more than 9 killed" over "more than 9 passengers were killed" counts passengers.
fn inherit_population(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        if claims[at].role != Role::Headline || claims[at].population.is_some() {
            continue;
        }
        let full = |claim: &&Claim| {
            claim.role != Role::Headline
                && claim.kind == claims[at].kind
                && claim.answer == claims[at].answer
                && !claim.part
        };
        if let Some(claim) = claims.iter().find(full) {
            let (population, name) = (claim.population, claim.population_name.clone());
            claims[at].population = population;
            claims[at].population_name = name;
        }
    }
}

/// Marks the answers of which an article gives one only for its kind and act: of two boys of a text neither is its only one.
/// What was given at first and corrected does not count, nor does the same answer again; of what an event has once, neither
/// does that of another event.
fn mark_sole(claims: &mut [Claim]) {
    let unnamed = |claim: &Claim| {
        let keyed = |key| claim.kind.same.contains(&key);
        claim.kind.compare == Compare::Quantity && claim.act.is_some() && keyed(SameKey::Act) && keyed(SameKey::Context)
    };
    let once = |claim: &Claim| claim.once && claim.event.main;
    let asked: Vec<usize> = (0..claims.len()).filter(|&at| unnamed(&claims[at]) || once(&claims[at])).collect();
    // For each kind and act the last claim, and whether each gave the answer of the one before it.
    let mut told: FxHashMap<(&str, &str), (Option<&Claim>, bool)> = FxHashMap::default();
    fn of(claim: &Claim) -> (&str, &str) {
        (&claim.kind.name, claim.act.as_deref().unwrap_or_default())
    }
    for claim in asked.iter().map(|&at| &claims[at]) {
        let (last, one) = told.entry(of(claim)).or_insert((None, true));
        if !claim.superseded {
            *one &= last.replace(claim).is_none_or(|last| one_answer(last, claim));
        }
    }
    let sole: Vec<bool> = asked.iter().map(|&at| told[&of(&claims[at])].1).collect();
    asked.into_iter().zip(sole).for_each(|(at, sole)| claims[at].sole = sole);
}

/// Whether two claims give one figure, day or time of day.
fn one_answer(a: &Claim, b: &Claim) -> bool {
    match (&a.answer, &b.answer) {
        // "400 pounds" and "400 pounds and more" are one weight
        (Answer::Quantity(x), Answer::Quantity(y)) => x.said.lo == y.said.lo && x.unit == y.unit,
        (Answer::Time(x), Answer::Time(y)) if a.kind.compare == Compare::Clock => x.minute == y.minute,
        (Answer::Time(x), Answer::Time(y)) => x.days == y.days && x.partial == y.partial,
        _ => false,
    }
}

/// Marks the claims whose question an article answers once only, or alike each time. What was given at first and corrected
/// does not count.
fn mark_alone(claims: &mut [Claim]) {
    // The first claims by what their questions hash to; where two questions do so to one number, the later one has the next.
    let mut told: FxHashMap<u64, usize> = FxHashMap::default();
    told.reserve(claims.len());
    let mut first = |at: usize| {
        let question = Question::of(&claims[at]);
        let mut place = FxBuildHasher.hash_one(&question);
        loop {
            let first = *told.entry(place).or_insert(at);
            if first == at || Question::of(&claims[first]) == question {
                return first;
            }
            place = place.wrapping_add(1);
        }
    };
    // For each claim the first one that answers its question, and for that one whether the others agree with it.
    let mut firsts: Vec<Option<usize>> = Vec::with_capacity(claims.len());
    let mut agreed = vec![true; claims.len()];
    for (at, claim) in claims.iter().enumerate() {
        let first = (!claim.superseded).then(|| first(at));
        if let Some(first) = first.filter(|first| *first < at) {
            agreed[first] &= agree(&claims[first].answer, &claim.answer);
        }
        firsts.push(first);
    }
    let alone = firsts.into_iter().map(|first| first.is_some_and(|first| agreed[first]));
    claims.iter_mut().zip(alone).for_each(|(claim, alone)| claim.alone = alone);
}

/// Marks the counts of people beside which their article counts nobody else for their kind: of 14 civilians and two soldiers
/// neither is one, nor is a child of twelve dead.
fn mark_total(claims: &mut [Claim]) {
    let counts = |c: &Claim| {
        let people = c.kind.same.contains(&SameKey::Population) && !c.kind.only_counts();
        people && c.event.main && !c.part && !c.superseded && !c.overall && !c.series
    };
    let counts: Vec<usize> = (0..claims.len()).filter(|&at| counts(&claims[at])).collect();
    // For each of the few kinds its first count, and whether all others agree with it.
    let mut kinds: Vec<(usize, bool)> = Vec::new();
    let mut of: Vec<usize> = Vec::with_capacity(counts.len());
    for &at in &counts {
        let kind = kinds.iter().position(|(first, _)| claims[*first].kind == claims[at].kind);
        let kind = kind.unwrap_or_else(|| {
            kinds.push((at, true));
            kinds.len() - 1
        });
        let (first, one) = &mut kinds[kind];
        *one &= agree(&claims[*first].answer, &claims[at].answer);
        of.push(kind);
    }
    counts.into_iter().zip(of).for_each(|(at, kind)| claims[at].total = kinds[kind].1);
}

/// The question of a claim as far as its own article tells it from others: all claims of a kind share it.
#[derive(PartialEq, Eq, Hash)]
struct Question<'a> {
    kind: *const Kind,
    act: Option<&'a str>,
    people: (Option<u16>, bool, Option<&'static str>),
    series: bool,
    /// The ids of the slots that are keys: thing, place, who, ordinal.
    slots: [Option<u64>; 4],
    /// Whether it is of the main event, and the year of one of the background.
    event: (bool, Option<i16>),
}

impl Question<'_> {
    fn of(claim: &Claim) -> Question<'_> {
        const KEYS: [(&str, SameKey); 4] = [
            ("thing", SameKey::Thing),
            ("place", SameKey::Place),
            ("who", SameKey::What),
            ("ordinal", SameKey::Ordinal),
        ];
        let mut slots = [None; 4];
        for slot in &claim.slots {
            for (id, (name, key)) in slots.iter_mut().zip(KEYS) {
                if id.is_none() && *slot.name == *name && claim.kind.same.contains(&key) {
                    *id = Some(slot.id);
                }
            }
        }
        let year = claim.event.when.filter(|_| !claim.event.main).map(|days| days.from.year());
        Question {
            kind: Arc::as_ptr(&claim.kind),
            act: claim.act.as_deref(),
            people: (claim.population, claim.part, claim.grade),
            series: claim.series,
            slots,
            event: (claim.event.main, year),
        }
    }
}

/// Whether two answers to one question of one article agree as far as they are stated.
fn agree(a: &Answer, b: &Answer) -> bool {
    match (a, b) {
        (Answer::Quantity(x), Answer::Quantity(y)) => x.unit == y.unit && x.loose.meets(y.loose),
        (Answer::Time(x), Answer::Time(y)) => x.minute == y.minute && x.days == y.days,
        (x, y) => x == y,
    }
}
