//! Quotations: each is looked for in the saved text of the document that it names.

use std::collections::HashMap;
use std::path::{Component, Path};

use super::read;
use crate::fault::Fault;
use crate::record::{Content, Id, Record};

/// Checks every quotation against its saved text, white space folded.
pub(super) fn check_quotes(root: &Path, records: &[Record]) -> Vec<Fault> {
    let mut texts: HashMap<&Id, Result<String, Fault>> = HashMap::new();
    let mut faults = Vec::new();
    for record in records {
        if let Content::Document(document) = &record.content
            && let Some(path) = &document.path
        {
            texts.insert(&record.id, saved(root, path));
        }
    }
    for record in records {
        if let Some(Err(fault)) = texts.get(&record.id) {
            faults
                .push(fault.clone().in_file(&record.file).at(record.spot.line, record.spot.column));
        }
        for source in &record.source {
            let (Some(document), Some(quote)) = (&source.document, &source.quote) else { continue };
            if let Some(Ok(text)) = texts.get(document)
                && !text.contains(&folded(quote.raw()))
            {
                let message =
                    format!("{}: the quotation is not in the saved text of {document}", record.id);
                let fault = Fault::error("quote-not-found", message).hint(
                    "copy the words from the document again, or correct the document's `path`",
                );
                faults.push(fault.in_file(&record.file).at(record.spot.line, record.spot.column));
            }
        }
    }
    faults
}

fn saved(root: &Path, path: &str) -> Result<String, Fault> {
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside || !path.starts_with("sources/") {
        return Err(Fault::error("bad-path", format!("`{path}` is not under sources/"))
            .hint("saved texts stand in the register's sources/ folder"));
    }
    match read::text(&root.join(path), read::SOURCE_LIMIT) {
        Ok(text) => Ok(folded(&text)),
        Err(fault) => Err(Fault::error("no-saved-text", format!("{path}: {}", fault.message))
            .hint("save the document's text there, or take `path` out")),
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
