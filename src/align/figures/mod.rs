//! Figures: the quantities of a sentence, lined up with those of another.
//!
//! A sentence that is no claim of a known kind still says how many of what. Each of its quantities keeps the interval that
//! its words allow, the noun that it counts, and the words near it; two sentences are held against one another figure by
//! figure, and never a figure against one that counts something else.

mod lineup;
mod sums;

pub use lineup::{Lineup, Match, ONE_THING, line_up};

use super::similarity::Passage;
use crate::lexicon::{Hedge, Lexicon};
use crate::text::words::{ascii_key, key};
use crate::text::{Token, TokenKind};
use crate::value::counted::noun;
use crate::value::{Interval, Quantity, TimeKind, Unit, Value, quantity_at, rank_at};

/// A quantity of a sentence, prepared for comparing.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What the words allow, in the base unit.
    pub hard: Interval,
    /// The same where the last digit may be rounded.
    pub loose: Interval,
    /// What it measures, with what it is a rate of: equal for quantities that can be compared.
    pub dimension: u64,
    /// Whether it is a bare number of things; then the noun says of which.
    pub count: bool,
    /// What it counts: a row of kin or a stem.
    pub noun: Option<u64>,
    /// The population that the noun names.
    pub people: Option<u16>,
    /// The stems of the words near it that carry meaning, sorted.
    pub near: Vec<u64>,
    /// The stem of the word right before it and of the one right behind, whatever they are.
    pub beside: [u64; 2],
    /// Whether it tells by how much one count is above or below another: "six more boys".
    pub more: bool,
    /// Whether it is hedged so softly that it contradicts nothing alone.
    pub soft: bool,
    /// The number as stated, where its hedge is one that news puts on and leaves out as it likes: "at least", "about".
    pub stated: Option<f64>,
}

impl Figure {
    /// Whether it and another are of one number, with only a bound between them.
    fn borders(&self, other: &Figure) -> bool {
        let end = |figure: &Figure| if figure.hard.hi.is_finite() { figure.hard.hi } else { figure.hard.lo };
        end(self) == end(other)
    }

    /// "Over 1.8 million" beside "1.8 million": a count of thousands that ends in noughts is hardly ever meant to the last
    /// one, and "over" is put on and left out as it likes.
    fn over(&self, other: &Figure) -> bool {
        const ROUND: f64 = 1000.0;
        let over = |figure: &Figure| figure.hard.lo_open && figure.hard.hi == f64::INFINITY && figure.slack() > 0.0;
        self.count && other.count && self.hard.lo >= ROUND && (over(self) || over(other)) && self.borders(other)
    }

    /// Whether one of them is printed to a coarser place than the other.
    fn coarser(&self, other: &Figure) -> bool {
        const SAME: f64 = 1e-6;
        let (x, y) = (self.slack(), other.slack());
        (x - y).abs() > SAME * x.max(y)
    }

    /// By how much its last digit may be rounded.
    fn slack(&self) -> f64 {
        let low = self.hard.lo - self.loose.lo;
        if low.is_finite() { low.abs() } else { (self.loose.hi - self.hard.hi).abs() }
    }
}

/// Whether news puts a hedge on and leaves it out as it likes.
fn free(hedge: Hedge) -> bool {
    matches!(hedge, Hedge::Exact | Hedge::AtLeast | Hedge::About | Hedge::Nearly)
}

/// Words on each side of a figure that are near it.
const NEAR: usize = 4;

/// The figures of a sentence, in order of place.
pub(in crate::align) fn read(passage: &Passage, lexicon: &Lexicon) -> Vec<Figure> {
    let tokens = &passage.tokens;
    let mut dates = passage.mentions.iter().filter_map(|mention| match &mention.value {
        Value::Time(time) if time.kind != TimeKind::Duration => Some(mention.tokens),
        _ => None,
    });
    let mut date = dates.next();
    let mut figures = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < tokens.len() {
        while date.is_some_and(|(_, end)| end <= at) {
            date = dates.next();
        }
        let reader = Reader { passage, lexicon };
        if date.is_some_and(|(start, _)| start <= at) {
            let length = quantity_at(passage.text, tokens, at, floor, lexicon).filter(|(q, ..)| reader.of_time(q));
            let end = length.map_or(at + 1, |(.., end)| end);
            figures.extend(match length {
                // "six years ago" is as far back as it says
                Some((quantity, start, end)) => Some(reader.figure(&quantity, start, end)),
                None => reader.year(at),
            });
            // A hedge may open the date: "more than two years ago".
            (at, floor) = (end, if length.is_some() { end } else { floor });
        } else if let Some((quantity, start, end)) = quantity_at(passage.text, tokens, at, floor, lexicon) {
            if !quantity.vague || quantity.hard.lo >= MANY {
                figures.push(reader.figure(&quantity, start, end));
            }
            (at, floor) = (end, end);
        } else if let Some((rank, end)) = rank_at(passage.text, tokens, at, lexicon) {
            figures.push(reader.figure(&rank, at, end));
            (at, floor) = (end, end);
        } else {
            figures.extend(reader.bare(at));
            at += 1;
        }
    }
    figures
}

/// "Several" and "a few" say no more than that there were some.
const MANY: f64 = 10.0;

/// Words behind a number that tells a difference.
const MORE: [u64; 3] = [ascii_key("more"), ascii_key("fewer"), ascii_key("less")];

struct Reader<'a> {
    passage: &'a Passage<'a>,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    fn figure(&self, quantity: &Quantity, start: usize, end: usize) -> Figure {
        let (unit, per, factor) = quantity.dimension(self.lexicon);
        let tokens = &self.passage.tokens;
        // "Maria Aguilar, 28," and "was 28": only the words around it make a number an age.
        let age = quantity.unit == Unit::Age;
        let count = (quantity.unit == Unit::Count || age) && quantity.per.is_none();
        let unit = if age { "count" } else { unit };
        // "$ less than 30": a sign of money before the hedge
        let sign = start.checked_sub(1).and_then(|i| self.lexicon.currency_signs.word(tokens[i].key));
        let money =
            sign.filter(|_| quantity.unit == Unit::Count).map(|code| self.lexicon.currencies[*code as usize].as_str());
        let found = noun(self.passage.text, tokens, self.whole(end), quantity.said.hi == 1.0, self.lexicon);
        let head = found.filter(|_| count && !age).map(|noun| noun.behind - 1);
        let people = head.and_then(|head| self.lexicon.people.longest(tokens, head)).map(|(_, people)| *people);
        Figure {
            hard: quantity.hard.scaled(factor),
            loose: quantity.loose.scaled(factor),
            dimension: key(money.unwrap_or(unit)) ^ key(per).rotate_left(7),
            count: count && money.is_none(),
            noun: if age { Some(key("age")) } else { head.map(|head| self.stem(&tokens[head])) },
            people,
            near: self.near(start, end),
            beside: self.beside(start, end),
            more: tokens.get(end).is_some_and(|token| MORE.contains(&token.key)),
            soft: matches!(quantity.hedge, Hedge::UpTo) || quantity.vague || self.dashed(start, end),
            stated: (free(quantity.hedge) && quantity.said.is_point()).then_some(quantity.said.lo * factor),
        }
    }

    /// Where the noun begins: "281 of the 3,050 passengers" are passengers.
    fn whole(&self, end: usize) -> usize {
        let tokens = &self.passage.tokens;
        let nouns = &self.lexicon.nouns;
        let of = tokens.get(end).is_some_and(|token| nouns.of.contains(&token.key));
        let next =
            end + 1 + usize::from(tokens.get(end + 1).is_some_and(|token| nouns.determiners.contains(&token.key)));
        let number = tokens.get(next).is_some_and(|token| token.kind == TokenKind::Number);
        if of && number { next + 1 } else { end }
    }

    /// Whether a dash joins it to another number: scores and telephone numbers count nothing that a second one could.
    fn dashed(&self, start: usize, end: usize) -> bool {
        let at = |i: Option<usize>| i.and_then(|i| self.passage.tokens.get(i));
        let dash = |i: Option<usize>| at(i).is_some_and(|token| matches!(token.text(self.passage.text), "-" | "–"));
        let number = |i: Option<usize>| at(i).is_some_and(|token| token.kind == TokenKind::Number);
        dash(start.checked_sub(1)) && number(start.checked_sub(2)) || dash(Some(end)) && number(Some(end + 1))
    }

    /// A number that the reader of quantities leaves alone, as a number of nothing that is known.
    fn bare(&self, at: usize) -> Option<Figure> {
        let tokens = &self.passage.tokens;
        let token = tokens[at];
        let glued = at > 0 && !token.spaced && tokens[at - 1].kind == TokenKind::Word;
        if token.kind != TokenKind::Number || glued {
            return None;
        }
        let number: f64 = token.text(self.passage.text).replace(',', "").parse().ok()?;
        let hedge = self.lexicon.hedges.longest_before(tokens, at);
        let start = hedge.map_or(at, |(start, _)| start);
        let hard = match hedge.map(|(_, hedge)| *hedge) {
            Some(Hedge::AtLeast) => Interval::at_least(number),
            Some(Hedge::MoreThan) => Interval::more_than(number),
            Some(Hedge::AtMost | Hedge::UpTo) => Interval::closed(0.0, number),
            Some(Hedge::LessThan) => Interval { hi_open: true, ..Interval::closed(0.0, number) },
            _ => Interval::point(number),
        };
        let stated = hedge.is_none_or(|(_, hedge)| free(*hedge)).then_some(number);
        Some(Figure { hard, loose: hard, stated, ..self.figure(&Quantity::count(number), start, at + 1) })
    }

    fn of_time(&self, quantity: &Quantity) -> bool {
        let of_time = |at: u16| matches!(self.lexicon.units[at as usize].dimension.as_str(), "time" | "months");
        matches!(quantity.unit, Unit::Measure(at) if of_time(at))
    }

    /// The year of a date, which is compared as a number of its own kind.
    fn year(&self, at: usize) -> Option<Figure> {
        const YEARS: std::ops::Range<f64> = 1000.0..2200.0;
        let figure = self.bare(at)?;
        let year = self.passage.tokens[at].span.len() == 4 && YEARS.contains(&figure.hard.lo);
        year.then_some(Figure { noun: None, people: None, ..figure })
    }

    fn stem(&self, token: &Token) -> u64 {
        self.lexicon.weights.stem(token.text(self.passage.text))
    }

    fn near(&self, start: usize, end: usize) -> Vec<u64> {
        let tokens = &self.passage.tokens;
        let tells = |token: &&Token| token.kind == TokenKind::Word && !self.lexicon.stop.contains(&token.key);
        let before = tokens[..start].iter().rev().filter(tells).take(NEAR);
        let behind = tokens[end..].iter().filter(tells).take(NEAR);
        let mut near: Vec<u64> = before.chain(behind).map(|token| self.stem(token)).collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    fn beside(&self, start: usize, end: usize) -> [u64; 2] {
        let tokens = &self.passage.tokens;
        let at = |token: Option<&Token>| token.map_or(0, |token| self.stem(token));
        [at(start.checked_sub(1).map(|i| &tokens[i])), at(tokens.get(end))]
    }
}
