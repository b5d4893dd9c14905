//! Neighbours: phrases of time that make one together, and the words before a phrase that change what it means.

use super::Timed;
use crate::lexicon::times::{Open, Part};
use crate::lexicon::{Calendar, Hedge, Lexicon};
use crate::text::words::Marks;
use crate::text::{Token, TokenKind};
use crate::value::calendar::{Days, moved_day, thirds};
use crate::value::time::{Now, Time, TimeKind};
use crate::value::timex::Timex;

/// Puts neighbours together and reads the words before each; drops what is a time only beside another one.
pub(super) fn join(text: &str, tokens: &[Token], lexicon: &Lexicon, now: Now, found: &mut Vec<Timed>) {
    let join = Join { text, tokens, lexicon, now };
    let mut kept: usize = 0;
    for at in 0..found.len() {
        let merged = kept.checked_sub(1).and_then(|last| join.both(&found[last], &found[at]));
        match merged {
            Some(merged) => found[kept - 1] = merged,
            None => {
                if kept < at {
                    found.swap(kept, at);
                }
                kept += 1;
            }
        }
    }
    found.truncate(kept);
    found.retain(|timed| !timed.weak);
    let mut floor = 0;
    for timed in found.iter_mut() {
        join.prefix(timed, floor);
        floor = timed.end;
    }
}

struct Join<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    now: Now,
}

impl Join<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.small(self.text))
    }

    /// The one phrase that two neighbours make.
    fn both(&self, a: &Timed, b: &Timed) -> Option<Timed> {
        let between: &[Token] = self.tokens.get(a.end..b.first)?;
        let joint = match between {
            [] => "",
            [one] => one.small(self.text),
            [one, the] if the.small(self.text) == "the" => one.small(self.text),
            _ if self.lexicon.times.opens.longest(self.tokens, a.end).is_some_and(|(end, _)| end == b.first) => "\0",
            [comma, one] if comma.text(self.text) == "," => one.small(self.text),
            _ => return None,
        };
        let (x, y) = (&a.time, &b.time);
        let open = self.lexicon.times.opens.longest(self.tokens, a.end).filter(|(end, _)| *end == b.first);
        let day = |time: &Time| time.kind == TimeKind::Date && time.grain == Calendar::Day && time.hours.is_none();
        let part = |time: &Time| time.kind == TimeKind::Date && time.hours.is_some();
        let spell = |time: &Time| time.kind == TimeKind::Clock && time.hours.is_some();
        let clock = |time: &Time| time.kind == TimeKind::Clock && time.minute.is_some();
        let time = if day(x) && part(y) && matches!(joint, "" | "in" | "," | "at") {
            parted(x, y)
        } else if part(x) && day(y) && matches!(joint, "" | "of" | "on" | ",") {
            parted(y, x)
        } else if (day(x) || part(x)) && clock(y) && matches!(joint, "" | "at" | "," | "around" | "about" | "@") {
            clocked(x, y)
        } else if let (true, true, Some((_, open))) = (day(x), clock(y), open) {
            Time { open: *open, ..clocked(x, y) }
        } else if clock(x) && x.dated && part(y) && !y.dated && matches!(joint, "" | "," | "in") {
            clocked(&parted(x, y), x) // "at 4:10 on Monday afternoon"
        } else if clock(x) && (day(y) || part(y)) && matches!(joint, "" | "on" | "," | "of" | "in") {
            clocked(y, x)
        } else if (day(x) || part(x)) && spell(y) && matches!(joint, "" | "," | "at") {
            spelled(x, y)
        } else if spell(x) && (day(y) || part(y)) && matches!(joint, "" | "," | "on" | "of" | "in") {
            spelled(y, x)
        } else if x.kind == TimeKind::Duration
            && day(y)
            && between.len() == 1
            && matches!(joint, "after" | "before" | "from")
        {
            counted(x, y, if joint == "before" { -1 } else { 1 })?
        } else if x.kind == TimeKind::Duration
            && y.kind == TimeKind::Duration
            && matches!(joint, "" | "and" | ",")
            && self.counts(b.first)
        {
            compound(x, y)?
        } else {
            return None;
        };
        Some(Timed { first: a.first, end: b.end, time, weak: false })
    }

    /// Whether a number stands at a token that is no part of a compound.
    fn counts(&self, at: usize) -> bool {
        if self.word(at + 1) == "-" {
            return false;
        }
        let token = &self.tokens[at];
        token.kind == TokenKind::Number || self.lexicon.numbers.contains_key(&token.key)
    }

    /// The words before a phrase: "early" June, "more than" three years, "since" 2001.
    fn prefix(&self, timed: &mut Timed, floor: usize) {
        /// Words of what stands before a phrase and changes it, with those that may stand between.
        const REACH: usize = 7;
        let Lexicon { hedges, early, times, .. } = self.lexicon;
        let near = Marks::any(&self.tokens[timed.first.saturating_sub(REACH)..timed.first]);
        if ![hedges.mark(), early.mark(), times.opens.mark()].into_iter().any(|mark| near.meets(mark)) {
            return;
        }
        let counted = timed.time.kind == TimeKind::Duration
            || timed.time.kind == TimeKind::Clock
            || matches!(self.word(timed.end - 1), "ago" | "earlier" | "later");
        // "over the next weeks" passes over them
        if counted
            && let Some((from, hedge)) = self.lexicon.hedges.longest_before(self.tokens, timed.first)
            && from >= floor
            && *hedge != Hedge::Exact
            && !(from + 1 == timed.first && self.word(from) == "over" && self.word(timed.first) == "the")
        {
            timed.first = from;
        } else if timed.time.kind == TimeKind::Date {
            self.early(timed, floor);
        }
        if timed.time.open != Open::No {
            return;
        }
        // "since the", "by last": the article and a preposition may stand between
        timed.time.open = (0..=2usize)
            .find_map(|skip| {
                let end = timed.first.checked_sub(skip)?;
                let passed = (end..timed.first).all(|at| matches!(self.word(at), "the" | "on" | "in" | "at"));
                if !passed {
                    return None;
                }
                self.lexicon.times.opens.longest_before(self.tokens, end).map(|(_, open)| *open)
            })
            .unwrap_or(Open::No);
    }

    fn early(&self, timed: &mut Timed, floor: usize) {
        // "mid-2015", "early in the morning", "late on Tuesday"
        let first = timed.first;
        let found = (0..=2usize).find_map(|skip| {
            let end = first.checked_sub(skip)?;
            let passed = (end..first).all(|at| matches!(self.word(at), "-" | "–" | "‑" | "in" | "on" | "the" | "that"));
            if end <= floor || !passed {
                return None;
            }
            self.lexicon.early.longest_before(self.tokens, end).filter(|(from, _)| *from >= floor)
        });
        let Some((from, part)) = found else { return };
        let phrase = self.tokens[from..first].iter().any(|token| token.small(self.text) == "of");
        let the = from > floor && matches!(self.word(from - 1), "the");
        timed.first = from - usize::from(the && (phrase || timed.time.grain > Calendar::Day));
        timed.time.part = Some(*part);
        let Some(days) = timed.time.days.filter(|days| days.len() > 1) else { return };
        let [early, mid, late] = thirds(days);
        timed.time.days = Some(match (part, self.now.article) {
            (Part::Start, _) => early,
            (Part::Mid, _) => mid,
            (Part::End, _) => late,
            (Part::Later, Some(today)) if days.contains(Days::one(today)) => Days { from: today, ..days },
            (Part::Earlier, Some(today)) if days.contains(Days::one(today)) => Days { to: today, ..days },
            _ => days,
        });
    }
}

/// A day with a part of it.
fn parted(day: &Time, part: &Time) -> Time {
    let code = part.timex.rsplit('T').next().unwrap_or("MO");
    Time { hours: part.hours, dated: true, timex: day.timex.clone().with("T").with(code), ..day.clone() }
}

/// A day with hours of it.
fn spelled(day: &Time, hours: &Time) -> Time {
    let hours = hours.clone();
    Time { half_day: hours.half_day, kind: hours.kind, hours: hours.hours, dated: !day.part_alone(), ..day.clone() }
        .respelled()
}

/// A day with a time of it.
fn clocked(day: &Time, clock: &Time) -> Time {
    // "four in the afternoon" names no day.
    let dated = !day.part_alone();
    let mut time = Time { kind: TimeKind::Clock, dated, half_day: clock.half_day, ..day.clone() };
    let mut minute = clock.minute.unwrap_or_default();
    // "5:30 this evening"
    if clock.half_day && day.hours.is_some_and(|(from, _)| from >= 720) && minute < 720 {
        minute += 720;
    }
    time.half_day &= day.hours.is_none();
    time.hours = None;
    time.minute = Some(minute);
    let date = day.timex.split('T').next().unwrap_or_default();
    // Seconds and zone stay as the clock has them.
    let tail = clock.timex.split_once('T').map_or("", |(_, tail)| tail.get(5..).unwrap_or_default());
    time.timex = Timex::from(date).at(minute).with(tail);
    time
}

/// "two weeks before Christmas": the day that lies so far from another.
fn counted(length: &Time, day: &Time, sign: i64) -> Option<Time> {
    let digits = length.timex.trim_start_matches('P').trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let count: i64 = digits.parse().ok()?;
    let days = Days::one(moved_day(day.days?.from, length.grain, sign * count)?);
    let timex = Timex::day(days.from);
    Some(Time { days: Some(days), other: None, partial: None, weekday: None, timex, ..day.clone() })
}

/// "2 hours and 30 minutes": lengths whose units go down.
fn compound(long: &Time, short: &Time) -> Option<Time> {
    let settled = !long.timex.contains('X') && !short.timex.contains('X');
    if long.grain <= short.grain || !settled {
        return None;
    }
    let tail = short.timex.trim_start_matches('P');
    let tail = if long.timex.contains('T') { tail.trim_start_matches('T') } else { tail };
    Some(Time { timex: long.timex.clone().with(tail), ..long.clone() })
}
