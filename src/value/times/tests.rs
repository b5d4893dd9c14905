//! What the patterns of time say of themselves, and what is told apart by neighbours.

use super::times;
use crate::lexicon::Lexicon;
use crate::text::Span;
use crate::text::words::tokenize;
use crate::value::time::{Now, Time};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// The times of a text read on Thursday 12 March 2026: the words and the TIMEX3 value of each.
fn read(text: &str) -> Vec<(String, Time)> {
    let mut now = Now { article: "2026-03-12".parse().ok(), ..Now::default() };
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    let found = times(text, &tokens, &LEXICON, &mut now);
    let words = |first: usize, end: usize| tokens[first].span.join(tokens[end - 1].span).of(text).to_owned();
    found.into_iter().map(|timed| (words(timed.first, timed.end), timed.time)).collect()
}

fn values(text: &str) -> Vec<String> {
    read(text).into_iter().map(|(_, time)| time.timex.to_string()).collect()
}

#[test]
fn every_example_beside_a_pattern_holds() {
    let mut wrong = Vec::new();
    for (text, timex) in &LEXICON.times.examples {
        let found = values(text);
        if found != [timex.clone()] {
            wrong.push(format!("{text:?}: {found:?}, not {timex:?}"));
        }
    }
    assert!(LEXICON.times.examples.len() > 50);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_bare_weekday_is_the_latest_one_up_to_the_articles_day() {
    assert_eq!(values("Police said on Friday that it was over"), ["2026-03-06"]);
    assert_eq!(values("The talks took place on Thursday"), ["2026-03-12"]);
}

#[test]
fn a_future_verb_of_the_clause_moves_a_weekday_on() {
    assert_eq!(values("The council will meet on Friday"), ["2026-03-13"]);
    assert_eq!(values("The council will meet, police said on Friday"), ["2026-03-06"]);
}

#[test]
fn the_other_week_of_a_bare_weekday_is_kept() {
    let (_, time) = read("It rained on Friday").remove(0);
    assert_eq!(time.others(), ["2026-03-13"]);
}

#[test]
fn a_month_without_a_year_lies_in_the_articles_year_unless_that_is_far_ahead() {
    assert_eq!(values("The bridge opened in January"), ["2026-01"]);
    assert_eq!(values("The bridge opened in November"), ["2025-11"]);
    assert_eq!(values("The bridge will open in November"), ["2026-11"]);
}

#[test]
fn without_an_article_day_nothing_is_made_up() {
    let mut tokens = Vec::new();
    let text = "on Friday, last week, 3 May";
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    let found = times(text, &tokens, &LEXICON, &mut Now::default());
    let values: Vec<&str> = found.iter().map(|timed| timed.time.timex.as_str()).collect();
    assert_eq!(values, ["XXXX-WXX-5", "PAST_REF", "XXXX-05-03"]);
    assert!(found.iter().all(|timed| timed.time.days.is_none()));
}

#[test]
fn precision_follows_the_words() {
    assert_eq!(values("two years ago"), ["2024"]);
    assert_eq!(values("two months ago"), ["2026-01"]);
    assert_eq!(values("two days ago"), ["2026-03-10"]);
}

#[test]
fn neighbours_are_one_phrase() {
    let found = read("on Monday morning at 9:15 it began");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0.as_str(), found[0].1.timex.as_str()), ("Monday morning at 9:15", "2026-03-09T09:15"));
    assert_eq!(values("at 5:30 this evening"), ["2026-03-12T17:30"]);
    assert_eq!(values("2 hours and 30 minutes"), ["PT2H30M"]);
    assert_eq!(values("two weeks before Christmas 2010"), ["2010-12-11"]);
}

#[test]
fn early_and_late_keep_the_value_and_narrow_the_days() {
    let (words, time) = read("in early June 2011").remove(0);
    assert_eq!((words.as_str(), time.timex.as_str(), time.modifier()), ("early June 2011", "2011-06", Some("START")));
    assert_eq!(time.interval().as_deref(), Some("2011-06-01/2011-06-11"));
}

#[test]
fn an_open_end_is_part_of_the_interval_not_of_the_value() {
    let (_, time) = read("since 2021").remove(0);
    assert_eq!((time.timex.as_str(), time.interval().as_deref()), ("2021", Some("2021-01-01/")));
    let (_, time) = read("until 3 May 2021").remove(0);
    assert_eq!(time.interval().as_deref(), Some("/2021-05-03"));
}

#[test]
fn that_year_is_the_year_named_last() {
    let last = |text: &str| read(text).pop().map(|(_, time)| time.timex.to_string());
    assert_eq!(last("the group was the deadliest in 2014; that year it was strong").as_deref(), Some("2014"));
    assert_eq!(last("formed in 2009, it met on 3 May 2021; that year it was strong").as_deref(), Some("2021"));
}

#[test]
fn what_only_looks_like_a_time_is_none() {
    for text in [
        "May I ask who it was",
        "a 22-year-old driver",
        "the second man spoke",
        "2000 houses burned down",
        "more than 1900 people came",
        "room 2012-B of the score 4:5",
        "the wood was sat on",
        "is expected to march on",
        "$1999 was paid",
    ] {
        assert_eq!(values(text), [""; 0], "{text}");
    }
}

#[test]
fn a_length_after_a_verb_is_no_past_stretch() {
    let found = read("it is expected to last three weeks");
    assert_eq!((found[0].0.as_str(), found[0].1.days), ("three weeks", None));
}

#[test]
fn a_rate_is_a_set_and_a_lone_unit_a_length() {
    use crate::value::TimeKind;
    assert_eq!(read("paid $10 an hour")[0].1.kind, TimeKind::Set);
    assert_eq!(read("it took an hour")[0].1.kind, TimeKind::Duration);
}

#[test]
fn ends_that_share_their_month_are_one_range() {
    let (words, time) = read("from 3 to 5 May 2011").remove(0);
    assert_eq!(words, "from 3 to 5 May 2011");
    assert_eq!(time.interval().as_deref(), Some("2011-05-03/2011-05-06"));
    assert_eq!(values("from 2009 to 2011"), ["2009", "2011"]);
}

#[test]
fn both_weeks_are_kept_where_the_start_of_the_week_decides() {
    let mut tokens = Vec::new();
    let text = "it rained last week";
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    let on = |day: &str| {
        let mut now = Now { article: day.parse().ok(), ..Now::default() };
        times(text, &tokens, &LEXICON, &mut now).remove(0).time.other.map(|days| days.from.to_string())
    };
    assert_eq!(on("2026-03-14").as_deref(), Some("2026-03-09"));
    assert_eq!(on("2026-03-12"), None);
}

#[test]
fn a_number_behind_about_keeps_its_unit() {
    assert_eq!(values("about three months, about 10 minutes"), ["P3M", "PT10M"]);
    assert_eq!(values("around 5:30 a.m. on Friday"), ["2026-03-06T05:30"]);
}

#[test]
fn a_hedge_belongs_to_the_phrase_that_it_counts() {
    let words = |text: &str| read(text).remove(0).0;
    assert_eq!(words("More than two years ago it burned"), "More than two years ago");
    assert_eq!(words("it took at least three hours"), "at least three hours");
    assert_eq!(words("the first nine months"), "the first nine months");
    assert_eq!(words("the early 1960s"), "the early 1960s");
}

#[test]
fn what_is_arranged_lies_ahead() {
    assert_eq!(values("The trial opens Monday"), ["2026-03-16"]);
    assert_eq!(values("The trial opened Monday"), ["2026-03-09"]);
}

#[test]
fn a_month_ahead_of_a_past_verb_is_last_years() {
    assert_eq!(values("The bank had bought it in June"), ["2025-06"]);
    assert_eq!(values("It should be finished in June"), ["2026-06"]);
}

#[test]
fn decades_with_an_apostrophe_and_short_years_are_read() {
    assert_eq!(values("in the 1990's"), ["199"]);
    assert_eq!(values("on 16 NOV 89"), ["1989-11-16"]);
    assert_eq!(values("in his 20s"), [""; 0]);
}

#[test]
fn four_digits_behind_at_are_a_time_of_day() {
    assert_eq!(values("it struck at 2130 on Friday"), ["2026-03-06T21:30"]);
}

#[test]
fn an_ordinal_counts_as_far_as_it_says() {
    assert_eq!(values("the 300th day of 2011"), ["2011-10-27"]);
    assert_eq!(values("the 257th quarter of 2011"), ["2011"]);
}

#[test]
fn a_weekday_that_the_month_lacks_is_no_other_one() {
    use crate::value::Clash;
    let (_, time) = read("on the fifth Monday of February 2011").remove(0);
    assert_eq!((time.days, time.clash), (None, Some(Clash::NoSuchDay)));
}

#[test]
fn a_year_without_a_week_53_has_none() {
    assert_eq!(values("week 53 of 2009"), ["2009-W53"]);
    assert!(!values("week 53 of 2011").contains(&"2012-W01".to_owned()));
}

#[test]
fn counts_beyond_all_calendars_settle_nothing() {
    for count in ["9 million million", "999 trillion", "nine trillion trillion"] {
        for form in ["fortnights ago", "weeks later", "hours ago", "centuries from now", "weeks from Monday"] {
            let found = read(&format!("{count} {form}"));
            assert!(
                found.iter().all(|(_, time)| time.days.is_none_or(|days| days.len() == 1)),
                "{count} {form}: {found:?}"
            );
        }
    }
}

#[test]
fn a_sentence_of_a_hundred_thousand_words_keeps_its_last_date() {
    assert_eq!(values(&format!("{}on 4 March 2011", "word ".repeat(100_000))), ["2011-03-04"]);
}

#[test]
fn a_weekend_in_its_middle_is_whole() {
    let (_, time) = read("mid last weekend").remove(0);
    assert_eq!(time.days.map(|days| days.len()), Some(2));
}

#[test]
fn a_price_before_a_unit_is_no_length() {
    assert_eq!(values("a $5 week"), [""; 0]);
}

#[test]
fn a_pause_is_no_hyphen_and_any_short_dash_is_one() {
    assert_eq!(values("in years–long talks"), values("in years-long talks"));
    assert_eq!(values("it took years – and more"), ["PXY"]);
    assert_eq!(values("at 4 – 6:30 pm"), values("at 4 - 6:30 pm"));
    assert_eq!(values("- 1000 people"), [""; 0]);
}

#[test]
fn minutes_past_an_hour_are_no_hour() {
    assert_eq!(values("at about ten past four in the afternoon"), ["2026-03-12T16:10"]);
}

#[test]
fn an_hour_of_the_afternoon_names_no_day() {
    let dated = |text: &str| read(text).remove(0).1.names_days();
    assert!(!dated("at 4:10 in the afternoon"));
    assert!(dated("at 4:10 this afternoon") && dated("at 4:10 on Monday afternoon") && dated("at 4:10 on Monday"));
    assert_eq!(values("at 4:10 on Monday afternoon"), ["2026-03-09T16:10"]);
}

#[test]
fn a_printed_fraction_belongs_to_its_number() {
    assert_eq!(values("it took 1½ years"), ["P1.5Y"]);
}

#[test]
fn capitals_throughout_change_no_time() {
    for text in
        ["The blast occurred at 2350 on 16 January.", "It began at 7:30 p.m. on Monday.", "It was heard for two days."]
    {
        assert_eq!(values(text), values(&text.to_uppercase()), "{text}");
    }
}
