//! Amounts: the reader of quantities in running text, from hedge to unit.

use super::interval::Interval;
use super::number::mark::{COMMA, HYPHEN, PLUS};
use super::number::{Number, Numbers};
use super::quantity::{Quantity, Unit, finish};
use super::refuse;
use crate::lexicon::figures::{Opening, RangeWord};
use crate::lexicon::{Hedge, Lexicon, Trend};
use crate::text::words::ascii_key;
use crate::text::{Token, TokenKind};

const OR: u64 = ascii_key("or");

/// Reads the quantity that begins at token `at` (a hedge before it is looked for behind `floor`); returns it with the
/// indices of its first token and of the token behind it. Ranks are no quantities; see [`rank_at`].
pub fn quantity_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    floor: usize,
    lexicon: &Lexicon,
) -> Option<(Quantity, usize, usize)> {
    if opens(tokens, at, lexicon) { opened(text, tokens, at, floor, lexicon) } else { None }
}

/// The same at a token at which a quantity may begin.
pub(super) fn opened(
    text: &str,
    tokens: &[Token],
    at: usize,
    floor: usize,
    lexicon: &Lexicon,
) -> Option<(Quantity, usize, usize)> {
    Reader { numbers: Numbers { text, tokens, lexicon }, tokens, lexicon }.read(at, floor)
}

/// Whether a number of four digits and more at a token measures something: "1200 parts per million".
pub(super) fn measures(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let reader = Reader { numbers: Numbers { text, tokens, lexicon }, tokens, lexicon };
    reader.amounts(at).is_some_and(|(amount, _)| amount.unit != Unit::Count)
}

/// Whether a quantity or a rank may begin at a token: one look-up for most words, so that plain text costs little.
pub(super) fn opens(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if token.kind == TokenKind::Number {
        return true;
    }
    if !token.may(lexicon.marks.opens) {
        return false;
    }
    let Some(opening) = lexicon.figures.opens.get(token) else { return false };
    let next = tokens.get(at + 1);
    match *opening {
        Opening::Number(_) | Opening::Word => true,
        Opening::Article => next.is_some_and(|t| t.is_of(&lexicon.figures.after_article, lexicon.marks.after_article)),
        Opening::Mark => next.is_some_and(|t| !t.spaced && t.kind != TokenKind::Quote),
        Opening::Sign => next.is_some_and(|t| t.kind != TokenKind::Quote && t.kind != TokenKind::Possessive),
        Opening::Code => next.is_some_and(|t| matches!(t.kind, TokenKind::Number | TokenKind::Mark)),
    }
}

/// Reads the rank that begins at token `at` ("third", "19th", "twenty-fifth").
pub fn rank_at(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(Quantity, usize)> {
    if !opens(tokens, at, lexicon) {
        return None;
    }
    let (number, end) = super::number::number_at(text, tokens, at, lexicon).filter(|(number, _)| number.rank)?;
    Some((finish(&number, None, Hedge::Exact, Unit::Rank), end))
}

/// A number with its unit.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    pub(super) number: Number,
    pub(super) unit: Unit,
    pub(super) per: Option<u16>,
    /// Index of the token behind it.
    pub(super) end: usize,
}

pub(super) struct Reader<'a> {
    pub(super) numbers: Numbers<'a>,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
}

impl Reader<'_> {
    fn read(&self, at: usize, floor: usize) -> Option<(Quantity, usize, usize)> {
        if let Some((end, ())) = self.lexicon.nobody.longest(self.tokens, at) {
            return Some((Quantity::NONE, at, end));
        }
        if let Some(times) = self.numbers.find(&self.lexicon.figures.times, at) {
            let number = Number { said: Interval::point(*times), ..Number::ONE };
            let amount = Amount { number, unit: Unit::Count, per: None, end: at + 1 };
            return Some(self.finished(&amount, None, at, floor));
        }
        // Looked at where it was put: it is large.
        let mut amounts = self.amounts(at);
        let (first, high) = amounts.as_mut()?;
        if first.unit == Unit::Count && refuse::names_something_else(self, at, first, high.is_some()) {
            return None;
        }
        if first.unit == Unit::Count && high.is_none() && refuse::bare_age(self, at, first.end, &first.number) {
            first.unit = Unit::Age;
        }
        Some(self.finished(first, high.as_ref(), at, floor))
    }

    /// The amount at `at`, and the upper end of a range.
    fn amounts(&self, at: usize) -> Option<(Amount, Option<Number>)> {
        let amount = self.amount(at);
        let end = amount.as_ref()?.end;
        if refuse::idiom(self, at, end) {
            return None;
        }
        let quiet = self.numbers.quiet(end);
        amount.map(|first| if quiet { (first, None) } else { self.ranged(first, at) })
    }

    /// An amount with what goes on behind it: the upper end of a range, or a unit that it shares.
    #[inline(never)]
    fn ranged(&self, mut first: Amount, at: usize) -> (Amount, Option<Number>) {
        let Some((top, shared)) = self.range(at, &first) else {
            let count = first.unit == Unit::Count;
            return (if count { self.shared_unit(first) } else { first }, None);
        };
        first = Amount { end: top.end, unit: top.unit, per: top.per, ..first };
        first.number = if shared { first.number.scaled(top.number.scale) } else { first.number };
        (first, Some(top.number))
    }

    /// Number and unit at `at`, with a sign of money before it.
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        if let Some(number) = self.bare(at) {
            return Some(self.bare_measured(number, at, at + 1));
        }
        let dash = self.numbers.kind(at) == Some(TokenKind::Mark)
            && matches!(self.numbers.word(at), "-" | "−")
            && self.numbers.spaced(at)
            && !self.numbers.spaced(at + 1);
        let minus = usize::from(dash);
        let (money, from) = match self.money_sign(at + minus) {
            Some((code, end)) => (Some(code), end),
            None => (None, at),
        };
        if money.is_none() && (self.numbers.glued(at) || refuse::behind_dash(self, at)) {
            return None;
        }
        let inner = money.is_some() && matches!(self.numbers.word(from), "-" | "−");
        let (mut number, mut end) = self.numbers.number(from + usize::from(inner))?;
        if number.rank {
            return None;
        }
        if money.is_some() && (minus == 1 || inner) {
            number = number.negated();
        }
        let Some(code) = money else { return self.measured(number, end, at) };
        if let Some((scale, false)) = self.numbers.short_scale(end).filter(|_| number.digits && number.scale == 1.0)
            && self.scale_follows(end)
        {
            (number, end) = (number.scaled(scale), end + 1);
        }
        const MILLION: f64 = 1e6;
        if number.scale < MILLION && self.lexicon.figures.mangled.contains(&self.tokens[at + minus].key) {
            return None; // "#5" is a place on a list
        }
        let mut amount = Amount { number, unit: Unit::Money(code), per: None, end };
        self.named_again(&mut amount);
        self.subunit(&mut amount, at);
        amount.per = self.rate(amount.end).map(|(unit, _)| unit);
        Some(amount)
    }

    /// The number at `at` that stands apart, with nothing beside it that the grammar of quantities knows: "12 people".
    #[inline]
    fn bare(&self, at: usize) -> Option<Number> {
        let token = self.tokens.get(at)?;
        let apart = token.kind == TokenKind::Number && token.spaced && !token.may(self.lexicon.currency_signs.mark());
        if apart { self.numbers.alone(at, token) } else { None }
    }

    /// "$5 m" is five million, "$5 m tall" is nothing: a short scale is glued or ends the amount.
    fn scale_follows(&self, at: usize) -> bool {
        !self.numbers.spaced(at) || self.tokens[at].span.len() > 1
    }

    /// A sign or code of a currency before its number, with the token behind it.
    fn money_sign(&self, at: usize) -> Option<(u16, usize)> {
        let token = self.tokens.get(at)?;
        let word = token.kind == TokenKind::Word;
        let mut found = self.lexicon.currency_signs.all(self.tokens, at);
        let (end, code) =
            found.find(|(end, _)| if word { self.letters_sign(at, *end) } else { self.mark_signs(at, *end) })?;
        Some((*code, end))
    }

    /// Whether letters before a number are a sign of money: "A$5" is Australian money, "a $5" is not; codes and tags
    /// stand in capitals, but for those of two letters and more before a sign ("us $5").
    fn letters_sign(&self, at: usize, end: usize) -> bool {
        let token = self.tokens[at];
        let word = token.text(self.numbers.text);
        let sign = end > at + 1 && self.tokens[end - 1].kind == TokenKind::Mark;
        let tight = self.tokens[at + 1..end].iter().all(|t| !t.spaced);
        let long = token.span.len() > 1;
        let capitals =
            token.capital && (sign || token.span.len() == 2 || !word.bytes().skip(1).any(|b| b.is_ascii_lowercase()));
        let fits = capitals && (tight || long) || sign && long;
        fits && self.digits_at(end) && !self.numbers.glued(at)
    }

    /// Whether a mark, with the letters behind it, is a sign of money before a number: "$5", "$US5", "$five".
    fn mark_signs(&self, at: usize, end: usize) -> bool {
        let next = self.tokens.get(end);
        let tight = self.tokens[at + 1..end].iter().all(|t| !t.spaced);
        let letters = self.tokens[end - 1].kind == TokenKind::Word;
        let whole = end == at + 1 || tight && (!letters || next.is_some_and(|t| !t.spaced));
        whole && (self.digits_at(end) || next.is_some_and(|t| self.lexicon.figures.starts.contains(&t.key)))
    }

    fn digits_at(&self, at: usize) -> bool {
        self.numbers.kind(at) == Some(TokenKind::Number) || matches!(self.numbers.word(at), "-" | "−" | ".")
    }

    /// The upper end of "10 to 15", "2.5-3 million", "between 10 and 15"; whether its scale is that of the lower end too.
    fn range(&self, at: usize, low: &Amount) -> Option<(Amount, bool)> {
        let figures = &self.lexicon.figures;
        // "$40 per kg to $55 per kg", "8- to 16-inch"
        let hyphen =
            self.numbers.is(low.end, HYPHEN) && !self.numbers.spaced(low.end) && self.numbers.spaced(low.end + 1);
        let end = self.rate(low.end).map_or(low.end + usize::from(hyphen), |(_, end)| end);
        let key = self.tokens.get(end)?.key;
        let opener = at.checked_sub(1).and_then(|at| self.numbers.find(&figures.range_openers, at));
        let mark = self.numbers.kind(end) == Some(TokenKind::Mark);
        let dash = mark && matches!(self.numbers.word(end), "-" | "–" | "—" | "−");
        let joined = match self.numbers.find(&figures.range_joints, end) {
            Some(range) => opener == Some(range) || *range == RangeWord::From,
            None => dash && self.dashed(end, low),
        };
        // "Three or four men": the one or the other of two that are near each other.
        let either = key == OR && !hyphen && low.unit == Unit::Count && low.number.said.lo >= 1.0;
        if !(joined || either) || low.number.vague() || low.number.rank {
            return None;
        }
        let mut next = end + 1;
        if let Some((after, _)) = self.lexicon.hedges.longest(self.tokens, next) {
            next = after;
        }
        let mut high = self.high(next)?;
        if high.number.vague() || high.number.rank {
            return None;
        }
        let near = high.number.said.hi <= 2.0 * low.number.said.lo && low.number.scale == high.number.scale;
        if !(joined || near && high.unit == Unit::Count) {
            return None;
        }
        let shared = high.number.scale > 1.0
            && low.number.scale == 1.0
            && low.number.said.lo < high.number.said.lo / high.number.scale
            && low.unit_open(&high);
        match (low.unit, high.unit) {
            // "From $550,000 in 2008 to more than $3 million": the year is no end of the range.
            (Unit::Count, Unit::Money(_)) if at > 0 && self.numbers.word(at - 1) == "in" && is_year(&low.number) => {
                return None;
            }
            (Unit::Count, _) => {}
            (own, Unit::Count) if opener.is_some() || dash || matches!(own, Unit::Money(_) | Unit::Age) => {
                (high.unit, high.per) = (own, low.per);
            }
            (own, other) if own == other => {
                // "rose 5 percent to 20 percent" tells of two figures
                let moved = opener.is_none() && !dash && self.trend_before(at).is_some();
                if moved {
                    return None;
                }
            }
            _ => return None,
        }
        high.per = high.per.or(low.per);
        let scale = if shared { high.number.scale } else { 1.0 };
        (low.number.said.hi * scale < high.number.said.lo).then_some((high, shared))
    }

    /// The amount behind the joint of a range; a mark glued before it is the joint itself.
    fn high(&self, at: usize) -> Option<Amount> {
        let (money, from) = match self.money_sign(at) {
            Some((code, end)) => (Some(code), end),
            None => (None, at),
        };
        if !matches!(self.numbers.kind(from)?, TokenKind::Number | TokenKind::Word) {
            return None;
        }
        if money.is_some() {
            return self.amount(at);
        }
        let (number, end) = self.numbers.number(from)?;
        if number.rank { None } else { self.measured(number, end, from) }
    }

    /// Whether a dash joins two numbers: blanks on both sides or on none, and digits behind.
    fn dashed(&self, at: usize, low: &Amount) -> bool {
        let Some(next) = self.tokens.get(at + 1) else { return false };
        let number = next.kind == TokenKind::Number
            || next.kind == TokenKind::Mark
                && (self.lexicon.currency_signs.word(next.key).is_some() || self.numbers.word(at + 1) == "~")
            || next.kind == TokenKind::Word && !low.number.digits && self.numbers.number_word(at + 1).is_some();
        number && self.tokens[at].spaced == next.spaced && low.number.said.lo >= 0.0
    }

    /// "7- or 8-inch", "2, 3 and 4 million", "four-, five- and six-cylinder": a unit or scale named once.
    fn shared_unit(&self, first: Amount) -> Amount {
        const ITEMS: usize = 4;
        let figures = &self.lexicon.figures;
        let mut at = first.end;
        for _ in 0..ITEMS {
            let hyphen = usize::from(self.numbers.is(at, HYPHEN) && !self.numbers.spaced(at));
            let mut next = at + hyphen;
            let comma = self.numbers.is(next, COMMA);
            next += usize::from(comma);
            let joint = self.numbers.has(&figures.list_joints, next);
            next += usize::from(joint);
            // "by 706,349, or 66.4%": the same once more in another unit
            if comma && joint && self.numbers.word(next - 1) == "or" {
                break;
            }
            if !(comma || joint) || !self.numbers.spaced(next) {
                break;
            }
            let Some((number, end)) = self.numbers.number(next).filter(|(n, _)| !n.rank && !n.vague()) else { break };
            let other = self.measured(number, end, next);
            let Some(other) = other else { break };
            let scale = if number.scale > 1.0 && first.number.scale == 1.0 { number.scale } else { 1.0 };
            let alike = first.number.said.lo < 1000.0;
            let list = joint || comma && hyphen == 1;
            if !list && other.unit != Unit::Count {
                break; // "at 1,250, 3 percent above": no list
            }
            if other.unit != Unit::Count || scale > 1.0 && joint && alike {
                let number = if alike { first.number.scaled(scale) } else { first.number };
                let fits = joint || other.unit != Unit::Count;
                return if fits { Amount { number, unit: other.unit, per: other.per, ..first } } else { first };
            }
            if joint {
                break;
            }
            at = other.end;
        }
        first
    }

    /// Puts hedge and trend around an amount.
    fn finished(&self, amount: &Amount, high: Option<&Number>, at: usize, floor: usize) -> (Quantity, usize, usize) {
        let Amount { mut unit, mut per, mut end, .. } = *amount;
        let mut start = at;
        let mut hedge = Hedge::Exact;
        let opener = |i: usize| self.numbers.find(&self.lexicon.figures.range_openers, i).is_some();
        if high.is_some() && at > floor && opener(at - 1) {
            start = at - 1;
        }
        if let Some((from, found)) = self.hedge_before(start, floor) {
            (start, hedge) = (from, found);
        } else if unit == Unit::Age
            && let Some((cue, false)) = self.lexicon.figures.cues.longest_before(self.tokens, start)
            && let Some((from, found)) = self.hedge_before(cue, floor)
        {
            (start, hedge) = (from, found); // "under the age of 21"
        }
        if let Some((after, found)) = self.lexicon.hedges_behind.longest(self.tokens, end)
            && !(self.numbers.is(end, PLUS) && self.numbers.spaced(end))
            && !self.tokens.get(after).is_some_and(|t| {
                // "5 or less than 6", "10 and below 20" go on with another bound
                t.kind == TokenKind::Number || self.lexicon.figures.than.contains(&t.key)
            })
        {
            (end, hedge) = (after, *found);
        }
        // "$ less than 450 a day": a sign of money before the hedge
        if hedge != Hedge::Exact
            && unit == Unit::Count
            && let Some(sign) = start.checked_sub(1).filter(|sign| *sign >= floor)
            && self.tokens[sign].kind == TokenKind::Mark
            && let Some(code) = self.lexicon.currency_signs.word(self.tokens[sign].key)
        {
            (unit, start) = (Unit::Money(*code), sign);
            per = self.rate(end).map(|(unit, _)| unit);
        }
        let mut quantity = finish(&amount.number, high, hedge, unit);
        quantity.per = per;
        if high.is_none()
            && let Some((other, after)) = self.second_bound(hedge, end)
            && let Some(joined) = quantity.bounded(other)
        {
            return (joined, start, after);
        }
        quantity.trend = self.trend_before(start).or_else(|| self.trend_behind(end));
        (quantity, start, end)
    }

    /// "more than 10 and less than 20": the other end, with the token behind it.
    fn second_bound(&self, hedge: Hedge, end: usize) -> Option<((Hedge, f64), usize)> {
        if hedge == Hedge::Exact {
            return None;
        }
        let mut at = end;
        if self.numbers.is(at, COMMA) {
            at += 1;
        }
        if self.tokens.get(at).is_some_and(|t| self.lexicon.figures.bound_joints.contains(&t.key)) {
            at += 1;
        }
        if at == end {
            return None;
        }
        let (next, other) = self.lexicon.hedges.longest(self.tokens, at)?;
        let amount = self.amount(next).filter(|amount| !amount.number.vague())?;
        Some(((*other, amount.number.said.lo), amount.end))
    }

    fn hedge_before(&self, start: usize, floor: usize) -> Option<(usize, Hedge)> {
        let mut from = start;
        let mut hedge = None;
        // "at least some 40", "an estimated more than 40": two hedges at most, the outer one rules; an inner bound stays one.
        for _ in 0..2 {
            let Some((at, found)) = self.lexicon.hedges.longest_before(self.tokens, from) else { break };
            if at < floor || self.is_particle(at) {
                break;
            }
            if *found == Hedge::Exact {
                // "the 40", "all 40", "a total of 40": no bound, and no part of the value's words.
                let more = self.lexicon.hedges.longest_before(self.tokens, at);
                if hedge.is_some() || more.is_none_or(|(b, h)| b < floor || *h == Hedge::Exact) {
                    break; // "the more than 200": the article adds nothing
                }
                from = at;
                continue;
            }
            hedge = if hedge.is_some_and(is_bound) { hedge } else { Some(*found) };
            from = at;
        }
        hedge.map(|hedge| (from, hedge))
    }

    /// "handed over 21 girls": the word belongs to the verb before it and bounds nothing.
    fn is_particle(&self, at: usize) -> bool {
        let figures = &self.lexicon.figures;
        let verb = at.checked_sub(1).is_some_and(|before| figures.particle_verbs.contains(&self.tokens[before].key));
        verb && figures.particles.contains(&self.tokens[at].key)
    }

    /// "rose 5 %", "up by 5 %", "+5 %": which way the number says that something moved.
    fn trend_before(&self, start: usize) -> Option<Trend> {
        let figures = &self.lexicon.figures;
        let mut at = start.checked_sub(1)?;
        if self.numbers.is(at, PLUS) {
            return Some(Trend::Up);
        }
        if self.numbers.has(&figures.trend_joints, at) {
            at = at.checked_sub(1)?;
        }
        self.numbers.find(&figures.trends, at).copied()
    }

    /// "5 % higher", "a 5 % rise".
    fn trend_behind(&self, end: usize) -> Option<Trend> {
        self.numbers.find(&self.lexicon.figures.trends_behind, end).copied()
    }
}

impl Amount {
    /// Whether the scale of the upper end of a range may be its own too.
    fn unit_open(&self, high: &Amount) -> bool {
        self.unit == Unit::Count
            || matches!(self.unit, Unit::Money(_)) && self.unit == high.unit
            || matches!((self.unit, high.unit), (Unit::Money(_), Unit::Count))
    }
}

/// Whether a hedge sets a bound: "at least", "less than".
fn is_bound(hedge: Hedge) -> bool {
    matches!(hedge, Hedge::AtLeast | Hedge::MoreThan | Hedge::AtMost | Hedge::UpTo | Hedge::LessThan)
}

/// Whether a number has the look of a year of our times.
fn is_year(number: &Number) -> bool {
    let four = number.digits && number.scale == 1.0 && number.whole();
    four && (1500.0..2100.0).contains(&number.value())
}

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;
