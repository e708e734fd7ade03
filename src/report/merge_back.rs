//! The proposal to put what officers said into the record files: piece by piece, as edits that can be
//! read before they are made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value as Json, json};
use similar::TextDiff;

use super::document::table::{Table, one_line};
use crate::calendar::short;
use crate::query::QueryContext;
use crate::query::columns::column::title;
use crate::query::provenance::joined;
use crate::record::diff::changes;
use crate::record::fingerprint::canonical;
use crate::record::toml::patch::{KeyEdit, Splice, spliced, splices};
use crate::record::{Record, RegisterSettings, read};
use crate::register::{MergeBackValue, Register};
use crate::text::Clean;

/// How many lines stand round each change.
const ROUND: usize = 3;

/// One edit that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// What was said.
    pub fold: MergeBackValue,
    /// The record file.
    pub file: Arc<str>,
    splices: Vec<Splice>,
}

/// The edits that are proposed, in the order of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeBackProposal {
    /// The edits.
    pub hunks: Vec<Hunk>,
    /// What cannot be put into a file by itself, with the reason.
    pub left: Vec<(MergeBackValue, String)>,
}

impl MergeBackProposal {
    /// The edits for these values; `texts` are the files as they are, or why they cannot be read.
    pub fn new(
        register: &Register,
        folds: Vec<MergeBackValue>,
        texts: &BTreeMap<Arc<str>, Result<String, Clean>>,
    ) -> Self {
        let mut proposal = Self::default();
        let mut by_file: BTreeMap<Arc<str>, Vec<MergeBackValue>> = BTreeMap::new();
        for fold in folds {
            by_file.entry(Arc::clone(&register.record(fold.on).file)).or_default().push(fold);
        }
        for (file, folds) in by_file {
            let text = match texts.get(&file) {
                Some(Ok(text)) => text,
                Some(Err(why)) => {
                    proposal.left.extend(folds.into_iter().map(|fold| (fold, why.to_string())));
                    continue;
                }
                None => continue,
            };
            let key_edits: Vec<KeyEdit> =
                folds.iter().flat_map(|fold| key_edits(register, fold)).collect();
            let mut found = splices(text, &key_edits).into_iter();
            for fold in folds {
                let own: Vec<Option<Splice>> = found.by_ref().take(fold.keys.len()).collect();
                if let Some(splices) = own.into_iter().collect() {
                    let file = Arc::clone(&file);
                    proposal.hunks.push(Hunk { fold, file, splices });
                } else {
                    let why = format!("{file} is not written in a way that can be edited here");
                    proposal.left.push((fold, why));
                }
            }
        }
        proposal
    }

    /// The files that are edited.
    pub fn files(&self) -> BTreeSet<&Arc<str>> {
        self.hunks.iter().map(|hunk| &hunk.file).collect()
    }
}

fn key_edits(register: &Register, fold: &MergeBackValue) -> impl Iterator<Item = KeyEdit> {
    let record = register.record(fold.on);
    fold.keys.iter().map(|(key, new)| {
        let (kind, id) = (record.kind(), record.id.clone());
        KeyEdit { kind, id, key, new: new.clone() }
    })
}

/// The text of a file with these edits of it made.
pub fn with_edits(text: &str, hunks: &[&Hunk]) -> String {
    let all: Vec<Splice> = hunks.iter().flat_map(|hunk| hunk.splices.clone()).collect();
    spliced(text, &all)
}

/// Whether nothing but what these edits say has changed in a file that is to be written.
pub fn is_sound(register: &Register, before: &str, after: &str, hunks: &[&Hunk]) -> bool {
    let settings = &register.settings;
    let (old, new) = (records(before, settings), records(after, settings));
    let keys = |record: &Record| -> BTreeSet<&str> {
        let own = hunks.iter().filter(|hunk| *register.id(hunk.fold.on) == record.id);
        own.flat_map(|hunk| hunk.fold.keys.iter().map(|(key, _)| *key)).collect()
    };
    old.len() == new.len()
        && old.iter().zip(&new).all(|(was, now)| {
            let expected = keys(was);
            let found = changes(&canonical(was, &[]), &canonical(now, &[]));
            was.id == now.id
                && was.tags == now.tags
                && found.iter().all(|change| expected.contains(&*change.path))
        })
}

fn records(text: &str, settings: &RegisterSettings) -> Vec<Record> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    read(&Arc::from("it"), text, settings).records
}

/// What differs between two texts of a file, as `git diff` writes it, with nothing hidden in it.
pub fn unified_diff(file: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    // A line break in a name must not begin a line of the diff.
    let file = Clean::line(file);
    let (from, to) = (format!("a/{file}"), format!("b/{file}"));
    let diff = diff.unified_diff().context_radius(ROUND).header(&from, &to).to_string();
    diff.split_inclusive('\n').map(visible_line).collect()
}

/// A line of a file as it may be shown: tabs stay, and the sign of a line that ends as on Windows.
fn visible_line(line: &str) -> String {
    let body = line.trim_end_matches('\n').trim_end_matches('\r');
    let shown: Vec<String> = body.split('\t').map(|it| Clean::line(it).to_string()).collect();
    format!("{}{}", shown.join("\t"), &line[body.len()..])
}

/// An edit in words: `STK-C7 status: open -> discharged`, and who said so, when and why.
pub fn describe(ctx: &QueryContext<'_>, fold: &MergeBackValue) -> [String; 2] {
    let record = ctx.register.record(fold.on);
    let [before, after] = [fold.before.as_deref().unwrap_or_default(), &fold.after]
        .map(|words| if words.is_empty() { "nothing" } else { words });
    let what = format!("{} {}: {before} -> {after}", record.id, fold.act);
    let entry = &fold.held.entry;
    let day = short(ctx.day(entry.at));
    let doubt = match fold.held.doubt() {
        none if none.is_empty() => none,
        doubt => format!(" ({doubt})"),
    };
    let said = format!("said by {} on {day}{doubt}", fold.held.officer);
    let said = joined([Some(said), Some(entry.text.clone())], ": ");
    [one_line(&format!("{what} ({})", title(ctx, fold.on))), one_line(&said)]
}

/// The edits as a table, each with who said so and when.
pub fn table(register: &Register, hunks: &[Hunk]) -> Table {
    let heads = ["ID", "FIELD", "BEFORE", "AFTER", "OFFICER", "WHEN", "WORDS", "FILE"];
    Table::new(heads, Some(6)).with(hunks.iter().map(|Hunk { fold, file, .. }| {
        let entry = &fold.held.entry;
        vec![
            register.id(fold.on).to_string(),
            fold.act.to_string(),
            fold.before.clone().unwrap_or_default(),
            fold.after.clone(),
            fold.held.officer.to_string(),
            entry.at.strftime("%Y-%m-%d %H:%MZ").to_string(),
            entry.text.clone(),
            file.to_string(),
        ]
    }))
}

/// The edit for scripts.
pub fn row(register: &Register, hunk: &Hunk, text: &str) -> Json {
    let Hunk { fold, file, .. } = hunk;
    let record = register.record(fold.on);
    json!({
        "id": record.id,
        "kind": record.kind().as_str(),
        "field": fold.act,
        "before": fold.before,
        "after": fold.after,
        "file": file,
        "officer": &*fold.held.officer,
        "at": format!("{:.3}", fold.held.entry.at),
        "text": fold.held.entry.text,
        "trust": fold.held.trust,
        "entry": fold.held.entry.id,
        "diff": unified_diff(file, text, &with_edits(text, &[hunk])),
    })
}
