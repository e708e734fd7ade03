//! Caveats that say much the same: found by the rare words that they share.
//!
//! Each word counts the more the fewer caveats have it. An index of words is made once for a
//! register; to look up a caveat then takes only those of its words that are rare.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::record::{Content, Kind};
use crate::register::{Ix, Register};
use crate::text::fold::fold;

/// How many are shown.
pub const MOST: usize = 3;
/// A word in more caveats than this is not rare, and leads to none.
const RARE: usize = 200;
/// How many of those that share the most are compared word by word.
const COMPARED: usize = 40;
/// Shorter words say little: *the*, *and*, *for*.
const SHORTEST: usize = 4;

/// The words of every caveat of a register.
#[derive(Debug, Default)]
pub struct SimilarityIndex {
    /// Each word of each caveat: the word's hash, then the caveat's place; in order.
    words: Vec<(u32, Ix)>,
    caveats: usize,
}

impl SimilarityIndex {
    /// Takes the words of all caveats.
    pub fn of(register: &Register) -> Self {
        let caveats = register.of(Kind::Caveat);
        let of_one = |&ix: &Ix| words_of(register, ix).into_iter().map(move |word| (word, ix));
        let mut words: Vec<(u32, Ix)> = caveats.par_iter().flat_map_iter(of_one).collect();
        words.par_sort_unstable();
        Self { words, caveats: caveats.len() }
    }

    /// The caveats with this word.
    fn with(&self, word: u32) -> &[(u32, Ix)] {
        let from = self.words.partition_point(|(own, _)| *own < word);
        let rest = &self.words[from..];
        &rest[..rest.partition_point(|(own, _)| *own == word)]
    }

    /// How much a word counts that so many caveats have; nothing when all have it.
    fn weight(&self, having: usize) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "a weight need not be exact")]
        let share = self.caveats as f32 / having.max(1) as f32;
        share.ln()
    }

    /// The caveats that are like this one, as much as the register's settings ask for, the most
    /// alike first, with how much: from 0 to 1.
    pub fn like(&self, register: &Register, ix: Ix) -> Vec<(Ix, f32)> {
        let own: Vec<(u32, f32)> = self.weighed(register, ix);
        let length = |words: &[(u32, f32)]| words.iter().map(|(_, it)| it * it).sum::<f32>().sqrt();
        let own_length = length(&own);
        let mut shared: HashMap<Ix, f32> = HashMap::new();
        for &(word, weight) in &own {
            let with = self.with(word);
            if with.len() <= RARE {
                for &(_, other) in with.iter().filter(|(_, other)| *other != ix) {
                    *shared.entry(other).or_default() += weight * weight;
                }
            }
        }
        let mut nearest: Vec<(Ix, f32)> = shared.into_iter().collect();
        let most_alike =
            |a: &(Ix, f32), b: &(Ix, f32)| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0));
        nearest.sort_by(most_alike);
        nearest.truncate(COMPARED);
        for (other, alike) in &mut nearest {
            let words = self.weighed(register, *other);
            let in_own =
                |(word, _): &&(u32, f32)| own.binary_search_by_key(word, |it| it.0).is_ok();
            let in_common: f32 = words.iter().filter(in_own).map(|(_, it)| it * it).sum();
            *alike = in_common / (own_length * length(&words)).max(f32::MIN_POSITIVE);
        }
        nearest.retain(|(_, alike)| *alike >= register.settings.alike());
        nearest.sort_by(most_alike);
        nearest
    }

    /// The words of a caveat with how much each counts, in order of the word.
    fn weighed(&self, register: &Register, ix: Ix) -> Vec<(u32, f32)> {
        let words = words_of(register, ix).into_iter();
        words.map(|word| (word, self.weight(self.with(word).len()))).collect()
    }
}

/// Up to [`MOST`] other caveats that say much the same, those that a body has settled first.
pub fn similar(register: &Register, words: &SimilarityIndex, ix: Ix) -> Vec<Ix> {
    let alike = words.like(register, ix);
    let (settled, open): (Vec<Ix>, Vec<Ix>) =
        alike.into_iter().map(|(it, _)| it).partition(|&it| register.is_settled(it));
    settled.into_iter().chain(open).take(MOST).collect()
}

/// The words of a caveat's title and text, each once, in order: folded, without the ending of the
/// plural, as numbers that are quick to compare.
fn words_of(register: &Register, ix: Ix) -> Vec<u32> {
    let Content::Caveat(it) = &register.record(ix).content else { return Vec::new() };
    let title = it.title.as_ref().map_or(String::new(), |title| fold(title));
    let text = fold(&it.text);
    let split = |c: char| !c.is_alphanumeric();
    let words = title.split(split).chain(text.split(split));
    let words = words.filter(|word| word.len() >= SHORTEST).map(|word| {
        let stem = word.strip_suffix("ies").or_else(|| word.strip_suffix('y'));
        hashed(stem.unwrap_or_else(|| word.strip_suffix('s').unwrap_or(word)))
    });
    let mut words: Vec<u32> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// FNV-1a: short words, and nobody to guard against.
fn hashed(word: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    word.bytes().fold(0x811c_9dc5, step)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::HashSet;

    use super::*;
    use crate::journal::Ledger;
    use crate::record::{RegisterSettings, read};

    fn register(text: &str) -> Register {
        register_with("", text)
    }

    fn register_with(settings: &str, text: &str) -> Register {
        let settings: RegisterSettings = toml::from_str(settings).unwrap();
        let contents = read(&"a.toml".into(), text, &settings);
        Register::new(settings, contents.records, &HashSet::new(), Ledger::new(Vec::new())).0
    }

    fn like(register: &Register, id: &str) -> Vec<String> {
        let similar = SimilarityIndex::of(register);
        let found = similar.like(register, register.find(id).unwrap());
        found.into_iter().map(|(ix, _)| register.id(ix).to_string()).collect()
    }

    #[test]
    fn caveats_of_much_the_same_words_are_found_and_no_others() {
        let saltmere = register(include_str!("../../../tests/support/saltmere.toml"));
        assert_eq!(like(&saltmere, "SAL-C2"), ["SAL-C6"]);
        assert_eq!(like(&saltmere, "SAL-C6"), ["SAL-C2"]);
        assert_eq!(like(&saltmere, "SAL-C1"), [""; 0]);
    }

    #[test]
    fn a_register_says_how_alike_they_must_be() {
        let saltmere = include_str!("../../../tests/support/saltmere.toml");
        assert_eq!(like(&register_with("alike = 0.99", saltmere), "SAL-C2"), [""; 0]);
        assert_eq!(like(&register_with("alike = 3", saltmere), "SAL-C2"), ["SAL-C6"]);
    }

    #[test]
    fn words_that_every_caveat_has_make_none_alike() {
        let one = |id: String, text: &str| {
            format!("[[caveat]]\nid = \"{id}\"\ncases = []\ntext = \"{text}\"\n")
        };
        let same: Vec<String> =
            (0..300).map(|at| one(format!("C{at}"), "Plans are shown.")).collect();
        let same = same.concat();
        assert_eq!(like(&register(&same), "C7"), [""; 0]);
        let rare = one("D1".into(), "Zeppelin moorings are shown.");
        let other = one("D2".into(), "A zeppelin mooring.");
        assert_eq!(like(&register(&format!("{same}{rare}{other}")), "D1"), ["D2"]);
    }
}
