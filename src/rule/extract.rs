//! Reading an article by the rules: from sentences to claims, and what no rule took.

use super::around::Around;
use super::book::{Pattern, Rule, RuleBook};
use super::draft::{Draft, at_most_two, bare};
use super::full_name::name_in_full;
use super::index::{Desks, Found};
use super::ledger::{dates, loose};
use super::person;
use super::program::Match;
use super::quoting::{folded, quoted};
use super::refusal::{Refusal, Refused, fenced};
use super::schema::SlotKind;
use super::settle::{drop_bare, drop_covered, settle};
use super::states;
use super::sums::add_up;
use super::tally::tally;
use super::view::{Looked, View};
use crate::claim::tolls::tolls;
use crate::claim::{Account, Answer, Claim, Compare, Frame, Head, Reading, SameKey, Scenes, Slot, Telling, words};
use crate::lexicon::{Fence, Lexicon, SpeechVerb};
use crate::text::words::key;
use crate::text::{Article, Role, Sentence, Span, TokenKind};
use crate::value::{Quantity, Time, Unit, Value};

/// Claims of one article that are compared; an article of news has some dozens.
const MOST_CLAIMS: usize = 2000;

/// What most sentences tell: room for which costs little.
const FEW_DRAFTS: usize = 3;

impl RuleBook {
    /// Reads an article: its claims in order of place, and an account of everything else.
    ///
    /// ```
    /// # use crosscheck::{Article, RuleBook};
    /// let rules = RuleBook::embedded().unwrap();
    /// let account = rules.read(&Article::new("wire", "At least 12 people were killed in Mosul."));
    /// assert_eq!(account.claims[0].kind.name, "killed");
    /// assert_eq!(account.claims[0].answer_words, "At least 12");
    /// ```
    pub fn read(&self, article: &Article) -> Account {
        self.read_and_tell(article, &mut |_| ())
    }

    /// Reads an article, and tells of the matches that were refused, those of a sentence at a time.
    pub(super) fn read_and_tell<'r>(&'r self, article: &Article, tell: &mut dyn FnMut(&[Refused<'r>])) -> Account {
        let lexicon = &*self.lexicon;
        let reading = Reading::new(article, lexicon);
        let frame = Frame::read(&reading, lexicon);
        let scenes = Scenes::new(&reading, &frame, lexicon);
        let (mut line, mut claims) = (1, Vec::with_capacity(reading.passages.len()));
        let (mut found, mut desks, mut room) = (Vec::new(), Desks::default(), Looked::default());
        let mut refused = Vec::new();
        let words: Vec<&Rule> = self.rules.iter().filter(|rule| rule.kind.compare == Compare::Words).collect();
        let [mut open, mut quotations] = [(); 2].map(|()| reading.quotations.iter().peekable());
        for passage in 0..reading.passages.len() {
            let Sentence { role, span, .. } = reading.passages[passage].sentence;
            let first = claims.len();
            while open.next_if(|quotation| quotation.span.end <= span.start).is_some() {}
            let quotes = open.peek().is_some_and(|quotation| quotation.span.start < span.end);
            // A picture may be of another day.
            if role != Role::Caption {
                let mut view = View::new(&reading, passage, lexicon, room);
                found.clear();
                self.index.find(&mut view, &mut desks, &mut found);
                if !found.is_empty() {
                    let mut drafts = Vec::with_capacity(FEW_DRAFTS);
                    let around = &Around::new(quotes);
                    for each in found.chunk_by(|a, b| a.rule == b.rule) {
                        let rule = &self.rules[each[0].rule as usize];
                        let dated = matches!(rule.kind.compare, Compare::Days | Compare::Clock);
                        if dated && role == Role::Credited {
                            continue; // the day is that of the picture
                        }
                        let reader =
                            Reader { reading: &reading, view: &view, passage, scenes: &scenes, lexicon, rule, around };
                        let mut refuse = |hit: &Hit, why: Refusal| {
                            let tokens = (hit.start, hit.found.end);
                            refused.push(Refused { kind: &rule.kind, pattern: hit.number, passage, tokens, why });
                        };
                        reader.read(each, &mut drafts, &mut refuse);
                    }
                    if !drafts.is_empty() {
                        drop_bare(&mut drafts, |span| fenced(&refused, view.tokens, span));
                        drop_covered(&mut drafts);
                        drafts.sort_by(|a, b| a.place().cmp(&b.place()));
                        claims.extend(drafts.into_iter().map(Draft::claim));
                    }
                    tell(&refused);
                    refused.clear();
                }
                room = view.room();
            }
            while let Some(quotation) = quotations.next_if(|quotation| quotation.passage <= passage) {
                words.iter().for_each(|rule| quoted(&reading, rule, quotation, &scenes, &mut claims, lexicon));
            }
            claims[first..].sort_by(in_order); // few at a time: what is in order by now is not moved again
            for claim in &mut claims[first..] {
                claim.place = reading.lines.place_behind(&mut line, &article.text, claim.span.start);
            }
        }
        claims.sort_by(in_order);
        settle(&mut claims);
        states::inherit_thing(&mut claims);
        states::mark_sole(&mut claims);
        name_in_full(&mut claims, &reading);
        add_up(&mut claims, &reading, lexicon);
        let mut head = head(&reading, Frame { tolls: tolls(&claims), ..frame });
        if claims.len() > MOST_CLAIMS {
            head.notes.push(format!("holds {} claims; the first {MOST_CLAIMS} are compared", claims.len()));
            claims.truncate(MOST_CLAIMS);
        }
        Account {
            dates: dates(&reading),
            loose: loose(&reading, &claims),
            set_aside: reading.layout.set_aside.iter().map(|line| (line.span, line.why)).collect(),
            head,
            claims,
        }
    }
}

/// The order of claims: by place, then by the name of their kind.
fn in_order(a: &Claim, b: &Claim) -> std::cmp::Ordering {
    (a.span, &a.kind.name).cmp(&(b.span, &b.kind.name))
}

fn head(reading: &Reading, frame: Frame) -> Head {
    let article = reading.article;
    let title = article
        .title
        .clone()
        .or_else(|| reading.layout.title.map(|t| t.of(&article.text).trim_start_matches('#').trim().to_string()));
    Head {
        id: article.id.clone(),
        path: article.path.clone(),
        outlet: article.outlet.clone(),
        title,
        published: article.published,
        day: reading.day.clone(),
        agencies: reading.layout.agencies.clone(),
        frame,
        owner: article.owner.clone(),
        telling: Telling::read(reading),
        text: reading.text.clone(),
        digest: article.digest,
        body: article.body.start,
        notes: article.notes.clone(),
    }
}

/// One rule at one passage.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) view: &'a View<'a>,
    pub(super) passage: usize,
    pub(super) scenes: &'a Scenes<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) rule: &'a Rule,
    /// What stands around all matches of the sentence.
    pub(super) around: &'a Around,
}

/// A match with the pattern that made it.
#[derive(Clone, Copy)]
pub(super) struct Hit<'a> {
    pub(super) start: usize,
    pub(super) found: &'a Match,
    pub(super) number: usize,
    pub(super) pattern: &'a Pattern,
    /// Token at which the answer begins; the match's own start where it has none.
    pub(super) answer: usize,
}

impl<'a> Reader<'a> {
    fn read(&self, found: &'a [Found], drafts: &mut Vec<Draft<'a>>, refuse: &mut impl FnMut(&Hit, Refusal)) {
        let rule = self.rule;
        let hit = |found: &'a Found| {
            let (number, found) = (found.pattern as usize, &found.matched);
            let slot = rule.answer.and_then(|answer| found.slots.iter().find(|(slot, ..)| *slot == answer));
            let answer = slot.map_or(found.start, |(_, at, _)| *at);
            Hit { start: found.start, found, number, pattern: &rule.patterns[number], answer }
        };
        if let [only] = found {
            let hit = hit(only);
            if self.rule.kind.compare != Compare::Days || !self.cut(&hit) {
                self.take(hit, drafts, refuse);
            }
            return;
        }
        let mut hits: Vec<Hit> = found.iter().map(hit).collect();
        if self.rule.kind.compare == Compare::Days {
            hits.retain(|hit| !self.cut(hit));
        }
        // One claim an answer: the earlier pattern first, then the longer match.
        let longest = |hit: &Hit| usize::MAX - (hit.found.end - hit.start);
        let told = self.rule.kind.compare.is_told();
        if told || matches!(self.rule.kind.compare, Compare::Names | Compare::Posts) || self.rule.open {
            // Statements are whole clauses: two that overlap are one.
            hits.sort_by_key(|hit| (hit.number, longest(hit), hit.start));
            let mut kept = 0;
            for at in 0..hits.len() {
                let hit = hits[at];
                if hits[..kept].iter().all(|other| hit.found.end <= other.start || other.found.end <= hit.start) {
                    hits[kept] = hit;
                    kept += 1;
                }
            }
            hits.truncate(kept);
        } else {
            hits.sort_by_key(|hit| (hit.answer, hit.number, longest(hit), hit.start));
            hits.dedup_by_key(|hit| hit.answer);
        }
        hits.into_iter().for_each(|hit| self.take(hit, drafts, refuse));
    }

    /// Makes a draft of a match, or tells why it makes no claim; none where another draft of the sentence stands for it.
    fn take(&self, hit: Hit<'a>, drafts: &mut Vec<Draft<'a>>, refuse: &mut impl FnMut(&Hit, Refusal)) {
        match self.draft(hit, drafts) {
            Ok(draft) => drafts.extend(draft),
            Err(why) => refuse(&hit, why),
        }
    }

    fn draft(&self, hit: Hit<'a>, others: &[Draft]) -> Result<Option<Draft<'a>>, Refusal> {
        let (whole, hit) = (hit, &hit);
        let tokens = self.view.tokens;
        let answer_slot = self.rule.answer.and_then(|slot| hit.found.slots.iter().find(|(s, ..)| *s == slot));
        let (answer, population, part, answer_span) = self.answer(hit, answer_slot).ok_or(Refusal::NoAnswer)?;
        if self.asks() {
            return Err(Refusal::Asked);
        }
        if let Some(token) = self.neither(hit) {
            return Err(Refusal::Fenced { token, fence: Fence::Negated });
        }
        if hit.start == hit.answer && self.a_whole(hit.answer) {
            return Err(Refusal::Whole);
        }
        if self.of_a_verb_before(hit) {
            return Err(Refusal::Object);
        }
        let fenced = |denied: bool| self.fenced(hit.start, self.governed(hit), hit.answer, denied);
        let fence = fenced(hit.pattern.denies);
        let flat = fence.is_some_and(|(token, fence)| fence == Fence::Negated && self.flatly(hit, token));
        if let Some((token, fence)) = if flat { fenced(true) } else { fence } {
            return Err(Refusal::Fenced { token, fence });
        }
        let dated = matches!(self.rule.kind.compare, Compare::Days | Compare::Clock);
        if dated && self.as_of(hit) || self.rule.kind.compare == Compare::Days && self.day_of_speech(hit) {
            return Err(Refusal::DayOfSpeech);
        }
        if self.rule.kind.compare == Compare::Days && self.no_past_day(answer_slot, &answer) {
            return Err(Refusal::NoPastDay);
        }
        let span = tokens[hit.start].span.join(tokens[self.told(hit, hit.found.end) - 1].span);
        // What only the words around a figure tell of is read in running text: in speech those words are a speaker's.
        // A figure that is told to more than a digit, or has a unit, is told in speech as well. How long something was is not:
        // the words around it tell of what, and in speech they are somebody's manner of speaking.
        let figure = |q: &crate::value::Quantity| q.unit != crate::value::Unit::Count || q.rarity() > 0;
        let length = |q: &crate::value::Quantity| matches!(q.dimension(self.lexicon), ("time" | "months", "", _));
        let figure = || matches!(&answer, Answer::Quantity(q) if figure(q) && !length(q));
        if self.rule.kind.same.contains(&SameKey::Context) && self.quoted(span).is_some() && !figure() {
            return Err(Refusal::Quoted);
        }
        // "said that Vesta “will not yield”": the quotation tells the rest
        let quote = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Quote);
        let told =
            self.rule.kind.compare.is_told() && self.view.word(hit.found.end) == "to" && quote(hit.found.end + 1);
        if self.rule.kind.retold() && quote(hit.found.end) || told {
            return Err(Refusal::Quoted);
        }
        // The post of a person is told by who writes the article, also where the person speaks.
        let speaker = if self.rule.kind.compare == Compare::Posts { None } else { self.speaker(span) };
        let denier = speaker.filter(|s| s.verb == SpeechVerb::Denies);
        let denied_by = denier.is_some_and(|speaker| self.denied_by(speaker, span));
        let untold = denier.is_some() && !denied_by && self.rule.kind.compare == Compare::Quantity;
        if untold || denied_by && flat {
            return Err(Refusal::Denied); // what is denied is not told as having happened
        }
        // Most bare figures are dropped for what was read before them: of those no more need be read.
        let (kind, words) = (&self.rule.kind, answer_span.of(self.view.text));
        let named = |name: &str| hit.found.slots.iter().any(|(slot, ..)| self.rule.slots[*slot as usize].0 == name);
        let dropped = || kind.only_counts() && at_most_two(&answer) || others.iter().any(|o| o.tells_of(span, words));
        if bare(hit, kind, &answer, named) && dropped() {
            return Ok(None);
        }
        let denied = (hit.pattern.denies || flat || denied_by) && !self.rule.kind.retold();
        let mut slots = self.slots(hit);
        slots.extend(answer_slot.and_then(|slot| self.thing(slot)));
        slots.extend(self.subject(hit).or_else(|| self.noun(hit)));
        if self.rule.kind.retold() && speaker.is_none() && self.unsaid(hit, &slots) {
            return Err(Refusal::Unsaid);
        }
        let what = slots.iter().find(|slot| &*slot.name == "what").map(|slot| slot.span);
        self.shorten(hit, &mut slots);
        // A statement is told by its own clause, whatever else its sentence tells.
        let what = what.or(self.rule.kind.compare.is_told().then_some(span));
        let dated: Option<Vec<u64>> =
            what.filter(|_| self.rule.kind.compare == Compare::Days).map(|what| self.contents().within(what));
        let tells = |what: &Vec<u64>| what.len() > 1 || what.iter().any(|word| words::is_name(*word));
        if dated.as_ref().is_some_and(|what| !tells(what)) {
            return Err(Refusal::NothingDated); // "Previously in June", "began in July"
        }
        // The words of a statement are taken up once nothing refuses it.
        let answer = match kind.compare {
            Compare::Listed => Answer::Words(folded(self.reading, answer_span, self.passage)),
            _ => answer,
        };
        let slot = |name: &str| slots.iter().any(|slot| &*slot.name == name);
        Ok(Some(Draft {
            bare: bare(hit, kind, &answer, slot),
            stays: true,
            reader: *self,
            hit: whole,
            span,
            answer_slot,
            answer,
            answer_span,
            population,
            part,
            denied,
            speaker,
            slots,
            what,
            dated,
        }))
    }

    fn answer(&self, hit: &Hit, slot: Option<&(u8, usize, usize)>) -> Option<(Answer, Option<u16>, bool, Span)> {
        let tokens = self.view.tokens;
        let whole = tokens[hit.start].span.join(tokens[hit.found.end - 1].span);
        if let Some((low, high)) = hit.pattern.state {
            return Some((Answer::State(low, high), None, false, whole));
        }
        if let Some(number) = hit.pattern.fixed {
            let answer = Answer::Quantity(Quantity::count(number));
            // "A woman was arrested": who is counted stands in the words for one person.
            let one = |slot: &&(u8, usize, usize)| self.rule.slots[slot.0 as usize].1 == SlotKind::One;
            let mut ones = hit.found.slots.iter().filter(one);
            if let (Some((_, at, end)), None) = (ones.next(), ones.next()) {
                let span = tokens[*at].span.join(tokens[*end - 1].span);
                return Some((answer, person::one(self.view, *at).and_then(|one| one.people), false, span));
            }
            return Some((answer, person::none_of(self.view, hit.start, hit.found.end), false, whole));
        }
        let mention = slot.and_then(|(_, at, _)| self.view.mention(*at));
        match (self.rule.kind.compare, mention.map(|m| (&m.value, m.span))) {
            (Compare::Quantity, Some((Value::Quantity(counted), span))) => {
                let mut quantity = counted.quantity;
                let slot = slot?.0 as usize;
                if self.rule.slots[slot].1 == SlotKind::Age && quantity.unit == Unit::Count {
                    quantity.unit = Unit::Age;
                }
                if self.rule.slots[slot].1 == SlotKind::Share {
                    quantity = quantity.in_percent(self.lexicon)?;
                }
                // In "dropped four bombs" the verb tells what was done to them; nothing fell by four.
                if self.rule.of[slot].as_deref() == Some("things") && hit.pattern.act.is_some() {
                    quantity.trend = None;
                }
                let people = matches!(self.rule.of[slot].as_deref(), Some("people" | "named people"));
                if people && quantity.said.is_point() && quantity.said.lo.fract() != 0.0 {
                    return None;
                }
                Some((Answer::Quantity(quantity), counted.people, counted.part, span))
            }
            (Compare::Quantity, Some((Value::Time(_), span))) => {
                let length = self.view.length_of_time(mention?)?;
                Some((Answer::Quantity(length), None, false, span))
            }
            (Compare::Days | Compare::Clock, Some((Value::Time(time), span))) => {
                Some((Answer::Time(time.clone()), None, false, span))
            }
            (Compare::Days, None) if self.rule.open => {
                let nothing = Span { end: whole.start, ..whole };
                Some((Answer::Time(Time::unsettled()), None, false, nothing))
            }
            (Compare::Names, _) => {
                let (_, from, to) = slot?;
                // "acquitted the Norland runner": the name of a land or a league is nobody's before a noun
                let noun = tokens.get(*to).filter(|t| t.kind == TokenKind::Word && !t.capital && t.spaced);
                let article =
                    from.checked_sub(1).is_some_and(|at| self.lexicon.grammar.articles.contains(&tokens[at].key));
                let person = self.rule.of[slot?.0 as usize].as_deref() == Some("person");
                if person && article && *to == hit.found.end && noun.is_some_and(|t| !self.lexicon.stops(t)) {
                    return None;
                }
                // "[President] Ida Brandt": the slot of a person begins behind the post
                let held = |at: (usize, usize)| *from < at.1 && at.1 <= *to;
                let mut names: Vec<u64> =
                    self.view.passage.names.iter().filter(|n| held(n.tokens)).map(|n| n.acts_for).collect();
                names.sort_unstable();
                names.dedup();
                let span = tokens[*from].span.join(tokens[*to - 1].span);
                (!names.is_empty()).then_some((Answer::Words(names), None, false, span))
            }
            (Compare::Posts, _) => {
                let (_, from, to) = slot?;
                let said = tokens[*from..*to].iter().filter(|t| !self.lexicon.stops(t) && t.kind != TokenKind::Mark);
                let mut keys: Vec<u64> = said.map(|t| t.key).collect();
                keys.sort_unstable();
                keys.dedup();
                let span = tokens[*from].span.join(tokens[*to - 1].span);
                Some((Answer::Words(keys), None, false, span))
            }
            (Compare::Tally, _) => {
                let (_, from, to) = slot?;
                let pair = tally(self.view.text, tokens, *from)?;
                let span = tokens[*from].span.join(tokens[*to - 1].span);
                Some((Answer::Words(pair.to_vec()), None, false, span))
            }
            (Compare::Listed, _) => {
                let span = slot.map_or(whole, |(_, from, to)| tokens[*from].span.join(tokens[*to - 1].span));
                Some((Answer::Words(Vec::new()), None, false, span))
            }
            _ => None,
        }
    }

    /// Whether nobody is named who says it: "They later confirmed that", "would gain, but warned that".
    fn unsaid(&self, hit: &Hit, slots: &[Slot]) -> bool {
        match slots.iter().find(|slot| &*slot.name == "who") {
            Some(who) => self.lexicon.grammar.subjects.contains(&key(&who.words)),
            None => hit
                .start
                .checked_sub(1)
                .is_none_or(|at| matches!(self.view.word(at), "but" | "and" | "," | ";" | "who" | "which" | "that")),
        }
    }
}
