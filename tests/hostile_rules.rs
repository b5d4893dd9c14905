//! Rules that were made to hurt: each loads, or is refused with a place and a reason, and what loads can be used.

use crosscheck::{Article, RuleBook, RuleError};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Longer than any of these takes, also in a build without optimisation on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn load(file: &str, text: &str) -> Result<RuleBook, Vec<RuleError>> {
    RuleBook::layered(&[(file.into(), text.into())])
}

/// A text as a double-quoted scalar of YAML, with nothing in it that YAML itself refuses.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        ' '..='~' | '¡'..='\u{1fff}' | '\u{3000}'..='\u{d7ff}' => c.to_string(),
        _ => format!("\\U{:08x}", c as u32),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

const HEAD: &str = "kind: hostile\nabout: a\nquestion: a\nsection: figures\nslots:\n  count: { is: count }\n  who: { is: name }\n  \
                    act: { is: clause }\n  what: { is: phrase }\nanswer: act\nsame: [event]\ncompare: listed\nexamples: []\nsays:\n";

fn rule(patterns: &[String]) -> String {
    let lines: String = patterns.iter().map(|pattern| format!("  - {}\n", quoted(pattern))).collect();
    format!("{HEAD}{lines}")
}

fn sentences() -> Vec<String> {
    vec![
        "At least 12 people were killed and 40 hurt, Ann Dale said, in the first round.".into(),
        "12 killed ".repeat(40) + ".",
        "killed were ".repeat(40) + ".",
        "((((([[[[[“\"'".repeat(20),
        "a, b - c; d: e — f … \u{0} \u{200b} 漢字 🙂 é ".repeat(8),
        String::new(),
    ]
}

/// Every fault says where, what and what to do.
fn stands(errors: &[RuleError], text: &str) {
    assert!(!errors.is_empty());
    for error in errors {
        assert!(!error.what.is_empty() && !error.help.is_empty(), "{error:?}");
        assert!(error.line > 0 && error.column > 0, "{error:?}");
        assert!(error.span.as_ref().is_none_or(|span| text.get(span.clone()).is_some()), "{error:?}");
        assert!(error.what.len() + error.help.len() < 2_000, "{} bytes are told", error.what.len() + error.help.len());
    }
}

fn use_up(rules: &RuleBook) {
    for sentence in sentences() {
        let started = Instant::now();
        rules.read(&Article::new("hostile", sentence));
        assert!(started.elapsed() < PATIENCE);
    }
}

fn fragment() -> impl Strategy<Value = String> {
    let loose = [
        "{count}",
        "{who}",
        "{act}",
        "{what}",
        "{none}",
        "{",
        "}",
        "<be>",
        "<killed>",
        "<nix>",
        "<",
        ">",
        "killed",
        "were",
        "(",
        ")",
        "[",
        "]",
        "|",
        "..3",
        "...5",
        ",...40",
        "..",
        "..0",
        "..99",
        "...",
        ",...",
        "!(",
        "!",
        "\"",
        "'",
        "“",
        "’s",
        "é",
        "漢字",
        "\u{200b}",
        "\u{feff}",
        "🙂",
        "\u{0}",
        "\u{1b}[31m",
        "\n",
        "\t",
        "-",
        ",",
        ".",
        "%",
        "\\",
        " ",
        "#",
        ": ",
        "&a",
        "*a",
        "12",
        "",
    ];
    proptest::sample::select(loose.to_vec()).prop_map(str::to_owned)
}

/// A pattern whose brackets fit, of any depth that a pattern may have and somewhat more.
fn nested() -> impl Strategy<Value = String> {
    let leaf = proptest::sample::select(vec![
        "{count}", "{who}", "<be>", "<killed>", "killed", "were", "..3", "...8", ",...12", "",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(18, 60, 4, |inner| {
        let several = proptest::collection::vec(inner, 1..4);
        prop_oneof![
            several.clone().prop_map(|parts| parts.join(" ")),
            several.clone().prop_map(|parts| format!("({})", parts.join("|"))),
            several.clone().prop_map(|parts| format!("[{}]", parts.join("|"))),
            several.prop_map(|parts| format!("!({})", parts.join("|"))),
        ]
    })
}

fn pattern() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::collection::vec(fragment(), 0..24).prop_map(|parts| parts.join(" ")),
        proptest::collection::vec(fragment(), 0..24).prop_map(|parts| parts.concat()),
        nested(),
        any::<String>(),
    ]
}

proptest! {
    // Ten books of a thousand patterns: ten thousand.
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_pattern_loads_or_is_refused_and_what_loads_comes_to_an_end(patterns in proptest::collection::vec(pattern(), 1000)) {
        // What is told of is taken out, until nothing is.
        let (head, mut sound) = (HEAD.lines().count(), patterns);
        let rules = loop {
            let text = rule(&sound);
            let errors = match load("hostile.yaml", &text) {
                Ok(rules) => break rules,
                Err(errors) => errors,
            };
            stands(&errors, &text);
            let broken: Vec<usize> = errors.iter().map(|error| (error.line as usize).wrapping_sub(head + 1)).collect();
            let left: Vec<String> =
                sound.iter().enumerate().filter(|(at, _)| !broken.contains(at)).map(|(_, p)| p.clone()).collect();
            prop_assert!(left.len() < sound.len(), "{errors:?}");
            sound = left;
        };
        use_up(&rules);
    }
}

/// Patterns, each with a word of the fault that is expected; nothing where it loads.
fn adversarial() -> Vec<(String, &'static str)> {
    let many = |part: &str, times: usize| part.repeat(times);
    let mut all: Vec<(String, &str)> = Vec::new();
    for depth in [1, 8, 15] {
        all.push((many("(", depth) + "killed" + &many(")", depth), ""));
        all.push((many("[", depth) + "killed" + &many("]", depth) + " were", ""));
    }
    for depth in [16, 17, 100, 2000] {
        all.push((many("(", depth) + "killed" + &many(")", depth), "too deep"));
        all.push((many("[", depth) + "killed" + &many("]", depth), "too deep"));
        all.push((many("([", depth) + "killed" + &many("])", depth), "too deep"));
        all.push((many("!(", depth) + "killed" + &many(")", depth), ""));
    }
    for bracket in ["(", "[", "{", "<", "!("] {
        all.push((bracket.into(), "never closed"));
        all.push((format!("killed {bracket}were"), "never closed"));
    }
    for bracket in [")", "]", "}", ">", "|", "(]", "[)", "{count)", "<be)", "(a|b]", "[a}", "((a)", "[[a]"] {
        all.push((format!("killed {bracket}"), "`"));
    }
    for gap in [
        "..",
        "...",
        ",...",
        "..0",
        "..41",
        "..99999999999999999999",
        "....3",
        ",....3",
        ".. 3",
        "..-1",
        "..x",
        ",...0",
    ] {
        all.push((format!("killed {gap} were"), ""));
    }
    all.extend([
        ("killed".repeat(100_000), "the most is 10000"),
        ("killed ".repeat(60_000), "the most is 10000"),
        ("é".repeat(6_000), "the most is 10000"),
        (format!("({})", vec!["killed"; 1000].join("|")), ""),
        (format!("({})", vec!["killed"; 5000].join("|")), "the most is 10000"),
        (format!("killed ({}", "a|".repeat(1000)), "never closed"),
        (format!("killed {}", "..40 ".repeat(40)), ""),
        (format!("killed {}", "..40 ".repeat(200)), "too long"),
        (format!("{} were", "..40 ".repeat(40)), ""),
        (format!("{} were", "[..40] ".repeat(40)), ""),
        (format!("{} were", "[[..40] [..40]] ".repeat(20)), ""),
        (format!("{} were", "[..40|...40|,...40] ".repeat(12)), ""),
        (format!("{} were", "(..40|...40) ".repeat(20)), ""),
        (format!("killed {}", "[killed] ".repeat(900)), ""),
        (format!("killed {}", "[killed|were] ".repeat(600)), ""),
        (format!("killed {}", "[{act}] ".repeat(100)), ""),
        (format!("{{what}} {}", "[{what}] ".repeat(100)), ""),
        (format!("{}killed", "{what} ".repeat(300)), ""),
        (format!("{}killed", "{act} ".repeat(300)), ""),
        (format!("{}killed", "{count} ".repeat(300)), ""),
        (format!("{}killed", "<be> ".repeat(300)), ""),
        (format!("killed !({})", "..40 ".repeat(4)), ""),
        (format!("killed !({})", "..40 ".repeat(10)), "too long"),
        (format!("..40 killed {}", "!(..40 were) ".repeat(4)), ""),
        (format!("..40 killed {}", "!(..40 were) ".repeat(40)), "too long"),
        ("killed !(a !(b !(c)))".into(), "inside another"),
        (String::new(), "where there is nothing"),
        (" ".repeat(5_000), "where there is nothing"),
        ("[killed]".into(), "where there is nothing"),
        ("!(killed)".into(), "where there is nothing"),
        ("..4".into(), "where there is nothing"),
        ("()".into(), "where there is nothing"),
        ("(|)".into(), "where there is nothing"),
        ("[]".into(), "where there is nothing"),
        ("killed (|were)".into(), ""),
        ("{}".into(), "no slot"),
        ("{ }".into(), "no slot"),
        ("<>".into(), "no word class"),
        ("{{count}}".into(), "no slot"),
        ("{count count}".into(), "no slot"),
        (format!("{{{}}}", "c".repeat(5_000)), "no slot"),
        (format!("<{}>", "c".repeat(5_000)), "no word class"),
        ("\u{0}".into(), ""),
        ("\u{0}\u{1}\u{2}\u{7f}".into(), ""),
        ("\u{1b}[31mkilled".into(), ""),
        ("\u{200b}".into(), ""),
        ("\u{feff}killed".into(), ""),
        ("\u{202e}dellik".into(), ""),
        ("killed\r\nwere".into(), ""),
        ("e\u{301}".repeat(500), ""),
        ("👩‍👩‍👧‍👦".repeat(50), ""),
        ("'s".into(), ""),
        ("’s".into(), ""),
        ("\"killed\"".into(), ""),
        ("-".repeat(3_000), ""),
        (".".repeat(3_000), "a gap needs"),
        ("!".repeat(3_000), ""),
        ("%$#@&*".into(), ""),
        ("\\".repeat(1_000), ""),
    ]);
    all
}

#[test]
fn a_hundred_adversarial_patterns_load_or_are_refused_for_the_right_reason() {
    let all = adversarial();
    assert!(all.len() >= 100, "{}", all.len());
    let patterns: Vec<String> = all.iter().map(|(pattern, _)| pattern.clone()).collect();
    let text = rule(&patterns);
    let errors = load("hostile.yaml", &text).err().unwrap_or_default();
    stands(&errors, &text);
    let head = HEAD.lines().count();
    let mut sound = Vec::new();
    for (at, (pattern, expected)) in all.into_iter().enumerate() {
        let told: Vec<String> =
            errors.iter().filter(|error| error.line as usize == head + at + 1).map(|error| error.to_string()).collect();
        let start: String = pattern.chars().take(60).collect();
        assert!(expected.is_empty() || told.iter().any(|told| told.contains(expected)), "{start}: {told:?}");
        if told.is_empty() {
            sound.push(pattern);
        }
    }
    let started = Instant::now();
    let rules = load("hostile.yaml", &rule(&sound)).unwrap_or_else(|errors| panic!("{errors:?}"));
    for sentence in ["12 killed ", "killed were ", "((((([[[[[“\"'"] {
        rules.read(&Article::new("hostile", sentence.repeat(190)));
    }
    use_up(&rules);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}

#[test]
fn files_made_to_fill_the_memory_are_refused() {
    let mut laughs = String::from("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (one, two) in ('b'..='i').zip('a'..='h') {
        laughs.push_str(&format!("{one}: &{one} [{}]\n", vec![format!("*{two}"); 9].join(", ")));
    }
    let files = [
        (laughs, "alias"),
        ("[".repeat(1_000_000), "too deep"),
        ("{".repeat(1_000_000), "too deep"),
        ("- ".repeat(100_000), "too deep"),
        ("a: ".repeat(100_000), "no YAML"),
        (format!("{HEAD}{}", "  - killed\n".repeat(50_000)), "the most is 1000"),
        (
            HEAD.replace(
                "act: { is: clause }",
                &(0..300).map(|n| format!("s{n}: {{ is: count }}\n  ")).collect::<String>(),
            ),
            "",
        ),
        (format!("{HEAD}  - killed\n{}", "# ".repeat(2_000_000)), "the most is"),
        ("\u{0}".into(), ""),
        ("\u{feff}".into(), ""),
        ("kind: hostile\nkind: hostile\n".repeat(5_000), "twice"),
        ("%YAML 9.9\n---\na: 1\n".into(), ""),
        ("!!binary aGk=".into(), ""),
        ("? [a, b]\n: c\n".into(), "key"),
        (format!("kind: {}", "k".repeat(500_000)), "missing"),
    ];
    for (text, expected) in files {
        for file in ["hostile.yaml", "my/lexicon/words.yaml"] {
            let started = Instant::now();
            let errors = load(file, &text).err().unwrap_or_default();
            let head: String = text.chars().take(60).collect();
            stands(&errors, &text);
            assert!(errors.len() <= 1001);
            let told = errors.iter().any(|error| format!("{error}").contains(expected));
            assert!(told || file != "hostile.yaml", "{head}: {}", errors[0]);
            assert!(started.elapsed() < PATIENCE, "{head}");
        }
    }
}
