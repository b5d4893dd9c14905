//! One person told without a number, "a man", "the 42-year-old driver", and the bare number that is such a person's age.

use super::extract::Reader;
use super::view::View;
use crate::claim::Passage;
use crate::claim::name::{Name, NameKind, id_of};
use crate::lexicon::Lexicon;
use crate::text::words::shouted;
use crate::text::{Token, TokenKind};
use crate::value::{Counted, Mention, Unit};

/// One person that words tell of.
pub(super) struct One {
    /// The token behind the noun.
    pub(super) end: usize,
    /// The population, where the noun is one for the sex or the age of people: of a driver and of a man it may be told as
    /// well that they are one.
    pub(super) people: Option<u16>,
}

/// The one person whose noun phrase begins at a token with an article or a possessive.
pub(super) fn one(view: &View, at: usize) -> Option<One> {
    const REACH: usize = 7;
    let (lexicon, tokens) = (view.lexicon, view.tokens);
    if !lexicon.grammar.single.contains(&tokens.get(at)?.key) {
        return None;
    }
    for next in at + 1..tokens.len().min(at + REACH) {
        let token = tokens[next];
        let word = token.kind == TokenKind::Word;
        if !word && token.kind != TokenKind::Number && view.word(next) != "-" {
            return None;
        }
        if word && (lexicon.stops(&token) || view.classes_at(next) & lexicon.barriers != 0) {
            return None;
        }
        if word && lexicon.persons.contains(&token.key) && closes(view, next + 1) {
            let told = |people: &u16| lexicon.told_apart.contains(people);
            let people = lexicon.people.longest(tokens, next).map(|(_, people)| *people).filter(told);
            return Some(One { end: next + 1, people });
        }
    }
    None
}

/// The people of whom words say that it happened to none: "no captured fighters were freed".
pub(super) fn none_of(view: &View, from: usize, to: usize) -> Option<u16> {
    if !view.word(from).eq_ignore_ascii_case("no") {
        return None;
    }
    (from + 1..to).rev().find_map(|at| view.lexicon.people.longest(view.tokens, at)).map(|(_, people)| *people)
}

/// Whether no noun goes on at a token: "the driver training", "the man's wife", "a man-made lake".
fn closes(view: &View, at: usize) -> bool {
    let Some(token) = view.tokens.get(at) else { return true };
    match token.kind {
        TokenKind::Word => {
            let verb = view.classes_at(at) & view.lexicon.verbal != 0 || view.word(at).ends_with("ed");
            verb || view.lexicon.stops(token) || view.word(at).ends_with("n't") || view.word(at).ends_with("n’t")
        }
        TokenKind::Mark => view.word(at) != "-",
        TokenKind::Quote => true,
        _ => false,
    }
}

/// Whether a bare number is an age: behind a name or the noun of one person and a comma or a bracket ("Tobias Renholm, 52,
/// came ashore", "the driver (42) was held"), or behind "who is" and a verb of growing older ("she turned 17").
pub(super) fn bare_age(view: &View, mention: &Mention, counted: &Counted) -> bool {
    const OLDEST: f64 = 115.0;
    let (from, to) = mention.tokens;
    let said = counted.quantity.said;
    let years = counted.quantity.unit == Unit::Count && said.is_point() && said.lo > 0.0 && said.hi <= OLDEST;
    if !years || said.lo.fract() != 0.0 || to != from + 1 || from == 0 {
        return false;
    }
    if view.lexicon.grammar.turned.contains(&view.tokens[from - 1].key) {
        // "turned 21 men away" counts men
        return view.tokens.get(to).is_none_or(|t| t.kind != TokenKind::Word || view.lexicon.stops(t));
    }
    let who = |at: usize| matches!(view.word(at), "is" | "was") && at > 0 && view.word(at - 1) == "who";
    if who(from - 1) {
        return view.tokens.get(to).is_none_or(|t| t.kind == TokenKind::Mark);
    }
    let marks = matches!((view.word(from - 1), view.word(to)), (",", "," | "." | ";") | ("(", ")"));
    marks && from >= 2 && (name_before(view, from - 1) || person(view.lexicon, &view.tokens[from - 2]))
}

/// Where the name of a person begins within a name, behind the words of a post ("Police Chief Ana Reyes"). `None` for a
/// place or a people, a name with a word of a body or a thing behind its post, and an acronym ("CNN") where not everything is
/// in capitals.
pub(super) fn named(view: &View, name: &Name) -> Option<usize> {
    let (from, to) = name.tokens;
    let lexicon = view.lexicon;
    if name.kind != NameKind::Other || name.located {
        return None;
    }
    let title = |at: &usize| {
        let token = &view.tokens[*at];
        lexicon.honorifics.contains(&token.key) || post_noun(view, *at).is_some_and(|end| end < to)
    };
    let behind = (from..to - 1).rev().find(title).map_or(from, |at| post_noun(view, at).unwrap_or(at + 1));
    // "President-elect Ida Brandt": no part of a post begins a name
    if view.tokens.get(behind).is_some_and(|t| t.kind != TokenKind::Word) {
        return None;
    }
    let tokens = &view.tokens[behind..to];
    let body = |t: &Token| lexicon.bodies.contains(&t.key) || lexicon.place_nouns.contains(&t.key);
    let acronym = || {
        let word = tokens[0].text(view.text);
        tokens.len() == 1 && word.len() > 1 && !word.contains(char::is_lowercase) && !shouted(view.text, view.tokens)
    };
    (!tokens.is_empty() && !tokens.iter().any(body) && !acronym()).then_some(behind)
}

/// The end of the noun of a post that begins at a token.
fn post_noun(view: &View, at: usize) -> Option<usize> {
    let class = view.lexicon.post?;
    if view.classes_at(at) & 1 << class == 0 {
        return None;
    }
    view.lexicon.classes.all(view.tokens, at).filter(|(_, found)| **found == class).map(|(end, _)| end).max()
}

/// The most words of a post up to its noun and with it: "former deputy foreign minister".
pub(super) const BEFORE_POST: usize = 4;

/// The end of the words of a post that begin at a token: up to three words before its noun, and whom or what it is of.
pub(super) fn post(view: &View, at: usize) -> Option<usize> {
    /// Words behind it: "secretary of state for the environment".
    const OF: usize = 6;
    let (lexicon, tokens) = (view.lexicon, view.tokens);
    let word = |at: usize| {
        let token = &tokens[at];
        let plain = token.kind == TokenKind::Word && !lexicon.stops(token);
        plain && lexicon.speech.longest(tokens, at).is_none() && view.classes_at(at) & lexicon.verbal == 0
    };
    let last = tokens.len().min(at + BEFORE_POST);
    let class = 1 << lexicon.post?;
    if !(at..last).any(|at| view.classes_at(at) & class != 0) {
        return None; // most words of a text
    }
    let (mut first, mut noun) = (at, None);
    // "They include French President Osei": behind a word in small letters no capital goes on with it
    let small = |at: usize| {
        let token = &tokens[at];
        token.kind == TokenKind::Word && !token.capital && !lexicon.before_posts.contains(&token.key)
    };
    while first < last && noun.is_none() {
        if tokens[first].capital && (at..first).any(small) {
            return None;
        }
        noun = post_noun(view, first);
        let joint = tokens[first].kind == TokenKind::Possessive || view.word(first) == "-" && !tokens[first].spaced;
        // "firing head coach O'Brien", but "acting mayor"
        let doing = small(first) && view.word(first).ends_with("ing");
        if noun.is_none() && (doing || !(word(first) || joint && first > at)) {
            return None;
        }
        first += 1;
    }
    let mut end = noun?;
    // "chief executive officer": nouns of posts in a row are one
    while let Some(further) = (end < tokens.len()).then(|| post_noun(view, end)).flatten() {
        end = further;
    }
    // "founder and chief executive of the firm": two posts of one person
    let and = end < tokens.len() && matches!(view.word(end), "and" | "&");
    if let Some(further) = and.then(|| post_noun(view, end + 1)).flatten() {
        end = further;
    }
    if tokens.get(end).is_some_and(|t| lexicon.post_joints.contains(&t.key)) {
        let article = tokens
            .get(end + 1)
            .is_some_and(|t| lexicon.nouns.determiners.contains(&t.key) || lexicon.grammar.articles.contains(&t.key));
        let from = end + 1 + usize::from(article);
        let to = (from..tokens.len().min(from + OF)).find(|&i| !word(i)).unwrap_or(tokens.len().min(from + OF));
        if to > from {
            end = to;
        }
    }
    Some(end)
}

/// Whether a name ends at a token.
fn name_before(view: &View, at: usize) -> bool {
    view.passage.names.iter().any(|name| name.tokens.1 == at)
}

fn person(lexicon: &Lexicon, token: &Token) -> bool {
    lexicon.persons.contains(&token.key)
}

impl Reader<'_> {
    /// The id of a person in a slot for one, without the words of a post before the name; a surname alone is whom the article
    /// named in full.
    pub(super) fn person(&self, slot: u8, from: usize, to: usize) -> Option<u64> {
        self.rule.of[slot as usize].as_deref().filter(|of| *of == "person")?;
        let (text, tokens) = (self.view.text, self.view.tokens);
        let last = tokens[to - 1].key;
        if to - from > 1 {
            return Some(id_of(text, &tokens[from..to], from, self.lexicon, tokens));
        }
        let passages = self.reading.passages[..=self.passage].iter().enumerate();
        let full = |(at, passage): (usize, &Passage)| {
            let name = passage
                .names
                .iter()
                .find(|n| n.kind == NameKind::Other && n.last == last && n.tokens.1 - n.tokens.0 > 1)?;
            let tokens = self.reading.tokens(at);
            let (first, end) = name.tokens;
            // the last two words: what stands before them may be a post
            Some(id_of(text, &tokens[first.max(end - 2)..end], end - 2, self.lexicon, tokens))
        };
        passages.into_iter().find_map(full).or(Some(last))
    }
}
