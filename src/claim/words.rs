//! Content words: the stems and names by which two sentences are weighed against one another.

use super::name::{Name, NameKind};
use super::reading::Reading;
use crate::lexicon::Lexicon;
use crate::text::stem::{Stems, stem};
use crate::text::{Role, Span, Token, TokenKind};
use crate::value::{Unit, Value};
use std::cell::RefCell;

/// Bit that marks the key of a name, so that a name weighs more than a word and never equals one.
const NAME: u64 = 1 << 63;

thread_local! {
    /// Room for the content of a sentence, kept from one to the next: what is made of it has its own length.
    static ROOM: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// Whether a content key is a name's.
pub fn is_name(content: u64) -> bool {
    content & NAME != 0
}

/// The content of the words of a passage that lie in `span`: stems of words that mean something by themselves, and ids
/// of names; sorted, each once.
pub fn content<T>(reading: &Reading, passage: usize, span: Span, lexicon: &Lexicon) -> T
where
    T: for<'a> From<&'a [u64]>,
{
    sorted(|found| gather(reading, passage, span, lexicon, |_, content| found.push(content)))
}

/// What was found, sorted, each once.
fn sorted<T>(find: impl FnOnce(&mut Vec<u64>)) -> T
where
    T: for<'a> From<&'a [u64]>,
{
    ROOM.with_borrow_mut(|found| {
        found.clear();
        find(found);
        found.sort_unstable();
        found.dedup();
        T::from(found)
    })
}

/// The content of a whole passage with its places, of which the content of any of its words is taken.
pub struct Contents(Vec<(Span, u64)>);

impl Contents {
    /// That of a passage.
    pub fn new(reading: &Reading, passage: usize, lexicon: &Lexicon) -> Contents {
        let mut found = Vec::with_capacity(reading.tokens(passage).len());
        let span = reading.passages[passage].sentence.span;
        gather(reading, passage, span, lexicon, |span, content| found.push((span, content)));
        Contents(found)
    }

    /// The content of the words that lie in `span`; see [`content`].
    pub fn within<T>(&self, span: Span) -> T
    where
        T: for<'a> From<&'a [u64]>,
    {
        let inside = self.0.iter().filter(|(place, _)| span.contains(*place)).map(|(_, content)| *content);
        sorted(|found| found.extend(inside))
    }
}

/// Visits the same, in no order, each as often as it stands there.
#[inline]
pub(super) fn gather(
    reading: &Reading,
    passage: usize,
    span: Span,
    lexicon: &Lexicon,
    mut found: impl FnMut(Span, u64),
) {
    let text = &reading.article.text;
    let names: &[Name] = &reading.passages[passage].names;
    let mut tokens = reading.tokens(passage);
    if tokens.first().is_some_and(|token| token.span.start < span.start) {
        tokens = &tokens[tokens.partition_point(|token| token.span.start < span.start)..];
    }
    if tokens.last().is_some_and(|token| token.span.end > span.end) {
        tokens = &tokens[..tokens.partition_point(|token| token.span.end <= span.end)];
    }
    names.iter().filter(|n| span.contains(n.span)).for_each(|n| found(n.span, n.id | NAME));
    let mut names = names.iter().map(|name| name.span);
    let none = Span { start: u32::MAX, end: u32::MAX };
    let mut name = names.next().unwrap_or(none);
    Stems::look(|stems| {
        for token in tokens {
            if token.kind != TokenKind::Word || token.span.len() <= 2 || lexicon.stops(token) {
                continue;
            }
            while name.end <= token.span.start {
                name = names.next().unwrap_or(none);
            }
            if !name.contains(token.span) {
                found(token.span, stems.of(token.key, || token.text(text)) & !NAME);
            }
        }
    });
}

/// The rare numbers that a passage states, each with its key.
pub fn rare(reading: &Reading, passage: usize) -> impl Iterator<Item = (Span, u64)> {
    /// Points from which a number is rare (see [`crate::value::rarity`]).
    const RARE: u32 = 4;
    reading.mentions(passage).iter().filter_map(|mention| match &mention.value {
        Value::Quantity(counted) if counted.quantity.rarity() >= RARE => {
            Some((mention.span, counted.quantity.said.lo.to_bits()))
        }
        _ => None,
    })
}

/// The ages that a passage tells, in whole years.
pub fn ages(reading: &Reading, passage: usize) -> impl Iterator<Item = (Span, u32)> {
    reading.mentions(passage).iter().filter_map(|mention| match &mention.value {
        Value::Quantity(counted) if counted.quantity.unit == Unit::Age && counted.quantity.said.is_point() => {
            Some((mention.span, counted.quantity.said.lo as u32))
        }
        _ => None,
    })
}

/// The names of persons, firms, ships and the like that a passage tells of, sorted. `but` is cited and no part of it.
fn named(reading: &Reading, passage: usize, but: Option<u64>) -> Vec<u64> {
    let told = |name: &&Name| matches!(name.kind, NameKind::Other) && Some(name.id) != but;
    let mut ids: Vec<u64> = reading.passages[passage].names.iter().filter(told).map(|name| name.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The names of persons, firms, ships and the like that a passage is about, sorted: its own, else those of the passage before
/// it in its paragraph, where it takes up what that one told of: "The vessel cost ...". `but` is cited and no part of it.
pub fn about(reading: &Reading, passage: usize, but: Option<u64>, lexicon: &Lexicon) -> Vec<u64> {
    let own = named(reading, passage, but);
    if own.is_empty() { taken_up(reading, passage, but, lexicon) } else { own }
}

fn taken_up(reading: &Reading, passage: usize, but: Option<u64>, lexicon: &Lexicon) -> Vec<u64> {
    let Some(before) = passage.checked_sub(1) else { return Vec::new() };
    let [here, there] = [passage, before].map(|at| &reading.passages[at].sentence);
    let takes_up = |token: &Token| lexicon.nouns.determiners.contains(&token.key);
    let goes_on = here.role == Role::Body && here.paragraph == there.paragraph;
    match goes_on && reading.tokens(passage).first().is_some_and(takes_up) {
        true => named(reading, before, but),
        false => Vec::new(),
    }
}

/// The content key of a name.
pub fn name_content(id: u64) -> u64 {
    id | NAME
}

/// The content key of one word.
pub fn word_content(word: &str) -> u64 {
    stem(word) & !NAME
}

/// Weight of a content key in whole units: a name says more than a word.
pub fn weight(content: u64) -> u32 {
    if is_name(content) { 3 } else { 2 }
}

/// Weight of what two sorted contents share, and the weight of each.
pub fn overlap(a: &[u64], b: &[u64]) -> (u32, u32, u32) {
    let total = |list: &[u64]| list.iter().map(|c| weight(*c)).sum();
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += weight(a[i]);
                i += 1;
                j += 1;
            }
        }
    }
    (shared, total(a), total(b))
}
