//! `crosscheck inspect`: JSON Lines through one stage of the program, line by line and in order.

use crate::args::{Chosen, Inspect, Stage};
use crate::diagnostics::{Failure, Told};
use crate::{Outcome, output, rules};
use crosscheck::{RuleBook, inspect};
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufRead, BufReader};

/// Lines that are worked on at a time: enough for every core, little to hold.
const BATCH: usize = 2048;

/// Runs the command.
pub fn run(args: &Inspect, chosen: &Chosen, told: &Told) -> Result<Outcome, Failure> {
    let rules = rules::book(chosen, told)?;
    let stage: fn(&str, &RuleBook) -> Result<String, String> = match args.stage {
        Stage::Sentences => inspect::sentences,
        Stage::Mentions => inspect::mentions,
        Stage::Claims => inspect::claims,
        Stage::Pairs => inspect::pairs,
    };
    let name = args.file.as_ref().map_or("standard input".to_owned(), |file| file.display().to_string());
    let broken =
        |error: std::io::Error| Failure::new(format_args!("{name}: {error}"), "give a file of JSON Lines in UTF-8");
    let input: Box<dyn BufRead> = match &args.file {
        Some(file) if file.as_os_str() != "-" => Box::new(BufReader::new(File::open(file).map_err(broken)?)),
        _ => Box::new(std::io::stdin().lock()),
    };
    // Lines are taken as bytes: one that is no UTF-8 costs itself alone.
    let mut lines = input.split(b'\n').enumerate();
    let mut outcome = Outcome::Settled;
    loop {
        let batch: Vec<(usize, Vec<u8>)> = lines
            .by_ref()
            .take(BATCH)
            .map(|(number, line)| line.map(|line| (number + 1, line)).map_err(broken))
            .collect::<Result<_, _>>()?;
        if batch.is_empty() {
            return Ok(outcome);
        }
        let results: Vec<(usize, Result<String, String>)> = batch
            .par_iter()
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .map(|(number, line)| {
                let line =
                    std::str::from_utf8(line).map_err(|error| format!("is no UTF-8 ({error}); save it as UTF-8"));
                (*number, line.and_then(|line| stage(line, &rules)))
            })
            .collect();
        let mut text = String::new();
        for (number, result) in results {
            match result {
                Ok(line) => {
                    text.push_str(line.trim_end());
                    text.push('\n');
                }
                Err(fault) => {
                    told.error(format_args!("{name}:{number}: {fault}"));
                    outcome = Outcome::Partly;
                }
            }
        }
        if !output::print(&text)? {
            return Ok(outcome);
        }
    }
}
