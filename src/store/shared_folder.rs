//! The folders that all officers of a register write to, and those below: whatever the umask, each gets the mode that its group needs.
//!
//! The register's folder says who shares the journal folder, and the journal folder says who shares
//! what lies below it. A mode is set after a folder is made, because the umask takes bits away
//! from what is asked for.

use std::fs::{self, DirBuilder, File, Metadata};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, fchown};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};
use rustix::io::Errno;

use super::disk::{Disk, Open, RealDisk, again};
use super::save_error::SaveFailure;

/// How many folders for versions are tried, when something else has taken a name.
const FOLDERS: u32 = 9;

/// The mode of a folder that everybody may write who may write the folder above it.
fn mode_for_all(above: &Metadata) -> u32 {
    0o700 | (above.mode() & 0o3077)
}

/// The mode of a folder that only its owner may write, and everybody read who may read the folder
/// above it.
fn mode_for_one(above: &Metadata) -> u32 {
    0o700 | (above.mode() & 0o2055)
}

/// The folders for versions below the journal folder, in the order in which they are tried:
/// `versions`, `versions.2` and so on.
pub(super) fn version_folders(journal: &Path) -> impl Iterator<Item = PathBuf> {
    (1..=FOLDERS).map(|number| match number {
        1 => journal.join("versions"),
        number => journal.join(format!("versions.{number}")),
    })
}

/// The journal folder of the register in the folder `register`, made when it is not there. It is
/// writable for the group when the register is.
pub(super) fn journal_folder(
    disk: &dyn Disk,
    register: &Path,
) -> Result<(PathBuf, Metadata), SaveFailure> {
    let folder = register.join("journal");
    let about = match again(|| disk.link_metadata(&folder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_journal_folder(disk, register, &folder)?;
            again(|| disk.link_metadata(&folder))
        }
        looked => looked,
    }?;
    if about.is_dir() { Ok((folder, about)) } else { Err(SaveFailure::NoFolder) }
}

fn make_journal_folder(disk: &dyn Disk, register: &Path, folder: &Path) -> io::Result<()> {
    let above = again(|| disk.stat(&disk.open(register, Open::Read)?))?;
    again(|| disk.make_folder(folder, 0o770))?;
    let opened = again(|| disk.open(folder, Open::Read))?;
    let mode = if above.mode() & 0o020 == 0 { 0o700 | above.mode() & 0o2050 } else { above.mode() };
    take_group(&opened, &again(|| disk.stat(&opened))?, above.gid());
    again(|| disk.set_mode(&opened, 0o700 | (mode & 0o3075)))?;
    again(|| disk.sync_folder(register))
}

/// Makes, in a folder below the journal folder, one that every officer may write, and in that the
/// officer's own, which nobody else may write. What is there and is the officer's gets the mode
/// that it should have. Returns the own one, and how many of the two are new.
pub(super) fn own_folder(
    shared: &Path,
    own: &str,
    journal: &Metadata,
) -> io::Result<(PathBuf, usize)> {
    let (_, shared_is_new) = folder(shared, journal.gid(), mode_for_all(journal))?;
    let path = shared.join(own);
    let (about, own_is_new) = folder(&path, journal.gid(), mode_for_one(journal))?;
    if about.uid() != rustix::process::geteuid().as_raw() {
        // Whoever made it could take away what is put into it.
        return Err(Errno::ACCESS.into());
    }
    Ok((path, usize::from(shared_is_new) + usize::from(own_is_new)))
}

/// One folder, made when it is not there; whether it is new. One that is somebody else's is left as it is.
fn folder(path: &Path, group: u32, mode: u32) -> io::Result<(Metadata, bool)> {
    let mut new = false;
    if matches!(fs::symlink_metadata(path), Err(error) if error.kind() == io::ErrorKind::NotFound) {
        match again(|| DirBuilder::new().mode(0o700).create(path)) {
            // Another window of the officer, or a colleague, may be doing the same.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            done => {
                done?;
                new = true;
            }
        }
    }
    let about = fs::symlink_metadata(path)?;
    if !about.is_dir() {
        return Err(Errno::NOTDIR.into());
    }
    mend(path, &about, group, mode);
    Ok((about, new))
}

/// Gives the group and the mode to a folder of the officer's own. Where that is refused, as on a
/// disk that knows no modes, the folder is used as it is.
fn mend(path: &Path, about: &Metadata, group: u32, mode: u32) {
    let is_right = about.mode() & 0o7777 == mode && about.gid() == group;
    if is_right || about.uid() != rustix::process::geteuid().as_raw() {
        return;
    }
    if let Ok(folder) = again(|| RealDisk.open(path, Open::Read)) {
        take_group(&folder, about, group);
        let _ = again(|| RealDisk.set_mode(&folder, mode));
    }
}

/// Gives the modes that they should have to the officer's own folders below the journal folder:
/// earlier versions of the program made them as the umask of the day would have it.
pub(super) fn mend_all(journal: &Path, about: &Metadata) {
    for shared in version_folders(journal) {
        let Ok(own) = fs::symlink_metadata(&shared) else { continue };
        if !own.is_dir() {
            continue;
        }
        mend(&shared, &own, about.gid(), mode_for_all(about));
        for folder in fs::read_dir(&shared).into_iter().flatten().flatten() {
            if let Ok(own) = folder.metadata()
                && own.is_dir()
            {
                mend(&folder.path(), &own, about.gid(), mode_for_one(about));
            }
        }
    }
}

/// Gives a file to the group of the folder that it is in, as a folder with the setgid bit does by
/// itself; to be done before its mode is set. Where that is refused, it keeps its group.
pub(super) fn take_group(file: &File, about: &Metadata, group: u32) {
    if about.gid() != group {
        let _ = fchown(file, None, Some(group));
    }
}

/// That the officer may not write in the journal folder, and what mends it; the failure as it is
/// where that is not the reason.
pub(super) fn why_refused(register: &Path, why: SaveFailure) -> SaveFailure {
    let folder = register.join("journal");
    let is_closed = matches!(why, SaveFailure::Permission)
        && folder.is_dir()
        && access(&folder, Access::WRITE_OK | Access::EXEC_OK).is_err();
    if is_closed { closed(register, folder) } else { why }
}

/// That the officer may not write in this folder below the register, and what mends it.
pub(super) fn closed(register: &Path, folder: PathBuf) -> SaveFailure {
    let group = |path: &Path| path.metadata().ok().map(|about| about.gid());
    let (named, register_named) = (quoted(&folder), quoted(register));
    let group = if group(register) == group(&folder) {
        String::new()
    } else {
        format!("chgrp --reference={register_named} {named} && ")
    };
    SaveFailure::Closed { mend: format!("{group}chmod 3770 {named}"), folder }
}

/// A path as a command line takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+@".contains(c);
    if path.chars().all(plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}
