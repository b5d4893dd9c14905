//! Alignment: which claims answer the same question, and which only look as if they did.
//!
//! Claims of one kind meet when they share a story or words that mean something; their keys decide. Similarity only
//! proposes. A cluster grows from its best pair, and no claim joins one in which any member answers another question:
//! clusters do not chain through a weak middle pair.

mod agree;
mod alone;
mod bare;
pub mod bridge;
mod cluster;
pub mod decisions;
pub mod earlier;
pub mod figures;
pub mod ladder;
mod names;
mod occasion;
mod once;
mod reason;
pub mod score;
pub mod sentence;
pub mod similarity;
pub mod story;
mod told;

use cluster::{Held, cluster};

pub use bare::is_bare;
pub use decisions::Bonds;
pub use ladder::{Ladder, Level};
pub use reason::{Reason, reasons};
pub use sentence::{Comparison, Sentence};
pub use story::Stories;

use crate::claim::answer::{lie, one_figure};
use crate::claim::{Answer, Claim, Compare, Head, Key, SameKey};
use crate::lexicon::{Lexicon, OTHERS};
use crate::text::Role;
use crate::value::{Lie, Unit};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// The outcome: questions with their claims, and look-alikes.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// The stories.
    pub stories: Stories,
    /// Each question's claims, as sorted indices.
    pub questions: Vec<Vec<usize>>,
    /// Pairs that look alike and were not joined.
    pub look_alikes: Vec<LookAlike>,
    /// For each claim whether an earlier one of its article answers otherwise, so that it is held against nobody.
    pub rest: Vec<bool>,
    /// What the desk decided.
    pub bonds: Bonds,
}

/// A pair of claims of different articles that looks alike and answers different questions.
#[derive(Clone, Debug)]
pub struct LookAlike {
    /// First claim.
    pub a: usize,
    /// Second claim.
    pub b: usize,
    /// The key that differs or is missing.
    pub key: Key,
    /// Whether it differs or is missing.
    pub level: Level,
    /// Share of words in common, in percent.
    pub overlap: u32,
    /// Whether the answers are equal.
    pub same_answer: bool,
}

/// A content word that stands in more claims than this proposes no pair.
const COMMON: usize = 64;
/// A story with more claims of one kind than this pairs them by their words alone.
const BLOCK: usize = 3000;
/// Share of words, in percent, from which two claims look alike.
const LOOK_ALIKE: u32 = 30;
/// The same for statements, whose sentences are long.
const LISTED_ALIKE: u32 = 24;

/// Aligns claims. They and their heads come in an order of their own (by article, then place), so that the outcome does
/// not depend on the order of the inputs. What `bonds` pin is one question and what they ban is not, whatever the keys say.
pub fn align(heads: &[Head], claims: &[Claim], bonds: Bonds, lexicon: &Lexicon) -> Alignment {
    let stories = Stories::new(heads);
    let pairs = propose(claims, &stories);
    let prints: Vec<u64> = claims.iter().map(fingerprint).collect();
    let rest = rest(claims, &pairs, &stories, lexicon);
    let mut joined = Vec::new();
    let mut apart = Vec::new();
    let held = Held::new(claims, &stories, lexicon);
    for (a, b) in pairs {
        let ladder = score::compare(&claims[a], &claims[b], &stories, lexicon);
        if ladder.joins() && fits(claims, &rest, a, b, || held.note(a, b, &ladder).lie) {
            // Copies are one before anything else is joined, so that a copy moves no claim; ties go by what the claims
            // say, never by what their files are called.
            let (x, y) = (prints[a], prints[b]);
            let score = if x == y { i32::MAX } else { ladder.score() };
            joined.push((Reverse(score), x.min(y), x.max(y), a, b));
        } else {
            apart.extend(look_alike(claims, a, b, &ladder));
        }
    }
    joined.sort_unstable();
    // What an article says twice is one before anything is parted, so that a ban parts all of it.
    let own = |a: usize, b: usize| claims[a].source == claims[b].source && (bonds.bars(a) || bonds.bars(b));
    joined.sort_by_key(|&(.., a, b)| !own(a, b));
    let mut questions = cluster(claims, &joined, &rest, &bonds, &held);
    bare::attach(&mut questions, claims, &stories, &bonds);
    bridge::attach(&mut questions, claims, &stories, &bonds);
    earlier::attach(&mut questions, claims, &bonds, &held);
    apart.retain(|look| bonds.ban(look.a, look.b).is_none());
    let look_alikes = look_alikes(claims, apart, &questions);
    Alignment { stories, questions, look_alikes, rest, bonds }
}

/// A pair to join: its score, the fingerprints of its claims, and the claims.
type Joined = (Reverse<i32>, u64, u64, usize, usize);

/// Fingerprint of what a claim says: kind, sentence and place in it by their letters and digits, whatever blanks and
/// quotation marks stand between them; not the file.
fn fingerprint(claim: &Claim) -> u64 {
    let letters = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let before = claim.sentence.find(&*claim.words).map_or(0, |at| letters(&claim.sentence[..at]).len());
    let [sentence, words, answer] = [&*claim.sentence, &claim.words, &claim.answer_words].map(letters);
    let said = format!("{}\n{sentence}\n{words}\n{before}\n{answer}", claim.kind.name);
    xxhash_rust::xxh3::xxh3_64(said.as_bytes())
}

/// The claims that an earlier one of their own article answers otherwise: "24 dead ... twelve were killed in one
/// district". What the later one counts is not clear, so it is held against nobody.
fn rest(claims: &[Claim], pairs: &[(usize, usize)], stories: &Stories, lexicon: &Lexicon) -> Vec<bool> {
    let mut rest = vec![false; claims.len()];
    let mut own: Vec<(usize, usize)> =
        pairs.iter().copied().filter(|&(a, b)| claims[a].source == claims[b].source).collect();
    let place = |at: usize| (claims[at].span.start, claims[at].span.end, at);
    own.iter_mut().filter(|(a, b)| place(*b) < place(*a)).for_each(|pair| *pair = (pair.1, pair.0));
    own.sort_unstable_by_key(|&(earlier, later)| (place(later), place(earlier)));
    let mut agrees: FxHashSet<usize> = FxHashSet::default();
    for of_one in own.chunk_by(|p, q| p.1 == q.1) {
        let later = of_one[0].1;
        let y = &claims[later];
        let answers = |&(earlier, _): &(usize, usize)| {
            let x = &claims[earlier];
            let one = !rest[earlier] && !denies(x, y) && x.kind.compare == Compare::Quantity;
            let lie = if one && score::compare(x, y, stories, lexicon).joins() { lie(x, y, lexicon) } else { None };
            // "65 dead" over "more than 65 people": the headline leaves the small words out
            let short = lie == Some(Lie::Apart) && x.role == Role::Headline && one_figure(x, y);
            if short { Some(Lie::Meet) } else { lie }
        };
        let lies: Vec<Lie> = of_one.iter().filter_map(answers).collect();
        // A headline is a shortened form: the text below speaks for the article, as far as it answers otherwise throughout.
        let titled = |&(earlier, _): &(usize, usize)| claims[earlier].role == Role::Headline;
        if y.role == Role::Body && of_one.iter().all(titled) && lies.len() == of_one.len() {
            if lies.iter().all(|lie| *lie == Lie::Apart) {
                of_one.iter().for_each(|&(title, _)| rest[title] = !agrees.contains(&title));
            } else {
                of_one.iter().for_each(|&(title, _)| {
                    rest[title] = false;
                    agrees.insert(title);
                });
            }
            continue;
        }
        // What says an earlier answer again is that answer.
        rest[later] = lies.contains(&Lie::Apart) && !lies.contains(&Lie::Equal);
    }
    let unnamed =
        |claim: &Claim| claim.kind.same.contains(&SameKey::Act) && claim.kind.same.contains(&SameKey::Context);
    for &(earlier, later) in &own {
        let (x, y) = (&claims[earlier], &claims[later]);
        // "Nobody was hurt there", and eight elsewhere: each is of a place or an hour of its own.
        let apart = x.kind.moves && nobody(x) != nobody(y) && !denies(x, y);
        if apart && score::compare(x, y, stories, lexicon).joins() {
            rest[if nobody(x) { earlier } else { later }] = true;
        }
        // "86 died there, and 17 others in hospital": the one counts what the other leaves over, and neither all.
        let plain = x.sum_of.is_empty() && y.sum_of.is_empty() && x.grade == y.grade && !counts_others(x);
        if x.kind.moves && told::one_sentence(x, y) && plain && counts_others(y) {
            rest[earlier] = true;
        }
        // Two boys of one text, or one of two ages: which one another text means is not clear.
        let main = x.event.main && y.event.main;
        if unnamed(x) && main && x.act == y.act && lie(x, y, lexicon) == Some(Lie::Apart) {
            let both = x.superseded == y.superseded;
            (rest[earlier], rest[later]) = (both || x.superseded, both || y.superseded);
        }
    }
    rest
}

/// Whether two claims may stand in one row: two of one article only if their answers agree, one that is held against
/// nobody only with an answer that agrees.
fn fits(claims: &[Claim], rest: &[bool], a: usize, b: usize, lie: impl FnOnce() -> Option<Lie>) -> bool {
    let (x, y) = (&claims[a], &claims[b]);
    // A headline that its own text corrects holds no row of others together.
    if rest[a] && x.role == Role::Headline || rest[b] && y.role == Role::Headline {
        return false;
    }
    if x.source == y.source {
        // "The bridge was shut, and has reopened": both are states of it, the one behind the other.
        let later = x.kind.compare == Compare::States && (x.revised || y.revised);
        if two_counts(x, y) {
            return denies(x, y);
        }
        return later || denies(x, y) || lie().is_some_and(|lie| matches!(lie, Lie::Equal | Lie::Meet));
    }
    !(rest[a] || rest[b]) || lie().is_some_and(|lie| lie != Lie::Apart)
}

/// Whether one sentence gives two counts: "at least 15 died in Tellin, a day after more than 30 were killed in Marle". They
/// are of two things, though both could hold of one.
fn two_counts(a: &Claim, b: &Claim) -> bool {
    let said = |c: &Claim| if let Answer::Quantity(q) = &c.answer { Some((q.said.lo, q.said.hi)) } else { None };
    told::one_sentence(a, b) && a.kind.moves && !a.span.overlaps(b.span) && said(a) != said(b)
}

/// Whether two speakers of one article dispute whether anybody was harmed at all: "12 killed" and "no casualties".
fn denies(a: &Claim, b: &Claim) -> bool {
    // An article that accuses somebody tells as well that he denies it.
    if a.denied != b.denied {
        return a.kind.deniable && b.kind.deniable || two_speakers(a, b);
    }
    let cited = a.speaker.is_some() && b.speaker.is_some();
    a.kind.moves && nobody(a) != nobody(b) && cited && two_speakers(a, b)
}

/// Whether a claim counts those whom another count leaves over: "17 others".
fn counts_others(claim: &Claim) -> bool {
    claim.population == Some(OTHERS) || claim.words.split(' ').any(|word| word.eq_ignore_ascii_case("others"))
}

fn nobody(claim: &Claim) -> bool {
    matches!(&claim.answer, Answer::Quantity(quantity) if quantity.hard.hi == 0.0)
}

/// Whether two claims are cited to two speakers, or one of them to nobody.
fn two_speakers(a: &Claim, b: &Claim) -> bool {
    match (&a.speaker, &b.speaker) {
        (Some(p), Some(q)) => p.id != q.id,
        (one, other) => one.is_some() != other.is_some(),
    }
}

/// The code of every kind of amount: even, as that of what claims of one story have in common.
const ANY_KIND: u32 = u32::MAX - 1;

/// Pairs worth a look, the lower first: claims of one kind and story, or of one kind with a telling word in common.
pub fn propose(claims: &[Claim], stories: &Stories) -> Vec<(usize, usize)> {
    let mut kinds: FxHashMap<&str, u32> = FxHashMap::default();
    // What claims may have in common, its sort with the kind, and who has it: in order, so that who shares stands together.
    let mut keys: Vec<(u64, u32, u32)> = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let next = kinds.len() as u32;
        let kind = 2 * *kinds.entry(&claim.kind.name).or_insert(next);
        keys.push((stories.of[claim.source] as u64, kind, at as u32));
        keys.extend(claim.context.iter().map(|word| (*word, kind + 1, at as u32)));
        // One amount of money in one story may be told by two kinds: a fine, and what will be paid.
        if let Answer::Quantity(quantity) = &claim.answer
            && matches!(quantity.unit, Unit::Money(_))
            && quantity.is_stated()
        {
            let amount = quantity.said.lo.to_bits() ^ (stories.of[claim.source] as u64).rotate_left(48);
            keys.push((amount, ANY_KIND, at as u32));
        }
    }
    keys.sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for block in keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let most = if block[0].1 % 2 == 1 { COMMON } else { BLOCK };
        if block.len() > most {
            continue;
        }
        for (i, &(.., a)) in block.iter().enumerate() {
            pairs.extend(block[i + 1..].iter().map(|&(.., b)| (a, b)));
        }
    }
    drop(keys);
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(a, b)| (a as usize, b as usize)).collect()
}

/// Two claims that are not joined, where they are alike enough in words or answer to be worth naming.
fn look_alike(claims: &[Claim], a: usize, b: usize, ladder: &Ladder) -> Option<LookAlike> {
    let (x, y) = (&claims[a], &claims[b]);
    let (key, level) = ladder.failed().filter(|_| x.source != y.source)?;
    let same_answer = score::same_answer(x, y);
    let named = x.slot("ordinal").zip(y.slot("ordinal")).is_some_and(|(p, q)| p.id == q.id);
    let least = if x.kind.compare.is_told() { LISTED_ALIKE } else { LOOK_ALIKE };
    // Words that differ throughout are no look-alike, nor are two ranks of one series.
    let words = x.kind.compare != Compare::Words && ladder.overlap >= least;
    // Figures of plainly different events are no look-alikes unless they are the same figure.
    let figures = x.kind.compare == Compare::Quantity && matches!(key, Key::Date | Key::Event) && ladder.overlap < 45;
    // Two people have two posts, and say many things.
    let persons = x.kind.compare == Compare::Posts || x.kind.retold();
    let idle = persons || (figures || key == Key::Measure && ladder.overlap < 50) && !same_answer && !ladder.kindred;
    let worth = (words || same_answer || named || ladder.kindred) && !idle;
    worth.then_some(LookAlike { a, b, key, level, overlap: ladder.overlap, same_answer })
}

/// Of the pairs worth naming that came to stand in two rows, the most alike of each two articles, kind and key, and of each
/// two rows: that two questions are not one is said once.
fn look_alikes(claims: &[Claim], mut apart: Vec<LookAlike>, questions: &[Vec<usize>]) -> Vec<LookAlike> {
    let mut question = vec![0; claims.len()];
    for (at, list) in questions.iter().enumerate() {
        list.iter().for_each(|&claim| question[claim] = at);
    }
    let of = |look: &LookAlike| {
        let (x, y) = (&claims[look.a], &claims[look.b]);
        let ordinal = x.slot("ordinal").map_or(0, |slot| slot.id);
        (x.source, y.source, x.kind.name.as_str(), look.key, ordinal)
    };
    let rank = |look: &LookAlike| (Reverse((look.same_answer, look.overlap)), look.a, look.b);
    // Sorted in place: of many claims there are more such pairs than claims.
    apart.retain(|look| question[look.a] != question[look.b]);
    apart.sort_unstable_by(|x, y| (of(x), rank(x)).cmp(&(of(y), rank(y))));
    apart.dedup_by(|next, best| of(next) == of(best));
    apart.sort_unstable_by_key(rank);
    let mut named = FxHashSet::default();
    let rows = |look: &LookAlike| (question[look.a].min(question[look.b]), question[look.a].max(question[look.b]));
    apart.retain(|look| named.insert((rows(look), look.key)));
    apart
}
