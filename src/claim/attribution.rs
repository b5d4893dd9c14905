//! Attribution: who says so, and how firmly.
//!
//! Who says a thing is not who prints it. A verb of speech has its speaker before it ("police said"), behind it ("said
//! Ema Suryani, a doctor") or behind "according to"; a pronoun takes the speaker named last.

use super::apposition::{antecedent, before_apposition, behind_quotation, of_post, of_whom};
use super::name::{Name, NameKind};
use super::reading::Reading;
use super::speaker::{
    behind_preposition, behind_title, closes_with_someone, common, head_behind, named, nationals, plain, relayed,
    relays, run_before, someone, speaker_behind, speaker_noun, subject,
};
use crate::lexicon::{Lexicon, SpeechVerb};
use crate::text::{Span, Token, TokenKind};
use std::sync::Arc;

/// Who is cited for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The words that name them.
    pub span: Span,
    /// Those words.
    pub words: Arc<str>,
    /// Id of the name, or key of the noun; equal for equal speakers.
    pub id: u64,
    /// Key of the last word of the name: a person's surname.
    pub last: u64,
    /// Class of the speaker, as an index into [`Lexicon::speaker_classes`].
    pub class: Option<u16>,
    /// The stance that the verb gives.
    pub verb: SpeechVerb,
    /// Whether the words are a name (and not only "police").
    pub named: bool,
    /// Whether the speaker was taken from an earlier sentence.
    pub inherited: bool,
}

/// A verb of speech with its speaker, in one sentence.
#[derive(Clone, Debug)]
pub struct Speech {
    /// First token of the verb.
    pub verb: usize,
    /// The token behind the verb.
    pub end: usize,
    /// Who speaks; `None` where only a pronoun does.
    pub speaker: Option<Speaker>,
    /// Whether the speaker stands behind the verb.
    pub inverted: bool,
}

/// The verbs of speech of a passage, in order.
pub fn speeches(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Vec<Speech> {
    let text = &reading.article.text;
    let tokens = reading.tokens(passage);
    let names = &reading.passages[passage].names;
    let mut found = Vec::new();
    if !reading.may(passage, lexicon.speech.mark()) {
        return found;
    }
    let mut at = 0;
    while let Some(next) = lexicon.speech.next(tokens, at) {
        at = next;
        let Some((end, verb)) = lexicon.speech.longest(tokens, at) else {
            at += 1;
            continue;
        };
        // "the United States says": a word of a name is no verb.
        if names.iter().any(|n| n.tokens.0 < at && at < n.tokens.1) {
            at += 1;
            continue;
        }
        let according = end == at + 2;
        let before = at.checked_sub(1).map_or("", |i| tokens[i].text(text));
        // "the reports", "casualty reports", "its claims": nouns.
        let cue = at.checked_sub(1).is_some_and(|i| lexicon.grammar.noun_cues.contains(&tokens[i].key));
        // "over similar claims, ": so they are behind an adjective, where nothing is claimed
        let someone = || {
            lexicon.speakers.longest_before(tokens, at).is_some()
                || lexicon.persons.contains(&tokens[at - 1].key)
                || lexicon.unnamed.contains(&tokens[at - 1].key)
        };
        let plural = tokens[at].text(text).ends_with('s');
        let adjective = plural
            && at >= 2
            && !someone()
            && plain(text, &tokens[at - 1], lexicon)
            && (lexicon.grammar.noun_cues.contains(&tokens[at - 2].key)
                || lexicon.grammar.prepositions.contains(&tokens[at - 2].key))
            && tokens.get(end).is_none_or(|t| {
                matches!(t.text(text), "," | "." | ";") || lexicon.grammar.prepositions.contains(&t.key)
            });
        // "settled claims brought by 22 women": what was settled and brought is no verb
        let borne = plural
            && at > 0
            && tokens[at - 1].text(text).ends_with("ed")
            && tokens.get(end).is_some_and(|t| {
                t.text(text).ends_with("ed")
                    || matches!(
                        t.text(text),
                        "brought" | "made" | "by" | "of" | "against" | "from" | "that" | "with" | "over"
                    )
            });
        // "for alleged violations", "is alleged to have fled": what is alleged is no verb of the sentence, or is of nobody
        let participle = at > 0 && tokens[at].text(text).ends_with("ed") && {
            let be = lexicon.class("be");
            let passive = || lexicon.classes.all(tokens, at - 1).any(|(_, class)| Some(*class) == be);
            lexicon.grammar.prepositions.contains(&tokens[at - 1].key)
                || tokens.get(end).is_some_and(|t| t.small(text) == "to") && passive()
        };
        let noun = !according && (cue || adjective || borne || participle);
        // "claims seven lives", "the share added 15 cents": what is claimed or added here is no statement.
        let counts = || {
            tokens.get(end).is_some_and(|t| {
                let sign = lexicon.currency_signs.longest(tokens, end).is_some();
                t.kind == TokenKind::Number || lexicon.numbers.contains_key(&t.key) || sign
            })
        };
        // "for which the Front claimed the responsibility"
        let taken = || {
            let article = tokens.get(end).is_some_and(|t| lexicon.grammar.articles.contains(&t.key));
            tokens.get(end + usize::from(article)).is_some_and(|t| lexicon.grammar.claimed.contains(&t.key))
        };
        let counting = lexicon.grammar.counting_verbs.contains(&tokens[at].key) && (counts() || taken());
        // "Fighting continued", "he called a taxi": verbs of speech only where something is quoted.
        let quote = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Quote);
        // "an offensive called “To the Hilt”": a name is given, nothing said
        const NAME: usize = 5;
        let gives_name = || quote(end) && (end + 2..=end + 1 + NAME).any(quote);
        let mute = lexicon.grammar.beside_quotation.contains(&tokens[at].key)
            && (gives_name() || !tokens.iter().any(|t| t.kind == TokenKind::Quote));
        // "adding to a row of raids", "adding up"
        let adds = lexicon.grammar.saying.contains(&tokens[at].key)
            && tokens.get(end).is_some_and(|t| matches!(t.text(text), "to" | "up" | "more"));
        if noun || counting || mute || adds {
            at = end;
            continue;
        }
        if lexicon.grammar.saying.contains(&tokens[at].key) {
            let known = subject(text, tokens, names, at, &found, lexicon, *verb);
            // "“…,” Ida Brandt was quoted as saying": the quotation opens the sentence, not she
            let quoted =
                || quoted_as(text, tokens, at).map(|be| speaker_before(text, tokens, names, be, lexicon, *verb));
            if let Some(speaker) = known.or_else(quoted) {
                found.push(Speech { verb: at, end, speaker, inverted: false });
            }
            at = end;
            continue;
        }
        // "said Dr. Boris Lund": the title is looked through.
        let opens = behind_title(text, tokens, end, lexicon);
        let next = tokens.get(opens);
        // Behind "told" stands who was told.
        let hearer = lexicon.grammar.hearer_verbs.contains(&tokens[at].key);
        // "He estimated Norhaven Bank's loss": whose loss it is does not speak.
        let owns = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Possessive);
        let speaks = |name: &Name, at: usize| name.tokens.0 == at && !owns(name.tokens.1);
        let behind = !hearer
            && next.is_some_and(|t| t.capital && t.kind == TokenKind::Word && names.iter().any(|n| speaks(n, opens)))
            || !hearer
                // "medical workers said the blast killed women": only behind a mark does "the" open who speaks.
                && (at == 0 || matches!(before, "," | ";" | "—" | "–" | "-" | "”" | "\"" | "’"))
                && next.is_some_and(|t| matches!(t.small(text), "the" | "a" | "an" | "one" | "another"))
                && speaker_noun(tokens, end + 1, lexicon)
            || !hearer && matches!(before, "”" | "\"" | "’" | ",") && {
                // "…,” said interim manager Ryan Mason"
                let post = tokens[end..].iter().take(4).take_while(|t| plain(text, t, lexicon)).count();
                names.iter().any(|n| n.tokens.0 == end + post)
            };
        // "near the border, said local sources": the words end with who speaks.
        let behind = behind || !hearer && before == "," && closes_with_someone(text, tokens, end, lexicon);
        // "after it acknowledged the ministry": what stands behind is no speaker
        let is_any = |words: &[&str]| words.iter().any(|word| before.eq_ignore_ascii_case(word));
        let behind = behind && !is_any(&["it", "they", "who", "which", "that"]);
        // "X did this and said that": who did it says it.
        let joined = matches!(before, "and" | "but") && at >= 2;
        let pronoun = |at: usize| lexicon.grammar.pronouns.contains(&tokens[at].key);
        let parts = |t: &Token| t.kind != TokenKind::Word && matches!(t.text(text), ";" | ":" | "“" | "”" | "\"");
        let clause = if joined { tokens[..at].iter().rposition(parts).map_or(0, |i| i + 1) } else { 0 };
        // "a clinic, he added": the pronoun speaks, whatever stands before it.
        let spoke =
            (0..at).rev().find(|&i| !lexicon.grammar.speech_adverbs.contains(&tokens[i].key)).is_some_and(pronoun);
        // "won by 54 to 44, announced by the whip Ida Brandt"
        let by = tokens.get(end).is_some_and(|t| t.small(text) == "by")
            && lexicon.grammar.passive_speech.contains(&tokens[at].key);
        let opens = if by { behind_title(text, tokens, end + 1, lexicon) } else { opens };
        let inverted = according || by || behind && matches!(before, "," | "”" | "\"" | "’");
        // "The mayor said it was over, but said he would wait": who spoke before in the sentence goes on.
        let goes_on =
            found.last().filter(|s: &&Speech| joined && !s.inverted && s.verb >= clause && s.speaker.is_some());
        let direct = if inverted || spoke || joined && tokens.get(clause).is_some_and(|_| pronoun(clause)) {
            None
        } else if let Some(before) = goes_on {
            before.speaker.clone().map(|speaker| Speaker { verb: *verb, ..speaker })
        } else if joined {
            // of "the Norland president, Boris Lund, condemned it and said" the man, not the country
            let mut before = names.iter().filter(|n| n.tokens.0 >= clause && n.tokens.1 < at && !n.located);
            let first = before.clone().next();
            before
                .find(|n| n.kind == NameKind::Other)
                .filter(|n| first.is_some_and(|first| n.tokens.0 <= first.tokens.1 + 2))
                .or(first)
                .map(|n| named(text, tokens, n, None, lexicon, *verb))
        } else {
            let known = antecedent(text, tokens, names, at, lexicon, *verb);
            // "a spouse who claimed": nobody who is known
            known.or_else(|| speaker_before(text, tokens, names, at, lexicon, *verb))
        };
        // "Newswire reports Osei Motors is to close": a word with a capital that opens the sentence speaks
        // but not in "Pending claims …"
        let opener = at == 1 && !tokens[0].text(text).ends_with("ing");
        let opener = opener && tokens[0].capital && !lexicon.stops(&tokens[0]) && !lexicon.dated(&tokens[0]);
        let direct = direct
            .or_else(|| (opener && !inverted && !spoke).then(|| common(text, tokens, (0, 1), None, lexicon, *verb)));
        let inverted = inverted || behind && direct.is_none();
        let speaker = match inverted {
            true => speaker_behind(text, tokens, names, opens, lexicon, *verb),
            false => direct,
        };
        let speaker = match speaker {
            Some(outlet) if relays(text, &outlet, lexicon) => {
                let cited = relayed(text, tokens, end, lexicon);
                cited.and_then(|cited| speaker_behind(text, tokens, names, cited, lexicon, *verb)).or(Some(outlet))
            }
            speaker => speaker,
        };
        let pronoun = || spoke || is_any(&["they", "who", "it"]);
        if speaker.is_some() || pronoun() {
            found.push(Speech { verb: at, end, speaker, inverted });
        }
        at = end;
    }
    found
}

/// Where the "was" of "was quoted as saying", "was quoted by the station as saying" stands, of the "saying" at `at`.
fn quoted_as(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    const BY: usize = 7;
    let word = |at: usize| tokens[at].text(text);
    let quoted = (at.saturating_sub(BY)..at).rev().find(|&i| word(i) == "quoted")?;
    let be = quoted.checked_sub(1).filter(|&i| matches!(word(i), "was" | "were" | "is" | "been"))?;
    (word(at - 1) == "as").then_some(be)
}

/// The speaker that stands before the verb at `verb`: the nearest name or noun of a post in the same clause, an
/// apposition between commas looked through.
fn speaker_before(
    text: &str,
    tokens: &[Token],
    names: &[Name],
    verb: usize,
    lexicon: &Lexicon,
    stance: SpeechVerb,
) -> Option<Speaker> {
    const REACH: usize = 14;
    /// Past the comma that closes an apposition or a relative clause, whoever it is about stands before all of it.
    const PAST_APPOSITION: usize = 28;
    /// Words of an aside in brackets.
    const BRACKETS: usize = 6;
    let aside = verb > 0 && tokens[verb - 1].text(text) == ",";
    if aside && let Some(name) = of_whom(text, tokens, names, verb) {
        return Some(named(text, tokens, name, None, lexicon, stance));
    }
    if let Some(name) = behind_quotation(text, tokens, names, verb, lexicon) {
        return Some(named(text, tokens, name, None, lexicon, stance));
    }
    if let Some(name) = before_apposition(text, tokens, names, verb, lexicon) {
        return Some(named(text, tokens, name, None, lexicon, stance));
    }
    if let Some(several) = nationals(text, tokens, verb, lexicon, stance) {
        return Some(several);
    }
    let adverb = |t: &Token| lexicon.grammar.speech_adverbs.contains(&t.key);
    let from = verb.saturating_sub(if aside { PAST_APPOSITION } else { REACH });
    let mut at = verb;
    let mut noun: Option<(usize, usize, u16)> = None;
    let mut commas = 0;
    let mut skipped = false;
    let mut noun_commas = 0;
    while at > from {
        at -= 1;
        let token = tokens[at];
        let word = token.text(text);
        // "Senator Reyes (Tellin) said": what stands in brackets is looked through
        if word == ")"
            && let Some(opens) = (at.saturating_sub(BRACKETS)..at).rev().find(|&i| tokens[i].text(text) == "(")
        {
            at = opens;
            continue;
        }
        if token.kind == TokenKind::Quote || matches!(word, ";" | ":" | "—" | "–" | "(" | ")") {
            break;
        }
        if word == "," {
            // past the head of a relative clause another one begins
            if skipped && noun.is_none() {
                break;
            }
            commas += 1;
            // "Near Tellin, killing 12 people, police said": who speaks stands behind the comma.
            let told = noun.is_some() && noun_commas == 0 && !aside;
            if told || commas > 2 {
                break;
            }
            continue;
        }
        if let Some(name) = names.iter().find(|n| n.tokens.1 == at + 1) {
            // "the commissioner of Pariang County": a complement speaks for nobody.
            if name.tokens.0 > from && tokens[name.tokens.0 - 1].small(text) == "of" {
                at = name.tokens.0;
                continue;
            }
            let person = matches!(name.kind, NameKind::Other);
            if let Some(head) = head_behind(text, tokens, name, verb, lexicon).filter(|_| commas == 0) {
                return Some(common(text, tokens, (head, verb), noun.map(|(.., class)| class), lexicon, stance));
            }
            let only_adverbs = tokens[at + 1..verb]
                .iter()
                .all(|t| t.text(text) == "," || lexicon.grammar.speech_adverbs.contains(&t.key));
            // "the judge Ida Brandt, in delivering the ruling said"
            let doing = tokens.get(at + 2).is_some_and(|t| lexicon.grammar.prepositions.contains(&t.key))
                && tokens.get(at + 3).is_some_and(|t| t.text(text).ends_with("ing"));
            let closed = commas == 1 && doing
                || commas == 0
                || commas == 2
                || (commas == 1 && (tokens[verb - 1].text(text) == "," || only_adverbs));
            // "Mary Frear, a visitor from Lexwick, told": where an apposition places somebody.
            let placed = commas >= 1 && name.located && tokens[verb - 1].text(text) == ",";
            // "St Olave's Hospital in Tarling said": the town is only where the hospital is.
            let seat = name.tokens.0.checked_sub(1).is_some_and(|before| {
                let joint = lexicon.place_prepositions.contains(&tokens[before].key);
                joint && names.iter().any(|other| other.tokens.1 == before)
            });
            // "a spokesman for the Norhaven company, said": whom an apposition names besides does not speak.
            // Nor does the name in "a spokesman for Norland Airlines said", "sources in the Norland Congress said".
            let spoken_for = |i: usize| {
                let someone = lexicon.unnamed.contains(&tokens[i].key) || lexicon.people.longest(tokens, i).is_some();
                someone || lexicon.speakers.longest(tokens, i).is_some()
            };
            let besides = (commas == 1 && aside || commas == 0 && (from..name.tokens.0).any(spoken_for))
                && behind_preposition(tokens, name.tokens.0, lexicon);
            // "Ida Brandt, Vice President of the firm, told": a post in capitals is that of whom it follows.
            let post = commas == 1 && aside && of_post(tokens, name, lexicon);
            let followed = post && names.iter().any(|n| from <= n.tokens.0 && n.tokens.1 + 1 == name.tokens.0);
            let placed = placed || seat || besides || followed;
            // "Mr Brandt's office said": the office speaks, not he
            let owns = tokens.get(name.tokens.1).is_some_and(|t| t.kind == TokenKind::Possessive);
            if let Some((start, end, class)) = noun.filter(|&(start, ..)| owns && commas == 0 && start > name.tokens.1)
            {
                return Some(common(text, tokens, (start, end), Some(class), lexicon, stance));
            }
            // "Finicum's daughter confirmed": so do those who are somebody's
            let kin =
                tokens[name.tokens.1..verb].iter().rposition(|t| !adverb(t)).map_or(verb, |last| name.tokens.1 + last);
            let relative =
                kin > name.tokens.1 && kin <= name.tokens.1 + 3 && lexicon.persons.contains(&tokens[kin].key);
            if owns && commas == 0 && relative {
                return Some(common(text, tokens, (kin, kin + 1), None, lexicon, stance));
            }
            // "A notice on Norbook for some users told them": a name behind a preposition is no subject
            let governed = commas == 0 && name.tokens.0 > 0 && grammar_preposition(tokens, name.tokens.0, lexicon);
            let placed = placed || governed;
            if person && closed && !placed && !located(name) {
                return Some(named(text, tokens, name, noun, lexicon, stance));
            }
            if matches!(name.kind, NameKind::Place(_) | NameKind::People(_))
                && !besides
                && noun.is_none()
                && commas == 0
                && !name.located
                && !behind_town(text, tokens, names, name)
                && at + 1 >= verb.saturating_sub(1)
            {
                return Some(named(text, tokens, name, noun, lexicon, stance));
            }
            at = name.tokens.0;
            continue;
        }
        // "Joint military drills": what only says which things are meant does not speak.
        let of_things = |at: usize| {
            tokens[..verb]
                .get(at)
                .is_some_and(|t| t.kind == TokenKind::Word && !lexicon.stops(t) && lexicon.nouns.plural(t.text(text)))
        };
        // "in delivering the ruling said": a paper behind a preposition or its own verb does not speak
        let paper = |start: usize, class: u16| {
            let first =
                if start > 0 && lexicon.grammar.articles.contains(&tokens[start - 1].key) { start - 1 } else { start };
            let before = first.checked_sub(1).map(|at| &tokens[at]);
            &*lexicon.speaker_classes[class as usize] == "statement"
                && before
                    .is_some_and(|t| lexicon.grammar.prepositions.contains(&t.key) || t.text(text).ends_with("ing"))
        };
        if noun.is_none()
            && let Some((start, class)) = lexicon.speakers.longest_before(tokens, at + 1)
            && !of_things(at + 1)
            && !paper(start, *class)
        {
            noun = Some((start, at + 1, *class));
            noun_commas = commas;
            at = start;
            continue;
        }
        if noun.is_none() && at + 1 == verb && lexicon.unnamed.contains(&token.key) {
            return Some(common(text, tokens, (at, at + 1), None, lexicon, stance));
        }
        // "The 76-year-old said"
        if at + 1 == verb
            && noun.is_none()
            && lexicon.figures.old.longest(tokens, at).is_some()
            && let Some(number) = (at.saturating_sub(4)..at).find(|&i| tokens[i].kind == TokenKind::Number)
        {
            return Some(common(text, tokens, (number, at + 1), None, lexicon, stance));
        }
        // "an activist who spoke to aid workers said": what stands inside the relative clause does not speak.
        if word == "who" && commas == 0 {
            // "a female juror who did not want to be named responded"
            let someone = at
                .checked_sub(1)
                .filter(|&i| lexicon.persons.contains(&tokens[i].key) || lexicon.people.longest(tokens, i).is_some());
            let opens = |i: usize| tokens[..i].iter().rev().take(4).any(|t| lexicon.grammar.articles.contains(&t.key));
            if let Some(i) = someone.filter(|&i| opens(i)) {
                return Some(common(text, tokens, (i, i + 1), None, lexicon, stance));
            }
            noun = None;
            skipped = true;
            continue;
        }
        let clause = noun.is_some() && commas != 1 && lexicon.grammar.relative.contains(&token.key);
        if clause || lexicon.speech.longest(tokens, at).is_some() && commas == 0 {
            break;
        }
    }
    if let Some(run) = run_before(text, tokens, verb, lexicon)
        && noun.is_none_or(|(start, end, _)| start == run.0 && end < run.1)
    {
        return Some(common(text, tokens, run, noun.map(|(.., class)| class), lexicon, stance));
    }
    if (noun.is_none() || noun_commas > 0)
        && let Some(someone) = someone(tokens, verb, lexicon)
    {
        return Some(common(text, tokens, someone, None, lexicon, stance));
    }
    let (start, end, class) = noun?;
    (end + 7 >= verb && noun_commas == 0 || commas == 2 || skipped)
        .then(|| common(text, tokens, (start, end), Some(class), lexicon, stance))
}

/// Whether a preposition stands right before a name, an article looked through, and a noun before that.
fn grammar_preposition(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let grammar = &lexicon.grammar;
    let at = if grammar.articles.contains(&tokens[at - 1].key) { at - 1 } else { at };
    let leads = at >= 2 && grammar.prepositions.contains(&tokens[at - 1].key);
    leads
        && tokens[at - 2].kind == TokenKind::Word
        && !lexicon.stops(&tokens[at - 2])
        && !lexicon.dated(&tokens[at - 2])
}

/// Whether a name tells in which land the town before it lies: "a doctor in Tellin, Norland said".
fn behind_town(text: &str, tokens: &[Token], names: &[Name], name: &Name) -> bool {
    let comma = name.tokens.0.checked_sub(1).filter(|&at| tokens[at].text(text) == ",");
    comma.is_some_and(|comma| names.iter().any(|town| town.tokens.1 == comma && town.located))
}

fn located(name: &Name) -> bool {
    name.located && name.kind != NameKind::Other
}
