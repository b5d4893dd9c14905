//! Events that a sentence tells of beside its own by looking back at them: "a day after another bomb killed 30".

use super::event::RECENT;
use super::reading::Reading;
use super::stand::Stand;
use crate::lexicon::{Calendar, Lexicon};
use crate::text::words::ascii_key;
use crate::text::{Role, Span, Token, TokenKind};
use crate::value::{Anchor, Days, Mention, Unit, Value};
use jiff::ToSpan;

const AFTER: u64 = ascii_key("after");
const BEFORE: u64 = ascii_key("before");
const BY: u64 = ascii_key("by");
const COMES: [u64; 4] = [ascii_key("comes"), ascii_key("came"), ascii_key("coming"), ascii_key("come")];
const FOLLOWS: [u64; 2] = [ascii_key("follows"), ascii_key("followed")];
const FOLLOWING: u64 = ascii_key("following");
const PASSIVE: [u64; 6] =
    [ascii_key("is"), ascii_key("are"), ascii_key("was"), ascii_key("were"), ascii_key("been"), ascii_key("being")];
const ANOTHER: [u64; 5] =
    [ascii_key("another"), ascii_key("similar"), ascii_key("earlier"), ascii_key("previous"), ascii_key("separate")];

/// The day of what stands behind "a day after" or "two days before": counted from the date that the text named last.
pub(super) struct CountedFrom {
    /// The token of the "after" or "before".
    pub at: usize,
    /// The day.
    pub days: Days,
    /// The words that tell it.
    pub cue: Span,
}

/// The first day of a sentence that is counted from another.
pub(super) fn counted_from(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Option<CountedFrom> {
    let text = &reading.article.text;
    let tokens = reading.tokens(passage);
    let earlier = reading.passages[passage].named;
    (2..tokens.len()).filter(|&at| matches!(tokens[at].key, AFTER | BEFORE)).find_map(|at| {
        // "A day after the raid, X" looks back from the raid; "a day before, X" by itself looks back from what was told.
        let alone = tokens.get(at + 1).is_some_and(|t| t.text(text) == ",");
        let step = if tokens[at].key == AFTER { -1 } else { 1 };
        let step = if alone { -step } else { step };
        let day = lexicon
            .times
            .units
            .get(&tokens[at - 1].key)
            .is_some_and(|units| units.unit == Calendar::Day && units.count == 1);
        if !day {
            return None;
        }
        let count = match tokens[at - 2].text(text) {
            "a" | "A" | "one" | "One" => 1,
            word => word.parse().ok().or_else(|| match lexicon.numbers.get(&tokens[at - 2].key) {
                Some(crate::lexicon::NumberWord::Plain(number)) => Some(*number as i64),
                _ => None,
            })?,
        };
        // "12 died on Wednesday, a day after more than 30 were killed": counted from the day that stands before it
        let own = reading.mentions(passage).iter().rev().find_map(|mention| match &mention.value {
            Value::Time(time) if mention.span.end <= tokens[at - 2].span.start => time.day(),
            _ => None,
        });
        let moved = own.or(earlier)?.checked_add(jiff::ToSpan::days(step * count)).ok()?;
        Some(CountedFrom { at, days: Days::one(moved), cue: tokens[at - 2].span.join(tokens[at].span) })
    })
}

/// A word that turns back to another event than the one its sentence tells of: "a tremor shook the valley two weeks after another
/// quake killed 8,000 people" counts the dead of the other one, and so do "a day after a bomb killed nine, a second one went
/// off", "the strike follows raids that killed 23" and "the second shooting of the day, following a shooting that left 20
/// dead". "The attack" or "it" behind "after" may be the event told of.
pub(super) struct Turn {
    at: usize,
    /// Whether it does so only for what stands before the other event is told: "Just a day after a bomb killed nine, a second one
    /// went off".
    opens: bool,
}

impl Turn {
    /// Whether a claim stands behind it, and is of the other event.
    pub fn turns(&self, reading: &Reading, passage: usize, claim: &Stand, lexicon: &Lexicon) -> bool {
        let tokens = reading.tokens(passage);
        let told_behind = || {
            let comma = (claim.behind..tokens.len()).find(|&i| tokens[i].text(&reading.article.text) == ",");
            comma.is_some_and(|comma| (comma..tokens.len()).any(|at| event(reading, passage, at, lexicon)))
        };
        self.at < claim.before && (!self.opens || told_behind())
    }
}

/// The words of a sentence that turn back.
pub(super) fn turns(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Vec<Turn> {
    let tokens = reading.tokens(passage);
    let event = |at: usize| event(reading, passage, at, lexicon);
    let classed = |at: usize| classed(tokens, at, lexicon);
    let turns = |key: u64| key == AFTER || key == FOLLOWING || FOLLOWS.contains(&key);
    let turn = |at: usize| {
        // What follows is named anew, and not "the attack" or "it".
        if definite(reading, &tokens[at + 1..]) {
            return None;
        }
        let (back, opens) = match tokens[at].key {
            AFTER => match counted(reading, passage, at, lexicon) {
                Some(from) => {
                    let comes = tokens[from.saturating_sub(2)..from].iter().any(|t| COMES.contains(&t.key));
                    let opens = || tokens[..from].iter().all(|t| t.kind == TokenKind::Word && lexicon.stops(t));
                    let back = comes || (0..from).any(event);
                    (back || opens(), !back)
                }
                None => (again(tokens, at, classed), false),
            },
            FOLLOWING => (again(tokens, at, classed), false),
            _ => {
                let passive = PASSIVE.contains(&tokens[at - 1].key) || tokens.get(at + 1).is_some_and(|t| t.key == BY);
                (!passive && (0..at).any(event), false)
            }
        };
        back.then_some(Turn { at, opens })
    };
    (1..tokens.len()).filter(|&at| turns(tokens[at].key)).filter_map(turn).collect()
}

/// Whether the name of an event begins at a token, or the magnitude of a quake stands there.
fn event(reading: &Reading, passage: usize, at: usize, lexicon: &Lexicon) -> bool {
    let tokens = reading.tokens(passage);
    classed(tokens, at, lexicon) || magnitude(reading, passage, tokens[at].span)
}

fn classed(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    lexicon.classes.all(tokens, at).any(|(_, class)| lexicon.events & 1 << *class != 0)
}

/// Whether a noun is named as one told of: "the attack", "it", "their release".
fn definite(reading: &Reading, rest: &[Token]) -> bool {
    let text = &reading.article.text;
    let word = |word: &str| {
        matches!(
            word,
            "the"
                | "this"
                | "that"
                | "these"
                | "those"
                | "it"
                | "its"
                | "he"
                | "his"
                | "she"
                | "her"
                | "they"
                | "their"
                | "them"
        )
    };
    rest.first().is_none_or(|t| {
        t.kind != TokenKind::Word && t.kind != TokenKind::Number || word(t.small(text)) || t.text(text).ends_with("ing")
    })
}

/// The token at which "a day" of "a day after" begins, or "24 hours" and more.
fn counted(reading: &Reading, passage: usize, after: usize, lexicon: &Lexicon) -> Option<usize> {
    const HALF_A_DAY: f64 = 12.0;
    let tokens = reading.tokens(passage);
    let unit = lexicon.times.units.get(&tokens[after - 1].key)?;
    let text = &reading.article.text;
    let number = after.checked_sub(2).filter(|&at| {
        let word = tokens[at].small(text);
        tokens[at].kind == TokenKind::Number
            || matches!(word, "a" | "an")
            || lexicon.numbers.contains_key(&tokens[at].key)
    });
    let hours =
        || number.and_then(|at| tokens[at].text(text).parse::<f64>().ok()).is_some_and(|hours| hours >= HALF_A_DAY);
    let long = unit.unit >= Calendar::Day || unit.unit == Calendar::Hour && hours();
    long.then(|| number.unwrap_or(after - 1))
}

/// Whether what stands behind a word is one more of what stands before it: "another attack", or the same noun with "a" before it.
fn again(tokens: &[Token], at: usize, event: impl Fn(usize) -> bool) -> bool {
    /// Words between the article and its noun.
    const REACH: usize = 5;
    let nouns = at + 1..tokens.len().min(at + 1 + REACH);
    let told = |noun: usize| tokens[..at].iter().any(|t| t.key == tokens[noun].key);
    let more = tokens[nouns.clone()].iter().take(2).any(|t| ANOTHER.contains(&t.key));
    (more && (0..at).any(&event)) || nouns.into_iter().any(|noun| event(noun) && told(noun))
}

/// Whether a word stands in the magnitude of a quake.
fn magnitude(reading: &Reading, passage: usize, word: Span) -> bool {
    let found = |value: &Value| matches!(value, Value::Quantity(counted) if counted.quantity.unit == Unit::Magnitude);
    reading.mentions(passage).iter().any(|mention| mention.span.contains(word) && found(&mention.value))
}

/// The day of what an article looks back on, printed on an anniversary or with a report: that which its first sentence gives with
/// the year, at the head of the sentence or for a deed, where it names no day of the article's own.
pub(super) fn looked_back_on(reading: &Reading, lexicon: &Lexicon) -> Option<(Days, Span)> {
    /// Words before a day at the head of a sentence: "On the night of".
    const OPENS: usize = 6;
    let today = reading.day.as_ref()?.day;
    let at = reading.passages.iter().position(|passage| passage.sentence.role == Role::Body)?;
    let tokens = reading.tokens(at);
    let dateline = |m: &Mention| reading.layout.dateline.is_some_and(|d| d.contains(m.span));
    let mut days = reading.mentions(at).iter().filter_map(|mention| match &mention.value {
        Value::Time(time) if time.names_days() && time.grain <= Calendar::Day && !dateline(mention) => {
            Some((mention, time))
        }
        _ => None,
    });
    let (mention, time) = days.next()?;
    let day = time.day().filter(|day| time.anchor == Anchor::Stated && *day < today.saturating_sub(RECENT.days()))?;
    let relative = |t: &Token| lexicon.grammar.relative.contains(&t.key);
    let deed = || {
        (0..tokens.len()).any(|at| lexicon.classes.all(tokens, at).any(|(_, class)| lexicon.events & 1 << *class != 0))
    };
    let plain = !tokens[..mention.tokens.0].iter().any(relative) && (mention.tokens.0 <= OPENS || deed());
    (plain && days.next().is_none()).then_some((Days::one(day), mention.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_turns_to_another_event_has_its_mark() {
        let lexicon = Lexicon::embedded().unwrap();
        let turns = |key: u64| lexicon.tables.marked.of(key).1.meets(lexicon.marks.turns);
        assert!([AFTER, BEFORE, FOLLOWING].into_iter().chain(FOLLOWS).all(turns));
        assert!(!turns(BY));
    }
}
