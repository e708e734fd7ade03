//! A torn or damaged journal loses only what was never saved, and shows which entry was touched.

use std::collections::BTreeSet;
use std::fs;

use caveat::journal::format::chained;
use caveat::journal::seal::Seal;
use caveat::journal::{Act, Entry, Origin, Trust, read};

use super::{Desk, RECORDS, entry};

const HOSTILE: [&str; 6] = [
    "Plain words.",
    "[[entry]]\nid = \"0193f6a2-6c1e-7b4e-8d7e-5a3c2b1f9e00\"\n#= 12 84a1c0de00ff1234\n",
    "\"\"\"\n'''\n\\\n# no comment\n",
    "\x1b[2J\u{202e}drowssap\u{200b}",
    "see [[entry]] # and\n\n\n[[entry]] again\n",
    "Ünïcode – £156m\r\nétage",
];

/// Entries of at least so many bytes, with notes that try to pass for something else.
fn entries(bytes: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut length = 0;
    while length < bytes {
        let number = u32::try_from(entries.len()).unwrap();
        let record = RECORDS[entries.len() % 4];
        let note = entry(number, "amk", Act::Note, record, "note");
        let note = note.text(HOSTILE[entries.len() % HOSTILE.len()]).seen("c1:9f86d081884c7d65");
        entries.push(note);
        length = chained(&entries, None).unwrap().text.len();
    }
    entries
}

fn origin() -> Origin {
    Origin {
        officer: "amk".into(),
        box_name: "box1".into(),
        file: "journal/amk@box1.toml".into(),
        trust: Trust::Verified,
        read_at: jiff::Timestamp::now(),
        modified: None,
    }
}

/// Where each entry begins, where its seal line ends (its line break not counted).
fn spans(text: &str) -> Vec<(usize, usize)> {
    let begins = text.match_indices("[[entry]]\n").map(|(at, _)| at);
    begins
        .map(|at| {
            let seal = at + text[at..].find("\n#= ").unwrap() + 1;
            (at, seal + text[seal..].find('\n').unwrap())
        })
        .collect()
}

/// Cuts a journal at each of its bytes, saves one note more, and looks what is there: the bytes
/// each time, and what a reader makes of them at every `step`th.
fn cut_everywhere(bytes: usize, step: usize) {
    let written = chained(&entries(bytes), None).unwrap();
    let (text, spans) = (&written.text, spans(&written.text));
    assert_eq!(spans.len(), written.entries.len());
    let model = Desk::new();
    let folder = model.register().join("journal");
    fs::create_dir(&folder).unwrap();
    let note = entry(9999, "amk", Act::Note, "AMB-C1", "note").text("after");
    for cut in 0..=text.len() {
        let part = &text.as_bytes()[..cut];
        // Removed first: to write over a file makes some file systems wait for the medium.
        let _ = fs::remove_file(model.journal());
        fs::write(model.journal(), part).unwrap();
        model.hasty_writer().append(std::slice::from_ref(&note)).unwrap();

        let whole = spans.iter().filter(|(_, end)| *end <= cut).count();
        // Where the last whole entry ends, its line break and the empty line included.
        let end = spans[..whole].last().map_or(0, |(_, end)| end + 2).min(cut);
        let is_torn = !part[end..].trim_ascii().is_empty();
        let mut expected = if is_torn { part[..end].to_vec() } else { part.to_vec() };
        if expected.last().is_some_and(|&last| last != b'\n') {
            expected.push(b'\n');
        }
        let head = spans[..whole].last().map(|(_, end)| &text.as_bytes()[end - 16..*end]);
        let head = head.map(|digits| Seal::parse(digits).unwrap());
        let after = chained(std::slice::from_ref(&note), head).unwrap();
        expected.extend_from_slice(after.text.as_bytes());
        let found = fs::read(model.journal()).unwrap();
        assert!(found == expected, "cut at {cut}:\n{}", String::from_utf8_lossy(&found));

        let mut aside = Vec::new();
        for file in fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()) {
            if file != model.journal() {
                aside.extend(fs::read(&file).unwrap());
                fs::remove_file(file).unwrap();
            }
        }
        assert_eq!(aside, if is_torn { &part[end..] } else { b"" }, "cut at {cut}");
        if cut % step != 0 {
            continue;
        }
        let before = read(part, &origin());
        let verified = before.held.iter().filter(|held| held.trust == Trust::Verified);
        assert_eq!(verified.count(), whole, "cut at {cut}");
        let journal = read(&found, &origin());
        assert_eq!(journal.faults, [], "cut at {cut}");
        let kept: Vec<&Entry> = journal.held.iter().map(|held| &*held.entry).collect();
        let all: Vec<&Entry> = written.entries[..whole].iter().chain(&after.entries).collect();
        assert_eq!(kept, all, "cut at {cut}");
        assert!(toml_reads(&found), "cut at {cut}");
    }
}

fn toml_reads(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.parse::<toml::Table>().is_ok())
}

#[test]
fn a_cut_journal_loses_only_its_tail() {
    cut_everywhere(6_000, 97);
}

#[test]
#[ignore = "every byte of a long journal: minutes"]
fn a_long_cut_journal_loses_only_its_tail() {
    cut_everywhere(18_000, 7);
}

/// Changes one byte after the other and looks which entries are no longer as they were.
fn flip_everywhere(bytes: usize, step: usize, masks: &[u8]) {
    let written = chained(&entries(bytes), None).unwrap();
    let spans = spans(&written.text);
    let starts: Vec<usize> = spans.iter().map(|(start, _)| *start).collect();
    let line_of = |at: usize| written.text[..at].matches('\n').count() + 1;
    for at in (0..written.text.len()).step_by(step) {
        for mask in masks {
            let mut damaged = written.text.clone().into_bytes();
            damaged[at] ^= mask;
            let journal = read(&damaged, &origin());
            let sound: BTreeSet<_> = journal
                .held
                .iter()
                .filter(|held| held.trust == Trust::Verified)
                .map(|held| &*held.entry)
                .map(|entry| (entry.id, entry))
                .collect::<std::collections::BTreeMap<_, _>>()
                .into_iter()
                .filter(|(_, entry)| written.entries.contains(entry))
                .map(|(id, _)| id)
                .collect();
            let touched = starts.partition_point(|&start| start <= at) - 1;
            let lost: Vec<usize> = (0..written.entries.len())
                .filter(|&entry| !sound.contains(&written.entries[entry].id))
                .collect();
            let case = format!("byte {at} ^ {mask:02x}");
            let between = at >= spans[touched].1;
            if between {
                // The blank line after an entry: at the most the next one's header suffers.
                assert!(lost.is_empty() || lost == [touched] || lost == [touched + 1], "{case}");
                continue;
            }
            assert_eq!(lost, [touched], "{case}");
            let lines = line_of(spans[touched].0)..=line_of(spans[touched].1) + 1;
            assert!(!journal.faults.is_empty(), "{case}: nothing is said");
            for fault in &journal.faults {
                assert!(lines.contains(&(fault.line as usize)), "{case}: {fault}");
            }
        }
    }
}

#[test]
fn a_changed_byte_flags_its_entry_and_no_other() {
    flip_everywhere(3_000, 11, &[0x01, 0x20]);
}

#[test]
#[ignore = "every byte of a long journal: minutes"]
fn every_changed_byte_flags_its_entry_and_no_other() {
    flip_everywhere(18_000, 1, &[0x01, 0x20, 0x80]);
}

/// Each entry of a journal removed, moved, changed, doubled: told every time.
fn tamper(entries: u32) {
    let model = Desk::new();
    let text = chained(&model.notes(0..entries), None).unwrap().text;
    let blocks: Vec<&str> = text.split_inclusive("\n\n").collect();
    let head = read(text.as_bytes(), &origin()).head;
    let count = blocks.len();
    for at in 0..count {
        let changed = |change: &dyn Fn(&mut Vec<String>)| {
            let mut blocks: Vec<String> = blocks.iter().map(ToString::to_string).collect();
            change(&mut blocks);
            read(blocks.concat().as_bytes(), &origin())
        };
        let removed = changed(&|blocks| {
            blocks.remove(at);
        });
        // That the last entry is gone shows only in the head of the chain.
        assert_eq!(removed.faults.is_empty(), at == count - 1, "{at} removed");
        assert_eq!(removed.head == head, at < count - 1, "{at} removed");
        let moved = changed(&|blocks| blocks.swap(at, (at + 1) % count));
        assert!(moved.faults.iter().any(|fault| fault.code == "journal-chain"), "{at} moved");
        let edited = changed(&|blocks| blocks[at] = blocks[at].replace("Note", "Nota"));
        assert_eq!(edited.faults.len(), 1, "{at} changed");
        let doubled = changed(&|blocks| blocks.insert(at, blocks[at].clone()));
        assert!(doubled.faults.iter().any(|fault| fault.code == "journal-twice"), "{at} doubled");
        assert_eq!(doubled.held.len(), count, "{at} doubled");
    }
}

#[test]
fn what_was_removed_moved_changed_or_doubled_is_told() {
    tamper(30);
}

#[test]
#[ignore = "400 readings of a hundred entries: seconds"]
fn what_was_removed_moved_changed_or_doubled_among_a_hundred_is_told() {
    tamper(100);
}
