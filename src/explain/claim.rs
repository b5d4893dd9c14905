//! How one claim was read: by which rule, from which words, and how each of its slots was filled.

use super::{Scene, answer};
use crate::claim::event::Filled;
use crate::claim::{Claim, SameKey};
use crate::lexicon::{Phrases, Saying};
use crate::report::Quote;
use crate::report::explanation::{Entry, Step};
use crate::report::outline;
use crate::text::words::tokenize;
use crate::text::{Lines, Role, Span, Token};
use crate::value::calendar::{print_days, print_partial};

impl Scene<'_> {
    /// A claim with every step of its reading.
    pub(super) fn reading(&self, at: usize) -> Entry {
        let claim = self.claim(at);
        let mut steps = vec![self.rule(claim)];
        if *claim.words != *claim.sentence {
            steps.push(Step::new("reads", self.at(claim, claim.span)));
        }
        steps.extend(answer::steps(claim, &self.rules.lexicon));
        for slot in &claim.slots {
            let from = slot.inherited.map(|from| format!(", taken over from {from}")).unwrap_or_default();
            let meant = if slot.words.ends_with(')') { format!(" {}", slot.words) } else { String::new() };
            steps.push(Step::new(&*slot.name, format!("{}{from}{meant}", self.at(claim, slot.span))));
        }
        steps.extend(self.population(claim));
        steps.extend(self.event(claim));
        steps.push(self.says(claim));
        steps.extend(self.later(claim));
        if self.run.alignment.rest.get(at) == Some(&true) {
            let text = "an earlier claim of its article answers otherwise, so it is held against nobody";
            steps.push(Step::new("set aside", text));
        }
        let cited = claim.cited();
        Entry {
            id: self.name(at),
            head: String::new(),
            path: Some(outline::path(&self.report, claim.source).to_owned()),
            quote: Some(Quote {
                span: cited.span,
                line: cited.place.line,
                column: cited.place.column,
                words: cited.words,
                sentence: cited.sentence,
            }),
            steps,
        }
    }

    fn rule(&self, claim: &Claim) -> Step {
        let name = &claim.kind.name;
        let rule = self.rules.rules.iter().find(|rule| rule.kind.name == *name);
        let file = rule.map_or(String::new(), |rule| match rule.file.contains('/') {
            true => format!(" of {}", rule.file),
            false => format!(" of rules/{}", rule.file),
        });
        let text = match rule.and_then(|rule| rule.patterns.get((claim.pattern as usize).checked_sub(1)?)) {
            Some(pattern) => format!("{name}, pattern {}{file}: {}", claim.pattern, pattern.source),
            None => format!("{name}{file}: direct speech of four words or more"),
        };
        Step::new("rule", text)
    }

    /// Words of the claim's article with their place.
    fn at(&self, claim: &Claim, span: Span) -> String {
        let Some(article) = self.article(claim.source) else { return String::new() };
        let place = Lines::new(&article.text).place(&article.text, span.start);
        format!("“{}” (:{}:{})", span.of(&article.text), place.line, place.column)
    }

    fn population(&self, claim: &Claim) -> Option<Step> {
        if !claim.kind.same.contains(&SameKey::Population) {
            return None;
        }
        let mut words = match (&claim.population_name, claim.role) {
            (Some(name), Role::Headline) => format!("{name}, as its noun or the text below the headline says"),
            (Some(name), _) => format!("{name}, by the noun beside the number"),
            (None, _) => "people; no narrower noun stands beside the number".into(),
        };
        if claim.part {
            words += "; a part of a whole (“others”, “including”)";
        }
        words += &claim.grade.map(|grade| format!("; only those {grade} hurt")).unwrap_or_default();
        Some(Step::new("counts", words))
    }

    fn event(&self, claim: &Claim) -> Vec<Step> {
        let event = &claim.event;
        let lexicon = &self.rules.lexicon;
        let which = match (event.main, event.filled) {
            (true, Filled::Read(_)) => "the article's main event, on whose day its own words put it".to_string(),
            (true, _) => "the article's main event, for its sentence names no other".to_string(),
            (false, Filled::Read(_)) => "not the main event: its own sentence names another day".to_string(),
            (false, Filled::Inherited(_)) => "not the main event: it goes on with the sentence before".to_string(),
            (false, _) => match self.cue(claim, &lexicon.background, |()| true) {
                Some(cue) => format!("not the main event: “{cue}” looks back"),
                None => "not the main event: its sentence names one that the article's opening does not".to_string(),
            },
        };
        let when = event.when.map(print_days).or_else(|| print_partial(event.partial, None));
        let from = match event.filled {
            Filled::Read(span) => format!(", read here: {}", self.at(claim, span)),
            Filled::Inherited(span) => format!(", taken over from {}", self.at(claim, span)),
            Filled::Publication => ", the days before publication, no day being told".to_string(),
            Filled::Missing => String::new(),
        };
        let mut steps = vec![
            Step::new("event", which),
            Step::new("when", format!("{}{from}", when.unwrap_or_else(|| "not told".into()))),
        ];
        let mut places = event.place_names.join(", ");
        if places.is_empty() && !event.venue_names.is_empty() {
            let here = event.venue_names.iter().all(|name| claim.sentence.contains(&**name));
            let from = if here { "" } else { ", named in a sentence beside it" };
            places = format!("made or held in {}{from}", event.venue_names.join(", "));
        }
        if event.narrower {
            places += "; narrower than the event as a whole";
        }
        steps.push(Step::new("where", if places.is_empty() { "no place in its own sentence".into() } else { places }));
        if claim.series {
            steps.push(Step::new("series", "a figure over time: per day, per year, in total since"));
        }
        steps
    }

    fn says(&self, claim: &Claim) -> Step {
        let Some(speaker) = &claim.speaker else {
            return Step::new("says so", "the article itself: nobody is cited for it");
        };
        let class = claim.speaker_class.as_ref().map(|class| format!(", of the class {class}")).unwrap_or_default();
        let from = if speaker.inherited { ", taken over from an earlier sentence" } else { "" };
        Step::new("says so", format!("{}{from}{class}; {}", self.at(claim, speaker.span), claim.stance.word()))
    }

    fn later(&self, claim: &Claim) -> Option<Step> {
        let cue = self.cue(claim, &self.rules.lexicon.sayings, |saying| *saying == Saying::Revised);
        match (claim.revised, claim.superseded) {
            (true, _) => {
                let cue = cue.map(|cue| format!(": “{cue}”")).unwrap_or_default();
                Some(Step::new("revises", format!("its words call the figure a later state of an earlier one{cue}")))
            }
            (_, true) => Some(Step::new("superseded", "its words call the answer one that was given at first")),
            _ => None,
        }
    }

    /// The first words of a claim's sentence that stand in a table and say so.
    pub(super) fn cue<T>(&self, claim: &Claim, table: &Phrases<T>, says: impl Fn(&T) -> bool) -> Option<String> {
        let text = &claim.sentence;
        let mut tokens: Vec<Token> = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        (0..tokens.len()).find_map(|at| {
            let (end, _) = table.all(&tokens, at).find(|(_, value)| says(value))?;
            Some(tokens[at].span.join(tokens[end - 1].span).of(text).to_owned())
        })
    }
}
