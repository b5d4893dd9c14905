//! Counted nouns: what a number counts.

use super::number::mark::HYPHEN;
use super::{Counted, Quantity, Unit};
use crate::lexicon::{ANYBODY, Lexicon, OTHERS, PlaceWord};
use crate::text::words::ascii_key;
use crate::text::{Token, TokenKind};

/// A noun phrase behind a number, as a range of tokens; its last token is the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// First token.
    pub first: usize,
    /// Index of the token behind the head.
    pub behind: usize,
}

/// Finds the noun phrase that begins at `end`, right behind a number that stands for one (`single`) or more: words up to
/// the first plural, or up to the first word or mark that no noun phrase holds.
pub fn noun(text: &str, tokens: &[Token], end: usize, single: bool, lexicon: &Lexicon) -> Option<Noun> {
    const REACH: usize = 9;
    let nouns = &lexicon.nouns;
    let mut first = end;
    let mut single = single;
    // "dozens of homes", "one of the computers", "three of them"
    if tokens.get(first).is_some_and(|t| nouns.of.contains(&t.key)) {
        first += 1;
        single = false; // "one of the ships"
        while tokens.get(first).is_some_and(|t| nouns.determiners.contains(&t.key)) {
            first += 1;
        }
    }
    let word = |i: usize| tokens[i].text(text);
    if first == end && word_at(tokens, text, first) == "-" && !tokens[first].spaced {
        first += 1; // "three-course meal", "two - door version"
    } else if word_at(tokens, text, first) == "-" {
        first += 1;
    }
    let (start, mut at, mut behind) = (first, first, None);
    let attributive =
        first == end + 1 && word_at(tokens, text, end) == "-" && tokens.get(first).is_some_and(|t| !t.spaced);
    while at < tokens.len() && at < start + REACH {
        let token = tokens[at];
        let hyphen = word(at) == "-" && at > start;
        if hyphen {
            at += 1;
            continue;
        }
        if token.kind != TokenKind::Word || at > start && !token.spaced && word(at - 1) != "-" {
            break;
        }
        // "five more losses": words of no meaning of their own open a phrase only where a noun follows
        let follows = tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word && !lexicon.stops(t));
        if behind.is_none() && nouns.openers.contains(&token.key) && follows {
            at += 1;
            continue;
        }
        let inner = word_at(tokens, text, at + 1) == "-"; // "ten two-bedroom houses"
        if lexicon.stops(&token) || nouns.no_noun.contains(&token.key) || !inner && lexicon.counts(&token) {
            break;
        }
        let compound =
            word_at(tokens, text, at + 1) == "-" && tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Word);
        // "one letter asks": behind a singular it is a verb
        if single && behind.is_some() && word(at).ends_with('s') && !nouns.irregular.contains_key(&token.key) {
            break;
        }
        behind = Some(at + 1);
        at += 1;
        if attributive {
            break; // "a six-cylinder engine"
        }
        if compound {
            continue;
        }
        let plural = nouns.irregular.contains_key(&token.key) || nouns.plural(word(at - 1));
        if plural {
            // "harbour pilots": the first plural is the head, unless another follows at once ("sports cars")
            let name =
                nouns.irregular.contains_key(&token.key) || nouns.before_plurals.contains(&token.key) || token.capital;
            let more = tokens.get(at).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && (name || t.capital)
                    && nouns.plural(t.text(text))
                    && !lexicon.stops(t)
                    && !nouns.no_noun.contains(&t.key)
            });
            if !more {
                break;
            }
        }
    }
    let behind = behind?;
    if tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Possessive) {
        return None; // "a fifth of the company's staff"
    }
    // "painted doors", "freshly cut stems": what was done to a thing is no part of its name
    while first + 1 < behind && word(first + 1) != "-" && nouns.dropped(word(first), &tokens[first]) {
        first += 1;
    }
    Some(Noun { first, behind })
}

fn word_at<'a>(tokens: &[Token], text: &'a str, at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| token.text(text))
}

const OF: u64 = ascii_key("of");
const AND: u64 = ascii_key("and");
const THAN: u64 = ascii_key("than");
const OR: u64 = ascii_key("or");
/// What may stand between a number and the noun that it counts: "three of his guards".
const JOINTS: [u64; 9] = [
    OF,
    ascii_key("the"),
    ascii_key("its"),
    ascii_key("their"),
    ascii_key("his"),
    ascii_key("her"),
    ascii_key("our"),
    ascii_key("my"),
    ascii_key("these"),
];
/// "Four of whom".
const WHOLES: [u64; 5] =
    [ascii_key("whom"), ascii_key("them"), ascii_key("these"), ascii_key("those"), ascii_key("which")];

/// The token behind a number, hedged or not, that stands at `at` right behind "of" or "of the".
fn whole_number(tokens: &[Token], end: usize, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let of = tokens.get(end).is_some_and(|t| t.key == OF);
    if !of || at <= end || at > end + 2 {
        return None;
    }
    let first = lexicon.hedges.longest(tokens, at).map_or(at, |(behind, _)| behind);
    let number = |t: &Token| t.kind == TokenKind::Number || lexicon.counts(t);
    tokens.get(first).is_some_and(number).then_some(first + 1)
}

/// Whether a word that tells what became of people stands before a noun for them: "6 missing pupils", "40 injured passengers".
/// Before a verb of speech the noun is another's: "20 injured police say".
fn of_them(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let told = |(end, class): (usize, &u8)| {
        let class = lexicon.class_names[usize::from(*class)].as_str();
        end == at + 1 && matches!(class, "missing" | "wounded" | "dead" | "held" | "freed" | "killed")
    };
    let found = lexicon.classes.all(tokens, at).any(told).then(|| lexicon.people.longest(tokens, at + 1)).flatten();
    found.is_some_and(|(end, _)| lexicon.speech.longest(tokens, end).is_none())
}

/// The people that a count of some of those told of before turns out to be: "three of the dead were children".
fn told_of(tokens: &[Token], end: usize, lexicon: &Lexicon) -> Option<u16> {
    let of = tokens.get(end).is_some_and(|t| t.key == OF);
    let them = |at: usize| tokens.get(at).is_some_and(|t| lexicon.nouns.determiners.contains(&t.key));
    if !of || !them(end + 1) {
        return None;
    }
    let be = lexicon.class("be")?;
    lexicon.classes.all(tokens, end + 3).find(|(_, class)| **class == be)?;
    lexicon.people.longest(tokens, end + 4).map(|(_, people)| *people)
}

/// Finds the noun that a number counts: at most three words on, before any mark, verb or second number.
pub(super) fn counted(
    text: &str,
    quantity: &Quantity,
    tokens: &[Token],
    start: usize,
    end: usize,
    first: bool,
    lexicon: &Lexicon,
) -> Counted {
    const REACH: usize = 3;
    let part_before = start.checked_sub(1).is_some_and(|i| lexicon.parts(&tokens[i]));
    let mut counted = Counted { quantity: *quantity, noun_end: end, people: None, part: part_before };
    if quantity.unit != Unit::Count {
        return counted;
    }
    if *quantity == Quantity::NONE {
        // "no prisoners", but "no one"
        counted.people = lexicon.people.longest(tokens, end).map(|(_, people)| *people).or(Some(ANYBODY));
        return counted;
    }
    let plain = |token: &Token| token.kind == TokenKind::Word && !lexicon.stops(token);
    let mut at = end;
    let mut reach = end + REACH;
    // A mark that belongs to no noun closes what is told of many a number.
    let known = lexicon.people.mark().or(lexicon.classes.mark()).or(lexicon.marks.figures);
    let goes_on = |token: &Token| token.kind != TokenKind::Mark || token.key == HYPHEN || token.may(known);
    let open = tokens.get(end).is_some_and(goes_on);
    while open && at < tokens.len() && at <= reach {
        let token = tokens[at];
        // "21 of the more than 200 schoolgirls": the number of which they are some tells who they are
        if let Some(behind) = whole_number(tokens, end, at, lexicon) {
            at = behind;
            reach = behind + REACH;
            continue;
        }
        if let Some((after, people)) = lexicon.people.longest(tokens, at) {
            // "18 more 777s": a number behind "more" is the name of what is counted.
            if *people == OTHERS && tokens.get(after).is_some_and(|t| t.kind == TokenKind::Number) {
                break;
            }
            // "Three cables carrying more", "13 more than Osei": these words count people only beside the number.
            if *people == OTHERS
                && (tokens[end..at].iter().any(plain) || tokens.get(after).is_some_and(|t| t.key == THAN))
            {
                break;
            }
            // "three more Norland soldiers": who they are stands behind
            let noun = tokens.get(after).is_some_and(plain);
            let goes_on = tokens.get(after).is_some_and(|t| plain(t) && !lexicon.tells(tokens, after));
            if *people == OTHERS && goes_on && lexicon.people.longest(tokens, after).is_none() {
                counted.part = true;
                reach += after - at;
                at = after;
                continue;
            }
            // "six guerrilla groups", "a five-boat pirate attack": a singular before another noun counts nobody
            let joined = at == end + 1 && tokens[end].text(text) == "-"; // "a 200-pupil school"
            let several = !joined && quantity.said.lo > 1.0 && lexicon.persons.contains(&tokens[after - 1].key);
            if several && noun && lexicon.people.longest(tokens, after).is_none() {
                break;
            }
            // "schoolgirls" and "crew members" settle it; in "women passengers" the last noun does.
            counted.people = Some(*people);
            counted.noun_end = after;
            at = after;
            if lexicon.people.longest(tokens, at).is_none() {
                break;
            }
            continue;
        }
        let other = lexicon.parts(&token);
        counted.part |= other;
        // "two of the minister's bodyguards"
        let owner = token.kind == TokenKind::Possessive && tokens[end].key == OF;
        let joins = || JOINTS.contains(&token.key) || token.key == HYPHEN;
        let plain = || counted.people.is_none() && plain(&token) && !lexicon.tells(tokens, at);
        // "The nine include three children": a second number counts what follows it.
        let number = at > end && lexicon.counts(&token);
        if number || !(owner || other || plain() || joins() || at == end && of_them(tokens, at, lexicon)) {
            break;
        }
        reach += if owner { 2 } else { 0 };
        at += 1;
    }
    counted.people = counted.people.or_else(|| told_of(tokens, end, lexicon));
    // "three Salvadorans": a name for people counts them where nothing else says who they are.
    if counted.people.is_none()
        && let Some(last) = at.checked_sub(1).filter(|&last| last >= end)
        && matches!(lexicon.place_words.longest(tokens, last), Some((_, PlaceWord::People(_))))
        && tokens[last].text(text).ends_with(['s', 'S'])
        && (last == end || !lexicon.grammar.things_too.contains(&tokens[last].key))
    {
        counted.people = Some(ANYBODY);
        counted.noun_end = at;
    }
    // "scores of soldiers and civilians": a count of both is a count of people.
    if counted.people.is_some_and(|people| people != ANYBODY)
        && tokens.get(counted.noun_end).is_some_and(|t| matches!(t.key, AND | OR))
        && let Some((after, _)) = lexicon.people.longest(tokens, counted.noun_end + 1)
    {
        counted.people = Some(ANYBODY);
        counted.noun_end = after;
    }
    // "Twelve died and dozens more were hurt": behind another count, "more" and "others" mark no part.
    if !first {
        counted.part = false;
        counted.people = counted.people.map(|people| if people == OTHERS { ANYBODY } else { people });
    }
    // "20 people, four of whom": a part, whatever stands before.
    let of = |i: usize| tokens.get(i).is_some_and(|t| t.key == OF);
    let whole = |i: usize| tokens.get(i).is_some_and(|t| WHOLES.contains(&t.key));
    counted.part |= of(end) && whole(end + 1);
    counted
}
