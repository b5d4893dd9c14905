//! Units: what stands behind a number and says what it measures.

use super::amount::{Amount, Reader};
use super::interval::Interval;
use super::number::Number;
use super::number::mark::{COMMA, HYPHEN, SLASH};
use super::quantity::Unit;
use crate::lexicon::{NumberWord, figures::symbol_key};
use crate::text::TokenKind;
use crate::text::words::ascii_key;

impl Reader<'_> {
    /// Puts the unit behind a number to it; the number began at `at`.
    pub(super) fn measured(&self, number: Number, end: usize, at: usize) -> Option<Amount> {
        if self.numbers.quiet(end) {
            return Some(self.bare_measured(number, at, end));
        }
        let mut amount = Amount { number, unit: Unit::Count, per: None, end };
        let tight = !self.numbers.spaced(end);
        // "4m homes", "7 B people": a scale only where a noun stands behind it
        if let Some((scale, false)) = self.numbers.short_scale(end).filter(|_| number.digits && number.scale == 1.0)
            && self.tokens[end].span.len() == 1
            && (tight || self.tokens[end].capital)
            // "7 B people", "1.2M", but "3M" is a firm and "400m" a length
            && (self.counts_nouns(end + 1)
                || self.tokens[end].capital && (number.decimal || tight && number.said.lo >= 10.0))
        {
            return Some(Amount { number: number.scaled(scale), end: end + 1, ..amount });
        }
        if let Some((scale, code)) = self.million_code(end).filter(|_| number.digits) {
            return Some(Amount { number: number.scaled(scale), unit: Unit::Money(code), per: None, end: end + 1 });
        }
        if let Some((unit, after)) = self.unit(end, &number) {
            // "under the age of 5 years"
            let years = matches!(unit, Unit::Measure(at) if self.lexicon.figures.age_units.contains(&at));
            amount.unit = self.aged(at).filter(|age| years && *age == Unit::Age).unwrap_or(unit);
            amount.end = after;
            self.named_again(&mut amount);
            self.compound(&mut amount);
            self.subunit(&mut amount, at);
            amount.per = self.rate(amount.end).map(|(unit, _)| unit);
            return Some(amount);
        }
        if let Some(unit) = self.aged(at).or_else(|| self.on_scale(end)) {
            amount.unit = unit;
        }
        // "3D", "5G", "24/7": a letter or mark glued behind makes it a name
        let glued = tight && self.numbers.kind(end) == Some(TokenKind::Word);
        (!glued || !number.digits).then_some(amount)
    }

    /// The same where nothing is behind it that the grammar of quantities knows.
    #[inline]
    pub(super) fn bare_measured(&self, number: Number, at: usize, end: usize) -> Amount {
        if let Some((scale, code)) = self.million_code(end).filter(|_| number.digits) {
            return Amount { number: number.scaled(scale), unit: Unit::Money(code), per: None, end: end + 1 };
        }
        let unit = self.aged(at).or_else(|| self.on_scale(end)).unwrap_or(Unit::Count);
        Amount { number, unit, per: None, end }
    }

    /// "30 MUSD", "120 MEUR": millions of a currency, by its code.
    fn million_code(&self, at: usize) -> Option<(f64, u16)> {
        let token = self.tokens.get(at).filter(|t| t.span.len() == "MUSD".len())?;
        let word = token.text(self.numbers.text);
        let code = word.strip_prefix('M').filter(|code| code.bytes().all(|b| b.is_ascii_uppercase()))?;
        // "100 MORE ARE HURT", in a line of capitals, is no sum in öre
        if self.lexicon.stops(token) || self.lexicon.part_words.contains(&token.key) {
            return None;
        }
        self.lexicon.currency_signs.word(ascii_key(code)).map(|at| (1e6, *at))
    }

    /// A noun for people or a plain plural at `at`.
    fn counts_nouns(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.spaced) else { return false };
        let plural = !token.capital && self.numbers.word(at).ends_with('s') && !self.lexicon.stops(token);
        plural || self.lexicon.people.longest(self.tokens, at).is_some()
    }

    /// The unit behind a number: a measure, a currency, "-year-old", "-magnitude".
    fn unit(&self, end: usize, number: &Number) -> Option<(Unit, usize)> {
        let token = self.tokens.get(end)?;
        let hyphen = usize::from(
            token.kind == TokenKind::Mark
                && matches!(self.numbers.word(end), "-" | "–")
                && (!token.spaced || self.numbers.spaced(end + 1)),
        );
        let next = end + hyphen;
        if let Some(found) = self.age(next) {
            return Some(found);
        }
        let scaled = number.scale > 1.0;
        if scaled && let Some((after, code)) = self.lexicon.currency_scaled.longest(self.tokens, next) {
            // "5 million pounds of thrust" weigh; "2 million pounds of damage" are owed
            let of = self.tokens.get(after).is_some_and(|t| t.text(self.numbers.text) == "of");
            let money =
                self.tokens.get(after + 1).is_some_and(|t| t.capital || self.lexicon.figures.paid.contains(&t.key));
            let weight = self.lexicon.unit_words.all(self.tokens, next).find(|(behind, _)| *behind == after);
            if let Some((_, unit)) = weight.filter(|_| of && !money) {
                return Some((Unit::Measure(*unit), after));
            }
            return Some((Unit::Money(*code), after));
        }
        // "12 ft 2 in" is no square foot; "20%25" is an address
        let whole = |after: usize| {
            let last = self.tokens[after - 1];
            let code = last.kind == TokenKind::Mark
                && self.tokens.get(after).is_some_and(|t| !t.spaced && t.kind != TokenKind::Mark);
            !code && (after == next + 1 || last.kind != TokenKind::Number || !last.spaced)
        };
        if let Some((after, unit)) = self.lexicon.unit_words.all(self.tokens, next).find(|(after, _)| whole(*after)) {
            return Some((Unit::Measure(*unit), after));
        }
        // "a 400-pound gorilla" is no money
        if hyphen == 0 {
            if let Some((after, code)) = self.lexicon.currency_words.longest(self.tokens, next)
                && self.tokens.get(after).is_none_or(|t| t.spaced || t.kind != TokenKind::Number)
            {
                return Some((Unit::Money(*code), after));
            }
            if let Some(code) = self.numbers.find(&self.lexicon.figures.glued_money, end)
                && number.digits
                && !token.capital
                && (!token.spaced || self.lexicon.figures.spaced_money.contains(&token.key))
            {
                return Some((Unit::Money(*code), next + 1));
            }
            if let Some((code, after)) = self.sign_behind(next) {
                return Some((Unit::Money(code), after));
            }
        }
        if let Some((after, ())) = self.lexicon.figures.magnitude.longest(self.tokens, next) {
            return Some((Unit::Magnitude, after));
        }
        self.symbol(next, number)
    }

    /// "10 €", "115 USD": a sign or code behind its number; codes stand in capitals.
    fn sign_behind(&self, at: usize) -> Option<(u16, usize)> {
        let token = self.tokens.get(at)?;
        let (end, code) = self.lexicon.currency_signs.longest(self.tokens, at)?;
        let plain = self.tokens.get(end).is_none_or(|t| t.spaced || t.kind != TokenKind::Number);
        let code_like = token.kind == TokenKind::Word
            && token.span.len() == 3
            && self.numbers.word(at).bytes().all(|b| b.is_ascii_uppercase());
        let sign = token.kind == TokenKind::Mark && end == at + 1 && (!token.spaced || !self.before_digits(end));
        (plain && (code_like || sign)).then_some((*code, end))
    }

    fn before_digits(&self, at: usize) -> bool {
        self.numbers.kind(at) == Some(TokenKind::Number)
    }

    /// A symbol, which capitals tell from another: "MW", "mAh", "°C", "″".
    fn symbol(&self, at: usize, number: &Number) -> Option<(Unit, usize)> {
        let token = self.tokens.get(at)?;
        if token.kind == TokenKind::Quote {
            return self.quote_mark(at, number);
        }
        if token.span.len() > 5 || !number.digits || !token.may(self.lexicon.marks.figures) {
            return None;
        }
        let word = self.numbers.word(at);
        let unit = *self.lexicon.figures.symbols.get(&symbol_key(word))?;
        // A letter alone, apart from its number, is a unit only where nothing else is likely.
        let single = word.chars().nth(1).is_none() && token.kind == TokenKind::Word;
        let open = !token.spaced || self.lexicon.figures.lone_symbols.contains(&token.key);
        let code = self
            .tokens
            .get(at + 1)
            .is_some_and(|t| !t.spaced && (t.kind == TokenKind::Number || self.numbers.is(at + 1, HYPHEN)));
        (!code && (!single || open)).then_some((Unit::Measure(unit), at + 1))
    }

    /// "15''" and "10\" long" are inches, unless a quotation ends there.
    fn quote_mark(&self, at: usize, number: &Number) -> Option<(Unit, usize)> {
        const REACH: usize = 12;
        // A typographic apostrophe is one too.
        let plain = |at: usize| match self.numbers.word(at) {
            "’" => "'",
            "”" => "\"",
            mark => mark,
        };
        let twice = plain(at) == "'" && plain(at + 1) == "'" && !self.numbers.spaced(at + 1);
        let mark = if twice { "''" } else { plain(at) };
        let unit = *self.lexicon.figures.symbols.get(&symbol_key(mark))?;
        let quoted = self.tokens[at.saturating_sub(REACH)..at].iter().any(|t| t.kind == TokenKind::Quote);
        let end = at + 1 + usize::from(twice);
        // "the 1960's"
        let plural = self.numbers.kind(end) == Some(TokenKind::Word) && !self.numbers.spaced(end);
        (number.digits && (twice || !quoted) && !plural).then_some((Unit::Measure(unit), end))
    }

    /// "-year-old", "months old", "years of age".
    fn age(&self, at: usize) -> Option<(Unit, usize)> {
        let unit = *self.numbers.find(&self.lexicon.figures.ages, at)?;
        let dash = usize::from(self.numbers.is(at + 1, HYPHEN));
        let (end, ()) = self.lexicon.figures.old.longest(self.tokens, at + 1 + dash)?;
        Some((unit.map_or(Unit::Age, Unit::Measure), end))
    }

    /// "aged 22", "a magnitude of 6.1", "measuring 7.2 on the Richter scale": the cue stands before the number.
    fn aged(&self, at: usize) -> Option<Unit> {
        let (_, magnitude) = self.lexicon.figures.cues.longest_before(self.tokens, at)?;
        if !*magnitude {
            return Some(Unit::Age);
        }
        Some(Unit::Magnitude)
    }

    /// "7.2 on the Richter scale".
    fn on_scale(&self, end: usize) -> Option<Unit> {
        const REACH: usize = 3;
        let named = |at: usize| self.numbers.has(&self.lexicon.figures.magnitude_scales, at);
        (end..end + REACH).any(named).then_some(Unit::Magnitude)
    }

    /// "$9.99 US dollars": the same money named again, or more exactly.
    pub(super) fn named_again(&self, amount: &mut Amount) {
        let Unit::Money(code) = amount.unit else { return };
        let words = self.lexicon.currency_words.longest(self.tokens, amount.end).map(|(end, code)| (*code, end));
        let Some((named, end)) = words.or_else(|| self.sign_behind(amount.end)) else { return };
        if named == code || self.lexicon.figures.dollars.contains(&named) && code == 0 {
            (amount.unit, amount.end) = (Unit::Money(named), end);
        }
    }

    /// "20 dollars and 43 cents".
    pub(super) fn subunit(&self, amount: &mut Amount, at: usize) {
        let between =
            at.checked_sub(1).is_some_and(|i| self.lexicon.figures.range_openers.contains_key(&self.tokens[i].key));
        let Unit::Money(code) = amount.unit else { return };
        let and = usize::from(self.numbers.and(amount.end));
        let from = amount.end + and;
        if amount.number.scale > 1.0 || !matches!(self.numbers.kind(from), Some(TokenKind::Number | TokenKind::Word)) {
            return;
        }
        let Some((low, end)) = self.numbers.number(from).filter(|(n, _)| !n.rank && !n.vague() && n.said.lo < 100.0)
        else {
            return;
        };
        let Some((Unit::Money(part), after)) = self.unit(end, &low) else {
            // "20 dollars 43", "15 dollars and 15."
            let closes = self
                .tokens
                .get(end)
                .is_none_or(|t| t.kind == TokenKind::Mark && matches!(self.numbers.word(end), "." | "," | "?" | "!"));
            let plain = low.scale == 1.0
                && low.said.lo >= 1.0
                && low.said.lo.fract() == 0.0
                && amount.number.said.lo.fract() == 0.0;
            if closes && plain && !between {
                self.add_part(amount, &low, end);
            }
            return;
        };
        let whole = self.lexicon.figures.money[part as usize].part_of;
        if whole.is_some_and(|(_, _)| part != code && self.lexicon.figures.money[code as usize].part_of.is_none()) {
            self.add_part(amount, &low, after);
        }
    }

    fn add_part(&self, amount: &mut Amount, low: &Number, end: usize) {
        amount.number.said.lo += low.said.lo / 100.0;
        amount.number.said.hi = amount.number.said.lo;
        (amount.number.digit, amount.number.decimal, amount.end) = (0.01, true, end);
    }

    /// "6 feet 2 inches", "2 km and 1 metre": falling units of one dimension, in the last of them.
    fn compound(&self, amount: &mut Amount) {
        const PARTS: usize = 3;
        let Unit::Measure(first) = amount.unit else { return };
        let top = &self.lexicon.units[first as usize];
        if !self.lexicon.figures.compound.contains(&top.dimension) {
            return;
        }
        let mut last = top;
        self.dashed_inches(amount);
        for _ in 0..PARTS {
            let comma = usize::from(self.numbers.is(amount.end, COMMA));
            let and = usize::from(self.numbers.and(amount.end + comma));
            let from = amount.end + comma + and;
            let Some((number, end)) = self.numbers.number(from).filter(|(n, _)| !n.rank && !n.vague()) else { break };
            let hyphen = usize::from(self.numbers.is(end, HYPHEN));
            let tail = self.tokens.get(end + hyphen).and_then(|t| self.lexicon.figures.tail_units.get(&t.key));
            let found = tail.map(|unit| (Unit::Measure(*unit), end + hyphen + 1)).or_else(|| self.unit(end, &number));
            let Some((Unit::Measure(low), after)) = found else { break };
            let unit = &self.lexicon.units[low as usize];
            if unit.dimension != top.dimension || unit.factor >= last.factor {
                break;
            }
            // In the smaller unit whole numbers stay whole, but for what a long division leaves.
            let ratio = (last.factor / unit.factor * 1e9).round() / 1e9;
            amount.number.said = Interval::point(amount.number.said.lo * ratio + number.said.lo);
            (amount.number.digit, amount.unit, amount.end) = (number.digit, Unit::Measure(low), after);
            last = unit;
        }
    }

    /// "a 6-foot-4 forward".
    fn dashed_inches(&self, amount: &mut Amount) {
        const INCHES: f64 = 12.0;
        let (numbers, end) = (&self.numbers, amount.end);
        let tight = numbers.is(end, HYPHEN) && !numbers.spaced(end) && !numbers.spaced(end + 1);
        let Unit::Measure(at) = amount.unit else { return };
        let Some(inch) = self.lexicon.figures.inch_of.get(&at).filter(|_| tight) else { return };
        let Some((number, after)) = numbers.digits(end + 1).filter(|(n, _)| n.said.lo < INCHES && !n.rank) else {
            return;
        };
        let value = amount.number.said.lo * INCHES + number.said.lo;
        (amount.number.said, amount.unit, amount.end) = (Interval::point(value), Unit::Measure(*inch), after);
    }

    /// "per barrel", "a month", "/s": the unit that a rate is of, with the token behind it. It is no part of the words of the
    /// amount.
    pub(super) fn rate(&self, end: usize) -> Option<(u16, usize)> {
        let figures = &self.lexicon.figures;
        // "a $2,000-a-month drug"
        let hyphen = usize::from(self.numbers.is(end, HYPHEN) && !self.numbers.spaced(end));
        let end = end + hyphen;
        let loose = self.numbers.find(&figures.rates, end)?;
        let next = end + 1 + usize::from(hyphen == 1 && self.numbers.is(end + 1, HYPHEN));
        if self.numbers.is(end, SLASH)
            && !self.numbers.spaced(next)
            && let Some(unit) = figures.symbols.get(&symbol_key(self.numbers.word(next)))
        {
            return Some((*unit, next + 1));
        }
        let words =
            figures.pieces.longest(self.tokens, next).or_else(|| self.lexicon.unit_words.longest(self.tokens, next));
        let (after, unit) = words.or_else(|| {
            let unit = figures.symbols.get(&symbol_key(self.numbers.word(next))).filter(|_| !*loose)?;
            Some((next + 1, unit))
        })?;
        // "a share" and "a month" make rates, "a mile away" does not, nor does "a year earlier"
        let fits = !*loose || figures.rate_units.contains(unit);
        let moved = self.tokens.get(after).is_some_and(|t| self.lexicon.grammar.no_rate.contains(&t.key));
        (fits && !moved).then_some((*unit, after))
    }

    /// Whether a scale word or number word stands at `at`.
    pub(super) fn is_number_word(&self, at: usize) -> bool {
        matches!(self.numbers.number_word(at), Some(NumberWord::Plain(_) | NumberWord::Scale(_)))
    }
}
