//! What the desk knows: the file of owners, and that of decisions: found, read, and its file names turned into those of the run and back.

use crate::args::Desk;
use crate::diagnostics::{Failure, Told};
use crate::files::Input;
use crosscheck::Article;
use crosscheck::input::decisions::{Decision, FILE};
use crosscheck::input::{DecisionFault, Decisions, Owners, owners};
use std::path::{Path, PathBuf};

/// The decisions file of a run.
pub struct File {
    /// Its path as messages and the replay line show it.
    pub path: PathBuf,
    /// Its text; blank where there is none yet.
    pub text: String,
}

/// The file that was named, or else the one found upward from the working folder; `None` where there is none, or none is
/// wanted.
pub fn find(args: &Desk) -> Result<Option<File>, Failure> {
    if args.no_decisions {
        return Ok(None);
    }
    if let Some(path) = &args.decisions {
        return read(path, "--decisions").map(Some);
    }
    upward(FILE).map(|path| read(&path, "--decisions")).transpose()
}

/// Tells the articles who owns their outlets, by the file that was named or is found upward from the working folder. Gives
/// its path; `None` where there is none, or none is wanted.
pub fn owners(args: &Desk, articles: &mut [Article]) -> Result<Option<PathBuf>, Failure> {
    if args.no_owners {
        return Ok(None);
    }
    let Some(path) = args.owners.clone().or_else(|| upward(owners::FILE)) else { return Ok(None) };
    let file = read(&path, "--owners")?;
    Owners::read(&path.to_string_lossy(), &file.text).map_err(|fault| failure(&[fault]))?.tell(articles);
    Ok(Some(path))
}

/// The path of a file of that name in the working folder, or the nearest one above it.
fn upward(name: &str) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let (steps, _) = here.ancestors().enumerate().find(|(_, folder)| folder.join(name).is_file())?;
    Some(std::iter::repeat_n("..", steps).chain([name]).collect())
}

fn read(path: &Path, option: &str) -> Result<File, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::new(format_args!("{}: {error}", path.display()), format_args!("give {option} a file in UTF-8"))
    })?;
    Ok(File { path: path.to_owned(), text })
}

impl File {
    /// The decisions, each file under the name that it has in this run.
    pub fn decisions(&self, inputs: &[Input], told: &Told) -> Result<Decisions, Failure> {
        let mut decisions =
            Decisions::read(&self.path.to_string_lossy(), &self.text).map_err(|fault| failure(&[fault]))?;
        let places: Vec<(PathBuf, &str)> = inputs
            .iter()
            .filter_map(|input| Some((input.file.as_ref()?.canonicalize().ok()?, input.name.as_str())))
            .collect();
        for decision in &mut decisions.list {
            for side in [&mut decision.a, &mut decision.b] {
                let file = self.folder().join(&side.file);
                let place = file.canonicalize();
                let here = places.iter().find(|(known, _)| place.as_ref().is_ok_and(|place| place == known));
                match here {
                    Some((_, name)) => side.file = (*name).to_owned(),
                    None if place.is_err() && !inputs.iter().any(|input| input.name == side.file) => {
                        let path = self.path.display();
                        let line = decision.place;
                        told.warning(format_args!(
                            "{path}:{line}: names {}, which is not there; mend the name, or take the decision back",
                            side.file
                        ));
                    }
                    None => {}
                }
            }
        }
        Ok(decisions)
    }

    /// A decision of the run with its files named from the folder of the decisions file.
    pub fn named(&self, mut decision: Decision, inputs: &[Input]) -> Decision {
        let folder = self.folder().canonicalize();
        for side in [&mut decision.a, &mut decision.b] {
            let file = inputs.iter().find(|input| input.name == side.file).and_then(|input| input.file.as_ref());
            let Some(place) = file.and_then(|file| file.canonicalize().ok()) else { continue };
            let below = folder.as_ref().ok().and_then(|folder| place.strip_prefix(folder).ok());
            side.file = below.unwrap_or(&place).to_string_lossy().replace('\\', "/");
        }
        decision
    }

    fn folder(&self) -> &Path {
        match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }
}

/// Faults of a decisions file, one a line.
pub fn failure(faults: &[DecisionFault]) -> Failure {
    Failure::Line(faults.iter().map(DecisionFault::to_string).collect::<Vec<_>>().join("\ncrosscheck: error: "))
}
