//! Cues: what patterns look for at a token, each a number.
//!
//! A cue is a word, or the phrases of a word class that have so many words. All rules share them, so that a sentence is
//! looked up once, whatever the number of rules.

use crate::lexicon::{Classes, Lexicon};
use crate::text::Token;
use crate::text::words::{Marked, key};
use rustc_hash::FxHashMap;

/// The number of a cue.
pub(super) type Cue = u16;

/// The number of a set of cues.
pub(super) type Set = u16;

/// All cues of a book of rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Cues {
    /// What may begin with a word.
    heads: Vec<Head>,
    /// The numbers of those, a power of two of them and never more than half full: the keys are hashes already, so a word
    /// stands at the place that its key names, or right behind.
    places: Vec<Option<u16>>,
    /// By the number that a word has in the tables of the lexicon, the same, one higher; 0 where nothing begins with it.
    /// Empty where nobody has asked for that.
    by_word: Vec<u16>,
    /// By that number, what a word is by itself: all that most words need, side by side. The first is of words that no cue
    /// begins with.
    alone: Vec<Alone>,
    /// The cues of those, one after the other.
    told: Vec<Cue>,
    /// By class: number of words and cue, the most words first.
    classes: Vec<Vec<(u8, Cue)>>,
    /// By cue, how common it is: the words that tell little count for many.
    weights: Vec<u32>,
    /// Sets of single words of which a pattern takes one.
    sets: Vec<Box<[Cue]>>,
    /// The numbers of those.
    set_numbers: FxHashMap<Box<[Cue]>, Set>,
}

/// What may begin with a word.
#[derive(Clone, Debug, Default)]
struct Head {
    /// The key of the word.
    key: u64,
    /// The word itself, where a pattern names it.
    word: Option<Cue>,
    /// What it is by itself: that word, and the cues of its classes.
    alone: Vec<Cue>,
    /// Those classes.
    classes: Classes,
    /// What begins with it and has more words.
    phrases: Vec<Phrase>,
    /// One bit for each second word of those: where the next word has none, they need not be looked at.
    seconds: u64,
}

/// What a word is by itself.
#[derive(Clone, Copy, Debug)]
struct Alone {
    classes: Classes,
    seconds: u64,
    /// Where its cues begin in the row of all of them, and how many they are.
    cues: (u32, u32),
}

/// A phrase, without its first word.
#[derive(Clone, Debug)]
struct Phrase {
    second: u64,
    rest: Box<[u64]>,
    class: u8,
    cue: Cue,
}

impl Head {
    /// Looks up the phrases that go on with some tokens: tells their cues, and gives their classes.
    #[inline(never)]
    fn phrases(&self, tokens: &[Token], mut tell: impl FnMut(Cue)) -> Classes {
        let mut classes = 0;
        for Phrase { rest, class, cue, .. } in self.phrases.iter().filter(|phrase| phrase.second == tokens[0].key) {
            let words = tokens.get(1..1 + rest.len());
            if words.is_some_and(|words| words.iter().zip(rest).all(|(token, key)| token.key == *key)) {
                classes |= 1 << class;
                tell(*cue);
            }
        }
        classes
    }
}

/// One of 64 bits for a word.
fn bit(key: u64) -> u64 {
    1 << (key >> 58)
}

/// How many rare words a word without meaning of its own weighs as much as.
const COMMON: u32 = 50;

impl Cues {
    /// The cues of the word classes.
    pub(super) fn new(lexicon: &Lexicon) -> Cues {
        let classes = vec![Vec::new(); lexicon.class_names.len()];
        let mut cues = Cues { classes, places: vec![None; 64], ..Cues::default() };
        for (first, rest, &class) in lexicon.classes.entries() {
            let words = rest.len() as u8 + 1;
            let known = cues.classes[class as usize].iter().find(|(length, _)| *length == words).map(|(_, cue)| *cue);
            let cue = known.unwrap_or_else(|| {
                let cue = cues.more();
                cues.classes[class as usize].push((words, cue));
                cue
            });
            cues.weights[cue as usize] += if rest.is_empty() { weight(first, lexicon) } else { 1 };
            let head = cues.head(first);
            if let Some((&second, rest)) = rest.split_first() {
                head.seconds |= bit(second);
                head.phrases.push(Phrase { second, rest: rest.into(), class, cue });
            } else {
                head.alone.push(cue);
                head.classes |= 1 << class;
            }
        }
        cues.classes.iter_mut().for_each(|lengths| lengths.sort_unstable_by(|a, b| b.cmp(a)));
        cues
    }

    /// What may begin with a word.
    fn head(&mut self, word: u64) -> &mut Head {
        if self.heads.len() * 2 >= self.places.len() {
            self.places = vec![None; (self.places.len() * 2).max(64)];
            for number in 0..self.heads.len() {
                let place = self.place(self.heads[number].key);
                self.places[place] = Some(number as u16);
            }
        }
        let place = self.place(word);
        let next = self.heads.len() as u16;
        let number = *self.places[place].get_or_insert(next);
        if number == next {
            self.heads.push(Head { key: word, ..Head::default() });
        }
        &mut self.heads[number as usize]
    }

    /// Where a word stands, or would.
    #[inline]
    fn place(&self, word: u64) -> usize {
        let last = self.places.len() - 1;
        let mut at = (word ^ word >> 32) as usize & last;
        while self.places[at].is_some_and(|number| self.heads[number as usize].key != word) {
            at = (at + 1) & last;
        }
        at
    }

    fn more(&mut self) -> Cue {
        self.weights.push(0);
        (self.weights.len() - 1) as Cue
    }

    /// The cue of a word.
    pub(super) fn word(&mut self, word: u64, lexicon: &Lexicon) -> Cue {
        if let Some(cue) = self.head(word).word {
            return cue;
        }
        let cue = self.more();
        self.weights[cue as usize] = weight(word, lexicon);
        let head = self.head(word);
        head.word = Some(cue);
        head.alone.push(cue);
        cue
    }

    /// The set of some words, each by its cue.
    pub(super) fn set(&mut self, mut cues: Vec<Cue>) -> Set {
        cues.sort_unstable();
        cues.dedup();
        let next = self.sets.len() as Set;
        let cues = cues.into_boxed_slice();
        let number = *self.set_numbers.entry(cues.clone()).or_insert(next);
        if number == next {
            self.sets.push(cues);
        }
        number
    }

    /// The cues of all sets.
    pub(super) fn sets(&self) -> &[Box<[Cue]>] {
        &self.sets
    }

    /// The cues of a class with their number of words, the most words first.
    pub(super) fn class(&self, class: u8) -> &[(u8, Cue)] {
        &self.classes[class as usize]
    }

    /// The words with which cues begin, and those cues.
    pub(super) fn firsts(&self) -> impl Iterator<Item = (u64, impl Iterator<Item = Cue> + Clone)> {
        let cues = |head: &'_ Head| {
            let phrases = head.phrases.iter().map(|phrase| phrase.cue);
            head.alone.iter().copied().chain(phrases).collect::<Vec<_>>().into_iter()
        };
        self.heads.iter().map(move |head| (head.key, cues(head)))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// How common a cue is.
    pub(super) fn weight(&self, cue: Cue) -> u32 {
        self.weights[cue as usize]
    }

    /// Looks up what begins at a token: tells the cues, and gives the word classes.
    #[inline]
    pub(super) fn at(&self, tokens: &[Token], at: usize, mut tell: impl FnMut(Cue)) -> Classes {
        let token = &tokens[at];
        let number = match self.by_word.get(token.word as usize) {
            Some(number) => *number as usize,
            None => self.places[self.place(token.key)].map_or(0, |number| number as usize + 1),
        };
        let Alone { classes, seconds, cues: (first, count) } = self.alone[number];
        for cue in &self.told[first as usize..(first + count) as usize] {
            tell(*cue);
        }
        if seconds == 0 {
            return classes;
        }
        match tokens.get(at + 1) {
            Some(next) if seconds & bit(next.key) != 0 => {
                classes | self.heads[number - 1].phrases(&tokens[at + 1..], tell)
            }
            _ => classes,
        }
    }

    /// Lays what the words are by themselves side by side, once all cues are known.
    pub(super) fn close(&mut self) {
        self.told.clear();
        self.alone = vec![Alone { classes: 0, seconds: 0, cues: (0, 0) }];
        for head in &self.heads {
            let cues = (self.told.len() as u32, head.alone.len() as u32);
            self.told.extend(&head.alone);
            self.alone.push(Alone { classes: head.classes, seconds: head.seconds, cues });
        }
    }

    /// Files what begins with a word under the number of the word.
    pub(super) fn number(&mut self, marked: &Marked) {
        for (number, head) in self.heads.iter().enumerate() {
            let word = marked.of(head.key).0 as usize;
            if word >= self.by_word.len() && word != Marked::UNKNOWN as usize {
                self.by_word.resize(word + 1, 0);
            }
            if let Some(place) = self.by_word.get_mut(word) {
                *place = number as u16 + 1;
            }
        }
    }
}

fn weight(word: u64, lexicon: &Lexicon) -> u32 {
    let mark = [",", "-", "'", "’", "“", "”", "\"", "(", ")", ":", ";", "."].into_iter().any(|mark| key(mark) == word);
    if mark || lexicon.stop.contains(&word) { COMMON } else { 1 }
}
