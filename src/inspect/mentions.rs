//! The times and quantities of a document.

use super::document;
use crate::claim::Reading;
use crate::lexicon::{Hedge, Lexicon, Trend};
use crate::rule::RuleBook;
use crate::text::{Token, TokenKind};
use crate::value::counted::noun;
use crate::value::times::stretches;
use crate::value::{Kind, Mention, Quantity, Time, TimeKind, Unit, Value, quantity_at, rank_at};
use serde_json::{Value as Json, json};

/// The times and quantities of a document, in order of place. A length of time is both; ranks have a type of their own.
///
/// # Errors
///
/// What is wrong with the line.
pub fn mentions(line: &str, rules: &RuleBook) -> Result<String, String> {
    let (id, article) = document(line)?;
    let reading = Reading::new(&article, &rules.lexicon);
    let mut found: Vec<(u32, Json)> = Vec::new();
    for at in 0..reading.passages.len() {
        let sentence = Sentence { text: &article.text, tokens: reading.tokens(at), lexicon: &rules.lexicon };
        sentence.read(reading.mentions(at), &mut found);
    }
    found.sort_by_key(|(start, _)| *start);
    let predicted: Vec<Json> = found.into_iter().map(|(_, shown)| shown).collect();
    Ok(json!({"id": id, "predicted": predicted}).to_string())
}

/// "Several" and "a few" say no more than that there were some: they name no quantity.
const FEW: f64 = 20.0;

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

impl Sentence<'_> {
    fn read(&self, mentions: &[Mention], found: &mut Vec<(u32, Json)>) {
        let times = mentions.iter().filter_map(|m| match &m.value {
            Value::Time(time) => Some((m, time)),
            Value::Quantity(_) => None,
        });
        for (mention, time) in times.clone() {
            let span = mention.span;
            let shown = shown_time(span.start, span.end, time);
            found.push((span.start, shown));
        }
        for stretch in stretches(self.text, self.tokens, self.lexicon, mentions) {
            if let Value::Time(time) = &stretch.value {
                found.push((stretch.span.start, shown_time(stretch.span.start, stretch.span.end, time)));
            }
        }
        let mut times = times.map(|(mention, _)| mention.tokens).peekable();
        let (mut at, mut floor) = (0, 0);
        let mut last: Option<String> = None;
        while at < self.tokens.len() {
            while times.peek().is_some_and(|tokens| tokens.1 <= at) {
                times.next();
            }
            // What lies in a time is a quantity only where it measures time: "the last three months".
            let inside = times.peek().filter(|tokens| tokens.0 <= at).copied();
            let quantity = quantity_at(self.text, self.tokens, at, floor, self.lexicon);
            let quantity = quantity.filter(|(q, ..)| inside.is_none() || self.of_time(q));
            if let Some((quantity, start, end)) = quantity {
                let unit = self.unit(&quantity, end, last.as_deref());
                let nobody = quantity == Quantity::NONE && self.tokens[start].kind == TokenKind::Word;
                let few = quantity.vague && quantity.hard.hi <= FEW && !quantity.typical.is_point();
                if !(nobody || few) {
                    found.push(self.shown(start, end, "QUANTITY", &quantity, &unit));
                }
                if quantity.unit == Unit::Count {
                    last = (!unit.is_empty()).then_some(unit);
                }
                // The words of a rate are no other quantity: "40 cents a dozen".
                at = end + if quantity.per.is_some() { 2 } else { 0 };
                floor = end;
            } else if let Some((rank, end)) =
                rank_at(self.text, self.tokens, at, self.lexicon).filter(|_| inside.is_none())
            {
                found.push(self.shown(at, end, "ORDINAL", &rank, "rank"));
                (at, floor) = (end, end);
            } else {
                at += 1;
            }
        }
    }

    fn of_time(&self, quantity: &Quantity) -> bool {
        match quantity.unit {
            Unit::Measure(at) => {
                matches!(self.lexicon.units[at as usize].dimension.as_str(), "time" | "months" | "age" | "nights")
            }
            Unit::Age => true,
            _ => false,
        }
    }

    /// The unit as people say it: of a measure or money, with the unit of its rate; else the noun that is counted.
    fn unit(&self, quantity: &Quantity, end: usize, last: Option<&str>) -> String {
        let figures = &self.lexicon.figures;
        let mut unit = match quantity.unit {
            Unit::Money(at) => figures.money[at as usize].name.clone(),
            Unit::Measure(at) => figures.unit_names[at as usize].clone(),
            // "5.1 million visitors, up from 4.8 million": what was counted before
            Unit::Count => self
                .noun(quantity, end)
                .or_else(|| self.whole(end))
                .or_else(|| last.map(str::to_string))
                .unwrap_or_default(),
            Unit::Age => "year of age".into(),
            Unit::Magnitude => "magnitude".into(),
            Unit::Rank => "rank".into(),
        };
        if let Some(per) = quantity.per {
            unit = format!("{unit} per {}", figures.unit_names[per as usize]);
        }
        unit
    }

    /// "60 million of the 2 billion dollars": what the whole behind is counted in.
    fn whole(&self, end: usize) -> Option<String> {
        let nouns = &self.lexicon.nouns;
        self.tokens.get(end).filter(|t| nouns.of.contains(&t.key))?;
        let at = end + 1;
        let at = at + usize::from(self.tokens.get(at).is_some_and(|t| nouns.determiners.contains(&t.key)));
        let (quantity, _, end) = quantity_at(self.text, self.tokens, at, at, self.lexicon)?;
        if quantity.unit == Unit::Count { self.noun(&quantity, end) } else { Some(self.unit(&quantity, end, None)) }
    }

    /// "four wooden boxes": "wooden box".
    fn noun(&self, quantity: &Quantity, end: usize) -> Option<String> {
        let noun = noun(self.text, self.tokens, end, quantity.said.hi == 1.0, self.lexicon)?;
        let head = noun.behind - 1;
        let mut unit = String::new();
        for at in noun.first..head {
            let token = self.tokens[at];
            let plain = self.lexicon.nouns.adjectives.get(&token.key);
            unit += plain.map_or(token.text(self.text), String::as_str);
            if self.tokens[at + 1].spaced {
                unit.push(' ');
            }
        }
        Some(unit + &self.lexicon.nouns.singular(self.tokens[head].text(self.text)))
    }

    fn shown(&self, from: usize, behind: usize, kind: &str, quantity: &Quantity, unit: &str) -> (u32, Json) {
        let span = self.tokens[from].span.join(self.tokens[behind - 1].span);
        let approx = quantity.approx() && !(quantity.vague && quantity.hedge == Hedge::Exact);
        let change = match (quantity.hedge, quantity.trend) {
            (Hedge::AtLeast | Hedge::MoreThan, _) => ">",
            (Hedge::AtMost | Hedge::LessThan | Hedge::UpTo, _) => "<",
            (Hedge::About | Hedge::Nearly, _) => "~",
            (_, Some(Trend::Up)) => "up",
            (_, Some(Trend::Down)) => "down",
            _ => "=",
        };
        let below = matches!(quantity.hedge, Hedge::AtMost | Hedge::LessThan | Hedge::UpTo);
        let exact = approx || quantity.hedge == Hedge::Exact;
        let one = quantity.vague && quantity.typical.is_point();
        let said = if one { quantity.typical } else { quantity.said };
        let stated = if exact { said } else { quantity.hard };
        let lo = if below { f64::NEG_INFINITY } else { stated.lo };
        // A range names the number that it stops at.
        let open_top = quantity.kind == Kind::Range && exact;
        let measures = match quantity.unit {
            Unit::Money(_) => "money",
            Unit::Measure(at) => self.lexicon.units[at as usize].dimension.as_str(),
            Unit::Age => "age",
            Unit::Magnitude => "magnitude",
            Unit::Rank => "rank",
            Unit::Count => "count",
        };
        let finite = |end: f64| end.is_finite().then_some(end);
        let mut shown = json!({
            "start": span.start, "end": span.end, "type": kind,
            "value": quantity.said.lo.to_string(), "unit": unit, "dimension": measures,
            "lo": finite(lo), "hi": finite(stated.hi),
            "lo_incl": !stated.lo_open, "hi_incl": !(stated.hi_open || open_top),
            "change": change,
        });
        if approx {
            shown["approx"] = json!(true);
        }
        (span.start, shown)
    }
}

fn shown_time(start: u32, end: u32, time: &Time) -> Json {
    let kind = match time.kind {
        TimeKind::Date if time.hours.is_some() => "TIME",
        TimeKind::Date | TimeKind::Reference => "DATE",
        TimeKind::Clock => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    };
    let mut shown = json!({"start": start, "end": end, "type": kind, "value": time.timex.as_str()});
    if let Some(interval) = time.interval() {
        shown["interval"] = interval.into();
    }
    if let Some(modifier) = time.modifier() {
        shown["mod"] = modifier.into();
    }
    let others = time.others();
    if !others.is_empty() {
        shown["alts"] = others.into();
    }
    shown
}
