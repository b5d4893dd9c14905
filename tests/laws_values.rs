//! The laws of times: they are what the calendar says, and mentions lie in order in their text.

mod story;

use crosscheck::Span;
use crosscheck::text::words::{Token, tokenize};
use crosscheck::value::times::times;
use crosscheck::value::{Clash, Days, Mention, Now, Quantity, Time, Value, mentions};
use jiff::civil::{Date, Weekday, date};
use jiff::{Span as Length, ToSpan};
use proptest::prelude::*;
use proptest::sample::select;
use story::{cases, rules};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
fn words(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    tokens
}

/// The mentions of a text that is one sentence.
fn read(text: &str, mut now: Now) -> Vec<Mention> {
    mentions(text, &words(text), &rules().lexicon, &mut now)
}

fn on(article: Date) -> Now {
    Now { article: Some(article), ..Now::default() }
}

/// The times of a text.
fn timed(text: &str, now: Now) -> Vec<Time> {
    let time = |mention: Mention| match mention.value {
        Value::Time(time) => Some(time),
        Value::Quantity(_) => None,
    };
    read(text, now).into_iter().filter_map(time).collect()
}

/// The last time of a text.
fn time(text: &str, now: Now) -> Time {
    timed(text, now).pop().unwrap_or_else(|| panic!("no time in {text:?}"))
}

/// Checks that a text tells one stretch of days, and says so in its value.
fn assert_days(text: &str, now: Now, days: Days, value: &str) {
    let time = time(text, now);
    assert_eq!((time.days, time.timex.as_str()), (Some(days), value), "{text:?} read on {:?}", now.article);
}

fn every_day(from: i16, to: i16) -> impl Iterator<Item = Date> {
    date(from, 1, 1).series(1.day()).take_while(move |day| day.year() <= to)
}

fn weekday(day: Date) -> &'static str {
    WEEKDAYS[day.weekday().to_monday_zero_offset() as usize]
}

fn month(day: Date) -> String {
    day.strftime("%B").to_string()
}

fn nth(day: i8) -> String {
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

#[test]
fn a_weekday_is_the_one_that_its_word_and_the_calendar_say() {
    for today in every_day(2023, 2025) {
        for (at, name) in WEEKDAYS.iter().enumerate() {
            let named = Weekday::from_monday_zero_offset(at as i8).unwrap();
            let back = today.tomorrow().unwrap().nth_weekday(-1, named).unwrap();
            let last = today.nth_weekday(-1, named).unwrap();
            let next = today.nth_weekday(1, named).unwrap();
            let sunday = today.yesterday().unwrap().nth_weekday(1, Weekday::Sunday).unwrap();
            let this = sunday.tomorrow().unwrap().nth_weekday(-1, named).unwrap();
            for (words, day) in [("on", back), ("last", last), ("next", next), ("this", this)] {
                assert_days(&format!("The ferry sank {words} {name}."), on(today), Days::one(day), &day.to_string());
            }
        }
    }
}

#[test]
fn a_printed_date_reads_back_as_its_day() {
    for day in every_day(2012, 2012) {
        let (year, number, name) = (day.year(), day.day(), month(day));
        let forms = [
            day.to_string(),
            format!("{number} {name} {year}"),
            format!("{name} {number}, {year}"),
            format!("{}, {name} {number}, {year}", weekday(day)),
            format!("{number} {} {year}", &name[..3]),
            format!("{}/{number}/{year}", day.month()),
            format!("the {} of {name} {year}", nth(number)),
            format!("{number:02}.{:02}.{year}", day.month()),
        ];
        for form in forms {
            for now in [Now::default(), on(date(2015, 7, 1))] {
                let text = format!("The pact was signed on {form} in the capital.");
                assert_days(&text, now, Days::one(day), &day.to_string());
                let times = timed(&text, now);
                assert!(times.len() == 1 && times[0].clash.is_none(), "{text}: {times:?}");
            }
        }
    }
}

#[test]
fn a_wrong_weekday_before_a_date_is_a_clash() {
    for day in every_day(2012, 2012) {
        let (year, number, name) = (day.year(), day.day(), month(day));
        for other in WEEKDAYS {
            let forms = [
                format!("{other}, {name} {number}, {year}"),
                format!("{other}, {number} {name} {year}"),
                format!("{other}, the {} of {name} {year}", nth(number)),
                format!("{other}, {number:02}.{:02}.{year}", day.month()),
            ];
            let clash = (other != weekday(day)).then_some(Clash::Weekday(weekday(day)));
            for form in forms {
                let found = time(&format!("The pact was signed on {form}."), Now::default());
                assert_eq!((found.clash, found.days), (clash.clone(), Some(Days::one(day))), "{form}");
            }
        }
    }
}

#[test]
fn weeks_and_quarters_hold_their_days() {
    for day in every_day(2007, 2012) {
        let week = day.iso_week_date();
        let (number, year) = (week.week(), week.year());
        let monday = week.date().tomorrow().unwrap().nth_weekday(-1, Weekday::Monday).unwrap();
        let days = Days { from: monday, to: monday.saturating_add(6.days()) };
        assert_days(&format!("It opens in week {number} of {year}."), on(day), days, &format!("{year}-W{number:02}"));
        assert_days("It opens this week.", on(day), days, &format!("{year}-W{number:02}"));
        let number = (day.month() + 2) / 3;
        let ordinal = ["first", "second", "third", "fourth"][number as usize - 1];
        for form in [format!("the {ordinal} quarter of {}", day.year()), format!("Q{number} {}", day.year())] {
            let found = time(&format!("Sales fell in {form}."), Now::default());
            assert_eq!(found.timex.as_str(), format!("{}-Q{number}", day.year()));
            let days = found.days.unwrap();
            assert!(days.contains(Days::one(day)) && days.len() <= 92, "{form}: {days:?}");
        }
    }
}

#[test]
fn no_year_has_a_week_that_the_calendar_lacks() {
    for year in 1990..2040 {
        let text = format!("It opened in week 53 of {year}.");
        let weeks = date(year, 12, 28).iso_week_date().week();
        let found = timed(&text, on(date(2015, 7, 1)));
        let told = found.iter().any(|time| *time.timex == *format!("{year}-W53"));
        assert_eq!(told, weeks == 53, "{text}: {found:?}");
        assert!(found.iter().all(|time| !time.timex.contains("-W01")), "{text}: {found:?}");
    }
}

#[test]
fn easter_is_where_the_church_put_it() {
    let table = "1818-03-22 1886-04-25 1943-04-25 1954-04-18 1961-04-02 1981-04-19 1999-04-04 2000-04-23 2005-03-27 \
        2008-03-23 2010-04-04 2011-04-24 2014-04-20 2016-03-27 2018-04-01 2019-04-21 2020-04-12 2021-04-04 \
        2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2038-04-25";
    for sunday in table.split(' ').map(|day| day.parse::<Date>().unwrap()) {
        for (name, later) in [("Easter", 0), ("Good Friday", -2), ("Easter Monday", 1)] {
            let day = sunday.saturating_add(later.days());
            assert_days(
                &format!("It rained on {name} {}.", day.year()),
                Now::default(),
                Days::one(day),
                &day.to_string(),
            );
        }
    }
}

#[test]
fn the_nth_weekday_of_a_month_is_found_by_counting() {
    let ordinals = ["first", "second", "third", "fourth", "fifth"];
    for first in date(2010, 1, 1).series(1.month()).take(36) {
        for name in WEEKDAYS {
            let days = first.series(1.day()).take_while(|day| day.month() == first.month());
            let days: Vec<Date> = days.filter(|day| weekday(*day) == name).collect();
            let counted = days.iter().zip(ordinals).chain([(days.last().unwrap(), "last")]);
            for (day, ordinal) in counted {
                let text = format!("It closed on the {ordinal} {name} of {} {}.", month(first), first.year());
                assert_days(&text, Now::default(), Days::one(*day), &day.to_string());
            }
            if days.len() == 4 {
                let text = format!("It closed on the fifth {name} of {} {}.", month(first), first.year());
                let found = timed(&text, on(first));
                assert!(found.iter().all(|time| time.day().is_none()), "{text}: {found:?}");
            }
        }
    }
}

#[test]
fn a_high_ordinal_is_no_low_one() {
    let (year, tuesday) = (date(2011, 1, 1), date(2011, 1, 4));
    for nth in [32, 45, 54, 128, 129, 256, 257, 300, 365, 366, 1025] {
        let day = Some(year + (nth - 1).days()).filter(|day| day.year() == 2011);
        let weekday = Some(tuesday + (nth - 1).weeks()).filter(|day| day.year() == 2011);
        let ending = if nth % 10 == 2 { "nd" } else { "th" };
        let read = |what: &str| timed(&format!("It closed on the {nth}{ending} {what}."), Now::default());
        for (what, day) in [("day of 2011", day), ("Tuesday of 2011", weekday), ("quarter of 2011", None)] {
            let found: Vec<Date> = read(what).into_iter().filter_map(|time| time.day()).collect();
            assert_eq!(found, Vec::from_iter(day), "{nth} {what}");
        }
        for what in ["month of 2011", "quarter of 2011", "week of March 2011"] {
            let found = read(what).into_iter().filter_map(|time| time.days).min_by_key(|days| days.len());
            assert!(found.is_none_or(|days| days.len() >= 31), "{nth} {what}: {found:?}");
        }
    }
}

/// A unit of the calendar: its word, so many of it as a length, and the stretch that holds a day with its value.
type Counted = (&'static str, fn(i64) -> Length, fn(Date) -> (Days, String));

const UNITS: [Counted; 4] = [
    ("days", |count| count.days(), |day| (Days::one(day), day.to_string())),
    (
        "weeks",
        |count| count.weeks(),
        |day| {
            let week = day.iso_week_date();
            let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
            (Days { from: monday, to: monday.saturating_add(6.days()) }, format!("{}-W{:02}", week.year(), week.week()))
        },
    ),
    (
        "months",
        |count| count.months(),
        |day| {
            let days = Days { from: day.first_of_month(), to: day.last_of_month() };
            (days, format!("{}-{:02}", day.year(), day.month()))
        },
    ),
    (
        "years",
        |count| count.years(),
        |day| (Days { from: day.first_of_year(), to: day.last_of_year() }, day.year().to_string()),
    ),
];

/// One of the pieces of a list that bars divide.
fn one_of(list: &'static str) -> impl Strategy<Value = &'static str> {
    select(list.split('|').collect::<Vec<_>>())
}

fn day() -> impl Strategy<Value = Date> {
    (0..40_000i64).prop_map(|days| date(1950, 1, 1).saturating_add(days.days()))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn units_are_counted_as_the_calendar_counts_them(today in day(), named in day(), count in 2..60i64, unit in 0..4usize) {
        let (word, length, stretch) = UNITS[unit];
        let told = format!("{} {} {}", named.day(), month(named), named.year());
        let forms = [
            (format!("It closed {count} {word} ago."), today - length(count)),
            (format!("It closes {count} {word} from now."), today + length(count)),
            (format!("It will close in {count} {word}."), today + length(count)),
            (format!("It opened on {told} and closed {count} {word} later."), named + length(count)),
            (format!("It opened on {told} but closed {count} {word} earlier."), named - length(count)),
            (format!("It opened on {told} and closes {count} {word} from now."), today + length(count)),
        ];
        for (text, day) in forms {
            let (days, value) = stretch(day);
            assert_days(&text, on(today), days, &value);
        }
    }

    #[test]
    fn a_part_of_a_stretch_lies_within_it(today in day(), stretch in one_of(STRETCHES), early in one_of(EARLY)) {
        let whole = time(&format!("It closed in {stretch}."), on(today));
        let part = time(&format!("It closed in {early}{stretch}."), on(today));
        let (whole, inner) = (whole.days.unwrap(), part.days.unwrap());
        prop_assert!(inner.from <= inner.to, "{early}{stretch}: {inner:?}");
        prop_assert!(whole.contains(inner), "{early}{stretch}: {inner:?} of {whole:?}");
    }
}

const STRETCHES: &str = "June|March 2011|2011|next year|this month|last week|summer 2011|last quarter|the 1990s|\
    the third quarter of 2011|the first half of 2011|the 19th century|this decade|4 March 2011|last weekend";
const EARLY: &str =
    "early |late |mid |mid-|the beginning of |the middle of |the end of |earlier in |later in |the rest of ";

/// What phrases of time and number are made of, and what may stand between. None of these names a year.
const UNDATED: &str = "Monday|Tuesday|Fridays|Sat|May|March|Dec.|June|today|yesterday|tonight|morning|night|noon|midnight|o'clock|\
    p.m.|am|GMT|last|next|this|that|the|a|an|of|in|on|at|from|to|between|and|by|until|since|before|after|later|\
    earlier|ago|now|early|mid|late|end of|beginning of|rest of|every|each|other|per|past|coming|week|weeks|\
    weekend|month|year|years|day|days|hour|hours|minutes|seconds|decade|century|centuries|millennia|fortnights|\
    quarter|half|Q3|H2|summer|spring|Christmas|Easter|one|two|twenty|ninety|hundred|thousand|million|trillion|\
    dozen|dozens of|several|a few|first|second|third|3rd|31st|257th|1|5|07|12|30|31|45|00|at least|more than|\
    about|up to|nearly|over|percent|miles|people|$|week 53|old";
/// Those that may name a year, and marks.
const DATED: &str = "2011|1999|0800|1000|2199|'82|’|'|'s|’s|1990s|nineties|the 19th century|2011-03-04|3/4/2011|04.03.2011|\
    31 February 2011|7.06|12.30|1,234.5|99999999999999999999|½|-|–|—|:|/|,|.|;|(|)|+|%|€|“|”|will|fiscal|m|bn|é|\
    日本|🙂";

/// Texts that were not written by anybody.
fn junk() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => one_of(UNDATED).prop_map(str::to_owned),
        8 => one_of(DATED).prop_map(str::to_owned),
        1 => "\\PC{0,5}",
        1 => "[0-9.,:/$%' -]{1,8}",
    ];
    let blank = select(vec![" ", " ", " ", " ", "", "\n", "\u{a0}"]);
    prop::collection::vec((piece, blank), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, blank)| piece + blank).collect())
}

fn now() -> impl Strategy<Value = Now> {
    (proptest::option::of(day()), proptest::option::of(0..1440u16)).prop_map(|(article, minute)| Now {
        article,
        minute,
        ..Now::default()
    })
}

/// What is wrong with a time, whatever its words.
fn unruly(time: &Time) -> Option<String> {
    let ordered = [time.days, time.other].into_iter().flatten().all(|days| days.from <= days.to);
    let interval = time.interval();
    let ends = interval.as_deref().and_then(|interval| interval.split_once('/'));
    let closed = ends.filter(|(from, to)| !from.is_empty() && !to.is_empty());
    let held = time.days.zip(closed).is_none_or(|(days, (from, to))| match (time.minute, time.hours) {
        (None, None) => {
            (days.from.to_string(), days.to.saturating_add(1.day()).to_string()) == (from.into(), to.into())
        }
        _ => from < to && from.starts_with(&days.from.to_string()),
    });
    let printed = time.others().iter().all(|other| !other.is_empty());
    let settled = time.days.is_none() || ends.is_some();
    (!(ordered && held && printed && settled)).then(|| format!("{time:?} {interval:?}"))
}

/// Whether a mention has the span of its tokens, and the span is text.
fn placed(text: &str, tokens: &[Token], mention: &Mention) -> bool {
    let (first, end) = mention.tokens;
    first < end
        && tokens.get(first..end).is_some_and(|t| t[0].span.join(t[t.len() - 1].span) == mention.span)
        && text.get(mention.span.range()).is_some()
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn what_is_read_lies_in_order_in_its_text(text in junk(), now in now()) {
        let tokens = words(&text);
        let found = mentions(&text, &tokens, &rules().lexicon, &mut now.clone());
        prop_assert!(found.iter().all(|mention| placed(&text, &tokens, mention)), "{found:?}");
        for mention in &found {
            match &mention.value {
                Value::Time(time) => prop_assert_eq!(unruly(time), None, "{}", mention.span.of(&text)),
                Value::Quantity(counted) => {
                    let Quantity { said, hard, loose, .. } = counted.quantity;
                    prop_assert!([said, hard, loose].iter().all(|i| i.lo <= i.hi), "{}", mention.span.of(&text));
                }
            }
        }
        let alone = times(&text, &tokens, &rules().lexicon, &mut now.clone());
        prop_assert!(alone.is_sorted_by(|a, b| a.end <= b.first));
        prop_assert!(alone.iter().all(|timed| timed.first < timed.end && timed.end <= tokens.len()));
    }

    #[test]
    fn no_two_mentions_share_a_token(text in junk(), now in now()) {
        let found = read(&text, now);
        let apart = found.is_sorted_by(|a, b| a.tokens.1 <= b.tokens.0 && a.span.end <= b.span.start);
        prop_assert!(apart, "{found:?}");
    }

    #[test]
    fn no_day_of_any_age_stops_the_reader(text in junk(), days in -4_371_587..2_932_896i64, minute in proptest::option::of(0..1440u16)) {
        let now = Now { article: date(1970, 1, 1).checked_add(days.days()).ok(), minute, ..Now::default() };
        let (tokens, found) = (words(&text), read(&text, now));
        prop_assert!(found.iter().all(|mention| placed(&text, &tokens, mention)), "{found:?}");
        let ends = [Date::MIN, Date::MAX].map(|end| read(&text, Now { article: Some(end), ..now }).len());
        prop_assert!(ends.iter().all(|read| *read <= tokens.len()));
    }

    #[test]
    fn without_an_articles_day_nothing_but_a_full_date_is_settled(
        pieces in prop::collection::vec(one_of(UNDATED), 0..30),
        text in junk(),
        minute in proptest::option::of(0..1440u16),
    ) {
        let now = Now { minute, ..Now::default() };
        let undated = pieces.join(" ");
        let made_up: Vec<Time> = timed(&undated, now).into_iter().filter(|time| time.days.is_some()).collect();
        prop_assert!(made_up.iter().all(|time| time.timex.len() == 2), "{undated}: {made_up:?}");
        let mut named = false;
        for mention in read(&text, now) {
            let Value::Time(time) = &mention.value else { continue };
            let words = mention.span.of(&text).to_lowercase();
            let full = words.contains(|ch: char| ch.is_ascii_digit()) || words.contains("nineties") || words.contains("century");
            prop_assert!(time.days.is_none() || full || named, "{words}: {time:?}");
            named |= time.days.is_some();
        }
    }

    #[test]
    fn glyphs_change_no_value(text in junk(), now in now()) {
        let plain = text.replace(['’', '‘'], "'").replace('–', "-").replace('\u{a0}', " ");
        // Between digits a no-break space sets off the thousands, and a space does not.
        let grouped = |pair: &[&str]| {
            pair[0].ends_with(|c: char| c.is_ascii_digit()) && pair[1].starts_with(|c: char| c.is_ascii_digit())
        };
        let parts: Vec<&str> = plain.split(' ').collect();
        let mut curly = parts[0].to_owned();
        for pair in parts.windows(2) {
            curly.push(if grouped(pair) { ' ' } else { '\u{a0}' });
            curly.push_str(pair[1]);
        }
        let curly = curly.replace('\'', "’");
        let values = |text: &str| read(text, now).into_iter().map(|m| (m.tokens, m.value)).collect::<Vec<_>>();
        prop_assert_eq!(values(&plain), values(&curly));
        let dashed = plain.replace('-', "–");
        let times = |text: &str| times(text, &words(text), &rules().lexicon, &mut now.clone());
        prop_assert_eq!(times(&plain), times(&dashed));
    }
}
