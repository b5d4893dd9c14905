//! Stories: which articles tell of one event.
//!
//! Two articles are of one story when their main events meet in date and share names and words; a date that is missing
//! never makes them one. A date that differs keeps them apart, however alike the words.

use super::score::{Level, share};
use crate::claim::event::Filled;
use crate::claim::words::is_name;
use crate::claim::{Claim, Frame, Head, Key};
use crate::value::Days;

/// Which article belongs to which story, and how any two compare.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    /// The story of each article.
    pub of: Vec<usize>,
    /// The articles of each story, sorted.
    pub groups: Vec<Vec<usize>>,
    /// The places that the heads of each story's articles name.
    heads: Vec<Vec<u64>>,
    levels: Vec<(Key, Level)>,
    articles: usize,
    /// Whether an article tells no day and was counted to its story by its words alone.
    undated: Vec<bool>,
}

/// Share of words, in percent, that two leads must have in common.
const LEAD_SHARE: u32 = 14;
/// Names that they must have in common.
const LEAD_NAMES: usize = 2;
/// The share of words from which one name is enough.
const ONE_NAME_SHARE: u32 = 30;
/// Share of words, in percent, and names that an article without a day must have in common with one that has one.
const UNDATED: (u32, usize) = (25, 3);

impl Stories {
    /// Groups articles.
    pub fn new(heads: &[Head]) -> Stories {
        let n = heads.len();
        let mut stories = Stories {
            of: (0..n).collect(),
            groups: Vec::new(),
            heads: Vec::new(),
            levels: vec![(Key::Date, Level::Same); n * n],
            articles: n,
            undated: vec![false; n],
        };
        let mut pairs = Vec::new();
        let mut undated = Vec::new();
        for a in 0..n {
            for b in a + 1..n {
                let (level, weight, names) = compare(&heads[a].frame, &heads[b].frame);
                stories.levels[a * n + b] = level;
                stories.levels[b * n + a] = level;
                if level.1 >= Level::Alike {
                    pairs.push((std::cmp::Reverse(weight), a, b));
                } else if level == (Key::Date, Level::Unsaid) && weight >= UNDATED.0 && names >= UNDATED.1 {
                    undated.push((std::cmp::Reverse(weight), a, b));
                }
            }
        }
        pairs.sort_unstable();
        for (_, a, b) in pairs {
            stories.unite(a, b, heads);
        }
        stories.place_undated(undated, heads);
        stories.collect();
        let heads_of =
            |group: &Vec<usize>| group.iter().flat_map(|&at| heads[at].frame.heads.iter().copied()).collect();
        stories.heads = stories.groups.iter().map(heads_of).collect();
        stories
    }

    /// Counts each article that tells no day to the story that its words are most like, if no other is nearly as like.
    fn place_undated(&mut self, mut pairs: Vec<(std::cmp::Reverse<u32>, usize, usize)>, heads: &[Head]) {
        /// Share, in percent of the best one's, from which a second story is as like.
        const AS_LIKE: u32 = 80;
        pairs.sort_unstable();
        let dayless = |at: usize| heads[at].frame.days.is_empty();
        let of = self.of.clone();
        for article in (0..self.articles).filter(|&at| dayless(at)) {
            let mine = pairs.iter().filter(|(_, a, b)| *a == article || *b == article);
            let mine = mine.map(|&(weight, a, b)| (weight.0, if a == article { b } else { a }));
            let dated: Vec<(u32, usize)> = mine.filter(|&(_, other)| !dayless(other)).collect();
            let Some(&(best, to)) = dated.first() else { continue };
            let doubt = dated.iter().any(|&(weight, other)| of[other] != of[to] && weight * 100 >= best * AS_LIKE);
            if !doubt {
                self.unite(article, to, heads);
                self.undated[article] = self.of[article] == self.of[to];
            }
        }
    }

    /// Whether an article tells no day and belongs to its story by its words alone.
    pub fn is_undated(&self, article: usize) -> bool {
        self.undated[article]
    }

    /// Joins the stories of two articles unless two of their articles differ in date.
    fn unite(&mut self, a: usize, b: usize, heads: &[Head]) {
        let (from, to) = (self.of[a].max(self.of[b]), self.of[a].min(self.of[b]));
        let members = |story: usize| -> Vec<usize> { (0..self.articles).filter(|&i| self.of[i] == story).collect() };
        let (left, right) = (members(from), members(to));
        let differ = |x: usize, y: usize| date(&heads[x].frame, &heads[y].frame) == Level::Different;
        let apart = left.iter().any(|&x| right.iter().any(|&y| differ(x, y)));
        if from != to && !apart {
            self.of.iter_mut().filter(|story| **story == from).for_each(|story| *story = to);
        }
    }

    fn collect(&mut self) {
        let mut names: Vec<usize> = self.of.clone();
        names.sort_unstable();
        names.dedup();
        self.groups = vec![Vec::new(); names.len()];
        for (article, story) in self.of.iter_mut().enumerate() {
            *story = names.binary_search(story).unwrap_or(0);
            self.groups[*story].push(article);
        }
    }

    /// Whether a claim is about a part of its story's area: the place that stands nearest to it is named by no article of
    /// the story at its head.
    pub fn narrows(&self, claim: &Claim) -> bool {
        let heads = &self.heads[self.of[claim.source]];
        // A toll has parts; the depth of a quake or somebody's age is what it is wherever it is told.
        let part = claim.kind.moves && claim.event.narrower;
        part && claim.event.area.is_some_and(|area| !heads.contains(&area))
    }

    /// How the main events of two articles compare: one story; or the key that keeps them apart.
    pub fn level(&self, a: usize, b: usize) -> (Key, Level) {
        match self.levels[a * self.articles + b] {
            _ if self.of[a] == self.of[b] && (self.undated[a] || self.undated[b]) => (Key::Date, Level::Alike),
            _ if self.of[a] == self.of[b] => (Key::Date, Level::Same),
            (key, Level::Same | Level::Alike) => (key, Level::Different),
            apart => apart,
        }
    }
}

/// How two main events compare, how much their leads share, and how many names.
fn compare(a: &Frame, b: &Frame) -> ((Key, Level), u32, usize) {
    let alike = share(&a.content, &b.content);
    let names = a.content.iter().filter(|c| is_name(**c) && b.content.binary_search(c).is_ok()).count();
    let level = match date(a, b) {
        level @ (Level::Different | Level::Unsaid) => (Key::Date, level),
        _ if alike < LEAD_SHARE || names == 0 || names < LEAD_NAMES && alike < ONE_NAME_SHARE => {
            (Key::Event, Level::Different)
        }
        level => (Key::Date, level),
    };
    (level, alike, names)
}

/// How two main events compare in their days.
fn date(a: &Frame, b: &Frame) -> Level {
    // The same night is another day in another zone; a day taken from the publication may be a little later.
    let slack = if a.filled == Filled::Publication || b.filled == Filled::Publication { 2 } else { 1 };
    let any = |test: &dyn Fn(Days, Days) -> bool| a.days.iter().any(|x| b.days.iter().any(|y| test(*x, *y)));
    match (a.days.is_empty(), b.days.is_empty()) {
        (false, false) if any(&|x, y| x == y) => Level::Same,
        (false, false) if any(&|x, y| x.widened(slack).meets(y)) => Level::Alike,
        (false, false) => Level::Different,
        _ => {
            let known = |f: &Frame| {
                f.partial.or_else(|| f.when.filter(|d| d.from == d.to).map(|d| (d.from.month(), Some(d.from.day()))))
            };
            match (known(a), known(b)) {
                (Some(x), Some(y)) if x != y => Level::Different,
                _ => Level::Unsaid,
            }
        }
    }
}
