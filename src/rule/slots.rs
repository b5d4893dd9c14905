//! The named parts of a claim, as they stand in its words.

use super::extract::{Hit, Reader};
use crate::claim::Slot;
use crate::text::{Excerpt, Span};

impl Reader<'_> {
    /// What fills the slots of a match, its answer aside.
    pub(super) fn slots(&self, hit: &Hit) -> Vec<Slot> {
        let (text, tokens) = (self.view.text, self.view.tokens);
        let told = self.rule.kind.compare.is_told();
        let named = hit.found.slots.iter().filter(|(slot, ..)| told || Some(*slot) != self.rule.answer);
        let mut slots = Vec::with_capacity(named.clone().count());
        for &(slot, from, to) in named {
            let to = if to == hit.found.end { self.told(hit, to) } else { to };
            if from >= to {
                continue;
            }
            let span = tokens[from].span.join(tokens[to - 1].span);
            let name = || self.view.passage.names.iter().find(|n| n.tokens.0 >= from && n.tokens.1 <= to);
            let pronoun = to - from == 1 && self.lexicon.grammar.pronouns.contains(&tokens[from].key);
            let words = match if pronoun { self.last_named() } else { None } {
                Some(speaker) => format!("{} ({})", span.of(text), speaker.words).into(),
                None => self.cut_out(span),
            };
            let id = self.person(slot, from, to).unwrap_or_else(|| name().map_or(tokens[to - 1].key, |n| n.id));
            slots.push(Slot { name: self.rule.names[slot as usize].clone(), words, span, id, inherited: None });
        }
        slots
    }

    /// The words at a span, as they stand.
    pub(super) fn cut_out(&self, span: Span) -> Excerpt {
        Excerpt::new(&self.reading.text, span)
    }

    /// The words at a span, one blank between two of them.
    pub(super) fn in_a_row(&self, span: Span) -> Excerpt {
        let words = span.of(self.view.text);
        let mut blank = true; // what begins or ends with a blank does not stand as it should either
        let spaced = |letter: char| !letter.is_whitespace() || letter == ' ';
        let as_it_should =
            |letter: char| spaced(letter) && !(std::mem::replace(&mut blank, letter == ' ') && letter == ' ');
        if words.chars().all(as_it_should) && !blank {
            return self.cut_out(span);
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ").into()
    }

    /// What a count of things is of.
    pub(super) fn thing(&self, (slot, at, _): &(u8, usize, usize)) -> Option<Slot> {
        self.rule.of[*slot as usize].as_deref().filter(|of| *of == "things")?;
        let (noun, id) = self.view.things(self.view.mention(*at)?)?;
        let span = self.view.tokens[noun.first].span.join(self.view.tokens[noun.behind - 1].span);
        let words = self.in_a_row(span);
        Some(Slot { name: self.rule.thing.clone(), words, span, id, inherited: None })
    }
}
