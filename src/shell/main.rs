//! The command `crosscheck`: reads the arguments, hands them to one file per command, and turns what comes back into an
//! exit code. Files, streams and the terminal are touched here and in the modules below, never in the library.

mod args;
mod compare;
mod diagnostics;
mod files;
mod inspect;
mod output;
mod perturb;
mod rules;
mod score;

use args::{Args, Command};
use clap::Parser;
use diagnostics::{Failure, Told};
use std::process::ExitCode;

/// How a command that could do its work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is left to settle: exit code 0.
    Settled,
    /// Somebody should read what was found: exit code 1.
    ToRead,
    /// A part of the work could not be done, and was told of: exit code 2.
    Partly,
}

fn main() -> ExitCode {
    let args = Args::parse();
    args.color.apply();
    let told = Told { quiet: args.quiet };
    match run(args, &told) {
        Ok(Outcome::Settled) => ExitCode::SUCCESS,
        Ok(Outcome::ToRead) => ExitCode::from(1),
        Ok(Outcome::Partly) => ExitCode::from(2),
        Err(failure) => {
            told.failure(&failure);
            ExitCode::from(2)
        }
    }
}

fn run(args: Args, told: &Told) -> Result<Outcome, Failure> {
    // A second pool in one process is the only fault this call knows, and there is none before it.
    rayon::ThreadPoolBuilder::new().num_threads(args.jobs).build_global().ok();
    match args.command {
        Command::Compare(own) => compare::run(&own, &args.chosen, told),
        Command::Inspect(own) => inspect::run(&own, &args.chosen, told),
        Command::Score(own) => score::run(&own, &args.chosen, told),
        Command::Perturb(own) => perturb::run(&own, &args.chosen, told),
        Command::Rules(own) => rules::run(&own, &args.chosen, told),
    }
}
