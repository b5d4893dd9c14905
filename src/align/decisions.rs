//! Pins and bans: what the desk decided of two claims. They win over the ladder, and are shown.

use crate::claim::answer::lie;
use crate::claim::{Answer, Claim, Head};
use crate::input::decisions::{DecisionFault, Decisions, Named, Ruling};
use crate::lexicon::Lexicon;
use crate::text::Place;

/// A decision on two claims of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bond {
    /// First claim.
    pub a: usize,
    /// Second claim.
    pub b: usize,
    /// What was decided.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// Its line in the decisions file.
    pub line: u32,
}

/// A decision that does nothing in this run, although its files are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idle {
    /// Its line in the decisions file.
    pub line: u32,
    /// What was decided.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// Why it does nothing.
    pub why: String,
}

/// The decisions that concern the claims of a run.
#[derive(Clone, Debug, Default)]
pub struct Bonds {
    /// The file that they stand in.
    pub file: String,
    /// Those that hold.
    pub list: Vec<Bond>,
    /// Those whose claims are not found, or that cannot hold.
    pub idle: Vec<Idle>,
    /// The claims that pins make one, as sorted lists.
    pinned: Vec<Vec<usize>>,
}

impl Bonds {
    /// Finds the claims of each decision. One whose files are not in the run is not of this run.
    ///
    /// # Errors
    /// Decisions that contradict each other, each with both lines.
    pub fn settle(
        decisions: &Decisions,
        heads: &[Head],
        claims: &[Claim],
        lexicon: &Lexicon,
    ) -> Result<Bonds, Vec<DecisionFault>> {
        let mut bonds = Bonds { file: decisions.file.clone(), ..Bonds::default() };
        for decision in &decisions.list {
            let (line, ruling, reason) = (decision.place, decision.decision, decision.reason.clone());
            let here = |named: &Named| heads.iter().any(|head| head.path == named.file);
            if !(here(&decision.a) && here(&decision.b)) {
                continue;
            }
            let find = |named: &Named| {
                found(named, heads, claims).ok_or_else(|| {
                    let Named { file, kind, words, .. } = named;
                    format!("{file} has no claim of the kind {kind} with the words “{words}”")
                })
            };
            let bond = find(&decision.a).and_then(|a| Ok((a, find(&decision.b)?))).and_then(|(a, b)| {
                let what = if a == b { Some("both sides name one claim".to_string()) } else { None };
                let unlike = || (ruling == Ruling::Pin).then(|| unlike(&claims[a], &claims[b], lexicon)).flatten();
                what.or_else(unlike).map_or(Ok((a, b)), Err)
            });
            match bond {
                Ok((a, b)) => bonds.list.push(Bond { a, b, ruling, reason, line }),
                Err(why) => bonds.idle.push(Idle { line, ruling, reason, why }),
            }
        }
        bonds.group();
        let faults: Vec<DecisionFault> = bonds.bans().filter_map(|ban| bonds.contradicted(ban)).collect();
        if faults.is_empty() { Ok(bonds) } else { Err(faults) }
    }

    /// The pins.
    pub fn pins(&self) -> impl Iterator<Item = &Bond> {
        self.list.iter().filter(|bond| bond.ruling == Ruling::Pin)
    }

    /// The bans.
    pub fn bans(&self) -> impl Iterator<Item = &Bond> {
        self.list.iter().filter(|bond| bond.ruling == Ruling::Ban)
    }

    /// The decision that keeps two claims apart.
    pub fn ban(&self, a: usize, b: usize) -> Option<&Bond> {
        self.bans().find(|bond| (bond.a, bond.b) == (a, b) || (bond.a, bond.b) == (b, a))
    }

    /// Whether a ban names a claim.
    pub fn bars(&self, claim: usize) -> bool {
        self.bans().any(|bond| bond.a == claim || bond.b == claim)
    }

    /// The claims that pins make one with this one, itself among them; none where no pin names it.
    pub fn group_of(&self, claim: usize) -> &[usize] {
        self.pinned.iter().find(|group| group.binary_search(&claim).is_ok()).map_or(&[], Vec::as_slice)
    }

    /// The lists of claims that pins make one.
    pub fn groups(&self) -> &[Vec<usize>] {
        &self.pinned
    }

    /// Whether pins make either of two claims of different articles one with a claim that passes a test with the other:
    /// what joins one of the pinned joins them all.
    pub fn stands_for(&self, claims: &[Claim], a: usize, b: usize, test: &dyn Fn(usize, usize) -> bool) -> bool {
        let (x, y) = (self.group_of(a), self.group_of(b));
        let (x, y) = (if x.is_empty() { &[a][..] } else { x }, if y.is_empty() { &[b][..] } else { y });
        let several = x.len() > 1 || y.len() > 1;
        several && claims[a].source != claims[b].source && x.iter().any(|&p| y.iter().any(|&q| test(p, q)))
    }

    fn group(&mut self) {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for bond in self.pins() {
            let (mut one, others): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
                groups.into_iter().partition(|group| group.contains(&bond.a) || group.contains(&bond.b));
            one.push(vec![bond.a, bond.b]);
            let mut one = one.concat();
            one.sort_unstable();
            one.dedup();
            groups = others;
            groups.push(one);
        }
        groups.sort_unstable();
        self.pinned = groups;
    }

    /// The fault of a ban between two claims that pins make one.
    fn contradicted(&self, ban: &Bond) -> Option<DecisionFault> {
        let group = self.group_of(ban.a);
        if group.binary_search(&ban.b).is_err() {
            return None;
        }
        let straight = self.pins().find(|pin| (pin.a, pin.b) == (ban.a, ban.b) || (pin.a, pin.b) == (ban.b, ban.a));
        let lines: Vec<String> = match straight {
            Some(pin) => vec![pin.line.to_string()],
            None => self.pins().filter(|pin| group.binary_search(&pin.a).is_ok()).map(|p| p.line.to_string()).collect(),
        };
        let lines = match lines.as_slice() {
            [one] => format!("line {one} pins"),
            [many @ .., last] => format!("lines {} and {last} together pin", many.join(", ")),
            [] => String::new(),
        };
        Some(DecisionFault {
            file: self.file.clone(),
            place: Place { line: ban.line, column: 1 },
            what: format!("line {} bans what {lines}", ban.line),
            help: "take one of them back: `crosscheck decide list`, then `decide undo N`".into(),
        })
    }
}

/// The claim that a decision names: of those of its file and kind with its words, the one nearest to its line.
fn found(named: &Named, heads: &[Head], claims: &[Claim]) -> Option<usize> {
    let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = folded(&named.words);
    let ours = |claim: &Claim| {
        heads[claim.source].path == named.file && claim.kind.name == named.kind && folded(&claim.words) == words
    };
    let far = |at: usize| claims[at].place.line.abs_diff(named.line);
    (0..claims.len()).filter(|&at| ours(&claims[at])).min_by_key(|&at| (far(at), at))
}

/// Why two claims are hardly one question, whatever their answers: they are of two kinds, or count two things. A desk may
/// know better, but is asked.
pub fn strange(a: &Claim, b: &Claim) -> Option<String> {
    let said = |claim: &Claim| format!("“{}”", claim.words.split_whitespace().collect::<Vec<_>>().join(" "));
    if a.kind.name != b.kind.name {
        return Some(format!("{} ({}) and {} ({}) are of two kinds", said(a), a.kind.name, said(b), b.kind.name));
    }
    let (x, y) = a.slot("thing").zip(b.slot("thing"))?;
    (x.id != y.id).then(|| format!("{} and {} count two things, {} and {}", said(a), said(b), x.words, y.words))
}

/// Why no pin can make one question of two claims: their answers cannot be set beside each other.
pub fn unlike(a: &Claim, b: &Claim, lexicon: &Lexicon) -> Option<String> {
    let alike = match (&a.answer, &b.answer) {
        (Answer::Quantity(_), Answer::Quantity(_)) => lie(a, b, lexicon).is_some(),
        (Answer::Time(_), Answer::Time(_)) => true,
        (Answer::Words(_), Answer::Words(_)) | (Answer::State(..), Answer::State(..)) => {
            a.kind.compare == b.kind.compare
        }
        _ => false,
    };
    let said = |claim: &Claim| format!("“{}” ({})", claim.answer_words, claim.kind.name);
    (!alike).then(|| format!("{} and {} are answers of two units; a pin cannot join them", said(a), said(b)))
}
