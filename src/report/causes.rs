//! Causes in words: why two answers to one question are apart, as far as the texts tell.

use super::wording::population;
use crate::claim::{Claim, Reach};
use crate::judge::Cause;

/// A cause with the words of two claims that give it: "other people are counted (herald people, courier pupils)".
pub fn cause_told(cause: Cause, a: (&Claim, &str), b: (&Claim, &str)) -> String {
    cause_of_row(cause, a, b, [a.0.first_told, b.0.first_told], true)
}

/// The same for two claims of a row, some text of which tells whose answer was given at `first`; `by_words` says that the words
/// which call an answer the later state tell which of the two is later.
pub fn cause_of_row(cause: Cause, a: (&Claim, &str), b: (&Claim, &str), first: [bool; 2], by_words: bool) -> String {
    let scope = |reaches: &dyn Fn(Reach) -> bool| {
        let said = [a, b].into_iter().filter_map(|(claim, label)| {
            let scope = claim.scope.as_ref().filter(|scope| reaches(scope.reach))?;
            Some(format!("{label} “{}”", scope.words))
        });
        said.collect::<Vec<String>>()
    };
    let parts = |(claim, label): (&Claim, &str)| match claim.kind.covers.as_slice() {
        [] => format!("{label} {}", claim.kind.name),
        covers => format!("{label} {} as one sum", covers.join(" and ")),
    };
    let said = match cause {
        Cause::Population => match scope(&|reach| matches!(reach, Reach::With(_) | Reach::Without(_))) {
            said if said.is_empty() => [a, b].map(|(c, label)| format!("{label} {}", population(c))).to_vec(),
            said => said,
        },
        Cause::Measure => vec![parts(a), parts(b)],
        Cause::Basis => scope(&|reach| reach == Reach::Running),
        Cause::Area => scope(&|reach| matches!(reach, Reach::Alone | Reach::Throughout)),
        Cause::Later | Cause::Version => Vec::new(),
    };
    // Which of the two states came first, the texts themselves may tell; then the days of print say nothing.
    let words = match cause {
        Cause::Later if first[0] != first[1] => {
            format!("the texts tell that the answer of {} was given at first", if first[0] { a.1 } else { b.1 })
        }
        Cause::Later if by_words && a.0.revised != b.0.revised => {
            format!("the words of {} call it the later state", if a.0.revised { a.1 } else { b.1 })
        }
        _ => cause_words(cause).to_string(),
    };
    if said.is_empty() { words } else { format!("{words} ({})", said.join(", ")) }
}

/// A cause in words.
fn cause_words(cause: Cause) -> &'static str {
    match cause {
        Cause::Later => "one report is later",
        Cause::Population => "other people are counted",
        Cause::Measure => "something else is measured",
        Cause::Basis => "the figures stand on another basis",
        Cause::Area => "one is about a part of the area",
        Cause::Version => "one is another version of the article",
    }
}
