//! Why a row holds, and what its answers come to: relations, causes with their evidence, origins.

use super::Scene;
use super::pair::BARE;
use crate::align::is_bare;
use crate::claim::Claim;
use crate::claim::answer::lie;
use crate::judge::{Cause, Relation, pair, shortened};
use crate::lexicon::Saying;
use crate::report::causes::cause_told;
use crate::report::explanation::{Entry, Step};

impl Scene<'_> {
    /// Why the claims of a row stand together, and which others came near.
    pub(super) fn holds(&self, claims: &[usize]) -> Vec<Entry> {
        let say = |head: String| Entry { head, ..Entry::default() };
        let bonds = &self.run.alignment.bonds;
        let mut told = Vec::new();
        let pairs = self.pairs_of(claims);
        let joins = |a: usize, b: usize| self.ladder(a, b).is_some_and(|ladder| ladder.joins());
        let (clear, other): (Vec<_>, Vec<_>) = pairs.iter().copied().partition(|&(a, b)| joins(a, b));
        match (clear.len(), pairs.len()) {
            (_, 0) => told.push(say("One article only; nothing had to be joined.".into())),
            (n, all) if n == all && n == 1 => told.push(say("The one pair of articles agrees in every key.".into())),
            (n, all) if n == all => {
                told.push(say(format!("All {n} pairs of claims of different articles agree in every key.")))
            }
            (n, all) => {
                told.push(say(format!("{n} of {all} pairs of claims of different articles agree in every key.")))
            }
        }
        for pin in bonds.pins().filter(|pin| claims.contains(&pin.a)) {
            let place = format!("{}:{}", bonds.file, pin.line);
            let head = format!("pinned: {} ({place})", pin.reason);
            told.push(Entry { id: self.both(pin.a, pin.b), head, ..Entry::default() });
        }
        for (a, b) in other {
            let pinned = |at: usize| !bonds.group_of(at).is_empty();
            let head = match self.ladder(a, b) {
                Some(ladder) if ladder.only_far() => {
                    "lack words in common; a claim with the very same answer joins both".to_string()
                }
                Some(ladder) if ladder.only_dates() && !pinned(a) && !pinned(b) => {
                    "differ in date alone; a claim that gives the very same rare number joins both".to_string()
                }
                None if is_bare(self.claim(a)) || is_bare(self.claim(b)) => BARE.to_string(),
                _ if pinned(a) || pinned(b) => "stand together by a pin".to_string(),
                _ => "stand together through the other claims".to_string(),
            };
            told.push(Entry { id: self.both(a, b), head, ..Entry::default() });
        }
        told.extend(self.kept_out(claims));
        told
    }

    /// Claims of other rows that agree with one of these in every key, and what keeps them out.
    fn kept_out(&self, claims: &[usize]) -> Vec<Entry> {
        let kind = &self.claim(claims[0]).kind;
        let others = (0..self.run.claims.len()).filter(|at| !claims.contains(at) && self.claim(*at).kind == *kind);
        let near = others.filter_map(|other| {
            let near = claims.iter().copied().find(|&at| {
                let apart = self.claim(at).source != self.claim(other).source;
                apart && self.ladder(at, other).is_some_and(|ladder| ladder.joins())
            })?;
            let reasons: Vec<String> = self
                .apart(near, other)
                .into_iter()
                .map(|entry| {
                    if entry.id == self.both(near, other) {
                        entry.head
                    } else {
                        format!("{}, {}", entry.id, entry.head)
                    }
                })
                .collect();
            let head = format!("kept out: {}", reasons.join("; "));
            Some(Entry { id: self.both(near, other), head, ..Entry::default() })
        });
        near.collect()
    }

    /// What the answers come to: each pair, the gravest first, and the headlines that were left out of it.
    pub(super) fn judgement(&self, claims: &[usize]) -> (Vec<Entry>, Vec<Entry>) {
        let list: Vec<&Claim> = claims.iter().map(|&at| self.claim(at)).collect();
        let shortened = |at: usize| shortened(self.claim(at), &list);
        let aside: Vec<String> = claims.iter().filter(|at| shortened(**at)).map(|&at| self.name(at)).collect();
        let mut told = Vec::new();
        let mut judged = Vec::new();
        for (a, b) in self.pairs_of(claims) {
            if !shortened(a) && !shortened(b) {
                let (x, y) = (self.claim(a), self.claim(b));
                let verdict = pair::judge(x, y, &self.run.heads, &self.rules.lexicon);
                judged.push((verdict.relation, a, b, verdict.cause, lie(x, y, &self.rules.lexicon)));
            }
        }
        // The gravest pair gives the row its word, so it stands first.
        judged.sort_by_key(|&(relation, a, b, ..)| (std::cmp::Reverse(relation), a, b));
        for (relation, a, b, verdict, found) in judged {
            let cause = verdict.map(|cause| format!(" ({cause})")).unwrap_or_default();
            let how = self.lies(self.claim(a), self.claim(b), found);
            let apart = matches!(relation, Relation::Explained | Relation::Conflict);
            let steps = if apart { self.evidence(a, b, relation, verdict) } else { Vec::new() };
            let head = format!("{relation}{cause}: {how}");
            told.push(Entry { id: self.both(a, b), head, steps, ..Entry::default() });
        }
        let head = "in a headline, set against nobody: the text below it speaks for the article".to_string();
        let aside = (!aside.is_empty()).then(|| Entry { id: aside.join(", "), head, ..Entry::default() });
        (told, aside.into_iter().collect())
    }

    /// What was looked at for a cause: whether one of two answers is later.
    fn evidence(&self, a: usize, b: usize, relation: Relation, cause: Option<Cause>) -> Vec<Step> {
        if let Some(cause) = cause.filter(|cause| *cause != Cause::Later) {
            let side = |at: usize| (self.claim(at), self.label(self.claim(at).source));
            return vec![Step::new("cause", cause_told(cause, side(a), side(b)))];
        }
        if !self.claim(a).kind.moves {
            return vec![Step::new("cause", "none: an answer of this kind is what it is, whenever it is told")];
        }
        let mut steps = Vec::new();
        for at in [a, b] {
            let claim = self.claim(at);
            let head = &self.run.heads[claim.source];
            let published = head.published.map_or("no hour of publication".into(), |m| format!("published {m}"));
            let mut said = vec![published];
            if claim.revised {
                let revised = |saying: &Saying| *saying == Saying::Revised;
                let cue = self.cue(claim, &self.rules.lexicon.sayings, revised).unwrap_or_default();
                said.push(format!("its words call the figure a later one (“{cue}”)"));
            }
            if claim.superseded {
                said.push("its words call the figure one that was given at first".into());
            }
            steps.push(Step::new(self.name(at), format!("{}: {}", self.label(claim.source), said.join("; "))));
        }
        if relation == Relation::Conflict {
            steps.push(Step::new("cause", "none: nothing in the texts makes one of the two the later"));
        }
        steps
    }
}
