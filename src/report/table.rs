//! The report for a terminal.

use super::{Page, Report};

/// Writes the report as plain text of `page.width` columns.
pub fn write(report: &Report, _page: &Page) -> String {
    format!("{}\n", super::outline::tally(report).join(" · "))
}
