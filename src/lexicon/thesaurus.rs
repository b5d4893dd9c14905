//! Words of one thing and opposites as a thesaurus has them, read when two sentences are first compared.

use super::FOLDER;
use rustc_hash::FxHashMap;

/// The number of the first row of the thesaurus; rows of kin are numbered below it.
pub const FIRST_ROW: u16 = 1 << 12;

/// What general English joins and opposes, by the key of a stem.
#[derive(Clone, Debug, Default)]
pub struct Thesaurus {
    rows: FxHashMap<u64, Vec<u16>>,
    against: FxHashMap<u64, Vec<u16>>,
}

impl Thesaurus {
    /// Reads the embedded file; `stem` gives the key that the forms of a word share.
    pub(super) fn read(stem: impl Fn(&str) -> u64) -> Thesaurus {
        let text = FOLDER.get_file("thesaurus/wordnet.txt").and_then(|file| file.contents_utf8()).unwrap_or_default();
        let mut found = Thesaurus::default();
        let (mut row, mut pair, mut opposites) = (FIRST_ROW, 0u16, false);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('-') {
                opposites = true;
                continue;
            }
            for (side, word) in line.split(' ').enumerate() {
                if opposites {
                    found.against.entry(stem(word)).or_default().push(pair | side as u16);
                    continue;
                }
                let rows = found.rows.entry(stem(word)).or_default();
                if rows.last() != Some(&row) {
                    rows.push(row);
                }
            }
            row += u16::from(!opposites);
            pair += 2 * u16::from(opposites);
        }
        found
    }

    /// The rows in which a word stands; two words that share one tell of one thing.
    pub fn rows(&self, stem: u64) -> &[u16] {
        self.rows.get(&stem).map_or(&[], Vec::as_slice)
    }

    /// The ends of the opposites in which a word stands. That across from an end differs in the lowest bit.
    pub fn against(&self, stem: u64) -> &[u16] {
        self.against.get(&stem).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn rows_of_kin_and_of_the_thesaurus_have_numbers_of_their_own() {
        let weights = Lexicon::embedded().unwrap().weights;
        let thesaurus = weights.thesaurus();
        let rows = |word| thesaurus.rows(weights.stem(word));
        assert!(rows("acquit").iter().any(|row| rows("acquittal").contains(row)));
        assert!(weights.kin(weights.stem("kill")).iter().all(|row| *row < FIRST_ROW));
        let lines = FOLDER.get_file("thesaurus/wordnet.txt").unwrap().contents_utf8().unwrap().lines().count();
        assert!(lines < usize::from(u16::MAX - FIRST_ROW), "a row more than there are numbers");
    }

    #[test]
    fn opposites_know_each_other_and_share_no_row() {
        let weights = Lexicon::embedded().unwrap().weights;
        let thesaurus = weights.thesaurus();
        let ends = |word| thesaurus.against(weights.stem(word));
        assert!(ends("open").iter().any(|end| ends("close").contains(&(end ^ 1))));
        assert!(ends("open").iter().all(|end| !ends("start").contains(&(end ^ 1))));
    }
}
