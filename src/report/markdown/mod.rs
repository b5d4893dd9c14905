//! The consistency report in Markdown, for an editor to file with the story.

mod answers;
pub(super) mod grid;
mod ledger;

use super::escape::{code, excerpt, markdown as esc, quoted};
use super::outline::{self, Alert, Side, label, labels};
use super::{Page, Report};

/// Characters of a sentence in the part to read first.
const LONG: usize = 400;
/// Characters of a quote in a list.
const SHORT: usize = 200;

/// Writes the report as Markdown. All words of sources are escaped.
pub fn write(report: &Report, _page: &Page) -> String {
    let mut out = Sheet::default();
    head(report, &mut out);
    glance(report, &mut out);
    read_first(report, &mut out);
    answers::figures(report, &mut out);
    answers::names(report, &mut out);
    answers::dates(report, &mut out);
    answers::statements(report, &mut out);
    answers::quotes(report, &mut out);
    ledger::inside(report, &mut out);
    ledger::origins(report, &mut out);
    ledger::refused(report, &mut out);
    ledger::decisions(report, &mut out);
    ledger::unread(report, &mut out);
    ledger::set_aside(report, &mut out);
    ledger::problems(report, &mut out);
    method(&mut out);
    out.text
}

/// The page as it grows: blocks, with one blank line between them.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) text: String,
    in_list: bool,
}

impl Sheet {
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    /// A paragraph or a table.
    pub(super) fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text.trim_end());
        self.text.push('\n');
        self.in_list = false;
    }

    /// A list item; `depth` 1 stands below the item before it.
    pub(super) fn item(&mut self, depth: usize, text: &str) {
        if !self.in_list && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str("- ");
        self.text.push_str(text.trim_end());
        self.text.push('\n');
        self.in_list = true;
    }
}

fn head(report: &Report, out: &mut Sheet) {
    out.heading(1, &format!("Consistency report: {}", esc(&outline::subject(report))));
    let mut made = Vec::new();
    made.extend(report.replay.as_deref().map(|command| format!("Replay: {}", code(command))));
    made.extend((!report.program.is_empty()).then(|| esc(&report.program)));
    made.extend((!report.rules.is_empty()).then(|| format!("rules {}", code(&report.rules))));
    if !made.is_empty() {
        out.block(&made.join(" · "));
    }
    if report.sources.is_empty() {
        return;
    }
    let names = ["source", "outlet", "published", "article day", "file", "claims", "digest"];
    let unsaid = || outline::NONE.to_owned();
    let rows = report.sources.iter().map(|source| {
        vec![
            esc(&source.label),
            source.outlet.as_deref().map_or_else(unsaid, esc),
            source.published.map_or_else(unsaid, |moment| moment.to_string().replacen('T', " ", 1)),
            source.article_day.as_deref().map_or_else(unsaid, esc),
            code(if source.path.is_empty() { &source.id } else { &source.path }),
            source.claims.to_string(),
            code(&source.digest),
        ]
    });
    out.block(&grid::table(&names, rows.collect()));
    for source in &report.sources {
        for note in &source.notes {
            out.item(0, &format!("{}: {}", esc(&source.label), esc(note)));
        }
    }
}

fn glance(report: &Report, out: &mut Sheet) {
    out.heading(2, "At a glance");
    out.block(&format!("{}: {}.", outline::gathering(report), outline::tally(report).join(" · ")));
    for story in &report.stories {
        let when = story.when.as_deref().map(|when| format!(" ({})", esc(when))).unwrap_or_default();
        let why = story.why.trim().trim_end_matches('.');
        let why = if why.is_empty() { String::new() } else { format!(" · {}", esc(why)) };
        let names = esc(&labels(report, &story.sources));
        out.item(0, &format!("**{}**{when}: {names}{why}", esc(outline::name(story))));
    }
    let undated = outline::undated(report);
    if !undated.is_empty() {
        let names = esc(&labels(report, &undated));
        out.item(0, &format!("Without a day: {names}. `published:` in the front matter would settle it."));
    }
    let claimless = outline::claimless(report);
    if !claimless.is_empty() {
        out.item(0, &format!("No claim was read in {}.", esc(&labels(report, &claimless))));
    }
}

fn read_first(report: &Report, out: &mut Sheet) {
    out.heading(2, "Read these first");
    let alerts = outline::alerts(report);
    if alerts.is_empty() {
        out.block("None.");
    }
    for alert in &alerts {
        out.item(0, &alert_line(alert));
        for side in &alert.sides {
            out.item(1, &side_line(report, side));
        }
    }
}

fn alert_line(alert: &Alert<'_>) -> String {
    let verdict = &alert.verdict;
    let head = if alert.question.is_empty() {
        closed(verdict)
    } else {
        format!("{verdict}: {}", esc(&closed(&alert.question)))
    };
    format!("**{} {head}** {}", esc(alert.id), esc(alert.finding))
}

/// With a full stop, unless it ends in a stop of its own.
fn closed(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

/// The sources and places of a sentence, and the sentence.
fn side_line(report: &Report, side: &Side<'_>) -> String {
    let places: Vec<String> = side
        .places
        .iter()
        .map(|(source, line, also)| {
            let place = format!("{}:{line}", outline::path(report, *source));
            let also: Vec<String> = also.iter().map(|line| format!(":{line}")).collect();
            let also = if also.is_empty() { String::new() } else { format!(" (also {})", also.join(" ")) };
            format!("{} {}{also}", esc(label(report, *source)), code(&place))
        })
        .collect();
    format!("{}: {}", places.join(", "), esc(&quoted(&excerpt(side.quote, LONG))))
}

fn method(out: &mut Sheet) {
    out.heading(2, "Method and limits");
    out.block(METHOD);
    for line in RELATIONS {
        out.item(0, line);
    }
}

const METHOD: &str = "\
This report compares texts. It does not say which of them is right, and agreement between articles is not proof. Each \
article was split into claims; claims that answer one question were compared as intervals, so that “at least 12” and 15 \
can both hold. A cause is named only where the texts give it, and nothing is filled in from the clock or from outside the \
articles. An answer that no article gives is not a denial, and what no rule took is listed as unread. Every quote opens \
at the line that is given.";

const RELATIONS: &[&str] = &[
    "same: equal, whatever the spelling or the unit.",
    "compatible: different words that can both hold.",
    "explained: apart, and the texts give the cause.",
    "conflict: one question, apart, and no cause in the texts.",
    "undetermined: a key is missing, so nothing is said.",
    "not compared: look-alikes that answer different questions; the key that failed is named.",
];

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn written() -> String {
        write(&sample::report(), &Page::default())
    }

    #[test]
    fn the_head_tells_how_to_make_it_again() {
        let text = written();
        assert!(text.starts_with("# Consistency report: Fire at the Karsk depot\n"));
        assert!(
            text.contains(
                "Replay: `crosscheck compare depot/ --format md` · crosscheck 0.1.0 · rules `9f2c41d0aa17be03`"
            )
        );
        assert!(text.contains("`depot/valley_notes.md`"));
    }

    #[test]
    fn the_glance_counts_in_words_and_names_what_is_undated() {
        let text = written();
        let line = "3 articles, 1 story: 1 conflict · 1 explained · 2 same · 2 told by one source · 1 statement listed · \
            1 look-alike not compared · 1 impossible inside an article · 1 input not read.";
        assert!(text.contains(line), "{text}");
        assert!(text.contains("Without a day: Valley. `published:` in the front matter would settle it."));
    }

    #[test]
    fn a_conflict_stands_first_with_the_sentences_of_both_sides() {
        let text = written();
        let first = text.split("## Read these first\n\n").nth(1).unwrap();
        assert!(first.starts_with("- **F1 conflict: killed, Karsk depot, 3 March 2026.** Harbour gives 12"), "{first}");
        assert!(first.contains("  - North `depot/north.md:3`: “The ministry counted 15 dead \\[so far\\].”\n"));
        let (explained, impossible) =
            (first.find("F2 explained (later)").unwrap(), first.find("I1 impossible").unwrap());
        assert!(explained < impossible);
    }

    #[test]
    fn the_sections_stand_in_their_order() {
        let text = written();
        let order = [
            "At a glance",
            "Read these first",
            "Figures",
            "Dates and sequence",
            "Pledges, accusations, denials",
            "Quotes",
            "Inside each article",
            "Origins",
            "Look-alikes not compared",
            "Unread",
            "Set aside",
            "Inputs that could not be read",
            "Method and limits",
        ];
        let found: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(found, order);
    }

    #[test]
    fn an_empty_report_says_so_and_leaves_no_doubt() {
        let text = write(&Report::default(), &Page::default());
        assert!(text.starts_with("# Consistency report: no articles\n"));
        assert!(text.contains("## Figures\n\nNone.\n"));
        assert!(!text.contains("Inputs that could not be read"));
        assert!(text.ends_with('\n') && !text.contains("\n\n\n"));
    }

    #[test]
    fn no_word_of_judgement_is_printed() {
        let text = written().to_lowercase();
        for word in ["true", "false", "confirmed", "debunked", "consensus", "lie", "error by"] {
            assert!(!text.split(|ch: char| !ch.is_alphabetic()).any(|found| found == word), "{word}");
        }
    }

    #[test]
    fn show_the_sample() {
        println!("{}", written());
    }
}
