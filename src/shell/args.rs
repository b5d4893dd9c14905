//! The arguments, as the help shows them. What they mean is decided in the commands.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use crosscheck::report::{FORMATS, Format};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  crosscheck compare stories/blast              every .txt and .md file of a folder
  crosscheck compare bbc.txt cnn.txt ap.md      three files
  crosscheck compare 'stories/**/*.txt' -o report.md
  crosscheck compare - wire.txt < draft.txt     the text on standard input, and a file
  crosscheck explain F1 stories/blast           how the first figure of that report came about

An article is a text file. Lines at its head may say where it comes from:
  ---
  title: \"Ferry fire claims seven lives\"
  outlet: \"Coast Daily\"
  published: \"2024-03-12T22:05\"
  ---

Exit code: 0 nothing to settle, 1 something to read (a conflict, or an article that cannot hold), 2 could not.";

const INSPECT: &str = "\
In and out are JSON Lines: one object a line, in order; offsets are bytes into `text`.
  sentences  {\"id\": …, \"text\": …}                  gives sentences, roles, quotations
  mentions   {\"id\": …, \"text\": …, \"reference_time\"?}  gives predicted: numbers, amounts and dates
  claims     {\"id\": …, \"text\": …, \"title\"?, \"outlet\"?, \"published\"?}  gives claims
  pairs      {\"id\": …, \"a\": …, \"b\": …}             gives score, label and what decided

Example:
  echo '{\"id\": 1, \"text\": \"At least 12 people died on 3 May 2024.\"}' | crosscheck inspect claims";

/// What stands over the options that every command takes.
const EVERYWHERE: &str = "Options of every command";

/// Compare what several outlets wrote about one event: where they agree, where they differ, and what the texts give as
/// the reason.
///
/// Nothing leaves this machine, and nothing is said about who is right. Every figure in the report is quoted with
/// the file and the line where it stands.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,

    #[command(flatten)]
    pub chosen: Chosen,

    /// How many processor cores to use; 0 is all of them. The result is the same
    #[arg(long, global = true, help_heading = EVERYWHERE, hide_short_help = true, value_name = "N", default_value_t = 0)]
    pub jobs: usize,

    /// When to use colour
    #[arg(long, global = true, help_heading = EVERYWHERE, hide_short_help = true)]
    #[arg(value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub color: Color,

    /// Print no warnings and notes; the report still names what could not be read
    #[arg(short, long, global = true, help_heading = EVERYWHERE, hide_short_help = true)]
    pub quiet: bool,
}

/// Which rules are read by.
#[derive(Debug, clap::Args)]
pub struct Chosen {
    /// A folder of your own rules (*.yaml) and words (lexicon/*.yaml), laid over the built-in ones; may be given several
    /// times
    #[arg(long = "rules", global = true, help_heading = EVERYWHERE, hide_short_help = true, value_name = "DIR")]
    pub dirs: Vec<PathBuf>,

    /// Read by the rules of these packs alone, and by the general ones: conflict, disaster, politics, business, court,
    /// health, sport
    #[arg(long, global = true, help_heading = EVERYWHERE, hide_short_help = true)]
    #[arg(value_name = "PACK,…", value_delimiter = ',')]
    pub packs: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare articles and print a report
    #[command(after_help = EXAMPLES)]
    Compare(Compare),
    /// Show step by step how an entry of the report came about, or why two claims were not joined
    #[command(
        override_usage = "crosscheck explain ID PATH...\n       crosscheck explain --pair FILE:LINE FILE:LINE PATH..."
    )]
    Explain(Explain),
    /// Decide that two claims are one question, or are not, whatever the comparison makes of them
    #[command(subcommand)]
    Decide(Decide),
    /// Show what one stage of the program reads, as JSON Lines
    #[command(after_help = INSPECT)]
    Inspect(Inspect),
    /// Measure the program against stories whose facts were marked by hand
    Score(Score),
    /// Edit the articles one place at a time, and show which edits a comparison catches
    Perturb(Perturb),
    /// List, test or trace the rules
    #[command(subcommand)]
    Rules(Rules),
}

#[derive(Debug, clap::Args)]
pub struct Compare {
    /// Folders, files, patterns such as 'stories/*.txt', or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// What the text from standard input is called; its extension chooses how it is read
    #[arg(long, value_name = "NAME", default_value = "stdin")]
    pub stdin_name: String,

    /// The form of the report [default: by the extension of --output, else table]
    #[arg(short, long, value_parser = format())]
    pub format: Option<Format>,

    /// Write the report to a file; a report of an earlier run is written over, any other file is left alone
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub desk: Desk,

    /// Exit with 0 also when there is something to read
    #[arg(long)]
    pub exit_zero: bool,
}

/// Which decisions hold.
#[derive(Debug, clap::Args)]
pub struct Desk {
    /// The file of decisions [default: crosscheck.decisions.yaml, looked for upward from the working folder]
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,

    /// Abide by no decisions
    #[arg(long, conflicts_with = "decisions")]
    pub no_decisions: bool,

    /// The file that says which outlets have one owner [default: crosscheck.owners.yaml, looked for upward from the working
    /// folder]
    #[arg(long, value_name = "FILE")]
    pub owners: Option<PathBuf>,

    /// Know no owners
    #[arg(long, conflicts_with = "owners")]
    pub no_owners: bool,
}

#[derive(Debug, clap::Args)]
pub struct Explain {
    /// The entry, as the report names it (F1, D2, S3, Q1, X4, I1), and the articles of that report; with --pair the
    /// articles alone
    #[arg(required = true, value_name = "ID PATH")]
    pub words: Vec<PathBuf>,

    /// Two places, FILE:LINE or FILE:LINE:COLUMN: why the claims there were joined or were not
    #[arg(long, num_args = 2, value_names = ["PLACE", "PLACE"])]
    pub pair: Vec<String>,

    /// Claims and pairs that a part shows; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 8)]
    pub limit: usize,

    /// The form of the explanation [default: table]
    #[arg(short, long, value_parser = format())]
    pub format: Option<Format>,

    #[command(flatten)]
    pub desk: Desk,

    /// What the text from standard input is called; its extension chooses how it is read
    #[arg(long, value_name = "NAME", default_value = "stdin")]
    pub stdin_name: String,
}

#[derive(Debug, Subcommand)]
pub enum Decide {
    /// Make two claims one question
    Pin(Two),
    /// Keep two claims apart
    Ban(Two),
    /// Show the decisions
    List {
        /// The file of decisions [default: crosscheck.decisions.yaml, looked for upward from the working folder]
        #[arg(long, value_name = "FILE")]
        decisions: Option<PathBuf>,
    },
    /// Take a decision back
    Undo {
        /// Its number in the list
        number: usize,

        /// The file of decisions [default: crosscheck.decisions.yaml, looked for upward from the working folder]
        #[arg(long, value_name = "FILE")]
        decisions: Option<PathBuf>,
    },
}

#[derive(Debug, clap::Args)]
pub struct Two {
    /// The first claim: FILE:LINE, FILE:LINE:COLUMN, or its name in an explanation (F1.2, X4.1)
    pub a: String,

    /// The second claim
    pub b: String,

    /// The articles
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Why; the report prints it
    #[arg(long, value_name = "WORDS")]
    pub reason: String,

    /// Pin also claims of two kinds, or of two things that are counted
    #[arg(long)]
    pub anyway: bool,

    /// The file of decisions [default: crosscheck.decisions.yaml, looked for upward from the working folder, else made in
    /// it]
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,

    /// What the text from standard input is called
    #[arg(long, value_name = "NAME", default_value = "stdin")]
    pub stdin_name: String,
}

/// The forms that the library writes, under its names.
fn format() -> impl TypedValueParser<Value = Format> {
    let values = FORMATS.iter().map(|form| PossibleValue::new(form.name).help(form.about));
    PossibleValuesParser::new(values).map(|name| Format::named(&name).unwrap_or_default())
}

#[derive(Debug, clap::Args)]
pub struct Inspect {
    /// The stage
    #[arg(value_enum)]
    pub stage: Stage,

    /// A file of JSON Lines; standard input where none is given
    pub file: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Stage {
    /// Where sentences begin and end
    Sentences,
    /// Numbers, amounts and dates
    Mentions,
    /// Questions with their answers
    Claims,
    /// How two sentences stand to each other
    Pairs,
}

#[derive(Debug, clap::Args)]
pub struct Score {
    /// A folder of stories, each a folder with truth.yaml and its articles; or one such story
    pub dir: PathBuf,

    /// Show up to N errors of each class
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,

    /// Write the facts found, as JSON Lines
    #[arg(long, value_name = "FILE")]
    pub predictions: Option<PathBuf>,

    /// Score the facts in FILE (as --predictions writes them) instead of comparing the articles
    #[arg(long, value_name = "FILE", conflicts_with = "predictions")]
    pub from: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Perturb {
    /// Folders, files, or patterns such as 'stories/*.txt'
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The form of the outcome [default: by the extension of --output, else table]
    #[arg(short, long, value_parser = format())]
    pub format: Option<Format>,

    /// Write the outcome to a file; that of an earlier run is written over, any other file is left alone
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// At most N edits of each kind; 0 is all
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub limit: usize,

    /// What the new figures, dates and names are chosen by; the same number makes the same edits
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub seed: u64,
}

#[derive(Debug, Subcommand)]
pub enum Rules {
    /// List the kinds of claim: what each is about, its packs, how many patterns and examples it has
    List {
        /// List the word classes that patterns may name, with their words, instead
        #[arg(long)]
        classes: bool,
    },
    /// Run the examples of all rules, or of your own alone
    Test {
        /// A folder of your own rules, laid over the built-in ones: its examples alone are run
        dir: Option<PathBuf>,
    },
    /// Look rules over: patterns without an example, patterns told twice, few examples
    Lint {
        /// A folder of your own rules, laid over the built-in ones: they alone are looked over
        dir: Option<PathBuf>,
    },
    /// Print the JSON Schema of a rule file, for editors
    Schema,
    /// Print a rule file to start from
    New {
        /// Name of the kind of claim: "cut off"; `_` and `-` stand for a blank
        kind: String,
    },
    /// Show what the rules read in a sentence, how far their patterns came, and why something was not read
    Trace {
        /// The sentence, in quotation marks
        sentence: String,

        /// Show this kind of claim alone
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,

        /// For people or for programs
        #[arg(short, long, value_enum, default_value_t = TraceFormat::Text)]
        format: TraceFormat,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes this choice the one of every stream.
    pub fn apply(self) {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
