//! `crosscheck rules list`: the kinds of claim as a table, and the word classes.

use crate::diagnostics::Failure;
use crate::{Outcome, output};
use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};
use crosscheck::RuleBook;
use crosscheck::rule::Rule;

/// The kinds, with what belongs to each.
pub fn kinds(rules: &RuleBook) -> Result<Outcome, Failure> {
    let mut table = Table::new();
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
    table.load_style(style).set_content_arrangement(ContentArrangement::Dynamic).set_width(output::width());
    table.set_header(["KIND", "ABOUT", "PACKS", "PATTERNS", "EXAMPLES"]);
    for rule in &rules.rules {
        let counts = [rule.patterns.len().to_string(), rule.examples.len().to_string()];
        let [patterns, examples] = counts;
        table.add_row([rule.kind.name.clone(), rule.kind.about.trim().to_owned(), packs(rule), patterns, examples]);
    }
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim_end().to_owned()).collect();
    output::print(&format!("{}\n{} kinds\n", lines.join("\n"), rules.rules.len()))?;
    Ok(Outcome::Settled)
}

fn packs(rule: &Rule) -> String {
    match rule.packs.as_slice() {
        [] => "all".to_owned(),
        packs => packs.iter().map(|pack| pack.name()).collect::<Vec<_>>().join(", "),
    }
}

/// The word classes with their words.
pub fn classes(rules: &RuleBook) -> Result<Outcome, Failure> {
    let mut table = Table::new();
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
    table.load_style(style).set_content_arrangement(ContentArrangement::Dynamic).set_width(output::width());
    table.set_header(["CLASS", "WORDS"]);
    for (name, words) in rules.lexicon.class_names.iter().zip(&rules.lexicon.class_words) {
        table.add_row([format!("<{name}>"), words.join(", ")]);
    }
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim_end().to_owned() + "\n").collect();
    output::print(&lines.concat())?;
    Ok(Outcome::Settled)
}
