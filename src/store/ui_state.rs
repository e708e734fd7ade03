//! What a screen keeps between two starts: filters and typed lines, for each register apart.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::atomic_write::write_private;
use super::open_regular;
use crate::journal::seal::Seal;

/// Reads what was kept for the register `folder`; what cannot be read counts as nothing kept.
pub fn recall<T: DeserializeOwned + Default>(state: &Path, folder: &Path) -> T {
    let text = open_regular::text(&file(state, folder), 1 << 20);
    text.ok().and_then(|text| toml::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps it, whole or not at all: after an error what was kept before is still there.
pub fn remember<T: Serialize>(state: &Path, folder: &Path, kept: &T) -> io::Result<()> {
    let text = toml::to_string(kept).map_err(io::Error::other)?;
    write_private(&file(state, folder), text.as_bytes())
}

/// By the folder's real path: it may be written in several ways.
fn file(state: &Path, folder: &Path) -> PathBuf {
    let real = folder.canonicalize();
    let folder = real.as_deref().unwrap_or(folder);
    let name = Seal::of(folder.as_os_str().as_encoded_bytes());
    state.join("screens").join(format!("{name}.toml"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn each_register_keeps_its_own_and_a_broken_file_counts_as_none() {
        let state = tempfile::tempdir().unwrap();
        let kept = BTreeMap::from([("cases".to_owned(), "is:overdue".to_owned())]);
        remember(state.path(), Path::new("/a"), &kept).unwrap();
        assert_eq!(recall::<BTreeMap<String, String>>(state.path(), Path::new("/a")), kept);
        assert!(recall::<BTreeMap<String, String>>(state.path(), Path::new("/b")).is_empty());
        std::fs::write(file(state.path(), Path::new("/a")), "not toml =").unwrap();
        assert!(recall::<BTreeMap<String, String>>(state.path(), Path::new("/a")).is_empty());
    }
}
