//! Tabulation: findings become rows, each with its answers, its wording and the words of its sources.

use super::{
    Cell, Decided, Furniture, Inside, Quote, Range, Refused, Report, Row, Ruling, SCHEMA, Section, Source, Story,
    Unread, Value,
};
use super::{origins, wording};
use crate::align::bridge::parted;
use crate::align::decisions::Bond;
use crate::align::{Alignment, Ladder, Level, LookAlike, is_bare, score};
use crate::claim::event::Filled;
use crate::claim::{Account, Answer, Cited, Claim, Compare, Head, Loose, SameKey, Stands};
use crate::judge::{self, Finding, Links, Relation, inside, origin};
use crate::lexicon::{Hedge, Lexicon};
use crate::text::{Lines, Span};
use crate::value::calendar::print_days;
use crate::value::{Interval, Quantity};
use rustc_hash::FxHashMap;

/// Everything that a report is made of.
pub struct Material<'a> {
    /// What each article gave, sorted by id.
    pub accounts: &'a [Account],
    /// The claims of all, in the same order.
    pub claims: &'a [Claim],
    /// Heads of the articles.
    pub heads: &'a [Head],
    /// What was aligned.
    pub alignment: &'a Alignment,
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// Fingerprint of the rules.
    pub rules: &'a str,
}

/// Look-alikes that a report lists of each story, and of all pairs across stories; the rest is counted.
const MOST_REFUSED: usize = 24;

/// Makes the report.
pub fn tabulate(material: &Material) -> Report {
    let labels = labels(material.heads);
    let links = origin::links(material.heads, &beside(material));
    let table = Table { material, labels, links };
    // The post of somebody is asked for where two sources give one; one alone is no news.
    let idle = |row: &Row| {
        let posts = |cell: &Cell| material.claims[cell.claim].kind.compare == Compare::Posts;
        row.relation == Relation::Single && row.pinned.is_empty() && row.cells.iter().all(posts)
    };
    let rows = material.alignment.questions.iter().map(|question| table.row(question));
    let mut rows: Vec<(Row, u32)> = rows.filter(|(row, _)| !idle(row)).collect();
    rows.sort_by_key(|(row, first)| {
        let sources = sources(&row.cells);
        (row.section, std::cmp::Reverse(row.relation), std::cmp::Reverse(sources), row.cells[0].source, *first)
    });
    let mut rows: Vec<Row> = rows.into_iter().map(|(row, _)| row).collect();
    number(&mut rows);
    let (refused, refused_beyond) = table.refused();
    Report {
        decisions: table.decisions(&rows, &refused),
        schema: SCHEMA.into(),
        program: concat!("crosscheck ", env!("CARGO_PKG_VERSION")).into(),
        rules: material.rules.into(),
        replay: None,
        sources: table.sources(),
        stories: table.stories(),
        rows,
        refused,
        refused_beyond,
        inside: table.inside(),
        origins: origins::groups(&table.links, material.heads, &table.labels),
        unread: table.unread(),
        set_aside: table.set_aside(),
        problems: Vec::new(),
    }
}

fn number(rows: &mut [Row]) {
    let mut counts = [0usize; 5];
    for row in rows {
        let (at, letter) = match row.section {
            Section::Figures => (0, 'F'),
            Section::Names => (1, 'N'),
            Section::Dates => (2, 'D'),
            Section::Statements => (3, 'S'),
            Section::Quotes => (4, 'Q'),
        };
        counts[at] += 1;
        row.id = format!("{letter}{}", counts[at]);
    }
}

fn sources(cells: &[Cell]) -> usize {
    let mut list: Vec<usize> = cells.iter().map(|cell| cell.source).collect();
    list.sort_unstable();
    list.dedup();
    list.len()
}

/// Short names: the id up to its first mark, where that is still unique.
fn labels(heads: &[Head]) -> Vec<String> {
    let short = |id: &str| {
        let stem = id.rsplit('/').next().unwrap_or(id);
        stem.split(['_', '-', '.', ' ']).next().unwrap_or(stem).to_string()
    };
    let all: Vec<String> = heads.iter().map(|head| short(&head.id)).collect();
    let stems: Vec<String> =
        heads.iter().map(|head| head.id.rsplit('/').next().unwrap_or(&head.id).to_string()).collect();
    let once = |list: &[String]| {
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        list.iter().for_each(|word| *times.entry(word).or_default() += 1);
        list.iter().map(|word| times[word.as_str()] == 1).collect::<Vec<bool>>()
    };
    let (short_once, stem_once) = (once(&all), once(&stems));
    let name = |at: usize| {
        if all[at].len() > 1 && short_once[at] {
            all[at].clone()
        } else if stem_once[at] {
            stems[at].clone()
        } else {
            heads[at].id.clone()
        }
    };
    (0..heads.len()).map(name).collect()
}

/// The pairs of articles that tell of one event, or answer one question; sorted.
fn beside(material: &Material) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut add = |sources: &[usize]| {
        for (at, &a) in sources.iter().enumerate() {
            pairs.extend(sources[at + 1..].iter().filter(|&&b| a != b).map(|&b| (a, b)));
        }
    };
    material.alignment.stories.groups.iter().for_each(|group| add(group));
    for question in &material.alignment.questions {
        // Claims come by article, so that the sources are in order.
        add(&question.iter().map(|&at| material.claims[at].source).collect::<Vec<_>>());
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn source(head: &Head, label: &str, claims: usize) -> Source {
    Source {
        id: head.id.clone(),
        label: label.into(),
        path: head.path.clone(),
        outlet: head.outlet.clone(),
        title: head.title.clone(),
        published: head.published,
        article_day: head.day.as_ref().map(|day| format!("{} ({})", day.day, day.from)),
        agencies: head.agencies.iter().map(|credit| credit.name.clone()).collect(),
        digest: format!("{:016x}", head.digest),
        body: head.body,
        claims,
        notes: head.notes.clone(),
    }
}

/// The report in the making.
struct Table<'a> {
    material: &'a Material<'a>,
    labels: Vec<String>,
    links: Links,
}

impl Table<'_> {
    fn row(&self, question: &[usize]) -> (Row, u32) {
        // The claim that tells what was counted speaks for the row.
        // Of two that differ for a reason, the wider one.
        let all = |at: usize| question.iter().map(move |&other| (at, other));
        let narrow = |at: usize| {
            let claims = self.material.claims;
            all(at).any(|(p, q)| parted(&claims[p], &claims[q]).is_some_and(|(_, wide)| !wide))
        };
        let narrow: Vec<bool> = question.iter().map(|&at| narrow(at)).collect();
        let mut ranked: Vec<(bool, bool, usize)> =
            question.iter().zip(narrow).map(|(&at, narrow)| (is_bare(&self.material.claims[at]), narrow, at)).collect();
        ranked.sort_by_key(|&(bare, narrow, _)| (bare, narrow));
        let question: Vec<usize> = ranked.into_iter().map(|(.., at)| at).collect();
        let claims: Vec<&Claim> = question.iter().map(|&at| &self.material.claims[at]).collect();
        let finding = judge::judge(&claims, self.material.heads, self.material.lexicon);
        let cells: Vec<Cell> = question.iter().map(|&at| self.cell(at)).collect();
        let Material { heads, lexicon, .. } = *self.material;
        let support = origins::support(&claims, heads, &self.links, lexicon, &self.labels);
        let stories = &self.material.alignment.stories;
        let alone = claims.iter().all(|claim| stories.groups[stories.of[claim.source]].len() == 1);
        let row = Row {
            id: String::new(),
            section: claims[0].kind.section,
            kind: claims[0].kind.name.clone(),
            question: wording::question(&claims, alone),
            relation: finding.relation,
            causes: finding.causes.clone(),
            missing: finding.missing.clone(),
            finding: wording::finding(&finding, &claims, &cells, &self.labels, heads, lexicon),
            range: range(&claims, &cells, &finding),
            support,
            pinned: self.pinned(&question),
            story: self.story(&claims),
            bare: finding.relation == Relation::Single && claims.iter().all(|claim| bare(claim)),
            cells,
        };
        (row, claims[0].span.start)
    }

    /// The story that most of the claims' articles belong to; the earlier of two that have as many.
    fn story(&self, claims: &[&Claim]) -> usize {
        let of = &self.material.alignment.stories.of;
        let count = |story: usize| claims.iter().filter(|claim| of[claim.source] == story).count();
        let stories = claims.iter().map(|claim| of[claim.source]);
        stories.max_by_key(|&story| (count(story), std::cmp::Reverse(story))).unwrap_or(0)
    }

    fn cell(&self, at: usize) -> Cell {
        let claim = &self.material.claims[at];
        let inherited = match claim.event.filled {
            Filled::Publication => vec![("date".to_string(), "the days before publication".to_string())],
            Filled::Inherited(_) => vec![("date".to_string(), "another sentence".to_string())],
            _ => Vec::new(),
        };
        Cell {
            claim: at,
            state: claim.kind.compare == Compare::States,
            source: claim.source,
            answer: wording::answer(claim),
            value: value(claim, self.material.lexicon),
            quote: Quote {
                span: claim.span,
                line: claim.place.line,
                column: claim.place.column,
                words: claim.words.to_string(),
                sentence: claim.sentence.to_string(),
            },
            speaker: claim.speaker.as_ref().map(|speaker| speaker.words.to_string()),
            speaker_class: claim.speaker_class.as_deref().map(str::to_string),
            stance: claim.stance,
            denied: claim.denied,
            slots: claim.slots.iter().map(|slot| (slot.name.to_string(), slot.words.to_string())).collect(),
            inherited,
            rule: format!("{}#{}", claim.kind.name, claim.pattern),
        }
    }

    fn sources(&self) -> Vec<Source> {
        let mut claims = vec![0; self.labels.len()];
        self.material.claims.iter().for_each(|claim| claims[claim.source] += 1);
        let each = self.material.heads.iter().zip(&self.labels).zip(claims);
        each.map(|((head, label), claims)| source(head, label, claims)).collect()
    }

    fn stories(&self) -> Vec<Story> {
        let heads = self.material.heads;
        let stories = &self.material.alignment.stories;
        let story = |group: &Vec<usize>| {
            let days = group
                .iter()
                .filter(|&&at| matches!(heads[at].frame.filled, Filled::Read(_)))
                .find_map(|&at| heads[at].frame.when);
            let title = group.iter().find_map(|&at| heads[at].title.clone());
            let why = match group.as_slice() {
                [one] if heads[*one].frame.when.is_none() => "on its own: its text settles no date".to_string(),
                [_] => "on its own".to_string(),
                many if many.iter().any(|&at| stories.is_undated(at)) => {
                    let list = many.iter().filter(|&&at| stories.is_undated(at));
                    let list: Vec<&str> = list.map(|&at| self.labels[at].as_str()).collect();
                    format!("day and names meet; {} by its words alone, no day being told", list.join(", "))
                }
                _ => "day and names meet".to_string(),
            };
            Story {
                name: title.unwrap_or_else(|| self.labels[group[0]].clone()),
                sources: group.clone(),
                when: days.map(print_days),
                why,
            }
        };
        stories.groups.iter().map(story).collect()
    }

    /// Why claims of a question are pinned to one another.
    fn pinned(&self, question: &[usize]) -> Vec<String> {
        let ours = self.material.alignment.bonds.pins().filter(|pin| question.contains(&pin.a));
        let mut reasons: Vec<String> = ours.map(|pin| pin.reason.clone()).collect();
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    }

    /// What was banned first, then the look-alikes, the most alike of each story; and how many are left out.
    fn refused(&self) -> (Vec<Refused>, usize) {
        let alignment = self.material.alignment;
        let mut listed: FxHashMap<Option<usize>, usize> = FxHashMap::default();
        // A story has as many whatever else is compared beside it.
        let mut has_room = |look: &LookAlike| {
            let [one, other] = [look.a, look.b].map(|at| alignment.stories.of[self.material.claims[at].source]);
            let count = listed.entry((one == other).then_some(one)).or_default();
            *count += 1;
            *count <= MOST_REFUSED
        };
        let (looks, beyond): (Vec<&LookAlike>, Vec<&LookAlike>) =
            alignment.look_alikes.iter().partition(|look| has_room(look));
        let banned = alignment.bonds.bans().map(|ban| self.banned(ban));
        let mut list: Vec<Refused> = banned.chain(looks.into_iter().map(|look| self.refusal(look))).collect();
        list.iter_mut().enumerate().for_each(|(at, refused)| refused.id = format!("X{}", at + 1));
        (list, beyond.len())
    }

    fn refusal(&self, look: &LookAlike) -> Refused {
        let (a, b) = (&self.material.claims[look.a], &self.material.claims[look.b]);
        let relation = if look.level == Level::Unsaid { Relation::Undetermined } else { Relation::Incomparable };
        let (label_a, label_b) = (&self.labels[a.source], &self.labels[b.source]);
        Refused {
            id: String::new(),
            a: a.source,
            a_quote: quote(a.cited()),
            b: b.source,
            b_quote: quote(b.cited()),
            claims: (look.a, look.b),
            alike: wording::alike(a, look.overlap, look.same_answer),
            key: Some(look.key),
            banned: None,
            relation,
            finding: wording::refusal(a, b, look, label_a, label_b),
        }
    }

    fn banned(&self, ban: &Bond) -> Refused {
        let Material { claims, alignment, lexicon, .. } = self.material;
        let (a, b) = (&claims[ban.a], &claims[ban.b]);
        let ladder = match a.kind == b.kind {
            true => score::compare(a, b, &alignment.stories, lexicon),
            false => Ladder::default(),
        };
        Refused {
            id: String::new(),
            a: a.source,
            a_quote: quote(a.cited()),
            b: b.source,
            b_quote: quote(b.cited()),
            claims: (ban.a, ban.b),
            alike: wording::alike(a, ladder.overlap, score::same_answer(a, b)),
            key: ladder.failed().map(|(key, _)| key),
            banned: Some(ban.reason.clone()),
            relation: Relation::Incomparable,
            finding: wording::banned(&ban.reason),
        }
    }

    /// The decisions in the order of their file, each with the entry that shows it.
    fn decisions(&self, rows: &[Row], refused: &[Refused]) -> Vec<Decided> {
        let Material { claims, alignment, .. } = self.material;
        let bonds = &alignment.bonds;
        let place = |line: u32| format!("{}:{line}", bonds.file);
        let side = |at: usize| wording::named(&claims[at], &self.labels[claims[at].source]);
        let mut list: Vec<(u32, Decided)> = Vec::new();
        for bond in &bonds.list {
            let row = rows.iter().find(|row| row.cells.iter().any(|cell| cell.claim == bond.a));
            let entry = match bond.ruling {
                Ruling::Pin => row.map(|row| row.id.clone()),
                Ruling::Ban => {
                    let of = |r: &&Refused| r.claims == (bond.a, bond.b) && r.banned.is_some();
                    refused.iter().find(of).map(|r| r.id.clone())
                }
            };
            let finding = wording::decided(bond.ruling, &side(bond.a), &side(bond.b), entry.as_deref(), &bond.reason);
            let (ruling, reason) = (bond.ruling, bond.reason.clone());
            list.push((bond.line, Decided { place: place(bond.line), ruling, reason, entry, finding }));
        }
        for idle in &bonds.idle {
            let (ruling, reason) = (idle.ruling, idle.reason.clone());
            let finding = wording::undone(ruling, &reason, &idle.why);
            list.push((idle.line, Decided { place: place(idle.line), ruling, reason, entry: None, finding }));
        }
        list.sort_by_key(|(line, _)| *line);
        list.into_iter().map(|(_, decided)| decided).collect()
    }

    fn inside(&self) -> Vec<Inside> {
        let mut found = Vec::new();
        for (source, account) in self.material.accounts.iter().enumerate() {
            for dated in &account.dates {
                let Some(gravity) = inside::check(dated) else { continue };
                let finding = wording::calendar(dated, gravity);
                found.push(Inside { id: String::new(), source, gravity, quote: quote(dated.cited.clone()), finding });
            }
        }
        let alignment = self.material.alignment;
        for claims in self.material.claims.chunk_by(|a, b| a.source == b.source) {
            for (title, told) in inside::headlines(claims, &alignment.stories, self.material.lexicon) {
                found.push(Inside {
                    id: String::new(),
                    source: title.source,
                    gravity: inside::Gravity::Inconsistent,
                    quote: quote(title.cited()),
                    finding: wording::headline(title, told),
                });
            }
        }
        found.sort_by_key(|i: &Inside| (std::cmp::Reverse(i.gravity), i.source, i.quote.span));
        found.iter_mut().enumerate().for_each(|(at, i)| i.id = format!("I{}", at + 1));
        found
    }

    fn unread(&self) -> Vec<Unread> {
        let each = |(source, account): (usize, &Account)| {
            let (text, lines) = (&account.head.text, Lines::new(&account.head.text));
            let quote = |loose: &Loose| quote(loose.words.cited(text, &lines));
            let list = account.loose.iter().map(|loose| Unread { source, what: loose.what, quote: quote(loose) });
            list.collect::<Vec<_>>()
        };
        self.material.accounts.iter().enumerate().flat_map(each).collect()
    }

    fn set_aside(&self) -> Vec<Furniture> {
        let each = |(source, account): (usize, &Account)| {
            let (text, lines) = (&account.head.text, Lines::new(&account.head.text));
            let quote = |span: Span| quote(Stands { span, sentence: span }.cited(text, &lines));
            let list = account.set_aside.iter().map(|&(span, why)| Furniture { source, quote: quote(span), why });
            list.collect::<Vec<_>>()
        };
        self.material.accounts.iter().enumerate().flat_map(each).collect()
    }
}

fn quote(cited: Cited) -> Quote {
    let Cited { span, place, words, sentence } = cited;
    Quote { span, line: place.line, column: place.column, words, sentence }
}

/// The answer of a claim, for programs.
pub fn value(claim: &Claim, lexicon: &Lexicon) -> Value {
    match &claim.answer {
        Answer::Quantity(quantity) => amount(quantity, lexicon),
        // A time of day may be of a zone that the words do not name: its words are what there is.
        Answer::Time(_) if claim.kind.compare == crate::claim::Compare::Clock => {
            Value::Words { text: claim.answer_words.to_string() }
        }
        Answer::Time(time) => Value::Time {
            from: time.days.map(|days| days.from.to_string()),
            to: time.days.map(|days| days.to.to_string()),
            timex: time.timex.to_string(),
        },
        Answer::Words(_) | Answer::State(..) => Value::Words { text: claim.answer_words.to_string() },
    }
}

/// A quantity for programs: what is stated where the words are only approximate, else what they allow.
fn amount(quantity: &Quantity, lexicon: &Lexicon) -> Value {
    let interval = match quantity.hedge {
        Hedge::About | Hedge::Nearly => quantity.said,
        _ => quantity.hard,
    };
    let finite = |end: f64| end.is_finite().then_some(end);
    let Interval { lo, hi, lo_open, hi_open } = interval;
    Value::Quantity {
        min: finite(lo),
        max: finite(hi),
        min_open: lo_open,
        max_open: hi_open && hi.is_finite(),
        approx: quantity.approx(),
        unit: quantity.unit_name(lexicon).map(str::to_string),
    }
}

/// Lowest and highest answer of a figure that is told in more than one way.
fn range(claims: &[&Claim], cells: &[Cell], finding: &Finding) -> Option<Range> {
    if matches!(finding.relation, Relation::Single | Relation::Same | Relation::Undetermined) {
        return None;
    }
    let ends = |at: usize| match &claims[at].answer {
        Answer::Quantity(quantity) => Some((quantity.said.lo, quantity.said.hi)),
        _ => None,
    };
    // "Dozens" reaches from below the least to above the most: where numbers are stated, they make the range.
    let vague = |at: usize| matches!(&claims[at].answer, Answer::Quantity(quantity) if quantity.vague);
    let stated = (0..claims.len()).any(|at| !vague(at));
    let kept = (0..claims.len()).filter(|&at| !(stated && vague(at) || claims[at].denied));
    let all: Vec<(usize, (f64, f64))> = kept.filter_map(|at| Some((at, ends(at)?))).collect();
    let low = all.iter().min_by(|a, b| a.1.0.total_cmp(&b.1.0))?.0;
    let high = all.iter().rev().max_by(|a, b| a.1.1.total_cmp(&b.1.1))?.0;
    Some(Range { low: cells[low].answer.clone(), low_cell: low, high: cells[high].answer.clone(), high_cell: high })
}

/// Whether nothing but the words around a figure says what it is of: "eight people", "as much as $20 billion".
fn bare(claim: &Claim) -> bool {
    let same = &claim.kind.same;
    let loose = same.contains(&SameKey::Context) || same.contains(&SameKey::Thing);
    claim.kind.section == Section::Figures && claim.act.is_none() && loose
}
