//! Where results go: standard output, which may be closed early, or a file.

use crate::diagnostics::Failure;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

/// Width of a table, in columns, where no terminal tells another.
pub const WIDTH: u16 = 100;

/// Columns of the terminal; a fixed width in a pipe, so that what is piped is the same everywhere.
pub fn width() -> u16 {
    let terminal = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(WIDTH, |(width, _)| width.0.max(40))
}

/// Whether standard output takes colour.
pub fn colour() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// Prints to standard output, and says whether anybody still reads there: one who has seen enough (`| head`) is no
/// failure.
pub fn print(text: &str) -> Result<bool, Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => {
            let what = format!("standard output: {error}");
            Err(Failure::new(what, "look for room on the disk, or send it somewhere else"))
        }
    }
}

/// Writes a file.
pub fn save(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| {
        Failure::new(
            format_args!("{}: could not be written ({error})", path.display()),
            "name a file in a folder that exists and that you may write to",
        )
    })
}
