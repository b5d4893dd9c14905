//! What a claim is told of, where it is not simply the answer that its kind asks of one event. It stands behind the kind: who
//! asks for the people that an event killed finds them under `killed`, and not among them the dead of a war.

use crate::claim::{Answer, Claim, Compare};
use crate::lexicon::Lexicon;
use crate::text::words::key;

/// What makes a claim the answer to another question than its kind asks of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis<'a> {
    /// A figure over time: a rate, a total of a year or a war.
    Series,
    /// People or an act that its rule tells apart: soldiers among the dead, an arrest after the deed.
    Apart(&'a str),
    /// A word in place of a number: "several", "hundreds".
    Vague,
    /// It is denied: "seven people were not killed".
    Denied,
}

impl Basis<'_> {
    /// The name of the basis.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Series => "series",
            Basis::Apart(_) => "apart",
            Basis::Vague => "vague",
            Basis::Denied => "denied",
        }
    }

    /// What stands behind the kind.
    pub fn suffix(&self) -> &str {
        match self {
            Basis::Apart(name) => name,
            other => other.word(),
        }
    }
}

/// The basis of a claim among those of its text; `None` where it answers what its kind asks of one event.
pub(super) fn of<'a>(claims: &'a [Claim], at: usize, lexicon: &Lexicon) -> Option<Basis<'a>> {
    let claim = &claims[at];
    if claim.denied && claim.kind.compare != Compare::Names {
        return Some(Basis::Denied);
    }
    if claim.series {
        return Some(Basis::Series);
    }
    if let Some(name) = apart(claims, at, lexicon) {
        return Some(Basis::Apart(name));
    }
    let vague = matches!(&claim.answer, Answer::Quantity(quantity) if quantity.vague);
    vague.then_some(Basis::Vague)
}

/// What tells a claim apart: its act, its population, or that of the count it stands right behind: "three soldiers were
/// killed and six others wounded".
fn apart<'a>(claims: &'a [Claim], at: usize, lexicon: &Lexicon) -> Option<&'a str> {
    /// Bytes between two counts that share a noun: " and about ".
    const JOINT: u32 = 12;
    let claim = &claims[at];
    let among = |name: Option<&str>| claim.kind.apart.iter().find(|apart| Some(apart.as_str()) == name);
    let own =
        |of: &'a Claim| among(of.population_name.as_deref()).or_else(|| among(of.act.as_deref())).map(String::as_str);
    let beside = |other: &&Claim| other.span.end <= claim.span.start && claim.span.start - other.span.end <= JOINT;
    own(claim).or_else(|| {
        let unsaid = !claim.kind.apart.is_empty() && (claim.population.is_none() || rest(claim, lexicon));
        let before = claims[..at].iter().rev().take(3).filter(|_| unsaid);
        before.filter(beside).find_map(own)
    })
}

/// Whether a count is of others than those counted before.
fn rest(claim: &Claim, lexicon: &Lexicon) -> bool {
    claim.words.split_whitespace().any(|word| lexicon.part_words.contains(&key(word)))
}

#[cfg(test)]
mod tests {
    use crate::rule::RuleBook;

    /// The kinds of the claims of a text that begin with a kind.
    fn kinds(kind: &str, text: &str) -> Vec<String> {
        let rules = RuleBook::embedded().unwrap();
        let line = serde_json::json!({"id": 1, "text": text, "published": "2024-05-03"}).to_string();
        let read: serde_json::Value = serde_json::from_str(&crate::inspect::claims(&line, &rules).unwrap()).unwrap();
        let claims = read["claims"].as_array().unwrap().iter();
        let kinds = claims.map(|claim| claim["kind"].as_str().unwrap().to_owned());
        kinds.filter(|found| found.starts_with(kind)).collect()
    }

    #[test]
    fn a_total_of_years_or_of_a_war_is_not_the_toll_of_an_event() {
        for text in [
            "About 900 of its members have been murdered since 1985.",
            "Since the strike began, 12 people have been killed.",
            "The civil war that has left 30,000 people dead went on.",
            "In the last ten years, 300 policemen have been killed.",
            "During October 350 people were killed in the province.",
            "More than 40 people died in the war.",
        ] {
            assert_eq!(kinds("killed", text), ["killed/series"], "{text}");
        }
    }

    #[test]
    fn words_of_time_that_belong_to_another_phrase_make_no_series() {
        let text = "Vesta issued the firm a fine of 3 million euros, its largest to date.";
        assert_eq!(kinds("fine", text), ["fine"], "{text}");
        let text = "The firm faces fines of up to 5 percent of the average daily turnover of its parent.";
        assert_eq!(kinds("percent", text), ["percent"], "{text}");
        let text = "In recent years, 300 people were killed on the road.";
        assert_eq!(kinds("killed", text), ["killed/series"], "{text}");
    }

    #[test]
    fn a_number_in_a_name_or_the_length_of_a_race_counts_nothing() {
        for text in ["The crowd cheered for the Three Lynxes in Tellin.", "She won the 100m titles of Vesta."] {
            assert!(kinds("count of things", text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_record_counts_one_event() {
        for text in [
            "The blast killed 12 people, the deadliest attack since 2003.",
            "In the worst crash in ten years, 12 people were killed.",
            "A fire killed 12 people on Thursday.",
            "SIX PEOPLE WERE KILLED IN THE PAST FEW HOURS.",
        ] {
            assert_eq!(kinds("killed", text), ["killed"], "{text}");
        }
    }

    #[test]
    fn those_who_fight_are_counted_apart_with_those_who_stand_beside_them() {
        let text = "Three soldiers were killed and six others wounded.";
        assert_eq!(kinds("killed", text), ["killed/soldiers"]);
        assert_eq!(kinds("wounded", text), ["wounded/soldiers"]);
        let text = "Three farmers were killed and six others wounded.";
        assert_eq!(kinds("wounded", text), ["wounded"]);
    }

    #[test]
    fn the_day_of_talks_is_not_that_of_the_event() {
        assert_eq!(kinds("event day/", "The ministers held talks in Tellin on 2 May 2024."), ["event day/talks"]);
    }

    #[test]
    fn an_hour_without_a_day_is_of_the_article_s_own() {
        let rules = RuleBook::embedded().unwrap();
        let min = |text: &str| {
            let line = serde_json::json!({"id": 1, "text": text, "published": "2024-05-03"}).to_string();
            let read: serde_json::Value =
                serde_json::from_str(&crate::inspect::claims(&line, &rules).unwrap()).unwrap();
            let claims = read["claims"].as_array().unwrap().iter();
            claims.filter(|claim| claim["kind"] == "event day").map(|claim| claim["min"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(min("A bomb exploded in the centre of Tellin at 9:30."), ["2024-05-03"]);
        assert_eq!(min("A bomb exploded in the centre of Tellin."), [serde_json::Value::Null]);
    }

    #[test]
    fn a_word_in_place_of_a_number_is_no_figure() {
        assert_eq!(kinds("killed", "The flood killed hundreds of people."), ["killed/vague"]);
    }
}
