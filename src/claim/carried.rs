//! What event a claim is of whose own sentence names no day.

use super::beside::aside;
use super::event::{Event, Filled, Frame, own};
use super::reading::Reading;
use crate::lexicon::Lexicon;
use crate::text::{Role, TokenKind};
use crate::value::Days;

/// The event of a claim whose own sentence names no day: that of the sentence before, where the claim clearly goes on
/// with it, else the main one.
pub(super) fn carried(reading: &Reading, passage: usize, frame: &Frame, lexicon: &Lexicon) -> Event {
    let main = frame.event();
    let Some(before) = passage.checked_sub(1) else { return main };
    if let Some(event) = aside(reading, passage, frame, lexicon) {
        return event;
    }
    let here = &reading.passages[passage].sentence;
    if reading.tokens(passage).first().is_some_and(|t| t.kind == TokenKind::Quote) {
        return main; // a quotation does not go on with the figures before it
    }
    let same_paragraph = reading.passages[before].sentence.paragraph == here.paragraph;
    let tokens = reading.tokens(passage);
    let may = reading.may(passage, lexicon.grammar.refers_back.mark());
    // "That toll …" opens a paragraph that looks back to the one before; a "that" far from its beginning does not.
    let definite = may && (0..tokens.len().min(4)).any(|at| lexicon.grammar.refers_back.longest(tokens, at).is_some());
    if here.role != Role::Body || !(same_paragraph || definite) {
        return main;
    }
    // "He founded it in 2003. Under the deal he will pay a fine.": what is to come is of no year gone by
    let will = |at: usize| matches!(tokens[at].text(&reading.article.text), "will" | "now");
    let to_come = (0..tokens.len()).any(will);
    let earlier = reading.passages[before].sentence.span;
    match own(reading, before, earlier, frame, lexicon) {
        Some(event) if !(event.main || to_come && years(event.when)) => {
            Event { filled: inherited(event.filled), ..event }
        }
        _ => main,
    }
}

/// Whether days are a month or more.
fn years(when: Option<Days>) -> bool {
    const MONTH: i32 = 27;
    when.is_some_and(|days| days.from.saturating_add(jiff::ToSpan::days(MONTH)) <= days.to)
}

pub(super) fn inherited(filled: Filled) -> Filled {
    match filled {
        Filled::Read(span) => Filled::Inherited(span),
        other => other,
    }
}
