//! Who is cited for a claim, and whom "he" and "she" mean.

use super::extract::{Hit, Reader};
use super::schema::SlotKind;
use crate::claim::attribution::Speech;
use crate::claim::{Event, SameKey, Speaker};
use crate::text::{Span, TokenKind};
use crate::value::Value;

impl Reader<'_> {
    /// Who is cited for the words at a span: the speaker of the quotation they stand in, else of the nearest verb of
    /// speech of the sentence.
    pub(super) fn speaker(&self, span: Span) -> Option<Speaker> {
        if let Some(quotation) = self.reading.quoted(span) {
            return quotation.speaker.clone();
        }
        let tokens = self.view.tokens;
        let gap = |at: usize| {
            let verb = tokens[at].span;
            if verb.start >= span.end { verb.start - span.end } else { span.start.saturating_sub(verb.end) }
        };
        let told = || self.reading.speeches[self.passage].iter().find(|s| span.contains(tokens[s.verb].span));
        if let Some(speech) = self.rule.kind.retold().then(told).flatten() {
            return speech.speaker.clone();
        }
        // "resigned as the mayor promised new powers": who speaks in a clause of another deed does not tell this one
        let aside = |s: &Speech| {
            let Some(speaker) = s.speaker.as_ref().filter(|speaker| speaker.span.start >= span.end && !s.inverted)
            else {
                return false;
            };
            let at = tokens.partition_point(|t| t.span.start < speaker.span.start);
            // "though some legal experts"
            const POST: usize = 4;
            let joint = |at: usize| {
                let word = self.view.word(at);
                matches!(word, "as" | "while" | "when" | "after" | "before" | "because" | "though" | "although")
                    || word == "but" && s.verb > at + 1 && self.view.word(s.verb - 1) != "later"
                    || word == "and" && at > 0 && self.view.word(at - 1) == ","
            };
            let inner = |at: &usize| tokens[*at].kind == TokenKind::Word;
            let opens = (at.saturating_sub(POST)..at).rev().take_while(inner).any(joint);
            let closes = tokens.get(s.end).is_none_or(|t| t.kind == TokenKind::Mark);
            opens && !closes
        };
        let speeches = self.reading.speeches[self.passage].iter();
        // “We stay,” the mayor said before the 3-1 defeat: what goes on behind the words quoted is not said by them
        let closes = |s: &Speech| {
            let first = s.speaker.as_ref().filter(|speaker| !speaker.inherited).map(|speaker| speaker.span.start);
            let first = first.map_or(s.verb, |start| tokens.partition_point(|t| t.span.start < start)).min(s.verb);
            let behind_quote = first.checked_sub(1).is_some_and(|at| tokens[at].kind == TokenKind::Quote);
            let that = tokens.get(s.end).is_some_and(|t| matches!(t.small(self.view.text), "that" | ":"));
            let more = || self.reading.speeches[self.passage].iter().any(|o| o.verb > s.verb);
            behind_quote && !that && !more() && tokens[s.verb].span.start < span.start
        };
        // "voted 4-2 to annul it, saying that …": what stands before the participle is not said
        let saying = |s: &Speech| {
            self.lexicon.grammar.saying.contains(&tokens[s.verb].key)
                && s.verb > 0
                && self.view.word(s.verb - 1) == ","
                && span.end <= tokens[s.verb].span.start
        };
        let outside = speeches.filter(|s| !saying(s) && !span.contains(tokens[s.verb].span) && !aside(s) && !closes(s));
        // A clause that follows "said" behind a full clause of its own is still what was said; one joined before it by
        // "and" is not ("was bombed and officials said").
        outside.min_by_key(|s| gap(s.verb)).and_then(|s| s.speaker.clone())
    }

    /// The event of a match. How old a named person is, and which post one has, an article tells of its own day, whatever else
    /// the sentence tells of.
    pub(super) fn event(&self, hit: &Hit, span: Span) -> Event {
        let event = Event::of(self.reading, self.passage, span, self.frame, self.lexicon);
        let aged = matches!(self.view.mention(hit.answer).map(|m| &m.value), Some(Value::Quantity(_)))
            && self.rule.kind.same == [SameKey::What]
            && self.rule.slots.iter().any(|(_, kind)| *kind == SlotKind::Age);
        if !aged || event.main {
            return event;
        }
        let Event { main, when, partial, filled, .. } = self.frame.event();
        Event { main, when, partial, filled, ..event }
    }

    /// The person named last as a speaker, in this sentence or the two before it: whom "he" and "she" mean.
    pub(super) fn last_named(&self) -> Option<&Speaker> {
        let from = self.passage.saturating_sub(2);
        let speeches = self.reading.speeches[from..=self.passage].iter().flatten();
        speeches.rev().filter_map(|s| s.speaker.as_ref()).find(|s| s.named)
    }
}
