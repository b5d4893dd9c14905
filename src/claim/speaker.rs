//! Who speaks: the words that name a speaker, found around a verb of speech.

use super::attribution::{Speaker, Speech};
use super::name::{Name, NameKind};
use super::reading::Reading;
use crate::lexicon::{Lexicon, SpeechVerb};
use crate::text::words::ascii_key;
use crate::text::{Token, TokenKind};

const HYPHEN: u64 = ascii_key("-");

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
    if let Some(before) = found.last() {
        return Some(before.speaker.clone().map(|speaker| Speaker { verb: stance, ..speaker }));
    }
    let first = tokens.first()?;
    if lexicon.grammar.pronouns.contains(&first.key) {
        return Some(None);
    }
    let opens = OPENS.min(verb);
    let name = names.iter().find(|n| n.tokens.0 < opens && !n.located);
    let noun = (0..opens).find_map(|at| lexicon.speakers.longest(tokens, at).map(|(end, class)| (at, end, *class)));
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
    let words = (verb.saturating_sub(REACH)..verb).rev().take_while(|&i| tokens[i].kind == TokenKind::Word);
    let first = words.last()?;
    let opens = first == 0 || tokens[first - 1].kind != TokenKind::Word && first > verb.saturating_sub(REACH);
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
    let end = verb - (0..verb).rev().take_while(|&at| helps(at)).count();
    let words = (end.saturating_sub(MOST)..end).rev().take_while(|&at| fits(at)).count();
    let start = end - words;
    let opens = start == 0
        || tokens[start - 1].kind == TokenKind::Quote
        || lexicon.grammar.articles.contains(&tokens[start - 1].key);
    (words > 0 && loud(verb) && opens).then_some((start, end))
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
    (at.saturating_sub(TITLE)..at)
        .rev()
        .take_while(|&i| tokens[i].kind == TokenKind::Word)
        .find(|&i| {
            let title = lexicon.honorifics.contains(&tokens[i].key) || grammar.articles.contains(&tokens[i].key);
            !title && lexicon.speakers.longest(tokens, i).is_none()
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
    let pair = from >= 2 && tokens[from - 1].small(text) == "and" && tokens[from - 2].capital && own.is_none();
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
        words: span.of(text).to_string(),
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
        let opens = first == 1 && !tokens[1].capital && tokens[1].kind != TokenKind::Possessive;
        if !fits || opens {
            break;
        }
        first -= 1;
    }
    if tokens[first].kind == TokenKind::Possessive {
        first += 1;
    }
    let span = tokens[first].span.join(tokens[end - 1].span);
    let id = tokens[end - 1].key;
    Speaker { span, words: span.of(text).to_string(), id, last: id, class, verb, named: false, inherited: false }
}

/// "Boris Lund, 30, from Tellin, was on the ferry.": whom a sentence introduces that quotes nobody; "he said" behind it
/// is of that person.
pub(super) fn introduced(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Option<Speaker> {
    let (text, tokens) = (&reading.article.text, reading.tokens(passage));
    let name = reading.passages[passage].names.first()?;
    let (from, to) = name.tokens;
    let person = from == 0 && to >= 2 && name.kind == NameKind::Other && !name.located;
    let aside = tokens.get(to).is_some_and(|t| t.text(text) == ",")
        && tokens.get(to + 1).is_some_and(|t| {
            t.kind == TokenKind::Number || lexicon.grammar.articles.contains(&t.key) || t.text(text) == "who"
        });
    (person && aside).then(|| named(text, tokens, name, None, lexicon, SpeechVerb::Asserts))
}
