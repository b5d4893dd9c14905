//! Where a claim stands in its sentence, and what stands between it and a date.

use super::reading::Reading;
use crate::lexicon::Lexicon;
use crate::text::words::ascii_key;
use crate::text::{Span, Token, TokenKind};

const AND: u64 = ascii_key("and");
const BUT: u64 = ascii_key("but");
const FOR: u64 = ascii_key("for");
const FROM: u64 = ascii_key("from");
const OVER: u64 = ascii_key("over");
const SINCE: u64 = ascii_key("since");
const THAT: u64 = ascii_key("that");
const THE: u64 = ascii_key("the");
const WHICH: u64 = ascii_key("which");
const WHO: u64 = ascii_key("who");
const WHOM: u64 = ascii_key("whom");

/// A word between a claim and a date by which the date may be that of something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// "From".
    From,
    /// "For", "over".
    For,
    /// "Since" behind "the first", "any" and their like.
    Since,
    /// "And has", "but will".
    GoesOn,
    /// What happened before ("kidnapped"), or a relative pronoun.
    Done,
    /// "Toll".
    Toll,
}

/// The words of a sentence by which a date may be that of something else than a claim, in order.
#[derive(Default)]
pub(super) struct Cues(Vec<(usize, Cue)>);

impl Cues {
    /// Looks for them.
    pub fn read(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Cues {
        let grammar = &lexicon.grammar;
        let first = |t: &Token| grammar.since_openers.contains(&t.key) || t.small(text) == "any";
        let goes_on = |t: &Token| matches!(t.small(text), "has" | "have" | "will" | "is" | "are" | "now");
        let done = |at: usize| lexicon.classes.all(tokens, at).any(|(_, class)| lexicon.done_before.contains(class));
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.may(lexicon.marks.parting)) {
            let cue = match token.key {
                FROM if token.small(text) == "from" => Some(Cue::From),
                FOR | OVER if matches!(token.small(text), "for" | "over") => Some(Cue::For),
                SINCE if at > 0 && first(&tokens[at - 1]) => Some(Cue::Since),
                AND | BUT if matches!(token.small(text), "and" | "but") && tokens.get(at + 1).is_some_and(goes_on) => {
                    Some(Cue::GoesOn)
                }
                WHO | WHOM | THAT | WHICH => Some(Cue::Done),
                _ => None,
            };
            found.extend(cue.map(|cue| (at, cue)));
            if cue != Some(Cue::Done) && done(at) {
                found.push((at, Cue::Done));
            }
            if grammar.tolls.contains(&token.key) {
                found.push((at, Cue::Toll));
            }
        }
        Cues(found)
    }

    /// The first one of a sort from a token on, before another.
    fn first(&self, cue: Cue, from: usize, to: usize) -> Option<usize> {
        self.all(cue, from, to).next()
    }

    fn all(&self, cue: Cue, from: usize, to: usize) -> impl Iterator<Item = usize> {
        self.0.iter().filter(move |(at, found)| *found == cue && from <= *at && *at < to).map(|(at, _)| *at)
    }
}

/// A claim in its sentence.
pub(super) struct Stand<'a> {
    /// Where it stands.
    pub span: Span,
    /// Whether it is the whole sentence.
    pub whole: bool,
    /// The first token that does not begin before it.
    pub first: usize,
    /// The token behind the last one that ends before it.
    pub before: usize,
    /// The first token that begins behind it.
    pub behind: usize,
    /// The token behind the last one that ends in it.
    pub until: usize,
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    cues: &'a Cues,
}

impl<'a> Stand<'a> {
    /// A claim at `span` of a sentence.
    pub fn new(reading: &'a Reading, passage: usize, span: Span, cues: &'a Cues, lexicon: &'a Lexicon) -> Stand<'a> {
        let (text, tokens) = (&reading.article.text, reading.tokens(passage));
        let first = tokens.partition_point(|t| t.span.start < span.start);
        let behind = tokens.partition_point(|t| t.span.start < span.end);
        let cut = |at: usize, place: u32| at > 0 && tokens[at - 1].span.end > place;
        Stand {
            before: first - usize::from(cut(first, span.start)),
            until: behind - usize::from(cut(behind, span.end)),
            whole: span == reading.passages[passage].sentence.span,
            span,
            first,
            behind,
            text,
            tokens,
            lexicon,
            cues,
        }
    }

    /// Whether a noun behind it stands in a clause that tells on about those it counts: "is home to 300 people, many of whom
    /// fled the bombing". What they came from is not the event of the count.
    pub fn tells_on_to(&self, noun: Span) -> bool {
        let between = self.tokens[self.behind..].iter().take_while(|t| t.span.end <= noun.start);
        between.into_iter().any(|t| matches!(t.text(self.text), "who" | "whom" | "whose"))
    }

    /// Whether those it counts died in what a date names that begins at a token: "360 people died in the 2017 quake", "died in
    /// Norland's 2013 outbreak".
    pub fn died_in(&self, date: usize) -> bool {
        const BESIDE: usize = 2;
        let tokens = self.tokens;
        let within = |at: usize| matches!(tokens[at].text(self.text), "in" | "during");
        let near = self.until + BESIDE == date;
        let owned = || date > self.until && tokens[date - 1].kind == TokenKind::Possessive && within(self.until);
        near && within(date - 2) && tokens[date - 1].key == THE
            || owned() && tokens[self.until + 1..date - 1].iter().all(|t| t.capital)
    }

    /// Whether a date before which a token stands belongs to what else happened to those it counts: "freed 21 of the 200 girls
    /// kidnapped in April", "rescued 12 sailors who left port on Monday". Past a comma or an "and" it may be the date of both.
    pub fn of_a_participle(&self, date: Span, at: usize) -> bool {
        // "21 of the girls kidnapped two years ago were freed": the date stands inside the claim.
        let inside = self.span.start < date.start && date.end < self.span.end;
        let first = if inside { self.first } else { self.behind };
        let Some(verb) = self.cues.first(Cue::Done, first, at) else { return false };
        let joint = |t: &Token| {
            self.lexicon.grammar.clause_joints.contains(&t.key)
                || t.kind != TokenKind::Word && matches!(t.text(self.text), "," | ";")
        };
        !self.tokens[first..verb].iter().any(joint)
    }

    /// Whether a date behind it is that of the deed for which it was done: "jailed for five years for shooting a guard in May
    /// 2013", "in retaliation for the alleged attack in Tellin earlier this month".
    pub fn of_the_deed(&self, date: usize) -> bool {
        const WORDS: usize = 4;
        let (tokens, lexicon) = (self.tokens, self.lexicon);
        let event = |at: usize| lexicon.classes.all(tokens, at).any(|(_, class)| lexicon.events & 1 << *class != 0);
        self.cues.all(Cue::For, self.behind, date.saturating_sub(1)).any(|at| {
            let next = &tokens[at + 1];
            let doing = !next.capital && next.text(self.text).ends_with("ing");
            doing || next.key == THE && (at + 2..(at + 2 + WORDS).min(date)).any(event)
        })
    }

    /// Whether a date is that of the figure from which another rose or fell: "down 12 percent from last year", "a drop from $58
    /// million in May 2015".
    pub fn of_what_was(&self, date: usize) -> bool {
        let tokens = self.tokens;
        let figure =
            |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number || t.text(self.text) == "$");
        self.cues.first(Cue::From, self.first + 1, date).is_some_and(|at| {
            let next = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.key == THE));
            next >= date || figure(next) || figure(next + 1)
        })
    }

    /// Whether a date behind a toll is that of the count: "the death toll from the fire rose to 33 on Sunday".
    pub fn of_a_toll(&self, date: usize) -> bool {
        const NEAR: usize = 4;
        let near = self.behind <= date && date <= self.behind + NEAR;
        near && self.cues.first(Cue::Toll, self.first, self.behind).is_some()
    }

    /// Whether a date stands in a clause behind "the first since", and it before or behind that clause: "his first since
    /// injuries threatened to end his career in 2014", "in a show unlike any since the last flight in 2011, it fired 27 engines".
    pub fn of_a_since(&self, date: Span, at: usize) -> bool {
        const REACH: usize = 10;
        let start = if self.span.start >= date.end { at.saturating_sub(REACH) } else { self.behind };
        let joint = |t: &Token| t.kind != TokenKind::Word && matches!(t.text(self.text), "," | ";" | ":");
        let open = |since: usize| !self.tokens[since..at].iter().any(joint);
        self.cues.all(Cue::Since, start, at.saturating_sub(1)).any(open)
    }

    /// Whether it stands behind "and has", "but will", and the date that ends at a token before it: "was found last May and has
    /// since reached 20 countries". What was then is not what has come since.
    pub fn of_what_has_been(&self, date: usize) -> bool {
        self.cues.first(Cue::GoesOn, date, self.before).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::{tokenize, tokenize_marked};

    #[test]
    fn no_word_that_parts_a_claim_from_a_date_is_passed_over_for_want_of_its_mark() {
        let lexicon = Lexicon::embedded().unwrap();
        let text = "The toll of those who fled, but have come from Tellin, which is the first since 2004, and was jailed for \
            or over what the man, whom they kidnapped, killed or freed, that was built in 1930";
        let (span, mut all, mut marked) = (Span::new(0, text.len()), Vec::new(), Vec::new());
        tokenize(text, span, &mut all);
        tokenize_marked(text, span, &lexicon.tables.marked, &mut marked);
        let (all, marked) = (Cues::read(text, &all, &lexicon), Cues::read(text, &marked, &lexicon));
        assert_eq!(all.0, marked.0);
        for cue in [Cue::From, Cue::For, Cue::Since, Cue::GoesOn, Cue::Done, Cue::Toll] {
            assert!(marked.0.iter().any(|(_, found)| *found == cue), "{cue:?}");
        }
    }
}
