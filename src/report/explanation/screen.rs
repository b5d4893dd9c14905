//! An explanation for a terminal.

use super::super::Page;
use super::super::escape::{plain, quoted};
use super::super::table::screen::Screen;
use super::{Entry, Explanation, Step, left_out, points};

/// Columns of the name of a step, and of its level with the points.
const NAME: usize = 12;
const LEVEL: usize = 15;

pub(super) fn write(explanation: &Explanation, page: &Page) -> String {
    let mut out = Screen::new(page.width, page.colour);
    out.text(0, 3, &format!("{}: {}", explanation.subject, explanation.question));
    if !explanation.finding.is_empty() {
        out.text(3, 0, &explanation.finding);
    }
    for part in &explanation.parts {
        out.heading(&part.heading.to_uppercase());
        for (at, entry) in part.entries.iter().enumerate() {
            if at > 0 && !entry.steps.is_empty() {
                out.gap();
            }
            self::entry(entry, &mut out);
        }
        if part.left_out > 0 {
            out.text(0, 0, &left_out(part.left_out));
        }
    }
    if let Some(replay) = &explanation.replay {
        out.gap();
        out.text(0, 3, &format!("Replay: {replay}"));
    }
    out.finish()
}

fn entry(entry: &Entry, out: &mut Screen) {
    let place = entry.quote.as_ref().map(|quote| {
        let path = entry.path.as_deref().unwrap_or("");
        format!("{path}:{}:{} {}", quote.line, quote.column, quoted(&quote.sentence))
    });
    let parts = [Some(entry.id.clone()), place, Some(entry.head.clone())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    out.text(0, 3, &parts.join(" "));
    // Where steps have levels they stand in columns of their own.
    let levelled = entry.steps.iter().any(|step| step.points.is_some());
    for step in &entry.steps {
        let (lead, wide) = lead(step, levelled);
        out.beside(3, wide, &lead, &step.text);
    }
}

fn lead(step: &Step, levelled: bool) -> (String, usize) {
    let name = plain(&step.name);
    if !levelled {
        return (name + " ", NAME);
    }
    let level = step.level.as_deref().unwrap_or("");
    let points = step.points.map(points).unwrap_or_default();
    (format!("{name:<NAME$}{level:<10}{points:<5}"), NAME + LEVEL)
}
