//! The tables that the reader of quantities needs beside the number words, units and hedges themselves.

use super::files::{NumbersFile, QuantitiesFile, UnitsFile, Words};
use super::load::{LexiconError, unknown};
use super::marks::Numbered;
use super::{Lexicon, NumberWord, Phrases, Unit, Vague};
use crate::text::words::{WordSet, key};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Which way something moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// "rose 5 %".
    Up,
    /// "fell 5 %".
    Down,
}

/// The two ways to open a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RangeWord {
    /// "between … and …".
    Between,
    /// "from … to …"; "to" needs no "from".
    From,
}

/// How a word or mark begins a quantity; it says what must stand behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Opening {
    /// A number word that is nothing else: "seven".
    Number(f64),
    /// Any other number word, "nobody", "sixfold".
    Word,
    /// "a", "an".
    Article,
    /// A stop or a minus sign, glued to what follows.
    Mark,
    /// A sign of money.
    Sign,
    /// A code or letter of money: "USD", the "A" of "A$5".
    Code,
}

/// A currency or a part of one, beside its code.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// What people call it.
    pub name: String,
    /// For a cent or a penny: the currency that it is a part of, as an index, and how much of it.
    pub part_of: Option<(u16, f64)>,
}

/// The key of a symbol of a unit: capitals count ("MW" is no "mW"), the glyph of an apostrophe does not.
pub fn symbol_key(symbol: &str) -> u64 {
    let plain = if symbol == "’" { "'" } else { symbol };
    plain.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Words of the grammar of numbers and quantities.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Every word that can begin a number.
    pub starts: WordSet,
    /// Scales that are glued to digits or stand behind money ("bn", "k"); whether they need no money before them.
    pub short_scales: FxHashMap<u64, (f64, bool)>,
    /// Endings that make a rank of digits.
    pub rank_endings: WordSet,
    /// Fractions by word or sign.
    pub fractions: FxHashMap<u64, f64>,
    /// What may stand below the line of a fraction.
    pub denominators: FxHashSet<u32>,
    /// Words behind "half" and "a third" that make fractions of them.
    pub part_of: WordSet,
    /// "in", "out of" between the two numbers of a share; whether the words have many other uses.
    pub shares: Phrases<bool>,
    /// "minus", "negative".
    pub minus: WordSet,
    /// Hedges that are a part of the verb before them: "over" in "handed over 21".
    pub particles: WordSet,
    /// Those verbs.
    pub particle_verbs: WordSet,
    /// "point" between the words of a decimal.
    pub points: WordSet,
    /// "and" inside a number.
    pub joints: WordSet,
    /// "a", "an".
    pub indefinite: WordSet,
    /// "sixfold".
    pub times: FxHashMap<u64, f64>,
    /// Every word or mark that can begin a quantity or a rank.
    pub opens: Numbered<Opening>,
    /// Words behind "a" that make a number of it: "a dozen", "a third", "a few".
    pub after_article: WordSet,
    /// Signs of money that begin with a letter.
    pub word_signs: WordSet,
    /// "between", "from".
    pub range_openers: FxHashMap<u64, RangeWord>,
    /// "and", "to".
    pub range_joints: FxHashMap<u64, RangeWord>,
    /// Between numbers that share a unit.
    pub list_joints: WordSet,
    /// Between two bounds.
    pub bound_joints: WordSet,
    /// "rose", "fell".
    pub trends: FxHashMap<u64, Trend>,
    /// "by" between such a word and its number.
    pub trend_joints: WordSet,
    /// "higher", "decline" behind a number.
    pub trends_behind: FxHashMap<u64, Trend>,
    /// "magnitude" behind a number.
    pub magnitude: Phrases<()>,
    /// "Richter" a little behind a number.
    pub magnitude_scales: WordSet,
    /// "aged", "magnitude of" before a number; whether it is a magnitude.
    pub cues: Phrases<bool>,
    /// "old", "of age".
    pub old: Phrases<()>,
    /// What "pounds of" are money of: damage, debt.
    pub paid: WordSet,
    /// Units that "old" makes an age of; `None` for years.
    pub ages: FxHashMap<u64, Option<u16>>,
    /// Units whose number is an age behind "aged".
    pub age_units: FxHashSet<u16>,
    /// For the foot, the inch: "6-foot-4".
    pub inch_of: FxHashMap<u16, u16>,
    /// "win", "defeat" behind a score.
    pub score_nouns: WordSet,
    /// "titles", "final" behind the length of a race.
    pub races: WordSet,
    /// Words that make a name of the number behind them.
    pub labels: WordSet,
    /// Names with a number in them.
    pub named: Phrases<()>,
    /// Turns of phrase that hold a number and count nothing.
    pub idioms: Phrases<()>,
    /// "times", "more" behind a number show that it counts.
    pub counters: WordSet,
    /// "that" before "one".
    pub demonstrative: WordSet,
    /// "than".
    pub than: WordSet,
    /// "Street", "Avenue".
    pub streets: WordSet,
    /// Signs that are money only before a million and more.
    pub mangled: WordSet,
    /// Of the letters that are money, those that may stand apart.
    pub spaced_money: WordSet,
    /// Letters glued to digits that are money, as indices of currencies.
    pub glued_money: FxHashMap<u64, u16>,
    /// "one".
    pub pronouns: WordSet,
    /// Words before "one" that make it a pronoun.
    pub before_pronouns: WordSet,
    /// Small words behind "one" that leave it a number.
    pub after_one: WordSet,
    /// Dimensions whose units stand in a row.
    pub compound: FxHashSet<String>,
    /// Units read at the end of such a row only.
    pub tail_units: FxHashMap<u64, u16>,
    /// Symbols of units, by [`symbol_key`].
    pub symbols: FxHashMap<u64, u16>,
    /// Those symbols as words, by their keys.
    pub symbol_words: WordSet,
    /// Symbols of one letter that may stand apart from their number.
    pub lone_symbols: WordSet,
    /// "per", "a"; whether they have many other uses.
    pub rates: FxHashMap<u64, bool>,
    /// "share", "head": units only behind "per".
    pub pieces: Phrases<u16>,
    /// Units that "a" makes a rate of.
    pub rate_units: FxHashSet<u16>,
    /// Names of the units, as people say them.
    pub unit_names: Vec<String>,
    /// Names of the currencies and their parts.
    pub money: Vec<Money>,
    /// Currencies whose sign may be the bare dollar sign.
    pub dollars: FxHashSet<u16>,
}

pub(super) fn numbers(lexicon: &mut Lexicon, file: NumbersFile) {
    let keys = |words: &[String]| -> WordSet { words.iter().map(|word| key(word)).collect() };
    let plain = file.words.iter().map(|(word, value)| (key(word), NumberWord::Plain(*value)));
    let scales = file.scales.iter().map(|(word, value)| (key(word), NumberWord::Scale(*value)));
    let dozens = file.dozen.keys().map(|word| (key(word), NumberWord::Dozen));
    lexicon.numbers = plain.chain(scales).chain(dozens).collect();
    lexicon.ordinals = file.ordinals.iter().map(|(word, value)| (key(word), *value)).collect();
    let figures = &mut lexicon.figures;
    let sure = keys(&file.sure_scales);
    let short = file.short_scales.iter().map(|(word, scale)| (key(word), (*scale, sure.contains(&key(word)))));
    figures.short_scales = short.collect();
    figures.fractions = file.fractions.iter().map(|(word, value)| (key(word), *value)).collect();
    for (word, rank) in file.ordinals.iter().filter(|(_, rank)| **rank > 2) {
        figures.fractions.insert(key(&format!("{word}s")), 1.0 / f64::from(*rank));
    }
    // "twentyone", "twentyfifth": written without the hyphen
    let tens: Vec<(&String, f64)> =
        file.words.iter().filter(|(_, n)| **n >= 20.0).map(|(word, value)| (word, *value)).collect();
    for (ten, value) in tens {
        for (unit, low) in file.words.iter().filter(|(_, n)| (1.0..10.0).contains(*n)) {
            lexicon.numbers.insert(key(&format!("{ten}{unit}")), NumberWord::Plain(value + low));
        }
        for (unit, low) in file.ordinals.iter().filter(|(_, n)| **n < 10) {
            lexicon.ordinals.insert(key(&format!("{ten}{unit}")), value as u32 + low);
        }
    }
    for (word, value) in file.words.iter().chain(&file.scales).filter(|(_, n)| **n > 1.0) {
        figures.times.insert(key(&format!("{word}fold")), *value);
    }
    figures.rank_endings = keys(&file.rank_endings);
    figures.denominators = file.denominators.iter().copied().collect();
    figures.part_of = keys(&file.part_of);
    file.shares.iter().for_each(|(phrase, loose)| figures.shares.add(phrase, *loose));
    figures.minus = keys(&file.minus);
    figures.points = keys(&file.points);
    figures.joints = keys(&file.joints);
    figures.indefinite = keys(&file.indefinite);
    for word in file.vague {
        let vague = Vague { hard: word.hard, open_top: word.open_top, typical: word.typical, loose: word.loose };
        word.spelled.iter().for_each(|spelling| lexicon.vague.add(spelling, vague));
    }
    file.none.iter().for_each(|phrase| lexicon.nobody.add(phrase, ()));
    let words = lexicon.numbers.iter().filter(|(_, word)| matches!(word, NumberWord::Plain(_))).map(|(key, _)| *key);
    let mut starts: WordSet = words.collect();
    starts.extend(lexicon.ordinals.keys());
    starts.extend(figures.fractions.keys());
    starts.extend(figures.minus.iter().chain(&figures.indefinite));
    starts.extend(lexicon.vague.firsts());
    figures.starts = starts;
}

pub(super) fn units(lexicon: &mut Lexicon, file: UnitsFile) -> Result<(), LexiconError> {
    let figures = &mut lexicon.figures;
    for measure in file.measures {
        let at = lexicon.units.len() as u16;
        // A piece is a unit only behind "per": three games are a count.
        let piece = measure.dimension.starts_with("pieces");
        let words = if piece { &mut figures.pieces } else { &mut lexicon.unit_words };
        measure.spelled.iter().for_each(|word| words.add(word, at));
        figures.symbols.extend(measure.symbols.iter().map(|symbol| (symbol_key(symbol), at)));
        figures.symbol_words.extend(measure.symbols.iter().map(|symbol| key(symbol)));
        figures.unit_names.push(measure.name.unwrap_or_else(|| measure.id.clone()));
        lexicon.units.push(Unit { id: measure.id, dimension: measure.dimension, factor: measure.factor });
    }
    let unit = |id: &str| position(&lexicon.units, id);
    figures.lone_symbols = keys(&file.lone);
    figures.mangled = keys(&file.mangled);
    figures.spaced_money = keys(&file.spaced_money);
    for id in &file.rate_units {
        figures.rate_units.insert(unit(id)?);
    }
    for (word, id) in &file.ages {
        figures.ages.insert(key(word), id.as_deref().map(unit).transpose()?);
        if id.is_none() {
            figures.age_units.extend(lexicon.unit_words.word(key(word)));
        }
    }
    for currency in file.currencies {
        let at = lexicon.currencies.len() as u16;
        for sign in currency.signs.iter().chain(Some(&currency.code)) {
            let letters = sign.split(|c: char| !c.is_alphabetic() && c != '.').next().unwrap_or_default();
            if !letters.is_empty() {
                figures.word_signs.insert(super::phrases::keys(sign)[0]);
            }
        }
        currency.signs.iter().for_each(|sign| lexicon.currency_signs.add(sign, at));
        let whole = |code: &str| lexicon.currencies.iter().position(|known| known == code);
        let part_of = match &currency.of {
            Some((code, factor)) => {
                let whole = whole(code).ok_or_else(|| unknown("units.yaml", "currency", code))?;
                Some((whole as u16, *factor))
            }
            None => None,
        };
        if currency.code.len() == 3 {
            lexicon.currency_signs.add(&currency.code, at);
        }
        if currency.name.ends_with("dollar") {
            figures.dollars.insert(at);
        }
        currency.scaled.iter().for_each(|word| lexicon.currency_scaled.add(word, at));
        currency.spelled.iter().for_each(|word| lexicon.currency_words.add(word, at));
        figures.money.push(Money { name: currency.name, part_of });
        lexicon.currencies.push(currency.code);
    }
    for (letter, code) in &file.glued_money {
        let at = lexicon.currencies.iter().position(|known| known == code);
        let at = at.ok_or_else(|| unknown("units.yaml", "currency", code))?;
        figures.glued_money.insert(key(letter), at as u16);
    }
    Ok(())
}

impl Figures {
    /// Whether a number word is something else as well.
    fn ambiguous(&self, word: u64) -> bool {
        self.fractions.contains_key(&word)
            || self.times.contains_key(&word)
            || self.minus.contains(&word)
            || self.indefinite.contains(&word)
    }

    /// The words of those of its tables that are asked about what stands beside a number.
    pub(super) fn beside(&self) -> impl Iterator<Item = u64> {
        let sets = [
            &self.rank_endings,
            &self.minus,
            &self.joints,
            &self.indefinite,
            &self.list_joints,
            &self.trend_joints,
            &self.magnitude_scales,
            &self.symbol_words,
            &self.counters,
            &self.labels,
        ];
        let keys = self.short_scales.keys().chain(self.times.keys()).chain(self.range_openers.keys());
        let keys = keys.chain(self.range_joints.keys()).chain(self.trends.keys()).chain(self.trends_behind.keys());
        let keys = keys.chain(self.ages.keys()).chain(self.glued_money.keys()).chain(self.rates.keys());
        keys.chain(sets.into_iter().flatten()).copied()
    }
}

fn position(units: &[Unit], id: &str) -> Result<u16, LexiconError> {
    let found = units.iter().position(|unit| unit.id == id);
    found.map(|at| at as u16).ok_or_else(|| unknown("units.yaml", "unit", id))
}

fn keys(words: &Words) -> WordSet {
    words.iter().map(|word| key(word)).collect()
}

/// Reads the grammar of quantities; numbers and units stand in their tables already.
pub(super) fn quantities(lexicon: &mut Lexicon, file: QuantitiesFile) -> Result<(), LexiconError> {
    let figures = &mut lexicon.figures;
    figures.range_openers = file.range_openers.iter().map(|(word, range)| (key(word), *range)).collect();
    figures.range_joints = file.range_joints.iter().map(|(word, range)| (key(word), *range)).collect();
    figures.list_joints = keys(&file.list_joints);
    figures.bound_joints = keys(&file.bound_joints);
    let trends = file.trends.iter().flat_map(|(trend, words)| words.iter().map(|word| (key(word), *trend)));
    figures.trends = trends.collect();
    let behind = file.trends_behind.iter().flat_map(|(trend, words)| words.iter().map(|word| (key(word), *trend)));
    figures.trends_behind = behind.collect();
    figures.trend_joints = keys(&file.trend_joints);
    file.magnitude.iter().for_each(|phrase| figures.magnitude.add(phrase, ()));
    figures.magnitude_scales = keys(&file.scales);
    file.cues.age.iter().for_each(|phrase| figures.cues.add(phrase, false));
    file.cues.magnitude.iter().for_each(|phrase| figures.cues.add(phrase, true));
    file.old.iter().for_each(|phrase| figures.old.add(phrase, ()));
    figures.paid = keys(&file.paid);
    figures.score_nouns = keys(&file.score_nouns);
    figures.races = keys(&file.races);
    figures.labels = keys(&file.labels);
    file.named.iter().for_each(|phrase| figures.named.add(phrase, ()));
    figures.pronouns = keys(&file.pronouns);
    figures.before_pronouns = keys(&file.before_pronouns);
    figures.after_one = keys(&file.after_one);
    file.idioms.iter().for_each(|phrase| figures.idioms.add(phrase, ()));
    figures.streets = keys(&file.streets);
    figures.than = keys(&file.than);
    figures.counters = keys(&file.counters);
    figures.demonstrative = keys(&file.demonstrative);
    figures.compound = file.compound.into_iter().collect();
    for (word, id) in &file.tail_units {
        figures.tail_units.insert(key(word), position(&lexicon.units, id)?);
    }
    for (foot, inch) in &file.dashed {
        figures.inch_of.insert(position(&lexicon.units, foot)?, position(&lexicon.units, inch)?);
    }
    figures.rates = file.rates.iter().map(|(word, loose)| (key(word), *loose)).collect();
    let signs = lexicon.currency_signs.firsts().map(|first| {
        let word = figures.word_signs.contains(&first);
        (first, if word { Opening::Code } else { Opening::Sign })
    });
    let mut opens: FxHashMap<u64, Opening> = signs.collect();
    opens.extend(["-", "−", "."].iter().map(|mark| (key(mark), Opening::Mark)));
    let words = lexicon.nobody.firsts().chain(figures.times.keys().copied()).chain(figures.starts.iter().copied());
    let words: Vec<u64> = words.collect();
    let opening = |word: u64| match lexicon.numbers.get(&word) {
        Some(NumberWord::Plain(value)) if !figures.ambiguous(word) && !lexicon.nobody.begins(word) => {
            let more = lexicon.vague.begins(word) || lexicon.ordinals.contains_key(&word);
            if more { Opening::Word } else { Opening::Number(*value) }
        }
        _ => Opening::Word,
    };
    opens.extend(words.into_iter().map(|word| (word, opening(word))));
    opens.extend(figures.indefinite.iter().map(|word| (*word, Opening::Article)));
    figures.opens = Numbered::new(opens);
    let scales = lexicon.numbers.iter().filter(|(_, word)| !matches!(word, NumberWord::Plain(_))).map(|(key, _)| *key);
    let mut behind: WordSet = scales.collect();
    behind.extend(lexicon.ordinals.keys().chain(figures.fractions.keys()));
    behind.extend(figures.indefinite.iter().flat_map(|word| lexicon.vague.seconds(*word)));
    // "A$5", "a $5"
    behind.extend(figures.indefinite.iter().flat_map(|word| lexicon.currency_signs.seconds(*word)));
    figures.after_article = behind;
    Ok(())
}
