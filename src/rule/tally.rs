//! The two figures of a vote or a match: "52-48", "3 to 1".

use crate::text::words::ascii_key;
use crate::text::{Token, TokenKind};

const TO: u64 = ascii_key("to");

/// The figures of the tally that begins at a token, the greater first. No figure has more than four digits, and none of
/// two digits or more begins with a nought ("10-04" is a day).
pub(super) fn tally(text: &str, tokens: &[Token], at: usize) -> Option<[u64; 2]> {
    const DIGITS: usize = 4;
    let &[first, joint, second] = tokens.get(at..)?.first_chunk::<3>()?;
    if first.kind != TokenKind::Number {
        return None; // as at most tokens
    }
    let number = |token: &Token| {
        let word = token.text(text);
        let plain =
            token.kind == TokenKind::Number && word.len() <= DIGITS && (word.len() == 1 || !word.starts_with('0'));
        plain.then(|| word.parse::<u64>().ok()).flatten()
    };
    let dash = matches!(joint.text(text), "-" | "–" | "—") && !joint.spaced && !second.spaced;
    let (one, other) = (number(&first)?, number(&second)?);
    // "4-4-2" is a formation, "555-0199-12" a number to call
    let chained = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|t| !t.spaced && matches!(t.text(text), "-" | "–" | "/" | ":"))
    };
    let alone = !(dash && (chained(Some(at + 3)) || at > 0 && !first.spaced && chained(at.checked_sub(1))));
    (alone && (dash || joint.key == TO)).then_some([one.max(other), one.min(other)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::text::words::tokenize;

    fn read(text: &str) -> Option<[u64; 2]> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tally(text, &tokens, 0)
    }

    #[test]
    fn the_two_figures_of_a_vote_are_one_tally_whichever_stands_first() {
        assert_eq!(read("52-48"), Some([52, 48]));
        assert_eq!(read("48 to 52"), Some([52, 48]));
        assert_eq!(read("2–1"), Some([2, 1]));
    }

    #[test]
    fn a_formation_or_a_date_is_no_tally() {
        assert_eq!(read("4-4-2"), None);
        assert_eq!(read("10-04"), None);
        assert_eq!(read("2 - 1"), None);
    }
}
