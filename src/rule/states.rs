//! States: whose state a match tells of, where its own words do not say.

use super::extract::{Hit, Reader};
use super::person;
use super::schema::SlotKind;
use crate::claim::{Claim, Compare, Slot};
use crate::text::TokenKind;
use crate::value::Value;
use rustc_hash::FxHashMap;

impl Reader<'_> {
    /// The one person who is the subject of the clause before a match: "the boy was taken to a hospital with minor injuries".
    /// `None` where several are, where somebody else stands between, or where nobody is named by a noun.
    pub(super) fn subject(&self, hit: &Hit) -> Option<Slot> {
        let asked = |(name, kind): &(String, SlotKind)| name == "who" && *kind == SlotKind::One;
        if self.rule.kind.compare != Compare::States || !self.rule.slots.iter().any(asked) {
            return None;
        }
        let (view, lexicon) = (self.view, self.lexicon);
        let at = (0..=hit.start).rev().find(|&at| person::one(view, at).is_some())?;
        let one = person::one(view, at)?;
        let joined =
            at.checked_sub(1).is_some_and(|before| matches!(view.word(before), "and" | "or" | "of" | "by" | "with"));
        let preposition = |at: usize| lexicon.grammar.prepositions.contains(&view.tokens[at].key);
        let name = |at: usize| view.passage.names.iter().find(|name| name.tokens.0 <= at && at < name.tokens.1);
        let other = |at: usize| {
            // "Taken to Norhaven Children's Hospital": where somebody is, is nobody.
            if let Some(found) = name(at) {
                let before = found.tokens.0.checked_sub(1);
                let goes_on = |at: usize| view.tokens[at].kind == TokenKind::Possessive || name(at).is_some();
                return !found.located && !before.is_some_and(|at| preposition(at) || goes_on(at));
            }
            let counted =
                view.mention(at).is_some_and(|m| matches!(&m.value, Value::Quantity(q) if q.people.is_some()));
            let mark = matches!(view.word(at), ";" | ":" | "and");
            let people =
                lexicon.people.longest(view.tokens, at).is_some() || lexicon.persons.contains(&view.tokens[at].key);
            counted || mark || people || lexicon.speech.longest(view.tokens, at).is_some()
        };
        if joined || (one.end..hit.start).any(other) {
            return None;
        }
        let span = view.tokens[at].span.join(view.tokens[one.end - 1].span);
        let id = one.people.map_or(view.tokens[one.end - 1].key, u64::from);
        Some(Slot { name: "who".into(), words: self.cut_out(span), span, id, inherited: None })
    }
}

impl Reader<'_> {
    /// The noun of the thing whose state a match tells: the word before the verb.
    pub(super) fn noun(&self, hit: &Hit) -> Option<Slot> {
        let (view, lexicon, end) = (self.view, self.lexicon, hit.found.end);
        let asked = self.rule.slots.iter().any(|(name, _)| name == "what");
        if self.rule.kind.compare != Compare::States || !asked {
            return None;
        }
        let lasting = |at: usize| {
            let mut classes = lexicon.classes.all(view.tokens, at);
            classes
                .any(|(_, class)| matches!(lexicon.class_names[usize::from(*class)].as_str(), "remain" | "be" | "have"))
        };
        let owned = |at: usize| view.tokens[at].kind == TokenKind::Possessive;
        let verb = |at: &usize| !owned(*at) && (view.classes_at(*at) & lexicon.barriers != 0 || lasting(*at));
        let verb = (hit.start..end).find(verb).unwrap_or(end - 1);
        // "will be shut"
        let helps = |at: &usize| lexicon.fences.word(view.tokens[*at].key).is_some() || lasting(*at);
        let token = &view.tokens[(hit.start..verb).rev().find(|at| !helps(at))?];
        let words = self.cut_out(token.span);
        let slot = || Slot { name: self.rule.thing.clone(), words, span: token.span, id: token.key, inherited: None };
        (token.kind == TokenKind::Word && !lexicon.stops(token)).then(slot)
    }
}

/// What a state is of that stands behind another state of the same sentence: "The bridge was shut, but engineers cleared it to
/// reopen".
pub(super) fn inherit_thing(claims: &mut [Claim]) {
    for at in 1..claims.len() {
        let (earlier, claim) = (&claims[..at], &claims[at]);
        if claim.kind.compare != Compare::States || claim.slot("thing").is_some() {
            continue;
        }
        // Claims come in order of place, those of one sentence together.
        let beside = earlier.iter().rev().take_while(|other| other.passage == claim.passage);
        let found = beside.filter(|other| other.kind == claim.kind).find_map(|other| other.slot("thing")).cloned();
        claims[at].slots.extend(found.map(|slot| Slot { inherited: Some("an earlier clause"), ..slot }));
    }
}

/// Marks the states of which an article tells of one person only.
pub(super) fn mark_sole(claims: &mut [Claim]) {
    // For each kind the first person it is told of, and whether it is told of no other.
    let mut told: FxHashMap<&str, (Option<u64>, bool)> = FxHashMap::default();
    let states: Vec<usize> = (0..claims.len()).filter(|&at| claims[at].kind.compare == Compare::States).collect();
    for claim in states.iter().map(|&at| &claims[at]) {
        let (first, one) = told.entry(&claim.kind.name).or_insert((None, true));
        if let Some(who) = claim.slot("who") {
            *one &= *first.get_or_insert(who.id) == who.id;
        }
    }
    let sole: Vec<bool> = states.iter().map(|&at| told[claims[at].kind.name.as_str()].1).collect();
    states.into_iter().zip(sole).for_each(|(at, sole)| claims[at].sole = sole);
}
