//! The record files of a register as git kept them: read as the folder is, from an earlier revision.

use std::path::Path;

use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::revision::{Repository, RevisionFile};
use crate::fault::Fault;
use crate::register::revision::{NoRevision, RevisionSpec};
use crate::store::open_regular;
use crate::store::records::folder::{RegisterFiles, SETTINGS, SETTINGS_LIMIT, parsed, settings_in};

/// Reads the record files of the register in the folder `root` as they were then, or tells why they
/// cannot be had; days end in `zone`. What is wrong in single files becomes faults, and costs only them.
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
    if let Some(text) = settings_at(repository, settings)? {
        contents.settings = settings_in(&text, &mut contents.faults);
    }
    let limit = contents.settings.file_limit_bytes();
    let (fit, refused): (Vec<&RevisionFile>, Vec<&RevisionFile>) =
        files.into_iter().partition(|file| !file.is_link && file.size <= limit);
    contents.faults.extend(refused.into_iter().map(|file| refusal(file, limit)));
    let bodies = repository.contents(&fit)?;
    let read = |(file, body): (&&RevisionFile, Option<Vec<u8>>)| {
        let text = body.ok_or_else(missing).and_then(open_regular::decoded);
        parsed(&file.path, text, &contents.settings)
    };
    contents.add(fit.par_iter().zip(bodies.into_par_iter()).map(read).collect());
    Ok(contents)
}

fn settings_at(
    repository: &Repository,
    mut kept: Vec<&RevisionFile>,
) -> Result<Option<String>, NoRevision> {
    kept.retain(|it| !it.is_link && it.size <= SETTINGS_LIMIT);
    let body = repository.contents(&kept)?.into_iter().flatten().next();
    Ok(body.and_then(|body| open_regular::decoded(body).ok()))
}

fn missing() -> Fault {
    Fault::error("unreadable", "git does not have this file on this box")
        .hint("`git fetch` in a full clone brings it")
}

fn refusal(file: &RevisionFile, limit: u64) -> Fault {
    let fault = if file.is_link {
        open_regular::special("a symbolic link")
    } else {
        open_regular::too_large(file.size, limit)
    };
    fault.in_file(&file.path.to_string_lossy().into())
}
