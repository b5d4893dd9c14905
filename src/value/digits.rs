//! Digits: what a token of digits comes to, in every grouping.

use super::number::mark::COMMA;
use super::number::{Number, Numbers};
use crate::text::TokenKind;

impl Numbers<'_> {
    /// One token of digits, with the groups behind it ("40 000") and the ending of a rank.
    pub(super) fn digits(&self, at: usize) -> Option<(Number, usize)> {
        const GROUPS: usize = 5;
        let (value, decimals) = parse(self.word(at))?;
        let digit = if decimals > 0 { 10f64.powi(-decimals) } else { last_digit(value) };
        let mut number = Number { decimal: decimals > 0, digits: true, ..Number::point(value, digit) };
        let mut end = at + 1;
        let short = decimals == 0 && value >= 1.0 && self.word(at).len() <= 3;
        let mut plain = false;
        while short && end <= at + GROUPS {
            let plainly = plain || self.word(at).len() < 3 && self.plain_group(end) && self.plain_group(end + 1);
            let Some((low, tail, next)) = self.group_behind(end, plainly) else { break };
            plain = plainly;
            number = Number { decimal: tail > 0, digits: true, ..Number::point(number.value() * 1000.0 + low, 1.0) };
            number.digit = if tail > 0 { 10f64.powi(-tail) } else { last_digit(number.value()) };
            end = next;
        }
        let endings = &self.lexicon.figures.rank_endings;
        if number.whole() && !self.spaced(end) && self.has(endings, end) {
            number.rank = true;
            end += 1;
        }
        Some((number, end))
    }

    /// Three digits behind a plain blank: "1 234 567" is one number where two such groups stand in a row.
    fn plain_group(&self, at: usize) -> bool {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.span.len() == 3);
        token.is_some_and(|t| &self.text[self.tokens[at - 1].span.end as usize..t.span.start as usize] == " ")
    }

    /// Three digits at `at` that belong to those before: behind an unbreakable space (or any, where `plainly`), or "000",
    /// since no number of a list begins with a nought. Returns their value, the number of decimals, and the token behind.
    fn group_behind(&self, at: usize, plainly: bool) -> Option<(f64, i32, usize)> {
        let comma = usize::from(self.tight(at, COMMA));
        let at = at + comma;
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.spaced)?;
        let word = token.text(self.text);
        let (whole, tail) = word.split_once('.').unwrap_or((word, ""));
        let gap = &self.text[self.tokens[at - 1].span.end as usize..token.span.start as usize];
        let bound = comma == 0 && !gap.is_ascii() && gap.chars().count() == 1;
        if whole.len() != 3 || !(bound || plainly && self.plain_group(at) || word == "000") {
            return None;
        }
        Some((word.parse().ok()?, tail.len() as i32, at + 1))
    }
}

/// The value of a token of digits with its number of decimals; `None` for codes, version numbers and addresses.
pub(super) fn parse(word: &str) -> Option<(f64, i32)> {
    const LONGEST: usize = 32;
    let bytes = word.as_bytes();
    if let Some(value) = short(bytes) {
        return Some((value, 0));
    }
    if let Some(found) = continental(word) {
        return Some(found);
    }
    if bytes.len() > LONGEST || bytes.len() > 1 && bytes[0] == b'0' && bytes[1] != b'.' && bytes[1] != b',' {
        return None; // telephone numbers, codes
    }
    let (mut plain, mut filled) = ([0u8; LONGEST], 0);
    let (mut commas, mut stop, mut run, mut lakh) = (0u32, None, 0usize, false);
    let mut last_comma = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b',' if stop.is_none() => {
                // "1,234", the lakh grouping "12,34,567"
                let two = commas > 0 && run == 2;
                if run > 3 || commas > 0 && run != 3 && !two {
                    return None;
                }
                lakh |= two;
                (commas, run, last_comma) = (commas + 1, 0, at);
                continue;
            }
            b'.' if stop.is_none() => {
                if commas > 0 && run != 3 {
                    return None;
                }
                (stop, run) = (Some(at), 0);
            }
            b'0'..=b'9' => run += 1,
            _ => return None,
        }
        plain[filled] = byte;
        filled += 1;
    }
    let mut decimals = stop.map_or(0, |at| (bytes.len() - at - 1) as i32);
    if stop.is_none() && commas > 0 && run != 3 {
        // "5,00": a comma for the decimals
        if commas > 1 || run > 2 || lakh {
            return None;
        }
        plain.copy_within(last_comma..filled, last_comma + 1);
        plain[last_comma] = b'.';
        filled += 1;
        decimals = run as i32;
    }
    let value: f64 = std::str::from_utf8(&plain[..filled]).ok()?.parse().ok()?;
    value.is_finite().then_some((value, decimals))
}

/// The value of a few digits with nothing between them, as most numbers are.
pub(super) fn short(word: &[u8]) -> Option<f64> {
    const LONGEST: usize = 9;
    let opens = word.first().is_some_and(|first| *first != b'0' || word.len() == 1);
    let plain = opens && word.len() <= LONGEST && word.iter().all(u8::is_ascii_digit);
    plain.then(|| f64::from(word.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))))
}

/// "1.234,56": stops between the groups and a comma for the decimals.
fn continental(word: &str) -> Option<(f64, i32)> {
    let (whole, tail) = word.split_once(',').filter(|(whole, tail)| whole.contains('.') && tail.len() <= 2)?;
    let mut value = 0.0;
    for (at, group) in whole.split('.').enumerate() {
        let fits = if at == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        value = value * 1000.0 + group.parse::<f64>().ok().filter(|_| fits)?;
    }
    let below: f64 = tail.bytes().all(|b| b.is_ascii_digit()).then(|| tail.parse().ok()).flatten()?;
    let decimals = tail.len() as i32;
    Some((value + below / 10f64.powi(decimals), decimals))
}

/// The place of the last digit that is not zero: 1 for 148, 1000 for 21,000.
pub(super) fn last_digit(value: f64) -> f64 {
    /// Below this, whole numbers of floating point are those of integers.
    const SMALL: f64 = 1e9;
    if value < SMALL && value.fract() == 0.0 {
        let (mut rest, mut place) = (value as u32, 1);
        while rest > 0 && rest % 10 == 0 {
            (rest, place) = (rest / 10, place * 10);
        }
        return f64::from(place);
    }
    let mut place = 1.0;
    while value > 0.0 && value % (place * 10.0) == 0.0 && place < 1e15 {
        place *= 10.0;
    }
    place
}
