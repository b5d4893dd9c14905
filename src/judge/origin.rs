//! Origins: on how many sources an answer rests that are not shown to be linked.
//!
//! Wire copies, also lightly rewritten ones, outlets of one owner and two outlets that cite one speaker are one origin. A
//! copy never raises the number.

use super::copied::{Shared, copied};
use crate::claim::{Claim, Head, Speaker};
use crate::lexicon::Lexicon;
use crate::text::words::key;
use crate::text::{Span, Token, TokenKind, tokenize};

/// What shows that two articles, or two claims, have one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Both name one agency: its name, and where each names it.
    Agency(String, &'static str, &'static str),
    /// One is told in the words of the other.
    Copy {
        /// Runs of three words of the shorter text that stand in sentences of the other.
        runs: usize,
        /// Runs of the shorter text.
        of: usize,
        /// How many sentences that are.
        sentences: usize,
        /// The longest of them, in each article.
        sample: (Span, Span),
    },
    /// One outlet printed both.
    Outlet(String),
    /// Both outlets belong to one owner: the owner, and where that was told.
    Owner(String, String),
    /// Both cite one speaker.
    Speaker(String),
}

/// Two articles that are linked, with what shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// First article.
    pub a: usize,
    /// Second article.
    pub b: usize,
    /// What shows it; never empty.
    pub why: Vec<Why>,
}

/// What links whole articles, and the sentences that they share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Linked articles, by their two numbers.
    pub articles: Vec<Link>,
    /// Shared sentences, sorted.
    pub sentences: Vec<Shared>,
}

/// Share of the shorter article's runs of three words, in percent, from which one is a near-copy of the other.
const NEAR_COPY: usize = 20;
/// The same where the shared runs stand in a single sentence.
const ONE_SENTENCE: usize = 60;

/// Links between whole articles: an agency that both credit, one outlet or owner, or copied text. `beside` names the pairs
/// of articles that tell of one thing, sorted: one agency's two reports of different things are not one origin of either.
/// Copied text is found wherever it stands.
pub fn links(heads: &[Head], beside: &[(usize, usize)]) -> Links {
    let sentences = copied(heads);
    let mut pairs: Vec<(usize, usize)> = sentences.iter().map(|shared| (shared.a, shared.b)).collect();
    pairs.extend_from_slice(beside);
    pairs.sort_unstable();
    pairs.dedup();
    let between = |(a, b): (usize, usize)| {
        let mut why = Vec::new();
        if beside.binary_search(&(a, b)).is_ok() {
            why.extend(house(&heads[a], &heads[b]));
        }
        why.extend(near_copy(heads, of_pair(&sentences, a, b)));
        (!why.is_empty()).then_some(Link { a, b, why })
    };
    let articles = pairs.into_iter().filter_map(between).collect();
    Links { articles, sentences }
}

/// The sentences that two articles share.
fn of_pair(sentences: &[Shared], a: usize, b: usize) -> &[Shared] {
    let from = sentences.partition_point(|shared| (shared.a, shared.b) < (a, b));
    let to = sentences.partition_point(|shared| (shared.a, shared.b) <= (a, b));
    &sentences[from..to]
}

/// The agency, outlet or owner that two articles have in common.
fn house(a: &Head, b: &Head) -> Option<Why> {
    for credit in &a.agencies {
        if let Some(other) = b.agencies.iter().find(|other| other.name == credit.name) {
            return Some(Why::Agency(credit.name.clone(), credit.place, other.place));
        }
    }
    if let (Some(one), Some(other)) = (&a.outlet, &b.outlet)
        && key(one) == key(other)
    {
        return Some(Why::Outlet(one.clone()));
    }
    match (&a.owner, &b.owner) {
        (Some(one), Some(other)) if one.name == other.name => Some(Why::Owner(one.name.clone(), one.place.clone())),
        _ => None,
    }
}

/// Whether so much of the shorter of two articles stands in the other that it is a near-copy.
fn near_copy(heads: &[Head], shared: &[Shared]) -> Option<Why> {
    let longest = shared.iter().max_by_key(|s| (s.runs, std::cmp::Reverse(s.a_span)))?;
    let (mine, theirs) = (heads[longest.a].telling.runs().len(), heads[longest.b].telling.runs().len());
    let of = mine.min(theirs);
    // Each sentence of the shorter counts once, by the sentence that has most of it.
    let side = |s: &Shared| if mine <= theirs { s.a_span } else { s.b_span };
    let mut best: Vec<(Span, usize)> = shared.iter().map(|s| (side(s), s.runs)).collect();
    best.sort_unstable_by_key(|&(span, runs)| (span, std::cmp::Reverse(runs)));
    best.dedup_by_key(|entry| entry.0);
    let runs: usize = best.iter().map(|entry| entry.1).sum();
    let least = if best.len() > 1 { NEAR_COPY } else { ONE_SENTENCE };
    let sample = (longest.a_span, longest.b_span);
    (runs * 100 >= least * of).then_some(Why::Copy { runs, of, sentences: best.len(), sample })
}

/// Two articles that are one origin of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// First article.
    pub a: usize,
    /// Second article.
    pub b: usize,
    /// What shows it, the first thing found.
    pub why: Why,
}

/// The origins behind the claims of one question: the articles of each, and what links them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// The articles, grouped by origin; sorted.
    pub groups: Vec<Vec<usize>>,
    /// Articles.
    pub articles: usize,
    /// What links articles: one entry for each that joined another.
    pub joined: Vec<Joined>,
    /// Whether any claim cites somebody.
    pub attributed: bool,
}

/// Counts the origins of a question.
pub fn origins(claims: &[&Claim], heads: &[Head], links: &Links, lexicon: &Lexicon) -> Origins {
    let mut sources: Vec<usize> = claims.iter().map(|claim| claim.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut groups = Groups { of: (0..sources.len()).collect(), joined: Vec::new() };
    for a in 0..sources.len() {
        for b in a + 1..sources.len() {
            let found = links.articles.binary_search_by_key(&(sources[a], sources[b]), |link| (link.a, link.b));
            if let Ok(at) = found
                && let Some(why) = links.articles[at].why.first()
            {
                groups.join((a, b), &sources, why);
            }
        }
    }
    let several = sources.len() > 1;
    let via: Vec<Vec<(String, &'static str)>> =
        claims.iter().map(|claim| if several { agencies(claim, heads, lexicon) } else { Vec::new() }).collect();
    for (at, x) in claims.iter().enumerate() {
        for (next, y) in claims.iter().enumerate().skip(at + 1) {
            let (Ok(a), Ok(b)) = (sources.binary_search(&x.source), sources.binary_search(&y.source)) else { continue };
            if groups.of[a] == groups.of[b] {
                continue;
            }
            if let Some(why) = one_origin(x, y, &via[at], &via[next], links) {
                groups.join((a, b), &sources, &why);
            }
        }
    }
    let mut list: Vec<(usize, usize)> = groups.of.iter().copied().zip(sources.iter().copied()).collect();
    list.sort_unstable();
    Origins {
        groups: list.chunk_by(|x, y| x.0 == y.0).map(|group| group.iter().map(|entry| entry.1).collect()).collect(),
        articles: sources.len(),
        joined: groups.joined,
        attributed: claims.iter().any(|claim| claim.speaker.is_some()),
    }
}

/// Articles of a row by the origin that they are of.
struct Groups {
    of: Vec<usize>,
    joined: Vec<Joined>,
}

impl Groups {
    fn join(&mut self, (a, b): (usize, usize), sources: &[usize], why: &Why) {
        let (from, to) = (self.of[a].max(self.of[b]), self.of[a].min(self.of[b]));
        if from != to {
            self.of.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            self.joined.push(Joined { a: sources[a], b: sources[b], why: why.clone() });
        }
    }
}

/// What shows that two claims of two articles have one origin: the agency that they came by, a sentence in common, or the
/// speaker whom both cite.
fn one_origin(
    x: &Claim,
    y: &Claim,
    via_x: &[(String, &'static str)],
    via_y: &[(String, &'static str)],
    links: &Links,
) -> Option<Why> {
    for (name, place) in via_x {
        if let Some((_, other)) = via_y.iter().find(|(other, _)| other == name) {
            return Some(Why::Agency(name.clone(), place, other));
        }
    }
    let (first, second) = if x.source < y.source { (x, y) } else { (y, x) };
    let mut shared = of_pair(&links.sentences, first.source, second.source).iter();
    if let Some(s) = shared.find(|s| s.a_span.contains(first.span) && s.b_span.contains(second.span)) {
        return Some(Why::Copy { runs: s.runs, of: s.of, sentences: 1, sample: (s.a_span, s.b_span) });
    }
    match (&x.speaker, &y.speaker) {
        (Some(p), Some(q)) if one_speaker(p, q) => Some(Why::Speaker(p.words.to_string())),
        _ => None,
    }
}

/// The agencies that a claim came by, each with where it is named: those that its article credits, those that its sentence
/// names as having told or heard it, and its outlet where that is one.
fn agencies(claim: &Claim, heads: &[Head], lexicon: &Lexicon) -> Vec<(String, &'static str)> {
    let head = &heads[claim.source];
    let mut found: Vec<(String, &'static str)> = head.agencies.iter().map(|c| (c.name.clone(), c.place)).collect();
    let known = &lexicon.tables.agencies;
    found.extend(head.outlet.iter().filter_map(|outlet| Some((known.get(&key(outlet))?.clone(), "as its outlet"))));
    let text = &claim.sentence;
    let mut tokens: Vec<Token> = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    for at in 0..tokens.len() {
        for width in 1..=3 {
            let Some(last) = tokens.get(at + width - 1) else { break };
            let words = tokens[at].span.join(last.span).of(text);
            if tokens[at].kind == TokenKind::Word
                && words.starts_with(char::is_uppercase)
                && let Some(name) = known.get(&key(words))
                && told(&tokens, (at, at + width), text, lexicon)
            {
                found.push((name.clone(), "in the sentence"));
            }
        }
    }
    found
}

/// Whether a verb of speech stands beside a name, with no more than an article between: "told the AP", "AFP reported".
fn told(tokens: &[Token], (from, to): (usize, usize), text: &str, lexicon: &Lexicon) -> bool {
    let spoken = |at: usize, end: usize| lexicon.speech.longest(tokens, at).is_some_and(|(to, _)| to >= end);
    let article = from.checked_sub(1).is_some_and(|at| tokens[at].text(text).eq_ignore_ascii_case("the"));
    let before = from - usize::from(article);
    spoken(to, to + 1) || (before.saturating_sub(2)..before).any(|at| spoken(at, before))
}

/// Whether two citations name one speaker. A noun such as "police" names one within a story.
fn one_speaker(a: &Speaker, b: &Speaker) -> bool {
    a.id == b.id || (a.named && b.named && a.last == b.last)
}
