//! Intervals: what an answer amounts to, and how two of them lie to each other.

use serde::Serialize;

/// A set of numbers between two ends, each of which belongs to it or not. `lo <= hi`; ends may be infinite.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Whether the lower end is left out.
    pub lo_open: bool,
    /// Whether the upper end is left out.
    pub hi_open: bool,
}

impl Interval {
    /// One number.
    pub const fn point(value: f64) -> Interval {
        Interval::closed(value, value)
    }

    /// Both ends belong to it.
    pub const fn closed(lo: f64, hi: f64) -> Interval {
        Interval { lo, hi, lo_open: false, hi_open: false }
    }

    /// `[lo, ∞)`.
    pub const fn at_least(lo: f64) -> Interval {
        Interval { lo, hi: f64::INFINITY, lo_open: false, hi_open: true }
    }

    /// `(lo, ∞)`.
    pub const fn more_than(lo: f64) -> Interval {
        Interval { lo, hi: f64::INFINITY, lo_open: true, hi_open: true }
    }

    /// The same interval, wider by `slack` at both ends.
    pub fn widened(self, slack: f64) -> Interval {
        Interval { lo: self.lo - slack, hi: self.hi + slack, ..self }
    }

    /// All values times `factor`, which is positive.
    pub fn scaled(self, factor: f64) -> Interval {
        Interval { lo: self.lo * factor, hi: self.hi * factor, ..self }
    }

    /// Whether it is one number.
    pub fn is_point(self) -> bool {
        self.lo == self.hi
    }

    /// Whether the two share a number.
    ///
    /// ```
    /// use crosscheck::Interval;
    /// assert!(Interval::at_least(12.0).meets(Interval::point(15.0)));
    /// assert!(!Interval::more_than(15.0).meets(Interval::point(15.0)));
    /// ```
    pub fn meets(self, other: Interval) -> bool {
        self.reaches(other) && other.reaches(self)
    }

    /// Whether the lower end of `self` lies at or below the upper end of `other`.
    fn reaches(self, other: Interval) -> bool {
        self.lo < other.hi || (self.lo == other.hi && !self.lo_open && !other.hi_open)
    }

    /// Whether every number of `other` is in `self`.
    pub fn contains(self, other: Interval) -> bool {
        let low = self.lo < other.lo || (self.lo == other.lo && (!self.lo_open || other.lo_open));
        let high = self.hi > other.hi || (self.hi == other.hi && (!self.hi_open || other.hi_open));
        low && high
    }
}

/// How two answers lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// Equal after normalising.
    Equal,
    /// They share a value.
    Meet,
    /// They share one only when the last printed digit is taken as rounded.
    MeetRounded,
    /// They share one only because a bound is soft ("up to 50").
    MeetSoft,
    /// They share one only in the other reading that the words of a date leave: the Friday of last week or of this one.
    MeetOther,
    /// They share none.
    Apart,
}
