//! What event a claim is of whose own sentence names no day.

use super::event::Filled;
use super::scene::Scenes;
use super::when::When;
use crate::text::words::ascii_key;
use crate::text::{Role, Token, TokenKind};
use crate::value::Days;

const NOW: u64 = ascii_key("now");
const WILL: u64 = ascii_key("will");

impl Scenes<'_> {
    /// When a claim was whose own sentence names no day: as the sentence before tells, where the claim clearly goes on with it,
    /// else when the main event was.
    pub(super) fn carried(&self, passage: usize) -> When {
        let (reading, lexicon) = (self.reading, self.lexicon);
        let main = When::main(self.frame);
        let Some(before) = passage.checked_sub(1) else { return main };
        let here = &reading.passages[passage].sentence;
        if here.role == Role::Body
            && let Some(when) = self.aside(passage)
        {
            return when;
        }
        let tokens = reading.tokens(passage);
        if here.role != Role::Body || tokens.first().is_some_and(|t| t.kind == TokenKind::Quote) {
            return main; // a quotation does not go on with the figures before it
        }
        let same_paragraph = reading.passages[before].sentence.paragraph == here.paragraph;
        let may = reading.may(passage, lexicon.grammar.refers_back.mark());
        // "That toll …" opens a paragraph that looks back to the one before; a "that" far from its beginning does not.
        let refers = |at: usize| lexicon.grammar.refers_back.longest(tokens, at).is_some();
        let goes_on = same_paragraph || may && (0..tokens.len().min(4)).any(refers);
        if !goes_on {
            return main;
        }
        // "He founded it in 2003. Under the deal he will pay a fine.": what is to come is of no year gone by
        let will = |t: &Token| matches!(t.key, WILL | NOW) && matches!(t.text(&reading.article.text), "will" | "now");
        match self.own_whole(before) {
            Some(when) if !(when.main || years(when.days) && tokens.iter().any(will)) => {
                When { filled: inherited(when.filled), ..when }
            }
            _ => main,
        }
    }

    /// When a claim was that is a whole sentence.
    fn own_whole(&self, passage: usize) -> Option<When> {
        let span = self.reading.passages[passage].sentence.span;
        *self.times(passage)?.whole.get_or_init(|| self.own(passage, span))
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
