//! Sets of numbers, one bit each: the programs that a sentence may hold come out in order, each once.

/// A set of numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Held(Vec<u64>);

/// A word of bits of a set, and its place there.
type Bits = (u16, u64);

/// A few numbers, to be added to a set at once: what goes together stands together, so that many share a word of bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Few(Vec<Bits>);

/// Many such few numbers side by side, as a sentence asks for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Filed {
    /// Where the bits of each end.
    ends: Vec<u32>,
    bits: Vec<Bits>,
}

impl Filed {
    pub(super) fn new(each: &[Few]) -> Filed {
        let mut filed = Filed::default();
        for few in each {
            filed.bits.extend(&few.0);
            filed.ends.push(filed.bits.len() as u32);
        }
        filed
    }
}

impl Few {
    /// Adds a number; the highest come last.
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
}

impl Held {
    /// Makes it the numbers of another set, with room for so many words of bits, which is enough for it.
    pub(super) fn set(&mut self, other: &Held, words: usize) {
        self.0.resize(words, 0);
        let (same, rest) = self.0.split_at_mut(other.0.len());
        same.copy_from_slice(&other.0);
        rest.fill(0);
    }

    /// Adds some numbers, for which there is room.
    #[inline]
    pub(super) fn add(&mut self, few: &Few) {
        self.add_bits(&few.0);
    }

    /// The same of those filed under a number.
    #[inline]
    pub(super) fn add_filed(&mut self, filed: &Filed, number: usize) {
        let first = if number == 0 { 0 } else { filed.ends[number - 1] };
        self.add_bits(&filed.bits[first as usize..filed.ends[number] as usize]);
    }

    #[inline]
    fn add_bits(&mut self, few: &[Bits]) {
        for &(at, bits) in few {
            self.0[at as usize] |= bits;
        }
    }

    /// Adds a number.
    pub(super) fn put(&mut self, number: u16) {
        let at = number as usize / 64;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (number % 64);
    }

    /// Whether it holds a number.
    #[inline]
    pub(super) fn has(&self, number: u16) -> bool {
        let bits = self.0.get(number as usize / 64).copied().unwrap_or(0);
        bits >> (number % 64) & 1 != 0
    }

    /// Visits the numbers of its first words of bits in order.
    #[inline]
    pub(super) fn each(&self, words: usize, mut visit: impl FnMut(usize)) {
        for (at, &bits) in self.0[..words.min(self.0.len())].iter().enumerate() {
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
        held.each(11, |number| numbers.push(number));
        assert_eq!(numbers, [0, 63, 64, 130, 700]);
        numbers.clear();
        held.each(2, |number| numbers.push(number));
        assert_eq!(numbers, [0, 63, 64]);
        held.set(&Held::default(), 2);
        held.each(2, |number| panic!("{number}"));
    }
}
