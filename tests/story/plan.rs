//! What is planted in a story: who tells what, and how the answers are meant to stand to each other.

use super::chance::Chance;
use super::event::Event;
use super::fact::{Fact, Frame, Kind, MISQUOTES, Plan, QUOTES, SPEAKERS, Saying};
use super::figure::Figure;
use super::generate::{Day, FILLERS, NAMES, Outlet, Story, figure};
use crosscheck::judge::Cause;
use std::ops::RangeInclusive;

/// A story that a seed makes, with so many outlets that write for themselves; twins, copies and versions come on top.
pub fn story(seed: u64, outlets: RangeInclusive<usize>) -> Story {
    let mut chance = Chance::new(seed);
    let event = Event::any(&mut chance);
    let mut story = Story { seed, events: vec![event], facts: Vec::new(), outlets: Vec::new() };
    let names = chance.shuffled(&(0..NAMES.len()).collect::<Vec<_>>());
    let together = chance.between(*outlets.start() as u64, *outlets.end() as u64) as usize;
    let printed = (chance.below(2) as i64, chance.percent(70).then(|| chance.between(600, 1430) as u16));
    for &name in &names[..together] {
        story.outlets.push(outlet(name, printed, &mut chance));
    }
    // One that prints its article a day or two later sees other figures.
    let late = (together > 1 && chance.percent(50)).then_some(together - 1);
    if let Some(late) = late {
        let behind = 1 + chance.below(2) as i64;
        story.outlets[late].published = Some((printed.0 + behind, printed.1));
        if story.outlets[late].day == Day::Weekday && chance.percent(50) {
            story.outlets[late].day = Day::Full;
        }
    }
    let mut kinds =
        vec![Kind::Killed, Kind::Wounded, Kind::Missing, Kind::Displaced, Kind::Damage, Kind::Quote, Kind::Held];
    if story.events[0].sort.vessel.is_some() {
        kinds.extend([Kind::Aboard, Kind::Distance]);
    }
    if story.events[0].is_quake() {
        kinds.push(Kind::Magnitude);
    }
    let kinds = chance.shuffled(&kinds);
    let number = 2 + chance.below(kinds.len() - 2);
    for &kind in &kinds[..number] {
        plant(&mut story, kind, late, &mut chance);
    }
    for outlet in &mut story.outlets {
        outlet.sayings = chance.shuffled(&outlet.sayings);
    }
    let mut more = names[together..].iter();
    if chance.percent(35) {
        let name = *more.next().unwrap();
        twin(&mut story, name, printed, &mut chance);
    }
    if chance.percent(20) {
        version(&mut story, &mut chance);
    }
    if chance.percent(35) {
        let name = *more.next().unwrap();
        copy(&mut story, name, &mut chance);
    }
    story
}

fn outlet(name: usize, printed: (i64, Option<u16>), chance: &mut Chance) -> Outlet {
    let published = chance.percent(85).then_some(printed);
    let day = match chance.below(6) {
        0 | 1 => Day::Full,
        2 => Day::American,
        3 | 4 if published.is_some() => Day::Weekday,
        5 if published.is_some() => Day::Untold,
        _ => Day::Full,
    };
    let fillers = chance.shuffled(&(0..FILLERS.len()).collect::<Vec<_>>());
    Outlet {
        name,
        published,
        day,
        event: 0,
        form: chance.below(12),
        headline: chance.percent(40),
        agency: chance.percent(10),
        sayings: Vec::new(),
        background: chance.percent(25).then(|| (chance.between(1991, 2012) as u16, chance.between(2, 60))),
        fillers: fillers[..chance.below(3)].to_vec(),
        copies: None,
    }
}

/// Plants a fact of a kind: chooses who tells it and how the answers stand to each other.
fn plant(story: &mut Story, kind: Kind, late: Option<usize>, chance: &mut Chance) {
    let early: Vec<usize> = (0..story.outlets.len()).filter(|&at| Some(at) != late).collect();
    let early = chance.shuffled(&early);
    let tellers = &early[..1 + chance.below(early.len())];
    let mut plans = vec![Plan::Same, Plan::Same, Plan::Compatible, Plan::Compatible, Plan::Conflict, Plan::Conflict];
    if kind.moves() {
        plans.extend([Plan::Explained(Cause::Population), Plan::Explained(Cause::Area)]);
    }
    if kind == Kind::Killed {
        plans.extend([Plan::Explained(Cause::Basis), Plan::Explained(Cause::Measure)]);
    }
    if late.is_some() {
        plans.extend([Plan::Same, Plan::Compatible]);
        // That one article was printed later shows only where both say when.
        let dated = tellers.iter().all(|&at| story.outlets[at].published.is_some());
        if kind.moves() && dated {
            plans.extend([Plan::Explained(Cause::Later); 4]);
        }
    }
    let mut plan = chance.pick(&plans);
    let with_late = late.filter(|_| plan.agrees() || plan == Plan::Explained(Cause::Later));
    let tellers: Vec<usize> = tellers.iter().copied().chain(with_late).collect();
    if tellers.len() < 2 {
        plan = Plan::Alone;
    }
    if plan == Plan::Compatible && matches!(kind, Kind::Quote | Kind::Magnitude) {
        plan = Plan::Same;
    }
    let fact = story.facts.len();
    story.facts.push(Fact { kind, plan });
    let (low, high) = kind.range();
    let number = chance.between(low, high);
    let (whole, part) = kind.people(&story.events[0]);
    let quoted = (kind == Kind::Quote).then(|| chance.pick(&["Mayor Ann Dale", "Capt. Tobias Renholm"]));
    let odd = tellers[tellers.len() - 1]; // the one that says otherwise
    for &at in &tellers {
        let mut saying = Saying {
            fact,
            figure: figure(kind, number, chance),
            who: whole,
            form: chance.below(64),
            speaker: chance.percent(40).then(|| chance.pick(&SPEAKERS)),
            frame: Frame::Plain,
        };
        saying.speaker = quoted.or(saying.speaker);
        if at == odd {
            differ(&mut saying, kind, plan, number, part, chance);
        } else if plan == Plan::Explained(Cause::Area) {
            saying.frame = Frame::Town;
        }
        story.outlets[at].sayings.push(saying);
    }
}

/// Makes one saying differ from the others as the plan asks.
fn differ(saying: &mut Saying, kind: Kind, plan: Plan, number: u64, part: &'static str, chance: &mut Chance) {
    // Apart, and not so far that it cannot be the same thing.
    let more = number + 2 + number / 3 + chance.between(0, number / 2);
    match plan {
        Plan::Alone | Plan::Same => {}
        Plan::Compatible => {
            saying.figure = match kind {
                Kind::Damage => Figure::Amount(format!("about ${number} million")),
                Kind::Distance => Figure::Amount(format!("about {:.0} miles", number as f64 / 1.609)),
                _ => Figure::hedged(number, chance),
            };
        }
        Plan::Conflict if kind == Kind::Quote => {
            let said = QUOTES.iter().position(|quote| saying.figure.words() == *quote).unwrap();
            saying.figure = Figure::Amount(MISQUOTES[said].into());
        }
        Plan::Conflict | Plan::Explained(Cause::Later | Cause::Version) => saying.figure = figure(kind, more, chance),
        Plan::Explained(Cause::Population) => {
            saying.figure = figure(kind, (number / 2).max(2), chance);
            saying.who = part;
        }
        Plan::Explained(Cause::Area) => {
            saying.figure = figure(kind, more, chance);
            saying.frame = Frame::Country;
        }
        Plan::Explained(Cause::Basis) => {
            saying.figure = figure(kind, more, chance);
            saying.frame = Frame::Year;
        }
        Plan::Explained(Cause::Measure) => {
            saying.figure = figure(kind, more, chance);
            saying.frame = Frame::Together;
        }
    }
}

/// An article about an accident that is not this one, with figures of its own, some of them the same.
fn twin(story: &mut Story, name: usize, printed: (i64, Option<u16>), chance: &mut Chance) {
    let event = story.events[0].twin(chance);
    story.events.push(event);
    let mut twin = outlet(name, printed, chance);
    twin.event = story.events.len() - 1;
    twin.day = chance.pick(&[Day::Full, Day::American]);
    let told: Vec<Saying> = story.outlets.iter().flat_map(|outlet| outlet.sayings.clone()).collect();
    for saying in told {
        let kind = story.facts[saying.fact].kind;
        let known = twin.sayings.iter().any(|s| story.facts[s.fact].kind == kind);
        if known || kind == Kind::Quote || saying.frame != Frame::Plain || chance.percent(30) {
            continue;
        }
        let fact = story.facts.len();
        story.facts.push(Fact { kind, plan: Plan::Alone });
        let (low, high) = kind.range();
        let figure =
            if chance.percent(30) { saying.figure.clone() } else { figure(kind, chance.between(low, high), chance) };
        twin.sayings.push(Saying { fact, figure, form: chance.below(64), ..saying });
    }
    story.outlets.push(twin);
}

/// A second version of an article: the same outlet and text some hours later, one figure changed.
fn version(story: &mut Story, chance: &mut Chance) {
    let alone = |saying: &Saying| {
        let fact = &story.facts[saying.fact];
        fact.plan == Plan::Alone && fact.kind.moves() && matches!(saying.figure, Figure::Exact(_) | Figure::Spelled(_))
    };
    let outlets = 0..story.outlets.len();
    // What the second version repeats must not have grown old: figures that others dispute stay out of it.
    let settled = |outlet: &Outlet| {
        let plan = |saying: &Saying| story.facts[saying.fact].plan;
        outlet.event == 0 && outlet.sayings.iter().all(|s| plan(s).agrees() || plan(s) == Plan::Alone)
    };
    let dated = |outlet: &Outlet| outlet.published.is_some_and(|(_, minute)| minute.is_some());
    let found = outlets.filter(|&at| dated(&story.outlets[at]) && settled(&story.outlets[at])).find_map(|at| {
        let saying = story.outlets[at].sayings.iter().position(alone)?;
        Some((at, saying))
    });
    let Some((at, saying)) = found else { return };
    let mut later = story.outlets[at].clone();
    later.published = later.published.map(|(day, minute)| (day + 1, minute));
    let fact = later.sayings[saying].fact;
    let (Figure::Exact(number) | Figure::Spelled(number)) = later.sayings[saying].figure else { return };
    story.facts[fact].plan = Plan::Explained(Cause::Version);
    differ(&mut later.sayings[saying], Kind::Killed, Plan::Explained(Cause::Version), number, "people", chance);
    story.outlets.push(later);
}

/// An article that prints another's text, whole or with a light hand, with or without the agency's name.
fn copy(story: &mut Story, name: usize, chance: &mut Chance) {
    let of = chance.below(story.outlets.len());
    let credited = chance.percent(50);
    let copy = Outlet { name, copies: Some((of, chance.percent(50))), agency: credited, ..story.outlets[of].clone() };
    story.outlets[of].agency |= credited;
    story.outlets.push(copy);
}
