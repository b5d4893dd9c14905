//! How rare a number is: 43,885,310 names one thing, 4 many.

use super::{Kind, Quantity};
use crate::lexicon::Hedge;

impl Quantity {
    /// Whether it names one number, however hedged.
    pub fn is_stated(&self) -> bool {
        let one = !matches!(self.kind, Kind::Range | Kind::Bounds);
        one && self.said.is_point() && !self.vague && self.hedge != Hedge::UpTo
    }

    /// How rare the number is that it states, in points; 0 where it states none.
    pub fn rarity(&self) -> u32 {
        if self.is_stated() { points(self.said.lo) } else { 0 }
    }
}

/// A point for every power of ten and two for every further digit that is not rounded away: 4 has none, 40 has 1, 44
/// has 3, 20,000 has 4, 35.7 has 5, 43,885,310 has 19.
pub(crate) fn points(number: f64) -> u32 {
    let (kept, power) = digits(number);
    (kept - 1) * 2 + power
}

/// The unit of the last digit that is no zero: 1,000,000 of 44,000,000.
pub(crate) fn step(number: f64) -> f64 {
    let (kept, power) = digits(number);
    10f64.powi(power as i32 + 1 - kept as i32)
}

/// The digits of a number up to the last that is no zero, and the power of ten of the first.
fn digits(number: f64) -> (u32, u32) {
    /// Below this whole numbers are exact.
    const EXACT: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < EXACT {
        let mut kept = number.abs() as u64;
        let power = kept.checked_ilog10().unwrap_or(0);
        let mut zeros = 0;
        while kept != 0 && kept.is_multiple_of(10) {
            (kept, zeros) = (kept / 10, zeros + 1);
        }
        return (power + 1 - zeros, power);
    }
    let text = format!("{number}");
    let whole = text.split('.').next().unwrap_or("").trim_start_matches('-').len() as u32;
    let kept: String = text.chars().filter(char::is_ascii_digit).collect();
    let kept = kept.trim_start_matches('0').trim_end_matches('0').len() as u32;
    (kept.max(1), whole.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_number_tells_more_than_a_round_one() {
        let told: Vec<u32> = [4.0, 40.0, 44.0, 276.0, 20_000.0, 35.7, 43_885_310.0].map(points).into();
        assert_eq!(told, [0, 1, 3, 6, 4, 5, 19]);
    }

    #[test]
    fn the_last_digit_that_counts_is_the_step() {
        assert_eq!([44e6, 43_885_310.0, 35.7].map(step), [1e6, 10.0, 0.1]);
    }
}
