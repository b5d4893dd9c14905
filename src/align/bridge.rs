//! Counts that differ for a reason that the texts give: other people, another measure, another stretch of time, another area.
//!
//! Such counts answer two questions, and where an outlet answers both, nobody wonders why the figures differ. Where one
//! outlet gives nothing but the one figure and others nothing but the other, a reader does: the two are told in one row,
//! with what makes them differ.

use super::decisions::Bonds;
use super::story::Stories;
use crate::claim::{Answer, Claim, Compare, Reach};
use crate::lexicon::{ANYBODY, OTHERS};
use crate::value::Quantity;
use rustc_hash::FxHashMap;

/// What makes two counts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parted {
    /// Other people are counted.
    Population,
    /// The one counts two things as one sum.
    Measure,
    /// The one is of a longer stretch of time.
    Basis,
    /// The one is of a part of the area.
    Area,
}

/// What makes two counts of one story differ, and whether the first is the wider; `None` where the words give nothing, or
/// where the narrower one is the larger, which the words do not explain.
pub fn parted(a: &Claim, b: &Claim) -> Option<(Parted, bool)> {
    let (x, y) = (count(a)?, count(b)?);
    let of_one = || if one_thing(a, b) { reaches(a, b).or_else(|| populations(a, b)) } else { None };
    let (parted, a_wide) = kinds(a, b).or_else(of_one)?;
    let (wide, narrow) = if a_wide { (x, y) } else { (y, x) };
    (narrow.hard.lo <= wide.hard.hi && narrow.said.lo > 0.0).then_some((parted, a_wide))
}

fn count(claim: &Claim) -> Option<&Quantity> {
    match &claim.answer {
        Answer::Quantity(quantity) if !claim.denied && claim.kind.moves && claim.kind.compare == Compare::Quantity => {
            Some(quantity)
        }
        _ => None,
    }
}

/// Whether the same is counted: cables and the people cut off by them are no whole and part.
fn one_thing(a: &Claim, b: &Claim) -> bool {
    let thing = |claim: &Claim| claim.slot("thing").map(|slot| slot.id);
    // What is told by the words around a bare number is hardly one thing where those differ.
    a.act == b.act && thing(a) == thing(b) && !a.kind.only_counts()
}

/// One sum of what the other counts a part of.
fn kinds(a: &Claim, b: &Claim) -> Option<(Parted, bool)> {
    let covers = |x: &Claim, y: &Claim| x.kind.covers.contains(&y.kind.name);
    let plain = |x: &Claim| x.scope.is_none() && !x.series;
    let holds = |wide: &Claim, narrow: &Claim| {
        covers(wide, narrow) && (everybody(wide) || wide.population == narrow.population)
    };
    if a.kind.name == b.kind.name || !plain(a) || !plain(b) {
        return None;
    }
    if holds(a, b) { Some((Parted::Measure, true)) } else { holds(b, a).then_some((Parted::Measure, false)) }
}

/// Another stretch of time, or another area.
fn reaches(a: &Claim, b: &Claim) -> Option<(Parted, bool)> {
    let reach = |claim: &Claim| claim.scope.as_ref().map(|scope| scope.reach);
    if a.kind.name != b.kind.name || named(a) != named(b) || a.grade != b.grade {
        return None;
    }
    match (reach(a), reach(b)) {
        (Some(Reach::Running), Some(Reach::Running)) => None,
        (Some(Reach::Running), _) if !b.series => Some((Parted::Basis, true)),
        (_, Some(Reach::Running)) if !a.series => Some((Parted::Basis, false)),
        _ if a.series || b.series => None,
        (Some(Reach::Throughout), Some(Reach::Throughout)) | (Some(Reach::Alone), Some(Reach::Alone)) => None,
        (_, Some(Reach::Alone)) if a.part == (reach(a) == Some(Reach::Alone)) => Some((Parted::Area, true)),
        (Some(Reach::Alone), _) if !b.part => Some((Parted::Area, false)),
        (Some(Reach::Throughout), _) if !b.part => Some((Parted::Area, true)),
        (_, Some(Reach::Throughout)) if !a.part => Some((Parted::Area, false)),
        _ => None,
    }
}

/// Everybody, and some of them.
fn populations(a: &Claim, b: &Claim) -> Option<(Parted, bool)> {
    // Of bare numbers of people nothing says that the one is a part of the other.
    if a.kind.name != b.kind.name || a.series != b.series || a.grade != b.grade || a.kind.only_counts() {
        return None;
    }
    let some = |claim: &Claim| named(claim).is_some_and(|p| p != OTHERS);
    match (everybody(a), everybody(b)) {
        (true, false) if some(b) => Some((Parted::Population, true)),
        (false, true) if some(a) => Some((Parted::Population, false)),
        _ => None,
    }
}

/// The population that a claim names, where it is not everybody.
fn named(claim: &Claim) -> Option<u16> {
    claim.population.filter(|p| *p != ANYBODY && !claim.kind.whole.contains(p))
}

fn everybody(claim: &Claim) -> bool {
    named(claim).is_none() && !claim.part && !claim.overall
}

/// Moves rows of counts into the rows of the wider counts of their story, where no article answers both. Of two rows that
/// fit alike neither is moved, so that no order of the articles decides.
pub(super) fn attach(questions: &mut Vec<Vec<usize>>, claims: &[Claim], stories: &Stories, bonds: &Bonds) {
    let mut moves = Vec::new();
    let mut of_story: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (row, list) in questions.iter().enumerate() {
        if list.iter().all(|&at| count(&claims[at]).is_some()) {
            of_story.entry(stories.of[claims[list[0]].source]).or_default().push(row);
        }
    }
    for rows in of_story.values().filter(|rows| rows.len() > 1) {
        of_one(rows, questions, claims, stories, bonds, &mut moves);
    }
    for (wide, narrow) in moves {
        let moved = std::mem::take(&mut questions[narrow]);
        questions[wide].extend(moved);
        questions[wide].sort_unstable();
    }
    questions.retain(|row| !row.is_empty());
}

/// Adds which rows of one story go into which.
fn of_one(
    rows: &[usize],
    questions: &[Vec<usize>],
    claims: &[Claim],
    stories: &Stories,
    bonds: &Bonds,
    moves: &mut Vec<(usize, usize)>,
) {
    let fits = |wide: usize, narrow: usize| {
        let (wide, narrow) = (&questions[wide], &questions[narrow]);
        let one = |p: usize, q: usize| {
            let (a, b) = (&claims[p], &claims[q]);
            let story = a.source != b.source && stories.meet(a.source, b.source);
            let story = story && !stories.only_wide(a.source, b.source);
            story && of_the_event(a, b) && bonds.ban(p, q).is_none()
        };
        let first = wider(&claims[wide[0]], &claims[narrow[0]]);
        first.is_some() && all(wide, narrow, |p, q| one(p, q) && wider(&claims[p], &claims[q]) == first)
    };
    // The wide row of each narrow one: that of the most claims.
    let chosen = rows.iter().filter_map(|&narrow| {
        let wide: Vec<usize> = rows.iter().copied().filter(|&wide| wide != narrow && fits(wide, narrow)).collect();
        Some((only_best(&wide, |row| (questions[row].len(), 0))?, narrow))
    });
    let chosen: Vec<(usize, usize)> = chosen.collect();
    for &wide in rows {
        // What is narrow itself takes none: one row, one reason.
        let own: Vec<usize> = chosen.iter().filter(|(to, _)| *to == wide).map(|(_, narrow)| *narrow).collect();
        let place = |row: usize| {
            let (wide, narrow) = (&claims[questions[wide][0]].kind, &claims[questions[row][0]].kind);
            wide.covers.iter().position(|kind| *kind == narrow.name).unwrap_or(0)
        };
        if chosen.iter().all(|(_, narrow)| *narrow != wide)
            && let Some(narrow) = only_best(&own, |row| (usize::MAX - place(row), questions[row].len()))
        {
            moves.push((wide, narrow));
        }
    }
}

/// The row that ranks highest, if no other ranks as high.
fn only_best(rows: &[usize], rank: impl Fn(usize) -> (usize, usize)) -> Option<usize> {
    let best = rows.iter().copied().max_by_key(|&row| rank(row))?;
    (rows.iter().filter(|&&row| rank(row) == rank(best)).count() == 1).then_some(best)
}

fn all(a: &[usize], b: &[usize], test: impl Fn(usize, usize) -> bool) -> bool {
    a.iter().all(|&p| b.iter().all(|&q| test(p, q)))
}

/// What makes the first the wider of two.
fn wider(a: &Claim, b: &Claim) -> Option<Parted> {
    parted(a, b).filter(|(_, wide)| *wide).map(|(parted, _)| parted)
}

/// Whether two claims tell of the main event; a count of a stretch of time holds it where the stretch holds its day.
fn of_the_event(wide: &Claim, narrow: &Claim) -> bool {
    let running = wide.scope.as_ref().is_some_and(|scope| scope.reach == Reach::Running);
    let holds = || match (wide.event.when, narrow.event.when) {
        (Some(long), Some(day)) => long.contains(day),
        (None, _) => true,
        _ => false,
    };
    // There are many fights at a time, and nothing but the place and the day of the two counts is held together here.
    let fought = wide.event.fighting || narrow.event.fighting;
    !fought && narrow.event.main && (wide.event.main || running && holds())
}
