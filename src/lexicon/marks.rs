//! Marks: which tables know a word, gathered once, so that a token is looked up once and not in every table.

use super::shape::Set;
use super::times::slot;
use super::{Lexicon, Phrases};
use crate::text::Token;
use crate::text::words::{Marked, Marks, WordSet, ascii_key};
use rustc_hash::FxHashMap;

/// Marks of tables that are no phrases; those of phrases stand in [`Phrases`].
#[derive(Clone, Debug, Default)]
pub struct TableMarks {
    /// Words without meaning of their own.
    pub stop: Marks,
    /// Number words.
    pub numbers: Marks,
    /// Ordinals.
    pub ordinals: Marks,
    /// What goes on with a number: "and a half", "thirds", "point five", "in ten", "e14".
    pub tails: Marks,
    /// Months and weekdays.
    pub dated: Marks,
    /// Titles before a name.
    pub honorifics: Marks,
    /// What may begin a quantity: digits and the words for numbers.
    pub opens: Marks,
    /// What makes a number of the article before it: "dozen", "third".
    pub after_article: Marks,
    /// What may stand behind a number and belong to it: what goes on with it, units, money, joints.
    pub beside: Marks,
    /// What the grammar of quantities knows beside a number: "to", "per", "rose", "kg", "other".
    pub figures: Marks,
    /// Words that patterns of time know.
    pub times: Marks,
    /// Nouns for events.
    pub event_nouns: Marks,
    /// What people come together for.
    pub gatherings: Marks,
    /// Prepositions before a place.
    pub place_prepositions: Marks,
    /// Nouns for places.
    pub place_nouns: Marks,
    /// Words that make a count a part of a whole: those before it, and those of its clause.
    pub parts: [Marks; 2],
    /// Words by which a sentence turns to another event: "after", "following".
    pub turns: Marks,
    /// Words by which a date may be that of something else: "from", "since", "kidnapped".
    pub parting: Marks,
    /// Words for what goes on over time: "since", "war".
    pub lasting: Marks,
    /// Words for where the hurt are treated.
    pub care: Marks,
    /// What the patterns of the rules look for.
    pub cues: Marks,
    /// Of that, what a sentence must hold for a pattern to be run over it.
    pub triggers: Marks,
}

impl Lexicon {
    /// Whether a token is a word without meaning of its own.
    #[inline]
    pub fn stops(&self, token: &Token) -> bool {
        token.is_of(&self.stop, self.marks.stop)
    }

    /// Whether a token is a title before a name.
    #[inline]
    pub fn honours(&self, token: &Token) -> bool {
        token.is_of(&self.honorifics, self.marks.honorifics)
    }

    /// Whether a token is a month.
    #[inline]
    pub fn month(&self, token: &Token) -> bool {
        token.may(self.marks.dated) && self.months.contains_key(&token.key)
    }

    /// Whether a token is a word before or behind a count that makes it one of a part.
    #[inline]
    pub fn parts(&self, token: &Token) -> bool {
        token.may(self.marks.figures) && self.part_words.contains(&token.key)
    }

    /// Whether a token is a number in words.
    #[inline]
    pub fn counts(&self, token: &Token) -> bool {
        token.may(self.marks.numbers) && self.numbers.contains_key(&token.key)
    }

    /// Whether a token is a month or a weekday.
    #[inline]
    pub fn dated(&self, token: &Token) -> bool {
        token.may(self.marks.dated) && (self.months.contains_key(&token.key) || self.weekdays.contains_key(&token.key))
    }

    /// Notes the words with which something begins that the patterns of the rules look for, and the triggers among them.
    pub(crate) fn note_cues(&mut self, words: impl Iterator<Item = u64>, triggers: impl Iterator<Item = u64>) {
        words.for_each(|word| self.tables.marked.note(word, self.marks.cues));
        triggers.for_each(|word| self.tables.marked.note(word, self.marks.triggers));
        self.tables.marked.settle();
    }
}

/// Words with a value each, which is found by the number of a word where somebody has looked that up, else by its key.
#[derive(Clone, Debug)]
pub struct Numbered<T> {
    words: FxHashMap<u64, T>,
    places: Vec<Option<T>>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Numbered<T> {
        Numbered { words: FxHashMap::default(), places: Vec::new() }
    }
}

impl<T: Copy> Numbered<T> {
    pub(super) fn new(words: FxHashMap<u64, T>) -> Numbered<T> {
        Numbered { words, places: Vec::new() }
    }

    /// Files the values of words under the numbers that these have.
    fn number(&mut self, marked: &Marked) {
        let numbers = || self.words.iter().map(|(key, value)| (marked.of(*key).0 as usize, *value));
        let most = numbers().map(|(number, _)| number + 1).max().unwrap_or(0);
        let mut places = vec![None; most];
        numbers().for_each(|(number, value)| places[number] = Some(value));
        self.places = places;
    }

    /// The value of a word.
    #[inline]
    pub fn get(&self, token: &Token) -> Option<&T> {
        match self.places.get(token.word as usize) {
            Some(value) => value.as_ref(),
            None => self.words.get(&token.key),
        }
    }

    /// The words and their values.
    pub(super) fn entries(&self) -> impl Iterator<Item = (u64, T)> {
        self.words.iter().map(|(key, value)| (*key, *value))
    }

    /// The keys of the words.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> {
        self.words.keys().copied()
    }
}

/// Gives marks out.
struct Marker {
    next: u32,
    marked: Marked,
}

impl Marker {
    fn more(&mut self) -> Marks {
        self.next += 1;
        Marks::table(self.next - 1)
    }

    fn words(&mut self, words: impl Iterator<Item = u64>) -> Marks {
        let mark = self.more();
        words.for_each(|word| self.marked.note(word, mark));
        mark
    }

    fn phrases<T>(&mut self, table: &mut Phrases<T>) {
        let mark = self.words(table.firsts());
        table.set_mark(mark);
    }

    fn set(&mut self, table: &WordSet) -> Marks {
        self.words(table.iter().copied())
    }
}

/// Marks the words of all tables that tokens are asked about one by one.
pub(super) fn mark(lexicon: &mut Lexicon) {
    let mut marker = Marker { next: 0, marked: Marked::default() };
    marker.phrases(&mut lexicon.classes);
    marker.phrases(&mut lexicon.vague);
    marker.phrases(&mut lexicon.nobody);
    marker.phrases(&mut lexicon.hedges);
    marker.phrases(&mut lexicon.hedges_behind);
    marker.phrases(&mut lexicon.unit_words);
    marker.phrases(&mut lexicon.currency_signs);
    marker.phrases(&mut lexicon.currency_words);
    marker.phrases(&mut lexicon.currency_scaled);
    marker.phrases(&mut lexicon.early);
    marker.phrases(&mut lexicon.people);
    marker.phrases(&mut lexicon.speech);
    marker.phrases(&mut lexicon.speakers);
    marker.phrases(&mut lexicon.parties);
    marker.phrases(&mut lexicon.fences);
    marker.phrases(&mut lexicon.background);
    marker.phrases(&mut lexicon.fighting);
    marker.phrases(&mut lexicon.sayings);
    marker.phrases(&mut lexicon.aliases);
    marker.phrases(&mut lexicon.place_words);
    marker.phrases(&mut lexicon.grammar.refers_back);
    marker.phrases(&mut lexicon.times.scheduled);
    marker.phrases(&mut lexicon.times.opens);
    marker.phrases(&mut lexicon.times.holiday_names);
    marker.phrases(&mut lexicon.figures.shares);
    marker.phrases(&mut lexicon.figures.magnitude);
    marker.phrases(&mut lexicon.figures.cues);
    marker.phrases(&mut lexicon.figures.old);
    marker.phrases(&mut lexicon.figures.named);
    marker.phrases(&mut lexicon.figures.idioms);
    marker.phrases(&mut lexicon.figures.pieces);
    lexicon.marks = TableMarks {
        stop: marker.set(&lexicon.stop),
        numbers: marker.words(lexicon.numbers.keys().copied()),
        ordinals: marker.words(lexicon.ordinals.keys().copied()),
        tails: marker.words(tails(lexicon).into_iter()),
        dated: marker.words(lexicon.months.keys().chain(lexicon.weekdays.keys()).copied()),
        honorifics: marker.set(&lexicon.honorifics),
        opens: marker.words(lexicon.figures.opens.keys()).or(Marks::DIGITS),
        after_article: marker.set(&lexicon.figures.after_article),
        beside: Marks::NONE,
        figures: marker.words(lexicon.figures.beside().chain(lexicon.part_words.iter().copied())),
        times: marker.words(lexicon.times.words()),
        event_nouns: marker.set(&lexicon.event_nouns),
        gatherings: marker.set(&lexicon.gatherings),
        place_prepositions: marker.set(&lexicon.place_prepositions),
        place_nouns: marker.set(&lexicon.place_nouns),
        parts: [marker.set(&lexicon.grammar.part_cues), marker.set(&lexicon.grammar.alone)],
        turns: marker.words(TURNS.map(ascii_key).into_iter()),
        parting: marker.words(parting(lexicon).into_iter()),
        lasting: marker.words(lexicon.grammar.since.iter().chain(&lexicon.grammar.lasting).copied()),
        care: marker.set(&lexicon.grammar.care),
        cues: marker.more(),
        triggers: marker.more(),
    };
    let units = lexicon.unit_words.mark().or(lexicon.figures.magnitude.mark());
    let money = [&lexicon.currency_signs, &lexicon.currency_words, &lexicon.currency_scaled];
    let money = money.iter().fold(Marks::NONE, |all, table| all.or(table.mark()));
    let grammar = lexicon.marks.figures.or(lexicon.marks.numbers).or(lexicon.marks.tails);
    lexicon.marks.beside = grammar.or(units).or(money);
    lexicon.times.mark = lexicon.marks.times;
    if let Some((core, digits)) = times_core(lexicon) {
        lexicon.times.core = marker.words(core.into_iter()).or(digits);
    }
    lexicon.times.begin = match lexicon.times.beginnings() {
        Some(words) => marker.words(words.into_iter()).or(Marks::DIGITS),
        None => Marks::ALL,
    };
    lexicon.times.letters.number(&marker.marked);
    lexicon.figures.opens.number(&marker.marked);
    lexicon.tables.marked = marker.marked;
}

/// Words by which a sentence turns to another event.
const TURNS: [&str; 5] = ["after", "before", "following", "follows", "followed"];
/// Small words by which a date may be that of something else.
const PARTING: [&str; 10] = ["and", "but", "for", "from", "over", "since", "that", "which", "who", "whom"];

/// The words by which a date may be that of something else.
fn parting(lexicon: &Lexicon) -> Vec<u64> {
    let before = |class: &u8| lexicon.done_before.contains(class);
    let done = lexicon.classes.entries().filter(|(.., class)| before(class)).map(|(first, ..)| first);
    done.chain(PARTING.map(ascii_key)).chain(lexicon.grammar.tolls.iter().copied()).collect()
}

/// The words with which the tail of a number may begin.
fn tails(lexicon: &Lexicon) -> Vec<u64> {
    let figures = &lexicon.figures;
    let numbers = lexicon.numbers.keys().chain(lexicon.ordinals.keys()).chain(figures.fractions.keys());
    let words = numbers.chain(&figures.joints).chain(&figures.points).copied().chain(figures.shares.firsts());
    words.chain(["e", "x"].map(ascii_key)).collect()
}

/// The words of which, or of digits, every pattern of time needs one, and the mark of those digits. Of what a pattern
/// cannot do without the rarest is taken, and digits that are no time by themselves the last. `None` where some pattern
/// can do without any.
fn times_core(lexicon: &Lexicon) -> Option<(Vec<u64>, Marks)> {
    /// How many rare words a mark or a word without meaning of its own weighs as much as, and how many a number.
    const COMMON: u32 = 50;
    const NUMBER: u32 = 1000;
    use super::times::Figure::{self, DayOrdinal, Few, Holiday, HourWord, MinuteWord, Ordinal, Words};
    let times = &lexicon.times;
    let numbers = times.classes_of(&[HourWord, MinuteWord, Words, Few, DayOrdinal, Ordinal]);
    let (vague, holiday) = (times.classes_of(&[Few, Words]), times.classes_of(&[Holiday]));
    let bare = times.classes_of(&Figure::BARE);
    let weight = |bit: u8| {
        let words = times.classed().filter(|(_, set)| set.has(bit));
        let common = |key, set: Set| lexicon.stop.contains(&key) || !set.has(slot::WORD);
        let words: u32 = words.map(|(key, set)| if common(key, set) { COMMON } else { 1 }).sum();
        words + if numbers.union(holiday).union(bare).has(bit) { NUMBER } else { 0 }
    };
    let mut weights: FxHashMap<u8, u32> = FxHashMap::default();
    let told = |shape: usize| times.told_core(shape);
    let core = times.shapes.core(told, &mut |bit| *weights.entry(bit).or_insert_with(|| weight(bit)))?;
    // A colon makes a time of digits that are glued to it alone.
    let core = times.alphabet.known("\":\"").map_or(core, |colon| core.without(colon));
    // "A few", "a hundred", "a third": the article alone is no number.
    let article = &lexicon.figures.indefinite;
    let behind =
        article.iter().flat_map(|word| lexicon.vague.seconds(*word)).chain(lexicon.figures.fractions.keys().copied());
    let composed = |key: u64| {
        let number = lexicon.numbers.contains_key(&key) || lexicon.ordinals.contains_key(&key);
        let article = article.contains(&key);
        number && !article && numbers.meets(core)
            || !article && vague.meets(core) && lexicon.vague.begins(key)
            || holiday.meets(core) && times.holiday_names.begins(key)
    };
    let words = times.classed().filter(|(key, set)| set.meets(core) || composed(*key)).map(|(key, _)| key);
    let digits = if core.meets(bare) { Marks::DIGITS } else { Marks::DATED };
    Some((words.chain(behind.filter(|_| numbers.meets(core))).collect(), digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::text::words::tokenize_marked;

    #[test]
    fn no_phrase_of_time_is_passed_over_for_want_of_a_word_that_every_pattern_needs() {
        let lexicon = Lexicon::embedded().unwrap();
        let may = |text: &str| {
            let mut tokens = Vec::new();
            let gist = tokenize_marked(text, Span::new(0, text.len()), &lexicon.tables.marked, &mut tokens);
            lexicon.times.may(gist.marks)
        };
        lexicon.times.examples.iter().for_each(|(text, _)| assert!(may(text), "{text}"));
        assert!(may("A few hours later.") && may("She waited half an hour.") && may("On the third of June."));
        assert!(may("It was 7:30.") && may("It fell in 2014.") && may("On the 3rd.") && may("A hit of the ’80s."));
        assert!(may("Sent on 3/4/11.") && may("It grew in Q3.") && may("Friday at 5"));
        assert!(!may("The ferry sank in the harbour, and the police said that a crew had left it."));
        assert!(!may("At 5 of them, 12 of the two crews (40) were hurt; $3 was lost: 7 to 8%."));
    }
}
