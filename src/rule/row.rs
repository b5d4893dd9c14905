//! Rows: sets of places in a sentence, one bit each.
//!
//! A place stands before a token; the last one stands behind them all. What holds at every place of a sentence is asked of
//! a whole row at once.

/// A set of places, `64 * N` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row<const N: usize>([u64; N]);

impl<const N: usize> Row<N> {
    /// No place at all.
    pub(super) const NONE: Row<N> = Row([0; N]);

    /// The first `count` places.
    #[inline]
    pub(super) fn first(count: usize) -> Row<N> {
        Row::each(|at| match count.saturating_sub(64 * at) {
            rest @ 0..64 => (1 << rest) - 1,
            _ => u64::MAX,
        })
    }

    /// The row whose words are told one by one; a plain loop, which costs nothing where there is one word.
    #[inline]
    fn each(mut word: impl FnMut(usize) -> u64) -> Row<N> {
        let mut row = Row::NONE;
        for at in 0..N {
            row.0[at] = word(at);
        }
        row
    }

    /// Puts a place in.
    #[inline]
    pub(super) fn put(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// Whether it has a place.
    #[inline]
    pub(super) fn has(self, at: usize) -> bool {
        self.0[at / 64] & (1 << (at % 64)) != 0
    }

    /// Whether it has none.
    #[inline]
    pub(super) fn is_empty(self) -> bool {
        let mut any = 0;
        for word in self.0 {
            any |= word;
        }
        any == 0
    }

    /// The row where something holds, no place where it does not.
    #[inline]
    pub(super) fn only(self, holds: bool) -> Row<N> {
        let mask = u64::from(holds).wrapping_neg();
        Row::each(|at| self.0[at] & mask)
    }

    /// The places of both.
    #[inline]
    pub(super) fn or(self, other: Row<N>) -> Row<N> {
        Row::each(|at| self.0[at] | other.0[at])
    }

    /// The places that both have.
    #[inline]
    pub(super) fn and(self, other: Row<N>) -> Row<N> {
        Row::each(|at| self.0[at] & other.0[at])
    }

    /// The places that the other has not.
    #[inline]
    pub(super) fn without(self, other: Row<N>) -> Row<N> {
        Row::each(|at| self.0[at] & !other.0[at])
    }

    /// Every place moved towards the start by so many tokens; what moves past it is gone.
    #[inline]
    pub(super) fn back(self, tokens: usize) -> Row<N> {
        let (whole, bits) = (tokens / 64, tokens % 64);
        let word = |at: usize| if at < N { self.0[at] } else { 0 };
        // twice, since a word is not moved by all of its bits
        Row::each(|at| word(at + whole) >> bits | word(at + whole + 1) << (63 - bits) << 1)
    }

    /// The places from which one of this row is reached over at most so many tokens, all of them passable.
    #[inline]
    pub(super) fn spread(self, passable: Row<N>, most: usize) -> Row<N> {
        self.wider(passable, most, |row, stretch, step| row.back(step).and(stretch))
    }

    /// The places that are reached from one of this row over at most so many tokens, all of them passable.
    #[inline]
    pub(super) fn spread_on(self, passable: Row<N>, most: usize) -> Row<N> {
        self.wider(passable, most, |row, stretch, step| row.and(stretch).on(step))
    }

    /// The row with all that is reached by at most so many steps of one token. `over` leads over a stretch of tokens that
    /// begins where `stretch` says. Each round reaches twice as far as the one before, as long as there is so far to go;
    /// then shorter ones make up the rest.
    fn wider(self, passable: Row<N>, most: usize, over: impl Fn(Row<N>, Row<N>, usize) -> Row<N>) -> Row<N> {
        if self.is_empty() {
            return self;
        }
        let (mut row, mut reached) = (self, 0);
        let mut stretches = [passable; 5];
        let mut round = 0;
        while reached < most && round < stretches.len() {
            let step = 1 << round;
            if reached + step > most {
                break;
            }
            if round > 0 {
                let half = stretches[round - 1];
                stretches[round] = half.and(half.back(step / 2));
            }
            let wider = row.or(over(row, stretches[round], step));
            if round == 0 && wider == row {
                return row;
            }
            (row, reached, round) = (wider, reached + step, round + 1);
        }
        while reached < most {
            let longest = (most - reached).ilog2() as usize;
            let round = longest.min(round - 1);
            row = row.or(over(row, stretches[round], 1 << round));
            reached += 1 << round;
        }
        row
    }

    /// The first place of a stretch that is in the row; both ends belong to the stretch.
    #[inline]
    pub(super) fn first_in(self, from: usize, to: usize) -> Option<usize> {
        let mut at = from / 64;
        let mut word = self.0[at] & u64::MAX << (from % 64);
        while word == 0 && (at + 1) * 64 <= to {
            at += 1;
            word = self.0[at];
        }
        let place = at * 64 + word.trailing_zeros() as usize;
        (word != 0 && place <= to).then_some(place)
    }

    /// All places before the last one of the row.
    #[inline]
    pub(super) fn before(self) -> Row<N> {
        let mut filled = false;
        let mut row = Row::NONE;
        for at in (0..N).rev() {
            let word = self.0[at];
            row.0[at] = match word {
                _ if filled => u64::MAX,
                0 => 0,
                _ => (1 << (63 - word.leading_zeros())) - 1,
            };
            filled |= word != 0;
        }
        row
    }

    /// All places from the first one of the row on.
    #[inline]
    pub(super) fn onwards(self) -> Row<N> {
        let mut filled = false;
        Row::each(|at| {
            let word = self.0[at];
            let own = if filled { u64::MAX } else { (word & word.wrapping_neg()).wrapping_neg() };
            filled |= word != 0;
            own
        })
    }

    /// Every place moved towards the end by fewer than 64 tokens; what moves past it is gone.
    #[inline]
    pub(super) fn on(self, tokens: usize) -> Row<N> {
        let carried = |at: usize| if at == 0 { 0 } else { self.0[at - 1] >> 1 >> (63 - tokens) };
        Row::each(|at| self.0[at] << tokens | carried(at))
    }

    /// The places, in order.
    #[inline]
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(number, mut word)| {
            std::iter::from_fn(move || {
                let at = (word != 0).then(|| number * 64 + word.trailing_zeros() as usize)?;
                word &= word - 1;
                Some(at)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Row;

    #[test]
    fn places_move_back_across_the_words_of_a_row() {
        let mut row = Row::<3>::NONE;
        [3, 64, 130, 191].into_iter().for_each(|at| row.put(at));
        for tokens in [0, 1, 5, 64, 70, 130] {
            let moved: Vec<usize> = row.places().filter(|at| *at >= tokens).map(|at| at - tokens).collect();
            assert_eq!(row.back(tokens).places().collect::<Vec<_>>(), moved, "{tokens}");
        }
    }

    #[test]
    fn a_row_spreads_as_far_as_it_would_token_by_token() {
        let mut seed = 7u64;
        let mut next = || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            seed
        };
        for most in (0..40).chain([63, 64, 100]) {
            let row = Row([next() & next() & next(), next() & next() & next() & next()]);
            let passable = Row([next() | next() | next(), next() | next()]);
            let mut slow = row;
            (0..most).for_each(|_| slow = row.or(slow.back(1).and(passable)));
            assert_eq!(row.spread(passable, most), slow, "{most}");
            let mut slow = row;
            (0..most).for_each(|_| slow = row.or(slow.and(passable).on(1)));
            assert_eq!(row.spread_on(passable, most), slow, "{most}");
        }
    }

    #[test]
    fn the_first_place_of_a_stretch_is_found_across_words() {
        let mut row = Row::<3>::NONE;
        [5, 70, 191].into_iter().for_each(|at| row.put(at));
        assert_eq!(
            [(0, 4), (0, 5), (6, 69), (6, 70), (71, 191)].map(|(from, to)| row.first_in(from, to)),
            [None, Some(5), None, Some(70), Some(191)]
        );
    }

    #[test]
    fn places_before_and_behind_are_told_across_the_words_of_a_row() {
        let mut row = Row::<3>::NONE;
        [5, 70, 130].into_iter().for_each(|at| row.put(at));
        assert_eq!(row.before(), Row::first(130));
        assert_eq!(row.onwards(), Row::first(192).without(Row::first(5)));
        assert_eq!(row.on(60).places().collect::<Vec<_>>(), [65, 130, 190]);
        assert_eq!((Row::<3>::NONE.before(), Row::<3>::NONE.onwards()), (Row::NONE, Row::NONE));
    }

    #[test]
    fn the_first_places_are_counted_across_words() {
        for count in [0, 1, 63, 64, 65, 128] {
            assert_eq!(Row::<2>::first(count).places().collect::<Vec<_>>(), (0..count).collect::<Vec<_>>());
        }
    }
}
