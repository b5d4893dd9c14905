//! Reads the YAML files of the lexicon into its tables.

use super::files::{
    FencesFile, FurnitureFile, GrammarFile, Groups, HedgesFile, NamesFile, PeopleFile, SpeechFile, Words, WordsFile,
};
use super::gazetteer;
use super::layer::{Layer, layer};
use super::load_times;
use super::{ANYBODY, Classes, Fence, Grammar, Hedge, Lexicon, OTHERS, Phrases, Saying, SpeechVerb, Weights};
use crate::text::heads::Heads;
use crate::text::split::Abbreviation;
use crate::text::words::key;
use crate::yaml::Fault;
use serde::de::DeserializeOwned;

/// A file of the lexicon that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {}; {}", fault.what, fault.help)]
pub struct LexiconError {
    /// Name of the file.
    pub file: String,
    /// What is wrong with it.
    pub(crate) fault: Box<Fault>,
    /// The word that it is about.
    pub(super) word: Option<String>,
}

impl LexiconError {
    /// A fault of a file as a whole.
    pub(super) fn whole(file: &str, what: String) -> LexiconError {
        let fault = Fault::whole(what, "see docs/rules.md for the files of the lexicon");
        LexiconError { file: file.into(), fault: Box::new(fault), word: None }
    }
}

/// The embedded files, given as (name, text), and the user's own over them.
pub(super) struct Files<'a> {
    pub(super) embedded: &'a [(&'a str, &'a str)],
    pub(super) own: Vec<Layer>,
}

/// Reads the embedded files and the user's own over them.
pub(super) fn layered(embedded: &[(&str, &str)], own: &[(&str, &str)]) -> Result<Lexicon, Vec<LexiconError>> {
    let (mut layers, mut errors) = (Vec::new(), Vec::new());
    for (name, text) in own {
        match layer(name, text) {
            Ok(layer) => layers.push(layer),
            Err(found) => errors.extend(found),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let files = Files { embedded, own: layers };
    read(&files).map_err(|error| {
        // The last file that could have brought the fault in is the one to blame.
        let stem = error.file.trim_end_matches(".yaml").to_owned();
        let named = |layer: &&Layer| error.word.as_ref().is_some_and(|word| layer.names(word));
        let own = files.own.iter().rev();
        let blamed = own.clone().find(|layer| layer.stem == stem && named(layer)).or_else(|| own.clone().find(named));
        vec![match blamed.or_else(|| own.clone().find(|layer| layer.stem == stem)) {
            Some(layer) => layer.owns(error),
            None => error,
        }]
    })
}

pub(super) fn read(files: &Files) -> Result<Lexicon, LexiconError> {
    let mut lexicon = Lexicon::default();
    abbreviations(&mut lexicon, file(files, "abbreviations")?);
    furniture(&mut lexicon, file(files, "furniture")?);
    super::figures::numbers(&mut lexicon, file(files, "numbers")?);
    hedges(&mut lexicon, file(files, "hedges")?)?;
    super::figures::units(&mut lexicon, file(files, "units")?)?;
    super::figures::quantities(&mut lexicon, file(files, "quantities")?)?;
    super::nouns::nouns(&mut lexicon, file(files, "nouns")?);
    load_times::read(&mut lexicon, file(files, "time")?, file(files, "holidays")?, file(files, "dates")?)?;
    people(&mut lexicon, file(files, "people")?);
    speech(&mut lexicon, file(files, "speech")?);
    fences(&mut lexicon, file(files, "fences")?);
    names(&mut lexicon, file(files, "names")?);
    words(&mut lexicon, file(files, "words")?)?;
    grammar(&mut lexicon, file(files, "grammar")?);
    gazetteer::places(&mut lexicon, file(files, "places")?);
    if files.own.iter().any(|layer| matches!(layer.stem, "weights" | "kin")) {
        lexicon.weights = Weights::of_files(file(files, "weights")?, file(files, "kin")?);
    }
    super::marks::mark(&mut lexicon);
    Ok(lexicon)
}

/// A file that the program carries, as it is.
pub(super) fn carried<T: DeserializeOwned>(stem: &str) -> Result<T, LexiconError> {
    file(&Files { embedded: &super::carried(), own: Vec::new() }, stem)
}

fn file<T: DeserializeOwned>(files: &Files, stem: &str) -> Result<T, LexiconError> {
    let name = format!("{stem}.yaml");
    let broken = |error: serde_yaml::Error| LexiconError::whole(&name, error.to_string());
    let found = files.embedded.iter().find(|(file, _)| file.ends_with(&name));
    let Some((_, text)) = found else {
        return Err(LexiconError::whole(&name, "there is no such file in the lexicon".into()));
    };
    let mut own = files.own.iter().filter(|layer| layer.stem == stem).peekable();
    if own.peek().is_none() {
        return serde_yaml::from_str(text).map_err(broken);
    }
    let mut value = serde_yaml::from_str(text).map_err(broken)?;
    own.for_each(|layer| layer.over(&mut value));
    serde_yaml::from_value(value).map_err(broken)
}

/// A word of a file that stands for nothing.
pub(super) fn unknown(file: &str, what: &str, word: &str) -> LexiconError {
    let help = "the embedded file of this name shows what there is";
    LexiconError {
        file: file.into(),
        fault: Box::new(Fault::whole(format!("there is no {what} called `{word}`"), help)),
        word: Some(word.into()),
    }
}

fn abbreviations(lexicon: &mut Lexicon, groups: Groups) {
    use Abbreviation::*;
    let tables = &mut lexicon.tables.abbreviations;
    for (group, words) in groups {
        let keys = words.iter().map(|w| key(w));
        let class = match group.as_str() {
            "title" => Title,
            "latin" => Latin,
            "number" => Number,
            "company" => Company,
            "place" => Place,
            "clock" => Clock,
            "tail" => Tail,
            "after_clock" => {
                tables.after_clock.extend(keys);
                continue;
            }
            "time_openers" => {
                tables.time_openers.extend(keys);
                continue;
            }
            "brands" => {
                tables.brands.extend(keys);
                continue;
            }
            "said" => {
                tables.said.extend(keys);
                continue;
            }
            "domains" => {
                tables.domains.extend(keys);
                continue;
            }
            _ => {
                tables.starters.extend(keys);
                continue;
            }
        };
        tables.classes.extend(words.iter().map(|w| (key(w), class)));
    }
}

fn furniture(lexicon: &mut Lexicon, file: FurnitureFile) {
    let tables = &mut lexicon.tables;
    tables.furniture.extend(file.lines.iter().map(|line| key(line)));
    tables.longest_furniture = file.lines.iter().map(String::len).max().unwrap_or(0);
    tables.furniture_heads.extend(file.heads.iter().map(|head| key(head)));
    tables.captions = Heads::new(file.captions);
    tables.credits = Heads::new(file.credits);
    for agency in file.agencies {
        for spelling in &agency.spelled {
            tables.agencies.insert(key(spelling), agency.name.clone());
        }
    }
}

fn hedges(lexicon: &mut Lexicon, file: HedgesFile) -> Result<(), LexiconError> {
    let hedge = |name: &str| {
        Ok(match name {
            "at_least" => Hedge::AtLeast,
            "more_than" => Hedge::MoreThan,
            "at_most" => Hedge::AtMost,
            "less_than" => Hedge::LessThan,
            "up_to" => Hedge::UpTo,
            "about" => Hedge::About,
            "nearly" => Hedge::Nearly,
            "exact" => Hedge::Exact,
            _ => return Err(unknown("hedges.yaml", "bound", name)),
        })
    };
    for (name, phrases) in &file.before {
        let hedge = hedge(name)?;
        phrases.iter().for_each(|phrase| lexicon.hedges.add(phrase, hedge));
    }
    lexicon.figures.particles = file.particles.iter().map(|word| key(word)).collect();
    lexicon.figures.particle_verbs = file.particle_verbs.iter().map(|word| key(word)).collect();
    for (name, phrases) in &file.behind {
        let hedge = hedge(name)?;
        phrases.iter().for_each(|phrase| lexicon.hedges_behind.add(phrase, hedge));
    }
    Ok(())
}

fn people(lexicon: &mut Lexicon, file: PeopleFile) {
    lexicon.populations = vec!["people".into(), "others".into()];
    file.anybody.iter().for_each(|word| lexicon.people.add(word, ANYBODY));
    file.others.iter().for_each(|word| lexicon.people.add(word, OTHERS));
    for class in &file.classes {
        let at = lexicon.populations.len() as u16;
        class.spelled.iter().for_each(|word| lexicon.people.add(word, at));
        lexicon.populations.push(class.id.as_str().into());
    }
    let known = |id: &String| lexicon.populations.iter().position(|name| **name == **id).map(|at| at as u16);
    lexicon.people_kin = file.kin.iter().map(|kin| kin.iter().filter_map(known).collect()).collect();
    lexicon.wholes = file.wholes.iter().map(|whole| whole.iter().filter_map(known).collect()).collect();
    lexicon.told_apart = file.told_apart.iter().filter_map(known).collect();
    lexicon.persons = file.persons.iter().map(|word| key(word)).collect();
    let single = |word: &&String| {
        let several = lexicon.nouns.plural(word) || lexicon.nouns.irregular.contains_key(&key(word));
        !several && !word.contains(' ') && !file.collective.contains(word)
    };
    let names = file.anybody.iter().chain(file.classes.iter().flat_map(|class| &class.spelled));
    let persons: Vec<u64> = names.filter(single).map(|word| key(word)).collect();
    lexicon.persons.extend(persons);
    lexicon.part_words = file.parts.iter().map(|word| key(word)).collect();
}

fn speech(lexicon: &mut Lexicon, file: SpeechFile) {
    let groups = [
        (SpeechVerb::Asserts, file.asserts),
        (SpeechVerb::Alleges, file.alleges),
        (SpeechVerb::Denies, file.denies),
        (SpeechVerb::Doubts, file.doubts),
    ];
    for (verb, phrases) in groups {
        phrases.iter().for_each(|phrase| lexicon.speech.add(phrase, verb));
    }
    for class in file.speakers {
        let at = lexicon.speaker_classes.len() as u16;
        class.spelled.iter().for_each(|noun| lexicon.speakers.add(noun, at));
        lexicon.speaker_classes.push(class.class.into());
    }
    file.parties.iter().for_each(|phrase| lexicon.parties.add(phrase, ()));
    lexicon.unnamed = file.unnamed.iter().map(|word| key(word)).collect();
    lexicon.honorifics = file.honorifics.iter().map(|word| key(word)).collect();
}

fn fences(lexicon: &mut Lexicon, file: FencesFile) {
    let groups = [
        (Fence::Negated, file.negated),
        (Fence::Planned, file.planned),
        (Fence::Possible, file.possible),
        (Fence::Feared, file.feared),
        (Fence::Conditional, file.conditional),
        (Fence::Open, file.open),
    ];
    for (fence, phrases) in groups {
        phrases.iter().for_each(|phrase| lexicon.fences.add(phrase, fence));
    }
    file.background.iter().for_each(|phrase| lexicon.background.add(phrase, ()));
    lexicon.event_nouns = file.event_nouns.iter().map(|word| key(word)).collect();
    file.fighting.iter().for_each(|phrase| lexicon.fighting.add(phrase, ()));
    let sayings = [
        (Saying::Running, file.totals),
        (Saying::With, file.counting_in),
        (Saying::Without, file.counting_out),
        (Saying::Throughout, file.throughout),
        (Saying::Series, file.series),
        (Saying::Revised, file.revised),
        (Saying::Superseded, file.superseded),
        (Saying::FirstTold, file.first_told),
        (Saying::Overall, file.overall),
    ];
    for (saying, phrases) in sayings {
        phrases.iter().for_each(|phrase| lexicon.sayings.add(phrase, saying));
    }
    lexicon.doers = file.doers.iter().map(|word| key(word)).collect();
}

fn names(lexicon: &mut Lexicon, file: NamesFile) {
    for spellings in file.aliases {
        let at = lexicon.alias_names.len() as u32;
        spellings.iter().for_each(|spelling| lexicon.aliases.add(spelling, at));
        lexicon.alias_names.extend(spellings.into_iter().next());
    }
    lexicon.state_bodies = file.state_bodies.iter().map(|word| key(word)).collect();
    lexicon.before_posts = file.before_posts.iter().map(|word| key(word)).collect();
    lexicon.post_joints = file.post_joints.iter().map(|word| key(word)).collect();
    lexicon.bodies = file.bodies.iter().map(|word| key(word)).collect();
    lexicon.place_nouns = file.place_nouns.iter().map(|word| key(word)).collect();
    lexicon.gatherings = file.gatherings.iter().map(|word| key(word)).collect();
    lexicon.place_prepositions = file.place_prepositions.iter().map(|word| key(word)).collect();
    lexicon.town_prepositions = file.town_prepositions.iter().map(|word| key(word)).collect();
}

fn words(lexicon: &mut Lexicon, file: WordsFile) -> Result<(), LexiconError> {
    if file.classes.len() > 128 {
        let what = format!("there are {} word classes; the most is 128", file.classes.len());
        return Err(LexiconError::whole("words.yaml", what));
    }
    for (at, (name, phrases)) in file.classes.into_iter().enumerate() {
        phrases.iter().for_each(|phrase| lexicon.classes.add(phrase, at as u8));
        lexicon.class_names.push(name);
        lexicon.class_words.push(phrases);
    }
    lexicon.done_before = file.done_before.iter().filter_map(|name| lexicon.class(name)).collect();
    lexicon.post = lexicon.class("post");
    lexicon.nouns_only = bits(lexicon, &file.nouns)?;
    lexicon.barriers = bits(lexicon, &file.barriers)?;
    lexicon.deeds = bits(lexicon, &file.deeds)?;
    lexicon.events = bits(lexicon, &file.events)?;
    lexicon.grades = ["grave", "slight"].map(|name| lexicon.class(name));
    let said_of_people = ["adverb", "aboard"].into_iter().filter_map(|name| lexicon.class(name));
    let beside = said_of_people.chain(lexicon.grades.into_iter().flatten());
    lexicon.verbal = beside.fold(lexicon.barriers, |bits, class| bits | 1 << class);
    lexicon.stop = file.stop.iter().map(|word| key(word)).collect();
    Ok(())
}

/// The bits of word classes.
fn bits(lexicon: &Lexicon, names: &[String]) -> Result<Classes, LexiconError> {
    names.iter().try_fold(0, |bits, name| {
        let class = lexicon.class(name).ok_or_else(|| unknown("words.yaml", "word class", name))?;
        Ok(bits | 1 << class)
    })
}

fn grammar(lexicon: &mut Lexicon, file: GrammarFile) {
    let keys = |words: Words| words.iter().map(|word| key(word)).collect();
    let mut refers_back = Phrases::default();
    file.refers_back.iter().for_each(|phrase| refers_back.add(phrase, ()));
    lexicon.grammar = Grammar {
        clause_openers: keys(file.clause_openers),
        clause_joints: keys(file.clause_joints),
        relative: keys(file.relative),
        noun_cues: keys(file.noun_cues),
        function_words: keys(file.function_words),
        speech_adverbs: keys(file.speech_adverbs),
        day_adverbs: keys(file.day_adverbs),
        versions: keys(file.versions),
        dated_speech: keys(file.dated_speech),
        hearer_verbs: keys(file.hearer_verbs),
        passive_speech: keys(file.passive_speech),
        double_deeds: keys(file.double_deeds),
        counting_verbs: keys(file.counting_verbs),
        claimed: keys(file.claimed),
        beside_quotation: keys(file.beside_quotation),
        saying: keys(file.saying),
        articles: keys(file.articles),
        since_openers: keys(file.since_openers),
        comparing: keys(file.comparing),
        helping_verbs: keys(file.helping_verbs),
        auxiliaries: keys(file.auxiliaries),
        name_ends: keys(file.name_ends),
        subjects: keys(file.subjects),
        clause_ends: keys(file.clause_ends),
        told_openers: keys(file.told_openers),
        things_too: keys(file.things_too),
        prepositions: keys(file.prepositions),
        name_joints: keys(file.name_joints),
        pronouns: keys(file.pronouns),
        no_rate: keys(file.no_rate),
        since: keys(file.since),
        begins: keys(file.begins),
        throughout: keys(file.throughout),
        within: keys(file.within),
        lasting: keys(file.lasting),
        records: keys(file.records),
        single: keys(file.single),
        turned: keys(file.turned),
        rated: keys(file.rated),
        rates: keys(file.rates),
        rate_verbs: keys(file.rate_verbs),
        dating: keys(file.dating),
        tolls: keys(file.tolls),
        part_cues: keys(file.part_cues),
        care: keys(file.care),
        taken_there: keys(file.taken_there),
        harmed: keys(file.harmed),
        alone: keys(file.alone),
        mid_phrase: keys(file.mid_phrase),
        drift: keys(file.drift),
        denying: keys(file.denying),
        citing: keys(file.citing),
        outlets: keys(file.outlets),
        flat: keys(file.flat),
        not_flat: keys(file.not_flat),
        refers_back,
    };
}
