//! The calendar: stretches of days, the units they fall into, and how reports print them.

use super::timex::Timex;
use crate::lexicon::Calendar;
use jiff::civil::{Date, Weekday, date};
use jiff::{Span as Length, ToSpan};
use serde::Serialize;

/// A stretch of civil days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Days {
    /// First day.
    pub from: Date,
    /// Last day; not before the first.
    pub to: Date,
}

impl Days {
    /// One day.
    pub fn one(day: Date) -> Days {
        Days { from: day, to: day }
    }

    /// Whether the two share a day.
    pub fn meets(self, other: Days) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether every day of `other` is one of these.
    pub fn contains(self, other: Days) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// How many days there are.
    pub fn len(self) -> i64 {
        i64::from((self.to - self.from).get_days()) + 1
    }

    /// Never: a stretch has at least one day.
    pub fn is_empty(self) -> bool {
        false
    }

    /// The same stretch, longer by `slack` days at both ends.
    pub fn widened(self, slack: i64) -> Days {
        Days { from: self.from.saturating_sub(slack.days()), to: self.to.saturating_add(slack.days()) }
    }

    fn moved(self, days: i64) -> Days {
        Days { from: self.from.saturating_add(days.days()), to: self.to.saturating_add(days.days()) }
    }
}

/// The calendar unit that holds `today`, moved by `shift` units. Weeks begin on Monday.
pub(super) fn calendar_unit(today: Date, unit: Calendar, shift: i32) -> Option<Days> {
    let shift = i64::from(shift);
    Some(match unit {
        Calendar::Day => Days::one(today.saturating_add(shift.days())),
        Calendar::Week => {
            let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
            Days { from: monday, to: monday.saturating_add(6.days()) }.moved(7 * shift)
        }
        Calendar::Month => {
            let moved = today.first_of_month().saturating_add(shift.months());
            Days { from: moved, to: moved.last_of_month() }
        }
        Calendar::Year => {
            let year = today.year().checked_add(shift.try_into().ok()?)?;
            year_days(year, year)?
        }
        Calendar::Quarter => {
            let first = Date::new(today.year(), (today.month() - 1) / 3 * 3 + 1, 1).ok()?;
            let first = first.checked_add((3 * shift).months()).ok()?;
            Days { from: first, to: first.checked_add(2.months()).ok()?.last_of_month() }
        }
        Calendar::Decade => decade_days((today.year() / 10 * 10).checked_add((10 * shift).try_into().ok()?)?)?,
        Calendar::Century => {
            let year = (today.year() / 100 * 100).checked_add((100 * shift).try_into().ok()?)?;
            year_days(year, year + 99)?
        }
        _ => return None,
    })
}

/// Whole years, both ends included.
pub(super) fn year_days(from: i16, to: i16) -> Option<Days> {
    Some(Days { from: Date::new(from, 1, 1).ok()?, to: Date::new(to, 12, 31).ok()? })
}

/// The ten years from `first` on.
pub(super) fn decade_days(first: i16) -> Option<Days> {
    year_days(first, first.checked_add(9)?)
}

/// A quarter of a year, 1 to 4.
pub(super) fn quarter_days(year: i16, nth: i8) -> Option<Days> {
    let first = Date::new(year, nth.checked_mul(3)?.checked_sub(2)?, 1).ok()?;
    calendar_unit(first, Calendar::Quarter, 0)
}

/// A half of a year, 1 or 2.
pub(super) fn half_days(year: i16, nth: i8) -> Option<Days> {
    let first = Date::new(year, if nth == 1 { 1 } else { 7 }, 1).ok()?;
    Some(Days { from: first, to: first.checked_add(5.months()).ok()?.last_of_month() })
}

/// The three months of a season that begins in `month`.
pub(super) fn season_days(year: i16, month: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Days { from: first, to: first.checked_add(2.months()).ok()?.last_of_month() })
}

/// Saturday and Sunday of a week.
pub(super) fn weekend_of(week: Days) -> Days {
    Days { from: week.from.saturating_add(5.days()), to: week.to }
}

/// The n-th such weekday of a stretch (Monday is 1); -1 is its last.
pub(super) fn nth_weekday(within: Days, weekday: i8, nth: i64) -> Option<Date> {
    let offset = |day: Date| i64::from((weekday - day.weekday().to_monday_one_offset()).rem_euclid(7));
    let day = if nth > 0 {
        within.from.checked_add((offset(within.from) + 7 * (nth - 1)).days()).ok()?
    } else {
        let back = i64::from((within.to.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
        within.to.checked_sub((back + 7 * (-nth - 1)).days()).ok()?
    };
    within.contains(Days::one(day)).then_some(day)
}

/// Easter Sunday of a year (Gregorian computus, after Meeus, Jones and Butcher).
pub(super) fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, short) = (year % 19, year / 100, year % 100);
    let leap = century / 4;
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (short / 4) - epact - short % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(year as i16, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}

/// "N units ago", as precise as its words: years ago is a year, weeks ago a week about that day.
pub(super) fn ago_days(today: Date, unit: Calendar, count: i64) -> Option<Days> {
    moved_days(today, unit, count.checked_neg()?)
}

/// The unit that holds the day `count` units behind `day`: three days on is a day, two years on a year.
pub(super) fn moved_days(day: Date, unit: Calendar, count: i64) -> Option<Days> {
    calendar_unit(moved_day(day, unit, count)?, unit, 0)
}

/// The day `count` units behind another; `None` for units under a day, and beyond four thousand years.
pub(super) fn moved_day(day: Date, unit: Calendar, count: i64) -> Option<Date> {
    const FAR: i64 = 4_000;
    let (count, unit) = match unit {
        Calendar::Week => (count.checked_mul(7)?, Calendar::Day),
        Calendar::Quarter => (count.checked_mul(3)?, Calendar::Month),
        Calendar::Decade => (count.checked_mul(10)?, Calendar::Year),
        Calendar::Century => (count.checked_mul(100)?, Calendar::Year),
        unit => (count, unit),
    };
    let length: Length = match unit {
        Calendar::Day if count.abs() <= FAR * 366 => count.days(),
        Calendar::Month if count.abs() <= FAR * 12 => count.months(),
        Calendar::Year if count.abs() <= FAR => count.years(),
        _ => return None,
    };
    day.checked_add(length).ok()
}

pub(super) fn timex_of(days: Days, unit: Calendar) -> Timex {
    match unit {
        Calendar::Day => Timex::day(days.from),
        Calendar::Week => {
            let week = days.from.iso_week_date();
            Timex::of(format_args!("{}-W{:02}", week.year(), week.week()))
        }
        Calendar::Month => Timex::of(format_args!("{}-{:02}", days.from.year(), days.from.month())),
        Calendar::Quarter => Timex::of(format_args!("{}-Q{}", days.from.year(), (days.from.month() + 2) / 3)),
        Calendar::Decade => Timex::of(format_args!("{}", days.from.year() / 10)),
        Calendar::Century => Timex::of(format_args!("{:02}", days.from.year() / 100)),
        _ => Timex::of(format_args!("{}", days.from.year())),
    }
}

pub(super) fn weekday_of(number: i8) -> Weekday {
    Weekday::from_monday_one_offset(number).unwrap_or(Weekday::Monday)
}

/// The English name of a day's weekday.
pub fn weekday_name(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days as reports print them: "27 June 2025", "October 2025", "2021", "1 to 10 October 2025".
pub fn print_days(days: Days) -> String {
    let (from, to) = (days.from, days.to);
    let month = |day: Date| MONTHS[(day.month() - 1) as usize];
    if let Some(words) = print_third(days) {
        words
    } else if from == to {
        format!("{} {} {}", from.day(), month(from), from.year())
    } else if from == date(from.year(), 1, 1) && to == date(to.year(), 12, 31) {
        if from.year() == to.year() { from.year().to_string() } else { format!("{} to {}", from.year(), to.year()) }
    } else if from.day() == 1 && to == from.last_of_month() {
        format!("{} {}", month(from), from.year())
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {} {} {}", from.day(), to.day(), month(to), to.year())
    } else {
        format!("{} to {}", print_days(Days::one(from)), print_days(Days::one(to)))
    }
}

/// The first, middle or last third of a stretch: what "early", "mid" and "late" mean here.
pub(super) fn thirds(days: Days) -> [Days; 3] {
    let third = (days.len() / 3).max(1);
    let early = Days { to: days.from.saturating_add((third - 1).days()), ..days };
    let late = Days { from: days.to.saturating_sub((third - 1).days()), ..days };
    // Two days have no middle.
    let mid = if days.len() < 3 {
        days
    } else {
        Days { from: early.to.saturating_add(1.days()), to: late.from.saturating_sub(1.days()) }
    };
    [early, mid, late]
}

/// "early January 2017", "late 2016".
fn print_third(days: Days) -> Option<String> {
    let year = calendar_unit(days.from, Calendar::Year, 0)?;
    let month = calendar_unit(days.from, Calendar::Month, 0)?;
    [year, month].into_iter().find_map(|unit| {
        let at = thirds(unit).iter().position(|third| *third == days)?;
        let word = ["early", "mid-", "late"][at];
        let gap = if word.ends_with('-') { "" } else { " " };
        Some(format!("{word}{gap}{}", print_days(unit)))
    })
}

/// A date without a year, or a bare weekday, as reports print it.
pub fn print_partial(partial: Option<(i8, Option<i8>)>, weekday: Option<i8>) -> Option<String> {
    const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    match (partial, weekday) {
        (Some((month, day)), _) => {
            let month = MONTHS[(month - 1) as usize];
            Some(day.map_or(format!("{month}, year not stated"), |day| format!("{day} {month}, year not stated")))
        }
        (None, Some(weekday)) => Some(format!("{}, date not stated", WEEKDAYS[(weekday - 1) as usize])),
        (None, None) => None,
    }
}
