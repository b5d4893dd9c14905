//! Stretches of the calendar: weeks, quarters, seasons, holidays, and what counts from a day named before.

use super::Reader;
use crate::lexicon::Calendar;
use crate::lexicon::times::{Holiday, Part, slot};
use crate::text::{Token, TokenKind};
use crate::value::calendar::{
    Days, calendar_unit, easter, half_days, nth_weekday, quarter_days, season_days, thirds, timex_of, weekend_of,
    year_days,
};
use crate::value::time::{Anchor, Clash, Time, TimeKind};
use crate::value::timex::Timex;
use jiff::ToSpan;
use jiff::civil::Date;

impl Reader<'_> {
    /// "last week", "this month", "the following year".
    pub(super) fn unit_shift(&self, by: i32) -> Option<Time> {
        let units = *self.lexicon.times.units.get(&self.key(slot::UNIT)?)?;
        let shift = match self.key(slot::SHIFT) {
            Some(_) => self.shift()?,
            None => by,
        };
        if units.unit < Calendar::Day {
            return None; // "last minute"
        }
        let told = self.key(slot::SHIFT).is_some_and(|key| self.lexicon.times.told_shifts.contains(&key));
        let told = told && self.says("the");
        let (base, anchor) = match (self.now.named, self.now.period) {
            (Some(named), _) if told && units.unit == Calendar::Day => (Some(named), Anchor::EarlierDate),
            (_, Some((days, _))) if told && units.unit > Calendar::Day => (Some(days.from), Anchor::EarlierDate),
            _ => (self.now.article, Anchor::ArticleDay),
        };
        let mut time = Time::of(TimeKind::Date, units.unit);
        let by = shift.saturating_mul(units.count as i32);
        match base.and_then(|day| calendar_unit(day, units.unit, by)) {
            Some(days) => time.resolve(days, anchor, timex_of(days, units.unit)),
            None => time.timex = reference(shift).into(),
        }
        // On a Saturday or Sunday "last week" may as well be the one that is ending, and on a Sunday "this week" the one
        // to come: where the week begins is not told.
        let weekday = base.map_or(0, |day| day.weekday().to_monday_one_offset());
        if units.unit == Calendar::Week && (by == -1 && weekday >= 6 || by == 0 && weekday == 7) {
            time.other = base.and_then(|day| calendar_unit(day, units.unit, by + 1));
        }
        Some(time)
    }

    /// "year-end", "the month's end".
    pub(super) fn unit_end(&self) -> Option<Time> {
        let unit = match self.key(slot::UNIT).and_then(|key| self.lexicon.times.units.get(&key)) {
            Some(units) if (Calendar::Week..=Calendar::Year).contains(&units.unit) => units.unit,
            Some(_) => return None,
            None => Calendar::Year,
        };
        let days = calendar_unit(self.now.article?, unit, 0)?;
        let [.., end] = thirds(days);
        let part = Some(Part::End);
        Some(Time { part, ..Time::settled(end, unit, Anchor::ArticleDay, timex_of(days, unit)) })
    }

    /// "the week", "that year".
    pub(super) fn bare_unit(&self) -> Option<Time> {
        let units = *self.lexicon.times.units.get(&self.key(slot::UNIT)?)?;
        let that = self.says("that") || self.says("same");
        let name = self.slot(slot::UNIT).is_some_and(|item| self.tokens[item.first].capital);
        if name {
            return None; // "Hero of the Year"
        }
        if units.unit < Calendar::Day || units.count != 1 {
            return None;
        }
        // "the day that", "the year of the flood": told by what follows.
        let told = self.behind().is_some_and(|t| self.lexicon.times.told_by.contains(&t.key));
        if told && !that {
            return None;
        }
        // "in 2014 …; that year": the year named last
        let year = self.now.year.filter(|_| units.unit == Calendar::Year);
        let named = year.or(self.now.named).filter(|_| that);
        let days = calendar_unit(named.or(self.now.article)?, units.unit, 0)?;
        let anchor = if named.is_some() { Anchor::EarlierDate } else { Anchor::ArticleDay };
        Some(Time::settled(days, units.unit, anchor, timex_of(days, units.unit)))
    }

    /// "the same period last year", "the year-ago quarter".
    pub(super) fn same_period(&self) -> Option<Time> {
        let today = self.now.article?;
        let unit = self.key(slot::UNIT).and_then(|key| self.lexicon.times.units.get(&key)).map(|units| units.unit);
        let quarter = self.says("quarter").then_some(Calendar::Quarter);
        let (days, grain) = match (quarter.or(unit.filter(|unit| *unit < Calendar::Year)), self.now.period) {
            (Some(unit), Some((days, grain))) if grain == unit => (days, grain),
            // The last quarter that is over is the one that was reported.
            (Some(unit), _) => (calendar_unit(today, unit, -1)?, unit),
            (None, Some((days, grain))) if grain < Calendar::Year => (days, grain),
            (None, _) => {
                let days = calendar_unit(today, Calendar::Year, -1)?;
                return Some(Time::settled(days, Calendar::Year, Anchor::ArticleDay, timex_of(days, Calendar::Year)));
            }
        };
        let before = days.from.checked_sub(1.year()).ok()?;
        let days = calendar_unit(before, grain, 0)?;
        Some(Time::settled(days, grain, Anchor::EarlierDate, timex_of(days, grain)))
    }

    /// "the weekend", "last weekend".
    pub(super) fn weekend(&self) -> Option<Time> {
        let Some(today) = self.now.article else {
            return Some(Time::plain(TimeKind::Date, Calendar::Week, "XXXX-WXX-WE"));
        };
        let early = today.weekday().to_monday_one_offset() <= 3;
        let week = match self.shift() {
            Some(shift) => shift,
            None if early && !self.future() => -1,
            None => 0,
        };
        let days = weekend_of(calendar_unit(today, Calendar::Week, week)?);
        let iso = days.from.iso_week_date();
        let timex = Timex::of(format_args!("{}-W{:02}-WE", iso.year(), iso.week()));
        Some(Time::settled(days, Calendar::Week, Anchor::ArticleDay, timex))
    }

    /// "the third quarter of 2011", "Q3", "the fourth quarter".
    pub(super) fn quarter(&self) -> Option<Time> {
        let nth = match self.slot(slot::QUARTER_NAME) {
            Some(item) => item.number?.0 as i64,
            None if self.says("final") => 4,
            None => self.integer(slot::ORDINAL).filter(|nth| (1..=4).contains(nth))?,
        };
        let year = self.year_of_period(|year| quarter_days(year, nth as i8))?;
        let days = quarter_days(year.0, nth as i8)?;
        Some(Time::settled(days, Calendar::Quarter, year.1, format_args!("{}-Q{nth}", year.0)))
    }

    /// "the first half of 2011".
    pub(super) fn half(&self) -> Option<Time> {
        let named = self.slot(slot::HALF_NAME).and_then(|item| item.integer());
        let nth = named.or_else(|| self.integer(slot::ORDINAL)).filter(|nth| (1..=2).contains(nth))? as i8;
        // "in the first half" of a match
        if self.slot(slot::YEAR).is_none() && self.shift().is_none() && !self.says("year") {
            return None;
        }
        let year = self.year_of_period(|year| half_days(year, nth))?;
        Some(Time::settled(half_days(year.0, nth)?, Calendar::Quarter, year.1, format_args!("{}-H{nth}", year.0)))
    }

    /// The year that the words name, else the one whose stretch lies nearest to the article's day.
    fn year_of_period(&self, stretch: impl Fn(i16) -> Option<Days>) -> Option<(i16, Anchor)> {
        if let Some(year) = self.stated_year() {
            return Some((year, Anchor::Stated));
        }
        let today = self.now.article?;
        if let Some(shift) = self.shift() {
            return Some((today.year() + shift as i16, Anchor::ArticleDay));
        }
        let distance = |year: i16| {
            let days = stretch(year)?;
            let away = if days.from > today { days.from - today } else { today - days.to.min(today) };
            // What is over was told of more often than what is to come.
            Some((away.get_days().abs() * if days.from > today { 3 } else { 2 }, year))
        };
        let nearest = (today.year() - 1..=today.year() + 1).filter_map(distance).min()?;
        Some((nearest.1, Anchor::ArticleDay))
    }

    /// "last quarter", "the quarter".
    pub(super) fn quarter_shift(&self) -> Option<Time> {
        let today = self.now.article?;
        let (days, anchor) = match (self.shift(), self.now.period) {
            (Some(shift), _) => (calendar_unit(today, Calendar::Quarter, shift)?, Anchor::ArticleDay),
            (None, Some((days, Calendar::Quarter))) => (days, Anchor::EarlierDate),
            (None, _) => (calendar_unit(today, Calendar::Quarter, 0)?, Anchor::ArticleDay),
        };
        Some(Time::settled(days, Calendar::Quarter, anchor, timex_of(days, Calendar::Quarter)))
    }

    /// "fiscal 1990". Where a fiscal year begins is not told; it keeps its number and no days.
    pub(super) fn fiscal(&self) -> Option<Time> {
        let year = self.stated_year()?;
        Some(Time::plain(TimeKind::Date, Calendar::Year, format_args!("{year}")))
    }

    /// "last summer", "spring 2011".
    pub(super) fn season(&self) -> Option<Time> {
        let (code, month) = self.lexicon.times.seasons.get(&self.key(slot::SEASON)?)?;
        let shift = self.shift();
        let bare = self.end == self.at + 1;
        let capital = self.slot(slot::SEASON).is_some_and(|item| self.tokens[item.first].capital);
        // "spring" and "fall" are verbs and springs too
        let cue = self.cued();
        let verb = self.lexicon.doubtful_months.contains(&self.key(slot::SEASON).unwrap_or_default()) || *month == 3;
        // but not "to spring from": a verb before its preposition
        let leads = |t: &Token| self.lexicon.grammar.prepositions.contains(&t.key);
        let cue = cue && !(self.word_before() == "to" && self.behind().is_some_and(leads));
        if bare && !cue && verb || bare && capital && self.behind().is_some_and(|t| t.capital) {
            return None;
        }
        let year = match (self.stated_year(), self.now.article) {
            (Some(year), _) => (year, Anchor::Stated),
            (None, None) => return Some(Time::plain(TimeKind::Date, Calendar::Quarter, format_args!("XXXX-{code}"))),
            (None, Some(today)) => {
                let this = season_days(today.year(), *month)?;
                let year = match shift {
                    Some(shift) if self.says("year") => today.year() + shift as i16,
                    Some(s) if s < 0 => today.year() - i16::from(this.to >= today),
                    Some(0) => today.year(),
                    Some(_) => today.year() + i16::from(this.from <= today),
                    None => self.year_of_period(|year| season_days(year, *month))?.0,
                };
                (year, Anchor::ArticleDay)
            }
        };
        let days = season_days(year.0, *month)?;
        Some(Time::settled(days, Calendar::Quarter, year.1, format_args!("{}-{code}", year.0)))
    }

    /// "Christmas", "Thanksgiving 2010".
    pub(super) fn holiday(&self) -> Option<Time> {
        let holiday = self.lexicon.times.holidays[self.integer(slot::HOLIDAY)? as usize];
        let alone = self.end == self.at + 1 && self.slot(slot::HOLIDAY)?.end == self.slot(slot::HOLIDAY)?.first + 1;
        if alone
            && !self.tokens[self.slot(slot::HOLIDAY)?.first].capital
            && self.behind().is_some_and(|t| t.kind == TokenKind::Word)
        {
            return None; // "easter eggs"
        }
        let on = |year: i16| match holiday {
            Holiday::On(month, day) => Date::new(year, month, day).ok(),
            Holiday::Nth(month, weekday, nth, later) => {
                let first = Date::new(year, month, 1).ok()?;
                nth_weekday(Days { from: first, to: first.last_of_month() }, weekday, i64::from(nth))
                    .map(|day| day.saturating_add(later.days()))
            }
            Holiday::Easter(days) => easter(year).map(|day| day.saturating_add(days.days())),
        };
        let (day, anchor) = match (self.stated_year(), self.now.article) {
            (Some(year), _) => (on(year)?, Anchor::Stated),
            (None, None) => return Some(Time::unsettled()),
            (None, Some(today)) => {
                let year = match self.shift() {
                    Some(shift) if self.says("year") => today.year() + shift as i16,
                    Some(s) if s < 0 => today.year() - i16::from(on(today.year())? >= today),
                    Some(0) => today.year(),
                    Some(_) => today.year() + i16::from(on(today.year())? <= today),
                    None => {
                        let day = on(today.year())?;
                        self.nearest_year(today, day.month(), Some(day.day()))
                    }
                };
                (on(year)?, Anchor::ArticleDay)
            }
        };
        Some(Time::settled(Days::one(day), Calendar::Day, anchor, Timex::day(day)))
    }

    /// "the second Tuesday in March 2011", "the last week of April", "the third week of 2011".
    pub(super) fn nth_of(&self) -> Option<Time> {
        let (within, anchor) = self.container()?;
        let nth = self.integer(slot::DAY_ORDINAL).or_else(|| self.integer(slot::ORDINAL)).unwrap_or(-1);
        if let Some(weekday) = self.key(slot::WEEKDAY) {
            let weekday = *self.lexicon.weekdays.get(&weekday)?;
            let Some(day) = nth_weekday(within, weekday, nth) else {
                // No "fifth Monday of February": a day that is not, rather than the Monday of the article's week.
                let timex = Timex::of(format_args!("{}-WXX-{weekday}", timex_of(within, Calendar::Year)));
                return Some(Time { anchor, clash: Some(Clash::NoSuchDay), timex, ..Time::unsettled() });
            };
            return Some(Time::settled(Days::one(day), Calendar::Day, anchor, Timex::day(day)));
        }
        let unit = self.key(slot::UNIT).and_then(|key| self.lexicon.times.units.get(&key)).map(|units| units.unit);
        let unit = unit.unwrap_or(Calendar::Week);
        let days = match unit {
            Calendar::Day if nth > 0 => Days::one(within.from.saturating_add((nth - 1).days())),
            Calendar::Day => Days::one(within.to),
            Calendar::Week => {
                // The week belongs to the stretch that holds its Thursday, as in ISO 8601.
                let thursday = nth_weekday(within, 4, nth)?;
                calendar_unit(thursday, Calendar::Week, 0)?
            }
            Calendar::Month if nth > 0 => calendar_unit(within.from, Calendar::Month, i32::try_from(nth).ok()? - 1)?,
            Calendar::Month => calendar_unit(within.to, Calendar::Month, 0)?,
            _ => return None,
        };
        if self.says("weekend") {
            let days = weekend_of(days);
            let iso = days.from.iso_week_date();
            let timex = Timex::of(format_args!("{}-W{:02}-WE", iso.year(), iso.week()));
            return Some(Time::settled(days, Calendar::Week, anchor, timex));
        }
        within.meets(days).then(|| Time::settled(days, unit, anchor, timex_of(days, unit)))
    }

    /// The stretch that "of ..." names.
    fn container(&self) -> Option<(Days, Anchor)> {
        if let Some(month) = self.key(slot::MONTH) {
            let month = *self.lexicon.months.get(&month)?;
            let (year, anchor) = match (self.stated_year(), self.now.article) {
                (Some(year), _) => (year, Anchor::Stated),
                (None, today) => (self.nearest_year(today?, month, None), Anchor::ArticleDay),
            };
            let first = Date::new(year, month, 1).ok()?;
            return Some((Days { from: first, to: first.last_of_month() }, anchor));
        }
        if let Some(year) = self.integer(slot::YEAR) {
            return Some((year_days(year as i16, year as i16)?, Anchor::Stated));
        }
        let unit = if self.says("year") {
            Calendar::Year
        } else if self.says("month") {
            Calendar::Month
        } else {
            Calendar::Week
        };
        Some((calendar_unit(self.now.article?, unit, self.shift()?)?, Anchor::ArticleDay))
    }

    /// "week 10", "the week of April 10th".
    pub(super) fn week_number(&self) -> Option<Time> {
        let today = self.now.article?;
        if let Some(month) = self.key(slot::MONTH) {
            let month = *self.lexicon.months.get(&month)?;
            let day = self.integer(slot::DAY).or_else(|| self.integer(slot::DAY_ORDINAL))?;
            let date = Date::new(self.nearest_year(today, month, Some(day as i8)), month, day as i8).ok()?;
            let days = calendar_unit(date, Calendar::Week, 0)?;
            return Some(Time::settled(days, Calendar::Week, Anchor::ArticleDay, timex_of(days, Calendar::Week)));
        }
        let number = self.integer(slot::NUMBER).filter(|n| (1..=53).contains(n))?;
        let stated = self.integer(slot::YEAR);
        let plain = self.tokens[self.items.at(self.end - 1).first].kind == TokenKind::Number;
        let year = stated.map_or(today.year(), |year| year as i16);
        let first = calendar_unit(Date::new(year, 1, 4).ok()?, Calendar::Week, number as i32 - 1)?;
        let anchor = if stated.is_some() { Anchor::Stated } else { Anchor::ArticleDay };
        // Not every year has a week 53.
        (plain && first.from.iso_week_date().year() == year)
            .then(|| Time::settled(first, Calendar::Week, anchor, timex_of(first, Calendar::Week)))
    }
}

/// The TIMEX3 value of a stretch that cannot be settled.
fn reference(shift: i32) -> &'static str {
    match shift {
        0 => "PRESENT_REF",
        s if s < 0 => "PAST_REF",
        _ => "FUTURE_REF",
    }
}
