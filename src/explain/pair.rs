//! How two claims compare: the ladder of keys with its points, and what keeps two claims apart.

use super::Scene;
use crate::align::{Ladder, Level, Reason, is_bare, ladder, reasons, score};
use crate::claim::answer::lie;
use crate::claim::words::{is_name, word_content};
use crate::claim::{Claim, Compare, Key};
use crate::report::explanation::{Entry, Step};
use crate::report::wording;
use crate::value::Lie;
use rustc_hash::FxHashSet;

/// How a count of which a sentence tells no more than the number comes into a row of another kind.
pub(super) const BARE: &str = "one tells no more than a number, and joins a row that tells more of that number";

/// Words in common that are named.
const MOST_WORDS: usize = 12;

impl Scene<'_> {
    /// The ladder of two claims; `None` where they are of two kinds, which no ladder compares.
    pub(super) fn ladder(&self, a: usize, b: usize) -> Option<Ladder> {
        let (x, y) = (self.claim(a), self.claim(b));
        let alignment = &self.run.alignment;
        (x.kind == y.kind).then(|| score::compare(x, y, &alignment.stories, &self.rules.lexicon))
    }

    /// The name of a pair: both names, or places where they stand in no row.
    pub(super) fn both(&self, a: usize, b: usize) -> String {
        format!("{} × {}", self.name(a), self.name(b))
    }

    /// A pair with its ladder.
    pub(super) fn pair(&self, a: usize, b: usize) -> Entry {
        let (x, y) = (self.claim(a), self.claim(b));
        let Some(ladder) = self.ladder(a, b) else {
            let head = match is_bare(x) || is_bare(y) {
                true => format!("{} and {}: {BARE}", x.kind.name, y.kind.name),
                false => format!("are of two kinds, {} and {}, which no ladder compares", x.kind.name, y.kind.name),
            };
            return Entry { id: self.both(a, b), head, ..Entry::default() };
        };
        let mut steps: Vec<Step> =
            ladder.levels.iter().map(|&(key, level)| self.rung(key, level, x, y, &ladder)).collect();
        steps.push(Step {
            points: Some((ladder.overlap / 10) as i32),
            level: Some(format!("{} %", ladder.overlap)),
            ..Step::new("words", in_common(x, y))
        });
        let found = lie(x, y, &self.rules.lexicon);
        steps.push(Step {
            points: Some(if ladder.meets { 4 } else { 0 }),
            level: Some(if ladder.meets { "meet" } else { "apart" }.into()),
            ..Step::new("answers", self.lies(x, y, found))
        });
        if ladder.telling > 0 {
            let text =
                format!("one so rare a number tells {} points by itself: fewer words need be alike", ladder.telling);
            let points = if ladder.meets { ladder.telling.min(ladder::MOST_TELLING) as i32 } else { 0 };
            steps.push(Step { points: Some(points), ..Step::new("rarity", text) });
        }
        steps.extend(reasons(x, y, &ladder).into_iter().map(reason));
        steps.push(Step {
            points: Some(ladder.score()),
            ..Step::new("sum", "ranks the pairs that join; keys alone decide")
        });
        let what = match ladder.failed() {
            None => "every key holds".to_string(),
            Some((key, Level::Unsaid)) => format!("the key {key} is missing"),
            Some((key, _)) => format!("the key {key} fails"),
        };
        let same = if x.source == y.source { " (of one article)" } else { "" };
        Entry { id: self.both(a, b), head: format!("{}: {what}{same}", x.kind.name), steps, ..Entry::default() }
    }

    /// How two answers lie, in words.
    pub(super) fn lies(&self, a: &Claim, b: &Claim, found: Option<Lie>) -> String {
        let (x, y) = (super::answer::short(a), super::answer::short(b));
        match found {
            _ if a.kind.compare == Compare::Listed => format!("{x} and {y}: statements are listed, never compared"),
            Some(Lie::Equal) => format!("{x} in both"),
            Some(Lie::Meet) => format!("{x} and {y} can both hold"),
            Some(Lie::MeetRounded) => format!("{x} and {y} meet once the last digit is taken as rounded"),
            Some(Lie::MeetSoft) => format!("{x} and {y} are apart, but “up to” sets no firm bound"),
            Some(Lie::MeetOther) if a.kind.compare == Compare::Words => {
                format!("{x} and {y} are one remark in two wordings")
            }
            Some(Lie::MeetOther) => {
                format!("{x} and {y} are apart as read first, and meet on another day that the words leave")
            }
            Some(Lie::Apart) => format!("{x} and {y} have no value in common"),
            None => format!("{x} and {y} cannot be set beside each other"),
        }
    }

    /// One key of a ladder, with what each side says to it.
    fn rung(&self, key: Key, level: Level, a: &Claim, b: &Claim, ladder: &Ladder) -> Step {
        let two = |x: Option<String>, y: Option<String>| {
            let side = |claim: &Claim, said: Option<String>| {
                format!("{}: {}", self.label(claim.source), said.unwrap_or_else(|| "does not say".into()))
            };
            match (x, y) {
                (Some(x), Some(y)) if x == y => format!("{x} in both"),
                (x, y) => format!("{}; {}", side(a, x), side(b, y)),
            }
        };
        let slot = |claim: &Claim, name: &str| claim.slot(name).map(|slot| format!("“{}”", slot.words));
        let days = a.kind.compare == Compare::Days;
        let text = match key {
            Key::Date => match (a.event.main, b.event.main) {
                (true, true) => {
                    let one = self.run.alignment.stories.of[a.source] == self.run.alignment.stories.of[b.source];
                    let story = if one { "one story" } else { "articles on different events" };
                    format!("the main events of {story} ({})", two(wording::when(a), wording::when(b)))
                }
                (false, false) => format!("events of the background ({})", two(wording::when(a), wording::when(b))),
                _ => format!("a main event and one of the background ({})", two(wording::when(a), wording::when(b))),
            },
            Key::Place if a.slot("place").is_some() || b.slot("place").is_some() => {
                two(slot(a, "place"), slot(b, "place"))
            }
            Key::Place => match (wording::places(a), wording::places(b)) {
                (None, None) => "neither sentence narrows it to a place".into(),
                (x, y) if level == Level::Alike => format!("{}; neither leads away from the event", two(x, y)),
                (x, y) => two(x, y),
            },
            Key::Population => {
                let words = two(Some(wording::population(a)), Some(wording::population(b)));
                let grade = |claim: &Claim| claim.grade.unwrap_or("no grade").to_string();
                if a.grade == b.grade { words } else { format!("{words}; {}", two(Some(grade(a)), Some(grade(b)))) }
            }
            Key::Actor => {
                let who = |claim: &Claim| {
                    wording::actor(claim).or_else(|| claim.speaker.as_ref().map(|speaker| speaker.words.to_string()))
                };
                two(who(a), who(b))
            }
            Key::Series => two(wording::series(a), wording::series(b)),
            Key::Measure if a.act != b.act => {
                let act = |claim: &Claim| Some(claim.act.as_deref().unwrap_or("nothing that its pattern names").into());
                format!("tells of {}", two(act(a), act(b)))
            }
            Key::Measure => match (slot(a, "thing"), slot(b, "thing")) {
                (None, None) if a.act.is_some() && level > Level::Unsaid => {
                    format!("{} in both", a.act.as_deref().unwrap_or(""))
                }
                (None, None) => "told by the words around the answers; see the words in common".into(),
                (x, y) => two(x, y),
            },
            Key::Event if days && level > Level::Unsaid => two(slot(a, "what"), slot(b, "what")),
            Key::Event if days => format!("{}; not shown to be one thing", two(slot(a, "what"), slot(b, "what"))),
            Key::Event => format!("{} % of words in common do not show one event", ladder.overlap),
        };
        Step { level: Some(level.word().into()), points: Some(level.points()), ..Step::new(key.word(), text) }
    }

    /// Why two claims are not in one row.
    pub(super) fn apart(&self, a: usize, b: usize) -> Vec<Entry> {
        let entry = |head: String| Entry { id: self.both(a, b), head, ..Entry::default() };
        let alignment = &self.run.alignment;
        let (x, y) = (self.claim(a), self.claim(b));
        if let Some(ban) = alignment.bonds.ban(a, b) {
            let place = format!("{}:{}", alignment.bonds.file, ban.line);
            return vec![entry(format!("banned: {} ({place})", ban.reason))];
        }
        let Some(ladder) = self.ladder(a, b) else {
            let kinds = format!("are of two kinds: {} and {}", x.kind.name, y.kind.name);
            return vec![entry(format!("{kinds}; only claims of one kind answer one question"))];
        };
        let mut failing: Vec<String> = ladder
            .levels
            .iter()
            .filter(|(_, level)| *level <= Level::Unsaid)
            .map(|(key, level)| match level {
                Level::Unsaid => format!("{key} (missing)"),
                _ => key.to_string(),
            })
            .collect();
        // Two keys may bear one name: what is measured, and its words.
        let mut told = FxHashSet::default();
        failing.retain(|key| told.insert(key.clone()));
        if !failing.is_empty() {
            let one = failing.len() == 1;
            let keys = failing.join(", ");
            return vec![entry(format!("{} not the same: {keys}", if one { "a key is" } else { "keys are" }))];
        }
        if x.source == y.source {
            return vec![entry("two claims of one article stand in one row only where their answers agree".into())];
        }
        let rest = |at: usize| alignment.rest.get(at) == Some(&true);
        if let Some(aside) = [a, b].into_iter().find(|&at| rest(at)) {
            let why = "for an earlier claim of its article answers otherwise";
            return vec![entry(format!("{} is held against nobody, {why}", self.name(aside)))];
        }
        let row = |at: usize| alignment.questions.iter().find(|row| row.contains(&at)).map_or(&[][..], Vec::as_slice);
        let (of_a, of_b) = (row(a), row(b));
        let mut refusals: Vec<Entry> = Vec::new();
        for &p in of_a {
            for &q in of_b {
                if let Some(why) = self.refusal(p, q) {
                    refusals.push(Entry { id: self.both(p, q), head: why, ..Entry::default() });
                }
            }
        }
        match refusals.is_empty() {
            false => {
                refusals.insert(0, entry("the two would join, but every claim of a row must join every other:".into()));
            }
            true => refusals
                .push(entry("they share no story and no telling word, so they were not set beside each other".into())),
        }
        refusals
    }

    /// Why two claims cannot stand in one row; `None` where they can.
    fn refusal(&self, a: usize, b: usize) -> Option<String> {
        let (x, y) = (self.claim(a), self.claim(b));
        let alignment = &self.run.alignment;
        if alignment.bonds.ban(a, b).is_some() {
            return Some("banned".into());
        }
        if let Some((key, level)) = self.ladder(a, b)?.failed() {
            return Some(format!("{key} {}", if level == Level::Unsaid { "missing" } else { "not the same" }));
        }
        let found = lie(x, y, &self.rules.lexicon);
        let agree = matches!(found, Some(Lie::Equal | Lie::Meet));
        let aside = [a, b].iter().any(|&at| alignment.rest.get(at) == Some(&true));
        if x.source == y.source && !agree {
            return Some("one article, and the answers do not agree".into());
        }
        (aside && found == Some(Lie::Apart)).then(|| "one of them is held against nobody".into())
    }
}

/// What decides beside the keys, in words.
fn reason(reason: Reason) -> Step {
    let (name, text) = match reason {
        Reason::Sisters => ("beside", "both sentences state one more rare number, and so tell of one thing"),
        Reason::Sole => {
            ("only one", "each article gives one such figure only: where they agree, fewer words need be alike")
        }
        Reason::Once => {
            ("once", "an event has this once: two articles that tell of one each are set against each other")
        }
        Reason::Several => {
            ("several", "one of the articles tells of several: which of them the other means is not clear")
        }
        Reason::Many => ("many", "it may be said of many: answers apart need sentences that are nearly the same"),
        Reason::Alone => {
            ("alone", "each article answers this once only, and the answers are of a size: named at the least")
        }
    };
    Step::new(name, text)
}

/// The words that two sentences share, as the first one has them.
fn in_common(a: &Claim, b: &Claim) -> String {
    let shared = |content: u64| a.context.binary_search(&content).is_ok() && b.context.binary_search(&content).is_ok();
    let named = a.context.iter().any(|&content| is_name(content) && shared(content));
    let other: Vec<&str> = words(&b.sentence).collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mut found: Vec<&str> = Vec::new();
    for word in words(&a.sentence) {
        let name = named && capital(word) && other.contains(&word) && word.len() > 2;
        if (shared(word_content(word)) || name) && !found.contains(&word) {
            found.push(word);
        }
    }
    let more = if found.len() > MOST_WORDS { " …" } else { "" };
    found.truncate(MOST_WORDS);
    if found.is_empty() { "in common: none".into() } else { format!("in common: {}{more}", found.join(", ")) }
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty())
}
