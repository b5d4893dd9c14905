//! Quotations as claims: each sentence between the marks is one, so that outlets that cut a speech at other places still
//! meet sentence by sentence.

use super::book::Rule;
use super::ledger::QUOTED_WORDS;
use crate::claim::event::Filled;
use crate::claim::{Answer, Claim, Event, Quotation, Reading, Scenes, Slot, Stance, words};
use crate::lexicon::Lexicon;
use crate::text::words::{key, key_at, shouted};
use crate::text::{Excerpt, Place, Role, Span, Token, TokenKind};

/// Adds the claims of one quotation; none where it is shorter than a saying.
pub(super) fn quoted(
    reading: &Reading,
    rule: &Rule,
    quotation: &Quotation,
    scenes: &Scenes,
    claims: &mut Vec<Claim>,
    lexicon: &Lexicon,
) {
    if quotation.words >= QUOTED_WORDS && !titled(reading, quotation, lexicon) {
        let each = sentences(reading, quotation).into_iter();
        claims.extend(each.map(|(span, passage)| claim(reading, rule, quotation, span, passage, scenes, lexicon)));
    }
}

/// Whether what stands between the marks is a title ("The Long Way to Tellin"): a few words with capitals, small words of
/// grammar aside, and no mark at their end.
fn titled(reading: &Reading, quotation: &Quotation, lexicon: &Lexicon) -> bool {
    /// Words of a title.
    const MOST: usize = 8;
    if quotation.words > MOST {
        return false;
    }
    let tokens = reading.tokens(quotation.passage);
    let within = within(tokens, quotation.span);
    let title = |t: &&Token| t.capital || t.kind == TokenKind::Number || lexicon.stops(t);
    !shouted(&reading.article.text, tokens)
        && within
            .iter()
            .rev()
            .find(|t| !matches!(t.text(&reading.article.text), "." | ","))
            .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        && within.iter().filter(|t| t.kind == TokenKind::Word).all(|t| title(&t))
        && within.first().is_some_and(|t| t.capital || t.kind == TokenKind::Number)
        && within.iter().filter(|t| t.capital && !lexicon.stops(t)).count() >= 2
}

/// Those of the tokens of a sentence that lie in a span.
fn within(tokens: &[Token], span: Span) -> &[Token] {
    let tokens = &tokens[tokens.partition_point(|token| token.span.start < span.start)..];
    &tokens[..tokens.partition_point(|token| token.span.end <= span.end)]
}

/// The sentences of a quotation with their passages; one too short to be a saying stays with the one before it.
fn sentences(reading: &Reading, quotation: &Quotation) -> Vec<(Span, usize)> {
    let mut found: Vec<(Span, usize)> = Vec::new();
    for passage in quotation.passage..reading.passages.len() {
        let whole = reading.passages[passage].sentence.span;
        if !whole.overlaps(quotation.span) {
            break;
        }
        let tokens = within(reading.tokens(passage), quotation.span);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        let span = first.span.join(last.span);
        let said = tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count();
        match found.last_mut() {
            Some(last) if said < QUOTED_WORDS => last.0 = last.0.join(span),
            _ => found.push((span, passage)),
        }
    }
    // What is cut off before the first full sentence belongs to it.
    if let [first, second, ..] = found[..]
        && within(reading.tokens(first.1), first.0).len() < QUOTED_WORDS
    {
        found[1] = (first.0.join(second.0), first.1);
        found.remove(0);
    }
    if found.is_empty() {
        found.push((quotation.span, quotation.passage));
    }
    found
}

/// The event of words that were said; a date among them is that of what they tell.
fn said(scenes: &Scenes, passage: usize, span: Span) -> Event {
    let event = scenes.event(passage, span);
    // nor are they of a year told beside them, or of a day that nothing names
    let own = match event.filled {
        Filled::Read(date) => span.contains(date) || event.when.is_some_and(|days| days.from != days.to),
        Filled::Inherited(_) => false,
        _ => true,
    };
    if !own || event.main {
        return event;
    }
    let Event { main, when, partial, filled, .. } = scenes.main();
    Event { main, when, partial, filled, ..event }
}

fn claim(
    reading: &Reading,
    rule: &Rule,
    quotation: &Quotation,
    span: Span,
    passage: usize,
    scenes: &Scenes,
    lexicon: &Lexicon,
) -> Claim {
    let (sentence, words) = (reading.passages[passage].sentence.span, Excerpt::new(&reading.text, span));
    let speaker = quotation.speaker.clone();
    let class = speaker.as_ref().and_then(|s| s.class).map(|class| lexicon.speaker_classes[class as usize].clone());
    let slots = speaker.iter().map(|s| Slot {
        name: "speaker".into(),
        words: s.words.clone().into(),
        span: s.span,
        id: s.id,
        inherited: s.inherited.then_some("an earlier sentence"),
    });
    Claim {
        kind: rule.kind.clone(),
        pattern: 0,
        act: None,
        source: 0,
        role: Role::Body,
        passage: passage as u32,
        span,
        answer: Answer::Words(folded(reading, span, passage)),
        answer_words: words.clone(),
        words,
        sentence: Excerpt::new(&reading.text, sentence),
        place: Place::default(),
        population: None,
        population_name: None,
        part: false,
        scope: None,
        grade: None,
        sum_of: Vec::new(),
        series: false,
        revised: false,
        superseded: false,
        further: false,
        total: false,
        overall: false,
        first_told: false,
        slots: slots.collect(),
        event: said(scenes, passage, span),
        stance: Stance::of(speaker.as_ref()),
        denied: false,
        speaker,
        speaker_class: class,
        context: words::content(reading, passage, span, lexicon),
        figures: Vec::new(),
        many: false,
        once: false,
        universal: None,
        ages: Vec::new(),
        sole: false,
        alone: false,
        about: Vec::new(),
        what: Vec::new(),
    }
}

/// Letters of a word, the blank behind it with them; of news it has some more.
const LETTERS: usize = 5;

/// Bytes that stand in a plain word.
const INNER: [bool; 256] = {
    let (mut inner, mut byte) = ([false; 256], 0);
    while byte < 256 {
        inner[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'\'';
        byte += 1;
    }
    inner
};

/// The keys of the words of a quotation, case and marks folded away; `tokens` are those of its sentence.
pub(super) fn folded(reading: &Reading, span: Span, passage: usize) -> Vec<u64> {
    let text = span.of(&reading.text);
    if text.is_ascii() {
        // Cut byte by byte, as plain text can be. A word that is a token of its own has its key by now.
        let mut tokens = within(reading.tokens(passage), span).iter();
        let bytes = text.as_bytes();
        let (mut keys, mut at) = (Vec::with_capacity(bytes.len() / LETTERS), 0);
        while at < bytes.len() {
            let start = at;
            while at < bytes.len() && INNER[bytes[at] as usize] {
                at += 1;
            }
            if at > start {
                let (mut from, mut to) = (start, at);
                while from < to && bytes[from] == b'\'' {
                    from += 1;
                }
                while from < to && bytes[to - 1] == b'\'' {
                    to -= 1;
                }
                let place = Span { start: span.start + from as u32, end: span.start + to as u32 };
                while tokens.as_slice().first().is_some_and(|token| token.span.start < place.start) {
                    tokens.next();
                }
                let token = tokens.as_slice().first().filter(|token| token.span == place);
                keys.push(token.map_or_else(|| key_at(bytes, from, to), |token| token.key));
            }
            at += 1;
        }
        return keys;
    }
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .filter(|w| !w.is_empty())
        .map(|w| key(w.trim_matches(['\'', '’'])))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    #[test]
    fn the_words_of_a_quotation_have_the_keys_that_they_have_alone() {
        let lexicon = Lexicon::embedded().unwrap();
        for text in ["Norland's 2nd well-known U.S. 'don't care' Act, at 3.5% (SIX) o'clock", "She said “İda won’t go”"]
        {
            let article = Article::new("one", text);
            let reading = Reading::new(&article, &lexicon);
            let whole = reading.passages[0].sentence.span;
            let words = whole.of(text).split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
            let words = words.map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty());
            assert_eq!(folded(&reading, whole, 0), words.map(key).collect::<Vec<_>>(), "{text}");
        }
    }
}
