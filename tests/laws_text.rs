//! The laws of reading: nothing of a text is lost or made up, no input stops the program, values keep what they are.

mod story;

use crosscheck::report::{self, Format, Value};
use crosscheck::text::{Layout, Moment};
use crosscheck::value::{Days, Lie};
use crosscheck::{Article, Interval, Report, Span, compare, input, inspect};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;
use story::figure::Figure;
use story::{cases, holds, misquotes, rules, seeds};

/// Runs of digits in the body and the title of an article.
fn digits(article: &Article) -> Vec<Span> {
    let bytes = article.text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..bytes.len()).filter(|&at| digit(at) && (at == 0 || !digit(at - 1)));
    let runs = starts.map(|start| Span::new(start, (start..).find(|&at| !digit(at)).unwrap()));
    let told = |run: &Span| article.body.contains(*run) || article.title_span.is_some_and(|title| title.contains(*run));
    runs.filter(told).collect()
}

/// Runs of digits that a report names nowhere: neither in an answer, nor unread, nor in a line that was set aside.
fn lost(report: &Report, article: &Article) -> Vec<String> {
    let source = report.sources.iter().position(|source| source.id == article.id).unwrap();
    let cells = report.rows.iter().flat_map(|row| &row.cells).filter(|c| c.source == source).map(|c| c.quote.span);
    let unread = report.unread.iter().filter(|u| u.source == source).map(|u| u.quote.span);
    let aside = report.set_aside.iter().filter(|f| f.source == source).map(|f| f.quote.span);
    let named: Vec<Span> = cells.chain(unread).chain(aside).collect();
    let lost = digits(article).into_iter().filter(|run| !named.iter().any(|span| span.contains(*run)));
    lost.map(|run| format!("{} at {}..{}", run.of(&article.text), run.start, run.end)).collect()
}

/// What is wrong with the sentences and the lines set aside of an article.
fn unruly(article: &Article) -> Vec<String> {
    let layout = Layout::read(article, &rules().lexicon.tables);
    let text = &article.text;
    let mut wrong = Vec::new();
    if !layout.sentences.is_sorted_by(|a, b| a.span.end <= b.span.start) {
        wrong.push("sentences overlap or are out of order".to_owned());
    }
    let mut spans: Vec<Span> = layout.sentences.iter().map(|sentence| sentence.span).collect();
    spans.extend(layout.set_aside.iter().map(|line| line.span));
    spans.sort();
    let (mut rebuilt, mut at) = (String::new(), 0);
    for span in &spans {
        let Some((gap, words)) = text.get(at..span.start as usize).zip(text.get(span.range())) else {
            wrong.push(format!("{span:?} overlaps another, or lies outside the text or inside a character"));
            continue;
        };
        if gap.contains(char::is_alphanumeric) && at >= article.body.start as usize {
            wrong.push(format!("words in no sentence: {gap:?}"));
        }
        if words.trim().is_empty() {
            wrong.push(format!("an empty sentence at {span:?}"));
        }
        rebuilt.extend([gap, words]);
        at = span.end as usize;
    }
    rebuilt += text.get(at..).unwrap_or("");
    if text.get(at..).is_some_and(|rest| rest.contains(char::is_alphanumeric)) {
        wrong.push("words behind the last sentence".to_owned());
    }
    if wrong.is_empty() && rebuilt != *text {
        wrong.push("the pieces do not rebuild the text".to_owned());
    }
    let tokens = layout.sentences.iter().all(|sentence| {
        let tokens = layout.tokens_of(sentence);
        tokens.iter().all(|t| sentence.span.contains(t.span)) && tokens.is_sorted_by(|a, b| a.span.end <= b.span.start)
    });
    if !tokens {
        wrong.push("a token lies outside its sentence or over another".to_owned());
    }
    wrong
}

/// Everything that must hold of any articles whatever.
fn faults(articles: &[Article]) -> Vec<String> {
    let report = compare(articles, rules());
    let mut faults = misquotes(&report, articles);
    for article in articles {
        faults.extend(lost(&report, article).iter().map(|digits| format!("{}: nowhere named: {digits}", article.id)));
        faults.extend(unruly(article).iter().map(|what| format!("{}: {what}", article.id)));
    }
    for format in [Format::Table, Format::Markdown, Format::Json] {
        if !report::write(&report, format, 80, true).ends_with('\n') {
            faults.push(format!("{format:?} does not end in a newline"));
        }
    }
    faults
}

#[test]
fn nothing_of_a_sample_story_is_lost_or_made_up() {
    for (name, articles) in seeds() {
        let faults = faults(&articles);
        assert!(faults.is_empty(), "{name}\n{}", faults.join("\n"));
    }
}

/// Pieces of news, and what a file may hold besides.
const PIECES: [&str; 48] = [
    "Twelve people ",
    "at least 10 ",
    "were killed ",
    "were injured",
    " on 3 May 2024",
    "on Friday",
    "yesterday ",
    "in Norhaven",
    ", Vesta,",
    "police said",
    ". ",
    ".",
    "\n\n",
    "\n",
    "“We will rebuild it all,” ",
    "\"",
    "”",
    "’s",
    "'",
    "said Ann Dale",
    " 62 percent",
    "$2 million",
    "1,200.5",
    "7.4-magnitude",
    "22-year-old",
    "31 February 2024",
    "16:10",
    "2024-05-03",
    "first round ",
    "no ",
    "more than ",
    "between 5 and ",
    "of them ",
    "NORHAVEN (AP) — ",
    "* ",
    "# ",
    "---\n",
    "title: x\n",
    "published: 2024-05-03\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "é",
    "日本",
    "\u{301}",
    "٣",
    "🙂",
];

/// The bytes of a file that may be anything; shown as text.
#[derive(Clone)]
struct Junk(Vec<u8>);

impl std::fmt::Debug for Junk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

fn junk() -> impl Strategy<Value = Junk> {
    let piece = prop_oneof![
        12 => select(PIECES.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
        2 => "\\PC{0,6}".prop_map(String::into_bytes),
        1 => "[0-9.,:/$€% -]{1,8}".prop_map(String::into_bytes),
    ];
    let pieces = prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![9 => pieces, 1 => prop::collection::vec(any::<u8>(), 0..200)].prop_map(Junk)
}

#[test]
fn nothing_of_a_story_is_lost_or_made_up() {
    holds(64, 1..=4, |story, _| {
        let faults = faults(&story.articles());
        if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
    });
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_printed_figure_reads_back_as_itself(number in 2..5000u64, form in 0..6usize) {
        let forms = [Figure::Exact, Figure::AtLeast, Figure::MoreThan, Figure::About, Figure::UpTo, Figure::Spelled];
        let number = if form == 5 { 2 + number % 98 } else { number };
        let told = |words: &str| {
            let text = format!("A quake killed {words} people in Norhaven on 3 May 2024.");
            let report = compare(&[Article::new("one", text)], rules());
            let cell = report.rows.iter().find(|row| row.kind == "killed").map(|row| row.cells[0].clone());
            cell.map(|cell| (cell.answer, cell.value))
        };
        let first = told(&forms[form](number).words());
        prop_assert!(first.is_some());
        let (answer, value) = first.unwrap();
        let quantity = matches!(value, Value::Quantity { .. });
        prop_assert!(quantity);
        prop_assert_eq!(told(&answer), Some((answer.clone(), value)));
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn no_bytes_stop_the_program(one in junk(), two in junk(), name in select(vec!["a.txt", "a.md", "a"])) {
        let read = [(name, &one), ("b.txt", &two)].map(|(name, bytes)| input::read(name, &bytes.0).ok());
        let articles: Vec<Article> = read.into_iter().flatten().collect();
        let faults = faults(&articles);
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn no_line_stops_the_stages(junk in junk()) {
        let text = String::from_utf8_lossy(&junk.0);
        let line = serde_json::json!({"id": 1, "text": text, "reference_time": "2024-05-03"}).to_string();
        for stage in [inspect::sentences, inspect::mentions, inspect::claims] {
            prop_assert!(stage(&line, rules()).is_ok());
        }
        let (there, back) = (serde_json::json!({"id": 1, "a": text, "b": "Two died."}), serde_json::json!({"id": 1, "b": text, "a": "Two died."}));
        prop_assert_eq!(inspect::pairs(&there.to_string(), rules()), inspect::pairs(&back.to_string(), rules()));
        let _either = inspect::claims(&text, rules());
    }

    #[test]
    fn a_spoilt_rule_file_is_refused_with_a_place_in_it(at in 0..40usize, spoilt in "[ -~]{0,12}") {
        let text = include_str!("../rules/wounded.yaml");
        let lines: Vec<&str> = text.lines().collect();
        let mut changed = lines.clone();
        let at = at % lines.len();
        changed[at] = &spoilt;
        let changed = changed.join("\n");
        if let Err(errors) = crosscheck::RuleBook::layered(&[("own.yaml".into(), changed.clone())]) {
            prop_assert!(!errors.is_empty());
            for error in errors {
                prop_assert_eq!(&error.file, "own.yaml");
                prop_assert!(error.line as usize <= lines.len() + 1, "{error}");
                prop_assert!(error.span.is_none_or(|span| changed.get(span).is_some()));
            }
        }
    }
}

fn interval() -> impl Strategy<Value = Interval> {
    let ends = (-50..50i32, 0..40i32, any::<bool>(), any::<bool>(), 0..4u8);
    ends.prop_map(|(lo, more, lo_open, hi_open, kind)| match kind {
        0 => Interval::point(f64::from(lo)),
        1 => Interval::at_least(f64::from(lo)),
        2 => Interval::more_than(f64::from(lo)),
        _ => Interval { lo: f64::from(lo), hi: f64::from(lo + more + 1), lo_open, hi_open },
    })
}

fn days() -> impl Strategy<Value = Days> {
    (0..800i64, 0..60i64).prop_map(|(from, more)| {
        let from = date(2023, 1, 1).saturating_add(from.days());
        Days { from, to: from.saturating_add(more.days()) }
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn intervals_meet_both_ways_and_widening_loses_nothing(a in interval(), b in interval(), slack in 0..9u8) {
        prop_assert_eq!(a.meets(b), b.meets(a));
        prop_assert!(a.meets(a) && a.contains(a));
        let wide = a.widened(f64::from(slack));
        prop_assert!(wide.contains(a));
        prop_assert!(!a.meets(b) || wide.meets(b));
        prop_assert!(!a.contains(b) || a.meets(b));
        prop_assert!(!(a.contains(b) && b.contains(a)) || a == b);
        prop_assert_eq!(a.scaled(4.0).meets(b.scaled(4.0)), a.meets(b));
        // What holds of single numbers holds of the whole: two intervals that meet share a half or a whole number.
        let both = |n: f64| a.contains(Interval::point(n)) && b.contains(Interval::point(n));
        prop_assert_eq!(a.meets(b), (-400..400).any(|n| both(f64::from(n) / 4.0)));
    }

    #[test]
    fn stretches_of_days_meet_both_ways_and_widening_loses_nothing(a in days(), b in days(), slack in 0..9i64) {
        prop_assert_eq!(a.meets(b), b.meets(a));
        prop_assert!(a.meets(a) && a.contains(a) && !a.is_empty());
        let wide = a.widened(slack);
        prop_assert!(wide.contains(a));
        prop_assert_eq!(wide.len(), a.len() + 2 * slack);
        prop_assert!(!a.meets(b) || wide.meets(b));
        prop_assert!(!a.contains(b) || a.meets(b) && b.len() <= a.len());
        let shared = (0..a.len()).any(|n| b.contains(Days::one(a.from.saturating_add(n.days()))));
        prop_assert_eq!(a.meets(b), shared);
    }

    #[test]
    fn numbers_lie_to_each_other_both_ways(a in interval(), b in interval()) {
        let quantity = |hard: Interval| crosscheck::value::Quantity { said: hard, hard, loose: hard.widened(0.5), ..crosscheck::value::Quantity::NONE };
        let (x, y) = (quantity(a), quantity(b));
        let lie = x.lies(&y, &rules().lexicon);
        prop_assert_eq!(lie, y.lies(&x, &rules().lexicon));
        prop_assert_eq!(lie == Some(Lie::Equal), a == b);
        prop_assert_eq!(matches!(lie, Some(Lie::Equal | Lie::Meet)), a.meets(b));
    }

    #[test]
    fn a_moment_reads_back_as_it_is_printed(day in 0..9000i64, minute in proptest::option::of(0..1440u16), zone in proptest::option::of(-840..840i16)) {
        let moment = Moment { day: date(2000, 1, 1).saturating_add(day.days()), minute, zone: minute.and(zone) };
        prop_assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
    }
}
