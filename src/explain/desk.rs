//! Making a decision: from two places to the two claims that are meant.

use super::{Scene, Spot, Trouble};
use crate::align::Bonds;
use crate::align::decisions::{strange, unlike};
use crate::input::Decisions;
use crate::input::decisions::{Decision, Named, Ruling};
use crate::rule::RuleBook;
use crate::text::Article;

/// What the desk wants decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// Pin or ban.
    pub ruling: Ruling,
    /// The two claims, each by its place (`star.txt:7:12`) or as an explanation names it (`F1.2`, `X4.1`).
    pub sides: (&'a str, &'a str),
    /// Why.
    pub reason: &'a str,
    /// Whether a pin holds also between claims of two kinds, or of two things that are counted.
    pub anyway: bool,
}

/// The decision that two claims are one question, or are not.
///
/// # Errors
/// No claim there, or several that could be meant; answers of two units; two kinds or two things, unless that is wanted; a
/// decision that contradicts an earlier one.
pub fn decide(
    articles: &[Article],
    rules: &RuleBook,
    decisions: &Decisions,
    wanted: &Wanted,
) -> Result<Decision, Trouble> {
    let Wanted { ruling, sides: (a, b), reason, anyway } = *wanted;
    if reason.trim().is_empty() {
        return Err(Trouble::new("a decision needs a reason", "say why: --reason \"the same ferry\""));
    }
    let scene = Scene::new(articles, rules, decisions)?;
    let (here, there) = (scene.meant(a)?, scene.meant(b)?);
    let pairs = |alike: bool| -> Vec<(usize, usize)> {
        let all = here.iter().flat_map(|&p| there.iter().map(move |&q| (p, q)));
        all.filter(|&(p, q)| p != q && (scene.claim(p).kind == scene.claim(q).kind) == alike).collect()
    };
    // Claims of one kind are meant before those of two.
    let mut found = pairs(true);
    if found.is_empty() {
        found = pairs(false);
    }
    let (x, y) = match found.as_slice() {
        [one] => *one,
        [] => return Err(Trouble::new(format!("{a} and {b} are one claim"), "name two claims")),
        several => {
            let place = |at: usize| {
                let claim = scene.claim(at);
                format!(
                    "{}:{}:{} ({})",
                    scene.run.heads[claim.source].path, claim.place.line, claim.place.column, claim.kind.name
                )
            };
            let list: Vec<String> = several.iter().map(|&(p, q)| format!("{} and {}", place(p), place(q))).collect();
            let what = format!("{a} and {b} may mean {} pairs of claims", several.len());
            return Err(Trouble::new(what, format!("give the columns of one pair: {}", list.join(" or "))));
        }
    };
    if ruling == Ruling::Pin
        && let Some(why) = unlike(scene.claim(x), scene.claim(y), &rules.lexicon)
    {
        return Err(Trouble::new(why, "crosscheck explain --pair shows how the two were read"));
    }
    // Names such as F5.1 shift with every decision, so that a pin of two kinds is more often a slip than a judgement.
    if ruling == Ruling::Pin
        && !anyway
        && let Some(why) = strange(scene.claim(x), scene.claim(y))
    {
        let help = format!(
            "see that {a} and {b} are the claims you mean; if they are one question all the same, say --anyway"
        );
        return Err(Trouble::new(why, help));
    }
    let named = |at: usize| {
        let claim = scene.claim(at);
        Named {
            file: scene.run.heads[claim.source].path.clone(),
            line: claim.place.line,
            kind: claim.kind.name.clone(),
            words: claim.words.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    };
    let decision = Decision { decision: ruling, reason: reason.trim().into(), a: named(x), b: named(y), place: 0 };
    let twice = |other: &Decision| {
        let sides = (&other.a, &other.b);
        let same = |p: &Named, q: &Named| Named { line: 0, ..p.clone() } == Named { line: 0, ..q.clone() };
        let pair = |p: &Named, q: &Named| same(sides.0, p) && same(sides.1, q);
        other.decision == ruling && (pair(&decision.a, &decision.b) || pair(&decision.b, &decision.a))
    };
    if let Some(known) = decisions.list.iter().find(|other| twice(other)) {
        let what = format!("{}:{} has {} the two already", decisions.file, known.place, ruling.word());
        return Err(Trouble::new(what, format!("its reason is “{}”; decide undo takes it back", known.reason)));
    }
    let mut longer = decisions.clone();
    let place = decisions.list.last().map_or(0, |last| last.place) + 1;
    longer.list.push(Decision { place, ..decision.clone() });
    if let Err(faults) = Bonds::settle(&longer, &scene.run.heads, &scene.run.claims, &rules.lexicon) {
        let earlier = faults.iter().map(|fault| fault.what.replace(&format!("line {place}"), "the new decision"));
        let what = format!("{}: {}", decisions.file, earlier.collect::<Vec<_>>().join("; "));
        return Err(Trouble::new(what, "take the other back: `crosscheck decide list`, then `decide undo N`"));
    }
    Ok(decision)
}

impl Scene<'_> {
    /// The claims that a name or a place may mean.
    fn meant(&self, words: &str) -> Result<Vec<usize>, Trouble> {
        if let Some(claim) = self.named(words) {
            return Ok(vec![claim]);
        }
        let Some(spot) = Spot::parse(words) else {
            let help = "give FILE:LINE or FILE:LINE:COLUMN, or a claim as `crosscheck explain` names it: F1.2";
            return Err(Trouble::new(format!("{words} names no claim"), help));
        };
        let found = self.claims_at(&spot)?;
        if found.is_empty() {
            let help = format!("crosscheck explain --pair {words} … shows what stands there");
            return Err(Trouble::new(format!("no claim was read at {words}"), help));
        }
        Ok(found)
    }
}
