//! Ranges: two ends that share a month, a year or a half of the day, and so are one phrase.
//!
//! The TIMEX3 value of a range names the first moment of both ends; its days hold the last end whole.

use super::Reader;
use crate::lexicon::Calendar;
use crate::lexicon::Lexicon;
use crate::lexicon::times::{Open, slot};
use crate::text::words::ascii_key;
use crate::text::{Token, TokenKind};
use crate::value::calendar::{Days, year_days};
use crate::value::time::{Anchor, Time, TimeKind};
use crate::value::timex::Timex;
use crate::value::{Mention, Value};
use jiff::civil::Date;

const COLON: u64 = ascii_key(":");

/// The stretches whose ends are told in full and are mentions of their own: "from March to May", "between 2014 and 2016".
/// They cover their ends, and so stand beside the mentions of a sentence, not among them.
pub fn stretches(text: &str, tokens: &[Token], lexicon: &Lexicon, mentions: &[Mention]) -> Vec<Mention> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text(text));
    let both = |pair: &[Mention]| {
        let [a, b] = pair else { return None };
        let (Value::Time(p), Value::Time(q)) = (&a.value, &b.value) else { return None };
        let ((first, a_end), (b_first, end)) = (a.tokens, b.tokens);
        let joint = a_end + 1 == b_first && lexicon.times.set(lexicon.times.letter(&tokens[a_end])).has(slot::JOINT);
        let before = first.checked_sub(1).map(|at| (at, word(at)));
        let between = before.filter(|(_, word)| word.eq_ignore_ascii_case("between"));
        let opened = between.or(before.filter(|(_, word)| word.eq_ignore_ascii_case("from")));
        if !joint || word(a_end).eq_ignore_ascii_case("and") && between.is_none() || p.kind != q.kind {
            return None;
        }
        let (x, y) = (p.days?, q.days?);
        let days = (x.from <= y.from).then_some(Days { from: x.from, to: y.to.max(x.to) })?;
        let mut time = Time { days: Some(days), open: Open::No, other: None, part: None, ..q.clone() };
        match p.kind {
            TimeKind::Date if p.hours.is_none() => time.timex = Timex::day(x.from).with("/").with(&Timex::day(y.from)),
            TimeKind::Clock => {
                let (from, to) = (p.minute?, q.minute?);
                time.hours = Some((from, to + 1440 * u16::from(x.from < y.from)));
                (time.minute, time.days) = (None, Some(Days { from: x.from, to: x.from }));
                time = time.respelled();
            }
            _ => return None,
        }
        let first = opened.map_or(first, |(at, _)| at);
        let span = tokens[first].span.join(tokens[end - 1].span);
        Some(Mention { span, tokens: (first, end), value: Value::Time(time) })
    };
    mentions.windows(2).filter_map(both).collect()
}

/// Minutes after midnight that no end of a range of hours has.
const NO_TIME: u16 = 1500;

/// An end of a range of hours: minutes after midnight, and 0 or 12 where its words say which half of the day.
type End = (u16, Option<u16>);

impl Reader<'_> {
    /// Whether "and" joins the ends with no "between" before them.
    fn only_listed(&self) -> bool {
        self.says("and") && !self.says("between")
    }

    /// Whether the words of a joint are a dash.
    fn dashed(&self) -> bool {
        self.slot(slot::JOINT)
            .is_some_and(|item| matches!(self.tokens[item.first].text(self.text), "-" | "–" | "‑" | "—" | "~"))
    }

    /// "May 3-5", "from the 3rd to the 5th of May".
    pub(super) fn day_range(&self) -> Option<Time> {
        if self.only_listed() {
            return None;
        }
        let month = *self.lexicon.months.get(&self.key(slot::MONTH)?)?;
        let numbers: Vec<i8> = [slot::DAY, slot::DAY_ORDINAL]
            .into_iter()
            .flat_map(|class| (0..2).filter_map(move |nth| self.nth(class, nth)))
            .filter_map(|at| self.items.at(at).integer().map(|day| day as i8))
            .collect();
        let (from, to) = (*numbers.iter().min()?, *numbers.iter().max()?);
        let (year, anchor) = match (self.stated_year(), self.now.article) {
            (Some(year), _) => (year, Anchor::Stated),
            (None, today) => (self.nearest_year(today?, month, Some(to)), Anchor::ArticleDay),
        };
        let days = Days { from: Date::new(year, month, from).ok()?, to: Date::new(year, month, to).ok()? };
        (from < to).then(|| Time::settled(days, Calendar::Day, anchor, format_args!("{}/{}", days.from, days.to)))
    }

    /// "March-May 2011", "from May to October 2011".
    pub(super) fn month_range(&self) -> Option<Time> {
        let month = |nth: usize| {
            let item = self.items.at(self.nth(slot::MONTH, nth)?);
            self.lexicon.months.get(&self.tokens[item.first].key).copied()
        };
        let (from, to) = (month(0)?, month(1)?);
        let stated = self.stated_year();
        // Two months in full stand each for itself: "from March to May".
        if self.only_listed() || stated.is_none() && !self.dashed() {
            return None;
        }
        let (year, anchor) = match (stated, self.now.article) {
            (Some(year), _) => (year, Anchor::Stated),
            (None, today) => (self.nearest_year(today?, to, None), Anchor::ArticleDay),
        };
        let first = Date::new(year - i16::from(from > to), from, 1).ok()?;
        let last = Date::new(year, to, 1).ok()?;
        let days = Days { from: first, to: last.last_of_month() };
        Some(Time::settled(days, Calendar::Month, anchor, format_args!("{first}/{last}")))
    }

    /// "2009-2011", "2009-11".
    pub(super) fn year_range(&self) -> Option<Time> {
        let at = self.nth(slot::YEAR, 0)?;
        let from = self.items.at(at).integer()? as i16;
        let joint = &self.tokens[self.slot(slot::JOINT)?.first];
        let to = match (self.nth(slot::YEAR, 1), self.slot(slot::YY)) {
            (Some(at), _) => self.items.at(at).integer()? as i16,
            // "2009-11" with no spaces; a longer number is a date or a code
            (None, Some(item)) if !joint.spaced && self.word_behind() != "-" => {
                from / 100 * 100 + item.number?.0 as i16
            }
            _ => return None,
        };
        if !self.dashed() || !(1400..=2150).contains(&from) || from >= to || to - from > 300 {
            return None;
        }
        let days = year_days(from, to)?;
        Some(Time::settled(days, Calendar::Year, Anchor::Stated, format_args!("{from}-01-01/{to}-01-01")))
    }

    /// "from 3:00 to 4:30 pm", "9-11 am".
    pub(super) fn clock_range(&self) -> Option<Time> {
        if self.only_listed() || self.weak_range() && !self.beside_day() {
            return None;
        }
        let (from, to) = self.ends()?;
        let half_day = from.1.is_none() && to.1.is_none();
        let minute = |(minute, noon): (u16, Option<u16>)| match noon {
            Some(noon) if minute <= 720 + 59 => minute % 720 + noon * 60,
            _ => minute,
        };
        let mut first = minute((from.0, from.1.or(to.1)));
        let mut last = minute(to);
        // "11 to 1 pm" began before noon; "10-4" ends behind it
        if from.1.is_none() && first > last && first >= 720 {
            first -= 720;
        }
        if last <= first {
            last += if half_day && last + 720 > first { 720 } else { 1440 };
        }
        let mut time = Time::of(TimeKind::Clock, Calendar::Minute);
        time.hours = Some((first, last));
        time.half_day = half_day && first < 720;
        if let Some(day) = self.now.article {
            time.resolve(Days::one(day), Anchor::ArticleDay, "");
        }
        Some(time.respelled())
    }

    /// Both ends: minutes after midnight, and 0 or 12 where they say which half of the day.
    fn ends(&self) -> Option<(End, End)> {
        let mut ends: [End; 2] = [(0, None); 2];
        let (mut end, mut minutes) = (0, false);
        for at in self.at..self.end {
            let item = self.items.at(at);
            let token = &self.tokens[item.first];
            if self.nth(slot::JOINT, 0) == Some(at) {
                end = 1;
                minutes = false;
            } else if let Some((number, _)) = item.number {
                let dotted = number.fract() > 0.0;
                let told = match (minutes, dotted) {
                    (true, _) => f64::from(ends[end].0) + number.trunc(),
                    (false, true) => number.trunc() * 60.0 + (number.fract() * 100.0).round(),
                    (false, false) => number * 60.0,
                };
                ends[end].0 = told.min(f64::from(NO_TIME)) as u16;
            } else if token.text(self.text) == ":" {
                minutes = true;
            } else if let Some(noon) = self.lexicon.times.ampm.get(&token.key) {
                ends[end].1 = Some(*noon);
            } else if let Some(part) = self.lexicon.times.parts.get(&token.key) {
                ends[end].1 = Some(if part.from >= 12 { 12 } else { 0 });
            }
        }
        (ends[0].0 < NO_TIME && ends[1].0 < NO_TIME).then_some((ends[0], ends[1]))
    }

    /// Whether the match holds a colon with digits glued to it: "3 to 2: 10 people" has none.
    fn colon(&self) -> bool {
        let (first, end) = (self.items.at(self.at).first, self.items.at(self.end - 1).end);
        let glued = |pair: &[Token]| pair[0].key == COLON && pair[1].kind == TokenKind::Number && !pair[1].spaced;
        self.tokens[first..end].windows(2).any(glued)
    }

    /// Whether nothing but a day beside it makes hours of two numbers: "Monday 9-11".
    pub(super) fn weak_range(&self) -> bool {
        let zoned = self.key(slot::ZONE).is_some() || self.key(slot::AMPM).is_some();
        !(zoned || self.colon() || self.says("o'clock") || self.says("oclock") || self.key(slot::PART).is_some())
    }

    /// Whether a day stands right beside the match.
    pub(super) fn beside_day(&self) -> bool {
        let times = &self.lexicon.times;
        let days = [slot::WEEKDAY, slot::DAY_WORD, slot::PART, slot::OWN_PART, slot::MONTH];
        let day = |letter: u8| days.into_iter().any(|class| times.set(letter).has(class));
        let comma = |first: usize| matches!(self.tokens[first].small(self.text), "," | "on");
        let before = |at: usize, first: usize| self.items.before(at, first);
        let behind = |at: usize| self.items.letters().get(at).is_some_and(|letter| day(*letter));
        before(self.at, self.items.at(self.at).first).is_some_and(|(at, first, letter)| {
            day(letter) || comma(first) && before(at, first).is_some_and(|(.., letter)| day(letter))
        }) || behind(self.end)
            || self.items.get(self.end).is_some_and(|item| comma(item.first)) && behind(self.end + 1)
    }
}
