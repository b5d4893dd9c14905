//! Refusals: digits and number words that count nothing ("Section 88", "the one", "2-1", "S&P 500").

use super::amount::{Amount, Reader};
use super::number::Number;
use super::number::mark::{CLOSES, COLON, COMMA, DASH, HYPHEN, OPENS, PLUS, SLASH, STOP};
use crate::text::TokenKind;
use crate::text::words::Marks;

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

/// Whether the words from `at` to `end` stand in a turn of phrase: "at one point".
pub(super) fn idiom(reader: &Reader, at: usize, end: usize) -> bool {
    const REACH: usize = 3;
    let idioms = &reader.lexicon.figures.idioms;
    let from = at.saturating_sub(REACH);
    let near = Marks::any(&reader.tokens[from..=at]);
    near.meets(idioms.mark())
        && (from..=at).any(|from| idioms.longest(reader.tokens, from).is_some_and(|(to, ())| to >= end))
}

/// Numbers that count nothing: behind a label, part of a name, a score, "one" as a pronoun.
#[inline(never)]
pub(super) fn names_something_else(reader: &Reader, at: usize, amount: &Amount, range: bool) -> bool {
    let numbers = &reader.numbers;
    let (tokens, lexicon, end) = (reader.tokens, reader.lexicon, amount.end);
    let figures = &lexicon.figures;
    if figures.named.longest_before(tokens, end).is_some_and(|(from, ())| from < at) {
        return true;
    }
    // "best-of-seven", "top-10", "under-21": the end of a compound
    let compound = at >= 2
        && !numbers.spaced(at)
        && numbers.is(at - 1, HYPHEN)
        && numbers.kind(at - 2) == Some(TokenKind::Word)
        && !reader.is_number_word(at - 2)
        && lexicon.hedges.longest_before(tokens, at).is_none();
    if compound && !range {
        return true;
    }
    if !amount.number.digits {
        // "Gate Nine opens": a number word inside a name
        let name = |i: usize| tokens[i].kind == TokenKind::Word && tokens[i].capital && !lexicon.stops(&tokens[i]);
        let named = tokens[at].capital
            && at > 1
            && name(at - 1)
            && tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        return named || team(reader, at, end) || pronoun(reader, at, end);
    }
    let hedged = || lexicon.hedges.longest_before(tokens, at).is_some();
    if apostrophe(reader, at, end) || end == at + 1 && address(reader, at, end) && !hedged() {
        return true;
    }
    // "100m titles", "the 400m final": the length of a race
    let metres = end > at + 1 && !tokens[end - 1].spaced && numbers.word(end - 1) == "m"
        || numbers.text.as_bytes()[tokens[at].span.end as usize - 1] == b'm';
    if metres && tokens.get(end).is_some_and(|t| figures.races.contains(&t.key)) {
        return true;
    }
    // "24/7", "5/17", "4-4-2", "2-1"
    let chained = !numbers.spaced(end)
        && tokens.get(end).is_some_and(|t| [SLASH, HYPHEN, DASH, COLON].contains(&t.key))
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
    // "Oct. 13", "1 May": what the reader of times left over is no count either
    if plain && amount.number.said.lo <= 31.0 && tokens.get(end).is_some_and(|t| lexicon.month(t)) {
        return true;
    }
    // "1 )", "(2)": the number of an item
    if numbers.is(end, CLOSES) && plain && amount.number.said.lo < 100.0 && !range {
        const REACH: usize = 6;
        let opened = (at.saturating_sub(REACH)..at).any(|i| numbers.is(i, OPENS));
        if !opened || numbers.is(at - 1, OPENS) {
            return true;
        }
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let stop = usize::from(numbers.is(before, STOP) && before > 0);
    let label = &tokens[before - stop];
    if plain && amount.number.said.lo <= 31.0 && lexicon.month(label) {
        return true;
    }
    if numbers.has(&figures.labels, before - stop) && amount.number.scale == 1.0 {
        return stop == 0 || label.span.len() <= 3;
    }
    // "Galaxy 9", "Nasdaq 100", but "in Gaza 12 people"
    let inner = || {
        let spelled = label.text(numbers.text).as_bytes();
        spelled.iter().skip(1).any(u8::is_ascii_uppercase) && spelled.iter().any(u8::is_ascii_lowercase)
    };
    let name = label.kind == TokenKind::Word
        && stop == 0
        && before > 0
        && amount.number.scale == 1.0
        && numbers.spaced(at)
        && label.span.len() > 1
        && (label.capital || inner())
        && !lexicon.month(label)
        && !lexicon.stops(label)
        && !reader.is_number_word(before)
        && !hedged();
    if !name {
        return false;
    }
    let placed = before > 0 && tokens[before - 1].is_of(&lexicon.place_prepositions, lexicon.marks.place_prepositions);
    let people = lexicon.people.longest(tokens, end).is_some() || numbers.has(&figures.counters, end);
    // "Boeing 737-800", but "in March 10 to 15 ships"
    let counts =
        people || placed && noun(reader, end) || range && (numbers.spaced(at + 1) || !numbers.is(at + 1, HYPHEN));
    !counts
}

/// "the Three Rivers", "at the Seven Seas Lagoon": a number word in capitals, inside a sentence and before a noun in capitals, is
/// part of a name; before several of them where an article stands before it.
fn team(reader: &Reader, at: usize, end: usize) -> bool {
    let (tokens, lexicon) = (reader.tokens, reader.lexicon);
    let small = |t: &crate::text::Token| t.kind == TokenKind::Word && !t.capital;
    let noun = |t: &crate::text::Token| t.kind == TokenKind::Word && t.capital && t.spaced;
    end == at + 1
        && tokens[at].capital
        && at.checked_sub(1).is_some_and(|before| small(&tokens[before]))
        && tokens.get(end).is_some_and(noun)
        && (tokens.get(end + 1).is_none_or(|t| !noun(t))
            || at.checked_sub(1).is_some_and(|before| lexicon.grammar.articles.contains(&tokens[before].key)))
        && lexicon.people.longest(tokens, end).is_none()
}

/// "777s", "'82", "GMT +8".
fn apostrophe(reader: &Reader, at: usize, end: usize) -> bool {
    let numbers = &reader.numbers;
    let glued = |i: usize| i > 0 && !numbers.spaced(i);
    let year = glued(at) && matches!(numbers.word(at - 1), "'" | "’" | "‘") && reader.tokens[at].span.len() == 2;
    let zone = glued(at) && numbers.is(at - 1, PLUS) && at > 1 && reader.tokens[at - 2].capital;
    year && numbers.kind(end) != Some(TokenKind::Quote) || zone
}

/// "22 Elm Street", "787 Dreamliner": a number before capitalised words, none of them a plural.
fn address(reader: &Reader, number: usize, end: usize) -> bool {
    const REACH: usize = 5;
    let (tokens, lexicon) = (reader.tokens, reader.lexicon);
    const LONGEST: usize = 4;
    if tokens[number].span.len() > LONGEST {
        return false;
    }
    let name = |t: &crate::text::Token| t.spaced && t.capital && t.kind == TokenKind::Word;
    let capital = |i: usize| tokens.get(i).is_some_and(|t| name(t) && !lexicon.stops(t));
    let mut at = end;
    while capital(at) && at < end + REACH {
        if lexicon.figures.streets.contains(&tokens[at].key) {
            return true;
        }
        if lexicon.nouns.plural(reader.numbers.word(at)) || lexicon.people.longest(tokens, at).is_some() {
            return false;
        }
        at += 1;
    }
    let one = at == end + 1 && reader.numbers.word(end).len() > LONGEST - 1;
    let closes = tokens.get(at).is_none_or(|t| t.kind != TokenKind::Word || lexicon.stops(t));
    let and = reader.numbers.and(at);
    one && closes && !and && tokens[number].span.len() >= LONGEST - 1
}

/// Whether a plural or a noun for people stands at `at`.
fn noun(reader: &Reader, at: usize) -> bool {
    let Some(token) = reader.tokens.get(at).filter(|t| t.spaced && t.kind == TokenKind::Word) else { return false };
    let plural = !token.capital && reader.numbers.word(at).ends_with('s') && !reader.lexicon.stops(token);
    plural || reader.lexicon.people.longest(reader.tokens, at).is_some()
}

/// "the one", "one is", "Formula One": "one" that is no number.
fn pronoun(reader: &Reader, at: usize, end: usize) -> bool {
    let (tokens, figures) = (reader.tokens, &reader.lexicon.figures);
    if end != at + 1 || !figures.pronouns.contains(&tokens[at].key) {
        return false;
    }
    let before = at.checked_sub(1).map(|i| tokens[i]);
    // "that one of the ships", but "the one of"
    let nouns = &reader.lexicon.nouns;
    let of = tokens.get(end).is_some_and(|t| nouns.of.contains(&t.key));
    let article = before.is_some_and(|t| nouns.determiners.contains(&t.key) && !figures.demonstrative.contains(&t.key));
    if of && !article && !(before.is_some() && tokens[at].capital) {
        return false;
    }
    // "announced that one person was killed"
    let told = before.is_some_and(|t| figures.demonstrative.contains(&t.key));
    if told && !tokens[at].capital && reader.lexicon.people.longest(tokens, end).is_some() {
        return false;
    }
    if before.is_some_and(|t| figures.before_pronouns.contains(&t.key)) || before.is_some() && tokens[at].capital {
        return true;
    }
    let Some(next) = tokens.get(end) else { return before.is_some() };
    let counts = next.kind == TokenKind::Word && (figures.after_one.contains(&next.key) || !reader.lexicon.stops(next))
        || reader.numbers.is(end, HYPHEN);
    !counts
}

/// "Tobias Renholm, 52, came ashore": a number between commas behind a name is an age.
pub(super) fn bare_age(reader: &Reader, at: usize, end: usize, number: &Number) -> bool {
    const AGES: std::ops::RangeInclusive<f64> = 1.0..=115.0;
    let numbers = &reader.numbers;
    let name = |i: usize| {
        let token = reader.tokens[i];
        token.kind == TokenKind::Word && token.capital && !reader.lexicon.month(&token)
    };
    number.digits
        && !number.decimal
        && AGES.contains(&number.said.lo)
        && end == at + 1
        && at >= 2
        && numbers.is(at - 1, COMMA)
        && name(at - 2)
        && (at == 2 && number.said.lo >= 10.0 || at > 2 && name(at - 3))
        && matches!(numbers.word(end), "," | ".")
        && !(numbers.is(end, COMMA) && numbers.kind(end + 1) == Some(TokenKind::Number))
}
