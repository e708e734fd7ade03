//! The sample register: carried inside the program, laid out once in the officer's own data folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

/// The records that a first run opens.
static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/register");

/// What the folder is called before it is whole, with some letters behind.
const HALF: &str = ".sample-";

/// The sample's folder under `data`, the officer's data folder for this program. It is laid out
/// when it is not there yet: under another name first, so that nobody ever finds half of it. A
/// copy that is there is never touched.
pub fn laid_out(data: &Path) -> io::Result<PathBuf> {
    let folder = data.join("sample");
    if folder.is_dir() {
        return Ok(folder);
    }
    fs::create_dir_all(data)?;
    remove_left(data);
    let half = tempfile::Builder::new().prefix(HALF).tempdir_in(data);
    // Its error would name a folder that nobody has asked for.
    let half = half.map_err(|error| io::Error::from(error.kind()))?;
    let held = fs::File::open(half.path())?;
    let _ = held.try_lock(); // until it has its name; where there are no locks, none is left either
    write_all(&SAMPLE, half.path())?;
    fs::File::open(half.path())?.sync_all()?;
    match fs::rename(half.path(), &folder) {
        Ok(()) => {
            // The folder has its name now; there is nothing left to tidy away.
            let _ = half.keep();
            fs::File::open(data)?.sync_all()?;
            Ok(folder)
        }
        // Another window was faster.
        Err(_) if folder.is_dir() => Ok(folder),
        Err(error) => Err(error),
    }
}

/// Removes what programs left that were killed while they laid the sample out; one that still does
/// holds a lock.
fn remove_left(data: &Path) {
    for entry in fs::read_dir(data).into_iter().flatten().flatten() {
        let is_half = entry.file_name().to_str().is_some_and(|name| name.starts_with(HALF));
        if is_half && fs::File::open(entry.path()).is_ok_and(|half| half.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn write_all(dir: &Dir<'_>, to: &Path) -> io::Result<()> {
    for inner in dir.dirs() {
        fs::create_dir_all(to.join(inner.path()))?;
        write_all(inner, to)?;
    }
    for file in dir.files() {
        let mut out = fs::File::create_new(to.join(file.path()))?;
        out.write_all(file.contents())?;
        out.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_sample_is_laid_out_once_and_never_touched_again() {
        let data = tempfile::tempdir().unwrap();
        // As one that was killed leaves it.
        fs::create_dir(data.path().join(".sample-x1y2z3")).unwrap();
        let folder = laid_out(data.path()).unwrap();
        assert!(folder.join("stockport.toml").is_file());
        fs::write(folder.join("stockport.toml"), "# mine\n").unwrap();
        assert_eq!(laid_out(data.path()).unwrap(), folder);
        assert_eq!(fs::read_to_string(folder.join("stockport.toml")).unwrap(), "# mine\n");
        let names: Vec<_> = fs::read_dir(data.path()).unwrap().map(|it| it.unwrap()).collect();
        assert_eq!(names.len(), 1, "no half of it is left behind");
    }
}
