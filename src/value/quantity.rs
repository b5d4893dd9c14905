//! Quantities: a number with its unit, as the intervals that its words allow.
//!
//! Each has a *hard* interval, which settles what can contradict it, and keeps the number as it was stated. A bare count
//! is exact. "At least 12" is [12, ∞); "more than 50" leaves 50 out; "up to 50" is soft and never contradicts alone.

use super::interval::{Interval, Lie};
use crate::lexicon::{Hedge, Lexicon};

/// What a number counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Things; the noun says which.
    Count,
    /// A measure, as an index into [`Lexicon::units`].
    Measure(u16),
    /// Money, as an index into [`Lexicon::currencies`].
    Money(u16),
    /// Years of age.
    Age,
    /// Earthquake magnitude.
    Magnitude,
    /// A rank: "third", "19th".
    Rank,
}

/// The value of a phrase of number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The number or numbers as stated, in the unit as stated.
    pub said: Interval,
    /// What the words allow, in the unit as stated.
    pub hard: Interval,
    /// `hard`, wider by half a unit of the last printed digit where that digit may be rounded.
    pub loose: Interval,
    /// The hedge around it.
    pub hedge: Hedge,
    /// Whether a vague word stands in place of a number.
    pub vague: bool,
    /// What it counts or measures.
    pub unit: Unit,
}

impl Quantity {
    /// "No one", "nobody".
    pub const NONE: Quantity = Quantity {
        said: Interval::point(0.0),
        hard: Interval::point(0.0),
        loose: Interval::point(0.0),
        hedge: Hedge::Exact,
        vague: false,
        unit: Unit::Count,
    };

    /// Whether the words call it approximate.
    pub fn approx(&self) -> bool {
        self.vague || matches!(self.hedge, Hedge::About | Hedge::Nearly)
    }

    /// How this lies to another quantity; `None` where the two are not of one dimension (dollars and euros, a percent
    /// and a percentage point).
    pub fn lies(&self, other: &Quantity, lexicon: &Lexicon) -> Option<Lie> {
        let (a, b) = (self.base_factor(lexicon), other.base_factor(lexicon));
        if a.0 != b.0 {
            return None;
        }
        let scale = |q: &Quantity, i: Interval, f: f64| {
            if q.unit == self.unit && self.unit == other.unit { i } else { i.scaled(f) }
        };
        let (x, y) = (scale(self, self.hard, a.1), scale(other, other.hard, b.1));
        Some(if x == y && self.hedge_class() == other.hedge_class() {
            Lie::Equal
        } else if x.meets(y) {
            Lie::Meet
        } else if scale(self, self.loose, a.1).meets(scale(other, other.loose, b.1)) {
            Lie::MeetRounded
        } else if self.hedge == Hedge::UpTo || other.hedge == Hedge::UpTo {
            Lie::MeetSoft
        } else {
            Lie::Apart
        })
    }

    fn hedge_class(&self) -> Hedge {
        self.hedge
    }

    /// The dimension and the factor to its base unit.
    fn base_factor<'a>(&self, lexicon: &'a Lexicon) -> (&'a str, f64) {
        match self.unit {
            Unit::Count => ("count", 1.0),
            Unit::Age => ("age", 1.0),
            Unit::Magnitude => ("magnitude", 1.0),
            Unit::Rank => ("rank", 1.0),
            Unit::Money(at) => (&lexicon.currencies[at as usize], 1.0),
            Unit::Measure(at) => {
                let unit = &lexicon.units[at as usize];
                (&unit.dimension, unit.factor)
            }
        }
    }

    /// The name of the unit, for programs; `None` for a count.
    pub fn unit_name<'a>(&self, lexicon: &'a Lexicon) -> Option<&'a str> {
        match self.unit {
            Unit::Count | Unit::Rank => None,
            Unit::Age => Some("year of age"),
            Unit::Magnitude => Some("magnitude"),
            Unit::Money(at) => Some(&lexicon.currencies[at as usize]),
            Unit::Measure(at) => Some(&lexicon.units[at as usize].id),
        }
    }
}

/// Stated numbers before unit and hedge are known.
pub(super) struct Core {
    pub(super) said: Interval,
    pub(super) hard: Option<Interval>,
    /// Place of the last significant digit as printed: 1 for 12, 0.1 for 6.1, 1000 for "3 thousand".
    pub(super) digit: f64,
    pub(super) decimal: bool,
    pub(super) scaled: bool,
}

/// Makes a quantity of what was read.
pub(super) fn finish(core: Core, hedge: Hedge, unit: Unit) -> Quantity {
    let said = core.said;
    let vague = core.hard.is_some();
    let base = core.hard.unwrap_or(said);
    let (lo, hi) = (base.lo, base.hi);
    // Two units of the last digit, at most a fifth: what most readers take "about" for (Ferson et al. 2015).
    let slack = (2.0 * core.digit).min(0.2 * lo.abs());
    let hard = match hedge {
        Hedge::Exact => base,
        Hedge::AtLeast => Interval::at_least(lo),
        Hedge::MoreThan => Interval::more_than(lo),
        Hedge::AtMost | Hedge::UpTo => Interval::closed(0.0, hi),
        Hedge::LessThan => Interval { lo: 0.0, hi, lo_open: false, hi_open: true },
        Hedge::About => base.widened(slack),
        Hedge::Nearly => Interval::closed(lo - (2.0 * core.digit).min(0.1 * lo.abs()), hi),
    };
    // The last digit may be rounded in decimals, measures, scaled words and trailing zeros from 1,000 up; a bare count
    // is exact.
    let measured = matches!(unit, Unit::Measure(_) | Unit::Money(_));
    let rounded = core.decimal && !matches!(unit, Unit::Magnitude)
        || core.scaled
        || measured
        || (lo >= 1000.0 && core.digit >= 10.0);
    let soft = matches!(hedge, Hedge::About | Hedge::Nearly);
    let loose = if rounded && !soft { hard.widened(core.digit / 2.0) } else { hard };
    Quantity { said, hard, loose, hedge, vague, unit }
}

/// The place of the last digit that is not zero: 1 for 148, 1000 for 21,000.
pub(super) fn last_digit(value: f64) -> f64 {
    let mut place = 1.0;
    while value > 0.0 && value % (place * 10.0) == 0.0 && place < 1e15 {
        place *= 10.0;
    }
    place
}
