//! What every written form of a report says, before it is typeset: the counts, the order of reading, the answers of a
//! source. The strings here hold words of sources as they are; whoever prints them escapes them.

use super::escape::{cut, quoted};
use super::{Cell, Furniture, Gravity, Quote, Refused, Report, Row, Ruling, Section, Story};
use crate::claim::Stance;
use crate::judge::{Key, Relation};
use crate::text::OVERLONG;

/// What stands where a source gives no answer.
pub const NONE: &str = "–";

/// A number with its noun: "1 article", "3 articles".
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The short name of a source.
pub fn label(report: &Report, source: usize) -> &str {
    report.sources.get(source).map_or("?", |source| &source.label)
}

/// The short names of several sources, joined by commas.
pub fn labels(report: &Report, sources: &[usize]) -> String {
    let names: Vec<&str> = sources.iter().map(|&source| label(report, source)).collect();
    names.join(", ")
}

/// The path of a source.
pub fn path(report: &Report, source: usize) -> &str {
    report.sources.get(source).map_or("?", |source| if source.path.is_empty() { &source.id } else { &source.path })
}

/// What the report is about: its story, or how many articles it reads.
pub fn subject(report: &Report) -> String {
    match (report.stories.as_slice(), report.sources.len()) {
        (_, 0) => "no articles".to_owned(),
        ([story], _) if !story.name.trim().is_empty() => name(story).to_owned(),
        (_, n) => counted(n, "article", "articles"),
    }
}

/// How many of each relation, in words; `no conflict` is said. Statements are listed and never counted as agreement.
pub fn tally(report: &Report) -> Vec<String> {
    let count = |relation: Relation, all: bool| {
        report.rows.iter().filter(|r| r.relation == relation && (all || r.section != Section::Statements)).count()
    };
    let mut out = Vec::new();
    let mut say = |n: usize, one: &str, many: &str| {
        if n > 0 {
            out.push(counted(n, one, many));
        }
    };
    say(count(Relation::Conflict, true), "conflict", "conflicts");
    say(count(Relation::Explained, true), "explained", "explained");
    say(count(Relation::Undetermined, true), "undetermined", "undetermined");
    say(count(Relation::Incomparable, true), "incomparable", "incomparable");
    say(count(Relation::Compatible, false), "compatible", "compatible");
    say(count(Relation::Same, false), "same", "same");
    say(count(Relation::Single, false), "told by one source", "told by one source");
    let statements = report.rows.iter().filter(|row| row.section == Section::Statements).count();
    say(statements, "statement listed", "statements listed");
    say(report.refused.len() + report.refused_beyond, "look-alike not compared", "look-alikes not compared");
    let inside = |gravity| report.inside.iter().filter(|entry| entry.gravity == gravity).count();
    say(inside(Gravity::Impossible), "impossible inside an article", "impossible inside an article");
    say(inside(Gravity::Inconsistent), "inconsistent inside an article", "inconsistent inside an article");
    say(inside(Gravity::Look), "to look at inside an article", "to look at inside an article");
    say(overlong(report).len(), "sentence too long to be read", "sentences too long to be read");
    say(report.problems.len(), "input not read", "inputs not read");
    if count(Relation::Conflict, true) == 0 {
        out.insert(0, "no conflict".to_owned());
    }
    out
}

/// The relation of a row with what explains it or what it lacks: "explained (later)", "undetermined (date)".
pub fn verdict(row: &Row) -> String {
    let reasons: Vec<&str> = match row.relation {
        Relation::Explained => row.causes.iter().map(|cause| cause.word()).collect(),
        Relation::Undetermined | Relation::Incomparable => row.missing.iter().map(|key| key.word()).collect(),
        _ => Vec::new(),
    };
    with_reasons(row.relation.word(), &reasons)
}

/// The question of a row, with why the desk pinned claims of it.
pub fn question(row: &Row) -> String {
    let pinned: Vec<String> = row.pinned.iter().map(|reason| format!(" [{}: {reason}]", Ruling::Pin.word())).collect();
    format!("{}{}", row.question, pinned.concat())
}

/// The key of a look-alike: "date", or "date (missing)"; "banned" where the desk decided.
pub fn failed_key(refused: &Refused) -> String {
    match (refused.key, refused.relation) {
        _ if refused.banned.is_some() => Ruling::Ban.word().to_owned(),
        (Some(key), Relation::Undetermined) => format!("{key} (missing)"),
        (key, _) => key.map_or("", Key::word).to_owned(),
    }
}

/// The finding on a look-alike, without the words that the heading above it says already.
pub fn refusal(refused: &Refused) -> &str {
    let rest = refused.finding.strip_prefix("Not compared: ").unwrap_or(&refused.finding);
    refused.banned.as_deref().unwrap_or(rest)
}

/// The name of a story.
pub fn name(story: &Story) -> &str {
    if story.name.trim().is_empty() { "Story without a title" } else { &story.name }
}

/// The word for the gravity of a finding.
pub fn gravity(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Fits => "fits",
        Gravity::Look => "look",
        Gravity::Inconsistent => "inconsistent",
        Gravity::Impossible => "impossible",
    }
}

fn with_reasons(word: &str, reasons: &[&str]) -> String {
    if reasons.is_empty() { word.to_owned() } else { format!("{word} ({})", reasons.join(", ")) }
}

/// How loud a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something to settle.
    Loud,
    /// Something to know.
    Raised,
    /// Agreement.
    Calm,
}

/// The tone of a relation; `None` for those that need none.
pub fn tone(relation: Relation) -> Option<Tone> {
    match relation {
        Relation::Conflict => Some(Tone::Loud),
        Relation::Explained | Relation::Undetermined => Some(Tone::Raised),
        Relation::Same | Relation::Compatible => Some(Tone::Calm),
        Relation::Single | Relation::Incomparable => None,
    }
}

/// One finding to read first.
pub struct Alert<'a> {
    /// Name of the entry.
    pub id: &'a str,
    /// The relation or gravity, with causes or missing keys.
    pub verdict: String,
    /// How loud it is.
    pub tone: Tone,
    /// The question; empty for a finding inside an article.
    pub question: String,
    /// The finding in one sentence.
    pub finding: &'a str,
    /// The sentences behind it.
    pub sides: Vec<Side<'a>>,
}

/// One sentence, with every place that prints it.
pub struct Side<'a> {
    /// The places: source, line, and further lines where that source gives the same answer in other words.
    pub places: Vec<(usize, u32, Vec<u32>)>,
    /// The answer that it gives.
    answer: &'a str,
    /// The words.
    pub quote: &'a Quote,
}

/// What to read first: conflicts, explained and undetermined questions, then what does not hold inside an article.
pub fn alerts(report: &Report) -> Vec<Alert<'_>> {
    let mut out = Vec::new();
    for relation in [Relation::Conflict, Relation::Explained, Relation::Undetermined] {
        for row in report.rows.iter().filter(|row| row.relation == relation) {
            out.push(Alert {
                id: &row.id,
                verdict: verdict(row),
                tone: if relation == Relation::Conflict { Tone::Loud } else { Tone::Raised },
                question: question(row),
                finding: &row.finding,
                sides: sides(row),
            });
        }
    }
    for grave in [Gravity::Impossible, Gravity::Inconsistent, Gravity::Look] {
        for entry in report.inside.iter().filter(|entry| entry.gravity == grave) {
            out.push(Alert {
                id: &entry.id,
                verdict: gravity(grave).to_owned(),
                tone: if grave == Gravity::Look { Tone::Raised } else { Tone::Loud },
                question: String::new(),
                finding: &entry.finding,
                sides: vec![Side {
                    places: vec![(entry.source, entry.quote.line, Vec::new())],
                    answer: "",
                    quote: &entry.quote,
                }],
            });
        }
    }
    out
}

/// The sentences of a row. One that several articles print letter for letter is shown once, and a source that repeats
/// its answer is quoted once.
pub fn sides(row: &Row) -> Vec<Side<'_>> {
    let mut out: Vec<Side<'_>> = Vec::new();
    for cell in &row.cells {
        let line = cell.quote.line;
        let told = |side: &Side<'_>| side.answer == cell.answer && side.places.iter().any(|p| p.0 == cell.source);
        let printed = |side: &Side<'_>| sentence(side.quote) == sentence(&cell.quote);
        let Some(side) = out.iter_mut().find(|side| told(side) || printed(side)) else {
            let places = vec![(cell.source, line, Vec::new())];
            out.push(Side { places, answer: &cell.answer, quote: &cell.quote });
            continue;
        };
        match side.places.iter_mut().find(|place| place.0 == cell.source) {
            Some((_, first, also)) if *first != line && !also.contains(&line) => also.push(line),
            Some(_) => {}
            None => side.places.push((cell.source, line, Vec::new())),
        }
    }
    out
}

fn sentence(quote: &Quote) -> &str {
    if quote.sentence.is_empty() { &quote.words } else { &quote.sentence }
}

/// The answers of one source to a question: `12 (:4, police); at least 10 (:9)`. The same answer of the same speaker
/// names all its lines; `name` stands before the lines where no column says whose they are.
pub fn answers(row: &Row, source: usize, name: &str) -> Option<String> {
    let mut groups: Vec<(&Cell, Vec<u32>)> = Vec::new();
    for cell in row.cells.iter().filter(|cell| cell.source == source) {
        let same =
            |other: &Cell| other.answer == cell.answer && other.speaker == cell.speaker && other.stance == cell.stance;
        match groups.iter_mut().find(|(other, _)| same(other)) {
            Some((_, lines)) if lines.contains(&cell.quote.line) => {}
            Some((_, lines)) => lines.push(cell.quote.line),
            None => groups.push((cell, vec![cell.quote.line])),
        }
    }
    let parts: Vec<String> = groups.iter().map(|(cell, lines)| answer(cell, lines, name)).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn answer(cell: &Cell, lines: &[u32], name: &str) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!(":{line}")).collect();
    let said = match (cell.speaker.as_deref(), cell.stance) {
        // The answer says that it is denied.
        (Some(speaker), Stance::Denies) if cell.denied => format!(", {speaker}"),
        (None, Stance::Denies) if cell.denied => String::new(),
        (Some(speaker), Stance::Alleges | Stance::Denies | Stance::Doubts) => {
            format!(", {speaker} {}", cell.stance.word())
        }
        (Some(speaker), _) => format!(", {speaker}"),
        (None, Stance::Alleges) => ", alleged".to_owned(),
        (None, Stance::Denies) => ", denied".to_owned(),
        (None, Stance::Doubts) => ", doubted".to_owned(),
        (None, _) => String::new(),
    };
    let space = if name.is_empty() { "" } else { " " };
    format!("{} ({name}{space}{}{said})", cell.answer, lines.join(" "))
}

/// The sources that answer a row, in the order of the report.
pub fn answering(row: &Row) -> Vec<usize> {
    let mut sources: Vec<usize> = row.cells.iter().map(|cell| cell.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// Lowest to highest answer; one where they are alike.
pub fn range(row: &Row) -> Option<String> {
    let range = row.range.as_ref()?;
    Some(if range.low == range.high { range.low.clone() } else { format!("{} to {}", range.low, range.high) })
}

/// The rows of one section that belong to one story.
pub struct Sheet<'a> {
    /// The story; `None` where the report holds no such one.
    pub story: Option<&'a Story>,
    /// The sources that are its columns.
    pub columns: Vec<usize>,
    /// The rows with two or more sources.
    pub shared: Vec<&'a Row>,
    /// The rows of one source.
    pub single: Vec<&'a Row>,
}

/// How many articles there are, and on how many events.
pub fn gathering(report: &Report) -> String {
    let articles = counted(report.sources.len(), "article", "articles");
    let alone = report.stories.iter().filter(|story| story.sources.len() < 2).count();
    let told = report.stories.len() - alone;
    let stories = counted(told, "story", "stories");
    match (told, alone) {
        (_, 0) => format!("{articles}, {stories}"),
        (0, 1) => articles,
        (0, _) => format!("{articles}, no two on one event as far as the texts date them"),
        (_, 1) => format!("{articles}, {stories} and 1 article on an event of its own"),
        _ => format!("{articles}, {stories} and {alone} articles on events of their own"),
    }
}

/// What stands over the rows of articles that share their event with no other.
pub const ALONE: &str = "Articles on events of their own";

/// Where the rows of a story are shown: all stories of one article together, behind the others.
fn shelf(report: &Report, story: usize) -> usize {
    let several = report.stories.get(story).is_some_and(|story| story.sources.len() > 1);
    if several { story } else { usize::MAX }
}

/// The rows of a section, story by story; stories without such rows are left out.
pub fn sheets(report: &Report, section: Section) -> Vec<Sheet<'_>> {
    let rows = report.rows.iter().filter(|r| r.section == section);
    let mut stories: Vec<usize> = rows.map(|r| shelf(report, r.story)).collect();
    stories.sort_unstable();
    stories.dedup();
    stories.into_iter().map(|story| sheet(report, section, story)).collect()
}

fn sheet(report: &Report, section: Section, story: usize) -> Sheet<'_> {
    let rows = report.rows.iter().filter(|row| row.section == section && shelf(report, row.story) == story);
    let (shared, single): (Vec<&Row>, Vec<&Row>) = rows.partition(|row| answering(row).len() > 1);
    let story = report.stories.get(story);
    let mut columns: Vec<usize> = shared.iter().flat_map(|row| answering(row)).collect();
    columns.extend(story.into_iter().flat_map(|story| story.sources.iter().copied()));
    columns.sort_unstable();
    columns.dedup();
    Sheet { story, columns, shared, single }
}

impl<'a> Sheet<'a> {
    /// All rows, as the report orders them.
    pub fn all(&self, report: &'a Report) -> Vec<&'a Row> {
        let ours = |row: &&Row| self.shared.iter().chain(&self.single).any(|other| std::ptr::eq(*other, *row));
        report.rows.iter().filter(ours).collect()
    }
}

/// Who speaks to whom in a statement: "minister → ministry"; the speaker stands in where no slot names the actor, but never for
/// whoever is in a state: who tells of the hurt is not hurt.
pub fn parties(row: &Row) -> String {
    once(row, "; ", |cell| match (slot(cell, WHO).or(teller(cell)), slot(cell, WHOM)) {
        (Some(who), Some(whom)) => format!("{who} → {whom}"),
        (Some(who), None) => who.to_owned(),
        (None, Some(whom)) => format!("{NONE} → {whom}"),
        (None, None) => NONE.to_owned(),
    })
}

/// When and where a statement was made, as far as its slots say.
pub fn circumstances(row: &Row) -> String {
    once(row, "; ", |cell| {
        let parts: Vec<&str> = WHEN_WHERE.iter().filter_map(|name| slot(cell, &[name])).collect();
        parts.join(", ")
    })
}

/// The words of a row, each at most `limit` characters.
pub fn wording(row: &Row, limit: usize) -> String {
    once(row, " / ", |cell| quoted(&cut(&cell.quote.words, limit)))
}

/// Kind and stance, and the relation where the sources do not simply repeat one another: "accusation, denies".
pub fn state(row: &Row) -> String {
    let stance = once(row, ", ", |cell| {
        let stance = cell.stance.word();
        let plain = matches!(cell.stance, Stance::Reports | Stance::Asserts);
        // A kind of the user's own may begin with any letter.
        let said = stance.get(..4).is_some_and(|opens| row.kind.starts_with(opens));
        if plain || said { String::new() } else { stance.into() }
    });
    let mut parts = vec![row.kind.replace('_', " ")];
    parts.extend((!stance.is_empty()).then_some(stance));
    let apart = matches!(row.relation, Relation::Conflict | Relation::Explained | Relation::Undetermined);
    parts.extend(apart.then(|| verdict(row)));
    parts.join(", ")
}

/// Where words stand: `North :4`.
pub fn place(report: &Report, source: usize, quote: &Quote) -> String {
    format!("{} :{}", label(report, source), quote.line)
}

/// Every place of a row.
pub fn places(report: &Report, row: &Row) -> String {
    once(row, ", ", |cell| place(report, cell.source, &cell.quote))
}

/// What the cells of a row say, each thing once.
fn once(row: &Row, between: &str, say: impl Fn(&Cell) -> String) -> String {
    let mut said: Vec<String> = Vec::new();
    for text in row.cells.iter().map(say).filter(|text| !text.is_empty()) {
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said.join(between)
}

/// Who is cited, where they may be meant by what is told.
fn teller(cell: &Cell) -> Option<&str> {
    cell.speaker.as_deref().filter(|_| !cell.state)
}

fn slot<'a>(cell: &'a Cell, names: &[&str]) -> Option<&'a str> {
    let found = cell.slots.iter().find(|(name, words)| names.contains(&name.as_str()) && !words.trim().is_empty());
    found.map(|(_, words)| words.as_str())
}

const WHO: &[&str] = &["who", "actor", "accuser", "pledger"];
const WHOM: &[&str] = &["whom", "target", "accused", "to"];
const WHEN_WHERE: &[&str] = &["when", "date", "where", "place"];

/// Sources that have no day to count weekdays from.
pub fn undated(report: &Report) -> Vec<usize> {
    (0..report.sources.len()).filter(|&at| report.sources[at].article_day.is_none()).collect()
}

/// Sentences that were set aside since they are too long to be read: what they tell is unread.
pub fn overlong(report: &Report) -> Vec<&Furniture> {
    report.set_aside.iter().filter(|entry| entry.why == OVERLONG).collect()
}

/// What is said where nothing is listed as unread: no more than holds.
pub fn all_read(report: &Report, words: &str) -> Option<String> {
    match (overlong(report).is_empty(), report.problems.is_empty()) {
        (false, _) => None,
        (true, true) => Some(format!("{words}.")),
        (true, false) => Some(format!("{words} in the articles that could be read.")),
    }
}

/// What is said of look-alikes that are counted and not listed.
pub fn beyond(report: &Report) -> Option<String> {
    let more = counted(report.refused_beyond, "further pair", "further pairs");
    (report.refused_beyond > 0).then(|| format!("{more}, less alike, counted and not listed."))
}

/// Sources in which no claim was read.
pub fn claimless(report: &Report) -> Vec<usize> {
    (0..report.sources.len()).filter(|&at| report.sources[at].claims == 0).collect()
}
