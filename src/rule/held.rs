//! Sets of programs, one bit each: those that a sentence may hold come out in order, each once.

/// A set of numbers of programs.
#[derive(Clone, Debug, Default)]
pub(super) struct Held(Vec<u64>);

/// A few programs, to be added to a set at once: programs that go together stand together, so that many of them share a
/// word of bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Few(Vec<(u16, u64)>);

impl Few {
    /// Adds a program; the highest come last.
    pub(super) fn put(&mut self, number: u16) {
        let (at, bit) = (number / 64, 1 << (number % 64));
        match self.0.last_mut() {
            Some((last, bits)) if *last == at => *bits |= bit,
            _ => self.0.push((at, bit)),
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many words of bits hold them.
    pub(super) fn words(&self) -> usize {
        self.0.last().map_or(0, |(at, _)| *at as usize + 1)
    }
}

impl Held {
    /// Makes it the programs of another set, with room for so many words of bits.
    pub(super) fn set(&mut self, other: &Held, words: usize) {
        if self.0.len() != words {
            self.0.resize(words, 0);
        }
        self.0.fill(0);
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own = *other);
    }

    /// Adds some programs, for which there is room.
    #[inline]
    pub(super) fn add(&mut self, few: &Few) {
        for &(at, bits) in &few.0 {
            self.0[at as usize] |= bits;
        }
    }

    /// Adds a program.
    pub(super) fn put(&mut self, number: u16) {
        let at = number as usize / 64;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (number % 64);
    }

    /// Whether it holds a program.
    #[inline]
    pub(super) fn has(&self, number: u16) -> bool {
        self.0.get(number as usize / 64).is_some_and(|bits| bits & 1 << (number % 64) != 0)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// Visits the numbers in order.
    #[inline]
    pub(super) fn each(&self, mut visit: impl FnMut(usize)) {
        for (at, &bits) in self.0.iter().enumerate() {
            let mut bits = bits;
            while bits != 0 {
                visit(at * 64 + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_come_out_in_order_each_once() {
        let set = |numbers: &[u16]| {
            let mut held = Held::default();
            numbers.iter().for_each(|number| held.put(*number));
            held
        };
        let mut few = Few::default();
        [0, 63, 64].into_iter().for_each(|number| few.put(number));
        let mut held = set(&[130]);
        held.add(&few);
        held.put(700);
        let mut numbers = Vec::new();
        held.each(|number| numbers.push(number));
        assert_eq!(numbers, [0, 63, 64, 130, 700]);
        held.set(&Held::default(), 2);
        assert!(held.is_empty());
    }
}
