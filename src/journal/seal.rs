//! The seal under each entry: it tells a whole entry from a cut or a changed one.

use std::fmt;

use sha2::{Digest, Sha256};

/// The first 64 bits of the SHA-256 of an entry's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seal(u64);

impl Seal {
    /// The seal of this text.
    pub fn of(text: &[u8]) -> Self {
        let hash = Sha256::digest(text);
        Self(hash.iter().take(8).fold(0, |sum, &byte| sum << 8 | u64::from(byte)))
    }

    /// Reads sixteen lower-case hexadecimal digits.
    pub fn parse(digits: &[u8]) -> Option<Self> {
        let hex = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
        if digits.len() != 16 || !digits.iter().all(hex) {
            return None;
        }
        u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok().map(Self)
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The line under an entry of `length` bytes: `#= 412 84a1c0de00ff1234`.
pub fn line(length: usize, seal: Seal) -> String {
    format!("#= {length} {seal}\n")
}

/// Reads such a line, given without its line break.
pub fn read_line(line: &[u8]) -> Option<(usize, Seal)> {
    let rest = line.strip_prefix(b"#= ")?;
    let gap = rest.iter().position(|&b| b == b' ')?;
    let length = std::str::from_utf8(&rest[..gap]).ok()?.parse().ok()?;
    Some((length, Seal::parse(&rest[gap + 1..])?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_is_the_first_64_bits_of_sha_256() {
        // SHA-256 of "abc" begins ba7816bf8f01cfea (FIPS 180-4, example).
        assert_eq!(Seal::of(b"abc").to_string(), "ba7816bf8f01cfea");
    }

    #[test]
    fn a_seal_line_reads_back_and_a_cut_one_does_not() {
        let seal = Seal::of(b"abc");
        assert_eq!(line(412, seal), "#= 412 ba7816bf8f01cfea\n");
        assert_eq!(read_line(b"#= 412 ba7816bf8f01cfea"), Some((412, seal)));
        for cut in [&b"#= 412 ba7816bf8f01cfe"[..], b"#= 412", b"#= ", b"#= 412 BA7816BF8F01CFEA"] {
            assert_eq!(read_line(cut), None);
        }
    }
}
