//! Whom a last name means: "Brandt, 54," is the Ida Brandt whom the article names in full.

use crate::claim::name::NameKind;
use crate::claim::{Answer, Claim, Compare, Reading, Slot};
use crate::text::Role;
use crate::value::Unit;
use rustc_hash::FxHashMap;

/// Gives slots that hold a last name alone the id of the one name in full that the article has for it and gives first, as
/// news does. Where it has two, nobody knows who is meant.
pub(super) fn name_in_full(claims: &mut [Claim], reading: &Reading) {
    // An animal or a ship has one name, which others may end with.
    let person = |claim: &&mut Claim| {
        let age = matches!(&claim.answer, Answer::Quantity(q) if q.unit == Unit::Age);
        age || claim.kind.compare == Compare::Posts
    };
    let short = |slot: &&mut Slot| &*slot.name == "who" && !slot.words.contains(char::is_whitespace);
    let mut slots = claims.iter_mut().filter(person).flat_map(|claim| &mut claim.slots).filter(short).peekable();
    if slots.peek().is_none() {
        return; // as mostly
    }
    // Of each name of one word its last name, where it was introduced in full.
    let mut alone: FxHashMap<u64, Option<u64>> = FxHashMap::default();
    let mut full: FxHashMap<u64, Option<u64>> = FxHashMap::default();
    let text = reading.passages.iter().filter(|passage| passage.sentence.role != Role::Headline); // headlines are short
    for name in text.flat_map(|passage| &passage.names).filter(|n| n.kind == NameKind::Other) {
        if name.tokens.1 - name.tokens.0 == 1 {
            alone.entry(name.id).or_insert_with(|| full.contains_key(&name.last).then_some(name.last));
        } else {
            let one = full.entry(name.last).or_insert(Some(name.id));
            *one = one.filter(|id| *id == name.id);
        }
    }
    for slot in slots {
        if let Some(id) = alone.get(&slot.id).and_then(|last| *full.get(&(*last)?)?) {
            slot.id = id;
        }
    }
}
