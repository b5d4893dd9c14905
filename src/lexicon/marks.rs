//! Marks: which tables know a word, gathered once, so that a token is looked up once and not in every table.

use super::{Lexicon, Phrases};
use crate::text::Token;
use crate::text::words::{Marked, Marks};
use rustc_hash::FxHashSet;

/// Marks of tables that are no phrases; those of phrases stand in [`Phrases`].
#[derive(Clone, Debug, Default)]
pub struct TableMarks {
    /// Words without meaning of their own.
    pub stop: Marks,
    /// Number words.
    pub numbers: Marks,
    /// Ordinals.
    pub ordinals: Marks,
    /// Months and weekdays.
    pub dated: Marks,
    /// What may begin a quantity.
    pub opens: Marks,
    /// Words that patterns of time know.
    pub times: Marks,
    /// Nouns for events.
    pub event_nouns: Marks,
    /// What people come together for.
    pub gatherings: Marks,
    /// What the patterns of the rules look for.
    pub cues: Marks,
    /// Of that, what a sentence must hold for a pattern to be run over it.
    pub triggers: Marks,
}

impl Lexicon {
    /// Whether a token is a word without meaning of its own.
    #[inline]
    pub fn stops(&self, token: &Token) -> bool {
        token.may(self.marks.stop) && (token.settles(self.marks.stop) || self.stop.contains(&token.key))
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

    fn set(&mut self, table: &FxHashSet<u64>) -> Marks {
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
    marker.phrases(&mut lexicon.series);
    marker.phrases(&mut lexicon.revised);
    marker.phrases(&mut lexicon.superseded);
    marker.phrases(&mut lexicon.totals);
    marker.phrases(&mut lexicon.throughout);
    marker.phrases(&mut lexicon.counting_in);
    marker.phrases(&mut lexicon.counting_out);
    marker.phrases(&mut lexicon.aliases);
    marker.phrases(&mut lexicon.place_words);
    marker.phrases(&mut lexicon.grammar.refers_back);
    marker.phrases(&mut lexicon.times.scheduled);
    marker.phrases(&mut lexicon.times.opens);
    marker.phrases(&mut lexicon.times.holiday_names);
    lexicon.marks = TableMarks {
        stop: marker.set(&lexicon.stop),
        numbers: marker.words(lexicon.numbers.keys().copied()),
        ordinals: marker.words(lexicon.ordinals.keys().copied()),
        dated: marker.words(lexicon.months.keys().chain(lexicon.weekdays.keys()).copied()),
        opens: marker.words(lexicon.figures.opens.keys().copied()),
        times: marker.words(lexicon.times.words()),
        event_nouns: marker.set(&lexicon.event_nouns),
        gatherings: marker.set(&lexicon.gatherings),
        cues: marker.more(),
        triggers: marker.more(),
    };
    lexicon.times.mark = lexicon.marks.times;
    lexicon.tables.marked = marker.marked;
}
