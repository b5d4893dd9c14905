//! Numbers: the grammar of bare numbers, in digits and in words, before any unit, hedge or noun is known.
//!
//! A number is read in one step to the right, so that a text of number words costs time in proportion to its length.

use self::mark::{CLOSES, COMMA, HYPHEN, STOP};
use super::digits::{last_digit, short};
use super::interval::Interval;
use crate::lexicon::figures::Opening;
use crate::lexicon::{Lexicon, NumberWord, Vague};
use crate::text::words::{WordSet, ascii_key};
use crate::text::{Token, TokenKind};
use rustc_hash::FxHashMap;

/// Marks that the grammar of numbers and quantities hangs on, by their keys.
pub(super) mod mark {
    use super::ascii_key;
    pub(in crate::value) const HYPHEN: u64 = ascii_key("-");
    pub(in crate::value) const DASH: u64 = ascii_key("–");
    pub(in crate::value) const COLON: u64 = ascii_key(":");
    pub(in crate::value) const COMMA: u64 = ascii_key(",");
    pub(in crate::value) const STOP: u64 = ascii_key(".");
    pub(in crate::value) const SLASH: u64 = ascii_key("/");
    pub(in crate::value) const CARET: u64 = ascii_key("^");
    pub(in crate::value) const PLUS: u64 = ascii_key("+");
    pub(in crate::value) const OPENS: u64 = ascii_key("(");
    pub(in crate::value) const CLOSES: u64 = ascii_key(")");
}

/// A bare number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// What it says: one number, or for a vague word the interval that contradicts nothing inside it.
    pub(crate) said: Interval,
    /// For a vague word ("several", "dozens of"): what most readers take it for.
    pub(crate) typical: Option<Interval>,
    /// For a vague word: what a loose use of it still allows, where that is more than it says.
    pub(crate) loose: Option<Interval>,
    /// Place of the last digit that means something: 1 for 12, 0.1 for 6.1, 1000 for "3 thousand".
    pub(crate) digit: f64,
    /// Whether a decimal or a fraction is printed.
    pub(crate) decimal: bool,
    /// What the scale words behind it come to ("million"); 1 where there are none.
    pub(crate) scale: f64,
    /// Whether it is written in digits.
    pub(crate) digits: bool,
    /// Whether it names a place in an order: "third", "19th".
    pub(crate) rank: bool,
    /// Whether it is a fraction or a share of a whole: "two thirds", "one in four".
    pub(crate) part: bool,
}

impl Number {
    /// One, in words.
    pub(super) const ONE: Number = Number {
        said: Interval::point(1.0),
        typical: None,
        loose: None,
        digit: 1.0,
        decimal: false,
        scale: 1.0,
        digits: false,
        rank: false,
        part: false,
    };

    pub(super) fn point(value: f64, digit: f64) -> Number {
        Number { said: Interval::point(value), digit, ..Number::ONE }
    }

    /// The number times a scale.
    pub(super) fn scaled(self, scale: f64) -> Number {
        // "8.2 billion" is a whole number, whatever a product of binary fractions says.
        let whole = |i: Interval| Interval { lo: i.lo.round(), hi: i.hi.round(), ..i };
        let said = self.said.scaled(scale);
        Number {
            said: if self.digits && self.digit * scale > 0.99 { whole(said) } else { said },
            typical: self.typical.map(|typical| typical.scaled(scale)),
            loose: self.loose.map(|loose| loose.scaled(scale)),
            digit: self.digit * scale,
            scale: self.scale * scale,
            ..self
        }
    }

    pub(super) fn negated(self) -> Number {
        let flip = |i: Interval| Interval { lo: -i.hi, hi: -i.lo, lo_open: i.hi_open, hi_open: i.lo_open };
        Number { said: flip(self.said), typical: self.typical.map(flip), loose: self.loose.map(flip), ..self }
    }

    /// Whether a vague word stands in place of a number.
    pub(crate) fn vague(&self) -> bool {
        self.typical.is_some()
    }

    pub(super) fn value(&self) -> f64 {
        self.said.lo
    }

    pub(super) fn whole(&self) -> bool {
        self.said.is_point() && self.value() >= 0.0 && self.value().fract() == 0.0 && !self.decimal
    }
}

/// Reads the bare number that begins at token `at`; returns it with the index of the token behind it. Ranks are read
/// too and say so. What is glued to a letter or another number before it ("A42", "07:37") is no number.
pub(crate) fn number_at(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(Number, usize)> {
    let reader = Numbers { text, tokens, lexicon };
    (!reader.glued(at)).then(|| reader.number(at)).flatten()
}

/// Numbers of one sentence.
pub(super) struct Numbers<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
}

/// Scale words in a row: "hundred thousand million" is as far as anybody goes.
const SCALES: usize = 3;

impl<'a> Numbers<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(super) fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.spaced)
    }

    pub(super) fn number_word(&self, at: usize) -> Option<NumberWord> {
        let token = self.tokens.get(at).filter(|token| token.may(self.lexicon.marks.numbers))?;
        self.lexicon.numbers.get(&token.key).copied()
    }

    /// Whether token `at` is a mark, by its key.
    #[inline]
    pub(super) fn is(&self, at: usize, mark: u64) -> bool {
        self.tokens.get(at).is_some_and(|token| token.key == mark)
    }

    /// Whether token `at` is a mark glued to the token before it.
    pub(super) fn tight(&self, at: usize, mark: u64) -> bool {
        self.is(at, mark) && !self.spaced(at)
    }

    /// What a table of the grammar of quantities has for the word at `at`; marks settle most words.
    #[inline]
    pub(super) fn find<T>(&self, table: &'a FxHashMap<u64, T>, at: usize) -> Option<&'a T> {
        let token = self.tokens.get(at).filter(|token| token.may(self.lexicon.marks.figures))?;
        table.get(&token.key)
    }

    /// Whether such a table has the word at `at`.
    #[inline]
    pub(super) fn has(&self, table: &WordSet, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.may(self.lexicon.marks.figures) && table.contains(&token.key))
    }

    /// Whether the token belongs to a code, a clock time, an address or a path: a mark or a letter stands glued before.
    pub(super) fn glued(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| !self.spaced(at)) else { return false };
        match self.tokens[before].kind {
            TokenKind::Word => true,
            TokenKind::Mark => match self.word(before) {
                ":" | "/" | "#" | "@" | "_" | "=" | "&" | "." | "%" | "^" => true,
                // "CN-235", "F-16", but "twenty-1" and "mid-2" are as they are
                "-" => before > 0 && !self.spaced(before) && self.tokens[before - 1].capital,
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether what stands at `at`, behind a number, has nothing to do with it: the end of the text, a stop, or a word that
    /// no table of the grammar of quantities knows. Most numbers stand so, and are read here and now.
    #[inline]
    pub(super) fn quiet(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        let (beside, opens) = (self.lexicon.marks.beside, self.lexicon.marks.opens);
        let word = |token: &Token| token.kind == TokenKind::Word && token.spaced;
        match token.kind {
            _ if token.may(beside) => false,
            TokenKind::Mark if token.key == COMMA => {
                self.tokens.get(at + 1).is_some_and(|next| word(next) && !next.may(beside.or(opens)))
            }
            TokenKind::Mark => matches!(token.key, STOP | CLOSES),
            _ => word(token),
        }
    }

    /// The number at `at` that one word or a few digits are, where nothing behind belongs to it.
    #[inline]
    pub(super) fn alone(&self, at: usize, token: &Token) -> Option<Number> {
        if !self.quiet(at + 1) {
            return None;
        }
        if token.kind == TokenKind::Number {
            let value = short(token.text(self.text).as_bytes())?;
            return Some(Number { digits: true, ..Number::point(value, last_digit(value)) });
        }
        let Some(&Opening::Number(value)) = self.lexicon.figures.opens.get(token) else { return None };
        Some(Number::point(value, 1.0))
    }

    /// The number at `at`, whatever stands before it.
    pub(super) fn number(&self, at: usize) -> Option<(Number, usize)> {
        let token = self.tokens.get(at)?;
        if let Some(alone) = self.alone(at, token) {
            return Some((alone, at + 1));
        }
        match token.kind {
            TokenKind::Number => self.counted(at),
            TokenKind::Mark => self.marked(at),
            TokenKind::Word if self.lexicon.figures.starts.contains(&token.key) => self.worded(at),
            _ => None,
        }
    }

    /// A number that begins with a mark: "-5", ".5", "½".
    fn marked(&self, at: usize) -> Option<(Number, usize)> {
        if let Some(part) = self.glyph(at) {
            let number = Number { decimal: true, part: true, ..Number::point(part, 0.01) };
            return Some(self.scales_behind(number, at + 1));
        }
        let digits = self.kind(at + 1) == Some(TokenKind::Number) && !self.spaced(at + 1);
        let open = self.spaced(at) || at == 0 || matches!(self.word(at - 1), "(" | "“" | "\"");
        match self.word(at) {
            "." if digits && open => self.fraction_only(at),
            "-" | "−" if open && (digits || self.tight(at + 1, STOP)) => self.number(at + 1).map(negated),
            _ => None,
        }
    }

    /// ".500": the digits behind the stop.
    fn fraction_only(&self, at: usize) -> Option<(Number, usize)> {
        let word = self.word(at + 1);
        let whole: f64 = word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()?;
        let digit = 10f64.powi(-(word.len().min(300) as i32));
        let number = Number { decimal: true, digits: true, ..Number::point(whole * digit, digit) };
        Some(self.scales_behind(number, at + 2))
    }

    /// A number that begins with a word: a vague word, a sign, "half", a number word.
    fn worded(&self, at: usize) -> Option<(Number, usize)> {
        if let Some((end, vague)) = self.lexicon.vague.longest(self.tokens, at) {
            return Some(self.vague(*vague, end));
        }
        if self.has(&self.lexicon.figures.minus, at) {
            let next = at + 1 + usize::from(self.tight(at + 1, HYPHEN));
            let twice = self.tokens.get(next).is_none_or(|t| self.lexicon.figures.minus.contains(&t.key));
            let (number, end) =
                (!twice && self.kind(next) != Some(TokenKind::Mark)).then(|| self.number(next)).flatten()?;
            return (!number.vague() && number.value() >= 0.0).then(|| negated((number, end)));
        }
        self.half(at).or_else(|| self.counted(at))
    }

    fn vague(&self, vague: Vague, end: usize) -> (Number, usize) {
        let hard = Interval { lo: vague.hard.0, hi: vague.hard.1, lo_open: false, hi_open: vague.open_top };
        let typical = Interval::closed(vague.typical.0, vague.typical.1);
        let loose = vague.loose.map(|(lo, hi)| Interval::closed(lo, hi));
        let number = Number { said: hard, typical: Some(typical), loose, ..Number::point(vague.hard.0, 1.0) };
        // "several hundred", "a few thousand", "a couple of dozen"
        match self.number_word(end) {
            Some(NumberWord::Dozen) => (number.scaled(12.0), end + 1),
            _ => self.scales_behind(number, end),
        }
    }

    /// "half", "half a million", "half the", "quarter of", "a third of", "a half".
    fn half(&self, at: usize) -> Option<(Number, usize)> {
        let article = usize::from(self.article(at));
        let from = at + article;
        let token = self.tokens.get(from)?;
        let before = at.checked_sub(1).map(|i| self.tokens[i].key);
        let hyphen = usize::from(self.tight(from + 1, HYPHEN) && !self.spaced(from + 2));
        let next = from + 1 + hyphen;
        let inner = usize::from(self.article(next));
        // "the first half", "the fourth quarter" are times; "some half a million" is none
        let named = before.is_some_and(|key| {
            self.lexicon.ordinals.contains_key(&key) || self.lexicon.figures.before_pronouns.contains(&key)
        });
        if article == 0 && inner == 0 && named {
            return None;
        }
        let (value, rank) = match self.lexicon.figures.fractions.get(&token.key) {
            Some(value) => (*value, false),
            None => {
                (1.0 / f64::from(*self.lexicon.ordinals.get(&token.key).filter(|n| article == 1 && **n > 2)?), true)
            }
        };
        let number = Number { decimal: true, part: true, ..Number::point(value, 0.01) };
        match self.number_word(next + inner) {
            Some(NumberWord::Scale(scale)) if !rank => {
                return Some((Number { part: false, digit: scale, ..number.scaled(scale) }, next + inner + 1));
            }
            Some(NumberWord::Dozen) if !rank => {
                return Some((Number { part: false, decimal: false, ..number.scaled(12.0) }, next + inner + 1));
            }
            _ => {}
        }
        let plural = value.recip() > 2.0 && self.word(from).ends_with('s');
        let bare = article == 0 && value < 0.5;
        let of = self.tokens.get(next).is_some_and(|t| self.lexicon.figures.part_of.contains(&t.key));
        let unit = self.lexicon.unit_words.longest(self.tokens, next + inner).is_some();
        let open = self.tokens.get(next).is_none_or(|t| t.kind == TokenKind::Mark || self.lexicon.stops(t));
        if plural || bare && of || !(of || unit && !rank || article == 1 && open) {
            return None;
        }
        if let Some(found) = self.of_scale(&number, next) {
            return Some(found);
        }
        // "half a litre": the article belongs to the unit
        let behind = if unit && !of { next + inner } else { from + 1 };
        Some((number, behind))
    }

    /// "a quarter of a million".
    pub(super) fn of_scale(&self, part: &Number, at: usize) -> Option<(Number, usize)> {
        self.tokens.get(at).filter(|t| self.lexicon.nouns.of.contains(&t.key))?;
        let Some(NumberWord::Scale(scale)) = self.number_word(at + 2).filter(|_| self.article(at + 1)) else {
            return None;
        };
        Some((Number { part: false, digit: scale / 10.0, ..part.scaled(scale) }, at + 3))
    }

    pub(super) fn article(&self, at: usize) -> bool {
        self.has(&self.lexicon.figures.indefinite, at)
    }

    /// A cardinal with what belongs to it behind: fractions, "point five", "in ten", exponents; or a rank.
    fn counted(&self, at: usize) -> Option<(Number, usize)> {
        let (number, end) = self.cardinal(at)?;
        let (number, end) = self.tail(number, end);
        (number.said.lo.is_finite() && number.said.lo.abs() < 1e30).then_some((number, end))
    }

    /// Groups with falling scales: "two million three hundred thousand and five".
    pub(super) fn cardinal(&self, at: usize) -> Option<(Number, usize)> {
        let (mut number, mut end) = self.group(at)?;
        if number.rank {
            return Some((number, end));
        }
        (number, end) = self.scales_behind(number, end);
        let mut last = number.scale;
        while last > 100.0 && !number.decimal {
            let and = usize::from(self.and(end));
            let Some((group, after)) = self.group(end + and) else { break };
            let (group, after) = self.scales_behind(group, after);
            // "eight million and two fifths" ends in a fraction
            let part =
                and == 1 && self.tokens.get(after).is_some_and(|t| self.lexicon.figures.fractions.contains_key(&t.key));
            let small = !part && !group.decimal && group.value() > 0.0 && group.said.hi < last;
            // "4 thousand 3 hundred", but neither "2 million 300 people" nor "1 million and 5 dogs"
            let fits = group.scale > 1.0 || !group.digits && !number.digits;
            if !(small && fits) {
                break;
            }
            last = group.scale;
            let value = number.value() + group.value();
            number = Number { digit: group.digit, rank: group.rank, scale: last.max(number.scale), ..number };
            number.said = Interval::point(value);
            end = after;
            if number.rank {
                break;
            }
        }
        Some((number, end))
    }

    /// Below the first scale: "twenty-one", "a", "1,234.5", "one hundred and five", "two dozen".
    fn group(&self, at: usize) -> Option<(Number, usize)> {
        let (mut number, mut end) = match self.kind(at)? {
            TokenKind::Number => self.digits(at)?,
            TokenKind::Word => self.small(at, true)?,
            _ => return None,
        };
        if number.rank {
            return Some((number, end));
        }
        let hyphen = usize::from(self.tight(end, HYPHEN) && !number.digits && !self.spaced(end + 1));
        if self.number_word(end + hyphen) == Some(NumberWord::Dozen) {
            return Some((number.scaled(12.0), end + 1 + hyphen));
        }
        if self.number_word(end + hyphen) == Some(NumberWord::Scale(100.0)) && number.value() < 100.0 {
            number = number.scaled(100.0);
            end += 1 + hyphen;
            let and = usize::from(self.and(end));
            let below = match self.kind(end + and) {
                Some(TokenKind::Number) if and == 1 => self.digits(end + and),
                Some(TokenKind::Word) if !number.decimal && !self.names_compound_part(end + and) => {
                    self.small(end + and, false)
                }
                _ => None,
            };
            if let Some((below, after)) = below.filter(|(n, _)| n.value() > 0.0 && n.value() < 100.0 && !n.decimal)
                && !(below.digits && self.number_word(after).is_some())
            {
                number.said = Interval::point(number.value() + below.value());
                (number.digit, number.scale, number.rank) = (1.0, 1.0, below.rank);
                end = after;
            }
        }
        Some((number, end))
    }

    pub(super) fn and(&self, at: usize) -> bool {
        self.has(&self.lexicon.figures.joints, at)
    }

    /// Words below a hundred; at the start of a number also "a" before a scale and ranks.
    fn small(&self, at: usize, first: bool) -> Option<(Number, usize)> {
        let token = self.tokens.get(at)?;
        let Some(NumberWord::Plain(value)) = self.number_word(at) else {
            if first && self.article(at) {
                let scale = matches!(self.number_word(at + 1), Some(NumberWord::Scale(_) | NumberWord::Dozen));
                return scale.then(|| (Number::point(1.0, 1.0), at + 1));
            }
            let rank = *self.lexicon.ordinals.get(&token.key)?;
            return Some((Number { rank: true, ..Number::point(f64::from(rank), 1.0) }, at + 1));
        };
        let mut number = Number::point(value, 1.0);
        let mut end = at + 1;
        if (20.0..100.0).contains(&value) && value % 10.0 == 0.0 {
            let hyphen = usize::from(matches!(self.word(end), "-" | "—" | "–") && !self.spaced(end));
            if hyphen == 1 && self.spaced(end + 1) {
                return Some((number, end));
            }
            if let Some(NumberWord::Plain(unit)) = self.number_word(end + hyphen)
                && (1.0..10.0).contains(&unit)
            {
                number.said = Interval::point(value + unit);
                end += 1 + hyphen;
            } else if let Some(rank) = self.tokens.get(end + hyphen).and_then(|t| self.lexicon.ordinals.get(&t.key))
                && *rank < 10
            {
                number = Number { rank: true, ..Number::point(value + f64::from(*rank), 1.0) };
                end += 1 + hyphen;
            }
        }
        Some((number, end))
    }

    /// Takes the scale words that stand behind, if any.
    pub(super) fn scales_behind(&self, number: Number, at: usize) -> (Number, usize) {
        let (mut number, mut end) = (number, at);
        if let Some((scale, true)) = self.short_scale(end).filter(|_| number.digits) {
            return (number.scaled(scale), end + 1);
        }
        for _ in 0..SCALES {
            let hyphen = usize::from(self.tight(end, HYPHEN) && !self.spaced(end + 1));
            match self.number_word(end + hyphen) {
                Some(NumberWord::Scale(scale)) if number.value().abs() * scale < 1e30 => number = number.scaled(scale),
                _ => break,
            }
            end += 1 + hyphen;
        }
        (number, end)
    }

    /// "bn", "k" behind digits: its scale, and whether it needs no money before it.
    pub(super) fn short_scale(&self, at: usize) -> Option<(f64, bool)> {
        let token = self.tokens.get(at)?;
        let (scale, sure) = *self.find(&self.lexicon.figures.short_scales, at)?;
        // a spaced "K" is a temperature or a name
        let fits = !token.spaced || token.span.len() > 1 || !token.capital;
        (fits || !sure).then_some((scale, sure))
    }

    pub(super) fn glyph(&self, at: usize) -> Option<f64> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Mark && t.span.len() > 1)?;
        self.lexicon.figures.fractions.get(&token.key).copied()
    }
}

fn negated((number, end): (Number, usize)) -> (Number, usize) {
    (number.negated(), end)
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
