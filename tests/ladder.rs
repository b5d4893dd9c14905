//! The ladder of the modules: each uses itself and lower rungs only, so there is neither a climb nor a circle.

use std::path::Path;

const LADDER: &str = "text yaml | lexicon | value | claim input | align rule | judge | report | compare | \
                      examples inspect lint perturb | lib";

/// The rung of a module. A name that is no module is one that the front door gives out, so using it is using `lib`.
fn rung(module: &str) -> usize {
    let mut rungs = LADDER.split(" | ");
    rungs.position(|rung| rung.split(' ').any(|name| name == module)).unwrap_or_else(|| rung("lib"))
}

/// The code of a file without comments and tests; a `super::` that leaves the module reads `crate::`.
fn code(file: &str, text: &str) -> String {
    let depth = file.split('/').count() - usize::from(file.ends_with("mod.rs"));
    let (mut code, mut lines) = (String::new(), text.lines());
    while let Some(line) = lines.next() {
        let indent = &line[..line.len() - line.trim_start().len()];
        if line.trim() == "#[cfg(test)]" {
            let block = lines.next().is_some_and(|item| item.ends_with('{'));
            let _end = block.then(|| lines.find(|line| *line == format!("{indent}}}")));
        } else if !line.trim_start().starts_with("//") {
            code.extend([line, " "]);
        }
    }
    code.replace(&"super::".repeat(depth), "crate::")
}

/// The names right behind `crate::`; of a group `crate::{a, b::{c, d}}` the outermost ones.
fn used(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, whole) in code.match_indices("crate::") {
        let rest = &code[at + whole.len()..];
        let (mut depth, mut fresh) = (0, true);
        for (i, c) in rest.char_indices() {
            if fresh && c.is_alphabetic() {
                found.extend(rest[i..].split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned));
                fresh = false;
            }
            depth += i32::from(c == '{') - i32::from(c == '}');
            fresh |= depth == 1 && (c == '{' || c == ',');
            if depth == 0 {
                break;
            }
        }
    }
    found
}

/// What a file of the library uses and must not: `file: module uses module`.
fn climbs(file: &str, text: &str) -> Vec<String> {
    let module = file.split('/').next().unwrap_or(file).trim_end_matches(".rs");
    let allowed = |name: &str| name == module || rung(name) < rung(module) && (module != "input" || name == "text");
    let wrong = used(&code(file, text)).into_iter().filter(|name| !allowed(name));
    wrong.map(|name| format!("{file}: {module} uses {name}")).collect()
}

#[test]
fn no_module_uses_a_higher_rung_or_its_neighbour() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for entry in ignore::Walk::new(&root).map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        let file = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        // The program in `shell` is a crate of its own; the compiler keeps it to the front door.
        if !file.starts_with("shell/") {
            found.extend(climbs(&file, &std::fs::read_to_string(entry.path()).unwrap()));
        }
    }
    assert!(found.is_empty(), "the ladder is: {LADDER}\n{}", found.join("\n"));
}

#[test]
fn a_climb_is_seen_wherever_it_is_written() {
    let planted = "use crate::{claim::{Claim, Head}, judge::Relation};\nuse super::super::align;\n#[cfg(test)]\nmod tests {\n\
                   use crate::compare;\n}\nfn f() -> crate::Report {}\n// crate::inspect\n";
    let expected = ["rule/a.rs: rule uses judge", "rule/a.rs: rule uses align", "rule/a.rs: rule uses Report"];
    assert_eq!(climbs("rule/a.rs", planted), expected);
    assert_eq!(climbs("input/mod.rs", "use crate::lexicon::Lexicon; use super::text::Span;").len(), 1);
}
