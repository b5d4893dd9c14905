//! A terminal page: wrapped lines, hanging indents, and a little colour.

use super::super::escape::plain;
use super::super::outline::Tone;
use unicode_segmentation::UnicodeSegmentation;

const RED: &str = "\x1b[31m";
const YELLOW: &str = "\x1b[33m";
const GREEN: &str = "\x1b[32m";
const BOLD: &str = "\x1b[1m";
const OFF: &str = "\x1b[0m";

/// Columns where the width is not known.
const USUAL: usize = 100;
/// Fewer columns than this hold no line worth reading.
const LEAST: usize = 40;

/// The page as it grows. Everything that is put on it is made harmless first.
pub struct Screen {
    text: String,
    /// Columns of a line.
    pub width: usize,
    colour: bool,
}

impl Screen {
    /// An empty page; a width of 0 stands for the usual one.
    pub fn new(width: u16, colour: bool) -> Screen {
        let width = if width == 0 { USUAL } else { usize::from(width).max(LEAST) };
        Screen { text: String::new(), width, colour }
    }

    /// The page as text.
    pub fn finish(self) -> String {
        self.text
    }

    /// A blank line, unless nothing stands above it.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading, with a blank line above it.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        for line in wrap(&plain(text), self.width, self.width) {
            let line = self.styled(BOLD, &line);
            self.line(&line);
        }
    }

    /// Text at `indent`; further lines hang `hang` columns deeper.
    pub fn text(&mut self, indent: usize, hang: usize, text: &str) {
        self.lead(indent, hang, "", None, text);
    }

    /// Text behind `id` and a `verdict`, both in the colour of its tone.
    pub fn verdict(&mut self, id: &str, verdict: &str, tone: Option<Tone>, text: &str) {
        let id = plain(id);
        self.lead(0, 3, &format!("{id} {verdict}:"), tone, text);
    }

    fn lead(&mut self, indent: usize, hang: usize, lead: &str, tone: Option<Tone>, text: &str) {
        let text = plain(text);
        let whole = [lead, &text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let rest = self.width.saturating_sub(indent + hang);
        for (at, line) in wrap(&whole, self.width - indent.min(self.width), rest).into_iter().enumerate() {
            let depth = if at == 0 { indent } else { indent + hang };
            let line = match line.strip_prefix(lead).filter(|_| at == 0 && !lead.is_empty()) {
                Some(tail) => format!("{}{tail}", self.painted(tone, lead)),
                None => line,
            };
            self.line(&format!("{}{line}", " ".repeat(depth)));
        }
    }

    /// Text in a column behind a `lead` of `wide` columns, which is harmless; further lines stand below the first.
    pub fn beside(&mut self, indent: usize, wide: usize, lead: &str, text: &str) {
        let room = self.width.saturating_sub(indent + wide);
        for (at, line) in wrap(&plain(text), room, room).into_iter().enumerate() {
            let lead = if at == 0 { lead } else { "" };
            self.line(&format!("{}{lead:<wide$}{line}", " ".repeat(indent)));
        }
    }

    /// A line as it is; only for text that is harmless and fits.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A word in the colour of a tone.
    pub fn painted(&self, tone: Option<Tone>, word: &str) -> String {
        match tone {
            Some(Tone::Loud) => self.styled(RED, word),
            Some(Tone::Raised) => self.styled(YELLOW, word),
            Some(Tone::Calm) => self.styled(GREEN, word),
            None => word.to_owned(),
        }
    }

    fn styled(&self, style: &str, text: &str) -> String {
        if self.colour { format!("{style}{text}{OFF}") } else { text.to_owned() }
    }
}

/// Lines of at most `first` columns, then of `rest` columns. Words that no line holds are broken.
fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    let mut room = first.max(1);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needed = columns(word);
        if used > 0 && used + 1 + needed > room {
            lines.push(String::new());
            (used, room) = (0, rest.max(1));
        }
        if used > 0 {
            push(&mut lines, " ");
            used += 1;
        }
        if needed <= room {
            push(&mut lines, word);
            used += needed;
            continue;
        }
        // A list without blanks (`(killed|slain)`, a path) is parted behind its marks, so that its words stay whole.
        for piece in word.split_inclusive(['|', '/', ',', ';', ')', ']']) {
            if used > 0 && used + columns(piece) > room {
                lines.push(String::new());
                (used, room) = (0, rest.max(1));
            }
            for letter in piece.graphemes(true) {
                if used > 0 && used + columns(letter) > room {
                    lines.push(String::new());
                    (used, room) = (0, rest.max(1));
                }
                push(&mut lines, letter);
                used += columns(letter);
            }
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

/// Columns that a text takes: one for a letter with its marks, two where East Asian letters and pictures begin.
fn columns(text: &str) -> usize {
    text.graphemes(true)
        .map(|letter| match letter.chars().next() {
            Some('\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}') => 2,
            Some('\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}') => 2,
            Some('\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}') => 2,
            _ => 1,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_hang_below_their_lead() {
        let mut screen = Screen::new(40, true);
        screen.verdict("F1", "conflict", Some(Tone::Loud), "killed at the depot on the third of March");
        assert_eq!(screen.finish(), "\u{1b}[31mF1 conflict:\u{1b}[0m killed at the depot on the\n   third of March\n");
    }

    #[test]
    fn a_list_without_blanks_is_parted_between_its_words() {
        let lines = wrap("pattern (killed|slain|murdered) from", 20, 14);
        assert_eq!(lines, ["pattern", "(killed|slain|", "murdered) from"]);
    }

    #[test]
    fn a_source_cannot_drive_the_terminal() {
        let mut screen = Screen::new(0, false);
        screen.text(0, 0, "a\u{1b}[2Jb\rc");
        assert_eq!(screen.finish(), "a\\u{1b}[2Jb c\n");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in "[a-z 日本]{0,120}", first in 2usize..30, rest in 2usize..30) {
            let lines = wrap(&text, first, rest);
            for (at, line) in lines.iter().enumerate() {
                let room = if at == 0 { first } else { rest };
                prop_assert!(columns(line) <= room);
            }
            let squeezed = |text: &str| text.replace(' ', "");
            prop_assert_eq!(squeezed(&lines.concat()), squeezed(&text));
        }
    }
}
