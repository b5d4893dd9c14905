//! Utterances: whether two quotations are of one remark, and whether they give it in the same words.
//!
//! Two outlets that cut a speech at other places print the same words. Two that heard or translated it for themselves
//! change small words. What changes the sense is another thing: a word that says something else, a "not" that is lost.

use super::Claim;
use crate::lexicon::{Lexicon, NumberWord};
use crate::text::stem::stem;
use crate::text::words::key;
use crate::value::Lie;

/// Words of a quotation in common, in order, that make two quotations one utterance: share of the shorter in percent,
/// and their number.
const ONE_UTTERANCE: (usize, usize) = (60, 5);
/// The same for long ones by named speakers, which two translators or two ears may give in words of their own.
const ONE_REMARK: (usize, usize) = (45, 9);
/// The same for two of one named speaker that share no more than small words, a run of them without a gap among them.
const ONE_FRAME: (usize, usize, usize) = (75, 7, 5);
/// The share where one of the speakers is not named, and the words that mean something by themselves.
const UNNAMED: usize = 80;
const CONTENT: usize = 3;
/// The least words of an utterance that differs from another by a "not" alone.
const DENIED: usize = 3;
/// The most words that an ellipsis leaves out before a "not" among them goes unnoticed.
const LEFT_OUT: usize = 3;

/// A word of a quotation.
struct Word {
    text: String,
    stem: u64,
    /// Whether an ellipsis stands before it.
    gap: bool,
    /// Whether it stands in brackets: the outlet put it there.
    aside: bool,
    /// Whether a comma or a stop stands behind it: "No, the bridge is shut" denies nothing.
    ends: bool,
}

/// How two quotations lie: of one utterance in the same words, or one cut from the other; in the same words set otherwise,
/// or in words of one sense; in words that say another thing. `None` where they are of two utterances. `named` says that
/// both speakers are.
pub fn lie(a: &str, b: &str, named: bool, lexicon: &Lexicon) -> Option<Lie> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (p, q) = (letters(short), letters(long));
    if p.is_empty() {
        return None;
    }
    if p == q {
        return Some(Lie::Equal);
    }
    let (x, y) = (words(short, lexicon), words(long, lexicon));
    if q.contains(&p) {
        // "endgame" and "end game" are one, too; what begins behind a "not" is cut to its contrary.
        let behind = y.windows(x.len()).position(|run| run.iter().zip(&x).all(|(w, v)| w.stem == v.stem));
        let denied = behind.and_then(|at| at.checked_sub(1)).is_some_and(|at| denies(&y[at], lexicon));
        return Some(if denied { Lie::Apart } else { Lie::Meet });
    }
    // Long quotations that share nothing are settled without the table.
    let known: rustc_hash::FxHashSet<u64> = y.iter().map(|word| word.stem).collect();
    let shared = x.iter().filter(|word| known.contains(&word.stem)).count();
    if shared < DENIED || shared * 100 < x.len() * ONE_REMARK.0 {
        return None;
    }
    let matched = aligned(&x, &y);
    let changed = changes(&x, &y, &matched, lexicon);
    if !one_utterance(&x, &matched, named, lexicon) && !only_denied(&x, &matched, &changed, lexicon) {
        return None;
    }
    Some(changed.lie(lexicon))
}

/// The words that are telling enough to be known again in another mouth: their number, and that of those with a meaning.
const KNOWN_AGAIN: (usize, usize) = (8, 3);

/// Whether two quotations are given to two speakers that are both named.
pub fn two_mouths(a: &Claim, b: &Claim) -> bool {
    let (Some(p), Some(q)) = (&a.speaker, &b.speaker) else { return false };
    p.named && q.named && !p.inherited && !q.inherited && p.id != q.id && p.last != q.last
}

/// Whether the words of two quotations show by themselves that they are of one utterance, whoever is said to have made it.
pub fn known_again(a: &str, b: &str, found: Option<Lie>, lexicon: &Lexicon) -> bool {
    let short = words(if a.len() <= b.len() { a } else { b }, lexicon);
    let tells = |word: &&Word| !lexicon.stop.contains(&key(&word.text)) && word.text.len() > 2;
    let (all, content) = KNOWN_AGAIN;
    matches!(found, Some(Lie::Equal | Lie::Meet)) && short.len() >= all && short.iter().filter(tells).count() >= content
}

/// Whether what two quotations share makes them one utterance.
fn one_utterance(x: &[Word], matched: &[(usize, usize)], named: bool, lexicon: &Lexicon) -> bool {
    let common = matched.len();
    // Where a speaker is not named, the words alone must carry the pair.
    let share = if named { ONE_UTTERANCE.0 } else { UNNAMED };
    let remark = named && common >= ONE_REMARK.1 && common * 100 >= x.len() * ONE_REMARK.0;
    // "At least seven people ... as a result of": function words make no utterance.
    let tells = |word: &Word| !lexicon.stop.contains(&key(&word.text)) && word.text.len() > 2;
    let all = x.iter().filter(|word| tells(word)).count();
    let told = matched.iter().filter(|pair| tells(&x[pair.0])).count();
    if remark && told > 0 {
        return true;
    }
    let enough = common >= ONE_UTTERANCE.1 && common * 100 >= x.len() * share;
    // "There was a man that was on top of me", "there was a boy who was on top of me".
    let run = matched.chunk_by(|p, q| p.0 + 1 == q.0 && p.1 + 1 == q.1).map(<[_]>::len).max().unwrap_or(0);
    let (part, least, in_a_row) = ONE_FRAME;
    let frame = named && told > 0 && common >= least && common * 100 >= x.len() * part && run >= in_a_row;
    enough && told >= CONTENT && told * 100 >= all * share || frame
}

/// Whether nothing but a "not" tells two quotations apart: "It is a swap", "it is not a swap".
fn only_denied(x: &[Word], matched: &[(usize, usize)], changed: &Changes, lexicon: &Lexicon) -> bool {
    let only = changed.here.iter().chain(&changed.there).all(|word| denies(word, lexicon));
    let tells = matched.iter().any(|pair| !lexicon.stop.contains(&key(&x[pair.0].text)));
    only && changed.denied(lexicon) && tells && matched.len() >= DENIED && matched.len() + 2 >= x.len()
}

/// What only one of two wordings of an utterance has and what means something: the words of each.
struct Changes<'a> {
    here: Vec<&'a Word>,
    there: Vec<&'a Word>,
    /// Whether words at the one end of one stand at the other end of the other.
    moved: bool,
}

impl Changes<'_> {
    fn lie(&self, lexicon: &Lexicon) -> Lie {
        let sorted = |words: &[&Word]| {
            let mut stems: Vec<u64> = words.iter().map(|word| word.stem).collect();
            stems.sort_unstable();
            stems
        };
        let not = |words: &[&Word]| words.iter().any(|word| denies(word, lexicon));
        match (sorted(&self.here), sorted(&self.there)) {
            (p, q) if p.is_empty() && q.is_empty() => {
                if self.moved {
                    Lie::MeetOther
                } else {
                    Lie::Meet
                }
            }
            _ if not(&self.here) || not(&self.there) => Lie::Apart,
            (p, q) if p == q || self.one_sense(lexicon) => Lie::MeetOther,
            _ => Lie::Apart,
        }
    }

    /// Whether one of the two says "not" and the other does not.
    fn denied(&self, lexicon: &Lexicon) -> bool {
        let count = |words: &[&Word]| words.iter().filter(|word| denies(word, lexicon)).count();
        count(&self.here) % 2 != count(&self.there) % 2
    }

    /// Whether each word of one has a word of the same sense at its place in the other: "start", "begin".
    fn one_sense(&self, lexicon: &Lexicon) -> bool {
        let weights = &lexicon.weights;
        let one = |p: &Word, q: &Word| {
            let (p, q) = (weights.stem(&p.text), weights.stem(&q.text));
            let rows = weights.thesaurus().rows(q);
            p == q || weights.thesaurus().rows(p).iter().any(|row| rows.contains(row))
        };
        self.here.len() == self.there.len() && self.here.iter().zip(&self.there).all(|(p, q)| one(p, q))
    }
}

/// The words by which two wordings part.
fn changes<'a>(x: &'a [Word], y: &'a [Word], matched: &[(usize, usize)], lexicon: &Lexicon) -> Changes<'a> {
    let mut found = Changes { here: Vec::new(), there: Vec::new(), moved: false };
    let mut cut = (Vec::new(), Vec::new());
    for (here, there) in runs(x.len(), y.len(), matched) {
        let (p, q) = (&x[here.0..here.1], &y[there.0..there.1]);
        let ends = here.1 == x.len() && there.1 == y.len();
        let opens = here.0 == 0 && there.0 == 0;
        // What one of them is cut short of at an end is no change, unless it is cut behind a "not".
        if (opens || ends) && (p.is_empty() || q.is_empty()) {
            let last = if p.is_empty() { q.last() } else { p.last() };
            let into = if p.is_empty() { &mut found.there } else { &mut found.here };
            into.extend(last.filter(|word| opens && denies(word, lexicon)));
            cut.0.extend(p.iter().map(|word| word.stem));
            cut.1.extend(q.iter().map(|word| word.stem));
            continue;
        }
        // "... our son with his body intact", "... our son … so that we can mourn": where one leaves something out, the other may
        // have been cut before it comes to the rest.
        let leaps = [p, q].iter().any(|words| words.first().is_some_and(|word| word.gap));
        let small = |pair: &&(usize, usize)| pair.0 >= here.1;
        let over = matched.iter().filter(small).all(|pair| lexicon.stop.contains(&key(&x[pair.0].text)));
        if leaps && over && !x[here.0..].iter().chain(&y[there.0..]).any(|word| denies(word, lexicon)) {
            break;
        }
        let gap = |words: &[Word], (from, to): (usize, usize)| {
            words[from..(to + 1).min(words.len())].iter().any(|word| word.gap)
        };
        let aside = |words: &[Word]| !words.is_empty() && words.iter().all(|word| word.aside);
        // What the other side left out, or put in words of its own between brackets.
        let hidden = |own: &[Word], left_out: bool| {
            let short = own.len() <= LEFT_OUT && own.iter().any(|word| denies(word, lexicon));
            left_out && !short
        };
        let matters = |word: &&Word| !word.aside && !lexicon.grammar.drift.contains(&key(&word.text));
        if !hidden(p, gap(y, there) || aside(q)) {
            found.here.extend(p.iter().filter(matters));
        }
        if !hidden(q, gap(x, here) || aside(p)) {
            found.there.extend(q.iter().filter(matters));
        }
    }
    let moved = cut.0.iter().filter(|stem| cut.1.contains(stem)).count();
    found.moved = moved >= DENIED && moved * 2 > cut.0.len().min(cut.1.len());
    found
}

/// Stretches of two lists that lie between what is matched, each as its beginning and its end.
type Run = ((usize, usize), (usize, usize));

fn runs(x: usize, y: usize, matched: &[(usize, usize)]) -> Vec<Run> {
    let mut from = (0, 0);
    let mut found = Vec::new();
    for &(i, j) in matched.iter().chain(&[(x, y)]) {
        if i > from.0 || j > from.1 {
            found.push(((from.0, i), (from.1, j)));
        }
        from = (i + 1, j + 1);
    }
    found
}

fn denies(word: &Word, lexicon: &Lexicon) -> bool {
    !word.ends && lexicon.grammar.denying.contains(&key(&word.text))
}

/// The letters and digits of a text, lower-cased, without anything between them.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a quotation with their stems, function words included: a lost "not" must show. Contractions are written
/// out ("they've" is "they have"), numbers in digits, and spellings of two countries are one.
fn words(text: &str, lexicon: &Lexicon) -> Vec<Word> {
    let mut found = Vec::new();
    let (mut open, mut gap) = (0usize, false);
    let plain = plain(text);
    let mut rest = plain.as_str();
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '\'')).unwrap_or(rest.len());
        if end == 0 {
            match first {
                '[' | '(' => open += 1,
                ']' | ')' => open = open.saturating_sub(1),
                '…' => gap = true,
                '.' => gap |= rest.starts_with("..") || rest.starts_with(". ."),
                _ => {}
            }
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let word = rest[..end].trim_matches('\'');
        rest = &rest[end..];
        if !word.is_empty() {
            let text = match lexicon.numbers.get(&key(word)) {
                Some(NumberWord::Plain(number)) => number.to_string(),
                _ => word.to_string(),
            };
            let stem = stem(&spelling(&text));
            found.push(Word {
                text,
                stem,
                gap: std::mem::take(&mut gap),
                aside: open > 0,
                ends: rest.starts_with([',', '.', ';', ':', '!', '?']),
            });
        }
    }
    found
}

/// A text in small letters with its contractions and signs written out.
fn plain(text: &str) -> String {
    const FULL: [(&str, &str); 16] = [
        ("can't", "can not"),
        ("cannot", "can not"),
        ("won't", "will not"),
        ("shan't", "shall not"),
        ("let's", "let us"),
        ("n't", " not"),
        ("'ve", " have"),
        ("'re", " are"),
        ("'ll", " will"),
        ("i'm", "i am"),
        ("gonna", "going to"),
        ("wanna", "want to"),
        ("gotta", "got to"),
        ("'til", "until"),
        ("%", " percent"),
        ("per cent", "percent"),
    ];
    /// "It's a swap" is "it is a swap"; "the mayor's car" is no "the mayor is car".
    const IS: [&str; 10] = ["it", "that", "he", "she", "there", "here", "what", "who", "where", "how"];
    let mut plain = text.to_lowercase().replace(['’', '‘'], "'");
    for (short, long) in FULL {
        if plain.contains(short) {
            plain = plain.replace(short, long);
        }
    }
    if !plain.contains("'s") {
        return plain;
    }
    let words = plain.split_inclusive(|c: char| !(c.is_alphanumeric() || c == '\''));
    words.fold(String::with_capacity(plain.len() + 8), |mut text, word| {
        let bare = word.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '\''));
        match bare.trim_start_matches('\'').strip_suffix("'s").filter(|word| IS.contains(word)) {
            Some(_) => {
                text.push_str(&bare[..bare.len() - 2]);
                text.push_str(" is");
                text.push_str(&word[bare.len()..]);
            }
            None => text.push_str(word),
        }
        text
    })
}

/// A word as it is spelled on one side of the Atlantic.
fn spelling(word: &str) -> String {
    const LEAST: usize = 5;
    if word.len() < LEAST {
        return word.to_string();
    }
    let pairs = [("our", "or"), ("isa", "iza"), ("ise", "ize"), ("isi", "izi"), ("yse", "yze"), ("ysi", "yzi")];
    let ends = [("tre", "ter"), ("ogue", "og"), ("ence", "ense"), ("amme", "am")];
    let mut word = word.replace("ll", "l");
    for (there, here) in pairs {
        if word.find(there).is_some_and(|at| at > 1) {
            word = word.replace(there, here);
        }
    }
    for (there, here) in ends {
        if let Some(stem) = word.strip_suffix(there) {
            word = format!("{stem}{here}");
        }
    }
    word
}

/// The runs of words that only one of two wordings of an utterance has, for each; what one of them was cut short of at its
/// ends, and small words, are no change.
pub fn changed_words(a: &str, b: &str, lexicon: &Lexicon) -> (Vec<String>, Vec<String>) {
    let (x, y) = (words(a, lexicon), words(b, lexicon));
    let matched = aligned(&x, &y);
    let kept = changes(&x, &y, &matched, lexicon);
    let own = |words: &[Word], (from, to): (usize, usize), kept: &[&Word]| {
        let run = &words[from..to];
        let tells = run.iter().any(|word| kept.iter().any(|other| std::ptr::eq(*other, word)));
        tells.then(|| run.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
    };
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for (p, q) in runs(x.len(), y.len(), &matched) {
        here.extend(own(&x, p, &kept.here));
        there.extend(own(&y, q, &kept.there));
    }
    (here, there)
}

/// The positions of a longest common subsequence, in order.
fn aligned(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    const MOST: usize = 400; // words of a quotation that are compared; quotations are shorter
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    let width = b.len() + 1;
    let mut table = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * width + j] = if a[i].stem == b[j].stem {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i].stem == b[j].stem {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(a: &str, b: &str) -> Option<Lie> {
        let lexicon = Lexicon::embedded().unwrap();
        let found = lie(a, b, true, &lexicon);
        assert_eq!(found, lie(b, a, true, &lexicon), "{a} | {b}");
        found
    }

    #[test]
    fn small_words_set_otherwise_are_no_change_of_an_utterance() {
        let a = "The crew is in reasonably good health considering the conditions in which they have been held there";
        let b = "in reasonably good health considering the conditions they've been held in there";
        assert_eq!(lies(a, b), Some(Lie::Meet));
        let a = "There were thirty travellers in the harbour, it's a centre of trade";
        assert_eq!(lies(a, "There were 30 travelers in the harbor; it is a center of trade"), Some(Lie::Meet));
    }

    #[test]
    fn a_lost_not_is_a_change_of_an_utterance() {
        let a = "We will not permit the ferry to leave the harbour tonight";
        let b = "We will permit the ferry to leave the harbour tonight";
        assert_eq!(lies(a, b), Some(Lie::Apart));
        assert_eq!(lies("This is not a swap", "This is a swap"), Some(Lie::Apart));
        assert_eq!(lies("We can't open the bridge", "We can open the bridge"), Some(Lie::Apart));
        assert_eq!(
            lies("Not every house will be rebuilt by May", "every house will be rebuilt by May"),
            Some(Lie::Apart)
        );
        let a = "So no, the child was not in danger that day at all";
        assert_eq!(lies(a, "The child wasn't in danger that day at all"), Some(Lie::Meet));
        let a = "I did say that he had not lied to the court";
        assert_eq!(lies(a, "I did not say that he had lied to the court"), Some(Lie::Apart));
    }

    #[test]
    fn one_word_that_says_another_thing_is_a_change_of_an_utterance() {
        let a = "Nobody warned us that the water was rising behind the wall";
        assert_eq!(lies(a, "Everybody warned us that the water was rising behind the wall"), Some(Lie::Apart));
        let a = "The smoke reached the lower deck long before anybody heard the alarm";
        assert_eq!(lies(a, "The smoke reached the lower deck long after anybody heard the alarm"), Some(Lie::Apart));
        let a = "All of the doors were locked from outside that night";
        assert_eq!(lies(a, "Some of the doors were locked from outside that night"), Some(Lie::Apart));
        let a = "There was a man that was on top of me";
        assert_eq!(lies(a, "There was a boy who was on top of me and he did not look alive"), Some(Lie::Apart));
    }

    #[test]
    fn what_an_ellipsis_or_a_bracket_stands_for_is_no_change() {
        let a = "We will rebuild every house, every school and every barn before the winter comes";
        assert_eq!(lies(a, "We will rebuild every house … before the winter comes"), Some(Lie::Meet));
        assert_eq!(lies("We will rebuild ... before the winter comes", a), Some(Lie::Meet));
        let b = "[The council] will rebuild every house, every school and every barn before the winter comes";
        assert_eq!(lies(a, b), Some(Lie::Meet));
        let a = "We will not rebuild every house before the winter comes";
        assert_eq!(lies(a, "We will … rebuild every house before the winter comes"), Some(Lie::Apart));
    }

    #[test]
    fn the_same_words_in_another_order_are_another_wording() {
        let a = "Before the winter comes we will rebuild every house on this street";
        assert_eq!(lies(a, "We will rebuild every house on this street before the winter comes"), Some(Lie::MeetOther));
    }

    #[test]
    fn two_remarks_that_share_small_words_are_two() {
        assert_eq!(lies("It was the worst night of my life", "It was the best day of the year"), None);
        assert_eq!(lies("There is a plan for the bridge", "There is a ship at the quay"), None);
    }
}
