//! Inside one article: what its own words and the calendar say of each other.

use crate::claim::Dated;
use crate::value::{Anchor, Clash};

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

/// How grave it is what the calendar says of a date; `None` where there is nothing to check.
pub fn check(dated: &Dated) -> Option<Gravity> {
    let time = &dated.time;
    let stated = time.anchor == Anchor::Stated;
    match &time.clash {
        // A leap day of a year that was only read in may be another year's.
        Some(Clash::NoSuchDay) if time.partial == Some((2, Some(29))) && !stated => Some(Gravity::Look),
        Some(Clash::NoSuchDay) => Some(Gravity::Impossible),
        Some(Clash::Weekday(_)) => Some(if stated { Gravity::Impossible } else { Gravity::Look }),
        None => time.day().map(|_| Gravity::Fits),
    }
}
