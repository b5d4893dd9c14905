//! Inside one article: what its own words and the calendar say of each other.

use crate::claim::Dated;
use crate::value::calendar::{print_days, weekday_name};
use crate::value::{Anchor, Clash, Days};

/// How grave a finding inside an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// Checked, and it fits.
    Fits,
    /// Ambiguous: worth a look.
    Look,
    /// Holds only if a figure is wrong.
    Inconsistent,
    /// No reading fits.
    Impossible,
}

/// What the calendar says of a date: how grave it is, and the finding in one sentence.
pub fn check(dated: &Dated) -> Option<(Gravity, String)> {
    let time = &dated.time;
    let said = &dated.cited.words;
    match &time.clash {
        Some(Clash::NoSuchDay) if time.partial.is_some_and(leap_day) && time.anchor != Anchor::Stated => {
            Some((Gravity::Look, format!("“{said}” names no year; the year it was read in has no 29 February.")))
        }
        Some(Clash::NoSuchDay) => Some((Gravity::Impossible, format!("No calendar has the day “{said}”."))),
        Some(Clash::Weekday(right)) => {
            let day = time.days.map(print_days)?;
            let grave = if time.anchor == Anchor::Stated { Gravity::Impossible } else { Gravity::Look };
            let how = match time.anchor {
                Anchor::Stated => "",
                _ => " (year not stated, taken from the article)",
            };
            Some((grave, format!("{day}{how} was a {right}; the text says “{said}”. Either may be the slip.")))
        }
        None => {
            let day = time.day()?;
            let year =
                if time.anchor == Anchor::EarlierDate { ", its year read from a date named earlier" } else { "" };
            let right = weekday_name(day);
            Some((Gravity::Fits, format!("“{said}” fits: {} was a {right}{year}.", print_days(Days::one(day)))))
        }
    }
}

fn leap_day((month, day): (i8, Option<i8>)) -> bool {
    (month, day) == (2, Some(29))
}
