//! When the event of a claim was, as far as its own sentence tells, and whether it is then the article's main one.

use super::beside::{elsewhen, elsewhere};
use super::carried::inherited;
use super::dating::Date;
use super::event::{Event, Filled, Frame};
use super::lookback::{CountedFrom, Turn, counted_from, turns};
use super::reading::Reading;
use super::scene::{Scenes, beyond_speech};
use super::stand::{Cues, Stand};
use super::words;
use crate::lexicon::{Calendar, Lexicon};
use crate::text::Span;
use crate::value::{Anchor, Days, Time, Value};
use std::cell::OnceCell;

/// When the event of a claim was.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct When {
    /// Whether it is the article's main event.
    pub main: bool,
    /// The days, where known.
    pub days: Option<Days>,
    /// A month and day without a year, where that is all the text gives.
    pub partial: Option<(i8, Option<i8>)>,
    /// The one day that its own sentence gives it.
    pub day: Option<Days>,
    /// Whether its text tells it apart from the main event.
    pub beside: bool,
    /// How the days came to be known.
    pub filled: Filled,
}

impl When {
    /// That of the main event, for a claim that names no day.
    pub fn main(frame: &Frame) -> When {
        let filled = inherited(frame.filled);
        When { main: true, days: frame.when, partial: frame.partial, filled, ..When::default() }
    }

    /// An event of that time.
    pub fn event(self) -> Event {
        let When { main, days, partial, day, beside, filled } = self;
        Event { main, when: days, partial, day, beside, filled, ..Event::default() }
    }
}

/// What a sentence tells of times, whichever of its claims asks.
pub(super) struct Times {
    /// Its dates, in order.
    dates: Vec<Date>,
    /// The words on which it hangs whose the dates are.
    cues: Cues,
    /// The words that mark the background.
    marks: Vec<Mark>,
    /// The words that turn back to another event.
    turns: Vec<Turn>,
    /// The day of what stands behind "a day after".
    counted: Option<CountedFrom>,
    /// Nouns for events that headline and first paragraphs do not name: "in the civil war".
    others: Vec<Span>,
    /// When a claim was that is the whole sentence.
    pub whole: OnceCell<Option<When>>,
    /// When a claim was that stands at its end, behind all that it tells.
    pub at_end: OnceCell<Option<When>>,
}

impl Times {
    /// Reads what a sentence tells of times; `None` where it tells nothing of any, as most do.
    pub fn read(reading: &Reading, passage: usize, frame: &Frame, lexicon: &Lexicon) -> Option<Box<Times>> {
        let turning = reading.may(passage, lexicon.marks.turns);
        let marking = reading.may(passage, lexicon.background.mark());
        let marks = if marking { background_marks(reading, passage, lexicon).collect() } else { Vec::new() };
        let dates: Vec<Date> = Date::all(reading, passage, lexicon);
        let tokens = reading.tokens(passage);
        let turned = if turning { turns(reading, passage, lexicon) } else { Vec::new() };
        let counted = if turning { counted_from(reading, passage, lexicon) } else { None };
        let others = other_events(reading, passage, frame, lexicon);
        let held = dates.iter().any(|date| !date.nobodys);
        let dated = !(dates.is_empty() && marks.is_empty());
        let told = dated || !turned.is_empty() || counted.is_some() || !others.is_empty();
        told.then(|| {
            Box::new(Times {
                cues: if held || !marks.is_empty() {
                    Cues::read(&reading.article.text, tokens, lexicon)
                } else {
                    Cues::default()
                },
                dates,
                marks,
                turns: turned,
                counted,
                others,
                whole: OnceCell::new(),
                at_end: OnceCell::new(),
            })
        })
    }
}

impl Scenes<'_> {
    /// When a claim was that stands at `span`, by its own sentence; `None` where that does not tell.
    pub(super) fn own(&self, passage: usize, span: Span) -> Option<When> {
        let times = self.times(passage)?;
        let (reading, frame, lexicon) = (self.reading, self.frame, self.lexicon);
        let claim = Stand::new(reading, passage, span, &times.cues, lexicon);
        let back = times.turns.iter().any(|turn| turn.turns(reading, passage, &claim, lexicon));
        if let Some(CountedFrom { days, cue, .. }) = times.counted.as_ref().filter(|from| from.at < claim.before) {
            let main = frame.days.contains(days) && !back;
            let filled = Filled::Read(*cue);
            return Some(When { main, days: Some(*days), beside: back, filled, ..When::default() });
        }
        if back {
            return Some(When { beside: true, ..When::default() });
        }
        let gap = |m: Span| if m.start >= span.end { m.start - span.end } else { span.start.saturating_sub(m.end) };
        let opens = times.dates.iter().find(|date| date.opens_the_clause_of(&claim));
        let nearest = || times.dates.iter().filter(|date| date.is_of(&claim)).min_by_key(|date| gap(date.span));
        let found = opens.or_else(nearest).and_then(|date| Some((date.span, date.time(reading, passage)?)));
        let known = |time: &Time| time.days.is_some() || time.partial.is_some() || time.weekday.is_some();
        let Some((date, time)) = found.filter(|(_, time)| known(time)) else {
            // "Freed 21 of the girls kidnapped two years ago": the background of the girls is not that of their release.
            let marked = times.marks.iter().any(|mark| !claim.of_a_participle(mark.span, mark.at));
            let aside = |noun: Span| beyond_speech(reading, passage, span, noun) || claim.tells_on_to(noun);
            let other = || times.others.iter().any(|noun| !aside(*noun));
            return (marked || other()).then(When::default);
        };
        let filled = Filled::Read(date);
        // "A fire on Tuesday destroyed the mill, built in the 1930s": a weekday that nothing places is one of the article's own.
        if time.days.is_none() && time.partial.is_none() {
            return Some(When::main(frame));
        }
        let Some(days) = time.days else {
            let main = frame.when.is_none() && (frame.partial == time.partial || frame.partial.is_none());
            return Some(When { main, partial: time.partial, filled, ..When::default() });
        };
        // A year or month that holds the main event's day speaks of the main event; so does the article's own day.
        let today = reading.day.as_ref().is_some_and(|d| days == Days::one(d.day));
        let main = match frame.when {
            Some(when) => {
                (days.meets(when) || frame.days.contains(&days)) && time.grain <= Calendar::Day
                    // "over the weekend": of an article that tells no day, it is one of its own
                    || frame.filled == Filled::Publication && when.from <= days.from && days.to <= when.to
                    || today && time.anchor == Anchor::ArticleDay && frame.filled == Filled::Publication
            }
            None => false,
        };
        // A bomb in Tellin on Wednesday, told beside that in Marle on Tuesday: two events of one text.
        let beside = elsewhen(days, time, frame, today) && elsewhere(reading, passage, span, frame, lexicon);
        let main = main && !beside;
        let when = if main { frame.when } else { Some(days) };
        let day = Some(days).filter(|days| days.from == days.to);
        Some(When { main, days: when, day, beside, filled, ..When::default() })
    }
}

/// The nouns of a sentence for events that neither headline nor first paragraphs name.
fn other_events(reading: &Reading, passage: usize, frame: &Frame, lexicon: &Lexicon) -> Vec<Span> {
    if !reading.may(passage, lexicon.marks.event_nouns) {
        return Vec::new();
    }
    let text = &reading.article.text;
    let told = |word: &str| frame.content.binary_search(&words::word_content(word)).is_ok();
    let names = |t: &&crate::text::Token| {
        t.may(lexicon.marks.event_nouns) && lexicon.event_nouns.contains(&t.key) && !told(t.text(text))
    };
    reading.tokens(passage).iter().filter(names).map(|t| t.span).collect()
}

/// Words that mark the background: "last year", "two years ago".
pub(super) struct Mark {
    /// Their first token.
    at: usize,
    /// Where they stand.
    span: Span,
}

/// Whether words of a passage mark the background.
pub(super) fn marked_background(reading: &Reading, passage: usize, lexicon: &Lexicon) -> bool {
    background_marks(reading, passage, lexicon).next().is_some()
}

/// The words of a passage that mark the background.
fn background_marks<'a>(
    reading: &'a Reading,
    passage: usize,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Mark> + use<'a> {
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
        Some(Mark { at, span: tokens[at].span.join(tokens[end - 1].span) })
    };
    lexicon.background.places(tokens).filter_map(mark)
}

/// Whether the words that name a day begin there.
fn names_day_at(reading: &Reading, passage: usize, start: u32) -> bool {
    let days = |value: &Value| matches!(value, Value::Time(time) if time.names_days());
    reading.mentions(passage).iter().any(|m| m.span.start == start && days(&m.value))
}
