//! What can be made of a rule file that has not its shape, so that the other faults are found in the same run.

use super::schema::{Example, Marked, RuleFile, Says, SlotFile, SlotKind};
use crate::claim::{Compare, Section};
use crate::yaml::Node;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Reads a file, with something harmless in the place of what is wrong or missing. It is checked, and never used.
pub(super) fn read(tree: &Node) -> RuleFile {
    let answer = text(tree, "answer");
    // Without an answer there is nothing to say about how it is compared.
    let compare = word(tree, "compare").filter(|_| answer.is_some()).unwrap_or(Compare::Listed);
    let list = |key: &str| tree.get(key).map_or(&[][..], Node::items);
    let slots = tree.get("slots").map_or(&[][..], Node::entries);
    let slots = slots.iter().filter_map(|(name, slot)| Some((name.text()?.to_owned(), self::slot(slot, compare))));
    // Slots told as a list are named, if not by their kind.
    let bare = list("slots").iter().filter_map(|name| Some((name.text()?.to_owned(), self::slot(name, compare))));
    RuleFile {
        kind: text(tree, "kind").unwrap_or_else(|| "kind".into()),
        about: String::new(),
        question: text(tree, "question").unwrap_or_default(),
        section: Section::Figures,
        slots: slots.chain(bare).collect(),
        says: list("says").iter().map(says).collect(),
        packs: Vec::new(),
        off: false,
        same: Vec::new(),
        compare,
        answer,
        open: false,
        moves: false,
        whole: Vec::new(),
        apart: Vec::new(),
        adds_up: false,
        covers: Vec::new(),
        states: BTreeMap::new(),
        through: list("through").iter().map(|fence| fence.text().unwrap_or("negated").to_owned()).collect(),
        examples: list("examples").iter().map(example).collect(),
    }
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key).and_then(Node::text).map(str::to_owned)
}

fn word<T: DeserializeOwned>(node: &Node, key: &str) -> Option<T> {
    serde_json::from_value(text(node, key)?.into()).ok()
}

/// A slot of no known kind is taken for one that fits.
fn slot(node: &Node, compare: Compare) -> SlotFile {
    let of = text(node, "of");
    let guess = match (of.as_deref(), compare) {
        (Some("people" | "named people" | "things"), _) => SlotKind::Count,
        (Some(_), _) => SlotKind::Measure,
        (None, Compare::Days) => SlotKind::Day,
        (None, Compare::Clock) => SlotKind::Clock,
        (None, Compare::Tally) => SlotKind::Tally,
        (None, _) => SlotKind::Count,
    };
    SlotFile { is: word(node, "is").unwrap_or(guess), of }
}

fn says(node: &Node) -> Says {
    let pattern = node.get("pattern").unwrap_or(node).text();
    let answer = node.get("answer").is_some() || pattern.is_none();
    Says::Marked(Marked {
        pattern: pattern.unwrap_or("x").to_owned(),
        answer: answer.then_some(0.0),
        part: false,
        denies: false,
        many: false,
        once: false,
        act: None,
        state: None,
        later: false,
    })
}

fn example(node: &Node) -> Example {
    let claims = node.get("claims").map_or(&[][..], Node::items);
    let claim = |claim: &Node| -> BTreeMap<String, String> {
        let slots = claim.entries().iter();
        slots.filter_map(|(slot, words)| Some((slot.text()?.to_owned(), words.text()?.to_owned()))).collect()
    };
    match (text(node, "text"), text(node, "relation")) {
        (Some(text), _) => Example::Claims { text, claims: claims.iter().map(claim).collect() },
        (None, Some(relation)) => Example::Pair { pair: ["x".into(), "x".into()], relation },
        _ => Example::Nothing { nothing: "x".into() },
    }
}
