//! Keys: the hashes by which words are compared.

/// The key of a word: its lower-cased bytes, eight at a time, each eight folded in by one multiplication. Typographic
/// apostrophes count as plain ones.
///
/// ```
/// use crosscheck::text::words::key;
/// assert_eq!(key("Türkiye"), key("TÜRKIYE"));
/// assert_eq!(key("don’t"), key("don't"));
/// ```
pub fn key(word: &str) -> u64 {
    if word.is_ascii() {
        return ascii_key(word);
    }
    let (mut hash, mut eight, mut filled) = (START, 0, 0);
    let mut buffer = [0u8; 4];
    for ch in word.chars().flat_map(char::to_lowercase) {
        let ch = if ch == '’' { '\'' } else { ch };
        for byte in ch.encode_utf8(&mut buffer).bytes() {
            eight |= u64::from(byte) << (8 * filled);
            filled += 1;
            if filled == 8 {
                (hash, eight, filled) = (fold(hash, eight), 0, 0);
            }
        }
    }
    if filled > 0 { fold(hash, eight) } else { hash }
}

/// The key of a word of plain letters, digits and marks, for constants; see [`key`].
pub const fn ascii_key(word: &str) -> u64 {
    let (mut hash, mut rest) = (START, word.as_bytes());
    while !rest.is_empty() {
        hash = fold(hash, lower(first_eight(rest)));
        rest = if rest.len() > 8 { rest.split_at(8).1 } else { &[] };
    }
    hash
}

/// The key of a word of plain letters, digits and marks from `start` to `stop` of a text; see [`key`].
#[inline]
pub fn key_at(text: &[u8], start: usize, stop: usize) -> u64 {
    let (mut hash, mut at) = (START, start);
    while at < stop {
        hash = fold(hash, lower(first_of(eight_at(text, at), (stop - at).min(8))));
        at += 8;
    }
    hash
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// Folds eight bytes of a word into its key.
#[inline]
const fn fold(hash: u64, eight: u64) -> u64 {
    const MIX: u128 = 0x9e37_79b9_7f4a_7c15;
    let product = (hash ^ eight) as u128 * MIX;
    product as u64 ^ (product >> 64) as u64
}

/// The first eight bytes, noughts behind the last.
const fn first_eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let (mut eight, mut at) = (0, 0);
    while at < bytes.len() {
        eight |= (bytes[at] as u64) << (8 * at);
        at += 1;
    }
    eight
}

/// One in each of eight bytes.
const ONES: u64 = u64::from_le_bytes([1; 8]);

/// The highest bit of each of eight bytes that lies from `from` to `to`.
#[inline]
const fn between(eight: u64, from: u8, to: u8) -> u64 {
    let low = eight & (ONES * 0x7f);
    let reached = low + ONES * (0x80 - from as u64);
    let passed = low + ONES * (0x7f - to as u64);
    reached & !passed & !eight & (ONES * 0x80)
}

/// Eight bytes with small letters for capitals.
#[inline]
const fn lower(eight: u64) -> u64 {
    eight | between(eight, b'A', b'Z') >> 2
}

/// The key of a mark of one byte.
#[inline]
pub(super) const fn byte_key(byte: u8) -> u64 {
    fold(START, byte as u64)
}

/// The key of digits and the marks among them, from `start` to `stop`.
#[inline]
pub(super) fn short_key(bytes: &[u8], start: usize, stop: usize) -> u64 {
    let (mut hash, mut at) = (START, start);
    while at < stop {
        hash = fold(hash, first_of(eight_at(bytes, at), (stop - at).min(8)));
        at += 8;
    }
    hash
}

/// The key of a mark or a possessive ending, from `start` to `stop`; a typographic apostrophe counts as a plain one.
pub(super) fn mark_key(bytes: &[u8], start: usize, stop: usize) -> u64 {
    const CURLY: u64 = 0x99_80_E2;
    let mark = first_of(eight_at(bytes, start), (stop - start).min(8));
    let curly = mark & 0xFF_FF_FF == CURLY;
    fold(START, lower(if curly { u64::from(b'\'') | mark >> 24 << 8 } else { mark }))
}

/// Eight bytes of a text from `at` on, noughts behind its end.
#[inline]
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).and_then(|eight| eight.first_chunk()) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => first_eight(&bytes[at..]),
    }
}

/// The end of the plain letters of which the first stands at `start`, the key of that word, and whether one of them is
/// small.
#[inline]
pub(super) fn letters(bytes: &[u8], start: usize) -> (usize, u64, bool) {
    let (letters, word, small) = first_letters(eight_at(bytes, start));
    let hash = fold(START, word);
    if letters == 8 { many_letters(bytes, start + 8, hash, small) } else { (start + letters, hash, small) }
}

/// The same behind eight letters, which gave `hash`.
#[inline(never)]
fn many_letters(bytes: &[u8], start: usize, hash: u64, small: bool) -> (usize, u64, bool) {
    let (mut hash, mut at, mut small) = (hash, start, small);
    loop {
        let (letters, word, more) = first_letters(eight_at(bytes, at));
        if letters > 0 {
            (hash, small) = (fold(hash, word), small | more);
        }
        at += letters;
        if letters < 8 {
            return (at, hash, small);
        }
    }
}

/// How many of eight bytes are letters before one is none; those in small letters, noughts behind them; and whether one
/// of them was small.
#[inline]
fn first_letters(eight: u64) -> (usize, u64, bool) {
    /// The bit that tells a small letter from its capital.
    const SMALL: u64 = ONES * 0x20;
    let others = between(eight | SMALL, b'a', b'z') ^ (ONES * 0x80);
    // All bits below the first byte that is no letter.
    let within = ((others & others.wrapping_neg()) >> 7).wrapping_sub(1);
    (others.trailing_zeros() as usize / 8, (eight | SMALL) & within, eight & SMALL & within != 0)
}

/// The first bytes of eight, noughts behind them.
#[inline]
fn first_of(eight: u64, bytes: usize) -> u64 {
    if bytes == 8 { eight } else { eight & !(u64::MAX << (8 * bytes)) }
}
