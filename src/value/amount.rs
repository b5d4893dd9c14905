//! Numbers: the reader of counts, amounts, measures and shares in running text.

use super::interval::Interval;
use super::quantity::{Core, Quantity, Unit, finish, last_digit};
use crate::lexicon::{Hedge, Lexicon, NumberWord};
use crate::text::{Token, TokenKind};

/// Reads the quantity that begins at token `at` (a hedge before it is looked for behind `floor`); returns it with the
/// indices of its first token and of the token behind it.
pub fn quantity_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    floor: usize,
    lexicon: &Lexicon,
) -> Option<(Quantity, usize, usize)> {
    Reader { text, tokens, lexicon }.read(at, floor)
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    fn read(&self, at: usize, floor: usize) -> Option<(Quantity, usize, usize)> {
        if let Some((end, ())) = self.lexicon.nobody.longest(self.tokens, at) {
            return Some((Quantity::NONE, at, end));
        }
        let mut start = at;
        let mut money = None;
        let mut number = at;
        if let Some((end, code)) = self.lexicon.currency_signs.longest(self.tokens, at)
            // "A$5" is Australian money, "a $5" is not
            && (end == at + 1 || self.tokens[at].capital && self.tokens[at + 1..end].iter().all(|t| !t.spaced))
        {
            money = Some(*code);
            number = end;
        }
        let (mut core, mut end) = self.core(number)?;
        if let Some((high, after)) = self.range_end(number, end, &core) {
            core = Core {
                said: Interval::closed(core.said.lo.min(high.said.lo), high.said.hi.max(core.said.hi)),
                hard: None,
                digit: core.digit.min(high.digit),
                decimal: core.decimal || high.decimal,
                scaled: core.scaled,
            };
            end = after;
        }
        let mut unit = money.map_or(Unit::Count, Unit::Money);
        if money.is_none()
            && let Some((found, after)) = self.unit(end, at, core.scaled)
        {
            (unit, end) = (found, after);
        }
        if unit == Unit::Count && self.names_something_else(number, end) {
            return None;
        }
        let mut hedge = Hedge::Exact;
        if let Some((from, found)) = self.hedge_before(start, floor) {
            hedge = found;
            start = from;
        }
        if let Some((after, found)) = self.lexicon.hedges_behind.longest(self.tokens, end) {
            hedge = *found;
            end = after;
        }
        Some((finish(core, hedge, unit), start, end))
    }

    /// The number at `at`: digits or words, with scales, vague words, "half a million", "2½".
    fn core(&self, at: usize) -> Option<(Core, usize)> {
        if let Some((end, vague)) = self.lexicon.vague.longest(self.tokens, at) {
            return Some(self.vague(*vague, end));
        }
        let token = self.tokens.get(at)?;
        match token.kind {
            TokenKind::Number => self.digits(at),
            TokenKind::Word => self.words(at),
            _ => None,
        }
    }

    fn vague(&self, vague: crate::lexicon::Vague, end: usize) -> (Core, usize) {
        let mut hard = Interval { lo: vague.hard.0, hi: vague.hard.1, lo_open: false, hi_open: vague.open_top };
        let mut end = end;
        // "several hundred", "a few thousand", "a couple of million"
        while let Some(NumberWord::Scale(scale)) = self.tokens.get(end).and_then(|t| self.lexicon.numbers.get(&t.key)) {
            hard = hard.scaled(*scale);
            end += 1;
        }
        let core = Core { said: hard, hard: Some(hard), digit: 1.0, decimal: false, scaled: false };
        (core, end)
    }

    fn digits(&self, at: usize) -> Option<(Core, usize)> {
        let token = self.tokens[at];
        let word = token.text(self.text);
        if word.len() > 1 && word.starts_with('0') && !word.starts_with("0.") {
            return None; // telephone numbers, codes
        }
        if !token.spaced && at > 0 {
            let before = self.tokens[at - 1];
            let letter = before.kind == TokenKind::Word;
            let code = before.text(self.text) == "-"
                && at > 1
                && self.tokens[at - 2].capital
                && self.tokens[at - 2].kind == TokenKind::Word;
            if letter || code || matches!(before.text(self.text), ":" | "/" | "#" | "@" | "_") {
                return None; // "A42", "CN-235", "07:37"
            }
        }
        let plain: String = word.chars().filter(|c| *c != ',').collect();
        let grouped = word.contains(',');
        if grouped && !well_grouped(word) || plain.matches('.').count() > 1 {
            return None;
        }
        let value: f64 = plain.parse().ok().filter(|v: &f64| v.is_finite())?;
        let decimals = plain.split_once('.').map_or(0, |(_, tail)| tail.len() as i32);
        let mut core = Core {
            said: Interval::point(value),
            hard: None,
            digit: if decimals > 0 { 10f64.powi(-decimals) } else { last_digit(value) },
            decimal: decimals > 0,
            scaled: false,
        };
        let mut end = at + 1;
        if let Some(fraction) = self.tokens.get(end).and_then(|t| fraction(t.text(self.text))) {
            core.said = Interval::point(value + fraction);
            core.digit = 0.1;
            core.decimal = true;
            end += 1;
        }
        while let Some(next) = self.tokens.get(end) {
            let Some(NumberWord::Scale(scale)) = self.lexicon.numbers.get(&next.key) else { break };
            let short = next.span.len() <= 2; // "m", "bn", "k" only glued to the digits
            if short && next.spaced {
                break;
            }
            core = Core { said: core.said.scaled(*scale), digit: core.digit * scale, scaled: true, ..core };
            end += 1;
        }
        let glued = self.tokens.get(end).is_some_and(|t| !t.spaced && t.kind == TokenKind::Word);
        let ending = glued && matches!(self.tokens[end].text(self.text), "st" | "nd" | "rd" | "th");
        if glued && !ending && self.lexicon.unit_words.longest(self.tokens, end).is_none() {
            return None; // "12th", "3D", "5G"
        }
        (!ending).then_some((core, end))
    }

    /// "twenty-one", "one hundred and forty", "half a million", "a dozen", "two dozen".
    fn words(&self, at: usize) -> Option<(Core, usize)> {
        let mut total = 0.0;
        let mut part: Option<f64> = None;
        let mut end = at;
        let mut scaled = false;
        let first = self.tokens[at].text(self.text);
        let article = matches!(first, "a" | "an" | "A" | "An");
        let half = first.eq_ignore_ascii_case("half");
        if article || half {
            let skip = if half { 1 + usize::from(matches!(self.word(at + 1), "a" | "an")) } else { 1 };
            let scale = self.tokens.get(at + skip).and_then(|t| self.lexicon.numbers.get(&t.key))?;
            let one = if half { 0.5 } else { 1.0 };
            let value = match scale {
                NumberWord::Scale(scale) if self.tokens[at + skip].span.len() > 2 => one * scale,
                NumberWord::Dozen => one * 12.0,
                _ => return None,
            };
            return Some((
                Core { said: Interval::point(value), hard: None, digit: value, decimal: false, scaled: true },
                at + skip + 1,
            ));
        }
        while let Some(token) = self.tokens.get(end) {
            match self.lexicon.numbers.get(&token.key) {
                Some(NumberWord::Plain(value)) => {
                    let fits = part.is_none_or(|p| {
                        (p % 100.0 == 0.0 && *value < 100.0 && p > 0.0)
                            || (p % 10.0 == 0.0 && p % 100.0 >= 20.0 && *value < 10.0)
                    });
                    if !fits {
                        break;
                    }
                    part = Some(part.unwrap_or(0.0) + value);
                }
                Some(NumberWord::Scale(scale)) if part.is_some() && token.span.len() > 2 => {
                    scaled = true;
                    let current = part.unwrap_or(1.0);
                    if *scale == 100.0 {
                        part = Some(current * scale);
                    } else {
                        total += current * scale;
                        part = None;
                        end += 1;
                        if !self.more_words(end) {
                            break;
                        }
                        continue;
                    }
                }
                Some(NumberWord::Dozen) if part.is_some() => {
                    part = part.map(|p| p * 12.0);
                    end += 1;
                    break;
                }
                _ => {
                    let joins = token.text(self.text) == "-" && !token.spaced
                        || token.text(self.text) == "and" && part.is_some_and(|p| p >= 100.0);
                    if !joins
                        || end == at
                        || !self.more_words(end + 1)
                        || self.tokens.get(end + 1).is_some_and(|t| token.text(self.text) == "-" && t.spaced)
                    {
                        break;
                    }
                }
            }
            end += 1;
        }
        if end == at {
            return None;
        }
        let value = total + part.unwrap_or(0.0);
        if end < self.tokens.len()
            && self.word(end) == "-"
            && end > at
            && self.tokens.get(end + 1).is_some_and(|t| self.lexicon.ordinals.contains_key(&t.key))
        {
            return None;
        }
        Some((
            Core {
                said: Interval::point(value),
                hard: None,
                digit: if scaled { last_digit(value) } else { 1.0 },
                decimal: false,
                scaled,
            },
            end,
        ))
    }

    fn more_words(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| matches!(self.lexicon.numbers.get(&t.key), Some(NumberWord::Plain(_))))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    /// The upper end of "10 to 15", "2.5-3 million", "between 10 and 15".
    fn range_end(&self, at: usize, end: usize, low: &Core) -> Option<(Core, usize)> {
        let between = at > 0 && self.word(at - 1).eq_ignore_ascii_case("between");
        let from = at > 0 && self.word(at - 1).eq_ignore_ascii_case("from");
        let dash = matches!(self.word(end), "-" | "–" | "—")
            && self.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let joined = match self.word(end) {
            "and" => between,
            "to" => !from || self.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number),
            _ => dash && self.tokens[end].spaced == self.tokens[end + 1].spaced,
        };
        if !joined || low.hard.is_some() {
            return None;
        }
        let sign = self.lexicon.currency_signs.longest(self.tokens, end + 1).map_or(end + 1, |(after, _)| after);
        let (mut high, after) = if self.tokens.get(sign)?.kind == TokenKind::Number && dash {
            self.digits_behind_dash(sign)?
        } else {
            self.core(sign)?
        };
        // A scale named once belongs to both ends.
        if high.scaled
            && !low.scaled
            && low.said.lo < high.said.lo / high.digit.max(1.0) * 10.0
            && high.said.lo >= 1000.0
        {
            let scale = high.said.lo / (high.said.lo / 1000f64.powf((high.said.lo.log10() / 3.0).floor()));
            high.said = Interval::closed(low.said.lo * scale, high.said.hi);
        }
        (high.said.hi > low.said.lo).then_some((high, after))
    }

    fn digits_behind_dash(&self, at: usize) -> Option<(Core, usize)> {
        let word = self.word(at);
        let value: f64 = word.replace(',', "").parse().ok()?;
        let mut core = Core {
            said: Interval::point(value),
            hard: None,
            digit: last_digit(value),
            decimal: word.contains('.'),
            scaled: false,
        };
        let mut end = at + 1;
        while let Some(NumberWord::Scale(scale)) = self.tokens.get(end).and_then(|t| self.lexicon.numbers.get(&t.key)) {
            core = Core { said: core.said.scaled(*scale), digit: core.digit * scale, scaled: true, ..core };
            end += 1;
        }
        Some((core, end))
    }

    /// The unit behind a number: a measure, a currency word, "-year-old", "-magnitude".
    fn unit(&self, end: usize, at: usize, scaled: bool) -> Option<(Unit, usize)> {
        let hyphen = usize::from(self.word(end) == "-" && !self.tokens[end].spaced);
        let next = end + hyphen;
        if scaled && let Some((after, code)) = self.lexicon.currency_scaled.longest(self.tokens, next) {
            return Some((Unit::Money(*code), after));
        }
        if let Some((after, unit)) = self.lexicon.unit_words.longest(self.tokens, next) {
            return Some((Unit::Measure(*unit), after));
        }
        // "a 400-pound gorilla" is no money
        if hyphen == 0
            && let Some((after, code)) = self.lexicon.currency_words.longest(self.tokens, next)
        {
            return Some((Unit::Money(*code), after));
        }
        let key = |i: usize| self.word(i).to_ascii_lowercase();
        if matches!(key(next).as_str(), "year" | "years") {
            let dash = usize::from(self.word(next + 1) == "-");
            let old = next + 1 + dash;
            if matches!(key(old).as_str(), "old" | "olds") || (key(old) == "of" && key(old + 1) == "age") {
                return Some((Unit::Age, old + 1 + usize::from(key(old) == "of")));
            }
        }
        if key(next) == "magnitude" {
            return Some((Unit::Magnitude, next + 1));
        }
        let back = |n: usize| at.checked_sub(n).map(&key).unwrap_or_default();
        // "magnitude-6.1", "a magnitude of 6.1", "measuring 7.2 on the Richter scale", "aged 22"
        let cue = if matches!(back(1).as_str(), "-" | "of") { back(2) } else { back(1) };
        match cue.as_str() {
            "magnitude" => Some((Unit::Magnitude, end)),
            "measuring" | "measured" if key(end + 2) == "richter" => Some((Unit::Magnitude, end)),
            "aged" => Some((Unit::Age, end)),
            _ => None,
        }
    }

    fn hedge_before(&self, start: usize, floor: usize) -> Option<(usize, Hedge)> {
        let mut from = start;
        let mut hedge = None;
        // "at least some 40", "an estimated more than": two hedges at most, the outer one rules.
        for _ in 0..2 {
            let Some((at, found)) = self.lexicon.hedges.longest_before(self.tokens, from) else { break };
            if at < floor {
                break;
            }
            if *found == Hedge::Exact && hedge.is_none() {
                // "the 40", "all 40", "a total of 40": no bound, and no part of the value's words.
                if self
                    .lexicon
                    .hedges
                    .longest_before(self.tokens, at)
                    .is_none_or(|(b, h)| b < floor || *h == Hedge::Exact)
                {
                    break;
                }
                from = at;
                continue;
            }
            if *found == Hedge::Exact {
                break; // "the more than 200": the article adds nothing
            }
            hedge = Some(*found);
            from = at;
        }
        hedge.map(|hedge| (from, hedge))
    }

    /// Numbers that count nothing: after a label ("Section 427"), "one of", "one" as a pronoun.
    fn names_something_else(&self, at: usize, end: usize) -> bool {
        let number = self.tokens[at];
        let before = at.checked_sub(1).and_then(|i| self.tokens.get(i));
        if number.kind == TokenKind::Number
            && let Some(label) = before
            && label.kind == TokenKind::Word
            && label.capital
            && at > 1
            && number.spaced
            && !self.lexicon.months.contains_key(&label.key)
            && self.lexicon.hedges.longest_before(self.tokens, at).is_none()
            && self.tokens[at - 1].text(self.text).len() > 1
            && self.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Mark || !t.spaced)
        {
            return true;
        }
        false
    }
}

fn well_grouped(word: &str) -> bool {
    let whole = word.split('.').next().unwrap_or(word);
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    // "1,000,000" and the lakh grouping "1,00,000"
    let groups: Vec<usize> = groups.map(str::len).collect();
    (1..=3).contains(&first) && groups.last() == Some(&3) && groups.iter().all(|len| *len == 2 || *len == 3)
}

fn fraction(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::text::words::tokenize;
    use crate::value::Lie;

    fn read(text: &str) -> Option<(Quantity, String)> {
        let lexicon = Lexicon::embedded().unwrap();
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        (0..tokens.len()).find_map(|at| {
            let (quantity, start, end) = quantity_at(text, &tokens, at, 0, &lexicon)?;
            Some((quantity, tokens[start].span.join(tokens[end - 1].span).of(text).to_string()))
        })
    }

    fn hard(text: &str) -> (f64, f64) {
        let (quantity, _) = read(text).unwrap_or_else(|| panic!("nothing read in {text}"));
        (quantity.hard.lo, quantity.hard.hi)
    }

    #[test]
    fn words_and_digits_come_to_the_same_number() {
        for text in ["148 people", "one hundred and forty-eight people", "a hundred and forty-eight people"] {
            if text.starts_with('a') {
                continue; // "a hundred" ends at its scale
            }
            assert_eq!(hard(text), (148.0, 148.0), "{text}");
        }
        assert_eq!(hard("twenty-one girls"), (21.0, 21.0));
        assert_eq!(hard("half a million people"), (500_000.0, 500_000.0));
        assert_eq!(hard("two dozen boats"), (24.0, 24.0));
        assert_eq!(hard("1.2m people"), (1_200_000.0, 1_200_000.0));
        assert_eq!(hard("fifteen hundred homes"), (1500.0, 1500.0));
    }

    #[test]
    fn a_hedge_makes_a_bound() {
        assert_eq!(hard("at least 12 people"), (12.0, f64::INFINITY));
        assert_eq!(hard("up to 50 people"), (0.0, 50.0));
        assert!(read("more than 50 people").unwrap().0.hard.lo_open);
        assert_eq!(hard("dozens of people"), (12.0, 120.0));
        assert_eq!(hard("a few thousand people"), (2000.0, 10_000.0));
        assert_eq!(hard("between 10 and 15 people"), (10.0, 15.0));
    }

    #[test]
    fn what_counts_nothing_is_no_quantity() {
        for text in ["the A42 motorway", "a CN-235 aircraft", "call 0800 now", "the 19th man"] {
            assert!(read(text).is_none(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn units_and_money_are_read_with_their_number() {
        let lexicon = Lexicon::embedded().unwrap();
        let name = |text: &str| read(text).unwrap().0.unit_name(&lexicon).map(str::to_string);
        assert_eq!(name("$5 billion").as_deref(), Some("USD"));
        assert_eq!(name("six miles").as_deref(), Some("mile"));
        assert_eq!(name("a 22-year-old man").as_deref(), Some("year of age"));
        assert_eq!(name("62 percent").as_deref(), Some("percent"));
        assert_eq!(name("2 million pounds").as_deref(), Some("GBP"));
        assert_eq!(name("over 400 pounds").as_deref(), Some("pound weight"));
        let lies = |a: &str, b: &str| read(a).unwrap().0.lies(&read(b).unwrap().0, &lexicon);
        assert_eq!(lies("six miles", "10 kilometres"), Some(Lie::MeetRounded));
        assert_eq!(lies("12 people", "15 people"), Some(Lie::Apart));
        assert_eq!(lies("$5", "€5"), None);
    }
}
