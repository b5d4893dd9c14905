//! The sections that leave nothing unsaid: inside each article, origins, look-alikes, what was not read, what failed.

use super::super::escape::{code, cut, markdown as esc, quoted};
use super::super::outline::{self, label, labels};
use super::super::{Gravity, Inside, Quote, Report, Sample};
use super::{SHORT, Sheet, grid};

/// Characters of words that no rule took; their line says the rest.
const BRIEF: usize = 80;

pub(super) fn inside(report: &Report, out: &mut Sheet) {
    out.heading(2, "Inside each article");
    let mut silent = Vec::new();
    for source in 0..report.sources.len() {
        let found: Vec<&Inside> = report.inside.iter().filter(|entry| entry.source == source).collect();
        if found.is_empty() {
            silent.push(source);
            continue;
        }
        out.item(0, &format!("**{}**", esc(label(report, source))));
        let (fits, open): (Vec<&Inside>, Vec<&Inside>) = found.into_iter().partition(|e| e.gravity == Gravity::Fits);
        for entry in open {
            let word = outline::gravity(entry.gravity);
            out.item(1, &format!("{} {word} (:{}): {}", esc(&entry.id), entry.quote.line, esc(&entry.finding)));
        }
        if !fits.is_empty() {
            let fits: Vec<String> =
                fits.iter().map(|e| format!("{} (:{})", clause(&e.finding), e.quote.line)).collect();
            out.item(1, &format!("fits: {}", fits.join(" · ")));
        }
    }
    if !silent.is_empty() {
        out.item(0, &format!("Nothing to check: {}", esc(&labels(report, &silent))));
    }
    if report.sources.is_empty() {
        out.block("None.");
    }
}

/// A finding that runs on in a list: without its full stop.
fn clause(finding: &str) -> String {
    esc(finding.trim().trim_end_matches('.'))
}

pub(super) fn origins(report: &Report, out: &mut Sheet) {
    out.heading(2, "Origins");
    if report.origins.is_empty() {
        out.block("No articles were shown to share an origin.");
    }
    for origin in &report.origins {
        let deeper = usize::from(origin.links.len() > 1);
        match origin.links.as_slice() {
            [] | [_] => out.item(0, &esc(&origin.evidence)),
            _ => out.item(0, &esc(&labels(report, &origin.sources))),
        }
        for link in &origin.links {
            if deeper > 0 {
                out.item(1, &esc(&link.evidence));
            }
            let side = |sample: &Sample| {
                let place = outline::place(report, sample.source, &sample.quote);
                format!("{place} {}", quoted(&cut(&sample.quote.words, SHORT)))
            };
            let sides: Vec<String> = link.sample.iter().map(side).collect();
            if !sides.is_empty() {
                out.item(deeper + 1, &esc(&sides.join(" · ")));
            }
        }
    }
}

pub(super) fn refused(report: &Report, out: &mut Sheet) {
    out.heading(2, "Look-alikes not compared");
    if report.refused.is_empty() {
        return out.block("None.");
    }
    let side = |source: usize, quote: &Quote| {
        esc(&format!("{} {}", outline::place(report, source, quote), quoted(&cut(&quote.words, SHORT))))
    };
    let rows = report.refused.iter().map(|entry| {
        vec![
            esc(&entry.id),
            side(entry.a, &entry.a_quote),
            side(entry.b, &entry.b_quote),
            esc(&entry.alike),
            outline::failed_key(entry),
            esc(outline::refusal(entry)),
        ]
    });
    out.block(&grid::table(&["id", "a", "b", "why alike", "failed key", "finding"], rows.collect()));
    outline::beyond(report).iter().for_each(|words| out.block(words));
}

pub(super) fn decisions(report: &Report, out: &mut Sheet) {
    if report.decisions.is_empty() {
        return;
    }
    out.heading(2, "Decisions of the desk");
    for decided in &report.decisions {
        out.item(0, &format!("{} ({})", esc(&decided.finding), code(&decided.place)));
    }
}

pub(super) fn unread(report: &Report, out: &mut Sheet) {
    out.heading(2, "Unread");
    let overlong = outline::overlong(report);
    if !overlong.is_empty() {
        out.block("Sentences that were not read, being too long:");
    }
    for entry in overlong {
        out.item(0, &format!("**{}** {}: {}", esc(label(report, entry.source)), entry.why, at_line(&entry.quote)));
    }
    if report.unread.is_empty() {
        let words = outline::all_read(report, "Every digit, date and quotation was taken by a rule");
        return words.iter().for_each(|words| out.block(words));
    }
    out.block("Digits, dates and quotations that no rule took:");
    for source in 0..report.sources.len() {
        let words: Vec<String> =
            report.unread.iter().filter(|entry| entry.source == source).map(|entry| at_line(&entry.quote)).collect();
        if !words.is_empty() {
            out.item(0, &format!("**{}** ({}): {}", esc(label(report, source)), words.len(), words.join(", ")));
        }
    }
}

fn at_line(quote: &Quote) -> String {
    format!("{} (:{})", esc(&quoted(&cut(&quote.words, BRIEF))), quote.line)
}

pub(super) fn set_aside(report: &Report, out: &mut Sheet) {
    out.heading(2, "Set aside");
    if report.set_aside.is_empty() {
        return out.block("None.");
    }
    for source in 0..report.sources.len() {
        let ours = || report.set_aside.iter().filter(|entry| entry.source == source);
        let mut reasons: Vec<&str> = ours().map(|entry| entry.why).collect();
        reasons.sort_unstable();
        reasons.dedup();
        let groups: Vec<String> = reasons
            .into_iter()
            .map(|why| {
                let lines: Vec<String> = ours().filter(|e| e.why == why).map(|e| at_line(&e.quote)).collect();
                format!("{}: {}", esc(why), lines.join(", "))
            })
            .collect();
        if !groups.is_empty() {
            out.item(0, &format!("**{}** {}", esc(label(report, source)), groups.join("; ")));
        }
    }
}

pub(super) fn problems(report: &Report, out: &mut Sheet) {
    if report.problems.is_empty() {
        return;
    }
    out.heading(2, "Inputs that could not be read");
    for problem in &report.problems {
        out.item(0, &format!("{}: {}", code(&problem.path), esc(&problem.reason)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Page, sample};

    fn written() -> String {
        super::super::write(&sample::report(), &Page::default())
    }

    #[test]
    fn what_fits_stands_on_one_line_and_silence_is_told() {
        let text = written();
        assert!(text.contains("  - I1 impossible (:2): 3 March 2026 was a Tuesday; the text says Monday."), "{text}");
        assert!(
            text.contains("  - fits: 4 March 2026 was a Wednesday (:6) · 2011 and 15 years make 2026 (:9)\n"),
            "{text}"
        );
        assert!(text.contains("- Nothing to check: Harbour, Valley\n"), "{text}");
    }

    #[test]
    fn a_look_alike_names_the_key_that_failed() {
        let text = written();
        let line = text.lines().find(|line| line.starts_with("| X1")).unwrap();
        assert!(line.contains("Harbour :12 “the second blaze”") && line.contains("| place |"), "{line}");
    }

    #[test]
    fn the_unread_is_listed_by_source_with_its_lines() {
        let text = written();
        assert!(text.contains("- **Harbour** (2): “Route 9” (:14), “40” (:15)\n"), "{text}");
        assert!(text.contains("“We ran \\| all of us” (:11)"), "{text}");
        assert!(text.contains("- **North** page furniture: “Back to top” (:1)\n"), "{text}");
        assert!(text.contains("- `depot/scan.pdf`: no text in it; give a text file\n"), "{text}");
    }
}
