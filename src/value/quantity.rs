//! Quantities: a number with its unit, as the intervals that its words allow.
//!
//! Each has a *hard* interval, which settles what can contradict it, and keeps the number as it was stated. A bare count
//! is exact. "At least 12" is [12, ∞); "more than 50" leaves 50 out; "up to 50" is soft and never contradicts alone.

use super::interval::{Interval, Lie};
use super::number::Number;
use crate::lexicon::{Hedge, Lexicon, Trend};

/// What kind of number a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A count, an amount or a measure.
    Count,
    /// A place in an order: "third".
    Rank,
    /// A part of a whole: "two thirds", "one in four".
    Share,
    /// Two ends of a range.
    Range,
    /// Two bounds: "more than 10 and less than 20".
    Bounds,
}

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
    /// `hard`, wider by half a unit of the last printed digit where that digit may be rounded, and what a loose use of a
    /// vague word allows.
    pub loose: Interval,
    /// What most readers take the words for; for wording and ranking, never for contradiction.
    pub typical: Interval,
    /// The hedge around it.
    pub hedge: Hedge,
    /// Whether a vague word stands in place of a number.
    pub vague: bool,
    /// What kind of number it is.
    pub kind: Kind,
    /// Which way something moved by it ("rose 5 %"); `None` where it is no change.
    pub trend: Option<Trend>,
    /// What it counts or measures.
    pub unit: Unit,
    /// For a rate, the unit that it is of ("per day"), as an index into [`Lexicon::units`].
    pub per: Option<u16>,
}

impl Quantity {
    /// "No one", "nobody".
    pub const NONE: Quantity = Quantity::count(0.0);

    /// A bare count.
    pub const fn count(number: f64) -> Quantity {
        let point = Interval::point(number);
        Quantity {
            said: point,
            hard: point,
            loose: point,
            typical: point,
            hedge: Hedge::Exact,
            vague: false,
            kind: Kind::Count,
            trend: None,
            unit: Unit::Count,
            per: None,
        }
    }

    /// Whether the words call it approximate.
    pub fn approx(&self) -> bool {
        self.vague || matches!(self.hedge, Hedge::About | Hedge::Nearly)
    }

    /// How this lies to another quantity; `None` where the two are not of one dimension (dollars and euros, a percent
    /// and a percentage point).
    pub fn lies(&self, other: &Quantity, lexicon: &Lexicon) -> Option<Lie> {
        let (a, b) = (self.dimension(lexicon), other.dimension(lexicon));
        if a.0 != b.0 || a.1 != b.1 || self.trend.is_some() != other.trend.is_some() {
            return None;
        }
        let (a, b) = ((a.0, a.2), (b.0, b.2));
        let same = self.unit == other.unit && self.per == other.per;
        let scale = |i: Interval, f: f64| if same { i } else { i.scaled(f) };
        let (x, y) = (scale(self.hard, a.1), scale(other.hard, b.1));
        Some(if x == y && self.hedge_class() == other.hedge_class() {
            Lie::Equal
        } else if x.meets(y) {
            Lie::Meet
        } else if scale(self.loose, a.1).meets(scale(other.loose, b.1)) {
            Lie::MeetRounded
        } else if self.hedge == Hedge::UpTo || other.hedge == Hedge::UpTo {
            Lie::MeetSoft
        } else {
            Lie::Apart
        })
    }

    /// A fraction or a bare rate as a percentage, to a tenth of one: readers take "a third" for what rounds to it. `None`
    /// where no unit is for shares.
    pub fn in_percent(self, lexicon: &Lexicon) -> Option<Quantity> {
        if self.unit != Unit::Count {
            return Some(self);
        }
        let unit = lexicon.units.iter().position(|unit| unit.dimension == "share")? as u16;
        let fraction = self.kind == Kind::Share;
        let tenth = |number: f64| (number * 1000.0).round() / 10.0;
        let part = |i: Interval| match fraction {
            true => Interval { lo: tenth(i.lo), hi: tenth(i.hi), ..i },
            false => i,
        };
        let [said, hard, loose, typical] = [self.said, self.hard, self.loose, self.typical].map(part);
        let loose = if fraction && self.hedge == Hedge::Exact { loose.widened(1.0) } else { loose };
        Some(Quantity { said, hard, loose, typical, unit: Unit::Measure(unit), ..self })
    }

    /// The same and so much more of its unit: "two hours" and the five minutes told behind them.
    pub fn moved(self, more: f64) -> Quantity {
        let add = |i: Interval| Interval { lo: i.lo + more, hi: i.hi + more, ..i };
        let [said, hard, loose, typical] = [self.said, self.hard, self.loose, self.typical].map(add);
        Quantity { said, hard, loose, typical, ..self }
    }

    fn hedge_class(&self) -> Hedge {
        self.hedge
    }

    /// What it measures (for money, the currency), what the unit that it is a rate of measures (empty where it is no rate),
    /// and the factor to their base units.
    pub fn dimension<'a>(&self, lexicon: &'a Lexicon) -> (&'a str, &'a str, f64) {
        let (dimension, factor) = match self.unit {
            Unit::Count => ("count", 1.0),
            Unit::Age => ("age", 1.0),
            Unit::Magnitude => ("magnitude", 1.0),
            Unit::Rank => ("rank", 1.0),
            Unit::Money(at) => match lexicon.figures.money[at as usize].part_of {
                Some((whole, factor)) => (lexicon.currencies[whole as usize].as_str(), factor),
                None => (lexicon.currencies[at as usize].as_str(), 1.0),
            },
            Unit::Measure(at) => {
                let unit = &lexicon.units[at as usize];
                (unit.dimension.as_str(), unit.factor)
            }
        };
        let per = self.per.map(|at| &lexicon.units[at as usize]);
        (dimension, per.map_or("", |unit| &unit.dimension), factor / per.map_or(1.0, |unit| unit.factor))
    }

    /// The quantity between this one-sided bound and another; `None` where the two do not make a range.
    pub(super) fn bounded(&self, (hedge, end): (Hedge, f64)) -> Option<Quantity> {
        let low = |hedge: Hedge| matches!(hedge, Hedge::AtLeast | Hedge::MoreThan);
        let high = |hedge: Hedge| matches!(hedge, Hedge::AtMost | Hedge::LessThan | Hedge::UpTo);
        let said = if low(self.hedge) && high(hedge) {
            let (lo_open, hi_open) = (self.hedge == Hedge::MoreThan, hedge == Hedge::LessThan);
            Interval { lo: self.said.lo, hi: end, lo_open, hi_open }
        } else if high(self.hedge) && low(hedge) {
            let (lo_open, hi_open) = (hedge == Hedge::MoreThan, self.hedge == Hedge::LessThan);
            Interval { lo: end, hi: self.said.hi, lo_open, hi_open }
        } else {
            return None;
        };
        let range = Quantity { said, hard: said, loose: said, typical: said, ..*self };
        (said.lo < said.hi).then_some(Quantity { hedge: Hedge::Exact, kind: Kind::Bounds, ..range })
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

/// Makes a quantity of a number, or of both ends of a range, with the hedge before it and the unit behind it.
pub(super) fn finish(number: &Number, range: Option<&Number>, hedge: Hedge, unit: Unit) -> Quantity {
    let said = match range {
        Some(high) => Interval::closed(number.said.lo.min(high.said.lo), high.said.hi.max(number.said.hi)),
        None => number.said,
    };
    let digit = range.map_or(number.digit, |high| number.digit.min(high.digit));
    let decimal = number.decimal || range.is_some_and(|high| high.decimal);
    let (lo, hi) = (said.lo, said.hi);
    let kind = match (number.rank, number.part, range) {
        (true, ..) => Kind::Rank,
        (_, true, _) => Kind::Share,
        (.., Some(_)) => Kind::Range,
        _ => Kind::Count,
    };
    // The last digit may be rounded in decimals, measures, scaled words and trailing zeros from 1,000 up; a bare count
    // is exact.
    let measured = matches!(unit, Unit::Measure(_) | Unit::Money(_));
    let scaled = number.scale > 1.0 || range.is_some_and(|high| high.scale > 1.0) || !number.digits && digit > 1.0;
    let rounded = decimal && !matches!(unit, Unit::Magnitude) || scaled || measured || (lo >= 1000.0 && digit >= 10.0);
    if hedge == Hedge::Exact && !rounded && !number.vague() {
        let (hard, loose, typical) = (said, number.loose.unwrap_or(said), said);
        return Quantity { said, hard, loose, typical, kind, unit, ..Quantity::NONE };
    }
    // Two units of the last digit, at most a fifth: what most readers take "about" for (Ferson et al. 2015).
    let slack = (2.0 * digit).min(0.2 * lo.abs());
    let under = |open: bool| Interval { lo: 0f64.min(hi), hi, lo_open: false, hi_open: open };
    let hard = match hedge {
        Hedge::Exact => said,
        Hedge::AtLeast => Interval::at_least(lo),
        Hedge::MoreThan => Interval::more_than(lo),
        Hedge::AtMost | Hedge::UpTo => under(false),
        Hedge::LessThan => under(true),
        Hedge::About => said.widened(slack),
        Hedge::Nearly => Interval::closed(lo - (2.0 * digit).min(0.1 * lo.abs()), hi),
    };
    let soft = matches!(hedge, Hedge::About | Hedge::Nearly);
    // Zeros may be digits, too: "10 kilometres" is no 15, and "$10 million" no six.
    let ones = if decimal { digit } else { number.scale };
    let slip = (digit / 2.0).min((lo.abs() * MOST_ROUNDED).max(ones / 2.0));
    let loose = match number.loose {
        Some(loose) if hedge == Hedge::Exact => loose,
        // "43 million" is said of 43.9 million, too: the digits that follow are cut as often as they are rounded.
        // But nobody cuts 65 million to 60: what is cut is a digit of its own.
        _ if scaled && !decimal && !soft => {
            let cut = slip.max(ones.min(2.0 * slip));
            Interval { hi: hard.hi + cut, hi_open: true, ..hard.widened(slip) }
        }
        _ if rounded && !soft => hard.widened(slip),
        _ => hard,
    };
    let typical = number.typical.unwrap_or_else(|| typical(said, hedge));
    Quantity { said, hard, loose, typical, hedge, vague: number.vague(), kind, trend: None, unit, per: None }
}

/// The most of itself that a number with zeros at its end is taken to be rounded by: 2,000 stands for 1,900 to 2,100.
const MOST_ROUNDED: f64 = 0.05;

/// What most readers take a hedged number for. "More than N" has an implied ceiling at the next round number of N's size
/// (Cummins, Sauerland and Solt 2012); "up to N" an implied floor at half of it (McNabb et al.).
fn typical(said: Interval, hedge: Hedge) -> Interval {
    let round = |n: f64| 10f64.powf(n.abs().max(1.0).log10().floor());
    match hedge {
        Hedge::Exact | Hedge::About => said,
        Hedge::AtLeast => Interval::closed(said.lo, said.lo + round(said.lo)),
        Hedge::MoreThan => Interval { lo_open: true, ..Interval::closed(said.lo, said.lo + round(said.lo)) },
        Hedge::AtMost | Hedge::UpTo | Hedge::LessThan => {
            Interval { hi_open: hedge == Hedge::LessThan, ..Interval::closed(said.hi.min(said.hi / 2.0), said.hi) }
        }
        Hedge::Nearly => Interval::closed(said.lo - round(said.lo) / 2.0, said.hi),
    }
}
