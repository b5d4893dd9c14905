//! Lists in running text: "1. The first item 2. The second item", "a) … b) …", "• … • …".
//!
//! An enumerator counts only in company: a paragraph opens with one, and the next in order follows. A lone "1." or "b)"
//! is left to the splitter.

/// An enumerator: its number, its style, and where the item's words begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Enumerator {
    number: u32,
    style: Style,
    /// Offset of its first byte.
    start: usize,
    /// Offset of the byte behind it.
    end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Digits,
    Letters,
    Roman,
}

/// Where the items of a paragraph begin, and where the words of each begin; empty where it holds no list.
pub fn items(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    if opens_with_word(&text.as_bytes()[start..end]) {
        return Vec::new();
    }
    let head = text[start..end].trim_start_matches(['•', '⁃', '*', '-', '–', ' ', '\t', '\u{a0}']);
    let bulleted = head.len() < end - start;
    if bulleted && text[start..].starts_with(['•', '⁃']) {
        return bullets(text, start, end);
    }
    let opens = head.starts_with(|c: char| c == '(' || c.is_ascii_alphanumeric());
    let Some(first) = opens.then(|| readings(text, end - head.len(), end)).filter(|list| !list.is_empty()) else {
        return Vec::new();
    };
    let best = first.into_iter().map(|first| follow(text, first, end)).max_by_key(Vec::len);
    best.unwrap_or_default().into_iter().map(|item| (item.start, item.end)).collect()
}

/// Whether a paragraph opens with a plain word, as most do: no stop or bracket closes an enumerator behind it.
fn opens_with_word(paragraph: &[u8]) -> bool {
    let word = paragraph.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    word > 0 && !matches!(paragraph.get(word), Some(b'.' | b')'))
}

/// Letters or digits of an enumerator, at most.
const LONGEST: usize = 4;

/// Bullets part a paragraph by themselves; a number behind one goes with it.
fn bullets(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let marks = text[start..end].match_indices(['•', '⁃']);
    let item = |(at, mark): (usize, &str)| {
        let words = start + at + mark.len();
        let gap = text[words..end].len() - text[words..end].trim_start().len();
        let number = readings(text, words + gap, end).into_iter().next();
        (start + at, number.map_or(words, |number| number.end))
    };
    marks.map(item).collect()
}

/// The items that follow the first in order.
fn follow(text: &str, first: Enumerator, end: usize) -> Vec<Enumerator> {
    const FAR: usize = 600; // bytes from one item to the next: a list is not a book
    let mut items = vec![first];
    let mut at = first.end;
    let mut next = first.number + 1;
    let mut limit = first.end + FAR;
    while at < end && at < limit {
        let Some(gap) = text.as_bytes()[at..end].iter().position(u8::is_ascii_whitespace) else { break };
        at += gap + 1;
        if !text.is_char_boundary(at) {
            continue;
        }
        let found = readings(text, at, end).into_iter().find(|e| e.style == first.style && e.number == next);
        if let Some(item) = found {
            items.push(item);
            next += 1;
            at = item.end;
            limit = at + FAR;
        }
    }
    items
}

/// What an enumerator at `at` can be: "i." is a letter and a Roman number.
fn readings(text: &str, at: usize, end: usize) -> Vec<Enumerator> {
    let rest = &text[at..end];
    let inner = rest.strip_prefix('(').unwrap_or(rest);
    let bracket = inner.len() < rest.len();
    let word = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let (name, tail) = inner.split_at(word);
    let closed = [".)", ").", ")", "."].into_iter().find(|mark| tail.starts_with(mark));
    let Some(mark) = closed.filter(|mark| !bracket || mark.starts_with(')')) else { return Vec::new() };
    let spaced = tail[mark.len()..].starts_with(char::is_whitespace);
    if word == 0 || word > LONGEST || !spaced {
        return Vec::new();
    }
    let place = |number: u32, style: Style| Enumerator {
        number,
        style,
        start: at,
        end: at + usize::from(bracket) + word + mark.len(),
    };
    let mut found = Vec::new();
    if let Ok(number) = name.parse::<u32>() {
        found.extend((name.len() <= 2).then(|| place(number, Style::Digits)));
    } else {
        let small = name.bytes().all(|b| b.is_ascii_lowercase());
        if name.len() == 1 && small {
            found.push(place(u32::from(name.as_bytes()[0] - b'a') + 1, Style::Letters));
        }
        found.extend(roman(name).filter(|_| small).map(|number| place(number, Style::Roman)));
    }
    found
}

/// The value of a Roman number in small letters, up to 39.
fn roman(name: &str) -> Option<u32> {
    let tens = name.bytes().take_while(|b| *b == b'x').count();
    let ones = match &name[tens..] {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    let value = 10 * tens as u32 + ones;
    (value > 0 && tens < 4).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::items;

    fn starts(text: &str) -> Vec<&str> {
        items(text, 0, text.len()).iter().map(|(start, _)| &text[*start..]).collect()
    }

    #[test]
    fn items_come_in_order_or_not_at_all() {
        assert_eq!(starts("1. Bread 2. Salt 3. Wine"), ["1. Bread 2. Salt 3. Wine", "2. Salt 3. Wine", "3. Wine"]);
        assert_eq!(starts("(a) Bread (b) Salt").len(), 2);
        assert_eq!(starts("i. Bread ii. Salt iii. Wine").len(), 3);
        assert_eq!(starts("• Bread • Salt").len(), 2);
        assert_eq!(starts("1. Bread costs 3. Salt is dear.").len(), 1);
        assert_eq!(starts("He bought bread.").len(), 0);
    }
}
