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
    pub(super) fn first(count: usize) -> Row<N> {
        Row(std::array::from_fn(|at| match count.saturating_sub(64 * at) {
            rest @ 0..64 => (1 << rest) - 1,
            _ => u64::MAX,
        }))
    }

    pub(super) fn put(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    pub(super) fn has(self, at: usize) -> bool {
        self.0[at / 64] & (1 << (at % 64)) != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self == Row::NONE
    }

    /// The places of both.
    pub(super) fn or(self, other: Row<N>) -> Row<N> {
        Row(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    /// The places that both have.
    pub(super) fn and(self, other: Row<N>) -> Row<N> {
        Row(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    /// The places that the other has not.
    pub(super) fn without(self, other: Row<N>) -> Row<N> {
        Row(std::array::from_fn(|at| self.0[at] & !other.0[at]))
    }

    /// Every place moved towards the start by so many tokens; what moves past it is gone.
    pub(super) fn back(self, tokens: usize) -> Row<N> {
        let (whole, bits) = (tokens / 64, tokens % 64);
        let word = |at: usize| self.0.get(at).copied().unwrap_or(0);
        Row(std::array::from_fn(|at| {
            let low = word(at + whole) >> bits;
            if bits == 0 { low } else { low | word(at + whole + 1) << (64 - bits) }
        }))
    }

    /// The places, in order.
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
    fn the_first_places_are_counted_across_words() {
        for count in [0, 1, 63, 64, 65, 128] {
            assert_eq!(Row::<2>::first(count).places().collect::<Vec<_>>(), (0..count).collect::<Vec<_>>());
        }
    }
}
