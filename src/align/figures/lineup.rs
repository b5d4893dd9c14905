//! Which figure of one sentence answers to which of the other, and how the two lie.

use super::{Figure, sums};
use crate::lexicon::ANYBODY;
use crate::value::Lie;

/// Two figures that answer to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The figure of the first sentence.
    pub a: usize,
    /// The figure of the second.
    pub b: usize,
    /// How much shows that they count one thing, whatever their values.
    pub rank: i32,
    /// How their values lie.
    pub lie: Lie,
    /// Whether the first says all that the second says: every value it allows, the second allows.
    pub a_within: bool,
    /// Whether the second says all that the first says.
    pub b_within: bool,
    /// Whether both state one number, whatever the hedge.
    pub stated: bool,
}

/// The figures of two sentences lined up.
#[derive(Clone, Debug, Default)]
pub struct Lineup {
    /// The matches, best first.
    pub matches: Vec<Match>,
    /// How many figures each sentence has, without a "one" that answers to none: "one of the factors" counts nothing.
    pub figures: [usize; 2],
    /// Whether one side gives a sum or a remainder of the other's figures, and it comes out (`Some(true)`) or does not.
    pub sum: Option<bool>,
}

/// Lines up the figures of two sentences: what shows most that it counts one thing goes first, each figure once. The
/// same both ways.
pub fn line_up(a: &[Figure], b: &[Figure]) -> Lineup {
    let mut pairs = Vec::new();
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let Some(rank) = rank(x, y) else { continue };
            let found = Match {
                a: i,
                b: j,
                rank,
                lie: lie(x, y),
                a_within: y.hard.contains(x.hard),
                b_within: x.hard.contains(y.hard),
                stated: x.stated.is_some() && x.stated == y.stated,
            };
            let worth = rank
                + match found.lie {
                    Lie::Equal => EQUAL,
                    Lie::Apart => 0,
                    _ => MEETING,
                };
            pairs.push((std::cmp::Reverse(worth), i.abs_diff(j), i + j, i.min(j), i, j, found));
        }
    }
    pairs.sort_unstable_by_key(|pair| (pair.0, pair.1, pair.2, pair.3, pair.4));
    let (mut left, mut right) = (vec![false; a.len()], vec![false; b.len()]);
    let mut lineup = Lineup::default();
    for (.., i, j, found) in pairs {
        if !left[i] && !right[j] && found.rank >= LEAST {
            (left[i], right[j]) = (true, true);
            lineup.matches.push(found);
        }
    }
    let asked = |figures: &[Figure], taken: &[bool]| {
        let one = |figure: &Figure| figure.count && figure.stated == Some(1.0);
        figures.iter().zip(taken).filter(|(figure, taken)| **taken || !one(figure)).count()
    };
    lineup.figures = [asked(a, &left), asked(b, &right)];
    lineup.sum = sums::sum(a, b, &lineup.matches);
    lineup
}

/// The rank from which two figures are held to count one thing.
pub const ONE_THING: i32 = 5;
/// What equal values add to the rank, for choosing among figures: of two that may be meant, the equal one is.
const EQUAL: i32 = 6;
/// The same of values that meet.
const MEETING: i32 = 3;
/// The rank below which two figures do not answer to one another.
const LEAST: i32 = -2;

/// How much shows that two figures count one thing; `None` where they cannot.
fn rank(x: &Figure, y: &Figure) -> Option<i32> {
    if x.dimension != y.dimension {
        return None;
    }
    let noun = match (x.noun, y.noun) {
        (Some(p), Some(q)) if p == q => 6,
        _ if x.people.is_some() && y.people.is_some() => {
            let anybody = x.people == Some(ANYBODY) || y.people == Some(ANYBODY);
            if x.people == y.people || anybody { 4 } else { -4 }
        }
        (Some(_), Some(_)) => -3,
        (None, None) if !x.count => 2,
        _ => 0,
    };
    let near = x.near.iter().filter(|word| y.near.binary_search(word).is_ok()).count().min(4) as i32;
    let beside = (0..2).filter(|&side| x.beside[side] == y.beside[side]).count() as i32;
    Some(noun + 2 * near + beside)
}

/// How two figures lie, in their base unit.
fn lie(x: &Figure, y: &Figure) -> Lie {
    match () {
        () if x.hard == y.hard => Lie::Equal,
        () if x.hard.meets(y.hard) => Lie::Meet,
        // Two figures printed to one place say what they say; only the coarser of two may be the other one rounded.
        () if (x.coarser(y) && !x.borders(y) || x.over(y)) && x.loose.meets(y.loose) => Lie::MeetRounded,
        () if x.soft || y.soft => Lie::MeetSoft,
        () => Lie::Apart,
    }
}
