//! Whether a date that stands beside a claim is the claim's own: it may name a noun ("the 2004 tsunami"), belong to what else
//! happened to those counted, to a verb of speech, or be what the claim's day is counted from.

use super::event::RECENT;
use super::reading::{Passage, Reading};
use crate::lexicon::{Calendar, Lexicon};
use crate::text::words::ascii_key;
use crate::text::{Role, Span, Token, TokenKind};
use crate::value::{Days, Mention, Value};

const OF: u64 = ascii_key("of");
const AS: u64 = ascii_key("as");
const THE: u64 = ascii_key("the");
const THAT: u64 = ascii_key("that");
const WHICH: u64 = ascii_key("which");
const WHO: u64 = ascii_key("who");
const WHOM: u64 = ascii_key("whom");
const WHOSE: u64 = ascii_key("whose");
const ON: u64 = ascii_key("on");
const LATE: u64 = ascii_key("late");
const EARLY: u64 = ascii_key("early");
const SINCE: u64 = ascii_key("since");
const UNTIL: u64 = ascii_key("until");
const LAST: u64 = ascii_key("last");

/// Whether a date only names a noun: "a region hit by the 2004 tsunami", "the tsunami of 2004". Where the claim goes on
/// from that noun ("the 2004 tsunami that killed 230,000"), it is of that date all the same.
pub(super) fn names_a_noun(reading: &Reading, passage: usize, mention: Span, claim: Span, lexicon: &Lexicon) -> bool {
    let tokens = reading.tokens(passage);
    let text = &reading.article.text;
    let event = |at: usize| {
        let class = |class: u8| matches!(lexicon.class_names[class as usize].as_str(), "quake" | "attack" | "crash");
        tokens.get(at).is_some_and(|t| lexicon.event_nouns.contains(&t.key))
            || lexicon.classes.all(tokens, at).any(|(_, found)| class(*found))
    };
    let from = tokens.partition_point(|t| t.span.start < mention.start);
    let to = tokens.partition_point(|t| t.span.start < mention.end);
    // "the 2008 financial crisis": words between belong to the noun
    const WORDS: usize = 3;
    let plain = |at: &usize| {
        tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Word && !lexicon.stops(t) && !lexicon.tells(tokens, *at))
    };
    let article = from > 0 && (tokens[from - 1].key == THE || tokens[from - 1].kind == TokenKind::Possessive);
    let noun = (to..to + WORDS).take_while(|at| *at == to || plain(&(*at - 1))).any(event);
    // "annulled the result of last month's vote and ordered a new one": whose the vote is, not when it was ordered
    let owner = tokens.get(to).is_some_and(|t| t.kind == TokenKind::Possessive);
    let governed = from > 0 && matches!(tokens[from - 1].text(text), "of" | "over" | "about" | "against" | "to");
    if owner && governed && plain(&(to + 1)) {
        return true;
    }
    // "in line with the bank's Dec. 23 announcement"
    let owned = from > 0 && tokens[from - 1].kind == TokenKind::Possessive && plain(&to);
    let behind = (event(to) || article && noun || owned) && tokens[from].key != LAST;
    // "The October attack in Tellin that killed 12": past the place it goes on from the noun as well.
    const PLACE: usize = 5;
    let place = |t: &&Token| t.capital || lexicon.place_prepositions.contains(&t.key) || t.key == THE;
    let placed = to + 1 + tokens.iter().skip(to + 1).take(PLACE).take_while(place).count();
    // "The March 18 assault on the national museum that killed 12"
    const OBJECT: usize = 10;
    let relative = |t: &Token| matches!(t.key, THAT | WHICH);
    let on = || {
        let said = |at: usize| reading.speeches[passage].iter().any(|speech| speech.verb == at);
        let same = |at: &usize| tokens[*at].kind != TokenKind::Mark && !said(*at);
        (to + 1..tokens.len()).take(OBJECT).take_while(same).any(|at| relative(&tokens[at]))
    };
    let goes_on = tokens.get(to + 1).is_some_and(|t| t.text(text) == ",")
        || tokens.get(placed).is_some_and(relative)
        || event(to) && on();
    let before = from >= 2 && tokens[from - 1].key == OF && event(from - 2);
    let follows = claim.start >= mention.end;
    // "360 people died in the 2017 quake": they died in it
    const BESIDE: usize = 2;
    let near = tokens.partition_point(|t| t.span.end <= claim.end) + BESIDE == from;
    let within = near && matches!(tokens[from - 2].text(text), "in" | "during") && tokens[from - 1].key == THE;
    // "died in Norland's 2013 outbreak"
    let first = tokens.partition_point(|t| t.span.end <= claim.end);
    let owner = from > first
        && tokens[from - 1].kind == TokenKind::Possessive
        && matches!(tokens[first].text(text), "in" | "during")
        && tokens[first + 1..from - 1].iter().all(|t| t.capital);
    let within = within || owner;
    (behind && !(goes_on && follows) && !within) || (before && !follows)
}

/// Whether a date is that of the figure from which another rose or fell: "down 12 percent from last year", "a drop from $58
/// million in May 2015".
pub(super) fn of_what_was(reading: &Reading, passage: usize, mention: Span, claim: Span) -> bool {
    let text = &reading.article.text;
    let tokens = reading.tokens(passage);
    let from = tokens.partition_point(|t| t.span.start < claim.start);
    let to = tokens.partition_point(|t| t.span.start < mention.start);
    let figure = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number || t.text(text) == "$");
    let opens = |at: usize| {
        let next = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.key == THE));
        next >= to || figure(next) || figure(next + 1)
    };
    let first = |at: &usize| *at > from && tokens[*at].small(text) == "from";
    from < to && (from..to).find(first).is_some_and(opens)
}

/// Whether a date behind a toll is that of the count: "the death toll from the fire rose to 33 on Sunday".
pub(super) fn of_a_toll(reading: &Reading, passage: usize, mention: Span, claim: Span, lexicon: &Lexicon) -> bool {
    const NEAR: usize = 4;
    let tokens = reading.tokens(passage);
    let from = tokens.partition_point(|t| t.span.start < claim.start);
    let end = tokens.partition_point(|t| t.span.start < claim.end);
    let at = tokens.partition_point(|t| t.span.start < mention.start);
    let toll = |t: &Token| lexicon.grammar.tolls.contains(&t.key);
    end <= at && at <= end + NEAR && tokens[from..end].iter().any(toll)
}

/// Whether a date stands between quotation marks, and the claim does not: what somebody says of 2016 dates no words
/// around it.
pub(super) fn of_other_words(reading: &Reading, mention: Span, claim: Span) -> bool {
    /// Words of a quotation that says something; fewer name something.
    const SAYING: usize = 4;
    reading.quoted(mention).is_some_and(|q| q.words >= SAYING && !q.span.contains(claim) && !claim.contains(q.span))
}

/// Whether a date stands in a clause behind "the first since", and the claim before it: "his first since injuries threatened
/// to end his career in 2014".
pub(super) fn of_a_since(reading: &Reading, passage: usize, mention: Span, claim: Span, lexicon: &Lexicon) -> bool {
    let tokens = reading.tokens(passage);
    let from = tokens.partition_point(|t| t.span.start < claim.end);
    let to = tokens.partition_point(|t| t.span.start < mention.start);
    let text = &reading.article.text;
    const REACH: usize = 10;
    let joint = |t: &Token| t.kind != TokenKind::Word && matches!(t.text(text), "," | ";" | ":");
    let first = |at: usize| lexicon.grammar.since_openers.contains(&tokens[at].key) || tokens[at].small(text) == "any";
    let since = |at: usize| tokens[at].key == SINCE && first(at - 1) && !tokens[at..to].iter().any(joint);
    // "in a show unlike any since the last flight in 2011, it fired 27 engines": whether the claim stands before or behind
    let behind = claim.start >= mention.end;
    let start = if behind { to.saturating_sub(REACH) } else { from };
    (behind || from < to) && (start.max(1)..to.saturating_sub(1)).any(since)
}

/// Whether the claim stands behind "and has", "but will", and the date before it: "was found last May and has since reached 20
/// countries". What was then is not what has come since.
pub(super) fn of_what_has_been(reading: &Reading, passage: usize, mention: Span, claim: Span) -> bool {
    let tokens = reading.tokens(passage);
    let text = &reading.article.text;
    let from = tokens.partition_point(|t| t.span.start < mention.end);
    let to = tokens.partition_point(|t| t.span.end <= claim.start);
    let joins = |pair: &[Token]| {
        matches!(pair[0].small(text), "and" | "but")
            && matches!(pair[1].small(text), "has" | "have" | "will" | "is" | "are" | "now")
    };
    from < to && tokens[from..(to + 1).min(tokens.len())].windows(2).any(joins)
}

/// Whether a date stands in a relative clause between commas, and the claim does not: "Boris Lund, who was tried last month, was
/// sentenced", "a pupil from Tellin, who came as a child and took a job in 2012".
pub(super) fn in_an_aside(reading: &Reading, passage: usize, mention: Span, claim: Span) -> bool {
    const REACH: usize = 30;
    const SHORT: usize = 8;
    let text = &reading.article.text;
    let tokens = reading.tokens(passage);
    let at = tokens.partition_point(|t| t.span.start < mention.start);
    let opens =
        |i: &usize| *i > 0 && matches!(tokens[*i].key, WHO | WHOM | WHICH | WHOSE) && tokens[*i - 1].text(text) == ",";
    // ", first launched in 2007,"
    let done = |i: usize| {
        tokens.get(i).is_some_and(|t| !t.capital && (t.text(text).ends_with("ed") || t.text(text) == "built"))
    };
    let comma = (at.saturating_sub(SHORT)..at).rev().find(|&i| tokens[i].text(text) == ",");
    // ", a federal agency created five years ago"
    const NAMED: usize = 5;
    let article =
        |i: usize| tokens.get(i).is_some_and(|t| matches!(t.text(text), "a" | "an" | "the" | "its" | "his" | "her"));
    let participle =
        comma.filter(|&i| done(i + 1) || done(i + 2) || article(i + 1) && (i + 3..(i + 1 + NAMED).min(at)).any(done));
    let relative = (at.saturating_sub(REACH)..at).rev().find(opens);
    let Some(from) = relative.or(participle.map(|i| i + 1)) else { return false };
    // past its own comma the clause is closed
    let closed = tokens[from..at].iter().any(|t| matches!(t.text(text), "," | ";" | "—" | "–"));
    let behind = tokens[at..].iter().find(|t| matches!(t.text(text), "," | ";" | "." | "—" | "–"));
    let end = behind.map_or(u32::MAX, |t| t.span.start);
    !closed && (claim.end <= tokens[from].span.start || claim.start >= end)
}

/// Whether a date only tells since when something has been so: "the largest fine since the agency was founded in 2011", "a fraud
/// dating back to 2011".
pub(super) fn of_a_beginning(reading: &Reading, passage: usize, mention: Span, claim: Span) -> bool {
    const REACH: usize = 10;
    let text = &reading.article.text;
    let tokens = reading.tokens(passage);
    let at = tokens.partition_point(|t| t.span.start < mention.start);
    let within = at.saturating_sub(REACH)..at;
    let mark = |t: &Token| matches!(t.text(text), "," | ";" | ":" | "(" | "—" | "–");
    let open = tokens[within.clone()].iter().rposition(mark).map_or(within.start, |i| within.start + i + 1);
    // "since it took up arms in 2009" a toll is counted; what "was founded" then is another matter
    let founded = || tokens[open..at].iter().any(|t| matches!(t.text(text), "was" | "were"));
    let since = (open..at).find(|&i| tokens[i].key == SINCE).filter(|_| founded());
    let back = at >= 2 && tokens[at - 1].text(text) == "to" && tokens[at - 2].text(text) == "back";
    let outside = |from: u32| claim.end <= from || claim.start >= mention.end;
    since.is_some_and(|i| outside(tokens[i].span.start)) || back && outside(mention.start)
}

/// Whether a date behind a claim is that of the deed for which it was done: "jailed for five years for shooting a guard in
/// May 2013".
pub(super) fn of_the_deed(reading: &Reading, passage: usize, mention: Span, claim: Span, lexicon: &Lexicon) -> bool {
    let text = &reading.article.text;
    let tokens = reading.tokens(passage);
    let from = tokens.partition_point(|t| t.span.start < claim.end);
    let to = tokens.partition_point(|t| t.span.start < mention.start);
    let deed = |pair: &[crate::text::Token]| {
        matches!(pair[0].small(text), "for" | "over") && !pair[1].capital && pair[1].text(text).ends_with("ing")
    };
    // "in retaliation for the alleged attack in Tellin earlier this month"
    const WORDS: usize = 4;
    let event = |at: usize| lexicon.classes.all(tokens, at).any(|(_, class)| lexicon.events & 1 << *class != 0);
    let noun = |at: usize| {
        let over = matches!(tokens[at].small(text), "for" | "over") && tokens[at + 1].key == THE;
        over && (at + 2..(at + 2 + WORDS).min(to)).any(event)
    };
    from < to && (tokens[from..to].windows(2).any(deed) || (from..to - 1).any(noun))
}

/// Whether a date behind a claim belongs to what else happened to those it counts: "freed 21 of the 200 girls kidnapped in
/// April", "rescued 12 sailors who left port on Monday". Past a comma or an "and" it may be the date of both.
pub(super) fn of_a_participle(
    reading: &Reading,
    passage: usize,
    mention: Span,
    claim: Span,
    lexicon: &Lexicon,
) -> bool {
    let tokens = reading.tokens(passage);
    // "21 of the girls kidnapped two years ago were freed": the date stands inside the claim.
    let inside = claim.start < mention.start && mention.end < claim.end;
    let from = if inside { claim.start } else { claim.end };
    let first = tokens.partition_point(|t| t.span.start < from);
    let between = first..tokens.partition_point(|t| t.span.end <= mention.start);
    let text = &reading.article.text;
    let relative = |at: usize| matches!(tokens[at].key, WHO | WHOM | THAT | WHICH);
    let done = |at: &usize| {
        let told = lexicon.classes.all(tokens, *at).any(|(_, class)| lexicon.done_before.contains(class));
        told || relative(*at)
    };
    let Some(verb) = between.clone().find(done) else { return false };
    let joint = |t: &Token| matches!(t.text(text), "," | ";") || lexicon.grammar.clause_joints.contains(&t.key);
    !tokens[first..verb].iter().any(joint)
}

/// Whether a date belongs to a verb of speech or a stretch that only began then: "police said Wednesday", "since 2001".
pub(super) fn since_or_said(reading: &Reading, passage: usize, mention: Span, claim: Span, lexicon: &Lexicon) -> bool {
    let tokens = reading.tokens(passage);
    let at = tokens.partition_point(|t| t.span.start < mention.start);
    let at = if at > 0 && tokens[at - 1].key == THE { at - 1 } else { at };
    let before = at.checked_sub(1).map_or(0, |i| tokens[i].key);
    let said = |at: Option<usize>| at.is_some_and(|i| lexicon.grammar.dated_speech.contains(&tokens[i].key));
    // "up 12% from the same quarter last year"
    const NEAR: usize = 3;
    let compared = tokens[at.saturating_sub(NEAR)..at].iter().any(|t| lexicon.grammar.comparing.contains(&t.key));
    // "The toll as of Wednesday was 274": until when it is counted; "the earnings as of 2016" are those of that year
    let day = |m: &Mention| m.span == mention && matches!(&m.value, Value::Time(time) if time.grain <= Calendar::Day);
    let counted = before == OF
        && at.checked_sub(2).is_some_and(|i| tokens[i].key == AS)
        && reading.passages[passage].mentions.iter().any(day);
    compared
        || counted
        || beside_speech(reading, passage, mention, claim, lexicon)
        || said(at.checked_sub(1))
        || said(at.checked_sub(2)) && matches!(before, ON | LATE | EARLY)
        || matches!(before, SINCE | UNTIL)
}

/// Whether a date goes on from a verb of speech behind the claim, with no mark between: "12 people died, police said in a
/// statement on Friday". Behind a comma, or where a clause begins, it may be the claim's own again.
fn beside_speech(reading: &Reading, passage: usize, mention: Span, claim: Span, lexicon: &Lexicon) -> bool {
    let tokens = reading.tokens(passage);
    let text = &reading.article.text;
    let joint = |t: &Token| {
        t.kind != TokenKind::Word && matches!(t.text(text), "," | ";" | ":" | "(")
            || lexicon.grammar.clause_joints.contains(&t.key)
    };
    reading.speeches[passage].iter().any(|speech| {
        let (from, to) = (speech.end, tokens.partition_point(|t| t.span.start < mention.start));
        tokens[speech.verb].span.start >= claim.end && from < to && !tokens[from..to].iter().any(joint)
    })
}

/// Whether a date opens the clause of a claim: "the worst since 1982, when 52 people died".
pub(super) fn opens_a_clause(reading: &Reading, passage: usize, mention: Span, claim: Span) -> bool {
    const NEAR: usize = 2;
    let tokens = reading.tokens(passage);
    let text = &reading.article.text;
    let at = tokens.partition_point(|t| t.span.start < mention.end);
    let at = at + usize::from(tokens.get(at).is_some_and(|t| t.text(text) == ","));
    let when = tokens.get(at).is_some_and(|t| t.text(text).eq_ignore_ascii_case("when"));
    let behind = tokens.partition_point(|t| t.span.start < claim.start);
    when && behind > at && behind <= at + 1 + NEAR
}

/// Whether a date is the day of a picture: the last one of the line under it, and one of the article's own days.
pub(super) fn of_picture(reading: &Reading, passage: &Passage, mention: Span, days: Option<Days>) -> bool {
    let last = || passage.mentions.iter().rev().find(|m| matches!(&m.value, Value::Time(t) if t.names_days()));
    let recent = || match (reading.latest, days) {
        (Some(day), Some(days)) => Days { to: day, ..Days::one(day).widened(RECENT) }.meets(days),
        _ => true,
    };
    passage.sentence.role == Role::Credited && last().is_some_and(|m| m.span == mention) && recent()
}
