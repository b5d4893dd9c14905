//! Lengths of time, what is counted with them, sets, and times of day.

use super::Reader;
use crate::lexicon::Calendar;
use crate::lexicon::times::{DayPart, Units, slot};
use crate::text::TokenKind;
use crate::value::calendar::{Days, ago_days, calendar_unit, moved_day, moved_days, timex_of, weekday_of};
use crate::value::time::{Anchor, Time, TimeKind};
use crate::value::timex::Timex;
use jiff::ToSpan;
use jiff::civil::Date;

impl Reader<'_> {
    fn units(&self, class: u8) -> Option<Units> {
        self.key(class).and_then(|key| self.lexicon.times.units.get(&key).copied())
    }

    /// The unit of the match, singular or plural.
    fn unit(&self) -> Option<Units> {
        self.units(slot::UNIT).or_else(|| self.units(slot::UNITS))
    }

    /// How many: `None` where the words are vague. "A" and "an" are one.
    fn count(&self) -> Option<f64> {
        let unit = self.nth(slot::UNIT, 0).or_else(|| self.nth(slot::UNITS, 0));
        let number = |nth: usize| {
            let at = self.nth(slot::NUMBER, nth)?;
            Some((self.items.at(at).number?, unit.is_some_and(|unit| unit < at)))
        };
        let exact = |(lo, hi): (f64, f64)| (lo == hi).then_some(lo);
        // "an hour and a half", "one hour and half": what stands behind the unit is a part of it.
        let part = (0..2).filter_map(number).find(|(_, behind)| *behind).map(|(part, _)| part);
        let part = match part {
            Some(part) => exact(part).filter(|part| (0.0..1.0).contains(part))?,
            None => 0.0,
        };
        let whole = match (0..2).filter_map(number).find(|(_, behind)| !behind) {
            Some((whole, _)) => exact(whole)?,
            None => 1.0,
        };
        let half = if self.says("half") && part == 0.0 && whole.fract() == 0.0 { 0.5 } else { 0.0 };
        Some(whole + part + half)
    }

    /// How many as a whole number that can be counted with; `None` for halves and for more than a billion.
    fn whole_count(&self) -> Option<i64> {
        self.count().filter(|count| count.fract() == 0.0 && count.abs() < 1e9).map(|count| count as i64)
    }

    /// "three years", "a 30-minute talk", "several days".
    pub(super) fn duration(&self) -> Option<Time> {
        let units = self.unit()?;
        let article = self.slot(slot::NUMBER).is_none();
        if self.nth(slot::NUMBER, 1).is_some() && self.count().is_none() {
            return None; // "a year and 300 others"
        }
        if units.unit == Calendar::Second && (article || self.word_behind() == "-") {
            return None; // "a second", the ordinal
        }
        if article && self.rated() {
            return Some(Time::plain(TimeKind::Set, units.unit, timex(units, Some(1.0))));
        }
        // "is expected to last three weeks"
        let verb = self.says("last") && self.before().is_some_and(|t| self.lexicon.times.auxiliaries.contains(&t.key));
        if verb {
            return None;
        }
        let mut time = Time::plain(TimeKind::Duration, units.unit, timex(units, self.count()));
        time.days = self.counted_stretch(units);
        Some(time)
    }

    /// How a word of the match moves the units that it counts.
    fn counted_shift(&self) -> Option<i32> {
        let (first, end) = (self.items.at(self.at).first, self.items.at(self.end - 1).end);
        self.tokens[first..end].iter().find_map(|token| self.lexicon.times.shifts.get(&token.key).copied())
    }

    /// The days that "the past nine days" and "the next two weeks" are.
    fn counted_stretch(&self, units: Units) -> Option<Days> {
        let shift = self.counted_shift().unwrap_or(0);
        let (past, next) = (shift < 0, shift > 0);
        if past && units.unit == Calendar::Hour && self.count().is_none() {
            return self.now.article.map(Days::one); // "in the past few hours"
        }
        let count = self.whole_count().filter(|count| *count > 0 && (past || next))?;
        let today = self.now.article.filter(|_| units.unit >= Calendar::Day)?;
        let far = |sign: i64| exact_day(today, units, sign * count).map(|days| days.from);
        Some(if past {
            Days { from: far(-1)?, to: today.yesterday().ok()? }
        } else {
            Days { from: today.tomorrow().ok()?, to: far(1)? }
        })
    }

    /// Whether an amount stands right before "a year": "$3 a share a year", "two meals a day".
    fn rated(&self) -> bool {
        let Some(at) = self.items.at(self.at).first.checked_sub(1) else { return false };
        let token = &self.tokens[at];
        token.kind == TokenKind::Number
            || token.text(self.text) == "%"
            || self.lexicon.numbers.contains_key(&token.key)
            || self.lexicon.unit_words.word(token.key).is_some()
            || self.lexicon.currency_words.word(token.key).is_some()
            || self.lexicon.times.repetitions.contains(&token.key)
    }

    /// "half an hour".
    pub(super) fn half_unit(&self) -> Option<Time> {
        let units = match self.unit() {
            Some(units) => units,
            None => {
                let word = self.tokens[self.items.at(self.end - 1).first].key;
                *self.lexicon.times.units.get(&word)?
            }
        };
        let half = match units.unit {
            Calendar::Minute => (Calendar::Second, 30.0),
            Calendar::Hour => (Calendar::Minute, 30.0),
            Calendar::Day => (Calendar::Hour, 12.0),
            Calendar::Year => (Calendar::Month, 6.0),
            Calendar::Decade => (Calendar::Year, 5.0),
            Calendar::Century => (Calendar::Year, 50.0),
            _ => return None,
        };
        let units = Units { count: 1, unit: half.0 };
        Some(Time::plain(TimeKind::Duration, half.0, timex(units, Some(half.1))))
    }

    /// "the past decade".
    pub(super) fn past_unit(&self) -> Option<Time> {
        let units = match self.unit() {
            Some(units) if units.unit >= Calendar::Hour => units,
            Some(_) => return None,
            None if self.says("quarter") => Units { count: 1, unit: Calendar::Quarter },
            None if self.says("century") => Units { count: 1, unit: Calendar::Century },
            None => Units { count: 1, unit: Calendar::Decade },
        };
        Some(Time::plain(TimeKind::Duration, units.unit, timex(units, Some(1.0))))
    }

    /// "for years", "in recent months".
    pub(super) fn many_units(&self) -> Option<Time> {
        let units = self.unit()?;
        // "years old", "hours of fighting" and "seconds" as helpings
        let nights = self.end == self.at + 1 && self.says("nights");
        let other =
            matches!(units.unit, Calendar::Second | Calendar::Quarter) || matches!(self.word_behind(), "old" | "-");
        (!nights && !other).then(|| Time::plain(TimeKind::Duration, units.unit, timex(units, None)))
    }

    /// "two years ago": as precise as its words.
    pub(super) fn ago(&self) -> Option<Time> {
        let units = self.unit()?;
        let mut time = Time::plain(TimeKind::Date, units.unit, "PAST_REF");
        let (Some(today), Some(count)) = (self.now.article, self.count()) else {
            // "A few minutes ago" is of the article's day, "a few hours ago" may be of the day before.
            if let Some(today) = self.now.article.filter(|_| units.unit < Calendar::Day) {
                (time.days, time.anchor) = (Some(Days::one(today)), Anchor::ArticleDay);
                let yesterday = today.yesterday().ok().filter(|_| units.unit == Calendar::Hour);
                time.other = yesterday.map(Days::one);
            }
            return Some(time);
        };
        if units.unit < Calendar::Day {
            self.moved_clock(&mut time, units, -count);
            return Some(time);
        }
        let Some(count) = self.whole_count() else { return Some(time) };
        if let Some(days) = ago_days(today, units.unit, count * units.count) {
            time.resolve(days, Anchor::ArticleDay, timex_of(days, units.unit));
            time.other = exact_day(today, units, -count);
        }
        Some(time)
    }

    /// Moves the moment of publication by hours or minutes, where it is known.
    fn moved_clock(&self, time: &mut Time, units: Units, count: f64) {
        /// A thousand years of minutes.
        const FAR: f64 = 1_000.0 * 366.0 * 1440.0;
        let Some(today) = self.now.article else { return };
        let Some(minute) = self.now.minute else {
            time.resolve(Days::one(today), Anchor::ArticleDay, Timex::day(today));
            return;
        };
        let length = match units.unit {
            Calendar::Hour => 60.0,
            Calendar::Minute => 1.0,
            _ => 1.0 / 60.0,
        };
        let moved = f64::from(minute) + (count * length * units.count as f64);
        if moved.abs() > FAR {
            return;
        }
        let day = today.saturating_add(((moved / 1440.0).floor() as i64).days());
        let minute = moved.rem_euclid(1440.0) as u16;
        time.kind = TimeKind::Clock;
        time.resolve(Days::one(day), Anchor::ArticleDay, Timex::day(day).at(minute));
        time.minute = Some(minute);
    }

    /// "three days later", "a year earlier": from the date that the text named last.
    pub(super) fn later(&self, by: i32) -> Option<Time> {
        let units = self.unit()?;
        if self.word_behind() == "than" {
            return self.duration(); // "three days later than planned"
        }
        let mut time = Time::plain(TimeKind::Date, units.unit, if by > 0 { "FUTURE_REF" } else { "PAST_REF" });
        let Some(count) = self.whole_count() else { return Some(time) };
        let count = count * units.count * i64::from(by);
        let now = self.says("now");
        if units.unit < Calendar::Day {
            time.kind = TimeKind::Clock;
            if now {
                self.moved_clock(&mut time, units, count as f64 / units.count as f64);
            }
            return Some(time);
        }
        // In reports of a quarter or a month, "a year earlier" is that quarter or month.
        if let (Some((days, grain)), true) = (self.now.period, units.unit == Calendar::Year && !now) {
            let day = days.from.checked_add(count.years()).ok()?;
            let days = calendar_unit(day, grain, 0)?;
            return Some(Time::settled(days, grain, Anchor::EarlierDate, timex_of(days, grain)));
        }
        let (base, anchor) = match (self.now.named.filter(|_| !now), self.now.article) {
            (Some(named), _) => (named, Anchor::EarlierDate),
            (None, Some(today)) if now || by < 0 || self.says("hence") => (today, Anchor::ArticleDay),
            // "30 years later" looks on from something told that has no date here.
            (None, today) => {
                time.other = today.and_then(|today| exact_day(today, Units { count: 1, ..units }, count));
                return Some(time);
            }
        };
        let days = moved_days(base, units.unit, count)?;
        time.resolve(days, anchor, timex_of(days, units.unit));
        time.other = exact_day(base, Units { count: 1, ..units }, count);
        Some(time)
    }

    /// "two weeks from Monday", "three days before yesterday".
    pub(super) fn beside_day_word(&self, by: i32) -> Option<Time> {
        let units = self.unit()?;
        let count = self.whole_count()? * units.count * i64::from(by);
        let today = self.now.article?;
        let base = match self.key(slot::DAY_WORD) {
            Some(word) => today.saturating_add(i64::from(*self.lexicon.times.days.get(&word)?).days()),
            None => {
                let weekday = weekday_of(*self.lexicon.weekdays.get(&self.key(slot::WEEKDAY)?)?);
                let ahead = (weekday.to_monday_one_offset() - today.weekday().to_monday_one_offset()).rem_euclid(7);
                today.saturating_add(i64::from(ahead).days())
            }
        };
        if units.unit < Calendar::Day {
            return None;
        }
        let day = moved_days(base, units.unit, count)?.from;
        let day = if units.unit == Calendar::Week { base.checked_add((7 * count).days()).ok()? } else { day };
        Some(Time::settled(Days::one(day), Calendar::Day, Anchor::ArticleDay, Timex::day(day)))
    }

    /// "in two weeks": a date where a future verb governs it, else a length, which is read from its number on.
    pub(super) fn in_length(&self) -> Option<Time> {
        let units = self.unit()?;
        let count = self.whole_count()? * units.count;
        if !self.will() {
            return None;
        }
        let mut time = Time::plain(TimeKind::Date, units.unit, "FUTURE_REF");
        let today = self.now.article?;
        if units.unit < Calendar::Day {
            self.moved_clock(&mut time, units, count as f64);
            return Some(time);
        }
        let days = moved_days(today, units.unit, count)?;
        time.resolve(days, Anchor::ArticleDay, timex_of(days, units.unit));
        time.other = exact_day(today, Units { count: 1, ..units }, count);
        Some(time)
    }

    /// "every day", "every two weeks", "per year".
    pub(super) fn every(&self) -> Option<Time> {
        let units = self.unit().or_else(|| self.says("quarter").then_some(Units { count: 1, unit: Calendar::Quarter }));
        if self.says("weekend") {
            return Some(Time::plain(TimeKind::Set, Calendar::Week, "XXXX-WXX-WE"));
        }
        let Some(units) = units else {
            return Some(Time::plain(TimeKind::Set, Calendar::Day, "P1D"));
        };
        let count = match (self.slot(slot::NUMBER), self.integer(slot::ORDINAL)) {
            (Some(_), _) if !self.says("times") => self.count(),
            (_, Some(nth)) => Some(nth as f64),
            (_, None) if self.says("other") => Some(2.0),
            (_, None) => Some(1.0),
        };
        Some(Time::plain(TimeKind::Set, units.unit, timex(units, count)))
    }

    /// "weekly", "annual".
    pub(super) fn rate(&self) -> Option<Time> {
        let rate = self.lexicon.times.rates.get(&self.key(slot::RATE)?)?;
        // "the Daily Mail"
        let token = &self.tokens[self.items.at(self.at).first];
        let name = token.capital && self.behind().is_some_and(|t| t.capital) && self.before().is_some();
        (!name).then(|| Time::plain(TimeKind::Set, Calendar::Day, rate.as_str()))
    }

    /// "Mondays", "every Monday".
    pub(super) fn every_weekday(&self) -> Option<Time> {
        let day = match (self.key(slot::WEEKDAYS), self.key(slot::WEEKDAY)) {
            (Some(key), _) => *self.lexicon.times.every_weekday.get(&key)?,
            (None, key) => *self.lexicon.weekdays.get(&key?)?,
        };
        let timex = if day == 0 { Timex::from("XXXX-WXX") } else { Timex::of(format_args!("XXXX-WXX-{day}")) };
        Some(Time::plain(TimeKind::Set, Calendar::Day, timex))
    }

    /// "5:58 a.m.", "0800 GMT", "3 pm".
    pub(super) fn clock(&self) -> Option<Time> {
        let first = &self.tokens[self.items.at(self.at).first];
        let goes_on = || {
            let zoned = self
                .behind()
                .is_some_and(|t| self.lexicon.times.ampm.contains_key(&t.key) || self.lexicon.zones.contains(&t.key));
            zoned || matches!(self.word_behind(), ":" | "%" | "-" | "–" | "." | "/")
        };
        if self.at_hour() && (goes_on() || !self.beside_day()) || self.word_behind() == "past" {
            return None; // "at 16:10" and "about ten past four" are read from their number on, "about 5" is a count
        }
        if self.before().is_some()
            && !first.spaced
            && matches!(self.word_before(), ":" | "/" | "." | "-")
            && !self.says("am")
        {
            return None;
        }
        let number = |class: u8, nth: usize| {
            let at = self.nth(class, nth)?;
            self.items.at(at).number.map(|(lo, _)| lo)
        };
        let (hour, minute) = if let Some(clock) = number(slot::CLOCK, 0) {
            ((clock / 100.0).floor(), clock % 100.0)
        } else if let Some(dotted) = number(slot::DOTTED, 0) {
            (dotted.floor(), ((dotted - dotted.floor()) * 100.0).round())
        } else {
            let at = self.nth(slot::HOUR, 0)?;
            let colon = self.tokens[self.items.at(at).first..].get(1).is_some_and(|t| t.text(self.text) == ":");
            // "4 : 5" of a score has its spaces or one digit
            let minute = self.nth(slot::MINUTE, 0).map(|at| self.tokens[self.items.at(at).first]);
            if colon && minute.is_some_and(|token| token.spaced || token.span.len() != 2) {
                return None;
            }
            (number(slot::HOUR, 0)?, number(slot::MINUTE, 0).unwrap_or(0.0))
        };
        let noon = match self.key(slot::AMPM) {
            Some(key) => self.lexicon.times.ampm.get(&key).copied(),
            None if self.says("a") => Some(0),
            None if self.says("p") => Some(12),
            None => self.part().map(|part| if part.from >= 12 { 12 } else { 0 }),
        };
        let limit = if noon.is_some() { 13.0 } else { 25.0 };
        if hour >= limit || minute >= 60.0 || noon.is_some() && hour == 0.0 {
            return None;
        }
        let (hour, minute) = (hour as u16, minute as u16);
        let hour = noon.map_or(hour, |half| hour % 12 + half);
        let utc = self.key(slot::ZONE).is_some_and(|zone| self.lexicon.times.universal.contains(&zone));
        let mut time = self.at_minute(hour * 60 + minute, utc);
        if let Some(second) = number(slot::MINUTE, 1).filter(|_| !utc) {
            time.timex = time.timex.with(&format!(":{:02}", second as u8));
        }
        time.half_day = noon.is_none() && (1..=12).contains(&hour) && self.slot(slot::CLOCK).is_none();
        Some(time)
    }

    /// "half past three", "a quarter to four".
    pub(super) fn clock_words(&self, by: i32) -> Option<Time> {
        let hour = self.integer(slot::HOUR)?;
        let offset = if self.says("half") {
            30
        } else if self.says("quarter") {
            15
        } else {
            self.integer(slot::NUMBER).filter(|n| (1..60).contains(n))?
        };
        let noon = self.key(slot::AMPM).and_then(|key| self.lexicon.times.ampm.get(&key).copied());
        let hour = noon.map_or(hour, |half| hour % 12 + i64::from(half));
        let minute = hour * 60 + if by < 0 { -offset } else { offset };
        let mut time = self.at_minute(minute.rem_euclid(1440) as u16, false);
        time.half_day = noon.is_none();
        Some(time)
    }

    /// A time of the article's day.
    pub(super) fn at_minute(&self, minute: u16, utc: bool) -> Time {
        let mut time = Time::of(TimeKind::Clock, Calendar::Minute);
        time.minute = Some(minute);
        let zone = if utc { "Z" } else { "" };
        match self.now.article {
            Some(day) => time.resolve(Days::one(day), Anchor::ArticleDay, Timex::day(day).at(minute).with(zone)),
            None => time.timex = Timex::from("XXXX-XX-XX").at(minute).with(zone),
        }
        time
    }

    /// Whether the match begins with the preposition of a bare hour.
    fn at_hour(&self) -> bool {
        let first = self.items.at(self.at);
        first.number.is_none() && self.slot(slot::CLOCK).is_none()
    }

    fn part(&self) -> Option<&DayPart> {
        self.key(slot::PART).and_then(|key| self.lexicon.times.parts.get(&key))
    }

    /// "this morning", "last night".
    pub(super) fn part_of_day(&self, by: i32) -> Option<Time> {
        let part = self.part()?;
        if let Some(shift) = self.shift() {
            // "the next morning", "the previous night": beside the day that was named
            let base = self.now.named.or(self.now.article);
            return Some(named(day_part(base.map(|day| day.saturating_add(i64::from(shift).days())), part)));
        }
        if by < 0 && part.code != "NI" && part.code != "EV" {
            return None;
        }
        Some(named(day_part(self.now.article.map(|day| day.saturating_add(i64::from(by).days())), part)))
    }

    /// "tonight".
    pub(super) fn own_part(&self) -> Option<Time> {
        let part = self.lexicon.times.own_parts.get(&self.key(slot::OWN_PART)?)?;
        Some(named(day_part(self.now.article, part)))
    }

    /// "the morning", "noon", and the "morning" of "Friday morning".
    pub(super) fn bare_part(&self) -> Option<Time> {
        let overnight = self.tokens[self.items.at(self.at).first].key;
        let part = self.part().or_else(|| self.lexicon.times.parts.get(&overnight))?;
        if part.from == part.to {
            return Some(self.at_minute(u16::from(part.from) * 60, false));
        }
        let day = day_part(self.now.named.or(self.now.article), part);
        Some(Time { anchor: Anchor::EarlierDate, ..day })
    }

    /// Whether a part of the day is a time only beside a day.
    pub(super) fn weak(&self) -> bool {
        let part = self.part().is_some_and(|part| part.from == part.to);
        let at = self.before().is_some_and(|t| t.kind == TokenKind::Word && matches!(t.text(self.text), "at" | "by"));
        !(part || at)
    }
}

/// The very day that lies so many units from another.
fn exact_day(day: Date, units: Units, count: i64) -> Option<Days> {
    moved_day(day, units.unit, count.checked_mul(units.count)?).map(Days::one)
}

/// A part of a day whose words say which day.
fn named(part: Time) -> Time {
    Time { dated: true, ..part }
}

/// The part of a day.
pub(super) fn day_part(day: Option<Date>, part: &DayPart) -> Time {
    let mut time = Time::of(TimeKind::Date, Calendar::Day);
    // Noon is a minute long.
    time.hours = Some((u16::from(part.from) * 60, u16::from(part.to) * 60 + u16::from(part.from == part.to)));
    match day {
        Some(day) => time.resolve(Days::one(day), Anchor::ArticleDay, Timex::day(day).with("T").with(&part.code)),
        None => time.timex = Timex::from("XXXX-XX-XXT").with(&part.code),
    }
    time
}

/// The TIMEX3 value of a length; an X where the count is vague.
pub(super) fn timex(units: Units, count: Option<f64>) -> Timex {
    let (prefix, letter) = match units.unit {
        Calendar::Second => ("PT", "S"),
        Calendar::Minute => ("PT", "M"),
        Calendar::Hour => ("PT", "H"),
        Calendar::Day => ("P", "D"),
        Calendar::Week => ("P", "W"),
        Calendar::Month => ("P", "M"),
        Calendar::Quarter => ("P", "Q"),
        Calendar::Year => ("P", "Y"),
        Calendar::Decade => ("P", "DE"),
        Calendar::Century => ("P", "CE"),
    };
    match count {
        Some(count) => Timex::of(format_args!("{prefix}{}{letter}", count * units.count as f64)),
        None => Timex::from(prefix).with("X").with(letter),
    }
}
