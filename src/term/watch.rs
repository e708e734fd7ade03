//! Tells when a colleague wrote to a journal, or somebody changed a record file.

use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::store::is_version_folder;

/// How long changes are gathered before they are reported: an editor or git makes many at once.
const GATHER: Duration = Duration::from_millis(200);

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileChange {
    /// A journal.
    Journals,
    /// A record file or the settings.
    Records,
}

/// Watches a register until what is returned is dropped. Without a watch (a system that has run
/// out of them) colleagues' entries show at the next start.
pub fn watch(
    folder: &Path,
    tell: impl Fn(FileChange) + Send + 'static,
) -> Option<RecommendedWatcher> {
    let root = folder.to_owned();
    let (found, finds) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        if let Some(changed) = event.paths.iter().filter_map(|path| what(&root, path)).max() {
            let _ = found.send(changed);
        }
    })
    .ok()?;
    watcher.watch(folder, RecursiveMode::Recursive).ok()?;
    let gather = move || {
        while let Ok(mut changed) = finds.recv() {
            loop {
                match finds.recv_timeout(GATHER) {
                    Ok(more) => changed = changed.max(more),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            tell(changed);
        }
    };
    std::thread::Builder::new().name("changes".into()).spawn(gather).ok()?;
    Some(watcher)
}

/// What a change of this path means for the register, if anything.
fn what(root: &Path, path: &Path) -> Option<FileChange> {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let mut parts = inside.components().map(|part| part.as_os_str().as_encoded_bytes());
    if parts.any(|part| part.starts_with(b".")) {
        return None;
    }
    if let Ok(journal) = inside.strip_prefix("journal") {
        let first = journal.iter().next().and_then(|first| first.to_str());
        if first.is_some_and(is_version_folder) {
            return None;
        }
        return Some(FileChange::Journals);
    }
    inside.extension().is_none_or(|kind| kind == "toml").then_some(FileChange::Records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_shown_is_read_again() {
        let what = |path: &str| what(Path::new("/r"), Path::new(path));
        assert_eq!(what("/r/stockport.toml"), Some(FileChange::Records));
        assert_eq!(what("/r/register.toml"), Some(FileChange::Records));
        assert_eq!(what("/r/.tmpAb12"), None);
        assert_eq!(what("/r/journal/amk@box.toml"), Some(FileChange::Journals));
        assert_eq!(what("/r/journal/versions/amk@box/c1-00.txt"), None);
        assert_eq!(what("/r/journal/versions.2/amk@box/c1-00.txt"), None);
        assert_eq!(what("/r/journal/versions.x@box.toml"), Some(FileChange::Journals));
        assert_eq!(what("/r/.stockport.toml.swp"), None);
        assert_eq!(what("/r/sources/minutes.txt"), None);
    }
}
