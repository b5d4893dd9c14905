//! A user's own words over those that the program carries.
//!
//! A file of the same name adds to the embedded one: maps take new keys and new values, lists grow. `!only` before a list
//! or map lets it take the place of the embedded one, `!without` takes its words out.

use super::files::*;
use super::load::LexiconError;
use super::weights::{KinFile, WeightsFile};
use crate::yaml::{Fault, Form, Node, check, list, meant};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value as Json;
use serde_yaml::Value;

/// Makes the schema of a file.
type Schema = fn() -> Json;

/// The files of the lexicon, each with its schema.
const FILES: [(&str, Schema); 19] = [
    ("abbreviations", schema::<Groups>),
    ("dates", schema::<Vec<DatePatterns>>),
    ("fences", schema::<FencesFile>),
    ("furniture", schema::<FurnitureFile>),
    ("grammar", schema::<GrammarFile>),
    ("hedges", schema::<HedgesFile>),
    ("holidays", schema::<Vec<HolidayEntry>>),
    ("names", schema::<NamesFile>),
    ("nouns", schema::<NounsFile>),
    ("numbers", schema::<NumbersFile>),
    ("people", schema::<PeopleFile>),
    ("places", schema::<PlacesFile>),
    ("quantities", schema::<QuantitiesFile>),
    ("speech", schema::<SpeechFile>),
    ("time", schema::<TimeFile>),
    ("units", schema::<UnitsFile>),
    ("weights", schema::<WeightsFile>),
    ("kin", schema::<KinFile>),
    ("words", schema::<WordsFile>),
];

fn schema<T: JsonSchema>() -> Json {
    SchemaGenerator::default().into_root_schema_for::<T>().to_value()
}

/// A file of the user's own that has its shape.
#[derive(Debug)]
pub(super) struct Layer {
    /// As it was given.
    pub name: String,
    /// Name of the embedded file, without its ending.
    pub stem: &'static str,
    tree: Node,
    value: Value,
}

/// Reads a file, given as (name, text).
pub(super) fn layer(name: &str, text: &str) -> Result<Layer, Vec<LexiconError>> {
    let told = |fault: Fault| LexiconError { file: name.into(), fault: Box::new(fault), word: None };
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let asked = file.trim_end_matches(".yml").trim_end_matches(".yaml");
    let Some((stem, schema)) = FILES.iter().find(|(stem, _)| *stem == asked) else {
        let names = || FILES.iter().map(|(stem, _)| *stem);
        let near = meant(asked, names()).map_or(String::new(), |near| format!("did you mean `{near}.yaml`? "));
        let help = format!("{near}the files are {}", list(names()));
        return Err(vec![told(Fault::whole(format!("the lexicon has no file `{file}`"), help))]);
    };
    let tree = crate::yaml::read(text).map_err(|faults| faults.into_iter().map(told).collect::<Vec<_>>())?;
    let faults = check(&tree, Form { schema: &schema(), layer: true, page: "docs/rules.md" });
    if !faults.is_empty() {
        return Err(faults.into_iter().map(told).collect());
    }
    let value =
        serde_yaml::from_str(text).map_err(|error| vec![told(Fault::whole(error.to_string(), "mend the file"))])?;
    Ok(Layer { name: name.into(), stem, tree, value })
}

impl Layer {
    /// Lays this file over another.
    pub fn over(&self, base: &mut Value) {
        merge(base, &self.value);
    }

    /// A fault of the lexicon at the place where this file names the word that it is about.
    pub fn owns(&self, error: LexiconError) -> LexiconError {
        let span = error.word.as_ref().and_then(|word| self.tree.find(word)).map(|node| node.span.clone());
        LexiconError { file: self.name.clone(), fault: Box::new(Fault { span, ..*error.fault }), word: error.word }
    }

    /// Whether the file names a word.
    pub fn names(&self, word: &str) -> bool {
        self.tree.find(word).is_some()
    }
}

/// Fields by which an entry of a list is known.
const KNOWN_BY: [&str; 4] = ["id", "code", "class", "name"];

fn merge(base: &mut Value, own: &Value) {
    match own {
        Value::Tagged(tagged) if tagged.tag == "only" => *base = tagged.value.clone(),
        Value::Tagged(tagged) => remove(base, &tagged.value),
        Value::Mapping(entries) if base.is_mapping() => {
            for (key, value) in entries {
                match base.get_mut(key) {
                    Some(known) => merge(known, value),
                    None => {
                        if let Some(map) = base.as_mapping_mut() {
                            map.insert(key.clone(), untagged(value));
                        }
                    }
                }
            }
        }
        Value::Sequence(items) => match base.as_sequence_mut() {
            Some(known) => items.iter().for_each(|item| add(known, item)),
            None => *base = untagged(own),
        },
        _ => *base = own.clone(),
    }
}

/// A value that meets nothing: `!only` says nothing then, and `!without` takes nothing out.
fn untagged(value: &Value) -> Value {
    match value {
        Value::Tagged(tagged) if tagged.tag == "only" => tagged.value.clone(),
        Value::Tagged(tagged) if tagged.value.is_mapping() => Value::Mapping(Default::default()),
        Value::Tagged(_) => Value::Sequence(Vec::new()),
        _ => value.clone(),
    }
}

/// Adds an entry to a list: to the one that is known by the same name, else behind the others. Spellings that it brings
/// belong to it alone.
fn add(list: &mut Vec<Value>, item: &Value) {
    let name = |value: &Value| KNOWN_BY.iter().find_map(|field| value.get(*field).cloned());
    let known = name(item).and_then(|wanted| list.iter().position(|other| name(other).as_ref() == Some(&wanted)));
    if let Some(Value::Sequence(spelled)) = item.get("as") {
        for (_, other) in list.iter_mut().enumerate().filter(|(at, _)| Some(*at) != known) {
            if let Some(others) = other.get_mut("as").and_then(Value::as_sequence_mut) {
                others.retain(|word| !spelled.contains(word));
            }
        }
    }
    match known {
        Some(at) => merge(&mut list[at], item),
        None if list.contains(item) => {}
        None => list.push(item.clone()),
    }
}

fn remove(base: &mut Value, own: &Value) {
    let named: Vec<Value> = match own {
        Value::Sequence(items) => items.clone(),
        Value::Mapping(entries) => entries.keys().cloned().collect(),
        other => vec![other.clone()],
    };
    match base {
        Value::Sequence(items) => items.retain(|item| !named.contains(item)),
        Value::Mapping(entries) => named.iter().for_each(|key| drop(entries.remove(key))),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FOLDER, Lexicon};
    use super::*;

    fn merged(base: &str, own: &str) -> Value {
        let mut value = serde_yaml::from_str(base).unwrap();
        merge(&mut value, &serde_yaml::from_str(own).unwrap());
        value
    }

    #[test]
    fn lists_grow_keys_are_replaced_and_tags_take_away() {
        let value = merged("{a: [x, y], b: {k: 1, l: 2}, c: [x, y]}", "{a: [z, x], b: {k: 3}, c: !only [q]}");
        assert_eq!(value, serde_yaml::from_str::<Value>("{a: [x, y, z], b: {k: 3, l: 2}, c: [q]}").unwrap());
        let value = merged("{a: [x, y], b: {k: 1, l: 2}}", "{a: !without [x], b: !without [k]}");
        assert_eq!(value, serde_yaml::from_str::<Value>("{a: [y], b: {l: 2}}").unwrap());
    }

    #[test]
    fn an_entry_known_by_its_name_is_added_to_and_takes_its_spellings_along() {
        let base = "[{id: child, as: [child, kid]}, {id: pupil, as: [pupil]}]";
        let value = merged(base, "[{id: pupil, as: [kid]}]");
        let expected = "[{id: child, as: [child]}, {id: pupil, as: [pupil, kid]}]";
        assert_eq!(value, serde_yaml::from_str::<Value>(expected).unwrap());
    }

    #[test]
    fn every_embedded_file_has_the_shape_that_is_asked_of_a_users_own() {
        for file in FOLDER.get_dir("lexicon").unwrap().files() {
            let name = file.path().to_str().unwrap();
            let stem = name.trim_start_matches("lexicon/").trim_end_matches(".yaml");
            let (_, schema) = FILES.iter().find(|(known, _)| *known == stem).unwrap_or_else(|| panic!("{name}"));
            let tree = crate::yaml::read(file.contents_utf8().unwrap()).unwrap();
            let faults = check(&tree, Form { schema: &schema(), layer: false, page: "" });
            assert_eq!(faults, [], "{name}");
        }
    }

    #[test]
    fn a_word_of_ones_own_stands_beside_the_embedded_ones() {
        let own = [("my/lexicon/words.yaml", "classes: { evacuated: [evacuated, moved to safety] }")];
        let lexicon = Lexicon::layered(&own).unwrap();
        assert!(lexicon.class("evacuated").is_some() && lexicon.class("killed").is_some());
    }

    #[test]
    fn a_word_that_stands_for_nothing_is_told_at_its_place() {
        let text = "before: { at_lest: [\"no fewer than\"] }";
        let errors = Lexicon::layered(&[("my/lexicon/hedges.yaml", text)]).unwrap_err();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].fault.span.clone().map(|span| &text[span]), Some("at_lest"));
    }
}
