//! The report for a terminal: what to read first, then the answers side by side, then what is left in short.

pub(super) mod screen;

use super::escape::{excerpt, plain, quoted};
use super::outline::{self, NONE, Sheet, answering, answers, counted, label, labels, sheets};
use super::{Gravity, Page, Report, Row, Section};
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};
use screen::Screen;

/// Entries of a list; the Markdown holds them all.
const MOST: usize = 12;
/// Characters of a sentence.
const SHORT: usize = 200;
/// Columns that a source needs, and those beside the sources.
const COLUMN: usize = 13;
const BESIDE: usize = 44;

/// A rule below the names, and no other line.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Writes the report as plain text of `page.width` columns.
pub fn write(report: &Report, page: &Page) -> String {
    let mut out = Screen::new(page.width, page.colour);
    head(report, &mut out);
    read_first(report, &mut out);
    matrices(report, Section::Figures, "FIGURES", &mut out);
    matrices(report, Section::Names, "WHO, WHERE, WHAT", &mut out);
    matrices(report, Section::Dates, "DATES", &mut out);
    statements(report, &mut out);
    quotes(report, &mut out);
    refused(report, &mut out);
    decisions(report, &mut out);
    inside(report, &mut out);
    close(report, &mut out);
    out.finish()
}

fn head(report: &Report, out: &mut Screen) {
    out.text(0, 2, &format!("{}: {}", outline::gathering(report), outline::tally(report).join(" · ")));
    for story in &report.stories {
        let when = story.when.as_deref().map(|when| format!(" ({when})")).unwrap_or_default();
        out.text(2, 2, &format!("{}{when}: {}", outline::name(story), labels(report, &story.sources)));
    }
    let undated = outline::undated(report);
    if !undated.is_empty() {
        let names = labels(report, &undated);
        out.text(2, 2, &format!("Without a day: {names}. `published:` in the front matter would settle it."));
    }
    let claimless = outline::claimless(report);
    if !claimless.is_empty() {
        out.text(2, 2, &format!("No claim was read in {}.", labels(report, &claimless)));
    }
    for source in &report.sources {
        for note in &source.notes {
            out.text(2, 2, &format!("{}: {note}", source.label));
        }
    }
    for problem in &report.problems {
        out.text(2, 2, &format!("Not read: {}: {}", problem.path, problem.reason));
    }
}

fn read_first(report: &Report, out: &mut Screen) {
    let alerts = outline::alerts(report);
    if alerts.is_empty() {
        return;
    }
    out.heading("READ THESE FIRST");
    for (at, alert) in alerts.iter().enumerate() {
        if at > 0 {
            out.gap();
        }
        let lead = if alert.question.is_empty() { alert.finding } else { &alert.question };
        out.verdict(alert.id, &alert.verdict, Some(alert.tone), lead);
        if !alert.question.is_empty() {
            out.text(3, 0, alert.finding);
        }
        for side in &alert.sides {
            let places: Vec<String> = side
                .places
                .iter()
                .map(|(source, line, also)| {
                    let also: Vec<String> = also.iter().map(|line| format!(" :{line}")).collect();
                    format!("{} {}:{line}{}", label(report, *source), outline::path(report, *source), also.concat())
                })
                .collect();
            out.text(3, 2, &format!("{} {}", places.join(", "), quoted(&excerpt(side.quote, SHORT))));
        }
    }
}

fn matrices(report: &Report, section: Section, name: &str, out: &mut Screen) {
    let sheets = sheets(report, section);
    if sheets.is_empty() {
        return;
    }
    out.heading(name);
    for (at, sheet) in sheets.iter().enumerate() {
        story(report, sheet, at, out);
        if !sheet.shared.is_empty() {
            if BESIDE + COLUMN * sheet.columns.len() > out.width {
                sheet.shared.iter().for_each(|row| listed(report, row, out));
            } else {
                matrix(report, sheet, out);
            }
        }
        if sheet.single.is_empty() {
            continue;
        }
        if !sheet.shared.is_empty() {
            out.gap();
        }
        out.text(0, 0, "Told by one source only");
        some(&sheet.single, out, |row, out| {
            let told: Vec<String> =
                answering(row).into_iter().filter_map(|s| answers(row, s, label(report, s))).collect();
            out.text(0, 3, &format!("{} {}: {}", row.id, outline::question(row), told.join(" · ")));
        });
    }
}

/// The name of the story, where the report has several.
fn story(report: &Report, sheet: &Sheet<'_>, at: usize, out: &mut Screen) {
    if at > 0 {
        out.gap();
    }
    if report.stories.len() > 1 && report.stories.iter().any(|story| story.sources.len() > 1) {
        out.text(0, 2, sheet.story.map_or(outline::ALONE, outline::name));
    }
}

/// The first entries of a list, and how many there are beyond them.
fn some<T>(entries: &[T], out: &mut Screen, mut say: impl FnMut(&T, &mut Screen)) {
    for entry in entries.iter().take(MOST) {
        say(entry, out);
    }
    if entries.len() > MOST {
        out.text(0, 0, &format!("and {} more: --format md lists all", entries.len() - MOST));
    }
}

fn matrix(report: &Report, sheet: &Sheet<'_>, out: &mut Screen) {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(out.width).unwrap_or(u16::MAX));
    let mut names = vec!["id".to_owned(), "relation".to_owned(), "question".to_owned()];
    names.extend(sheet.columns.iter().map(|&source| plain(label(report, source))));
    names.push("support".to_owned());
    table.set_header(names);
    for row in &sheet.shared {
        let mut cells = vec![plain(&row.id), row.relation.word().to_owned(), plain(&outline::question(row))];
        let told = |&source: &usize| answers(row, source, "").map_or_else(|| NONE.to_owned(), |text| plain(&text));
        cells.extend(sheet.columns.iter().map(told));
        cells.push(plain(&row.support.words));
        table.add_row(cells);
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 1));
        if at < 2 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    let mut rows = sheet.shared.iter().peekable();
    for line in table.lines() {
        // The table itself is laid out without colour, since escape sequences would count as columns. A line that
        // begins a row is known by its id and relation; the lines below them begin with spaces.
        let begins = rows.peek().and_then(|row| {
            let rest = line.strip_prefix(&plain(&row.id))?;
            let word = row.relation.word();
            let tail = rest.trim_start().strip_prefix(word)?;
            let head = &line[..line.len() - tail.len() - word.len()];
            Some(format!("{head}{}{tail}", out.painted(outline::tone(row.relation), word)))
        });
        if begins.is_some() {
            rows.next();
        }
        out.line(&begins.unwrap_or(line));
    }
}

/// A row as a short list, where the sources do not fit side by side.
fn listed(report: &Report, row: &Row, out: &mut Screen) {
    out.verdict(&row.id, row.relation.word(), outline::tone(row.relation), &outline::question(row));
    let told: Vec<String> = answering(row)
        .into_iter()
        .filter_map(|source| Some(format!("{}: {}", label(report, source), answers(row, source, "")?)))
        .collect();
    out.text(3, 2, &format!("{} · {}", told.join(" · "), row.support.words));
}

fn statements(report: &Report, out: &mut Screen) {
    let sheets = sheets(report, Section::Statements);
    if sheets.is_empty() {
        return;
    }
    out.heading("PLEDGES, ACCUSATIONS, DENIALS (listed, not counted)");
    for (at, sheet) in sheets.iter().enumerate() {
        story(report, sheet, at, out);
        some(&sheet.all(report), out, |row, out| {
            let (who, words) = (outline::parties(row), outline::wording(row, SHORT));
            let (places, state) = (outline::places(report, row), outline::state(row));
            out.text(0, 3, &format!("{} {who}: {words} ({places}) {state}", row.id));
        });
    }
}

fn quotes(report: &Report, out: &mut Screen) {
    let rows = report.rows.iter().filter(|row| row.section == Section::Quotes);
    let (shared, single): (Vec<&Row>, Vec<&Row>) = rows.partition(|row| answering(row).len() > 1);
    if shared.is_empty() && single.is_empty() {
        return;
    }
    out.heading("QUOTES");
    let alerts = outline::alerts(report);
    for row in shared {
        out.verdict(
            &row.id,
            row.relation.word(),
            outline::tone(row.relation),
            &format!("{}. {}", outline::question(row), row.finding),
        );
        // Those to read first have been shown there.
        if !alerts.iter().any(|alert| alert.id == row.id) {
            out.text(3, 2, &format!("{} ({})", outline::wording(row, SHORT), outline::places(report, row)));
        }
    }
    if !single.is_empty() {
        let quotations = counted(single.len(), "quotation", "quotations");
        let by_source = per_source(report, single.iter().flat_map(|row| answering(row)));
        out.text(0, 2, &format!("{quotations} in one article only: {by_source}"));
    }
}

/// How many fall to each source: "Harbour 2, Valley 1".
fn per_source(report: &Report, of: impl Iterator<Item = usize>) -> String {
    let mut counts = vec![0usize; report.sources.len()];
    for source in of {
        if let Some(count) = counts.get_mut(source) {
            *count += 1;
        }
    }
    let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    counted.map(|(source, count)| format!("{} {count}", label(report, source))).collect::<Vec<_>>().join(", ")
}

fn refused(report: &Report, out: &mut Screen) {
    if report.refused.is_empty() {
        return;
    }
    out.heading("LOOK-ALIKES NOT COMPARED");
    some(&report.refused, out, |entry, out| {
        let (a, b) = (outline::place(report, entry.a, &entry.a_quote), outline::place(report, entry.b, &entry.b_quote));
        let key = outline::failed_key(entry);
        out.text(0, 3, &format!("{} {a} × {b} ({}), {key}: {}", entry.id, entry.alike, outline::refusal(entry)));
    });
    outline::beyond(report).iter().for_each(|words| out.text(0, 0, words));
}

fn decisions(report: &Report, out: &mut Screen) {
    if report.decisions.is_empty() {
        return;
    }
    out.heading("DECISIONS OF THE DESK");
    for decided in &report.decisions {
        out.text(0, 3, &format!("{} ({})", decided.finding, decided.place));
    }
}

fn inside(report: &Report, out: &mut Screen) {
    if report.inside.is_empty() {
        return;
    }
    out.heading("INSIDE EACH ARTICLE");
    for source in 0..report.sources.len() {
        let of = |grave| report.inside.iter().filter(move |entry| entry.source == source && entry.gravity == grave);
        let mut parts: Vec<String> = Vec::new();
        for grave in [Gravity::Impossible, Gravity::Inconsistent, Gravity::Look] {
            let ids: Vec<&str> = of(grave).map(|entry| entry.id.as_str()).collect();
            if !ids.is_empty() {
                parts.push(format!("{} {}", ids.join(" "), outline::gravity(grave)));
            }
        }
        let fits = of(Gravity::Fits).count();
        parts.extend((fits > 0).then(|| counted(fits, "point fits", "points fit")));
        if !parts.is_empty() {
            out.text(0, 2, &format!("{}: {}", label(report, source), parts.join(" · ")));
        }
    }
}

fn close(report: &Report, out: &mut Screen) {
    out.gap();
    for origin in &report.origins {
        let told = match origin.links.as_slice() {
            [] | [_] => origin.evidence.clone(),
            _ => format!("{} ({})", labels(report, &origin.sources), origin.evidence),
        };
        out.text(0, 2, &format!("One origin: {told}"));
    }
    for entry in outline::overlong(report) {
        let place = format!("{}:{}", outline::path(report, entry.source), entry.quote.line);
        out.text(0, 2, &format!("Not read, a sentence of {}: {place}.", entry.why));
    }
    let unread = report.unread.len();
    if unread == 0 {
        outline::all_read(report, "Nothing left unread").iter().for_each(|words| out.text(0, 2, words));
        return;
    }
    let by_source = per_source(report, report.unread.iter().map(|entry| entry.source));
    let things = counted(unread, "digit, date or quotation", "digits, dates or quotations");
    out.text(0, 2, &format!("{things} unread ({by_source}): --format md lists all."));
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::judge::Relation;

    fn written(width: u16, colour: bool) -> String {
        write(&sample::report(), &Page { width, colour })
    }

    #[test]
    fn the_first_line_counts_and_the_conflict_comes_first() {
        let text = written(100, false);
        assert!(text.starts_with("3 articles, 1 story: 1 conflict · 1 explained · 2 same"), "{text}");
        let first = text.split("READ THESE FIRST\n").nth(1).unwrap();
        assert!(first.starts_with("F1 conflict: killed, Karsk depot, 3 March 2026\n   Harbour gives 12"), "{first}");
        assert!(first.contains("   North depot/north.md:3 “The ministry counted 15 dead [so far].”\n"), "{first}");
    }

    #[test]
    fn no_line_runs_over_the_width() {
        for width in [40, 60, 80, 100, 160] {
            for line in written(width, false).lines() {
                assert!(line.chars().count() <= usize::from(width), "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_narrow_terminal_gets_lists_instead_of_columns() {
        let text = written(60, false);
        assert!(
            text.contains("FIGURES\nF1 conflict: killed, Karsk depot, 3 March 2026\n   Harbour: 12 (:4 :9, police)"),
            "{text}"
        );
        assert!(written(100, false).contains("id  relation  "));
    }

    #[test]
    fn colour_is_on_the_relation_and_only_when_asked() {
        assert!(!written(100, false).contains('\u{1b}'));
        let text = written(100, true);
        assert!(text.contains("\u{1b}[31mF1 conflict:\u{1b}[0m"));
        assert!(text.contains("\u{1b}[31mconflict\u{1b}[0m  "), "{text}");
        assert!(text.contains("\u{1b}[32msame\u{1b}[0m"));
    }

    #[test]
    fn a_long_list_says_how_many_it_leaves_out() {
        let mut report = sample::report();
        for at in 0..20 {
            let mut row = sample::row(&format!("F{}", at + 10), Section::Figures, "hoses", Relation::Single);
            row.cells = vec![sample::cell(0, "4", sample::quote(3, "4", "It took 4 hoses."))];
            report.rows.push(row);
        }
        let text = write(&report, &Page::default());
        assert!(text.contains("and 9 more: --format md lists all\n"), "{text}");
    }

    #[test]
    fn an_empty_report_is_two_lines() {
        let text = write(&Report::default(), &Page::default());
        assert_eq!(text, "0 articles, 0 stories: no conflict\n\nNothing left unread.\n");
    }

    #[test]
    fn show_the_sample() {
        println!("{}\n{}", written(100, false), written(60, true));
    }
}
