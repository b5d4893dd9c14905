//! What only looks like a claim: days that tell of words or of the future, wholes, and phrases cut in the middle.

use super::extract::{Hit, Reader};
use super::schema::SlotKind;
use crate::claim::Answer;
use crate::lexicon::Fence;
use crate::lexicon::times::Open;
use crate::text::{Span, Token, TokenKind};
use crate::value::{Mention, Value};

impl Reader<'_> {
    /// "Police said Wednesday": a day right behind a word of speech is that of the words, not of what they tell; unless
    /// the speech itself is what the rule asks for ("announced on Friday").
    pub(super) fn day_of_speech(&self, hit: &Hit) -> bool {
        let says = |at: usize| self.lexicon.grammar.dated_speech.contains(&self.view.tokens[at].key);
        let before =
            hit.answer.checked_sub(1).map(|at| if self.view.word(at) == "on" { at.wrapping_sub(1) } else { at });
        before.is_some_and(|at| at < hit.answer && at != hit.start && says(at))
    }

    /// Whether a `day` slot holds no day on which something happened: a stretch that only begins or ends with it ("since
    /// Monday"), or a day still to come where the rule does not let plans through.
    pub(super) fn no_past_day(&self, slot: Option<&(u8, usize, usize)>, answer: &Answer) -> bool {
        let (Some((slot, _, end)), Answer::Time(time)) = (slot, answer) else { return false };
        // "from Tuesday's fire" is no stretch, nor is "after the 4 May murder"
        let owned =
            |t: &Token| t.kind == TokenKind::Possessive || self.view.classes_at(*end) & self.lexicon.events != 0;
        let owns = self.view.tokens.get(*end).is_some_and(owned);
        let day = self.rule.slots[*slot as usize].1 == SlotKind::Day;
        let stretch = !owns && time.open != Open::No && time.minute.is_none() && time.hours.is_none();
        let to_come = match (self.reading.latest, time.days) {
            (Some(latest), Some(days)) => latest < days.from && !self.rule.through.contains(&Fence::Planned),
            _ => false,
        };
        day && (stretch || to_come)
    }

    /// "Twelve of the 30 miners were rescued": what is told is told of the twelve, not of the 30.
    pub(super) fn a_whole(&self, answer: usize) -> bool {
        let the = |at: usize| matches!(self.view.word(at), "the" | "its" | "their" | "these" | "those");
        let of = answer.checked_sub(1).and_then(|at| if the(at) { at.checked_sub(1) } else { Some(at) });
        let some = |at: usize| {
            let counts = |m: &Mention| matches!(&m.value, Value::Quantity(_)) && m.tokens.1 == at;
            self.view.passage.mentions.iter().any(counts)
        };
        of.is_some_and(|at| self.view.word(at) == "of" && some(at))
    }

    /// Whether what is dated has lost its beginning: "[Boko] Haram was", "[$3] billion in earnings", "and was renovated".
    pub(super) fn cut(&self, hit: &Hit) -> bool {
        let dated = |slot: u8| self.rule.slots[slot as usize].0 == "what";
        let Some(&(_, first, _)) = hit.found.slots.iter().find(|(slot, ..)| dated(*slot)) else { return false };
        let (passage, start) = (self.view.passage, self.view.tokens[first]);
        let inside = |span: Span| span.start < start.span.start && start.span.start < span.end;
        passage.names.iter().any(|name| inside(name.span))
            || passage.mentions.iter().any(|m| inside(m.span))
            || self.lexicon.grammar.mid_phrase.contains(&start.key)
    }
}
