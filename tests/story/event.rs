//! What happened, where and when.

use super::chance::Chance;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A sort of event, as it is told.
#[derive(Debug, PartialEq)]
pub struct Sort {
    /// The accident in a clause.
    pub clause: &'static str,
    /// The noun for it.
    pub thing: &'static str,
    /// Those who were there.
    pub people: [&'static str; 2],
    /// What carried them.
    pub vessel: Option<&'static str>,
}

pub const SORTS: [Sort; 8] = [
    Sort { clause: "a ferry sank", thing: "sinking", people: ["people", "passengers"], vessel: Some("ferry") },
    Sort { clause: "a bomb exploded", thing: "blast", people: ["people", "civilians"], vessel: None },
    Sort { clause: "an earthquake struck", thing: "earthquake", people: ["people", "people"], vessel: None },
    Sort { clause: "a train derailed", thing: "derailment", people: ["people", "passengers"], vessel: Some("train") },
    Sort { clause: "a dam burst", thing: "flood", people: ["people", "people"], vessel: None },
    Sort { clause: "a mine collapsed", thing: "collapse", people: ["people", "workers"], vessel: None },
    Sort { clause: "a coach overturned", thing: "crash", people: ["people", "passengers"], vessel: Some("coach") },
    Sort { clause: "a factory burned down", thing: "fire", people: ["people", "workers"], vessel: None },
];

#[derive(Clone, Debug)]
pub struct Event {
    pub sort: &'static Sort,
    pub place: String,
    pub country: &'static str,
    pub day: Date,
}

const HEADS: [&str; 18] = [
    "Nor", "Old", "Lin", "Ave", "Kar", "Tel", "Bren", "Sol", "Mar", "Dun", "Hol", "Ost", "Fal", "Gar", "Win", "Ras",
    "Zel", "Hav",
];
const TAILS: [&str; 16] = [
    "haven", "bridge", "dow", "ley", "mouth", "ford", "lin", "stad", "mar", "holm", "vik", "gard", "wick", "burn",
    "field", "port",
];
const BEFORE: [&str; 6] = ["", "", "", "Port ", "New ", "Lower "];
const COUNTRIES: [&str; 8] = ["Vesta", "Sarmatia", "Skelda", "Norland", "Corvia", "Tamrin", "Estovar", "Pelagia"];

/// A name that no gazetteer has.
pub fn town(chance: &mut Chance) -> String {
    format!("{}{}{}", chance.pick(&BEFORE), chance.pick(&HEADS), chance.pick(&TAILS))
}

impl Event {
    pub fn any(chance: &mut Chance) -> Event {
        let day = date(2015, 1, 1).checked_add((chance.below(3650) as i64).days()).unwrap();
        let sort = &SORTS[chance.below(SORTS.len())];
        Event { sort, place: town(chance), country: chance.pick(&COUNTRIES), day }
    }

    /// The same accident at another time or in another place: what a careless reader takes for the first.
    pub fn twin(&self, chance: &mut Chance) -> Event {
        let apart = (20 + chance.below(700) as i64).days();
        match chance.below(3) {
            0 => Event { day: self.day.checked_sub(apart).unwrap(), ..self.clone() },
            1 => Event { place: town(chance), ..self.clone() },
            _ => Event { place: town(chance), country: chance.pick(&COUNTRIES), ..self.clone() },
        }
    }

    pub fn is_quake(&self) -> bool {
        self.sort.thing == "earthquake"
    }
}
