//! One person told without a number, "a man", "the 42-year-old driver", and the bare number that is such a person's age.

use super::view::View;
use crate::claim::name::{Name, NameKind};
use crate::lexicon::Lexicon;
use crate::text::words::shouted;
use crate::text::{Token, TokenKind};
use crate::value::{Counted, Mention, Unit};

/// One person that words tell of.
pub(super) struct One {
    /// The token behind the noun.
    pub(super) end: usize,
    /// The population, where the noun is one for the sex or the age of people: of a driver and of a man it may be told as
    /// well that they are one.
    pub(super) people: Option<u16>,
}

/// The one person whose noun phrase begins at a token with an article or a possessive.
pub(super) fn one(view: &View, at: usize) -> Option<One> {
    const REACH: usize = 7;
    let (lexicon, tokens) = (view.lexicon, view.tokens);
    if !lexicon.grammar.single.contains(&tokens.get(at)?.key) {
        return None;
    }
    for next in at + 1..tokens.len().min(at + REACH) {
        let token = tokens[next];
        let word = token.kind == TokenKind::Word;
        if !word && token.kind != TokenKind::Number && view.word(next) != "-" {
            return None;
        }
        if word && (lexicon.stops(&token) || view.classes_at(next) & lexicon.barriers != 0) {
            return None;
        }
        if word && lexicon.persons.contains(&token.key) && closes(view, next + 1) {
            let told = |people: &u16| lexicon.told_apart.contains(people);
            let people = lexicon.people.longest(tokens, next).map(|(_, people)| *people).filter(told);
            return Some(One { end: next + 1, people });
        }
    }
    None
}

/// The people of whom words say that it happened to none: "no captured fighters were freed".
pub(super) fn none_of(view: &View, from: usize, to: usize) -> Option<u16> {
    if !view.word(from).eq_ignore_ascii_case("no") {
        return None;
    }
    (from + 1..to).rev().find_map(|at| view.lexicon.people.longest(view.tokens, at)).map(|(_, people)| *people)
}

/// Whether no noun goes on at a token: "the driver training", "the man's wife", "a man-made lake".
fn closes(view: &View, at: usize) -> bool {
    let Some(token) = view.tokens.get(at) else { return true };
    match token.kind {
        TokenKind::Word => {
            let verb = view.classes_at(at) & view.lexicon.verbal != 0 || view.word(at).ends_with("ed");
            verb || view.lexicon.stops(token)
        }
        TokenKind::Mark => view.word(at) != "-",
        TokenKind::Quote => true,
        _ => false,
    }
}

/// Whether a bare number is an age: behind a name or the noun of one person and a comma or a bracket ("Tobias Renholm, 52,
/// came ashore", "the driver (42) was held"), or behind "who is" and a verb of growing older ("she turned 17").
pub(super) fn bare_age(view: &View, mention: &Mention, counted: &Counted) -> bool {
    const OLDEST: f64 = 115.0;
    let (from, to) = mention.tokens;
    let said = counted.quantity.said;
    let years = counted.quantity.unit == Unit::Count && said.is_point() && said.lo > 0.0 && said.hi <= OLDEST;
    if !years || said.lo.fract() != 0.0 || to != from + 1 || from == 0 {
        return false;
    }
    if view.lexicon.grammar.turned.contains(&view.tokens[from - 1].key) {
        // "turned 21 men away" counts men
        return view.tokens.get(to).is_none_or(|t| t.kind != TokenKind::Word || view.lexicon.stops(t));
    }
    let who = |at: usize| matches!(view.word(at), "is" | "was") && at > 0 && view.word(at - 1) == "who";
    if who(from - 1) {
        return view.tokens.get(to).is_none_or(|t| t.kind == TokenKind::Mark);
    }
    let marks = matches!((view.word(from - 1), view.word(to)), (",", "," | "." | ";") | ("(", ")"));
    marks && from >= 2 && (name_before(view, from - 1) || person(view.lexicon, &view.tokens[from - 2]))
}

/// Whether a name is a person's: that of no place or people, with no word of a body or a thing in it, and no acronym
/// ("CNN") where not everything is in capitals.
pub(super) fn named(view: &View, name: &Name) -> bool {
    let tokens = &view.tokens[name.tokens.0..name.tokens.1];
    let lexicon = view.lexicon;
    let body = |t: &Token| lexicon.bodies.contains(&t.key) || lexicon.place_nouns.contains(&t.key);
    let acronym = || {
        let word = tokens[0].text(view.text);
        tokens.len() == 1 && word.len() > 1 && !word.contains(char::is_lowercase) && !shouted(view.text, view.tokens)
    };
    name.kind == NameKind::Other && !name.located && !tokens.iter().any(body) && !acronym()
}

/// Whether a name ends at a token.
fn name_before(view: &View, at: usize) -> bool {
    view.passage.names.iter().any(|name| name.tokens.1 == at)
}

fn person(lexicon: &Lexicon, token: &Token) -> bool {
    lexicon.persons.contains(&token.key)
}
