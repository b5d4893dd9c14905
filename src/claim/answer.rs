//! Answers: what a claim gives for its question, and how two of them lie to each other.

use super::name::place_of;
use super::{Claim, Compare, utterance};
use crate::lexicon::Lexicon;
use crate::text::words::key;
use crate::value::{Anchor, Days, Lie, Quantity, Time};

/// The answer of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A number, amount or measure.
    Quantity(Quantity),
    /// A day, or a longer stretch of time.
    Time(Time),
    /// A state, as a stretch of the scale of its kind.
    State(u8, u8),
    /// Words, with the folded keys of each; of names their ids, sorted.
    Words(Vec<u64>),
}

/// How the answers of two claims lie to each other. One that is denied is apart from what it denies; that it is another
/// number is not said by that, so that nothing is known of the two. `None` too where they are of different dimensions, or
/// are quotations that have too little in common to be one utterance.
pub fn lie(a: &Claim, b: &Claim, lexicon: &Lexicon) -> Option<Lie> {
    match affirmed(a, b, lexicon)? {
        Lie::Apart if a.denied || b.denied => None,
        _ if a.denied != b.denied => Some(Lie::Apart),
        found => Some(found),
    }
}

/// Whether two texts state one number, the one with a word that leaves it out: "more than 51" and 51.
pub fn one_figure(a: &Claim, b: &Claim) -> bool {
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return false };
    let stated = |q: &Quantity| [q.said.lo, q.said.hi].into_iter().find(|number| number.is_finite());
    let open = |q: &Quantity| q.hard.lo.is_infinite() || q.hard.hi.is_infinite();
    let one = stated(x).is_some() && stated(x) == stated(y) && x.unit == y.unit;
    one && !x.vague && !y.vague && open(x) != open(y)
}

/// How the answers lie, whichever is denied; `None` where they are of different dimensions, or are quotations
/// that have too little in common to be one utterance.
pub fn affirmed(a: &Claim, b: &Claim, lexicon: &Lexicon) -> Option<Lie> {
    match (&a.answer, &b.answer) {
        (Answer::Quantity(x), Answer::Quantity(y)) => x.lies(y, lexicon),
        (Answer::Time(x), Answer::Time(y)) if a.kind.compare == Compare::Clock => {
            if let (Some(p), Some(q)) = (a.universal, b.universal) {
                return Some(clock_gap(p, q, round(x, y)));
            }
            let (p, q) = (zones(a, lexicon), zones(b, lexicon));
            // Where only one names its zone, the two may agree; that they differ is not known.
            clocks(x, y).filter(|lie| p == q || (p.is_empty() || q.is_empty()) && *lie != Lie::Apart)
        }
        (Answer::Time(x), Answer::Time(y)) => Some(match (x.days, y.days) {
            (Some(p), Some(q)) if p == q => Lie::Equal,
            (Some(p), Some(q)) if p.meets(q) => Lie::Meet,
            (Some(p), Some(q)) if x.other.is_some_and(|o| o.meets(q)) || y.other.is_some_and(|o| o.meets(p)) => {
                Lie::MeetOther
            }
            (Some(_), Some(_)) => Lie::Apart,
            _ if x.partial.is_some() && x.partial == y.partial => Lie::Equal,
            // "On Saturday", of a text without a day of its own, may be the Saturday that the other names.
            (Some(days), None) if of_weekday(days, y) => Lie::Meet,
            (None, Some(days)) if of_weekday(days, x) => Lie::Meet,
            // So does "26 June" without a year agree with that day of one.
            (Some(days), None) if of_partial(days, y) => Lie::Meet,
            (None, Some(days)) if of_partial(days, x) => Lie::Meet,
            _ => return None,
        }),
        (Answer::State(p, q), Answer::State(r, s)) => Some(match (p, q) == (r, s) {
            true => Lie::Equal,
            false if p <= s && r <= q => Lie::Meet,
            false => Lie::Apart,
        }),
        (Answer::Words(x), Answer::Words(y)) if a.kind.compare == Compare::Names => {
            named(x, y).or_else(|| lies_in(x, y, lexicon).then_some(Lie::Meet))
        }
        (Answer::Words(x), Answer::Words(y)) if a.kind.compare == Compare::Tally => match x == y {
            true => Some(Lie::Equal),
            false => (a.alone && b.alone).then_some(Lie::Apart), // a second vote has a tally of its own
        },
        (Answer::Words(x), Answer::Words(y)) if a.kind.compare == Compare::Posts => {
            named(x, y).or(Some(Lie::MeetOther)) // one person may hold two posts
        }
        (Answer::Words(_), Answer::Words(_)) => {
            let named = |c: &Claim| c.speaker.as_ref().is_some_and(|s| s.named);
            let found = utterance::lie(&a.answer_words, &b.answer_words, named(a) && named(b), lexicon);
            found.filter(|lie| *lie != Lie::Apart || !a.kind.retold()) // "safe" and "not safe" may be two sentences
        }
        _ => None,
    }
}

/// Whether days are one day, of the weekday that is all that is known of another.
fn of_weekday(days: Days, other: &Time) -> bool {
    let weekday = days.from.weekday().to_monday_one_offset();
    days.from == days.to && other.partial.is_none() && other.weekday == Some(weekday)
}

/// Whether days are the one day of which another time gives month and day.
fn of_partial(days: Days, other: &Time) -> bool {
    days.from == days.to && other.partial == Some((days.from.month(), Some(days.from.day())))
}

/// The zones that the words of a time of day name: times of two zones are not set against each other.
fn zones(claim: &Claim, lexicon: &Lexicon) -> Vec<u64> {
    let words = claim.answer_words.split(|c: char| !c.is_alphanumeric()).map(key);
    words.filter(|word| lexicon.zones.contains(word)).collect()
}

/// How two times of day lie. "At 3 p.m." is a round time, which agrees with the minutes beside it; "at 5:00" may be twelve
/// hours later. One hour of two days, where both texts name the day, is two times, but for what lies about midnight.
fn clocks(x: &Time, y: &Time) -> Option<Lie> {
    let (p, q) = (x.minute?, y.minute?);
    // "Today" is the day of whoever spoke, which need not be that of the page.
    let named = |t: &Time| t.dated && (t.anchor == Anchor::Stated || t.other.is_some());
    let day = |t: &Time| t.days.filter(|days| named(t) && days.from == days.to).map(|days| days.from);
    let between = day(x).zip(day(y)).map_or(0, |(a, b)| (a - b).get_days() * 1440);
    let minutes = between + i32::from(p) - i32::from(q);
    if between != 0 && minutes.abs() > i32::from(ROUND) {
        return Some(Lie::Apart);
    }
    Some(clock_gap(p, q, round(x, y)))
}

/// The minutes in which the clock goes round that tells both of two times.
fn round(x: &Time, y: &Time) -> u16 {
    if x.half_day || y.half_day { 720 } else { 1440 }
}

/// Minutes by which a time that is told to the quarter of an hour may be off, and one told to the minute.
const ROUND: u16 = 15;
const EXACT: u16 = 2;

/// How two minutes of the day lie on a clock that goes round in `span` minutes.
fn clock_gap(p: u16, q: u16, span: u16) -> Lie {
    let gap = p.abs_diff(q) % span;
    let slack = if p.is_multiple_of(ROUND) || q.is_multiple_of(ROUND) { ROUND } else { EXACT };
    match gap.min(span - gap) {
        0 => Lie::Equal,
        gap if gap <= slack => Lie::MeetRounded,
        _ => Lie::Apart,
    }
}

/// Whether a place of one list lies in a country of the other: Arnhem in the Netherlands.
fn lies_in(a: &[u64], b: &[u64], lexicon: &Lexicon) -> bool {
    let places = |names: &[u64]| -> Vec<u32> { names.iter().filter_map(|id| place_of(*id, lexicon)).collect() };
    let (x, y) = (places(a), places(b));
    let within = |inner: &[u32], outer: &[u32]| {
        let countries = inner.iter().filter_map(|place| lexicon.places[*place as usize].country);
        countries.into_iter().any(|country| outer.contains(&country))
    };
    within(&x, &y) || within(&y, &x)
}

/// How two sorted lists of names lie: equal, or one inside the other. Different names are not set against each other.
fn named(a: &[u64], b: &[u64]) -> Option<Lie> {
    let inside = |a: &[u64], b: &[u64]| a.iter().all(|name| b.contains(name));
    if a == b { Some(Lie::Equal) } else { (inside(a, b) || inside(b, a)).then_some(Lie::Meet) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_or_are_no_two_answers_to_one_question() {
        assert_eq!(named(&[3, 5], &[3, 5]), Some(Lie::Equal));
        assert_eq!(named(&[3], &[3, 5]), Some(Lie::Meet));
        assert_eq!(named(&[3], &[5]), None);
    }
}
