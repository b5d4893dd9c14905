//! Where clauses and phrases end, for slots that read them.

use super::view::View;
use crate::text::TokenKind;
use crate::text::words::ascii_key;
use crate::value::{Mention, Unit, Value};

const AND: u64 = ascii_key("and");
const BUT: u64 = ascii_key("but");
const WHILE: u64 = ascii_key("while");
const COMMA: u64 = ascii_key(",");

/// The end of the clause that begins at a token: the sentence's end, a semicolon, a closing quotation mark, or a comma
/// that opens a new part of the sentence. `None` where no clause of any words begins.
pub(super) fn clause_end(view: &View, at: usize) -> Option<usize> {
    const MOST: usize = 40;
    let (mentions, tokens) = (view.mentions, view.tokens);
    let most = tokens.len().min(at + MOST);
    let limit = (at..most).find(|&at| stops(view, at)).unwrap_or(most);
    let tells = (at..limit).find(|&at| tokens[at].kind == TokenKind::Word && !view.lexicon.stops(&tokens[at]))?;
    if !opens_clause(view, at) {
        return None;
    }
    // A clause that is cut does not cut a value in two.
    let behind = mentions.partition_point(|m| m.tokens.0 < limit);
    let cut = behind.checked_sub(1).map(|before| &mentions[before]).filter(|m| limit < m.tokens.1);
    let close = cut.map_or(limit, |mention| mention.tokens.0.max(at));
    // "agreed to it because it [was “a chance”]": a pronoun whose verb is cut off goes with it
    let verb = |at: usize| matches!(view.word(at), "is" | "was" | "are" | "were" | "has" | "had");
    let lost = |end: usize| {
        let pronoun = matches!(view.word(end - 1), "it" | "he" | "she" | "they" | "this" | "that");
        pronoun && end < tokens.len() && verb(end)
    };
    (tells + 1..=close).rev().find(|&end| !open_end(view, end - 1) && !lost(end))
}

/// Whether a clause ends before a token.
fn stops(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    match token.kind {
        TokenKind::Word => matches!(token.key, AND | BUT | WHILE) && (next_figure(view, at) || turns(view, at)),
        _ => stops_clause(view, at),
    }
}

/// Whether a "but" tells what came of it: "to fight it but was beaten".
fn turns(view: &View, at: usize) -> bool {
    let verb = || {
        let verb = view.classes_at(at + 1) & view.lexicon.verbal != 0;
        verb || matches!(view.word(at + 1), "was" | "were" | "is" | "are" | "has" | "have" | "had" | "did")
    };
    view.tokens[at].key == BUT && at + 1 < view.tokens.len() && verb()
}

/// Whether a clause may begin at a token: at a word, a number or the sign of a currency, but not at what makes a rate of the amount before ("$5 a week").
fn opens_clause(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    let valued = || view.mentions.iter().any(|m| m.tokens.0 <= at && at < m.tokens.1);
    let amount = |m: &Mention| m.tokens.1 == at && matches!(m.value, Value::Quantity(_));
    let behind = || view.mentions.iter().any(amount);
    let article = || view.lexicon.grammar.articles.contains(&token.key) || view.word(at) == "per";
    let unit = |at: usize| {
        let time = view.tokens.get(at).is_some_and(|t| view.lexicon.times.units.contains_key(&t.key));
        time || at < view.tokens.len() && view.lexicon.unit_words.longest(view.tokens, at).is_some()
    };
    let rate = || behind() && article() && unit(at + 1);
    match token.kind {
        TokenKind::Quote => false,
        TokenKind::Mark => valued() && !rate(),
        _ => !rate(),
    }
}

/// Whether somebody speaks behind a comma: ", Finance Minister Boris Lund told reporters".
fn said_behind(view: &View, comma: usize) -> bool {
    const REACH: usize = 12;
    let words = (comma + 1..view.tokens.len().min(comma + REACH)).take_while(|&i| view.word(i) != ",");
    let capital = view.tokens.get(comma + 1).is_some_and(|t| t.capital);
    capital && words.into_iter().any(|i| view.lexicon.speech.longest(view.tokens, i).is_some())
}

/// Whether no clause ends with a token: "rejected the charges as" before a quotation.
fn open_end(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    token.kind == TokenKind::Word && view.lexicon.grammar.clause_ends.contains(&token.key) || token.key == COMMA
}

/// Whether another figure with its own tale begins at an "and": "81% of makers and 70% of dealers".
fn next_figure(view: &View, at: usize) -> bool {
    let figure = |m: &Mention| match &m.value {
        Value::Quantity(counted) => counted.quantity.unit != Unit::Count,
        _ => false,
    };
    // "Brandt and Lund raised $3 million": two who did it
    let capital = |at: usize| view.tokens.get(at).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
    if at > 0 && capital(at - 1) && capital(at + 1) {
        return false;
    }
    let joins = matches!(view.word(at), "and" | "but" | "while");
    joins && view.mentions.iter().any(|m| (at + 1..=at + 3).contains(&m.tokens.0) && figure(m))
}

/// Whether the comma before an "and" closes a list: "its technology, business, and finances".
fn closes_list(view: &View, comma: usize) -> bool {
    const WORDS: usize = 3;
    let plain = |at: usize| {
        let token = &view.tokens[at];
        token.kind == TokenKind::Word && !view.lexicon.stops(token) && view.classes_at(at) & view.lexicon.verbal == 0
    };
    let words = (0..comma).rev().take(WORDS).take_while(|&at| plain(at)).count();
    let opens = words > 0 && comma > words && view.word(comma - words - 1) == ",";
    // what stands behind the "and" is the last of them: no clause of its own
    let last = view.tokens.iter().enumerate().skip(comma + 2).take(WORDS);
    let mut last = last.take_while(|(_, t)| t.kind == TokenKind::Word);
    opens && last.all(|(at, _)| plain(at))
}

/// Whether a mark or an "and" ends the clause before it.
fn stops_clause(view: &View, at: usize) -> bool {
    match view.word(at) {
        ";" | "”" | "\"" | "“" | "—" => true,
        "." => at + 1 >= view.tokens.len() || view.tokens[at].spaced,
        "," => {
            view.tokens.get(at + 1).is_some_and(|t| view.lexicon.grammar.clause_openers.contains(&t.key))
                || view.word(at + 1) == "but"
                || view.word(at + 1) == "and" && !closes_list(view, at)
                || said_behind(view, at)
                || view.lexicon.speech.longest(view.tokens, at + 1).is_some()
                || view.lexicon.speech.longest(view.tokens, at + 2).is_some()
                || view.tokens.get(at + 1).is_some_and(|t| view.lexicon.grammar.articles.contains(&t.key))
                    && view.lexicon.speech.longest(view.tokens, at + 3).is_some()
        }
        _ => false,
    }
}

/// The end of the longest noun phrase: one to twelve words up to the next mark or phrase of time.
pub(super) fn phrase_end(view: &View, at: usize) -> usize {
    const MOST: usize = 12;
    let mut end = at;
    if view.tokens[at].kind != TokenKind::Word {
        return at;
    }
    while end < view.tokens.len() && end < at + MOST {
        let token = view.tokens[end];
        let inner = token.kind == TokenKind::Word || token.kind == TokenKind::Possessive || view.word(end) == "-";
        if !inner || view.mention(end).is_some_and(|m| matches!(m.value, Value::Time(_))) {
            break;
        }
        end += 1;
    }
    end
}
