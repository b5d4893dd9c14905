//! The laws of comparing: what must hold of the verdicts whatever the articles say.

mod story;

use crosscheck::align::{Stories, score};
use crosscheck::claim::{Claim, Head, SameKey, answer};
use crosscheck::report::Row;
use crosscheck::{Article, Relation, Report, compare, judge};
use std::collections::BTreeMap;
use story::generate::{self, NAMES};
use story::{holds, rules, seeds};

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
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..60 {
        let report = compare(&generate::story(seed).articles(), rules());
        let rows = report.rows.iter().map(|row| row.relation);
        rows.chain(report.refused.iter().map(|r| r.relation)).for_each(|r| *seen.entry(r.word()).or_default() += 1);
    }
    for word in ["single", "same", "compatible", "explained", "conflict", "incomparable", "undetermined"] {
        assert!(seen.get(word).is_some_and(|&times| times >= 3), "{word} is hardly tested: {seen:?}");
    }
}

/// A fault with its message, unless it holds.
fn unless(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}

#[test]
fn order_and_threads_change_no_byte_of_a_report() {
    holds(32, 2..=5, |story, chance| {
        let ways = ways(&story.articles(), chance.below(5));
        unless(ways.iter().all(|way| *way == ways[0]), || "the bytes differ".into())
    });
}

#[test]
fn names_of_files_change_no_verdict() {
    holds(48, 2..=5, |story, chance| {
        let names = chance.shuffled(&NAMES);
        let before = by_id(&compare(&story.articles(), rules()));
        let back = |id: &str| NAMES[names.iter().position(|name| *name == id).unwrap()].to_owned();
        let after = verdicts(&compare(&story.named(&names), rules()), &back);
        unless(before == after, || only(&before, &after))
    });
}

#[test]
fn an_article_against_itself_says_the_same() {
    holds(64, 1..=1, |story, _| {
        let text = story.file(0);
        let report = compare(&[generate::read("one", &text), generate::read("two", &text)], rules());
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
            unless(alike, || line(&report, row, &str::to_owned))?;
        }
        // Without a day to count from nothing tells that the two speak of one event.
        let dated = story.outlets[0].published.is_some();
        let alone = |row: &Row| row.kind == "killed" && row.relation == Relation::Single && row.cells.len() > 1;
        unless(!dated || !report.rows.iter().any(alone), || by_id(&report).join("\n"))
    });
}

#[test]
fn two_claims_compare_alike_both_ways_and_each_is_the_same_as_itself() {
    holds(32, 2..=4, |story, _| {
        let (heads, claims) = read(&story.articles());
        let (lexicon, stories) = (&rules().lexicon, Stories::new(&heads));
        for a in &claims {
            let itself = judge::pair::judge(a, a, &heads, lexicon).relation;
            let open = answer::lie(a, a, lexicon).is_none();
            unless(open || itself == Relation::Same, || format!("{itself}: {}", a.sentence))?;
            for b in claims.iter().filter(|b| b.kind.name == a.kind.name) {
                let words = || format!("{} / {}", a.sentence, b.sentence);
                unless(answer::lie(a, b, lexicon) == answer::lie(b, a, lexicon), words)?;
                let verdict = |a, b| judge::pair::judge(a, b, &heads, lexicon);
                unless(verdict(a, b) == verdict(b, a), words)?;
                let ladder = |a, b| score::compare(a, b, &stories, lexicon);
                let (there, back) = (ladder(a, b), ladder(b, a));
                unless(there.score() == back.score() && there.levels == back.levels, words)?;
            }
        }
        Ok(())
    });
}

#[test]
fn curly_quotes_and_hard_blanks_change_no_verdict() {
    holds(48, 2..=4, |story, chance| {
        let every = 1 + chance.below(3);
        let before = by_id(&compare(&story.articles(), rules()));
        let folded = story.files().into_iter().zip(NAMES).map(|(text, name)| generate::read(name, &fold(&text, every)));
        let after = by_id(&compare(&folded.collect::<Vec<_>>(), rules()));
        unless(before == after, || only(&before, &after))
    });
}

#[test]
fn a_wider_interval_makes_no_conflict() {
    holds(64, 2..=4, |story, chance| {
        let before = compare(&story.articles(), rules());
        let mut wider = story.clone();
        let at = chance.below(5) % wider.outlets.len();
        wider.outlets[at].sayings.iter_mut().for_each(|saying| saying.figure = saying.figure.widened());
        let after = compare(&wider.articles(), rules());
        unless(conflicts(&after) <= conflicts(&before), || only(&by_id(&before), &by_id(&after)))
    });
}

#[test]
fn an_unrelated_article_changes_no_other_verdict() {
    holds(64, 2..=4, |story, chance| {
        let mut articles = story.articles();
        let before = by_id(&compare(&articles, rules()));
        // Sorted before all, among them, or behind them.
        let name = chance.pick(&["aa", "kk", "zz"]);
        articles.push(generate::read(name, UNRELATED));
        let report = compare(&articles, rules());
        let theirs = report.rows.iter().filter(|row| row.cells.iter().all(|c| report.sources[c.source].id != name));
        let mut after: Vec<String> = theirs.map(|row| line(&report, row, &str::to_owned)).collect();
        after.sort();
        unless(before == after, || only(&before, &after))
    });
}

#[test]
fn a_copy_never_raises_the_number_of_origins() {
    holds(64, 1..=4, |story, chance| {
        let before = compare(&story.articles(), rules());
        let (of, first) = (chance.below(5) % story.outlets.len(), chance.percent(50));
        // Word for word; with a light hand, under an agency's name; or both.
        let mut copied = story.clone();
        let of = copied.outlets[of].copies.map_or(of, |(source, _)| source);
        let mut copy = copied.outlets[of].clone();
        copy.copies = Some((of, chance.percent(50)));
        copy.agency |= chance.percent(50);
        copied.outlets[of].agency |= copy.agency;
        copied.outlets.push(copy);
        let mut articles = story.articles();
        let texts = copied.files();
        articles[of] = generate::read(NAMES[of], &texts[of]);
        let known = compare(&articles, rules());
        articles.push(generate::read(if first { "aaa" } else { "zzz" }, texts.last().unwrap()));
        let after = compare(&articles, rules());
        let most = |report: &Report| {
            let mut most: BTreeMap<String, usize> = BTreeMap::new();
            for row in &report.rows {
                for cell in &row.cells {
                    let key = format!("{} {} {}", row.kind, report.sources[cell.source].id, cell.quote.sentence);
                    most.entry(key).and_modify(|n| *n = row.support.origins.max(*n)).or_insert(row.support.origins);
                }
            }
            most
        };
        let (old, new) = (most(&known), most(&after));
        for (key, origins) in old {
            let now = new.get(&key).copied().unwrap_or(0);
            let told = || format!("{key}: {origins} became {now}\n{}", only(&by_id(&before), &by_id(&after)));
            unless(now <= origins, told)?;
        }
        Ok(())
    });
}

/// Whether a row is of a kind whose question names an event.
fn of_an_event(row: &Row) -> bool {
    rules().kinds().any(|kind| kind.name == row.kind && kind.same.contains(&SameKey::Event))
}

#[test]
fn without_any_date_there_is_no_conflict_over_an_event() {
    holds(64, 2..=5, |story, _| {
        let report = compare(&story.undated().articles(), rules());
        for row in report.rows.iter().filter(|row| of_an_event(row)) {
            let wrong = matches!(row.relation, Relation::Conflict | Relation::Explained);
            unless(!wrong, || line(&report, row, &str::to_owned))?;
        }
        Ok(())
    });
}

#[test]
fn an_article_without_a_date_makes_no_conflict_over_an_event() {
    holds(64, 2..=4, |story, chance| {
        let at = chance.below(4) % story.outlets.len();
        let dateless = story.undated().file(at);
        let mut articles = story.articles();
        articles[at] = generate::read(NAMES[at], &dateless);
        let report = compare(&articles, rules());
        articles.remove(at);
        let without = compare(&articles, rules());
        let conflict = |row: &&Row| of_an_event(row) && row.relation == Relation::Conflict;
        for row in report.rows.iter().filter(conflict) {
            // It may stand beside others that are in conflict without it.
            let part = row.cells.iter().any(|cell| report.sources[cell.source].id == NAMES[at]);
            let anyhow = without.rows.iter().filter(conflict).any(|other| other.kind == row.kind);
            unless(!part || anyhow, || line(&report, row, &str::to_owned))?;
        }
        Ok(())
    });
}

#[test]
fn a_cause_moves_conflict_to_explained_and_nothing_else() {
    holds(64, 2..=4, |story, chance| {
        let together = story.with(|outlet| outlet.published = Some((1, Some(480))));
        let mut later = together.clone();
        let at = chance.below(4) % later.outlets.len();
        later.outlets[at].published = Some((1, Some(660)));
        let (before, after) = (compare(&together.articles(), rules()), compare(&later.articles(), rules()));
        let blind = |report: &Report| {
            let line = |row: &Row| line(report, &Row { causes: Vec::new(), ..row.clone() }, &str::to_owned);
            let rows = report.rows.iter().map(|row| line(row).replacen(" explained[", " conflict[", 1));
            let mut lines: Vec<String> = rows.collect();
            lines.sort();
            lines
        };
        let (old, new) = (blind(&before), blind(&after));
        unless(old == new && conflicts(&after) <= conflicts(&before), || only(&old, &new))
    });
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
