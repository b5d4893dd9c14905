//! Denials: a "not" that says flatly that what a match tells did not happen, and a speaker who denies it.

use super::extract::{Hit, Reader};
use crate::claim::{Compare, SameKey, Speaker};
use crate::lexicon::{Fence, SpeechVerb};
use crate::text::{Span, TokenKind};

impl Reader<'_> {
    /// Whether the "not" at a token denies what a match tells: it stands in the match or right before it, and leaves
    /// nothing open. "Not only 12", "not yet", "not clear how many" deny nothing.
    pub(super) fn flatly(&self, hit: &Hit, token: usize) -> bool {
        /// Tokens of a match that tells when something was, "not" included: "did not catch fire on 12 March".
        const TIMED: usize = 8;
        let (tokens, grammar) = (self.view.tokens, &self.lexicon.grammar);
        let inside = hit.start <= token && token < hit.found.end || token + 1 == hit.start;
        let next = tokens.get(token + 1);
        let open = next.is_none_or(|next| next.kind != TokenKind::Word || grammar.not_flat.contains(&next.key));
        let negated = |at: &usize| self.lexicon.fences.word(tokens[*at].key) == Some(&Fence::Negated);
        let one = (hit.start.min(token)..hit.found.end).filter(negated).count() == 1;
        // "The bombs do not help to keep what we signed on 12 December": in a long match the "not" is of another verb.
        let near = self.rule.kind.compare == Compare::Quantity || hit.found.end - hit.start.min(token) <= TIMED;
        let asked = tokens.last().is_some_and(|last| last.text(self.view.text) == "?");
        inside && near && self.deniable() && !open && one && !asked && grammar.flat.contains(&tokens[token].key)
    }

    /// Whether a speaker who denies denies the match: its verb stands right before it.
    pub(super) fn denied_by(&self, speaker: &Speaker, span: Span) -> bool {
        /// Words between the verb and the match: "denied reports that", "denied on Monday that".
        const REACH: usize = 4;
        let tokens = self.view.tokens;
        let start = tokens.partition_point(|token| token.span.start < span.start);
        let plain = |from: usize| tokens[from..start].iter().all(|token| token.kind == TokenKind::Word);
        let that = start.checked_sub(1).is_some_and(|at| self.view.word(at) == "that");
        let verb = self.reading.speeches[self.passage].iter().any(|speech| {
            let own = speech.speaker.as_ref().is_some_and(|s| s.verb == SpeechVerb::Denies && s.span == speaker.span);
            own && !speaker.inherited && speech.end <= start && start - speech.end <= REACH && plain(speech.end)
        });
        verb && that && self.deniable()
    }

    /// Whether an answer of the rule can be denied: of what the words around it tell of, a "not" may deny those words.
    fn deniable(&self) -> bool {
        let kind = &self.rule.kind;
        let valued = matches!(kind.compare, Compare::Quantity | Compare::Days | Compare::Clock);
        valued && !kind.same.contains(&SameKey::Context) || kind.compare == Compare::States
    }
}
