//! Two places of the files: which claims were read there, whether they were joined, and what was left unread.

use super::{Scene, Trouble};
use crate::lexicon::Fence;
use crate::report::Quote;
use crate::report::explanation::{Entry, Explanation, Part, Step};
use crate::report::outline;
use crate::text::{Lines, Place};
use std::path::Path;

/// A place as it is given on a command line: `star.txt:7` or `star.txt:7:12`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file, by its path, its last parts, or its short name in the report.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1; `None` for the whole line.
    pub column: Option<u32>,
}

impl Spot {
    /// Reads a place; `None` where the words are none.
    ///
    /// ```
    /// use crosscheck::explain::Spot;
    /// assert_eq!(Spot::parse("a b.txt:7:12").unwrap().column, Some(12));
    /// assert_eq!(Spot::parse("F1.2"), None);
    /// ```
    pub fn parse(words: &str) -> Option<Spot> {
        let number = |words: &str| words.parse::<u32>().ok().filter(|number| *number > 0);
        let (before, last) = words.rsplit_once(':')?;
        let last = number(last)?;
        let with_column = before.rsplit_once(':').and_then(|(file, line)| Some((file, number(line)?)));
        let (file, line, column) = match with_column {
            Some((file, line)) => (file, line, Some(last)),
            None => (before, last, None),
        };
        (!file.is_empty()).then(|| Spot { file: file.to_owned(), line, column })
    }
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let column = self.column.map(|column| format!(":{column}")).unwrap_or_default();
        write!(f, "{}:{}{column}", self.file, self.line)
    }
}

impl Scene<'_> {
    /// The source that a place is in.
    pub(super) fn source(&self, spot: &Spot) -> Result<usize, Trouble> {
        let heads = &self.run.heads;
        let file = spot.file.strip_prefix("./").unwrap_or(&spot.file);
        let whole =
            (0..heads.len()).find(|&at| heads[at].path == file || heads[at].id == file || self.label(at) == file);
        if let Some(source) = whole {
            return Ok(source);
        }
        let ends = |at: &usize| {
            let path = Path::new(&heads[*at].path);
            path.ends_with(file) || Path::new(file).ends_with(path)
        };
        let found: Vec<usize> = (0..heads.len()).filter(ends).collect();
        match found.as_slice() {
            [one] => Ok(*one),
            [] => {
                let known: Vec<&str> = heads.iter().map(|head| head.path.as_str()).collect();
                let help = format!("give its path among the articles; they are {}", known.join(", "));
                Err(Trouble::new(format!("{} is none of the articles", spot.file), help))
            }
            several => {
                let known: Vec<&str> = several.iter().map(|&at| heads[at].path.as_str()).collect();
                Err(Trouble::new(format!("{} may be {}", spot.file, known.join(" or ")), "give more of its path"))
            }
        }
    }

    /// The claims at a place: those whose words stand on its line, or hold its column.
    pub(super) fn claims_at(&self, spot: &Spot) -> Result<Vec<usize>, Trouble> {
        let source = self.source(spot)?;
        let Some(article) = self.article(source) else { return Ok(Vec::new()) };
        let lines = Lines::new(&article.text);
        let here = |at: &usize| {
            let claim = self.claim(*at);
            if claim.source != source {
                return false;
            }
            let end = claim.span.end.saturating_sub(1).max(claim.span.start);
            let (first, last) = (claim.place, lines.place(&article.text, end));
            match spot.column {
                None => first.line <= spot.line && spot.line <= last.line,
                Some(column) => {
                    let place = Place { line: spot.line, column };
                    first <= place && place <= last
                }
            }
        };
        Ok((0..self.run.claims.len()).filter(here).collect())
    }

    /// Why the claims at two places were joined or were not.
    pub(super) fn two_places(&self, a: &Spot, b: &Spot, limit: usize) -> Result<Explanation, Trouble> {
        let (here, there) = (self.claims_at(a)?, self.claims_at(b)?);
        let mut all: Vec<usize> = here.iter().chain(&there).copied().collect();
        all.sort_unstable();
        all.dedup();
        let pairs: Vec<(usize, usize)> = here
            .iter()
            .flat_map(|&p| there.iter().map(move |&q| (p, q)))
            .filter(|(p, q)| p != q && self.claim(*p).kind == self.claim(*q).kind)
            .collect();
        let together =
            |p: usize, q: usize| self.run.alignment.questions.iter().any(|row| row.contains(&p) && row.contains(&q));
        let mut finding = Vec::new();
        let mut outcome = Vec::new();
        let mut across = here.iter().flat_map(|&p| there.iter().map(move |&q| (p, q)));
        // A pin may join two kinds.
        let pinned = across.any(|(p, q)| p != q && self.claim(p).kind != self.claim(q).kind && together(p, q));
        for &(p, q) in &pairs {
            if together(p, q) {
                let row = self.name(p);
                let row = row.rsplit_once('.').map_or("", |(row, _)| row);
                let head = format!("joined in {row}: explain {row} tells why it holds");
                outcome.push(Entry { id: self.both(p, q), head, ..Entry::default() });
            } else {
                outcome.extend(self.apart(p, q));
            }
        }
        let joined = pairs.iter().filter(|&&(p, q)| together(p, q)).count();
        for (spot, claims) in [(a, &here), (b, &there)] {
            if claims.is_empty() {
                finding.push(format!("No claim was read at {spot}."));
            }
        }
        if finding.is_empty() {
            let kinds = |claims: &[usize]| {
                let mut names: Vec<&str> = claims.iter().map(|&at| self.claim(at).kind.name.as_str()).collect();
                names.dedup();
                names.join(", ")
            };
            finding.push(match (pairs.len(), joined) {
                (0, _) if pinned => "A pin joins claims of two kinds here.".to_string(),
                (0, _) => {
                    let (x, y) = (kinds(&here), kinds(&there));
                    format!("The claims are of different kinds, so none were compared: {a} has {x}; {b} has {y}.")
                }
                (1, 1) => "The two claims were joined.".into(),
                (1, _) => "The two claims were not joined.".into(),
                (n, joined) => format!("{joined} of {n} pairs of one kind were joined."),
            });
        }
        let mut parts = Vec::new();
        let mut part = |heading: &'static str, entries: Vec<Entry>, limit: usize| {
            if !entries.is_empty() {
                parts.push(Part::new(heading, entries, limit));
            }
        };
        part("Outcome", outcome, limit);
        part("Pairs, key by key", pairs.iter().map(|&(p, q)| self.pair(p, q)).collect(), limit);
        part("Claims", all.iter().map(|&at| self.reading(at)).collect(), limit);
        let mut left = self.left(a)?;
        left.extend(self.left(b)?);
        part("Left unread there", left, limit);
        Ok(self.page("pair".into(), format!("{a} × {b}"), finding.join(" "), parts))
    }

    /// What stands at a place and is in no claim: fenced off, or read by no rule.
    fn left(&self, spot: &Spot) -> Result<Vec<Entry>, Trouble> {
        let source = self.source(spot)?;
        let path = outline::path(&self.report, source).to_owned();
        let entry = |quote: Quote, step: Step| Entry {
            path: Some(path.clone()),
            quote: Some(quote),
            steps: vec![step],
            ..Entry::default()
        };
        let fenced = self.fenced(source, spot.line);
        let known: Vec<_> = fenced.iter().map(|(quote, _)| quote.span).collect();
        let mut found: Vec<Entry> = fenced.into_iter().map(|(quote, step)| entry(quote, step)).collect();
        let unread = self.report.unread.iter().filter(|unread| {
            let fenced = known.iter().any(|span| span.contains(unread.quote.span));
            unread.source == source && unread.quote.line == spot.line && !fenced
        });
        for unread in unread {
            let text = format!("“{}”, a {} that no rule took", unread.quote.words, unread.what);
            found.push(entry(unread.quote.clone(), Step::new("unread", text)));
        }
        let aside = self.report.set_aside.iter().filter(|line| line.source == source && line.quote.line == spot.line);
        found.extend(aside.map(|line| entry(line.quote.clone(), Step::new("set aside", line.why))));
        Ok(found)
    }

    /// The claims of a line that a fence alone keeps out: what is not told as having happened. They are found by reading
    /// the article once more with all fences down.
    fn fenced(&self, source: usize, line: u32) -> Vec<(Quote, Step)> {
        let Some(article) = self.article(source) else { return Vec::new() };
        let mut open = self.rules.clone();
        const FENCES: [Fence; 5] = [Fence::Negated, Fence::Planned, Fence::Possible, Fence::Feared, Fence::Conditional];
        open.rules.iter_mut().for_each(|rule| rule.through = FENCES.to_vec());
        let known = |span| self.run.claims.iter().any(|claim| claim.source == source && claim.span == span);
        let account = open.read(article);
        let kept = account.claims.iter().filter(|claim| claim.place.line == line && !known(claim.span));
        kept.map(|claim| {
            let cue = self.cue(claim, &self.rules.lexicon.fences, |_| true);
            let cue = cue.map(|cue| format!(": “{cue}”")).unwrap_or_default();
            let text = format!("“{}” ({}) is not told as having happened{cue}", claim.words, claim.kind.name);
            let quote = Quote {
                span: claim.span,
                line: claim.place.line,
                column: claim.place.column,
                words: claim.words.to_string(),
                sentence: claim.sentence.to_string(),
            };
            (quote, Step::new("fenced off", text))
        })
        .collect()
    }
}
