//! Clusters: rows grown from the best pair on.

use super::decisions::Bonds;
use super::ladder::Ladder;
use super::score;
use super::story::Stories;
use super::{Joined, fits, two_speakers};
use crate::claim::Claim;
use crate::claim::answer::lie;
use crate::lexicon::Lexicon;
use crate::value::Lie;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Points of a number that shows by itself what it is of, in a row whose other claims tell of that.
const RARE: u32 = 8;

/// What is asked again and again of a pair while rows grow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// Whether every key holds.
    pub joins: bool,
    /// Whether nothing but a lack of words in common keeps the two apart.
    pub only_far: bool,
    /// Whether nothing but days, events of the background and a lack of words does.
    pub only_dates: bool,
    /// Whether the number that they agree in shows by itself what it is of.
    pub rare: bool,
    /// How the answers lie.
    pub lie: Option<Lie>,
}

/// Pairs of claims, each compared once however often it is asked for.
pub(super) struct Held<'a> {
    claims: &'a [Claim],
    stories: &'a Stories,
    lexicon: &'a Lexicon,
    known: RefCell<FxHashMap<(u32, u32), Pair>>,
}

impl<'a> Held<'a> {
    pub fn new(claims: &'a [Claim], stories: &'a Stories, lexicon: &'a Lexicon) -> Held<'a> {
        Held { claims, stories, lexicon, known: RefCell::default() }
    }

    /// How two claims compare; the same both ways.
    pub fn of(&self, a: usize, b: usize) -> Pair {
        let (a, b) = (a.min(b), a.max(b));
        let known = self.known.borrow().get(&(a as u32, b as u32)).copied();
        known.unwrap_or_else(|| {
            self.note(a, b, &score::compare(&self.claims[a], &self.claims[b], self.stories, self.lexicon))
        })
    }

    /// Keeps what a ladder says of two claims, the lower first.
    pub fn note(&self, a: usize, b: usize, ladder: &Ladder) -> Pair {
        let pair = Pair {
            joins: ladder.joins(),
            only_far: ladder.only_far(),
            only_dates: ladder.only_dates(),
            rare: ladder.telling >= RARE,
            lie: lie(&self.claims[a], &self.claims[b], self.lexicon),
        };
        self.known.borrow_mut().insert((a as u32, b as u32), pair);
        pair
    }
}

/// Grows clusters from the best pair on; every claim of one must answer the question of every other.
pub(super) fn cluster(
    claims: &[Claim],
    joined: &[Joined],
    rest: &[bool],
    bonds: &Bonds,
    held: &Held,
) -> Vec<Vec<usize>> {
    let mut of: Vec<usize> = (0..claims.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..claims.len()).map(|at| vec![at]).collect();
    for group in bonds.groups() {
        for &claim in group {
            of[claim] = group[0];
            members[claim].clear();
        }
        members[group[0]].clone_from(group);
    }
    for &(.., a, b) in joined {
        let (x, y) = (of[a].min(of[b]), of[a].max(of[b]));
        if x == y {
            continue;
        }
        let joins = |p: usize, q: usize| held.of(p, q).joins;
        // Two that are told in other words are one question all the same where the other cluster has a claim with the very
        // same answer that joins.
        let equal = |p: usize, q: usize| p != q && held.of(p, q).lie == Some(Lie::Equal);
        // Of what an event has once, so may one on either side: "the firm said in a filing on Friday".
        let both_stand_in = |p: usize, q: usize| {
            let mut alike = members[x].iter().filter(|&&r| equal(p, r));
            alike.any(|&r| members[y].iter().any(|&s| equal(q, s) && joins(r, s)))
        };
        let stands_in = |p: usize, q: usize| {
            members[x].iter().any(|&r| equal(p, r) && joins(r, q))
                || members[y].iter().any(|&r| equal(q, r) && joins(p, r))
                || claims[p].once && claims[q].once && both_stand_in(p, q)
        };
        // Who gives one amount to the dollar speaks of one thing, whatever else the two sentences date beside it.
        let rare = |p: usize, r: usize| equal(p, r) && joins(p, r) && held.of(p, r).rare;
        let speaks_for = |p: usize, q: usize| {
            let meets = held.of(p, q).lie.is_some_and(|lie| lie != Lie::Apart);
            meets
                && (members[x].iter().any(|&r| rare(p, r) && joins(r, q))
                    || members[y].iter().any(|&r| rare(q, r) && joins(p, r)))
        };
        // An article that gives both sides of a dispute, each with its speaker, stands among those that give one side each.
        // Of a toll it may as well give the whole and a part; what does not move has one answer.
        let side = |p: usize| {
            let all = members[x].iter().chain(&members[y]).copied();
            all.filter(move |&r| r == p || claims[r].source != claims[p].source && !rest[r] && equal(p, r))
        };
        let disputed = |p: usize, q: usize| {
            let other = |r: usize, s: usize| (r, s) != (p, q) && claims[r].source != claims[s].source;
            let stand = |r: usize, s: usize| joins(r, s) && fits(claims, rest, r, s, || held.of(r, s).lie);
            // What the article says by itself beside what somebody says may as well be of two things (of two falls), unless it
            // says which of them was said at first.
            let cited = claims[p].speaker.is_some() && claims[q].speaker.is_some();
            let told = cited || claims[p].superseded != claims[q].superseded;
            let two = claims[p].source != claims[q].source || told && two_speakers(&claims[p], &claims[q]);
            two && !claims[p].kind.moves && side(p).any(|r| side(q).any(|s| other(r, s) && stand(r, s)))
        };
        // Where each side has a claim with the very same answer, and the two join, further words for what agrees part nothing:
        // no difference comes into the row by them.
        let shared = members[x].iter().any(|&p| members[y].iter().any(|&q| equal(p, q) && joins(p, q)));
        let agrees = |pair: Pair| shared && pair.lie.is_some_and(|lie| lie != Lie::Apart);
        let fits = |p: usize, q: usize| {
            let pair = held.of(p, q);
            (pair.joins || pair.only_far && (agrees(pair) || stands_in(p, q)) || pair.only_dates && speaks_for(p, q))
                && (fits(claims, rest, p, q, || pair.lie) || disputed(p, q))
        };
        let each =
            |test: &dyn Fn(usize, usize) -> bool| members[x].iter().all(|&p| members[y].iter().all(|&q| test(p, q)));
        // What most of a row's claims join on and none contradicts is of the row, whatever a single sentence leaves out.
        let pairs = members[x].len() * members[y].len();
        let joined = members[x].iter().map(|&p| members[y].iter().filter(|&&q| fits(p, q)).count()).sum::<usize>();
        let most = 2 * joined > pairs;
        let agrees = |p: usize, q: usize| {
            most && claims[p].source != claims[q].source && held.of(p, q).lie.is_some_and(|lie| lie != Lie::Apart)
        };
        if each(&|p, q| {
            bonds.ban(p, q).is_none() && (fits(p, q) || agrees(p, q) || bonds.stands_for(claims, p, q, &fits))
        }) {
            let moved = std::mem::take(&mut members[y]);
            moved.iter().for_each(|&claim| of[claim] = x);
            members[x].extend(moved);
        }
    }
    members.retain(|list| !list.is_empty());
    members.iter_mut().for_each(|list| list.sort_unstable());
    members
}
