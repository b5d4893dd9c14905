//! A figure as an outlet words it.

use super::chance::Chance;

#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    Exact(u64),
    Spelled(u64),
    AtLeast(u64),
    MoreThan(u64),
    About(u64),
    UpTo(u64),
    Vague(&'static str),
    /// An amount with its unit, worded already.
    Amount(String),
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number below a hundred in words, any other in digits.
pub fn spelled(number: u64) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => SMALL[number as usize].into(),
        (tens @ 2..=9, 0) => TENS[tens as usize].into(),
        (tens @ 2..=9, ones) => format!("{}-{}", TENS[tens as usize], SMALL[ones as usize]),
        _ => digits(number),
    }
}

/// A number in digits, with a comma at every third place.
pub fn digits(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", digits(number / 1000), number % 1000) }
}

/// The first letter as a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Figure {
    pub fn words(&self) -> String {
        match self {
            Figure::Exact(n) => digits(*n),
            Figure::Spelled(n) => spelled(*n),
            Figure::AtLeast(n) => format!("at least {}", digits(*n)),
            Figure::MoreThan(n) => format!("more than {}", digits(*n)),
            Figure::About(n) => format!("about {}", digits(*n)),
            Figure::UpTo(n) => format!("up to {}", digits(*n)),
            Figure::Vague(words) => (*words).into(),
            Figure::Amount(words) => words.clone(),
        }
    }

    /// The same number, in one of the ways that say no more and no less.
    pub fn plain(number: u64, chance: &mut Chance) -> Figure {
        if chance.percent(40) { Figure::Spelled(number) } else { Figure::Exact(number) }
    }

    /// A wording that leaves room for the number.
    pub fn hedged(number: u64, chance: &mut Chance) -> Figure {
        let less = chance.between(number.div_ceil(2), number);
        match chance.below(5) {
            0 => Figure::AtLeast(less),
            1 => Figure::MoreThan(less.min(number - 1)),
            2 => Figure::About(number),
            3 => Figure::UpTo(number + chance.between(0, number / 3)),
            _ if (24..=60).contains(&number) => Figure::Vague("dozens of"),
            _ if (60..=200).contains(&number) => Figure::Vague("scores of"),
            _ => Figure::AtLeast(less),
        }
    }

    /// The same figure with a bound in place of the number, where it is a number: 12 becomes "at least 10".
    pub fn widened(&self) -> Figure {
        match self {
            Figure::Exact(n) | Figure::Spelled(n) | Figure::AtLeast(n) => Figure::AtLeast(n.saturating_sub(2).max(2)),
            Figure::MoreThan(n) => Figure::AtLeast(*n),
            other => other.clone(),
        }
    }
}
