//! Patterns over tokens: how a rule says what it looks for.
//!
//! `killed` a word · `<be>` a word class · `{count}` a slot · `[a|b]` optional · `(a|b c)` alternatives · `..4` up to four
//! words of one phrase, no verb, number or "and" among them · `...4` up to four words of one clause · `,...4` the same
//! across commas · `!(a|b)` none of these may follow.
//!
//! Of the ways in which a pattern matches from one token on, the first counts: a gap takes as few words as it can, what is
//! optional is taken where it can be, alternatives are tried as they are written, a phrase of a class or a slot as long as
//! it can be. Programs ([`super::program`]) find that way without trying the others.

pub use super::parse::PatternFault;
use super::schema::SlotKind;
use crate::lexicon::Lexicon;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A word, by its key.
    Word(u64),
    /// A phrase of a class.
    Class(u8),
    /// What fills a slot of the rule.
    Slot(u8),
    /// So many tokens that the gap may pass over, or fewer.
    Gap(Gap, u8),
    /// One of these, the first preferred.
    Either(Vec<Vec<Part>>),
    /// One of these or, less preferred, nothing.
    Maybe(Vec<Vec<Part>>),
    /// Nothing, where none of these follows.
    Not(Vec<Vec<Part>>),
}

/// How far a gap may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Inside one phrase.
    Phrase,
    /// Inside one clause.
    Clause,
    /// Across commas.
    Sentence,
}

/// Reads a pattern into its parts. `slots` are the names of the rule's slots, in order.
pub(super) fn read(
    pattern: &str,
    slots: &[(String, SlotKind)],
    lexicon: &Lexicon,
) -> Result<Vec<Part>, Vec<PatternFault>> {
    let parts = super::parse::parts(pattern, slots, lexicon)?;
    if parts.iter().all(empty) {
        return Err(vec![PatternFault {
            span: 0..pattern.len(),
            what: "the pattern matches where there is nothing".into(),
            help: "name at least one word, class or slot outside of `[ ]`".into(),
        }]);
    }
    Ok(parts)
}

/// Whether a part may match nothing.
fn empty(part: &Part) -> bool {
    match part {
        Part::Word(_) | Part::Class(_) | Part::Slot(_) => false,
        Part::Gap(..) | Part::Maybe(_) | Part::Not(_) => true,
        Part::Either(ways) => ways.iter().any(|way| way.iter().all(empty)),
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::RuleBook;
    use crate::text::Article;

    fn killed(text: &str) -> Vec<String> {
        let account = RuleBook::embedded().unwrap().read(&Article::new("wire", text));
        let counts = account.claims.into_iter().filter(|claim| claim.kind.name == "killed");
        counts.map(|claim| claim.answer_words.to_string()).collect()
    }

    #[test]
    fn what_must_not_follow_is_looked_for_anew_behind_every_end_of_a_count() {
        assert_eq!(killed("Three soldiers were killed and seven others were wounded."), ["Three"]);
        assert_eq!(killed("Two gunmen killed twelve people."), ["twelve"]);
    }

    #[test]
    fn a_line_of_capitals_is_read_like_any_other() {
        assert_eq!(killed("BOMB LEFT 31 DEAD, POLICE SAID."), ["31"]);
        assert_eq!(killed("THE GANG WILL KILL 10 JUDGES, IT SAID."), Vec::<String>::new());
    }
}
