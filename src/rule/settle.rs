//! Settling claims against one another once they are read: which one stands, and what one takes from another.

use crate::claim::{Answer, Claim, Compare, SameKey};
use crate::text::{Role, Span};
use crate::value::Unit;
use rustc_hash::FxHashMap;

/// Drops figures of which their rule tells nothing but the words around them, and ages of nobody named, where another
/// rule tells what they are of; and a bare two: "the two governments".
pub(super) fn drop_bare(claims: &mut Vec<Claim>, first: usize) {
    let bare = |claim: &Claim| {
        let Answer::Quantity(quantity) = &claim.answer else { return false };
        let same = &claim.kind.same;
        let by_words =
            same.contains(&SameKey::Context) || same.contains(&SameKey::Thing) || same.contains(&SameKey::Act);
        let placed = claim.slot("place").is_some();
        claim.act.is_none() && by_words && !placed || quantity.unit == Unit::Age && claim.slot("who").is_none()
    };
    let told: Vec<(Span, String)> =
        claims[first..].iter().filter(|claim| !bare(claim)).map(|c| (c.span, c.answer_words.clone())).collect();
    let mut kept = first;
    for at in first..claims.len() {
        let claim = &claims[at];
        let both = matches!(&claim.answer, Answer::Quantity(q) if q.said.is_point() && q.said.hi <= 2.0)
            && (claim.kind.only_counts() || claim.slot("thing").is_some_and(|thing| !thing.words.contains(' ')));
        let known = || {
            told.iter().any(|(span, words)| {
                span.start < claim.span.end && claim.span.start < span.end && *words == claim.answer_words
            })
        };
        if !bare(claim) || !(both || known()) {
            claims.swap(kept, at);
            kept += 1;
        }
    }
    claims.truncate(kept);
}

/// Drops what reads one of two things where another rule reads their sum: in "killed or injured 40" nobody counts 40 dead.
pub(super) fn drop_covered(claims: &mut Vec<Claim>, first: usize) {
    // "Nobody was killed or injured" is no sum: it says both.
    let none = |claim: &Claim| matches!(&claim.answer, Answer::Quantity(q) if q.hard.hi == 0.0);
    let mut at = 0;
    claims.retain(|claim| {
        at += 1;
        at <= first || claim.kind.covers.is_empty() || !none(claim)
    });
    let sums = claims[first..].iter().filter(|claim| !claim.kind.covers.is_empty());
    let told: Vec<(Span, String, Vec<String>)> =
        sums.map(|c| (c.span, c.answer_words.clone(), c.kind.covers.clone())).collect();
    if told.is_empty() {
        return;
    }
    let mut at = 0;
    claims.retain(|claim| {
        at += 1;
        let covered = told.iter().any(|(span, words, covers)| {
            span.overlaps(claim.span) && *words == claim.answer_words && covers.contains(&claim.kind.name)
        });
        at <= first || !covered
    });
}

/// A headline is a shortened form: "more than 9 killed" over "more than 9 passengers were killed" counts passengers.
pub(super) fn inherit_population(claims: &mut [Claim]) {
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
pub(super) fn mark_sole(claims: &mut [Claim]) {
    let unnamed = |claim: &Claim| {
        let keyed = |key| claim.kind.same.contains(&key);
        claim.kind.compare == Compare::Quantity && claim.act.is_some() && keyed(SameKey::Act) && keyed(SameKey::Context)
    };
    let once = |claim: &Claim| claim.once && claim.event.main;
    let mut told: FxHashMap<(String, String), Vec<usize>> = FxHashMap::default();
    for at in (0..claims.len()).filter(|&at| unnamed(&claims[at]) || once(&claims[at])) {
        let claim = &claims[at];
        told.entry((claim.kind.name.clone(), claim.act.clone().unwrap_or_default())).or_default().push(at);
    }
    for of_one in told.values() {
        let now: Vec<usize> = of_one.iter().copied().filter(|&at| !claims[at].superseded).collect();
        let one = now.windows(2).all(|pair| one_answer(&claims[pair[0]], &claims[pair[1]]));
        of_one.iter().for_each(|&at| claims[at].sole = one);
    }
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
pub(super) fn mark_alone(claims: &mut [Claim]) {
    let mut told: FxHashMap<Question, Vec<usize>> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate().filter(|(_, claim)| !claim.superseded) {
        told.entry(Question::of(claim)).or_default().push(at);
    }
    let mut alone = vec![false; claims.len()];
    for of_one in told.values() {
        let first = &claims[of_one[0]].answer;
        let one = of_one[1..].iter().all(|&at| agree(first, &claims[at].answer));
        of_one.iter().for_each(|&at| alone[at] = one);
    }
    claims.iter_mut().zip(alone).for_each(|(claim, alone)| claim.alone = alone);
}

/// The question of a claim as far as its own article tells it from others.
#[derive(PartialEq, Eq, Hash)]
struct Question<'a> {
    kind: &'a str,
    act: Option<&'a str>,
    people: (Option<u16>, bool, Option<&'static str>),
    series: bool,
    /// The ids of the slots that are keys, in order.
    slots: Vec<u64>,
    /// Whether it is of the main event, and the year of one of the background.
    event: (bool, Option<i16>),
}

impl Question<'_> {
    fn of(claim: &Claim) -> Question<'_> {
        let keyed = |name: &&str| match *name {
            "thing" => claim.kind.same.contains(&SameKey::Thing),
            "place" => claim.kind.same.contains(&SameKey::Place),
            "who" => claim.kind.same.contains(&SameKey::What),
            _ => claim.kind.same.contains(&SameKey::Ordinal),
        };
        let names = ["thing", "place", "who", "ordinal"].into_iter().filter(keyed);
        let year = claim.event.when.filter(|_| !claim.event.main).map(|days| days.from.year());
        Question {
            kind: &claim.kind.name,
            act: claim.act.as_deref(),
            people: (claim.population, claim.part, claim.grade),
            series: claim.series,
            slots: names.filter_map(|name| claim.slot(name)).map(|slot| slot.id).collect(),
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
