//! Fractions: what stands behind a whole number and belongs to it ("and a half", "thirds", "point five", "in ten").

use super::digits::parse;
use super::interval::Interval;
use super::number::mark::{CARET, HYPHEN, PLUS, SLASH};
use super::number::{Number, Numbers};
use crate::lexicon::NumberWord;
use crate::text::TokenKind;

impl Numbers<'_> {
    /// Takes fractions, decimals in words, shares and exponents that stand behind a number.
    pub(super) fn tail(&self, number: Number, end: usize) -> (Number, usize) {
        if number.rank || number.typical.is_some() {
            return (number, end);
        }
        let found = match self.kind(end) {
            Some(TokenKind::Mark) => {
                self.slash(number, end).or_else(|| self.hyphened(number, end)).or_else(|| self.power(number, end))
            }
            Some(TokenKind::Number) => self.mixed(number, end),
            Some(TokenKind::Word) if self.tokens[end].may(self.lexicon.marks.tails) => self
                .and_part(number, end)
                .or_else(|| self.parts(number, end))
                .or_else(|| self.pointed(number, end))
                .or_else(|| self.share(number, end))
                .or_else(|| self.exponent(number, end)),
            _ => None,
        };
        found.unwrap_or((number, end))
    }

    fn whole(number: &Number) -> bool {
        number.said.lo.fract() == 0.0 && !number.decimal
    }

    fn with(number: Number, value: f64) -> Number {
        Number { said: Interval::point(value), digit: 0.01, decimal: true, ..number }
    }

    /// "1½" and "3/4".
    fn slash(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        if let Some(part) = self.glyph(at).filter(|_| number.digits && Self::whole(&number)) {
            let number = Self::with(number, number.said.lo + part);
            return Some(self.scales_behind(Number { digit: 0.1, ..number }, at + 1));
        }
        if !self.is(at, SLASH) || self.spaced(at) || self.spaced(at + 1) || !Self::whole(&number) || !number.digits {
            return None;
        }
        let below = self.denominator(at + 1, number.said.lo)?;
        let number = Number { part: true, ..Self::with(number, number.said.lo / below) };
        Some(self.scales_behind(number, at + 2))
    }

    /// The digits below the line. "9/11" and "24/7" are names, "3/14/2015" is a date.
    fn denominator(&self, at: usize, above: f64) -> Option<f64> {
        let (below, decimals) = parse(self.word(at))?;
        let code = matches!(self.word(at + 1), "/" | "-")
            && !self.spaced(at + 1)
            && self.kind(at + 2) == Some(TokenKind::Number);
        let plain = self.lexicon.figures.denominators.contains(&(below as u32));
        (decimals == 0 && !code && plain && above < below).then_some(below)
    }

    /// "1 1/2".
    fn mixed(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        if !number.digits
            || !Self::whole(&number)
            || number.scale > 1.0
            || !self.is(at + 1, SLASH)
            || self.spaced(at + 1)
        {
            return None;
        }
        let (above, _) = parse(self.word(at))?;
        let below = self.denominator(at + 2, above)?;
        Some(self.scales_behind(Self::with(number, number.said.lo + above / below), at + 3))
    }

    /// "two-thirds", "one - fourth".
    fn hyphened(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        let same = self.spaced(at) == self.spaced(at + 1);
        (self.is(at, HYPHEN) && same).then(|| self.parts(number, at + 1)).flatten()
    }

    /// "two thirds", "three quarters of a million"; "one third".
    fn parts(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        let (part, at) = self.compound_part(at).or_else(|| Some((self.part(at, number.said.lo == 1.0)?, at)))?;
        if !Self::whole(&number) || number.scale > 1.0 && number.digits {
            return None;
        }
        let number = Number { part: true, ..Self::with(number, number.said.lo * part) };
        // "three quarters of a million"
        self.of_scale(&number, at + 1).or_else(|| Some(self.scales_behind(number, at + 1)))
    }

    /// "thirty-fifths" behind a number, with its last token.
    fn compound_part(&self, at: usize) -> Option<(f64, usize)> {
        let Some(NumberWord::Plain(tens)) = self.number_word(at) else { return None };
        let last = at + 1 + usize::from(self.tight(at + 1, HYPHEN));
        let unit = self.part(last, false).filter(|part| *part > 0.1 && *part < 0.5)?;
        (tens >= 20.0 && tens % 10.0 == 0.0).then(|| (1.0 / (tens + (1.0 / unit).round()), last))
    }

    /// Whether "thirty-fifths" and the like stand at `at`.
    pub(super) fn names_compound_part(&self, at: usize) -> bool {
        self.compound_part(at).is_some()
    }

    /// The fraction that a word names: "half", "thirds"; ranks as well behind "one".
    fn part(&self, at: usize, one: bool) -> Option<f64> {
        let token = self.tokens.get(at)?;
        if let Some(part) = self.lexicon.figures.fractions.get(&token.key).filter(|_| token.kind == TokenKind::Word) {
            let singular = !token.text(self.text).ends_with(['s', 'S']);
            return (singular == one).then_some(*part);
        }
        let rank = self.lexicon.ordinals.get(&token.key).filter(|rank| one && **rank > 2)?;
        Some(1.0 / f64::from(*rank))
    }

    /// "two and a half", "3 million and a quarter", "one billion and a half million", "five and three quarters".
    fn and_part(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        if !self.and(at) || !Self::whole(&number) {
            return None;
        }
        let (above, next) = match self.number_word(at + 1) {
            _ if self.article(at + 1) => (1.0, at + 2),
            Some(NumberWord::Plain(above)) if (1.0..10.0).contains(&above) => (above, at + 2),
            _ => return None,
        };
        let next = next + usize::from(self.is(next, HYPHEN));
        let part = above * self.part(next, above == 1.0)?;
        let (part, end) = self.scales_behind(Self::with(Number { scale: 1.0, ..number }, part), next + 1);
        let sum = match (number.scale > 1.0, part.scale > 1.0) {
            // "two and a half million"
            (false, true) => {
                let value = (number.said.lo + part.said.lo / part.scale) * part.scale;
                return Some((
                    Number { scale: part.scale, digit: part.scale / 10.0, ..Self::with(number, value) },
                    end,
                ));
            }
            (true, false) => part.said.lo * number.scale,
            _ => part.said.lo,
        };
        let digit = number.digit / 10.0;
        Some((Number { digit, ..Self::with(number, number.said.lo + sum) }, end))
    }

    /// "nine point nought four", "two hundred point seventy-one".
    fn pointed(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        const MOST: usize = 9;
        if number.digits
            || number.scale > 100.0
            || !self.tokens.get(at).is_some_and(|t| self.lexicon.figures.points.contains(&t.key))
        {
            return None;
        }
        let (mut end, mut value, mut place) = (at + 1, number.said.lo, 1.0);
        while let Some(NumberWord::Plain(digit)) = self.number_word(end).filter(|_| end <= at + MOST) {
            let tens = digit >= 10.0;
            place /= if tens { 100.0 } else { 10.0 };
            value += digit * place;
            end += 1;
            if tens && digit % 10.0 == 0.0 {
                let hyphen = usize::from(self.is(end, HYPHEN));
                if let Some(NumberWord::Plain(unit)) =
                    self.number_word(end + hyphen).filter(|w| *w != NumberWord::Plain(0.0))
                    && unit < 10.0
                {
                    value += unit * place;
                    end += 1 + hyphen;
                }
            }
        }
        let number = Number { digit: place, ..Self::with(number, value) };
        (end > at + 1).then(|| self.scales_behind(number, end))
    }

    /// "one in four", "2 out of 5", "one over twenty".
    fn share(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        const MOST: f64 = 1000.0;
        let (next, loose) =
            *self.lexicon.figures.shares.longest(self.tokens, at).map(|(end, loose)| (end, *loose)).as_ref()?;
        let (below, end) = match self.kind(next)? {
            TokenKind::Number => self.digits(next)?,
            TokenKind::Word if self.lexicon.figures.starts.contains(&self.tokens[next].key) => self.plain(next)?,
            _ => return None,
        };
        let (above, under) = (number.said.lo, below.said.lo);
        let fits = Self::whole(&number) && Self::whole(&below) && above > 0.0 && above < under && under <= MOST;
        // "five out of three"; "12 in 2013"; "killed two in 20 minutes"
        let time = self.tokens.get(end).is_some_and(|t| self.lexicon.times.units.contains_key(&t.key));
        let round = self.lexicon.figures.denominators.contains(&(under as u32)) || above == 1.0;
        let glued = self.tokens.get(end).is_some_and(|t| !t.spaced && t.kind != TokenKind::Mark);
        if !fits || below.rank || time || glued || loose && !round {
            return None;
        }
        Some((Number { part: true, ..Self::with(number, above / under) }, end))
    }

    /// A number in words without fractions.
    fn plain(&self, at: usize) -> Option<(Number, usize)> {
        let Some(NumberWord::Plain(_)) = self.number_word(at) else {
            return self.article(at).then(|| self.cardinal(at)).flatten();
        };
        self.cardinal(at)
    }

    /// "2^10", "1.5^-2".
    fn power(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        if !self.is(at, CARET) || self.spaced(at) || !number.digits {
            return None;
        }
        let (mut next, mut minus) = (at + 1, false);
        while matches!(self.word(next), "-" | "+") && !self.spaced(next) && next < at + 4 {
            minus = self.is(next, HYPHEN) && !(minus && self.is(next - 1, HYPHEN));
            next += 1;
        }
        let twice = next == at + 3;
        let (power, 0) = parse(self.word(next)).filter(|_| !self.spaced(next))? else { return None };
        let value = number.said.lo.powf(if minus && !twice { -power } else { power });
        Some((Self::with(number, value), next + 1)).filter(|_| value.is_finite())
    }

    /// "4e14", "6.23x10^-4": all glued together.
    fn exponent(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        if !number.digits || self.spaced(at) {
            return None;
        }
        let next = match self.word(at) {
            "e" | "E" => at + 1,
            "x" | "X" if self.word(at + 1) == "10" && self.is(at + 2, CARET) => at + 3,
            _ => return None,
        };
        let minus = usize::from(self.is(next, HYPHEN));
        let plus = usize::from(self.is(next, PLUS));
        let digits = next + minus + plus;
        if self.spaced(next) || self.spaced(digits) {
            return None;
        }
        let (power, 0) = parse(self.word(digits))? else { return None };
        let factor = 10f64.powi(if minus == 1 { -(power.min(99.0) as i32) } else { power.min(99.0) as i32 });
        let number = Number { said: number.said.scaled(factor), digit: number.digit * factor, ..number };
        Some((number, digits + 1))
    }
}
