//! Where work on a register is done: its folder, the officer's own folder, who and on which box.

use std::path::PathBuf;

/// Where the worker works, and for whom.
#[derive(Debug, Clone)]
pub struct Bench {
    /// The register's folder.
    pub folder: PathBuf,
    /// The officer's own folder for locks, drafts and what screens keep.
    pub state: PathBuf,
    /// The officer's login.
    pub login: String,
    /// The name of this box.
    pub box_name: String,
}
