//! What only looks like a claim: days that tell of words or of the future, wholes, phrases cut in the middle, and what words
//! such as "not" and "may" fence off.

use super::extract::{Hit, Reader};
use super::schema::SlotKind;
use crate::claim::name::{Name, NameKind};
use crate::claim::{Answer, Compare, SameKey};
use crate::lexicon::Fence;
use crate::lexicon::times::Open;
use crate::text::words::{ascii_key, shouted};
use crate::text::{Role, Span, Token, TokenKind};
use crate::value::{Anchor, Mention, Value};

const SINCE: u64 = ascii_key("since");

impl Reader<'_> {
    /// "Police said Wednesday": a day right behind a word of speech is that of the words, not of what they tell; unless
    /// the speech itself is what the rule asks for ("announced on Friday").
    pub(super) fn day_of_speech(&self, hit: &Hit) -> bool {
        let says = |at: usize| self.lexicon.grammar.dated_speech.contains(&self.view.tokens[at].key);
        let before =
            hit.answer.checked_sub(1).map(|at| if self.view.word(at) == "on" { at.wrapping_sub(1) } else { at });
        before.is_some_and(|at| at < hit.answer && at != hit.start && says(at))
    }

    /// "As of Monday night, the fire was contained": until when something is told, no day of anything.
    pub(super) fn as_of(&self, hit: &Hit) -> bool {
        hit.answer >= 2
            && self.view.word(hit.answer - 1) == "of"
            && self.view.word(hit.answer - 2).eq_ignore_ascii_case("as")
    }

    /// Whether a `day` slot holds no day on which something happened: a stretch that only begins or ends with it ("since
    /// Monday"), or a day still to come where the rule does not let plans through.
    pub(super) fn no_past_day(&self, slot: Option<&(u8, usize, usize)>, answer: &Answer) -> bool {
        let (Some((slot, first, end)), Answer::Time(time)) = (slot, answer) else { return false };
        // "from Tuesday's fire" is no stretch, nor is "after the 4 May murder"
        let owned =
            |t: &Token| t.kind == TokenKind::Possessive || self.view.classes_at(*end) & self.lexicon.events != 0;
        // "since the 11 September attacks" looks back all the same
        let back = |step: usize| first.checked_sub(step).map_or("", |at| self.view.word(at));
        let since = back(1) == "since" || back(1) == "the" && back(2) == "since";
        let owns = !since && self.view.tokens.get(*end).is_some_and(owned);
        let day = matches!(self.rule.slots[*slot as usize].1, SlotKind::Day | SlotKind::When);
        // "a truce from Sunday": from when it is to hold
        let planned = self.rule.through.contains(&Fence::Planned);
        let stretch =
            !owns && !planned && (since || time.open != Open::No) && time.minute.is_none() && time.hours.is_none();
        let year = self.rule.slots[*slot as usize].1 == SlotKind::Year;
        let to_come = match (self.reading.latest, time.days) {
            (Some(latest), Some(days)) => latest < days.from && !planned,
            _ => false,
        };
        // "The same night" is that of something else; where no date was told before it, it is nobody's.
        let same = time.anchor != Anchor::EarlierDate && (*first..*end).any(|at| self.view.word(at) == "same");
        year && to_come || day && (stretch || to_come || same)
    }

    /// "Neither she nor the firm denied it": nobody did.
    pub(super) fn neither(&self, hit: &Hit) -> Option<usize> {
        if !self.rule.kind.compare.is_told() {
            return None;
        }
        let nor = hit.start.checked_sub(1).filter(|&at| matches!(self.view.word(at), "nor" | "neither" | "Neither"));
        // "the death of a dentist denied the procedure": whoever stands behind "of" does nothing
        let who = |slot: u8| self.rule.slots[slot as usize].0 == "who";
        let opens = hit.found.slots.iter().any(|(slot, from, _)| who(*slot) && *from == hit.start);
        let of =
            hit.start.checked_sub(1).filter(|&at| opens && matches!(self.view.word(at), "of" | "from" | "against"));
        nor.or(of)
    }

    /// Whether the sentence is a question; one that only quotes a question at its end asks nothing itself.
    pub(super) fn asks(&self) -> bool {
        self.view.tokens.last().is_some_and(|last| last.text(self.view.text) == "?")
    }

    /// "Twelve of the 30 miners were rescued": what is told is told of the twelve, not of the 30.
    pub(super) fn a_whole(&self, answer: usize) -> bool {
        let the = |at: usize| matches!(self.view.word(at), "the" | "its" | "their" | "these" | "those");
        let of = answer.checked_sub(1).and_then(|at| if the(at) { at.checked_sub(1) } else { Some(at) });
        let some = |at: usize| {
            let counts = |m: &Mention| matches!(&m.value, Value::Quantity(_)) && m.tokens.1 == at;
            self.view.mentions.iter().any(counts)
        };
        of.is_some_and(|at| self.view.word(at) == "of" && some(at))
    }

    /// "The blast killed ten people and 20 others were hurt": ten are whom another verb is about, not the first of two counts
    /// of the hurt.
    pub(super) fn of_a_verb_before(&self, hit: &Hit) -> bool {
        let counts_on =
            |&(slot, at, _): &(u8, usize, usize)| at > hit.answer && self.rule.slots[slot as usize].0 == "second";
        let verb = |at: usize| self.view.classes_at(at) & self.lexicon.deeds != 0;
        hit.start == hit.answer && hit.answer.checked_sub(1).is_some_and(verb) && hit.found.slots.iter().any(counts_on)
    }

    /// Whether what is told as dated begins inside a clause, with no subject, or is what somebody said then: "[an inmate
    /// named] Boris Lund, who was jailed in 1982", "Ida Brandt told a court in August".
    fn lost(&self, hit: &Hit, first: usize) -> bool {
        let (view, grammar) = (self.view, &self.lexicon.grammar);
        let Some(&(_, _, end)) = hit.found.slots.iter().find(|(_, from, _)| *from == first) else { return false };
        let start =
            if hit.start < first && grammar.articles.contains(&view.tokens[first - 1].key) { first - 1 } else { first };
        // "the first crash on the line since 1959"; "for the first time since December" tells of nothing
        const TOLD: usize = 4;
        let since = hit.answer > 0 && view.tokens[hit.answer - 1].key == SINCE;
        let opener = |at: usize| grammar.since_openers.contains(&view.tokens[at].key);
        let first_since = since && opener(first);
        // what else is told of begins with a name or with an article, as few of these do
        let token = &view.tokens[start];
        let subject = token.capital && !self.lexicon.stops(token)
            || grammar.articles.contains(&token.key)
            || self.lexicon.nouns.determiners.contains(&token.key);
        if !subject && !first_since {
            return true;
        }
        let behind_opener = |at: usize| {
            let token = &view.tokens[at];
            let mark = token.kind == TokenKind::Quote || matches!(view.word(at), "," | ";" | ":" | "—" | "–");
            mark || grammar.told_openers.contains(&token.key)
                || self.lexicon.speech.longest_before(view.tokens, at + 1).is_some()
        };
        // "Newswire-The army seized": the name of a site or a town tells of nothing
        let dateline = self.reading.layout.dateline;
        if dateline.is_some_and(|d| view.tokens[start].span.start < d.end && d.start <= view.tokens[start].span.start) {
            return true;
        }
        let behind_dateline = dateline.is_some_and(|d| start > 0 && view.tokens[start - 1].span.start == d.end);
        // "told CNN in August": who heard it
        let heard = |at: usize| grammar.hearer_verbs.contains(&view.tokens[at].key);
        if start.checked_sub(1).is_some_and(heard) {
            return true;
        }
        if !first_since && !behind_dateline && !start.checked_sub(1).is_none_or(behind_opener) {
            return true;
        }
        // "no collusion with Vesta in 2016": a place is nothing that happened
        let place = |n: &Name| n.kind != NameKind::Other || n.tokens.1 == n.tokens.0 + 1;
        if view.passage.names.iter().any(|n| n.tokens.0 <= start.max(first) && end <= n.tokens.1 && place(n)) {
            return true;
        }
        if first_since {
            return end - first < TOLD;
        }
        if since && (first..hit.answer).any(opener) {
            return true;
        }
        // "an inmate who shot him in 1982", "was built and was rebuilt in 2007": the date is of the later verb alone
        let verb = |at: usize| view.classes_at(at) & self.lexicon.barriers != 0;
        let second = (first + 1..end).any(|at| {
            let and = view.word(at) == "and" && at + 1 < end && verb(at + 1);
            and || grammar.relative.contains(&view.tokens[at].key)
        });
        if second {
            return true;
        }
        // "Interviewed for the Herald in May, the general …": what somebody did or bore, without who
        let doing = view.word(start).ends_with("ed") || view.word(start).ends_with("ing");
        let named = view.passage.names.iter().any(|n| n.tokens.0 == start && n.tokens.1 > start + 1);
        if doing && !named && grammar.prepositions.contains(&view.tokens[(start + 1).min(end)].key) {
            return true;
        }
        // "raids in Norland and Vesta and the outbreak of 2014": the last of a list has lost what stands before it
        // "annulled the result of last month's vote"
        if view.tokens.get(hit.found.end).is_some_and(|t| t.kind == TokenKind::Possessive) {
            return true;
        }
        // "rose from the pad used by Norland 50 years ago": the date is that of the participle
        let by = (first + 2..end).any(|at| view.word(at) == "by" && view.word(at - 1).ends_with("ed"));
        if by && (first + 1..end).any(|at| verb(at) && view.word(at + 1) != "by") {
            return true;
        }
        let listed = token.capital && start > 0 && view.word(start - 1) == "and" && {
            let name = |at: usize| view.passage.names.iter().any(|n| n.tokens.0 <= at && at < n.tokens.1);
            start >= 2 && name(start - 2)
        };
        // "both suffering it in 2010 and 2013"
        let year = |m: &Mention| matches!(&m.value, Value::Time(time) if time.names_days());
        let years = view.word(hit.found.end) == "and" && view.mention(hit.found.end + 1).is_some_and(year);
        let bare = (first + 1..end)
            .any(|at| view.word(at).ends_with("ing") && matches!(view.word(at - 1), "both" | "all" | "each"));
        if listed || years || bare {
            return true;
        }
        view.tokens[first..end].iter().any(|t| grammar.dated_speech.contains(&t.key))
    }

    /// Whether what is dated has lost its beginning: "[Boko] Haram was", "[$3] billion in earnings", "and was renovated".
    pub(super) fn cut(&self, hit: &Hit) -> bool {
        // "a cease-fire on Monday" is no fire: a match begins inside no compound
        let (first, before) = (&self.view.tokens[hit.start], hit.start.wrapping_sub(1));
        if !first.spaced && !first.capital && first.kind == TokenKind::Word && self.view.word(before) == "-" {
            return true;
        }
        let dated = |slot: u8| self.rule.slots[slot as usize].0 == "what";
        let Some(&(_, first, _)) = hit.found.slots.iter().find(|(slot, ..)| dated(*slot)) else { return false };
        let (passage, start) = (self.view.passage, self.view.tokens[first]);
        let inside = |span: Span| span.start < start.span.start && start.span.start < span.end;
        if self.rule.kind.same == [SameKey::What] && self.lost(hit, first) {
            return true;
        }
        passage.names.iter().any(|name| inside(name.span))
            || self.view.mentions.iter().any(|m| inside(m.span))
            || self.lexicon.grammar.mid_phrase.contains(&start.key)
    }

    /// The end of what a fence may stand in: the clause behind a figure tells what it is of, and goes on to other things
    /// ("takes a $3 billion charge and is at risk of a loss").
    pub(super) fn governed(&self, hit: &Hit) -> usize {
        let clause = |(slot, from, _): &&(u8, usize, usize)| {
            *from > hit.answer && self.rule.slots[*slot as usize].1 == SlotKind::Clause
        };
        match self.rule.kind.compare {
            Compare::Quantity => hit.found.slots.iter().find(clause).map_or(hit.found.end, |(_, from, _)| *from),
            _ => hit.found.end,
        }
    }

    /// Where the clause behind a figure ends that begins before `end`: before the part of the sentence that tells of
    /// another figure ("$4 million in taxes and $3 million in fees").
    pub(super) fn told(&self, hit: &Hit, end: usize) -> usize {
        let from = self.governed(hit);
        let other = |m: &&Mention| m.tokens.0 > from && m.tokens.1 <= end && matches!(m.value, Value::Quantity(_));
        let next = self.view.mentions.iter().find(other).filter(|_| from < end);
        let joint = |at: &usize| self.lexicon.grammar.clause_joints.contains(&self.view.tokens[*at].key);
        let and = |at: &usize| joint(at) && self.view.word(*at) != "in" && self.view.word(*at) != "or";
        next.and_then(|next| (from..next.tokens.0).rev().find(and)).unwrap_or(end)
    }

    /// Whether those that are counted are told of as known: "the 197 girls who".
    fn known(&self, start: usize, answer: usize) -> bool {
        let Some(mention) = self.view.mention(answer) else { return false };
        let Value::Quantity(counted) = &mention.value else { return false };
        let the = answer > 0 && self.view.word(answer - 1).eq_ignore_ascii_case("the") && answer - 1 <= start;
        the && counted.people.is_some() && matches!(self.view.word(counted.noun_end), "who" | "whose")
    }

    /// The word that governs the match and says that it did not, or not yet, happen.
    pub(super) fn fenced(&self, start: usize, end: usize, answer: usize, denies: bool) -> Option<(usize, Fence)> {
        const BEFORE: usize = 6;
        let tokens = self.view.tokens;
        if !self.reading.may(self.passage, self.lexicon.fences.mark()) {
            return None;
        }
        let fences = |at: &usize| self.lexicon.fences.longest(tokens, *at).is_some();
        let last = (start.saturating_sub(BEFORE)..end).rev().find(fences)?; // none stands here, as mostly
        let from = (start.saturating_sub(BEFORE)..start)
            .rev()
            .find(|&i| matches!(self.view.word(i), ";" | ":" | "—" | "“" | "\"" | "but"))
            .map_or(start.saturating_sub(BEFORE), |i| i + 1);
        // "It would help the 197 girls who remain captive": that they are is told as known.
        let from = if self.known(start, answer) { start } else { from };
        (from..last + 1).find_map(|at| {
            let (_, &fence) = self.lexicon.fences.longest(tokens, at)?;
            let comma = (at..start).any(|i| self.view.word(i) == ",");
            // "24 May", "Will Smith": no verbs. A capital alone says so only where not every word has one.
            let dated = self
                .view
                .mentions
                .iter()
                .any(|m| matches!(m.value, Value::Time(_)) && m.tokens.0 <= at && at < m.tokens.1);
            let named = self.view.passage.names.iter().any(|n| n.tokens.0 <= at && at < n.tokens.1);
            let title = matches!(self.view.passage.sentence.role, Role::Headline | Role::Heading);
            let capital = tokens[at].capital && at > 0 && !title && !shouted(self.view.text, tokens);
            // A bound is no negation: "no fewer than 12", "not less than".
            let bound = self.lexicon.hedges.longest(tokens, at).is_some()
                || at >= answer && self.view.mention(answer).is_some_and(|m| at < m.tokens.1);
            let far = matches!(fence, Fence::Negated) && at + 4 < start;
            // Who "will look into the murder of four nuns" tells of a murder that was.
            let told = at < start && fence != Fence::Negated && self.presupposed(start);
            let open = fence == Fence::Open || denies && fence == Fence::Negated;
            let free = open
                || self.rule.through.contains(&fence) && !(fence == Fence::Negated && at < start && self.not(at))
                || comma
                || dated
                || named
                || capital
                || bound
                || far
                || told;
            (!free).then_some((at, fence))
        })
    }

    /// Whether a word is a flat "not": what it stands before, as a whole, did not happen ("did not find him guilty of two
    /// counts"), whatever a rule lets through within its own words.
    fn not(&self, at: usize) -> bool {
        self.lexicon.grammar.flat.contains(&self.view.tokens[at].key)
    }

    /// Whether a match begins with the noun of a deed behind "the": what is named so has happened.
    fn presupposed(&self, start: usize) -> bool {
        let deed = |class: usize| self.lexicon.class_names[class] == "deed";
        let before = start.checked_sub(1).is_some_and(|at| self.view.word(at) == "the");
        before && self.lexicon.classes.all(self.view.tokens, start).any(|(_, class)| deed(usize::from(*class)))
    }
}
