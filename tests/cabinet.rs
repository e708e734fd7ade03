//! The filing cabinet on a real disk: what is said to be saved is saved, readable and safe.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::time::{Duration, Instant};

use caveat::journal::{Act, Trust};
use caveat::store::disk::{Disk, Open, RealDisk};
use caveat::store::{FileOwners, JournalFolder, JournalWriter, SaveFailure};
use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::journals::{Desk, entry, id};

#[test]
fn a_save_makes_a_journal_that_colleagues_can_read_and_only_its_officer_can_write() {
    let desk = Desk::new();
    let held = desk.writer().append(&[entry(1, "amk", Act::Flag, "AMB-C1", "look")]).unwrap();
    assert_eq!((&*held[0].file, held[0].line), ("journal/amk@box1.toml", 1));
    let about = fs::metadata(desk.journal()).unwrap();
    assert_eq!(about.permissions().mode() & 0o7777, 0o640);
    assert_eq!(desk.text().lines().next(), Some("[[entry]]"));
    let lock_folder = fs::metadata(desk.state().join("lock")).unwrap();
    assert_eq!(lock_folder.permissions().mode() & 0o777, 0o700);
}

#[test]
fn entries_saved_by_several_windows_make_one_chain_and_read_back_as_saved() {
    let desk = Desk::new();
    let (mut first, mut second) = (desk.writer(), desk.writer());
    let mut saved = first.append(&desk.notes(0..2)).unwrap();
    saved.extend(second.append(&desk.notes(2..3)).unwrap());
    saved.extend(first.append(&desk.notes(3..5)).unwrap());
    let journals = desk.read();
    assert_eq!(journals.faults, []);
    assert_eq!(journals.held, saved);
    assert_eq!(journals.held.iter().map(|held| held.line).collect::<Vec<_>>(), [1, 11, 22, 33, 44]);
    assert_eq!(journals.held[0].entry.prev, None);
}

#[test]
fn a_save_that_is_tried_again_counts_once() {
    let desk = Desk::new();
    let mut writer = desk.writer();
    writer.append(&desk.notes(0..2)).unwrap();
    let again = desk.writer().append(&desk.notes(1..3)).unwrap();
    assert_eq!(again.iter().map(|held| held.line).collect::<Vec<_>>(), [11, 22]);
    let journals = desk.read();
    assert_eq!((journals.held.len(), journals.faults.len()), (3, 0));
}

#[test]
fn an_entry_that_is_too_long_is_refused_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let long = entry(1, "amk", Act::Note, "AMB-C1", "note").text(&"x".repeat(70_000));
    let error = desk.writer().append(&[long]).unwrap_err();
    assert!(matches!(error.why, SaveFailure::TooLong(_)));
    assert_eq!(
        error.to_string(),
        "NOT SAVED: the entry has 70149 bytes and may have 65536 (journal/amk@box1.toml)"
    );
    assert!(!desk.journal().exists());
}

#[test]
fn a_register_that_is_gone_or_whose_journal_is_no_folder_is_told_in_plain_words() {
    let desk = Desk::new();
    fs::write(desk.register().join("journal"), "").unwrap();
    let error = desk.writer().append(&desk.notes(0..1)).unwrap_err();
    assert_eq!(error.to_string(), "NOT SAVED: `journal` is not a folder (journal/amk@box1.toml)");
    fs::remove_dir_all(desk.register()).unwrap();
    let error = desk.writer().append(&desk.notes(0..1)).unwrap_err();
    assert!(matches!(error.why, SaveFailure::Gone), "{error}");
}

#[test]
fn a_new_journal_folder_is_shared_with_whom_the_register_is_shared() {
    for (register, journal) in [(0o2770, 0o2770), (0o3775, 0o3775), (0o700, 0o700)] {
        let desk = Desk::new();
        fs::set_permissions(desk.register(), fs::Permissions::from_mode(register)).unwrap();
        desk.writer().append(&desk.notes(0..1)).unwrap();
        let about = fs::metadata(desk.register().join("journal")).unwrap();
        assert_eq!(about.permissions().mode() & 0o3700, journal & 0o3700);
        assert!(register == 0o700 || about.permissions().mode() & 0o7777 == journal);
    }
}

#[test]
fn a_register_that_is_reached_by_a_link_is_written_like_any_other() {
    let desk = Desk::new();
    let link = desk.state().with_file_name("link");
    symlink(desk.register(), &link).unwrap();
    let mut writer = JournalWriter::new(&link, &desk.state(), "amk", "box1");
    writer.append(&desk.notes(0..1)).unwrap();
    assert_eq!(JournalFolder::new(&link, "box1").read_all().held, desk.read().held);
}

#[test]
fn a_state_folder_that_cannot_be_used_is_told_as_such() {
    let desk = Desk::new();
    fs::write(desk.state(), "").unwrap();
    let error = desk.writer().append(&desk.notes(0..1)).unwrap_err().to_string();
    assert!(error.starts_with("NOT SAVED: your own state folder cannot be used: "), "{error}");
}

#[test]
fn an_officer_whose_folder_is_read_only_is_told_and_nothing_changes() {
    if rustix::process::geteuid().is_root() {
        return; // to whom nothing is read-only; the failing disk plays it in `failing.rs`
    }
    let desk = Desk::new();
    fs::set_permissions(desk.register(), fs::Permissions::from_mode(0o555)).unwrap();
    let error = desk.writer().append(&desk.notes(0..1)).unwrap_err();
    fs::set_permissions(desk.register(), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(matches!(error.why, SaveFailure::Permission), "{error}");
}

#[test]
fn a_name_that_is_taken_is_left_alone_and_the_next_one_is_written() {
    type Take = fn(&Desk);
    let takers: [(&str, Take); 5] = [
        ("folder", |desk| fs::create_dir(desk.journal()).unwrap()),
        ("link", |desk| symlink("/dev/null", desk.journal()).unwrap()),
        ("dangling link", |desk| symlink("nowhere", desk.journal()).unwrap()),
        ("fifo", |desk| {
            let mode = Mode::from_raw_mode(0o666);
            mknodat(CWD, desk.journal(), FileType::Fifo, mode, 0).unwrap();
        }),
        ("second name", |desk| {
            fs::write(desk.register().join("other"), "secret\n").unwrap();
            fs::hard_link(desk.register().join("other"), desk.journal()).unwrap();
        }),
    ];
    for (name, take) in takers {
        let desk = Desk::new();
        fs::create_dir(desk.register().join("journal")).unwrap();
        take(&desk);
        let before = fs::symlink_metadata(desk.journal()).unwrap();
        let held = desk.writer().append(&desk.notes(0..1)).unwrap();
        assert_eq!(&*held[0].file, "journal/amk@box1.2.toml", "{name}");
        let after = fs::symlink_metadata(desk.journal()).unwrap();
        assert_eq!((before.ino(), before.len()), (after.ino(), after.len()), "{name}");
        assert_eq!(desk.read().held, held, "{name}");
    }
}

#[test]
fn a_journal_that_a_colleague_made_in_ones_name_is_shown_unverified_and_not_written() {
    if !rustix::process::geteuid().is_root() {
        return; // only root can give a file away
    }
    let desk = Desk::new();
    desk.writer().append(&desk.notes(0..1)).unwrap();
    std::os::unix::fs::chown(desk.journal(), Some(54_321), None).unwrap();
    let before = desk.text();
    let held = desk.writer().append(&desk.notes(1..2)).unwrap();
    assert_eq!(&*held[0].file, "journal/amk@box1.2.toml");
    assert_eq!(desk.text(), before);
    let trust = |owners: fn(u32) -> Option<String>| {
        let mut shelf =
            JournalFolder::new(desk.register(), "box1").with_owners(FileOwners::new(owners));
        shelf.read_all().held.iter().map(|held| held.trust).collect::<Vec<_>>()
    };
    let amk_and_plw = |uid| Some(if uid == 54_321 { "plw" } else { "amk" }.to_owned());
    assert_eq!(trust(amk_and_plw), [Trust::Verified, Trust::Unverified]);
}

#[test]
fn how_far_a_file_is_trusted_follows_from_its_owner_its_box_and_who_else_can_write_it() {
    let desk = Desk::new();
    desk.writer().append(&desk.notes(0..1)).unwrap();
    let trust = |this_box: &str, owners: fn(u32) -> Option<String>| {
        let mut shelf =
            JournalFolder::new(desk.register(), this_box).with_owners(FileOwners::new(owners));
        shelf.read_all().held[0].trust
    };
    assert_eq!(trust("box1", |_| Some("amk".to_owned())), Trust::Verified);
    assert_eq!(trust("box9", |_| Some("amk".to_owned())), Trust::Verified);
    assert_eq!(trust("box9", |_| Some("plw".to_owned())), Trust::Git);
    assert_eq!(trust("box1", |_| Some("plw".to_owned())), Trust::Unverified);
    assert_eq!(trust("box1", |_| None), Trust::Unverified);
    fs::set_permissions(desk.journal(), fs::Permissions::from_mode(0o664)).unwrap();
    assert_eq!(trust("box1", |_| Some("amk".to_owned())), Trust::Unverified);
    desk.writer().append(&desk.notes(1..2)).unwrap();
    assert_eq!(trust("box1", |_| Some("amk".to_owned())), Trust::Verified);
}

#[test]
fn what_is_no_journal_is_told_and_never_opened() {
    let desk = Desk::new();
    desk.writer().append(&desk.notes(0..1)).unwrap();
    let folder = desk.register().join("journal");
    symlink("amk@box1.toml", folder.join("eve@box1.toml")).unwrap();
    mknodat(CWD, folder.join("fifo@box1.toml"), FileType::Fifo, Mode::RUSR, 0).unwrap();
    fs::create_dir(folder.join("dir@box1.toml")).unwrap();
    fs::create_dir(folder.join("versions")).unwrap();
    fs::write(folder.join("notes.toml"), "").unwrap();
    fs::write(folder.join(".hidden@box1.toml"), "x").unwrap();
    fs::write(folder.join("amk@box1.toml.torn-20261122T100000Z"), "x").unwrap();
    let journals = desk.read();
    let told: Vec<String> = journals.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "journal/amk@box1.toml.torn-20261122T100000Z: gap: what an interrupted save left is \
             kept here (look whether it holds words that are missing; then it can be removed)",
            "journal/dir@box1.toml: error: this journal cannot be read: not an ordinary file",
            "journal/eve@box1.toml: error: this journal cannot be read: a symbolic link; links \
             are refused",
            "journal/fifo@box1.toml: error: this journal cannot be read: not an ordinary file",
            "journal/notes.toml: warning: this is no journal's name; not read (it should be \
             LOGIN@BOX.toml)",
        ]
    );
    assert_eq!(journals.held.len(), 1);
}

#[test]
fn a_stamp_tells_which_journal_changed_and_it_alone_is_read_again() {
    let desk = Desk::new();
    let mut shelf = JournalFolder::new(desk.register(), "box1");
    assert!(shelf.stamps().is_empty());
    desk.writer().append(&desk.notes(0..1)).unwrap();
    let before = shelf.stamps();
    assert_eq!(shelf.read_all().files[0].stamp, before["journal/amk@box1.toml"]);
    assert_eq!(shelf.stamps(), before);
    desk.writer().append(&desk.notes(1..2)).unwrap();
    assert_ne!(shelf.stamps(), before);
    assert_eq!(shelf.read_one("journal/amk@box1.toml").held.len(), 2);
    assert_eq!(shelf.read_one("journal/gone@box1.toml").held.len(), 0);
}

#[test]
fn a_window_that_does_not_finish_is_passed_within_three_seconds() {
    let desk = Desk::new();
    desk.writer().append(&desk.notes(0..1)).unwrap();
    let lock = fs::read_dir(desk.state().join("lock")).unwrap().next().unwrap().unwrap();
    let stuck = RealDisk.open(&lock.path(), Open::Private).unwrap();
    assert!(RealDisk.try_lock(&stuck).unwrap());
    let begun = Instant::now();
    let mut writer = desk.writer();
    let held = writer.append(&desk.notes(1..2)).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(3));
    assert_eq!(&*held[0].file, "journal/amk@box1.2.toml");
    assert_eq!(held[0].entry.prev, None);
    let begun = Instant::now();
    writer.append(&desk.notes(2..3)).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(1), "the second save waited again");
    assert_eq!(desk.read().faults, []);
    assert_eq!(desk.ledger().notes(&id("AMB-C1")).len(), 3);
}
