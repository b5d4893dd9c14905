//! A line: one sentence as programs see it, what holds at each of its places in rows.

use super::cue::Cue;
use super::pattern::Gap;
use super::row::Row;
use super::schema::SlotKind;
use super::view::View;

/// What may fill a slot: its kind, and what it is restricted to.
pub(super) type Fill = (SlotKind, Option<String>);

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

/// The tables of lines, kept from one to the next.
#[derive(Debug)]
pub(super) struct Desk<const N: usize> {
    /// By cue, where it stands.
    rows: Vec<Row<N>>,
    /// The cues that stand anywhere.
    touched: Vec<Cue>,
    /// By gap, the tokens that it may pass over, where they were asked for.
    gaps: [Option<Row<N>>; 3],
    /// By filling, the sentence in which it was asked for last, and where it begins and ends there; in order of place, the
    /// best end first.
    fits: Vec<(u64, Vec<Fit>)>,
    /// The number of the sentence, from 1.
    sentence: u64,
    /// Rows of the steps of a program.
    pub(super) steps: Vec<Row<N>>,
    /// Steps asked and walked so far.
    #[cfg(test)]
    pub(super) work: usize,
}

impl<const N: usize> Default for Desk<N> {
    fn default() -> Desk<N> {
        Desk {
            rows: Vec::new(),
            touched: Vec::new(),
            gaps: [None; 3],
            fits: Vec::new(),
            sentence: 0,
            steps: Vec::new(),
            #[cfg(test)]
            work: 0,
        }
    }
}

/// A sentence on its desk.
pub(super) struct Line<'a, const N: usize> {
    view: &'a View<'a>,
    fills: &'a [Fill],
    desk: &'a mut Desk<N>,
    /// All places.
    pub(super) all: Row<N>,
    /// Those before a token.
    pub(super) tokens: Row<N>,
}

impl<'a, const N: usize> Line<'a, N> {
    /// Lays a sentence of fewer than `64 * N` tokens out. `cues` is the number of cues of the book.
    pub(super) fn new(view: &'a View<'a>, cues: usize, fills: &'a [Fill], desk: &'a mut Desk<N>) -> Line<'a, N> {
        desk.rows.resize(cues, Row::NONE);
        desk.touched.drain(..).for_each(|cue| desk.rows[cue as usize] = Row::NONE);
        desk.gaps = [None; 3];
        desk.fits.resize_with(fills.len(), Default::default);
        desk.sentence += 1;
        for &(at, cue) in view.cues() {
            let row = &mut desk.rows[cue as usize];
            if row.is_empty() {
                desk.touched.push(cue);
            }
            row.put(at as usize);
        }
        let width = view.tokens.len();
        Line { view, fills, desk, all: Row::first(width + 1), tokens: Row::first(width) }
    }

    /// Where a cue stands.
    pub(super) fn row(&self, cue: Cue) -> Row<N> {
        self.desk.rows[cue as usize]
    }

    /// The tokens that a gap may pass over.
    pub(super) fn passable(&mut self, gap: Gap) -> Row<N> {
        let view = self.view;
        *self.desk.gaps[gap as usize].get_or_insert_with(|| {
            let mut row = Row::NONE;
            (0..view.tokens.len()).filter(|&at| view.passable(at, gap)).for_each(|at| row.put(at));
            row
        })
    }

    /// Where a filling begins and ends.
    pub(super) fn fits(&mut self, fill: usize) -> &[Fit] {
        let (view, (kind, of)) = (self.view, &self.fills[fill]);
        let Desk { fits, sentence, .. } = &mut *self.desk;
        let (asked, found) = &mut fits[fill];
        if asked != sentence {
            *asked = *sentence;
            found.clear();
            view.fits(*kind, of.as_deref(), found);
        }
        found
    }

    /// Counts steps, for the test that holds programs to their bound.
    pub(super) fn count(&mut self, _steps: usize) {
        #[cfg(test)]
        {
            self.desk.work += _steps;
        }
    }
}
