//! Saved texts of documents: read for the screen, and searched for each quotation from them.

use std::collections::HashMap;
use std::path::{Component, Path};

use super::open_regular;
use crate::fault::Fault;
use crate::record::{Content, Id, Record};
use crate::text::{Clean, html_text};

/// Reads the saved text of a document for the screen: of the file `path` under `sources/` of the
/// register in the folder `root`, of a web page its words. Not cleaned; what is not UTF-8 in it is
/// shown as such. An error in plain words when it is not under `sources/`, a link, no ordinary file,
/// too large or not to be had.
pub fn saved_text(root: &Path, path: &str) -> Result<String, Clean> {
    let bytes = inside(root, path)
        .and_then(|()| {
            let read = open_regular::bytes(&root.join(path), open_regular::SOURCE_LIMIT);
            read.map_err(|fault| unread(path, &fault))
        })
        .map_err(|fault| Clean::line(&fault.describe()))?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(readable_text(path, text.strip_prefix('\u{feff}').unwrap_or(&text)))
}

/// The saved text of each document, white space folded, and what is wrong: with a text, or with a
/// quotation that is not in it.
pub(super) fn read_all<'a>(
    root: &Path,
    records: &'a [Record],
) -> (HashMap<Id, String>, Vec<Fault>) {
    let text = |record: &'a Record| {
        let Content::Document(document) = &record.content else { return None };
        Some((&record.id, saved(root, document.path.as_ref()?)))
    };
    let texts: HashMap<&Id, Result<String, Fault>> = records.iter().filter_map(text).collect();
    let mut faults = Vec::new();
    for record in records {
        let at =
            |fault: Fault| fault.in_file(&record.file).at(record.spot.line, record.spot.column);
        if let Some(Err(fault)) = texts.get(&record.id) {
            faults.push(at(fault.clone()));
        }
        for source in &record.source {
            let (Some(document), Some(quote)) = (&source.document, &source.quote) else { continue };
            if let Some(Ok(text)) = texts.get(document)
                && !text.contains(&folded(quote.raw()))
            {
                let message =
                    format!("{}: the quotation is not in the saved text of {document}", record.id);
                faults.push(at(Fault::error("quote-not-found", message).hint(
                    "copy the words from the document again, or correct the document's `path`",
                )));
            }
        }
    }
    let sound = texts.into_iter().filter_map(|(id, text)| Some((id.clone(), text.ok()?)));
    (sound.collect(), faults)
}

fn saved(root: &Path, path: &str) -> Result<String, Fault> {
    inside(root, path)?;
    let text = open_regular::text(&root.join(path), open_regular::SOURCE_LIMIT);
    let text = text.map_err(|fault| unread(path, &fault))?;
    Ok(folded(&readable_text(path, &text)))
}

/// The text as a reader sees it: of a web page its words, of anything else all of it.
fn readable_text(path: &str, text: &str) -> String {
    let kind = Path::new(path).extension().unwrap_or_default();
    let is_page = ["html", "htm", "xhtml"].iter().any(|it| kind.eq_ignore_ascii_case(it));
    if is_page { html_text::html_text(text) } else { text.to_owned() }
}

/// Refuses a path that leads out of `sources/`, also one that does so by a folder that is a link.
fn inside(root: &Path, path: &str) -> Result<(), Fault> {
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside || !path.starts_with("sources/") {
        return Err(Fault::error("bad-path", format!("`{path}` is not under sources/"))
            .hint("saved texts stand in the register's sources/ folder"));
    }
    let folders = Path::new(path).ancestors().skip(1).filter(|it| !it.as_os_str().is_empty());
    for folder in folders {
        if root.join(folder).is_symlink() {
            let folder = folder.display();
            let message = format!("{path}: {folder} is a symbolic link; it is not followed");
            return Err(Fault::error("bad-path", message).hint("put the text itself there"));
        }
    }
    Ok(())
}

fn unread(path: &str, fault: &Fault) -> Fault {
    Fault::error("no-saved-text", format!("{path}: {}", fault.message))
        .hint("save the document's text there, or take `path` out")
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::os::unix::fs::symlink;

    use super::*;

    fn register() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("sources")).unwrap();
        root
    }

    #[test]
    fn a_saved_text_is_shown_and_of_a_web_page_its_words() {
        let root = register();
        std::fs::write(root.path().join("sources/a.txt"), b"\xef\xbb\xbfcaf\xe9 <b>\n").unwrap();
        std::fs::write(root.path().join("sources/b.HTM"), "<p>Ambleford &amp; <b>Co").unwrap();
        assert_eq!(saved_text(root.path(), "sources/a.txt").unwrap(), "caf\u{fffd} <b>\n");
        assert_eq!(saved_text(root.path(), "sources/b.HTM").unwrap(), "Ambleford & Co");
        assert_eq!(saved(root.path(), "sources/b.HTM").unwrap(), "Ambleford & Co");
    }

    #[test]
    fn nothing_outside_of_sources_is_read_by_whatever_way() {
        let root = register();
        let sources = root.path().join("sources");
        std::fs::write(root.path().join("secret"), "secret").unwrap();
        symlink("../secret", sources.join("link")).unwrap();
        symlink("..", sources.join("up")).unwrap();
        for path in ["secret", "/etc/hostname", "sources/../secret", "sources/up/secret", "sources"]
        {
            assert!(saved_text(root.path(), path).is_err(), "{path}");
        }
        assert_eq!(
            saved_text(root.path(), "sources/link").unwrap_err().as_str(),
            "sources/link: this is a symbolic link, not an ordinary file; it is not read (save the \
             document's text there, or take `path` out)"
        );
        assert_eq!(
            saved_text(root.path(), "sources/none.txt").unwrap_err().as_str(),
            "sources/none.txt: this file cannot be opened: it is not there (save the document's \
             text there, or take `path` out)"
        );
    }

    #[test]
    fn a_text_that_is_too_large_is_not_read() {
        let root = register();
        let file = std::fs::File::create(root.path().join("sources/a.txt")).unwrap();
        file.set_len(open_regular::SOURCE_LIMIT + 1).unwrap();
        let why = saved_text(root.path(), "sources/a.txt").unwrap_err();
        assert!(why.as_str().contains("the limit is 5242880"), "{why}");
    }
}
