//! The laws of comparing: what must hold of the verdicts whatever the articles say.

mod story;

use crosscheck::align::{Stories, score};
use crosscheck::claim::{Claim, Head, SameKey, answer};
use crosscheck::report::Row;
use crosscheck::{Article, Relation, Report, compare, judge};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;
use story::generate::{self, NAMES};
use story::{cases, rules, seeds};

/// A report as bytes.
fn bytes(report: &Report) -> String {
    serde_json::to_string_pretty(report).unwrap()
}

/// Words with the folds undone that a report does not care for.
fn plain(words: &str) -> String {
    words.replace(['“', '”'], "\"").replace(['’', '‘'], "'").replace('\u{a0}', " ")
}

/// One row in a line that does not depend on the order of the sources; `name` says which source is which.
fn line(report: &Report, row: &Row, name: &dyn Fn(&str) -> String) -> String {
    let cell = |cell: &crosscheck::report::Cell| {
        format!("{} “{}” {}", name(&report.sources[cell.source].id), plain(&cell.quote.words), plain(&cell.answer))
    };
    let mut cells: Vec<String> = row.cells.iter().map(cell).collect();
    cells.sort();
    let words: Vec<&str> = row.causes.iter().map(|c| c.word()).chain(row.missing.iter().map(|k| k.word())).collect();
    format!("{} {}{words:?} of {} origins: {}", row.kind, row.relation, row.support.origins, cells.join(" | "))
}

/// All rows of a report, sorted.
fn verdicts(report: &Report, name: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut lines: Vec<String> = report.rows.iter().map(|row| line(report, row, name)).collect();
    lines.sort();
    lines
}

fn by_id(report: &Report) -> Vec<String> {
    verdicts(report, &str::to_owned)
}

/// What stands in one list only, for a message that can be read.
fn only(a: &[String], b: &[String]) -> String {
    let lacks =
        |x: &[String], y: &[String]| x.iter().filter(|l| !y.contains(l)).cloned().collect::<Vec<_>>().join("\n  ");
    format!("only before:\n  {}\nonly after:\n  {}\n", lacks(a, b), lacks(b, a))
}

/// How many rows are in conflict.
fn conflicts(report: &Report) -> usize {
    report.count(Relation::Conflict)
}

/// The texts of a story, for a message.
fn texts(articles: &[Article]) -> String {
    articles.iter().map(|article| format!("[{}]\n{}\n", article.id, article.text)).collect()
}

/// In how many threads and in which order the articles are read.
fn ways(articles: &[Article], turn: usize) -> Vec<String> {
    let mut turned = articles.to_vec();
    turned.rotate_left(turn % articles.len().max(1));
    let mut reversed = articles.to_vec();
    reversed.reverse();
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let mut ways = vec![
        bytes(&compare(articles, rules())),
        bytes(&compare(&turned, rules())),
        bytes(&compare(&reversed, rules())),
    ];
    ways.extend([1, 2, 4].map(|threads| pool(threads).install(|| bytes(&compare(articles, rules())))));
    ways
}

#[test]
fn order_and_threads_change_no_byte_of_the_report_of_a_sample_story() {
    for (name, articles) in seeds() {
        let ways = ways(&articles, 2);
        assert!(ways.iter().all(|way| *way == ways[0]), "{name}");
    }
}

#[test]
fn names_of_files_change_no_verdict_on_a_sample_story() {
    for (name, articles) in seeds() {
        let before = by_id(&compare(&articles, rules()));
        let mut renamed = articles.clone();
        let last = articles.len() - 1;
        (0..=last).for_each(|at| renamed[at].id.clone_from(&articles[last - at].id));
        let back = |id: &str| articles[last - articles.iter().position(|a| a.id == id).unwrap()].id.clone();
        let after = verdicts(&compare(&renamed, rules()), &back);
        assert!(before == after, "{name}: {}", only(&before, &after));
    }
}

#[test]
fn generated_stories_come_to_every_relation() {
    let mut runner = TestRunner::new(cases(1));
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..60 {
        let story = generate::story(2..=5).new_tree(&mut runner).unwrap().current();
        let report = compare(&story.articles(), rules());
        let rows = report.rows.iter().map(|row| row.relation);
        rows.chain(report.refused.iter().map(|r| r.relation)).for_each(|r| *seen.entry(r.word()).or_default() += 1);
    }
    for word in ["single", "same", "compatible", "explained", "conflict", "incomparable", "undetermined"] {
        assert!(seen.get(word).is_some_and(|&times| times >= 3), "{word} is hardly tested: {seen:?}");
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn order_and_threads_change_no_byte_of_a_report(story in generate::story(2..=5), turn in 0..5usize) {
        let ways = ways(&story.articles(), turn);
        prop_assert!(ways.iter().all(|way| *way == ways[0]));
    }

    #[test]
    fn names_of_files_change_no_verdict(
        story in generate::story(2..=5),
        names in Just(NAMES.to_vec()).prop_shuffle(),
    ) {
        let before = by_id(&compare(&story.articles(), rules()));
        let back = |id: &str| NAMES[names.iter().position(|name| *name == id).unwrap()].to_owned();
        let after = verdicts(&compare(&story.named(&names), rules()), &back);
        prop_assert!(before == after, "{}{}", only(&before, &after), texts(&story.articles()));
    }

    #[test]
    fn an_article_against_itself_says_the_same(story in generate::story(1..=1)) {
        let articles = [story.named(&["one"]), story.named(&["two"])].concat();
        let report = compare(&articles, rules());
        for row in &report.rows {
            let alike = match row.relation {
                Relation::Same => true,
                Relation::Undetermined => !row.missing.is_empty(),
                // A kind that is only listed, and what answers two questions in one text, may stand alone.
                Relation::Single => row.support.articles == 1,
                // The text itself may word one figure in two ways.
                Relation::Compatible => row.cells.len() > 2,
                _ => false,
            };
            prop_assert!(alike, "{}\n{}", line(&report, row, &str::to_owned), texts(&articles[..1]));
        }
        // Without a day to count from nothing tells that the two speak of one event.
        let dated = articles[0].published.is_some();
        let alone = report.rows.iter().any(|row| row.kind == "killed" && row.relation == Relation::Single);
        prop_assert!(!dated || !alone, "{}{}", by_id(&report).join("\n"), texts(&articles[..1]));
    }

    #[test]
    fn two_claims_compare_alike_both_ways(story in generate::story(2..=4)) {
        let (heads, claims) = read(&story.articles());
        let (lexicon, stories) = (&rules().lexicon, Stories::new(&heads));
        for a in &claims {
            for b in claims.iter().filter(|b| b.kind.name == a.kind.name) {
                prop_assert_eq!(answer::lie(a, b, lexicon), answer::lie(b, a, lexicon));
                let (there, back) = (judge::pair::judge(a, b, &heads, lexicon), judge::pair::judge(b, a, &heads, lexicon));
                prop_assert_eq!(there, back, "{} / {}", &a.sentence, &b.sentence);
                let (there, back) = (score::compare(a, b, &stories, lexicon), score::compare(b, a, &stories, lexicon));
                prop_assert_eq!(there.score(), back.score(), "{} / {}", &a.sentence, &b.sentence);
                prop_assert_eq!(there.levels, back.levels, "{} / {}", &a.sentence, &b.sentence);
            }
        }
    }

    #[test]
    fn curly_quotes_and_hard_blanks_change_no_verdict(story in generate::story(2..=4), every in 1..4usize) {
        let before = by_id(&compare(&story.articles(), rules()));
        let folded = story.files().into_iter().zip(NAMES).map(|(text, name)| generate::read(name, &fold(&text, every)));
        let after = by_id(&compare(&folded.collect::<Vec<_>>(), rules()));
        prop_assert!(before == after, "{}{}", only(&before, &after), texts(&story.articles()));
    }

    #[test]
    fn a_wider_interval_makes_no_conflict(story in generate::story(2..=4), at in 0..4usize) {
        let before = compare(&story.articles(), rules());
        let mut wider = story.clone();
        let at = at % wider.tellings.len();
        wider.tellings[at].killed = story.tellings[at].killed.as_ref().map(generate::Figure::widened);
        let after = compare(&wider.articles(), rules());
        let (old, new) = (by_id(&before), by_id(&after));
        prop_assert!(conflicts(&after) <= conflicts(&before), "{}{}", only(&old, &new), texts(&story.articles()));
    }

    #[test]
    fn an_unrelated_article_changes_no_other_verdict(story in generate::story(2..=4), name in "[a-z]{3}") {
        let mut articles = story.articles();
        let before = by_id(&compare(&articles, rules()));
        articles.push(generate::read(&name, UNRELATED));
        let report = compare(&articles, rules());
        let theirs = report.rows.iter().filter(|row| row.cells.iter().all(|c| report.sources[c.source].id != name));
        let mut after: Vec<String> = theirs.map(|row| line(&report, row, &str::to_owned)).collect();
        after.sort();
        prop_assert!(before == after, "{}{}", only(&before, &after), texts(&articles));
    }

    #[test]
    fn a_copy_never_raises_the_number_of_origins(story in generate::story(1..=4), of in 0..4usize, first in any::<bool>()) {
        let mut articles = story.articles();
        let before = compare(&articles, rules());
        let copied = story.files()[of % articles.len()].replacen("\n---", "\nagency: \"Meridian News Agency\"\n---", 1);
        let twice = copied.matches("agency:").count() > 1;
        let copied = if twice { story.files()[of % articles.len()].clone() } else { copied };
        articles.push(generate::read(if first { "aaa" } else { "zzz" }, &copied));
        let after = compare(&articles, rules());
        let most = |report: &Report| {
            let mut most: BTreeMap<String, usize> = BTreeMap::new();
            for row in &report.rows {
                for cell in &row.cells {
                    let key = format!("{} {} {:?}", row.kind, report.sources[cell.source].id, cell.quote.span);
                    most.entry(key).and_modify(|n| *n = row.support.origins.max(*n)).or_insert(row.support.origins);
                }
            }
            most
        };
        let (old, new) = (most(&before), most(&after));
        for (key, origins) in old {
            prop_assert!(
                new[&key] <= origins, "{key}: {origins} became {}\n{}{}", new[&key],
                only(&by_id(&before), &by_id(&after)), texts(&articles)
            );
        }
    }

    #[test]
    fn without_any_date_there_is_no_conflict_over_an_event(story in generate::story(2..=5)) {
        let articles = story.undated().articles();
        let report = compare(&articles, rules());
        let dated = |row: &Row| {
            rules().kinds().any(|kind| kind.name == row.kind && kind.same.contains(&SameKey::Event))
        };
        for row in report.rows.iter().filter(|row| dated(row)) {
            let wrong = matches!(row.relation, Relation::Conflict | Relation::Explained);
            prop_assert!(!wrong, "{}\n{}", line(&report, row, &str::to_owned), texts(&articles));
        }
    }

    #[test]
    fn a_cause_moves_conflict_to_explained_and_nothing_else(story in generate::story(2..=4), at in 0..4usize) {
        let together = story.with(|telling| telling.published = Some((1, 8)));
        let mut later = together.clone();
        let at = at % later.tellings.len();
        later.tellings[at].published = Some((1, 11));
        let (before, after) = (compare(&together.articles(), rules()), compare(&later.articles(), rules()));
        let blind = |report: &Report| {
            let line = |row: &Row| line(report, &Row { causes: Vec::new(), ..row.clone() }, &str::to_owned);
            let mut lines: Vec<String> = report.rows.iter().map(|r| line(r).replacen(" explained[", " conflict[", 1)).collect();
            lines.sort();
            lines
        };
        let (old, new) = (blind(&before), blind(&after));
        prop_assert!(old == new, "{}{}", only(&old, &new), texts(&later.articles()));
        prop_assert!(conflicts(&after) <= conflicts(&before), "{}", texts(&later.articles()));
    }
}

/// Heads and claims of articles, each claim with its source.
fn read(articles: &[Article]) -> (Vec<Head>, Vec<Claim>) {
    let (mut heads, mut claims) = (Vec::new(), Vec::new());
    for (source, article) in articles.iter().enumerate() {
        let account = rules().read(article);
        heads.push(account.head);
        claims.extend(account.claims.into_iter().map(|claim| Claim { source, ..claim }));
    }
    (heads, claims)
}

/// The same article with straight quotation marks, and a hard blank for every so many blanks of its body.
fn fold(text: &str, every: usize) -> String {
    let (head, body) = text.split_once("---\n\n").unwrap();
    let mut blanks = 0;
    let hard = |c: char| {
        blanks += usize::from(c == ' ');
        if c == ' ' && blanks % every == 0 { '\u{a0}' } else { c }
    };
    let body: String = plain(body).chars().map(hard).collect();
    format!("{head}---\n\n{body}")
}

const UNRELATED: &str = "---\ntitle: \"Museum opens its new wing\"\noutlet: \"Arts Weekly\"\npublished: \"2019-02-11T09:00\"\n\
                         ---\n\nCurators in Lindow hung 340 paintings last month. The wing cost 18 million euros, and \
                         tickets are sold out until autumn. Two sculptors were hurt when a crate fell.\n";
