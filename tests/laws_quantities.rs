//! The laws of quantities: a bound reads back as it is told, and hedging parts nothing that met.

mod story;

use crosscheck::text::words::tokenize;
use crosscheck::value::{Lie, Now, Quantity, Value, mentions};
use crosscheck::{Interval, Span};
use proptest::prelude::*;
use proptest::sample::select;
use story::{cases, rules};

/// A number as reports print it.
fn printed(number: f64) -> String {
    let plain = number.to_string();
    let whole = plain.split('.').next().unwrap_or_default().len();
    let comma = |at: usize| if at > 0 && at < whole && (whole - at).is_multiple_of(3) { "," } else { "" };
    plain.char_indices().map(|(at, digit)| format!("{}{digit}", comma(at))).collect()
}

/// An interval in words; `None` where there are none for it.
fn rendered(interval: Interval) -> Option<String> {
    let (lo, hi) = (printed(interval.lo), printed(interval.hi));
    Some(match (interval.lo_open, interval.hi_open, interval.hi.is_finite()) {
        (false, true, false) => format!("at least {lo}"),
        (true, true, false) => format!("more than {lo}"),
        (false, false, true) if interval.is_point() => lo,
        (false, false, true) if interval.lo == 0.0 => format!("at most {hi}"),
        (false, true, true) if interval.lo == 0.0 => format!("fewer than {hi}"),
        (false, false, true) => format!("between {lo} and {hi}"),
        _ => return None,
    })
}

const HEDGES: &str = "at least |more than |over |at most |fewer than |up to |about |nearly |some ||exactly ";
/// One of the pieces of a list that bars divide.
fn one_of(list: &'static str) -> impl Strategy<Value = &'static str> {
    select(list.split('|').collect::<Vec<_>>())
}

const NOUNS: &str = "boats|miles|kilometres|percent|tonnes|euros|million dollars";

/// The quantity that words tell.
fn counted(words: &str) -> Quantity {
    let text = format!("Police counted {words} in the harbour.");
    let mut tokens = Vec::new();
    tokenize(&text, Span::new(0, text.len()), &mut tokens);
    let found = mentions(&text, &tokens, &rules().lexicon, &mut Now::default());
    let quantity = found.iter().find_map(|mention| match &mention.value {
        Value::Quantity(counted) => Some(counted.quantity),
        Value::Time(_) => None,
    });
    quantity.unwrap_or_else(|| panic!("no quantity in {text:?}"))
}

/// Whether two intervals have the same ends, and the same of them open.
fn alike(a: Interval, b: Interval) -> bool {
    let near = |x: f64, y: f64| x == y || (x - y).abs() < 1e-9 * x.abs();
    near(a.lo, b.lo) && near(a.hi, b.hi) && (a.lo_open, a.hi_open) == (b.lo_open, b.hi_open)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn an_interval_in_words_reads_back_as_itself(lo in 2..30_000u32, more in 1..5000u32, hedge in one_of(HEDGES)) {
        let (lo, hi) = (f64::from(lo), f64::from(lo + more));
        let point = Interval::point(lo);
        let intervals = [
            point,
            Interval::at_least(lo),
            Interval::more_than(lo),
            Interval::closed(0.0, lo),
            Interval { hi_open: true, ..Interval::closed(0.0, lo) },
            Interval::closed(lo, hi),
        ];
        for interval in intervals {
            let words = rendered(interval).unwrap();
            let read = counted(&format!("{words} boats"));
            prop_assert!(alike(read.hard, interval), "{words}: {read:?}");
        }
        let read = counted(&format!("{hedge}{} boats", printed(lo)));
        prop_assert!(read.said == point && read.loose.contains(read.hard), "{hedge}{lo}: {read:?}");
        if let Some(words) = rendered(read.hard) {
            let again = counted(&format!("{words} boats"));
            prop_assert!(alike(again.hard, read.hard), "{hedge}{lo}, {words}: {again:?}");
        }
        let most = counted(&format!("up to {} boats", printed(lo)));
        prop_assert!(alike(most.hard, Interval::closed(0.0, lo)), "{most:?}");
    }

    #[test]
    fn a_hedge_parts_no_two_quantities_that_met(
        number in 2..3000u32,
        other in proptest::option::of(2..3000u32),
        hedge in one_of(HEDGES),
        wider in one_of("at least |about |up to |nearly |at most |some "),
        noun in one_of(NOUNS),
    ) {
        let lexicon = &rules().lexicon;
        let other = printed(f64::from(other.unwrap_or(number)));
        let number = printed(f64::from(number));
        let (one, two) = (counted(&format!("{number} {noun}")), counted(&format!("{hedge}{other} {noun}")));
        let (before, wide) = (one.lies(&two, lexicon), counted(&format!("{wider}{number} {noun}")));
        prop_assert!(wide.hard.contains(one.hard), "{wide:?} {one:?}");
        let after = wide.lies(&two, lexicon);
        let parted = matches!(before, Some(Lie::Equal | Lie::Meet)) && after == Some(Lie::Apart);
        prop_assert!(!parted, "{wider}{number} against {hedge}{other} {noun}: {before:?} became {after:?}");
        prop_assert_eq!(after.is_some(), before.is_some());
    }

    #[test]
    fn quantities_lie_to_each_other_both_ways(
        numbers in (2..3000u32, 2..3000u32),
        hedges in (one_of(HEDGES), one_of(HEDGES)),
        nouns in (one_of(NOUNS), one_of(NOUNS)),
    ) {
        let lexicon = &rules().lexicon;
        let words = |hedge: &str, number: u32, noun: &str| format!("{hedge}{} {noun}", printed(f64::from(number)));
        let a = counted(&words(hedges.0, numbers.0, nouns.0));
        let b = counted(&words(hedges.1, numbers.1, nouns.1));
        prop_assert_eq!(a.lies(&b, lexicon), b.lies(&a, lexicon), "{:?} {:?}", a, b);
        prop_assert_eq!((a.lies(&a, lexicon), b.lies(&b, lexicon)), (Some(Lie::Equal), Some(Lie::Equal)));
    }
}
