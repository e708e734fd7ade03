//! "Did you mean": the known word that a mistyped one most resembles.

use super::fold::fold;

/// How alike two words must be before one is offered for the other (Jaro–Winkler, 0 to 1).
const ALIKE: f64 = 0.8;

/// The candidate nearest to `word`, if any is near enough to be worth offering.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    ranked(word, candidates).into_iter().next()
}

/// Up to `most` candidates that resemble `word`, the nearest first.
pub fn nearest_few<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let mut found = ranked(word, candidates);
    found.truncate(most);
    found
}

/// "did you mean `due`?" where a known word is near enough, else what `otherwise` says.
pub fn suggest<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(typed, known).map_or_else(otherwise, |near| format!("did you mean `{near}`?"))
}

/// The same before the whole list: "did you mean `due`? one of: due, owner".
pub fn suggest_before<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
    list: &str,
) -> String {
    nearest(typed, known)
        .map_or_else(|| list.to_owned(), |near| format!("did you mean `{near}`? {list}"))
}

fn ranked<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = fold(word);
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &fold(candidate)), candidate))
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.into_iter().map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        assert_eq!(nearest("endorsd", ["endorsed", "noted"]), Some("endorsed"));
        assert_eq!(nearest("STK-C77", ["STK-C7", "WIR-C1"]), Some("STK-C7"));
        assert_eq!(nearest("xyzzy", ["endorsed", "noted"]), None);
        let words = |typed| suggest(typed, ["endorsed", "noted"], || "there are two".to_owned());
        assert_eq!(words("endorsd"), "did you mean `endorsed`?");
        assert_eq!(words("xyzzy"), "there are two");
    }
}
