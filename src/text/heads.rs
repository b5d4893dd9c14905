//! Heads: how some strings begin, so that a text is asked for all of them at once.

/// Strings that are looked for together.
#[derive(Clone, Debug)]
pub struct Heads {
    strings: Vec<String>,
    /// Whether one begins with a byte.
    first: [bool; 256],
    /// One bit for the first two bytes of each.
    pairs: [u64; Heads::PAIRS / 64],
}

impl Default for Heads {
    fn default() -> Heads {
        Heads { strings: Vec::new(), first: [false; 256], pairs: [0; Heads::PAIRS / 64] }
    }
}

impl Heads {
    /// Bits for the pairs of bytes with which strings begin; more pairs share one.
    const PAIRS: usize = 2048;

    /// Heads of these strings. One of a single byte is left out.
    pub fn new(strings: Vec<String>) -> Heads {
        let mut heads = Heads { strings, ..Heads::default() };
        heads.strings.retain(|string| string.len() > 1);
        for string in &heads.strings {
            let (first, second) = (string.as_bytes()[0], string.as_bytes()[1]);
            heads.first[usize::from(first)] = true;
            let pair = Heads::pair(first, second);
            heads.pairs[pair / 64] |= 1 << (pair % 64);
        }
        heads
    }

    fn pair(first: u8, second: u8) -> usize {
        (usize::from(first) << 4 ^ usize::from(second)) % Heads::PAIRS
    }

    /// Whether some text begins with one of them.
    pub fn begin(&self, text: &[u8]) -> bool {
        let pair = text.first_chunk::<2>().map(|[first, second]| Heads::pair(*first, *second));
        pair.is_some_and(|pair| self.pairs[pair / 64] >> (pair % 64) & 1 == 1)
            && self.strings.iter().any(|string| text.starts_with(string.as_bytes()))
    }

    /// Whether one of them stands in some text.
    pub fn within(&self, text: &[u8]) -> bool {
        let mut bytes = text.iter().enumerate();
        bytes.any(|(at, byte)| self.first[usize::from(*byte)] && self.begin(&text[at..]))
    }
}

#[cfg(test)]
mod tests {
    use super::Heads;

    #[test]
    fn each_of_the_strings_is_found_wherever_it_stands() {
        let heads = Heads::new(vec!["(AP".into(), "Photo:".into(), String::new()]);
        assert!(heads.within(b"at sea. (AP") && heads.within(b"Photo: Brandt") && heads.begin(b"(AP)"));
        assert!(!heads.within(b"(A Photo") && !heads.within(b"") && !heads.begin(b" (AP"));
    }
}
