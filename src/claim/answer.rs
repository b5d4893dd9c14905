//! Answers: what a claim gives for its question, and how two of them lie to each other.

use super::{Claim, Compare};
use crate::lexicon::{Fence, Lexicon};
use crate::text::words::key;
use crate::value::{Days, Lie, Quantity, Time};

/// The answer of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A number, amount or measure.
    Quantity(Quantity),
    /// A day, or a longer stretch of time.
    Time(Time),
    /// Words, with the folded keys of each; of names their ids, sorted.
    Words(Vec<u64>),
}

/// How the answers of two claims lie to each other; `None` where they are of different dimensions, or are quotations
/// that have too little in common to be one utterance.
pub fn lie(a: &Claim, b: &Claim, lexicon: &Lexicon) -> Option<Lie> {
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
            _ => return None,
        }),
        (Answer::Words(x), Answer::Words(y)) if a.kind.compare == Compare::Names => match named(x, y) {
            // One says that it was Norland, one that it was not.
            Some(_) if denied(a) != denied(b) => Some(Lie::Apart),
            found => found,
        },
        (Answer::Words(_), Answer::Words(_)) => {
            let named = |c: &Claim| c.speaker.as_ref().is_some_and(|s| s.named);
            wording(&a.answer_words, &b.answer_words, named(a) && named(b), lexicon)
        }
        _ => None,
    }
}

/// Whether days are one day, of the weekday that is all that is known of another.
fn of_weekday(days: Days, other: &Time) -> bool {
    let weekday = days.from.weekday().to_monday_one_offset();
    days.from == days.to && other.partial.is_none() && other.weekday == Some(weekday)
}

/// The zones that the words of a time of day name: times of two zones are not set against each other.
fn zones(claim: &Claim, lexicon: &Lexicon) -> Vec<u64> {
    let words = claim.answer_words.split(|c: char| !c.is_alphanumeric()).map(key);
    words.filter(|word| lexicon.zones.contains(word)).collect()
}

/// How two times of day lie. "At 3 p.m." is a round time, which agrees with the minutes beside it; "at 5:00" may be twelve
/// hours later.
fn clocks(x: &Time, y: &Time) -> Option<Lie> {
    Some(clock_gap(x.minute?, y.minute?, round(x, y)))
}

/// The minutes in which the clock goes round that tells both of two times.
fn round(x: &Time, y: &Time) -> u16 {
    if x.half_day || y.half_day { 720 } else { 1440 }
}

/// How two minutes of the day lie on a clock that goes round in `span` minutes.
fn clock_gap(p: u16, q: u16, span: u16) -> Lie {
    /// Minutes by which a time that is told to the quarter of an hour may be off, and one told to the minute.
    const ROUND: u16 = 15;
    const EXACT: u16 = 2;
    let gap = p.abs_diff(q) % span;
    let slack = if p.is_multiple_of(ROUND) || q.is_multiple_of(ROUND) { ROUND } else { EXACT };
    match gap.min(span - gap) {
        0 => Lie::Equal,
        gap if gap <= slack => Lie::MeetRounded,
        _ => Lie::Apart,
    }
}

/// Whether a claim denies its answer.
fn denied(claim: &Claim) -> bool {
    claim.stance == "denies"
}

/// How two sorted lists of names lie: equal, or one inside the other. Different names are not set against each other.
fn named(a: &[u64], b: &[u64]) -> Option<Lie> {
    let inside = |a: &[u64], b: &[u64]| a.iter().all(|name| b.contains(name));
    if a == b { Some(Lie::Equal) } else { (inside(a, b) || inside(b, a)).then_some(Lie::Meet) }
}

/// Words of a quotation in common, in order, that make two quotations one utterance: share of the shorter in percent,
/// and their number.
const ONE_UTTERANCE: (usize, usize) = (60, 5);

/// The same for long ones by named speakers, which two translators or two ears may give in words of their own.
const ONE_REMARK: (usize, usize) = (45, 9);

/// The share where one of the speakers is not named, and the words that mean something by themselves.
const UNNAMED: usize = 80;
const CONTENT: usize = 3;

/// How two wordings lie: equal, one inside the other (or both cut from one utterance), or a drifted form of it.
fn wording(a: &str, b: &str, named: bool, lexicon: &Lexicon) -> Option<Lie> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (x, y) = (letters(short), letters(long));
    if x.is_empty() {
        return None;
    }
    if x == y {
        return Some(Lie::Equal);
    }
    if y.contains(&x) {
        return Some(Lie::Meet); // "endgame" and "end game" are one, too
    }
    let (x, y) = (stems(short), stems(long));
    // Long quotations that share nothing are settled without the table.
    let known: rustc_hash::FxHashSet<u64> = y.iter().copied().collect();
    // Where a speaker is not named, the words alone must carry the pair.
    let share = if named { ONE_UTTERANCE.0 } else { UNNAMED };
    let remark = |common: usize| named && common >= ONE_REMARK.1 && common * 100 >= x.len() * ONE_REMARK.0;
    let enough = |common: usize| common >= ONE_UTTERANCE.1 && common * 100 >= x.len() * share || remark(common);
    if !enough(x.iter().filter(|word| known.contains(word)).count()) {
        return None;
    }
    let matched = aligned(&x, &y);
    // "At least seven people ... as a result of": function words make no utterance.
    let tells = |word: &String| !lexicon.stop.contains(&key(word)) && word.len() > 2;
    let shorter = spelled(short);
    let all = shorter.iter().filter(|word| tells(word)).count();
    let told = matched.iter().filter(|pair| shorter.get(pair.0).is_some_and(tells)).count();
    let told_enough = match remark(matched.len()) {
        true => told > 0,
        false => told >= CONTENT && told * 100 >= all * share,
    };
    if !enough(matched.len()) || !told_enough {
        return None;
    }
    let (first, last) = (matched.first()?, matched.last()?);
    let differs = last.0 - first.0 + 1 > matched.len() || last.1 - first.1 + 1 > matched.len();
    // "Circumstances they were held in" and "circumstances in which they were held" are one; a lost "not" is a change.
    let matters = |word: &String| {
        let negated = lexicon.fences.word(key(word)) == Some(&Fence::Negated);
        negated || !lexicon.stop.contains(&key(word))
    };
    let changed = differs && {
        let (x, y) = changed_words(a, b);
        x.iter().chain(&y).flat_map(|run| run.split(' ')).any(|word| matters(&word.to_string()))
    };
    Some(if changed { Lie::Apart } else { Lie::Meet })
}

/// The letters and digits of a text, lower-cased, without anything between them.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a quotation, contractions written out: "they've" is "they have".
fn spelled(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace('’', "'");
    let full = [("n't", " not"), ("'ve", " have"), ("'re", " are"), ("'ll", " will"), ("'m", " am")];
    let plain = full.iter().fold(plain, |text, (short, long)| text.replace(short, long));
    let words = plain.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    words.map(|word| word.trim_matches('\'').to_string()).filter(|word| !word.is_empty()).collect()
}

/// The stems of all words, function words included: a lost "not" must show.
fn stems(text: &str) -> Vec<u64> {
    spelled(text).iter().map(|word| crate::text::stem::stem(word)).collect()
}

/// The runs of words that only one of two wordings of an utterance has, for each; what one of them was cut short of at its
/// ends is no change.
pub fn changed_words(a: &str, b: &str) -> (Vec<String>, Vec<String>) {
    let matched = aligned(&stems(a), &stems(b));
    let (Some(first), Some(last)) = (matched.first(), matched.last()) else {
        return (vec![spelled(a).join(" ")], vec![spelled(b).join(" ")]);
    };
    let only = |words: Vec<String>, from: usize, to: usize, kept: &dyn Fn(usize) -> bool| {
        let own: Vec<usize> = (from..=to).filter(|at| !kept(*at)).collect();
        let runs = own.chunk_by(|x, y| x + 1 == *y);
        runs.map(|run| words[run[0]..=run[run.len() - 1]].join(" ")).collect::<Vec<String>>()
    };
    let x = only(spelled(a), first.0, last.0, &|at| matched.iter().any(|pair| pair.0 == at));
    let y = only(spelled(b), first.1, last.1, &|at| matched.iter().any(|pair| pair.1 == at));
    (x, y)
}

/// The positions of a longest common subsequence, in order.
fn aligned(a: &[u64], b: &[u64]) -> Vec<(usize, usize)> {
    const MOST: usize = 400; // words of a quotation that are compared; quotations are shorter
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    let width = b.len() + 1;
    let mut table = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * width + j] = if a[i] == b[j] {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(a: &str, b: &str) -> Option<Lie> {
        wording(a, b, true, &Lexicon::embedded().unwrap())
    }

    #[test]
    fn small_words_set_otherwise_are_no_change_of_an_utterance() {
        let a = "The crew is in reasonably good health considering the conditions in which they have been held there";
        let b = "in reasonably good health considering the conditions they've been held in there";
        assert_eq!(lies(a, b), Some(Lie::Meet));
    }

    #[test]
    fn a_lost_not_is_a_change_of_an_utterance() {
        let a = "We will not permit the ferry to leave the harbour tonight";
        let b = "We will permit the ferry to leave the harbour tonight";
        assert_eq!(lies(a, b), Some(Lie::Apart));
    }

    #[test]
    fn names_agree_or_are_no_two_answers_to_one_question() {
        assert_eq!(named(&[3, 5], &[3, 5]), Some(Lie::Equal));
        assert_eq!(named(&[3], &[3, 5]), Some(Lie::Meet));
        assert_eq!(named(&[3], &[5]), None);
    }
}
