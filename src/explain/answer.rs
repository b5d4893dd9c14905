//! How the words of an answer were read: as which interval or which days, and by which entry of the lexicon.

use crate::claim::{Answer, Claim};
use crate::lexicon::{Hedge, Lexicon};
use crate::report::escape::{cut, quoted};
use crate::report::explanation::Step;
use crate::text::words::tokenize;
use crate::text::{Span, Token};
use crate::value::calendar::{print_days, print_partial};
use crate::value::{Anchor, Interval, Quantity, Time};

/// Characters of words that stand beside others.
const SHORT: usize = 80;

/// The steps from the words of an answer to its value.
pub(super) fn steps(claim: &Claim, lexicon: &Lexicon) -> Vec<Step> {
    let said = claim.answer_words.split_whitespace().collect::<Vec<_>>().join(" ");
    match &claim.answer {
        Answer::Quantity(quantity) => {
            let unit = quantity.unit_name(lexicon).map(|unit| format!(" ({unit})")).unwrap_or_default();
            let mut steps = vec![Step::new("answer", format!("“{said}” is read as {}{unit}", range(quantity.hard)))];
            if !claim.sum_of.is_empty() {
                steps.push(Step::new("added up", claim.sum_of.join(" and ")));
            }
            steps.extend(entries(&claim.answer_words, quantity, lexicon).into_iter().map(|text| Step::new("by", text)));
            if quantity.loose != quantity.hard {
                let how = if quantity.vague { "used loosely" } else { "should its last digit be rounded" };
                steps.push(Step::new("loosely", format!("{}, {how}", range(quantity.loose))));
            }
            steps
        }
        Answer::Time(found) => vec![Step::new("answer", format!("“{said}” is read as {}", time(found)))],
        Answer::State(low, high) => {
            let stretch = if low == high { format!("step {low}") } else { format!("steps {low} to {high}") };
            vec![Step::new("answer", format!("“{said}” is {stretch} of the scale of its rule"))]
        }
        Answer::Words(_) => vec![Step::new("answer", format!("its own words, {}", quoted(&cut(&said, SHORT))))],
    }
}

/// An answer in short, for setting two beside each other.
pub(super) fn short(claim: &Claim) -> String {
    match &claim.answer {
        Answer::Quantity(quantity) => range(quantity.hard),
        Answer::Time(_) if claim.kind.compare == crate::claim::Compare::Clock => {
            quoted(&cut(&claim.answer_words, SHORT))
        }
        Answer::Time(found) => found.days.map(print_days).unwrap_or_else(|| "no settled day".into()),
        Answer::Words(_) | Answer::State(..) => quoted(&cut(&claim.answer_words, SHORT)),
    }
}

/// An interval in words: "12", "12 or more", "more than 12", "24 to 99".
pub(super) fn range(interval: Interval) -> String {
    let Interval { lo, hi, lo_open, hi_open } = interval;
    match (lo.is_finite() && lo > 0.0, hi.is_finite()) {
        _ if lo == hi => number(lo),
        (true, false) if lo_open => format!("more than {}", number(lo)),
        (true, false) => format!("{} or more", number(lo)),
        (false, true) if hi_open => format!("less than {}", number(hi)),
        (false, true) => format!("{} or less", number(hi)),
        (false, false) => "any number".into(),
        (true, true) => {
            let low = if lo_open { "more than " } else { "" };
            let high = if hi_open { "less than " } else { "" };
            format!("{low}{} to {high}{}", number(lo), number(hi))
        }
    }
}

/// A number as newspapers print it: with commas between its thousands, or in millions where no more than three digits
/// stand behind the point.
fn number(value: f64) -> String {
    for (scale, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        let thousandths = value / scale * 1000.0;
        if value >= scale && (thousandths - thousandths.round()).abs() < 1e-6 {
            return format!("{} {name}", thousandths.round() / 1000.0);
        }
    }
    let text = format!("{}", (value * 1000.0).round() / 1000.0);
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let digits = whole.trim_start_matches('-');
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{}{out}{rest}", &whole[..whole.len() - digits.len()])
}

/// A time in words, with what it was counted from.
pub(super) fn time(time: &Time) -> String {
    let Some(days) = time.days else {
        let partial = print_partial(time.partial, time.weekday);
        return format!("{}; the text does not settle it", partial.unwrap_or_else(|| "no certain day".into()));
    };
    let how = match time.anchor {
        Anchor::Stated => "as its words say",
        Anchor::ArticleDay => "counted from the article's day",
        Anchor::EarlierDate => "counted from a date named before",
        Anchor::Missing => "its year not settled",
    };
    let other = time.other.map(|days| format!("; the words leave {} as well", print_days(days))).unwrap_or_default();
    format!("{}, {how}{other}", print_days(days))
}

/// The entries of the lexicon that bound a number.
fn entries(words: &str, quantity: &Quantity, lexicon: &Lexicon) -> Vec<String> {
    let mut tokens: Vec<Token> = Vec::new();
    tokenize(words, Span::new(0, words.len()), &mut tokens);
    let mut found = Vec::new();
    let said = |from: usize, to: usize| tokens[from].span.join(tokens[to - 1].span).of(words).to_owned();
    for at in 0..tokens.len() {
        let before = lexicon.hedges.longest(&tokens, at).map(|hedge| ("before", hedge));
        let behind = lexicon.hedges_behind.longest(&tokens, at).map(|hedge| ("behind", hedge));
        for (side, (end, hedge)) in before.into_iter().chain(behind) {
            if *hedge == quantity.hedge && *hedge != Hedge::Exact {
                let (key, bound) = named(*hedge);
                found.push(format!("“{}” {bound} (rules/lexicon/hedges.yaml, {side}: {key})", said(at, end)));
            }
        }
        if let Some((end, vague)) = lexicon.vague.longest(&tokens, at)
            && quantity.vague
        {
            let (low, high) = vague.typical;
            let usual = format!("mostly taken for {} to {}", number(low), number(high));
            found.push(format!("“{}”, {usual} (rules/lexicon/numbers.yaml, vague)", said(at, end)));
        }
    }
    found.dedup();
    found
}

/// A hedge by its key in the lexicon, and what it does to a number.
fn named(hedge: Hedge) -> (&'static str, &'static str) {
    match hedge {
        Hedge::AtLeast => ("at_least", "makes it the least number"),
        Hedge::MoreThan => ("more_than", "leaves out the number itself and all below"),
        Hedge::AtMost => ("at_most", "makes it the greatest number"),
        Hedge::LessThan => ("less_than", "leaves out the number itself and all above"),
        Hedge::UpTo => ("up_to", "makes it a soft ceiling, which contradicts nothing by itself"),
        Hedge::About => ("about", "leaves some slack on both sides"),
        Hedge::Nearly => ("nearly", "leaves some slack below"),
        Hedge::Exact => ("exact", "leaves the number as it is"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_told_in_words() {
        let told = [
            Interval::point(1_234_567.5),
            Interval::point(31_150_000_000.0),
            Interval::at_least(12.0),
            Interval::more_than(50.0),
            Interval { hi_open: true, ..Interval::closed(0.0, 7.0) },
            Interval::closed(24.0, 99.0),
        ];
        let expected = ["1,234,567.5", "31.15 billion", "12 or more", "more than 50", "less than 7", "24 to 99"];
        assert_eq!(told.map(range), expected);
    }
}
