//! Counts over time: a rate, a total of a year or a war. They answer another question than the toll of one event.

use super::around::Said;
use super::extract::{Hit, Reader};
use crate::claim::Compare;
use crate::lexicon::{Calendar, Saying};
use crate::text::TokenKind;
use crate::value::{Mention, TimeKind, Value};

/// How far around a match words are looked for that make a count one over time.
const REACH: usize = 12;

impl Reader<'_> {
    /// Whether a count is one over time: "a day", "since 1980", "in ten years", "in the civil war".
    pub(super) fn series(&self, hit: &Hit) -> bool {
        if matches!(self.rule.kind.compare, Compare::Posts | Compare::Names | Compare::Days | Compare::Clock) {
            return false;
        }
        let tokens = self.view.tokens;
        // "a day after the quake" is no rate, and "in the past few hours" no stretch
        let said = self.near(hit, Saying::Series).any(|&Said { at, end, .. }| {
            let hours = tokens[at].span.start..tokens.get(end + 1).map_or(0, |t| t.span.end);
            let short = |m: &Mention| {
                let time = matches!(&m.value, Value::Time(time) if time.grain < Calendar::Day);
                time && hours.contains(&(m.span.end - 1))
            };
            !tokens.get(end).is_some_and(|t| self.lexicon.grammar.no_rate.contains(&t.key))
                && self.own(hit, (at, end))
                && !self.record(at)
                && !self.view.mentions.iter().any(short)
        });
        let lasting =
            || self.reading.may(self.passage, self.lexicon.marks.lasting) && (self.since(hit) || self.lasting(hit));
        said || self.rule.kind.adds_up && (self.stretch(hit) || lasting())
    }

    /// Whether words of time belong to the figure of a match: "5 percent of the average daily turnover" and "a fine of 3
    /// million euros, its largest to date" are no rates, and in "90 days or 50 euros a day" the euros are one.
    fn own(&self, hit: &Hit, (from, end): (usize, usize)) -> bool {
        const OF: usize = 3;
        let Some(answer) = self.view.mention(hit.answer) else { return true };
        let (tokens, (first, behind)) = (self.view.tokens, answer.tokens);
        let mark = |at: usize| matches!(self.view.word(at), "," | ";" | ":" | "—" | "–");
        let joined = |at: usize| at.checked_sub(1).is_some_and(|before| matches!(self.view.word(before), "and" | "or"));
        let other = |from: usize, to: usize| {
            let figure = |m: &&Mention| {
                from <= m.tokens.0 && m.tokens.1 <= to && matches!(m.value, Value::Quantity(_)) && !joined(m.tokens.0)
            };
            self.view.mentions.iter().any(|m| figure(&m))
        };
        if behind <= from {
            let next = tokens.get(end).filter(|t| t.kind == TokenKind::Word && !t.capital && !self.lexicon.stops(t));
            let of = next.is_some()
                && end == from + 1
                && (behind.max(from.saturating_sub(OF))..from).any(|at| self.view.word(at) == "of");
            // "300 people are killed, on average"
            let apart = (behind..from).any(|at| mark(at) && at + 1 < from);
            return !of && !apart && !other(behind, from);
        }
        // "In recent years, 300 people were killed": one comma closes what leads in
        end > first || (end..first).filter(|&at| mark(at)).count() <= 1 && !other(end + 1, first)
    }

    /// "Since 1980", "since the strike began": behind the count, or in front of one of which it is told in the perfect.
    fn since(&self, hit: &Hit) -> bool {
        let grammar = &self.lexicon.grammar;
        let (tokens, end) = (self.view.tokens, hit.found.end);
        let (from, to) = (hit.start.saturating_sub(2 * REACH), (end + REACH).min(tokens.len()));
        let stops = |at: usize| matches!(self.view.word(at), "," | ";" | ":" | "-" | "--" | "—" | "–");
        let since = |at: &usize| {
            let token = &tokens[*at];
            token.may(self.lexicon.marks.lasting) && grammar.since.contains(&token.key)
        };
        (from..to).filter(since).any(|at| {
            if (end..at).any(stops) {
                return false;
            }
            let close = (at + REACH).min(tokens.len());
            let began = (at..close).any(|i| grammar.begins.contains(&tokens[i].key));
            let long = |m: &Mention| {
                (at..close).contains(&m.tokens.0)
                    && matches!(&m.value, Value::Time(time) if time.names_days() && time.grain > Calendar::Day)
            };
            // "since Friday", in a text of what happened on Wednesday; but not "since the quake on Friday"
            let main = self.scenes.main_days();
            let earlier = |m: &Mention| {
                let Value::Time(time) = &m.value else { return false };
                let before = time.days.zip(main).is_some_and(|(days, main)| days.to < main.from);
                let closes = tokens.get(m.tokens.1).is_none_or(|t| t.kind == TokenKind::Mark);
                m.tokens.0 == at + 1 && time.names_days() && before && closes
            };
            (began || self.view.mentions.iter().any(|m| long(m) || earlier(m))) && !self.record(at)
        })
    }

    /// "In ten years", "during October", "in October alone".
    fn stretch(&self, hit: &Hit) -> bool {
        let grammar = &self.lexicon.grammar;
        let tokens = self.view.tokens;
        let (from, to) = (hit.start.saturating_sub(REACH), (hit.found.end + REACH / 2).min(tokens.len()));
        let words = |at: usize| tokens.get(at).map_or(0, |t| t.key);
        self.view.mentions.iter().filter(|m| from <= m.tokens.0 && m.tokens.1 <= to).any(|mention| {
            let Value::Time(time) = &mention.value else { return false };
            let (first, end) = mention.tokens;
            let before = |back: usize| first.checked_sub(back).map_or(0, |at| tokens[at].key);
            let long = time.grain > Calendar::Week;
            let length = long && time.kind == TimeKind::Duration && grammar.within.contains(&before(1));
            let whole = long
                && time.names_days()
                && (grammar.throughout.contains(&before(1)) || grammar.alone.contains(&words(end)));
            (length || whole) && !self.record(first)
        })
    }

    /// "In the civil war", "the war that has left 12,000 dead", "in ten years of war 12,000 died".
    fn lasting(&self, hit: &Hit) -> bool {
        const NEAR: usize = 7;
        let grammar = &self.lexicon.grammar;
        let (tokens, end) = (self.view.tokens, hit.found.end);
        let lasts = |at: usize| {
            tokens[at].may(self.lexicon.marks.lasting) && grammar.lasting.contains(&tokens[at].key) && !self.record(at)
        };
        let inside = |from: usize, to: usize| (from..to).any(|at| grammar.within.contains(&tokens[at].key));
        let open = |at: usize| at >= tokens.len() || matches!(self.view.word(at), "," | "." | ";" | ")");
        let behind = (end..(end + NEAR).min(tokens.len()))
            .take_while(|&at| !matches!(self.view.word(at), "," | ";" | ":"))
            .any(|at| lasts(at) && inside(end, at) && (open(at + 1) || inside(at + 1, at + 2)));
        let before = |at: usize| {
            let next = if self.view.word(at + 1) == "," { at + 2 } else { at + 1 };
            let goes_on = next < hit.start && grammar.relative.contains(&tokens[next].key)
                || self.view.word(next) == "in" && next + 1 < hit.start;
            lasts(at) && (goes_on || next >= hit.start && inside(at.saturating_sub(NEAR), at))
        };
        behind || (hit.start.saturating_sub(NEAR)..hit.start).any(before)
    }

    /// Whether a stretch only says how rare one event was: "the deadliest crash in ten years".
    fn record(&self, at: usize) -> bool {
        let from = at.saturating_sub(REACH / 2);
        self.view.tokens[from..at].iter().any(|t| self.lexicon.grammar.records.contains(&t.key))
    }
}
