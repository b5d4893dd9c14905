//! Who speaks where more is told of somebody: relative clauses, posts between commas, and whom a sentence introduces.

use super::attribution::Speaker;
use super::name::{Name, NameKind};
use super::reading::Reading;
use super::speaker::{behind_preposition, common, named};
use crate::lexicon::{Lexicon, SpeechVerb};
use crate::text::words::ascii_key;
use crate::text::{Token, TokenKind};

const WHO: u64 = ascii_key("who");

/// "a judge who told him": of whom the relative clause tells that the verb stands in.
pub(super) fn antecedent(
    text: &str,
    tokens: &[Token],
    names: &[Name],
    verb: usize,
    lexicon: &Lexicon,
    stance: SpeechVerb,
) -> Option<Speaker> {
    let adverb = |t: &Token| lexicon.grammar.speech_adverbs.contains(&t.key) || t.text(text).ends_with("ly");
    let who = (0..verb).rev().find(|&at| !adverb(&tokens[at]))?;
    let head = who.checked_sub(1).filter(|_| tokens[who].key == WHO)?;
    if let Some(name) = names.iter().find(|n| n.tokens.1 == who && n.kind == NameKind::Other && !n.located) {
        return Some(named(text, tokens, name, None, lexicon, stance));
    }
    let class = lexicon.speakers.longest_before(tokens, who).map(|(_, class)| *class);
    let someone = lexicon.persons.contains(&tokens[head].key) || lexicon.people.longest(tokens, head).is_some();
    (class.is_some() || someone).then(|| common(text, tokens, (head, who), class, lexicon, stance))
}

/// Of whom a relative clause tells that the comma before a verb closes: "Ana Reyes, who met the president, Boris Lund, said".
pub(super) fn of_whom<'a>(text: &str, tokens: &[Token], names: &'a [Name], verb: usize) -> Option<&'a Name> {
    const REACH: usize = 30;
    let from = verb.saturating_sub(REACH);
    let who = (from..verb).rev().find(|&at| tokens[at].key == WHO)?;
    let comma = who.checked_sub(1).filter(|&at| tokens[at].text(text) == ",")?;
    let within = &tokens[who..verb];
    let whole = within.iter().all(|t| t.kind != TokenKind::Quote && !matches!(t.text(text), ";" | ":"));
    // ", and the mayor, Boris Lund, said": another clause
    let other = within.windows(2).any(|pair| pair[0].text(text) == "," && matches!(pair[1].small(text), "and" | "but"));
    let person = |n: &&Name| n.tokens.1 == comma && n.kind == NameKind::Other && !n.located;
    names.iter().find(person).filter(|_| whole && !other)
}

/// Whether the words of a name are those of a post: "Vice President", "Head of the Survey Programme".
pub(super) fn of_post(tokens: &[Token], name: &Name, lexicon: &Lexicon) -> bool {
    let (from, to) = name.tokens;
    let noun = |at: usize| lexicon.classes.all(tokens, at).any(|(_, class)| Some(*class) == lexicon.post);
    lexicon.speakers.longest_before(tokens, to).is_some() || noun(from)
}

/// The person named between commas behind a post: "said another prosecutor, Ida Brandt."
pub(super) fn apposed<'a>(text: &str, tokens: &[Token], names: &'a [Name], comma: usize) -> Option<&'a Name> {
    let mark = |at: usize| tokens.get(at).is_none_or(|t| matches!(t.text(text), "," | "." | ";"));
    let opens = tokens.get(comma).is_some_and(|t| t.text(text) == ",");
    let person = |n: &&Name| n.kind == NameKind::Other && n.tokens.0 == comma + 1 && mark(n.tokens.1);
    names.iter().find(person).filter(|n| opens && n.tokens.1 - n.tokens.0 >= 2)
}

/// Whom an apposition before a verb tells of: "Ida Brandt, Norhaven Foods founder and chief executive, said".
pub(super) fn before_apposition<'a>(
    text: &str,
    tokens: &[Token],
    names: &'a [Name],
    verb: usize,
    lexicon: &Lexicon,
) -> Option<&'a Name> {
    const LONGEST: usize = 16;
    let close = verb.checked_sub(1).filter(|&at| tokens[at].text(text) == ",")?;
    let open = (close.saturating_sub(LONGEST)..close).rev().find(|&at| tokens[at].text(text) == ",")?;
    let plain = |t: &Token| t.kind == TokenKind::Word || t.kind == TokenKind::Possessive || t.text(text) == "-";
    let within = &tokens[open + 1..close];
    let post = (open + 1..close).any(|at| lexicon.classes.all(tokens, at).any(|(_, c)| Some(*c) == lexicon.post));
    let person = |n: &&Name| n.tokens.1 == open && n.kind == NameKind::Other && !n.located;
    let name = names.iter().find(person).filter(|_| post && within.iter().all(plain))?;
    (!behind_preposition(tokens, name.tokens.0, lexicon)).then_some(name)
}

/// "Boris Lund, 30, from Tellin, was on the ferry.": whom a sentence introduces that quotes nobody; "he said" behind it
/// is of that person.
pub(super) fn introduced(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Option<Speaker> {
    let (text, tokens) = (&reading.article.text, reading.tokens(passage));
    let names = &reading.passages[passage].names;
    let name = names.first()?;
    let (from, to) = name.tokens;
    // "Mr Kasim Lund, a mechanic,"
    let titled = from == 1 && lexicon.honours(&tokens[0]);
    let person = (from == 0 || titled) && to >= 2 && name.kind == NameKind::Other && !name.located;
    // "Norland coach Boris Lund resigned": the one person of a sentence, behind his post
    const POST: usize = 12;
    let full = |n: &&super::name::Name| {
        let (from, to) = n.tokens;
        let post = from.checked_sub(1).filter(|_| n.kind == NameKind::Other && !n.located && to - from == 2);
        post.is_some_and(|at| lexicon.classes.all(tokens, at).any(|(_, class)| Some(*class) == lexicon.post))
    };
    let mut people = reading.passages[passage].names.iter().filter(full);
    if let (Some(one), None) = (people.next(), people.next())
        && one.tokens.0 <= POST
        && !tokens[..one.tokens.0].iter().any(|t| lexicon.grammar.prepositions.contains(&t.key))
    {
        return Some(named(text, tokens, one, None, lexicon, SpeechVerb::Asserts));
    }
    let aside = tokens.get(to).is_some_and(|t| t.text(text) == ",")
        && tokens.get(to + 1).is_some_and(|t| {
            t.kind == TokenKind::Number || lexicon.grammar.articles.contains(&t.key) || t.text(text) == "who"
        });
    if person && aside {
        return Some(named(text, tokens, name, None, lexicon, SpeechVerb::Asserts));
    }
    // "In Tellin, President Brandt offered his sympathy.": the one whom a sentence names with a post or a title.
    let post = |n: &&Name| {
        let title = || {
            let before = n.tokens.0.checked_sub(1).is_some_and(|before| lexicon.honours(&tokens[before]));
            before || lexicon.honours(&tokens[n.tokens.0])
        };
        n.kind == NameKind::Other
            && !n.located
            && (title() || lexicon.speakers.longest_before(tokens, n.tokens.0).is_some())
            && !behind_preposition(tokens, n.tokens.0, lexicon)
    };
    let mut titled = names.iter().filter(post);
    let one = titled.next().filter(|_| titled.next().is_none());
    one.map(|name| named(text, tokens, name, None, lexicon, SpeechVerb::Asserts))
}

/// Who stands right behind a quotation, with an age, a town or a post between commas before the verb: “Stay,” farmer Ida Brandt,
/// 52, of Tellin, Vesta, told reporters.
pub(super) fn behind_quotation<'a>(
    text: &str,
    tokens: &[Token],
    names: &'a [Name],
    verb: usize,
    lexicon: &Lexicon,
) -> Option<&'a Name> {
    const LONGEST: usize = 22;
    const POST: usize = 4;
    if tokens[verb.checked_sub(1)?].text(text) != "," {
        return None;
    }
    let from = verb.saturating_sub(LONGEST);
    let quote = (from..verb).rev().find(|&at| tokens[at].kind == TokenKind::Quote)?;
    let person =
        |n: &&Name| n.tokens.0 > quote && n.tokens.0 <= quote + 1 + POST && n.kind == NameKind::Other && !n.located;
    let name = names.iter().find(person)?;
    let post = tokens[quote + 1..name.tokens.0].iter().all(|t| t.kind == TokenKind::Word && !lexicon.stops(t));
    let aside = tokens.get(name.tokens.1).is_some_and(|t| t.text(text) == ",") && name.tokens.1 + 1 < verb;
    let clear = !tokens[name.tokens.1..verb].iter().any(|t| matches!(t.text(text), ";" | ":" | "and" | "but"));
    (post && aside && clear).then_some(name)
}
