//! Whether an officer can save at all, found out before anything is typed.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{Access, access};
use rustix::io::Errno;

use super::save_error::MOVED;
use super::shared_folder::closed;
use crate::journal::JournalName;
use crate::text::Clean;

/// What is wrong with an officer's state folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateTrouble {
    /// Why it cannot be used, and what to do.
    pub words: Clean,
    /// Whether others may change what is in it, so that it is refused.
    pub is_open: bool,
}

/// What is wrong with the state folder `state`, which need not be there yet; none where it is the
/// officer's own and can be written.
pub fn state_trouble(state: &Path) -> Option<StateTrouble> {
    let trouble = |why: &str, is_open: bool| {
        let words =
            format!("your own state folder cannot be used: {}: {why}; {MOVED}", state.display());
        Some(StateTrouble { words: Clean::line(&words), is_open })
    };
    // It is made when it is needed, in the nearest folder above it that there is.
    let there = state.ancestors().find(|path| path.symlink_metadata().is_ok())?;
    let Ok(about) = there.metadata() else { return trouble("a link that leads nowhere", false) };
    if !about.is_dir() {
        return trouble(&format!("{} is no folder", there.display()), false);
    }
    if there == state && about.uid() != rustix::process::geteuid().as_raw() {
        return trouble("it belongs to somebody else", true);
    }
    if there == state && about.mode() & 0o022 != 0 {
        let mode = about.mode() & 0o777;
        return trouble(&format!("others may write in it (mode {mode:o}); chmod 700 it"), true);
    }
    match access(there, Access::WRITE_OK | Access::EXEC_OK) {
        Err(Errno::ROFS) => trouble("its disk is read-only", false),
        Err(_) => trouble(&format!("you may not write in {}", there.display()), false),
        Ok(()) => None,
    }
}

/// Why this officer can save nothing in the register in the folder `register`, and whom to ask;
/// none where nothing stands against it.
pub fn no_writing(register: &Path, state: &Path, login: &str, box_name: &str) -> Option<Clean> {
    if let Some(trouble) = state_trouble(state).filter(|trouble| trouble.is_open) {
        return Some(trouble.words);
    }
    let journal = register.join("journal");
    let own = journal.join(JournalName::new(login, box_name).file_name());
    if access(&own, Access::WRITE_OK).is_ok() {
        return None;
    }
    let folder = if journal.is_dir() { &journal } else { register };
    let refused = access(folder, Access::WRITE_OK | Access::EXEC_OK).err()?;
    let words = match refused {
        Errno::ROFS => format!(
            "the disk of {} is read-only; ask whoever looks after this box",
            folder.display()
        ),
        Errno::ACCESS | Errno::PERM if folder == journal => {
            closed(register, journal.clone()).to_string()
        }
        Errno::ACCESS | Errno::PERM => format!(
            "you may not write in {}; ask whoever looks after the register for write permission",
            folder.display()
        ),
        _ => return None,
    };
    Some(Clean::line(&words))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_state_folder_that_others_may_write_is_refused_and_one_in_the_way_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state/caveat");
        assert_eq!(state_trouble(&state), None, "it is made when it is needed");
        fs::create_dir_all(&state).unwrap();
        for (mode, is_open) in
            [(0o700, None), (0o755, None), (0o777, Some(true)), (0o720, Some(true))]
        {
            fs::set_permissions(&state, Permissions::from_mode(mode)).unwrap();
            assert_eq!(state_trouble(&state).map(|it| it.is_open), is_open, "{mode:o}");
        }
        fs::remove_dir(&state).unwrap();
        fs::write(&state, "").unwrap();
        let told = state_trouble(&state.join("deeper")).unwrap();
        assert!(!told.is_open && told.words.contains("is no folder; XDG_STATE_HOME"), "{told:?}");
    }
}
