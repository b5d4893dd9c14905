//! Generated stories: several outlets tell of one event, each in its own words and with its own gaps, and the story knows
//! what is planted in it.
//!
//! A seed makes a story. What comes out is plain data, so that a law can change one thing and tell it again.

use super::chance::Chance;
use super::event::Event;
use super::fact::{Fact, Frame, Kind, Plan, Saying};
use super::figure::{Figure, capital, digits};
use crosscheck::{Article, input};
use jiff::ToSpan;
use jiff::civil::Date;

/// Names of files and outlets, in no order that means anything.
pub const NAMES: [&str; 12] = [
    "herald",
    "courier",
    "zenith",
    "amber-post",
    "mail",
    "evening-star",
    "observer",
    "beacon",
    "ledger",
    "voice",
    "chronicle",
    "argus",
];

/// How the first sentence names the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// "3 May 2024"
    Full,
    /// "May 3, 2024"
    American,
    /// "Friday"
    Weekday,
    /// Not at all.
    Untold,
}

/// One outlet with its article.
#[derive(Clone, Debug)]
pub struct Outlet {
    /// Index of its name in [`NAMES`]; two versions of one article share it.
    pub name: usize,
    /// Days behind the event, and minutes after midnight.
    pub published: Option<(i64, Option<u16>)>,
    pub day: Day,
    /// What it tells of, as an index into the story's events; 0 is the event of the story.
    pub event: usize,
    /// Which way the title and the first sentence are put.
    pub form: usize,
    /// Whether the title tells the dead.
    pub headline: bool,
    pub agency: bool,
    pub sayings: Vec<Saying>,
    /// An earlier accident: year, dead.
    pub background: Option<(u16, u64)>,
    /// Sentences that no other outlet has, as indices into [`FILLERS`].
    pub fillers: Vec<usize>,
    /// The outlet whose text it prints, and whether a hand went over it.
    pub copies: Option<(usize, bool)>,
}

#[derive(Clone, Debug)]
pub struct Story {
    pub seed: u64,
    pub events: Vec<Event>,
    pub facts: Vec<Fact>,
    pub outlets: Vec<Outlet>,
}

/// Sentences of no matter, some with figures that nobody else gives.
pub const FILLERS: [&str; 10] = [
    "Families waited behind a rope until long after dark.",
    "The school stayed closed, and the church kept its doors open through the night.",
    "A man who keeps a shop near by said the walls shook.",
    "Route 17 was shut for 6 hours, and 3,400 homes had no power at 16:10.",
    "The line carries 62 percent of all traffic to the coast.",
    "Bela Anwar, a 22-year-old resident, brought blankets from her kitchen.",
    "The first round of talks on a new road was held in Doha on October 19, 2013.",
    "An inquiry is to begin its work when the rain has stopped.",
    "The ministry pledged to rebuild the bridge and to pay for every funeral.",
    "Two paintings in the town hall were not harmed.",
];

impl Outlet {
    fn title(&self, story: &Story) -> String {
        let event = &story.events[self.event];
        let dead = self.sayings.iter().find(|s| story.facts[s.fact].kind == Kind::Killed && s.frame == Frame::Plain);
        match (dead, self.headline, self.form % 3) {
            (Some(dead), true, _) if !matches!(dead.who, "children" | "pupils") => {
                format!("{} killed in {} {}", capital(&dead.figure.words()), event.place, event.sort.thing)
            }
            (_, _, 0) => format!("Grief after {} in {}", event.sort.thing, event.place),
            (_, _, 1) => format!("{} mourns after {}", event.place, event.sort.thing),
            _ => format!("What is known of the {} in {}", event.sort.thing, event.place),
        }
    }

    fn lead(&self, story: &Story) -> String {
        let event = &story.events[self.event];
        let day = match self.day {
            Day::Full => format!(" on {}", event.day.strftime("%-d %B %Y")),
            Day::American => format!(" on {}", event.day.strftime("%B %-d, %Y")),
            Day::Weekday => format!(" on {}", event.day.strftime("%A")),
            Day::Untold => String::new(),
        };
        let (clause, place, country) = (event.sort.clause, &event.place, event.country);
        match self.form % 4 {
            0 => format!("{} in {place}, {country}{day}.", capital(clause)),
            1 => format!("The {} in {place}, {country}{day} shook the region.", event.sort.thing),
            2 => format!("Rescue crews rushed to {place}, {country}, when {clause} there{day}."),
            _ => format!("People in {place}, {country}, were at work when {clause}{day}."),
        }
    }

    fn paragraphs(&self, story: &Story) -> Vec<String> {
        let event = &story.events[self.event];
        let mut told = vec![self.lead(story)];
        for (at, saying) in self.sayings.iter().enumerate() {
            let sentence = saying.sentence(story.facts[saying.fact].kind, event);
            // Some figures stand together, some have a paragraph of their own.
            match told.last_mut() {
                Some(last) if (self.form + at).is_multiple_of(3) && !sentence.starts_with('“') => {
                    last.push(' ');
                    last.push_str(&sentence);
                }
                _ => told.push(sentence),
            }
        }
        if let Some((year, dead)) = self.background {
            let (thing, country) = (event.sort.thing, event.country);
            told.push(format!("In {year} a {thing} in the north of {country} killed {dead} people."));
        }
        told.extend(self.fillers.iter().map(|&at| FILLERS[at].to_owned()));
        told
    }
}

impl Story {
    /// The day that an outlet printed its article on, as front matter has it.
    fn published(&self, outlet: &Outlet) -> Option<String> {
        let (behind, minute) = outlet.published?;
        let day: Date = self.events[outlet.event].day.saturating_add(behind.days());
        let clock = minute.map_or(String::new(), |m| format!("T{:02}:{:02}", m / 60, m % 60));
        Some(format!("{day}{clock}"))
    }

    /// The file of one outlet.
    pub fn file(&self, at: usize) -> String {
        let outlet = &self.outlets[at];
        let (source, edited) = outlet.copies.unwrap_or((at, false));
        let source = &self.outlets[source];
        let mut head =
            format!("---\ntitle: \"{}\"\noutlet: \"The {}\"\n", source.title(self), capital(NAMES[outlet.name]));
        if let Some(day) = self.published(outlet) {
            head += &format!("published: \"{day}\"\n");
        }
        if outlet.agency {
            head += "agency: \"Meridian News Agency\"\n";
        }
        let mut told = source.paragraphs(self);
        if edited {
            // A light hand: the end is cut, the paragraphs behind the first change places, some words are changed, and a
            // sentence is put at the end.
            if told.len() > 3 {
                told.pop();
            }
            told.iter_mut().for_each(|words| *words = reworded(words));
            if let Some(rest) = told.get_mut(1..) {
                rest.reverse();
            }
            told.push("More on this story as it comes in.".into());
        }
        format!("{head}---\n\n{}\n", told.join("\n\n"))
    }

    /// The files of all outlets, in order.
    pub fn files(&self) -> Vec<String> {
        (0..self.outlets.len()).map(|at| self.file(at)).collect()
    }

    /// The articles under the usual names.
    pub fn articles(&self) -> Vec<Article> {
        self.named(&NAMES)
    }

    /// The articles under other names, one for each outlet.
    pub fn named(&self, names: &[&str]) -> Vec<Article> {
        self.files().iter().zip(names).map(|(text, name)| read(name, text)).collect()
    }

    /// The same story with every outlet changed.
    pub fn with(&self, change: impl Fn(&mut Outlet)) -> Story {
        let mut story = self.clone();
        story.outlets.iter_mut().for_each(change);
        story
    }

    /// The same story without any date, published or told.
    pub fn undated(&self) -> Story {
        self.with(|outlet| {
            (outlet.published, outlet.day, outlet.background) = (None, Day::Untold, None);
            outlet.fillers.retain(|&at| !FILLERS[at].contains("2013"));
        })
    }

    /// Without one outlet and the copies of it.
    pub fn without(&self, gone: usize) -> Story {
        let mut story = self.clone();
        let stays = |at: usize| at != gone && self.outlets[at].copies.is_none_or(|(of, _)| of != gone);
        let kept: Vec<usize> = (0..self.outlets.len()).filter(|&at| stays(at)).collect();
        story.outlets = kept.iter().map(|&at| self.outlets[at].clone()).collect();
        for outlet in &mut story.outlets {
            if let Some((of, _)) = &mut outlet.copies {
                *of = kept.iter().position(|at| at == of).unwrap();
            }
        }
        story
    }

    /// The sentences in which outlets that write for themselves tell a fact: (outlet, sentence, words of the figure).
    pub fn tellings(&self, fact: usize) -> Vec<(usize, String, String)> {
        let own = self.outlets.iter().enumerate().filter(|(_, outlet)| outlet.copies.is_none());
        let told = own.flat_map(|(at, outlet)| {
            let sayings = outlet.sayings.iter().filter(move |saying| saying.fact == fact);
            sayings.map(move |s| (at, s.sentence(self.facts[fact].kind, &self.events[outlet.event]), s.figure.words()))
        });
        told.collect()
    }

    /// All of it, for a message.
    pub fn texts(&self) -> String {
        let files = self.files();
        files.iter().zip(NAMES).map(|(text, name)| format!("[{name}]\n{text}\n")).collect()
    }

    /// The least story that still fails: outlets, sentences and fillers are taken away while it does.
    pub fn smallest(&self, fails: &dyn Fn(&Story) -> bool) -> Story {
        let mut story = self.clone();
        'again: loop {
            for next in story.smaller() {
                if fails(&next) {
                    story = next;
                    continue 'again;
                }
            }
            return story;
        }
    }

    /// Stories with one thing less.
    fn smaller(&self) -> Vec<Story> {
        let mut list = Vec::new();
        let mut less = |change: &dyn Fn(&mut Story)| {
            let mut story = self.clone();
            change(&mut story);
            list.push(story);
        };
        for (at, outlet) in self.outlets.iter().enumerate() {
            if self.outlets.len() > 1 {
                less(&|story| *story = story.without(at));
            }
            for saying in 0..outlet.sayings.len() {
                less(&|story| drop(story.outlets[at].sayings.remove(saying)));
                if outlet.sayings[saying].speaker.is_some()
                    && self.facts[outlet.sayings[saying].fact].kind != Kind::Quote
                {
                    less(&|story| story.outlets[at].sayings[saying].speaker = None);
                }
            }
            if !outlet.fillers.is_empty() {
                less(&|story| story.outlets[at].fillers.clear());
            }
            if outlet.background.is_some() {
                less(&|story| story.outlets[at].background = None);
            }
            if outlet.headline {
                less(&|story| story.outlets[at].headline = false);
            }
            if outlet.agency {
                less(&|story| story.outlets[at].agency = false);
            }
        }
        list
    }
}

/// An article of a file's text.
pub fn read(name: &str, text: &str) -> Article {
    input::read(&format!("{name}.txt"), text.as_bytes()).unwrap()
}

/// The words of a number of some kind: most are counts, some have a unit.
pub fn figure(kind: Kind, number: u64, chance: &mut Chance) -> Figure {
    match kind {
        Kind::Magnitude => Figure::Amount(format!("{}.{}", number / 10, number % 10)),
        Kind::Damage if chance.percent(50) => Figure::Amount(format!("${number} million")),
        Kind::Damage => Figure::Amount(format!("{number} million dollars")),
        Kind::Distance if chance.percent(50) => Figure::Amount(format!("{number} km")),
        Kind::Distance => Figure::Amount(format!("{number} kilometres")),
        Kind::Quote => Figure::Amount(super::fact::QUOTES[number as usize].into()),
        _ if number < 100 => Figure::plain(number, chance),
        _ => Figure::Amount(digits(number)),
    }
}

/// The story that a seed makes.
pub fn story(seed: u64) -> Story {
    story_of(seed, 2..=5)
}

pub use super::plan::story as story_of;

impl Plan {
    /// Whether the outlets agree.
    pub fn agrees(self) -> bool {
        matches!(self, Plan::Same | Plan::Compatible)
    }
}

/// A paragraph with some small words changed, as a second desk would. What is quoted stays as it was.
fn reworded(words: &str) -> String {
    const CHANGES: [(&str, &str); 4] =
        [(" also ", " too "), (" said", " says"), (" nearly ", " almost "), (" which ", " that ")];
    if words.contains(['"', '“']) {
        return words.to_owned();
    }
    CHANGES.iter().fold(words.to_owned(), |told, (from, to)| told.replacen(from, to, 1))
}
