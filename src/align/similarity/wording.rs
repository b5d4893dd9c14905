//! A sentence prepared for comparing: its words with what each says, sorted once so that comparing only walks lists.

use super::aside::asides;
use super::joins::{Join, joins};
use crate::claim::name::{Known, Name, NameKind, alias_id, names, place_id};
use crate::lexicon::{Lexicon, NumberWord, PlaceWord};
use crate::text::words::{Capitals, key, tokenize};
use crate::text::{Span, Token, TokenKind};
use crate::value::{Mention, Now, Unit, Value, mentions};

/// What sort of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A word without meaning of its own.
    Function,
    /// Any other word.
    Plain,
    /// A word of a name, or a whole name that a table knows.
    Name,
    /// A number.
    Number,
}

/// One word of a sentence, told once however often it stands there.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Equal for equal stems, for all names of one place or body, and for equal numbers.
    pub key: u64,
    /// Its first eight letters, folded, the first in the highest byte.
    pub letters: u64,
    /// How many letters it has.
    pub length: u8,
    /// What it says, in bits.
    pub weight: u8,
    /// What sort of word it is.
    pub sort: Sort,
    /// One bit for each row that it stands in, by the row's number modulo 64: no bit in common, no row in common.
    pub sign: u64,
    /// The rows themselves: those of kin, and those of the thesaurus.
    pub rows: [u16; ROWS],
    /// The opposites of kin that it stands in, by side.
    pub sides: [u32; 2],
    /// The ends of opposites of the thesaurus.
    pub against: [u16; AGAINST],
    /// Of a name that no table knows, what its spellings have in common; 0 of any other word.
    pub skeleton: u32,
    /// Whether it is a place or its people.
    pub place: bool,
    /// Of a town or province, the key of its country; else 0.
    pub country: u64,
    /// Whether it only tells who says so.
    pub aside: bool,
    /// Whether it may be initials.
    pub initials: bool,
    /// The token that it is, or that it begins with; where it is told twice, one of them.
    pub at: u16,
}

impl Word {
    /// Whether it carries meaning, is no number, and does not only tell who says so.
    pub fn tells(&self) -> bool {
        !self.aside && matches!(self.sort, Sort::Plain | Sort::Name)
    }
}

/// The most rows that count for a word.
const ROWS: usize = 16;
/// The most opposites of the thesaurus that count for a word.
const AGAINST: usize = 4;
/// No row.
pub(super) const NO_ROW: u16 = u16::MAX;

/// A sentence prepared for comparing.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// Its words, sorted by key, each once.
    pub words: Vec<Word>,
    /// Neighbours among its words, as one key for each two, sorted, each once.
    pub phrases: Vec<u64>,
    /// The runs of three letters of its words, sorted, each once.
    pub letters: Vec<u32>,
    /// What may be written as one word, sorted by key.
    pub joins: Vec<Join>,
    /// Weight of its words that carry meaning.
    pub content: u32,
    /// Weight of those that are no number and do not only tell who says so.
    pub told: u32,
    /// How many words it has, with repetitions.
    pub length: u32,
    /// Whether it asks: it ends with a question mark.
    pub asks: bool,
}

/// The tokens of a sentence with its names and mentions.
pub(in crate::align) struct Passage<'a> {
    pub(in crate::align) text: &'a str,
    pub(in crate::align) tokens: Vec<Token>,
    pub(in crate::align) names: Vec<Name>,
    pub(in crate::align) mentions: Vec<Mention>,
}

impl<'a> Passage<'a> {
    pub(in crate::align) fn read(text: &'a str, lexicon: &Lexicon) -> Passage<'a> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let (mut known, capitals) = (Known::default(), Capitals::of(&tokens));
        let title = titled(&tokens);
        if !title {
            known.learn(text, &tokens, capitals, lexicon);
        }
        let names = names(text, &tokens, capitals, title, lexicon, &known);
        let mentions = mentions(text, &tokens, lexicon, &mut Now::default());
        Passage { text, tokens, names, mentions }
    }
}

/// Whether most words are capitalised, so that a capital says little.
fn titled(tokens: &[Token]) -> bool {
    const LONG: usize = 4;
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() >= LONG);
    let (capital, all) = words.fold((0, 0), |(capital, all), token| (capital + usize::from(token.capital), all + 1));
    3 * capital > 2 * all
}

impl Wording {
    /// Prepares a sentence.
    pub fn read(text: &str, lexicon: &Lexicon) -> Wording {
        Wording::of(&Passage::read(text, lexicon), lexicon)
    }

    pub(in crate::align) fn of(passage: &Passage, lexicon: &Lexicon) -> Wording {
        let asides = asides(passage, lexicon);
        let mut reader =
            Reader { passage, lexicon, wording: Wording::default(), last: None, asides, aside: false, at: 0 };
        reader.read();
        let mut wording = reader.wording;
        wording.joins = joins(passage, lexicon, &wording.words);
        wording.length = wording.words.len() as u32;
        wording.asks =
            passage.text.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '?').ends_with('?');
        wording.words.sort_by_key(|word| (word.key, word.aside, std::cmp::Reverse(word.weight)));
        wording.words.dedup_by_key(|word| word.key);
        wording.phrases.sort_unstable();
        wording.phrases.dedup();
        wording.letters.sort_unstable();
        wording.letters.dedup();
        let content = wording.words.iter().filter(|word| word.sort != Sort::Function);
        wording.told = wording.words.iter().filter(|word| word.tells()).map(|word| u32::from(word.weight)).sum();
        wording.content = content.map(|word| u32::from(word.weight)).sum();
        wording
    }
}

struct Reader<'a> {
    passage: &'a Passage<'a>,
    lexicon: &'a Lexicon,
    wording: Wording,
    last: Option<u64>,
    asides: Vec<bool>,
    aside: bool,
    at: usize,
}

impl Reader<'_> {
    fn read(&mut self) {
        let Passage { tokens, names, mentions, .. } = self.passage;
        let mut names = names.iter().peekable();
        let mut mentions = mentions.iter().peekable();
        let mut at = 0;
        while at < tokens.len() {
            self.aside = self.asides[at];
            self.at = at;
            while names.next_if(|name| name.tokens.1 <= at).is_some() {}
            while mentions.next_if(|mention| mention.tokens.1 <= at).is_some() {}
            let mention = mentions.peek().filter(|mention| mention.tokens.0 <= at);
            if let Some(Mention { value: Value::Quantity(counted), tokens: (_, end), .. }) = mention
                && self.number(at).is_some()
            {
                self.quantity(&counted.quantity);
                self.spell(at..*end);
                at = *end;
                continue;
            }
            let name = names.peek().filter(|name| name.tokens.0 <= at);
            if let Some(name) = name.filter(|name| name.tokens.0 == at)
                && self.listed(name)
            {
                self.spell(at..name.tokens.1);
                self.push(name.id, Sort::Name, None);
                if let (Some(word), NameKind::Place(place) | NameKind::People(place)) =
                    (self.wording.words.last_mut(), name.kind)
                {
                    word.place = true;
                    word.country = self.lexicon.places[place as usize].country.map_or(0, place_id);
                }
                at = name.tokens.1;
                continue;
            }
            // A place or a body within a longer name: "Norland Supreme Court", "US Senate".
            if let Some(name) = name
                && let Some((end, id, place)) = self.within(at, name.tokens.1)
            {
                self.spell(at..end);
                self.push(id, Sort::Name, None);
                if let Some(word) = self.wording.words.last_mut() {
                    word.country = place.and_then(|at| self.lexicon.places[at as usize].country).map_or(0, place_id);
                }
                at = end;
                continue;
            }
            let named = name.is_some();
            self.token(at, named);
            at += 1;
        }
    }

    /// Whether a table knows the name as a whole: a place, its people, or a body under several names.
    fn listed(&self, name: &Name) -> bool {
        let alias = self.lexicon.aliases.longest(&self.passage.tokens, name.tokens.0);
        matches!(name.kind, NameKind::Place(_) | NameKind::People(_))
            || alias.is_some_and(|(end, _)| end >= name.tokens.1)
    }

    /// The place or body that a table knows within a name: where it ends, its id, and the place.
    fn within(&self, at: usize, stop: usize) -> Option<(usize, u64, Option<u32>)> {
        let tokens = &self.passage.tokens;
        if let Some((end, alias)) = self.lexicon.aliases.longest(tokens, at).filter(|(end, _)| *end <= stop) {
            return Some((end, alias_id(*alias), None));
        }
        // The Council of Europe is not Europe.
        if at > 0 && tokens[at - 1].small(self.passage.text) == "of" {
            return None;
        }
        let (end, word) = self.lexicon.place_words.longest(tokens, at).filter(|(end, _)| *end <= stop)?;
        let (PlaceWord::Name(place) | PlaceWord::People(place)) = *word;
        Some((end, place_id(place), Some(place)))
    }

    /// The number that a single token is.
    fn number(&self, at: usize) -> Option<f64> {
        let token = self.passage.tokens[at];
        match token.kind {
            TokenKind::Number => token.text(self.passage.text).replace(',', "").parse().ok(),
            TokenKind::Word if !self.lexicon.figures.pronouns.contains(&token.key) => {
                match self.lexicon.numbers.get(&token.key) {
                    Some(NumberWord::Plain(number) | NumberWord::Scale(number)) => Some(*number),
                    Some(NumberWord::Dozen) => Some(12.0),
                    None => None,
                }
            }
            _ => None,
        }
    }

    fn quantity(&mut self, quantity: &crate::value::Quantity) {
        self.push(numeral(quantity.said.lo), Sort::Number, None);
        if quantity.said.hi.is_finite() && !quantity.said.is_point() {
            self.push(numeral(quantity.said.hi), Sort::Number, None);
        }
        let unit = match quantity.unit {
            Unit::Measure(unit) => Some(("measure", unit)),
            Unit::Money(code) => Some(("money", code)),
            _ => None,
        };
        if let Some((sort, at)) = unit {
            self.push(key(sort).rotate_left(17) ^ u64::from(at), Sort::Function, None);
        }
    }

    fn token(&mut self, at: usize, named: bool) {
        let token = self.passage.tokens[at];
        if let Some(number) = self.number(at) {
            self.spell(at..at + 1);
            return self.push(numeral(number), Sort::Number, None);
        }
        if token.kind != TokenKind::Word {
            return;
        }
        self.spell(at..at + 1);
        let word = token.text(self.passage.text);
        let folded = folded(word);
        let stem = self.lexicon.weights.stem(&folded);
        let sort = match () {
            () if self.lexicon.stop.contains(&token.key) && !(named && token.capital && at > 0) => Sort::Function,
            () if named => Sort::Name,
            () => Sort::Plain,
        };
        self.push(stem, sort, Some(&folded));
        if let Some(last) = self.wording.words.last_mut()
            && token.capital
            && (last.sort == Sort::Name || last.weight == self.lexicon.weights.levels().rare)
        {
            last.skeleton = skeleton(&folded);
        }
    }

    fn push(&mut self, key: u64, sort: Sort, folded: Option<&str>) {
        let weights = &self.lexicon.weights;
        let weight = match sort {
            Sort::Function => weights.levels().function,
            Sort::Plain => weights.of(key),
            Sort::Name => weights.levels().name,
            Sort::Number => weights.levels().rare,
        };
        let mut word = Word {
            key,
            letters: 0,
            length: 0,
            weight,
            sort,
            sign: 0,
            rows: [NO_ROW; ROWS],
            sides: [0; 2],
            against: [NO_ROW; AGAINST],
            skeleton: 0,
            place: false,
            country: 0,
            aside: self.aside,
            initials: folded.is_some_and(initials),
            at: self.at as u16,
        };
        let mut rows: &[u16] = &[];
        if sort == Sort::Plain {
            word.sides = weights.sides(key);
            let thesaurus = weights.thesaurus();
            rows = thesaurus.rows(key);
            word.against.iter_mut().zip(thesaurus.against(key)).for_each(|(slot, end)| *slot = *end);
        }
        if let Some(folded) = folded {
            word.length = folded.len().min(255) as u8;
            let bytes = folded.bytes().chain(std::iter::repeat(0)).take(8);
            word.letters = bytes.fold(0, |letters, byte| letters << 8 | u64::from(byte.to_ascii_lowercase()));
        }
        for (slot, row) in word.rows.iter_mut().zip(weights.kin(key).iter().chain(rows)) {
            *slot = *row;
            word.sign |= 1 << (row % 64);
        }
        if let Some(last) = self.last.replace(key) {
            self.wording.phrases.push(last.rotate_left(21).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ key);
        }
        self.wording.words.push(word);
    }

    /// Takes up the letters of some tokens, three by three, each word with its edges.
    fn spell(&mut self, tokens: std::ops::Range<usize>) {
        for token in &self.passage.tokens[tokens] {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                continue;
            }
            let folded = deunicode::deunicode(token.text(self.passage.text));
            let letters = folded.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
            let mut run = u32::from(b' ');
            for byte in letters.chain([b' ']) {
                run = (run << 8 | u32::from(byte)) & 0x00ff_ffff;
                if run > 0xffff {
                    self.wording.letters.push(run);
                }
            }
        }
    }
}

/// The key of a number.
fn numeral(number: f64) -> u64 {
    key("number").rotate_left(11) ^ (number + 0.0).to_bits()
}

/// Whether a word may be the initials of a name: it begins and ends with a capital ("USRS", "BoN").
fn initials(word: &str) -> bool {
    const MOST: usize = 6;
    let capital = |letter: Option<&u8>| letter.is_some_and(u8::is_ascii_uppercase);
    (2..=MOST).contains(&word.len()) && capital(word.as_bytes().first()) && capital(word.as_bytes().last())
}

/// A word in plain letters.
pub(super) fn folded(word: &str) -> String {
    let mut folded = deunicode::deunicode(word);
    folded.retain(|letter| letter.is_ascii_alphanumeric());
    folded
}

/// What the spellings of a name have in common: its consonants, those that languages swap as one. Long enough to tell
/// names apart, or nothing.
fn skeleton(folded: &str) -> u32 {
    const LEAST: usize = 3;
    let mut bones: Vec<u8> = Vec::new();
    for letter in folded.bytes().map(|letter| letter.to_ascii_lowercase()) {
        let bone = match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b'w' => continue,
            b'q' | b'c' | b'g' => b'k',
            b'z' => b's',
            b'v' => b'f',
            bone => bone,
        };
        if bones.last() != Some(&bone) {
            bones.push(bone);
        }
    }
    if bones.len() < LEAST { 0 } else { bones.iter().fold(7, |sum: u32, bone| sum.wrapping_mul(31) + u32::from(*bone)) }
}
