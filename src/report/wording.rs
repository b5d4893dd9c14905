//! Wording: the fixed sentences in which findings are told; no word in them says who is right. What ties articles into a
//! story or to one origin is told by `tabulate.rs` and `origins.rs`.

use super::Cell;
use super::causes::cause_of_row;
use crate::align::earlier::given_at_first;
use crate::align::{Level, LookAlike};
use crate::claim::answer::{lie, one_figure};
use crate::claim::utterance::{changed_words, two_mouths};
use crate::claim::{Answer, Claim, Compare, Dated, Head, Key, SameKey};
use crate::input::decisions::Ruling;
use crate::judge::{Cause, Finding, Gravity, Relation};
use crate::lexicon::{Lexicon, SpeechVerb};
use crate::text::{Excerpt, Moment};
use crate::value::calendar::{print_days, print_partial, weekday_name};
use crate::value::{Anchor, Clash, Lie, Unit};
use std::collections::BTreeSet;

/// Words of a question or quotation that a line has room for.
const MOST_WORDS: usize = 14;

/// The question of some claims, in words. `alone` says that their article shares its event with no other, so that the
/// event must be told.
pub fn question(claims: &[&Claim], alone: bool) -> String {
    // The claim that says most names the question; of two that say as much, the one whose act most of them share, else the
    // first.
    let shared = |claim: &Claim| claims.iter().filter(|other| other.act == claim.act).count();
    let told = |claim: &&&Claim| (claim.population_name.is_some(), claim.slots.len(), shared(claim));
    let claim = claims.iter().rev().max_by_key(told).unwrap_or(&claims[0]);
    let mut words = claim.kind.question.clone();
    let people = claim.population_name.as_deref().unwrap_or("people");
    words = words.replace("{population}", people);
    if claim.act.is_none() && claim.kind.compare == Compare::Quantity {
        // The words around it say what is counted or measured.
        let counted = if claim.slot("thing").is_some() { "" } else { claim.kind.name.as_str() };
        words = words.replace("{act}", format!("{counted} in “{{clause}}”").trim_start());
    }
    words = words.replace("{act}", claim.act.as_deref().unwrap_or("event"));
    words = words.replace("{clause}", &clause(claim));
    for slot in &claim.slots {
        words = words.replace(&format!("{{{}}}", slot.name), &short(&slot.words));
    }
    words = words.replace("{speaker}", "a speaker not named");
    if words.contains('{') {
        // A slot that this claim does not fill: its sentence stands in.
        let open = words.find('{').unwrap_or(0);
        words = format!("{}{}", &words[..open], short(&claim.sentence));
    }
    let mut where_when = Vec::new();
    let counted = claim.kind.compare == Compare::Quantity;
    // Somebody's age is no part of a total, though his count may be, nor is how long it took grave.
    let of_count = matches!(&claim.answer, Answer::Quantity(q) if q.unit == Unit::Count);
    where_when.extend(claim.grade.filter(|_| counted && of_count).map(str::to_string));
    if claim.part && of_count {
        where_when.push("part of a total".to_string());
    }
    if claim.event.narrower
        && claim.kind.same.contains(&SameKey::Event)
        && let Some(place) = claim.event.place_names.last()
        && !words.contains(place.as_str())
    {
        where_when.push(place.to_string());
    }
    let dated = matches!(claim.kind.compare, Compare::Days | Compare::Clock);
    if alone && claim.event.main && !dated && claim.kind.compare == Compare::Quantity {
        let told =
            |place: &&Excerpt| !words.contains(place.as_str()) && !where_when.iter().any(|told| told == place.as_str());
        where_when.extend(claim.event.place_names.first().filter(told).map(|place| place.to_string()));
        where_when.extend(claim.event.when.filter(|days| days.from == days.to).map(print_days));
    }
    // Whose age or post it is, no event has a part in.
    let of_event = claim.kind.same.contains(&SameKey::Event);
    if !claim.event.main && !dated && of_event && claim.kind.compare != Compare::Words {
        match claim.event.when {
            Some(days) => where_when.push(print_days(days)),
            None => where_when.push("another event".into()),
        }
    }
    if claim.series {
        where_when.push("over time".into());
    }
    if where_when.is_empty() { words } else { format!("{words} ({})", where_when.join(", ")) }
}

/// The words around an answer, the answer itself left out: the part of the sentence that it stands in, from mark to mark,
/// if that is neither too short to tell anything nor too long for a line.
fn clause(claim: &Claim) -> String {
    /// Words of a part on either side, at most; where no mark ends it by then, `KEPT` of them are.
    const MOST: usize = 11;
    const KEPT: usize = 7;
    /// Words in front that tell what is told of.
    const TELLING: usize = 3;
    let Some(at) = claim.sentence.find(&*claim.answer_words) else { return short(&claim.sentence) };
    let marked = |word: &str| word.ends_with([',', ';', ':', '—', '–']);
    let before: Vec<&str> = claim.sentence[..at].split_whitespace().collect();
    let behind: Vec<&str> = claim.sentence[at + claim.answer_words.len()..].split_whitespace().collect();
    let opens = |start: usize| start == 0 || marked(before[start - 1]);
    let end = behind.iter().take(MOST).position(|word| marked(word)).map(|last| last + 1);
    let whole = (behind.len() <= MOST).then_some(behind.len());
    let tail = &behind[..end.or(whole).unwrap_or(KEPT)];
    let nearest = before.len().saturating_sub(TELLING.max(KEPT.saturating_sub(tail.len())));
    let start = (before.len().saturating_sub(MOST)..=nearest).rev().find(|&start| opens(start));
    let head = &before[start.unwrap_or(before.len().saturating_sub(KEPT))..];
    let tail = tail.join(" ");
    // The stop of the sentence, not that of "the U.S.," before a comma.
    let tail = match tail.trim_end_matches([',', ';', ':', '—', '–']) {
        cut if cut.len() < tail.len() => cut,
        last => last.trim_end_matches(['”', '"', '.', '!', '?']),
    };
    format!("{} … {tail}", head.join(" ")).trim().to_string()
}

fn short(words: &str) -> String {
    let mut list: Vec<&str> = words.split_whitespace().take(MOST_WORDS + 1).collect();
    if list.len() <= MOST_WORDS {
        return list.join(" ");
    }
    list.truncate(MOST_WORDS);
    format!("{} …", list.join(" "))
}

/// An answer as reports print it.
pub fn answer(claim: &Claim) -> String {
    let not = claim.denied && !matches!(claim.answer, Answer::Words(_));
    if not { format!("not {}", affirmed(claim)) } else { affirmed(claim) }
}

fn affirmed(claim: &Claim) -> String {
    match &claim.answer {
        Answer::Quantity(quantity) if quantity.hard.hi == 0.0 => "none".into(),
        Answer::Quantity(_) if !claim.sum_of.is_empty() => {
            let parts: Vec<String> = claim.sum_of.iter().map(|words| tidy(words)).collect();
            format!("{} (added up: {})", claim.answer_words, parts.join(" + "))
        }
        Answer::Quantity(_) => tidy(&claim.answer_words),
        Answer::Time(_) if claim.kind.compare == Compare::Clock => {
            claim.answer_words.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        Answer::Time(time) => {
            time.days.map(print_days).or_else(|| print_partial(time.partial, time.weekday)).unwrap_or_else(|| {
                match claim.answer_words.as_str() {
                    "" => "day not stated".into(),
                    words => format!("{words}, date not stated"),
                }
            })
        }
        Answer::State(..) => format!("“{}”", claim.answer_words.split_whitespace().collect::<Vec<_>>().join(" ")),
        Answer::Words(_) => {
            let words = claim.answer_words.split_whitespace().collect::<Vec<_>>().join(" ");
            // "The mayor denied that Vesta did it", "Vesta denied it".
            let told = claim.speaker.as_ref().is_some_and(|speaker| speaker.verb == SpeechVerb::Denies);
            match claim.kind.compare == Compare::Names && claim.denied {
                true if told => format!("not {words}"),
                true => format!("a denial by {words}"),
                // Where "The" opened the sentence, its capital is not that of the name.
                false => match words.strip_prefix("The ") {
                    Some(rest) if claim.sentence.starts_with(&words) => {
                        format!("the {rest}")
                    }
                    _ => words,
                },
            }
        }
    }
}

/// The words of a number without the "of" that led to its noun, and without the capital that opened a sentence.
fn tidy(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.strip_suffix(" of").unwrap_or(&words);
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if first.is_uppercase() && chars.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => words.to_string(),
    }
}

/// The finding of a question in one sentence.
pub fn finding(
    finding: &Finding,
    claims: &[&Claim],
    cells: &[Cell],
    labels: &[String],
    heads: &[Head],
    lexicon: &Lexicon,
) -> String {
    // Beside a denial stands whom the others name, not a word that they reported.
    let names_one = |at: usize| claims[at].kind.compare == Compare::Names && !claims[at].denied;
    let disowned = finding.pair.is_some_and(|(a, b)| claims[a].denied != claims[b].denied);
    let told = |at: usize| {
        let verb = if disowned && names_one(at) { "names" } else { "reports" };
        told(&cells[at], &labels[cells[at].source], verb)
    };
    let told_by = |at: usize| labels[cells[at].source].as_str();
    let wordings = |a: usize, b: usize| {
        let alike = |at: usize| (0..claims.len()).filter(move |i| claims[*i].answer == claims[at].answer);
        let by = |at: usize| alike(at).map(told_by).collect();
        wordings((claims[a], by(a)), (claims[b], by(b)), lexicon)
    };
    let words = claims[0].kind.compare == Compare::Words;
    let Some((a, b)) = finding.pair else {
        return format!("Only {} reports this.", names(cells, labels));
    };
    match finding.relation {
        Relation::Single => format!("Only {} reports this.", names(cells, labels)),
        Relation::Same if words => format!("{} print the same words{}.", names(cells, labels), shorter(claims)),
        Relation::Same if claims[0].kind.compare == Compare::Listed => {
            format!("{} print the same statement.", names(cells, labels))
        }
        Relation::Same if claims[0].kind.compare == Compare::States => {
            format!("{} tell the same state.", names(cells, labels))
        }
        Relation::Same => format!("{} give {}.", names(cells, labels), cells[a].answer),
        Relation::Compatible if words => match (&cells[a].speaker, &cells[b].speaker) {
            (Some(x), Some(y)) if two_mouths(claims[a], claims[b]) => {
                let (by, to) = (told_by(a), told_by(b));
                format!("The same words are given to two speakers: {by} gives them to {x}, {to} to {y}. Worth a look.")
            }
            _ => {
                format!("{} They may be one in sense or in another order: worth a look.", wordings(a, b))
            }
        },
        Relation::Compatible if claims[0].kind.compare == Compare::Posts => {
            let other = matches!(finding.verdict.as_ref().and_then(|v| v.slack), Some(Lie::MeetOther));
            let end = if other { "One person is given two posts: worth a look." } else { "Both can hold." };
            format!("{}; {}. {end}", told(a), told(b))
        }
        Relation::Compatible => {
            let slack = match finding.verdict.as_ref().and_then(|v| v.slack) {
                Some(Lie::MeetRounded) => "They meet once the last digit is taken as rounded.",
                Some(Lie::MeetSoft) => "“Up to” sets no firm bound, so both can hold.",
                Some(Lie::MeetOther) => {
                    "Read one way the two are apart; the words leave another day, on which they meet."
                }
                _ => "Both can hold.",
            };
            format!("{}; {}. {slack}", told(a), told(b))
        }
        Relation::Explained => {
            let label = |i: usize| labels[cells[i].source].as_str();
            let published = |i: usize| heads[cells[i].source].published;
            let equal = |x: &Claim, y: &Claim| lie(x, y, lexicon) == Some(Lie::Equal);
            let first = [a, b].map(|i| given_at_first(claims[i], claims, equal));
            // "Rose to 14" says nothing of the 19 of the next day, but what has reopened was closed before.
            let by_words = claims[a].kind.compare == Compare::States || published(a) == published(b);
            let told_of =
                |cause: &Cause| cause_of_row(*cause, (claims[a], label(a)), (claims[b], label(b)), first, by_words);
            let causes: Vec<String> = finding.causes.iter().map(told_of).collect();
            let at = |i: usize| published(i).map(|m| format!(" (published {m})")).unwrap_or_default();
            // The earlier state stands first: the one that the texts call so, else the one that was published first.
            let state = |i: usize, first: bool| (!first, by_words && claims[i].revised, published(i));
            let (a, b) = if state(a, first[0]) <= state(b, first[1]) { (a, b) } else { (b, a) };
            format!("{}{}; {}{}. Cause read in the texts: {}.", told(a), at(a), told(b), at(b), causes.join(", "))
        }
        Relation::Conflict if words => wordings(a, b),
        Relation::Conflict => {
            let disputed = match (&cells[a].speaker, &cells[b].speaker) {
                (Some(x), Some(y)) if x.to_lowercase() != y.to_lowercase() => format!(" Disputed between {x} and {y}."),
                _ => String::new(),
            };
            let how = match one_figure(claims[a], claims[b]) {
                true => " One number, told once with a word that leaves the number itself out.",
                false => "",
            };
            let hours = match of_one_day(claims[a], [a, b].map(|at| heads[cells[at].source].published)) {
                true => " Both are of one day; the hours would tell whether one is later.",
                false => "",
            };
            format!("{}; {}. One question; the texts give no reason.{how}{disputed}{hours}", told(a), told(b))
        }
        Relation::Undetermined => {
            let keys: Vec<&str> = finding.missing.iter().map(|key| key.word()).collect();
            format!("{}; {}. Cannot be settled: the texts do not give the {}.", told(a), told(b), keys.join(" or the "))
        }
        Relation::Incomparable => format!("{}; {}. Not one question.", told(a), told(b)),
    }
}

/// Whether two figures of what moves were published on one day, one of them at an hour that is not told.
fn of_one_day(claim: &Claim, published: [Option<Moment>; 2]) -> bool {
    match published {
        [Some(a), Some(b)] => claim.kind.moves && a.day == b.day && a.minutes().and(b.minutes()).is_none(),
        _ => false,
    }
}

/// "herald reports 12, citing police".
fn told(cell: &Cell, label: &str, verb: &str) -> String {
    let citing = cell.speaker.as_ref().map(|speaker| format!(", citing {speaker}")).unwrap_or_default();
    format!("{label} {verb} {}{citing}", cell.answer)
}

/// "a and b both", "a, b and c all"; one name stands by itself.
fn names(cells: &[Cell], labels: &[String]) -> String {
    let mut list: Vec<&str> = Vec::new();
    for cell in cells {
        let label = labels[cell.source].as_str();
        if !list.contains(&label) {
            list.push(label);
        }
    }
    match list.len() {
        0 | 1 => and(&list),
        2 => format!("{} both", and(&list)),
        _ => format!("{} all", and(&list)),
    }
}

/// "a", "a and b", "a, b and c".
fn and(list: &[&str]) -> String {
    match list {
        [] => String::new(),
        [one] => (*one).to_string(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

fn shorter(claims: &[&Claim]) -> &'static str {
    let length = |claim: &Claim| match &claim.answer {
        Answer::Words(words) => words.len(),
        _ => 0,
    };
    let equal = claims.iter().all(|claim| length(claim) == length(claims[0]));
    if equal { "" } else { "; one is a shorter form of the other" }
}

/// Where two wordings of one utterance part: the words that only one of them has, each with all who print it so.
fn wordings((a, by_a): (&Claim, BTreeSet<&str>), (b, by_b): (&Claim, BTreeSet<&str>), lexicon: &Lexicon) -> String {
    let (only_a, only_b) = changed_words(&a.answer_words, &b.answer_words, lexicon);
    let say = |words: Vec<String>, by: BTreeSet<&str>| {
        let has = if by.len() == 1 { "has" } else { "have" };
        let by = and(&by.into_iter().collect::<Vec<_>>());
        (!words.is_empty()).then(|| format!("only {by} {has} “{}”", words.join("”, “")))
    };
    let sides: Vec<String> = [say(only_a, by_a), say(only_b, by_b)].into_iter().flatten().collect();
    format!("One utterance in two wordings: {}.", sides.join(", "))
}

/// Why two claims look alike.
pub fn alike(a: &Claim, overlap: u32, same_answer: bool) -> String {
    let kind = match a.slot("ordinal") {
        Some(slot) => format!("{} {}", slot.words.to_lowercase(), a.kind.name),
        None => a.kind.name.clone(),
    };
    match (same_answer, overlap) {
        (true, _) => format!("{kind}: same answer, {overlap} % of words in common"),
        (false, _) => format!("{kind}: {overlap} % of words in common"),
    }
}

/// Why two look-alikes were not compared.
pub fn refusal(a: &Claim, b: &Claim, look: &LookAlike, label_a: &str, label_b: &str) -> String {
    if look.level == Level::Unsaid {
        let lacks = |claim: &Claim, label: &str| when(claim).is_none().then(|| label.to_string());
        let who: Vec<String> = [lacks(a, label_a), lacks(b, label_b)].into_iter().flatten().collect();
        return match who.as_slice() {
            [one] => format!("Cannot be settled: {one} gives no full date for it."),
            _ => format!("Cannot be settled: neither {label_a} nor {label_b} gives a full date for it."),
        };
    }
    let side = |x: Option<String>, label: &str, lead: &str| match x {
        Some(words) => format!("{label} {lead} {words}"),
        None => format!("{label} does not say"),
    };
    let two = |x: Option<String>, y: Option<String>, lead: &str| {
        format!("Not compared: {}; {}.", side(x, label_a, lead), side(y, label_b, lead))
    };
    match look.key {
        Key::Date if when(a).is_some() && when(a) != when(b) => two(when(a), when(b), "is about"),
        Key::Date => format!("Not compared: {label_a} and {label_b} tell of different events."),
        Key::Place => two(places(a), places(b), "is about"),
        Key::Population => two(Some(population(a)), Some(population(b)), "counts"),
        Key::Actor => two(actor(a), actor(b), "names"),
        Key::Series => two(series(a), series(b), "tells of"),
        Key::Event => format!("Not compared: {label_a} and {label_b} are not shown to tell of one event."),
        Key::Measure => {
            format!("Not compared: the words of {label_a} and {label_b} do not show that they tell of one thing.")
        }
    }
}

/// Why two claims that the desk banned from one another were not compared.
pub fn banned(reason: &str) -> String {
    format!("Not compared: banned: {reason}")
}

/// What a decision does.
pub fn decided(ruling: Ruling, a: &str, b: &str, entry: Option<&str>, reason: &str) -> String {
    let entry = entry.map(|id| format!("{id} ")).unwrap_or_default();
    let what = match ruling {
        Ruling::Pin => "are one question",
        Ruling::Ban => "are not one question",
    };
    format!("{entry}{}: {reason}. {a} and {b} {what}.", ruling.word()).replace(".. ", ". ")
}

/// That a decision does nothing here, and why.
pub fn undone(ruling: Ruling, reason: &str, why: &str) -> String {
    let name = match ruling {
        Ruling::Pin => "pin",
        Ruling::Ban => "ban",
    };
    format!("The {name} “{reason}” does nothing here: {why}.")
}

/// A claim by its place and words.
pub fn named(claim: &Claim, label: &str) -> String {
    format!("{label}:{} “{}”", claim.place.line, short(&claim.words))
}

/// When a claim, or what it tells of, happened.
pub fn when(claim: &Claim) -> Option<String> {
    if let Answer::Time(time) = &claim.answer
        && let Some(days) = time.days
    {
        return Some(print_days(days));
    }
    if let Answer::Time(time) = &claim.answer
        && time.partial.is_some()
    {
        return print_partial(time.partial, None);
    }
    if let Some(days) = claim.event.when {
        return Some(print_days(days));
    }
    let time = match &claim.answer {
        Answer::Time(time) => print_partial(time.partial, time.weekday),
        _ => None,
    };
    time.or_else(|| print_partial(claim.event.partial, None))
}

/// The places that a claim names.
pub fn places(claim: &Claim) -> Option<String> {
    let event = &claim.event;
    let names =
        if event.venue_names.is_empty() || claim.event.narrower { &event.place_names } else { &event.venue_names };
    (!names.is_empty()).then(|| names.join(", "))
}

/// Whom a claim counts.
pub fn population(claim: &Claim) -> String {
    let name = claim.population_name.as_deref().unwrap_or("people");
    let name = claim.grade.map_or_else(|| name.to_string(), |grade| format!("{name} {grade} hurt"));
    if claim.part && name != "others" { format!("{name}, as a part of a total") } else { name }
}

/// Who acts or speaks in a claim.
pub fn actor(claim: &Claim) -> Option<String> {
    let slot = claim.slot("who").or_else(|| claim.slot("speaker"));
    slot.map(|slot| slot.words.to_string())
}

/// Which of a series a claim tells of.
pub fn series(claim: &Claim) -> Option<String> {
    match claim.slot("ordinal") {
        Some(slot) => Some(format!("the {}", slot.words.to_lowercase())),
        None if claim.series => Some("a figure over time".into()),
        None => Some("one event".into()),
    }
}

/// A headline whose figure the text does not bear out.
pub fn headline(title: &Claim, told: &Claim) -> String {
    format!("The headline gives {}, the text {} (line {}).", answer(title), answer(told), told.place.line)
}

/// What the calendar says of a date, in one sentence. Either half of a clash may be the slip.
pub fn calendar(dated: &Dated, gravity: Gravity) -> String {
    let time = &dated.time;
    let said = &dated.cited.words;
    let day = time.days.map(print_days).unwrap_or_default();
    match (&time.clash, gravity) {
        (Some(Clash::NoSuchDay), Gravity::Look) => {
            format!("“{said}” names no year; the year it was read in has no 29 February.")
        }
        (Some(Clash::NoSuchDay), _) => format!("No calendar has the day “{said}”."),
        (Some(Clash::Weekday(right)), _) => {
            let how = if time.anchor == Anchor::Stated { "" } else { " (year not stated, taken from the article)" };
            format!("{day}{how} was a {right}; the text says “{said}”. Either may be the slip.")
        }
        (None, _) => {
            let year = match time.anchor {
                Anchor::EarlierDate => ", its year read from a date named earlier",
                _ => "",
            };
            let weekday = time.day().map_or("", weekday_name);
            format!("“{said}” fits: {day} was a {weekday}{year}.")
        }
    }
}
