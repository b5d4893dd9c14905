//! Facts, what is planted in them, and how outlets tell them.

use super::event::Event;
use super::figure::{Figure, capital};
use crosscheck::judge::Cause;

/// What is told of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Killed,
    Wounded,
    Missing,
    Displaced,
    Held,
    Aboard,
    Magnitude,
    Damage,
    Distance,
    Quote,
}

/// How the answers of two outlets stand to each other, as the story was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plan {
    /// One outlet tells it.
    Alone,
    Same,
    Compatible,
    /// Apart, and the texts show this cause.
    Explained(Cause),
    /// Apart, and no text shows why.
    Conflict,
}

#[derive(Clone, Debug)]
pub struct Fact {
    pub kind: Kind,
    pub plan: Plan,
}

/// What a sentence says besides the figure, so that it answers another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    Plain,
    /// In the town alone.
    Town,
    /// In the whole country.
    Country,
    /// Since the year began.
    Year,
    /// Killed or injured, together.
    Together,
}

/// One outlet's sentence about a fact.
#[derive(Clone, Debug)]
pub struct Saying {
    /// The fact, as an index into the story's.
    pub fact: usize,
    pub figure: Figure,
    /// Who is counted.
    pub who: &'static str,
    /// Which of the ways to put it.
    pub form: usize,
    pub speaker: Option<&'static str>,
    pub frame: Frame,
}

pub const SPEAKERS: [&str; 7] = [
    "police",
    "the coastguard",
    "the health ministry",
    "Mayor Ann Dale",
    "Capt. Tobias Renholm",
    "a hospital official",
    "the Red Cross",
];

pub const QUOTES: [&str; 5] = [
    "We will rebuild every house on this street before the winter comes",
    "The smoke reached the lower deck long before anybody heard the alarm",
    "Nobody warned us that the water was rising behind the wall",
    "I have worked here for thirty years and never saw anything like it",
    "The doors were locked from outside and we broke the windows with chairs",
];

/// One word of each quotation said otherwise, so that it says another thing.
pub const MISQUOTES: [&str; 5] = [
    "We will not rebuild every house on this street before the winter comes",
    "The smoke reached the lower deck long after anybody heard the alarm",
    "Everybody warned us that the water was rising behind the wall",
    "I have worked here for thirty months and never saw anything like it",
    "The doors were not locked from outside and we broke the windows with chairs",
];

impl Kind {
    /// The name of the kind of claim.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Killed => "killed",
            Kind::Wounded => "wounded",
            Kind::Missing => "missing",
            Kind::Displaced => "displaced",
            Kind::Held => "held",
            Kind::Aboard => "on board",
            Kind::Magnitude => "magnitude",
            Kind::Damage => "money",
            Kind::Distance => "distance",
            Kind::Quote => "quote",
        }
    }

    /// Whether the figure moves as time goes on.
    pub fn moves(self) -> bool {
        matches!(self, Kind::Killed | Kind::Wounded | Kind::Missing | Kind::Displaced | Kind::Held)
    }

    /// The least and greatest number worth telling.
    pub fn range(self) -> (u64, u64) {
        match self {
            Kind::Killed => (3, 48),
            Kind::Wounded => (12, 180),
            Kind::Missing => (3, 30),
            Kind::Displaced => (120, 4000),
            Kind::Held => (2, 20),
            Kind::Aboard => (60, 400),
            Kind::Magnitude => (51, 78),
            Kind::Damage => (2, 90),
            Kind::Distance => (5, 60),
            Kind::Quote => (0, 4),
        }
    }

    /// The ways to tell it: `{n}` the figure, `{who}` those counted.
    pub fn forms(self) -> &'static [&'static str] {
        match self {
            Kind::Killed => &[
                "{n} {who} were killed",
                "{n} {who} lost their lives",
                "{n} {who} died in the {thing}",
                "the {thing} killed {n} {who}",
                "the {thing} left {n} {who} dead",
                "{n} {who} have died",
                "the {thing} claimed the lives of {n} {who}",
            ],
            Kind::Wounded => &[
                "{n} {who} were injured",
                "{n} {who} were hurt",
                "the {thing} injured {n} {who}",
                "{n} {who} suffered injuries",
                "{n} {who} have been wounded",
            ],
            Kind::Missing => &[
                "{n} {who} are missing",
                "{n} {who} were still missing at nightfall",
                "{n} {who} remain unaccounted for",
                "rescuers are searching for {n} missing {who}",
            ],
            Kind::Displaced => &[
                "{n} {who} were evacuated",
                "{n} {who} fled their homes",
                "the {thing} displaced {n} {who}",
                "{n} {who} have been evacuated from the valley",
            ],
            Kind::Held => &["{n} {who} were arrested", "officers detained {n} {who}", "{n} {who} are in custody"],
            Kind::Aboard => &[
                "{n} {who} were on board",
                "the {vessel} was carrying {n} {who}",
                "there were {n} {who} aboard the {vessel}",
            ],
            Kind::Magnitude => &[
                "the earthquake had a magnitude of {n}",
                "the {n}-magnitude earthquake was felt across {country}",
                "the magnitude {n} earthquake cracked walls far inland",
            ],
            Kind::Damage => &[
                "the {thing} caused damage of {n}",
                "the damage from the {thing} is put at {n}",
                "insurers put the damage from the {thing} at {n}",
            ],
            Kind::Distance => &[
                "it happened {n} from {place}",
                "the spot lies {n} from the centre of {place}",
                "rescue boats met {n} off {place}",
            ],
            Kind::Quote => &["“{n},”"],
        }
    }

    /// The words for those counted: of the whole, and of a part of them.
    pub fn people(self, event: &Event) -> (&'static str, &'static str) {
        match self {
            Kind::Aboard => ("passengers", "crew members"),
            Kind::Held => ("people", "officials"),
            Kind::Displaced => ("people", "patients"),
            _ => (event.sort.people[0], if event.sort.people[1] == "people" { "children" } else { "pupils" }),
        }
    }
}

impl Saying {
    /// The sentence.
    pub fn sentence(&self, kind: Kind, event: &Event) -> String {
        let figure = self.figure.words();
        if kind == Kind::Quote {
            let speaker = self.speaker.unwrap_or("Mayor Ann Dale");
            return if self.form.is_multiple_of(2) {
                format!("“{figure},” {speaker} said.")
            } else {
                format!("“{figure},” said {speaker}.")
            };
        }
        let forms = kind.forms();
        let mut told = forms[self.form % forms.len()]
            .replace("{n}", &figure)
            .replace("{who}", self.who)
            .replace("{thing}", event.sort.thing)
            .replace("{vessel}", event.sort.vessel.unwrap_or("boat"))
            .replace("{place}", &event.place)
            .replace("{country}", event.country);
        let (place, country) = (&event.place, event.country);
        told = match self.frame {
            Frame::Plain => told,
            Frame::Town => format!("in {place} alone, {told}"),
            Frame::Country => format!("across {country}, {told}"),
            Frame::Year => format!("{figure} {} have been killed in {country} so far this year", self.who),
            Frame::Together => format!("{figure} {} were killed or injured", self.who),
        };
        match self.speaker {
            Some(speaker) if self.form.is_multiple_of(3) => format!("According to {speaker}, {told}."),
            Some(speaker) => format!("{}, {speaker} said.", capital(&told)),
            None => format!("{}.", capital(&told)),
        }
    }
}
