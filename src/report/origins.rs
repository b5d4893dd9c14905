//! Origins as the report tells them: groups of articles that rest on one, and what shows it.

use super::{Origin, OriginLink, Quote, Sample, Support};
use crate::claim::{Claim, Head};
use crate::judge::{Links, Why, origin};
use crate::lexicon::Lexicon;
use crate::text::{Lines, Span};

/// The origins behind a row.
pub(super) fn support(
    claims: &[&Claim],
    heads: &[Head],
    links: &Links,
    lexicon: &Lexicon,
    labels: &[String],
) -> Support {
    let found = origin::origins(claims, heads, links, lexicon);
    let plain = match (found.groups.len(), found.articles) {
        (_, 1) => "single source".to_string(),
        (1, n) => format!("one origin, {n} articles"),
        (n, _) => format!("{n} origins"),
    };
    let words = if found.attributed { plain } else { format!("{plain}, unattributed") };
    let mut told: Vec<String> = Vec::new();
    for joined in &found.joined {
        let sentence = evidence(std::slice::from_ref(&joined.why), &labels[joined.a], &labels[joined.b]);
        if !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    Support { origins: found.groups.len(), articles: found.articles, groups: found.groups, links: told, words }
}

/// The groups of linked articles, each with so many links as hold it together.
pub(super) fn groups(links: &Links, heads: &[Head], labels: &[String]) -> Vec<Origin> {
    let mut of: Vec<usize> = (0..heads.len()).collect();
    let mut kept = Vec::new();
    for link in &links.articles {
        let (a, b) = (first(&mut of, link.a), first(&mut of, link.b));
        if a != b {
            of[a.max(b)] = a.min(b);
            kept.push(link);
        }
    }
    // Both in order of the first article of their group.
    let of: Vec<usize> = (0..heads.len()).map(|at| first(&mut of, at)).collect();
    let mut members: Vec<(usize, usize)> = of.iter().copied().zip(0..).collect();
    members.sort_unstable();
    kept.sort_by_key(|link| of[link.a]);
    let mut lines: Vec<Option<Lines>> = heads.iter().map(|_| None).collect();
    let mut found: Vec<Origin> = Vec::new();
    for group in members.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let sources = group.iter().map(|(_, article)| *article).collect();
        let from = kept.partition_point(|link| of[link.a] < group[0].0);
        let ours = kept[from..].iter().take_while(|link| of[link.a] == group[0].0);
        let links: Vec<OriginLink> = ours
            .map(|link| {
                let sample = link.why.iter().find_map(|why| match why {
                    Why::Copy { sample, .. } => Some(*sample),
                    _ => None,
                });
                let mut quote = |at: usize, span: Span| {
                    let text = &heads[at].text;
                    let place = lines[at].get_or_insert_with(|| Lines::new(text)).place(text, span.start);
                    let words = span.of(text).to_string();
                    let quote = Quote { span, line: place.line, column: place.column, sentence: words.clone(), words };
                    Sample { source: at, quote }
                };
                OriginLink {
                    a: link.a,
                    b: link.b,
                    why: link.why.iter().map(word).collect(),
                    shared: link.why.iter().find_map(shared),
                    evidence: evidence(&link.why, &labels[link.a], &labels[link.b]),
                    sample: sample.map(|(x, y)| vec![quote(link.a, x), quote(link.b, y)]).unwrap_or_default(),
                }
            })
            .collect();
        let evidence: Vec<&str> = links.iter().map(|link| link.evidence.as_str()).collect();
        found.push(Origin { evidence: evidence.join("; "), sources, links });
    }
    found
}

/// The first article of a group; the way to it is halved for who asks next.
fn first(of: &mut [usize], mut at: usize) -> usize {
    while of[at] != at {
        of[at] = of[of[at]];
        at = of[at];
    }
    at
}

/// What shows it, in one word for programs.
fn word(why: &Why) -> &'static str {
    match why {
        Why::Agency(..) => "agency",
        Why::Copy { .. } => "copy",
        Why::Outlet(_) => "outlet",
        Why::Owner(..) => "owner",
        Why::Speaker(_) => "speaker",
    }
}

/// Runs that are shared, and those of the shorter text.
fn shared(why: &Why) -> Option<(usize, usize)> {
    match why {
        Why::Copy { runs, of, .. } => Some((*runs, *of)),
        _ => None,
    }
}

/// What shows that two articles are linked, in words.
fn evidence(why: &[Why], a: &str, b: &str) -> String {
    let parts: Vec<String> = why.iter().map(|why| part(why, a, b)).collect();
    format!("{a} and {b} {}", parts.join("; "))
}

fn part(why: &Why, a: &str, b: &str) -> String {
    match why {
        Why::Agency(name, here, there) if here == there => format!("both credit {name} (each {here})"),
        Why::Agency(name, here, there) => format!("both credit {name} ({a} {here}, {b} {there})"),
        Why::Copy { runs, of, sentences: 1, .. } => format!("share a sentence ({runs} of {of} runs of three words)"),
        Why::Copy { runs, of, sentences, .. } => {
            format!("share {sentences} sentences ({runs} of the {of} runs of three words in the shorter text)")
        }
        Why::Outlet(name) => format!("were both published by {name}"),
        Why::Owner(name, place) => format!("both belong to {name} ({place})"),
        Why::Speaker(words) => format!("both cite {words}"),
    }
}
