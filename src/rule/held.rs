//! Sets of programs, one bit each: those that a sentence may hold come out in order, each once.

/// A set of numbers of programs.
#[derive(Clone, Debug, Default)]
pub(super) struct Held(Vec<u64>);

impl Held {
    /// Empties the set.
    pub(super) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Adds a program.
    pub(super) fn put(&mut self, number: u16) {
        let at = number as usize / 64;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (number % 64);
    }

    /// Adds the programs of another set.
    pub(super) fn join(&mut self, other: &Held) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Takes the programs of another set out.
    pub(super) fn leave(&mut self, other: &Held) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= !other);
    }

    /// Whether it holds a program.
    pub(super) fn has(&self, number: u16) -> bool {
        self.0.get(number as usize / 64).is_some_and(|bits| bits & 1 << (number % 64) != 0)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// The numbers, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, &bits)| {
            let more = |bits: &u64| Some(bits & (bits - 1)).filter(|rest| *rest != 0);
            let each = std::iter::successors(Some(bits).filter(|bits| *bits != 0), more);
            each.map(move |bits| at * 64 + bits.trailing_zeros() as usize)
        })
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
        let mut held = set(&[130, 0, 63, 64]);
        held.join(&set(&[64, 700]));
        held.leave(&set(&[63, 5]));
        assert_eq!(held.numbers().collect::<Vec<_>>(), [0, 64, 130, 700]);
        held.clear();
        assert!(held.is_empty());
    }
}
