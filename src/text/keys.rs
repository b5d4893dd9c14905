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
        None => last_eight(&bytes[at..]),
    }
}

/// The same at the end of a text, where fewer than eight are left.
#[cold]
#[inline(never)]
fn last_eight(bytes: &[u8]) -> u64 {
    first_eight(bytes)
}

/// Eight bytes of a text, of which the first are plain letters.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    eight: u64,
    /// How many letters there are before the first byte that is none.
    pub(super) count: usize,
}

impl Letters {
    /// The bit that tells a small letter from its capital.
    const SMALL: u64 = ONES * 0x20;

    /// Those of a text from `at` on.
    #[inline(always)]
    pub(super) fn at(bytes: &[u8], at: usize) -> Letters {
        let eight = eight_at(bytes, at);
        let small = eight | Letters::SMALL;
        // The highest bit of each byte that lies before "a", behind "z" or outside ASCII. What a byte outside ASCII carries
        // over goes to those behind it, and the first one decides.
        let before = !small.wrapping_add(ONES * u64::from(0x80 - b'a'));
        let behind = small.wrapping_add(ONES * u64::from(0x7f - b'z'));
        let others = (before | behind | eight) & (ONES * 0x80);
        Letters { eight, count: others.trailing_zeros() as usize / 8 }
    }

    /// The first of the eight bytes, letter or not.
    #[inline]
    pub(super) fn first(self) -> u8 {
        self.eight as u8
    }

    /// The byte behind the letters where they are fewer than eight; nought at the end of the text.
    #[inline]
    pub(super) fn behind(self) -> Option<u8> {
        (self.count < 8).then(|| (self.eight >> (8 * self.count)) as u8)
    }

    /// The key of the letters.
    #[inline]
    pub(super) fn key(self) -> u64 {
        fold(START, first_of(self.eight | Letters::SMALL, self.count))
    }

    /// Whether one of them is small.
    #[inline]
    pub(super) fn small(self) -> bool {
        first_of(self.eight & Letters::SMALL, self.count) != 0
    }
}

/// The end of the plain letters of a word that goes on at `at` behind eight letters, which gave `hash`; its key, and
/// whether one of those from `at` on is small.
#[inline(never)]
pub(super) fn more_letters(bytes: &[u8], at: usize, hash: u64) -> (usize, u64, bool) {
    let (mut hash, mut at, mut small) = (hash, at, false);
    loop {
        let letters = Letters::at(bytes, at);
        if letters.count > 0 {
            hash = fold(hash, first_of(letters.eight | Letters::SMALL, letters.count));
            small |= letters.small();
        }
        at += letters.count;
        if letters.count < 8 {
            return (at, hash, small);
        }
    }
}

/// The first bytes of eight, noughts behind them.
#[inline]
fn first_of(eight: u64, bytes: usize) -> u64 {
    if bytes == 8 { eight } else { eight & !(u64::MAX << (8 * bytes)) }
}
