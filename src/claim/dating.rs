//! Whether a date that stands beside a claim is the claim's own: it may name a noun ("the 2004 tsunami"), belong to what else
//! happened to those counted, to a verb of speech, or be what the claim's day is counted from.
//!
//! What the words around a date show by themselves is read once ([`Date`]); each claim is then held against it ([`Stand`]).

use super::event::RECENT;
use super::reading::Reading;
use super::stand::Stand;
use crate::lexicon::{Calendar, Lexicon};
use crate::text::words::ascii_key;
use crate::text::{Role, Span, Token, TokenKind};
use crate::value::{Days, Mention, Time, Value};

const AS: u64 = ascii_key("as");
const BY: u64 = ascii_key("by");
const COMMA: u64 = ascii_key(",");
const EARLY: u64 = ascii_key("early");
const LAST: u64 = ascii_key("last");
const LATE: u64 = ascii_key("late");
const OF: u64 = ascii_key("of");
const ON: u64 = ascii_key("on");
const SINCE: u64 = ascii_key("since");
const THAT: u64 = ascii_key("that");
const THE: u64 = ascii_key("the");
const UNTIL: u64 = ascii_key("until");
const WHICH: u64 = ascii_key("which");
const WHO: u64 = ascii_key("who");
const WHOM: u64 = ascii_key("whom");
const WHOSE: u64 = ascii_key("whose");

/// A date of a sentence, with what the words around it show of it, whichever claim asks.
#[derive(Default)]
pub(super) struct Date {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as a range into the sentence's.
    pub tokens: (usize, usize),
    /// Its number among the mentions of its sentence.
    number: usize,
    /// Whether it is that of no event told so far, or of a noun.
    pub nobodys: bool,
    /// Whether it is a year in front of a noun: of a claim before it no day.
    of_a_noun: bool,
    /// The noun that it names.
    noun: Noun,
    /// Whether it is that of a stretch or of speech: "since 2001", "police said Wednesday".
    since_or_said: bool,
    /// Where the last verb of speech stands that goes on to it with no mark between.
    verb: Option<u32>,
    /// The token behind it and a "when".
    when: Option<usize>,
    /// Where the relative clause around it begins and ends.
    aside: Option<(u32, u32)>,
    /// The quotation around it that says something.
    quoted: Option<Span>,
    /// Where the words begin for which it tells since when.
    since: Option<u32>,
}

/// What a date that names a noun shows of it.
#[derive(Default)]
struct Noun {
    /// Whether it is whose the noun is: "the result of last month's vote".
    owns: bool,
    /// Whether the noun stands behind the date.
    behind: bool,
    /// Whether the sentence goes on from that noun: "the 2004 tsunami that killed 230,000".
    goes_on: bool,
    /// Whether the noun stands before the date: "the tsunami of 2004".
    before: bool,
}

impl Date {
    /// The dates of a sentence, in order.
    pub fn all(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Vec<Date> {
        let mentions = reading.mentions(passage).iter().enumerate();
        mentions.filter_map(|(number, mention)| Date::read(reading, passage, number, mention, lexicon)).collect()
    }

    fn read(reading: &Reading, passage: usize, number: usize, mention: &Mention, lexicon: &Lexicon) -> Option<Date> {
        let (span, at) = (mention.span, mention.tokens);
        let Value::Time(time) = &mention.value else { return None };
        if !time.names_days() {
            return None;
        }
        let words = Words { text: &reading.article.text, tokens: reading.tokens(passage), lexicon };
        // "is to make a profit by 2008"
        let by = || time.grain > Calendar::Day && words.key(at.0.wrapping_sub(1)) == BY;
        let dateline = || reading.layout.dateline.is_some_and(|d| d.contains(span));
        let (name, of_a_noun) = if time.grain == Calendar::Year { words.year(at) } else { (false, false) };
        let of_picture = || of_picture(reading, passage, span, time.days);
        let nobodys = name || by() || to_come(reading, time) || dateline() || of_picture();
        let date = Date { nobodys, of_a_noun, when: words.when(at.1), tokens: at, number, span, ..Date::default() };
        if nobodys {
            return Some(date); // whatever stands around it
        }
        Some(Date {
            noun: words.noun(at, |at| reading.speeches[passage].iter().any(|speech| speech.verb == at)),
            since_or_said: words.since_or_said(at.0, time),
            verb: words.verb_before(reading, passage, at.0),
            aside: words.aside(at.0),
            quoted: reading.quoted(span).filter(|q| q.words >= SAYING).map(|q| q.span),
            since: words.since(at.0, span),
            ..date
        })
    }

    /// What it amounts to.
    pub fn time<'a>(&self, reading: &'a Reading, passage: usize) -> Option<&'a Time> {
        match &reading.mentions(passage)[self.number].value {
            Value::Time(time) => Some(time),
            Value::Quantity(_) => None,
        }
    }

    /// Whether it opens the clause of a claim: "the worst since 1982, when 52 people died".
    pub fn opens_the_clause_of(&self, claim: &Stand) -> bool {
        const NEAR: usize = 2;
        self.when.is_some_and(|at| claim.first > at && claim.first <= at + 1 + NEAR)
    }

    /// Whether it may be that of a claim.
    pub fn is_of(&self, claim: &Stand) -> bool {
        if self.nobodys || self.of_a_noun && claim.span.end <= self.span.start {
            return false;
        }
        // "The 3 May quake" as a claim of that day is one of that quake.
        let noun = self.names_a_noun(claim);
        let own = noun && !claim.whole && claim.span.contains(self.span);
        let spoken = || self.since_or_said || self.verb.is_some_and(|verb| verb >= claim.span.end);
        if !own && (noun || spoken()) {
            return false;
        }
        let aside = || self.aside.is_some_and(|(from, end)| claim.span.end <= from || claim.span.start >= end);
        let since = || self.since.is_some_and(|from| claim.span.end <= from || claim.span.start >= self.span.end);
        !(claim.of_a_participle(self.span, self.tokens.0)
            || claim.of_the_deed(self.tokens.0)
            || aside()
            || claim.of_what_was(self.tokens.0)
            || claim.of_a_toll(self.tokens.0)
            || self.of_other_words(claim)
            || claim.of_a_since(self.span, self.tokens.0)
            || claim.of_what_has_been(self.tokens.1)
            || since())
    }

    /// Whether it only names a noun: "a region hit by the 2004 tsunami", "the tsunami of 2004". Where the claim goes on from
    /// that noun ("the 2004 tsunami that killed 230,000"), it is of that date all the same.
    fn names_a_noun(&self, claim: &Stand) -> bool {
        let Noun { owns, behind, goes_on, before } = self.noun;
        let follows = claim.span.start >= self.span.end;
        owns || behind && !(goes_on && follows) && !claim.died_in(self.tokens.0) || before && !follows
    }

    /// Whether it stands between quotation marks, and the claim does not: what somebody says of 2016 dates no words around it.
    fn of_other_words(&self, claim: &Stand) -> bool {
        self.quoted.is_some_and(|quoted| !quoted.contains(claim.span) && !claim.span.contains(quoted))
    }
}

/// Words of a quotation that says something; fewer name something.
const SAYING: usize = 4;

/// "A truce that begins on Sunday", "closes next year": a day still to come is that of no event told so far; nor is the
/// article's own year a day of another: "the 2020 candidate".
fn to_come(reading: &Reading, time: &Time) -> bool {
    let own_year = |day| time.grain == Calendar::Year && time.days.is_some_and(|days| days.meets(Days::one(day)));
    let later = reading.latest.zip(time.days).is_some_and(|(latest, days)| latest < days.from);
    later || reading.day.as_ref().is_some_and(|d| own_year(d.day))
}

/// Whether a date is the day of a picture: the last one of the line under it, and one of the article's own days.
fn of_picture(reading: &Reading, passage: usize, mention: Span, days: Option<Days>) -> bool {
    let days_of = |m: &&Mention| matches!(&m.value, Value::Time(t) if t.names_days());
    let last = || reading.mentions(passage).iter().rev().find(days_of);
    let recent = || match (reading.latest, days) {
        (Some(day), Some(days)) => Days { to: day, ..Days::one(day).widened(RECENT) }.meets(days),
        _ => true,
    };
    reading.passages[passage].sentence.role == Role::Credited && last().is_some_and(|m| m.span == mention) && recent()
}

/// The words around a date.
struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

impl Words<'_> {
    /// The key of the word at a token; 0 outside the sentence.
    fn key(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |token| token.key)
    }

    fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        let mark = |t: &Token| t.kind != TokenKind::Word && marks.contains(&t.text(self.text));
        self.tokens.get(at).is_some_and(mark)
    }

    /// Whether a year is one of a name ("at Tellin 2016"), and whether it stands in front of a noun, which it dates alone
    /// ("in the run-up to the 2008 crisis", "beating 2004 champion Lund").
    fn year(&self, (from, to): (usize, usize)) -> (bool, bool) {
        let (tokens, lexicon) = (self.tokens, self.lexicon);
        let article = from > 0 && tokens[from - 1].key == THE;
        // "lost in the 1950 final": then it was
        let then =
            || from >= 2 && matches!(tokens[from - 2].text(self.text), "in" | "at" | "during" | "since" | "from");
        let noun = tokens.get(to).is_some_and(|t| t.kind == TokenKind::Word && !lexicon.stops(t));
        // a year without a preposition of its own
        let first = from.checked_sub(1).filter(|_| to == from + 1).map(|before| &tokens[before]);
        let plain = first.filter(|t| t.kind == TokenKind::Word && !lexicon.stops(t) && !lexicon.dated(t));
        (plain.is_some_and(|t| t.capital), noun && (plain.is_some() || article && !then()))
    }

    /// The noun that a date names. `said` tells whether a token is a verb of speech.
    fn noun(&self, (from, to): (usize, usize), said: impl Fn(usize) -> bool) -> Noun {
        /// Words between that belong to the noun: "the 2008 financial crisis".
        const WORDS: usize = 3;
        /// Words of a place: "the October attack in Tellin that killed 12".
        const PLACE: usize = 5;
        /// Words of whom it hit: "the March 18 assault on the national museum that killed 12".
        const OBJECT: usize = 10;
        let (tokens, lexicon) = (self.tokens, self.lexicon);
        let event = |at: usize| {
            let class =
                |class: u8| matches!(lexicon.class_names[class as usize].as_str(), "quake" | "attack" | "crash");
            let named = |t: &Token| t.may(lexicon.marks.event_nouns) && lexicon.event_nouns.contains(&t.key);
            tokens.get(at).is_some_and(named) || lexicon.classes.all(tokens, at).any(|(_, found)| class(*found))
        };
        let plain = |at: usize| {
            let word = |t: &Token| t.kind == TokenKind::Word && !lexicon.stops(t) && !lexicon.tells(tokens, at);
            tokens.get(at).is_some_and(word)
        };
        let possessive = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Possessive);
        // "annulled the result of last month's vote and ordered a new one": whose the vote is, not when it was ordered
        let governed =
            || from > 0 && matches!(tokens[from - 1].text(self.text), "of" | "over" | "about" | "against" | "to");
        if possessive(to) && governed() && plain(to + 1) {
            return Noun { owns: true, ..Noun::default() };
        }
        let of = from > 0 && possessive(from - 1);
        let article = of || from > 0 && tokens[from - 1].key == THE;
        let noun = || (to..to + WORDS).take_while(|at| *at == to || plain(at - 1)).any(event);
        // "in line with the bank's Dec. 23 announcement"
        let owned = || of && plain(to);
        let behind = tokens[from].key != LAST && (event(to) || article && noun() || owned());
        let relative = |t: &Token| matches!(t.key, THAT | WHICH);
        let placed = || {
            let place = |t: &&Token| t.capital || lexicon.place_prepositions.contains(&t.key) || t.key == THE;
            to + 1 + tokens.iter().skip(to + 1).take(PLACE).take_while(place).count()
        };
        let on = || {
            let same = |at: &usize| tokens[*at].kind != TokenKind::Mark && !said(*at);
            (to + 1..tokens.len()).take(OBJECT).take_while(same).any(|at| relative(&tokens[at]))
        };
        let goes_on =
            || self.is_mark(to + 1, &[","]) || tokens.get(placed()).is_some_and(relative) || event(to) && on();
        let before = from >= 2 && tokens[from - 1].key == OF && event(from - 2);
        Noun { owns: false, behind, goes_on: behind && goes_on(), before }
    }

    /// Whether a date belongs to a verb of speech or a stretch that only began then: "police said Wednesday", "since 2001".
    fn since_or_said(&self, at: usize, time: &Time) -> bool {
        let (tokens, grammar) = (self.tokens, &self.lexicon.grammar);
        let at = if at > 0 && tokens[at - 1].key == THE { at - 1 } else { at };
        let before = self.key(at.wrapping_sub(1));
        let said = |at: Option<usize>| at.is_some_and(|i| grammar.dated_speech.contains(&tokens[i].key));
        // "up 12% from the same quarter last year"
        const NEAR: usize = 3;
        let compared = tokens[at.saturating_sub(NEAR)..at].iter().any(|t| grammar.comparing.contains(&t.key));
        // "The toll as of Wednesday was 274": until when it is counted; "the earnings as of 2016" are those of that year
        let counted = before == OF && self.key(at.wrapping_sub(2)) == AS && time.grain <= Calendar::Day;
        compared
            || counted
            || said(at.checked_sub(1))
            || matches!(before, ON | LATE | EARLY) && said(at.checked_sub(2))
            || matches!(before, SINCE | UNTIL)
    }

    /// Where the last verb of speech before a date stands that goes on to it with no mark between: "12 people died, police said
    /// in a statement on Friday". Behind a comma, or where a clause begins, the date may be the claim's own again.
    fn verb_before(&self, reading: &Reading, passage: usize, at: usize) -> Option<u32> {
        let joint = |i: usize| {
            self.is_mark(i, &[",", ";", ":", "("]) || self.lexicon.grammar.clause_joints.contains(&self.tokens[i].key)
        };
        let goes_on = |end: usize| end < at && !(end..at).any(joint);
        let speeches = reading.speeches[passage].iter().filter(|speech| goes_on(speech.end));
        speeches.map(|speech| self.tokens[speech.verb].span.start).max()
    }

    /// The token behind "when", where that opens a clause right behind a date that ends at a token.
    fn when(&self, end: usize) -> Option<usize> {
        let at = end + usize::from(self.is_mark(end, &[","]));
        let when = |t: &Token| t.text(self.text).eq_ignore_ascii_case("when");
        self.tokens.get(at).is_some_and(when).then_some(at)
    }

    /// Where the relative clause between commas around a date begins, and where it ends: "Boris Lund, who was tried last
    /// month, was sentenced", "a pupil from Tellin, who came as a child and took a job in 2012".
    fn aside(&self, at: usize) -> Option<(u32, u32)> {
        const REACH: usize = 30;
        const SHORT: usize = 8;
        let (tokens, text) = (self.tokens, self.text);
        if !tokens[at.saturating_sub(REACH + 1)..at].iter().any(|t| t.key == COMMA) {
            return None;
        }
        let opens =
            |i: &usize| *i > 0 && matches!(tokens[*i].key, WHO | WHOM | WHICH | WHOSE) && self.is_mark(*i - 1, &[","]);
        // ", first launched in 2007,"
        let done = |i: usize| {
            tokens.get(i).is_some_and(|t| !t.capital && (t.text(text).ends_with("ed") || t.text(text) == "built"))
        };
        let comma = (at.saturating_sub(SHORT)..at).rev().find(|&i| self.is_mark(i, &[","]));
        // ", a federal agency created five years ago"
        const NAMED: usize = 5;
        let article = |i: usize| {
            tokens.get(i).is_some_and(|t| matches!(t.text(text), "a" | "an" | "the" | "its" | "his" | "her"))
        };
        let participle =
            |&i: &usize| done(i + 1) || done(i + 2) || article(i + 1) && (i + 3..(i + 1 + NAMED).min(at)).any(done);
        let relative = (at.saturating_sub(REACH)..at).rev().find(opens);
        let from = relative.or_else(|| comma.filter(participle).map(|i| i + 1))?;
        // past its own comma the clause is closed
        if (from..at).any(|i| self.is_mark(i, &[",", ";", "—", "–"])) {
            return None;
        }
        let behind = (at..tokens.len()).find(|&i| self.is_mark(i, &[",", ";", ".", "—", "–"]));
        Some((tokens[from].span.start, behind.map_or(u32::MAX, |i| tokens[i].span.start)))
    }

    /// Where the words begin for which a date only tells since when something has been so: "the largest fine since the agency
    /// was founded in 2011", "a fraud dating back to 2011".
    fn since(&self, at: usize, date: Span) -> Option<u32> {
        const REACH: usize = 10;
        let (tokens, text) = (self.tokens, self.text);
        let back = at >= 2 && tokens[at - 1].text(text) == "to" && tokens[at - 2].text(text) == "back";
        let reach = at.saturating_sub(REACH)..at;
        if !back && !tokens[reach.clone()].iter().any(|t| t.key == SINCE) {
            return None; // as before most dates
        }
        let mark = |i: &usize| self.is_mark(*i, &[",", ";", ":", "(", "—", "–"]);
        let open = reach.clone().rev().find(mark).map_or(reach.start, |i| i + 1);
        // "since it took up arms in 2009" a toll is counted; what "was founded" then is another matter
        let founded = |_: &usize| tokens[open..at].iter().any(|t| matches!(t.text(text), "was" | "were"));
        let since = (open..at).find(|&i| tokens[i].key == SINCE).filter(founded);
        since.map(|i| tokens[i].span.start).max(back.then_some(date.start))
    }
}
