//! Who is cited for a claim, and whom "he" and "she" mean.

use super::extract::{Hit, Reader};
use super::schema::SlotKind;
use crate::claim::attribution::Speech;
use crate::claim::{Event, SameKey, Speaker};
use crate::text::{Span, Token, TokenKind};
use crate::value::Value;

impl<'a> Reader<'a> {
    /// Who is cited for the words at a span: the speaker of the quotation they stand in, else of the nearest verb of
    /// speech of the sentence.
    pub(super) fn speaker(&self, span: Span) -> Option<&'a Speaker> {
        if let Some(quotation) = self.quoted(span) {
            return quotation.speaker.as_ref();
        }
        let tokens = self.view.tokens;
        let gap = |at: usize| {
            let verb = tokens[at].span;
            if verb.start >= span.end { verb.start - span.end } else { span.start.saturating_sub(verb.end) }
        };
        let told = || self.reading.speeches[self.passage].iter().find(|s| span.contains(tokens[s.verb].span));
        if let Some(speech) = self.rule.kind.retold().then(told).flatten() {
            return speech.speaker.as_ref();
        }
        let speeches = self.reading.speeches[self.passage].iter();
        // "resigned as the mayor promised new powers", "families who alleged that …": a verb behind the words governs them only
        // where nothing is told behind it in its turn
        let aside = |s: &Speech| {
            let (verb, end) = (tokens[s.verb].span, s.end);
            if verb.start < span.end || s.inverted {
                return false;
            }
            // "but police later said": what was told at first is set right
            let later = s.verb > 0 && self.view.word(s.verb - 1) == "later";
            !later && self.goes_on_telling(end)
        };
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
        outside.min_by_key(|s| gap(s.verb)).and_then(|s| s.speaker.as_ref())
    }

    /// Whether something is told behind a verb of speech that ends at a token: "said that", "alleged years of use"; not where the
    /// sentence ends there, or goes on with when, where and to whom it was said.
    fn goes_on_telling(&self, end: usize) -> bool {
        const HEARER: usize = 3;
        let (tokens, grammar) = (self.view.tokens, &self.lexicon.grammar);
        let at = end - 1;
        let hearer = grammar.hearer_verbs.contains(&tokens[at].key);
        // "told reporters", "told the Herald": whoever heard it
        let when =
            |i: usize| matches!(self.view.word(i), "after" | "before" | "during" | "when" | "as" | "while" | "that");
        let stop = |i: &usize| {
            let plain = |t: &Token| t.kind == TokenKind::Word && !grammar.prepositions.contains(&t.key);
            tokens.get(*i).is_none_or(|t| !plain(t) || self.lexicon.dated(t)) || when(*i)
        };
        let next = if hearer { (end..end + 1 + HEARER).find(stop).unwrap_or(end) } else { end };
        let Some(token) = tokens.get(next) else { return false };
        let day =
            self.lexicon.dated(token) || self.view.mention(next).is_some_and(|m| matches!(m.value, Value::Time(_)));
        let led = grammar.prepositions.contains(&token.key) || when(next) && self.view.word(next) != "that";
        let adverb = grammar.speech_adverbs.contains(&token.key) || self.view.word(next).ends_with("ly");
        !(token.kind == TokenKind::Mark || token.kind == TokenKind::Quote || day || led || adverb)
    }

    /// The event of a match. How old a named person is, and which post one has, an article tells of its own day, whatever else
    /// the sentence tells of.
    pub(super) fn event(&self, hit: &Hit, span: Span) -> Event {
        let event = self.scenes.event(self.passage, span);
        let aged = matches!(self.view.mention(hit.answer).map(|m| &m.value), Some(Value::Quantity(_)))
            && self.rule.kind.same == [SameKey::What]
            && self.rule.slots.iter().any(|(_, kind)| *kind == SlotKind::Age);
        if !aged || event.main {
            return event;
        }
        let Event { main, when, partial, filled, .. } = self.scenes.main();
        Event { main, when, partial, filled, ..event }
    }

    /// The person named last as a speaker, in this sentence or the two before it: whom "he" and "she" mean.
    pub(super) fn last_named(&self) -> Option<&Speaker> {
        let from = self.passage.saturating_sub(2);
        let speeches = self.reading.speeches[from..=self.passage].iter().flatten();
        speeches.rev().filter_map(|s| s.speaker.as_ref()).find(|s| s.named)
    }
}
