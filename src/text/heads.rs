//! Heads: how some strings begin, so that a text is asked for all of them at once.

/// Strings that are looked for together.
#[derive(Clone, Debug)]
pub struct Heads {
    strings: Vec<String>,
    /// Whether one begins with a byte.
    first: [bool; 256],
    /// How many bytes of each are its head: those of the shortest, four at most.
    width: usize,
    /// One bit for each head; several heads may share one.
    heads: [u64; Heads::PLACES / 64],
}

impl Default for Heads {
    fn default() -> Heads {
        Heads { strings: Vec::new(), first: [false; 256], width: 0, heads: [0; Heads::PLACES / 64] }
    }
}

impl Heads {
    /// Bits for heads.
    const PLACES: usize = 2048;
    /// Bytes of a head, at most.
    const WIDEST: usize = 4;

    /// Heads of these strings; one without a letter is left out.
    pub fn new(strings: Vec<String>) -> Heads {
        let mut heads = Heads { strings, ..Heads::default() };
        heads.strings.retain(|string| !string.is_empty());
        heads.width = heads.strings.iter().map(String::len).min().unwrap_or(0).min(Heads::WIDEST);
        for string in &heads.strings {
            let place = Heads::place(&string.as_bytes()[..heads.width]);
            heads.heads[place / 64] |= 1 << (place % 64);
            heads.first[usize::from(string.as_bytes()[0])] = true;
        }
        heads
    }

    /// The bit of a head.
    fn place(head: &[u8]) -> usize {
        head.iter().fold(0, |place, byte| place * 37 + usize::from(*byte)) % Heads::PLACES
    }

    /// Whether some text begins with one of them.
    pub fn begin(&self, text: &[u8]) -> bool {
        let place = text.get(..self.width).map(Heads::place);
        place.is_some_and(|place| self.heads[place / 64] >> (place % 64) & 1 == 1)
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
