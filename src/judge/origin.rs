//! Origins: on how many sources an answer rests that are not shown to be linked.
//!
//! Wire copies and two outlets that quote one speaker are one origin. A copy never raises the number.

use crate::claim::{Claim, Head, Speaker};

/// Two articles that are linked, with what shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// First article.
    pub a: usize,
    /// Second article.
    pub b: usize,
    /// What shows it, in words.
    pub evidence: String,
}

/// Share of the shorter article's runs of eight words, in percent, from which one is a near-copy of the other.
const NEAR_COPY: usize = 20;

/// Links between whole articles: an agency that both credit, or copied text. `beside` names the pairs of articles that
/// tell of one thing, sorted: one agency's two reports of different things are not one origin of either. Copied text is
/// found wherever it stands.
pub fn links(heads: &[Head], beside: &[(usize, usize)]) -> Vec<Link> {
    let mut pairs = copies(heads);
    pairs.extend_from_slice(beside);
    pairs.sort_unstable();
    pairs.dedup();
    let link = |(a, b): (usize, usize)| Some(Link { a, b, evidence: linked(&heads[a], &heads[b])? });
    pairs.into_iter().filter_map(link).collect()
}

/// Pairs of articles that share a run of words which few articles have.
fn copies(heads: &[Head]) -> Vec<(usize, usize)> {
    /// A run that more articles than this share is a stock phrase.
    const FEW: usize = 32;
    let mut runs: Vec<(u64, u32)> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        runs.extend(head.shingles.iter().map(|&run| (run, at as u32)));
    }
    runs.sort_unstable();
    let mut pairs = Vec::new();
    for shared in runs.chunk_by(|x, y| x.0 == y.0).filter(|shared| shared.len() <= FEW) {
        for (at, a) in shared.iter().enumerate() {
            pairs.extend(shared[at + 1..].iter().map(|b| (a.1 as usize, b.1 as usize)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn linked(a: &Head, b: &Head) -> Option<String> {
    let agency = a.agencies.iter().find(|agency| b.agencies.contains(agency));
    let copied = copied(&a.shingles, &b.shingles);
    match (agency, copied) {
        (Some(agency), 1..) => {
            Some(format!("both credit {agency}; {copied} % of the shorter text is word for word in the other"))
        }
        (Some(agency), _) => Some(format!("both credit {agency}")),
        (None, NEAR_COPY..) => Some(format!("{copied} % of the shorter text is word for word in the other")),
        _ => None,
    }
}

/// Share of the shorter list that the longer has too, in percent.
fn copied(a: &[u64], b: &[u64]) -> usize {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0;
    }
    100 * short.iter().filter(|run| long.binary_search(run).is_ok()).count() / short.len()
}

/// The origins behind the claims of one question: their number, the number of articles, and what links articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Articles not shown to be linked.
    pub origins: usize,
    /// Articles.
    pub articles: usize,
    /// What links articles, once each.
    pub evidence: Vec<String>,
    /// Whether any claim cites somebody.
    pub attributed: bool,
}

/// Counts the origins of a question. The links come sorted, as [`links`] gives them.
pub fn origins(claims: &[&Claim], links: &[Link]) -> Origins {
    let mut sources: Vec<usize> = claims.iter().map(|claim| claim.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut group: Vec<usize> = (0..sources.len()).collect();
    let mut evidence = Vec::new();
    let mut join = |a: usize, b: usize, why: &str, group: &mut Vec<usize>| {
        let (from, to) = (group[a].max(group[b]), group[a].min(group[b]));
        group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
        if !evidence.iter().any(|known| known == why) {
            evidence.push(why.to_string());
        }
    };
    for a in 0..sources.len() {
        for b in a + 1..sources.len() {
            let found = links.binary_search_by_key(&(sources[a], sources[b]), |link| (link.a, link.b));
            if let Ok(at) = found {
                join(a, b, &links[at].evidence, &mut group);
            }
        }
    }
    for (at, x) in claims.iter().enumerate() {
        for y in &claims[at + 1..] {
            let (Ok(a), Ok(b)) = (sources.binary_search(&x.source), sources.binary_search(&y.source)) else { continue };
            if a != b
                && let (Some(p), Some(q)) = (&x.speaker, &y.speaker)
                && one_speaker(p, q)
            {
                join(a, b, &format!("both cite {}", p.words), &mut group);
            }
        }
    }
    let articles = sources.len();
    group.sort_unstable();
    group.dedup();
    Origins { origins: group.len(), articles, evidence, attributed: claims.iter().any(|claim| claim.speaker.is_some()) }
}

/// Whether two citations name one speaker. A noun such as "police" names one within a story.
fn one_speaker(a: &Speaker, b: &Speaker) -> bool {
    a.id == b.id || (a.named && b.named && a.last == b.last)
}
