//! Writes what is shown to a file of the officer's choice, and never over one that is there.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::atomic_write::NewFile;
use super::disk::{Disk, RealDisk};
use super::io_error::describe_io_error;
use crate::text::Clean;

/// How many files of one name are made before another name is asked for.
const MOST: u32 = 999;

/// Writes `text` to the file `meant`, which was typed as `path`, and returns its full path.
/// Where a file is there already, `NAME-2.md` is made beside it, and so on. Nothing is left of one that
/// could not be written.
pub fn export(path: &str, meant: &Path, text: &str) -> Result<PathBuf, Clean> {
    let refused = |why: &str| Err(Clean::line(&format!("{path}: {why}")));
    let (Some(folder), Some(name)) = (meant.parent(), meant.file_name()) else {
        return refused("this names no file; type a name such as caveats.md");
    };
    if path.is_empty() || path.ends_with('/') || meant.is_dir() {
        return refused("this is a folder; add the name of a file");
    }
    let folder = match folder.canonicalize() {
        Ok(folder) if folder.is_dir() => folder,
        Ok(_) => return refused("what it should stand in is no folder"),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return refused("there is no such folder; make it first, or type another");
        }
        Err(error) => return refused(&describe_io_error(&error)),
    };
    let names = (1..=MOST).map(|number| folder.join(numbered(Path::new(name), number)));
    let written = NewFile::create_by_umask(&RealDisk, &folder).and_then(|new| {
        new.write(text.as_bytes())?;
        new.rename_to_free(names)
    });
    match written {
        Ok(Some(file)) => {
            // It is there and whole; that its name may not outlast a power cut costs nothing.
            let _ = RealDisk.sync_folder(&folder);
            Ok(file)
        }
        Ok(None) => refused("there are too many files of this name; type another"),
        Err(error) => refused(&describe_io_error(&error)),
    }
}

/// `caveats.md`, `caveats-2.md`, `caveats-3.md` …
fn numbered(name: &Path, number: u32) -> OsString {
    let mut stem = name.file_stem().unwrap_or_default().to_owned();
    if number > 1 {
        stem.push(format!("-{number}"));
    }
    if let Some(kind) = name.extension() {
        stem.push(".");
        stem.push(kind);
    }
    stem
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::os::unix::fs::{MetadataExt, symlink};

    use super::*;

    #[test]
    fn a_file_that_is_there_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().canonicalize().unwrap();
        let out = |text: &str| export("a.md", &at.join("a.md"), text);
        assert_eq!(out("one").unwrap(), at.join("a.md"));
        symlink("elsewhere", at.join("a-2.md")).unwrap();
        assert_eq!(out("two").unwrap(), at.join("a-3.md"));
        assert_eq!(std::fs::read_to_string(at.join("a.md")).unwrap(), "one");
        assert_eq!(std::fs::read_to_string(at.join("a-3.md")).unwrap(), "two");
        // As any other file that is made here.
        std::fs::write(at.join("other"), "").unwrap();
        let mode = |name: &str| at.join(name).metadata().unwrap().mode() & 0o777;
        assert_eq!(mode("a.md"), mode("other"));
        std::fs::remove_file(at.join("other")).unwrap();
        assert_eq!(std::fs::read_dir(&at).unwrap().count(), 3);
    }

    #[test]
    fn the_full_path_is_told_however_it_was_typed() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().canonicalize().unwrap();
        std::fs::create_dir(home.join("in")).unwrap();
        let out = |path: &str| export(path, &home.join("in").join(path), "").unwrap();
        assert_eq!(out("../a"), home.join("a"));
        assert_eq!(out(".a"), home.join("in/.a"));
    }

    #[test]
    fn what_cannot_be_written_is_said_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let why = |path: &str| export(path, &at.join(path), "").unwrap_err().to_string();
        let folders = "there is no such folder; make it first, or type another";
        assert_eq!(why("none/a.md"), format!("none/a.md: {folders}"));
        assert_eq!(why(""), ": this is a folder; add the name of a file");
        assert_eq!(why(".."), "..: this names no file; type a name such as caveats.md");
        export("a.md", &at.join("a.md"), "").unwrap();
        assert_eq!(why("a.md/b"), "a.md/b: what it should stand in is no folder");
        assert_eq!(std::fs::read_dir(at).unwrap().count(), 1);
    }
}
