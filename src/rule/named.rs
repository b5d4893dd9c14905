//! Words that name what a figure is of, without what else the sentence goes on to tell.

use super::extract::{Hit, Reader};
use super::schema::SlotKind;
use crate::claim::{Compare, Slot};
use crate::text::TokenKind;
use crate::text::words::ascii_key;
use crate::value::{Mention, Value};

const COMMA: u64 = ascii_key(",");

impl Reader<'_> {
    /// Cuts the clauses behind a figure down to the words that name what it is of: "$3 million raised [by lying]", "until
    /// $3 million [is paid back]". A clause that names nothing is dropped.
    pub(super) fn shorten(&self, hit: &Hit, slots: &mut Vec<Slot>) {
        if self.rule.kind.compare != Compare::Quantity {
            return;
        }
        let tokens = self.view.tokens;
        let answer = tokens[hit.answer].span.start;
        let clause = |name: &str| self.rule.slots.iter().any(|(own, kind)| *kind == SlotKind::Clause && own == name);
        slots.retain_mut(|slot| {
            if slot.span.start <= answer || !clause(&slot.name) {
                return true;
            }
            let from = tokens.partition_point(|t| t.span.start < slot.span.start);
            let end = tokens.partition_point(|t| t.span.start < slot.span.end);
            let to = self.named_by(from, end);
            if from < to && to < end {
                slot.span = tokens[from].span.join(tokens[to - 1].span);
                slot.words = self.cut_out(slot.span);
            }
            from < to
        });
    }

    /// Whether a day or a year begins at a token or behind the preposition there: when it was is no part of its name.
    fn day_begins(&self, from: usize, at: usize) -> bool {
        let day = |at: usize| {
            let days = |m: &Mention| matches!(&m.value, Value::Time(time) if time.names_days());
            self.view.mention(at).is_some_and(days)
        };
        let leads =
            matches!(self.view.word(at), "in" | "on" | "between" | "from" | "since" | "until" | "during" | "by");
        let owned = at > 0 && self.view.tokens[at - 1].kind == TokenKind::Possessive;
        day(at) && at > from && !owned || leads && day(at + 1)
    }

    fn named_by(&self, from: usize, end: usize) -> usize {
        /// Words that name a thing.
        const MOST: usize = 10;
        let (view, grammar) = (self.view, &self.lexicon.grammar);
        let ing = |at: usize| at < end && view.word(at).ends_with("ing");
        // "to 39.8 percent", "and 55 seconds by then", "and deliberated": another figure, another deed
        let figure = |at: usize| self.view.mention(at).is_some_and(|m| matches!(m.value, Value::Quantity(_)));
        let other = |at: usize| {
            let next = view.word(at + 1);
            let verb = at + 1 < view.tokens.len() && view.classes_at(at + 1) & self.lexicon.verbal != 0;
            figure(at + 1) || figure(at + 2) || verb || next.ends_with("ed") || next.ends_with("ly")
        };
        if view.word(from) == "to" && figure(from + 1)
            || matches!(view.word(from), "it" | "he" | "she" | "they" | "I" | "we")
        {
            return from;
        }
        let parts = |&at: &usize| {
            let token = &view.tokens[at];
            let word = view.word(at);
            let verb = grammar.auxiliaries.contains(&token.key);
            let opens = grammar.relative.contains(&token.key)
                || grammar.name_ends.contains(&token.key)
                || matches!(word, "and" | "or") && view.word(at + 1) == "to"
                || at > from && matches!(word, "by" | "for") && ing(at + 1)
                || matches!(word, "," | "(" | "—" | "–")
                || word == "-" && token.spaced
                || matches!(word, "and" | "or") && (at == from || other(at));
            verb || opens || self.day_begins(from, at)
        };
        let end = (from..end).find(parts).unwrap_or(end).min(from + MOST);
        // nor with a small word, nor in the middle of a value
        let open = |at: usize| {
            let key = view.tokens[at].key;
            key == COMMA || grammar.clause_ends.contains(&key)
        };
        let inside = |at: usize| view.mentions.iter().any(|m| m.tokens.0 < at && at < m.tokens.1);
        let dash = |at: usize| matches!(view.word(at), "-" | "–") && !view.tokens[at].spaced;
        let whole = |at: usize| !open(at - 1) && !inside(at) && (at >= view.tokens.len() || !dash(at));
        (from + 1..=end).rev().find(|&at| whole(at)).unwrap_or(from)
    }
}
