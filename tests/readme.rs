//! The README keeps its word: the two articles that it opens with make the table that it shows.

use std::fs;

/// The blocks of a kind between ``` marks, in order.
fn blocks<'a>(text: &'a str, kind: &str) -> Vec<&'a str> {
    let fence = format!("```{kind}\n");
    text.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_two_articles_make_the_table() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let shown = blocks(&readme, "text");
    let folder = tempfile::tempdir().unwrap();
    let crash = folder.path().join("crash");
    fs::create_dir(&crash).unwrap();
    fs::write(crash.join("dispatch.txt"), shown[0]).unwrap();
    fs::write(crash.join("evening-post.txt"), shown[1]).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("crosscheck").unwrap();
    let output = command.current_dir(folder.path()).args(["compare", "crash"]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), shown[2]);
    assert_eq!(output.status.code(), Some(1));
}
