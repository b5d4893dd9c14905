//! Heads: how some strings begin, so that a text is asked for all of them at once.

/// Strings that are looked for together.
#[derive(Clone, Debug)]
pub struct Heads {
    strings: Vec<String>,
    /// Whether one begins with a byte.
    first: [bool; 256],
    /// How many bytes may be passed over where a head would end with this one, and [`Heads::ENDS`] where one does.
    steps: [u8; 256],
    /// How many bytes of each are its head: those of the shortest, four at most.
    width: usize,
    /// One bit for each head; several heads may share one.
    heads: [u64; Heads::PLACES / 64],
}

impl Default for Heads {
    fn default() -> Heads {
        Heads { strings: Vec::new(), first: [false; 256], steps: [1; 256], width: 0, heads: [0; Heads::PLACES / 64] }
    }
}

impl Heads {
    /// Bits for heads.
    const PLACES: usize = 2048;
    /// Bytes of a head, at most.
    const WIDEST: usize = 4;
    /// Beside the steps of a byte: a head ends with it.
    const ENDS: u8 = 1 << 7;

    /// Heads of these strings; one without a letter is left out.
    pub fn new(strings: Vec<String>) -> Heads {
        let mut heads = Heads { strings, ..Heads::default() };
        heads.strings.retain(|string| !string.is_empty());
        heads.width = heads.strings.iter().map(String::len).min().unwrap_or(0).min(Heads::WIDEST);
        heads.steps = [heads.width.max(1) as u8; 256];
        for string in &heads.strings {
            let head = &string.as_bytes()[..heads.width];
            for (behind, byte) in head.iter().rev().enumerate() {
                let step = &mut heads.steps[usize::from(*byte)];
                *step = match behind {
                    0 => *step | Heads::ENDS,
                    _ => *step & Heads::ENDS | (*step & !Heads::ENDS).min(behind as u8),
                };
            }
            heads.first[usize::from(head[0])] = true;
            let place = Heads::place(head);
            heads.heads[place / 64] |= 1 << (place % 64);
        }
        heads
    }

    /// The bit of a head.
    fn place(head: &[u8]) -> usize {
        head.iter().fold(0, |place, byte| place * 37 + usize::from(*byte)) % Heads::PLACES
    }

    /// Whether some text begins with one of them.
    pub fn begin(&self, text: &[u8]) -> bool {
        if !text.first().is_some_and(|first| self.first[usize::from(*first)]) {
            return false;
        }
        let place = text.get(..self.width).map(Heads::place);
        place.is_some_and(|place| self.heads[place / 64] >> (place % 64) & 1 == 1)
            && self.strings.iter().any(|string| text.starts_with(string.as_bytes()))
    }

    /// Whether one of them stands in some text. Where the last byte that a head would have here stands in none of them,
    /// none begins before it: most of a text is passed over by as many bytes as a head has.
    pub fn within(&self, text: &[u8]) -> bool {
        let mut last = self.width.wrapping_sub(1);
        while let Some(byte) = text.get(last) {
            let step = self.steps[usize::from(*byte)];
            let at = last + 1 - self.width;
            if step & Heads::ENDS != 0 && self.first[usize::from(text[at])] && self.begin(&text[at..]) {
                return true;
            }
            last += usize::from(step & !Heads::ENDS);
        }
        false
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
