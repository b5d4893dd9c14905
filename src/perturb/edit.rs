//! The edits: which places of an article can be changed, and to what.

use super::fate::{Clean, Told};
use crate::claim::event::Filled;
use crate::claim::name::{Name, NameKind};
use crate::claim::{Claim, Reading};
use crate::lexicon::{Fence, Lexicon, NumberWord, OTHERS};
use crate::rule::RuleBook;
use crate::text::words::key;
use crate::text::{Article, Role, Span, Token, TokenKind};
use crate::value::quantity::Kind;
use crate::value::{Counted, Mention, Time, Value};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

/// A kind of edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// A number in the text is another number.
    Figure,
    /// A number in a headline is another number.
    Headline,
    /// A day, month, year or weekday is another one.
    Date,
    /// A time of day is another one.
    Clock,
    /// A name is another name of the story.
    Name,
    /// Those counted are others.
    Population,
    /// A "not" is put in, or left out.
    Negation,
    /// The article is there twice, the second time under another name.
    Copy,
}

impl Edit {
    /// All, in the order in which they are printed.
    pub const ALL: [Edit; 8] = [
        Edit::Figure,
        Edit::Headline,
        Edit::Date,
        Edit::Clock,
        Edit::Name,
        Edit::Population,
        Edit::Negation,
        Edit::Copy,
    ];

    /// What was done, in words.
    pub fn words(self) -> &'static str {
        match self {
            Edit::Figure => "figure changed",
            Edit::Headline => "figure of a headline changed",
            Edit::Date => "date moved",
            Edit::Clock => "time of day moved",
            Edit::Name => "name swapped",
            Edit::Population => "other people counted",
            Edit::Negation => "\"not\" put in or left out",
            Edit::Copy => "article copied",
        }
    }
}

/// One edit.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub edit: Edit,
    /// The article, as an index.
    pub source: usize,
    /// What goes.
    pub span: Span,
    /// What comes.
    pub words: String,
    /// The sentence.
    pub sentence: Span,
    /// The claims that tell the fact, as (row, cell) of the clean report.
    pub told: Vec<Told>,
    /// Whether the day of the article's main event is read here.
    pub frames: bool,
}

/// A number that follows from a seed and from what it is for, the same on every machine.
pub(super) fn lot(seed: u64, of: &[u64]) -> u64 {
    let mix = |hash: u64, part: &u64| {
        let mixed = (hash ^ part).wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    of.iter().fold(mix(seed, &0), mix)
}

/// Every edit of every article, one for each place.
pub(super) fn changes(articles: &[Article], clean: &Clean, rules: &RuleBook, seed: u64) -> Vec<Change> {
    let lexicon: &Lexicon = &rules.lexicon;
    let readings: Vec<Reading> = articles.iter().map(|article| Reading::new(article, lexicon)).collect();
    let names: Vec<(NameKind, u64, &str)> = readings.iter().flat_map(named).collect();
    let each = readings.iter().enumerate().flat_map(|(source, reading)| {
        let claims = &clean.accounts[source].claims;
        let place = Place { source, reading, lexicon, clean, claims, seed };
        (0..reading.passages.len()).flat_map(|at| place.passage(at, &names)).collect::<Vec<_>>()
    });
    each.collect()
}

/// The names of an article, with what they stand for.
fn named<'a>(reading: &Reading<'a>) -> Vec<(NameKind, u64, &'a str)> {
    let text = &reading.article.text;
    let names = reading.passages.iter().flat_map(|passage| &passage.names);
    names.map(|name| (name.kind, name.id, name.span.of(text))).collect()
}

/// One article while its edits are looked for.
struct Place<'a> {
    source: usize,
    reading: &'a Reading<'a>,
    lexicon: &'a Lexicon,
    clean: &'a Clean,
    claims: &'a [Claim],
    seed: u64,
}

impl Place<'_> {
    /// The edits of one sentence.
    fn passage(&self, at: usize, names: &[(NameKind, u64, &str)]) -> Vec<Change> {
        let passage = &self.reading.passages[at];
        let tokens = self.reading.tokens(at);
        let headline = matches!(passage.sentence.role, Role::Headline | Role::Heading);
        let mut found = Vec::new();
        for mention in self.reading.mentions(at) {
            match &mention.value {
                Value::Quantity(counted) => {
                    let edit = if headline { Edit::Headline } else { Edit::Figure };
                    let figure = self.figure(mention, counted, tokens);
                    found.extend(figure.map(|(span, words)| self.change(edit, at, span, words)));
                    let people = self.population(mention, counted, tokens);
                    found.extend(people.map(|(span, words)| self.change(Edit::Population, at, span, words)));
                }
                Value::Time(time) if time.names_days() => {
                    let moved = self.date(mention, time, tokens);
                    found.extend(moved.map(|(span, words)| self.change(Edit::Date, at, span, words)));
                }
                Value::Time(time) if time.minute.is_some() => {
                    let moved = self.clock(mention, tokens);
                    found.extend(moved.map(|(span, words)| self.change(Edit::Clock, at, span, words)));
                }
                Value::Time(_) => {}
            }
        }
        for name in &passage.names {
            let other = self.other(name, names);
            found.extend(other.map(|words| self.change(Edit::Name, at, name.span, words)));
        }
        if !headline {
            let not = self.negation(tokens);
            found.extend(not.map(|(span, words)| self.change(Edit::Negation, at, span, words)));
        }
        found
    }

    fn change(&self, edit: Edit, at: usize, span: Span, words: String) -> Change {
        let sentence = self.reading.passages[at].sentence.span;
        let frame = &self.clean.accounts[self.source].head.frame;
        let frames = edit == Edit::Date && matches!(frame.filled, Filled::Read(day) if day.overlaps(span));
        let told = match edit {
            // A name matters to a claim that cites it or is about it; a "not" to the claim whose words it stands in.
            Edit::Name => self.clean.told(self.source, |cell| {
                let name = span.of(&self.reading.article.text);
                let cites = cell.speaker.as_deref().is_some_and(|words| words.contains(name));
                sentence.overlaps(cell.quote.span) && (cites || cell.slots.iter().any(|slot| slot.1.contains(name)))
            }),
            Edit::Negation => self
                .clean
                .told(self.source, |cell| cell.quote.span.start <= span.start && span.end <= cell.quote.span.end),
            Edit::Population => self.clean.told(self.source, |cell| cell.quote.span.overlaps(span)),
            // Only the claim whose answer stands here.
            _ => self.clean.told(self.source, |cell| {
                let of = |claim: &&Claim| claim.span == cell.quote.span && cell.rule.starts_with(&claim.kind.name);
                self.claims.iter().filter(of).any(|claim| answers(claim, span))
            }),
        };
        Change { edit, source: self.source, span, words, sentence, told, frames }
    }

    fn lot(&self, span: Span) -> u64 {
        lot(self.seed, &[self.source as u64, u64::from(span.start)])
    }

    /// The number of a mention, and another one in its place.
    fn figure(&self, mention: &Mention, counted: &Counted, tokens: &[Token]) -> Option<(Span, String)> {
        if counted.quantity.kind == Kind::Rank || counted.quantity.vague {
            return None;
        }
        let text = &self.reading.article.text;
        let (from, to) = mention.tokens;
        let chance = self.lot(mention.span);
        if let Some(token) = tokens[from..to].iter().find(|token| token.kind == TokenKind::Number) {
            return Some((token.span, other_digits(token.text(text), chance)?));
        }
        let plain = |token: &Token| match self.lexicon.numbers.get(&token.key) {
            Some(NumberWord::Plain(number)) => Some(*number as u64),
            _ => None,
        };
        let first = (from..to).find(|&at| plain(&tokens[at]).is_some())?;
        let (mut last, mut number) = (first, plain(&tokens[first])?);
        // "Thirty-one"
        let joined = |at: usize| tokens.get(at + 1).filter(|token| token.text(text) == "-").and(tokens.get(at + 2));
        if let Some(ones) = joined(first).and_then(plain).filter(|ones| *ones < 10 && number >= 20) {
            (last, number) = (first + 2, number + ones);
        }
        let span = tokens[first].span.join(tokens[last].span);
        Some((span, other_number(number, chance).to_string()))
    }

    /// The words of those counted, and other people in their place.
    fn population(&self, mention: &Mention, counted: &Counted, tokens: &[Token]) -> Option<(Span, String)> {
        if counted.quantity.said.hi <= 1.0 {
            return None; // one of them is worded otherwise
        }
        let (start, _) = (mention.tokens.1..counted.noun_end.max(mention.tokens.1))
            .find_map(|at| self.lexicon.people.longest(tokens, at).map(|found| (at, found)))?;
        let (end, people) = self.lexicon.people.longest(tokens, start)?;
        let span = tokens[start].span.join(tokens[end - 1].span);
        // A population whose name is a word for it.
        let worded = |at: &u16| self.lexicon.people.word(key(&self.lexicon.populations[usize::from(*at)])) == Some(at);
        let others: Vec<u16> =
            (OTHERS + 1..self.lexicon.populations.len() as u16).filter(|at| at != people && worded(at)).collect();
        let other = others.get(self.lot(span) as usize % others.len().max(1))?;
        (*people != OTHERS).then(|| (span, self.lexicon.populations[usize::from(*other)].to_string()))
    }

    /// A part of a date, and another one in its place.
    fn date(&self, mention: &Mention, time: &Time, tokens: &[Token]) -> Option<(Span, String)> {
        let text = &self.reading.article.text;
        let chance = self.lot(mention.span);
        let mut parts = Vec::new();
        for token in &tokens[mention.tokens.0..mention.tokens.1] {
            let words = token.text(text);
            let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
            if let Some(weekday) = self.lexicon.weekdays.get(&token.key) {
                // 1 January 2024 was a Monday.
                let day = date(2024, 1, *weekday).saturating_add((2 + (chance % 3) as i64).days());
                parts.push((token.span, day.strftime("%A").to_string()));
            } else if let Some(month) = self.lexicon.months.get(&token.key) {
                let other: Date = date(2024, *month, 1).saturating_add((1 + (chance % 5) as i64).months());
                parts.push((token.span, other.strftime("%B").to_string()));
            } else if let (Ok(number @ 1..=31), Some(_)) =
                (digits.parse::<u64>(), time.partial.or(time.days.map(|_| (0, None))))
            {
                let day = 1 + (number + 2 + chance % 7) % 28;
                parts.push((
                    Span::new(token.span.start as usize, token.span.start as usize + digits.len()),
                    day.to_string(),
                ));
            } else if let Ok(year @ 1500..=2100) = words.parse::<u64>() {
                parts.push((token.span, (year - 1 - chance % 3).to_string()));
            }
        }
        parts.retain(|(span, words)| span.of(text) != words);
        let chosen = (chance >> 8) as usize % parts.len().max(1);
        (!parts.is_empty()).then(|| parts.swap_remove(chosen))
    }

    /// The hour of a time of day, and another one in its place.
    fn clock(&self, mention: &Mention, tokens: &[Token]) -> Option<(Span, String)> {
        let text = &self.reading.article.text;
        let chance = self.lot(mention.span);
        let hour = tokens[mention.tokens.0..mention.tokens.1].iter().find_map(|token| {
            let digits = token.text(text).split(['.', ':']).next()?;
            let hour: u64 = digits.parse().ok().filter(|hour| *hour < 24)?;
            Some((Span::new(token.span.start as usize, token.span.start as usize + digits.len()), hour))
        });
        hour.map(|(span, hour)| (span, (1 + (hour + 1 + chance % 3) % 11).to_string()))
            .filter(|(span, words)| span.of(text) != words)
    }

    /// Another name of the story that stands for the same sort of thing.
    fn other(&self, name: &Name, names: &[(NameKind, u64, &str)]) -> Option<String> {
        let sort = |kind: &NameKind| match kind {
            NameKind::Place(_) | NameKind::Somewhere => 0,
            NameKind::People(_) => 1,
            NameKind::Other => 2,
        };
        let words = |name: &str| name.split(' ').count().min(2);
        let mine = name.span.of(&self.reading.article.text);
        let mut others: Vec<&str> = names
            .iter()
            .filter(|(kind, id, other)| sort(kind) == sort(&name.kind) && *id != name.id && words(other) == words(mine))
            .map(|(_, _, words)| *words)
            .filter(|other| !other.contains(mine) && !mine.contains(other))
            .collect();
        others.sort_unstable();
        others.dedup();
        let chosen = self.lot(name.span) as usize % others.len().max(1);
        others.get(chosen).map(|words| (*words).to_owned())
    }

    /// A "not" that goes, or a place where one can come: behind the first verb that may bear it.
    fn negation(&self, tokens: &[Token]) -> Option<(Span, String)> {
        let text = &self.reading.article.text;
        let not =
            |token: &Token| token.text(text) == "not" && self.lexicon.fences.word(token.key) == Some(&Fence::Negated);
        if let Some(at) = tokens.iter().position(not) {
            let start = if tokens[at].spaced && at > 0 { tokens[at - 1].span.end } else { tokens[at].span.start };
            return Some((Span { start, end: tokens[at].span.end }, String::new()));
        }
        let class = |name: &str| self.lexicon.class(name);
        let (be, have) = (class("be")?, class("have")?);
        let bears = |at: usize| {
            let word = tokens[at].text(text);
            let classes = self.lexicon.classes.all(tokens, at);
            let verb = classes.filter(|(end, _)| *end == at + 1).any(|(_, found)| *found == be || *found == have);
            // No "not" goes behind "be", "been" and "having".
            verb && tokens[at].kind == TokenKind::Word && !(word.starts_with("be") || word.ends_with("ing"))
        };
        let at = (0..tokens.len()).find(|&at| bears(at))?;
        let end = tokens[at].span.end;
        Some((Span { start: end, end }, " not".to_owned()))
    }
}

/// Whether a place lies in the words of a claim's answer.
fn answers(claim: &Claim, span: Span) -> bool {
    let start = claim.span.start as usize;
    let found = claim.words.match_indices(&*claim.answer_words);
    found.map(|(at, words)| Span::new(start + at, start + at + words.len())).any(|answer| answer.contains(span))
}

/// Another number, and not a far one: small ones move by one to three, others by up to a half.
fn other_number(number: u64, chance: u64) -> u64 {
    let most = (number / 2).clamp(3, 1 << 40);
    number + 1 + chance % most
}

/// The same figure with other digits: "3,400", "6.1", "62".
fn other_digits(digits: &str, chance: u64) -> Option<String> {
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    if let Some((whole, part)) = plain.split_once('.') {
        let number: u64 = format!("{whole}{part}").parse().ok()?;
        let other = format!("{:0wide$}", other_number(number, chance), wide = part.len() + 1);
        let (whole, part) = other.split_at(other.len() - part.len());
        return Some(format!("{whole}.{part}"));
    }
    let mut other = other_number(plain.parse().ok()?, chance).to_string();
    if digits.contains(',') {
        let mut at = other.len();
        while at > 3 {
            at -= 3;
            other.insert(at, ',');
        }
    }
    Some(other)
}

#[cfg(test)]
mod tests {
    use super::other_digits;

    #[test]
    fn a_changed_figure_keeps_its_form() {
        assert_eq!(other_digits("3,400", 5).unwrap(), "3,406");
        assert_eq!(other_digits("6.1", 1).unwrap(), "6.3");
        assert_eq!(other_digits("9", 0).unwrap(), "10");
    }
}
