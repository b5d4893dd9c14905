//! What is planted in generated stories, and what a comparison makes of it.

mod story;

use crosscheck::claim::Key;
use crosscheck::judge::Cause;
use crosscheck::report::{Cell, Quote, Row};
use crosscheck::{Relation, Report, compare};
use std::collections::BTreeMap;
use story::fact::{Kind, Plan};
use story::generate::{self, NAMES, Story};
use story::{holds, rules, stories};

/// What a comparison makes of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Made {
    /// No claim was read in one of the sentences.
    Unread,
    /// The claims stand in different rows, and nothing is said of it.
    Apart,
    /// They are named as look-alikes that were not compared.
    Refused(Key),
    /// They stand in one row.
    Joined(Relation, Vec<Cause>),
}

/// Whether a cell is the telling of a fact.
fn tells(report: &Report, cell: &Cell, (outlet, sentence, figure): &(usize, String, String)) -> bool {
    report.sources[cell.source].id == NAMES[*outlet]
        && cell.quote.sentence.trim_end_matches('.').contains(sentence.trim_end_matches('.'))
        && cell.quote.words.to_lowercase().contains(&figure.to_lowercase())
}

/// What became of a fact that several outlets tell.
fn made(report: &Report, story: &Story, fact: usize) -> Made {
    let kind = story.facts[fact].kind.name();
    let tellings = story.tellings(fact);
    let row = |telling| {
        report.rows.iter().position(|row| {
            (row.kind == kind || kind == "killed" && row.kind == "casualties")
                && row.cells.iter().any(|cell| tells(report, cell, telling))
        })
    };
    let rows: Vec<Option<usize>> = tellings.iter().map(row).collect();
    if rows.contains(&None) {
        return Made::Unread;
    }
    if rows.iter().all(|at| *at == rows[0]) {
        let row = &report.rows[rows[0].unwrap()];
        return Made::Joined(row.relation, row.causes.clone());
    }
    let named = |at: usize, quote: &Quote| {
        tellings.iter().any(|(outlet, sentence, _)| {
            report.sources[at].id == NAMES[*outlet]
                && quote.sentence.trim_end_matches('.').contains(sentence.trim_end_matches('.'))
        })
    };
    let refused = report.refused.iter().find(|r| named(r.a, &r.a_quote) && named(r.b, &r.b_quote));
    refused.and_then(|refused| refused.key).map_or(Made::Apart, Made::Refused)
}

/// The facts of a story that two outlets or more tell.
fn shared(story: &Story) -> Vec<usize> {
    (0..story.facts.len())
        .filter(|&fact| story.facts[fact].plan != Plan::Alone && story.tellings(fact).len() > 1)
        .collect()
}

/// A fault with its message, unless it holds.
fn unless(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}

/// A row with all its answers.
fn shown(report: &Report, row: &Row) -> String {
    let cells = row.cells.iter().map(|c| format!("{}: {}", report.sources[c.source].id, c.quote.sentence));
    format!("{} {} {:?} {}", row.kind, row.relation, row.causes, cells.collect::<Vec<_>>().join(" | "))
}

/// The story without what is told of another event.
fn of_one_event(story: &Story) -> Story {
    let twin = (0..story.outlets.len()).find(|&at| story.outlets[at].event > 0 && story.outlets[at].copies.is_none());
    twin.map_or_else(|| story.clone(), |twin| of_one_event(&story.without(twin)))
}

#[test]
fn outlets_that_agree_are_never_in_conflict() {
    holds(160, 2..=5, |story, _| {
        let story = of_one_event(story);
        let report = compare(&story.articles(), rules());
        for fact in shared(&story).into_iter().filter(|&fact| story.facts[fact].plan.agrees()) {
            let made = made(&report, &story, fact);
            let alarm = matches!(made, Made::Joined(Relation::Conflict | Relation::Explained, _));
            unless(!alarm, || format!("{made:?}: {:?}", story.tellings(fact)))?;
        }
        Ok(())
    });
}

#[test]
fn figures_apart_without_a_cause_are_never_said_to_agree_or_to_have_one() {
    holds(160, 2..=5, |story, _| {
        let report = compare(&story.articles(), rules());
        for fact in shared(story).into_iter().filter(|&fact| story.facts[fact].plan == Plan::Conflict) {
            // Rounded amounts of money agree with what they were rounded from.
            if story.facts[fact].kind == Kind::Damage {
                continue;
            }
            let made = made(&report, story, fact);
            let wrong = matches!(&made, Made::Joined(relation, _) if *relation != Relation::Conflict);
            unless(!wrong, || format!("{made:?}: {:?}", story.tellings(fact)))?;
        }
        Ok(())
    });
}

#[test]
fn a_later_figure_is_told_as_later_and_never_as_another_cause() {
    holds(160, 2..=5, |story, _| {
        let story = of_one_event(story);
        let report = compare(&story.articles(), rules());
        for fact in shared(&story) {
            if story.facts[fact].plan != Plan::Explained(Cause::Later) {
                continue;
            }
            let made = made(&report, &story, fact);
            let right = match &made {
                Made::Joined(relation, causes) => *relation == Relation::Explained && *causes == [Cause::Later],
                _ => true,
            };
            unless(right, || format!("{made:?}: {:?}", story.tellings(fact)))?;
        }
        Ok(())
    });
}

/// How many of the shared facts of such a plan, of figures, come out as asked, in percent.
fn share(plans: &[Plan], asked: impl Fn(&Made) -> bool) -> usize {
    let (mut all, mut right) = (0, 0);
    for seed in 0..stories(300) {
        let story = of_one_event(&generate::story(seed));
        let report = compare(&story.articles(), rules());
        let figures = shared(&story).into_iter().filter(|&fact| {
            plans.contains(&story.facts[fact].plan) && !matches!(story.facts[fact].kind, Kind::Quote | Kind::Damage)
        });
        for fact in figures {
            all += 1;
            right += usize::from(asked(&made(&report, &story, fact)));
        }
    }
    assert!(all > 50, "{plans:?} are hardly planted: {all}");
    100 * right / all
}

#[test]
fn most_of_what_is_planted_is_found() {
    let joined = |made: &Made, relation| matches!(made, Made::Joined(found, _) if *found == relation);
    for (plan, relation, least) in [
        (Plan::Same, Relation::Same, 90),
        (Plan::Compatible, Relation::Compatible, 88),
        (Plan::Conflict, Relation::Conflict, 85),
        (Plan::Explained(Cause::Later), Relation::Explained, 85),
    ] {
        let found = share(&[plan], |made| joined(made, relation));
        assert!(found >= least, "{plan:?}: {found} % are found, {least} % were");
    }
}

/// No row holds claims of two accidents.
fn two_events(story: &Story, which: impl Fn(&Story) -> bool) -> Result<(), String> {
    if story.events.len() < 2 || !which(story) {
        return Ok(());
    }
    let report = compare(&story.articles(), rules());
    let event = |source: usize| {
        let at = NAMES.iter().position(|name| *name == report.sources[source].id).unwrap();
        let outlet = &story.outlets[at];
        outlet.copies.map_or(outlet.event, |(of, _)| story.outlets[of].event)
    };
    let told = |row: &&Row| story.facts.iter().any(|fact| fact.kind != Kind::Quote && fact.kind.name() == row.kind);
    for row in report.rows.iter().filter(told) {
        let (first, others) = row.cells.split_first().unwrap();
        // What both tell of an earlier accident is one thing indeed.
        let background = row
            .cells
            .iter()
            .any(|cell| cell.quote.sentence.starts_with("In 1") || cell.quote.sentence.starts_with("In 2"));
        let one = background || others.iter().all(|cell| event(cell.source) == event(first.source));
        unless(one, || shown(&report, row))?;
    }
    Ok(())
}

#[test]
fn the_same_accident_at_another_time_is_never_joined() {
    holds(400, 2..=4, |story, _| {
        two_events(story, |story| {
            let (one, two) = (&story.events[0], &story.events[1]);
            one.place == two.place && one.day != two.day
        })
    });
}

#[test]
fn the_same_accident_in_another_town_is_never_joined() {
    holds(400, 2..=4, |story, _| two_events(story, |story| story.events[0].place != story.events[1].place));
}

#[test]
fn every_planted_cause_is_told_by_its_code() {
    let mut told: BTreeMap<Cause, (usize, usize)> = BTreeMap::new();
    for seed in 0..stories(400) {
        let story = of_one_event(&generate::story(seed));
        let report = compare(&story.articles(), rules());
        for fact in shared(&story) {
            let Plan::Explained(cause) = story.facts[fact].plan else { continue };
            let made = made(&report, &story, fact);
            let (all, right) = told.entry(cause).or_default();
            *all += 1;
            match &made {
                // A copy of the earlier version, printed by another outlet, is a later report and no version.
                Made::Joined(Relation::Explained, causes) => {
                    let only = causes.iter().all(|c| *c == cause || cause == Cause::Version && *c == Cause::Later);
                    assert!(only, "{cause} is told as {made:?}: {:?}", story.tellings(fact));
                    *right += 1;
                }
                // A part that is as large as the whole agrees with it.
                Made::Joined(Relation::Same | Relation::Compatible, _) => *right += 1,
                Made::Joined(..) => panic!("{cause} is told as {made:?}: {:?}", story.tellings(fact)),
                Made::Refused(_) | Made::Apart | Made::Unread => {}
            }
        }
    }
    for cause in [Cause::Later, Cause::Population, Cause::Measure, Cause::Basis, Cause::Area, Cause::Version] {
        let (all, right) = told.get(&cause).copied().unwrap_or_default();
        assert!(right * 100 >= all * 95 && all > 3, "{cause}: {right} of {all} are told by their code");
    }
}

#[test]
fn a_quotation_that_says_another_thing_is_never_the_same() {
    holds(400, 2..=4, |story, _| {
        let report = compare(&story.articles(), rules());
        for fact in shared(story) {
            let fact_of = &story.facts[fact];
            let made = made(&report, story, fact);
            let wrong = fact_of.kind == Kind::Quote
                && fact_of.plan == Plan::Conflict
                && matches!(made, Made::Joined(Relation::Same | Relation::Compatible, _));
            unless(!wrong, || format!("{made:?}: {:?}", story.tellings(fact)))?;
        }
        Ok(())
    });
}

#[test]
#[ignore = "prints a table, for measuring: what is planted, and what comes of it"]
fn table() {
    let mut table: BTreeMap<(Plan, String), usize> = BTreeMap::new();
    for seed in 0..stories(1000) {
        let story = generate::story(seed);
        let report = compare(&story.articles(), rules());
        for fact in shared(&story) {
            let key = (story.facts[fact].plan, format!("{:?}", made(&report, &story, fact)));
            *table.entry(key).or_default() += 1;
        }
    }
    let mut plan = None;
    for ((planted, came), number) in &table {
        if plan != Some(planted) {
            println!("{planted:?}");
            plan = Some(planted);
        }
        println!("  {number:6} {came}");
    }
}

/// With `WANTED="Same Apart"`, a plan and what came of it as the table words them: the smallest stories that show it.
#[test]
#[ignore = "prints the smallest stories in which something came out as WANTED"]
fn smallest() {
    let wanted = std::env::var("WANTED").unwrap_or_default();
    let came = |story: &Story| {
        let report = compare(&story.articles(), rules());
        let as_wanted =
            |fact: &usize| wanted == format!("{:?} {:?}", story.facts[*fact].plan, made(&report, story, *fact));
        shared(story).into_iter().find(as_wanted)
    };
    let found = (0..stories(1000)).map(generate::story).filter(|story| came(story).is_some());
    for story in found.take(6) {
        let small = story.smallest(&|story| came(story).is_some());
        println!("story {}: {:?}\n{}", story.seed, small.tellings(came(&small).unwrap()), small.texts());
        let report = compare(&small.articles(), rules());
        report.rows.iter().for_each(|row| println!("{}", shown(&report, row)));
    }
}
