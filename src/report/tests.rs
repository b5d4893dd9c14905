//! What holds for every format.

use super::*;
use proptest::prelude::*;

fn every(report: &Report) -> Vec<String> {
    FORMATS.iter().map(|entry| write(report, entry.0, 100, false)).collect()
}

#[test]
fn every_format_has_its_own_name() {
    for (format, name, ending, _) in FORMATS {
        assert_eq!(Format::named(name), Some(*format));
        assert_eq!(Format::named(ending), Some(*format));
    }
    assert_eq!(Format::named("pdf"), None);
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
        for (text, (format, ..)) in every(&report).iter().zip(FORMATS) {
            let unseen = |ch: char| (ch.is_control() && ch != '\n') || ch == '\u{202e}';
            prop_assert!(!text.contains(unseen));
            if *format == Format::Markdown {
                let figures = text.lines().skip_while(|line| *line != "## Figures").take_while(|line| *line != "## Quotes");
                let table = figures.filter(|line| line.starts_with("| F"));
                let bars = table.map(|line| line.replace("\\\\", "").replace("\\|", "").matches('|').count());
                prop_assert!(bars.collect::<Vec<_>>().windows(2).all(|two| two[0] == two[1]));
                prop_assert_eq!(text.lines().filter(|line| line.starts_with('#')).count(), 14);
            }
        }
    }
}
