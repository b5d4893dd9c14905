//! The parts of a likeness, and what they add up to.

use super::joins::Join;
use super::wording::{NO_ROW, Sort, Word, Wording};
use std::cmp::Ordering;

/// A part of a likeness: what two sentences share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Words that carry meaning, by what they say, of those of both; words of one thing count in part.
    Words,
    /// Runs of three letters.
    Letters,
    /// Neighbouring words.
    Phrases,
    /// Numbers.
    Numbers,
    /// The length of the shorter, of that of the longer.
    Length,
    /// The order of the words that carry meaning: none of it turned round, or all of it; half where there is none.
    Order,
}

/// A clash: what is left over on both sides when all that is shared is paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clash {
    /// Places: what happened in two countries.
    Places,
    /// Opposites: "rose" here, "fell" there.
    Opposites,
    /// Other names.
    Names,
    /// Numbers: each side has one that the other has not.
    Numbers,
    /// Names alone are shared: of those who are named, two things are told.
    Bare,
    /// A question: one side asks, the other tells.
    Question,
}

/// The parts, in order, each with its name and how much it counts in thousandths; with [`BASE`] a thousand. Neighbours count
/// against: what two words in a row share they share once, as one phrase. Length counts for the judgement alone.
pub const PARTS: [(Part, &str, i32); 6] = [
    (Part::Words, "words", 510),
    (Part::Letters, "letters", 455),
    (Part::Phrases, "phrases", -125),
    (Part::Numbers, "numbers", 30),
    (Part::Length, "length", 0),
    (Part::Order, "order", 55),
];

/// What two sentences begin with, in thousandths: much speaks against a likeness, and takes its points off before there are any.
const BASE: i32 = 75;

/// The clashes, in order, each with its name, the thousandths that one takes off, and whether it does so in brief sentences
/// alone: a longer one has room for a second place, or for a second number, beside what both tell.
pub const CLASHES: [(Clash, &str, i32, bool); 6] = [
    (Clash::Places, "places", 200, true),
    (Clash::Opposites, "opposites", 110, false),
    (Clash::Names, "names", 30, false),
    (Clash::Numbers, "numbers", 65, true),
    (Clash::Bare, "bare", 90, true),
    (Clash::Question, "question", 200, false),
];

/// What a word that is not shared takes off beyond that where sentences are brief, in thousandths: the fewer words there are,
/// the more each of them changes.
const BRIEF: u32 = 440;
/// Words of both sentences together from which on they are not so brief as can be.
const FEWEST: u32 = 8;
/// What is taken off instead where no word is shared.
const NOTHING: i32 = 145;
/// Words of both sentences together up to which a clash of brief sentences counts in full, and from which on it does not count.
const HEADLINES: u32 = 16;
const SENTENCES: u32 = 32;

/// The most clashes of one sort that count.
pub(in crate::align) const MOST_CLASHES: u32 = 2;

/// How alike two sentences are, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Each part of [`PARTS`], from 0 to 1000.
    pub parts: [u32; PARTS.len()],
    /// How often each of [`CLASHES`] is met, at most twice.
    pub clashes: [u32; CLASHES.len()],
    /// Of what each sentence tells, by weight and without its numbers, the share that the other tells too, from 0 to 1000.
    pub told: [u32; 2],
    /// How many names of each sentence the other has not.
    pub strange: [u32; 2],
    /// How many words they have together, with repetitions.
    pub length: u32,
}

impl Likeness {
    /// One part, from 0 to 1000.
    pub fn part(&self, part: Part) -> u32 {
        self.parts[part as usize]
    }

    /// How often a clash is met, at most twice.
    pub fn clash(&self, clash: Clash) -> u32 {
        self.clashes[clash as usize]
    }

    /// How brief they are: 1000 for up to eight words on both sides together, 500 for sixteen.
    pub fn brief(&self) -> u32 {
        1000 * FEWEST / self.length.max(FEWEST)
    }

    /// All together, from 0 to 1000.
    pub fn score(&self) -> u32 {
        let parts: i32 = self.parts.iter().zip(PARTS).map(|(part, (_, _, weight))| *part as i32 * weight).sum();
        let headlines = (1000 * SENTENCES.saturating_sub(self.length) / (SENTENCES - HEADLINES)).min(1000) as i32;
        let points =
            |(_, _, points, brief): (Clash, &str, i32, bool)| if brief { points * headlines / 1000 } else { points };
        let clashes: i32 = self.clashes.iter().zip(CLASHES).map(|(times, clash)| *times as i32 * points(clash)).sum();
        let words = self.part(Part::Words);
        let apart = if words == 0 { NOTHING } else { (self.brief() * (1000 - words) / 1000 * BRIEF / 1000) as i32 };
        (BASE + parts / 1000 - clashes - apart).clamp(0, 1000) as u32
    }
}

/// What two sentences share.
#[derive(Default)]
struct Shared {
    /// Weight of the words that carry meaning, of each side.
    content: [u32; 2],
    /// The same without asides.
    told: [u32; 2],
    /// Numbers, each once.
    numbers: u32,
    /// Whether a word that carries meaning is, and is no name.
    plain: bool,
    /// Where those that carry meaning stand here and there.
    spots: Vec<(u16, u16)>,
}

impl Shared {
    /// Takes up where two words that are one stand.
    fn meet(&mut self, x: &Word, y: &Word) {
        self.plain |= x.sort == Sort::Plain && y.sort == Sort::Plain;
        if x.sort != Sort::Function && y.sort != Sort::Function && self.spots.len() < SPOTS {
            self.spots.push((x.at, y.at));
        }
    }

    /// How much of the order is kept: of all two words, the share that stand the same way round on both sides.
    fn order(&self) -> Option<u32> {
        let pairs = self.spots.iter().enumerate().flat_map(|(at, p)| self.spots[..at].iter().map(move |q| (p, q)));
        let (kept, all) =
            pairs.fold((0, 0), |(kept, all), (p, q)| (kept + u32::from(p.0.cmp(&q.0) == p.1.cmp(&q.1)), all + 1));
        (1000 * kept).checked_div(all)
    }
}

/// Words whose order is looked at, at most.
const SPOTS: usize = 48;

/// Words left over on one side, at most so many looked at; what is left over in longer texts has no say.
const LEFT: usize = 48;

/// Compares two prepared sentences. The same both ways, to the last digit.
pub fn compare(a: &Wording, b: &Wording) -> Likeness {
    let mut shared = Shared::default();
    let mut left: [[u16; LEFT]; 2] = [[0; LEFT]; 2];
    let mut count = [0; 2];
    let leave = |side: usize, at: usize, word: &Word, left: &mut [[u16; LEFT]; 2], count: &mut [usize; 2]| {
        if word.sort != Sort::Function && word.sort != Sort::Number && count[side] < LEFT {
            left[side][count[side]] = at as u16;
            count[side] += 1;
        }
    };
    let mut called = [0; 2];
    let (mut i, mut j) = (0, 0);
    while i < a.words.len() && j < b.words.len() {
        let (x, y) = (&a.words[i], &b.words[j]);
        match x.key.cmp(&y.key) {
            Ordering::Less => {
                leave(0, i, x, &mut left, &mut count);
                i += 1;
            }
            Ordering::Greater => {
                leave(1, j, y, &mut left, &mut count);
                j += 1;
            }
            Ordering::Equal => {
                shared.content[0] += u32::from(content(x));
                shared.content[1] += u32::from(content(y));
                shared.told[0] += u32::from(told(x));
                shared.told[1] += u32::from(told(y));
                shared.numbers += u32::from(x.sort == Sort::Number);
                shared.meet(x, y);
                called[0] |= spot(x);
                called[1] |= spot(y);
                i += 1;
                j += 1;
            }
        }
    }
    (i..a.words.len()).for_each(|i| leave(0, i, &a.words[i], &mut left, &mut count));
    (j..b.words.len()).for_each(|j| leave(1, j, &b.words[j], &mut left, &mut count));
    let (left, right) = (&left[0][..count[0]], &left[1][..count[1]]);
    let mut rest = Rest { a, b, left, right, taken: [0; 2] };
    let places = rest.places();
    let [content, told] = [shared.content, shared.told].map(|sums| sums.map(|sum| 10 * sum));
    let mut soft = Soft { content, told, shared };
    rest.joined(&mut soft);
    rest.alike(&mut soft);
    rest.given(called, &mut soft);
    let Soft { content: soft, told, shared } = soft;
    let share = |part: u32, whole: u32| (1000 * part).checked_div(whole).unwrap_or(1000).min(1000);
    let lists = |part: u32, a: usize, b: usize| share(2 * part, (a + b) as u32);
    let numbers = |w: &Wording| w.words.iter().filter(|word| word.sort == Sort::Number).count() as u32;
    let (m, n) = (numbers(a), numbers(b));
    let plain = |w: &Wording| w.words.iter().any(|word| word.sort == Sort::Plain);
    let parts = [
        share(soft[0] + soft[1], 10 * (a.content + b.content)),
        lists(common(&a.letters, &b.letters), a.letters.len(), b.letters.len()),
        lists(common(&a.phrases, &b.phrases), a.phrases.len(), b.phrases.len()),
        share(shared.numbers, m + n - shared.numbers),
        share(a.length.min(b.length), a.length.max(b.length)),
        shared.order().unwrap_or(if left.is_empty() && right.is_empty() { 1000 } else { 500 }),
    ];
    let strange = rest.free(|word| word.sort == Sort::Name && !word.aside);
    let clashes = [
        places,
        rest.opposed().max(rest.against()),
        strange[0].min(strange[1]),
        u32::from(m.min(n) > shared.numbers),
        u32::from(!shared.plain && plain(a) && plain(b)),
        u32::from(a.asks != b.asks),
    ];
    let told = [share(told[0], 10 * a.told), share(told[1], 10 * b.told)];
    let length = a.length + b.length;
    Likeness { parts, clashes: clashes.map(|times| times.min(MOST_CLASHES)), told, strange, length }
}

/// Where a word of a name stands, as a bit; those far on in long texts have none.
fn spot(word: &Word) -> u64 {
    if word.sort == Sort::Name && word.length > 0 { 1u64.checked_shl(u32::from(word.at)).unwrap_or(0) } else { 0 }
}

/// What two sentences share by equal words and by words that are alike, in tenths of the weight on each side.
struct Soft {
    content: [u32; 2],
    /// Without asides.
    told: [u32; 2],
    shared: Shared,
}

impl Soft {
    fn add(&mut self, side: usize, word: &Word, tenths: u32) {
        self.content[side] += tenths * u32::from(word.weight);
        self.told[side] += if tenths == KIN { KIN_TOLD } else { tenths } * u32::from(told(word));
    }
}

fn content(word: &Word) -> u8 {
    if word.sort == Sort::Function { 0 } else { word.weight }
}

/// Numbers are left to the figures, which know what they count.
fn told(word: &Word) -> u8 {
    if word.tells() { word.weight } else { 0 }
}

/// How many entries two sorted lists share.
fn common<T: Ord>(a: &[T], b: &[T]) -> u32 {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let order = a[i].cmp(&b[j]);
        shared += u32::from(order == Ordering::Equal);
        i += usize::from(order != Ordering::Greater);
        j += usize::from(order != Ordering::Less);
    }
    shared
}

/// The words left over when the equal ones are paired.
struct Rest<'a> {
    a: &'a Wording,
    b: &'a Wording,
    left: &'a [u16],
    right: &'a [u16],
    /// Those that are paired meanwhile, one bit each.
    taken: [u64; 2],
}

impl Rest<'_> {
    /// Pairs what is written as one word here and as several there.
    fn joined(&mut self, soft: &mut Soft) {
        for side in 0..2 {
            let (one, several) = if side == 0 { (self.a, self.b) } else { (self.b, self.a) };
            let whole = if side == 0 { self.left } else { self.right };
            for (slot, at) in whole.iter().enumerate() {
                let word = &one.words[*at as usize];
                let first = several.joins.partition_point(|join| join.key < word.key);
                let told = several.joins[first..].iter().take_while(|join| join.key == word.key);
                for join in told.filter(|join| word.initials || !join.initials) {
                    let Some((bits, found)) = self.find(1 - side, join) else { continue };
                    if self.taken[side] & 1 << slot == 0 {
                        self.taken[1 - side] |= bits;
                        self.taken[side] |= 1 << slot;
                        soft.add(side, word, 10);
                        let first = &several.words[found[0]];
                        if side == 0 {
                            soft.shared.meet(word, first)
                        } else {
                            soft.shared.meet(first, word)
                        }
                        found.iter().for_each(|at| soft.add(1 - side, &several.words[*at], 10));
                    }
                }
            }
        }
        self.rephrased(soft);
    }

    /// Pairs two phrases of one row: "stepped down" here, "gave up her post" there.
    fn rephrased(&mut self, soft: &mut Soft) {
        for here in &self.a.joins {
            let first = self.b.joins.partition_point(|join| join.key < here.key);
            for there in self.b.joins[first..].iter().take_while(|join| join.key == here.key) {
                let (Some((a, left)), Some((b, right))) = (self.find(0, here), self.find(1, there)) else { continue };
                self.taken[0] |= a;
                self.taken[1] |= b;
                soft.shared.meet(&self.a.words[left[0]], &self.b.words[right[0]]);
                left.iter().for_each(|at| soft.add(0, &self.a.words[*at], 10));
                right.iter().for_each(|at| soft.add(1, &self.b.words[*at], 10));
            }
        }
    }

    /// The parts of a join where all of them are left over on a side and free: their bits, and the words.
    fn find(&self, side: usize, join: &Join) -> Option<(u64, Vec<usize>)> {
        let (wording, list) = if side == 0 { (self.a, self.left) } else { (self.b, self.right) };
        let mut bits = 0;
        let mut found = Vec::new();
        for key in join.parts() {
            let slot = list.iter().position(|at| wording.words[usize::from(*at)].key == *key)?;
            bits |= 1 << slot;
            found.push(usize::from(list[slot]));
        }
        (self.taken[side] & bits == 0).then_some((bits, found))
    }

    /// Pairs words of one thing and words that share most of their letters: the likest two first, each word once.
    fn alike(&mut self, soft: &mut Soft) {
        let mut pairs: Vec<(u32, u64, u64, usize, usize)> = Vec::new();
        for (i, x) in self.left.iter().map(|at| &self.a.words[*at as usize]).enumerate() {
            for (j, y) in self.right.iter().map(|at| &self.b.words[*at as usize]).enumerate() {
                let tenths = tenths(x, y);
                if tenths > 0 {
                    let worth = tenths * (u32::from(x.weight) + u32::from(y.weight));
                    pairs.push((worth, x.key.min(y.key), x.key.max(y.key), i, j));
                }
            }
        }
        pairs.sort_unstable_by(|p, q| q.cmp(p));
        for (worth, _, _, i, j) in pairs {
            if self.taken[0] & 1 << i == 0 && self.taken[1] & 1 << j == 0 {
                self.taken[0] |= 1 << i;
                self.taken[1] |= 1 << j;
                let (x, y) = (&self.a.words[self.left[i] as usize], &self.b.words[self.right[j] as usize]);
                let tenths = worth / (u32::from(x.weight) + u32::from(y.weight));
                soft.shared.meet(x, y);
                soft.add(0, x, tenths);
                soft.add(1, y, tenths);
            }
        }
    }

    /// Counts in part what is left over of a name of which the other sentence has a word: who is called by first name and
    /// surname here may be called by surname there.
    fn given(&self, mut called: [u64; 2], soft: &mut Soft) {
        /// How much of the weight counts, in tenths.
        const GIVEN: u32 = 5;
        for (side, (wording, list)) in [(self.a, self.left), (self.b, self.right)].into_iter().enumerate() {
            let words = || list.iter().map(|at| &wording.words[*at as usize]).enumerate();
            let taken = |slot: usize| self.taken[side] & 1 << slot != 0;
            called[side] |= words().filter(|(slot, _)| taken(*slot)).fold(0, |bits, (_, word)| bits | spot(word));
            let beside = called[side] << 1 | called[side] >> 1;
            for (_, word) in words().filter(|(slot, word)| !taken(*slot) && spot(word) & beside != 0) {
                soft.content[side] += GIVEN * u32::from(word.weight);
            }
        }
    }

    /// How many words of a sort are still left over on each side.
    fn free(&self, sort: impl Fn(&Word) -> bool) -> [u32; 2] {
        let left = |w: &Wording, list: &[u16], taken: u64| {
            let free = list.iter().enumerate().filter(|(slot, _)| taken & 1 << slot == 0);
            free.filter(|(_, at)| sort(&w.words[**at as usize])).count() as u32
        };
        [left(self.a, self.left, self.taken[0]), left(self.b, self.right, self.taken[1])]
    }

    /// How many places are left over on the side where they are fewer. A town beside its country is where the other says,
    /// unless the other names a second town of that country.
    fn places(&self) -> u32 {
        fn side<'w>(w: &'w Wording, list: &[u16]) -> Vec<&'w Word> {
            list.iter().map(|at| &w.words[*at as usize]).filter(|word| word.place).collect()
        }
        let (a, b) = (side(self.a, self.left), side(self.b, self.right));
        let lies = |town: &Word, others: &[&Word]| {
            town.country != 0
                && others.iter().any(|other| other.key == town.country)
                && others.iter().all(|other| other.country != town.country)
        };
        let apart = |here: &[&Word], there: &[&Word]| {
            let settled = |word: &&&Word| {
                lies(word, there) || there.iter().any(|town| word.key == town.country && lies(town, here))
            };
            here.iter().filter(|word| !settled(word)).count() as u32
        };
        apart(&a, &b).min(apart(&b, &a))
    }

    /// How many words of one side that are still left over have an opposite left over on the other.
    fn opposed(&self) -> u32 {
        let sides = |w: &Wording, list: &[u16], taken: u64| {
            let free = list.iter().enumerate().filter(|(slot, _)| taken & 1 << slot == 0);
            free.fold([0; 2], |[p, q], (_, at)| {
                let [x, y] = w.words[*at as usize].sides;
                [p | x, q | y]
            })
        };
        let [p, q] = sides(self.a, self.left, self.taken[0]);
        let [x, y] = sides(self.b, self.right, self.taken[1]);
        (p & y & !(q | x) | q & x & !(p | y)).count_ones()
    }

    /// The same by the thesaurus: how many words are still left over here and there that are opposites.
    fn against(&self) -> u32 {
        let ends = |w: &'_ Wording, list: &[u16], taken: u64, found: &mut dyn FnMut(u16)| {
            let free = list.iter().enumerate().filter(|(slot, _)| taken & 1 << slot == 0);
            let words = free.map(|(_, at)| w.words[*at as usize]);
            words.for_each(|word| word.against.iter().take_while(|end| **end != NO_ROW).for_each(|end| found(*end)));
        };
        let mut count = 0;
        ends(self.a, self.left, self.taken[0], &mut |here| {
            ends(self.b, self.right, self.taken[1], &mut |there| count += u32::from(here ^ 1 == there));
        });
        count
    }
}

/// How much of their weight words of one thing share, in tenths: more than equal words, which share letters besides, and
/// which may tell of two things where the rest of two sentences does.
const KIN: u32 = 13;
/// The same of what one sentence tells of the other.
const KIN_TOLD: u32 = 8;

/// How much of their weight two different words share, in tenths.
fn tenths(x: &Word, y: &Word) -> u32 {
    /// For words that begin alike.
    const SPELT: u32 = 7;
    /// For spellings of one name.
    const NAMED: u32 = 9;
    /// For a town and its country.
    const WITHIN: u32 = 7;
    /// Letters that two words must begin with.
    const BEGIN: u32 = 4;
    let rows = |word: &Word| word.rows.into_iter().take_while(|row| *row != NO_ROW);
    if x.sign & y.sign != 0 && rows(x).any(|row| rows(y).any(|other| other == row)) {
        return KIN;
    }
    if x.skeleton != 0 && x.skeleton == y.skeleton && x.length.abs_diff(y.length) <= 2 {
        return NAMED;
    }
    if x.country != 0 && x.country == y.key || y.country != 0 && y.country == x.key {
        return WITHIN;
    }
    if x.length < BEGIN as u8 || y.length < BEGIN as u8 {
        return 0;
    }
    let begin = (x.letters ^ y.letters).leading_zeros() / 8;
    let long = u32::from(x.length.max(y.length)).min(8);
    if begin >= BEGIN && 10 * begin >= 7 * long { SPELT } else { 0 }
}
