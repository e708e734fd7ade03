//! Reads a journal: every entry that can be read, how far each can be relied on, and what is wrong.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use rayon::prelude::*;
use serde::Deserialize;

use super::damage::{JournalPiece, SealCheck, line_breaks, split};
use super::entry::{Entry, JournalEntry, Trust};
use super::format::ENTRY_LIMIT;
use crate::fault::Fault;
use crate::text::Clean;

/// Where the text of a journal comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The login in the file's name.
    pub officer: Clean,
    /// The box in the file's name.
    pub box_name: Clean,
    /// The file, from the register's folder.
    pub file: Arc<str>,
    /// How far sealed entries of this file can be relied on.
    pub trust: Trust,
    /// The moment of reading.
    pub read_at: Timestamp,
    /// When the file was last written, where that is known.
    pub modified: Option<Timestamp>,
}

/// How far the clocks of two boxes may differ without a word.
const LEEWAY: SignedDuration = SignedDuration::from_mins(1);

/// A journal, read.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    /// Its entries, in the order of the file.
    pub held: Vec<JournalEntry>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Its last seal as written, which stands for the whole chain.
    pub head: Option<String>,
}

/// Reads the text of a journal. Damage costs the entry that it is in and nothing else.
pub fn read(bytes: &[u8], origin: &Origin) -> Journal {
    let pieces = split(bytes);
    let parsed: Vec<_> =
        pieces.par_iter().map(|piece| (piece.check(bytes), parse(piece, bytes))).collect();
    let mut journal = Journal::default();
    let mut last = None;
    let mut known = HashSet::new();
    for (piece, (check, parsed)) in pieces.iter().zip(parsed) {
        let place = |fault: Fault| {
            let line = piece.line + fault.line;
            fault.in_file(&origin.file).at(line, 0)
        };
        let warning = |code, message: &str| place(Fault::warning(code, message));
        let before = last.replace(check);
        if let SealCheck::Sealed(seal) | SealCheck::Changed(Some(seal)) = check {
            journal.head = Some(seal.to_string());
        }
        let entry = match parsed {
            Ok(entry) => entry,
            Err(fault) => {
                journal.faults.push(place(fault));
                continue;
            }
        };
        let trust = match check {
            SealCheck::Sealed(seal) => {
                if !is_named_by(before, entry.prev.as_deref()) {
                    let message = "what stood before this entry when it was written is not there";
                    let hint =
                        "entries were removed, moved or merged: compare with git or a backup";
                    journal.faults.push(warning("journal-chain", message).hint(hint));
                }
                if !known.insert((entry.id, seal)) {
                    let message = "this entry stands in the file twice; it is counted once";
                    journal.faults.push(warning("journal-twice", message));
                    continue;
                }
                origin.trust
            }
            SealCheck::Unsealed => {
                let message = "this entry has no seal: written by hand, or interrupted";
                journal.faults.push(warning("journal-unsealed", message));
                Trust::Unsealed
            }
            SealCheck::Changed(_) => {
                let message = "this entry was changed after it was written";
                journal.faults.push(warning("journal-changed", message));
                Trust::Changed
            }
        };
        journal.held.push(JournalEntry {
            entry: Arc::new(entry),
            officer: origin.officer.clone(),
            box_name: origin.box_name.clone(),
            file: Arc::clone(&origin.file),
            line: piece.line,
            trust,
            counts_from: None,
        });
    }
    journal.faults.extend(place_those_ahead(&mut journal.held, origin));
    journal
}

/// Gives the entries that are dated later than they can have been written a place that overrides
/// nobody. Nothing can be of later than the moment of reading, nor than the file was last written.
/// The last ones of a file were written when the file was; of others nothing is known but what stands
/// before them. A file that is older than an entry of an ordinary date was copied without its date,
/// and tells nothing.
fn place_those_ahead(held: &mut [JournalEntry], origin: &Origin) -> Option<Fault> {
    let is_by = |held: &JournalEntry, moment: Timestamp| held.entry.at <= moment + LEEWAY;
    let read = |held: &&JournalEntry| is_by(held, origin.read_at);
    let modified = origin.modified.filter(|&it| it <= origin.read_at + LEEWAY);
    let modified = modified.filter(|&it| held.iter().find(read).is_none_or(|h| is_by(h, it)));
    let is_ahead =
        |held: &JournalEntry| !is_by(held, modified.unwrap_or(origin.read_at).min(origin.read_at));
    let last_sound = held.iter().rposition(|held| !is_ahead(held));
    let mut clock = Timestamp::UNIX_EPOCH;
    let mut ahead = Vec::new();
    for (at, held) in held.iter_mut().enumerate() {
        if is_ahead(held) {
            let is_last = last_sound.is_none_or(|last| last < at);
            held.counts_from = Some(modified.filter(|_| is_last).map_or(clock, |it| it.max(clock)));
            ahead.push(&*held);
        } else {
            clock = clock.max(held.entry.at);
        }
    }
    let first = *ahead.first()?;
    let more = match ahead.len() {
        1 => String::new(),
        several => format!(", and so are {} more", several - 1),
    };
    let message = format!("this entry is dated ahead of the clock, {}{more}", first.moment());
    let fault = Fault::warning("journal-ahead", message).in_file(&origin.file).at(first.line, 0);
    Some(fault.hint("it overrides nobody; look at the clock of the box that it was written on"))
}

/// Whether an entry names what stands before it; nothing can be said of what follows damage, which
/// is told already.
fn is_named_by(before: Option<SealCheck>, prev: Option<&str>) -> bool {
    match (before, prev) {
        (Some(SealCheck::Sealed(seal)), prev) => prev == Some(&*seal.to_string()),
        (None, prev) => prev.is_none(),
        _ => true,
    }
}

#[derive(Deserialize)]
struct RawTable {
    entry: [Entry; 1],
}

/// Reads one entry; a fault's line is counted from the first of the piece.
fn parse(piece: &JournalPiece, bytes: &[u8]) -> Result<Entry, Fault> {
    let body = &bytes[piece.body.clone()];
    if !piece.headed {
        return Err(Fault::error("journal-torn", "the text here belongs to no entry")
            .hint("an interrupted save, a damaged line, or text added by hand"));
    }
    if body.len() > ENTRY_LIMIT {
        let message = format!("an entry may have {ENTRY_LIMIT} bytes, this one has {}", body.len());
        return Err(Fault::error("journal-too-long", message));
    }
    let text = std::str::from_utf8(body).map_err(|error| {
        let line = line_breaks(&body[..error.valid_up_to()]);
        Fault::error("journal-utf8", "this entry is not UTF-8 text").at(line, 0)
    })?;
    let table: Result<RawTable, _> = toml::from_str(text);
    table.map(|RawTable { entry: [entry] }| entry).map_err(|error| {
        let line =
            error.span().map_or(0, |span| line_breaks(body.get(..span.start).unwrap_or(body)));
        let message: String = error.message().chars().take(160).collect();
        Fault::error("journal-entry", format!("this entry cannot be read: {message}")).at(line, 0)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::super::Act;
    use super::super::format::chained;
    use super::*;
    use crate::record::Id;

    fn text(count: u32) -> String {
        let at = "2026-11-22T10:03:11.482Z".parse().unwrap();
        let on = Id::new("AMB-C1").unwrap();
        let note = |n| Entry::new(at, "amk", Act::Note, [on.clone()]).text(&format!("Note {n}\nx"));
        chained(&(1..=count).map(note).collect::<Vec<_>>(), None).unwrap().text
    }

    fn read_text(text: impl AsRef<[u8]>) -> (Vec<(u32, Trust)>, Vec<String>) {
        let origin = Origin {
            officer: "amk".into(),
            box_name: "box1".into(),
            file: "journal/amk@box1.toml".into(),
            trust: Trust::Verified,
            read_at: "2026-12-01T09:00:00Z".parse().unwrap(),
            modified: None,
        };
        let journal = read(text.as_ref(), &origin);
        let faults = journal.faults.iter().map(|f| format!("{}:{}", f.code, f.line)).collect();
        (journal.held.iter().map(|h| (h.line, h.trust)).collect(), faults)
    }

    fn without(text: &str, number: usize) -> String {
        let block = text.split_inclusive("\n\n").nth(number).unwrap();
        text.replacen(block, "", 1)
    }

    #[test]
    fn a_sealed_and_chained_journal_has_no_faults() {
        let (held, faults) = read_text(text(3));
        assert_eq!(held.len(), 3);
        assert!(held.iter().all(|(_, trust)| *trust == Trust::Verified));
        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn a_removed_entry_breaks_the_chain_at_the_one_after_it() {
        assert_eq!(read_text(without(&text(3), 1)).1, ["journal-chain:12"]);
        assert_eq!(read_text(without(&text(3), 0)).1, ["journal-chain:1"]);
    }

    #[test]
    fn an_entry_that_stands_twice_is_counted_once() {
        let whole = text(2);
        let again = whole.clone() + whole.split_inclusive("\n\n").nth(1).unwrap();
        let (held, faults) = read_text(again);
        assert_eq!(held.len(), 2);
        assert_eq!(faults, ["journal-chain:24", "journal-twice:24"]);
    }

    #[test]
    fn a_changed_word_marks_that_entry_alone() {
        let (held, faults) = read_text(text(3).replace("Note 2", "Note 9"));
        assert_eq!(held[1], (12, Trust::Changed));
        assert_eq!(faults, ["journal-changed:12"]);
    }

    #[test]
    fn an_entry_written_by_hand_is_shown_and_marked() {
        let hand = "[[entry]]\nid = \"0193f6a2-6c1e-7b4e-8d7e-5a3c2b1f9e00\"\n\
            at = 2026-11-22T10:03:11+01:00\nact = \"note\"\ncolour = \"blue\"\n\n";
        let whole = text(2);
        let (first, second) = whole.split_at(whole.find("\n\n").unwrap() + 2);
        let (held, faults) = read_text(format!("{first}{hand}{second}"));
        assert_eq!(held[1].1, Trust::Unsealed);
        assert_eq!(faults, ["journal-unsealed:12"]);
    }

    #[test]
    fn what_cannot_be_read_costs_its_own_entry_and_names_the_line() {
        let bad = text(3).replacen("act = \"note\"", "act = \"sh\u{202e}red\"", 1);
        let (held, faults) = read_text(bad);
        assert_eq!((held.len(), faults), (2, vec!["journal-entry:5".to_owned()]));
        let mut bytes = text(3).into_bytes();
        let at = text(3).find("Note 2").unwrap();
        bytes[at] = 0xff;
        let (held, faults) = read_text(bytes);
        assert_eq!((held.len(), faults), (2, vec!["journal-utf8:19".to_owned()]));
    }

    #[test]
    fn an_entry_beyond_64_kib_is_refused() {
        let long = format!("[[entry]]\ntext = \"{}\"\n", "x".repeat(ENTRY_LIMIT));
        assert_eq!(read_text(long), (vec![], vec!["journal-too-long:1".to_owned()]));
    }
}
