//! An explanation in Markdown, for filing beside the report.

use super::super::escape::{code, markdown as esc, quoted};
use super::super::markdown::{Sheet, grid};
use super::{Entry, Explanation, Step, left_out, points};

pub(super) fn write(explanation: &Explanation) -> String {
    let mut out = Sheet::default();
    out.heading(1, &format!("{}: {}", esc(&explanation.subject), esc(&explanation.question)));
    let mut made: Vec<String> = Vec::new();
    made.extend(explanation.replay.as_deref().map(|command| format!("Replay: {}", code(command))));
    made.extend((!explanation.program.is_empty()).then(|| esc(&explanation.program)));
    made.extend((!explanation.rules.is_empty()).then(|| format!("rules {}", code(&explanation.rules))));
    if !made.is_empty() {
        out.block(&made.join(" · "));
    }
    if !explanation.finding.is_empty() {
        out.block(&esc(&explanation.finding));
    }
    for part in &explanation.parts {
        out.heading(2, part.heading);
        for entry in &part.entries {
            self::entry(entry, &mut out);
        }
        if part.left_out > 0 {
            out.block(&left_out(part.left_out));
        }
    }
    out.text
}

fn entry(entry: &Entry, out: &mut Sheet) {
    let quote = entry.quote.as_ref().map(|quote| {
        let place = format!("{}:{}:{}", entry.path.as_deref().unwrap_or(""), quote.line, quote.column);
        format!("{} {}", code(&place), esc(&quoted(&quote.sentence)))
    });
    let id = (!entry.id.is_empty()).then(|| format!("**{}**", esc(&entry.id)));
    let head = (!entry.head.is_empty()).then(|| esc(&entry.head));
    let line = [id, quote, head].into_iter().flatten().collect::<Vec<_>>().join(" ");
    if entry.steps.is_empty() {
        return out.item(0, &line);
    }
    out.block(&line);
    let levelled = entry.steps.iter().any(|step| step.points.is_some());
    let row = |step: &Step| {
        let mut cells = vec![esc(&step.name)];
        if levelled {
            cells.push(step.level.clone().unwrap_or_default());
            cells.push(step.points.map(points).unwrap_or_default());
        }
        cells.push(esc(&step.text));
        cells
    };
    let names: &[&str] = if levelled { &["key", "level", "points", "found"] } else { &["step", "found"] };
    out.block(&grid::table(names, entry.steps.iter().map(row).collect()));
}
