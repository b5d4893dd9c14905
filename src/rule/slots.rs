//! The named parts of a claim, as they stand in its words.

use super::extract::{Hit, Reader};
use crate::claim::Slot;

impl Reader<'_> {
    /// What fills the slots of a match, its answer aside.
    pub(super) fn slots(&self, hit: &Hit) -> Vec<Slot> {
        let tokens = self.view.tokens;
        let filled = hit
            .found
            .slots
            .iter()
            .filter(|(slot, ..)| Some(*slot) != self.rule.answer || self.rule.kind.compare.is_told());
        filled
            .map(|(slot, from, to)| (slot, from, if *to == hit.found.end { self.told(hit, *to) } else { *to }))
            .filter(|(_, from, to)| **from < *to)
            .map(|(slot, from, to)| {
                let to = &to;
                let span = tokens[*from].span.join(tokens[*to - 1].span);
                let name = self.view.passage.names.iter().find(|n| n.tokens.0 >= *from && n.tokens.1 <= *to);
                let id = self.person(*slot, *from, *to);
                let pronoun = to - from == 1 && self.lexicon.grammar.pronouns.contains(&tokens[*from].key);
                let meant = pronoun.then(|| self.last_named()).flatten();
                Slot {
                    name: self.rule.slots[*slot as usize].0.clone(),
                    words: match &meant {
                        Some(speaker) => format!("{} ({})", span.of(self.view.text), speaker.words),
                        None => span.of(self.view.text).to_string(),
                    },
                    span,
                    id: id.unwrap_or_else(|| name.map_or(tokens[*to - 1].key, |n| n.id)),
                    inherited: None,
                }
            })
            .collect()
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
