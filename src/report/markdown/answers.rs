//! The sections that set answers side by side: figures, names, dates, statements, quotes.

use super::super::escape::{cut, excerpt, markdown as esc, quoted};
use super::super::outline::{self, NONE, Sheet as Rows, answering, answers, label, sheets};
use super::super::{Report, Row, Section};
use super::{SHORT, Sheet, closed, grid};
use crate::judge::Relation;

/// More columns of sources than this make a table that no page holds.
const MOST_COLUMNS: usize = 7;

pub(super) fn figures(report: &Report, out: &mut Sheet) {
    out.heading(2, "Figures");
    matrices(report, Section::Figures, out);
}

/// Who and where; most stories have none of it to compare, and then no heading for it.
pub(super) fn names(report: &Report, out: &mut Sheet) {
    if !sheets(report, Section::Names).is_empty() {
        out.heading(2, "Who, where, what");
        matrices(report, Section::Names, out);
    }
}

pub(super) fn dates(report: &Report, out: &mut Sheet) {
    out.heading(2, "Dates and sequence");
    matrices(report, Section::Dates, out);
}

fn matrices(report: &Report, section: Section, out: &mut Sheet) {
    let sheets = sheets(report, section);
    if sheets.is_empty() {
        out.block("None.");
    }
    for sheet in &sheets {
        story(report, sheet, out);
        if sheet.columns.len() > MOST_COLUMNS {
            for row in &sheet.shared {
                out.item(0, &listed(report, row));
            }
        } else if !sheet.shared.is_empty() {
            out.block(&matrix(report, sheet));
        }
        if !sheet.single.is_empty() {
            out.block("Told by one source only:");
        }
        for row in sheet.single.iter().filter(|row| !row.bare) {
            out.item(0, &lone(report, row));
        }
        for line in further(report, &sheet.single) {
            out.item(0, &line);
        }
    }
}

/// The name of the story, where the report has several.
fn story(report: &Report, sheet: &Rows<'_>, out: &mut Sheet) {
    let several = report.stories.iter().any(|story| story.sources.len() > 1);
    if report.stories.len() > 1 && several {
        out.heading(3, &sheet.story.map_or_else(|| outline::ALONE.to_owned(), |story| esc(outline::name(story))));
    }
}

fn matrix(report: &Report, sheet: &Rows<'_>) -> String {
    let ranged = sheet.shared.iter().any(|row| row.range.is_some());
    let columns: Vec<String> = sheet.columns.iter().map(|&source| esc(label(report, source))).collect();
    let mut names = vec!["id", "question"];
    names.extend(columns.iter().map(String::as_str));
    names.extend(ranged.then_some("range"));
    names.extend(["relation", "support"]);
    let rows = sheet.shared.iter().map(|row| {
        let mut cells = vec![esc(&row.id), esc(&outline::question(row))];
        cells.extend(sheet.columns.iter().map(|&source| or_none(answers(row, source, ""))));
        cells.extend(ranged.then(|| or_none(outline::range(row))));
        cells.extend([relation(row), esc(&row.support.words)]);
        cells
    });
    grid::table(&names, rows.collect())
}

fn or_none(text: Option<String>) -> String {
    text.map_or_else(|| NONE.to_owned(), |text| esc(&text))
}

/// The relation; a conflict stands out.
fn relation(row: &Row) -> String {
    let verdict = outline::verdict(row);
    if row.relation == Relation::Conflict { format!("**{verdict}**") } else { verdict }
}

/// A row in one line, for stories with more sources than a table has room for.
fn listed(report: &Report, row: &Row) -> String {
    let sides: Vec<String> = answering(row)
        .into_iter()
        .filter_map(|source| Some(format!("{}: {}", esc(label(report, source)), esc(&answers(row, source, "")?))))
        .collect();
    let range = outline::range(row).map(|range| format!("; range {}", esc(&range))).unwrap_or_default();
    let support = esc(&row.support.words);
    format!(
        "{} {}, {}: {} ({support}{range})",
        esc(&row.id),
        esc(&outline::question(row)),
        relation(row),
        sides.join(" · ")
    )
}

/// The figures of which only the words around them say what they are of, a line for each source.
fn further(report: &Report, single: &[&Row]) -> Vec<String> {
    const WORDS: usize = 60;
    let bare: Vec<&Row> = single.iter().copied().filter(|row| row.bare).collect();
    let mut sources: Vec<usize> = bare.iter().flat_map(|row| answering(row)).collect();
    sources.sort_unstable();
    sources.dedup();
    let line = |source: usize| {
        let of = bare.iter().filter(|row| answering(row).first() == Some(&source));
        let told = of.map(|row| {
            let line = row.cells.first().map_or(0, |cell| cell.quote.line);
            format!("{} {} (:{line})", esc(&row.id), esc(&outline::wording(row, WORDS)))
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| format!("further figures in {}: {}", esc(label(report, source)), told.join(" · ")))
    };
    sources.into_iter().filter_map(line).collect()
}

/// A row of one source in one line.
fn lone(report: &Report, row: &Row) -> String {
    let sides: Vec<String> = answering(row)
        .into_iter()
        .filter_map(|source| Some(esc(&answers(row, source, label(report, source))?)))
        .collect();
    let verdict = if row.relation == Relation::Single { String::new() } else { format!("; {}", relation(row)) };
    // What day of the talks, of which talks: a date alone says too little, so its words stand behind it.
    let words = match row.section {
        Section::Dates => format!(", {}", esc(&outline::wording(row, 100))),
        _ => String::new(),
    };
    format!("{} {}: {}{words}{verdict}", esc(&row.id), esc(&outline::question(row)), sides.join(" · "))
}

pub(super) fn statements(report: &Report, out: &mut Sheet) {
    out.heading(2, "Pledges, accusations, denials");
    let sheets = sheets(report, Section::Statements);
    if sheets.is_empty() {
        return out.block("None.");
    }
    out.block("Repetition is not support: these are listed, not counted.");
    for sheet in &sheets {
        story(report, sheet, out);
        let rows: Vec<&Row> = sheet.all(report);
        let dated = rows.iter().any(|row| !outline::circumstances(row).is_empty());
        let mut names = vec!["id", "who → whom", "what"];
        names.extend(dated.then_some("when, where"));
        names.extend(["source", "state"]);
        let rows = rows.iter().map(|row| {
            let mut cells = vec![esc(&row.id), esc(&outline::parties(row)), esc(&outline::wording(row, SHORT))];
            let when = outline::circumstances(row);
            cells.extend(dated.then(|| if when.is_empty() { NONE.to_owned() } else { esc(&when) }));
            cells.extend([esc(&outline::places(report, row)), esc(&outline::state(row))]);
            cells
        });
        out.block(&grid::table(&names, rows.collect()));
    }
}

pub(super) fn quotes(report: &Report, out: &mut Sheet) {
    out.heading(2, "Quotes");
    let rows = report.rows.iter().filter(|row| row.section == Section::Quotes);
    let (shared, single): (Vec<&Row>, Vec<&Row>) = rows.partition(|row| answering(row).len() > 1);
    if shared.is_empty() {
        out.block("No quotation was found in two articles.");
    }
    for row in shared {
        out.item(
            0,
            &format!(
                "**{} {}: {}** {}",
                esc(&row.id),
                outline::verdict(row),
                esc(&closed(&outline::question(row))),
                esc(&row.finding)
            ),
        );
        for cell in &row.cells {
            let words = quoted(&cut(&cell.quote.words, SHORT));
            let speaker = cell.speaker.as_deref().map(|speaker| format!(" ({})", esc(speaker))).unwrap_or_default();
            out.item(
                1,
                &format!("{}: {}{speaker}", esc(&outline::place(report, cell.source, &cell.quote)), esc(&words)),
            );
        }
    }
    if !single.is_empty() {
        out.block(&format!("{} in one article only:", outline::counted(single.len(), "quotation", "quotations")));
    }
    for row in single {
        for cell in &row.cells {
            let words =
                if cell.quote.words.is_empty() { excerpt(&cell.quote, SHORT) } else { cut(&cell.quote.words, SHORT) };
            let speaker = cell.speaker.as_deref().unwrap_or("speaker not named");
            let place = esc(&outline::place(report, cell.source, &cell.quote));
            out.item(0, &format!("{} {}: {} ({place})", esc(&row.id), esc(speaker), esc(&quoted(&words))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Page, Support, sample};
    use super::*;

    fn written(report: &Report) -> String {
        super::super::write(report, &Page::default())
    }

    #[test]
    fn a_matrix_gives_each_source_a_column() {
        let text = written(&sample::report());
        assert!(text.contains("| id | question | Harbour | North | Valley | range | relation | support |"), "{text}");
        let line = "| F1 | killed, Karsk depot, 3 March 2026 | 12 (:4 :9, police) | 15 (:3, the ministry) | – | 12 to 15 | \
            **conflict** | 2 origins |";
        assert!(text.contains(line), "{text}");
        assert!(text.contains("- F3 tanks burnt: at least 3 (Valley :7)\n"), "{text}");
    }

    #[test]
    fn dates_without_a_range_have_no_range_column() {
        let text = written(&sample::report());
        let dates = text.split("## Dates and sequence").nth(1).unwrap();
        let dates = dates.split("## ").next().unwrap();
        assert!(!dates.contains("range") && dates.contains("2011 (:8)"), "{dates}");
    }

    #[test]
    fn statements_are_listed_with_who_and_whom() {
        let text = written(&sample::report());
        assert!(text.contains("Repetition is not support: these are listed, not counted."));
        let line = text.lines().find(|line| line.starts_with("| S1")).unwrap();
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert_eq!(cells[2..7], ["the mayor → residents", "“promised an inquiry”", "Karsk", "Harbour :10", "pledge"]);
    }

    #[test]
    fn many_sources_make_a_list_instead_of_a_table() {
        let mut report = sample::report();
        for at in 3..9 {
            report.sources.push(sample::source(&format!("s{at}"), &format!("S{at}"), None, true));
            report.stories[0].sources.push(at);
        }
        let text = written(&report);
        assert!(
            text.contains(
                "- F1 killed, Karsk depot, 3 March 2026, **conflict**: Harbour: 12 (:4 :9, police) · North: 15"
            )
        );
    }

    #[test]
    fn a_pipe_in_an_answer_does_not_break_the_table() {
        let mut report = sample::report();
        report.rows[0].cells[0].answer = "1|2\n3".into();
        report.rows[0].support = Support { words: "a | b".into(), ..Support::default() };
        let text = written(&report);
        let line = text.lines().find(|line| line.starts_with("| F1")).unwrap();
        assert_eq!(line.replace("\\|", "").matches('|').count(), 9);
    }

    #[test]
    fn stories_are_told_apart_where_there_are_several() {
        let mut report = sample::report();
        report.stories.push(super::super::super::Story {
            name: "Talks".into(),
            sources: vec![2],
            ..Default::default()
        });
        report.rows[2].story = 1;
        let text = written(&report);
        assert!(
            text.contains("### Fire at the Karsk depot\n")
                && text.contains("### Articles on events of their own\n\nTold by one source only:\n")
        );
    }
}
