//! How the parts of a rule file fit together: slots, answer, question, fences, examples.

use super::pattern::{self, Part};
use super::schema::{Example, RuleFile, Says, SlotKind, json_schema};
use crate::claim::Compare;
use crate::lexicon::{Fence, Lexicon};
use crate::yaml::{Fault, Form, Node, check, list, meant};
use std::ops::Range;

/// How many slots a rule may have, and how many patterns and examples.
const MOST_SLOTS: usize = 32;
const MOST_PATTERNS: usize = 1000;
const MOST_EXAMPLES: usize = 2000;

/// The words that an example may ask for besides the slots of its rule.
const ASKED: [&str; 6] = ["population", "act", "words", "thing", "speaker", "denied"];
/// The words that stand in `question:` besides the slots.
const NAMED: [&str; 5] = ["population", "thing", "act", "clause", "speaker"];
/// The relations that a pair may be of.
const RELATIONS: [&str; 8] =
    ["single", "same", "compatible", "explained", "conflict", "incomparable", "undetermined", "nothing"];

/// The fences with their names.
pub(super) const FENCES: [(&str, Fence); 5] = [
    ("negated", Fence::Negated),
    ("planned", Fence::Planned),
    ("possible", Fence::Possible),
    ("feared", Fence::Feared),
    ("conditional", Fence::Conditional),
];

/// Faults in the shape of a file: fields, types, words that stand for something.
pub(super) fn shape(tree: &Node) -> Vec<Fault> {
    let off = tree.get("off").is_some_and(|node| node.text() == Some("true"));
    let mut faults = check(tree, Form { schema: json_schema(), layer: off, page: "docs/rules.md" });
    if off && tree.get("kind").is_none() {
        let span = tree.entry("off").map_or(tree.span.clone(), |(key, _)| key.span.clone());
        faults.push(Fault::at(span, "which kind is off is not said", "add `kind:` with its name"));
    }
    faults
}

/// Where the parts of a file stand.
pub(super) struct Places<'a> {
    /// The text of the file.
    pub text: &'a str,
    /// The file as a tree.
    pub tree: &'a Node,
}

impl Places<'_> {
    /// The place of the value behind a way of keys.
    pub fn value(&self, way: &[&str]) -> Range<usize> {
        self.node(way).map_or(0..0, |node| node.span.clone())
    }

    /// The place of the last key of a way.
    fn key(&self, way: &[&str]) -> Range<usize> {
        let Some((last, before)) = way.split_last() else { return 0..0 };
        self.node(before).and_then(|node| node.entry(last)).map_or(0..0, |(key, _)| key.span.clone())
    }

    fn node(&self, way: &[&str]) -> Option<&Node> {
        way.iter().try_fold(self.tree, |node, key| node.get(key))
    }

    /// An item of the list behind a key.
    fn item(&self, key: &str, at: usize) -> Option<&Node> {
        self.tree.get(key)?.items().get(at)
    }

    /// The words of a pattern.
    pub fn pattern(&self, at: usize) -> Option<&Node> {
        let item = self.item("says", at)?;
        item.get("pattern").or(Some(item))
    }

    /// A part of a scalar.
    pub fn part(&self, node: Option<&Node>, part: Range<usize>) -> Range<usize> {
        node.map_or(0..0, |node| node.within(self.text, part))
    }
}

/// Faults that lie in how the parts of a rule fit together, patterns among them.
pub(super) fn faults(read: &RuleFile, lexicon: &Lexicon, places: &Places) -> Vec<Fault> {
    let mut found = limits(read, places);
    if !found.is_empty() {
        return found;
    }
    found.extend(name(read, places));
    found.extend(slots(read, lexicon, places));
    found.extend(answer(read, places));
    found.extend(question(read, places));
    for (at, name) in read.through.iter().enumerate() {
        let names = || FENCES.iter().map(|(name, _)| *name);
        if !names().any(|known| known == name) {
            let span = places.item("through", at).map_or(0..0, |node| node.span.clone());
            found.push(Fault::at(
                span,
                format!("there is no fence called `{name}`"),
                choose(name, "the fences are", names()),
            ));
        }
    }
    for (at, says) in read.says.iter().enumerate() {
        let known = |name: &str| read.states.contains_key(name);
        if says.state().map_or(read.compare == Compare::States, |name| !known(name)) {
            let span = places.pattern(at).map_or(0..0, |node| node.span.clone());
            let what = match says.state() {
                Some(name) => format!("there is no state called `{name}`"),
                None => "this pattern tells no state".into(),
            };
            let names = read.states.keys().map(String::as_str);
            found.push(Fault::at(span, what, choose(says.state().unwrap_or_default(), "the states are", names)));
        }
    }
    let (whole, apart) = (read.whole.iter().enumerate(), read.apart.iter().enumerate());
    let acts: Vec<&str> = read.says.iter().filter_map(Says::act).collect();
    let apart = apart.filter(|(_, name)| !acts.contains(&name.as_str()));
    let named = whole.map(|each| ("whole", each)).chain(apart.map(|each| ("apart", each)));
    for (field, (at, name)) in named.filter(|(_, (_, name))| lexicon.population(name).is_none()) {
        let span = places.item(field, at).map_or(0..0, |node| node.span.clone());
        let names = lexicon.populations.iter().map(|name| &**name);
        let help = choose(name, "the populations of people.yaml are", names);
        found.push(Fault::at(span, format!("there is no population `{name}`"), help));
    }
    let slots: Vec<(String, SlotKind)> = read.slots.iter().map(|(name, slot)| (name.clone(), slot.is)).collect();
    for (at, says) in read.says.iter().enumerate() {
        match pattern::read(says.pattern(), &slots, lexicon) {
            Ok(parts) => found.extend(fills(read, says, at, &parts, places)),
            Err(faults) => found.extend(
                faults
                    .into_iter()
                    .map(|fault| Fault::at(places.part(places.pattern(at), fault.span), fault.what, fault.help)),
            ),
        }
    }
    for (at, example) in read.examples.iter().enumerate() {
        found.extend(self::example(read, example, at, lexicon, places));
    }
    found
}

fn limits(read: &RuleFile, places: &Places) -> Vec<Fault> {
    let counts = [
        ("slots", read.slots.len(), MOST_SLOTS),
        ("says", read.says.len(), MOST_PATTERNS),
        ("examples", read.examples.len(), MOST_EXAMPLES),
    ];
    let over = counts.into_iter().filter(|(_, count, most)| count > most);
    over.map(|(field, count, most)| {
        let what = format!("`{field}` has {count} entries; the most is {most}");
        Fault::at(places.key(&[field]), what, "cut the rule into several kinds")
    })
    .collect()
}

fn name(read: &RuleFile, places: &Places) -> Option<Fault> {
    let fits = read.kind.starts_with(|c: char| c.is_ascii_lowercase())
        && read.kind.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == ' ');
    (!fits).then(|| {
        let what = format!("`{}` is no name of a kind", read.kind);
        Fault::at(places.value(&["kind"]), what, "use small letters, digits and `_`, as in `taken_in`")
    })
}

/// What a count may be of.
const COUNTED: [&str; 3] = ["people", "named people", "things"];

fn slots(read: &RuleFile, lexicon: &Lexicon, places: &Places) -> Vec<Fault> {
    let mut found = Vec::new();
    for (name, slot) in &read.slots {
        let Some(of) = &slot.of else { continue };
        let mut say = |what: String, help: String| {
            found.push(Fault::at(places.value(&["slots", name, "of"]), what, help));
        };
        let dimensions = || lexicon.units.iter().map(|unit| unit.dimension.as_str());
        match slot.is {
            SlotKind::Count if COUNTED.contains(&of.as_str()) => {}
            SlotKind::Count => {
                let help = choose(of, "a count is of", COUNTED.into_iter());
                say(format!("the slot `{name}` cannot count `{of}`"), help);
            }
            SlotKind::When if of == "ago" => {}
            SlotKind::Name if of == "person" => {}
            SlotKind::Measure => {
                for part in of.split('|').filter(|part| !dimensions().any(|known| known == *part)) {
                    let mut all: Vec<&str> = dimensions().collect();
                    all.sort_unstable();
                    all.dedup();
                    let help = choose(part, "the dimensions of units.yaml are", all.into_iter());
                    say(format!("the slot `{name}` is of `{part}`, which no unit measures"), help);
                }
            }
            _ => say(format!("the slot `{name}` takes no `of`"), "only `count` and `measure` do; take it out".into()),
        }
    }
    found
}

fn answer(read: &RuleFile, places: &Places) -> Option<Fault> {
    let slot = read.answer.as_ref().and_then(|name| read.slots.get(name));
    match (&read.answer, slot, read.compare) {
        (Some(name), None, _) => {
            let what = format!("the answer `{name}` is no slot of this rule");
            let help = choose(name, "the slots of this rule are", read.slots.keys().map(String::as_str));
            Some(Fault::at(places.value(&["answer"]), what, help))
        }
        (
            None,
            _,
            Compare::Quantity | Compare::Days | Compare::Clock | Compare::Names | Compare::Posts | Compare::Tally,
        ) if !read.says.iter().all(|says| says.answer().is_some()) => {
            let what = "there is nothing to compare: the rule has no `answer`";
            Some(Fault::at(places.value(&["compare"]), what, "add `answer:` with the slot that holds the answer"))
        }
        (Some(name), Some(slot), compare @ (Compare::Quantity | Compare::Days | Compare::Clock | Compare::Tally))
            if slot.is.compared() != compare =>
        {
            let what = "the slot of the answer holds another kind of value than `compare` asks for";
            let help = "counts, money and measures are compared as `quantity`, days and years as `days`, times of day as `clock`";
            let fault = Fault::at(places.value(&["compare"]), what, help);
            Some(fault.and(places.value(&["slots", name, "is"]), "the answer is of this kind"))
        }
        _ => None,
    }
}

fn question(read: &RuleFile, places: &Places) -> Vec<Fault> {
    let mut found = Vec::new();
    let node = places.tree.get("question");
    for (open, _) in read.question.match_indices('{') {
        let Some(close) = read.question[open..].find('}').map(|at| open + at) else {
            let span = places.part(node, open..open + 1);
            found.push(Fault::at(span, "this bracket is never closed: a `}` is missing", "close the name"));
            continue;
        };
        let name = &read.question[open + 1..close];
        if !NAMED.contains(&name) && !read.slots.contains_key(name) {
            let known: Vec<&str> = read.slots.keys().map(String::as_str).chain(NAMED).collect();
            let what = format!("the question names `{name}`, which is no slot of this rule");
            found.push(Fault::at(
                places.part(node, open..close + 1),
                what,
                choose(name, "it may name", known.into_iter()),
            ));
        }
    }
    found
}

/// A pattern must be able to fill the answer.
fn fills(read: &RuleFile, says: &Says, at: usize, parts: &[Part], places: &Places) -> Option<Fault> {
    let answer = read.answer.as_ref()?;
    let number = read.slots.keys().position(|slot| slot == answer)? as u8;
    let most = super::shadow::times(parts, number);
    let span = || places.pattern(at).map_or(0..0, |node| node.span.clone());
    let settled = says.answer().is_some() || read.open || matches!(read.compare, Compare::Listed | Compare::Words);
    if most == 0 && !settled {
        let what = format!("this pattern is dead: it has no `{{{answer}}}`, so what it reads has no answer");
        let help = format!("put `{{{answer}}}` into it, or give it a fixed one: `{{ pattern: \"…\", answer: 0 }}`");
        return Some(Fault::at(span(), what, help));
    }
    None
}

fn example(read: &RuleFile, example: &Example, at: usize, lexicon: &Lexicon, places: &Places) -> Vec<Fault> {
    let mut found = Vec::new();
    let node = places.item("examples", at);
    let value = |key: &str| node.and_then(|node| node.get(key)).map_or(0..0, |node| node.span.clone());
    match example {
        Example::Claims { text, claims } => {
            for (number, claim) in claims.iter().enumerate() {
                let entry = |slot: &str| {
                    let claim = node.and_then(|node| node.get("claims")?.items().get(number));
                    claim.and_then(|claim| claim.entry(slot)).map(|(key, value)| (key.span.clone(), value.span.clone()))
                };
                for (slot, words) in claim {
                    let (key, words_at) = entry(slot).unwrap_or((0..0, 0..0));
                    if !read.slots.contains_key(slot) && !ASKED.contains(&slot.as_str()) {
                        let known: Vec<&str> = read.slots.keys().map(String::as_str).chain(ASKED).collect();
                        let help = choose(slot, "an example may ask for", known.into_iter());
                        found.push(Fault::at(key, format!("the example asks for `{slot}`, which is no slot"), help));
                    } else if slot == "population" {
                        let names = || lexicon.populations.iter().map(|name| &**name).chain(["unsaid"]);
                        if !names().any(|name| name == words) {
                            let help = choose(words, "the populations of people.yaml are", names());
                            found.push(Fault::at(words_at, format!("there is no population `{words}`"), help));
                        }
                    } else if slot != "act"
                        && slot != "denied"
                        && !words.contains(" (")
                        && !text.contains(words.as_str())
                    {
                        let what = format!("`{words}` does not stand in the text of this example");
                        let fault = Fault::at(words_at, what, "give the words letter for letter, case included");
                        found.push(fault.and(value("text"), "the text"));
                    }
                }
            }
        }
        Example::Nothing { .. } => {}
        Example::Pair { relation, .. } => {
            if !RELATIONS.contains(&relation.as_str()) {
                let help = choose(relation, "the relations are", RELATIONS.into_iter());
                found.push(Fault::at(value("relation"), format!("`{relation}` is no relation"), help));
            }
        }
    }
    let empty = match example {
        Example::Claims { text, .. } => text.trim().is_empty().then_some("text"),
        Example::Nothing { nothing } => nothing.trim().is_empty().then_some("nothing"),
        Example::Pair { pair, .. } => pair.iter().any(|text| text.trim().is_empty()).then_some("pair"),
    };
    if let Some(key) = empty {
        found.push(Fault::at(value(key), "this example has no text", "write a sentence as a newspaper would"));
    }
    found
}

/// The help for a name that is none: what may have been meant, and what there is.
fn choose<'a>(name: &str, what: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let near = meant(name, known.iter().copied()).map_or(String::new(), |near| format!("did you mean `{near}`? "));
    let all = if known.is_empty() { "none; add one under `slots:`".to_owned() } else { list(known) };
    format!("{near}{what} {all}")
}

/// What is no reason to refuse a file, but worth a word: patterns that may fill the answer twice, and those that earlier
/// ones leave nothing to.
pub(super) fn doubts(read: &RuleFile, lexicon: &Lexicon, places: &Places) -> Vec<Fault> {
    let slots: Vec<(String, SlotKind)> = read.slots.iter().map(|(name, slot)| (name.clone(), slot.is)).collect();
    let each = read.says.iter().enumerate();
    let mut found: Vec<Fault> = each
        .filter_map(|(at, says)| {
            let parts = pattern::read(says.pattern(), &slots, lexicon).ok()?;
            ambiguous(read, says, at, &parts, places)
        })
        .collect();
    found.extend(shadows(read, &slots, lexicon, places));
    found
}

fn ambiguous(read: &RuleFile, says: &Says, at: usize, parts: &[Part], places: &Places) -> Option<Fault> {
    let answer = read.answer.as_ref()?;
    let number = read.slots.keys().position(|slot| slot == answer)? as u8;
    if super::shadow::times(parts, number) < 2 {
        return None;
    }
    let (words, pattern) = (format!("{{{answer}}}"), says.pattern());
    let mut all =
        pattern.match_indices(&words).map(|(from, _)| places.part(places.pattern(at), from..from + words.len()));
    let (first, second) = (all.next()?, all.next()?);
    let what = format!("`{{{answer}}}` may be filled twice, and which of the two is the answer is ambiguous");
    let help = "declare a second slot of the same kind for what is not the answer";
    Some(Fault::at(second, what, help).and(first, "first here"))
}

fn shadows(read: &RuleFile, slots: &[(String, SlotKind)], lexicon: &Lexicon, places: &Places) -> Vec<Fault> {
    let patterns: Vec<&str> = read.says.iter().map(Says::pattern).collect();
    let place = |at: usize| places.pattern(at).map_or(0..0, |node| node.span.clone());
    let found = super::shadow::shadowed(&patterns, slots, lexicon).into_iter();
    found
        .map(|(later, earlier)| {
            let twice = patterns[later] == patterns[earlier];
            let what = if twice {
                "this pattern stands here twice"
            } else {
                "this pattern is dead: earlier ones take all that it reads"
            };
            Fault::at(place(later), what, "take it out, or put it before the other")
                .and(place(earlier), "the earlier one")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::FOLDER;

    #[test]
    fn every_embedded_rule_stands_up_to_what_is_asked_of_a_users_own() {
        let lexicon = Lexicon::embedded().unwrap();
        for file in FOLDER.files() {
            let (name, text) = (file.path().display(), file.contents_utf8().unwrap());
            let tree = crate::yaml::read(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            let mut found = shape(&tree);
            let read: RuleFile = serde_yaml::from_str(text).unwrap();
            found.extend(faults(&read, &lexicon, &Places { text, tree: &tree }));
            assert_eq!(found, [], "{name}");
        }
    }
}
