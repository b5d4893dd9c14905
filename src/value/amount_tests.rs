//! What the reader of quantities reads.

use super::*;
use crate::text::Span;
use crate::text::words::tokenize;
use crate::value::{Kind, Lie};

fn lexicon() -> Lexicon {
    Lexicon::embedded().unwrap()
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    tokens
}

/// Every quantity of a text, with its words.
fn all(text: &str, lexicon: &Lexicon) -> Vec<(Quantity, String)> {
    let tokens = tokens(text);
    let (mut at, mut floor, mut found) = (0, 0, Vec::new());
    while at < tokens.len() {
        let Some((quantity, start, end)) = quantity_at(text, &tokens, at, floor, lexicon) else {
            at += 1;
            continue;
        };
        found.push((quantity, tokens[start].span.join(tokens[end - 1].span).of(text).to_string()));
        (at, floor) = (end, end);
    }
    found
}

fn one(text: &str) -> (Quantity, String) {
    let found = all(text, &lexicon());
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.into_iter().next().unwrap()
}

fn hard(text: &str) -> (f64, f64) {
    let (quantity, _) = one(text);
    (quantity.hard.lo, quantity.hard.hi)
}

/// The unit of the one quantity of a text, with that of its rate.
fn unit(text: &str) -> String {
    let lexicon = lexicon();
    let (quantity, _) = one(text);
    let name = quantity.unit_name(&lexicon).unwrap_or("count");
    quantity.per.map_or(name.to_string(), |per| format!("{name} per {}", lexicon.units[per as usize].id))
}

#[test]
fn a_hedge_makes_a_bound_with_an_open_or_a_closed_end() {
    assert_eq!(hard("at least 12 ships"), (12.0, f64::INFINITY));
    assert_eq!(hard("up to 50 ships"), (0.0, 50.0));
    assert!(one("more than 50 ships").0.hard.lo_open);
    assert!(!one("no fewer than 50 ships").0.hard.lo_open);
    assert!(one("just under 50 ships").0.hard.hi_open);
    assert!(!one("no more than 50 ships").0.hard.hi_open);
    assert_eq!(one("20 ships or more").0.hedge, Hedge::Exact, "the bound is not glued to the number");
    assert_eq!(hard("20 or more ships"), (20.0, f64::INFINITY));
    assert_eq!(hard("sub-20 degree nights").1, 20.0);
}

#[test]
fn two_bounds_that_meet_make_one_interval() {
    let (quantity, words) = one("it was more than 10 and less than 20");
    assert_eq!((quantity.hard.lo, quantity.hard.hi), (10.0, 20.0));
    assert!(quantity.hard.lo_open && quantity.hard.hi_open && quantity.kind == Kind::Bounds);
    assert_eq!(words, "more than 10 and less than 20");
    assert_eq!(all("more than 40 and less than 10", &lexicon()).len(), 2);
}

#[test]
fn vague_words_have_a_hard_and_a_typical_interval() {
    let (quantity, _) = one("dozens of boats");
    assert_eq!((quantity.hard.lo, quantity.hard.hi), (24.0, 99.0));
    assert_eq!((quantity.loose.lo, quantity.loose.hi), (12.0, 120.0));
    assert_eq!((quantity.typical.lo, quantity.typical.hi), (24.0, 50.0));
    assert_eq!(hard("a few thousand boats"), (2000.0, 10_000.0));
    assert_eq!(hard("several dozen boats"), (36.0, 240.0));
}

#[test]
fn a_range_is_read_whole_and_shares_its_scale_and_its_unit() {
    for (text, lo, hi) in [
        ("between 10 and 15 boats", 10.0, 15.0),
        ("from 10 to 15 boats", 10.0, 15.0),
        ("10-15 boats", 10.0, 15.0),
        ("2.5-3 million boats", 2.5e6, 3e6),
        ("$12 to $20 million", 12e6, 20e6),
        ("between $800,000 and $1.2 million", 800_000.0, 1.2e6),
        ("four to five thousand boats", 4000.0, 5000.0),
        ("an 8- to 16-inch pipe", 8.0, 16.0),
        ("$40 per ounce to $55 per ounce", 40.0, 55.0),
        ("men aged 18 to 34", 18.0, 34.0),
        ("three or four men", 3.0, 4.0),
        ("10 or 12 boats", 10.0, 12.0),
    ] {
        let (quantity, _) = one(text);
        assert_eq!((quantity.hard.lo, quantity.hard.hi), (lo, hi), "{text}");
        assert_eq!(quantity.kind, Kind::Range, "{text}");
    }
    assert_eq!(all("rose 5 percent to 20 percent", &lexicon()).len(), 2);
    assert_eq!(all("fell from 20 to 5 percent", &lexicon()).len(), 2);
}

#[test]
fn a_list_names_its_unit_once() {
    let lexicon = lexicon();
    let units = |text: &str| -> Vec<Unit> { all(text, &lexicon).iter().map(|(quantity, _)| quantity.unit).collect() };
    let inches = units("a 7- or 8-inch screen");
    assert_eq!((inches.len(), inches[0]), (2, inches[1]));
    let numbers: Vec<f64> = all("2, 3 and 4 million", &lexicon).iter().map(|(q, _)| q.said.lo).collect();
    assert_eq!(numbers, [2e6, 3e6, 4e6]);
    assert_eq!(units("it ended at 1,250, 3 percent above par")[0], Unit::Count);
}

#[test]
fn money_is_read_before_and_behind_its_number() {
    for (text, code, amount) in [
        ("$3bn", "USD", 3e9),
        ("US$ 6 billion", "USD", 6e9),
        ("HK$8.2 billion", "HKD", 8.2e9),
        ("a $5 note", "USD", 5.0),
        ("A$5 million", "AUD", 5e6),
        ("Rs 500 crore", "INR", 5e9),
        ("RM64", "MYR", 64.0),
        ("PS4.1m", "GBP", 4.1e6),
        ("115 USD", "USD", 115.0),
        ("30 MEUR", "EUR", 30e6),
        ("2 million pounds", "GBP", 2e6),
        ("9 billion shekels", "ILS", 9e9),
        ("$9.99 Canadian dollars", "CAD", 9.99),
        ("20 dollars and 43 cents", "USD", 20.43),
        ("a loss of -$4.5m", "USD", -4.5e6),
        ("212p", "penny", 212.0),
    ] {
        assert_eq!((unit(text).as_str(), one(text).0.said.lo), (code, amount), "{text}");
    }
    let lies = |a: &str, b: &str| one(a).0.lies(&one(b).0, &lexicon());
    assert_eq!(lies("$5", "€5"), None);
    assert_eq!(lies("50 cents", "$0.50"), Some(Lie::Equal));
}

#[test]
fn measures_and_rates_keep_their_units() {
    for (text, name) in [
        ("six miles", "mile"),
        ("over 400 pounds", "pound weight"),
        ("80km/h", "kilometre per hour"),
        ("36 mpg", "mile per gallon"),
        ("8GB", "gigabyte"),
        ("300MW", "megawatt"),
        ("30Mbps", "megabit per second"),
        ("98.6 degrees Fahrenheit", "degree Fahrenheit"),
        ("20°C", "degree Celsius"),
        ("62 percent", "percent"),
        ("3 basis points", "basis point"),
        ("$52 a barrel", "USD per barrel"),
        ("$3,500 a month", "USD per month"),
        ("$80 per sq m", "USD per square metre"),
        ("500,000 barrels per day", "barrel per day"),
        ("a 22-year-old man", "year of age"),
        ("a calf eight months old", "month of age"),
        ("a $13 fare a year earlier", "USD"),
        ("12 ft high", "foot"),
    ] {
        assert_eq!(unit(text), name, "{text}");
    }
}

#[test]
fn units_in_a_row_make_one_length() {
    for (text, inches) in
        [("6 feet 2 inches", 74.0), ("6ft 2in", 74.0), ("12 ft 2 in", 146.0), ("a 6-foot-4 guard", 76.0)]
    {
        assert_eq!((unit(text).as_str(), one(text).0.said.lo), ("inch", inches), "{text}");
    }
}

#[test]
fn a_change_is_no_level_and_a_percent_no_point() {
    let lexicon = lexicon();
    for (text, trend) in [
        ("sales rose 5 percent", Some(Trend::Up)),
        ("sales were up by 5 percent", Some(Trend::Up)),
        ("sales fell 5 percent", Some(Trend::Down)),
        ("5 percent lower", Some(Trend::Down)),
        ("sales rose to 5 percent", None),
        ("it holds 5 percent", None),
    ] {
        assert_eq!(one(text).0.trend, trend, "{text}");
    }
    let lies = |a: &str, b: &str| one(a).0.lies(&one(b).0, &lexicon);
    assert_eq!(lies("it rose 5 percent", "it holds 5 percent"), None);
    assert_eq!(lies("5 percent", "5 percentage points"), None);
    assert_eq!(lies("six miles", "10 kilometres"), Some(Lie::MeetRounded));
    // a digit of its own is cut off or rounded, but 65 is not cut to 60
    assert_eq!(lies("$43 million", "$43.9 million"), Some(Lie::MeetRounded));
    assert_eq!(lies("$60 million", "$62 million"), Some(Lie::MeetRounded));
    assert_eq!(lies("$60 million", "$65 million"), Some(Lie::Apart));
    assert_eq!(lies("$5 a day", "$5"), None);
    assert_eq!(lies("12 people", "15 people"), Some(Lie::Apart));
}

#[test]
fn what_counts_nothing_is_refused() {
    for text in [
        "see page 12 for more",
        "in Section 88 upstairs",
        "the Galaxy 9 sold out",
        "the S&P 500 closed",
        "call 555-0199 now",
        "a 3-1 win",
        "they lost 112-98 there",
        "open 24/7 here",
        "the one that sank",
        "Formula One cars",
        "a best-of-seven series",
        "at one point it sank",
        "two Boeing 747s".split_at(4).1,
        "back in the '82 season",
        "at 22 Elm Street there",
        "the first half of it",
    ] {
        let found = all(text, &lexicon());
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn a_number_behind_a_name_is_an_age() {
    assert_eq!(unit("Tobias Renholm, 52, came ashore"), "year of age");
    assert_eq!(unit("Mayor Ane Lund, 61, resigned"), "year of age");
    assert_eq!(unit("children aged 12"), "year of age");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn an_interval_in_words_is_read_back_as_it_was(low in 1u32..100_000, more in 1u32..100_000) {
        let (lo, hi) = (f64::from(low), f64::from(low + more));
        let lexicon = lexicon();
        for (text, back) in [
            (format!("{lo} boats"), Interval::point(lo)),
            (format!("between {lo} and {hi} boats"), Interval::closed(lo, hi)),
            (format!("{lo} to {hi} boats"), Interval::closed(lo, hi)),
            (format!("at least {lo} boats"), Interval::at_least(lo)),
            (format!("more than {lo} boats"), Interval::more_than(lo)),
            (format!("at most {hi} boats"), Interval::closed(0.0, hi)),
            (format!("less than {hi} boats"), Interval { hi_open: true, ..Interval::closed(0.0, hi) }),
        ] {
            let found = all(&text, &lexicon);
            proptest::prop_assert_eq!(found.len(), 1, "{}", text);
            proptest::prop_assert_eq!(found[0].0.hard, back, "{}", text);
        }
    }
}
