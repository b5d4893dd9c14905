//! Inside one article: what its own words and the calendar say of each other.

use crate::align::{Stories, score};
use crate::claim::answer::{lie, one_figure};
use crate::claim::{Claim, Compare, Dated};
use crate::lexicon::Lexicon;
use crate::text::Role;
use crate::value::{Anchor, Clash, Lie};

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

/// The figures of one article's headline that its text tells otherwise, each with the first that does. A headline is a
/// shortened form: where any figure of the text agrees with it, or is its number with "more than" before it, it holds.
pub fn headlines<'a>(claims: &'a [Claim], stories: &Stories, lexicon: &Lexicon) -> Vec<(&'a Claim, &'a Claim)> {
    let figure =
        |claim: &&Claim| claim.kind.compare == Compare::Quantity && claim.event.main && !claim.part && !claim.denied;
    let (titles, told): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().filter(figure).partition(|claim| claim.role == Role::Headline);
    let against = |title: &'a Claim| {
        let one = |claim: &&&Claim| {
            claim.kind.name == title.kind.name && score::compare(title, claim, stories, lexicon).joins()
        };
        let others: Vec<&'a Claim> = told.iter().filter(one).copied().collect();
        let apart = |claim: &&'a Claim| lie(title, claim, lexicon) == Some(Lie::Apart) && !one_figure(title, claim);
        others.iter().all(apart).then(|| others.first().map(|claim| (title, *claim))).flatten()
    };
    titles.into_iter().filter_map(against).collect()
}
