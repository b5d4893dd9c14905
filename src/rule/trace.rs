//! How a text is read, told step by step for the author of a rule: what each word is to the rules, how far their
//! patterns came, and why a match made no claim.

use super::book::{Pattern, Rule, RuleBook};
use super::pattern::Part;
use super::refusal::{Refusal, Refused};
use super::schema::SlotKind;
use super::view::{Looked, View};
use crate::claim::{Account, Reading};
use crate::lexicon::{Fence, Lexicon};
use crate::text::words::tokenize;
use crate::text::{Article, Role, Span};
use crate::value::{Mention, Unit, Value};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// What the rules make of a text.
#[derive(Clone, Debug, Serialize)]
pub struct Trace {
    /// Its words.
    pub tokens: Vec<Seen>,
    /// Matches that made no claim.
    pub refused: Vec<Refusing>,
    /// Of each rule without a claim, the pattern that came farthest; the farthest first.
    pub near: Vec<Near>,
    /// The account of the text, with its claims.
    #[serde(skip)]
    pub account: Account,
}

/// A word, and what it is to the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The word, or the words of one value.
    pub words: String,
    /// Where it stands in the text, in bytes.
    pub span: [u32; 2],
    /// The number of its sentence, from 0.
    pub sentence: usize,
    /// The word classes that begin with it.
    pub classes: Vec<String>,
    /// The value that it is.
    pub value: Option<String>,
    /// What else it is: a name, a fence, a word of speech.
    pub also: Vec<String>,
}

/// A match that made no claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusing {
    /// The kind of claim that it would have been.
    pub kind: String,
    /// Kind and number of the pattern: `killed#3`.
    pub rule: String,
    /// The pattern.
    pub pattern: String,
    /// The words that it matches.
    pub words: String,
    /// Why it made none.
    pub why: String,
}

/// How far a pattern came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Near {
    /// The kind of claim.
    pub kind: String,
    /// Kind and number of the pattern.
    pub rule: String,
    /// The pattern.
    pub pattern: String,
    /// How many of its words, classes and values were met.
    pub met: usize,
    /// The words that it matches up to there.
    pub words: String,
    /// What it expected next.
    pub expected: Vec<String>,
    /// What stands there instead; empty at the end of the sentence.
    pub found: String,
}

/// Steps that are walked for one pattern from one token: enough for any pattern of sense.
const MOST_STEPS: usize = 20_000;
/// Expectations that are told of one place.
const MOST_EXPECTED: usize = 6;

impl RuleBook {
    /// Tells how a text is read; `kind` asks for one kind of claim alone.
    pub fn trace(&self, text: &str, kind: Option<&str>) -> Trace {
        let article = Article::new("trace", text);
        let mut refused = Vec::new();
        let mut account = self.read_and_tell(&article, &mut |those| refused.extend_from_slice(those));
        let asked = |name: &str| kind.is_none_or(|kind| kind == name);
        account.claims.retain(|claim| asked(&claim.kind.name));
        refused.retain(|each| asked(&each.kind.name));
        let reading = Reading::new(&article, &self.lexicon);
        let views: Vec<View> = (0..reading.passages.len())
            .filter(|at| reading.passages[*at].sentence.role != Role::Caption)
            .map(|at| {
                let mut view = View::new(&reading, at, &self.lexicon, Looked::default());
                view.look(self.index.cues(), |_, _| {});
                view
            })
            .collect();
        let tokens = views.iter().enumerate().flat_map(|(number, view)| seen(view, &reading, number)).collect();
        let told = |name: &str| account.claims.iter().any(|claim| claim.kind.name == name);
        let silent = self.rules.iter().filter(|rule| asked(&rule.kind.name) && !told(&rule.kind.name));
        let silent = silent.filter(|rule| !refused.iter().any(|each| each.kind.name == rule.kind.name));
        let mut near: Vec<Near> =
            silent.flat_map(|rule| nearest(rule, &views, &self.lexicon, kind.is_some())).collect();
        near.sort_by(|a, b| (b.met, &a.rule).cmp(&(a.met, &b.rule)));
        let refused = refused.iter().map(|each| self.refusing(each, &reading)).collect();
        Trace { tokens, refused, near, account }
    }

    fn refusing(&self, each: &Refused, reading: &Reading) -> Refusing {
        let (text, tokens) = (&reading.article.text, reading.tokens(each.passage));
        let pattern = self.rules.iter().find(|rule| *rule.kind == *each.kind).map(|rule| &rule.patterns[each.pattern]);
        let word = match each.why {
            Refusal::Fenced { token, .. } => tokens[token].text(text),
            _ => "",
        };
        Refusing {
            kind: each.kind.name.clone(),
            rule: format!("{}#{}", each.kind.name, each.pattern + 1),
            pattern: pattern.map_or(String::new(), |pattern| pattern.source.clone()),
            words: tokens[each.tokens.0].span.join(tokens[each.tokens.1 - 1].span).of(text).to_owned(),
            why: each.why.words(word),
        }
    }
}

/// The words of a sentence; those of a value stand together.
fn seen(view: &View, reading: &Reading, sentence: usize) -> Vec<Seen> {
    let lexicon = view.lexicon;
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.tokens.len() {
        let mention = view.mentions.iter().find(|mention| mention.tokens.0 == at);
        let end = mention.map_or(at + 1, |mention| mention.tokens.1);
        let span = view.tokens[at].span.join(view.tokens[end - 1].span);
        let classes =
            lexicon.classes.all(view.tokens, at).map(|(_, class)| lexicon.class_names[*class as usize].clone());
        let mut classes: Vec<String> = classes.collect();
        classes.sort_unstable();
        classes.dedup();
        let mut also = Vec::new();
        if view.passage.names.iter().any(|name| name.tokens.0 == at) {
            also.push("name".into());
        }
        if let Some((_, fence)) = lexicon.fences.longest(view.tokens, at).filter(|_| mention.is_none()) {
            also.push(format!("fence: {}", fence_name(*fence)));
        }
        if lexicon.speech.longest(view.tokens, at).is_some() {
            also.push("speech".into());
        }
        if let Some((_, population)) = lexicon.people.longest(view.tokens, at) {
            also.push(lexicon.populations[*population as usize].to_string());
        }
        found.push(Seen {
            words: span.of(&reading.article.text).to_owned(),
            span: [span.start, span.end],
            sentence,
            classes,
            value: mention.map(|mention| value(mention, lexicon)),
            also,
        });
        at = end;
    }
    found
}

fn fence_name(fence: Fence) -> &'static str {
    super::check::FENCES.iter().find(|(_, known)| *known == fence).map_or("", |(name, _)| *name)
}

/// A value as an author reads it: what kind of slot it may fill, and what it amounts to.
fn value(mention: &Mention, lexicon: &Lexicon) -> String {
    match &mention.value {
        Value::Quantity(counted) => {
            let quantity = &counted.quantity;
            let unit = match quantity.unit {
                Unit::Count => "count".to_owned(),
                Unit::Money(at) => format!("money {}", lexicon.currencies[at as usize]),
                Unit::Measure(at) => {
                    let unit = &lexicon.units[at as usize];
                    format!("measure of {}, {}", unit.dimension, unit.id)
                }
                Unit::Magnitude => "magnitude".to_owned(),
                Unit::Age => "age".to_owned(),
                other => format!("{other:?}").to_lowercase(),
            };
            let hard = quantity.hard;
            let (opens, closes) = (if hard.lo_open { '(' } else { '[' }, if hard.hi_open { ')' } else { ']' });
            let end = |end: f64| if end.is_finite() { end.to_string() } else { "∞".to_owned() };
            if hard.is_point() {
                format!("{unit}: {}", hard.lo)
            } else {
                format!("{unit}: {opens}{}, {}{closes}", end(hard.lo), end(hard.hi))
            }
        }
        Value::Time(time) => match &time.days {
            Some(days) => format!("time: {} to {}", days.from, days.to),
            None => format!("time: {}", time.timex),
        },
    }
}

/// The pattern of a rule that came farthest; all that came somewhere, where the rule was asked for.
fn nearest(rule: &Rule, views: &[View], lexicon: &Lexicon, all: bool) -> Vec<Near> {
    let mut found: Vec<Near> = Vec::new();
    for (number, pattern) in rule.patterns.iter().enumerate() {
        let Ok(parts) = super::pattern::read(&pattern.source, &rule.slots, lexicon) else { continue };
        let mut best: Option<(usize, Walk)> = None;
        for (at, view) in views.iter().enumerate() {
            for start in 0..view.tokens.len() {
                let mut walk = Walk::new(view, rule, start);
                walk.go(&parts, start, 0, None);
                if walk.met > 0 && best.as_ref().is_none_or(|(_, best)| walk.met > best.met) {
                    best = Some((at, walk));
                }
            }
        }
        if let Some((_, walk)) = best {
            found.push(walk.told(rule, pattern, number));
        }
    }
    found.sort_by_key(|near| usize::MAX - near.met);
    found.truncate(if all { 5 } else { 1 });
    found
}

/// What stands behind a part that is being walked: the parts behind it, and what stands behind those.
#[derive(Clone, Copy)]
struct Rest<'a> {
    parts: &'a [Part],
    behind: Option<&'a Rest<'a>>,
}

/// One pattern walked from one token, with the farthest place that it came to.
struct Walk<'a> {
    view: &'a View<'a>,
    rule: &'a Rule,
    start: usize,
    steps: usize,
    met: usize,
    at: usize,
    expected: Vec<Part>,
    whole: bool,
}

impl<'a> Walk<'a> {
    fn new(view: &'a View<'a>, rule: &'a Rule, start: usize) -> Walk<'a> {
        Walk { view, rule, start, steps: 0, met: 0, at: start, expected: Vec::new(), whole: false }
    }

    /// Walks parts from a token on. Nothing is decided by it: all ways are tried, and the farthest is kept.
    fn go(&mut self, parts: &[Part], at: usize, met: usize, behind: Option<&Rest>) {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.whole {
            return;
        }
        let Some((part, rest)) = parts.split_first() else {
            match behind {
                Some(behind) => self.go(behind.parts, at, met, behind.behind),
                None => self.whole = true,
            }
            return;
        };
        let view = self.view;
        let next = Rest { parts: rest, behind };
        match part {
            Part::Word(key) => match view.tokens.get(at).filter(|token| token.key == *key) {
                Some(_) => self.go(rest, at + 1, met + 1, behind),
                None => self.fails(part, at, met),
            },
            Part::Class(class) => {
                let ends: Vec<usize> = view
                    .lexicon
                    .classes
                    .all(view.tokens, at)
                    .filter(|(_, c)| *c == class)
                    .map(|(end, _)| end)
                    .collect();
                if ends.is_empty() {
                    self.fails(part, at, met);
                }
                ends.into_iter().for_each(|end| self.go(rest, end, met + 1, behind));
            }
            Part::Slot(slot) => {
                let mut fits = Vec::new();
                view.fits(self.rule.slots[*slot as usize].1, self.rule.of[*slot as usize].as_deref(), &mut fits);
                let here = fits.into_iter().filter(|fit| fit.at as usize == at);
                let ends: Vec<usize> = here.flat_map(|fit| fit.ends()).collect();
                if ends.is_empty() {
                    self.fails(part, at, met);
                }
                // Words that fill anything say little about how near a pattern came.
                let (_, kind) = self.rule.slots[*slot as usize];
                let loose = matches!(kind, SlotKind::Phrase | SlotKind::Clause | SlotKind::Actor);
                ends.into_iter().for_each(|end| self.go(rest, end, met + usize::from(!loose), behind));
            }
            Part::Gap(gap, most) => {
                for words in 0..=usize::from(*most) {
                    self.go(rest, at + words, met, behind);
                    if at + words >= view.tokens.len() || !view.passable(at + words, *gap) {
                        break;
                    }
                }
            }
            Part::Either(ways) => ways.iter().for_each(|way| self.go(way, at, met, Some(&next))),
            Part::Maybe(ways) => {
                ways.iter().for_each(|way| self.go(way, at, met, Some(&next)));
                self.go(rest, at, met, behind);
            }
            Part::Not(ways) => {
                let mut ahead = Walk::new(view, self.rule, at);
                ways.iter().for_each(|way| ahead.go(way, at, 0, None));
                if ahead.whole {
                    self.fails(part, at, met);
                } else {
                    self.go(rest, at, met, behind);
                }
            }
        }
    }

    fn fails(&mut self, part: &Part, at: usize, met: usize) {
        if (met, at) > (self.met, self.at) || met == 0 && self.met == 0 && self.expected.is_empty() {
            (self.met, self.at) = (met, at);
            self.expected.clear();
        }
        if (met, at) == (self.met, self.at) && self.expected.len() < MOST_EXPECTED && !self.expected.contains(part) {
            self.expected.push(part.clone());
        }
    }

    fn told(&self, rule: &Rule, pattern: &Pattern, number: usize) -> Near {
        let mut tokens = Vec::new();
        tokenize(&pattern.source, Span::new(0, pattern.source.len()), &mut tokens);
        let words: FxHashMap<u64, &str> = tokens.iter().map(|token| (token.key, token.text(&pattern.source))).collect();
        let expected = |part: &Part| match part {
            Part::Word(key) => format!("“{}”", words.get(key).unwrap_or(&"?")),
            Part::Class(class) => format!("<{}>", self.view.lexicon.class_names[*class as usize]),
            Part::Slot(slot) => {
                let (name, kind) = &rule.slots[*slot as usize];
                let of = rule.of[*slot as usize].as_ref().map_or(String::new(), |of| format!(" of {of}"));
                format!("{{{name}}} ({}{of})", format!("{kind:?}").to_lowercase())
            }
            _ => "that what stands in `!( )` does not follow".to_owned(),
        };
        let here = |from: usize, to: usize| match (self.view.tokens.get(from), self.view.tokens.get(to.wrapping_sub(1)))
        {
            (Some(first), Some(last)) if from < to => first.span.join(last.span).of(self.view.text).to_owned(),
            _ => String::new(),
        };
        Near {
            kind: rule.kind.name.clone(),
            rule: format!("{}#{}", rule.kind.name, number + 1),
            pattern: pattern.source.clone(),
            met: self.met,
            words: here(self.start, self.at),
            expected: if self.whole { Vec::new() } else { self.expected.iter().map(expected).collect() },
            found: here(self.at, self.at + 1),
        }
    }
}
