//! Tells whether a register has changed since it was read, without reading it again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::journal::read_all::{FileStamp, JournalFolder, JournalStamps};
use super::records::folder::{SETTINGS, record_files};

/// The stamps of a register's files. Take them before the files are read: what changes meanwhile
/// then shows the next time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileStamps {
    /// Those of its record files and of its settings, from its folder.
    pub records: BTreeMap<PathBuf, FileStamp>,
    /// Those of its journals, from its folder.
    pub journals: JournalStamps,
}

impl FileStamps {
    /// The stamps of the register in the folder `root`; none of what is not there.
    pub fn of(root: &Path) -> Self {
        let mut files = record_files(root, &mut Vec::new());
        files.push(PathBuf::from(SETTINGS));
        let stamp = |file: PathBuf| {
            let about = root.join(&file).metadata().ok()?;
            Some((file, FileStamp::of(&about)))
        };
        // No stamp of a journal depends on the box that asks.
        let journals = JournalFolder::new(root, "").stamps();
        Self { records: files.into_iter().filter_map(stamp).collect(), journals }
    }
}

/// The journals that are not as they were `before`, the ones that are gone too.
pub fn changed_journals(before: &JournalStamps, now: &JournalStamps) -> Vec<Arc<str>> {
    let new = now.iter().filter(|(file, stamp)| before.get(*file) != Some(*stamp));
    let gone = before.keys().filter(|file| !now.contains_key(*file));
    new.map(|(file, _)| file).chain(gone).cloned().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::*;

    #[test]
    fn a_changed_record_and_a_changed_journal_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| fs::write(folder.path().join(file), text).unwrap();
        fs::create_dir(folder.path().join("journal")).unwrap();
        write("a.toml", "");
        write("journal/amk@box1.toml", "");
        let first = FileStamps::of(folder.path());
        assert_eq!(FileStamps::of(folder.path()), first);
        write("journal/amk@box1.toml", "# more");
        write("journal/plw@box1.toml", "");
        let second = FileStamps::of(folder.path());
        assert_eq!(second.records, first.records);
        let changed = changed_journals(&first.journals, &second.journals);
        assert_eq!(changed, ["journal/amk@box1.toml".into(), "journal/plw@box1.toml".into()]);
        write("register.toml", "title = \"Ambleford\"");
        fs::remove_file(folder.path().join("journal/plw@box1.toml")).unwrap();
        let third = FileStamps::of(folder.path());
        assert_ne!(third.records, second.records);
        assert_eq!(
            changed_journals(&second.journals, &third.journals),
            ["journal/plw@box1.toml".into()]
        );
        assert_eq!(FileStamps::of(&folder.path().join("none")), FileStamps::default());
    }
}
