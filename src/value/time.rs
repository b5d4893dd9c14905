//! Time: what a phrase of time amounts to.
//!
//! A weekday, "yesterday" or "last month" counts from the article's day, never from the clock of the machine. Where the
//! article has no day the value stays unresolved: its weekday or its month and day are kept, and no year is made up.

use super::calendar::Days;
use crate::lexicon::Calendar;
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
    /// The year was taken from a date named earlier in the text.
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
}

/// The value of a phrase of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// What it is.
    pub kind: TimeKind,
    /// The days it names, where they are settled.
    pub days: Option<Days>,
    /// Month and day of a date whose year is not settled.
    pub partial: Option<(i8, Option<i8>)>,
    /// The finest unit that its words name.
    pub grain: Calendar,
    /// The weekday that its words name, Monday 1.
    pub weekday: Option<i8>,
    /// How it came by its days.
    pub anchor: Anchor,
    /// Minutes after midnight.
    pub minute: Option<u16>,
    /// TIMEX3 value.
    pub timex: String,
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
    /// The latest full date that the text has named so far.
    pub named: Option<Date>,
}

impl Time {
    /// A date of which nothing is said.
    pub fn unsettled() -> Time {
        Time {
            kind: TimeKind::Date,
            days: None,
            partial: None,
            grain: Calendar::Day,
            weekday: None,
            anchor: Anchor::Missing,
            minute: None,
            timex: "XXXX".into(),
            clash: None,
        }
    }

    pub(super) fn resolve(&mut self, days: Days, anchor: Anchor, timex: String) {
        self.days = Some(days);
        self.anchor = anchor;
        self.timex = timex;
    }

    pub(super) fn resolve_month(&mut self, year: i16, month: i8, anchor: Anchor) {
        let Ok(first) = Date::new(year, month, 1) else { return };
        self.resolve(Days { from: first, to: first.last_of_month() }, anchor, format!("{year}-{month:02}"));
    }

    /// Whether this is one settled day.
    pub fn day(&self) -> Option<Date> {
        self.days.filter(|d| d.from == d.to && self.kind == TimeKind::Date).map(|d| d.from)
    }
}
