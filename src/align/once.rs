//! What one event has once: answers that are apart are then set against each other, though the sentences share little.

use super::alone::{within_the_hour, within_twice};
use crate::claim::words::{is_name, name_content};
use crate::claim::{Answer, Claim, Compare};
use crate::text::words::key;
use crate::value::Unit;

/// Days by which two answers to a question that an event has once differ at most; what lies farther apart is another filing.
const DAYS: i32 = 3;

/// Whether each of two articles tells of what an event has once: one act, somebody or something named in both sentences, and
/// answers near each other.
pub(super) fn once(a: &Claim, b: &Claim) -> bool {
    let one = |c: &Claim| c.once && c.sole && c.event.main && !c.superseded;
    a.source != b.source && one(a) && one(b) && a.act == b.act && near(a, b) && share_a_subject(a, b)
}

/// Whether an article tells of several of what an event has once, so that it is not clear which of them another means.
pub(super) fn several(a: &Claim, b: &Claim) -> bool {
    a.once && b.once && a.source != b.source && !(a.sole && b.sole)
}

/// Whether a capitalised word stands in both sentences: "Osei", of the Osei Bank. To whom it was handed in is no subject, and
/// where both sentences only begin with the word it need be no name.
pub(super) fn share_a_subject(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (subjects(a), subjects(b));
    x.iter().any(|(word, at)| y.iter().any(|(other, place)| word == other && at + place > 0))
}

/// The capitalised words of a claim's sentence outside its answer, with their places.
fn subjects(claim: &Claim) -> Vec<(u64, usize)> {
    const SHORT: usize = 4;
    let (mut found, mut handed) = (Vec::new(), false);
    let trimmed = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_string();
    let words = claim.sentence.split([' ', '-', '\n']).map(trimmed).filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        let word = word.trim_end_matches("'s").trim_end_matches("’s");
        if !word.starts_with(char::is_uppercase) {
            handed =
                matches!(word, "with" | "to" | "by" | "at") || handed && matches!(word, "the" | "a" | "and" | "of");
        } else if word.len() >= SHORT && !handed && !claim.answer_words.contains(word) {
            found.push((key(&word.to_lowercase()), at));
        }
    }
    found
}

fn near(a: &Claim, b: &Claim) -> bool {
    match (&a.answer, &b.answer) {
        (Answer::Quantity(_), Answer::Quantity(_)) => within_twice(a, b),
        (Answer::Time(_), Answer::Time(_)) if a.kind.compare == Compare::Clock => within_the_hour(a, b),
        (Answer::Time(x), Answer::Time(y)) => x.days.zip(y.days).is_some_and(|(p, q)| {
            let single = p.from == p.to && q.from == q.to;
            single && (p.from - q.from).get_days().abs() <= DAYS
        }),
        _ => false,
    }
}

/// Whether two amounts of money are of two parties: each sentence names somebody whom the other does not name, its speaker
/// aside. "The Lions offered 20 million", "the Bears offered 16 million" are two offers, whoever it is that they want.
pub(super) fn two_parties(a: &Claim, b: &Claim) -> bool {
    let money = |c: &Claim| matches!(&c.answer, Answer::Quantity(q) if matches!(q.unit, Unit::Money(_)));
    let own = |x: &Claim, y: &Claim| {
        let speaks = |word: u64| x.speaker.as_ref().is_some_and(|speaker| name_content(speaker.id) == word);
        x.context.iter().any(|word| is_name(*word) && !speaks(*word) && y.context.binary_search(word).is_err())
    };
    money(a) && own(a, b) && own(b, a)
}

/// The magnitude from which a quake is so great that one place hardly has two of nearly one size within two months.
const GREAT: f64 = 7.0;
/// By how much two magnitudes of one quake differ at most, as agencies give them.
const SIZES: f64 = 0.31;

/// Whether two claims tell of one great quake of the past, which two texts put in two neighbouring months: it lies at one
/// place, and its magnitude is nearly one.
pub(super) fn one_great_quake(a: &Claim, b: &Claim) -> bool {
    let Some((x, y)) = magnitude(a).zip(magnitude(b)) else { return false };
    let Some((p, q)) = a.event.when.zip(b.event.when) else { return false };
    // What is dated to the day is dated too well: then it is another quake.
    let months = |days: crate::value::Days| days.len() > 1 && days.len() <= 31;
    let neighbours = (p.from - q.from).get_days().abs() <= 31;
    let place = a.event.places.iter().any(|place| b.event.places.contains(place));
    let great = x >= GREAT && y >= GREAT && (x - y).abs() < SIZES;
    great && place && months(p) && months(q) && neighbours && !a.event.main && !b.event.main
}

/// The magnitude that a claim gives, or names beside its answer.
fn magnitude(claim: &Claim) -> Option<f64> {
    match &claim.answer {
        Answer::Quantity(q) if q.unit == Unit::Magnitude => Some(q.said.lo),
        _ => {
            let size = &claim.slot("size")?.words;
            let digits = |c: &char| c.is_ascii_digit() || *c == '.';
            let number: String = size.chars().skip_while(|c| !c.is_ascii_digit()).take_while(digits).collect();
            number.parse().ok()
        }
    }
}

/// Whether the name of one place is that of another with more to it: "Tellin" and "Tellin Zoo".
pub(super) fn within(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<u64> {
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        name.split([' ', '-']).filter(capital).map(key).collect()
    };
    let (x, y) = (words(a), words(b));
    let holds = |all: &[u64], some: &[u64]| !some.is_empty() && some.iter().all(|word| all.contains(word));
    holds(&x, &y) || holds(&y, &x)
}
