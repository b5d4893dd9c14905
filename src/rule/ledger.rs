//! The ledger: dates that the calendar can check, and what no rule took.

use crate::claim::{Claim, Dated, Loose, Reading, Stands};
use crate::text::words::Marks;
use crate::text::{Span, TokenKind};
use crate::value::Value;

/// Words that a quotation needs to be a claim; shorter ones are terms and scare quotes.
pub(super) const QUOTED_WORDS: usize = 4;

/// Dates that can be checked against the calendar: those with a weekday and a day, or with a day that no month has.
pub(super) fn dates(reading: &Reading) -> Vec<Dated> {
    let mut found = Vec::new();
    for at in 0..reading.passages.len() {
        for mention in reading.mentions(at) {
            let Value::Time(time) = &mention.value else { continue };
            let checked =
                time.clash.is_some() || (time.weekday.is_some() && time.partial.is_some() && time.days.is_some());
            if checked {
                found.push(Dated { cited: reading.cite(mention.span, at), time: time.clone() });
            }
        }
    }
    found
}

/// Every digit, date and quotation that no claim covers.
pub(super) fn loose(reading: &Reading, claims: &[Claim]) -> Vec<Loose> {
    let text = &reading.article.text;
    let mut found: Vec<Loose> = Vec::new();
    let mut from = 0;
    let mut quotations = reading.quotations.iter().peekable();
    for (at, passage) in reading.passages.iter().enumerate() {
        let digits = reading.may(at, Marks::DIGITS);
        if passage.mentions.is_empty() && !digits {
            continue;
        }
        // Claims come in order of place; those of one sentence begin inside it, a quotation may reach into it.
        let here = passage.sentence.span;
        from -= claims[..from].iter().rev().take_while(|claim| claim.span.start >= here.start).count();
        from += claims[from..].iter().take_while(|claim| claim.span.start < here.start).count();
        let own = || claims[from..].iter().take_while(|claim| claim.span.start < here.end);
        while quotations.next_if(|quotation| quotation.span.end <= here.start).is_some() {}
        let quotes = quotations.peek().is_some_and(|quotation| quotation.span.start < here.end);
        let quoted = |span: Span| quotes && reading.quoted(span).is_some_and(|q| q.words >= QUOTED_WORDS);
        let covered = |span: Span| own().any(|claim| claim.span.contains(span)) || quoted(span);
        for mention in reading.mentions(at) {
            let what = match &mention.value {
                Value::Quantity(_) => "number",
                Value::Time(time) if !time.tells() && !mention.span.of(text).contains(|c: char| c.is_ascii_digit()) => {
                    continue;
                }
                Value::Time(_) => "date",
            };
            if !covered(mention.span) {
                found.push(Loose { what, words: Stands { span: mention.span, sentence: here } });
            }
        }
        let mentioned = |span: Span| reading.mentions(at).iter().any(|m| m.span.contains(span));
        let figures = if digits { reading.tokens(at) } else { &[] };
        for token in figures {
            if token.kind == TokenKind::Number && !mentioned(token.span) && !covered(token.span) {
                found.push(Loose { what: "number", words: Stands { span: token.span, sentence: here } });
            }
        }
    }
    let short = reading.quotations.iter().filter(|quotation| quotation.words < QUOTED_WORDS);
    found.extend(short.map(|quotation| {
        let sentence = reading.passages[quotation.passage].sentence.span;
        Loose { what: "quotation", words: Stands { span: quotation.span, sentence } }
    }));
    found.sort_by_key(|loose| loose.words.span);
    found.dedup_by_key(|loose| loose.words.span);
    found
}
