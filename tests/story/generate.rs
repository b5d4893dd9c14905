//! Generated stories: several outlets tell of one event, each with its own figures, words and gaps.

use crosscheck::{Article, input};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

/// What happened, where, and how it is told: (accident in a clause, the noun for it, place, country, day, weekday).
type Event = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const EVENTS: [Event; 4] = [
    ("a ferry sank", "sinking", "Norhaven", "Vesta", "3 May 2024", "Friday"),
    ("a bomb exploded", "blast", "Qarun", "Sarmatia", "14 June 2023", "Wednesday"),
    ("a quake struck", "quake", "Port Averley", "Skelda", "5 May 2024", "Sunday"),
    ("a train derailed", "crash", "Oldbridge", "Norland", "21 October 2022", "Friday"),
];

/// Names of files, in no order that means anything.
pub const NAMES: [&str; 6] = ["herald", "courier", "zenith", "amber-post", "mail", "evening-star"];

/// A figure as an outlet words it.
#[derive(Clone, Debug)]
pub enum Figure {
    Exact(u32),
    Spelled(u32),
    AtLeast(u32),
    MoreThan(u32),
    About(u32),
    UpTo(u32),
    Vague(&'static str),
}

const SPELLED: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

impl Figure {
    pub fn words(&self) -> String {
        match self {
            Figure::Exact(n) => n.to_string(),
            Figure::Spelled(n) => SPELLED[(*n as usize - 1) % 20].into(),
            Figure::AtLeast(n) => format!("at least {n}"),
            Figure::MoreThan(n) => format!("more than {n}"),
            Figure::About(n) => format!("about {n}"),
            Figure::UpTo(n) => format!("up to {n}"),
            Figure::Vague(words) => (*words).into(),
        }
    }

    /// The same figure with a bound in place of the number, where it is a number: 12 becomes "at least 10".
    pub fn widened(&self) -> Figure {
        match self {
            Figure::Exact(n) | Figure::Spelled(n) | Figure::AtLeast(n) => Figure::AtLeast(n.saturating_sub(2).max(2)),
            Figure::MoreThan(n) => Figure::AtLeast(*n),
            other => other.clone(),
        }
    }
}

/// One outlet's telling.
#[derive(Clone, Debug)]
pub struct Telling {
    /// Day behind the event's, hour.
    pub published: Option<(u8, u8)>,
    /// 0 the date in full, 1 the weekday, 2 neither.
    pub day: u8,
    pub killed: Option<Figure>,
    pub hurt: Option<Figure>,
    pub missing: Option<Figure>,
    pub noun: &'static str,
    /// Which of the ways to put the first sentence.
    pub form: u8,
    pub speaker: Option<&'static str>,
    pub quote: Option<&'static str>,
    /// An earlier accident: year, dead.
    pub background: Option<(u16, u32)>,
    pub extra: Option<&'static str>,
    pub agency: bool,
    pub headline: bool,
    /// Takes the text of the telling before it.
    pub copy: bool,
}

#[derive(Clone, Debug)]
pub struct Story {
    pub event: usize,
    pub tellings: Vec<Telling>,
}

fn figure(most: u32) -> impl Strategy<Value = Figure> {
    let vague = select(vec!["dozens of", "scores of", "several", "hundreds of"]);
    prop_oneof![
        4 => (2..=most).prop_map(Figure::Exact),
        2 => (2..=20u32).prop_map(Figure::Spelled),
        2 => (2..=most).prop_map(Figure::AtLeast),
        1 => (2..=most).prop_map(Figure::MoreThan),
        1 => (2..=most).prop_map(Figure::About),
        1 => (2..=most).prop_map(Figure::UpTo),
        1 => vague.prop_map(Figure::Vague),
    ]
}

const SPEAKERS: [&str; 5] =
    ["police", "the coastguard", "the health ministry", "Mayor Ann Dale", "Capt. Tobias Renholm"];
const QUOTES: [&str; 3] = [
    "We will rebuild every house on this street",
    "We shall rebuild every single house on this street",
    "The smoke reached the car deck before the alarm did",
];
const EXTRAS: [&str; 5] = [
    "The ministry pledged $2 million for the bereaved.",
    "The company carries 62 percent of all traffic to the island.",
    "Route 17 stayed closed, and 3,400 homes had no power at 16:10.",
    "Bela Anwar, a 22-year-old resident, said the walls shook.",
    "The first round of talks on a new line was held in Doha on October 19, 2020.",
];

fn telling() -> impl Strategy<Value = Telling> {
    let figures = (weighted(0.85, figure(24)), weighted(0.6, figure(120)), weighted(0.3, figure(9)));
    let when = (weighted(0.8, (0..3u8, 0..24u8)), 0..3u8);
    let how = (select(vec!["people", "passengers", "villagers"]), 0..4u8, weighted(0.6, select(SPEAKERS.to_vec())));
    let more = (
        weighted(0.4, select(QUOTES.to_vec())),
        weighted(0.3, (select(vec![1999u16, 2009, 2014]), 2..40u32)),
        weighted(0.5, select(EXTRAS.to_vec())),
    );
    (figures, when, how, more, proptest::bool::weighted(0.2), any::<bool>(), proptest::bool::weighted(0.2)).prop_map(
        |((killed, hurt, missing), (published, day), (noun, form, speaker), more, agency, headline, copy)| Telling {
            published,
            day,
            killed,
            hurt,
            missing,
            noun,
            form,
            speaker,
            agency,
            headline,
            copy,
            quote: more.0,
            background: more.1,
            extra: more.2,
        },
    )
}

/// Stories told by so many outlets.
pub fn story(outlets: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Story> {
    (0..EVENTS.len(), prop::collection::vec(telling(), outlets)).prop_map(|(event, tellings)| Story { event, tellings })
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Telling {
    fn title(&self, event: &Event) -> String {
        match (&self.killed, self.headline) {
            (Some(killed), true) => format!("{} killed in {} {}", capital(&killed.words()), event.2, event.1),
            _ => format!("Grief after {} in {}", event.1, event.2),
        }
    }

    fn lead(&self, event: &Event) -> String {
        let (act, thing, place, country, date, weekday) = *event;
        let day = [format!(" on {date}"), format!(" on {weekday}"), String::new()][self.day as usize % 3].clone();
        let said = self.speaker.map_or(String::new(), |speaker| format!(", {speaker} said"));
        let Some(killed) = &self.killed else { return format!("{} in {place}, {country}{day}{said}.", capital(act)) };
        let (words, noun) = (killed.words(), self.noun);
        match self.form {
            0 => format!("{} {noun} were killed when {act} in {place}, {country}{day}{said}.", capital(&words)),
            1 => format!("{} in {place}, {country}{day}, killing {words} {noun}{said}.", capital(act)),
            2 => format!("{} {noun} died in the {thing} in {place}, {country}{day}{said}.", capital(&words)),
            _ => format!("The {thing} in {place}, {country}{day} left {words} {noun} dead{said}."),
        }
    }

    fn body(&self, event: &Event) -> String {
        let mut text = self.lead(event);
        if let Some(hurt) = &self.hurt {
            text += &format!(" {} {} were injured.", capital(&hurt.words()), self.noun);
        }
        if let Some(missing) = &self.missing {
            text += &format!(
                "\n\nRescuers searched the shore at {}. {} people are missing.",
                event.2,
                capital(&missing.words())
            );
        }
        if let Some(quote) = self.quote {
            text += &format!("\n\n“{quote},” {} said.", self.speaker.unwrap_or("Mayor Ann Dale"));
        }
        if let Some((year, dead)) = self.background {
            text += &format!("\n\nIn {year} a flood in the country’s north killed {dead} people.");
        }
        if let Some(extra) = self.extra {
            text += &format!("\n\n{extra}");
        }
        text
    }

    fn head(&self, event: &Event, outlet: usize, title: &str) -> String {
        let mut head = format!("---\ntitle: \"{title}\"\noutlet: \"The {}\"\n", capital(NAMES[outlet % NAMES.len()]));
        if let Some((later, hour)) = self.published {
            let day: jiff::civil::Date = jiff::civil::Date::strptime("%d %B %Y", event.4).unwrap();
            let day = day.saturating_add(jiff::Span::new().days(i64::from(later)));
            head += &format!("published: \"{day}T{hour:02}:30\"\n");
        }
        if self.agency {
            head += "agency: \"Meridian News Agency\"\n";
        }
        head + "---\n\n"
    }
}

impl Story {
    /// The files, in order: what the tellings say.
    pub fn files(&self) -> Vec<String> {
        let event = &EVENTS[self.event];
        let mut source = 0;
        let file = |(at, telling): (usize, &Telling)| {
            if !telling.copy {
                source = at;
            }
            let told = &self.tellings[source];
            telling.head(event, at, &told.title(event)) + &told.body(event) + "\n"
        };
        self.tellings.iter().enumerate().map(file).collect()
    }

    /// The articles under the usual names.
    pub fn articles(&self) -> Vec<Article> {
        self.named(&NAMES)
    }

    /// The articles under other names.
    pub fn named(&self, names: &[&str]) -> Vec<Article> {
        let files = self.files();
        files.iter().zip(names).map(|(text, name)| read(name, text)).collect()
    }

    /// The same story with every telling changed.
    pub fn with(&self, change: impl Fn(&mut Telling)) -> Story {
        let mut story = self.clone();
        story.tellings.iter_mut().for_each(change);
        story
    }

    /// Without any date, published or told.
    pub fn undated(&self) -> Story {
        self.with(|telling| {
            (telling.published, telling.day, telling.background) = (None, 2, None);
            telling.extra = telling.extra.filter(|extra| !extra.contains("2020"));
        })
    }
}

/// An article of a file's text.
pub fn read(name: &str, text: &str) -> Article {
    input::read(&format!("{name}.txt"), text.as_bytes()).unwrap()
}
