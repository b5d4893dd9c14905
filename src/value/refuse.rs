//! Refusals: digits and number words that count nothing ("Section 427", "the one", "2-1", "S&P 500").

use super::amount::{Amount, Reader};
use super::number::Number;
use crate::text::TokenKind;

/// Whether the number at `at` is the second half of something that was refused: "2-1", "555-0199".
pub(super) fn behind_dash(reader: &Reader, at: usize) -> bool {
    let numbers = &reader.numbers;
    at >= 2
        && numbers.kind(at) == Some(TokenKind::Number)
        && !numbers.spaced(at)
        && !numbers.spaced(at - 1)
        && matches!(numbers.word(at - 1), "-" | "–" | "/" | ":")
        && numbers.kind(at - 2) == Some(TokenKind::Number)
}

/// Numbers that count nothing: behind a label, part of a name, a score, "one" as a pronoun.
pub(super) fn names_something_else(reader: &Reader, at: usize, amount: &Amount, range: bool) -> bool {
    let numbers = &reader.numbers;
    let (tokens, lexicon, end) = (reader.tokens, reader.lexicon, amount.end);
    let figures = &lexicon.figures;
    if figures.named.longest_before(tokens, end).is_some_and(|(from, ())| from < at) {
        return true;
    }
    if !amount.number.digits {
        return pronoun(reader, at, end);
    }
    // "24/7", "5/17", "4-4-2", "2-1"
    let chained = matches!(numbers.word(end), "/" | "-" | "–" | ":")
        && !numbers.spaced(end)
        && !numbers.spaced(end + 1)
        && numbers.kind(end + 1) == Some(TokenKind::Number);
    if chained {
        return true;
    }
    let plain = amount.number.scale == 1.0 && !amount.number.decimal;
    if range && plain && numbers.word(at + 1) != "to" {
        let score =
            amount.number.said.lo < 10.0 && tokens.get(end).is_some_and(|t| figures.score_nouns.contains(&t.key));
        let phone = end == at + 3 && tokens[at].span.len() == 3 && tokens[at + 2].span.len() == 4 && !noun(reader, end);
        if score || phone {
            return true;
        }
    }
    // "1 )", "(2)": the number of an item
    if numbers.word(end) == ")" && plain && amount.number.said.lo < 100.0 && !range {
        const REACH: usize = 6;
        let opened = (at.saturating_sub(REACH)..at).any(|i| numbers.word(i) == "(");
        if !opened || numbers.word(at - 1) == "(" {
            return true;
        }
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let stop = usize::from(numbers.word(before) == "." && before > 0);
    let label = tokens[before - stop];
    if figures.labels.contains(&label.key) && amount.number.scale == 1.0 {
        return stop == 0 || label.span.len() <= 3;
    }
    // "Galaxy 9", "Nasdaq 100", but "in Gaza 12 people"
    let name = label.kind == TokenKind::Word
        && label.capital
        && stop == 0
        && before > 0
        && amount.number.scale == 1.0
        && numbers.spaced(at)
        && label.span.len() > 1
        && !lexicon.months.contains_key(&label.key)
        && !lexicon.stop.contains(&label.key)
        && !reader.is_number_word(before)
        && lexicon.hedges.longest_before(tokens, at).is_none();
    name && !range && !noun(reader, end)
}

/// Whether a plural or a noun for people stands at `at`.
fn noun(reader: &Reader, at: usize) -> bool {
    let Some(token) = reader.tokens.get(at).filter(|t| t.spaced && t.kind == TokenKind::Word) else { return false };
    let plural = !token.capital && reader.numbers.word(at).ends_with('s') && !reader.lexicon.stop.contains(&token.key);
    plural || reader.lexicon.people.longest(reader.tokens, at).is_some()
}

/// "the one", "one is", "Formula One": "one" that is no number.
fn pronoun(reader: &Reader, at: usize, end: usize) -> bool {
    let (tokens, figures) = (reader.tokens, &reader.lexicon.figures);
    if end != at + 1 || !figures.pronouns.contains(&tokens[at].key) {
        return false;
    }
    let before = at.checked_sub(1).map(|i| tokens[i]);
    if before.is_some_and(|t| figures.before_pronouns.contains(&t.key)) || before.is_some() && tokens[at].capital {
        return true;
    }
    let Some(next) = tokens.get(end) else { return before.is_some() };
    let counts = next.kind == TokenKind::Word
        && (figures.after_one.contains(&next.key) || !reader.lexicon.stop.contains(&next.key))
        || reader.numbers.word(end) == "-";
    !counts
}

/// "Tobias Renholm, 52, came ashore": a number between commas behind a name is an age.
pub(super) fn bare_age(reader: &Reader, at: usize, end: usize, number: &Number) -> bool {
    const AGES: std::ops::RangeInclusive<f64> = 1.0..=115.0;
    let numbers = &reader.numbers;
    let name = |i: usize| {
        let token = reader.tokens[i];
        token.kind == TokenKind::Word && token.capital && !reader.lexicon.months.contains_key(&token.key)
    };
    number.digits
        && !number.decimal
        && AGES.contains(&number.said.lo)
        && end == at + 1
        && at >= 3
        && numbers.word(at - 1) == ","
        && name(at - 2)
        && name(at - 3)
        && matches!(numbers.word(end), "," | ".")
        && !(numbers.word(end) == "," && numbers.kind(end + 1) == Some(TokenKind::Number))
}
