//! Events that an article tells beside its main one: a bomb in another town on the day before, told on for a paragraph.

use super::carried::inherited;
use super::event::{Filled, Frame};
use super::name::{Name, NameKind};
use super::reading::Reading;
use super::scene::{Scenes, beyond_speech};
use super::when::When;
use crate::lexicon::{Calendar, Lexicon};
use crate::text::words::ascii_key;
use crate::text::{Span, TokenKind};
use crate::value::{Days, Time, Value};

const THE: u64 = ascii_key("the");
const ONE: u64 = ascii_key("one");
const OF: u64 = ascii_key("of");

/// Whether a day is not the one that the article tells its main event of.
pub(super) fn elsewhen(days: Days, time: &Time, frame: &Frame, today: bool) -> bool {
    let other = match frame.filled {
        Filled::Publication => !today,
        _ => frame.when.is_some_and(|when| when != days),
    };
    other && time.grain <= Calendar::Day && days.from == days.to
}

/// Whether a claim's own sentence puts it in a town that headline and first paragraphs do not name, though they name one.
pub(super) fn elsewhere(reading: &Reading, passage: usize, span: Span, frame: &Frame, lexicon: &Lexicon) -> bool {
    let dateline = |m: Span| reading.layout.dateline.is_some_and(|d| d.contains(m));
    let placed =
        |name: &&Name| town(name, lexicon) && !dateline(name.span) && !beyond_speech(reading, passage, span, name.span);
    let mut towns = reading.passages[passage].names.iter().filter(placed).peekable();
    towns.peek().is_some() && !frame.first.is_empty() && towns.all(|name| !frame.first.contains(&name.id))
}

impl Scenes<'_> {
    /// When the event was that the paragraph of a sentence tells beside the main one, a recent day in another town, as long as
    /// it names none of the main event's places; or the one that the sentence before only named: "It was like the raid of 20
    /// July in Tellin. Dozens died in the southern town."
    pub(super) fn aside(&self, passage: usize) -> Option<When> {
        /// Sentences that a paragraph goes on for, and days by which the other event may lie off.
        const REACH: usize = 3;
        const DAYS: i64 = 10;
        let (frame, lexicon, passages) = (self.frame, self.lexicon, &self.reading.passages);
        let here = &passages[passage].sentence;
        if self.home(passage) {
            return None;
        }
        let near = |days: Days| frame.when.is_some_and(|when| when.widened(DAYS).meets(days));
        let told = passage.saturating_sub(REACH)..passage;
        let mut told = told.rev().take_while(|&at| passages[at].sentence.paragraph == here.paragraph && !self.home(at));
        let day = |days: &Days| days.from == days.to && near(*days);
        let beside = told.find_map(|at| self.own_at_end(at));
        if let Some(when) = beside.filter(|when| !when.main && when.days.as_ref().is_some_and(day)) {
            return Some(When { filled: inherited(when.filled), ..when });
        }
        let before = passage.checked_sub(1).filter(|_| the_town(self.reading, passage, lexicon))?;
        let strange = |name: &Name| matches!(name.kind, NameKind::Place(_) | NameKind::Somewhere | NameKind::Other);
        let named = passages[before].names.iter().any(|name| strange(name) && !frame.first.contains(&name.id));
        self.reading.mentions(before).iter().filter(|_| named).find_map(|mention| match &mention.value {
            Value::Time(time) if time.names_days() && time.grain <= Calendar::Day => {
                let ours = |days: Days| frame.days.iter().any(|day| day.meets(days));
                let other =
                    time.days.map_or(time.partial.is_some() && time.partial != frame.partial, |days| !ours(days));
                let filled = Filled::Inherited(mention.span);
                other.then(|| When { days: time.days, partial: time.partial, filled, ..When::default() })
            }
            _ => None,
        })
    }

    /// When a claim was that stands at the end of a sentence, behind all that it tells.
    fn own_at_end(&self, passage: usize) -> Option<When> {
        let whole = self.reading.passages[passage].sentence.span;
        *self.times(passage)?.at_end.get_or_init(|| self.own(passage, Span { start: whole.end, ..whole }))
    }
}

/// Whether a sentence speaks of a place by its noun alone: "in the southern town".
fn the_town(reading: &Reading, passage: usize, lexicon: &Lexicon) -> bool {
    const REACH: usize = 4;
    if !reading.may(passage, lexicon.marks.place_nouns) {
        return false;
    }
    let tokens = reading.tokens(passage);
    let noun = |at: usize| tokens[at].is_of(&lexicon.place_nouns, lexicon.marks.place_nouns);
    let opens = |at: usize| lexicon.place_prepositions.contains(&tokens[at].key) && tokens[at + 1].key == THE;
    (1..tokens.len()).any(|at| noun(at) && (at.saturating_sub(REACH)..at - 1).any(opens))
}

/// Whether a name is that of a town, or of some place that nobody listed.
pub(super) fn town(name: &Name, lexicon: &Lexicon) -> bool {
    match name.kind {
        NameKind::Place(place) => lexicon.places[place as usize].country.is_some() && name.located,
        kind => kind == NameKind::Somewhere,
    }
}

/// Whether a place is that of several events of which the claim's is one: "killed 12 — one of three attacks from Tellin to the
/// coast".
pub(super) fn of_a_set(reading: &Reading, passage: usize, claim: Span, name: Span) -> bool {
    let tokens = reading.tokens(passage);
    let from = tokens.partition_point(|t| t.span.start < claim.end);
    let to = tokens.partition_point(|t| t.span.start < name.start);
    let aside = |at: usize| tokens[at].kind != TokenKind::Word && tokens[at + 1].key == ONE && tokens[at + 2].key == OF;
    (from..to.saturating_sub(2)).any(aside)
}
