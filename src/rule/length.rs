//! Lengths of time as measures: "two weeks", "two hours and five minutes".

use super::view::View;
use crate::text::words::ascii_key;
use crate::text::{Token, TokenKind};
use crate::value::{Mention, Quantity, Unit, quantity_at};

const IN: u64 = ascii_key("in");
const TO: u64 = ascii_key("to");

impl View<'_> {
    /// A length of time as a measure.
    pub fn length_of_time(&self, mention: &Mention) -> Option<Quantity> {
        let (from, to) = mention.tokens;
        let dates = |at: usize| {
            let mark = at >= from && self.tokens[at].kind == TokenKind::Mark; // "a 38-year history"
            // "20 to 25 years", but "sentenced to 25 years"
            let word = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
            let governed = self.tokens[at].key == TO && at > 0 && word(at - 1) && {
                let before = &self.tokens[at - 1].key;
                !self.lexicon.numbers.contains_key(before) && !self.lexicon.times.units.contains_key(before)
            };
            !mark && !governed && self.lexicon.grammar.dating.contains(&self.tokens[at].key)
        };
        if (from.saturating_sub(1)..to).any(dates) {
            return None;
        }
        // "the strongest market in five years" lasted no five years
        const RECORD: usize = 12;
        let record = |t: &Token| self.lexicon.grammar.records.contains(&t.key);
        let stretch = from > 0 && self.tokens[from - 1].key == IN;
        if stretch && self.tokens[from.saturating_sub(RECORD)..from].iter().any(record) {
            return None;
        }
        let free = &self.tokens[..to];
        let timed = |unit: u16| matches!(self.lexicon.units[unit as usize].dimension.as_str(), "time" | "months");
        let read = |at| quantity_at(self.text, free, at, from, self.lexicon);
        let (found, _, end) = (from..to).find_map(read)?;
        // "Ludmilla (2 months)": in brackets behind a name it is an age
        let bracketed = from >= 2 && self.word(from - 1) == "(" && self.word(to) == ")";
        if bracketed && self.tokens[from - 2].capital {
            return None;
        }
        // "between 12 and 24 weeks", "12 to 24 weeks": the second end alone is no length
        let word = |back: usize| from.checked_sub(back).map_or("", |at| self.word(at));
        if word(1) == "and" && word(3) == "between" {
            return None;
        }
        let zero = found.said.hi <= 0.0; // "a zero-day flaw"
        let Unit::Measure(unit) = found.unit else { return None };
        if zero || !timed(unit) {
            return None;
        }
        // "two hours and five minutes", "1 hour, 20 minutes" are one length
        let mut more = None;
        let mut end = end;
        while let Some(joint) = (end..to).find(|&at| !matches!(self.word(at), "," | "and")) {
            let Some((next, _, behind)) = read(joint) else { break };
            let Unit::Measure(smaller) = next.unit else { break };
            let (of, in_all) = (&self.lexicon.units[smaller as usize], &self.lexicon.units[unit as usize]);
            if !timed(smaller)
                || of.dimension != in_all.dimension
                || of.factor >= in_all.factor
                || !next.said.is_point()
            {
                break;
            }
            more = Some(more.unwrap_or(0.0) + next.said.lo * of.factor / in_all.factor);
            end = behind;
        }
        Some(match more {
            Some(more) => found.moved(more),
            None => found,
        })
    }
}
