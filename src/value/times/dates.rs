//! Dates: days, months, years and parts of the day, named or counted from the article's day.

use super::{Reader, plain};
use crate::lexicon::Calendar;
use crate::lexicon::times::slot;
use crate::text::{Token, TokenKind};
use crate::value::calendar::{Days, calendar_unit, decade_days, weekday_name, weekday_of, year_days};
use crate::value::time::{Anchor, Clash, Time, TimeKind};
use crate::value::timex::Timex;
use jiff::ToSpan;
use jiff::civil::Date;

impl Reader<'_> {
    /// "Friday, March 4, 2011", "4 March", "March 2011", "in March".
    pub(super) fn date(&self) -> Option<Time> {
        let month = *self.lexicon.months.get(&self.key(slot::MONTH)?)?;
        let padded = || self.integer(slot::MINUTE).filter(|day| *day <= 31);
        let day = self.integer(slot::DAY).or_else(|| self.integer(slot::DAY_ORDINAL)).or_else(padded);
        let year = self.stated_year();
        if self.slot(slot::YY).is_some() && (year.is_none() || self.behind().is_some_and(|t| self.counts_on(t))) {
            return None;
        }
        if self.before().is_some_and(|t| self.lexicon.currency_signs.word(t.key).is_some()) {
            return None; // "$12 December 27"
        }
        if day.is_some() && self.tight_behind(":") {
            return None; // "March 4:30"
        }
        let weekday = self.key(slot::WEEKDAY).and_then(|key| self.lexicon.weekdays.get(&key).copied());
        if day.is_none() && year.is_none() && !self.month_cue() {
            return None;
        }
        Some(self.full_date(weekday, year, month, day.map(|day| day as i8)))
    }

    /// Whether a token behind two digits makes a count of them: "98 people", "98 %".
    fn counts_on(&self, token: &Token) -> bool {
        matches!(token.text(self.text), "%" | "percent" | "-")
            || token.kind == TokenKind::Word && !token.capital && !self.lexicon.stops(token)
    }

    /// Whether the token behind the match is this mark, with no space before it and a number behind.
    fn tight_behind(&self, mark: &str) -> bool {
        let next = self.items.at(self.end - 1).end;
        self.behind().is_some_and(|token| !token.spaced && token.text(self.text) == mark)
            && self.tokens.get(next + 1).is_some_and(|token| token.kind == TokenKind::Number && !token.spaced)
    }

    pub(super) fn stated_year(&self) -> Option<i16> {
        if let Some(year) = self.integer(slot::YEAR) {
            return Some(year as i16);
        }
        let item = self.slot(slot::YY)?;
        let short = item.number?.0 as i16;
        // Without an apostrophe or a hyphen before it, only what can be no day is a year: "16 NOV 89".
        let marked = item.first > 0 && matches!(self.tokens[item.first - 1].text(self.text), "'" | "’" | "-" | "/");
        let two = self.tokens[item.first].span.len() == 2;
        (two && (marked || short > 31 && self.now.article.is_some())).then(|| self.whole_year(short))
    }

    /// The year that two digits stand for: not more than ten years ahead of the article's.
    fn whole_year(&self, short: i16) -> i16 {
        let today = self.now.article.map_or(2000, |day| day.year());
        let year = today / 100 * 100 + short;
        if year > today + 10 { year - 100 } else { year }
    }

    /// Whether a word that is a month and a name stands behind a title or a first name.
    fn named_so(&self) -> bool {
        let item = self.items.at(self.at);
        let Some(before) = item.first.checked_sub(1).map(|at| &self.tokens[at]) else { return false };
        let word = before.kind == TokenKind::Word && before.capital;
        word && (self.lexicon.honorifics.contains(&before.key)
            || !self.lexicon.stops(before) && !self.lexicon.dated(before))
    }

    /// A bare month that is a word or a name too is a time behind "in", "since", "last" and their like only.
    fn month_cue(&self) -> bool {
        let key = self.key(slot::MONTH).unwrap_or_default();
        let cue = self.cued();
        let token = self.slot(slot::MONTH).map(|item| &self.tokens[item.first]);
        let short = token.is_some_and(|token| token.span.len() <= 3);
        let small = token.is_some_and(|token| !token.capital);
        // "June said", "May Day", "April Jones": a name where a verb of speech or another name follows.
        let doubtful = self.lexicon.name_months.contains(&key) || short;
        // "Mrs May", "Theresa May": behind a title, or a name of which no sentence makes a beginning
        if doubtful && !short && self.named_so() {
            return false;
        }
        // "a June survey", "August's gain"
        let owns = self.behind().is_some_and(|t| t.kind == TokenKind::Possessive);
        let noun = self.behind().is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        let named = self.before().is_some_and(|t| {
            self.lexicon.times.determiners.contains(&t.key) || matches!(t.text(self.text), "a" | "an")
        });
        cue || small || !doubtful || owns || named && noun
    }

    /// "2011-03-04", "3/4/2011".
    pub(super) fn numeric(&self) -> Option<Time> {
        let item = |at: usize| self.items.get(at);
        let number = |at: usize| item(at).and_then(|item| item.number).map(|(lo, _)| lo as i64);
        if let Some(weekday) = self.key(slot::WEEKDAY) {
            let month = self.integer(slot::MONTH_NUMBER)?;
            let weekday = self.lexicon.weekdays.get(&weekday).copied();
            let day = self.slot(slot::DAY)?.integer()?;
            return Some(self.full_date(weekday, None, month as i8, Some(day as i8)));
        }
        let tight = (self.at + 1..self.end).all(|at| !self.tokens[self.items.at(at).first].spaced);
        let joined = self.before().is_some_and(|token| {
            !self.tokens[self.items.at(self.at).first].spaced && matches!(plain(token.text(self.text)), "/" | "-")
        });
        let parts = (number(self.at)?, number(self.at + 2)?, number(self.at + 4)?);
        if !tight || joined {
            return None;
        }
        let (year, month, day) = if parts.0 >= 1000 {
            parts
        } else if parts.0 > 12 {
            (parts.2, parts.1, parts.0)
        } else {
            (parts.2, parts.0, parts.1)
        };
        let year = if year < 100 { self.whole_year(year as i16) } else { year as i16 };
        ((1..=12).contains(&month) && (1..=31).contains(&day))
            .then(|| self.full_date(None, Some(year), month as i8, Some(day as i8)))
    }

    /// "2011-04", with no spaces in it.
    pub(super) fn numeric_month(&self) -> Option<Time> {
        let tight = (self.at + 1..self.end).all(|at| !self.tokens[self.items.at(at).first].spaced);
        let padded = self.tokens[self.items.at(self.end - 1).first].span.len() == 2;
        let goes_on = self.behind().is_some_and(|t| !t.spaced && matches!(plain(t.text(self.text)), "-" | "/"));
        let (year, month) = (self.integer(slot::YEAR)?, self.items.at(self.end - 1).integer()?);
        (tight && padded && !goes_on && (1..=12).contains(&month) && (1900..=2150).contains(&year))
            .then(|| self.full_date(None, Some(year as i16), month as i8, None))
    }

    /// "23.04.2011": day, month and year with stops between, one token.
    pub(super) fn dotted_date(&self) -> Option<Time> {
        let word = self.tokens[self.slot(slot::DOTTED_DATE)?.first].text(self.text);
        let mut parts = word.split('.').map(|part| part.parse::<i16>().ok());
        let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
        let weekday = self.key(slot::WEEKDAY).and_then(|key| self.lexicon.weekdays.get(&key).copied());
        let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..=2199).contains(&year);
        fits.then(|| self.full_date(weekday, Some(year), month as i8, Some(day as i8)))
    }

    /// A year: four digits that nothing else claims.
    pub(super) fn year(&self) -> Option<Time> {
        let year = self.integer(slot::YEAR)? as i16;
        let named = self.says("year");
        let item = self.slot(slot::YEAR)?;
        let token = &self.tokens[item.first];
        let before = self.word_before();
        let joined = self.before().is_some()
            && !token.spaced
            && !matches!(before, "(" | "[" | "-" | "–" | "—" | "/" | "\"" | "“" | "‘" | "'" | "~" | "’");
        let money =
            self.before().is_some_and(|t| t.kind == TokenKind::Mark && matches!(before, "$" | "€" | "£" | "¥" | "#"));
        let hedged = || {
            item.first > 0
                && self.lexicon.hedges.longest_before(self.tokens, item.first).is_some_and(|(_, hedge)| {
                    use crate::lexicon::Hedge::*;
                    matches!(hedge, AtLeast | MoreThan | LessThan | AtMost | UpTo | Nearly)
                        && !matches!(before, "over" | "under" | "above" | "below")
                })
        };
        let unit = || {
            self.lexicon.unit_words.longest(self.tokens, item.end).is_some()
                || self.lexicon.people.longest(self.tokens, item.end).is_some()
                || self.lexicon.currency_words.longest(self.tokens, item.end).is_some()
                || self.behind().is_some_and(|t| self.lexicon.numbers.contains_key(&t.key))
        };
        if named {
            return Some(self.years(year, year));
        }
        let cue = self.cued();
        // "2012-B": a code
        let code = self.word_behind() == "-"
            && self
                .tokens
                .get(item.end + 1)
                .is_some_and(|t| !t.spaced && t.kind == TokenKind::Word && t.span.len() == 1);
        let common = (1900..=2100).contains(&year);
        let the = self.before().is_some_and(|t| self.lexicon.times.determiners.contains(&t.key));
        // "2000 - 2500 calories", "1200 parts per million": what measures is no year.
        let measured = || crate::value::amount::measures(self.text, self.tokens, item.first, self.lexicon);
        let old = year < 1400 && !matches!(before, "in" | "In");
        if joined
            || old
            || code
            || money
            || !(common || cue || (1400..=2150).contains(&year))
            || hedged()
            || !cue && !the && unit()
            || measured()
        {
            return None;
        }
        // "2000 houses were": a count where a plural noun follows and nothing says otherwise.
        let plural = self.behind().is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.capital
                && t.span.len() > 3
                && t.text(self.text).ends_with('s')
                && !self.lexicon.stops(t)
                && self.lexicon.classes.longest(self.tokens, item.end).is_none()
        });
        let today = self.now.article.map_or(2000, |day| day.year());
        let near = (1900..=today + 5).contains(&year) && year % 1000 != 0 && self.now.article.is_some();
        if plural && !cue && !the && !near {
            return None;
        }
        Some(self.years(year, year))
    }

    pub(super) fn years(&self, from: i16, to: i16) -> Time {
        let Some(days) = year_days(from, to) else { return Time::unsettled() };
        Time::settled(days, Calendar::Year, Anchor::Stated, format_args!("{from}"))
    }

    /// "'82".
    pub(super) fn short_year(&self) -> Option<Time> {
        let item = self.slot(slot::YY)?;
        let token = &self.tokens[item.first];
        let alone = self.behind().is_none_or(|t| t.spaced || matches!(t.text(self.text), "." | "," | ")"));
        let short = item.number?.0 as i16;
        (!token.spaced && token.span.len() == 2 && alone && self.tokens[self.items.at(self.at).first].spaced)
            .then(|| self.years(self.whole_year(short), self.whole_year(short)))
    }

    /// "the 1990s", "the nineties", "the '90s".
    pub(super) fn decade(&self) -> Option<Time> {
        let first = match (self.slot(slot::DECADE), self.key(slot::DECADE_WORD)) {
            (Some(item), _) => {
                let number = item.number?.0 as i16;
                if number < 100 { self.whole_year(number) } else { number }
            }
            (None, Some(word)) => self.whole_year(*self.lexicon.times.decades.get(&word)?),
            (None, None) => return None,
        };
        let days = decade_days(first)?;
        Some(Time::settled(days, Calendar::Decade, Anchor::Stated, format_args!("{}", first / 10)))
    }

    /// "the 19th century".
    pub(super) fn century(&self) -> Option<Time> {
        let nth = self.integer(slot::DAY_ORDINAL).or_else(|| self.integer(slot::ORDINAL))?;
        let first = i16::try_from(nth.checked_sub(1)? * 100).ok().filter(|year| *year < 3000)?;
        let days = year_days(first.max(1), first + 99)?;
        Some(Time::settled(days, Calendar::Century, Anchor::Stated, format_args!("{:02}", first / 100)))
    }

    /// "last April", "April last year".
    pub(super) fn month_shift(&self) -> Option<Time> {
        let month = *self.lexicon.months.get(&self.key(slot::MONTH)?)?;
        let shift = self.shift()?;
        let mut time = Time::of(TimeKind::Date, Calendar::Month);
        time.partial = Some((month, None));
        let Some(today) = self.now.article else {
            time.timex = Timex::of(format_args!("XXXX-{month:02}"));
            return Some(time);
        };
        let year = if self.says("year") {
            today.year() + shift as i16
        } else {
            today.year()
                + match shift {
                    0 => 0,
                    s if s < 0 => -i16::from(today.month() <= month),
                    _ => i16::from(today.month() >= month),
                }
        };
        if let Some(day) = self.integer(slot::DAY).or_else(|| self.integer(slot::DAY_ORDINAL)) {
            return Some(self.full_date(None, Some(year), month, Some(day as i8)));
        }
        time.resolve_month(year, month, Anchor::ArticleDay);
        Some(time)
    }

    /// "on the 18th": a day of the article's month, or of the month beside it that lies nearer.
    pub(super) fn month_day(&self) -> Option<Time> {
        let day = self.integer(slot::DAY_ORDINAL)? as i8;
        let digits = self.tokens[self.items.at(self.end - 1).first].kind == TokenKind::Number;
        let alone = self.behind().is_none_or(|t| t.kind == TokenKind::Mark && plain(t.text(self.text)) != "-");
        if !digits || !alone || !self.cued() {
            return None;
        }
        let today = self.now.article?;
        let month = |shift: i64| {
            let first = today.first_of_month().checked_add(shift.months()).ok()?;
            Date::new(first.year(), first.month(), day).ok()
        };
        let nearest = [0, -1, 1].into_iter().filter_map(month);
        let day = nearest.min_by_key(|day| ((*day - today).get_days().abs(), *day > today))?;
        Some(Time::settled(Days::one(day), Calendar::Day, Anchor::ArticleDay, Timex::day(day)))
    }

    /// "Tuesday", "last Tuesday", "Tuesday of last week".
    pub(super) fn weekday(&self) -> Option<Time> {
        let item = self.slot(slot::WEEKDAY)?;
        let token = &self.tokens[item.first];
        let weekday = *self.lexicon.weekdays.get(&token.key)?;
        let alone = self.end == self.at + 1;
        if alone && token.span.len() <= 5 && token.text(self.text).len() < 6 && item.end == item.first + 1 {
            // "Sun", "Sat", "Wed" are words and names
            let cue = self.cued() && self.behind().is_none_or(|t| t.kind != TokenKind::Word || !t.capital);
            if !cue {
                return None;
            }
        }
        let mut time = Time::of(TimeKind::Date, Calendar::Day);
        time.weekday = Some(weekday);
        let Some(today) = self.now.article else {
            time.timex = Timex::of(format_args!("XXXX-WXX-{weekday}"));
            return Some(time);
        };
        let shift = self.shift();
        if let (Some(shift), true) = (shift, self.says("week")) {
            let week = calendar_unit(today, Calendar::Week, shift)?;
            let day = week.from.saturating_add(i64::from(weekday - 1).days());
            time.resolve(Days::one(day), Anchor::ArticleDay, Timex::day(day));
            return Some(time);
        }
        // How many days back the latest such day lies, today included.
        let named = weekday_of(weekday).to_monday_one_offset();
        let back = i64::from((today.weekday().to_monday_one_offset() - named).rem_euclid(7));
        let strict = if back == 0 { 7 } else { back };
        let next = 7 - back;
        let (days, other) = match shift {
            Some(s) if s < 0 => (-strict, -strict - 7),
            Some(0) => (i64::from(named) - i64::from(today.weekday().to_monday_one_offset()), -back),
            Some(_) => (next, next + 7),
            None if self.future() => ((7 - back) % 7, -strict),
            None => (-back, next),
        };
        if let Some(nth) = self.integer(slot::DAY_ORDINAL) {
            let ordinal = &self.tokens[self.items.at(self.end - 1).first];
            if ordinal.kind != TokenKind::Number
                && nth <= 12
                && self.behind().is_some_and(|t| t.kind != TokenKind::Mark)
            {
                return None; // "Tuesday the first"
            }
            return self.weekday_and_day(weekday, nth as i8, today);
        }
        let day = today.saturating_add(days.days());
        time.resolve(Days::one(day), Anchor::ArticleDay, Timex::day(day));
        time.other = Some(Days::one(today.saturating_add(other.days())));
        Some(time)
    }

    /// "Monday the 27th": the nearest day that is both.
    fn weekday_and_day(&self, weekday: i8, day: i8, today: Date) -> Option<Time> {
        let month = |shift: i64| {
            let first = today.first_of_month().checked_add(shift.months()).ok()?;
            let day = Date::new(first.year(), first.month(), day).ok()?;
            (day.weekday() == weekday_of(weekday)).then_some(day)
        };
        let day = (-6..=6).filter_map(month).min_by_key(|day| (*day - today).get_days().abs())?;
        Some(Time::settled(Days::one(day), Calendar::Day, Anchor::ArticleDay, Timex::day(day)))
    }

    /// "today", "the day before yesterday".
    pub(super) fn day_word(&self, by: i32) -> Option<Time> {
        let offset = match self.key(slot::DAY_WORD) {
            Some(key) => *self.lexicon.times.days.get(&key)?,
            None => by,
        };
        // "USA Today": a word in capitals behind another one, inside a sentence, is part of a name.
        // A sentence all in capitals says nothing by them.
        let named = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        let capital = self.slot(slot::DAY_WORD).is_some_and(|item| named(self.tokens[item.first].text(self.text)));
        if capital && self.before().is_some_and(|t| t.capital && t.kind == TokenKind::Word) {
            return None;
        }
        let mut time = Time::of(TimeKind::Date, Calendar::Day);
        if let Some(today) = self.now.article {
            let day = today.saturating_add(i64::from(offset).days());
            time.resolve(Days::one(day), Anchor::ArticleDay, Timex::day(day));
        } else if offset == 0 {
            time.timex = "PRESENT_REF".into();
        }
        Some(time)
    }

    /// A date of month, day and year, any of which but the month may be missing.
    pub(super) fn full_date(&self, weekday: Option<i8>, year: Option<i16>, month: i8, day: Option<i8>) -> Time {
        let grain = if day.is_some() { Calendar::Day } else { Calendar::Month };
        let mut time = Time::of(TimeKind::Date, grain);
        time.weekday = weekday;
        time.partial = Some((month, day));
        let stated = year.is_some();
        let (year, anchor) = match (year, self.now.article, self.now.named) {
            (Some(year), ..) => (year, Anchor::Stated),
            (None, Some(today), _) => (self.nearest_year(today, month, day), Anchor::ArticleDay),
            (None, None, Some(named)) => (named.year(), Anchor::EarlierDate),
            (None, None, None) => {
                time.timex = match day {
                    Some(day) => Timex::of(format_args!("XXXX-{month:02}-{day:02}")),
                    None => Timex::of(format_args!("XXXX-{month:02}")),
                };
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
            time.timex = Timex::of(format_args!("{year}-{month:02}-{day:02}"));
            return time;
        };
        time.resolve(Days::one(full), anchor, Timex::day(full));
        if let (false, Some(today)) = (stated, self.now.article) {
            let other = if full > today { year - 1 } else { year + 1 };
            time.other = Date::new(other, month, day).ok().map(Days::one);
        }
        if weekday.is_some_and(|named| named != full.weekday().to_monday_one_offset()) {
            time.clash = Some(Clash::Weekday(weekday_name(full)));
        }
        time
    }

    /// The year of a month and day named without one: the article's, or the one that brings it nearest.
    pub(super) fn nearest_year(&self, today: Date, month: i8, day: Option<i8>) -> i16 {
        let distance = |year: i16| {
            let day = Date::new(year, month, day.unwrap_or(15).min(28)).unwrap_or(today);
            (day - today).get_days()
        };
        let year = today.year();
        let ahead = distance(year);
        // A month of the article's own year that lies far ahead was last year's, unless the verb looks forward.
        let future = self.future();
        if ahead > 183 && !future || ahead > 45 && !future && self.past() {
            year - 1
        } else if ahead < -183 && (future || day.is_some() && !self.past()) {
            year + 1
        } else {
            year
        }
    }
}
