//! Who acts: the noun phrases that fill a slot for an actor.

use super::view::View;
use crate::claim::name::{Name, NameKind};
use crate::text::words::ascii_key;
use crate::text::{Role, TokenKind};

const THE: u64 = ascii_key("the");
const A: u64 = ascii_key("a");
const AN: u64 = ascii_key("an");
const ITS: u64 = ascii_key("its");
const THEIR: u64 = ascii_key("their");

/// The end of the actor that begins at a token: "Pakistan's Foreign Ministry", "General Raheel Sharif", "both sides", "the Taliban regime", "he".
pub(super) fn actor_end(view: &View, at: usize) -> Option<usize> {
    const MOST: usize = 14;
    let part = |at: usize| part(view, at);
    let article = || {
        let article = matches!(view.tokens[at].key, THE | A | AN | ITS | THEIR);
        article && matches!(view.word(at), "the" | "a" | "an" | "its" | "their")
    };
    if part(at).is_none() && !article() {
        return None; // most tokens; nothing else opens an actor
    }
    // "won in Norland with 60 % of the vote": where it was is nobody who acts
    let within = at.checked_sub(1).is_some_and(|before| view.word(before) == "in");
    let place = |n: &&Name| n.tokens.0 == at && n.located && n.kind != NameKind::Other;
    if within && view.passage.names.iter().any(|n| place(&n) && view.word(n.tokens.1) == "with") {
        return None;
    }
    let mut end = at;
    let mut solid = false;
    let headline = view.passage.sentence.role == Role::Headline;
    while end < view.tokens.len() && end < at + MOST {
        let token = view.tokens[end];
        if let Some(after) = part(end) {
            end = after;
            solid = true;
            continue;
        }
        let word = view.word(end);
        if word == "and" && solid {
            let next = end + 1 + usize::from(view.word(end + 1) == "the");
            if part(next).is_none() {
                break;
            }
            end = next;
        } else if word == "," && headline && solid && part(end + 1).is_some() {
            end += 1; // "Norway, Sweden Pledge": headline English for "and"
        } else if solid && (token.kind == TokenKind::Possessive || word == "-") {
            // "Sudan's armed forces": an adjective or two may stand before what is owned.
            const OWNED: usize = 3;
            match (end + 1..=end + OWNED).find(|&next| part(next).is_some()) {
                Some(next) => end = next,
                None => break,
            }
        } else if (solid || end > at && view.lexicon.persons.contains(&view.tokens[end - 1].key))
            && word == "of"
            && let Some(whole) = whole(view, end + 1)
        {
            (end, solid) = (whole, true); // "a father of one of the captives"
        } else if solid && word == "of" && view.tokens.get(end + 1).is_some_and(|t| t.capital) {
            // "Bank of Norland deputy"
            let name = part(end + 1).unwrap_or(end + 2);
            end = if view.word(name) == "deputy" { name + 1 } else { name };
        } else if solid && plain_word(view, end) && part(end + 1).is_some_and(|_| view.tokens[end + 1].capital) {
            end += 1; // "Norland envoy Revaz Tamm"
        } else if solid
            && loud(view, end - 1)
            && loud(view, end)
            && !view.lexicon.stops(&token)
            && view.classes_at(end) & !view.lexicon.nouns_only == 0
        {
            end += 1; // "PRESIDENT ALFREDO TAMM"
        } else if end == at {
            end += 1; // the article
        } else if !solid && end > at && view.word(end + 1) == "of" && view.lexicon.persons.contains(&token.key) {
            end += 1; // "a father", where it is told whose
        } else if token.kind == TokenKind::Word
            && !solid
            && end > at
            && !view.lexicon.stops(&token)
            && view.classes_at(end) & !view.lexicon.nouns_only == 0
        {
            end += 1; // an adjective: "senior Afghan officials"
        } else {
            break;
        }
    }
    solid.then_some(end)
}

/// A word in small letters of no class, which is no small word of grammar.
fn plain_word(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    let plain = token.kind == TokenKind::Word && !token.capital && !view.lexicon.stops(token);
    plain
        && view.classes_at(at) & !view.lexicon.nouns_only == 0
        && view.lexicon.speech.longest(view.tokens, at).is_none()
}

/// A word of two capitals or more.
fn loud(view: &View, at: usize) -> bool {
    let word = view.word(at);
    view.tokens[at].kind == TokenKind::Word && word.len() > 1 && !word.contains(char::is_lowercase)
}

/// Where those end to whom an actor belongs, named behind "of" without a name: "[relatives of] the victims", "[a father of]
/// one of the captives".
fn whole(view: &View, from: usize) -> Option<usize> {
    const SMALL: usize = 4;
    let small = |at: &usize| matches!(view.word(*at), "one" | "some" | "of" | "the" | "a" | "an" | "its" | "their");
    let at = from + (from..from + SMALL).take_while(small).count();
    (at > from).then(|| part(view, at)).flatten()
}

/// The end of the name, the noun of a post or body, the word for people, or the words such as "both sides" that begin at a
/// token.
fn part(view: &View, at: usize) -> Option<usize> {
    let (lexicon, tokens) = (view.lexicon, view.tokens);
    let names = &view.passage.names;
    let next = names.partition_point(|name| name.tokens.0 < at);
    if let Some(name) = names.get(next).filter(|name| name.tokens.0 == at && !where_it_was(view, name)) {
        return Some(name.tokens.1);
    }
    let party = lexicon.parties.longest(tokens, at).map(|(end, ())| end);
    party
        .or_else(|| lexicon.speakers.longest(tokens, at).map(|(end, _)| end))
        .or_else(|| lexicon.people.longest(tokens, at).map(|(end, _)| end))
}

/// Whether a name only tells where: "held in Tellin" is done by somebody else.
fn where_it_was(view: &View, name: &Name) -> bool {
    let before = name.tokens.0.checked_sub(1).map(|at| view.tokens[at]);
    let leads =
        before.is_some_and(|t| t.is_of(&view.lexicon.place_prepositions, view.lexicon.marks.place_prepositions));
    leads && name.located && name.kind != NameKind::Other
}
