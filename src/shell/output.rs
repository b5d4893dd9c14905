//! Where results go: standard output, which may be closed early, or a file; and in which form.

use crate::diagnostics::Failure;
use crosscheck::report::{FORMATS, Format, is_ours};
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

/// The form of what goes to a file or is printed: as asked for, else as the extension of the file says.
///
/// # Errors
/// That the extension is of no form.
pub fn format(asked: Option<Format>, file: Option<&Path>) -> Result<Format, Failure> {
    let extension = file.and_then(Path::extension);
    let (None, Some(extension), Some(file)) = (asked, extension, file) else { return Ok(asked.unwrap_or_default()) };
    Format::of_ending(&extension.to_string_lossy()).ok_or_else(|| {
        let endings: Vec<String> = FORMATS.iter().map(|form| format!(".{} ({})", form.endings[0], form.name)).collect();
        let what = format!("{}: no report is written as .{}", file.display(), extension.to_string_lossy());
        Failure::new(what, format_args!("end the name in {}, or say --format", endings.join(", ")))
    })
}

/// A report takes the place of an earlier one and of nothing else.
///
/// # Errors
/// That a file stands there which this program did not write.
pub fn refuse_to_overwrite(file: Option<&Path>) -> Result<(), Failure> {
    let Some(file) = file.filter(|file| file.is_file()) else { return Ok(()) };
    // What cannot be read is no report either; a file without a byte, as mktemp makes it, holds nothing to lose.
    let ours = std::fs::read(file).is_ok_and(|bytes| bytes.is_empty() || is_ours(&String::from_utf8_lossy(&bytes)));
    if ours {
        return Ok(());
    }
    let what = format!("{}: is there already, and is no report of an earlier run", file.display());
    Err(Failure::new(what, "choose another name for the report, or remove the file"))
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
