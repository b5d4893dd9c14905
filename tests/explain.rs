//! The commands `explain` and `decide` from outside, and the law that what the desk decides wins and is shown.

mod story;

use assert_cmd::Command;
use crosscheck::explain::{Asked, Spot, Wanted, decide, explain};
use crosscheck::input::Decisions;
use crosscheck::input::decisions::{Decision, Named, Ruling};
use crosscheck::report::Cell;
use crosscheck::{Article, Report, compare, compare_decided};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use story::generate;
use story::{cases, rules};
use tempfile::TempDir;

const STAR: &str = "---\ntitle: \"Ferry fire kills twelve\"\noutlet: \"Star\"\npublished: \"2024-03-12\"\n---\n\n\
                    Twelve people were killed when a ferry burned off Port Averley on Tuesday.\n\n\
                    At least 30 people were injured, police said.\n";
const POST: &str = "---\ntitle: \"Ferry fire off Port Averley\"\noutlet: \"Post\"\npublished: \"2024-03-12\"\n---\n\n\
                    A ferry fire off Port Averley killed 19 people on Tuesday.\n\n\
                    Rescuers may have counted 40 injured. The fire cost $4 million.\n";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, args: &[&str]) -> Ran {
    let mut command = Command::cargo_bin("crosscheck").unwrap();
    let output = command.current_dir(folder).env_remove("NO_COLOR").args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("ferry")).unwrap();
    fs::write(folder.path().join("ferry/star.txt"), STAR).unwrap();
    fs::write(folder.path().join("ferry/post.md"), POST).unwrap();
    folder
}

/// Runs a command that must do its work.
fn told(folder: &Path, args: &[&str]) -> String {
    let ran = run(folder, args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}\n{}", ran.out);
    ran.out
}

#[test]
fn a_row_is_explained_from_the_words_of_the_sources_to_the_relation() {
    let folder = folder();
    let text = told(folder.path(), &["explain", "f1", "ferry"]);
    for words in [
        "F1 conflict: people killed\n",
        "ferry/star.txt:7:1 “Twelve people were killed when a ferry burned off Port Averley on",
        "answer      “Twelve” is read as 12\n",
        "when        12 March 2024, read here: “Tuesday” (:7:67)\n",
        "says so     the article itself: nobody is cited for it\n",
        "date        same      +6   the main events of one story (12 March 2024 in both)\n",
        "19 and 12 have no value in common\n",
        "cause       none: nothing in the texts makes one of the two the later\n",
        "SUPPORT\n",
        "Replay: crosscheck explain f1 ferry\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let text = told(folder.path(), &["explain", "F2", "ferry", "--format", "md"]);
    let text = text + &told(folder.path(), &["explain", "F3", "ferry", "--format", "md"]);
    assert!(
        text.contains(
            "| by      | “At least” makes it the least number (rules/lexicon/hedges.yaml, before: at\\_least)"
        ),
        "{text}"
    );
    let json = told(folder.path(), &["explain", "F1", "ferry", "--format", "json", "--limit", "1"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "crosscheck/explanation/1");
    assert_eq!(
        (&json["parts"][0]["entries"][0]["quote"]["line"], &json["parts"][0]["left_out"]),
        (&7.into(), &2.into())
    );
}

#[test]
fn the_points_of_a_pair_add_up_to_its_sum() {
    let articles: Vec<Article> = generate_one();
    let report = compare(&articles, rules());
    for row in report.rows.iter().filter(|row| row.cells.len() > 1) {
        let told = explain(&articles, rules(), &Decisions::default(), &Asked::Entry(row.id.clone()), 0).unwrap();
        let pairs = told.parts.iter().filter(|part| part.heading.contains("key by key")).flat_map(|part| &part.entries);
        for pair in pairs {
            let points = |sum: bool| {
                pair.steps.iter().filter(|s| (s.name == "sum") == sum).filter_map(|s| s.points).sum::<i32>()
            };
            assert_eq!(points(false), points(true), "{pair:?}");
        }
    }
}

fn generate_one() -> Vec<Article> {
    let seeds = story::seeds();
    seeds.into_iter().flat_map(|(_, articles)| articles).collect()
}

#[test]
fn every_entry_of_the_sample_stories_can_be_explained_and_quotes_what_is_there() {
    for (name, articles) in story::seeds() {
        let report = compare(&articles, rules());
        let rows = report.rows.iter().map(|row| row.id.clone());
        let refused = report.refused.iter().map(|refused| refused.id.clone());
        for id in rows.chain(refused).chain(report.inside.iter().map(|inside| inside.id.clone())) {
            let told = explain(&articles, rules(), &Decisions::default(), &Asked::Entry(id.clone()), 0).unwrap();
            assert!(told.subject.starts_with(&id), "{name}: {}", told.subject);
            for entry in told.parts.iter().flat_map(|part| &part.entries) {
                let (Some(path), Some(quote)) = (&entry.path, &entry.quote) else { continue };
                let article = articles.iter().find(|article| article.path == *path).unwrap();
                assert_eq!(quote.span.of(&article.text), quote.words, "{name} {id}");
            }
        }
    }
}

#[test]
fn an_entry_that_is_not_there_is_told_of_with_those_that_are() {
    let folder = folder();
    let ran = run(folder.path(), &["explain", "F9", "ferry"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("has no entry F9; it has F1 to "), "{}", ran.err);
    let ran = run(folder.path(), &["explain", "F1"]);
    assert!(ran.code == 2 && ran.err.contains("no articles behind F1"), "{}", ran.err);
}

#[test]
fn two_places_tell_why_their_claims_were_not_joined() {
    let folder = folder();
    let pair = |a: &str, b: &str| told(folder.path(), &["explain", "--pair", a, b, "ferry"]);
    let text = pair("star.txt:7", "ferry/post.md:7");
    assert!(text.contains("joined in F1"), "{text}");
    // What may be is no claim, and what no rule takes is unread: both are said.
    let text = pair("star:9", "post:9");
    assert!(text.contains("No claim was read at post:9.") || text.contains("different kinds"), "{text}");
    assert!(text.contains("fenced off  “40 injured” (wounded) is not told as having happened: “may”"), "{text}");
    let text = pair("star.txt:7:1", "star.txt:9:1");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("none were compared: star.txt:7:1 has killed; star.txt:9:1 has wounded."), "{text}");
    let ran = run(folder.path(), &["explain", "--pair", "star.txt", "post:9", "ferry"]);
    assert!(ran.code == 2 && ran.err.contains("star.txt is no place; give FILE:LINE"), "{}", ran.err);
    let ran = run(folder.path(), &["explain", "--pair", "sun.txt:1", "post:9", "ferry"]);
    assert!(
        ran.err.contains("sun.txt is none of the articles; give its path among the articles; they are ferry/post.md"),
        "{}",
        ran.err
    );
}

#[test]
fn a_ban_is_kept_in_a_file_and_shown_and_can_be_taken_back() {
    let folder = folder();
    let ran = run(folder.path(), &["compare", "ferry"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let text =
        told(folder.path(), &["decide", "ban", "star.txt:7:1", "post.md:7:31", "ferry", "--reason", "two ferries"]);
    assert!(
        text.starts_with("1 in crosscheck.decisions.yaml: banned: two ferries\n   ferry/star.txt:7 “Twelve"),
        "{text}"
    );
    let text = told(folder.path(), &["compare", "ferry"]);
    assert!(text.contains("X1 star :7 × post :7") && text.contains("banned: two ferries"), "{text}");
    assert!(text.contains("DECISIONS OF THE DESK\nX1 banned: two ferries. star:7"), "{text}");
    let json = told(folder.path(), &["compare", "ferry", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["replay"], "crosscheck compare --decisions crosscheck.decisions.yaml ferry");
    assert_eq!(json["refused"][0]["banned"], "two ferries");
    assert_eq!(json["decisions"][0]["entry"], "X1");
    // It is found from below, where the files have other names, and when lines have moved.
    fs::write(folder.path().join("ferry/star.txt"), STAR.replace("Twelve people", "Smoke rose.\n\nTwelve people"))
        .unwrap();
    let text = told(&folder.path().join("ferry"), &["compare", "star.txt", "post.md"]);
    assert!(text.contains("X1 banned: two ferries") && text.contains("(../crosscheck.decisions.yaml:3)"), "{text}");
    assert_eq!(run(folder.path(), &["compare", "ferry", "--no-decisions"]).code, 1);
    let text = told(folder.path(), &["explain", "X1", "ferry"]);
    assert!(text.contains("banned: two ferries (crosscheck.decisions.yaml:3)"), "{text}");
    let text = told(folder.path(), &["decide", "list"]);
    assert!(text.starts_with("crosscheck.decisions.yaml: 1 decision\n1 banned: two ferries\n"), "{text}");
    told(folder.path(), &["decide", "undo", "1"]);
    assert_eq!(run(folder.path(), &["compare", "ferry"]).code, 1);
    let ran = run(folder.path(), &["decide", "undo", "1"]);
    assert!(ran.code == 2 && ran.err.contains("has no decision 1; it holds 0"), "{}", ran.err);
}

#[test]
fn a_ban_of_a_headline_parts_the_text_below_it_too() {
    let folder = folder();
    told(folder.path(), &["decide", "ban", "star.txt:2", "post.md:7:31", "ferry", "--reason", "so"]);
    let text = told(folder.path(), &["compare", "ferry"]);
    assert!(text.contains("no conflict") && text.contains("people killed: twelve (star :2 :7)"), "{text}");
}

#[test]
fn decisions_that_contradict_each_other_are_named_with_both_lines() {
    let folder = folder();
    let decide = |word: &str, a: &str, b: &str| run(folder.path(), &["decide", word, a, b, "ferry", "--reason", "so"]);
    assert_eq!(decide("pin", "star.txt:7:1", "post.md:7:31").code, 0);
    let ran = decide("ban", "F1.1", "F1.3");
    assert!(ran.code == 2 && ran.err.contains("bans what line 3 pins"), "{}", ran.err);
    let ran = decide("pin", "star.txt:7:1", "post.md:7:31");
    assert!(ran.code == 2 && ran.err.contains("has pinned the two already"), "{}", ran.err);
    let ran = decide("pin", "star.txt:7:1", "post.md:9:50");
    assert!(ran.code == 2 && ran.err.contains("answers of two units"), "{}", ran.err);
    let ran = decide("pin", "star.txt:1", "post.md:9");
    assert!(ran.code == 2 && ran.err.contains("no claim was read at star.txt:1"), "{}", ran.err);
    let file = folder.path().join("crosscheck.decisions.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let entry = &text[text.find("- decision").unwrap()..];
    fs::write(&file, format!("{text}{}", entry.replace("decision: pin", "decision: ban"))).unwrap();
    let ran = run(folder.path(), &["compare", "ferry"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("crosscheck.decisions.yaml:7:1: line 7 bans what line 3 pins; take one"), "{}", ran.err);
    fs::write(&file, "- decision: pun\n").unwrap();
    let ran = run(folder.path(), &["compare", "ferry"]);
    assert!(ran.code == 2 && ran.err.contains("crosscheck.decisions.yaml:1:"), "{}", ran.err);
}

#[test]
fn a_decision_whose_words_are_gone_is_told_of_and_nothing_else_is_lost() {
    let folder = folder();
    assert_eq!(
        run(folder.path(), &["decide", "ban", "star.txt:7:1", "post.md:7:31", "ferry", "--reason", "so"]).code,
        0
    );
    fs::write(folder.path().join("ferry/star.txt"), STAR.replace("Twelve people were", "Twelve were")).unwrap();
    let ran = run(folder.path(), &["compare", "ferry"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let told =
        "The ban “so” does nothing here: ferry/star.txt has no claim of the kind killed with the words “Twelve people";
    assert!(ran.err.contains(told), "{}", ran.err);
    assert!(ran.out.contains("The ban “so” does nothing here"), "{}", ran.out);
    fs::remove_file(folder.path().join("ferry/star.txt")).unwrap();
    let ran = run(folder.path(), &["compare", "ferry"]);
    assert!(ran.err.contains("names ferry/star.txt, which is not there"), "{}", ran.err);
}

fn pin<'a>(sides: (&'a str, &'a str), reason: &'a str) -> Wanted<'a> {
    Wanted { ruling: Ruling::Pin, sides, reason, anyway: false }
}

#[test]
fn a_pin_of_two_kinds_or_two_things_is_a_slip_unless_it_is_meant() {
    let one = Article::new(
        "a.txt",
        "A fire broke out in Norhaven, Vesta, on 3 May 2024. Twelve people were killed. Fifteen fire engines were sent.",
    );
    let two = Article::new(
        "b.txt",
        "A fire broke out in Norhaven, Vesta, on 3 May 2024. Nine people were injured. Six helicopters were sent.",
    );
    let articles = [one, two];
    let report = compare(&articles, rules());
    let name = |words: &str| {
        let cells =
            report.rows.iter().flat_map(|row| row.cells.iter().enumerate().map(move |(at, cell)| (row, at, cell)));
        let (row, at, _) = cells.into_iter().find(|(.., cell)| cell.quote.words.contains(words)).unwrap();
        format!("{}.{}", row.id, at + 1)
    };
    for (a, b, why) in [
        (
            "killed",
            "injured",
            "“Twelve people were killed” (killed) and “Nine people were injured” (wounded) are of two kinds",
        ),
        ("engines", "helicopters", "count two things, fire engines and helicopters"),
    ] {
        let (a, b) = (name(a), name(b));
        let wanted = pin((a.as_str(), b.as_str()), "so");
        let trouble = decide(&articles, rules(), &Decisions::default(), &wanted).unwrap_err();
        assert!(trouble.what.contains(why), "{trouble}");
        assert_eq!(
            trouble.help,
            format!(
                "see that {a} and {b} are the claims you mean; if they are one question all the same, say --anyway"
            )
        );
        let meant = Wanted { anyway: true, ..wanted };
        assert!(decide(&articles, rules(), &Decisions::default(), &meant).is_ok());
        let apart = Wanted { ruling: Ruling::Ban, ..wanted };
        assert!(decide(&articles, rules(), &Decisions::default(), &apart).is_ok());
    }
}

#[test]
fn a_decision_tells_what_its_names_were_taken_for_and_how_to_take_it_back() {
    let folder = folder();
    let text = told(folder.path(), &["decide", "pin", "F1.1", "star.txt:7:1", "ferry", "--reason", "one ferry"]);
    let named =
        "pinned: one ferry\n   F1.1 is ferry/post.md:7 “killed 19 people” (killed)\n   ferry/star.txt:7 “Twelve";
    assert!(text.contains(named), "{text}");
    assert!(text.ends_with("   `crosscheck decide undo 1` takes it back\n"), "{text}");
}

#[test]
fn a_pin_joins_what_the_keys_keep_apart() {
    let one = Article::new("a.txt", "Twelve people were killed in Norhaven, Vesta, on 3 May 2024.");
    let two = Article::new("b.txt", "Nine people were killed in Estmark, Ruvia, on 9 June 2024.");
    let articles = [one, two];
    assert_eq!(compare(&articles, rules()).rows.iter().filter(|row| row.cells.len() > 1).count(), 0);
    let made = decide(&articles, rules(), &Decisions::default(), &pin(("a.txt:1:1", "b.txt:1:1"), "one raid")).unwrap();
    let decisions = Decisions { file: "d.yaml".into(), list: vec![made] };
    let report = compare_decided(&articles, rules(), &decisions).unwrap();
    let row = report.rows.iter().find(|row| row.kind == "killed").unwrap();
    assert_eq!((row.cells.len(), row.pinned.as_slice()), (2, &["one raid".to_string()][..]));
    let text = crosscheck::report::write(&report, crosscheck::report::Format::Table, 100, false);
    assert!(text.contains("people killed (3 May 2024) [pinned: one raid]\n"), "{text}");
    let spot = |words| Spot::parse(words).unwrap();
    let asked = Asked::Pair(spot("a.txt:1:1"), spot("b.txt:1:1"));
    let told = explain(&articles, rules(), &decisions, &asked, 0).unwrap();
    assert_eq!(told.finding, "The two claims were joined.");
}

/// A cell as a decision names it.
fn named(report: &Report, cell: &Cell) -> Named {
    Named {
        file: report.sources[cell.source].path.clone(),
        line: cell.quote.line,
        kind: cell.rule.split('#').next().unwrap().to_owned(),
        words: cell.quote.words.clone(),
    }
}

fn holds(report: &Report, claim: &Named) -> Vec<usize> {
    let here = |row: &crosscheck::report::Row| row.cells.iter().any(|cell| named(report, cell) == *claim);
    (0..report.rows.len()).filter(|&at| here(&report.rows[at])).collect()
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn pin_and_ban_win_and_are_shown(
        seed in any::<u64>(),
        picks in prop::collection::vec((0usize..997, 0usize..997, any::<bool>()), 1..4),
    ) {
        let story = generate::story_of(seed, 2..=4);
        let articles = story.articles();
        let before = compare(&articles, rules());
        let cells: Vec<Named> = before.rows.iter().flat_map(|row| &row.cells).map(|cell| named(&before, cell)).collect();
        prop_assume!(cells.len() > 1);
        let list = picks.iter().enumerate().map(|(at, &(a, b, pin))| Decision {
            decision: if pin { Ruling::Pin } else { Ruling::Ban },
            reason: format!("reason {at}"),
            a: cells[a % cells.len()].clone(),
            b: cells[b % cells.len()].clone(),
            place: at as u32 + 1,
        });
        let decisions = Decisions { file: "d.yaml".into(), list: list.collect() };
        let Ok(report) = compare_decided(&articles, rules(), &decisions) else {
            // Only a ban of what pins make one is refused.
            prop_assert!(decisions.list.iter().any(|d| d.decision == Ruling::Ban));
            prop_assert!(decisions.list.iter().any(|d| d.decision == Ruling::Pin));
            return Ok(());
        };
        prop_assert_eq!(report.decisions.len(), decisions.list.len());
        for (decision, shown) in decisions.list.iter().zip(&report.decisions) {
            prop_assert_eq!(&shown.reason, &decision.reason);
            let Some(entry) = &shown.entry else {
                prop_assert!(["one claim", "two units"].iter().any(|why| shown.finding.contains(why)), "{}", shown.finding);
                continue;
            };
            let together = holds(&report, &decision.a).iter().any(|row| holds(&report, &decision.b).contains(row));
            match decision.decision {
                Ruling::Pin => {
                    prop_assert!(together);
                    let row = report.rows.iter().find(|row| row.id == *entry).unwrap();
                    prop_assert!(row.pinned.contains(&decision.reason));
                }
                Ruling::Ban => {
                    prop_assert!(!together, "{:?}", decision);
                    let refused = report.refused.iter().find(|refused| refused.id == *entry).unwrap();
                    prop_assert_eq!(refused.banned.as_ref(), Some(&decision.reason));
                }
            }
        }
        let mut turned = articles.clone();
        turned.reverse();
        let again = compare_decided(&turned, rules(), &decisions).unwrap();
        prop_assert_eq!(story::json(&again), story::json(&report));
    }
}
