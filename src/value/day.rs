//! Days: the reader of dates, times of day and lengths of time in running text.

use super::calendar::{Days, ago_days, calendar_unit, thirds, timex_of, weekday_name, weekday_of};
use super::time::{Anchor, Clash, Now, Time, TimeKind};
use crate::lexicon::{Calendar, Fence, Lexicon};
use crate::text::{Token, TokenKind};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Reads the phrase of time that begins at token `at`; returns it with the index of the token behind it.
pub fn time_at(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon, now: Now) -> Option<(Time, usize)> {
    let reader = Reader { text, tokens, lexicon, now };
    let (mut time, end) = reader.read(at)?;
    let end = reader.part_of_day(end, &mut time);
    Some((time, end))
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    now: Now,
}

impl Reader<'_> {
    fn read(&self, at: usize) -> Option<(Time, usize)> {
        let token = self.tokens.get(at)?;
        match token.kind {
            TokenKind::Number => self
                .iso(at)
                .or_else(|| self.clock(at))
                .or_else(|| self.day_month(at, None))
                .or_else(|| self.counted(at))
                .or_else(|| self.year(at)),
            TokenKind::Word => self
                .weekday(at)
                .or_else(|| self.month_first(at, None))
                .or_else(|| self.early(at))
                .or_else(|| self.shifted(at))
                .or_else(|| self.day_word(at))
                .or_else(|| self.counted(at)),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    fn is(&self, at: usize, mark: &str) -> bool {
        self.word(at) == mark
    }

    fn integer(&self, at: usize) -> Option<i64> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        let word = token.text(self.text);
        word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()
    }

    fn month(&self, at: usize) -> Option<(i8, usize)> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.capital)?;
        let month = *self.lexicon.months.get(&token.key)?;
        let stop = token.text(self.text).len() <= 4 && self.is(at + 1, ".") && !self.tokens[at + 1].spaced;
        Some((month, at + 1 + usize::from(stop)))
    }

    /// A day of the month, with the ending of its ordinal.
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        let number = self.integer(at).filter(|n| (1..=31).contains(n))?;
        let ending = matches!(self.word(at + 1), "st" | "nd" | "rd" | "th") && !self.tokens[at + 1].spaced;
        Some((number as i8, at + 1 + usize::from(ending)))
    }

    fn year_number(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at)?;
        (token.span.len() == 4)
            .then(|| self.integer(at))
            .flatten()
            .filter(|n| (1000..=2199).contains(n))
            .map(|n| n as i16)
    }

    fn iso(&self, at: usize) -> Option<(Time, usize)> {
        let year = self.year_number(at)?;
        let tight = |i: usize| self.is(i, "-") && !self.tokens[i].spaced;
        if !tight(at + 1) || !tight(at + 3) {
            return None;
        }
        let month = self.integer(at + 2).filter(|m| (1..=12).contains(m))? as i8;
        let (day, end) = self.day(at + 4)?;
        Some((self.full_date(None, Some(year), month, Some(day), at), end))
    }

    /// "October 19, 2025", "Dec. 22", "June 2014", "July".
    fn month_first(&self, at: usize, weekday: Option<i8>) -> Option<(Time, usize)> {
        let (month, mut end) = self.month(at)?;
        let mut day = None;
        if let Some((number, after)) = self.day(end)
            && self.year_number(end).is_none()
            && !(self.is(after, ":") && self.integer(after + 1).is_some())
        {
            (day, end) = (Some(number), after);
        }
        let comma = usize::from(self.is(end, ",") && day.is_some());
        let year = self.year_number(end + comma);
        if year.is_some() {
            end += comma + 1;
        }
        if day.is_none()
            && year.is_none()
            && let (Some(shift), Some(unit)) = (self.tokens.get(end), self.tokens.get(end + 1))
            && let (Some(shift), Some(Calendar::Year)) =
                (self.lexicon.shifts.get(&shift.key), self.lexicon.calendar.get(&unit.key))
            && let Some(today) = self.now.article
        {
            // "in April last year"
            return Some((self.full_date(None, Some(today.year() + *shift as i16), month, None, at), end + 2));
        }
        let ambiguous = self.lexicon.doubtful_months.contains(&self.tokens[at].key);
        if day.is_none() && year.is_none() && (weekday.is_some() || !self.month_cue(at, ambiguous)) {
            return None;
        }
        Some((self.full_date(weekday, year, month, day, at), end))
    }

    /// A bare month is a time behind "in", "since", "last" and their like only.
    fn month_cue(&self, at: usize, ambiguous: bool) -> bool {
        let Some(before) = at.checked_sub(1).map(|i| self.tokens[i]) else { return false };
        self.lexicon.month_cues.contains(&before.key) || (!ambiguous && before.text(self.text) == "-")
    }

    /// "19 October 2025", "26 December".
    fn day_month(&self, at: usize, weekday: Option<i8>) -> Option<(Time, usize)> {
        let (day, after) = self.day(at)?;
        let of = usize::from(self.is(after, "of"));
        let (month, mut end) = self.month(after + of)?;
        let comma = usize::from(self.is(end, ","));
        let year = self.year_number(end + comma);
        if year.is_some() {
            end += comma + 1;
        }
        Some((self.full_date(weekday, year, month, Some(day), at), end))
    }

    fn weekday(&self, at: usize) -> Option<(Time, usize)> {
        let token = self.tokens.get(at).filter(|t| t.capital)?;
        let weekday = *self.lexicon.weekdays.get(&token.key)?;
        let short = token.span.len() <= 5 && self.is(at + 1, ".") && !self.tokens[at + 1].spaced;
        if token.span.len() <= 4 && !short {
            return None; // "Sun", "Sat", "Wed" are words and names
        }
        let end = at + 1 + usize::from(short);
        let next = end + usize::from(self.is(end, ","));
        let dated = self.month_first(next, Some(weekday)).or_else(|| self.day_month(next, Some(weekday)));
        if let Some((time, after)) = dated
            && time.partial.is_none_or(|(_, day)| day.is_some())
            && time.grain == Calendar::Day
        {
            return Some((time, after));
        }
        let name = weekday_of(weekday);
        let mut time = self.unresolved(TimeKind::Date, Calendar::Day);
        time.weekday = Some(weekday);
        if let Some(today) = self.now.article {
            let forward = self.future(at);
            let back = (i64::from(today.weekday().to_monday_one_offset()) - i64::from(name.to_monday_one_offset()))
                .rem_euclid(7);
            let shift = if forward { (7 - back) % 7 } else { -back };
            let day = today.saturating_add(shift.days());
            time.resolve(Days::one(day), Anchor::ArticleDay, day.to_string());
        } else {
            time.timex = format!("XXXX-WXX-{weekday}");
        }
        Some((time, end))
    }

    /// Whether a future verb governs this place: the nearest such word of the clause, with no stop between.
    fn future(&self, at: usize) -> bool {
        const REACH: usize = 8;
        let from = at.saturating_sub(REACH);
        let start = (from..at).rev().find(|&i| matches!(self.word(i), "," | ";" | ":")).map_or(from, |i| i + 1);
        (start..at).any(|i| self.lexicon.fences.all(self.tokens, i).any(|(_, fence)| *fence == Fence::Planned))
    }

    /// "early this month", "late Tuesday", "mid-2015".
    fn early(&self, at: usize) -> Option<(Time, usize)> {
        let (end, _) = self.lexicon.early.longest(self.tokens, at)?;
        let next = end + usize::from(self.is(end, "-") || self.is(end, "in") || self.is(end, "on"));
        let next = next + usize::from(self.is(next, "the"));
        let (mut time, end) = self
            .shifted(next)
            .or_else(|| self.weekday(next))
            .or_else(|| self.month_first(next, None))
            .or_else(|| self.year(next))?;
        if let (Some(days), true) = (time.days, time.grain > Calendar::Day) {
            let [early, mid, late] = thirds(days);
            let days = match self.word(at).to_ascii_lowercase().as_str() {
                "early" | "beginning" | "start" => early,
                "late" | "end" => late,
                _ => mid,
            };
            time.days = Some(days);
        }
        Some((time, end))
    }

    /// "last week", "this month", "next year", "last Tuesday".
    fn shifted(&self, at: usize) -> Option<(Time, usize)> {
        let token = self.tokens.get(at)?;
        let shift = *self.lexicon.shifts.get(&token.key)?;
        let next = self.tokens.get(at + 1)?;
        if self.lexicon.weekdays.contains_key(&next.key) && next.capital {
            let (time, end) = self.weekday(at + 1)?;
            return Some((time, end));
        }
        if let Some((month, end)) = self.month(at + 1) {
            if self.day(end).is_some() && self.year_number(end).is_none() {
                return self.month_first(at + 1, None);
            }
            let mut time = self.unresolved(TimeKind::Date, Calendar::Month);
            time.partial = Some((month, None));
            if let Some(today) = self.now.article {
                let year = today.year()
                    + match shift {
                        0 => 0,
                        s if s < 0 => -i16::from(today.month() <= month),
                        _ => i16::from(today.month() >= month),
                    };
                time.resolve_month(year, month, Anchor::ArticleDay);
            }
            return Some((time, end));
        }
        let unit = *self.lexicon.calendar.get(&next.key)?;
        if self.word(at + 1).ends_with('s') {
            return None; // "previous years" are no one year
        }
        let length = matches!(self.word(at), "past" | "Past");
        if unit < Calendar::Day
            || (length && shift < 0 && unit != Calendar::Week && unit != Calendar::Month && unit != Calendar::Year)
        {
            return None;
        }
        let mut time = self.unresolved(TimeKind::Date, unit);
        if let Some(today) = self.now.article {
            let days = calendar_unit(today, unit, shift)?;
            time.resolve(days, Anchor::ArticleDay, timex_of(days, unit));
        }
        Some((time, at + 2))
    }

    fn day_word(&self, at: usize) -> Option<(Time, usize)> {
        let (end, offset) = self.lexicon.days.longest(self.tokens, at)?;
        let mut time = self.unresolved(TimeKind::Date, Calendar::Day);
        if let Some(today) = self.now.article {
            let day = today.saturating_add(i64::from(*offset).days());
            time.resolve(Days::one(day), Anchor::ArticleDay, day.to_string());
        }
        Some((time, end))
    }

    /// "two years ago", "three days later", "13 years", "a week".
    fn counted(&self, at: usize) -> Option<(Time, usize)> {
        let (count, next) = self.small_number(at)?;
        let next = next + usize::from(self.is(next, "-") && !self.tokens.get(next)?.spaced);
        let unit = *self.lexicon.calendar.get(&self.tokens.get(next)?.key)?;
        let article = matches!(self.word(at), "a" | "an" | "A" | "An");
        let mut end = next + 1;
        let ago = self.is(end, "ago");
        let mut time = self.unresolved(if ago { TimeKind::Date } else { TimeKind::Duration }, unit);
        if ago {
            end += 1;
            time.timex = "PAST_REF".into();
            if let Some(today) = self.now.article
                && unit < Calendar::Day
            {
                time.resolve(Days::one(today), Anchor::ArticleDay, today.to_string());
            } else if let Some(today) = self.now.article
                && let Some(days) = ago_days(today, unit, count)
            {
                time.resolve(days, Anchor::ArticleDay, timex_of(days, unit));
            }
            return Some((time, end));
        }
        if article || self.is(end, "-") {
            return None; // "a day after", "22-year-old": no length of time by itself
        }
        let letter = match unit {
            Calendar::Second => "TS",
            Calendar::Minute => "TM",
            Calendar::Hour => "TH",
            Calendar::Day => "D",
            Calendar::Week => "W",
            Calendar::Month => "M",
            Calendar::Year => "Y",
            Calendar::Decade => "DE",
        };
        let (prefix, letter) = letter.strip_prefix('T').map_or(("P", letter), |rest| ("PT", rest));
        time.timex = format!("{prefix}{count}{letter}");
        Some((time, end))
    }

    fn small_number(&self, at: usize) -> Option<(i64, usize)> {
        use crate::lexicon::NumberWord::Plain;
        let token = self.tokens.get(at)?;
        if let Some(number) = self.integer(at).filter(|n| *n < 1000) {
            return Some((number, at + 1));
        }
        if matches!(self.word(at), "a" | "an" | "A" | "An") {
            return Some((1, at + 1));
        }
        match self.lexicon.numbers.get(&token.key) {
            Some(Plain(number)) => Some((*number as i64, at + 1)),
            _ => None,
        }
    }

    /// A year or a decade: four digits that nothing else claims.
    fn year(&self, at: usize) -> Option<(Time, usize)> {
        let year = self.year_number(at).filter(|y| (1400..=2150).contains(y))?;
        let joined = at > 0
            && !self.tokens[at].spaced
            && !matches!(self.word(at - 1), "(" | "[" | "-" | "–" | "/" | "\"" | "“" | "‘" | "'");
        if joined {
            return None;
        }
        let mut time = self.unresolved(TimeKind::Date, Calendar::Year);
        let decade = self.is(at + 1, "s") && !self.tokens[at + 1].spaced;
        let until = if decade { year + 9 } else { year };
        time.grain = if decade { Calendar::Decade } else { Calendar::Year };
        let timex = if decade { (year / 10).to_string() } else { year.to_string() };
        time.resolve(Days { from: date(year, 1, 1), to: date(until, 12, 31) }, Anchor::Stated, timex);
        Some((time, at + 1 + usize::from(decade)))
    }

    /// "5:58 a.m.", "3 p.m.", "06:00 GMT", "7.06am".
    fn clock(&self, at: usize) -> Option<(Time, usize)> {
        let word = self.word(at);
        let (hour, mut minute) = match word.split_once('.') {
            Some((hour, minute)) if minute.len() == 2 => (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?),
            Some(_) => return None,
            None => (word.parse::<u16>().ok()?, 0),
        };
        let mut end = at + 1;
        let colon =
            self.is(end, ":") && !self.tokens[end].spaced && self.tokens.get(end + 1).is_some_and(|t| !t.spaced);
        if colon {
            minute = self.integer(end + 1).filter(|m| *m < 60 && self.word(end + 1).len() == 2)? as u16;
            end += 2;
        }
        let noon = match self.word(end).to_ascii_lowercase().as_str() {
            "a.m." | "am" | "a.m" => Some(0),
            "p.m." | "pm" | "p.m" => Some(12),
            _ => None,
        };
        let zone =
            self.tokens.get(end + usize::from(noon.is_some())).is_some_and(|t| self.lexicon.zones.contains(&t.key));
        let dotted = word.contains('.');
        let four = word.len() == 4 && noon.is_none() && zone;
        if hour > 24 && !four || minute > 59 || !(noon.is_some() || colon && hour < 24 || zone && (four || dotted)) {
            return None;
        }
        let (hour, minute) = if four { (hour / 100, hour % 100) } else { (hour, minute) };
        if minute > 59 || hour > 23 && noon.is_none() {
            return None;
        }
        let hour = noon.map_or(hour, |half| hour % 12 + half);
        end += usize::from(noon.is_some()) + usize::from(zone);
        let mut time = self.unresolved(TimeKind::Clock, Calendar::Minute);
        time.minute = Some(hour * 60 + minute);
        let today = self.now.article.map_or("XXXX-XX-XX".to_string(), |day| day.to_string());
        time.timex = format!("{today}T{hour:02}:{minute:02}");
        Some((time, end))
    }

    /// "Tuesday evening": the part of the day belongs to the phrase.
    fn part_of_day(&self, end: usize, time: &mut Time) -> usize {
        let word = self.tokens.get(end).map(|t| t.key);
        if time.kind == TimeKind::Date
            && time.grain == Calendar::Day
            && let Some(part) = word.and_then(|key| self.lexicon.parts.get(&key))
        {
            time.timex = format!("{}T{part}", time.timex);
            return end + 1;
        }
        end
    }

    fn unresolved(&self, kind: TimeKind, grain: Calendar) -> Time {
        Time { kind, grain, ..Time::unsettled() }
    }

    /// A date of month, day and year, any of which but the month may be missing.
    fn full_date(&self, weekday: Option<i8>, year: Option<i16>, month: i8, day: Option<i8>, at: usize) -> Time {
        let grain = if day.is_some() { Calendar::Day } else { Calendar::Month };
        let mut time = self.unresolved(TimeKind::Date, grain);
        time.weekday = weekday;
        time.partial = Some((month, day));
        let (year, anchor) = match (year, self.now.article, self.now.named) {
            (Some(year), ..) => (year, Anchor::Stated),
            (None, Some(today), _) => (self.nearest_year(today, month, day, at), Anchor::ArticleDay),
            (None, None, Some(named)) => (named.year(), Anchor::EarlierDate),
            (None, None, None) => {
                time.timex = day.map_or(format!("XXXX-{month:02}"), |day| format!("XXXX-{month:02}-{day:02}"));
                return time;
            }
        };
        let Some(day) = day else {
            time.resolve_month(year, month, anchor);
            return time;
        };
        let Ok(full) = Date::new(year, month, day) else {
            time.clash = Some(Clash::NoSuchDay);
            time.anchor = anchor;
            time.timex = format!("{year}-{month:02}-{day:02}");
            return time;
        };
        time.resolve(Days::one(full), anchor, full.to_string());
        if weekday.is_some_and(|named| named != full.weekday().to_monday_one_offset()) {
            time.clash = Some(Clash::Weekday(weekday_name(full)));
        }
        time
    }

    /// The year of a month and day named without one: the article's, or the one that brings it nearest.
    fn nearest_year(&self, today: Date, month: i8, day: Option<i8>, at: usize) -> i16 {
        let distance = |year: i16| {
            let day = Date::new(year, month, day.unwrap_or(15).min(28)).unwrap_or(today);
            (day - today).get_days()
        };
        let year = today.year();
        let ahead = distance(year);
        // A month of the article's own year that lies far ahead was last year's, unless the verb looks forward.
        if ahead > 183 || (ahead > 31 && !self.future(at)) {
            year - 1
        } else if ahead < -183 {
            year + 1
        } else {
            year
        }
    }
}
