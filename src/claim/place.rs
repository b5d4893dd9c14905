//! Where: what a name or a noun of a sentence says of the place of a claim, and whether there is fighting.

use super::name::{Name, NameKind};
use super::reading::Reading;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Whether a name is of a country, a people or a capital.
pub(super) fn wide(name: &Name, lexicon: &Lexicon) -> bool {
    match name.kind {
        NameKind::People(_) => true,
        NameKind::Place(place) => {
            let place = &lexicon.places[place as usize];
            place.capital || place.country.is_none()
        }
        _ => false,
    }
}

/// Whether a name is that of a town behind "in" or "near", by the gazetteer or since it is told what it lies in: "in Tellin, Vesta";
/// with the id of that.
pub(super) fn in_town(reading: &Reading, passage: usize, name: &Name, lexicon: &Lexicon) -> Option<Option<u64>> {
    let none = match name.kind {
        NameKind::Place(place) => !lexicon.places[place as usize].town,
        kind => matches!(kind, NameKind::People(_)),
    };
    let tokens = reading.tokens(passage);
    let before = name.tokens.0.checked_sub(1).filter(|_| !none).map(|at| tokens[at].key)?;
    if !lexicon.town_prepositions.contains(&before) {
        return None;
    }
    let comma = tokens.get(name.tokens.1).is_some_and(|t| t.text(&reading.article.text) == ",");
    let next = |other: &&Name| comma && other.tokens.0 == name.tokens.1 + 1;
    let around = reading.passages[passage].names.iter().find(next);
    let around = around.filter(|other| matches!(other.kind, NameKind::Place(_))).map(|other| other.id);
    let town = matches!(name.kind, NameKind::Place(_)) || around.is_some();
    town.then_some(around)
}

/// Whether a name tells where somebody is treated: "was flown to a hospital in Tellin", "taken to the Tellin hospital". It does
/// not tell where anything happened.
pub(super) fn of_treatment(reading: &Reading, passage: usize, name: &Name, lexicon: &Lexicon) -> bool {
    /// Tokens from the verb to the hospital, and from there to the town.
    const REACH: usize = 10;
    const TOWN: usize = 3;
    if !reading.may(passage, lexicon.marks.care) {
        return false; // as in most sentences
    }
    let (tokens, grammar) = (reading.tokens(passage), &lexicon.grammar);
    let (from, to) = name.tokens;
    let care = |at: &usize| tokens[*at].is_of(&grammar.care, lexicon.marks.care);
    let behind = (from..tokens.len().min(to + 1)).find(care);
    let before = (from.saturating_sub(TOWN)..from).rev().find(care);
    behind.or(before).is_some_and(|care| {
        let first = care.min(from);
        tokens[first.saturating_sub(REACH)..first].iter().any(|t| grammar.taken_there.contains(&t.key))
    })
}

/// The noun of "in the province" or "in 13 countries" right behind a claim.
pub(super) fn area_noun(reading: &Reading, passage: usize, span: Span, lexicon: &Lexicon) -> Option<u64> {
    if !reading.may(passage, lexicon.marks.place_nouns) {
        return None;
    }
    let tokens = reading.tokens(passage);
    let at = tokens.partition_point(|t| t.span.start < span.end);
    let joint = tokens.get(at).filter(|t| lexicon.place_prepositions.contains(&t.key));
    joint.and_then(|_| tokens.get(at + 2)).map(|t| t.key).filter(|key| lexicon.place_nouns.contains(key))
}

/// Whether a sentence tells of fighting.
pub(super) fn fights(reading: &Reading, passage: usize, lexicon: &Lexicon) -> bool {
    let tokens = reading.tokens(passage);
    reading.may(passage, lexicon.fighting.mark())
        && (0..tokens.len()).any(|at| lexicon.fighting.longest(tokens, at).is_some())
}
