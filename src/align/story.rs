//! Stories: which articles tell of one event.
//!
//! Two articles are of one story when their main events meet in date and share names and words; a date that is missing
//! never makes them one. A date that differs keeps them apart, however alike the words, and so do towns of which neither
//! article names the other's.

use super::ladder::Level;
use super::score::share;
use crate::claim::event::Filled;
use crate::claim::tolls::one_toll;
use crate::claim::words::{is_name, name_content};
use crate::claim::{Claim, Frame, Head, Key};
use crate::value::Days;
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// Which article belongs to which story, and how any two compare.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    /// The story of each article.
    pub of: Vec<usize>,
    /// The articles of each story, sorted.
    pub groups: Vec<Vec<usize>>,
    /// The places that the heads of each story's articles name.
    heads: Vec<Vec<u64>>,
    /// The main event of each article.
    frames: Vec<Frame>,
    /// Whether an article tells no day and was counted to its story by its words alone.
    undated: Vec<bool>,
    /// The last day that each article can tell of, where it is known.
    latest: Vec<Option<Date>>,
    /// The pairs of articles whose own heads meet, the lower first. A story is more: what meets one of them.
    direct: FxHashSet<(usize, usize)>,
    /// Those of them whose heads share nothing but the names of countries and capitals.
    wide: FxHashSet<(usize, usize)>,
}

/// Share of words, in percent, that two leads must have in common.
const LEAD_SHARE: u32 = 14;
/// Names that they must have in common.
const LEAD_NAMES: usize = 2;
/// The share of words from which one name is enough.
const ONE_NAME_SHARE: u32 = 30;
/// The share of words from which two are of one event where a third article meets both.
const BETWEEN: u32 = 25;
/// Persons, bodies and things that two articles name anywhere, from which they are of one event where a day does not part them:
/// the share of words that their leads must have in common then, and that from which no day beside parts them.
const CAST: (u32, u32, u32) = (3, 8, 25);
/// Days by which the days of two articles of one cast may lie apart: that of a loss, and that of what was found.
const FOLLOWS: i64 = 3;
/// Share of words, in percent, and names that an article without a day must have in common with one that has one.
const UNDATED: (u32, usize) = (25, 3);
/// What a rare figure in common adds, in percent of words.
const FIGURE: u32 = 15;

/// The day that an article was written on, or published.
fn latest(head: &Head) -> Option<Date> {
    let written = head.day.as_ref().map(|day| day.day);
    written.max(head.published.map(|moment| moment.day))
}

/// How many keys two sorted lists have in common.
fn shared(a: &[u64], b: &[u64]) -> u32 {
    a.iter().filter(|key| b.binary_search(key).is_ok()).count() as u32
}

impl Stories {
    /// Whether two articles are shown by their own heads to tell of one event, and not through a third alone.
    pub fn meet(&self, a: usize, b: usize) -> bool {
        let one = self.of[a] == self.of[b];
        one && (a == b || self.undated[a] || self.undated[b] || self.direct.contains(&(a.min(b), a.max(b))))
    }

    /// Whether the heads of two articles share nothing but the names of countries and capitals, which have many events in a day.
    pub fn only_wide(&self, a: usize, b: usize) -> bool {
        self.wide.contains(&(a.min(b), a.max(b)))
    }

    /// Groups articles.
    pub fn new(heads: &[Head]) -> Stories {
        let n = heads.len();
        let mut stories = Stories {
            of: (0..n).collect(),
            groups: (0..n).map(|at| vec![at]).collect(),
            heads: Vec::new(),
            frames: telling(heads),
            undated: vec![false; n],
            latest: heads.iter().map(latest).collect(),
            direct: FxHashSet::default(),
            wide: FxHashSet::default(),
        };
        let mut pairs = Vec::new();
        let mut undated = Vec::new();
        let mut weak = Vec::new();
        for (a, b) in met(heads) {
            let (level, weight, names) = compare(&stories.frames[a], &stories.frames[b]);
            if level.1 >= Level::Alike {
                stories.direct.insert((a, b));
                if !share_a_name(&heads[a].frame, &heads[b].frame) {
                    stories.wide.insert((a, b));
                }
                pairs.push((std::cmp::Reverse(weight), a, b));
            } else if level.0 == Key::Event
                && (weight >= BETWEEN || weight >= LEAD_SHARE && one_day_and_name(&heads[a], &heads[b]))
            {
                weak.push((a, b));
            } else if level == (Key::Date, Level::Unsaid) && names >= UNDATED.1 {
                // Rare figures tell of one event what leads in other words do not.
                let weight = weight + FIGURE * shared(&heads[a].frame.figures, &heads[b].frame.figures);
                if weight >= UNDATED.0 {
                    undated.push((std::cmp::Reverse(weight), a, b));
                }
            }
        }
        pairs.sort_unstable();
        for (_, a, b) in pairs {
            stories.unite(a, b);
        }
        // Two of one day and name that are told in other words are of one event where a third article meets both.
        let through = |&(a, b): &(usize, usize)| {
            let meets = |at: usize, third: usize| stories.direct.contains(&(at.min(third), at.max(third)));
            let group = &stories.groups[stories.of[a]];
            stories.of[a] == stories.of[b] && group.iter().any(|&third| meets(a, third) && meets(b, third))
        };
        weak.retain(through);
        stories.direct.extend(weak);
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
        let mut alike: FxHashMap<usize, Vec<(u32, usize)>> = FxHashMap::default();
        for (weight, a, b) in pairs {
            match (dayless(a), dayless(b)) {
                (true, false) => alike.entry(a).or_default().push((weight.0, b)),
                (false, true) => alike.entry(b).or_default().push((weight.0, a)),
                _ => {}
            }
        }
        for article in 0..of.len() {
            let Some(dated) = alike.get(&article) else { continue };
            let (best, to) = dated[0];
            let doubt = dated.iter().any(|&(weight, other)| of[other] != of[to] && weight * 100 >= best * AS_LIKE);
            if !doubt {
                self.unite(article, to);
                self.undated[article] = self.of[article] == self.of[to];
            }
        }
    }

    /// Whether one of two articles tells of this name in its headline or first paragraphs.
    pub fn leads(&self, a: usize, b: usize, name: u64) -> bool {
        [a, b].iter().any(|&at| self.frames[at].content.binary_search(&name_content(name)).is_ok())
    }

    /// Whether an article was written before a day, as far as it says when.
    pub fn before(&self, article: usize, day: Days) -> bool {
        self.latest[article].is_some_and(|latest| latest < day.from)
    }

    /// Whether an article tells no day and belongs to its story by its words alone.
    pub fn is_undated(&self, article: usize) -> bool {
        self.undated[article]
    }

    /// Whether a day is one that an article of the same story tells of in its headline or first paragraphs.
    pub fn tells(&self, article: usize, days: Days) -> bool {
        let told = |other: &usize| {
            self.frames[*other].filled != Filled::Publication && self.frames[*other].days.contains(&days)
        };
        days.from == days.to && self.groups[self.of[article]].iter().any(told)
    }

    /// Joins the stories of two articles unless two of their articles differ in date or town.
    fn unite(&mut self, a: usize, b: usize) {
        let (from, to) = (self.of[a].max(self.of[b]), self.of[a].min(self.of[b]));
        let differ = |x: usize, y: usize| {
            let (x, y) = (&self.frames[x], &self.frames[y]);
            let near = || x.days.iter().any(|p| y.days.iter().any(|q| p.widened(FOLLOWS).meets(*q)));
            let one = || one_cast(x, y, share(&x.content, &y.content)) && near();
            date(x, y) == Level::Different && !one() || x.site.apart(&y.site)
        };
        let apart = || self.groups[from].iter().any(|&x| self.groups[to].iter().any(|&y| differ(x, y)));
        if from != to && !apart() {
            let moved = std::mem::take(&mut self.groups[from]);
            moved.iter().for_each(|&article| self.of[article] = to);
            self.groups[to].extend(moved);
        }
    }

    /// Numbers the stories anew, in the order of their first articles.
    fn collect(&mut self) {
        self.groups.retain(|group| !group.is_empty());
        self.groups.iter_mut().for_each(|group| group.sort_unstable());
        self.groups.sort_unstable_by_key(|group| group[0]);
        for (story, group) in self.groups.iter().enumerate() {
            group.iter().for_each(|&article| self.of[article] = story);
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

    /// Whether two articles are of one story, or one follows up the other's: their heads name several of the same people and
    /// places, whatever the days.
    pub fn follow(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.frames[a].content, &self.frames[b].content);
        let shared = x.iter().filter(|content| is_name(**content) && y.binary_search(content).is_ok());
        self.of[a] == self.of[b] || shared.count() > LEAD_NAMES
    }

    /// How the main events of two articles compare: one story; or the key that keeps them apart.
    pub fn level(&self, a: usize, b: usize) -> (Key, Level) {
        if self.of[a] == self.of[b] {
            let level = if self.undated[a] || self.undated[b] { Level::Alike } else { Level::Same };
            return (Key::Date, level);
        }
        match compare(&self.frames[a], &self.frames[b]).0 {
            (key, Level::Same | Level::Alike) => (key, Level::Different),
            apart => apart,
        }
    }
}

/// The main events, the casts without those whom many articles name: the parties to a war are in all its fights.
fn telling(heads: &[Head]) -> Vec<Frame> {
    /// Articles of one run that one event has at most.
    const MANY: u32 = 12;
    let mut named: FxHashMap<u64, u32> = FxHashMap::default();
    heads.iter().flat_map(|head| &head.frame.cast).for_each(|name| *named.entry(*name).or_default() += 1);
    let mut frames: Vec<Frame> = heads.iter().map(|head| head.frame.clone()).collect();
    frames.iter_mut().for_each(|frame| frame.cast.retain(|name| named[name] <= MANY));
    frames
}

/// The pairs of articles that may be of one story: they share a name, and their days lie near each other or are not
/// settled. Far fewer than all, and every pair that [`compare`] finds to meet is among them.
fn met(heads: &[Head]) -> Vec<(usize, usize)> {
    /// Days by which each of two is widened; together the most that [`date`] allows.
    const NEAR: i64 = 1;
    /// A stretch longer than this is looked up by its names alone.
    const LONG: i64 = 62;
    let near = |at: usize| {
        let spans = heads[at].frame.days.iter().map(|days| days.widened(NEAR));
        let mut days: Vec<Date> =
            spans.flat_map(|span| span.from.series(1.day()).take_while(move |day| *day <= span.to)).collect();
        days.sort_unstable();
        days.dedup();
        days
    };
    let loose = |head: &Head| head.frame.days.is_empty() || head.frame.days.iter().any(|days| days.len() > LONG);
    let loose: Vec<bool> = heads.iter().map(loose).collect();
    let mut dated: FxHashMap<(u64, Date), Vec<usize>> = FxHashMap::default();
    let mut named: FxHashMap<u64, (Vec<usize>, Vec<usize>)> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let days = if loose[at] { Vec::new() } else { near(at) };
        for name in head.frame.content.iter().copied().filter(|content| is_name(*content)) {
            for &day in &days {
                let known = dated.entry((name, day)).or_default();
                pairs.extend(known.iter().map(|&other| (other, at)));
                known.push(at);
            }
            let (firm, open) = named.entry(name).or_default();
            pairs.extend(open.iter().map(|&other| (other, at)));
            if loose[at] {
                pairs.extend(firm.iter().map(|&other| (other, at)));
                open.push(at);
            } else {
                firm.push(at);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two articles whose leads are much alike name so many of the same persons, bodies and things that the day on which the
/// wreck was found does not part them from that of the loss.
fn one_cast(a: &Frame, b: &Frame, alike: u32) -> bool {
    alike >= CAST.2 && shared(&a.cast, &b.cast) >= CAST.0
}

/// How two main events compare, how much their leads share, and how many names.
fn compare(a: &Frame, b: &Frame) -> ((Key, Level), u32, usize) {
    let alike = share(&a.content, &b.content);
    let names = a.content.iter().filter(|c| is_name(**c) && b.content.binary_search(c).is_ok()).count();
    let level = match date(a, b) {
        Level::Different => (Key::Date, Level::Different),
        _ if a.site.apart(&b.site) => (Key::Place, Level::Different),
        Level::Unsaid => (Key::Date, Level::Unsaid),
        level if a.site.meets(&b.site) && one_toll(&a.tolls, &b.tolls) => (Key::Date, level),
        level if names > 0 && alike >= CAST.1 && shared(&a.cast, &b.cast) >= CAST.0 => (Key::Date, level),
        _ if alike < LEAD_SHARE || names == 0 || names < LEAD_NAMES && alike < ONE_NAME_SHARE => {
            (Key::Event, Level::Different)
        }
        level => (Key::Date, level),
    };
    (level, alike, names)
}

/// Whether what one article tells first names somebody or something that the other names too, countries, their people and
/// capitals aside.
fn share_a_name(a: &Frame, b: &Frame) -> bool {
    let told = |x: &Frame, y: &Frame| {
        let names = x.content.iter().filter(|name| is_name(**name) && x.telling.binary_search(name).is_ok());
        names.into_iter().any(|name| y.telling.binary_search(name).is_ok())
    };
    told(a, b) || told(b, a)
}

/// Whether two main events name one day and somebody or something that no gazetteer knows: a country or a capital has many
/// events in a day.
fn one_day_and_name(a: &Head, b: &Head) -> bool {
    let (x, y) = (&a.frame, &b.frame);
    let told = x.filled != Filled::Publication && y.filled != Filled::Publication;
    let names = x.content.iter().filter(|name| is_name(**name) && y.content.binary_search(name).is_ok());
    told && date(x, y) == Level::Same
        && names.into_iter().any(|name| !x.known.contains(name) && !y.known.contains(name))
}

/// A day that is told without its year, and the days that another text tells.
fn held(among: bool) -> Level {
    if among { Level::Alike } else { Level::Different }
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
            // "On Friday (Jan 22)" is the 22 January of a text that tells the year, be it one of several days that it tells.
            let holds = |days: &Days, month: i8, day: i8| {
                Date::new(days.from.year(), month, day).is_ok_and(|date| days.from <= date && date <= days.to)
            };
            match (a.partial, b.partial) {
                (Some((month, Some(day))), None) if !b.days.is_empty() => {
                    held(b.days.iter().any(|d| holds(d, month, day)))
                }
                (None, Some((month, Some(day)))) if !a.days.is_empty() => {
                    held(a.days.iter().any(|d| holds(d, month, day)))
                }
                (Some(x), Some(y)) if x != y => Level::Different,
                _ => Level::Unsaid,
            }
        }
    }
}
