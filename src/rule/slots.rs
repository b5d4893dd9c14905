//! The named parts of a claim, as they stand in its words.

use super::extract::{Hit, Reader};
use crate::claim::Slot;

impl Reader<'_> {
    /// What fills the slots of a match, its answer aside.
    pub(super) fn slots(&self, hit: &Hit) -> Vec<Slot> {
        let (text, tokens) = (self.view.text, self.view.tokens);
        let told = self.rule.kind.compare.is_told();
        let mut slots = Vec::new();
        for &(slot, from, to) in hit.found.slots.iter().filter(|(slot, ..)| told || Some(*slot) != self.rule.answer) {
            let to = if to == hit.found.end { self.told(hit, to) } else { to };
            if from >= to {
                continue;
            }
            let span = tokens[from].span.join(tokens[to - 1].span);
            let name = || self.view.passage.names.iter().find(|n| n.tokens.0 >= from && n.tokens.1 <= to);
            let pronoun = to - from == 1 && self.lexicon.grammar.pronouns.contains(&tokens[from].key);
            let words = match if pronoun { self.last_named() } else { None } {
                Some(speaker) => format!("{} ({})", span.of(text), speaker.words),
                None => span.of(text).to_string(),
            };
            let id = self.person(slot, from, to).unwrap_or_else(|| name().map_or(tokens[to - 1].key, |n| n.id));
            slots.push(Slot { name: self.rule.names[slot as usize].clone(), words, span, id, inherited: None });
        }
        slots
    }

    /// What a count of things is of.
    pub(super) fn thing(&self, (slot, at, _): &(u8, usize, usize)) -> Option<Slot> {
        self.rule.of[*slot as usize].as_deref().filter(|of| *of == "things")?;
        let (noun, id) = self.view.things(self.view.mention(*at)?)?;
        let span = self.view.tokens[noun.first].span.join(self.view.tokens[noun.behind - 1].span);
        let words = span.of(self.view.text).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Slot { name: "thing".into(), words, span, id, inherited: None })
    }
}
