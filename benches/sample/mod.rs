//! The text that benches read: the bodies of the sample stories.

use crosscheck::input;
use std::path::Path;

/// The bodies, in order of story and file.
pub fn bodies() -> Vec<String> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut bodies = Vec::new();
    for story in ["border-talks", "ferry-fire"] {
        let entries = std::fs::read_dir(seeds.join(story)).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|kind| kind != "yaml")).collect();
        files.sort();
        for file in files {
            let article = input::read(file.to_str().unwrap(), &std::fs::read(&file).unwrap()).unwrap();
            bodies.push(article.body.of(&article.text).trim().to_owned());
        }
    }
    bodies
}
