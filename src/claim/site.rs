//! Sites: where an article's event was, by the names that its own words put there.
//!
//! No gazetteer knows every town. "In Tellin, Vesta" shows by itself that Tellin is a place and lies in Vesta; two articles
//! whose towns are named nowhere in each other's text tell of two accidents, however alike they are told.

use super::name::{Name, NameKind, place_id};
use super::reading::Reading;
use crate::lexicon::{Lexicon, PlaceWord};
use crate::text::words::key;
use crate::text::{Role, TokenKind};

/// Where the main event of an article was, as far as its own words name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The towns that title and first paragraphs put it in, each by the keys of its words; a place of the gazetteer by its id.
    towns: Vec<Vec<u64>>,
    /// What they lie in: "Vesta" of "in Tellin, Vesta".
    around: Vec<Vec<u64>>,
    /// Keys of all capitalised words of the article and of its places, sorted.
    named: Vec<u64>,
}

/// How many paragraphs of running text tell where it was.
const HEAD: usize = 2;

impl Site {
    /// Reads where the main event of an article was.
    pub fn read(reading: &Reading, lexicon: &Lexicon) -> Site {
        let mut site = Site::default();
        let mut told: Vec<u32> = Vec::new();
        for (at, passage) in reading.passages.iter().enumerate() {
            let sentence = &passage.sentence;
            let body = sentence.role == Role::Body;
            if body && told.last() != Some(&sentence.paragraph) {
                told.push(sentence.paragraph);
            }
            if told.len() > HEAD {
                break;
            }
            if body || sentence.role == Role::Headline {
                passage.names.iter().for_each(|name| site.note(reading, at, name, lexicon));
            }
        }
        site.named = named(reading, lexicon);
        site
    }

    /// Notes a name of a sentence where a preposition makes it a town.
    fn note(&mut self, reading: &Reading, at: usize, name: &Name, lexicon: &Lexicon) {
        let text = &reading.article.text;
        let tokens = reading.tokens(at);
        let (mut from, to) = name.tokens;
        // "New" and "Upper" are plain words and begin no name by themselves.
        while from > 1 && tokens[from - 1].capital && tokens[from - 1].kind == TokenKind::Word {
            from -= 1;
        }
        let Some(before) = from.checked_sub(1).map(|i| &tokens[i]) else { return };
        if reading.layout.dateline.is_some_and(|d| d.contains(name.span)) || reading.quoted(name.span).is_some() {
            return;
        }
        // A town by its kind: what the gazetteer has for a country or a sea is no town, and people are none.
        let town = match name.kind {
            NameKind::Place(place) => lexicon.places[place as usize].country.is_some(),
            NameKind::Somewhere | NameKind::Other => true,
            NameKind::People(_) => false,
        };
        let owns = tokens.get(to).is_some_and(|t| t.kind == TokenKind::Possessive);
        // "Struck Indonesia's Aceh province": the gazetteer and the noun show what it is.
        let region = matches!(name.kind, NameKind::Place(_)) && name.located;
        if !town || owns || !region && !lexicon.place_prepositions.contains(&before.key) {
            return;
        }
        // "76 km from the city of Tellin", "north of Tellin": what a place is told from is not where it happened
        const NEAR: usize = 4;
        let told_from = |t: &crate::text::Token| {
            t.text(text) == "from"
                || t.text(text).ends_with("east")
                || t.text(text).ends_with("west")
                || matches!(t.text(text), "north" | "south")
        };
        if tokens[from.saturating_sub(NEAR)..from].iter().any(told_from) {
            return;
        }
        let next = tokens.get(to).filter(|t| t.text(text) == ",").map(|_| to + 1);
        let around = next.and_then(|next| reading.passages[at].names.iter().find(|n| n.tokens.0 == next));
        if around.is_none() && !region && !lexicon.town_prepositions.contains(&before.key) {
            return; // "at Westminster", "from Tellin": not where it happened
        }
        let words = |name: &Name| -> Vec<u64> {
            let own = tokens[name.tokens.0..name.tokens.1].iter().filter(|t| t.kind == TokenKind::Word && t.capital);
            match listed(name) {
                Some(place) => vec![place_id(place)],
                None => own.map(|t| spelling(t.key, t.text(text))).collect(),
            }
        };
        self.towns.push(words(name));
        self.around.extend(around.map(words));
    }

    /// Whether its article names a word of a town.
    fn names(&self, word: u64) -> bool {
        self.named.binary_search(&word).is_ok()
    }

    /// Whether one article puts its event in a town that the other names too.
    pub fn meets(&self, other: &Site) -> bool {
        let named = |town: &Vec<u64>, text: &Site| !town.is_empty() && town.iter().all(|word| text.names(*word));
        self.towns.iter().any(|town| named(town, other)) || other.towns.iter().any(|town| named(town, self))
    }

    /// Whether two articles put their events in two towns, and neither text names the other's.
    pub fn apart(&self, other: &Site) -> bool {
        let within = |town: &Vec<u64>| self.around.contains(town) || other.around.contains(town);
        let towns = |site: &'_ Site| -> Vec<Vec<u64>> {
            site.towns.iter().filter(|town| !town.is_empty() && !within(town)).cloned().collect()
        };
        let (a, b) = (towns(self), towns(other));
        let strange = |towns: &[Vec<u64>], text: &Site| {
            let named = |town: &Vec<u64>| town.iter().all(|word| text.names(*word));
            !towns.is_empty() && !towns.iter().any(named)
        };
        strange(&a, other) && strange(&b, self)
    }
}

/// Keys of all capitalised words of an article and of its places, sorted, each once.
fn named(reading: &Reading, lexicon: &Lexicon) -> Vec<u64> {
    /// Places for the words that came last. An article says the same few again and again, which then are not spelt anew.
    const LAST: usize = 1 << 8;
    let text = &reading.article.text;
    let mut last = [0u64; LAST];
    let mut words = Vec::with_capacity(LAST);
    let mut places = Vec::new();
    for (passage, gist) in reading.passages.iter().zip(&reading.layout.gists) {
        let tokens = reading.layout.tokens_of(&passage.sentence);
        let mut names = passage.names.iter().peekable();
        for at in gist.capitals.places(tokens) {
            let token = &tokens[at];
            // "W.H.O." has the key of "WHO" and another spelling.
            let (kept, word) = (&mut last[(token.key >> 56) as usize], token.key ^ token.span.len() as u64);
            if token.kind == TokenKind::Word && *kept != word {
                *kept = word;
                words.push(spelling(token.key, token.text(text)));
            }
            while names.next_if(|name| name.tokens.0 < at).is_some() {}
            let name = names.peek().filter(|name| name.tokens.0 == at);
            match name.map(|name| name.kind) {
                Some(NameKind::Place(place)) => places.push(place),
                Some(NameKind::People(_)) => {}
                // "Tellin Police Chief Ida Brandt" names Tellin, too
                _ => {
                    if let Some((_, PlaceWord::Name(place))) = lexicon.place_words.longest(tokens, at) {
                        places.push(*place);
                    }
                }
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    words.extend(places.into_iter().map(place_id));
    words.sort_unstable();
    words.dedup();
    words
}

/// The place of the gazetteer that a name is of, whichever of its names stands there: "Kiev", "Kyiv".
fn listed(name: &Name) -> Option<u32> {
    match name.kind {
        NameKind::Place(place) => Some(place),
        _ => None,
    }
}

/// The key of a name's word as it sounds: towns are spelt in more ways than one ("Bireun", "Bireuen"), and vowels and
/// doubled letters are what the ways differ in. Short words, of which too little would be left, stand for themselves.
fn spelling(own: u64, word: &str) -> u64 {
    const SHORT: usize = 5;
    if !word.is_ascii() {
        let folded = deunicode::deunicode(word);
        return if folded.len() < SHORT { key(&folded) } else { sound(&folded) };
    }
    if word.len() < SHORT { own } else { sound(word) }
}

fn sound(word: &str) -> u64 {
    let mut hash = 0u64;
    let mut last = 0u8;
    for letter in word.bytes() {
        let letter = letter.to_ascii_lowercase();
        let silent = last != 0 && matches!(letter, b'a' | b'e' | b'h' | b'i' | b'o' | b'u' | b'y');
        if letter != last && !silent {
            hash = hash.rotate_left(7).wrapping_mul(0x0100_0000_01b3) ^ u64::from(letter);
        }
        last = letter;
    }
    hash
}
