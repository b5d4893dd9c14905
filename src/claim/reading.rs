//! A reading of one article: its sentences with the words, values, names and quotations in them.

use super::attribution::{Speaker, Speech};
use super::name::{Known, Name, names};
use super::quotations;
use super::resolved::resolved;
use super::{Cited, Stands};
use crate::lexicon::Lexicon;
use crate::lexicon::times::Open;
use crate::text::words::Marks;
use crate::text::{Article, Layout, Lines, Moment, Role, Sentence, Span, Token};
use crate::value::{Anchor, Mention, Now, Time, Value, Values, mentions};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::Arc;

/// The day that an article's weekdays count from, with where it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleDay {
    /// The day.
    pub day: Date,
    /// Where it was read: "dateline" or "published".
    pub from: &'static str,
}

/// One sentence as it was read.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The sentence.
    pub sentence: Sentence,
    /// Its mentions, as a range into those of the article; see [`Reading::mentions`].
    pub mentions: Range<usize>,
    /// Its names, in order.
    pub names: Vec<Name>,
    /// The last full date that the text had named before it.
    pub named: Option<Date>,
}

/// A direct quotation.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The words between the marks.
    pub span: Span,
    /// The sentence in which it opens, as an index into [`Reading::passages`].
    pub passage: usize,
    /// Who says it, where the text tells.
    pub speaker: Option<Speaker>,
    /// How many words it has.
    pub words: usize,
}

/// An article as it was read.
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text, which all that is cut of it shares.
    pub text: Arc<str>,
    /// Its layout.
    pub layout: Layout,
    /// Its lines.
    pub lines: Lines,
    /// The day it counts from.
    pub day: Option<ArticleDay>,
    /// The last day that it may tell of: its own, or the morrow that has begun where the news is from.
    pub latest: Option<Date>,
    /// Its sentences.
    pub passages: Vec<Passage>,
    /// What is mentioned in it, those of each sentence in order.
    mentions: Vec<Mention>,
    /// The verbs of speech of each sentence, pronouns resolved.
    pub speeches: Vec<Vec<Speech>>,
    /// Its quotations.
    pub quotations: Vec<Quotation>,
}

impl<'a> Reading<'a> {
    /// Reads an article.
    pub fn new(article: &'a Article, lexicon: &Lexicon) -> Reading<'a> {
        let layout = Layout::read(article, &lexicon.tables);
        let text = &article.text;
        let day = article_day(article, &layout, lexicon);
        let now = Now {
            article: day.as_ref().map(|d| d.day),
            minute: article.published.and_then(|moment| moment.minute),
            ..Now::default()
        };
        let mut known = Known::of(&layout);
        for (sentence, gist) in layout.sentences.iter().zip(&layout.gists) {
            if matches!(sentence.role, Role::Body | Role::ListItem) && !gist.shouted {
                known.learn(text, layout.tokens_of(sentence), gist.capitals, lexicon);
            }
        }
        let mut passages = Vec::with_capacity(layout.sentences.len());
        let mut values = Values::new(lexicon, now);
        values.found.reserve(layout.sentences.len() * 2);
        for (sentence, gist) in layout.sentences.iter().zip(&layout.gists) {
            let (named, sentence) = (values.now.named, sentence.clone());
            let mentions = values.read(text, layout.tokens_of(&sentence), *gist);
            passages.push(Passage { named, sentence, mentions, names: Vec::new() });
        }
        // One kind of thing after the other: the code that reads values has no room in a cache beside that for names.
        for (passage, gist) in passages.iter_mut().zip(&layout.gists) {
            let title = matches!(passage.sentence.role, Role::Headline | Role::Heading) || gist.shouted;
            let tokens = layout.tokens_of(&passage.sentence);
            passage.names = names(text, tokens, gist.capitals, title, lexicon, &known);
        }
        let mut latest = day.as_ref().map(|day| day.day);
        let mut mentions = values.found;
        if let Some((today, weekday)) = latest.zip(begun_elsewhere(&passages, &mentions, day.as_ref())) {
            latest = today.tomorrow().ok();
            mentions.iter_mut().for_each(|mention| {
                if let Value::Time(time) = &mut mention.value
                    && week_ago(time, today) == Some(weekday)
                {
                    time.turn();
                }
            });
        }
        let mut reading = Reading {
            article,
            text: text.as_str().into(),
            lines: Lines::new(text),
            day,
            latest,
            passages,
            mentions,
            speeches: Vec::new(),
            quotations: Vec::new(),
            layout,
        };
        reading.speeches = resolved(&reading, lexicon);
        reading.quotations = quotations::quotations(&reading, lexicon);
        reading
    }

    /// A passage without the dateline before it, which tells where somebody wrote.
    pub fn behind_dateline(&self, passage: usize) -> Span {
        let whole = self.passages[passage].sentence.span;
        let begins = |dateline: &Span| whole.start <= dateline.start && dateline.end < whole.end;
        self.layout.dateline.filter(begins).map_or(whole, |dateline| Span { start: dateline.end, ..whole })
    }

    /// The mentions of a passage, in order.
    #[inline]
    pub fn mentions(&self, passage: usize) -> &[Mention] {
        &self.mentions[self.passages[passage].mentions.clone()]
    }

    /// The tokens of a passage.
    #[inline]
    pub fn tokens(&self, passage: usize) -> &[Token] {
        self.layout.tokens_of(&self.passages[passage].sentence)
    }

    /// Whether a table may know a token of a passage.
    #[inline]
    pub fn may(&self, passage: usize, table: Marks) -> bool {
        self.layout.gists[passage].marks.meets(table)
    }

    /// The words at a span with their place and the sentence of a passage.
    pub fn cite(&self, span: Span, passage: usize) -> Cited {
        Stands { span, sentence: self.passages[passage].sentence.span }.cited(&self.article.text, &self.lines)
    }

    /// Whether a span lies inside a quotation.
    pub fn quoted(&self, span: Span) -> Option<&Quotation> {
        let at = self.quotations.partition_point(|quotation| quotation.span.start <= span.start);
        at.checked_sub(1).map(|at| &self.quotations[at]).filter(|quotation| quotation.span.contains(span))
    }
}

/// The weekday of the article's morrow, where the news itself is of it: a missile that flew on Tuesday morning is told on
/// Monday evening on the other side of the world. Six days earlier it would be no news, and "last Tuesday".
fn begun_elsewhere(passages: &[Passage], mentions: &[Mention], day: Option<&ArticleDay>) -> Option<i8> {
    /// Paragraphs of running text that tell the news.
    const LEAD: usize = 2;
    let today = day.filter(|day| day.from == "published")?.day;
    let mut told: Vec<u32> = Vec::new();
    let lead = passages.iter().take_while(|passage| {
        if passage.sentence.role == Role::Body && told.last() != Some(&passage.sentence.paragraph) {
            told.push(passage.sentence.paragraph);
        }
        told.len() <= LEAD
    });
    let times =
        lead.flat_map(|passage| &mentions[passage.mentions.clone()]).filter_map(|mention| match &mention.value {
            Value::Time(time) => Some(time),
            _ => None,
        });
    let mut turned = None;
    for time in times {
        match week_ago(time, today) {
            Some(weekday) => turned = turned.or(Some(weekday)),
            // "Friday … last Friday, August 12": the day six days ago is told in other words too
            None if time.days.is_some_and(|days| days.from == days.to && (today - days.from).get_days() == 6) => {
                return None;
            }
            None => {}
        }
    }
    turned
}

/// The weekday of a time that names no more than it, and whose latest such day is six days before `today`.
fn week_ago(time: &Time, today: Date) -> Option<i8> {
    let (latest, next) = (time.days?, time.other?);
    // what has lasted "since Friday" began before
    let bare = time.anchor == Anchor::ArticleDay && latest.from == latest.to && time.open != Open::From;
    (bare && (today - latest.from).get_days() == 6 && (next.from - today).get_days() == 1).then_some(time.weekday?)
}

/// The article's day: that of its dateline, else of its publication.
fn article_day(article: &Article, layout: &Layout, lexicon: &Lexicon) -> Option<ArticleDay> {
    if let Some(span) = layout.dateline {
        let mut tokens = Vec::new();
        crate::text::words::tokenize(&article.text, span, &mut tokens);
        let published = article.published.map(|moment: Moment| moment.day);
        let mut now = Now { article: published, ..Now::default() };
        let found = mentions(&article.text, &tokens, lexicon, &mut now);
        let day = found.iter().find_map(|mention| match &mention.value {
            Value::Time(time) if time.anchor == Anchor::Stated || (published.is_some() && time.partial.is_some()) => {
                time.day()
            }
            _ => None,
        });
        if let Some(day) = day {
            return Some(ArticleDay { day, from: "dateline" });
        }
    }
    article.published.map(|moment| ArticleDay { day: moment.day, from: "published" })
}
