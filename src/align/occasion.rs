//! When and where: whether two claims are of one event, and of one part of its area.

use super::agree::close;
use super::alone::within_twice;
use super::ladder::{Ladder, Level};
use super::once::one_great_quake;
use super::story::Stories;
use crate::claim::{Answer, Claim, Compare, Event, Key, Section};
use crate::lexicon::{ANYBODY, OTHERS};
use crate::text::Role;

/// Share of words in common, in percent, from which two counts are of one event that little else shows.
const TELLING: u32 = 25;

fn headline(a: &Claim, b: &Claim) -> bool {
    a.source != b.source && (a.role == Role::Headline || b.role == Role::Headline)
}

/// Whether two counts are of areas of two sizes: "in the province" and "in 13 countries"; of a background event also
/// where only one of them says so.
fn areas_apart(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (a.event.area_noun, b.event.area_noun);
    a.kind.moves && x != y && (x.is_some() && y.is_some() || !(a.event.main && b.event.main))
}

/// Whether two tolls are of two towns, each of which its own text names, and neither of which is told to lie in the other.
fn two_towns(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.event, &b.event);
    let met = |town: &u64| y.towns.contains(town) || y.around.contains(town);
    let named = a.kind.moves && !x.towns.is_empty() && !y.towns.is_empty();
    named && !x.towns.iter().any(met) && !y.towns.iter().any(|town| x.around.contains(town))
}

/// Whether neither count is more than twice the other, as far as they are stated; a vague word is of any size, and shows
/// it by words in common.
fn of_a_size(a: &Claim, b: &Claim, overlap: u32) -> bool {
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return false };
    within_twice(a, b) && !((x.vague || y.vague) && overlap < 20)
}

/// Whether two counts are of the same people, told by a word of their own: "refugees", "girls".
fn same_people(a: &Claim, b: &Claim) -> bool {
    let stretch = |c: &Claim| c.event.when.is_none_or(|days| days.len() <= 31);
    a.population.is_some_and(|people| people != ANYBODY && people != OTHERS)
        && a.population == b.population
        && a.part == b.part
        && stretch(a)
        && stretch(b)
}

/// Whether two days are those of one deed; of talks there are several at a time.
fn one_deed(a: &Claim, b: &Claim) -> bool {
    let apart = |c: &Claim| c.act.as_deref().is_none_or(|act| c.kind.apart.iter().any(|apart| apart == act));
    a.source != b.source && a.kind.compare == Compare::Days && a.act == b.act && !apart(a)
}

/// Whether two tolls are of two days, each of which its own text names: a bomb on Sunday and one on Monday. That a toll rose on
/// Monday is no day of it. A text of Sunday that names no day tells of no bomb of Monday.
fn two_days(a: &Claim, b: &Claim, stories: &Stories) -> bool {
    let early = |x: &Claim, y: &Claim| y.event.day.is_some_and(|day| stories.before(x.source, day));
    let apart = a.event.day.zip(b.event.day).is_some_and(|(x, y)| x != y);
    a.kind.moves && !(a.revised || b.revised) && (apart || early(a, b) || early(b, a))
}

/// When and where: one story, or one dated event of the background.
pub(super) fn event(ladder: &mut Ladder, a: &Claim, b: &Claim, stories: &Stories) {
    let (x, y) = (&a.event, &b.event);
    // Of what an event has once, its act and who did it show more than the heads.
    let shown = a.kind.compare == Compare::Days && a.once && b.once;
    let (key, date) = if x.main && y.main {
        match stories.level(a.source, b.source) {
            // Days of fighting are many events in one place: what two articles answer otherwise is of one event only if
            // their own heads show it.
            (_, Level::Same | Level::Alike) if !(ladder.meets || stories.meet(a.source, b.source) || shown) => {
                (Key::Event, Level::Different)
            }
            // In one country and on one day: then the words must show that it is one event.
            (_, Level::Same | Level::Alike)
                if !ladder.meets
                    && a.kind.moves
                    && ladder.overlap < TELLING
                    && stories.only_wide(a.source, b.source) =>
            {
                (Key::Event, Level::Different)
            }
            (_, Level::Same | Level::Alike) if (!ladder.meets || two_towns(a, b)) && two_days(a, b, stories) => {
                (Key::Date, Level::Different)
            }
            level => level,
        }
    } else {
        let days = match (x.when, y.when) {
            (Some(p), Some(q)) if p.contains(q) || q.contains(p) => Level::Same,
            (Some(p), Some(q)) if p.meets(q) => Level::Alike,
            (Some(_), Some(_)) => Level::Different,
            _ => partial(x.partial, y.partial, x.when, y.when),
        };
        // What a sentence dates to the very day of the other's main event is that event.
        let one_day = x.main != y.main && x.when == y.when && x.when.is_some_and(|d| d.from == d.to);
        let one_story = stories.of[a.source] == stories.of[b.source];
        // A story has several days of its own, that of the deed and that on which it was told: what agrees and is dated to any of
        // them is of the story.
        let of_story =
            |e: &Event, source| e.main || !e.beside && e.when.is_some_and(|days| stories.tells(source, days));
        let story_day = one_story && ladder.meets && of_story(x, a.source) && of_story(y, b.source);
        let listed = one_story && a.kind.compare.is_told();
        match days {
            Level::Different if one_story && one_great_quake(a, b) => (Key::Date, Level::Alike),
            Level::Same if one_day && one_story => (Key::Date, Level::Alike),
            _ if story_day => (Key::Date, Level::Alike),
            // A background event shares its date with many others; the words must show that it is the same one.
            Level::Same | Level::Alike if ladder.sisters || ladder.tells(if one_story { 1 } else { 4 }, 30) => {
                (Key::Date, Level::Alike)
            }
            Level::Same | Level::Alike if x.main == y.main && ladder.overlap >= 20 && close(a, b) => {
                (Key::Date, Level::Alike)
            }
            Level::Same | Level::Alike if x.main == y.main && ladder.overlap >= 20 && ladder.kindred => {
                (Key::Date, Level::Alike)
            }
            // A statement is told by its words, whatever day its sentence names beside it.
            Level::Different | Level::Unsaid if listed && ladder.overlap >= 45 => (Key::Date, Level::Alike),
            // The girls seized in April and on 14 April: one month of one story has one such number of them.
            Level::Same | Level::Alike
                if x.main == y.main && ladder.meets && same_people(a, b) && stories.follow(a.source, b.source) =>
            {
                (Key::Date, Level::Alike)
            }
            Level::Same | Level::Alike if x.main != y.main || ladder.overlap < 35 => (Key::Event, Level::Different),
            // A sentence dates other things, too: the year of a law beside what it costs.
            Level::Unsaid if one_story && ladder.tells(3, 20) => (Key::Date, Level::Alike),
            Level::Unsaid
                if one_story && ladder.meets && x.main != y.main && ladder.overlap >= 30 && same_people(a, b) =>
            {
                (Key::Date, Level::Alike)
            }
            Level::Different if one_story && ladder.tells(3, 35) => (Key::Date, Level::Alike),
            level => (Key::Date, level),
        }
    };
    // Where a story's day is missing, the days that the two claims themselves give may still tell them apart.
    let undated = [a.source, b.source].into_iter().any(|article| stories.is_undated(article));
    let date = match (&a.answer, &b.answer) {
        (Answer::Time(p), Answer::Time(q)) if key == Key::Date && (date == Level::Unsaid || undated) => {
            match partial(p.partial.or(x.partial), q.partial.or(y.partial), p.days, q.days) {
                Level::Unsaid => date,
                told => told,
            }
        }
        _ => date,
    };
    ladder.push(key, date);
    let place = match place(a, b, stories) {
        // What a part of the area counts alone would be less.
        Level::Different if ladder.meets && a.source != b.source && of_a_size(a, b, ladder.overlap) => Level::Alike,
        // A headline tells of the whole.
        Level::Different if headline(a, b) && of_a_size(a, b, ladder.overlap) => Level::Alike,
        // A day of the story is one day, whether a text names the town or the land.
        Level::Different if ladder.meets && one_deed(a, b) && stories.of[a.source] == stories.of[b.source] => {
            Level::Alike
        }
        _ if !ladder.meets && (areas_apart(a, b) || two_towns(a, b)) => Level::Different,
        level => level,
    };
    ladder.push(Key::Place, place);
    let series = match a.series == b.series || a.kind.compare.is_told() {
        true => Level::Same,
        false if ladder.telling >= 4 => Level::Alike,
        false => Level::Different,
    };
    ladder.push(Key::Series, series);
}

/// Where: counts by the area that their own words narrow them to, statements and talks by the city they were made in.
fn place(a: &Claim, b: &Claim, stories: &Stories) -> Level {
    let (x, y) = (&a.event, &b.event);
    if matches!(a.kind.section, Section::Statements | Section::Dates) {
        return match (x.venues.is_empty(), y.venues.is_empty()) {
            (false, false) if x.venues.iter().any(|venue| y.venues.contains(venue)) => Level::Same,
            (false, false) => Level::Different,
            _ => Level::Alike,
        };
    }
    let shared = x.places.iter().any(|place| y.places.contains(place));
    match (stories.narrows(a), stories.narrows(b)) {
        _ if shared => Level::Same,
        (false, false) => Level::Alike,
        _ => Level::Different,
    }
}

/// Months and days of which at least one has no year: another day of the year is another date, whatever the year.
fn partial(
    a: Option<(i8, Option<i8>)>,
    b: Option<(i8, Option<i8>)>,
    x: Option<crate::value::Days>,
    y: Option<crate::value::Days>,
) -> Level {
    let day = |partial: Option<(i8, Option<i8>)>, days: Option<crate::value::Days>| {
        partial.or_else(|| days.filter(|d| d.from == d.to).map(|d| (d.from.month(), Some(d.from.day()))))
    };
    match (day(a, x), day(b, y)) {
        (Some((m, Some(d))), Some((n, Some(e)))) if (m, d) != (n, e) => Level::Different,
        (Some((m, _)), Some((n, _))) if m != n => Level::Different,
        _ => Level::Unsaid,
    }
}
