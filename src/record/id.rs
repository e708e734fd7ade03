//! The name of a record: `STK-C7` means one caveat in the whole register.

use std::fmt;

use compact_str::CompactString;
use serde::{Deserialize, Serialize, Serializer};

/// The most letters that an id may have.
const LONGEST: usize = 64;

/// A record's id: letters, digits, `.`, `_` and `-`, beginning with a letter or digit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Id(CompactString);

impl Id {
    /// Reads an id; `None` when a letter is not allowed or there are more than 64 of them.
    pub fn new(text: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        let begins = text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
        (begins && text.len() <= LONGEST && text.bytes().all(plain)).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Id {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::new(&text).ok_or_else(|| {
            "an id has letters, digits, `.`, `_` and `-`, 64 at the most, and begins with a letter or digit".to_owned()
        })
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl std::ops::Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_plain_letters_that_a_shell_and_a_path_can_carry() {
        assert!(Id::new("STK-C7").is_some());
        assert!(Id::new("CCG1-000001-C2").is_some());
        for bad in ["", "-x", "a b", "é", "a/b", &"x".repeat(65)] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }
}
