//! Who speaks a quotation: the verb of speech that stands nearest to it, else whoever spoke before.

use super::attribution::{Speaker, Speech};
use super::reading::{Quotation, Reading};
use super::resolved::inherit;
use super::speaker::labelled;
use crate::lexicon::Lexicon;
use crate::text::words::ascii_key;
use crate::text::{Role, Span, TokenKind};

const ACCORDING: u64 = ascii_key("according");

/// The quotations of an article, each with its speaker where the text tells.
pub fn quotations(reading: &Reading, lexicon: &Lexicon) -> Vec<Quotation> {
    let text = &reading.article.text;
    let mut found: Vec<Quotation> = Vec::new();
    let mut last: Option<Speaker> = None;
    let all = &reading.layout.quotations;
    let (mut first, mut next) = (0, 0);
    let cites = |p: usize, s: &Speech| reading.tokens(p)[s.verb].key == ACCORDING;
    let spoke = |s: &Speech| s.speaker.is_some();
    let mut spoken: Vec<(usize, &Speech)> = Vec::new();
    while first < reading.passages.len() {
        let paragraph = reading.passages[first].sentence.paragraph;
        let mut end = first + 1;
        while end < reading.passages.len() && reading.passages[end].sentence.paragraph == paragraph {
            end += 1;
        }
        spoken.clear();
        for passage in first..end {
            spoken.extend(reading.speeches[passage].iter().map(|speech| (passage, speech)));
        }
        let within = reading.passages[first].sentence.span.join(reading.passages[end - 1].sentence.span);
        next += all[next..].iter().take_while(|q| q.start < within.start).count();
        for &span in all[next..].iter().take_while(|q| q.end <= within.end) {
            let opens = reading.passages[first..end].partition_point(|p| p.sentence.span.start <= span.start);
            let passage = first + opens.saturating_sub(1);
            // Verbs come in order of place: only the nearest on either side are looked at.
            const NEAR: usize = 6;
            let at = spoken.partition_point(|(p, s)| reading.tokens(*p)[s.verb].span.start < span.start);
            let near = &spoken[at.saturating_sub(NEAR)..(at + NEAR).min(spoken.len())];
            // In the sentence before, a paper that is cited stands behind whoever spoke, and does not go on.
            let paper = |p: usize, s: &Speech| {
                p < passage && cites(p, s) && near.iter().any(|(q, s)| spoke(s) && !cites(*q, s))
            };
            // “It was carnage.” Police confirmed a second death: a quotation that opens its paragraph and stands by itself is of
            // whoever spoke before, and not of whom the next sentence is about.
            let body = reading.passages[first].sentence.role == Role::Body;
            let opening = body && reading.passages[first].sentence.span.start + 3 >= span.start;
            let later = |p: usize, speech: &Speech| {
                let start = reading.passages[p].sentence.span.start;
                // “It was carnage.” He said.
                let closes = || reading.tokens(p)[speech.end..].iter().all(|t| t.kind == TokenKind::Mark);
                let cites = || touch(text, span.end, start) && (speech.verb == 0 || closes());
                opening && start >= span.end && !cites()
            };
            let mut speaker = near
                .iter()
                .filter(|(p, speech)| !paper(*p, speech) && !later(*p, speech))
                // what is told inside the quotation ("as the station reported") is not who speaks it
                .filter(|(p, speech)| speech.speaker.is_some() && !span.contains(reading.tokens(*p)[speech.verb].span))
                .min_by_key(|(p, speech)| distance(reading, *p, speech, span))
                .and_then(|(_, speech)| speech.speaker.clone());
            // "Senator Reyes: “We will stay.”"
            if let Some(label) = labelled(reading, passage, span, lexicon) {
                speaker = Some(label);
            }
            // A paragraph that is all quotation goes on with the speaker of the one before.
            if speaker.is_none() && opening {
                speaker = inherit(&last);
            }
            // One that opens right behind another goes on with its speaker: paragraphs that were run together.
            if speaker.is_none()
                && let Some(before) = found.last().filter(|q| q.span.end <= span.start)
                && touch(text, before.span.end, span.start)
            {
                speaker = inherit(&before.speaker);
            }
            let words = words(span.of(text));
            found.push(Quotation { span, passage, speaker, words });
        }
        // who speaks inside a quotation ("my coaches asked me") does not go on behind it
        let outside = |p: usize, s: &Speech| {
            let verb = reading.tokens(p)[s.verb].span;
            !found.iter().rev().take_while(|q| q.span.end > within.start).any(|q| q.span.contains(verb))
        };
        // "…,” said Ida Brandt, according to the Herald": she goes on, not the paper.
        let goes = |p: usize, s: &Speech| spoke(s) && outside(p, s);
        let goes_on = spoken.iter().rfind(|(p, s)| goes(*p, s) && !cites(*p, s));
        if let Some((_, speech)) = goes_on.or_else(|| spoken.iter().rfind(|(p, s)| goes(*p, s))) {
            last = speech.speaker.clone();
        } else if spoken.is_empty() && found.last().is_none_or(|q| q.passage < first) {
            last = None;
        }
        first = end;
    }
    found
}

/// Whether nothing but quotation marks and blanks stands between two places.
fn touch(text: &str, from: u32, to: u32) -> bool {
    text[from as usize..to as usize].chars().all(|c| c.is_whitespace() || "“”\"".contains(c))
}

/// How many words are parted by white space.
fn words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'\x0B';
    let begin = text.as_bytes().windows(2).filter(|pair| blank(&pair[0]) && !blank(&pair[1])).count();
    begin + usize::from(text.as_bytes().first().is_some_and(|byte| !blank(byte)))
}

/// Bytes between a quotation and a verb of speech outside it; one of another sentence comes after those of its own, and one
/// of a later sentence last: a quotation that stands by itself goes on with whoever spoke before it.
fn distance(reading: &Reading, passage: usize, speech: &Speech, span: Span) -> u32 {
    const ELSEWHERE: u32 = 10_000;
    let sentence = reading.passages[passage].sentence.span;
    let away = match () {
        () if sentence.overlaps(span) => 0,
        () if sentence.start < span.start => ELSEWHERE,
        () => 2 * ELSEWHERE,
    };
    away + gap(reading, passage, speech, span)
}

fn gap(reading: &Reading, passage: usize, speech: &Speech, span: Span) -> u32 {
    let verb = reading.tokens(passage)[speech.verb].span;
    if verb.start >= span.end {
        verb.start - span.end
    } else {
        // Behind "said" the quotation follows at once; a verb far before speaks of something else.
        (span.start - verb.end) + 1
    }
}
