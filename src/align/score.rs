//! Scores: how two claims compare, key by key, on a ladder of named levels.
//!
//! Each key of a kind is compared by a function of its own, which pushes its level onto the ladder.

use crate::claim::answer::affirmed;
use crate::claim::utterance::{known_again, two_mouths};
use crate::claim::words::{is_name, overlap};
use crate::claim::{Answer, Claim, Compare, Key, Reach, SameKey};
use crate::lexicon::{ANYBODY, Hedge, Lexicon, OTHERS};
use crate::value::{Kind, Lie, Quantity, Unit};

use super::agree::{close, one_range, telling};
use super::alone::{alone, of_one, one_occasion, sole, within_the_hour, within_twice};
use super::ladder::{Ladder, Level};
use super::names::one_person as one_name;
use super::occasion::event;
use super::once::{once, one_great_quake, several, share_a_subject, two_parties, within};
use super::story::Stories;
use super::told::{clause_enough, nearly_one, one_sentence, states, turned, words_enough};

/// Share, in percent, of the words of the lighter of two contents that the other has too.
pub fn share(a: &[u64], b: &[u64]) -> u32 {
    let (shared, x, y) = overlap(a, b);
    match x.min(y) {
        0 => 0,
        least => 100 * shared / least,
    }
}

/// Compares two claims of one kind.
pub fn compare(a: &Claim, b: &Claim, stories: &Stories, lexicon: &Lexicon) -> Ladder {
    let found = affirmed(a, b, lexicon);
    let mut ladder = Ladder { overlap: share(&a.context, &b.context), ..Ladder::default() };
    ladder.meets = found.is_some_and(|lie| lie != Lie::Apart);
    ladder.telling = match telling(a, b, found) {
        points if a.source != b.source => points,
        points => points.saturating_sub(OWN_POINTS),
    };
    ladder.sisters = a.source != b.source && a.figures.iter().any(|figure| b.figures.contains(figure));
    let named = |c: &Claim| c.context.iter().any(|content| is_name(*content));
    let shared = a.context.iter().any(|content| is_name(*content) && b.context.binary_search(content).is_ok());
    // "Disney World", "Disney's": a part of a name is somebody known to both.
    ladder.strangers = ladder.telling > 0 && named(a) && named(b) && !shared && !share_a_subject(a, b);
    ladder.kindred = alone(a, b) && within_twice(a, b) && one_occasion(a, b, stories);
    if a.kind.moves && out_of_scale(a, b) {
        ladder.push(Key::Event, Level::Different);
    }
    if found.is_none() && matches!(a.kind.compare, Compare::Quantity | Compare::Names | Compare::Clock | Compare::Tally)
    {
        ladder.push(Key::Measure, Level::Different);
    }
    // That it was not 12 says nothing of 15.
    if found == Some(Lie::Apart) && a.denied != b.denied {
        ladder.push(Key::Measure, Level::Different);
    }
    if found == Some(Lie::Apart) && two_people(a, b) {
        ladder.push(Key::Actor, Level::Different);
    }
    if found == Some(Lie::Apart) && a.kind.adds_up && a.source != b.source && fought(a, b) && ladder.overlap < TOLD {
        ladder.push(Key::Event, Level::Different);
    }
    if found == Some(Lie::Apart) && a.kind.moves && ladder.overlap < VAGUE && (vague(a) || vague(b)) {
        ladder.push_far(Key::Measure);
    }
    if a.kind.name != b.kind.name {
        across(&mut ladder, a, b, stories, found);
        return ladder;
    }
    for key in &a.kind.same {
        match key {
            SameKey::Event => event(&mut ladder, a, b, stories),
            SameKey::Population => population(&mut ladder, a, b, found, lexicon),
            SameKey::Act => act(&mut ladder, a, b, stories, found),
            SameKey::Thing => thing(&mut ladder, a, b, found),
            SameKey::What => what(&mut ladder, a, b),
            SameKey::Place => named_place(&mut ladder, a, b),
            SameKey::Ordinal => ordinal(&mut ladder, a, b, found),
            SameKey::Speaker => speaker(&mut ladder, a, b, found, lexicon),
            SameKey::Context => context(&mut ladder, a, b, found),
        }
    }
    if a.kind.compare == Compare::Words {
        let level = match found {
            Some(Lie::Equal | Lie::Meet) => Level::Same,
            Some(_) => Level::Alike,
            None => Level::Different,
        };
        ladder.push(Key::Measure, level);
        // Words told again are known anywhere; two wordings are of one utterance only where it was one occasion.
        if found == Some(Lie::Apart) && a.source != b.source && !stories.meet(a.source, b.source) {
            ladder.push(Key::Event, Level::Different);
        }
    }
    ladder
}

/// Points from which an amount shows that two kinds of claim tell of one thing: "a fine of $185 million", "will pay $185 million".
const ONE_AMOUNT: u32 = 7;

/// One amount of money that two kinds tell of: of one event and story, with words in common.
fn across(ladder: &mut Ladder, a: &Claim, b: &Claim, stories: &Stories, found: Option<Lie>) {
    event(ladder, a, b, stories);
    if !one_amount(a, b) || found != Some(Lie::Equal) || !ladder.tells(ONE_AMOUNT, ACROSS) {
        ladder.push_far(Key::Measure);
    } else {
        ladder.push(Key::Measure, Level::Alike);
    }
}

/// Share of words in common, in percent, of two sentences in which two kinds tell of one amount.
const ACROSS: u32 = 25;

/// Whether two claims state one amount of money.
pub(super) fn one_amount(a: &Claim, b: &Claim) -> bool {
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return false };
    matches!(x.unit, Unit::Money(_)) && x.unit == y.unit && x.said == y.said && !a.denied && !b.denied
}

/// Share of words in common, in percent, below which a word such as "several" is held against no number.
const VAGUE: u32 = 20;

/// Share of words in common, in percent, from which two counts of fighting are of one fight.
const TOLD: u32 = 50;

/// Whether either of two counts is of fighting, which goes on in many places and hours.
fn fought(a: &Claim, b: &Claim) -> bool {
    a.event.fighting || b.event.fighting
}

fn vague(claim: &Claim) -> bool {
    matches!(&claim.answer, Answer::Quantity(quantity) if quantity.vague)
}

/// Points by which a number must be rarer within one article, which says the same number of two things without a thought.
const OWN_POINTS: u32 = 6;

/// Whether one count is a hundred times the other: the two are hardly of one event. Nobody is never out of scale.
fn out_of_scale(a: &Claim, b: &Claim) -> bool {
    const SCALE: f64 = 100.0;
    let (Answer::Quantity(x), Answer::Quantity(y)) = (&a.answer, &b.answer) else { return false };
    let (low, high) = if x.said.lo <= y.said.lo { (x, y) } else { (y, x) };
    low.said.hi > 0.0 && high.said.lo > low.said.hi * SCALE
}

/// Whether two sentences tell of two people, each by an age of its own: the fall of "a 36-year-old climber" and that of "a
/// 32-year-old". A toll is of many people, whose ages tell nothing.
fn two_people(a: &Claim, b: &Claim) -> bool {
    let told = !a.ages.is_empty() && !b.ages.is_empty();
    !a.kind.moves && told && !a.ages.iter().any(|age| b.ages.contains(age))
}

/// Points of a number that shows by itself whom it counts.
const RARE: u32 = 3;

fn population(ladder: &mut Ladder, a: &Claim, b: &Claim, found: Option<Lie>, lexicon: &Lexicon) {
    let part = |c: &Claim| c.part || c.population == Some(OTHERS);
    let unnamed = |c: &Claim| c.population.is_none_or(|p| p == ANYBODY || c.kind.whole.contains(&p));
    let anybody = |c: &Claim| unnamed(c) && !c.part;
    let totals = a.total && b.total && a.source != b.source;
    let kin = a.population.zip(b.population).is_some_and(|(p, q)| lexicon.one_people(p, q));
    // "In Tellin alone", told by two.
    let alone = |c: &Claim| c.scope.as_ref().filter(|s| s.reach == Reach::Alone).map(|s| s.words.to_lowercase());
    let level = match (anybody(a), anybody(b)) {
        // "In all, at least 63 were killed": on that day, in whatever places were told of before.
        _ if a.overall != b.overall && found != Some(Lie::Equal) => Level::Different,
        // Those seriously hurt are a part of those hurt.
        _ if a.grade != b.grade => Level::Different,
        (true, true) => Level::Same,
        (false, false) if alone(a).is_some() && alone(a) == alone(b) && a.population == b.population => Level::Same,
        (false, false) if part(a) && part(b) && ladder.overlap >= 25 && one_person(a, b) => Level::Alike,
        // "The nine include three children", "three of the dead were children".
        (false, false) if part(a) && part(b) && ladder.kindred && a.population.is_some_and(|p| p != OTHERS) => {
            Level::Alike
        }
        (false, false) if part(a) && part(b) => {
            // Two parts are one only if their sentences tell the same, and one that is told of without a number only of one.
            let named = |c: &Claim| c.population.filter(|p| *p != ANYBODY && *p != OTHERS);
            let one = named(a) == named(b) || named(a).is_none() || named(b).is_none();
            let single = |c: &Claim| c.slot("one").is_some();
            let one = one && (ladder.meets || !(single(a) || single(b)));
            if ladder.overlap >= 50 && one { Level::Alike } else { Level::Different }
        }
        (false, false) if a.part == b.part && a.population == b.population => Level::Same,
        // "The 21 were freed", "21 of the girls have been freed": a rare number is of the same people.
        _ if ladder.telling >= RARE && (a.population == b.population || unnamed(a) || unnamed(b)) => Level::Alike,
        // "Five pupils were killed", "five were killed", where neither text counts anybody else: the same people.
        _ if totals && found == Some(Lie::Equal) && (unnamed(a) || unnamed(b) || kin) => Level::Alike,
        // Children here and pupils there, be they as many or not.
        (false, false) if totals && kin && within_twice(a, b) => Level::Alike,
        // "30 Egyptians were among those on board", "those on board included 30 Egyptians"
        _ if a.kind.only_counts()
            && a.population == b.population
            && found == Some(Lie::Equal)
            && ladder.tells(1, 45) =>
        {
            Level::Alike
        }
        // "Of which four are seriously hurt", "four were seriously hurt".
        _ if a.part != b.part && a.grade.is_some() && found == Some(Lie::Equal) && ladder.overlap >= 45 => Level::Alike,
        // Who is counted is not said in one of them: another claim with the same answer may show it.
        _ if a.part == b.part && unnamed(a) != unnamed(b) => return ladder.push_far(Key::Population),
        _ => Level::Different,
    };
    ladder.push(Key::Population, level);
}

/// Whether two counts are of the one person whom both texts call by a noun: "the driver of the tram", "the 42-year-old
/// driver".
fn one_person(a: &Claim, b: &Claim) -> bool {
    let one = |c: &Claim| matches!(&c.answer, Answer::Quantity(q) if q.said.is_point() && q.said.lo == 1.0);
    let nouns = |c: &Claim| -> Vec<u64> {
        let words = c.answer_words.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.len() > 3);
        words.map(crate::text::words::key).collect()
    };
    one(a) && one(b) && nouns(a).iter().any(|noun| nouns(b).contains(noun))
}

fn what(ladder: &mut Ladder, a: &Claim, b: &Claim) {
    let told = |c: &Claim| c.slot("what").is_some() || c.slot("who").is_none();
    let (level, key) = if a.kind.compare == Compare::Days && (told(a) || told(b)) {
        let alike = share(&a.what, &b.what);
        let names = a.what.iter().any(|w| is_name(*w) && b.what.contains(w));
        // A date alone makes no fact: what is dated must share a name and most of its words.
        let level = match alike {
            _ if a.what.len() < 2 || b.what.len() < 2 || !names => Level::Different,
            80.. => Level::Same,
            55.. if ladder.meets => Level::Alike,
            _ => Level::Different,
        };
        (level, Key::Event)
    } else {
        let level = match (a.slot("who"), b.slot("who")) {
            (Some(x), Some(y)) if x.id == y.id => Level::Same,
            (Some(x), Some(y)) if a.source != b.source && one_name(&x.words, &y.words) => Level::Alike,
            _ => Level::Different,
        };
        (level, Key::Actor)
    };
    ladder.push(key, level);
}

fn act(ladder: &mut Ladder, a: &Claim, b: &Claim, stories: &Stories, found: Option<Lie>) {
    // The day of the accident and the day of its deaths are one where they agree.
    let of_story = |c: &Claim| c.event.main || c.event.when.is_some_and(|days| stories.tells(c.source, days));
    // but not that of the talks on the same day
    let other = |c: &Claim| c.act.as_deref().is_some_and(|act| c.kind.apart.iter().any(|apart| apart == act));
    let days = a.kind.compare == Compare::Days && !other(a) && !other(b);
    let main = days && found == Some(Lie::Equal) && of_story(a) && of_story(b);
    // "The incident occurred at 2:20 p.m.", "the raft overturned at 2:20 p.m."
    let deed =
        |c: &Claim| c.event.main && c.act.as_deref().is_some_and(|act| c.kind.apart.iter().any(|one| one == act));
    let main = main || a.kind.compare == Compare::Clock && ladder.meets && a.source != b.source && deed(a) && deed(b);
    // "Between 4 and 7 feet long", "four to seven feet": where one pattern does not say what is measured, the words show it.
    let unsaid = a.kind.compare == Compare::Quantity && a.act.is_some() != b.act.is_some();
    let unsaid = unsaid && ladder.tells(3, 50) && ladder.overlap >= 45;
    let level = match a.act == b.act {
        true => Level::Same,
        false if main || unsaid => Level::Alike,
        false => Level::Different,
    };
    ladder.push(Key::Measure, level);
    if a.kind.compare == Compare::Quantity && a.act.is_none() && b.act.is_none() && a.slot("thing").is_none() {
        return context(ladder, a, b, found); // only the words around them say what they measure
    }
    // Two days in two sentences that tell of different things are two days of one story, not one day disputed.
    let named = a.kind.same.contains(&SameKey::What); // whose birth it was tells more than the words around it
    let little = ladder.overlap < 45 && !once(a, b) && !one_great_quake(a, b);
    let far = !named && (little || several(a, b));
    if a.kind.compare == Compare::Days && found == Some(Lie::Apart) && far {
        ladder.push_far(Key::Event);
    }
}

/// Share of words in common, in percent, below which two figures that are apart are not held to be of one thing.
const TELLING: u32 = 25;
/// The same for distances from one place, which share its name and their unit anyhow.
const ONE_SUBJECT: u32 = 60;

/// Points of a number that shows by itself that two kinds of one thing are one: 500 million.
const RARE_THINGS: u32 = 8;

/// One thing counted under one act: the same noun, and no two kinds of it ("short-range missiles", "ballistic missiles").
fn thing(ladder: &mut Ladder, a: &Claim, b: &Claim, found: Option<Lie>) {
    let (Some(x), Some(y)) = (a.slot("thing"), b.slot("thing")) else {
        return ladder.push(Key::Measure, Level::Unsaid);
    };
    let kinds = |words: &str| -> Vec<u64> {
        let words: Vec<u64> = words.split([' ', '-']).map(crate::text::words::key).collect();
        words[..words.len() - 1].to_vec()
    };
    let level = match (kinds(&x.words), kinds(&y.words)) {
        _ if x.id != y.id || a.act != b.act => Level::Different,
        (p, q) if p == q || p.iter().any(|word| q.contains(word)) => Level::Same,
        // "500 million user accounts", "half a billion email accounts": so rare a number is of the same things
        _ if ladder.telling >= RARE_THINGS => Level::Alike,
        // "Three missiles" may be the "three short-range missiles" of another text; four hardly are.
        (p, q) if (p.is_empty() || q.is_empty()) && ladder.meets => Level::Alike,
        _ => Level::Different,
    };
    ladder.push(Key::Measure, level);
    if a.act.is_none() {
        context(ladder, a, b, found);
    } else if !ladder.meets && ladder.overlap < TELLING {
        ladder.push_far(Key::Event);
    }
}

fn named_place(ladder: &mut Ladder, a: &Claim, b: &Claim) {
    // Two things may lie at two distances from one town.
    if a.kind.compare == Compare::Quantity && a.slot("place").is_some() && !ladder.meets && ladder.overlap < ONE_SUBJECT
    {
        ladder.push_far(Key::Event);
    }
    let level = match (a.slot("place"), b.slot("place")) {
        (None, None) => Level::Same,
        (Some(x), Some(y)) if x.id == y.id => Level::Same,
        // One spot under two spellings: "Cape Erimo", "the cape of Erimo".
        (Some(_), Some(_)) if ladder.tells(3, 25) => Level::Alike,
        (Some(x), Some(y)) if (a.kind.compare == Compare::Days || ladder.meets) && within(&x.words, &y.words) => {
            Level::Alike
        }
        _ => Level::Different,
    };
    ladder.push(Key::Place, level);
}

/// Which of a row: one round of an election, where both name it, or neither does. Where one names it, the same answer is
/// of that round; another may be of another.
fn ordinal(ladder: &mut Ladder, a: &Claim, b: &Claim, found: Option<Lie>) {
    let level = match (a.slot("ordinal"), b.slot("ordinal")) {
        (Some(x), Some(y)) if x.id == y.id => Level::Same,
        (Some(_), Some(_)) => Level::Different,
        (None, None) => Level::Alike,
        _ if matches!(found, Some(Lie::Equal | Lie::Meet)) => Level::Alike,
        _ => Level::Unsaid,
    };
    ladder.push(Key::Series, level);
}

/// One speaker: the same name, or the same surname where one side has no more than that; else words that show by
/// themselves that they are one sentence.
fn speaker(ladder: &mut Ladder, a: &Claim, b: &Claim, found: Option<Lie>, lexicon: &Lexicon) {
    let level = match (&a.speaker, &b.speaker) {
        (Some(x), Some(y)) if x.id == y.id => Level::Same,
        (Some(x), Some(y)) if x.named && y.named && x.last == y.last => Level::Alike,
        // The same sentence in two mouths: one of the two outlets is mistaken in the speaker.
        _ if two_mouths(a, b) && known_again(&a.answer_words, &b.answer_words, found, lexicon) => Level::Alike,
        _ if two_mouths(a, b) => Level::Different,
        // Without a name the words themselves must carry the pair; they are asked for next.
        _ => Level::Alike,
    };
    ladder.push(Key::Actor, level);
}

/// Amounts and shares: the words around them say what they are of.
fn context(ladder: &mut Ladder, a: &Claim, b: &Claim, found: Option<Lie>) {
    let what = share(&a.what, &b.what);
    // A bound without end meets anything, "as much as" and a range much: they show no agreement.
    let wide = |q: &Quantity| q.hard.hi.is_infinite() || q.kind == Kind::Range || q.hedge == Hedge::UpTo;
    let endless = |c: &Claim| matches!(&c.answer, Answer::Quantity(q) if wide(q)) && !one_range(a, b);
    let meets = ladder.meets && !(endless(a) || endless(b)) || what >= 60 && ladder.meets;
    let listed = a.kind.compare.is_told();
    // "$55 million in economic damages", "$65 million for emotional distress": each is of what stands at it.
    let two_things = what == 0 && a.what.len().min(b.what.len()) >= 2;
    if a.kind.compare == Compare::Quantity && !ladder.meets && two_things {
        return ladder.push_far(Key::Measure);
    }
    if a.kind.compare == Compare::States && a.source != b.source {
        match states(a, b, ladder) {
            Some(level) => return ladder.push(Key::Measure, level),
            // Two that are apart are of one thing only where the words say so.
            None if found == Some(Lie::Apart) => return ladder.push_far(Key::Measure),
            None => {}
        }
    }
    // What is retold is one where the words are those of one utterance.
    if a.kind.retold() && found.is_none() {
        return ladder.push_far(Key::Measure);
    }
    // A name in common is the answer itself; the other words must carry the pair.
    let equal = found == Some(Lie::Equal) && a.kind.compare != Compare::Names;
    let one_act = a.act.is_some() && a.act == b.act;
    let clock = a.kind.compare == Compare::Clock;
    let level = match (meets, ladder.overlap, what) {
        (_, 90.., _) if listed => Level::Same,
        (true, 45.., _) | (_, 60.., _) if listed && a.source != b.source && !turned(a, b) => Level::Alike,
        (_, 20.., 70..) if listed && a.source != b.source && clause_enough(a, b) && !turned(a, b) => Level::Alike,
        _ if listed => return ladder.push_far(Key::Measure),
        // When the one deed of one event was; two deeds of it have two times.
        (true, ..) if one_act && clock && a.event.main && b.event.main => Level::Alike,
        // Each of several services is called at its own time.
        (true, 20.., _) | (false, 45.., _) if one_act && clock && (meets || !a.many) => Level::Alike,
        (true, 45.., _) | (true, 25.., 50..) => Level::Same,
        (true, 30.., _) if equal => Level::Alike,
        (true, 20.., _) if equal && one_act => Level::Alike, // what the ship cost
        // Who did it, and one who says that it was not: the name is the subject of both.
        _ if a.kind.deniable && a.event.main && b.event.main && found.is_some() => Level::Alike,
        _ if ladder.tells(2, 28) || once(a, b) => Level::Alike,
        (false, ..) if one_act && two_parties(a, b) && !(close(a, b) || ladder.sisters) => {
            return ladder.push_far(Key::Actor);
        }
        (false, ..) if a.many && !nearly_one(a, b) || several(a, b) => return ladder.push_far(Key::Measure),
        // What the ship cost, and at what hour the fire broke out, where each of two texts tells it once.
        (false, ..) if one_act && ladder.kindred && (within_the_hour(a, b) || of_one(a, b).next().is_some()) => {
            Level::Alike
        }
        // The votes of one camp, told in nearly the same words of nobody else.
        (false, 75.., _) if a.source != b.source && templated(a, b) => Level::Alike,
        // Apart: only a sentence that tells the same thing of the same thing makes one question.
        (false, 60.., 60..) if words_enough(a) && words_enough(b) => Level::Alike,
        // Two figures of one sentence are of two things.
        (false, 90.., _) if a.context.len().min(b.context.len()) >= 2 && !one_sentence(a, b) => Level::Alike,
        (false, 25.., _) if ladder.sisters && !(endless(a) || endless(b)) => Level::Alike,
        (false, 30.., _) | (false, 20.., 50..) if close(a, b) => Level::Alike,
        // Who each of the two texts has one of.
        (true, 10.., _) if sole(a, b) && a.act == b.act => Level::Alike,
        // What is asked of one thing ("how old is the boy") needs less.
        (false, 40.., _) if one_act && a.kind.compare == Compare::Quantity && !a.many => Level::Alike,
        _ => return ladder.push_far(Key::Measure),
    };
    ladder.push(Key::Measure, level);
}

/// Whether two sentences, of words enough, name nobody that the other does not, and their counts are of a size.
fn templated(a: &Claim, b: &Claim) -> bool {
    const WORDS: usize = 5;
    let named =
        |x: &Claim, y: &Claim| x.context.iter().all(|word| !is_name(*word) || y.context.binary_search(word).is_ok());
    let count = |c: &Claim| matches!(&c.answer, Answer::Quantity(q) if q.rarity() >= RARE);
    let enough = a.context.len().min(b.context.len()) >= WORDS;
    enough && named(a, b) && named(b, a) && within_twice(a, b) && count(a) && count(b)
}

/// Whether two answers give the same number or words, for calling a pair a look-alike.
pub fn same_answer(a: &Claim, b: &Claim) -> bool {
    match (&a.answer, &b.answer) {
        (Answer::Quantity(x), Answer::Quantity(y)) => x.said == y.said && x.unit == y.unit && x.said.lo > 2.0,
        (Answer::Time(x), Answer::Time(y)) => x.days.is_some() && x.days == y.days,
        _ => false,
    }
}
