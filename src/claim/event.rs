//! Events: which one an article is about, and which one a claim belongs to.
//!
//! A claim belongs to the event that its own words name; else to the one its paragraph named just before; else to the
//! article's main event, told by headline, first paragraphs and dateline. A year or a marker such as "last year" opens
//! another event, so that the dead of an earlier quake are never set against those of today's.

use super::beside::{elsewhen, elsewhere, of_a_set};
use super::carried::{carried, inherited};
use super::dating::{
    in_an_aside, names_a_noun, of_a_beginning, of_a_participle, of_a_since, of_a_toll, of_other_words, of_picture,
    of_the_deed, of_what_has_been, of_what_was, opens_a_clause, since_or_said,
};
use super::lookback::{counted_from, looked_back_on, looks_back};
use super::name::NameKind;
use super::place::{area_noun, fights, in_town, wide};
use super::reading::{Passage, Reading};
use super::site::Site;
use super::tolls::Toll;
use super::words;
use crate::lexicon::{Calendar, Lexicon};
use crate::text::words::ascii_key;
use crate::text::{Role, Span, TokenKind};
use crate::value::{Anchor, Days, Mention, Time, Value};

const BY: u64 = ascii_key("by");
const THE: u64 = ascii_key("the");

/// How a part of an event came to be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filled {
    /// Read in the claim's own sentence.
    Read(Span),
    /// Taken over from another sentence.
    Inherited(Span),
    /// Taken from the day of publication, no day being told.
    Publication,
    /// Not known.
    #[default]
    Missing,
}

/// The main event of an article.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The days it may have happened on.
    pub when: Option<Days>,
    /// Every day that headline and first paragraphs name and that is recent: a toll that rose on Wednesday and the fire
    /// of Tuesday are one event.
    pub days: Vec<Days>,
    /// A month and day without a year, where that is all the text gives.
    pub partial: Option<(i8, Option<i8>)>,
    /// How the day came to be known.
    pub filled: Filled,
    /// Ids of the places that headline, dateline and first paragraphs name.
    pub places: Vec<u64>,
    /// Their names.
    pub place_names: Vec<String>,
    /// Ids of the places that headline, dateline and the first two paragraphs name: where the event was, as a whole.
    pub heads: Vec<u64>,
    /// Ids of all names of headline, dateline and the first paragraph.
    pub first: Vec<u64>,
    /// Content of headline and first paragraphs.
    pub content: Vec<u64>,
    /// Those of its names that are places of the gazetteer: countries, states and great cities.
    pub known: Vec<u64>,
    /// All names of the article but those of countries, peoples and capitals, which have many events in a day; sorted.
    pub telling: Vec<u64>,
    /// Keys of the rare numbers that the article states, sorted.
    pub figures: Vec<u64>,
    /// Whether headline or first paragraph tells of fighting.
    pub fighting: bool,
    /// Ids of the persons, bodies and things that the whole article names, sorted.
    pub cast: Vec<u64>,
    /// The towns it was in.
    pub site: Site,
    /// What the article's claims count of it.
    pub tolls: Vec<Toll>,
    /// Its day, where the article looks back on it.
    pub back: Option<Days>,
}

/// The event of a claim.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Whether it is the article's main event.
    pub main: bool,
    /// The days, where known.
    pub when: Option<Days>,
    /// A month and day without a year, where that is all the text gives.
    pub partial: Option<(i8, Option<i8>)>,
    /// The one day that its own sentence gives it, since a main event may have several in one article; for a toll without one,
    /// that of the article's other tolls.
    pub day: Option<Days>,
    /// Whether its text tells it apart from the main event: it lies in another town, or is what the main event follows.
    pub beside: bool,
    /// How the days came to be known.
    pub filled: Filled,
    /// Ids of the places that the claim's own sentence names as places, sorted.
    pub places: Vec<u64>,
    /// Ids of the towns behind "in" or "near"; for a toll without one, those of the article's other tolls.
    pub towns: Vec<u64>,
    /// Ids of what these are told to lie in.
    pub around: Vec<u64>,
    /// Ids of the towns in which it was made or held: named in its own sentence, else in one right beside it.
    pub venues: Vec<u64>,
    /// Their names.
    pub venue_names: Vec<String>,
    /// The one that stands nearest to the claim.
    pub area: Option<u64>,
    /// The key of the noun that stands behind the claim for an area: "in the province", "in 13 countries".
    pub area_noun: Option<u64>,
    /// Whether its sentence, or what the article tells first, is of fighting, of which there is much at a time.
    pub fighting: bool,
    /// Whether one of them is narrower than the main event: not named by headline or first paragraphs.
    pub narrower: bool,
    /// Their names.
    pub place_names: Vec<String>,
}

/// How many paragraphs of running text tell the main event.
const LEAD: usize = 3;
/// How many of them tell where it was as a whole.
const HEAD: usize = 2;

/// Days before the article's own that news is still about.
pub(super) const RECENT: i64 = 10;

impl Frame {
    /// Reads the main event of an article.
    pub fn read(reading: &Reading, lexicon: &Lexicon) -> Frame {
        let mut frame = Frame { site: Site::read(reading, lexicon), ..Frame::default() };
        let mut told: Vec<u32> = Vec::new();
        let back = looked_back_on(reading, lexicon);
        if let Some((days, span)) = back {
            (frame.when, frame.days, frame.filled) = (Some(days), vec![days], Filled::Read(span));
            frame.back = Some(days);
        }
        for (at, passage) in reading.passages.iter().enumerate() {
            if passage.sentence.role == Role::Body && told.last() != Some(&passage.sentence.paragraph) {
                told.push(passage.sentence.paragraph);
            }
            if told.len() > LEAD {
                break;
            }
            frame.fighting |= told.len() <= 1 && fights(reading, at, lexicon);
            frame.content.extend(words::content(reading, at, passage.sentence.span, lexicon));
            for name in &passage.names {
                let place = matches!(name.kind, NameKind::Place(_) | NameKind::Somewhere);
                if matches!(name.kind, NameKind::Place(_) | NameKind::People(_)) {
                    frame.known.push(words::name_content(name.id));
                }
                if told.len() <= 1 {
                    frame.first.push(name.id);
                }
                if place && told.len() <= HEAD {
                    frame.heads.push(name.id);
                }
                if place && !frame.places.contains(&name.id) {
                    frame.places.push(name.id);
                    frame.place_names.push(name.span.of(&reading.article.text).to_string());
                }
            }
            // The day under a picture is that of the picture.
            if back.is_none() && !pictured(passage) && !marked_background(reading, at, lexicon) {
                frame.find_day(reading, passage);
            }
        }
        if frame.when.is_none() && frame.partial.is_none() {
            let captions = reading.passages.iter().filter(|p| pictured(p));
            captions.take(LEAD).for_each(|passage| frame.find_day(reading, passage));
        }
        frame.content.sort_unstable();
        frame.content.dedup();
        let named = reading.passages.iter().flat_map(|passage| &passage.names);
        let own = named.filter(|name| matches!(name.kind, NameKind::Other | NameKind::Somewhere));
        frame.cast = own.map(|name| name.id).collect();
        frame.cast.sort_unstable();
        frame.cast.dedup();
        let nowhere = Span { start: 0, end: 0 };
        frame.figures = (0..reading.passages.len()).flat_map(|at| words::figures(reading, at, nowhere)).collect();
        frame.figures.sort_unstable();
        frame.figures.dedup();
        let names = reading.passages.iter().flat_map(|passage| &passage.names);
        frame.telling = names.filter(|name| !wide(name, lexicon)).map(|name| words::name_content(name.id)).collect();
        frame.telling.sort_unstable();
        frame.telling.dedup();
        if frame.when.is_none()
            && frame.partial.is_none()
            && let Some(day) = &reading.day
        {
            // An article that tells no day is about something of its own days.
            const NEWS_DAYS: i32 = 3;
            let from = day.day.saturating_sub(jiff::ToSpan::days(NEWS_DAYS));
            frame.when = Some(Days { from, to: day.day });
            frame.days = frame.when.into_iter().collect();
            frame.filled = Filled::Publication;
        }
        frame
    }

    /// The main event, for a claim that names no day.
    pub fn event(&self) -> Event {
        Event { main: true, when: self.when, partial: self.partial, filled: inherited(self.filled), ..Event::default() }
    }

    /// Notes the days that the lead names: the recent ones where the article has a day of its own, else the first.
    fn find_day(&mut self, reading: &Reading, passage: &Passage) {
        for mention in &passage.mentions {
            let Value::Time(time) = &mention.value else { continue };
            let dateline = reading.layout.dateline.is_some_and(|d| d.contains(mention.span));
            if !time.names_days() || time.grain > Calendar::Day || dateline {
                continue;
            }
            match (time.days, time.partial) {
                (Some(days), _) => {
                    let recent = match reading.latest {
                        Some(day) => Days { to: day, ..Days::one(day).widened(RECENT) }.meets(days),
                        None => self.days.is_empty(),
                    };
                    if recent && !self.days.contains(&days) {
                        self.days.push(days);
                        // A Friday of an article of Thursday may be the one that has begun elsewhere.
                        self.days.extend(time.other.filter(|_| reading.day.is_some()));
                        self.filled = if self.when.is_none() { Filled::Read(mention.span) } else { self.filled };
                        self.when = self.when.or(Some(days));
                    }
                }
                (None, Some(partial)) if self.partial.is_none() && partial.1.is_some() => {
                    self.partial = Some(partial);
                    self.filled = Filled::Read(mention.span);
                }
                _ => {}
            }
        }
    }
}

/// Whether a passage stands under a picture.
fn pictured(passage: &Passage) -> bool {
    matches!(passage.sentence.role, Role::Caption | Role::Credited)
}

fn marked_background(reading: &Reading, passage: usize, lexicon: &Lexicon) -> bool {
    background_marks(reading, passage, lexicon).next().is_some()
}

/// The words of a passage that mark the background: "last year", "two years ago".
fn background_marks<'a>(
    reading: &'a Reading,
    passage: usize,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Span> + use<'a> {
    let tokens = match reading.may(passage, lexicon.background.mark()) {
        true => reading.tokens(passage),
        false => &[],
    };
    let mark = move |at: usize| {
        let (end, ()) = lexicon.background.longest(tokens, at)?;
        // "Earlier versions of this story": what it said, not what happened before
        if tokens.get(end).is_some_and(|t| lexicon.grammar.versions.contains(&t.key)) {
            return None;
        }
        // "He said earlier", "earlier today": when it was said, and a day that is read for itself
        let spoken = reading.speeches[passage].iter().any(|speech| speech.end == at || speech.verb == end);
        let dated = tokens.get(end).is_some_and(|t| names_day_at(reading, passage, t.span.start))
            || names_day_at(reading, passage, tokens[at].span.start);
        if spoken || dated {
            return None;
        }
        Some(tokens[at].span.join(tokens[end - 1].span))
    };
    (0..tokens.len()).filter_map(mark)
}

/// Whether the words that name a day begin there.
fn names_day_at(reading: &Reading, passage: usize, start: u32) -> bool {
    let days = |value: &Value| matches!(value, Value::Time(time) if time.names_days());
    reading.passages[passage].mentions.iter().any(|m| m.span.start == start && days(&m.value))
}

impl Event {
    /// The event of a claim that stands at `span` of a passage.
    pub fn of(reading: &Reading, passage: usize, span: Span, frame: &Frame, lexicon: &Lexicon) -> Event {
        let mut event =
            own(reading, passage, span, frame, lexicon).unwrap_or_else(|| carried(reading, passage, frame, lexicon));
        // "Ten years ago" is the day of an article that looks back on it.
        if let (Some(back), Some(when)) = (frame.back, event.when)
            && when.contains(back)
        {
            event = frame.event();
        }
        let text = &reading.article.text;
        let bodies = reading.passages[..=passage].iter().filter(|p| p.sentence.role == Role::Body);
        let lead = bodies.take(2).count() <= 1;
        let mut nearest = u32::MAX;
        for name in &reading.passages[passage].names {
            let placed = match name.kind {
                NameKind::Place(_) => name.located,
                NameKind::Somewhere => true,
                _ => false,
            };
            let dateline = reading.layout.dateline.is_some_and(|d| d.contains(name.span));
            let placed = placed
                && !beyond_speech(reading, passage, span, name.span)
                && !of_a_set(reading, passage, span, name.span);
            if let Some(around) = in_town(reading, passage, name, lexicon).filter(|_| !dateline) {
                event.towns.push(name.id);
                event.around.extend(around);
            }
            if placed && !dateline && !event.places.contains(&name.id) {
                event.narrower |= event.main && !lead && !frame.heads.contains(&name.id);
                let gap = if name.span.start >= span.end {
                    name.span.start - span.end
                } else {
                    span.start.saturating_sub(name.span.end)
                };
                if gap < nearest {
                    (nearest, event.area) = (gap, Some(name.id));
                }
                event.places.push(name.id);
                event.place_names.push(name.span.of(text).to_string());
            }
        }
        event.fighting = frame.fighting || fights(reading, passage, lexicon);
        event.area_noun = area_noun(reading, passage, span, lexicon);
        event.find_venues(reading, passage, lexicon);
        event
    }

    /// Looks for towns in the passage, then in those beside it, the earlier one first.
    fn find_venues(&mut self, reading: &Reading, passage: usize, lexicon: &Lexicon) {
        const NEAR: [isize; 5] = [0, -1, 1, -2, 2];
        for step in NEAR {
            let Some(at) = passage.checked_add_signed(step).filter(|at| *at < reading.passages.len()) else { continue };
            let beside = &reading.passages[at];
            // Only a sentence about a meeting lends its town to the one beside it.
            let meets = |t: &crate::text::Token| t.may(lexicon.marks.gatherings) && lexicon.gatherings.contains(&t.key);
            let gathers = || reading.may(at, lexicon.marks.gatherings) && reading.tokens(at).iter().any(meets);
            if step != 0 && !gathers() {
                continue;
            }
            for name in &beside.names {
                let town = match name.kind {
                    NameKind::Place(place) => lexicon.places[place as usize].country.is_some() && name.located,
                    NameKind::Somewhere => true,
                    _ => false,
                };
                if town && !self.venues.contains(&name.id) {
                    self.venues.push(name.id);
                    self.venue_names.push(name.span.of(&reading.article.text).to_string());
                }
            }
            if !self.venues.is_empty() {
                return;
            }
        }
    }
}

/// Whether a verb of speech stands between a claim and a name: the name then belongs to the speaker's post ("the
/// commissioner of Pariang County in Unity State said 12 people had died").
pub(super) fn beyond_speech(reading: &Reading, passage: usize, claim: Span, name: Span) -> bool {
    let tokens = reading.tokens(passage);
    reading.speeches[passage].iter().any(|speech| {
        let verb = tokens[speech.verb].span;
        (name.end <= verb.start && verb.end <= claim.start) || (claim.end <= verb.start && verb.end <= name.start)
    })
}

/// The event that the claim's own sentence dates.
pub(super) fn own(reading: &Reading, passage: usize, span: Span, frame: &Frame, lexicon: &Lexicon) -> Option<Event> {
    let here = &reading.passages[passage];
    let back = looks_back(reading, passage, span, lexicon);
    if let Some((days, cue)) = counted_from(reading, passage, span, lexicon) {
        let main = frame.days.contains(&days) && !back;
        return Some(Event { main, when: Some(days), beside: back, filled: Filled::Read(cue), ..Event::default() });
    }
    if back {
        return Some(Event { main: false, beside: true, filled: Filled::Missing, ..Event::default() });
    }
    let dates = here.mentions.iter().filter_map(|mention| match &mention.value {
        Value::Time(time) if time.names_days() => Some((mention, time)),
        _ => None,
    });
    let gap = |m: Span| if m.start >= span.end { m.start - span.end } else { span.start.saturating_sub(m.end) };
    let dateline = |m: Span| reading.layout.dateline.is_some_and(|d| d.contains(m));
    let spoken = |m: Span| {
        // "The 3 May quake" as a claim of that day is one of that quake.
        let noun = names_a_noun(reading, passage, m, span, lexicon);
        let own = noun && span != here.sentence.span && span.contains(m);
        !own && (noun || since_or_said(reading, passage, m, span, lexicon))
            || of_a_participle(reading, passage, m, span, lexicon)
            || of_the_deed(reading, passage, m, span, lexicon)
            || in_an_aside(reading, passage, m, span)
            || of_what_was(reading, passage, m, span)
            || of_a_toll(reading, passage, m, span, lexicon)
            || of_other_words(reading, m, span)
            || of_a_since(reading, passage, m, span, lexicon)
            || of_what_has_been(reading, passage, m, span)
            || of_a_beginning(reading, passage, m, span)
    };
    // "a truce that begins on Sunday", "closes next year": a day still to come is that of no event told so far; nor is the
    // article's own year a day of another: "the 2020 candidate"
    let to_come = |time: &Time| {
        let own_year = |day| time.grain == Calendar::Year && time.days.is_some_and(|days| days.meets(Days::one(day)));
        let later = reading.latest.zip(time.days).is_some_and(|(latest, days)| latest < days.from);
        later || reading.day.as_ref().is_some_and(|d| own_year(d.day))
    };
    let tokens = reading.tokens(passage);
    // "in the run-up to the 2008 crisis": behind a claim, a year in front of a noun dates that alone
    let of_a_noun = |m: &Mention, time: &Time| {
        let article = m.tokens.0.checked_sub(1).is_some_and(|before| tokens[before].key == THE);
        // "lost in the 1950 final": then it was
        let then = m.tokens.0.checked_sub(2).is_some_and(|before| {
            matches!(tokens[before].text(&reading.article.text), "in" | "at" | "during" | "since" | "from")
        });
        let article = article && !then;
        let noun = tokens.get(m.tokens.1).is_some_and(|t| t.kind == TokenKind::Word && !lexicon.stops(t));
        // "at Tellin 2016", "beating 2004 champion Lund": a year without a preposition of its own
        let first = m.tokens.0.checked_sub(1).map(|before| tokens[before]);
        let whole = m.tokens.1 == m.tokens.0 + 1;
        let name = whole
            && first
                .is_some_and(|t| t.kind == TokenKind::Word && t.capital && !lexicon.stops(&t) && !lexicon.dated(&t));
        let titled = whole
            && noun
            && first.is_some_and(|t| t.kind == TokenKind::Word && !lexicon.stops(&t) && !lexicon.dated(&t));
        time.grain == Calendar::Year && (name || (article && noun || titled) && span.end <= m.span.start)
    };
    // "is to make a profit by 2008"
    let by = |m: &Mention, time: &Time| {
        time.grain > Calendar::Day && m.tokens.0.checked_sub(1).is_some_and(|before| tokens[before].key == BY)
    };
    let nearest = dates
        .clone()
        .find(|(m, _)| opens_a_clause(reading, passage, m.span, span))
        .or_else(|| {
            let told = |m: &Mention, time: &Time| {
                dateline(m.span) || spoken(m.span) || by(m, time) || to_come(time) || of_a_noun(m, time)
            };
            let own = |(m, time): &(&Mention, &Time)| !told(m, time) && !of_picture(reading, here, m.span, time.days);
            dates.filter(own).min_by_key(|(m, _)| gap(m.span))
        })
        .filter(|(_, time)| time.days.is_some() || time.partial.is_some() || time.weekday.is_some());
    let Some((mention, time)) = nearest else {
        // "Freed 21 of the girls kidnapped two years ago": the background of the girls is not that of their release.
        let mut marks = background_marks(reading, passage, lexicon);
        let marked = marks.any(|mark| !of_a_participle(reading, passage, mark, span, lexicon));
        return (marked || other_event(reading, passage, span, frame, lexicon)).then(|| Event {
            main: false,
            filled: Filled::Missing,
            ..Event::default()
        });
    };
    let filled = Filled::Read(mention.span);
    // "A fire on Tuesday destroyed the mill, built in the 1930s": a weekday that nothing places is one of the article's own.
    if time.days.is_none() && time.partial.is_none() {
        let filled = inherited(frame.filled);
        return Some(Event { main: true, when: frame.when, partial: frame.partial, filled, ..Event::default() });
    }
    let Some(days) = time.days else {
        let main = frame.when.is_none() && (frame.partial == time.partial || frame.partial.is_none());
        return Some(Event { main, partial: time.partial, filled, ..Event::default() });
    };
    // A year or month that holds the main event's day speaks of the main event; so does the article's own day.
    let today = reading.day.as_ref().is_some_and(|d| days == Days::one(d.day));
    let main = match frame.when {
        Some(when) => {
            (days.meets(when) || frame.days.contains(&days)) && time.grain <= Calendar::Day
                || today && time.anchor == Anchor::ArticleDay && frame.filled == Filled::Publication
        }
        None => false,
    };
    // A bomb in Tellin on Wednesday, told beside that in Marle on Tuesday: two events of one text.
    let beside = elsewhen(days, time, frame, today) && elsewhere(reading, passage, span, frame, lexicon);
    let main = main && !beside;
    let when = if main { frame.when } else { Some(days) };
    let day = Some(days).filter(|days| days.from == days.to);
    Some(Event { main, when, day, beside, filled, ..Event::default() })
}

/// Whether a sentence names an event that neither headline nor first paragraphs do: "in the civil war".
fn other_event(reading: &Reading, passage: usize, claim: Span, frame: &Frame, lexicon: &Lexicon) -> bool {
    let text = &reading.article.text;
    let told = |word: &str| frame.content.binary_search(&words::word_content(word)).is_ok();
    let names = |t: &crate::text::Token| {
        t.may(lexicon.marks.event_nouns) && lexicon.event_nouns.contains(&t.key) && !told(t.text(text))
    };
    let may = reading.may(passage, lexicon.marks.event_nouns);
    let aside = |noun: Span| beyond_speech(reading, passage, claim, noun) || tells_on(reading, passage, claim, noun);
    may && reading.tokens(passage).iter().any(|t| names(t) && !aside(t.span))
}

/// Whether a noun behind a claim stands in a clause that tells on about those it counts: "is home to 300 people, many of
/// whom fled the bombing". What they came from is not the event of the count.
fn tells_on(reading: &Reading, passage: usize, claim: Span, noun: Span) -> bool {
    let text = &reading.article.text;
    let between = reading.tokens(passage).iter().filter(|t| t.span.start >= claim.end && t.span.end <= noun.start);
    between.into_iter().any(|t| matches!(t.text(text), "who" | "whom" | "whose"))
}
