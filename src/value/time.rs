//! Time: what a phrase of time amounts to.
//!
//! A weekday, "yesterday" or "last month" counts from the article's day, never from the clock of the machine. Where the
//! article has no day the value stays unresolved: its weekday or its month and day are kept, and no year is made up.

use super::calendar::Days;
use super::timex::Timex;
use crate::lexicon::Calendar;
use crate::lexicon::times::{Open, Part};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// How a value of time came by its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Its words name them.
    Stated,
    /// Counted from the article's day.
    ArticleDay,
    /// Counted from a date named earlier in the text, or its year was taken from one.
    EarlierDate,
    /// The article has no day to count from.
    Missing,
}

/// What a phrase of time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day, month, year or another stretch of the calendar.
    Date,
    /// A time of day.
    Clock,
    /// A length of time.
    Duration,
    /// How often: "every day".
    Set,
    /// It only points: "now", "recently".
    Reference,
}

/// The value of a phrase of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// What it is.
    pub kind: TimeKind,
    /// The days it names, where they are settled.
    pub days: Option<Days>,
    /// The days of the other reading, where the words leave two: the week of a bare weekday, the year of a bare date.
    pub other: Option<Days>,
    /// Month and day of a date whose year is not settled.
    pub partial: Option<(i8, Option<i8>)>,
    /// The finest unit that its words name.
    pub grain: Calendar,
    /// The weekday that its words name, Monday 1.
    pub weekday: Option<i8>,
    /// How it came by its days.
    pub anchor: Anchor,
    /// Minutes after midnight of a time of day.
    pub minute: Option<u16>,
    /// Minutes after midnight between which a part of the day lies, as [from, to).
    pub hours: Option<(u16, u16)>,
    /// Whether the words name the day of a time of day: "Tuesday at 7:37", not "at 7:37".
    pub dated: bool,
    /// Whether a time of day may as well be twelve hours later: "at 5:00".
    pub half_day: bool,
    /// "early", "late": the part of the stretch that is meant; `days` are those of the part.
    pub part: Option<Part>,
    /// The end that the words before it leave open.
    pub open: Open,
    /// TIMEX3 value.
    pub timex: Timex,
    /// What the calendar says against the words, where it does.
    pub clash: Option<Clash>,
}

/// A date that the calendar does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// "30 February".
    NoSuchDay,
    /// The weekday named is not the weekday of that day; holds the right one.
    Weekday(&'static str),
}

/// The days that values count from while an article is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Now {
    /// The article's day.
    pub article: Option<Date>,
    /// Minutes after midnight at which it was published.
    pub minute: Option<u16>,
    /// The latest full date that the text has named so far.
    pub named: Option<Date>,
    /// The latest month, quarter or year that the text has named so far, with its grain.
    pub period: Option<(Days, Calendar)>,
    /// The first day of the latest year that the text has named by itself, where no full date was named behind it.
    pub year: Option<Date>,
}

impl Time {
    /// A date of which nothing is said.
    pub fn unsettled() -> Time {
        Time {
            kind: TimeKind::Date,
            days: None,
            other: None,
            partial: None,
            grain: Calendar::Day,
            weekday: None,
            anchor: Anchor::Missing,
            minute: None,
            hours: None,
            dated: false,
            half_day: false,
            part: None,
            open: Open::No,
            timex: "XXXX".into(),
            clash: None,
        }
    }

    pub(super) fn of(kind: TimeKind, grain: Calendar) -> Time {
        Time { kind, grain, ..Time::unsettled() }
    }

    /// What only points, or a length: nothing but its TIMEX3 value.
    pub(super) fn plain(kind: TimeKind, grain: Calendar, timex: impl Into<Timex>) -> Time {
        Time { kind, grain, timex: timex.into(), ..Time::unsettled() }
    }

    /// A stretch of the calendar, settled.
    pub(super) fn settled(days: Days, grain: Calendar, anchor: Anchor, timex: impl Into<Timex>) -> Time {
        Time { days: Some(days), grain, anchor, timex: timex.into(), ..Time::unsettled() }
    }

    pub(super) fn resolve(&mut self, days: Days, anchor: Anchor, timex: impl Into<Timex>) {
        self.days = Some(days);
        self.anchor = anchor;
        self.timex = timex.into();
    }

    pub(super) fn resolve_month(&mut self, year: i16, month: i8, anchor: Anchor) {
        let Ok(first) = Date::new(year, month, 1) else { return };
        self.resolve(Days { from: first, to: first.last_of_month() }, anchor, format_args!("{year}-{month:02}"));
    }

    /// Whether this is one settled day.
    pub fn day(&self) -> Option<Date> {
        self.days.filter(|d| d.from == d.to && self.names_days()).map(|d| d.from)
    }

    /// Whether it is a stretch of hours of known days: "the past few hours".
    pub fn names_hours(&self) -> bool {
        self.kind == TimeKind::Duration && self.days.is_some() && self.grain < Calendar::Day
    }

    /// Whether its words name a day or another stretch of the calendar, be it with a time of day.
    pub fn names_days(&self) -> bool {
        (self.kind == TimeKind::Date && !self.part_alone()) || self.dated
    }

    /// Whether it is a part of a day that its words do not name: "the evening", "overnight".
    pub(super) fn part_alone(&self) -> bool {
        self.hours.is_some() && self.anchor == Anchor::EarlierDate
    }

    /// Whether it says when or how long: "now", "weekly" and "for years" only point.
    pub fn tells(&self) -> bool {
        match self.kind {
            TimeKind::Date => !self.part_alone(),
            TimeKind::Clock => true,
            TimeKind::Duration => !self.timex.contains('X') || self.names_hours(),
            TimeKind::Set | TimeKind::Reference => false,
        }
    }

    /// The half-open civil interval "from/to" that it denotes, an open end left empty; `None` where it is not settled.
    pub fn interval(&self) -> Option<String> {
        let days = self.days?;
        let (from, to) = match (self.minute, self.hours) {
            (Some(minute), _) => (stamp(days.from, minute), stamp(days.from, minute + 1)),
            (None, Some((from, to))) => (stamp(days.from, from), stamp(days.from, to)),
            (None, None) => (days.from.to_string(), days.to.saturating_add(1.days()).to_string()),
        };
        Some(match self.open {
            Open::No => format!("{from}/{to}"),
            Open::Before => format!("/{from}"),
            Open::From => format!("{from}/"),
            Open::After if self.minute.is_none() => format!("{to}/"),
            Open::After => format!("{from}/"),
        })
    }
}

impl Time {
    /// TIMEX3 values of the other readings that the words leave: the other week or year, the time of no certain day, the
    /// time twelve hours later.
    pub fn others(&self) -> Vec<String> {
        let mut others = Vec::new();
        let clock = |minute: u16| format!("T{:02}:{:02}", minute / 60, minute % 60);
        match (self.kind, self.minute) {
            (TimeKind::Date | TimeKind::Duration, _) => {
                others.extend(self.other.filter(|_| self.hours.is_none()).map(|days| match days.len() {
                    1 => days.from.to_string(),
                    _ => format!("{}/{}", days.from, days.to.saturating_add(1.days())),
                }));
            }
            (TimeKind::Clock, None) => {
                let Some((from, to)) = self.hours else { return others };
                let both = |from: u16, to: u16| {
                    let tail = |minute: u16| format!("{:02}:{:02}:00", minute / 60 % 24, minute % 60);
                    let on = |day: &Days, minute: u16| stamp(day.from, minute);
                    let dated = self.days.as_ref().map(|day| format!("{}/{}", on(day, from), on(day, to)));
                    [Some(format!("{}/{}", tail(from), tail(to))), dated].into_iter().flatten()
                };
                others.extend(both(from, to));
                if self.half_day {
                    others.extend(both(from + 720, to + 720));
                }
            }
            (TimeKind::Clock, Some(minute)) if self.anchor == Anchor::ArticleDay => {
                others.push(clock(minute));
                if self.half_day {
                    let later = clock((minute + 720) % 1440);
                    others.extend(self.days.map(|days| format!("{}{later}", days.from)));
                    others.push(later);
                }
            }
            _ => {}
        }
        others
    }

    /// Takes the other reading, and leaves the first one as the other.
    pub fn turn(&mut self) {
        let (Some(days), Some(other)) = (self.days, self.other) else { return };
        self.timex = self.timex.replace(&*Timex::day(days.from), &Timex::day(other.from)).into();
        (self.days, self.other) = (Some(other), Some(days));
    }

    /// The same time with the TIMEX3 value that its interval spells.
    pub(super) fn respelled(mut self) -> Time {
        if let Some(interval) = self.interval() {
            self.timex = interval.into();
        }
        self
    }

    /// The TIMEX3 modifier.
    pub fn modifier(&self) -> Option<&'static str> {
        self.part.map(|part| match part {
            Part::Start | Part::Earlier => "START",
            Part::Mid => "MID",
            Part::End | Part::Later => "END",
        })
    }
}

fn stamp(day: Date, minute: u16) -> String {
    let day = day.saturating_add(i64::from(minute / 1440).days());
    format!("{day}T{:02}:{:02}:00", minute / 60 % 24, minute % 60)
}
