//! Holds a tree against the JSON Schema of what it should be.
//!
//! The schema is the one that editors complete by, so there is one table of what a file may hold. Of JSON Schema it knows
//! what schemars writes for plain structs, enums, lists and maps.

use super::{Fault, Node, Part, Scalar, list, meant};
use serde_json::Value as Json;

/// What is expected of a file.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The schema.
    pub schema: &'a Json,
    /// Whether the file only adds to another: then nothing must stand in it, and lists may carry `!only` and `!without`.
    pub layer: bool,
    /// Where to read more: "docs/rules.md".
    pub page: &'a str,
}

/// All faults of a tree by a schema, in the order of the file.
pub fn check(tree: &Node, form: Form) -> Vec<Fault> {
    let mut checker = Checker { form, faults: Vec::new() };
    checker.node(tree, form.schema, "the file", form.layer);
    checker.faults
}

/// Tags that a layer may carry.
const TAGS: [&str; 2] = ["only", "without"];

struct Checker<'a> {
    form: Form<'a>,
    faults: Vec<Fault>,
}

impl<'a> Checker<'a> {
    fn resolved(&self, schema: &'a Json) -> &'a Json {
        let Some(name) = schema["$ref"].as_str().and_then(|at| at.strip_prefix("#/$defs/")) else { return schema };
        &self.form.schema["$defs"][name]
    }

    /// Checks a part. `name` is what it is called in messages; `loose` lifts what must stand in it.
    fn node(&mut self, node: &Node, schema: &'a Json, name: &str, loose: bool) {
        let schema = self.resolved(schema);
        self.tag(node);
        if let Some(kinds) = schema["anyOf"].as_array() {
            return self.any(node, kinds, name, loose);
        }
        if let Some(words) = words(schema) {
            return self.word(node, &words, name);
        }
        let types = types(schema);
        if types.is_empty() {
            return;
        }
        let fits = |kind: &str| match (&node.part, kind) {
            (Part::Map(_), "object") | (Part::List(_), "array") => true,
            (Part::Scalar(..), _) => match node.scalar() {
                Some(Scalar::Null) => kind == "null",
                Some(Scalar::Bool) => kind == "boolean",
                Some(Scalar::Whole) => matches!(kind, "integer" | "number"),
                Some(Scalar::Number) => kind == "number",
                _ => kind == "string",
            },
            _ => false,
        };
        if !types.iter().any(|kind| fits(kind)) {
            let wanted: Vec<&str> = types.iter().filter(|kind| **kind != "null").map(|kind| plain(kind)).collect();
            let what = format!("{name} should be {}", wanted.join(" or "));
            let help = match (wanted.first(), node.scalar()) {
                (Some(&"a text"), Some(_)) if node.text().is_none_or(str::is_empty) => "write something behind it",
                (Some(&"a text"), Some(_)) => "put it in quotation marks",
                (Some(&"a text"), None) if matches!(node.part, Part::Map(_)) => {
                    "put it in quotation marks: YAML takes `{` at the beginning for a map"
                }
                (Some(&"a text"), None) => "put it in quotation marks: YAML takes `[` at the beginning for a list",
                (Some(&"a list"), _) => "write `[a, b]`, or a line `- a` for each",
                (Some(&"a map"), _) => "write `{ key: value }`, or a line `key: value` for each",
                (Some(&"true or false"), _) => "write `true` or `false`",
                _ => "write a number",
            };
            self.faults.push(Fault::at(node.span.clone(), what, help).because(format!("this is {}", found(node))));
            return;
        }
        match &node.part {
            Part::Map(entries) => self.map(node, entries, schema, name, loose),
            Part::List(items) => self.list(node, items, schema, name),
            Part::Scalar(text, _) => self.number(node, text, schema, name),
        }
    }

    fn tag(&mut self, node: &Node) {
        let Some(tag) = &node.tag else { return };
        if !(self.form.layer && TAGS.contains(&tag.as_str())) {
            let help = if self.form.layer { "the tags are `!only` and `!without`" } else { "take it out" };
            self.faults.push(Fault::at(node.span.clone(), format!("there is no tag `!{tag}`"), help));
        }
    }

    fn map(&mut self, node: &Node, entries: &[(Node, Node)], schema: &'a Json, name: &str, loose: bool) {
        let known = schema["properties"].as_object();
        let others = &schema["additionalProperties"];
        for (key, value) in entries {
            let Some(text) = key.text() else {
                self.faults.push(Fault::at(key.span.clone(), "a key should be a word", "write `key: value`"));
                continue;
            };
            if let Some(schema) = known.and_then(|known| known.get(text)) {
                self.node(value, schema, &format!("`{text}`"), loose);
            } else if others.is_object() {
                self.node(value, others, &format!("`{text}`"), loose);
            } else if let Some(known) = known.filter(|_| others == &Json::Bool(false)) {
                let free = known.keys().map(String::as_str).filter(|key| node.get(key).is_none());
                let near = meant(text, free.clone()).or_else(|| meant(text, known.keys().map(String::as_str)));
                let help = match near {
                    Some(near) if node.get(near).is_none() => format!("did you mean `{near}`?"),
                    Some(near) => format!("`{near}` stands here already; take this one out"),
                    None => format!("{name} may hold {}", list(known.keys().map(String::as_str))),
                };
                self.faults.push(Fault::at(key.span.clone(), format!("there is no field `{text}` in {name}"), help));
            }
        }
        if loose {
            return;
        }
        let must = schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str);
        for field in must.filter(|field| node.get(field).is_none()) {
            // A field that is misspelt is told of once, as misspelt.
            let misspelt = entries.iter().filter_map(|(key, _)| key.text());
            let misspelt = misspelt.filter(|key| known.is_some_and(|known| !known.contains_key(*key)));
            if meant(field, misspelt.collect::<Vec<_>>()).is_some() {
                continue;
            }
            let about =
                known.and_then(|known| known[field]["description"].as_str()).map(|about| about.trim_end_matches('.'));
            let help = match about {
                Some(about) => format!("add `{field}:` ({}); see {}", lower(about), self.form.page),
                None => format!("add `{field}:`; see {}", self.form.page),
            };
            let span = entries.first().map_or(node.span.clone(), |(key, _)| key.span.clone());
            self.faults.push(Fault::at(span, format!("`{field}` is missing in {name}"), help));
        }
    }

    fn list(&mut self, node: &Node, items: &[Node], schema: &'a Json, name: &str) {
        let each = schema["prefixItems"].as_array();
        let (least, most) = (schema["minItems"].as_u64(), schema["maxItems"].as_u64());
        let count = items.len() as u64;
        if least.is_some_and(|least| count < least) || most.is_some_and(|most| count > most) {
            let wanted = least.or(most).unwrap_or(0);
            let what = format!("{name} should have {wanted} items");
            self.faults
                .push(Fault::at(node.span.clone(), what, format!("give {wanted}")).because(format!("{count} here")));
        }
        for (at, item) in items.iter().enumerate() {
            let schema = each.and_then(|each| each.get(at)).unwrap_or(&schema["items"]);
            self.node(item, schema, &format!("item {} of {name}", at + 1), false);
        }
    }

    fn number(&mut self, node: &Node, text: &str, schema: &'a Json, name: &str) {
        let Ok(number) = text.parse::<f64>() else { return };
        if !matches!(node.scalar(), Some(Scalar::Whole | Scalar::Number)) {
            return;
        }
        let (least, most) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
        if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
            let ends = (least.map_or(String::new(), |n| n.to_string()), most.map_or(String::new(), |n| n.to_string()));
            let help = match (ends.0.as_str(), ends.1.as_str()) {
                (least, "") => format!("it is {least} at least"),
                ("", most) => format!("it is {most} at most"),
                (least, most) => format!("it lies between {least} and {most}"),
            };
            self.faults.push(Fault::at(node.span.clone(), format!("{name} is out of range"), help));
        }
    }

    fn word(&mut self, node: &Node, words: &[&str], name: &str) {
        match node.text().filter(|_| node.scalar() == Some(Scalar::Text)) {
            Some(text) if words.contains(&text) => {}
            Some(text) => {
                let near = meant(text, words.iter().copied());
                let help =
                    near.map_or_else(|| one_of(words), |near| format!("did you mean `{near}`? {}", one_of(words)));
                self.faults.push(Fault::at(node.span.clone(), format!("{name} cannot be `{text}`"), help));
            }
            None => {
                let what = format!("{name} should be a word");
                let fault =
                    Fault::at(node.span.clone(), what, one_of(words)).because(format!("this is {}", found(node)));
                self.faults.push(fault);
            }
        }
    }

    /// One of several forms: the one that has most in common with what stands there is meant.
    fn any(&mut self, node: &Node, kinds: &'a [Json], name: &str, loose: bool) {
        let kinds: Vec<&Json> = kinds.iter().map(|kind| self.resolved(kind)).collect();
        let is_map = matches!(node.part, Part::Map(_));
        let shared = |kind: &Json| {
            let known = kind["properties"].as_object();
            node.entries()
                .iter()
                .filter(|(key, _)| known.is_some_and(|k| key.text().is_some_and(|t| k.contains_key(t))))
                .count()
        };
        let objects: Vec<&Json> = kinds.iter().copied().filter(|kind| kind["properties"].is_object()).collect();
        if is_map && !objects.is_empty() {
            // Of forms that share as much, the one that asks for least.
            let must = |kind: &Json| kind["required"].as_array().map_or(0, Vec::len);
            let best = objects.iter().copied().max_by_key(|kind| (shared(kind), usize::MAX - must(kind)));
            if let Some(best) = best.filter(|kind| shared(kind) > 0) {
                return self.node(node, best, name, loose);
            }
        }
        let other: Vec<&Json> = kinds.iter().copied().filter(|kind| !kind["properties"].is_object()).collect();
        if let Some(kind) = other.iter().find(|kind| types(kind) != ["null"]).filter(|_| !is_map || objects.is_empty())
        {
            if node.scalar() == Some(Scalar::Null) && other.iter().any(|kind| types(kind) == ["null"]) {
                return;
            }
            return self.node(node, kind, name, loose);
        }
        let form = |kind: &&Json| {
            let must = kind["required"].as_array().into_iter().flatten().filter_map(Json::as_str);
            must.map(|field| format!("`{field}:`")).collect::<Vec<_>>().join(" with ")
        };
        let forms: Vec<String> = objects.iter().map(form).collect();
        let key = node.entries().first().map_or(node.span.clone(), |(key, _)| key.span.clone());
        let keys = objects.iter().filter_map(|kind| kind["properties"].as_object()).flat_map(|known| known.keys());
        let near = node.entries().first().and_then(|(key, _)| meant(key.text()?, keys.map(String::as_str)));
        let help = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let help = format!("{help}It is {}", forms.join(", or "));
        self.faults.push(Fault::at(key, format!("{name} has none of its forms"), help));
    }
}

/// The words that an enum of words may be.
fn words(schema: &Json) -> Option<Vec<&str>> {
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().map(Json::as_str).collect();
    }
    let each = |kind: &'_ Json| kind["const"].as_str().map(|_| ());
    let kinds = schema["oneOf"].as_array()?;
    let mut all = Vec::new();
    for kind in kinds {
        match kind["enum"].as_array() {
            Some(words) => all.extend(words.iter().filter_map(Json::as_str)),
            None => {
                each(kind)?;
                all.extend(kind["const"].as_str());
            }
        }
    }
    Some(all)
}

fn types(schema: &Json) -> Vec<&str> {
    match &schema["type"] {
        Json::String(kind) => vec![kind],
        Json::Array(kinds) => kinds.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

fn plain(kind: &str) -> &str {
    match kind {
        "object" => "a map",
        "array" => "a list",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        _ => "a text",
    }
}

fn found(node: &Node) -> &'static str {
    match (&node.part, node.scalar()) {
        (Part::Map(_), _) => "a map",
        (Part::List(_), _) => "a list",
        (_, Some(Scalar::Null)) => "nothing",
        (_, Some(Scalar::Bool)) => "true or false to YAML",
        (_, Some(Scalar::Whole | Scalar::Number)) => "a number to YAML",
        _ => "a text",
    }
}

fn one_of(words: &[&str]) -> String {
    format!("it is one of {}", list(words.iter().copied()))
}

/// A sentence as it goes on behind a bracket.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
