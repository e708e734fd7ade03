//! Numbers with their nouns: `1 mark`, `3 marks`, `2 entries`.

/// A number and its noun, in the plural unless it is one. The noun is given in the singular.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {}", plural(number, noun))
}

/// The noun alone, in the plural unless the number is one: a `y` after a consonant becomes `ies`.
pub fn plural(number: usize, noun: &str) -> String {
    let after_vowel = |stem: &str| stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    match noun.strip_suffix('y') {
        _ if number == 1 => noun.to_owned(),
        Some(stem) if !after_vowel(stem) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    }
}

/// The article before a word: `a caveat`, `an action`.
pub fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_every_other_number_plural() {
        assert_eq!(count(1, "mark"), "1 mark");
        assert_eq!(count(0, "mark"), "0 marks");
        assert_eq!(count(3, "open caveat"), "3 open caveats");
        assert_eq!(count(2, "entry"), "2 entries");
        assert_eq!(count(2, "day"), "2 days");
        assert_eq!(plural(1, "body"), "body");
    }
}
