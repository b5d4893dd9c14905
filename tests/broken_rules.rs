//! Broken rule files and lexicons: each is told of as it stands in the file beside it. With `KEEP=1` in the environment
//! what is printed now becomes what is expected; look it over before it goes in.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

/// What `rules list` says about a folder with one broken file, or a file of the lexicon (`lexicon-NAME.yaml`).
fn told(file: &Path) -> (i32, String) {
    let folder = tempfile::TempDir::new().unwrap();
    let name = file.file_name().unwrap().to_str().unwrap();
    let mine = folder.path().join("mine");
    let place = match name.strip_prefix("lexicon-") {
        // `lexicon-words-a-class-of-nothing.yaml` is a `lexicon/words.yaml`
        Some(rest) => mine.join("lexicon").join(format!("{}.yaml", rest.split(['-', '.']).next().unwrap())),
        None => mine.join(name),
    };
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::copy(file, &place).unwrap();
    let ran = Command::cargo_bin("crosscheck")
        .unwrap()
        .current_dir(folder.path())
        .args(["rules", "list", "--rules", "mine"])
        .output()
        .unwrap();
    let plain = anstream::adapter::strip_bytes(&ran.stderr).into_vec();
    (ran.status.code().unwrap(), String::from_utf8(plain).unwrap())
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken_rules");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect();
    files.sort();
    files
}

#[test]
fn every_broken_file_is_told_of_at_its_place_with_what_to_do() {
    let keep = std::env::var_os("KEEP").is_some();
    let mut wrong = Vec::new();
    for file in files() {
        let (code, printed) = told(&file);
        let expected = file.with_extension("txt");
        if keep {
            fs::write(&expected, &printed).unwrap();
        }
        let doubt = file.file_name().unwrap().to_str().unwrap().starts_with("doubt-");
        assert_eq!(code, if doubt { 0 } else { 2 }, "{}: {printed}", file.display());
        assert!(printed.contains("help: "), "{}: {printed}", file.display());
        if fs::read_to_string(&expected).unwrap_or_default() != printed {
            wrong.push(format!("{}\n{printed}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "these are told otherwise than before\n{}", wrong.join("\n"));
    assert!(files().len() >= 25);
}
