//! What a report leaves out is told: look-alikes beyond those listed, sentences too long to be read, inputs that failed.

mod story;

use crosscheck::report::{Format, Problem, Report, write};
use crosscheck::{Article, compare};
use story::rules;

fn table(report: &Report) -> String {
    write(report, Format::Table, 160, false)
}

fn markdown(report: &Report) -> String {
    write(report, Format::Markdown, 0, false)
}

/// Articles of several stories, eight each, every one with an old fire of its own: each two of a story look alike.
fn stories(towns: &[&str]) -> Vec<Article> {
    let each = towns.iter().enumerate().flat_map(|(at, town)| {
        (0..8).map(move |year| {
            let text = format!(
                "A ferry burned off {town}, Vesta, on {} May 2024. Twelve people were killed.\n\n\
                 A ferry fire in {} killed 30 people.\n",
                2 + 9 * at,
                1990 + year
            );
            Article::new(format!("{town}/{year}.txt"), text)
        })
    });
    each.collect()
}

#[test]
fn a_story_lists_as_many_look_alikes_whatever_is_compared_beside_it_and_all_are_counted() {
    let one = compare(&stories(&["Norhaven"]), rules());
    assert!(one.refused.len() == 24 && one.refused_beyond > 0, "{}", one.refused_beyond);
    let more = compare(&stories(&["Norhaven", "Estmark", "Tellin"]), rules());
    for town in ["Norhaven", "Estmark", "Tellin"] {
        let ours = |source: usize| more.sources[source].path.starts_with(town);
        assert_eq!(more.refused.iter().filter(|entry| ours(entry.a) && ours(entry.b)).count(), 24, "{town}");
    }
    for text in [table(&one), markdown(&one)] {
        let beyond = one.refused_beyond;
        assert!(text.contains(&format!("{} look-alikes not compared", 24 + beyond)), "{text}");
        assert!(text.contains(&format!("{beyond} further pairs, less alike, counted and not listed.\n")), "{text}");
    }
}

#[test]
fn a_sentence_too_long_to_be_read_is_told_as_unread() {
    let long = format!("Twelve people {} were killed", "and more and more ".repeat(140));
    let report = compare(&[Article::new("a.txt", long)], rules());
    let text = table(&report);
    assert!(text.contains("1 sentence too long to be read"), "{text}");
    assert!(text.contains("Not read, a sentence of over 400 words without an end: a.txt:1."), "{text}");
    assert!(!text.contains("Nothing left unread"), "{text}");
    let text = markdown(&report);
    assert!(!text.contains("was taken by a rule"), "{text}");
    let unread = text.split("## Unread\n").nth(1).unwrap().split("\n## ").next().unwrap();
    assert!(unread.contains("over 400 words without an end: “Twelve people and more"), "{unread}");
}

#[test]
fn nothing_left_unread_is_said_of_the_articles_that_could_be_read() {
    let mut report = compare(&[Article::new("a.txt", "Twelve people were killed.")], rules());
    assert!(table(&report).ends_with("Nothing left unread.\n"));
    report.problems.push(Problem { path: "scan.pdf".into(), reason: "is a PDF".into() });
    let text = table(&report);
    assert!(text.ends_with("Nothing left unread in the articles that could be read.\n"), "{text}");
    assert!(markdown(&report).contains("taken by a rule in the articles that could be read.\n"));
}

#[test]
fn equal_quotations_are_shown_once_with_their_places() {
    let said = "“We heard one bang and then the whole quay was burning,” said Mayor Ida Brandt";
    let head = "A ferry burned off Norhaven, Vesta, on 3 May 2024.";
    let articles = [
        Article::new("herald.txt", format!("{head}\n\n{said} on Friday.\n")),
        Article::new("courier.txt", format!("{head}\n\n{said}.\n")),
    ];
    let report = compare(&articles, rules());
    let text = table(&report);
    let quotes = text.split("QUOTES\n").nth(1).unwrap_or_else(|| panic!("{text}"));
    let (first, rest) = quotes.split_once('\n').unwrap();
    assert!(first.starts_with("Q1 same"), "{text}");
    assert!(rest.starts_with("   “We heard one bang and then the whole quay was burning,”"), "{text}");
    assert!(rest.contains(":3") && rest.matches("one bang").count() == 1, "{text}");
}
