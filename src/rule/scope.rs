//! Reading how far a count reaches: "in Tellin alone", "so far this year", "including the gunman".

use super::around::Said;
use super::extract::{Hit, Reader};
use crate::claim::scope::{Reach, Scope};
use crate::lexicon::{NumberWord, Saying};
use crate::text::TokenKind;
use crate::text::words::ascii_key;

const AMONG: u64 = ascii_key("among");
const AND: u64 = ascii_key("and");
const COMMA: u64 = ascii_key(",");
const OF: u64 = ascii_key("of");
const THE: u64 = ascii_key("the");
const THOSE: u64 = ascii_key("those");

/// Words before and behind a match in which its scope may stand.
const REACH: usize = 10;

impl Reader<'_> {
    /// How gravely those that are counted were hurt, where the match says so.
    pub(super) fn grade(&self, hit: &Hit) -> Option<&'static str> {
        let graded = self.lexicon.grades.into_iter().flatten().fold(0, |bits, class| bits | 1 << class);
        if self.view.classes() & graded == 0 {
            return None; // as in most sentences
        }
        let says = |class: Option<u8>| {
            let bit = 1 << class?;
            // "badly injuring four": the adverb may stand right before
            (hit.start.saturating_sub(1)..hit.found.end).any(|at| self.view.classes_at(at) & bit != 0).then_some(())
        };
        let [grave, slight] = self.lexicon.grades;
        says(grave).map(|()| "seriously").or_else(|| says(slight).map(|()| "slightly"))
    }

    /// "Including three children", "among them two": what stands so is a part of a whole.
    pub(super) fn part_before(&self, answer: usize) -> bool {
        const REACH: usize = 3;
        /// "In Havley alone, the police of the town detained 15".
        const ALONE: usize = 10;
        let (grammar, [cue, alone]) = (&self.lexicon.grammar, self.lexicon.marks.parts);
        let tokens = self.view.tokens;
        // "The driver and one of the guards were killed": it leaves out the driver
        let beside = || answer >= 1 && tokens[answer - 1].key == AND && self.view.key(answer + 1) == OF;
        if !self.reading.may(self.passage, alone.or(cue)) {
            return beside() || self.of_the_harmed(answer); // as in most sentences
        }
        if tokens[answer.saturating_sub(ALONE)..answer].iter().any(|t| t.is_of(&grammar.alone, alone)) {
            return true;
        }
        // "were among 14 nations", "among the 27 killed": of which they are a part
        let article = |i: usize| grammar.articles.contains(&tokens[i].key);
        let whole = |i: usize| tokens[i].key == AMONG && (i + 1 == answer || i + 2 == answer && article(i + 1));
        let cue = |i: usize| tokens[i].is_of(&grammar.part_cues, cue) && !whole(i);
        // "including 10 women and five children"
        const SECOND: usize = 7;
        let joined = answer >= 2 && matches!(tokens[answer - 1].key, AND | COMMA);
        let second = joined
            && (answer.saturating_sub(SECOND)..answer - 1)
                .any(|i| cue(i) && (i + 1..answer - 1).all(|at| tokens[at].kind != TokenKind::Mark));
        second || beside() || self.of_the_harmed(answer) || (answer.saturating_sub(REACH)..answer).any(cue)
    }

    /// Whether a word that counts on stands at an answer: "another 36", "36 others".
    pub(super) fn counted_beside(&self, slot: Option<&(u8, usize, usize)>) -> bool {
        let Some(&(_, from, to)) = slot else { return false };
        let tokens = &self.view.tokens[from.saturating_sub(1)..(to + 1).min(self.view.tokens.len())];
        tokens.iter().any(|token| self.lexicon.part_words.contains(&token.key))
    }

    /// Whether the count is of some of those who are known as harmed: "two of the victims".
    fn of_the_harmed(&self, answer: usize) -> bool {
        let of = (answer + 1..answer + 3).find(|&at| self.view.key(at) == OF);
        let the = of.filter(|&of| matches!(self.view.key(of + 1), THE | THOSE));
        // "two of the victims", "three of the pupils killed"
        let harmed = |at: usize| self.view.tokens.get(at).is_some_and(|t| self.lexicon.grammar.harmed.contains(&t.key));
        the.is_some_and(|the| harmed(the + 2) || harmed(the + 3))
    }

    /// How far the count of a match reaches, where the words of its clause say so.
    pub(super) fn scope(&self, hit: &Hit) -> Option<Scope> {
        let lexicon = self.lexicon;
        let tokens = self.view.tokens;
        let [_, alone] = lexicon.marks.parts;
        let near = hit.start.saturating_sub(REACH)..(hit.found.end + REACH).min(tokens.len());
        let scope = |said: &&Said| said.saying <= Saying::Throughout && near.contains(&said.at);
        let sayings = || self.sayings().iter().filter(scope);
        let may = self.reading.may(self.passage, alone);
        if !may && sayings().next().is_none() {
            return None; // as in most sentences
        }
        let barrier = |at: &usize| matches!(self.view.word(*at), ";" | ":" | "—" | "“" | "”" | "\"" | "but" | "while");
        let from = hit.start.saturating_sub(REACH);
        let from = (from..hit.start).rev().find(barrier).map_or(from, |at| at + 1);
        let to = (hit.found.end + REACH).min(tokens.len());
        let to = (hit.found.end..to).find(barrier).unwrap_or(to);
        let words = |from: usize, to: usize| self.in_a_row(tokens[from].span.join(tokens[to - 1].span));
        let scope = |reach, from, to| Some(Scope { reach, words: words(from, to) });
        // Where "including" is read, "not counting" is not looked for.
        let with = |at: usize| sayings().any(|said| said.at == at && said.saying == Saying::With);
        for &Said { at, end, saying } in sayings().filter(|said| from <= said.at && said.at < to) {
            let doers = || self.doers(end);
            match saying {
                Saying::Running => return scope(Reach::Running, at, end),
                Saying::With if let Some((number, end)) = doers() => return scope(Reach::With(number), at, end),
                Saying::Without
                    if !with(at)
                        && let Some((number, end)) = doers() =>
                {
                    return scope(Reach::Without(number), at, end);
                }
                _ => {}
            }
        }
        // "Across Vesta" is of the clause where it opens or closes it.
        let outside = |at: usize| from <= at && at < hit.start || hit.found.end <= at && at < to;
        let across = |said: &&Said| said.saying == Saying::Throughout && outside(said.at);
        for &Said { at, end, .. } in sayings().filter(across) {
            let name = self.view.passage.names.iter().find(|name| (end..end + 3).contains(&name.tokens.0));
            let noun = (end..tokens.len().min(end + 3)).find(|&i| lexicon.place_nouns.contains(&tokens[i].key));
            let named = name.map(|name| name.tokens.1).or(noun.map(|noun| noun + 1));
            if let Some(end) = named.or(self.stands_alone(at).then_some(end)) {
                return scope(Reach::Throughout, at, end);
            }
        }
        let alone = (from..hit.answer).find(|&at| tokens[at].is_of(&lexicon.grammar.alone, alone))?;
        let start = (from..alone).rev().find(|&at| lexicon.place_prepositions.contains(&tokens[at].key));
        start.and_then(|start| scope(Reach::Alone, start, alone + 1))
    }

    /// Whether a word for a whole area needs no name behind it: "nationwide".
    fn stands_alone(&self, at: usize) -> bool {
        self.view.word(at).ends_with("wide")
    }

    /// How many of those who did it stand at a token: "the gunman", "both attackers", "the two bombers"; and where the
    /// words end.
    fn doers(&self, from: usize) -> Option<(u32, usize)> {
        let tokens = self.view.tokens;
        let lexicon = self.lexicon;
        let opens = tokens.get(from)?;
        let number = |at: usize| match lexicon.numbers.get(&tokens.get(at)?.key) {
            Some(NumberWord::Plain(number)) => Some(*number as u32),
            _ => self.view.word(at).parse().ok(),
        };
        // "A gunman" may be one of the dead like any other; "the gunman" is he who did it.
        let definite = matches!(opens.text(self.view.text), "the" | "its" | "his" | "her" | "their" | "both");
        let both = self.view.word(from) == "both";
        let count = number(from).or_else(|| number(from + 1)).or(both.then_some(2));
        if !definite && count.is_none() {
            return None;
        }
        let noun = (from..(from + 5).min(tokens.len())).find(|&at| lexicon.doers.contains(&tokens[at].key))?;
        Some((count.unwrap_or(1), noun + 1))
    }
}
