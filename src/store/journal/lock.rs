//! One writer at a time: an officer's own lock file, which no colleague can hold.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use crate::store::disk::{Disk, Open, again};

/// How long to wait between two tries: short at first, for a save takes a few milliseconds.
const SHORTEST: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_millis(20);

/// Takes the lock file `name` in the private folder `folder`; both are made when they are not
/// there. `None` when somebody else holds it for all of `wait`. It is held until the file is dropped,
/// or the process ends however it ends.
pub fn acquire(
    disk: &dyn Disk,
    folder: &Path,
    name: &str,
    wait: Duration,
) -> io::Result<Option<File>> {
    let path = folder.join(name);
    let file = match again(|| disk.open(&path, Open::Private)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            again(|| disk.make_folder(folder, 0o700))?;
            again(|| disk.open(&path, Open::Private))?
        }
        opened => opened?,
    };
    lock_file(disk, file, wait)
}

/// Takes the lock on an open file or folder. `None` when somebody else holds it for all of `wait`.
pub fn lock_file(disk: &dyn Disk, file: File, wait: Duration) -> io::Result<Option<File>> {
    let (mut left, mut pause) = (wait, SHORTEST);
    while !again(|| disk.try_lock(&file))? {
        if left.is_zero() {
            return Ok(None);
        }
        sleep(pause.min(left));
        left = left.saturating_sub(pause);
        pause = (pause * 2).min(LONGEST);
    }
    Ok(Some(file))
}
