//! The rule book: every kind of claim, compiled, and the reading of articles by it.

use super::error::RuleError;
use super::index::Index;
use super::pattern::{self, Part};
use super::schema::{Example, RuleFile, SlotKind};
use crate::claim::{Compare, Kind};
use crate::lexicon::{FOLDER, Fence, Lexicon};
use std::sync::Arc;

/// One rule: a kind of claim and the patterns that read it.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The kind.
    pub kind: Arc<Kind>,
    /// Slots with what they hold, in the order of their names.
    pub slots: Vec<(String, SlotKind)>,
    /// What each slot is restricted to.
    pub of: Vec<Option<String>>,
    /// The patterns.
    pub patterns: Vec<Pattern>,
    /// The slot of the answer.
    pub answer: Option<u8>,
    /// Whether a claim may stand without its answer.
    pub open: bool,
    /// Fences that do not apply.
    pub through: Vec<Fence>,
    /// Its tests.
    pub examples: Vec<Example>,
    /// The file it stands in.
    pub file: String,
}

/// One pattern of a rule.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As it is written.
    pub source: String,
    /// Its parts.
    pub(super) parts: Vec<Part>,
    /// The answer it settles by itself.
    pub fixed: Option<f64>,
    /// Whether its answer is a part of a whole.
    pub part: bool,
    /// The act it settles by itself.
    pub act: Option<String>,
}

/// Rules and lexicon, ready for use. Reading articles by it never fails.
#[derive(Clone, Debug)]
pub struct RuleBook {
    /// The lexicon.
    pub lexicon: Arc<Lexicon>,
    /// The rules, by name.
    pub rules: Vec<Rule>,
    /// Which patterns match where.
    pub(super) index: Index,
    /// Fingerprint of all files, 16 hexadecimal digits.
    pub fingerprint: String,
}

impl RuleBook {
    /// The rules that the program carries.
    ///
    /// # Errors
    ///
    /// All faults of the embedded files; a test makes sure that there are none.
    pub fn embedded() -> Result<RuleBook, Vec<RuleError>> {
        RuleBook::layered(&[])
    }

    /// The embedded rules with a user's own files, given as (name, text), over them: a file for a known kind takes the
    /// place of the embedded one.
    ///
    /// # Errors
    ///
    /// All faults of all files, in order of file and place.
    pub fn layered(own: &[(String, String)]) -> Result<RuleBook, Vec<RuleError>> {
        let mut lexicon = Lexicon::embedded()
            .map_err(|error| vec![RuleError::at(&error.file, "", "", error.what, "mend the lexicon file".into())])?;
        let embedded = FOLDER.files().filter(|file| file.path().extension().is_some_and(|e| e == "yaml"));
        let mut files: Vec<(String, String)> = embedded
            .filter_map(|file| Some((file.path().to_str()?.to_string(), file.contents_utf8()?.to_string())))
            .collect();
        files.sort();
        files.extend(own.iter().cloned());
        let mut errors = Vec::new();
        let mut rules: Vec<Rule> = Vec::new();
        let is_own = |name: &str| own.iter().any(|(file, _)| file == name);
        for (file, text) in &files {
            let rule = match compile(file, text, &lexicon) {
                Ok(rule) => rule,
                Err(found) => {
                    errors.extend(found);
                    continue;
                }
            };
            match rules.iter_mut().find(|known| known.kind.name == rule.kind.name) {
                Some(known) if is_own(&known.file) => {
                    let what = format!("`{}` is for the kind `{}` too", known.file, rule.kind.name);
                    errors.push(RuleError::at(file, text, &rule.kind.name, what, "keep one file a kind".into()));
                }
                Some(known) => *known = rule,
                None => rules.push(rule),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        rules.sort_by(|a, b| a.kind.name.cmp(&b.kind.name));
        let fingerprint = fingerprint(&files);
        let index = Index::new(&rules, &lexicon);
        lexicon.note_cues(index.cues().firsts().map(|(word, _)| word), index.triggers());
        Ok(RuleBook { lexicon: Arc::new(lexicon), rules, index, fingerprint })
    }

    /// The kinds of claim, by name.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.rules.iter().map(|rule| &*rule.kind)
    }
}

fn fingerprint(files: &[(String, String)]) -> String {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    let lexicon = FOLDER.get_dir("lexicon").into_iter().flat_map(|dir| dir.files());
    let mut parts: Vec<&[u8]> = lexicon.map(|file| file.contents()).collect();
    parts.extend(files.iter().map(|(_, text)| text.as_bytes()));
    parts.iter().for_each(|part| hash.update(part));
    format!("{:016x}", hash.digest())
}

fn compile(file: &str, text: &str, lexicon: &Lexicon) -> Result<Rule, Vec<RuleError>> {
    let read: RuleFile = serde_yaml::from_str(text).map_err(|error| vec![RuleError::yaml(file, text, &error)])?;
    let mut errors = Vec::new();
    let slots: Vec<(String, SlotKind)> = read.slots.iter().map(|(name, slot)| (name.clone(), slot.is)).collect();
    let of: Vec<Option<String>> = read.slots.values().map(|slot| slot.of.clone()).collect();
    for (name, slot) in &read.slots {
        let Some(of) = &slot.of else { continue };
        let dimension = |of: &str| lexicon.units.iter().any(|unit| unit.dimension == of);
        let known = of == "people" || of == "things" || of.split('|').all(dimension);
        if !known {
            let what = format!(
                "the slot `{name}` is of `{of}`, which is neither `people`, `things` nor the dimension of a unit"
            );
            errors.push(RuleError::at(file, text, of, what, "dimensions stand in rules/lexicon/units.yaml".into()));
        }
    }
    let mut patterns = Vec::new();
    for says in &read.says {
        match pattern::read(says.pattern(), &slots, lexicon) {
            Ok(parts) => patterns.push(Pattern {
                source: says.pattern().to_string(),
                parts,
                fixed: says.answer(),
                part: says.part(),
                act: says.act().map(str::to_string),
            }),
            Err(fault) => errors.push(fault_in(file, text, says.pattern(), fault)),
        }
    }
    errors.extend(faults(file, text, &read));
    let answer = match &read.answer {
        Some(name) => {
            let at = slots.iter().position(|(slot, _)| slot == name);
            if at.is_none() {
                let what = format!("the answer `{name}` is no slot of this rule");
                errors.push(RuleError::at(
                    file,
                    text,
                    &format!("answer: {name}"),
                    what,
                    "name one of its slots".into(),
                ));
            }
            at.map(|at| at as u8)
        }
        None => None,
    };
    let mut through = Vec::new();
    for name in &read.through {
        match fence(name) {
            Some(fence) => through.push(fence),
            None => {
                let what = format!("there is no fence called `{name}`");
                let help = "the fences are: negated, planned, possible, feared, conditional".into();
                errors.push(RuleError::at(file, text, name, what, help));
            }
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let kind = Arc::new(Kind {
        name: read.kind,
        about: read.about,
        question: read.question,
        section: read.section,
        same: read.same,
        compare: read.compare,
        moves: read.moves,
    });
    Ok(Rule {
        kind,
        slots,
        of,
        patterns,
        answer,
        open: read.open,
        through,
        examples: read.examples,
        file: file.to_string(),
    })
}

/// Faults of a rule file that lie in how its parts fit together.
fn faults(file: &str, text: &str, read: &RuleFile) -> Vec<RuleError> {
    let mut found = Vec::new();
    let mut say =
        |needle: &str, what: String, help: &str| found.push(RuleError::at(file, text, needle, what, help.into()));
    let answer = read.answer.as_ref().and_then(|name| read.slots.get(name));
    match (read.compare, answer) {
        (Compare::Quantity | Compare::Days | Compare::Names, None)
            if read.answer.is_none() && !read.says.iter().all(|s| s.answer().is_some()) =>
        {
            say(
                "compare:",
                "there is nothing to compare: the rule has no `answer`".into(),
                "name the slot that holds the answer",
            );
        }
        (compare @ (Compare::Quantity | Compare::Days), Some(slot)) if slot.is.compared() != compare => {
            let what = "the slot of the answer holds another kind of value than `compare` asks for".to_string();
            say("compare:", what, "counts, money and measures are compared as `quantity`, days and years as `days`");
        }
        _ => {}
    }
    for (name, slot) in &read.slots {
        if slot.of.is_some() && !matches!(slot.is, SlotKind::Count | SlotKind::Measure) {
            say(name, format!("the slot `{name}` takes no `of`"), "only `count` and `measure` do");
        }
    }
    let known = ["population", "thing", "act", "clause", "speaker"];
    let names = read.question.split('{').skip(1).filter_map(|part| part.split('}').next());
    for name in names.filter(|name| !known.contains(name) && !read.slots.contains_key(*name)) {
        let what = format!("the question names `{name}`, which is no slot of this rule");
        say(&format!("{{{name}}}"), what, "name a slot, or `population`, `act`, `clause`");
    }
    for example in &read.examples {
        let Example::Pair { relation, .. } = example else { continue };
        let words =
            ["single", "same", "compatible", "explained", "conflict", "incomparable", "undetermined", "nothing"];
        if !words.contains(&relation.as_str()) {
            let what = format!("`{relation}` is no relation");
            say(&format!("relation: {relation}"), what, &format!("the relations are: {}", words.join(", ")));
        }
    }
    found
}

fn fault_in(file: &str, text: &str, pattern: &str, fault: super::pattern::PatternFault) -> RuleError {
    // The part is looked for behind the start of its pattern, so that a second pattern with the same part is not blamed.
    let start = text.find(pattern).unwrap_or(0);
    let span = text[start..].find(&fault.part).map(|at| start + at..start + at + fault.part.len());
    RuleError::spanned(file, text, span, fault.what, fault.help)
}

fn fence(name: &str) -> Option<Fence> {
    Some(match name {
        "negated" => Fence::Negated,
        "planned" => Fence::Planned,
        "possible" => Fence::Possible,
        "feared" => Fence::Feared,
        "conditional" => Fence::Conditional,
        _ => return None,
    })
}
