//! TIMEX3 values: what a phrase of time amounts to, spelled out. Every time has one, and hardly any is longer than a date
//! with a time of day, so that it is kept in place and needs no memory of its own.

use jiff::civil::Date;
use std::fmt::{self, Write};
use std::ops::Deref;

/// A TIMEX3 value: "2011-03-04", "P3D", "XXXX-WXX-5".
#[derive(Clone, PartialEq, Eq)]
pub struct Timex(Spelled);

/// The most bytes that are kept in place.
const SHORT: usize = 22;

#[derive(Clone, PartialEq, Eq)]
enum Spelled {
    /// How many bytes, and the bytes; those behind them are noughts.
    Short(u8, [u8; SHORT]),
    Long(String),
}

impl Timex {
    const EMPTY: Timex = Timex(Spelled::Short(0, [0; SHORT]));

    /// What a format spells.
    pub(super) fn of(words: fmt::Arguments) -> Timex {
        let mut timex = Timex::EMPTY;
        // Nothing is refused that is written here.
        let _ = timex.write_fmt(words);
        timex
    }

    /// A day: "2011-03-04".
    pub(super) fn day(day: Date) -> Timex {
        let Ok(year @ 0..=9999) = u16::try_from(day.year()) else { return Timex::of(format_args!("{day}")) };
        let ([a, b], [c, d]) = (two(year / 100), two(year % 100));
        let ([e, f], [g, h]) = (two(day.month().unsigned_abs().into()), two(day.day().unsigned_abs().into()));
        Timex::EMPTY.then(&[a, b, c, d, b'-', e, f, b'-', g, h])
    }

    /// The same with a time of day behind it: "T05:30".
    pub(super) fn at(self, minute: u16) -> Timex {
        let ([a, b], [c, d]) = (two(minute / 60), two(minute % 60));
        self.then(&[b'T', a, b, b':', c, d])
    }

    /// The same with more behind it.
    pub(super) fn with(self, more: &str) -> Timex {
        self.then(more.as_bytes())
    }

    /// The same with whole letters behind it.
    fn then(mut self, more: &[u8]) -> Timex {
        match &mut self.0 {
            Spelled::Short(len, bytes) => {
                let (from, to) = (usize::from(*len), usize::from(*len) + more.len());
                match bytes.get_mut(from..to) {
                    Some(free) => {
                        free.copy_from_slice(more);
                        *len = to as u8;
                    }
                    None => self.0 = Spelled::Long([self.as_str(), &String::from_utf8_lossy(more)].concat()),
                }
            }
            Spelled::Long(words) => words.push_str(&String::from_utf8_lossy(more)),
        }
        self
    }

    /// Its words.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Spelled::Short(len, bytes) => std::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default(),
            Spelled::Long(words) => words,
        }
    }
}

/// The last two digits of a number.
fn two(number: u16) -> [u8; 2] {
    [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8]
}

impl Write for Timex {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        *self = std::mem::replace(self, Timex::EMPTY).with(more);
        Ok(())
    }
}

impl Deref for Timex {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for Timex {
    fn from(words: &str) -> Timex {
        Timex::EMPTY.with(words)
    }
}

impl From<String> for Timex {
    fn from(words: String) -> Timex {
        Timex::from(&*words)
    }
}

impl From<fmt::Arguments<'_>> for Timex {
    fn from(words: fmt::Arguments) -> Timex {
        Timex::of(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_value_reads_as_it_was_spelled_in_place_and_beyond() {
        for day in [date(2011, 3, 4), date(987, 12, 31), date(-44, 3, 15), date(9999, 1, 1)] {
            assert_eq!(Timex::day(day).as_str(), day.to_string());
        }
        assert_eq!(Timex::day(date(2011, 3, 4)).at(5 * 60 + 7).with("Z").as_str(), "2011-03-04T05:07Z");
        let mut long = String::new();
        let mut timex = Timex::from("");
        for number in 0..30 {
            long.push_str(&number.to_string());
            timex = timex.with(&number.to_string());
            assert_eq!((timex.as_str(), &timex), (long.as_str(), &Timex::from(long.clone())));
        }
    }
}
