//! Sentences: all that two sentences are compared by, prepared once.

use super::figures::{self, Figure, Lineup, ONE_THING, line_up};
use super::similarity::{self, Likeness, MOST_CLASHES, Passage, Wording};
use crate::lexicon::{Fence, Lexicon};
use crate::value::Lie;

/// A sentence prepared for comparing.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Its words.
    pub wording: Wording,
    /// Its quantities.
    pub figures: Vec<Figure>,
    /// How often it says "not".
    pub denials: u32,
}

/// How two sentences compare.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// How alike they are told.
    pub likeness: Likeness,
    /// Their quantities, lined up.
    pub lineup: Lineup,
    /// Whether one of them denies what the other does not.
    pub denied: bool,
}

impl Sentence {
    /// Prepares a sentence.
    ///
    /// ```
    /// use crosscheck::RuleBook;
    /// use crosscheck::align::Sentence;
    ///
    /// let rules = RuleBook::embedded().unwrap();
    /// let read = |text| Sentence::read(text, &rules.lexicon);
    /// let (a, b) = (read("Twelve people were killed in Norhaven."), read("At least 12 people died in Norhaven."));
    /// assert!(a.compare(&b).score() > 600);
    /// assert_eq!(a.compare(&b).lineup.matches.len(), 1);
    /// ```
    pub fn read(text: &str, lexicon: &Lexicon) -> Sentence {
        let passage = Passage::read(text, lexicon);
        let denials = (0..passage.tokens.len())
            .filter(|at| matches!(lexicon.fences.longest(&passage.tokens, *at), Some((_, Fence::Negated))))
            .count() as u32;
        Sentence { wording: Wording::of(&passage, lexicon), figures: figures::read(&passage, lexicon), denials }
    }

    /// Compares it with another; the same both ways, with the sides swapped.
    pub fn compare(&self, other: &Sentence) -> Comparison {
        Comparison {
            likeness: similarity::compare(&self.wording, &other.wording),
            lineup: line_up(&self.figures, &other.figures),
            denied: self.denials % 2 != other.denials % 2,
        }
    }
}

/// What two figures that count one thing and lie apart take off a score, in thousandths.
const APART: u32 = 65;
/// What a "not" on one side alone takes off.
const DENIED: u32 = 60;

impl Comparison {
    /// How many figures count one thing and lie apart.
    pub fn apart(&self) -> u32 {
        self.lineup.matches.iter().filter(|found| found.lie == Lie::Apart && found.rank >= ONE_THING).count() as u32
    }

    /// How alike the two are, from 0 to 1000: how alike they are told, less what their figures and a "not" say against it.
    pub fn score(&self) -> u32 {
        let off = APART * self.apart().min(MOST_CLASHES) + DENIED * u32::from(self.denied);
        self.likeness.score().saturating_sub(off)
    }
}
