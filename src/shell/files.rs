//! From the paths of the command line to a list of files: sorted, each once, whatever way it was named.

use crosscheck::input;
use crosscheck::report::Problem;
use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, Walk, WalkBuilder};
use std::collections::HashSet;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// Extensions of the files that are taken from a folder.
const EXTENSIONS: [&str; 3] = ["txt", "md", "markdown"];

/// Files that stand in a folder beside articles and are none.
const NO_ARTICLES: [&str; 4] = ["readme", "changelog", "license", "licence"];

/// One text to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// The name that reports and messages show.
    pub name: String,
    /// The file; standard input where there is none.
    pub file: Option<PathBuf>,
    /// Whether it was met in a folder or by a pattern, and not named itself.
    pub met: bool,
}

/// What the paths of the command line come to.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The texts, sorted by name.
    pub inputs: Vec<Input>,
    /// Paths that led nowhere.
    pub problems: Vec<Problem>,
    /// Whether one of those was named by the user.
    pub lost: bool,
}

/// Follows the paths. `stdin` names the text of the path `-`.
pub fn gather(paths: &[PathBuf], stdin: &str) -> Gathered {
    let mut gathered = Gathered::default();
    for path in paths {
        if path.as_os_str() == "-" {
            gathered.inputs.push(Input { name: stdin.to_owned(), file: None, met: false });
        } else if path.is_dir() {
            gathered.folder(path);
        } else if let Some(pattern) = pattern(path) {
            gathered.glob(path, &pattern);
        } else {
            match path.metadata() {
                Ok(_) => gathered.file(path, false),
                Err(error) => gathered.nothing(path, unreadable(&error)),
            }
        }
    }
    gathered.inputs.sort();
    let mut seen = HashSet::new();
    gathered.inputs.retain(|input| {
        let place = input.file.as_ref().map(|file| file.canonicalize().unwrap_or_else(|_| file.clone()));
        seen.insert(place)
    });
    gathered.problems.sort_by(|a, b| (&a.path, &a.reason).cmp(&(&b.path, &b.reason)));
    gathered.problems.dedup();
    gathered
}

/// The bytes of an input.
///
/// # Errors
/// A problem where it cannot be read or is larger than [`input::MAX_BYTES`].
pub fn read(input: &Input) -> Result<Vec<u8>, Problem> {
    let problem = |reason: String| Problem { path: input.name.clone(), reason };
    let broken = |error: std::io::Error| problem(unreadable(&error));
    let mut bytes = Vec::new();
    // One byte over the limit is enough to know; a pipe tells no length beforehand.
    let most = input::MAX_BYTES as u64 + 1;
    match &input.file {
        Some(file) => std::fs::File::open(file).map_err(broken)?.take(most).read_to_end(&mut bytes),
        None => std::io::stdin().lock().take(most).read_to_end(&mut bytes),
    }
    .map_err(broken)?;
    if bytes.len() as u64 == most {
        return Err(problem(input::too_large(&input.name).reason()));
    }
    Ok(bytes)
}

impl Gathered {
    fn file(&mut self, path: &Path, met: bool) {
        self.inputs.push(Input { name: name(path), file: Some(path.to_owned()), met });
    }

    /// A path that was named and leads to nothing.
    fn nothing(&mut self, path: &Path, reason: String) {
        self.lost = true;
        self.problem(path, reason);
    }

    fn problem(&mut self, path: &Path, reason: String) {
        self.problems.push(Problem { path: name(path), reason });
    }

    fn folder(&mut self, folder: &Path) {
        let before = self.inputs.len() + self.problems.len();
        // What stands above a folder that was named has no say in it, nor have the settings of this machine.
        let walk = WalkBuilder::new(folder)
            .follow_links(true)
            .require_git(false)
            .parents(false)
            .git_global(false)
            .git_exclude(false)
            .build();
        for entry in self.entries(walk, folder) {
            let path = entry.path();
            if is_file(&entry) && is_article(path) {
                self.file(path, true);
            }
        }
        if self.inputs.len() + self.problems.len() == before {
            let reason = "no .txt or .md file in it; put each article into a text file of its own";
            self.nothing(folder, reason.to_owned());
        }
    }

    fn glob(&mut self, path: &Path, pattern: &str) {
        let glob = match GlobBuilder::new(pattern).literal_separator(true).build() {
            Ok(glob) => glob.compile_matcher(),
            Err(error) => {
                let reason = format!("is no pattern ({}); check its brackets", error.kind());
                return self.nothing(path, reason);
            }
        };
        // `stories/*` asks for the articles there; `stories/*.html` asks for just those files.
        let exact = pattern.rsplit('/').next().is_some_and(|last| last.contains('.'));
        let before = self.inputs.len() + self.problems.len();
        for found in self.matches(pattern, &glob) {
            if found.is_dir() {
                self.folder(&found);
            } else if is_article(&found) || exact && !is_named_apart(&found) {
                self.file(&found, true);
            }
        }
        if self.inputs.len() + self.problems.len() == before {
            self.nothing(path, "no file matches; check the spelling and the folder you are in".to_owned());
        }
    }

    /// Files and folders that a pattern fits, found from the last folder that the pattern names in full.
    fn matches(&mut self, pattern: &str, glob: &GlobMatcher) -> Vec<PathBuf> {
        let fixed: PathBuf = Path::new(pattern)
            .components()
            .take_while(|part| !is_pattern(&part.as_os_str().to_string_lossy()))
            .collect();
        let base = if fixed.as_os_str().is_empty() { PathBuf::from(".") } else { fixed.clone() };
        if !base.is_dir() {
            return Vec::new();
        }
        let rest = Path::new(pattern).components().count() - fixed.components().count();
        let walk = WalkBuilder::new(&base)
            .standard_filters(false)
            .hidden(true)
            .follow_links(true)
            .max_depth((!pattern.contains("**")).then_some(rest))
            .build();
        let entries = self.entries(walk, &base);
        let paths = entries.into_iter().map(|entry| bare(entry.path()));
        paths.filter(|path| glob.is_match(path)).collect()
    }

    /// The entries of a walk; its faults become problems, and it goes on.
    fn entries(&mut self, walk: Walk, root: &Path) -> Vec<DirEntry> {
        let mut entries = Vec::new();
        for entry in walk {
            match entry {
                Ok(entry) => entries.push(entry),
                Err(error) => {
                    let (path, reason) = fault(&error);
                    self.problem(path.unwrap_or(root), reason);
                }
            }
        }
        entries
    }
}

fn name(path: &Path) -> String {
    bare(path).to_string_lossy().into_owned()
}

/// The path without the `./` in front.
fn bare(path: &Path) -> PathBuf {
    let mut parts = path.components();
    if matches!(parts.clone().next(), Some(Component::CurDir)) && parts.clone().count() > 1 {
        parts.next();
    }
    parts.as_path().to_owned()
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn is_article(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str())) && !is_named_apart(path)
}

fn is_named_apart(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    NO_ARTICLES.iter().any(|start| name.starts_with(start))
}

/// The text of a path that is a pattern and no file.
fn pattern(path: &Path) -> Option<String> {
    let text = bare(path).to_str()?.to_owned();
    (is_pattern(&text) && !path.exists()).then_some(text)
}

fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '['])
}

fn unreadable(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "not found; check the spelling and the folder you are in".to_owned(),
        ErrorKind::PermissionDenied => "may not be read; give yourself the right to read it".to_owned(),
        _ => format!("cannot be read ({error}); check the file and the disk it is on"),
    }
}

/// Path and reason of a fault of the walk.
fn fault(error: &ignore::Error) -> (Option<&Path>, String) {
    use ignore::Error;
    match error {
        Error::WithPath { path, err } => {
            let (inner, reason) = fault(err);
            (inner.or(Some(path)), reason)
        }
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => fault(err),
        Error::Loop { ancestor, child } => {
            let reason = format!("is a link back to {}, a loop; remove the link", name(ancestor));
            (Some(child), reason)
        }
        Error::Io(error) if error.kind() == ErrorKind::NotFound => {
            (None, "leads to a file that is not there; mend or remove the link".to_owned())
        }
        _ => (None, error.io_error().map_or_else(|| error.to_string(), unreadable)),
    }
}
