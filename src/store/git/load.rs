//! The record files of a register as git kept them: read as the folder is, from an earlier revision.

use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::revision::{Repository, RevisionFile};
use crate::fault::Fault;
use crate::record::{self, FileContents, RegisterSettings};
use crate::register::revision::{NoRevision, RevisionSpec};
use crate::store::open_regular;
use crate::store::records::folder::{RegisterFiles, SETTINGS, settings_in};

/// The most bytes that the settings of a register may have.
const SETTINGS_LIMIT: u64 = 1 << 20;

/// Reads the record files of the register in the folder `root` as they were then; days end in
/// `zone`.
///
/// # Errors
/// Why they cannot be had. What is wrong inside single files becomes faults, and costs only them.
pub fn past(
    root: &Path,
    then: &RevisionSpec,
    zone: &TimeZone,
) -> Result<RegisterFiles, NoRevision> {
    let repository = Repository::of(root)?;
    let commit = match then {
        RevisionSpec::Day(day) => repository.by(*day, zone)?,
        RevisionSpec::Revision(asked) => repository.named(asked)?,
    };
    contents(&repository, &commit)
}

fn contents(repository: &Repository, commit: &str) -> Result<RegisterFiles, NoRevision> {
    let files = repository.files(commit)?;
    let (settings, files): (Vec<&RevisionFile>, Vec<&RevisionFile>) =
        files.iter().partition(|file| file.path == Path::new(SETTINGS));
    let mut contents = RegisterFiles { files: files.len(), ..RegisterFiles::default() };
    contents.settings = match settings_at(repository, &settings)? {
        Some(text) => settings_in(&text, &mut contents.faults),
        None => RegisterSettings::default(),
    };
    let limit = contents.settings.file_limit_bytes();
    let (fit, refused): (Vec<&RevisionFile>, Vec<&RevisionFile>) =
        files.into_iter().partition(|file| !file.is_link && file.size <= limit);
    contents.faults.extend(refused.into_iter().map(|file| refusal(file, limit)));
    let bodies = repository.contents(&fit)?;
    let all: Vec<FileContents> = fit
        .par_iter()
        .zip(bodies.into_par_iter())
        .map(|(file, body)| read_one(file, body, &contents.settings))
        .collect();
    for file in all {
        contents.records.extend(file.records);
        contents.faults.extend(file.faults);
        contents.unread.extend(file.unread_ids);
    }
    Ok(contents)
}

fn settings_at(
    repository: &Repository,
    kept: &[&RevisionFile],
) -> Result<Option<String>, NoRevision> {
    let fit: Vec<&RevisionFile> =
        kept.iter().copied().filter(|it| !it.is_link && it.size <= SETTINGS_LIMIT).collect();
    let body = repository.contents(&fit)?.into_iter().flatten().next();
    Ok(body.and_then(|body| open_regular::decoded(body).ok()))
}

fn read_one(
    file: &RevisionFile,
    body: Option<Vec<u8>>,
    settings: &RegisterSettings,
) -> FileContents {
    let name: Arc<str> = file.path.to_string_lossy().into();
    let text = match body {
        Some(body) => open_regular::decoded(body),
        None => Err(Fault::error("unreadable", "git does not have this file on this box")
            .hint("`git fetch` in a full clone brings it")),
    };
    match text {
        Ok(text) => record::read(&name, &text, settings),
        Err(fault) => {
            FileContents { faults: vec![fault.in_file(&name)], ..FileContents::default() }
        }
    }
}

fn refusal(file: &RevisionFile, limit: u64) -> Fault {
    let fault = if file.is_link {
        open_regular::special("a symbolic link")
    } else {
        open_regular::too_large(file.size, limit)
    };
    fault.in_file(&file.path.to_string_lossy().into())
}
