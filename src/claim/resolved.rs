//! Whom "he" and "they" mean before a verb of speech: the speaker named last.

use super::apposition::introduced;
use super::attribution::{Speaker, Speech, speeches};
use super::name::{Name, NameKind};
use super::reading::Reading;
use super::speaker::named;
use crate::lexicon::{Lexicon, SpeechVerb};
use crate::text::TokenKind;
use crate::text::words::key;
use rustc_hash::FxHashSet;
use std::cell::LazyCell;

/// The verbs of speech of every passage; a pronoun takes the speaker named last.
pub fn resolved(reading: &Reading, lexicon: &Lexicon) -> Vec<Vec<Speech>> {
    let mut last: Option<Speaker> = None;
    // "He said" is of the person named before the people of a country
    let mut one: Option<Speaker> = None;
    // and "she said" of no crew
    let mut single: Option<Speaker> = None;
    let mut nations: FxHashSet<u64> = FxHashSet::default();
    // The last names of those whom the article names in full, with two words.
    let full = |name: &&Name| name.kind == NameKind::Other && name.tokens.1 - name.tokens.0 == 2;
    let names = || reading.passages.iter().flat_map(|passage| &passage.names);
    let in_full = LazyCell::new(|| names().filter(full).map(|name| name.last).collect::<FxHashSet<_>>());
    let mut all = Vec::with_capacity(reading.passages.len());
    for passage in 0..reading.passages.len() {
        let mut found = speeches(reading, passage, lexicon);
        for speech in &mut found {
            match &speech.speaker {
                Some(speaker) => {
                    last = Some(speaker.clone());
                    if !several(&reading.article.text, speaker, lexicon) {
                        single = last.clone();
                    }
                    let people = |n: &Name| n.span == speaker.span && !matches!(n.kind, NameKind::Other);
                    match reading.passages[passage].names.iter().any(people) {
                        true => {
                            nations.insert(speaker.id);
                        }
                        false => one = last.clone(),
                    }
                }
                None => {
                    // "He said" goes back to no communiqué
                    let he = reading.tokens(passage)[..speech.verb].iter().rev().find(|t| {
                        !lexicon.grammar.speech_adverbs.contains(&t.key)
                            && !lexicon.grammar.helping_verbs.contains(&t.key)
                    });
                    let person = he.is_some_and(|t| lexicon.grammar.pronouns.contains(&t.key));
                    let statement = |s: &Speaker| {
                        s.class.is_some_and(|class| &*lexicon.speaker_classes[class as usize] == "statement")
                    };
                    // nor to "the company"
                    let body = |s: &Speaker| {
                        let class = s.class.map(|class| &*lexicon.speaker_classes[class as usize]);
                        !s.named && matches!(class, Some("agency" | "other outlet"))
                            || bodied(&reading.article.text, s, lexicon)
                    };
                    // "He denied it": the person is the one named before, the stance that of the verb here.
                    let verb = lexicon.speech.longest(reading.tokens(passage), speech.verb).map(|(_, verb)| *verb);
                    let nation = |s: &Speaker| nations.contains(&s.id);
                    // "They said" is of no one person
                    let they = he.is_some_and(|t| t.small(&reading.article.text) == "they");
                    let alone = |s: &Speaker| s.named && s.class.is_none() && in_full.contains(&s.last);
                    let crowd = |s: &Speaker| person && !they && several(&reading.article.text, s, lexicon);
                    let before = match person && last.as_ref().is_some_and(nation) {
                        _ if they && last.as_ref().is_some_and(alone) => None,
                        true => inherit(&one),
                        false if last.as_ref().is_some_and(crowd) => inherit(&single),
                        false => inherit(&last).filter(|s| !(person && (statement(s) || body(s)))),
                    };
                    let before = before
                        .or_else(|| meant(reading, passage, lexicon).filter(|_| person && !they && last.is_none()));
                    speech.speaker = before.map(|s| Speaker { verb: verb.unwrap_or(s.verb), ..s });
                }
            }
        }
        if found.is_empty()
            && let Some(person) = introduced(reading, passage, lexicon)
        {
            one = Some(person.clone());
            last = Some(person);
        }
        all.push(found);
    }
    all
}

/// The last word of a speaker: the noun of one without a name.
fn noun<'a>(text: &'a str, speaker: &Speaker) -> &'a str {
    speaker.span.of(text).rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Whether the noun of a speaker without a name is that of a body: "the company".
fn bodied(text: &str, speaker: &Speaker, lexicon: &Lexicon) -> bool {
    !speaker.named && lexicon.bodies.contains(&key(noun(text, speaker)))
}

/// Whether a speaker without a name is more than one person: "officials", "the crew".
fn several(text: &str, speaker: &Speaker, lexicon: &Lexicon) -> bool {
    let noun = noun(text, speaker);
    let group = || lexicon.people.word(key(noun)).is_some() && !lexicon.persons.contains(&key(noun));
    !speaker.named && (lexicon.nouns.plural(noun) || group())
}

/// Whom "he" means where nobody has spoken yet: the one person that the sentences before it begin with.
fn meant(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Option<Speaker> {
    const BACK: usize = 3;
    let text = &reading.article.text;
    let person = |at: usize| {
        let tokens = reading.tokens(at);
        let name = reading.passages[at].names.iter().find(|n| !n.located)?;
        let (from, to) = name.tokens;
        let body =
            tokens[from..to].iter().any(|t| lexicon.bodies.contains(&t.key) || lexicon.place_nouns.contains(&t.key));
        let acronym = to - from == 1 && !tokens[from].text(text).contains(char::is_lowercase);
        let subject = from == 0
            || matches!(tokens[from - 1].text(text), ",")
            || lexicon.honorifics.contains(&tokens[from - 1].key);
        let owns = tokens.get(to).is_some_and(|t| t.kind == TokenKind::Possessive);
        (name.kind == NameKind::Other && subject && !body && !acronym && !owns)
            .then(|| named(text, tokens, name, None, lexicon, SpeechVerb::Asserts))
    };
    (passage.saturating_sub(BACK)..passage).rev().find_map(person).map(|speaker| Speaker { inherited: true, ..speaker })
}

pub(super) fn inherit(last: &Option<Speaker>) -> Option<Speaker> {
    last.clone().map(|speaker| Speaker { inherited: true, ..speaker })
}
