//! The rule book: every kind of claim, compiled, and the reading of articles by it.

use super::check;
use super::error::{RuleError, unread};
use super::index::Index;
use super::lenient;
use super::pack::Pack;
use super::pattern::{self, Part};
use super::schema::{Example, RuleFile, SlotKind};
use crate::claim::Kind;
use crate::lexicon::{FOLDER, Fence, Lexicon};
use crate::yaml::{Fault, Mended, meant, read_on};
use std::sync::Arc;

/// One rule: a kind of claim and the patterns that read it.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The kind.
    pub kind: Arc<Kind>,
    /// Slots with what they hold, in the order of their names.
    pub slots: Vec<(String, SlotKind)>,
    /// Their names, as claims hold them.
    pub(super) names: Vec<Arc<str>>,
    /// The name of the slot for what its claims count or tell the state of.
    pub(super) thing: Arc<str>,
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
    /// The packs that it belongs to; none where it is general.
    pub packs: Vec<Pack>,
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
    /// Whether one event has many of whom it may speak.
    pub many: bool,
    /// Whether one event has one such thing.
    pub once: bool,
    /// Whether its words deny the answer.
    pub denies: bool,
    /// The state that it tells, as a stretch of the scale of its rule.
    pub state: Option<(u8, u8)>,
    /// Whether its words say that it was otherwise before.
    pub later: bool,
    /// The act it settles by itself.
    pub act: Option<Arc<str>>,
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
    /// What the author of a file of their own should know, though it can be read.
    pub warnings: Vec<RuleError>,
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

    /// The embedded rules with a user's own files, given as (name, text), over them. A rule for a known kind takes the
    /// place of the embedded one, or switches it off; a file in a folder `lexicon` adds to the embedded one of its name.
    ///
    /// # Errors
    ///
    /// All faults of all files, in order of file and place.
    pub fn layered(own: &[(String, String)]) -> Result<RuleBook, Vec<RuleError>> {
        let (words, own): (Vec<_>, Vec<_>) = own.iter().cloned().partition(|(name, _)| is_lexicon(name));
        let words: Vec<(&str, &str)> = words.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let mut errors = Vec::new();
        let lexicon = Lexicon::layered(&words).or_else(|faults| {
            for (file, text) in &words {
                let here = faults.iter().filter(|fault| fault.file == *file);
                errors.extend(RuleError::all(file, text, here.map(|fault| (*fault.fault).clone()).collect()));
            }
            let others = faults.iter().filter(|fault| !words.iter().any(|(file, _)| *file == fault.file));
            errors.extend(others.flat_map(|fault| RuleError::all(&fault.file, "", vec![(*fault.fault).clone()])));
            // The faults of the rules are told in the same run.
            Lexicon::embedded()
        });
        let Ok(mut lexicon) = lexicon else { return Err(errors) };
        let mut rules: Vec<Rule> = Vec::new();
        let mut files = embedded_files();
        for (file, text) in &files {
            match compile(file, text, &lexicon) {
                Ok(rule) => rules.push(rule),
                Err(found) => errors.extend(found),
            }
        }
        let mut warnings = Vec::new();
        let mut seen: Vec<(String, String)> = Vec::new();
        for (file, text) in &own {
            let read = match own_file(file, text, &lexicon, &mut warnings) {
                Ok(read) => read,
                Err(found) => {
                    errors.extend(found);
                    continue;
                }
            };
            let place = || {
                let tree = crate::yaml::read(text).ok();
                tree.and_then(|tree| tree.get("kind").map(|node| node.span.clone())).unwrap_or(0..0)
            };
            let name = read.kind().to_owned();
            if let Some((_, before)) = seen.iter().find(|(kind, _)| *kind == name) {
                let fault =
                    Fault::at(place(), format!("`{before}` is for the kind `{name}` too"), "keep one file a kind");
                errors.extend(RuleError::all(file, text, vec![fault]));
                continue;
            }
            let known = rules.iter().position(|rule| rule.kind.name == name);
            match (read, known) {
                (Own::Rule(rule), Some(at)) => rules[at] = *rule,
                (Own::Rule(rule), None) => rules.push(*rule),
                (Own::Off(_), Some(at)) => drop(rules.remove(at)),
                (Own::Off(_), None) => {
                    let names = || rules.iter().map(|rule| rule.kind.name.as_str());
                    let near = meant(&name, names()).map_or(String::new(), |near| format!("did you mean `{near}`? "));
                    let help = format!("{near}`crosscheck rules list` shows the kinds");
                    let fault = Fault::at(place(), format!("there is no kind `{name}` to switch off"), help);
                    errors.extend(RuleError::all(file, text, vec![fault]));
                }
            }
            seen.push((name, file.clone()));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        rules.sort_by(|a, b| a.kind.name.cmp(&b.kind.name));
        files.extend(own);
        files.extend(words.iter().map(|(name, text)| (name.to_string(), text.to_string())));
        let fingerprint = fingerprint(&files);
        let mut index = Index::new(&rules, &lexicon);
        lexicon.note_cues(index.cues().firsts().map(|(word, _)| word), index.triggers());
        index.number(&lexicon);
        Ok(RuleBook { lexicon: Arc::new(lexicon), rules, index, fingerprint, warnings })
    }

    /// The rules of some packs, with those that are general.
    pub fn packed(mut self, packs: &[Pack]) -> RuleBook {
        self.rules.retain(|rule| rule.packs.is_empty() || rule.packs.iter().any(|pack| packs.contains(pack)));
        self.index = Index::new(&self.rules, &self.lexicon);
        self.index.number(&self.lexicon);
        let names: Vec<&str> = Pack::ALL.iter().filter(|pack| packs.contains(pack)).map(|pack| pack.name()).collect();
        let parts = [self.fingerprint.as_bytes(), names.join(",").as_bytes()].concat();
        self.fingerprint = format!("{:016x}", xxhash_rust::xxh3::xxh3_64(&parts));
        self
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

/// Name and text of the rules that the program carries, sorted by name.
fn embedded_files() -> Vec<(String, String)> {
    let files = FOLDER.files().filter(|file| file.path().extension().is_some_and(|e| e == "yaml"));
    let mut files: Vec<(String, String)> =
        files.filter_map(|file| Some((file.path().to_str()?.to_string(), file.contents_utf8()?.to_string()))).collect();
    files.sort();
    files
}

/// Whether a file lies in a folder `lexicon`.
fn is_lexicon(name: &str) -> bool {
    let folder = name.rsplit(['/', '\\']).nth(1);
    folder == Some("lexicon")
}

/// A file of the user's own.
enum Own {
    Rule(Box<Rule>),
    Off(String),
}

impl Own {
    fn kind(&self) -> &str {
        match self {
            Own::Rule(rule) => &rule.kind.name,
            Own::Off(name) => name,
        }
    }
}

/// Reads a file with all its faults: first those of its shape, then, where it has its shape, those of its parts.
fn own_file(file: &str, text: &str, lexicon: &Lexicon, warnings: &mut Vec<RuleError>) -> Result<Own, Vec<RuleError>> {
    let told = |faults: Vec<Fault>| RuleError::all(file, text, faults);
    let (broken, mended) = read_on(text);
    let Some(Mended { text: mended, tree, lines }) = mended else { return Err(told(broken)) };
    let (whole, text) = (text, mended.as_str());
    let mut faults = check::shape(&tree);
    if faults.is_empty() && tree.get("off").is_some_and(|off| off.text() == Some("true")) {
        return Ok(Own::Off(tree.get("kind").and_then(|kind| kind.text()).unwrap_or_default().to_owned()));
    }
    let places = check::Places { text, tree: &tree };
    match serde_yaml::from_str::<RuleFile>(text) {
        Ok(read) => {
            faults.extend(check::faults(&read, lexicon, &places));
            if faults.is_empty() {
                warnings.extend(told(check::doubts(&read, lexicon, &places)));
            }
        }
        Err(error) if faults.is_empty() => faults.push(unread(text, &error)),
        Err(_) => faults.extend(check::faults(&lenient::read(&tree), lexicon, &places)),
    }
    // What was put in the place of a line that cannot be read is no fault of the author's.
    let stands =
        |span: &std::ops::Range<usize>| lines.iter().any(|line| line.start <= span.start && span.end <= line.end);
    faults.retain(|fault| !fault.span.as_ref().is_some_and(stands));
    faults.extend(broken);
    if !faults.is_empty() {
        return Err(told(faults));
    }
    compile(file, whole, lexicon).map(|rule| Own::Rule(Box::new(rule)))
}

/// Compiles a file that is known to be sound; one that is not is told of like a user's own.
fn compile(file: &str, text: &str, lexicon: &Lexicon) -> Result<Rule, Vec<RuleError>> {
    let read: RuleFile =
        serde_yaml::from_str(text).map_err(|error| RuleError::all(file, text, vec![unread(text, &error)]))?;
    let slots: Vec<(String, SlotKind)> = read.slots.iter().map(|(name, slot)| (name.clone(), slot.is)).collect();
    let of: Vec<Option<String>> = read.slots.values().map(|slot| slot.of.clone()).collect();
    let mut patterns = Vec::new();
    for says in &read.says {
        let parts = pattern::read(says.pattern(), &slots, lexicon).map_err(|faults| {
            let start = text.find(says.pattern()).unwrap_or(0);
            let place = |span: std::ops::Range<usize>| start + span.start..start + span.end;
            let faults = faults.into_iter().map(|fault| Fault::at(place(fault.span), fault.what, fault.help));
            RuleError::all(file, text, faults.collect())
        })?;
        patterns.push(Pattern {
            source: says.pattern().to_string(),
            parts,
            fixed: says.answer(),
            part: says.part(),
            denies: says.denies(),
            many: says.many(),
            once: says.once(),
            act: says.act().map(Arc::from),
            state: says.state().and_then(|name| read.states.get(name)).map(|[low, high]| (*low, *high)),
            later: says.later(),
        });
    }
    let answer = read.answer.as_ref().and_then(|name| slots.iter().position(|(slot, _)| slot == name));
    let fence = |name: &String| check::FENCES.iter().find(|(known, _)| known == name).map(|(_, fence)| *fence);
    let through = read.through.iter().filter_map(fence).collect();
    let kind = Arc::new(Kind {
        name: read.kind,
        about: read.about,
        question: read.question,
        section: read.section,
        same: read.same,
        compare: read.compare,
        moves: read.moves,
        whole: read.whole.iter().filter_map(|name| lexicon.population(name)).collect(),
        adds_up: read.adds_up,
        apart: read.apart,
        covers: read.covers,
        deniable: patterns.iter().any(|pattern| pattern.denies),
    });
    Ok(Rule {
        kind,
        names: slots.iter().map(|(name, _)| name.as_str().into()).collect(),
        thing: "thing".into(),
        slots,
        of,
        patterns,
        answer: answer.map(|at| at as u8),
        open: read.open,
        through,
        packs: read.packs,
        examples: read.examples,
        file: file.to_string(),
    })
}
