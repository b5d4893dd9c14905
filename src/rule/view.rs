//! A sentence as patterns see it: its tokens, word classes, and what may fill a slot.

use super::actor::actor_end;
use super::clause::{clause_end, phrase_end};
use super::cue::{Cue, Cues};
use super::filling;
use super::line::Fit;
use super::pattern::Gap;
use super::person;
use super::row::Row;
use super::schema::SlotKind;
use super::tally::tally as tally_at;
use crate::claim::name::Name;
use crate::claim::{Passage, Reading};
use crate::lexicon::{Calendar, Classes, Hedge, Lexicon};
use crate::text::words::Marks;
use crate::text::{Token, TokenKind};
use crate::value::counted::{self, Noun};
use crate::value::{Counted, Kind, Mention, Quantity, TimeKind, Unit, Value};

/// One passage with what is looked up once for all rules.
pub struct View<'a> {
    /// Text of the article.
    pub text: &'a str,
    /// The tokens of the passage.
    pub tokens: &'a [Token],
    /// The passage.
    pub passage: &'a Passage,
    /// Its mentions, in order.
    pub mentions: &'a [Mention],
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// The tables that may know one of the tokens.
    pub(super) marks: Marks,
    looked: Looked,
}

/// What was looked up in a sentence; its room is kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// Word classes that begin at each token.
    classes: Vec<Classes>,
    /// All of them.
    all: Classes,
    /// The mentions that tell something: their first tokens, in order, and their numbers.
    values: Vec<(u16, u16)>,
}

impl<'a> View<'a> {
    /// A passage of which only the values were looked up; see [`View::look`].
    pub(super) fn new(reading: &'a Reading, at: usize, lexicon: &'a Lexicon, room: Looked) -> View<'a> {
        let tokens = reading.tokens(at);
        let passage = &reading.passages[at];
        let mut looked = room;
        looked.classes.clear();
        looked.all = 0;
        looked.values.clear();
        let tells = |mention: &Mention| !matches!(&mention.value, Value::Time(time) if !time.tells());
        let mentions = reading.mentions(at);
        let told = mentions.iter().enumerate().filter(|(_, mention)| tells(mention));
        looked.values.extend(told.map(|(number, mention)| (mention.tokens.0 as u16, number as u16)));
        View {
            text: &reading.article.text,
            tokens,
            passage,
            mentions,
            lexicon,
            marks: reading.layout.gists[at].marks,
            looked,
        }
    }

    /// The room of what was looked up, for the next sentence.
    pub(super) fn room(self) -> Looked {
        self.looked
    }

    /// Looks up what stands at each token of what patterns look for, and tells of it.
    pub(super) fn look(&mut self, cues: &Cues, mut tell: impl FnMut(usize, Cue)) {
        let Looked { classes, all, .. } = &mut self.looked;
        let (tokens, may) = (self.tokens, self.lexicon.marks.cues);
        classes.resize(tokens.len(), 0);
        for (at, (token, classes)) in tokens.iter().zip(classes).enumerate() {
            if token.may(may) {
                *classes = cues.at(tokens, at, |cue| tell(at, cue));
                *all |= *classes;
            }
        }
    }

    /// The mention that begins at a token.
    #[inline]
    pub fn mention(&self, at: usize) -> Option<&'a Mention> {
        let values = &self.looked.values;
        let next = if values.is_empty() { 0 } else { values.partition_point(|(first, _)| usize::from(*first) < at) };
        let here = values.get(next).filter(|(first, _)| usize::from(*first) == at);
        here.map(|(_, number)| &self.mentions[*number as usize])
    }

    /// The word at a token.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.small(self.text))
    }

    /// The key of the word at a token; 0 behind the last one.
    #[inline]
    pub(super) fn key(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |token| token.key)
    }

    /// The word classes that begin at a token; none behind the last one.
    #[inline]
    pub(super) fn classes_at(&self, at: usize) -> Classes {
        self.looked.classes.get(at).copied().unwrap_or(0)
    }

    /// All word classes of the sentence.
    pub(super) fn classes(&self) -> Classes {
        self.looked.all
    }

    /// The mentions that may fill a slot, in order.
    pub(super) fn values(&self) -> impl Iterator<Item = &'a Mention> {
        let mentions = self.mentions;
        self.looked.values.iter().map(|(_, number)| &mentions[*number as usize])
    }

    /// The things that a number counts: a noun phrase whose head is a plural, none for people, with what tells it from
    /// other things.
    pub fn things(&self, mention: &Mention) -> Option<(Noun, u64)> {
        let Value::Quantity(counted) = &mention.value else { return None };
        let quantity = &counted.quantity;
        let counts = quantity.unit == Unit::Count && matches!(quantity.kind, Kind::Count | Kind::Range | Kind::Bounds);
        let one = quantity.said.is_point() && quantity.said.lo == 1.0; // "one of the first companies"
        if !counts || one || counted.people.is_some() {
            return None;
        }
        if self.of_a_tally(mention) {
            return None;
        }
        let noun = counted::noun(self.text, self.tokens, mention.tokens.1, false, self.lexicon)?;
        let person = (noun.first..noun.behind).any(|at| self.lexicon.people.longest(self.tokens, at).is_some());
        let thing = self.lexicon.nouns.thing(self.word(noun.behind - 1))?;
        (!person).then_some((noun, thing))
    }

    /// Whether a number is the second one of a tally: "by a majority of 8 to 3"; but "rose from 8 to 12 houses".
    fn of_a_tally(&self, mention: &Mention) -> bool {
        const BEFORE: usize = 3;
        let at = mention.tokens.0;
        let first = at.checked_sub(2).filter(|_| self.word(at - 1) == "to");
        let from = |first: usize| (first.saturating_sub(BEFORE)..first).any(|at| self.word(at) == "from");
        first.is_some_and(|first| tally_at(self.text, self.tokens, first).is_some() && !from(first))
    }

    /// Whether a unit is of a dimension.
    fn measures(&self, unit: u16, dimension: &str) -> bool {
        self.lexicon.units[unit as usize].dimension == dimension
    }

    /// What may fill a slot that words fill (see [`SlotKind::words`]) and begins at a token.
    pub(super) fn fit(&self, kind: SlotKind, at: usize) -> Option<Fit> {
        let end = match kind {
            SlotKind::Post => person::post(self, at),
            SlotKind::Actor => actor_end(self, at),
            SlotKind::One => person::one(self, at).map(|one| one.end),
            SlotKind::Clause => clause_end(self, at),
            _ => {
                let longest = phrase_end(self, at);
                return (at < longest).then(|| Fit::reaching(at, at + 1, longest));
            }
        };
        end.map(|end| Fit::new(at, end))
    }

    /// Appends where what may fill a slot begins and ends, in order of place; at one place the best end first.
    pub(super) fn fits(&self, kind: SlotKind, of: Option<&str>, found: &mut Vec<Fit>) {
        let places = 0..self.tokens.len();
        match kind {
            SlotKind::Name => {
                let any = |name: &Name| of.is_none().then_some(name.tokens.0);
                let from = |name: &Name| any(name).or_else(|| person::named(self, name));
                let names = self.passage.names.iter().filter_map(|name| Some((from(name)?, name.tokens.1)));
                found.extend(names.map(|(from, to)| Fit::new(from, to)));
            }
            _ if kind.words() => found.extend(places.filter_map(|at| self.fit(kind, at))),
            SlotKind::Tally => {
                // "Fell 10 to 12 feet": what goes on with a unit is a range, and no score.
                let measured = |at: usize| {
                    let all = self.mentions;
                    let first = all.partition_point(|m| m.tokens.1 <= at);
                    all.get(first).is_some_and(|m| m.tokens.0 <= at && m.tokens.1 > at + 3)
                };
                let tally = |at: usize| tally_at(self.text, self.tokens, at).map(|_| Fit::new(at, at + 3));
                // "6-2, 6-3, 6-1": the sets of a match, none of which is its score
                let beside = |at: usize, behind: bool| {
                    let first = match behind {
                        true => Some(at + 3 + usize::from(self.word(at + 3) == ",")),
                        false => at.checked_sub(3 + usize::from(at > 0 && self.word(at - 1) == ",")),
                    };
                    first.is_some_and(|first| tally_at(self.text, self.tokens, first).is_some())
                };
                let tally = |at: usize| tally(at).filter(|_| !measured(at) && !beside(at, true) && !beside(at, false));
                found.extend(places.filter_map(tally));
            }
            SlotKind::Ordinal => {
                let known = |token: &Token| self.lexicon.ordinals.contains_key(&token.key);
                let ordinal =
                    |at: &usize| self.tokens[*at].may(self.lexicon.marks.ordinals) && known(&self.tokens[*at]);
                found.extend(places.filter(ordinal).map(|at| Fit::new(at, at + 1)));
            }
            _ => {
                for mention in self.values() {
                    let [first, second] = value_ends(self, mention, kind, of);
                    let mut put = |end: Option<usize>| {
                        if let Some(end) = end {
                            found.push(Fit::new(mention.tokens.0, end));
                        }
                    };
                    put(first);
                    put(second);
                }
            }
        }
    }

    /// Whether a token stands inside a phrase of time.
    fn in_time(&self, at: usize) -> bool {
        let holds = |m: &Mention| m.tokens.0 < at && at < m.tokens.1 && matches!(m.value, Value::Time(_));
        self.mentions.iter().any(holds)
    }

    /// The tokens that a gap may not pass over: marks, and inside a phrase the words that end it and those with which a
    /// quantity begins.
    pub(super) fn impassable<const N: usize>(&self, gap: Gap) -> Row<N> {
        let mut row = Row::NONE;
        for at in 0..self.tokens.len() {
            if self.bars(at, gap) {
                row.put(at);
            }
        }
        if gap == Gap::Phrase {
            let quantities = self.values().filter(|mention| matches!(mention.value, Value::Quantity(_)));
            quantities.for_each(|mention| row.put(mention.tokens.0));
        }
        row
    }

    /// The same of one token.
    pub(super) fn passable(&self, at: usize, gap: Gap) -> bool {
        let quantity = || self.mention(at).is_some_and(|m| matches!(m.value, Value::Quantity(_)));
        !(self.bars(at, gap) || gap == Gap::Phrase && quantity())
    }

    /// Whether a token by itself bars the way of a gap.
    #[inline(always)]
    fn bars(&self, at: usize, gap: Gap) -> bool {
        let barrier = gap == Gap::Phrase && self.classes_at(at) & self.lexicon.barriers != 0;
        match self.tokens[at].kind {
            TokenKind::Word => barrier,
            TokenKind::Possessive => false, // "two of the minister's guards": no short form of "is"
            kind => barrier || !self.passable_mark(at, kind, gap),
        }
    }

    /// Whether a gap may pass over what is no word.
    fn passable_mark(&self, at: usize, kind: TokenKind, gap: Gap) -> bool {
        match kind {
            TokenKind::Word | TokenKind::Possessive | TokenKind::Number => true,
            TokenKind::Quote => false,
            TokenKind::Mark => match self.word(at) {
                // "winds - 10 mph less": a dash with blanks is no hyphen
                "-" => !(self.tokens[at].spaced && self.tokens.get(at + 1).is_some_and(|t| t.spaced)),
                "'" | "’" | "%" | "$" => true,
                "." => at + 1 < self.tokens.len(), // a stop inside a sentence belongs to an abbreviation
                "," | "(" | ")" | "[" | "]" | "—" | "–" => gap == Gap::Sentence,
                "&" => true,
                ":" => gap == Gap::Sentence && self.in_time(at), // "at 2:53 p.m. on Friday"
                _ => false,
            },
        }
    }
}

/// Ends of what may fill a slot, the best one first.
type Ends = [Option<usize>; 2];

const NO_END: Ends = [None; 2];

fn one(end: usize) -> Ends {
    [Some(end), None]
}

fn value_ends(view: &View, mention: &Mention, kind: SlotKind, of: Option<&str>) -> Ends {
    let end = mention.tokens.1;
    match (&mention.value, kind) {
        (Value::Quantity(counted), SlotKind::Count) if counts(&counted.quantity) => match of {
            Some("named people") if counted.people.is_none() => NO_END,
            Some("things") => view.things(mention).map_or(NO_END, |(noun, _)| one(noun.behind)),
            _ => count_ends(view, counted, end, of),
        },
        (Value::Quantity(counted), SlotKind::Money) if matches!(counted.quantity.unit, Unit::Money(_)) => one(end),
        (Value::Quantity(counted), SlotKind::Magnitude) if counted.quantity.unit == Unit::Magnitude => one(end),
        (Value::Quantity(counted), SlotKind::Age)
            if counted.quantity.unit == Unit::Age
                || matches!(counted.quantity.unit, Unit::Measure(unit) if view.measures(unit, "age"))
                || person::bare_age(view, mention, counted) =>
        {
            one(end)
        }
        (Value::Quantity(counted), SlotKind::Share) if shares(view, mention, counted) => one(end),
        (Value::Quantity(counted), SlotKind::Measure) => match counted.quantity.unit {
            // "80 miles per hour" is no distance.
            Unit::Measure(unit)
                if filling::measures(&view.lexicon.units[unit as usize].dimension, of)
                    && !(counted.quantity.per.is_some() && of == Some("length")) =>
            {
                [converted(view, end, unit), (!again(view, mention, unit)).then_some(end)]
            }
            _ => NO_END,
        },
        (Value::Time(time), SlotKind::Measure) if time.kind == TimeKind::Duration && of == Some("time") => {
            view.length_of_time(mention).map_or(NO_END, |_| one(end))
        }
        (Value::Time(time), SlotKind::Day) if time.names_days() && time.grain <= Calendar::Day => one(end),
        (Value::Time(time), SlotKind::Day) if time.names_hours() => one(end),
        (Value::Time(time), SlotKind::When) if time.names_days() && time.grain <= Calendar::Year => {
            let ago = view.word(end - 1) == "ago";
            if of.is_none() || ago { one(end) } else { NO_END }
        }
        (Value::Time(time), SlotKind::Clock) if time.minute.is_some() => one(end),
        (Value::Time(time), SlotKind::Year) if time.names_days() && time.grain >= Calendar::Month => one(end),
        _ => NO_END,
    }
}

/// Whether a number counts, and is no fraction of a whole: "two-thirds of the posts" are no number of posts.
fn counts(quantity: &Quantity) -> bool {
    quantity.unit == Unit::Count && !(quantity.kind == Kind::Share && quantity.said.hi < 1.0)
}

/// Whether a number is a share of something: a percentage, a fraction of a whole ("two-thirds of", "one in four", "by a
/// third"), or a rate said without its percent ("a tax rate of 35.7").
fn shares(view: &View, mention: &Mention, counted: &Counted) -> bool {
    let (from, to) = mention.tokens;
    let quantity = &counted.quantity;
    match quantity.unit {
        Unit::Measure(unit) => view.measures(unit, "share"),
        Unit::Count if quantity.kind == Kind::Share => {
            let apart = (from..to).any(|at| view.word(at).eq_ignore_ascii_case("in") || view.word(at) == "of");
            let by = from > 0 && view.word(from - 1) == "by";
            let timed = view.mention(to + 1).is_some_and(|m| matches!(m.value, Value::Time(_)));
            apart || by || view.word(to) == "of" && !timed
        }
        Unit::Count => {
            let grammar = &view.lexicon.grammar;
            let word = |back: usize| from.checked_sub(back).and_then(|at| view.tokens.get(at));
            let rated = word(2).is_some_and(|t| grammar.rates.contains(&t.key))
                && word(3).is_some_and(|t| grammar.rated.contains(&t.key))
                && word(1).is_some_and(|t| grammar.rate_verbs.contains(&t.key));
            let closes = view.tokens.get(to).is_none_or(|t| t.kind == TokenKind::Mark);
            rated && closes && quantity.said.lo.fract() != 0.0 && quantity.said.hi < 100.0
        }
        _ => false,
    }
}

/// Whether a measure only gives the one before it once more, in brackets.
fn again(view: &View, mention: &Mention, unit: u16) -> bool {
    let here = view.mentions.iter().position(|m| m.tokens == mention.tokens);
    let before = here.and_then(|at| at.checked_sub(1)).map(|at| &view.mentions[at]);
    before.is_some_and(|before| {
        let end = before.tokens.1;
        converted(view, end, unit).is_some_and(|close| end < mention.tokens.0 && mention.tokens.1 < close)
    })
}

/// The end of the brackets that give a measure once more in another unit: "55 km (34 miles)".
fn converted(view: &View, end: usize, unit: u16) -> Option<usize> {
    const REACH: usize = 3;
    let opens = view.word(end) == "(";
    let again = (end + 1..=end + REACH).filter(|_| opens).find_map(|at| view.mention(at))?;
    let Value::Quantity(Counted { quantity: Quantity { unit: Unit::Measure(other), .. }, .. }) = &again.value else {
        return None;
    };
    let one = view.measures(*other, &view.lexicon.units[unit as usize].dimension);
    (one && view.word(again.tokens.1) == ")").then_some(again.tokens.1 + 1)
}

/// Where a counted phrase may end: behind its noun, and, where no noun was found, behind the number. A count of people
/// is one whose noun is for people, or a bare number that no other noun follows.
fn count_ends(view: &View, counted: &Counted, end: usize, of: Option<&str>) -> Ends {
    let bare = counted.noun_end == end;
    let rank = counted.quantity.hedge == Hedge::Exact
        && counted.quantity.said.is_point()
        && counted.quantity.said.lo == 1.0
        && counted.people.is_none();
    if of == Some("people") && counted.people.is_none() {
        // "24 dead" but not "24 houses": the word behind must belong to the pattern, so a gap may not swallow a noun.
        // "few other details" are no people
        let other = view.tokens.get(end).is_some_and(|t| view.lexicon.parts(t));
        let at = end + usize::from(other);
        let next = view.tokens.get(at);
        // "killed nine Tuesday", "rose to nine overnight"
        let timed = view.mentions.iter().any(|m| m.tokens.0 == end && matches!(m.value, Value::Time(_)));
        let noun = !timed
            && next.is_some_and(|t| {
                let noun = t.kind == TokenKind::Word && view.classes_at(at) & view.lexicon.verbal == 0;
                noun && !view.lexicon.stops(t) && !view.lexicon.grammar.prepositions.contains(&t.key)
            });
        return if noun || rank { NO_END } else { one(end) };
    }
    if bare { one(end) } else { [Some(counted.noun_end), Some(end)] }
}
