//! The tables that the reader of quantities needs beside the number words, units and hedges themselves.

use super::files::NumbersFile;
use super::{Lexicon, NumberWord, Phrases, Vague};
use crate::text::words::key;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words of the grammar of numbers and quantities.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Every word that can begin a number.
    pub starts: FxHashSet<u64>,
    /// Scales that are glued to digits or stand behind money ("bn", "k"); whether they need no money before them.
    pub short_scales: FxHashMap<u64, (f64, bool)>,
    /// Endings that make a rank of digits.
    pub rank_endings: FxHashSet<u64>,
    /// Fractions by word or sign.
    pub fractions: FxHashMap<u64, f64>,
    /// What may stand below the line of a fraction.
    pub denominators: FxHashSet<u32>,
    /// Words behind "half" and "a third" that make fractions of them.
    pub part_of: FxHashSet<u64>,
    /// "in", "out of" between the two numbers of a share; whether the words have many other uses.
    pub shares: Phrases<bool>,
    /// "minus", "negative".
    pub minus: FxHashSet<u64>,
    /// "point" between the words of a decimal.
    pub points: FxHashSet<u64>,
    /// "and" inside a number.
    pub joints: FxHashSet<u64>,
    /// "a", "an".
    pub indefinite: FxHashSet<u64>,
    /// "twice", "sixfold".
    pub times: FxHashMap<u64, f64>,
}

pub(super) fn numbers(lexicon: &mut Lexicon, file: NumbersFile) {
    let keys = |words: &[String]| -> FxHashSet<u64> { words.iter().map(|word| key(word)).collect() };
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
    figures.times = file.times.iter().map(|(word, times)| (key(word), *times)).collect();
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
        let vague = Vague { hard: word.hard, open_top: word.open_top, typical: word.typical };
        word.spelled.iter().for_each(|spelling| lexicon.vague.add(spelling, vague));
    }
    file.none.iter().for_each(|phrase| lexicon.nobody.add(phrase, ()));
    let words = lexicon.numbers.iter().filter(|(_, word)| matches!(word, NumberWord::Plain(_))).map(|(key, _)| *key);
    let mut starts: FxHashSet<u64> = words.collect();
    starts.extend(lexicon.ordinals.keys());
    starts.extend(figures.fractions.keys());
    starts.extend(figures.minus.iter().chain(&figures.indefinite));
    starts.extend(lexicon.vague.firsts());
    figures.starts = starts;
}
