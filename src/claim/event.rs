//! Events: which one an article is about, and which one a claim belongs to.
//!
//! A claim belongs to the event that its own words name; else to the one its paragraph named just before; else to the
//! article's main event, told by headline, first paragraphs and dateline. A year or a marker such as "last year" opens
//! another event, so that the dead of an earlier quake are never set against those of today's.

use super::lookback::looked_back_on;
use super::name::NameKind;
use super::place::{fights, wide};
use super::reading::{Passage, Reading};
use super::site::Site;
use super::tolls::Toll;
use super::when::marked_background;
use super::words;
use crate::lexicon::{Calendar, Lexicon};
use crate::text::{Excerpt, Role, Span};
use crate::value::{Days, Value};

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
    pub venue_names: Vec<Excerpt>,
    /// The one that stands nearest to the claim.
    pub area: Option<u64>,
    /// The key of the noun that stands behind the claim for an area: "in the province", "in 13 countries".
    pub area_noun: Option<u64>,
    /// Whether its sentence, or what the article tells first, is of fighting, of which there is much at a time.
    pub fighting: bool,
    /// Whether one of them is narrower than the main event: not named by headline or first paragraphs.
    pub narrower: bool,
    /// Their names.
    pub place_names: Vec<Excerpt>,
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
            words::gather(reading, at, passage.sentence.span, lexicon, |_, content| frame.content.push(content));
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
                frame.find_day(reading, at);
            }
        }
        if frame.when.is_none() && frame.partial.is_none() {
            let captions = reading.passages.iter().enumerate().filter(|(_, passage)| pictured(passage));
            captions.take(LEAD).for_each(|(at, _)| frame.find_day(reading, at));
        }
        let names = reading.passages.iter().map(|passage| passage.names.len()).sum();
        frame.cast.reserve_exact(names);
        frame.telling.reserve_exact(names);
        for (at, passage) in reading.passages.iter().enumerate() {
            for name in &passage.names {
                if matches!(name.kind, NameKind::Other | NameKind::Somewhere) {
                    frame.cast.push(name.id);
                }
                if !wide(name, lexicon) {
                    frame.telling.push(words::name_content(name.id));
                }
            }
            frame.figures.extend(words::rare(reading, at).map(|(_, figure)| figure));
        }
        for list in [&mut frame.content, &mut frame.cast, &mut frame.telling, &mut frame.figures] {
            list.sort_unstable();
            list.dedup();
        }
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

    /// Notes the days that the lead names: the recent ones where the article has a day of its own, else the first.
    fn find_day(&mut self, reading: &Reading, passage: usize) {
        for mention in reading.mentions(passage) {
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
