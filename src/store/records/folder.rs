//! The register's folder: every record file in it, read at once on every core, in path order.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::settings_words;
use crate::fault::Fault;
use crate::record::{self, FileContents, Id, Record, RegisterSettings};
use crate::store::io_error::describe_io_error;
use crate::store::{open_regular, source_texts};
use crate::text::nearest::suggest;

/// The file of shared settings.
pub(crate) const SETTINGS: &str = "register.toml";

/// The most bytes that it may have.
pub(crate) const SETTINGS_LIMIT: u64 = 1 << 20;

/// What the record files of a register hold.
#[derive(Debug, Clone, Default)]
pub struct RegisterFiles {
    /// The settings of `register.toml`.
    pub settings: RegisterSettings,
    /// Every record, in path order.
    pub records: Vec<Record>,
    /// What is wrong in the files.
    pub faults: Vec<Fault>,
    /// Ids in files that could not be read, and of records that cannot be used.
    pub unread: HashSet<Id>,
    /// How many record files were found.
    pub files: usize,
    /// The saved texts of documents, white space folded.
    pub source_texts: HashMap<Id, String>,
}

impl RegisterFiles {
    /// Adds what was read of record files, in path order.
    pub(crate) fn add(&mut self, all: Vec<FileContents>) {
        self.records.reserve(all.iter().map(|file| file.records.len()).sum());
        for file in all {
            self.records.extend(file.records);
            self.faults.extend(file.faults);
            self.unread.extend(file.unread_ids);
        }
    }
}

/// The folder cannot be opened at all.
#[derive(Debug, thiserror::Error)]
#[error("{} is not a folder that can be opened: {why}", .folder.display())]
pub struct FolderMissing {
    /// The folder that was asked for.
    pub folder: PathBuf,
    /// Why, in plain words.
    pub why: String,
}

/// Reads every record file under `root`, telling `progress` how many of how many are done. An error
/// only when the folder itself cannot be opened; whatever is wrong inside it becomes faults.
pub fn contents(
    root: &Path,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<RegisterFiles, FolderMissing> {
    std::fs::read_dir(root).map_err(|error| FolderMissing {
        folder: root.to_owned(),
        why: describe_io_error(&error),
    })?;
    let mut contents = RegisterFiles::default();
    contents.settings = settings(root, &mut contents.faults);
    let files = record_files(root, &mut contents.faults);
    let done = AtomicUsize::new(0);
    let limit = contents.settings.file_limit_bytes();
    let read = |file: &PathBuf| {
        let text = open_regular::text(&root.join(file), limit);
        let read = parsed(file, text, &contents.settings);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
        read
    };
    contents.add(files.par_iter().map(read).collect());
    contents.files = files.len();
    let (texts, wrong) = source_texts::read_all(root, &contents.records);
    contents.source_texts = texts;
    contents.faults.extend(wrong);
    Ok(contents)
}

/// The names of the folders in a folder, hidden ones left out; none when it cannot be read.
pub fn folders_in(parent: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(parent) else { return Vec::new() };
    let folders = entries.flatten().filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.starts_with('.')).collect()
}

/// What a record file holds, by its text; the fault alone where that cannot be had.
pub(crate) fn parsed(
    file: &Path,
    text: Result<String, Fault>,
    settings: &RegisterSettings,
) -> FileContents {
    let name: Arc<str> = file.to_string_lossy().into();
    match text {
        Ok(text) => record::read(&name, &text, settings),
        Err(fault) => {
            FileContents { faults: vec![fault.in_file(&name)], ..FileContents::default() }
        }
    }
}

/// The record files below `root`, as paths from it, sorted. Hidden files, `sources/`, `journal/`
/// and the settings are none; nothing else hides a file.
pub(crate) fn record_files(root: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let walk = WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(is_walked);
    let mut files = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
                if entry.path_is_symlink() && entry.depth() > 0 && entry.path().is_dir() {
                    let message = "this is a symbolic link to a folder; it is not followed";
                    let fault = Fault::error("refused", message).hint("move the folder here");
                    faults.push(fault.in_file(&path.to_string_lossy().into()));
                } else if !entry.file_type().is_dir()
                    && path.extension() == Some(OsStr::new("toml"))
                    && path != Path::new(SETTINGS)
                {
                    files.push(path.to_owned());
                }
            }
            Err(error) => faults.push(unwalked(root, &error)),
        }
    }
    files
}

/// Whether a walk looks at it, and into it when it is a folder: the register's own folder may have
/// any name.
fn is_walked(entry: &DirEntry) -> bool {
    let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
    match entry.depth() {
        0 => true,
        1 => !is_hidden && !is_apart(entry.file_name()),
        _ => !is_hidden,
    }
}

/// Whether a folder at the top of a register holds no records.
pub(crate) fn is_apart(name: &OsStr) -> bool {
    name == "sources" || name == "journal"
}

fn unwalked(root: &Path, error: &walkdir::Error) -> Fault {
    let why = error.io_error().map_or_else(|| "it cannot be read".into(), describe_io_error);
    let fault = Fault::error("unreadable", format!("this folder cannot be read: {why}"))
        .hint("its records are not shown; ask whoever looks after the register for permission");
    match error.path() {
        Some(path) => {
            fault.in_file(&path.strip_prefix(root).unwrap_or(path).to_string_lossy().into())
        }
        None => fault,
    }
}

/// The settings of the register in `root`; what is wrong in them joins `faults`.
pub(super) fn settings(root: &Path, faults: &mut Vec<Fault>) -> RegisterSettings {
    let path = root.join(SETTINGS);
    if !path.exists() {
        return RegisterSettings::default();
    }
    match open_regular::text(&path, SETTINGS_LIMIT) {
        Ok(text) => settings_in(&text, faults),
        Err(fault) => {
            faults.push(fault.in_file(&SETTINGS.into()));
            RegisterSettings::unreadable()
        }
    }
}

/// The settings in the text of `register.toml`.
pub(crate) fn settings_in(text: &str, faults: &mut Vec<Fault>) -> RegisterSettings {
    let name: Arc<str> = SETTINGS.into();
    if let Ok(table) = toml::from_str::<toml::Table>(text) {
        let mut tell = |keys: &toml::Table, known: &[&str], of: &str| {
            for key in keys.keys().filter(|key| !known.contains(&key.as_str())) {
                let otherwise = || format!("known settings: {}", known.join(", "));
                let hint = suggest(key, known.iter().copied(), otherwise);
                let message = format!("`{of}{key}` is not a setting of a register");
                faults.push(Fault::warning("unknown-key", message).in_file(&name).hint(hint));
            }
        };
        tell(&table, &RegisterSettings::KEYS, "");
        for (part, known) in RegisterSettings::PARTS {
            if let Some(toml::Value::Table(keys)) = table.get(part) {
                tell(keys, known, &format!("{part}."));
            }
        }
    }
    let (mut settings, wrong) = record::settings_file::read(&name, text);
    faults.extend(wrong);
    settings_words::read(text, &name, &mut settings, faults);
    settings
}
