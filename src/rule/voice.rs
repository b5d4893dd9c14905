//! Who is cited for a claim, and whom "he" and "she" mean.

use super::extract::Reader;
use crate::claim::Speaker;
use crate::claim::attribution::Speech;
use crate::text::{Span, TokenKind};

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
            let opens =
                at > 0 && matches!(self.view.word(at - 1), "as" | "while" | "when" | "after" | "before" | "because");
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
        let outside = speeches.filter(|s| !span.contains(tokens[s.verb].span) && !aside(s) && !closes(s));
        // A clause that follows "said" behind a full clause of its own is still what was said; one joined before it by
        // "and" is not ("was bombed and officials said").
        outside.min_by_key(|s| gap(s.verb)).and_then(|s| s.speaker.clone())
    }

    /// The person named last as a speaker, in this sentence or the two before it: whom "he" and "she" mean.
    pub(super) fn last_named(&self) -> Option<&Speaker> {
        let from = self.passage.saturating_sub(2);
        let speeches = self.reading.speeches[from..=self.passage].iter().flatten();
        speeches.rev().filter_map(|s| s.speaker.as_ref()).find(|s| s.named)
    }
}
