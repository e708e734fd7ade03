//! Where the register is that a command is about.

use std::path::PathBuf;

/// The register that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterPlace {
    /// Its folder.
    pub folder: PathBuf,
    /// Whether it is the sample register, because no other is named anywhere.
    pub is_sample: bool,
}
