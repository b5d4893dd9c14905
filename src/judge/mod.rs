//! Judgement: how the answers to one question lie to each other, why they differ, and on how many origins they rest.

pub mod copied;
pub mod inside;
pub mod origin;
pub mod pair;
pub mod relation;
pub mod sentence;

pub use inside::Gravity;
pub use origin::{Joined, Link, Links, Origins, Why};
pub use pair::Verdict;
pub use relation::{Cause, Relation};

use crate::align::earlier;
pub use crate::claim::Key;
use crate::claim::answer::lie;
use crate::claim::{Claim, Head};
use crate::lexicon::Lexicon;
use crate::text::Role;
use crate::text::words::key;
use crate::value::Lie;

/// What the answers to one question come to.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The gravest relation of any two answers.
    pub relation: Relation,
    /// The causes, once each.
    pub causes: Vec<Cause>,
    /// The keys that are missing, once each.
    pub missing: Vec<Key>,
    /// The two claims that bear the relation, as positions in the question's list.
    pub pair: Option<(usize, usize)>,
    /// What those two come to.
    pub verdict: Option<Verdict>,
}

/// Judges the claims of one question.
pub fn judge(claims: &[&Claim], heads: &[Head], lexicon: &Lexicon) -> Finding {
    let mut finding =
        Finding { relation: Relation::Single, causes: Vec::new(), missing: Vec::new(), pair: None, verdict: None };
    let shortened = |claim: &Claim| shortened(claim, claims);
    for (at, a) in claims.iter().enumerate() {
        for (further, b) in claims.iter().enumerate().skip(at + 1) {
            if a.source == b.source || shortened(a) || shortened(b) {
                continue;
            }
            let mut verdict = pair::judge(a, b, heads, lexicon);
            // Which of the two was given at first, some text of the row tells.
            let equal = |x: &Claim, y: &Claim| lie(x, y, lexicon) == Some(Lie::Equal);
            let first = |claim: &Claim| earlier::given_at_first(claim, claims, equal);
            if verdict.relation == Relation::Conflict && first(a) != first(b) {
                verdict = Verdict { relation: Relation::Explained, cause: Some(replaced(claims, lexicon)), ..verdict };
            }
            finding.causes.extend(verdict.cause);
            finding.missing.extend(verdict.missing);
            if verdict.relation > finding.relation {
                finding.relation = verdict.relation;
                finding.pair = Some((at, further));
                finding.verdict = Some(verdict);
            }
        }
    }
    if finding.relation != Relation::Explained {
        finding.causes.clear();
    }
    finding.causes.sort_unstable();
    finding.causes.dedup();
    finding.missing.sort_unstable();
    finding.missing.dedup();
    finding
}

/// Why a figure that was given at first was replaced: a note tells what another version of the article had, else a later report
/// came.
fn replaced(claims: &[&Claim], lexicon: &Lexicon) -> Cause {
    let noted = |claim: &&&Claim| {
        let mut words = claim.sentence.split(|c: char| !c.is_alphanumeric());
        claim.first_told && words.any(|word| lexicon.grammar.versions.contains(&key(word)))
    };
    if claims.iter().any(|claim| noted(&claim)) { Cause::Version } else { Cause::Later }
}

/// Whether a claim is a headline's, a shortened form, and the article's own text answers too and speaks for it.
pub fn shortened(claim: &Claim, claims: &[&Claim]) -> bool {
    claim.role == Role::Headline && claims.iter().any(|c| c.source == claim.source && c.role != Role::Headline)
}
