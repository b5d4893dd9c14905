//! Scenes: what a sentence tells of when and where, whichever of its claims asks. What takes a walk through the sentence is
//! read once, when the first claim asks.

use super::beside::{of_a_set, town};
use super::event::{Event, Frame};
use super::name::{Name, NameKind};
use super::place::{area_noun, fights, in_town, of_treatment};
use super::reading::Reading;
use super::when::{Times, When};
use crate::lexicon::Lexicon;
use crate::text::{Excerpt, Role, Span, Token};
use crate::value::Days;
use std::cell::{Cell, OnceCell};

/// The scenes of an article, of which each claim takes its event.
pub struct Scenes<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) frame: &'a Frame,
    pub(super) lexicon: &'a Lexicon,
    each: Vec<Scene>,
    /// The sentence asked about last whose claims do not tell when they were, and when that was: its claims ask one after
    /// another.
    carried: Cell<Option<(usize, When)>>,
    /// The second sentence of running text: what stands before it tells of the main event's own places.
    second: usize,
}

/// What one sentence tells of times, and of the towns of its article.
#[derive(Default)]
struct Scene {
    /// Whether it names one of the towns that the article names first.
    home: OnceCell<bool>,
    times: OnceCell<Option<Box<Times>>>,
}

/// A name that tells where.
struct Placed {
    span: Span,
    id: u64,
    /// Whether it stands where something was.
    located: bool,
    /// Whether headline or first paragraphs name it.
    head: bool,
    /// Of a town behind "in" or "near" what it lies in, as far as that is told.
    town: Option<Option<u64>>,
}

impl<'a> Scenes<'a> {
    /// The scenes of an article, none of them read.
    pub fn new(reading: &'a Reading, frame: &'a Frame, lexicon: &'a Lexicon) -> Scenes<'a> {
        let mut each = Vec::new();
        each.resize_with(reading.passages.len(), Scene::default);
        let body = reading.passages.iter().enumerate().filter(|(_, passage)| passage.sentence.role == Role::Body);
        let second = body.map(|(at, _)| at).nth(1).unwrap_or(usize::MAX);
        Scenes { reading, frame, lexicon, each, carried: Cell::new(None), second }
    }

    /// The days on which the article's main event may have happened.
    pub fn main_days(&self) -> Option<Days> {
        self.frame.when
    }

    /// The event of a claim that stands at `span` of a passage. It is the one that the claim's own words name; else the one
    /// that its paragraph named just before; else the article's main event.
    pub fn event(&self, passage: usize, span: Span) -> Event {
        let mut when = self.own(passage, span).unwrap_or_else(|| self.carried_once(passage));
        // "Ten years ago" is the day of an article that looks back on it.
        if let (Some(back), Some(days)) = (self.frame.back, when.days)
            && days.contains(back)
        {
            when = When::main(self.frame);
        }
        let mut event = when.event();
        let text = &self.reading.text;
        let lead = passage < self.second;
        let mut nearest = u32::MAX;
        let names = self.reading.passages[passage].names.iter();
        for name in names.filter_map(|name| self.placed(passage, name)) {
            if let Some(around) = name.town {
                event.towns.push(name.id);
                event.around.extend(around);
            }
            let placed = name.located
                && !event.places.contains(&name.id)
                && !beyond_speech(self.reading, passage, span, name.span)
                && !of_a_set(self.reading, passage, span, name.span);
            if placed {
                event.narrower |= event.main && !lead && !name.head;
                let gap = if name.span.start >= span.end {
                    name.span.start - span.end
                } else {
                    span.start.saturating_sub(name.span.end)
                };
                if gap < nearest {
                    (nearest, event.area) = (gap, Some(name.id));
                }
                event.places.push(name.id);
                event.place_names.push(Excerpt::new(text, name.span));
            }
        }
        event.fighting = self.frame.fighting || fights(self.reading, passage, self.lexicon);
        event.area_noun = area_noun(self.reading, passage, span, self.lexicon);
        self.find_venues(passage, &mut event);
        event
    }

    /// The main event, for a claim that names no day.
    pub fn main(&self) -> Event {
        When::main(self.frame).event()
    }

    /// What a sentence tells of times, if anything.
    pub(super) fn times(&self, passage: usize) -> Option<&Times> {
        let read = || Times::read(self.reading, passage, self.frame, self.lexicon);
        self.each[passage].times.get_or_init(read).as_deref()
    }

    /// Whether a sentence names one of the towns that the article names first.
    pub(super) fn home(&self, passage: usize) -> bool {
        let names = &self.reading.passages[passage].names;
        let ours = |name: &Name| town(name, self.lexicon) && self.frame.first.contains(&name.id);
        *self.each[passage].home.get_or_init(|| names.iter().any(ours))
    }

    /// When a claim was whose own sentence does not tell.
    fn carried_once(&self, passage: usize) -> When {
        if let Some((_, when)) = self.carried.get().filter(|(last, _)| *last == passage) {
            return when;
        }
        let when = self.carried(passage);
        self.carried.set(Some((passage, when)));
        when
    }

    /// What a name tells of where; `None` where it tells nothing.
    fn placed(&self, passage: usize, name: &Name) -> Option<Placed> {
        if self.reading.layout.dateline.is_some_and(|d| d.contains(name.span)) {
            return None;
        }
        if of_treatment(self.reading, passage, name, self.lexicon) {
            return None;
        }
        let located = match name.kind {
            NameKind::Place(_) => name.located,
            NameKind::Somewhere => true,
            _ => false,
        };
        let town = in_town(self.reading, passage, name, self.lexicon);
        let (span, id) = (name.span, name.id);
        let head = located && self.frame.heads.contains(&id);
        (located || town.is_some()).then_some(Placed { span, id, located, head, town })
    }

    /// Notes the towns of a passage in which something may have been made or held; else those of one beside it that is about a
    /// meeting, the earlier one first.
    fn find_venues(&self, passage: usize, event: &mut Event) {
        const NEAR: [isize; 5] = [0, -1, 1, -2, 2];
        let (reading, lexicon) = (self.reading, self.lexicon);
        for step in NEAR {
            let Some(at) = passage.checked_add_signed(step).filter(|at| *at < reading.passages.len()) else { continue };
            let beside = &reading.passages[at];
            // Only a sentence about a meeting lends its town to the one beside it.
            let meets = |t: &Token| t.may(lexicon.marks.gatherings) && lexicon.gatherings.contains(&t.key);
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
                if town && !event.venues.contains(&name.id) {
                    event.venues.push(name.id);
                    event.venue_names.push(Excerpt::new(&reading.text, name.span));
                }
            }
            if !event.venues.is_empty() {
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
