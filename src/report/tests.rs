//! What holds for every format.

use super::*;
use proptest::prelude::*;

fn every(report: &Report) -> Vec<String> {
    FORMATS.iter().map(|form| write(report, form.format, 100, false)).collect()
}

#[test]
fn an_empty_report_is_written_in_every_format() {
    for text in every(&Report::default()) {
        assert!(text.ends_with('\n'), "{text}");
    }
}

#[test]
fn equal_reports_are_written_alike() {
    assert_eq!(every(&sample::report()), every(&sample::report()));
}

#[test]
fn an_index_that_leads_nowhere_is_no_reason_to_stop() {
    let mut report = sample::report();
    report.rows[0].cells[0].source = 99;
    report.rows[0].story = 99;
    report.stories[0].sources.push(98);
    report.inside[0].source = 97;
    report.unread[0].source = 96;
    every(&report);
}

#[test]
fn no_word_of_judgement_is_printed() {
    for text in every(&sample::report()) {
        let text = text.to_lowercase();
        for word in ["confirmed", "debunked", "consensus", "lie", "error by"] {
            let spaced = format!(" {} ", text.replace(|ch: char| !ch.is_alphabetic(), " "));
            assert!(!spaced.contains(&format!(" {word} ")), "{word}");
        }
    }
}

/// Two stories, a missing key, a denial, wire copies and long lists, to look at with `--nocapture`.
#[test]
fn show_a_fuller_report() {
    use crate::text::Span;
    let mut report = sample::report();
    report.sources.push(sample::source("wire-copy", "Wire", Some("2026-03-04T08:00Z"), true));
    report.sources.push(sample::source("talks", "Talks", None, false));
    report.sources[4].claims = 0;
    report.sources[4].notes.push("no front matter; read as plain text".into());
    report.stories.push(Story {
        name: "Talks end | no deal".into(),
        sources: vec![4],
        why: "shares no name with another".into(),
        ..Story::default()
    });
    report.stories[0].sources.push(3);
    let long = "The ministry, which had first spoken of nine deaths and then withdrew the figure after a call from the mayor, \
        counted 15 dead late on Tuesday, while crews were still searching the lower halls, where the floor had given way, and \
        where, an officer said, more people may yet be found once the water has been pumped out.";
    let mut wire = report.rows[0].cells[2].clone();
    wire.source = 3;
    wire.quote.line = 8;
    report.rows[0].cells[2].quote.sentence = long.into();
    wire.quote.sentence = long.into();
    report.rows[0].cells.push(wire);
    let mut open = sample::row("F9", Section::Figures, "tanks burnt", Relation::Undetermined);
    open.missing = vec![Key::Date];
    open.finding = "Cannot be settled: Valley has no date.".into();
    open.cells = vec![
        sample::cell(2, "at least 3", sample::quote(7, "at least three", "At least three tanks burnt down.")),
        sample::cell(3, "2", sample::quote(9, "two", "Two tanks were lost.")),
    ];
    report.rows.insert(2, open);
    let mut denial = sample::row("S2", Section::Statements, "accusation: arson", Relation::Single);
    denial.kind = "accusation".into();
    denial.cells = vec![Cell {
        speaker: Some("the union".into()),
        stance: Stance::Denies,
        slots: vec![("whom".into(), "the owners".into()), ("when".into(), "on Monday".into())],
        quote: Quote {
            span: Span::new(0, 4),
            line: 12,
            column: 1,
            words: "denied that its members set it".into(),
            ..Quote::default()
        },
        ..sample::cell(0, "", Quote::default())
    }];
    report.rows.push(denial);
    for at in 0..15 {
        let mut row =
            sample::row(&format!("F{}", at + 10), Section::Figures, "hoses used at the mill", Relation::Single);
        row.story = 1;
        row.cells = vec![sample::cell(4, "4", sample::quote(3 + at, "4", "It took 4 hoses."))];
        report.rows.push(row);
    }
    println!("{}\n{}", write(&report, Format::Markdown, 0, false), write(&report, Format::Table, 110, false));
}

proptest! {
    #[test]
    fn hostile_words_do_not_act_in_any_format(words in "[a-z |`*#\\[\\]<>\\\\_\n\r\t\u{1b}\u{9b}\u{202e}\u{85}日-]{0,40}") {
        let mut report = sample::report();
        report.stories[0].name = words.clone();
        report.stories[0].why = words.clone();
        report.replay = Some(words.clone());
        for source in &mut report.sources {
            (source.label, source.path) = (words.clone(), words.clone());
            source.notes.push(words.clone());
        }
        for row in &mut report.rows {
            (row.question, row.finding) = (words.clone(), words.clone());
            for cell in &mut row.cells {
                (cell.answer, cell.speaker) = (words.clone(), Some(words.clone()));
                (cell.quote.words, cell.quote.sentence) = (words.clone(), format!("{words} {words}"));
            }
        }
        for entry in &mut report.unread {
            entry.quote.words = words.clone();
        }
        report.refused[0].alike = words.clone();
        report.problems[0].path = words.clone();
        for (text, form) in every(&report).iter().zip(FORMATS) {
            let unseen = |ch: char| (ch.is_control() && ch != '\n') || ch == '\u{202e}';
            prop_assert!(!text.contains(unseen));
            if form.format == Format::Markdown {
                let figures = text.lines().skip_while(|line| *line != "## Figures").take_while(|line| *line != "## Quotes");
                let table = figures.filter(|line| line.starts_with("| F"));
                let bars = table.map(|line| line.replace("\\\\", "").replace("\\|", "").matches('|').count());
                prop_assert!(bars.collect::<Vec<_>>().windows(2).all(|two| two[0] == two[1]));
                prop_assert_eq!(text.lines().filter(|line| line.starts_with('#')).count(), 14);
            }
        }
    }
}
