//! A line: one sentence as programs see it, what holds at each of its places in rows.

use super::cue::{Cue, Cues, Set};
use super::filling::{Fill, fill_bit};
use super::pattern::Gap;
use super::person;
use super::program::Steps;
use super::row::Row;
use super::schema::SlotKind;
use super::view::View;

/// What may fill a slot: where it begins, and the places where it may end, the first of them for choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) at: u16,
    first: u16,
    last: u16,
}

impl Fit {
    /// What ends at one place only.
    pub(super) fn new(at: usize, end: usize) -> Fit {
        Fit::reaching(at, end, end)
    }

    /// What may end anywhere in a stretch.
    pub(super) fn reaching(at: usize, first: usize, last: usize) -> Fit {
        Fit { at: at as u16, first: first as u16, last: last as u16 }
    }

    /// The places where it may end.
    #[inline]
    pub(super) fn reach<const N: usize>(self) -> Row<N> {
        Row::first(self.last as usize + 1).without(Row::first(self.first as usize))
    }

    /// The end that a row has.
    #[inline]
    pub(super) fn end<const N: usize>(self, row: Row<N>) -> Option<usize> {
        row.first_in(self.first as usize, self.last as usize)
    }

    /// All ends, the best one first.
    pub(super) fn ends(self) -> impl Iterator<Item = usize> {
        usize::from(self.first)..=usize::from(self.last)
    }
}

/// What was found for a filling in one sentence.
#[derive(Debug)]
struct Asked<const N: usize> {
    /// The number of the sentence.
    sentence: u64,
    /// The places at which words were asked for; of values and names those at which they begin.
    places: Row<N>,
    /// Where it begins and ends; of what begins at one place the best end first.
    fits: Vec<Fit>,
}

/// The tables of lines, kept from one to the next.
#[derive(Debug)]
pub(super) struct Desk<const N: usize> {
    /// By cue, where it stands.
    rows: Vec<Row<N>>,
    /// The cues that stand anywhere.
    touched: Vec<Cue>,
    /// By filling, what was found when it was asked for last.
    asked: Vec<Asked<N>>,
    /// By set of words, where one of them stands, and the sentence in which that was asked for.
    sets: Vec<(u64, Row<N>)>,
    /// The number of the sentence, from 1.
    sentence: u64,
    /// Rows of the steps of a program.
    pub(super) steps: Steps<N>,
    /// Steps asked and walked so far.
    #[cfg(test)]
    pub(super) work: usize,
}

impl<const N: usize> Default for Desk<N> {
    fn default() -> Desk<N> {
        Desk {
            rows: Vec::new(),
            touched: Vec::new(),
            asked: Vec::new(),
            sets: Vec::new(),
            sentence: 0,
            steps: Steps::default(),
            #[cfg(test)]
            work: 0,
        }
    }
}

/// A sentence on its desk.
pub(super) struct Line<'a, const N: usize> {
    view: &'a View<'a>,
    fills: &'a [Fill],
    /// By cue, where it stands.
    pub(super) rows: &'a [Row<N>],
    /// The cues that stand anywhere, each once.
    pub(super) cues: &'a [Cue],
    /// By gap, the tokens that it may pass over, where they were asked for.
    gaps: [Row<N>; 3],
    /// Which of them were.
    gaps_known: [bool; 3],
    words_of: &'a [Box<[Cue]>],
    /// The cues of the nouns of posts.
    posts: &'a [(u8, Cue)],
    sets: &'a mut [(u64, Row<N>)],
    asked: &'a mut [Asked<N>],
    /// Of the first 64 fillings, those that were asked for and of which there is nothing.
    lacking: u64,
    /// Those that were asked for.
    looked: u64,
    sentence: u64,
    #[cfg(test)]
    work: &'a mut usize,
    /// All places.
    pub(super) all: Row<N>,
    /// Those before a token.
    pub(super) tokens: Row<N>,
}

impl<'a, const N: usize> Line<'a, N> {
    /// Looks a sentence of fewer than `64 * N` tokens up and lays it out.
    pub(super) fn new(view: &'a mut View<'_>, cues: &'a Cues, fills: &'a [Fill], desk: &'a mut Desk<N>) -> Line<'a, N> {
        if desk.rows.len() != cues.len() {
            desk.rows.resize(cues.len(), Row::NONE);
            desk.sets.resize(cues.sets().len(), (0, Row::NONE));
            desk.asked.resize_with(fills.len(), || Asked { sentence: 0, places: Row::NONE, fits: Vec::new() });
        }
        let Desk { rows, touched, .. } = &mut *desk;
        for cue in touched.iter() {
            rows[*cue as usize] = Row::NONE;
        }
        touched.clear();
        let rows = rows.as_mut_slice();
        view.look(cues, |at, cue| {
            let row = &mut rows[cue as usize];
            if row.is_empty() {
                touched.push(cue);
            }
            row.put(at);
        });
        desk.sentence += 1;
        let width = view.tokens.len();
        Line {
            view,
            fills,
            rows: &desk.rows,
            cues: &desk.touched,
            gaps: [Row::NONE; 3],
            gaps_known: [false; 3],
            words_of: cues.sets(),
            posts: view.lexicon.post.map_or(&[], |class| cues.class(class)),
            sets: &mut desk.sets,
            asked: &mut desk.asked,
            lacking: 0,
            looked: 0,
            sentence: desk.sentence,
            #[cfg(test)]
            work: &mut desk.work,
            all: Row::first(width + 1),
            tokens: Row::first(width),
        }
    }

    /// The tokens that a gap may pass over.
    #[inline]
    pub(super) fn passable(&mut self, gap: Gap) -> Row<N> {
        if !self.gaps_known[gap as usize] {
            self.look_passable(gap);
        }
        self.gaps[gap as usize]
    }

    #[inline(never)]
    fn look_passable(&mut self, gap: Gap) {
        self.gaps[gap as usize] = self.tokens.without(self.view.impassable(gap));
        self.gaps_known[gap as usize] = true;
    }

    /// Where one of a set of words stands.
    #[inline]
    pub(super) fn any(&mut self, set: Set) -> Row<N> {
        let (sentence, row) = &mut self.sets[set as usize];
        if *sentence != self.sentence {
            let words = self.words_of[set as usize].iter();
            *sentence = self.sentence;
            *row = words.fold(Row::NONE, |row, cue| row.or(self.rows[*cue as usize]));
        }
        *row
    }

    /// Whether there is nothing for one of some fillings, which are values and names.
    #[inline]
    pub(super) fn lacks(&mut self, fills: u64) -> bool {
        let mut unknown = fills & !self.looked;
        while fills & self.lacking == 0 && unknown != 0 {
            self.values(unknown.trailing_zeros() as u16);
            unknown &= unknown - 1;
        }
        fills & self.lacking != 0
    }

    /// Where a value or a name begins and ends that fills a slot.
    #[inline]
    pub(super) fn values(&mut self, fill: u16) -> &[Fit] {
        if self.asked[fill as usize].sentence != self.sentence {
            self.look_for(fill);
        }
        &self.asked[fill as usize].fits
    }

    #[inline(never)]
    fn look_for(&mut self, fill: u16) {
        let asked = &mut self.asked[fill as usize];
        asked.sentence = self.sentence;
        asked.fits.clear();
        asked.places = Row::NONE;
        let (kind, of) = &self.fills[fill as usize];
        self.view.fits(*kind, of.as_deref(), &mut asked.fits);
        asked.fits.iter().for_each(|fit| asked.places.put(fit.at as usize));
        self.looked |= fill_bit(fill);
        if asked.fits.is_empty() {
            self.lacking |= fill_bit(fill);
        }
    }

    /// Where a value or a name begins that fills a slot.
    #[inline]
    pub(super) fn begins(&mut self, fill: u16) -> Row<N> {
        self.values(fill);
        self.asked[fill as usize].places
    }

    /// Where words that fill a slot begin and end: those that begin at these places, and others.
    pub(super) fn words(&mut self, fill: u16, places: Row<N>) -> &[Fit] {
        let asked = &mut self.asked[fill as usize];
        if asked.sentence != self.sentence {
            asked.sentence = self.sentence;
            asked.fits.clear();
            asked.places = Row::NONE;
        }
        let (kind, _) = &self.fills[fill as usize];
        let mut new = places.without(asked.places);
        asked.places = asked.places.or(new);
        if *kind == SlotKind::Post && !new.is_empty() {
            // the noun of a post, or a few words before it
            let nouns = self.posts.iter().fold(Row::NONE, |row, (_, cue)| row.or(self.rows[*cue as usize]));
            new = new.and(nouns.spread(self.tokens, person::BEFORE_POST - 1));
        }
        for at in new.places() {
            asked.fits.extend(self.view.fit(*kind, at));
        }
        &asked.fits
    }

    /// Where something begins that fills a slot, and ends at a place of `next`.
    #[inline]
    pub(super) fn filled(&mut self, next: Row<N>, fits: impl FnOnce(&mut Self) -> &[Fit]) -> Row<N> {
        let mut row = Row::NONE;
        let fits = fits(self);
        let tried = fits.len();
        for fit in fits {
            if fit.end(next).is_some() {
                row.put(fit.at as usize);
            }
        }
        self.count(tried);
        row
    }

    /// What fills a slot and begins at a place; the best end first.
    pub(super) fn fits(&self, fill: u16, at: usize) -> impl Iterator<Item = Fit> {
        self.asked[fill as usize].fits.iter().copied().filter(move |fit| fit.at as usize == at)
    }

    /// Counts steps, for the test that holds programs to their bound.
    #[inline]
    pub(super) fn count(&mut self, _steps: usize) {
        #[cfg(test)]
        {
            *self.work += _steps;
        }
    }
}
