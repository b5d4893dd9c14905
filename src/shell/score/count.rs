//! The counting: predicted facts against marked ones.
//!
//! A predicted claim stands for a marked one of the same source when their places overlap and, if both have numbers or
//! days, these are equal (`approx` and `unit` aside); kinds are not compared. Predictions over places that nobody marked
//! are left out, because the marks are not exhaustive. Claims in titles are not counted.

use super::Story;
use super::prediction::{self, Prediction};
use super::truth::{self, Answer, Fact};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

/// A marked claim: the number of its entry (facts first, then look-alikes) and its number in that entry.
type Mark = (usize, usize);

/// Two claims of one entry, the smaller number first.
type Pair = (usize, usize);

/// What was counted over all stories, and the errors to show.
#[derive(Debug, Default)]
pub struct Tally {
    claims: Share,
    pairs_found: Share,
    pairs_right: Share,
    forbidden: Share,
    strict: Share,
    lenient: Share,
    told: Share,
    alarms: Share,
    /// How many errors of a class are shown.
    most: usize,
    /// Pairs that should not be, in the order in which they were met.
    joined: Vec<String>,
    /// The other classes of error, by name: how many, and the first of them.
    errors: BTreeMap<&'static str, (usize, Vec<String>)>,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Share {
    part: usize,
    whole: usize,
}

impl Share {
    fn add(&mut self, part: usize, whole: usize) {
        self.part += part;
        self.whole += whole;
    }
}

impl Display for Share {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let ratio = if self.whole == 0 { 0.0 } else { self.part as f64 / self.whole as f64 };
        write!(f, "{:4} / {:4} = {ratio:.3}", self.part, self.whole)
    }
}

/// What predictions come to in one story.
#[derive(Default)]
struct Links {
    /// Marked claims that a prediction stands for.
    found: BTreeSet<Mark>,
    /// By entry: pairs of its claims that one predicted fact holds.
    got: BTreeMap<usize, BTreeSet<Pair>>,
    /// By fact: the relations of the predicted facts that hold two of its claims.
    relations: BTreeMap<usize, BTreeSet<String>>,
}

impl Tally {
    /// A tally that shows up to `most` errors of a class.
    pub fn new(most: usize) -> Tally {
        Tally { most, ..Tally::default() }
    }

    /// Counts one story.
    pub fn add(&mut self, story: &Story, facts: &[Prediction]) {
        let links = self.link(story, facts);
        for (entry, fact) in story.truth.facts.iter().enumerate() {
            self.add_fact(story, entry, fact, &links);
        }
        for (number, distinct) in story.truth.distinct.iter().enumerate() {
            let got = links.got.get(&(story.truth.facts.len() + number));
            let all = pairs(&distinct.claims);
            self.forbidden.add(got.map_or(0, |got| got.intersection(&all).count()), all.len());
            if got.is_some_and(|got| !got.is_empty()) {
                self.show_joined(|| format!("forbidden {} {} {}", story.name, distinct.id, distinct.why));
            }
        }
    }

    /// Looks up what each predicted claim stands for, and counts the pairs of each predicted fact.
    fn link(&mut self, story: &Story, facts: &[Prediction]) -> Links {
        let known = story.truth.facts.len();
        let entries = story.truth.facts.iter().map(|fact| &fact.claims);
        let entries: Vec<&Vec<truth::Claim>> =
            entries.chain(story.truth.distinct.iter().map(|entry| &entry.claims)).collect();
        let mut links = Links::default();
        for fact in facts {
            let row: Vec<BTreeSet<Mark>> = fact.claims.iter().map(|claim| marks(claim, story, &entries)).collect();
            for (number, first) in row.iter().enumerate() {
                links.found.extend(first);
                for second in &row[number + 1..] {
                    let mut hit = false;
                    for (&(entry, a), &(other, b)) in first.iter().flat_map(|a| second.iter().map(move |b| (a, b))) {
                        if entry == other && a != b {
                            links.got.entry(entry).or_default().insert((a.min(b), a.max(b)));
                            if entry < known {
                                hit = true;
                                links.relations.entry(entry).or_default().insert(fact.relation.clone());
                            }
                        }
                    }
                    let ids = |marks: &BTreeSet<Mark>| -> BTreeSet<String> {
                        let facts = marks.iter().filter_map(|(entry, _)| story.truth.facts.get(*entry));
                        facts.map(|fact| format!("'{}'", fact.id)).collect()
                    };
                    let (a, b) = (ids(first), ids(second));
                    if a.is_empty() || b.is_empty() {
                        continue;
                    }
                    self.pairs_right.add(usize::from(hit), 1);
                    if !hit {
                        self.show_joined(|| format!("joined {} [{}] [{}]", story.name, listed(&a), listed(&b)));
                    }
                }
            }
        }
        links
    }

    fn add_fact(&mut self, story: &Story, entry: usize, fact: &Fact, links: &Links) {
        let head = format!("{} {} {}", story.name, fact.id, fact.kind);
        let fragment = |number: usize| {
            let claim = &fact.claims[number];
            format!("{}: \"{}\"", claim.source, claim.text)
        };
        for (number, claim) in fact.claims.iter().enumerate().filter(|(_, claim)| counts(claim)) {
            let found = links.found.contains(&(entry, number));
            self.claims.add(usize::from(found), 1);
            if !found {
                self.error("missed claim", || format!("{head} {} {}", fragment(number), shown(claim.value.as_ref())));
            }
        }
        let all = pairs(&fact.claims);
        let none = BTreeSet::new();
        let got = links.got.get(&entry).unwrap_or(&none);
        self.pairs_found.add(got.intersection(&all).count(), all.len());
        for &(a, b) in all.difference(got) {
            // A pair is lost either with one of its claims or in the aligning; only the second is the aligner's to mend.
            let read = links.found.contains(&(entry, a)) && links.found.contains(&(entry, b));
            let class = if read { "missed pair, both claims found" } else { "missed pair, a claim missed" };
            self.error(class, || format!("{head} {} | {}", fragment(a), fragment(b)));
        }
        let apart = |relations: &BTreeSet<String>| relations.iter().filter(|word| is_apart(word)).count();
        let relations = links.relations.get(&entry);
        if let Some(given) = relations {
            let strict = given.contains(&fact.relation);
            let lenient = given.iter().any(|word| fact.accepts(word));
            self.strict.add(usize::from(strict), 1);
            self.lenient.add(usize::from(lenient), 1);
            let conflict_accepted = fact.accept.iter().flatten().any(|word| word == "conflict");
            let alarm = fact.relation == "same" && apart(given) == given.len() && !conflict_accepted;
            self.alarms.part += usize::from(alarm);
            let class = match (alarm, strict, lenient) {
                (true, ..) => Some("false alarm"),
                (_, _, false) => Some("wrong relation"),
                (_, false, true) => Some("relation accepted, not the marked one"),
                _ => None,
            };
            if let Some(class) = class {
                let given = given.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                let words = || format!("{head} marked {}, given {given}: {}", fact.relation, fact.what);
                self.error(class, words);
            }
        }
        if is_apart(&fact.relation) {
            let told = relations.is_some_and(|given| apart(given) > 0);
            self.told.add(usize::from(told), 1);
            if !told {
                self.error("discrepancy not told", || format!("{head} marked {}: {}", fact.relation, fact.what));
            }
        } else if fact.relation == "same" {
            self.alarms.whole += 1;
        }
    }

    fn show_joined(&mut self, words: impl FnOnce() -> String) {
        if self.joined.len() < self.most {
            self.joined.push(words());
        }
    }

    fn error(&mut self, class: &'static str, words: impl FnOnce() -> String) {
        let (count, shown) = self.errors.entry(class).or_default();
        *count += 1;
        if shown.len() < self.most {
            shown.push(words());
        }
    }
}

/// The errors, where any are shown, and then eight lines.
impl Display for Tally {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.most > 0 {
            for line in &self.joined {
                writeln!(f, "{line}")?;
            }
            for (class, (_, shown)) in &self.errors {
                for line in shown {
                    writeln!(f, "{class}: {line}")?;
                }
            }
            writeln!(f, "errors by class")?;
            writeln!(f, "  {:4} pair joined across facts", self.pairs_right.whole - self.pairs_right.part)?;
            writeln!(f, "  {:4} forbidden pair", self.forbidden.part)?;
            for (class, (count, _)) in &self.errors {
                writeln!(f, "  {count:4} {class}")?;
            }
        }
        writeln!(f, "claims found          {}", self.claims)?;
        writeln!(f, "pairs, recall         {}", self.pairs_found)?;
        writeln!(f, "pairs, precision      {}", self.pairs_right)?;
        writeln!(f, "forbidden pairs made  {}", self.forbidden)?;
        writeln!(f, "relation, strict      {}", self.strict)?;
        writeln!(f, "relation, lenient     {}", self.lenient)?;
        writeln!(f, "discrepancies told    {}", self.told)?;
        writeln!(f, "false alarms          {}", self.alarms)
    }
}

/// The marked claims that a predicted claim stands for.
fn marks(claim: &prediction::Claim, story: &Story, entries: &[&Vec<truth::Claim>]) -> BTreeSet<Mark> {
    let Some(at) = claim.at.or_else(|| place(claim, story)) else {
        return BTreeSet::new();
    };
    let mut marks = BTreeSet::new();
    for (entry, claims) in entries.iter().enumerate() {
        for (number, mark) in claims.iter().enumerate().filter(|(_, mark)| counts(mark)) {
            let meets = mark.at.is_some_and(|place| at[0] < place[1] && place[0] < at[1]);
            if mark.source == claim.source && meets && same(claim.value.as_ref(), mark.value.as_ref()) {
                marks.insert((entry, number));
            }
        }
    }
    marks
}

/// Where a fragment stands in the body, in characters.
fn place(claim: &prediction::Claim, story: &Story) -> Option<[i64; 2]> {
    let fragment = claim.text.as_deref().filter(|text| !text.is_empty())?;
    let body = story.body(&claim.source)?;
    let start = body[..body.find(fragment)?].chars().count() as i64;
    Some([start, start + fragment.chars().count() as i64])
}

/// Whether two answers are equal, as far as both have numbers or days.
fn same(a: Option<&Answer>, b: Option<&Answer>) -> bool {
    let (Some(a), Some(b)) = (a.filter(|a| !a.is_empty()), b.filter(|b| !b.is_empty())) else {
        return true;
    };
    let both = |key: &str| a.contains_key(key) && b.contains_key(key);
    let equal = |key: &str| {
        let (a, b) = (a.get(key).filter(|a| !a.is_null()), b.get(key).filter(|b| !b.is_null()));
        match (a.and_then(|a| a.as_f64()), b.and_then(|b| b.as_f64())) {
            // 24 and 24.0 are two JSON values and one number.
            (Some(a), Some(b)) => a == b,
            _ => a == b,
        }
    };
    if both("min") {
        equal("min") && equal("max")
    } else if both("from") {
        equal("from") && equal("to")
    } else {
        true
    }
}

fn counts(claim: &truth::Claim) -> bool {
    claim.part.as_deref() != Some("title")
}

/// All pairs of the claims that count.
fn pairs(claims: &[truth::Claim]) -> BTreeSet<Pair> {
    let numbers: Vec<usize> = (0..claims.len()).filter(|&number| counts(&claims[number])).collect();
    let mut pairs = BTreeSet::new();
    for (at, &first) in numbers.iter().enumerate() {
        pairs.extend(numbers[at + 1..].iter().map(|&second| (first, second)));
    }
    pairs
}

fn is_apart(relation: &str) -> bool {
    matches!(relation, "conflict" | "explained")
}

fn listed(ids: &BTreeSet<String>) -> String {
    ids.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn shown(answer: Option<&Answer>) -> String {
    answer.map(|answer| serde_json::Value::Object(answer.clone()).to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUTH: &str = r#"
sources: [{source: star}, {source: post}, {source: wire}]
facts:
  - id: f1
    kind: killed
    what: the dead
    relation: same
    claims:
      - {source: star, text: Twelve died, at: [0, 11], value: {min: 12, max: 12}}
      - {source: post, text: twelve dead, at: [4, 15], value: {min: 12, max: 12}}
      - {source: wire, text: Twelve dead, at: [0, 9], in: title, value: {min: 12, max: 12}}
  - id: f2
    kind: injured
    relation: conflict
    accept: [conflict, compatible]
    claims:
      - {source: star, text: 30 hurt, at: [20, 27], value: {min: 30, max: 30}}
      - {source: post, text: over 30 hurt, at: [20, 32], value: {min: 31, max: null}}
      - {source: wire, text: 40 hurt, at: [10, 17], value: {min: 40, max: 40}}
  - id: f3
    kind: date
    relation: same
    claims:
      - {source: star, text: Tuesday, at: [40, 47], value: {from: "2024-03-12", to: "2024-03-12"}}
      - {source: wire, text: March 12, at: [40, 48], value: {from: "2024-03-12", to: "2024-03-12"}}
distinct:
  - id: d1
    why: "the fire, against the storm of 2010"
    claims:
      - {source: star, text: 12 died, at: [4, 11], value: {min: 12, max: 12}}
      - {source: wire, text: 5 died, at: [60, 66], value: {min: 5, max: 5}}
"#;

    const FACTS: &str = r#"
{"cluster":"s","relation":"conflict","claims":[{"source":"star","at":[0,11],"value":{"min":12.0,"max":12}},{"source":"post","text":"twelve dead","value":{"min":12,"max":12}},{"source":"wire","at":[60,66],"value":{"min":5,"max":5}}]}
{"cluster":"s","relation":"compatible","claims":[{"source":"star","at":[21,24],"value":{"min":30,"max":30}},{"source":"post","at":[20,32],"value":{"min":31}},{"source":"wire","at":[44,45],"value":{"from":"2024-03-12","to":"2024-03-12"}}]}
{"cluster":"s","relation":"same","claims":[{"source":"wire","at":[10,17],"value":{"min":41,"max":41}},{"source":"nobody","at":[0,9]}]}
"#;

    const LINES: &str = "\
claims found             5 /    7 = 0.714
pairs, recall            2 /    5 = 0.400
pairs, precision         2 /    4 = 0.500
forbidden pairs made     1 /    1 = 1.000
relation, strict         0 /    2 = 0.000
relation, lenient        1 /    2 = 0.500
discrepancies told       0 /    1 = 0.000
false alarms             1 /    2 = 0.500
";

    fn tally(most: usize) -> String {
        let story = Story {
            name: "s".to_owned(),
            truth: truth::read("truth.yaml", TRUTH).unwrap(),
            articles: vec![crosscheck::Article::new("post", "All twelve dead are named.")],
        };
        let mut tally = Tally::new(most);
        tally.add(&story, &prediction::read("facts", FACTS).unwrap()["s"]);
        tally.to_string()
    }

    #[test]
    fn facts_are_counted_as_the_reference_counts_them() {
        assert_eq!(tally(0), LINES);
    }

    #[test]
    fn errors_stand_before_the_figures_and_are_counted_by_class() {
        let text = tally(9);
        assert!(text.ends_with(LINES), "{text}");
        for line in [
            "joined s ['f2'] ['f3']\n",
            "forbidden s d1 the fire, against the storm of 2010\n",
            "false alarm: s f1 killed marked same, given conflict: the dead\n",
            "missed claim: s f2 injured wire: \"40 hurt\" {",
            "missed pair, a claim missed: s f3 date star: \"Tuesday\" | wire: \"March 12\"\n",
            "     2 pair joined across facts\n",
            "     2 missed claim\n",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
    }

    #[test]
    fn a_story_without_predictions_scores_nothing() {
        let story =
            Story { name: "s".to_owned(), truth: truth::read("truth.yaml", TRUTH).unwrap(), articles: Vec::new() };
        let mut tally = Tally::new(0);
        tally.add(&story, &[]);
        assert!(tally.to_string().contains("pairs, precision         0 /    0 = 0.000"));
    }
}
