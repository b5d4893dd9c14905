//! Reading files: encodings, front matter, names, and what is refused with which words.

use crosscheck::Article;
use crosscheck::input::{MAX_BYTES, name_articles, read, too_large};
use proptest::prelude::*;

fn text(path: &str, text: &str) -> Article {
    read(path, text.as_bytes()).unwrap()
}

fn refusal(path: &str, bytes: &[u8]) -> String {
    read(path, bytes).unwrap_err().to_string()
}

fn utf_16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn front_matter_fills_the_article() {
    let article = text(
        "folder/harbour.txt",
        "---\ntitle: \"Two boats lost\"\noutlet: Harbour Post\npublished: \"2024-03-12T21:40+05:30\"\nurl: https://h.example/1\n\
         byline: A. Reporter\nagency: MNA\ncorpus: made up\nupdated: 2024-03-13\n---\n\n\nTwo boats sank.\n",
    );
    assert_eq!(article.id, "harbour");
    assert_eq!(article.path, "folder/harbour.txt");
    assert_eq!(article.title.as_deref(), Some("Two boats lost"));
    assert_eq!(article.title_span.unwrap().of(&article.text), "Two boats lost");
    assert_eq!(article.outlet.as_deref(), Some("Harbour Post"));
    assert_eq!(article.published.unwrap().to_string(), "2024-03-12T21:40+05:30");
    assert_eq!(article.url.as_deref(), Some("https://h.example/1"));
    assert_eq!(article.byline.as_deref(), Some("A. Reporter"));
    assert_eq!(article.agency.as_deref(), Some("MNA"));
    assert_eq!(article.body.of(&article.text), "Two boats sank.\n");
    assert_eq!(article.notes, Vec::<String>::new());
}

#[test]
fn keys_have_other_names_and_values_need_not_be_strings() {
    let article = text(
        "a.md",
        "---\nTitle: 1984\npublisher: [North, South]\ndate: 2024-03-12 # a Tuesday\nauthor: null\n---\nText.",
    );
    assert_eq!(article.title.as_deref(), Some("1984"));
    assert_eq!(article.title_span.unwrap().of(&article.text), "1984");
    assert_eq!(article.outlet.as_deref(), Some("North, South"));
    assert_eq!(article.published.unwrap().to_string(), "2024-03-12");
    assert_eq!(article.byline, None);
    assert_eq!(text("a.md", "---\nheadline: Two boats\n---\nText.").title.as_deref(), Some("Two boats"));
    assert_eq!(text("a.md", "---\ntitle: 1e3\n---\nText.").title.as_deref(), Some("1e3"));
}

#[test]
fn a_title_that_is_not_there_letter_for_letter_has_no_span() {
    let escaped = text("a.txt", "---\ntitle: \"The \\\"Star\\\" sinks\"\n---\nText.");
    assert_eq!(escaped.title.as_deref(), Some("The \"Star\" sinks"));
    assert_eq!(escaped.title_span, None);
    let elsewhere = text("a.txt", "---\ntitle: \"Star\\x21\"\nbyline: Star!\n---\nText.");
    assert_eq!(elsewhere.title_span, None);
    let own_key = text("a.txt", "---\ntitle: title\n---\nText.");
    assert_eq!(own_key.title_span.unwrap().start, 11);
    let block = text("a.txt", "---\ntitle: >\n  Two boats lost\n---\nText.");
    assert_eq!(block.title_span.unwrap().of(&block.text), "Two boats lost");
}

#[test]
fn what_front_matter_says_in_vain_is_noted() {
    let article =
        text("a.txt", "---\nmood: calm\npublished: soon\nbyline: {name: A}\nsource: One\noutlet: Two\n---\nText.");
    assert_eq!(article.published, None);
    assert_eq!(article.outlet.as_deref(), Some("One"));
    let notes = article.notes.join("\n");
    assert!(notes.contains("`mood` is not a key"), "{notes}");
    assert!(notes.contains("`published: soon` is no date"), "{notes}");
    assert!(notes.contains("`byline` is no text"), "{notes}");
    assert!(notes.contains("`outlet` says again"), "{notes}");
}

#[test]
fn broken_front_matter_names_line_and_remedy() {
    let message = refusal("fire.txt", b"---\noutlet: Post\n\"title\": Fire: three dead\n---\nText.");
    assert!(message.starts_with("fire.txt:3: expected `key: value` in the front matter ("), "{message}");
    assert!(message.ends_with("; quote the value of `\"title\"`: \"…\""), "{message}");
    assert!(!message.contains('\n'));
    let message = refusal("fire.txt", b"---\noutlet: \"Post\ntitle: A\n---\nText.");
    assert!(message.ends_with("; close the quotation mark or bracket that stays open"), "{message}");
    let message = refusal("fire.txt", b"---\ntitle: A\n\toutlet: B\n---\nText.");
    assert!(message.ends_with("; begin the line with its key, without a blank before it"), "{message}");
    let message = refusal("fire.txt", b"---\ntitle: A\ntitle: B\n---\nText.");
    assert!(message.ends_with("keep one of the two lines"), "{message}");
}

#[test]
fn a_headline_is_taken_to_the_end_of_its_line_where_yaml_refuses_it() {
    for title in [
        "Harbour fire: what we know",
        "Mayor: \"No one is left\"",
        "\"No one is left\" says mayor: \"all are safe\"",
        "[Update] Ferry burns",
        "'We ran': ferry crew tells",
        "*Live* Ferry burns",
        "100%: how they voted",
        "@mayor: all are safe",
    ] {
        let head = format!("---\noutlet: Star: the paper\ntitle: {title}\npublished: 2024-03-12\n---\nText.");
        let article = text("a.txt", &head);
        assert_eq!(article.title.as_deref(), Some(title));
        assert_eq!(article.title_span.unwrap().of(&article.text), title);
        assert_eq!(article.outlet.as_deref(), Some("Star: the paper"));
        assert_eq!(article.published.unwrap().to_string(), "2024-03-12");
        assert_eq!(article.body.of(&article.text), "Text.");
    }
    let article = text("a.txt", "---\ntitle: \"Ferry\u{7} burns\"\nlead: Seen: by all\noutlet: |\n  Star\n---\nText.");
    assert_eq!((article.title.as_deref(), article.outlet.as_deref()), (Some("Ferry  burns"), Some("Star")));
}

#[test]
fn rules_between_paragraphs_are_no_front_matter() {
    let open = text("a.txt", "---\ntitle: A\n\nText that goes on.");
    assert_eq!((open.title, open.body.start), (None, 0));
    assert!(open.notes[0].contains("no line `---` closes"), "{:?}", open.notes);
    let late = text("a.txt", &format!("---\n{}---\nText.", "line\n".repeat(300)));
    assert_eq!(late.body.start, 0);
    let long = text("a.txt", &format!("---\ntitle: \"{}\"\n{}---\nText.", "x".repeat(70_000), "url: a\n"));
    assert_eq!(long.body.start, 0);
    let quoted = text("a.md", "---\nA motto.\n---\nText.");
    assert_eq!(quoted.body.start, 0);
    assert!(quoted.notes[0].contains("read as plain text"));
    assert_eq!(text("a.txt", "----\nText.").notes, Vec::<String>::new());
    assert_eq!(text("a.txt", "---\n---\nText.").body.start, 8);
}

#[test]
fn line_ends_of_windows_stay_as_they_are() {
    let article = text("a.txt", "---\r\ntitle: \"Two boats\"\r\n---\r\n\r\nOne.\r\nTwo.\r\n");
    assert_eq!(article.title_span.unwrap().of(&article.text), "Two boats");
    assert_eq!(article.body.of(&article.text), "One.\r\nTwo.\r\n");
}

#[test]
fn utf_8_may_bear_a_mark() {
    let article = read("a.txt", b"\xef\xbb\xbf---\ntitle: A\n---\nCaf\xc3\xa9.").unwrap();
    assert_eq!(article.title.as_deref(), Some("A"));
    assert_eq!(article.body.of(&article.text), "Café.");
    assert!(article.notes.is_empty());
}

#[test]
fn utf_16_is_read_with_a_mark_and_without() {
    let words = "---\ntitle: A\n---\nTwelve people – some say more – died in Čakovec.";
    for big in [false, true] {
        for mark in [false, true] {
            let article = read("a.txt", &utf_16(words, big, mark)).unwrap();
            assert_eq!(article.text, words, "big {big}, mark {mark}");
            assert_eq!(article.notes.is_empty(), mark);
        }
    }
}

#[test]
fn latin_1_is_guessed_and_the_guess_is_told() {
    let article = read("a.txt", b"Zw\xf6lf Menschen starben am Dienstag in K\xf6ln, sagte die Polizei.").unwrap();
    assert_eq!(article.text, "Zwölf Menschen starben am Dienstag in Köln, sagte die Polizei.");
    assert_eq!(article.notes, ["read as windows-1252; save it as UTF-8 to be sure"]);
}

#[test]
fn one_bad_byte_does_not_garble_the_rest() {
    let mut bytes = "Übermäßig größere Straßenzüge für ältere Bürger. ".repeat(3).into_bytes();
    bytes.push(0xc3);
    let article = read("a.txt", &bytes).unwrap();
    assert!(article.text.starts_with("Übermäßig"));
    assert!(article.notes[0].starts_with("line 1 has bytes that are no UTF-8"), "{:?}", article.notes);
}

#[test]
fn binary_files_are_refused_by_kind() {
    for (bytes, kind) in [
        (&b"%PDF-1.7 and so on"[..], "is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n....", "is a PNG image, not text"),
        (b"PK\x03\x04....", "is a ZIP archive"),
        (b"GIF89a....", "is a GIF image, not text"),
        (b"\xff\xd8\xff\xe0....", "is a JPEG image, not text"),
        (b"some\0thing\0\0else", "is binary data, not text"),
        (b"\x01\x02\x03\x04\x05text", "is binary data, not text"),
    ] {
        let message = refusal("x.txt", bytes);
        assert!(message.starts_with(&format!("x.txt: {kind}")), "{message}");
        assert!(message.ends_with("; save the article as plain text (.txt or .md)"), "{message}");
    }
}

#[test]
fn files_without_text_are_refused() {
    assert!(refusal("x.txt", b"").starts_with("x.txt: is empty; "));
    assert!(refusal("x.txt", b" \n\t\r\n").starts_with("x.txt: is blank; "));
    assert!(refusal("x.txt", b"---\ntitle: A\n---\n\n").starts_with("x.txt: has a head and no text; "));
}

#[test]
fn a_file_over_the_limit_is_refused_with_the_limit() {
    let message = refusal("x.txt", &vec![b'a'; MAX_BYTES + 1]);
    assert_eq!(message, "x.txt: is larger than 64 MiB, the most that is read; give one article a file");
    assert_eq!(message, too_large("x.txt").to_string());
}

#[test]
fn a_first_heading_of_markdown_is_the_title() {
    let article = text("a.md", "\n# Two boats lost #\n\nTwo boats sank.");
    assert_eq!(article.title.as_deref(), Some("Two boats lost"));
    assert_eq!(article.title_span.unwrap().of(&article.text), "Two boats lost");
    assert_eq!(article.body.of(&article.text), "Two boats sank.");
    assert_eq!(text("a.md", "# C#\n\nText.").title.as_deref(), Some("C#"));
    assert_eq!(text("a.md", "#flood\n\nText.").title, None);
    assert_eq!(text("a.md", "---\ntitle: A\n---\n# B\n\nText.").title.as_deref(), Some("A"));
    assert_eq!(text("a.txt", "# B\n\nText.").title, None);
}

#[test]
fn names_grow_only_where_they_must() {
    let names = |paths: &[&str]| -> Vec<String> {
        let mut articles: Vec<Article> = paths.iter().map(|path| Article::new(*path, "Text.")).collect();
        name_articles(&mut articles);
        articles.into_iter().map(|article| article.id).collect()
    };
    assert_eq!(names(&["s/fire/islander.txt", "s/fire/post.md"]), ["islander", "post"]);
    assert_eq!(names(&["s/fire/islander.txt", "s/flood/islander.md"]), ["fire/islander", "flood/islander"]);
    assert_eq!(names(&["a/x/i.txt", "b/x/i.txt", "c.txt"]), ["a/x/i", "b/x/i", "c"]);
    assert_eq!(names(&["long/way/i.txt", "long/way/i.md"]), ["i.txt", "i.md"]);
    assert_eq!(names(&["i.txt", "./i.txt"]), ["i~2", "i"]);
    assert_eq!(names(&["./i.txt", "i.txt"]), ["i", "i~2"]);
    assert_eq!(names(&["news.com.au.txt"]), ["news.com.au"]);
}

proptest! {
    #[test]
    fn no_bytes_whatever_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), markdown in any::<bool>()) {
        let _ = read(if markdown { "x.md" } else { "x.txt" }, &bytes);
    }

    #[test]
    fn no_front_matter_makes_the_reader_panic(head in "[-a-z:'\"# \\[{|>é\n\r0-9T+]{0,80}", key in "title|date|outlet|x") {
        for path in ["x.md", "x.txt"] {
            if let Ok(article) = read(path, format!("---\n{key}: {head}\n---\n# Text\n\nText.").as_bytes()) {
                prop_assert!(article.text.is_char_boundary(article.body.start as usize));
                prop_assert_eq!(article.body.end as usize, article.text.len());
                if let (Some(span), Some(title)) = (article.title_span, article.title) {
                    prop_assert_eq!(span.of(&article.text), title);
                }
            }
        }
    }

    #[test]
    fn names_are_unique_whatever_the_order(paths in prop::collection::vec("(a/|b/|c/){0,2}[xy](~2)?(\\.txt|\\.md)?", 1..9), turn in 0usize..9) {
        let mut articles: Vec<Article> = paths.iter().map(|path| Article::new(path.clone(), "Text.")).collect();
        let mut turned = articles.clone();
        let middle = turn % turned.len();
        turned.rotate_left(middle);
        name_articles(&mut articles);
        name_articles(&mut turned);
        let mut ids: Vec<(String, String)> = articles.into_iter().map(|a| (a.id, a.path)).collect();
        let mut other: Vec<(String, String)> = turned.into_iter().map(|a| (a.id, a.path)).collect();
        ids.sort();
        other.sort();
        prop_assert_eq!(&ids, &other);
        ids.dedup_by(|a, b| a.0 == b.0);
        prop_assert_eq!(ids.len(), other.len());
    }
}
