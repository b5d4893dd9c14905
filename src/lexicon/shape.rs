//! Shapes: patterns over token classes, all of them in one automaton.
//!
//! `the` a word · `<month>` a class, which the reader of the match gets back · `[a]` optional · `(a|b c)` alternatives. A
//! token belongs to a set of classes; each set that occurs is a letter of the automaton, one byte. One run over those
//! bytes finds the longest pattern that begins at a token, and the first in the file where several are as long; only
//! then is the pattern walked again to say which token filled which class. Time is linear in the tokens matched.

mod heads;

use heads::{need, seconds, starts};
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson;
use regex_automata::util::pool::{Pool, PoolGuard};
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, Hir};
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::Arc;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Set([u128; 2]);

impl Set {
    /// The set with one more class.
    pub const fn with(mut self, class: u8) -> Set {
        self.0[(class >> 7) as usize] |= 1 << (class & 127);
        self
    }

    /// The set with one class less.
    pub const fn without(mut self, class: u8) -> Set {
        self.0[(class >> 7) as usize] &= !(1 << (class & 127));
        self
    }

    /// Whether a class belongs to it.
    pub const fn has(self, class: u8) -> bool {
        self.0[(class >> 7) as usize] & (1 << (class & 127)) != 0
    }

    /// The classes of both.
    pub const fn union(self, other: Set) -> Set {
        Set([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    /// Whether the two share a class.
    pub const fn meets(self, other: Set) -> bool {
        self.0[0] & other.0[0] != 0 || self.0[1] & other.0[1] != 0
    }
}

/// The most classes and words of patterns together: one bit each.
const MOST_CLASSES: usize = 256;
/// The most letters: one byte each.
const MOST_LETTERS: usize = 255;
/// What stands behind the last letter of a sentence.
const END: u8 = u8::MAX;

/// The classes of tokens that patterns speak of, and the letters that stand for sets of them.
#[derive(Clone, Debug, Default)]
pub struct Alphabet {
    classes: FxHashMap<String, u8>,
    sets: Vec<Set>,
    letters: FxHashMap<Set, u8>,
}

impl Alphabet {
    /// The bit of a class; a new one is given to a name not met before.
    ///
    /// # Errors
    ///
    /// When there are more than 256.
    pub fn class(&mut self, name: &str) -> Result<u8, String> {
        if let Some(bit) = self.classes.get(name) {
            return Ok(*bit);
        }
        if self.classes.len() == MOST_CLASSES {
            return Err(format!("there are more than {MOST_CLASSES} classes and words; {name:?} is one too many"));
        }
        let bit = self.classes.len() as u8;
        self.classes.insert(name.to_owned(), bit);
        Ok(bit)
    }

    /// The bit of a class that was named before.
    pub fn known(&self, name: &str) -> Option<u8> {
        self.classes.get(name).copied()
    }

    /// The letter of a set of classes.
    ///
    /// # Errors
    ///
    /// When there are more than 255.
    pub fn letter(&mut self, set: Set) -> Result<u8, String> {
        if let Some(letter) = self.letters.get(&set) {
            return Ok(*letter);
        }
        if self.sets.len() == MOST_LETTERS {
            return Err(format!("words belong to more than {MOST_LETTERS} different sets of classes"));
        }
        let letter = self.sets.len() as u8;
        self.sets.push(set);
        self.letters.insert(set, letter);
        Ok(letter)
    }

    /// The sets of all letters, in their order.
    pub fn all(&self) -> impl Iterator<Item = Set> {
        self.sets.iter().copied()
    }

    /// The classes that a letter stands for.
    pub fn set(&self, letter: u8) -> Set {
        self.sets[letter as usize]
    }
}

/// A part of a pattern.
#[derive(Clone, Debug)]
enum Part {
    /// A token of one of these classes; the bit is given back to the reader where it was written as a class.
    One(u8, bool),
    Maybe(Vec<Part>),
    Either(Vec<Vec<Part>>),
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Shape(Vec<Part>);

impl Shape {
    /// Reads a pattern; its words become classes of the alphabet, told to `word`.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(
        pattern: &str,
        alphabet: &mut Alphabet,
        word: &mut dyn FnMut(&str, u8) -> Result<(), String>,
    ) -> Result<Shape, String> {
        let mut parser = Parser { rest: pattern, alphabet, word };
        let parts = parser.sequence("")?;
        if parser.rest.is_empty() { Ok(Shape(parts)) } else { Err(format!("{:?} closes nothing", parser.rest)) }
    }
}

struct Parser<'a> {
    rest: &'a str,
    alphabet: &'a mut Alphabet,
    word: &'a mut dyn FnMut(&str, u8) -> Result<(), String>,
}

impl Parser<'_> {
    fn sequence(&mut self, closers: &str) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(first) = self.rest.chars().next() else { return Ok(parts) };
            if closers.contains(first) {
                return Ok(parts);
            }
            match first {
                '[' => {
                    let either = self.choices(']')?;
                    parts.push(Part::Maybe(vec![either]));
                }
                '(' => parts.push(self.choices(')')?),
                '<' => {
                    let (name, rest) = self.rest[1..].split_once('>').ok_or("'<' is not closed")?;
                    self.rest = rest;
                    let bit = self.alphabet.known(name).ok_or_else(|| format!("there is no class <{name}>"))?;
                    parts.push(Part::One(bit, true));
                }
                ']' | ')' | '>' | '|' => return Err(format!("{first:?} opens or closes nothing")),
                _ => {
                    let end = self.rest.find([' ', '[', ']', '(', ')', '|', '<']).unwrap_or(self.rest.len());
                    let (word, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    let bit = self.alphabet.class(&format!("\"{word}\""))?;
                    (self.word)(word, bit)?;
                    parts.push(Part::One(bit, false));
                }
            }
        }
    }

    fn choices(&mut self, closer: char) -> Result<Part, String> {
        let closers = ['|', closer];
        let closers: String = closers.iter().collect();
        self.rest = &self.rest[1..];
        let mut choices = vec![self.sequence(&closers)?];
        while self.rest.starts_with('|') {
            self.rest = &self.rest[1..];
            choices.push(self.sequence(&closers)?);
        }
        self.rest = self.rest.strip_prefix(closer).ok_or_else(|| format!("{closer:?} is missing"))?;
        Ok(Part::Either(choices))
    }
}

/// What filled the classes of a match: pairs of a class and the position of the token, in order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filled {
    slots: [(u8, u16); Filled::MOST],
    len: usize,
}

impl Filled {
    /// The most classes that one match can fill; the rest are not told.
    pub const MOST: usize = 14;

    /// The position that filled a class, the first or a later one.
    pub fn nth(&self, class: u8, nth: usize) -> Option<usize> {
        let same = self.slots[..self.len].iter().filter(|(filled, _)| *filled == class);
        same.map(|(_, at)| *at as usize).nth(nth)
    }

    fn push(&mut self, class: u8, at: usize) {
        if self.len < Filled::MOST {
            self.slots[self.len] = (class, at as u16);
            self.len += 1;
        }
    }
}

type MakeCache = Box<dyn Fn() -> Cache + Send + Sync>;

/// All shapes of one kind, compiled.
#[derive(Clone, Default)]
pub struct Shapes {
    engine: Option<Arc<Engine>>,
    shapes: Arc<[Shape]>,
    /// The classes with which some shape begins.
    starts: Set,
    /// For each letter, one bit for each letter that may stand behind it at the head of a match.
    seconds: Arc<[[u64; 4]]>,
}

struct Engine {
    dfa: DFA,
    caches: Pool<Cache, MakeCache>,
}

impl fmt::Debug for Shapes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} shapes", self.shapes.len())
    }
}

impl Shapes {
    /// Compiles the shapes over the letters of the alphabet, all of which are known by now.
    ///
    /// # Errors
    ///
    /// When the automaton cannot be built.
    pub fn compile(shapes: Vec<Shape>, alphabet: &Alphabet) -> Result<Shapes, String> {
        let hirs: Vec<Hir> = shapes.iter().map(|shape| hir(&shape.0, alphabet)).collect();
        let starts = shapes.iter().map(|shape| starts(&shape.0).0).fold(Set::default(), Set::union);
        let seconds = seconds(&shapes, alphabet);
        let nfa = thompson::Compiler::new()
            .configure(thompson::Config::new().utf8(false).which_captures(thompson::WhichCaptures::None))
            .build_many_from_hir(&hirs)
            .map_err(|error| error.to_string())?;
        let config = DFA::config().match_kind(MatchKind::All).skip_cache_capacity_check(true);
        let dfa = DFA::builder().configure(config).build_from_nfa(nfa).map_err(|error| error.to_string())?;
        let copy = dfa.clone();
        let caches = Pool::new(Box::new(move || copy.create_cache()) as MakeCache);
        Ok(Shapes { engine: Some(Arc::new(Engine { dfa, caches })), shapes: shapes.into(), starts, seconds })
    }

    /// Whether some shape can begin with a token of these classes.
    pub fn can_start(&self, set: Set) -> bool {
        set.meets(self.starts)
    }

    /// Whether some shape can begin with one letter and go on with another, or end before it; `None` is the end.
    #[inline]
    pub fn goes_on(&self, letter: u8, next: Option<u8>) -> bool {
        let next = next.unwrap_or(END);
        self.seconds[letter as usize][usize::from(next / 64)] >> (next % 64) & 1 == 1
    }

    /// Classes of which every match of every shape has a token: of what each shape cannot do without, what weighs least.
    /// `told` tells it of a shape whose reader asks for more. `None` where some shape can do without any.
    pub(super) fn core(&self, told: impl Fn(usize) -> Option<Set>, weight: &mut dyn FnMut(u8) -> u32) -> Option<Set> {
        let mut needs = Vec::with_capacity(self.shapes.len());
        for (at, shape) in self.shapes.iter().enumerate() {
            needs.push(told(at).map(|set| (set, u32::MAX)).or_else(|| need(&shape.0, weight))?);
        }
        let mut order: Vec<usize> = (0..needs.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(needs[*at].1));
        // What weighs most is needed whatever else is; another shape that cannot do without it either adds nothing.
        let core = order.into_iter().fold(Set::default(), |core, at| {
            let more = &mut |bit: u8| if core.has(bit) { 0 } else { weight(bit) };
            let again = need(&self.shapes[at].0, more).filter(|_| needs[at].1 < u32::MAX);
            core.union(again.unwrap_or(needs[at]).0)
        });
        Some(core)
    }

    /// A search over letters.
    pub fn search(&self) -> Option<Search<'_>> {
        let engine = self.engine.as_deref()?;
        Some(Search { dfa: &engine.dfa, cache: engine.caches.get() })
    }

    /// Which positions filled the classes of a match that [`Shapes::longest`] found.
    pub fn filled(&self, shape: usize, alphabet: &Alphabet, letters: &[u8], at: usize, end: usize) -> Filled {
        let mut filled = Filled::default();
        Walk { alphabet, letters, end }.tries(&self.shapes[shape].0, None, at, &mut filled);
        filled
    }
}

/// A search for shapes in a sentence of letters.
pub struct Search<'a> {
    dfa: &'a DFA,
    cache: PoolGuard<'a, Cache, MakeCache>,
}

impl Search<'_> {
    /// The longest shape that begins at position `at` of the letters, which are asked for one by one and end with `None`:
    /// its number, and the position behind it.
    pub fn longest(&mut self, at: usize, mut letter: impl FnMut(usize) -> Option<u8>) -> Option<(usize, usize)> {
        let (dfa, cache) = (self.dfa, &mut *self.cache);
        let config = start::Config::new().anchored(Anchored::Yes);
        let mut state = dfa.start_state(cache, &config).ok()?;
        let (mut found, mut end) = (None, at);
        // A state tells of a match one letter late.
        while let Some(letter) = letter(end) {
            state = dfa.next_state(cache, state, letter).ok()?;
            if state.is_match() && end > at {
                found = Some((dfa.match_pattern(cache, state, 0).as_usize(), end));
            } else if state.is_dead() || state.is_quit() {
                return found;
            }
            end += 1;
        }
        state = dfa.next_eoi_state(cache, state).ok()?;
        if state.is_match() && end > at {
            found = Some((dfa.match_pattern(cache, state, 0).as_usize(), end));
        }
        found
    }
}

fn hir(parts: &[Part], alphabet: &Alphabet) -> Hir {
    let each = parts.iter().map(|part| match part {
        Part::One(bit, _) => {
            let letters = (0..alphabet.sets.len()).filter(|at| alphabet.sets[*at].has(*bit));
            let ranges = letters.map(|at| ClassBytesRange::new(at as u8, at as u8));
            Hir::class(Class::Bytes(ClassBytes::new(ranges)))
        }
        Part::Maybe(parts) => Hir::alternation(vec![hir(parts, alphabet), Hir::empty()]),
        Part::Either(choices) => Hir::alternation(choices.iter().map(|parts| hir(parts, alphabet)).collect()),
    });
    Hir::concat(each.collect())
}

/// Walks a pattern over a match that is known to fit; patterns are a few tokens long.
struct Walk<'a> {
    alphabet: &'a Alphabet,
    letters: &'a [u8],
    end: usize,
}

/// What follows a part: the rest of its own sequence, then what follows that.
struct Rest<'a> {
    parts: &'a [Part],
    behind: Option<&'a Rest<'a>>,
}

impl Walk<'_> {
    /// Whether a sequence and what follows it reach the end; what it filled is taken back where they do not.
    fn tries(&self, parts: &[Part], behind: Option<&Rest>, at: usize, filled: &mut Filled) -> bool {
        let before = filled.len;
        let fits = self.go(parts, behind, at, filled);
        if !fits {
            filled.len = before;
        }
        fits
    }

    fn go(&self, parts: &[Part], behind: Option<&Rest>, at: usize, filled: &mut Filled) -> bool {
        let Some((first, parts)) = parts.split_first() else {
            return match behind {
                Some(rest) => self.go(rest.parts, rest.behind, at, filled),
                None => at == self.end,
            };
        };
        let rest = Rest { parts, behind };
        match first {
            Part::One(bit, told) => {
                let fits = at < self.end && self.alphabet.set(self.letters[at]).has(*bit);
                if !fits {
                    return false;
                }
                if *told {
                    filled.push(*bit, at);
                }
                self.go(parts, behind, at + 1, filled)
            }
            Part::Maybe(inner) => self.tries(inner, Some(&rest), at, filled) || self.go(parts, behind, at, filled),
            Part::Either(choices) => choices.iter().any(|inner| self.tries(inner, Some(&rest), at, filled)),
        }
    }
}
