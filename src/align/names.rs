//! Names of persons: whether two spellings in full are of one person.
//!
//! Outlets drop middle names or cut them to a letter: "Ida Maria Brandt", "Ida M. Brandt", "Ida Brandt". First and last
//! name must be there in both and be the same; a last name alone may be of a brother.

/// Whether two names are of one person, one of them with fewer or shorter middle names.
pub(super) fn one_person(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let ([first, inner @ .., last], [other_first, other_inner @ .., other_last]) = (&a[..], &b[..]) else {
        return false;
    };
    same(first, other_first) && same(last, other_last) && fits(inner, other_inner)
}

/// Whether middle names are one another's, some of them left out.
fn fits(a: &[&str], b: &[&str]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = many.iter();
    few.iter().all(|name| rest.any(|other| begins(name, other) || begins(other, name)))
}

/// Whether a name is the other, or its first letter.
fn begins(short: &str, long: &str) -> bool {
    same(short, long) || short.chars().count() == 1 && long.to_lowercase().starts_with(&short.to_lowercase())
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// The words of a name; what somebody is called between quotation marks is none of them.
fn words(name: &str) -> Vec<&str> {
    let called = |word: &&str| word.starts_with(['"', '“', '‘', '\'', '(']);
    let parts = name.split_whitespace().filter(|word| !called(word));
    parts
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::one_person;

    #[test]
    fn a_middle_name_that_is_left_out_makes_no_other_person() {
        for (a, b) in [
            ("Ida Brandt", "Ida Maria Brandt"),
            ("Ida M. Brandt", "Ida Brandt"),
            ("Ida M. Brandt", "Ida Maria Brandt"),
            ("Ida \"Storm\" Brandt", "Ida Maria Brandt"),
            ("Ida Maria Lund Brandt", "Ida L. Brandt"),
        ] {
            assert!(one_person(a, b) && one_person(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("Ida Brandt", "Brandt"),
            ("Ida Brandt", "Ada Brandt"),
            ("Ida M. Brandt", "Ida Clara Brandt"),
            ("Ida Brandt", "Ida Lund"),
            ("", "Ida Brandt"),
            ("Ida", "Ida"),
        ] {
            assert!(!one_person(a, b) && !one_person(b, a), "{a} {b}");
        }
    }
}
