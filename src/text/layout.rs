//! The layout of an article: paragraphs and their roles, sentences, and the page furniture that is set aside.

use super::article::{Article, Moment};
use super::heads::Heads;
use super::paragraphs::{bullet, closes, paragraphs};
use super::span::Span;
use super::split::{Abbreviations, split};
use super::words::{Gist, Marked, Token, TokenKind, WordSet, key, tokenize, tokenize_marked};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// What part of an article a sentence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The title.
    Headline,
    /// A heading inside the text, or another short line without a stop.
    Heading,
    /// Running text.
    Body,
    /// An item of a list.
    ListItem,
    /// The line under a picture.
    Caption,
    /// A line under a picture that ends with the credit of whoever took it. Its day is that of the picture.
    Credited,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The part of the article it belongs to.
    pub role: Role,
    /// Number of its paragraph, from 0; the headline has the number of its own line.
    pub paragraph: u32,
    /// Its tokens, as a range into [`Layout::tokens`].
    pub tokens: (u32, u32),
}

/// A line that is no news text: a repeated title, hashtags, a navigation link, an agency credit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetAside {
    /// Where it stands.
    pub span: Span,
    /// Why it was set aside.
    pub why: &'static str,
}

/// Word tables that the layout needs, filled from the lexicon.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Tables of the splitter.
    pub abbreviations: Abbreviations,
    /// Which tables of the lexicon know a word.
    pub marked: Marked,
    /// Lines of page furniture, by the key of the whole line in lower case.
    pub furniture: WordSet,
    /// The bytes of the longest of them.
    pub longest_furniture: usize,
    /// First words (with their colon) of lines of page furniture.
    pub furniture_heads: WordSet,
    /// How lines under pictures begin.
    pub captions: Heads,
    /// How the credit of a picture is written that ends the line under it.
    pub credits: Heads,
    /// News agencies, by the key of each name, with the name to print.
    pub agencies: FxHashMap<u64, String>,
}

/// An agency that an article credits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit {
    /// The agency's name, as reports print it.
    pub name: String,
    /// Where it is named: "in its dateline".
    pub place: &'static str,
}

/// The layout of one article. Sentences are disjoint and in order; tokens are in order.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// All sentences.
    pub sentences: Vec<Sentence>,
    /// What is known of all tokens of each sentence.
    pub gists: Vec<Gist>,
    /// All tokens of all sentences.
    pub tokens: Vec<Token>,
    /// The quotations, without their marks; in order.
    pub quotations: Vec<Span>,
    /// What was set aside.
    pub set_aside: Vec<SetAside>,
    /// The dateline at the head of the first paragraph ("KABUL (AP) —"), without its dash.
    pub dateline: Option<Span>,
    /// The title, wherever it stands.
    pub title: Option<Span>,
    /// The agencies that the article credits, in front matter, dateline or credit line; sorted.
    pub agencies: Vec<Credit>,
}

impl Layout {
    /// Lays out an article.
    pub fn read(article: &Article, tables: &Tables) -> Layout {
        let text = &article.text;
        /// Bytes of a token and of a sentence, and what parts them from the next, at the least on average.
        const TOKEN: usize = 4;
        const SENTENCE: usize = 80;
        let mut layout = Layout {
            tokens: Vec::with_capacity(text.len() / TOKEN),
            sentences: Vec::with_capacity(text.len() / SENTENCE),
            gists: Vec::with_capacity(text.len() / SENTENCE),
            ..Layout::default()
        };
        let lines = paragraphs(text, article.body);
        let mut seen: FxHashSet<u64> = FxHashSet::default();
        seen.reserve(lines.len() + 1);
        let (mut paragraph, mut room) = (0, Vec::new());
        // Whether no running text was read so far.
        let (mut first, mut looked_at) = (true, 0);
        if let Some(span) = article.title_span {
            layout.title = Some(span);
            seen.insert(xxhash_rust::xxh3::xxh3_64(span.of(text).trim().as_bytes()));
            layout.add(text, span, Role::Headline, paragraph, tables, &mut room);
            paragraph += 1;
        }
        let last = lines.len().saturating_sub(1);
        for (number, span) in lines.into_iter().enumerate() {
            let line = span.of(text);
            let known = line.len() < LONGEST_TWICE && !seen.insert(xxhash_rust::xxh3::xxh3_64(line.as_bytes()));
            let title = article.title.as_deref().is_some_and(|title| title.trim() == line);
            let why = if known || (title && layout.title.is_some()) {
                Some("printed before")
            } else {
                furniture(line, tables)
            };
            if let Some(why) = why {
                layout.set_aside.push(SetAside { span, why });
                continue;
            }
            if number + 2 > last
                && let Some(agencies) = credit(line, tables)
            {
                layout.agencies.extend(agencies.into_iter().map(|name| Credit { name, place: "in a credit line" }));
                layout.set_aside.push(SetAside { span, why: "agency credit" });
                continue;
            }
            let mut role = role(line, tables);
            first = first && layout.sentences[looked_at..].iter().all(|s| s.role != Role::Body);
            looked_at = layout.sentences.len();
            // "Sunday, December 4, 2016", on a line of its own
            if first && layout.dateline.is_none() && line.len() <= LONGEST_DATE && Moment::parse(line).is_some() {
                layout.dateline = Some(span);
                layout.set_aside.push(SetAside { span, why: "date line" });
                continue;
            }
            if role == Role::Heading && layout.title.is_none() && layout.sentences.is_empty() {
                layout.title = Some(span);
                role = Role::Headline;
            }
            if role == Role::Body && first && layout.dateline.is_none() {
                layout.dateline = dateline(text, span);
            }
            layout.add(text, span, role, paragraph, tables, &mut room);
            paragraph += 1;
        }
        layout.credit_agencies(article, tables);
        layout.quotations = super::quote::quotations(text, &layout);
        layout
    }

    /// Adds the sentences of a paragraph; `room` holds them while they are read.
    fn add(&mut self, text: &str, span: Span, role: Role, paragraph: u32, tables: &Tables, room: &mut Vec<Span>) {
        split(text, span, &tables.abbreviations, room);
        for span in room.drain(..) {
            let first = self.tokens.len() as u32;
            let gist = tokenize_marked(text, span, &tables.marked, &mut self.tokens);
            let tokens = (first, self.tokens.len() as u32);
            if tokens.1 - tokens.0 > MOST_WORDS {
                // No sentence is that long: a table, a dump, an attack. It is named, and costs no more than its reading.
                self.tokens.truncate(first as usize);
                self.set_aside.push(SetAside { span, why: OVERLONG });
                continue;
            }
            self.sentences.push(Sentence { span, role, paragraph, tokens });
            self.gists.push(gist);
        }
    }

    fn credit_agencies(&mut self, article: &Article, tables: &Tables) {
        const PLACES: [&str; 3] = ["as its agency", "beside its outlet's name", "in its byline"];
        let named = [article.agency.as_deref(), article.outlet.as_deref(), article.byline.as_deref()];
        for (at, name) in named.into_iter().enumerate() {
            let Some(name) = name else { continue };
            let found = agencies_in(name, tables);
            if at == 0 && found.is_empty() {
                self.agencies.push(Credit { name: name.to_string(), place: PLACES[at] });
            }
            // An outlet's own name is no credit ("Reuters"); an agency in brackets is ("The Hindu (AP)").
            let found = found.into_iter().filter(|_| at != 1 || name.contains('('));
            self.agencies.extend(found.map(|name| Credit { name, place: PLACES[at] }));
        }
        if let Some(dateline) = self.dateline {
            let line = dateline.of(&article.text);
            if let (Some(open), Some(close)) = (line.find('('), line.find(')'))
                && open < close
            {
                let found = agencies_in(&line[open..close], tables).into_iter();
                self.agencies.extend(found.map(|name| Credit { name, place: "in its dateline" }));
            }
        }
        self.agencies.sort();
        self.agencies.dedup_by(|a, b| a.name == b.name);
    }

    /// The tokens of one sentence.
    #[inline]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.0 as usize..sentence.tokens.1 as usize]
    }
}

/// A line that is printed twice is set aside where it has fewer bytes.
const LONGEST_TWICE: usize = 400;

/// Bytes of a line that is a date and nothing else, at most.
const LONGEST_DATE: usize = 80;

/// Why a sentence of more than [`MOST_WORDS`] is set aside. What it tells is not read, so that reports name it as unread.
pub const OVERLONG: &str = "over 400 words without an end";

/// Words and marks of a sentence, at most.
const MOST_WORDS: u32 = 400;

fn role(line: &str, tables: &Tables) -> Role {
    if tables.captions.begin(line.as_bytes()) {
        return Role::Caption;
    }
    if credited(line, tables) {
        return Role::Credited;
    }
    if bullet(line).is_some() {
        return Role::ListItem;
    }
    if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
        return Role::Heading; // a Markdown heading
    }
    if !closes(line) && line.split_whitespace().take(25).count() < 25 { Role::Heading } else { Role::Body }
}

/// Whether a line ends with the credit of a picture: "… on Monday. PHOTO: AFP", "… in Tellin. (AP Photo/Ida Brandt)".
fn credited(line: &str, tables: &Tables) -> bool {
    /// A longer line is a text that ends with a credit, not a line under a picture.
    const LONGEST: usize = 700;
    /// What a credit takes up, with the name behind it.
    const CREDIT: usize = 60;
    if line.len() > LONGEST {
        return false;
    }
    let from = (line.len().saturating_sub(CREDIT)..line.len()).find(|&at| line.is_char_boundary(at)).unwrap_or(0);
    // "(Ida Brandt/Tellin News Group)": a name before the stroke and one behind it
    let within = line[from..].strip_suffix(')').and_then(|end| Some(&end[end.rfind('(')? + 1..]));
    let named = within.is_some_and(|within| {
        let name = |part: &str| part.starts_with(char::is_uppercase) && !part.contains(|c: char| c.is_ascii_digit());
        within.split_once('/').is_some_and(|(who, whose)| name(who) && name(whose))
    });
    named || tables.credits.within(&line.as_bytes()[from..])
}

fn furniture(line: &str, tables: &Tables) -> Option<&'static str> {
    if line.starts_with('#') && line.split_whitespace().all(|word| word.len() > 1 && word.starts_with('#')) {
        return Some("hashtags");
    }
    if !line.contains(char::is_alphanumeric) {
        return Some("no words");
    }
    if line.len() > 120 {
        return None;
    }
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let head = line.split_whitespace().next().filter(|word| word.ends_with(':'));
    let short = bare.len() <= tables.longest_furniture || !bare.is_ascii();
    let known = short && tables.furniture.contains(&key(bare))
        || (head.is_some_and(|word| tables.furniture_heads.contains(&key(word))) && !closes(line));
    known.then_some("page furniture")
}

/// The agencies of a credit line: a short last line that names agencies and little else.
fn credit(line: &str, tables: &Tables) -> Option<Vec<String>> {
    if line.len() > 60 || line.ends_with('.') && line.split_whitespace().count() > 4 {
        return None;
    }
    let found = agencies_in(line, tables);
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).count();
    (!found.is_empty() && words <= found.len() + 2).then_some(found)
}

fn agencies_in(line: &str, tables: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(name) = tables.agencies.get(&key(line.trim())) {
        found.push(name.clone());
    }
    let mut tokens = Vec::new();
    tokenize(line, Span::new(0, line.len()), &mut tokens);
    for (at, token) in tokens.iter().enumerate() {
        for width in 1..=3 {
            let Some(last) = tokens.get(at + width - 1) else { break };
            let words = token.span.join(last.span).of(line);
            if let Some(name) = tables.agencies.get(&key(words))
                && token.kind == TokenKind::Word
                && words.starts_with(|c: char| c.is_uppercase() || width == 1)
            {
                found.push(name.clone());
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The dateline of a first paragraph: capitalised words, digits and brackets before a dash, as in
/// "KABUL, Afghanistan (AP) —", "Islamabad – June 29, 2025:" or "BERLIN -".
fn dateline(text: &str, paragraph: Span) -> Option<Span> {
    let line = paragraph.of(text);
    let head = &line[..line.char_indices().map(|(i, _)| i).take_while(|i| *i <= 90).last()?];
    // "Newswire-The talks": the name of a site, and no blank before its first sentence
    let first = head.split_whitespace().next().unwrap_or_default();
    if let Some((site, "The" | "A" | "An" | "In")) = first.split_once('-')
        && site.starts_with(|c: char| c.is_uppercase())
    {
        let start = paragraph.start as usize;
        return Some(Span::new(start, start + site.len()));
    }
    let proper = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty()
            || bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(bare, "of" | "the" | "al" | "and" | "de")
    };
    if let Some(end) = dated_head(head, proper) {
        let start = paragraph.start as usize;
        return Some(Span::new(start, start + end));
    }
    // "-", and the first byte of "–" and "—"
    memchr::memchr2(b'-', 0xE2, head.as_bytes())?;
    let dash = ["—", "–", " - ", " -- ", "--"].iter().filter_map(|d| head.find(d).map(|at| (at, d.len()))).min()?;
    let name = head[..dash.0].trim_end();
    let capital = name.starts_with(|c: char| c.is_uppercase() || c == '(');
    if !capital || name.len() < 3 || name.split_whitespace().count() > 8 || !name.split_whitespace().all(proper) {
        return None;
    }
    let start = paragraph.start as usize;
    let mut end = start + name.len();
    // "Islamabad – June 29, 2025: In a rare moment": the day behind the dash belongs to it.
    let rest = &head[dash.0 + dash.1..];
    if let Some(colon) = rest.find(':')
        && rest[..colon].contains(|c: char| c.is_ascii_digit())
        && rest[..colon].split_whitespace().all(proper)
        && rest[..colon].split_whitespace().count() <= 4
    {
        end = start + dash.0 + dash.1 + colon;
    }
    Some(Span::new(start, end))
}

/// Where a dateline ends that no dash closes: "Tellin, Norland, June 27: A gunman", "TELLIN, Norland, Nov 7 Two dams".
fn dated_head(head: &str, proper: impl Fn(&str) -> bool) -> Option<usize> {
    /// Words that it has at most, and letters of the name of a place.
    const WORDS: usize = 7;
    const PLACE: usize = 3;
    let day = |word: &str| word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let month = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if let Some(colon) = head.find(':').filter(|colon| head[colon + 1..].starts_with(' ')) {
        let words: Vec<&str> = head[..colon].split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let dated = words.iter().any(|word| day(word)) && words.iter().any(|word| month(word));
        return (dated && words.len() <= WORDS && words.iter().all(|word| proper(word))).then_some(colon);
    }
    let first = head.split(',').next()?;
    let shouted = first.len() >= PLACE && first.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '\''));
    let mut words = head.split_inclusive(' ').scan(0, |end, word| {
        *end += word.len();
        Some((*end - word.len(), word.trim_end()))
    });
    let (at, word) = words.by_ref().take(WORDS).take_while(|(_, word)| proper(word)).find(|(_, word)| day(word))?;
    let named = head[..at].split([' ', ',', '.']).rfind(|word| !word.is_empty()).is_some_and(month);
    let goes_on = words.next().is_some_and(|(_, next)| next.starts_with(|c: char| c.is_uppercase()));
    (shouted && named && goes_on).then_some(at + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<&str> {
        dateline(text, Span::new(0, text.len())).map(|s| s.of(text))
    }

    #[test]
    fn a_dateline_ends_at_its_dash_and_takes_its_day_along() {
        assert_eq!(line("KABUL, Afghanistan (AP) — Twelve people died."), Some("KABUL, Afghanistan (AP)"));
        assert_eq!(line("Islamabad – June 29, 2025: In a rare moment, both"), Some("Islamabad – June 29, 2025"));
        assert_eq!(line("BERLIN - A ship sank."), Some("BERLIN"));
        assert_eq!(line("The minister said so - and left."), None);
        assert_eq!(line("Tellin, Norland, June 27: A gunman fired."), Some("Tellin, Norland, June 27"));
        assert_eq!(line("TELLIN, Norland, Nov 7 Two dams burst."), Some("TELLIN, Norland, Nov 7"));
        assert_eq!(line("Final score: 3 to 2."), None);
        assert_eq!(line("May 12 Norlanders were hurt."), None);
    }

    #[test]
    fn a_hard_wrapped_paragraph_is_one_and_two_lines_of_text_are_two() {
        let text = "The ferry left the harbour at six in the\nmorning and was seen burning an hour later\nby fishermen.\n\nNext.";
        assert_eq!(paragraphs(text, Span::new(0, text.len())).len(), 2);
        let text = "The ferry left the harbour.\nIt burned.";
        assert_eq!(paragraphs(text, Span::new(0, text.len())).len(), 2);
    }
}
