//! Who speaks: the words that name a speaker, found around a verb of speech.

use super::apposition::apposed;
use super::attribution::{Speaker, Speech};
use super::name::{Name, NameKind};
use super::reading::Reading;
use crate::lexicon::{Lexicon, SpeechVerb};
use crate::text::words::{ascii_key, key};
use crate::text::{Span, Token, TokenKind};

const HYPHEN: u64 = ascii_key("-");
const AMPERSAND: u64 = ascii_key("&");
const BASED: u64 = ascii_key("based");

/// Words within which the comma behind what leads a sentence in is looked for.
const LEADS: usize = 10;

/// Who speaks by "saying" or "adding": whoever spoke before in the sentence, else its subject, as a name or a noun of a
/// post that opens it; `Some(None)` where that is a pronoun.
pub(super) fn subject(
    text: &str,
    tokens: &[Token],
    names: &[Name],
    verb: usize,
    found: &[Speech],
    lexicon: &Lexicon,
    stance: SpeechVerb,
) -> Option<Option<Speaker>> {
    const OPENS: usize = 5;
    let grammar = &lexicon.grammar;
    if let Some(before) = found.last() {
        return Some(before.speaker.clone().map(|speaker| Speaker { verb: stance, ..speaker }));
    }
    // "In its statement, the firm …", "However, the firm …": the subject stands behind the comma
    let mut first = 0;
    while let Some(comma) = (first..verb.min(first + LEADS)).find(|&at| tokens[at].text(text) == ",") {
        let leads = grammar.prepositions.contains(&tokens[first].key);
        let joins = comma == first + 1 && lexicon.stops(&tokens[first]);
        // "Speaking outside the court, Ida Brandt …"
        let doing = tokens[first].text(text).ends_with("ing") && !names.iter().any(|n| n.tokens.0 == first);
        if !leads && !joins && !doing {
            break;
        }
        first = comma + 1;
    }
    if grammar.pronouns.contains(&tokens.get(first)?.key) {
        return Some(None);
    }
    let opens = (first + OPENS).min(verb);
    let mut name = names.iter().find(|n| n.tokens.0 >= first && n.tokens.0 < opens && !n.located);
    let noun = (first..opens).find_map(|at| lexicon.speakers.longest(tokens, at).map(|(end, class)| (at, end, *class)));
    // "Norland president Boris Lund": not the country speaks
    if let (Some(whose), Some((start, end, _))) = (name, noun)
        && whose.tokens.1 == start
        && let Some(person) = names.iter().find(|n| n.tokens.0 == end)
    {
        name = Some(person);
    }
    // "FBI investigator Boris Lund praised it, saying"
    if let Some(whose) = name {
        let nouns = tokens[whose.tokens.1..verb].iter().take_while(|t| plain(text, t, lexicon)).count();
        let behind = whose.tokens.1 + nouns;
        let held = (1..=3).contains(&nouns);
        let person = |n: &&Name| n.tokens.0 == behind && n.kind == NameKind::Other && !n.located;
        name = names.iter().filter(|_| held).find(person).or(name);
    }
    match (name, noun) {
        (Some(name), _) if noun.is_none_or(|(_, end, _)| name.tokens.0 <= end) => {
            Some(Some(named(text, tokens, name, noun, lexicon, stance)))
        }
        (_, Some((start, end, class))) => Some(Some(common(text, tokens, (start, end), Some(class), lexicon, stance))),
        _ => None,
    }
}

/// "A woman at the scene said": a noun for people behind the article that opens the clause, no comma before the verb.
pub(super) fn someone(tokens: &[Token], verb: usize, lexicon: &Lexicon) -> Option<(usize, usize)> {
    const REACH: usize = 8;
    let adverb = |i: &usize| lexicon.grammar.speech_adverbs.contains(&tokens[*i].key);
    let verb = verb - (0..verb).rev().take_while(adverb).count();
    let words = (verb.saturating_sub(REACH)..verb).rev().take_while(|&i| tokens[i].kind == TokenKind::Word);
    let first = words.last()?;
    let opens = first == 0 || tokens[first - 1].kind != TokenKind::Word && first > verb.saturating_sub(REACH);
    // "Medical workers said", "Fishermen said": a noun for people that opens the clause and stands at the verb.
    const BEFORE: usize = 3;
    if opens && verb - first <= BEFORE && (first + 1..verb).all(|at| !tokens[at].capital && !lexicon.stops(&tokens[at]))
    {
        let at_verb = |at: &usize| lexicon.people.longest(tokens, *at).is_some_and(|(end, _)| end == verb);
        if let Some(at) = (first..verb).find(at_verb) {
            return Some((at, verb));
        }
    }
    let article =
        lexicon.grammar.articles.contains(&tokens[first].key) || lexicon.numbers.contains_key(&tokens[first].key);
    if !opens || !article {
        return None;
    }
    let person = |at| lexicon.people.longest(tokens, at).map(|(end, _)| (at, end));
    let named = (first + 1..(first + 4).min(verb)).find_map(person);
    // "the open-source guru insisted"
    const NOUNS: usize = 4;
    let plain = |at: &usize| {
        let word = tokens[*at].kind == TokenKind::Word && !tokens[*at].capital && !lexicon.stops(&tokens[*at]);
        word && !lexicon.tells(tokens, *at)
    };
    let beside = verb - first <= NOUNS + 1 && verb > first + 1 && (first + 1..verb).all(|at| plain(&at));
    named.or_else(|| beside.then_some((verb - 1, verb)))
}

/// "…," SANDOVAL SAID: where every word is in capitals, the one to four words between a mark or the start and the verb.
pub(super) fn run_before(text: &str, tokens: &[Token], verb: usize, lexicon: &Lexicon) -> Option<(usize, usize)> {
    const MOST: usize = 4;
    let loud = |at: usize| {
        let word = tokens[at].text(text);
        tokens[at].kind == TokenKind::Word && word.len() > 1 && !word.contains(char::is_lowercase)
    };
    let fits = |at: usize| {
        let plain = !lexicon.stops(&tokens[at]) && !lexicon.tells(tokens, at);
        loud(at) && plain && !lexicon.dated(&tokens[at])
    };
    let helps = |at: usize| {
        let word = &tokens[at];
        let adverb = lexicon.grammar.speech_adverbs.contains(&word.key) || lexicon.dated(word);
        adverb || lexicon.grammar.helping_verbs.contains(&word.key)
    };
    if !loud(verb) {
        return None;
    }
    let end = verb - (0..verb).rev().take_while(|&at| helps(at)).count();
    let words = (end.saturating_sub(MOST)..end).rev().take_while(|&at| fits(at)).count();
    let start = end - words;
    let opens = start == 0
        || tokens[start - 1].kind == TokenKind::Quote
        || lexicon.grammar.articles.contains(&tokens[start - 1].key);
    (words > 0 && opens).then_some((start, end))
}

/// A word in small letters that belongs to a post: neither a small word of grammar nor one of a class.
pub(super) fn plain(text: &str, token: &Token, lexicon: &Lexicon) -> bool {
    let word = token.kind == TokenKind::Word && !token.capital && token.spaced;
    word && !lexicon.stops(token) && !lexicon.tells(std::slice::from_ref(token), 0) && !token.text(text).ends_with("ly")
}

/// Whether a preposition stands before the name at `at`, an article and a title looked through, and whoever owns it:
/// "the head of Norland's Harbour Office".
pub(super) fn behind_preposition(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    const TITLE: usize = 3;
    const OWNER: usize = 6;
    let grammar = &lexicon.grammar;
    let owned = at > 0 && tokens[at - 1].kind == TokenKind::Possessive;
    let name = |t: &&Token| t.capital || t.key == HYPHEN;
    let owner = tokens[..at.saturating_sub(1)].iter().rev().take(OWNER).take_while(name);
    let at = if owned { at - 1 - owner.count() } else { at };
    // "an analyst with L&T Securities": a name with "&" begins before it
    let at = if at >= 2 && tokens[at - 1].key == AMPERSAND { at - 2 } else { at };
    (at.saturating_sub(TITLE)..at)
        .rev()
        .take_while(|&i| tokens[i].kind == TokenKind::Word)
        .find(|&i| {
            let title = lexicon.honorifics.contains(&tokens[i].key) || grammar.articles.contains(&tokens[i].key);
            // "In a statement Ida Brandt said": a paper is no post of hers
            let post = |(_, class): (usize, &u16)| &*lexicon.speaker_classes[*class as usize] != "statement";
            !title && !lexicon.speakers.longest(tokens, i).is_some_and(post)
        })
        .is_some_and(|i| grammar.prepositions.contains(&tokens[i].key))
}

pub(super) fn named(
    text: &str,
    tokens: &[Token],
    name: &Name,
    noun: Option<(usize, usize, u16)>,
    lexicon: &Lexicon,
    verb: SpeechVerb,
) -> Speaker {
    let (from, to) = name.tokens;
    let own = (from..to).find_map(|i| lexicon.speakers.longest(tokens, i).map(|(_, class)| *class));
    let before = lexicon.speakers.longest_before(tokens, from).map(|(_, class)| *class);
    // "Turkey's Foreign Ministry" is another body than "Pakistan's Foreign Ministry".
    let owner =
        (own.is_some() && from >= 2 && tokens[from - 1].kind == TokenKind::Possessive).then(|| tokens[from - 2]);
    // "Pakistan and Afghanistan acknowledged": both speak.
    // but not "is expelling two Vestans and Norland said"
    let pair = from >= 2 && tokens[from - 1].small(text) == "and" && tokens[from - 2].capital && own.is_none();
    let first_of = |last: usize| {
        let run = tokens[..last].iter().rev().take_while(|t| t.kind == TokenKind::Word && t.capital).count();
        (last - run).checked_sub(1).map(|at| &tokens[at])
    };
    let object = |t: &Token| {
        let number = t.kind == TokenKind::Number || lexicon.numbers.contains_key(&t.key);
        number || lexicon.tells(std::slice::from_ref(t), 0)
    };
    let pair = pair && !first_of(from - 1).is_some_and(object);
    let owner = owner.or_else(|| pair.then(|| tokens[from - 2]));
    let first = |last: usize| {
        let capitals = tokens[..last].iter().rev();
        let more = capitals.take_while(|t| t.kind == TokenKind::Word && t.capital && !lexicon.stops(t)).count();
        tokens[last - more].span
    };
    let opens = owner.map(|_| first(from - 2));
    let span = opens.map_or(name.span, |opens| opens.join(name.span));
    Speaker {
        span,
        words: span.of(text).into(),
        id: owner.map_or(name.id, |owner| name.id.rotate_left(11) ^ owner.key),
        last: name.last,
        class: own.or(before).or(noun.map(|(_, _, class)| class)),
        verb,
        named: true,
        inherited: false,
    }
}

/// A speaker without a name: the noun with the adjectives and names that stand right before it ("the transport police").
pub(super) fn common(
    text: &str,
    tokens: &[Token],
    (start, end): (usize, usize),
    class: Option<u16>,
    lexicon: &Lexicon,
    verb: SpeechVerb,
) -> Speaker {
    let mut first = start;
    while first > 0 && start - first < 6 {
        let token = tokens[first - 1];
        let small = lexicon.grammar.function_words.contains(&token.key)
            || lexicon.grammar.prepositions.contains(&token.key)
            || lexicon.grammar.citing.contains(&token.key)
            || lexicon.speech.longest(tokens, first - 1).is_some();
        let fits = token.kind == TokenKind::Possessive
            || token.kind == TokenKind::Word
                && !small
                && !lexicon.dated(&token)
                && (token.capital || token.span.len() > 3);
        // "Ahead of the vote Norland's treasury said": before whoever owns it the words go on only with capitals
        let owned = tokens[first].kind == TokenKind::Word
            && tokens.get(first + 1).is_some_and(|t| t.kind == TokenKind::Possessive)
            && first < start;
        if owned && !token.capital {
            break;
        }
        let opens = first == 1 && !tokens[1].capital && tokens[1].kind != TokenKind::Possessive;
        if !fits || opens {
            break;
        }
        first -= 1;
    }
    if tokens[first].kind == TokenKind::Possessive {
        first += 1;
    }
    // "the Tellin-based firm": where a firm has its seat is no part of its name
    if first < start && tokens[first].key == BASED && first > 0 && tokens[first - 1].key == HYPHEN {
        first += 1;
    }
    let span = tokens[first].span.join(tokens[end - 1].span);
    let id = tokens[end - 1].key;
    Speaker { span, words: span.of(text).into(), id, last: id, class, verb, named: false, inherited: false }
}

/// "Norland regulators said": the plural behind words in capitals, right before the verb; not the country speaks.
pub(super) fn nationals(
    text: &str,
    tokens: &[Token],
    verb: usize,
    lexicon: &Lexicon,
    stance: SpeechVerb,
) -> Option<Speaker> {
    let head = verb.checked_sub(1).filter(|&head| head > 0)?;
    if !tokens[head - 1].capital {
        return None;
    }
    let (noun, grammar) = (&tokens[head], &lexicon.grammar);
    let known =
        || lexicon.speakers.longest_before(tokens, verb).is_some() || lexicon.speech.longest(tokens, head).is_some();
    let fits = plain(text, noun, lexicon)
        && lexicon.nouns.plural(noun.text(text))
        && !grammar.speech_adverbs.contains(&noun.key)
        && !grammar.helping_verbs.contains(&noun.key)
        && !lexicon.dated(noun);
    let capital = |t: &&Token| t.kind == TokenKind::Word && t.capital && t.spaced && !lexicon.stops(t);
    let first = tokens[..head].iter().rev().take_while(|t| t.kind == TokenKind::Word && t.capital && !lexicon.stops(t));
    let start = head - first.count();
    let opens = start == 0 || capital(&&tokens[start]);
    (start < head && opens && fits && !known()).then(|| {
        let span = tokens[start].span.join(noun.span);
        let words = span.of(text).into();
        Speaker { span, words, ..common(text, tokens, (head, verb), None, lexicon, stance) }
    })
}

/// Where those begin who stand behind titles with their stops: the name of "Dr. Boris Lund".
pub(super) fn behind_title(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> usize {
    let title = tokens.get(at).is_some_and(|t| t.capital && lexicon.honorifics.contains(&t.key));
    let stop = tokens.get(at + 1).is_some_and(|t| !t.spaced && t.text(text) == ".");
    match title {
        true if stop => behind_title(text, tokens, at + 2, lexicon),
        _ => at,
    }
}

/// The noun that a name only belongs to, where an article opens both: "the former Tellin boss said".
pub(super) fn head_behind(text: &str, tokens: &[Token], name: &Name, verb: usize, lexicon: &Lexicon) -> Option<usize> {
    const BEFORE: usize = 3;
    const NOUNS: usize = 2;
    let (from, to) = name.tokens;
    let nouns = to < verb && verb - to <= NOUNS && tokens[to..verb].iter().all(|t| plain(text, t, lexicon));
    let helps = |t: &Token| {
        let grammar = &lexicon.grammar;
        grammar.speech_adverbs.contains(&t.key) || grammar.helping_verbs.contains(&t.key) || lexicon.dated(t)
    };
    let before = tokens[from.saturating_sub(BEFORE)..from].iter().rev();
    let article = before.take_while(|t| t.kind == TokenKind::Word).any(|t| lexicon.grammar.articles.contains(&t.key));
    // "Senior Lund administration officials said"
    let post = to + 1 < verb && lexicon.speakers.longest_before(tokens, verb).is_some_and(|(start, _)| start >= to);
    let owned = article || post;
    (nouns && owned && name.kind == NameKind::Other && !tokens[to..verb].iter().any(helps)).then_some(verb - 1)
}

/// Whose name stands with a colon right before a quotation, at the head of its paragraph: "Senator Reyes: “We stay.”"
pub(super) fn labelled(reading: &Reading, passage: usize, span: Span, lexicon: &Lexicon) -> Option<Speaker> {
    const OPENS: usize = 4;
    let (text, tokens) = (&reading.article.text, reading.tokens(passage));
    let opens = tokens.iter().position(|t| t.span.end > span.start)?;
    let colon = tokens[..opens].iter().rposition(|t| t.kind != TokenKind::Quote)?;
    let name = reading.passages[passage].names.iter().find(|n| n.tokens.1 == colon)?;
    // "Ida Brandt told Norland Radio: “We stay.”": behind a verb of speech stands who was told.
    let told = (0..name.tokens.0).any(|at| lexicon.speech.longest(tokens, at).is_some());
    let person = name.kind == NameKind::Other && !name.located && name.tokens.0 <= OPENS && !told;
    (person && tokens[colon].text(text) == ":").then(|| named(text, tokens, name, None, lexicon, SpeechVerb::Asserts))
}

/// Whether a speaker may be an outlet that passes on what others said: a name without a post, or "the daily".
pub(super) fn relays(text: &str, speaker: &Speaker, lexicon: &Lexicon) -> bool {
    let last = || speaker.span.of(text).rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    speaker.named && speaker.class.is_none() || lexicon.grammar.outlets.contains(&key(last()))
}

/// Where those begin whom an outlet cites: "the Herald reported, citing the ministry".
pub(super) fn relayed(text: &str, tokens: &[Token], verb_end: usize, lexicon: &Lexicon) -> Option<usize> {
    let behind_mark = |at: usize| {
        let before = &tokens[at - 1];
        before.kind == TokenKind::Mark && matches!(before.text(text), "," | "—" | "–")
    };
    let behind = |at: usize| at == verb_end || behind_mark(at);
    let cites = |at: &usize| behind(*at) && lexicon.grammar.citing.contains(&tokens[*at].key);
    (verb_end..tokens.len()).find(cites).map(|at| at + 1)
}

pub(super) fn speaker_noun(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let speaks = |i: usize| {
        let person = lexicon.people.longest(tokens, i).is_some();
        person || lexicon.speakers.longest(tokens, i).is_some() || lexicon.unnamed.contains(&tokens[i].key)
    };
    (at..(at + 4).min(tokens.len())).any(speaks)
}

/// Whether a speaker not named, with what is told of him, is all that stands between `at` and a stop or a comma:
/// "local sources".
pub(super) fn closes_with_someone(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    /// Words that may stand before the noun: "two senior army officials".
    const TOLD_OF_HIM: usize = 3;
    let closed = |end: usize| tokens.get(end).is_none_or(|t| matches!(t.text(text), "." | "," | ";"));
    (at..(at + 1 + TOLD_OF_HIM).min(tokens.len())).take_while(|&i| i == at || plain(text, &tokens[i - 1], lexicon)).any(
        |i| {
            let one = lexicon.unnamed.contains(&tokens[i].key);
            one && closed(i + 1)
                || lexicon.people.longest(tokens, i).is_some_and(|(end, _)| closed(end))
                || lexicon.speakers.longest(tokens, i).is_some_and(|(end, _)| closed(end))
        },
    )
}

/// The speaker that stands behind the verb: "said Ema Suryani, a doctor", "according to the army".
pub(super) fn speaker_behind(
    text: &str,
    tokens: &[Token],
    names: &[Name],
    verb_end: usize,
    lexicon: &Lexicon,
    stance: SpeechVerb,
) -> Option<Speaker> {
    const REACH: usize = 7;
    let mut noun = None;
    for at in verb_end..(verb_end + REACH).min(tokens.len()) {
        if matches!(tokens[at].text(text), "." | ";" | ":") {
            break;
        }
        if let Some(name) = names.iter().find(|n| n.tokens.0 == at) {
            // "said Norhaven Aid's Ida Brandt": she speaks
            let owns = tokens.get(name.tokens.1).is_some_and(|t| t.kind == TokenKind::Possessive);
            let name = names.iter().find(|n| owns && n.tokens.0 == name.tokens.1 + 1).unwrap_or(name);
            let organ = matches!(name.kind, NameKind::Place(_) | NameKind::People(_));
            // "said Norhaven Council official Ida Brandt": who is named behind the post speaks.
            let after = &tokens[name.tokens.1..];
            let post = after.iter().take_while(|t| plain(text, t, lexicon)).count();
            let person = names.iter().find(|n| post > 0 && post <= 3 && n.tokens.0 == name.tokens.1 + post);
            if let Some(person) = person.filter(|n| matches!(n.kind, NameKind::Other) && !n.located) {
                return Some(named(text, tokens, person, noun, lexicon, stance));
            }
            if !organ
                || noun.is_none()
                    && tokens
                        .get(name.tokens.1)
                        .is_none_or(|t| !matches!(t.kind, TokenKind::Possessive | TokenKind::Word))
            {
                let class = noun.or_else(|| {
                    // "Ema Suryani, a doctor at a clinic"
                    (name.tokens.1..(name.tokens.1 + 7).min(tokens.len()))
                        .find_map(|i| lexicon.speakers.longest(tokens, i).map(|(end, class)| (i, end, *class)))
                });
                return Some(named(text, tokens, name, class, lexicon, stance));
            }
        }
        if noun.is_none()
            && let Some((end, class)) = lexicon.speakers.longest(tokens, at)
        {
            noun = Some((at, end, *class));
        }
        let someone = lexicon.unnamed.contains(&tokens[at].key) || lexicon.people.longest(tokens, at).is_some();
        if noun.is_none() && someone {
            let one = apposed(text, tokens, names, at + 1);
            return Some(one.map_or_else(
                || common(text, tokens, (at, at + 1), None, lexicon, stance),
                |name| named(text, tokens, name, None, lexicon, stance),
            ));
        }
        // "according to the returns, the Brandts earned": past the comma another clause begins.
        if tokens[at].text(text) == "," {
            break;
        }
    }
    let (start, end, class) = noun?;
    if let Some(name) = apposed(text, tokens, names, end) {
        return Some(named(text, tokens, name, noun, lexicon, stance));
    }
    Some(common(text, tokens, (start, end), Some(class), lexicon, stance))
}
