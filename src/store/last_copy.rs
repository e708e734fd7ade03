//! The text that was copied last, in a file too: a clipboard may not be there, or not be reached.

use std::path::{Path, PathBuf};

use super::atomic_write::write_private;
use super::io_error::describe_io_error;

/// Saves a text that is copied as `last-copy.txt` under the officer's state folder `state`, and
/// returns the file. Where it could not be saved, why; the one before it is still there then.
pub fn keep_copy(state: &Path, text: &str) -> Result<PathBuf, String> {
    let file = state.join("last-copy.txt");
    write_private(&file, text.as_bytes()).map_err(|error| describe_io_error(&error))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_last_copy_is_there_for_its_officer_alone() {
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state");
        keep_copy(&state, "first").unwrap();
        let file = keep_copy(&state, "AMB-C1\tPosts are filled\n").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "AMB-C1\tPosts are filled\n");
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&state), mode(&file)), (0o700, 0o600));
        assert_eq!(std::fs::read_dir(&state).unwrap().count(), 1);
    }

    #[test]
    fn a_copy_that_cannot_be_saved_says_why() {
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state");
        std::fs::write(&state, "in the way").unwrap();
        assert_eq!(
            keep_copy(&state, "words").unwrap_err(),
            "a file stands where a folder should be"
        );
    }
}
