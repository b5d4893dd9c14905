//! The command from outside: exit codes, and what it says of input that it cannot read.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const STAR: &str = "---\ntitle: \"Ferry fire kills twelve\"\noutlet: \"Star\"\npublished: \"2024-03-12\"\n---\n\n\
                    Twelve people were killed when a ferry burned off Port Averley on Tuesday.\n";
const POST: &str = "---\ntitle: \"Twelve dead in ferry fire\"\noutlet: \"Post\"\npublished: \"2024-03-12\"\n---\n\n\
                    A ferry fire off Port Averley killed 12 people on Tuesday.\n";

/// What a run came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs the command in a folder; the arguments stand in one line, parted by blanks.
fn run_with(folder: &Path, args: &str, stdin: &[u8]) -> Ran {
    let mut command = Command::cargo_bin("crosscheck").unwrap();
    command.current_dir(folder).env_remove("NO_COLOR").args(args.split(' '));
    let output = command.write_stdin(stdin).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn run(folder: &Path, args: &str) -> Ran {
    run_with(folder, args, b"")
}

/// A folder with two articles that agree, and whatever else is given.
fn story(more: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in [("star.txt", STAR.as_bytes()), ("post.md", POST.as_bytes())].iter().chain(more) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn report(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", ran.out, ran.err))
}

/// The paths of the articles that a report in JSON rests on, sorted.
fn paths(report: &serde_json::Value) -> Vec<String> {
    let sources = report["sources"].as_array().unwrap();
    let mut paths: Vec<String> = sources.iter().map(|source| source["path"].as_str().unwrap().to_owned()).collect();
    paths.sort();
    paths
}

/// Runs a comparison in which one input is bad: the others are compared, and the bad one is named on standard error and in
/// the report with the same reason. Gives that reason. The exit code is 2 where the user named the bad input itself.
fn one_bad_input(folder: &Path, args: &str) -> String {
    let code = if args == "." { 0 } else { 2 };
    let args = format!("compare --format json {args}");
    let ran = run(folder, &args);
    assert_eq!(ran.code, code, "{}", ran.err);
    let report = report(&ran);
    assert_eq!(paths(&report), ["post.md", "star.txt"]);
    let problems = report["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let told = ["path", "reason"].map(|key| problems[0][key].as_str().unwrap()).join(": ");
    assert!(ran.err.contains(&format!("crosscheck: warning: {told}\n")), "{}", ran.err);
    assert!(!run(folder, &format!("{args} --quiet")).err.contains("warning"));
    told
}

#[test]
fn two_articles_that_agree_leave_nothing_to_settle() {
    let folder = story(&[("README.md", b"About this folder."), (".hidden.txt", b"Hidden."), ("notes.csv", b"a,b")]);
    let ran = run(folder.path(), "compare . --format json");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.err, "");
    assert_eq!(paths(&report(&ran)), ["post.md", "star.txt"]);
}

#[test]
fn a_conflict_calls_for_reading_unless_exit_zero_is_given() {
    let other = POST.replace("12 people", "19 people").replace("Twelve dead", "Nineteen dead");
    let folder = story(&[("post.md", other.as_bytes())]);
    let ran = run(folder.path(), "compare star.txt post.md");
    assert_eq!(ran.code, 1, "{}\n{}", ran.out, ran.err);
    assert_eq!(run(folder.path(), "compare . --exit-zero").code, 0);
}

#[test]
fn the_order_and_the_way_of_naming_files_change_nothing() {
    let folder = story(&[]);
    let one = report(&run(folder.path(), "compare star.txt post.md --format json"));
    let two = report(&run(folder.path(), "compare post.md ./star.txt star.txt --format json --jobs 1"));
    assert_eq!(one["sources"], two["sources"]);
    assert_eq!(one["rows"], two["rows"]);
    assert_eq!(one["replay"], "crosscheck compare post.md star.txt");
}

#[test]
fn patterns_are_expanded_where_the_shell_did_not() {
    let folder = story(&[("more/wire.txt", POST.as_bytes()), ("more/README.txt", b"About."), ("more/data.csv", b"1")]);
    let found = |pattern: &str| paths(&report(&run(folder.path(), &format!("compare {pattern} --format json"))));
    assert_eq!(found("*.txt"), ["star.txt"]);
    assert_eq!(found("**/*.txt"), ["more/wire.txt", "star.txt"]);
    assert_eq!(found("*"), ["more/wire.txt", "post.md", "star.txt"]);
    assert_eq!(found("[ps]*.{md,txt}"), ["post.md", "star.txt"]);
    assert_eq!(
        one_bad_input(folder.path(), "star.txt post.md *.html"),
        "*.html: no file matches; check the spelling and the folder you are in"
    );
}

#[test]
fn standard_input_is_an_article_with_a_name() {
    let folder = story(&[]);
    let args = "compare - star.txt --stdin-name draft.md --format json";
    let ran = run_with(folder.path(), args, b"# Fire\n\nTwelve people were killed.\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report = report(&ran);
    assert_eq!(paths(&report), ["draft.md", "star.txt"]);
    assert_eq!(report["replay"], "crosscheck compare --stdin-name draft.md - star.txt");
}

#[test]
fn files_that_git_ignores_are_left_out_and_those_named_are_taken() {
    let folder = story(&[(".gitignore", b"old.txt\n"), ("old.txt", STAR.as_bytes()), ("page.story", POST.as_bytes())]);
    let found = |args: &str| paths(&report(&run(folder.path(), &format!("compare --format json {args}"))));
    assert_eq!(found("."), ["post.md", "star.txt"]);
    assert_eq!(found(". old.txt page.story"), ["old.txt", "page.story", "post.md", "star.txt"]);
}

#[test]
fn a_folder_without_articles_is_told_of() {
    let folder = story(&[("empty/data.csv", b"1,2")]);
    let reason = one_bad_input(folder.path(), "star.txt post.md empty");
    assert_eq!(reason, "empty: no .txt or .md file in it; put each article into a text file of its own");
    let ran = run(folder.path(), "compare empty");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("crosscheck: warning: empty: no .txt or .md file in it"), "{}", ran.err);
    assert!(ran.err.contains("crosscheck: error: no article could be read; give a folder or files"), "{}", ran.err);
    assert!(run(folder.path(), "compare empty --quiet").err.contains("no article could be read"));
}

#[test]
fn a_path_that_is_not_there_is_told_of() {
    let folder = story(&[]);
    let reason = one_bad_input(folder.path(), ". stra.txt");
    assert_eq!(reason, "stra.txt: not found; check the spelling and the folder you are in");
    assert_eq!(run(folder.path(), "compare stra.txt").code, 2);
}

#[test]
fn a_bad_file_leaves_the_exit_code_where_it_was_met_in_a_folder_and_not_where_it_was_named() {
    let other = POST.replace("12 people", "19 people").replace("Twelve dead", "Nineteen dead");
    let folder = story(&[("scan.txt", b"%PDF-1.7\n..."), ("apart/star.txt", other.as_bytes())]);
    let code = |args: &str| run(folder.path(), args).code;
    assert_eq!(code("compare star.txt post.md"), 0);
    assert_eq!(code("compare *.txt post.md"), 0, "met by a pattern");
    assert_eq!(code("compare star.txt post.md scan.txt"), 2);
    assert_eq!(code("compare star.txt post.md scan.txt --exit-zero"), 2);
    assert_eq!(code("compare ."), 1);
    assert_eq!(code("compare . none.txt"), 2, "what is missing weighs more than what was found");
    assert_eq!(code("explain D1 star.txt post.md none.txt"), 2);
    assert_eq!(code("perturb star.txt post.md --limit 1"), 0);
    assert_eq!(code("perturb star.txt post.md scan.txt --limit 1"), 2);
    let ran = run(folder.path(), "decide pin star.txt:7 post.md:7 star.txt post.md none.txt --reason so");
    assert!(ran.code == 2 && ran.err.contains("nothing was decided"), "{}", ran.err);
    assert!(!folder.path().join("crosscheck.decisions.yaml").exists());
}

#[test]
fn a_web_page_is_told_of_and_not_read() {
    let page = b"<!DOCTYPE html>\n<html><body><p>Twelve people were killed.</p></body></html>\n";
    for (name, bytes) in [("page.html", &page[..]), ("page.txt", &page[..]), ("part.htm", b"<p>Twelve died.</p>\n")] {
        let folder = story(&[(name, bytes)]);
        let reason = one_bad_input(folder.path(), &format!("star.txt post.md {name}"));
        assert_eq!(
            reason,
            format!(
                "{name}: is an HTML page, whose tags would be read as words; open it in a browser and save the article as \
                 plain text (.txt or .md)"
            )
        );
    }
}

#[test]
fn files_without_text_are_told_of_by_kind() {
    let scan = one_bad_input(story(&[("scan.txt", b"%PDF-1.7\n...")]).path(), ".");
    assert_eq!(scan, "scan.txt: is a PDF, not text; save the article as plain text (.txt or .md)");
    let blank = one_bad_input(story(&[("blank.txt", b"\n\n")]).path(), ".");
    assert_eq!(blank, "blank.txt: is blank; put the article's words in it, or leave it out");
}

#[test]
fn broken_front_matter_is_told_of_with_its_line() {
    let folder = story(&[("fire.txt", b"---\noutlet: Wire\ntitle: \"Fire\n---\nText.")]);
    let reason = one_bad_input(folder.path(), ".");
    assert!(reason.starts_with("fire.txt: line 3: expected `key: value` in the front matter"), "{reason}");
    assert!(reason.ends_with("; close the quotation mark or bracket that stays open"), "{reason}");
}

#[test]
fn latin_1_is_read_with_a_note() {
    let folder = story(&[("koeln.txt", b"Zw\xf6lf Menschen starben am Dienstag in K\xf6ln, sagte die Polizei.")]);
    let ran = run(folder.path(), "compare . --format json");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.err, "crosscheck: note: koeln.txt: read as windows-1252; save it as UTF-8 to be sure\n");
    assert_eq!(paths(&report(&ran)).len(), 3);
    assert!(ran.out.contains("read as windows-1252"));
}

#[test]
fn utf_16_is_read() {
    let bytes: Vec<u8> = format!("\u{feff}{POST}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = story(&[("wide.txt", &bytes)]);
    let ran = run(folder.path(), "compare . --format json");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(paths(&report(&ran)), ["post.md", "star.txt", "wide.txt"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told_of() {
    use std::os::unix::fs::PermissionsExt;
    let folder = story(&[("closed.txt", b"Text.")]);
    let closed = folder.path().join("closed.txt");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read everything, so there is nothing to see.
    if fs::read(&closed).is_ok() {
        return;
    }
    let reason = one_bad_input(folder.path(), ".");
    assert_eq!(reason, "closed.txt: may not be read; give yourself the right to read it");
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_a_circle_or_nowhere_are_told_of() {
    let folder = story(&[]);
    fs::create_dir(folder.path().join("more")).unwrap();
    std::os::unix::fs::symlink("..", folder.path().join("more/up")).unwrap();
    let reason = one_bad_input(folder.path(), ".");
    assert!(reason.starts_with("more/up: is a link back to "), "{reason}");
    assert!(reason.ends_with(", a loop; remove the link"), "{reason}");
    fs::remove_file(folder.path().join("more/up")).unwrap();
    std::os::unix::fs::symlink("gone.txt", folder.path().join("more/lost.txt")).unwrap();
    let reason = one_bad_input(folder.path(), ".");
    assert!(reason.starts_with("more/lost.txt: leads to a file that is not there"), "{reason}");
}

#[cfg(unix)]
#[test]
fn a_file_and_a_link_to_it_are_one_article() {
    let folder = story(&[]);
    std::os::unix::fs::symlink("star.txt", folder.path().join("zz-latest.txt")).unwrap();
    let ran = run(folder.path(), "compare . --format json");
    assert_eq!(paths(&report(&ran)), ["post.md", "star.txt"]);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    let folder = story(&[]);
    let binary = env!("CARGO_BIN_EXE_crosscheck");
    let script = format!("'{binary}' compare . | true; '{binary}' inspect sentences lines.jsonl | true");
    let lines = "{\"id\":\"a\",\"text\":\"One. Two.\"}\n".repeat(50_000);
    fs::write(folder.path().join("lines.jsonl"), lines).unwrap();
    let ran = std::process::Command::new("sh").current_dir(folder.path()).args(["-c", &script]).output().unwrap();
    assert_eq!(String::from_utf8(ran.stderr).unwrap(), "");
}

#[test]
fn a_report_never_takes_the_place_of_a_file_that_is_none() {
    let folder = story(&[("notes.md", b"Our own notes.\n"), ("more/wire.txt", POST.as_bytes())]);
    for args in [
        "compare . -o post.md",
        "compare *.txt -o star.txt",
        "compare star.txt post.md -o post.md",
        "compare star.txt post.md -o notes.md",
        "compare star.txt more -o more/wire.txt --format json",
        "perturb . -o star.txt",
    ] {
        let file = args.split("-o ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
        let before = fs::read(folder.path().join(file)).unwrap();
        let ran = run(folder.path(), args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args}");
        let told = format!("{file}: is there already, and is no report of an earlier run; choose another name");
        assert!(ran.err.contains(&told), "{args}: {}", ran.err);
        assert_eq!(fs::read(folder.path().join(file)).unwrap(), before, "{args}");
    }
    fs::write(folder.path().join("blank.md"), "").unwrap();
    assert_eq!(
        run(folder.path(), "compare star.txt post.md -o blank.md").code,
        0,
        "nothing is lost with an empty file"
    );
}

#[test]
fn a_report_that_lies_among_the_articles_is_no_article() {
    let folder = story(&[]);
    let alone = run(folder.path(), "compare . --format json");
    for (name, command) in
        [("a.md", "compare ."), ("b.txt", "compare ."), ("c.md", "perturb ."), ("d.txt", "perturb .")]
    {
        assert_eq!(run(folder.path(), &format!("{command} -o {name}")).code, 0, "{name}");
        assert_eq!(run(folder.path(), &format!("{command} -o {name}")).code, 0, "{name} is written again");
        let ran = run(folder.path(), "compare . --format json");
        assert_eq!(ran.code, 0, "{name}");
        assert!(ran.out == alone.out, "{name} is no article");
        let told = format!("crosscheck: note: {name}: is a report of crosscheck and no article; it is left out\n");
        assert!(ran.err.contains(&told), "{}", ran.err);
    }
    let ran = run(folder.path(), "compare a.md");
    assert!(ran.code == 2 && ran.err.contains("no article could be read"), "{}", ran.err);
    // A report that was filed is dated and signed by hand.
    let filed = fs::read_to_string(folder.path().join("a.md")).unwrap();
    fs::write(folder.path().join("a.md"), format!("\n{filed}\nRead by M.\n")).unwrap();
    assert!(run(folder.path(), "compare . --format json").out == alone.out, "nor is it so when it is filed");
}

#[test]
fn the_ending_of_the_output_chooses_the_form_and_an_unknown_one_is_refused() {
    let folder = story(&[]);
    let begins = |name: &str, args: &str| {
        assert_eq!(run(folder.path(), &format!("{args} -o {name}")).code, 0, "{name}");
        fs::read_to_string(folder.path().join(name)).unwrap().chars().next().unwrap()
    };
    assert_eq!(begins("w.json", "compare ."), '{');
    assert_eq!(begins("w.MD", "compare ."), '#');
    assert_eq!(begins("w.txt", "compare ."), '2');
    assert_eq!(begins("report", "compare ."), '2');
    assert_eq!(begins("w.pdf", "compare . --format json"), '{', "what is asked for is written");
    assert_eq!(begins("e.json", "perturb . --limit 1"), '{');
    for args in ["compare . -o w.html", "perturb . -o w.html"] {
        let ran = run(folder.path(), args);
        assert_eq!(ran.code, 2);
        let told = "w.html: no report is written as .html; end the name in .txt (table), .md (md), .json (json), or say --format";
        assert!(ran.err.contains(told), "{}", ran.err);
        assert!(!folder.path().join("w.html").exists());
    }
}

#[test]
fn a_report_goes_to_a_file_and_never_over_an_article() {
    let folder = story(&[]);
    let ran = run(folder.path(), "compare . -o report.json");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let first = fs::read_to_string(folder.path().join("report.json")).unwrap();
    assert!(first.starts_with('{'));
    assert_eq!(run(folder.path(), "compare . -o report.md").code, 0);
    assert_eq!(run(folder.path(), "compare . -o report.md --format json").code, 0);
    let second = fs::read_to_string(folder.path().join("report.md")).unwrap();
    assert_eq!(first, second, "the report of an earlier run is no article");
    let ran = run(folder.path(), "compare star.txt post.md -o post.md");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("post.md: is there already, and is no report of an earlier run; choose another name"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(folder.path().join("post.md")).unwrap(), POST);
    let ran = run(folder.path(), "compare . -o no/such/report.md");
    assert!(ran.code == 2 && ran.err.contains("could not be written"), "{}", ran.err);
}

#[test]
fn rules_that_are_not_there_end_the_run() {
    let folder = story(&[("empty/notes.txt", b"x")]);
    let ran = run(folder.path(), "compare . --rules none");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("crosscheck: error: none: is no folder; give --rules a folder of .yaml files"),
        "{}",
        ran.err
    );
    assert!(run(folder.path(), "compare . --rules empty").err.contains("empty: has no .yaml file in it"));
}

#[test]
fn a_fault_in_a_rule_is_drawn_and_ends_the_run() {
    let folder = story(&[("my/killed.yaml", b"kind: killed\nsayss: []\n")]);
    let ran = run(folder.path(), "compare . --rules my");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("my/killed.yaml:") && !ran.err.contains('\x1b'), "{}", ran.err);
    assert!(ran.err.contains("crosscheck: error: the rules have "), "{}", ran.err);
}

#[test]
fn inspect_reads_on_behind_a_bad_line() {
    let folder = TempDir::new().unwrap();
    let lines = b"{\"id\":\"a\",\"text\":\"One. Two.\"}\n\nno json\n\xff\n{\"id\":\"b\",\"text\":\"Three.\"}\n";
    let ran = run_with(folder.path(), "inspect sentences", lines);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    assert!(ran.out.lines().zip(["\"a\"", "\"b\""]).all(|(line, id)| line.contains(id)), "{}", ran.out);
    let told = "crosscheck: error: standard input:3: is no JSON (expected ident at column 2); a line reads {\"id\": …, \"text\": …}";
    assert!(ran.err.starts_with(told), "{}", ran.err);
    let ran = run_with(folder.path(), "inspect pairs", b"{\"id\":1,\"a\":\"One.\"}\n");
    let told = "standard input:1: missing field `b`; a line reads {\"id\": …, \"a\": …, \"b\": …}\n";
    assert!(ran.err.ends_with(told), "{}", ran.err);
    let ran = run_with(folder.path(), "inspect sentences", lines);
    assert!(ran.err.contains("standard input:4: is no UTF-8"), "{}", ran.err);
    let ran = run(folder.path(), "inspect claims none.jsonl");
    assert!(ran.code == 2 && ran.err.contains("none.jsonl"), "{}", ran.err);
}

#[test]
fn score_counts_the_facts_of_a_story() {
    let truth = "sources: [{source: star}, {source: post}]\nfacts:\n  - id: f1\n    kind: killed\n    relation: same\n\
                 \x20   claims:\n\
                 \x20     - {source: star, text: Twelve people, at: [0, 13], value: {min: 12, max: 12}}\n\
                 \x20     - {source: post, text: 12 people, at: [37, 46], value: {min: 12, max: 12}}\ndistinct: []\n";
    let facts = serde_json::json!({"cluster": "ferry", "relation": "same", "claims": [
        {"source": "star", "text": "Twelve", "value": {"min": 12, "max": 12}},
        {"source": "post", "at": [37, 39], "value": {"min": 12, "max": 12}},
    ]});
    let folder = TempDir::new().unwrap();
    let ferry = folder.path().join("ferry");
    fs::create_dir(&ferry).unwrap();
    for (name, text) in [("star.txt", STAR), ("post.md", POST), ("truth.yaml", truth)] {
        fs::write(ferry.join(name), text).unwrap();
    }
    fs::write(folder.path().join("facts.jsonl"), facts.to_string()).unwrap();
    let expected = "claims found             2 /    2 = 1.000\npairs, recall            1 /    1 = 1.000\n\
                    pairs, precision         1 /    1 = 1.000\nforbidden pairs made     0 /    0 = 0.000\n\
                    relation, strict         1 /    1 = 1.000\nrelation, lenient        1 /    1 = 1.000\n\
                    discrepancies told       0 /    0 = 0.000\nfalse alarms             0 /    1 = 0.000\n";
    for dir in [".", "ferry"] {
        let ran = run(folder.path(), &format!("score {dir} --from facts.jsonl"));
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""));
    }
    // The comparison's own facts score the same whether they are counted at once or written and read back.
    let own = run(folder.path(), "score . --predictions own.jsonl");
    assert_eq!(own.code, 0, "{}", own.err);
    assert_eq!(run(folder.path(), "score . --from own.jsonl").out, own.out);
    let ran = run(&ferry, "score none");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("give a folder that holds truth.yaml"), "{}", ran.err);
}

#[test]
fn the_help_shows_examples_and_a_wrong_word_exits_with_2() {
    let help = run(Path::new("."), "--help");
    assert_eq!((help.code, help.out.contains("crosscheck compare stories/blast")), (0, true));
    let long = run(Path::new("."), "inspect --help").out;
    assert!(long.contains("Options of every command:") && long.contains("{\"id\": …, \"a\": …, \"b\": …}"), "{long}");
    assert!(!run(Path::new("."), "rules schema -h").out.contains("--packs"));
    assert_eq!(run(Path::new("."), "compere .").code, 2);
}

#[test]
fn a_new_rule_holds_its_own_examples_and_is_looked_over() {
    let made = run(TempDir::new().unwrap().path(), "rules new cut_off");
    assert_eq!(made.code, 0, "{}", made.err);
    let folder = story(&[("mine/cut_off.yaml", made.out.as_bytes())]);
    let tested = run(folder.path(), "rules test mine");
    assert_eq!((tested.code, tested.out.as_str()), (0, "4 examples hold, 0 fail\n"), "{}", tested.err);
    let looked = run(folder.path(), "rules lint mine");
    assert_eq!(looked.code, 1);
    assert!(looked.out.contains("4 examples\n"), "{}", looked.out);
    let refused = run(folder.path(), "rules new cut:off");
    assert!(refused.code == 2 && refused.err.contains("as in `cut off`"), "{}", refused.err);
    let blank = run(folder.path(), "rules new Cut-Off");
    assert!(blank.out == made.out && blank.out.contains("\nkind: cut off\n"), "{}", blank.out);
    assert_eq!(blank.err, "");
    let known = run(folder.path(), "rules new event_day");
    assert_eq!(known.code, 0);
    let told =
        "warning: there is a kind `event day` already, and a file of that kind takes its place; choose another name";
    assert!(known.err.contains(told), "{}", known.err);
    let classes = run(folder.path(), "rules list --classes");
    let be = classes.out.lines().find(|line| line.trim_start().starts_with("<be>")).unwrap_or_default();
    assert!(be.contains("is, "), "{be}");
}

#[test]
fn the_schema_of_a_rule_file_names_every_field() {
    let made = run(TempDir::new().unwrap().path(), "rules schema");
    let schema: serde_json::Value = serde_json::from_str(&made.out).unwrap();
    let fields = schema["properties"].as_object().unwrap();
    for field in ["kind", "about", "question", "section", "slots", "says", "same", "compare", "examples"] {
        assert!(fields.contains_key(field), "{field}");
    }
    assert_eq!(schema["additionalProperties"], serde_json::Value::Bool(false));
}
