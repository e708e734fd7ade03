//! Where work on a register is done: its folder, the officer's own folders, who and on which box.

use std::path::{Path, PathBuf};

/// Where the worker works, and for whom.
#[derive(Debug, Clone)]
pub struct WorkerContext {
    /// The register's folder.
    pub folder: PathBuf,
    /// The officer's own folder for locks, drafts and what screens keep.
    pub state: PathBuf,
    /// The officer's own settings file, which may not be there yet.
    pub config: PathBuf,
    /// The officer's home folder, where there is one.
    pub home: Option<PathBuf>,
    /// The folder that the program was started in.
    pub started: PathBuf,
    /// The officer's login.
    pub login: String,
    /// The name of this box.
    pub box_name: String,
}

impl WorkerContext {
    /// A path as officers write it, with `~` for their home folder.
    pub fn display_path(&self, path: &Path) -> String {
        let home = self.home.as_deref().filter(|home| home.parent().is_some());
        match home.and_then(|home| path.strip_prefix(home).ok()) {
            Some(inside) => Path::new("~").join(inside).display().to_string(),
            None => path.display().to_string(),
        }
    }

    /// The full path that an officer means by what they typed: `~/` is their home folder, and
    /// others are meant from the folder that the program was started in.
    pub fn meant(&self, typed: &str) -> PathBuf {
        match (typed.strip_prefix("~/"), &self.home) {
            (Some(inside), Some(home)) => home.join(inside),
            _ => self.started.join(typed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_folder_is_written_as_people_write_it() {
        let at = |home: Option<&str>| WorkerContext {
            folder: "/registers/ambleford".into(),
            state: "/home/amk/.local/state/caveat".into(),
            config: "/home/amk/.config/caveat/config.toml".into(),
            home: home.map(PathBuf::from),
            started: "/work".into(),
            login: "amk".into(),
            box_name: "box1".into(),
        };
        let context = at(Some("/home/amk"));
        let copy = context.state.join("last-copy.txt");
        assert_eq!(context.display_path(&copy), "~/.local/state/caveat/last-copy.txt");
        assert_eq!(context.display_path(Path::new("/home/amk2/x")), "/home/amk2/x");
        assert_eq!(at(None).display_path(&copy), "/home/amk/.local/state/caveat/last-copy.txt");
        assert_eq!(at(Some("/")).display_path(Path::new("/work/x")), "/work/x");
        let meant = |typed| context.meant(typed).display().to_string();
        assert_eq!(meant("~/late.csv"), "/home/amk/late.csv");
        assert_eq!(meant("out/late.csv"), "/work/out/late.csv");
        assert_eq!(meant("/tmp/late.csv"), "/tmp/late.csv");
        assert_eq!(at(None).meant("~/x"), Path::new("/work/~/x"));
    }
}
