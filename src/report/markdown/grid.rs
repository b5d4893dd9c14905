//! Tables in Markdown.

/// A padded table wider than this is no easier to read as plain text, so its cells are not padded.
const WIDEST: usize = 130;

/// A table of cells that are escaped already. Columns are padded so that the table reads as plain text too, unless it
/// grows too wide for that.
pub fn table(names: &[&str], rows: Vec<Vec<String>>) -> String {
    let mut widths: Vec<usize> = names.iter().map(|name| name.chars().count().max(3)).collect();
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    if widths.iter().map(|width| width + 3).sum::<usize>() > WIDEST {
        widths.fill(0);
    }
    let mut out = line(names.iter().copied(), &widths);
    let rule: Vec<String> = widths.iter().map(|&width| "-".repeat(width.max(3))).collect();
    out.push_str(&line(rule.iter().map(String::as_str), &widths));
    for row in &rows {
        out.push_str(&line(row.iter().map(String::as_str), &widths));
    }
    out
}

fn line<'a>(cells: impl Iterator<Item = &'a str>, widths: &[usize]) -> String {
    let cells: Vec<String> = cells.zip(widths).map(|(cell, &width)| format!("{cell:<width$}")).collect();
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_table_is_padded_and_a_wide_one_is_not() {
        let narrow = table(&["id", "x"], vec![vec!["F1".into(), "twelve".into()]]);
        assert_eq!(narrow, "| id  | x      |\n| --- | ------ |\n| F1  | twelve |\n");
        let wide = table(&["id", "x"], vec![vec!["F1".into(), "a".repeat(200)]]);
        assert!(wide.starts_with("| id | x |\n| --- | --- |\n"));
    }
}
