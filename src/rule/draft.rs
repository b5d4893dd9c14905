//! Drafts: matches that were not refused. Of the drafts of a sentence some are dropped for others; a claim, with all that its
//! article tells around it, is made of those that stay.

use super::clock;
use super::extract::{Hit, Reader};
use crate::claim::{Answer, Claim, Kind, SameKey, Slot, Speaker, Stance};
use crate::lexicon::Saying;
use crate::text::{Place, Span};
use crate::value::Unit;

/// Whether a rule tells of a figure nothing but the words around it; of an age, not whose it is.
pub(super) fn bare(hit: &Hit, kind: &Kind, answer: &Answer, slot: impl Fn(&str) -> bool) -> bool {
    let Answer::Quantity(quantity) = answer else { return false };
    let by_words = |key: &SameKey| matches!(key, SameKey::Context | SameKey::Thing | SameKey::Act);
    hit.pattern.act.is_none() && kind.same.iter().any(by_words) && !slot("place")
        || quantity.unit == Unit::Age && !slot("who")
}

/// Whether a bare count of people says nothing by itself: "the two governments".
pub(super) fn at_most_two(answer: &Answer) -> bool {
    matches!(answer, Answer::Quantity(q) if q.said.is_point() && q.said.hi <= 2.0)
}

/// A match that was not refused, with what its refusals asked for.
pub(super) struct Draft<'a> {
    pub reader: Reader<'a>,
    pub hit: Hit<'a>,
    /// The words that were read.
    pub span: Span,
    /// The slot of the answer, and its tokens.
    pub answer_slot: Option<&'a (u8, usize, usize)>,
    pub answer: Answer,
    pub answer_span: Span,
    pub population: Option<u16>,
    pub part: bool,
    pub denied: bool,
    pub speaker: Option<&'a Speaker>,
    pub slots: Vec<Slot>,
    /// Whether it is a figure of which its rule tells nothing but the words around it, or the age of nobody named.
    pub bare: bool,
    /// Whether no other draft of its sentence stands for it; see `settle`.
    pub stays: bool,
    /// The words that tell what it is about.
    pub what: Option<Span>,
    /// Their content, where it was asked for.
    pub dated: Option<Vec<u64>>,
}

impl<'a> Draft<'a> {
    /// The kind of claim that it is to be.
    pub fn kind(&self) -> &'a Kind {
        &self.reader.rule.kind
    }

    /// Where its claim stands among others: by its words, then by the name of its kind.
    pub fn place(&self) -> (Span, &'a str) {
        (self.span, &self.kind().name)
    }

    /// The words of its answer.
    pub fn answer_words(&self) -> &'a str {
        self.answer_span.of(self.reader.view.text)
    }

    /// Whether it tells what a bare figure of its sentence is of.
    pub fn tells_of(&self, span: Span, answer_words: &str) -> bool {
        !self.bare && self.span.overlaps(span) && self.answer_words() == answer_words
    }

    /// The slot of that name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| &*slot.name == name)
    }

    /// The claim; whose line it stands on is told once all of its sentence are in order.
    pub fn claim(self) -> Claim {
        let Draft { ref reader, ref hit, span, answer_slot, answer_span, speaker, .. } = self;
        let (pattern, lexicon) = (hit.pattern, reader.lexicon);
        let class = speaker.and_then(|s| s.class).map(|class| lexicon.speaker_classes[class as usize].clone());
        let first_told = reader.first_told(hit);
        Claim {
            kind: reader.rule.kind.clone(),
            pattern: hit.number as u16 + 1,
            act: pattern.act.clone(),
            source: 0,
            role: reader.view.passage.sentence.role,
            passage: reader.passage as u32,
            span,
            words: reader.cut_out(span),
            sentence: reader.cut_out(reader.view.passage.sentence.span),
            place: Place::default(),
            answer: self.answer,
            answer_words: reader.cut_out(answer_span),
            population: self.population,
            population_name: self.population.map(|p| lexicon.populations[p as usize].clone()),
            part: self.part || pattern.part || reader.part_before(hit.answer),
            total: false,
            further: self.part && reader.counted_beside(answer_slot),
            overall: reader.says(hit, Saying::Overall),
            many: pattern.many,
            once: pattern.once,
            universal: clock::universal(reader.view, answer_slot.map(|slot| slot.1)),
            scope: reader.scope(hit),
            grade: reader.grade(hit),
            sum_of: Vec::new(),
            series: reader.series(hit),
            revised: pattern.later || reader.says(hit, Saying::Revised),
            superseded: first_told || reader.says(hit, Saying::Superseded),
            first_told,
            event: reader.event(hit, span),
            stance: if pattern.denies { Stance::Denies } else { Stance::of(speaker) },
            denied: self.denied,
            speaker_class: class,
            context: reader.context(hit, answer_span),
            figures: reader.figures(answer_span),
            ages: reader.ages(answer_span),
            sole: false,
            alone: false,
            about: reader.about(speaker.map(|s| s.id)),
            what: self.dated.or_else(|| self.what.map(|what| reader.contents().within(what))).unwrap_or_default(),
            speaker: speaker.cloned(),
            slots: self.slots,
        }
    }
}
