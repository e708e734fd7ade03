//! The filing cabinet on a real disk: what is said to be saved is saved, readable and safe.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::time::{Duration, Instant};

use caveat::journal::{Act, Trust};
use caveat::store::disk::{Disk, Open, RealDisk};
use caveat::store::{FileOwners, JournalFolder, JournalWriter, SaveFailure};
use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::journals::{Desk, amk, entry, id};

#[test]
fn a_save_makes_a_journal_that_colleagues_can_read_and_only_its_officer_can_write() {
    let model = Desk::new();
    let held = model.writer().append(&[entry(1, "amk", Act::Flag, "AMB-C1", "look")]).unwrap();
    assert_eq!((&*held[0].file, held[0].line), ("journal/amk@box1.toml", 1));
    let about = fs::metadata(model.journal()).unwrap();
    assert_eq!(about.permissions().mode() & 0o7777, 0o640);
    assert_eq!(model.text().lines().next(), Some("[[entry]]"));
    let lock_folder = fs::metadata(model.state().join("lock")).unwrap();
    assert_eq!(lock_folder.permissions().mode() & 0o777, 0o700);
}

#[test]
fn entries_saved_by_several_windows_make_one_chain_and_read_back_as_saved() {
    let model = Desk::new();
    let (mut first, mut second) = (model.writer(), model.writer());
    let mut saved = first.append(&model.notes(0..2)).unwrap();
    saved.extend(second.append(&model.notes(2..3)).unwrap());
    saved.extend(first.append(&model.notes(3..5)).unwrap());
    let journals = model.read();
    assert_eq!(journals.faults, []);
    assert_eq!(journals.held, saved);
    assert_eq!(journals.held.iter().map(|held| held.line).collect::<Vec<_>>(), [1, 11, 22, 33, 44]);
    assert_eq!(journals.held[0].entry.prev, None);
}

#[test]
fn a_save_that_is_tried_again_counts_once() {
    let model = Desk::new();
    let mut writer = model.writer();
    writer.append(&model.notes(0..2)).unwrap();
    let again = model.writer().append(&model.notes(1..3)).unwrap();
    assert_eq!(again.iter().map(|held| held.line).collect::<Vec<_>>(), [11, 22]);
    let journals = model.read();
    assert_eq!((journals.held.len(), journals.faults.len()), (3, 0));
}

#[test]
fn an_entry_that_is_too_long_is_refused_and_leaves_nothing_behind() {
    let model = Desk::new();
    let long = entry(1, "amk", Act::Note, "AMB-C1", "note").text(&"x".repeat(70_000));
    let error = model.writer().append(&[long]).unwrap_err();
    assert!(matches!(error.why, SaveFailure::TooLong(_)));
    assert_eq!(
        error.to_string(),
        "NOT SAVED: the entry has 70149 bytes and may have 65536 (journal/amk@box1.toml)"
    );
    assert!(!model.journal().exists());
}

#[test]
fn a_register_that_is_gone_or_whose_journal_is_no_folder_is_told_in_plain_words() {
    let model = Desk::new();
    fs::write(model.register().join("journal"), "").unwrap();
    let error = model.writer().append(&model.notes(0..1)).unwrap_err();
    assert_eq!(error.to_string(), "NOT SAVED: `journal` is not a folder (journal/amk@box1.toml)");
    fs::remove_dir_all(model.register()).unwrap();
    let error = model.writer().append(&model.notes(0..1)).unwrap_err();
    assert!(matches!(error.why, SaveFailure::Gone), "{error}");
}

#[test]
fn a_new_journal_folder_is_shared_with_whom_the_register_is_shared() {
    for (register, journal) in [(0o2770, 0o2770), (0o3775, 0o3775), (0o700, 0o700)] {
        let model = Desk::new();
        fs::set_permissions(model.register(), fs::Permissions::from_mode(register)).unwrap();
        model.writer().append(&model.notes(0..1)).unwrap();
        let about = fs::metadata(model.register().join("journal")).unwrap();
        assert_eq!(about.permissions().mode() & 0o3700, journal & 0o3700);
        assert!(register == 0o700 || about.permissions().mode() & 0o7777 == journal);
    }
}

#[test]
fn a_register_that_is_reached_by_a_link_is_written_like_any_other() {
    let model = Desk::new();
    let link = model.state().with_file_name("link");
    symlink(model.register(), &link).unwrap();
    let mut writer = JournalWriter::new(&link, &model.state(), "amk", "box1").with_owners(amk());
    writer.append(&model.notes(0..1)).unwrap();
    let mut through = JournalFolder::new(&link, "box1").with_owners(amk());
    assert_eq!(through.read_all().held, model.read().held);
}

#[test]
fn a_state_folder_that_cannot_be_used_is_told_as_such() {
    let model = Desk::new();
    fs::write(model.state(), "").unwrap();
    let error = model.writer().append(&model.notes(0..1)).unwrap_err().to_string();
    assert!(error.starts_with("NOT SAVED: your own state folder cannot be used: "), "{error}");
}

#[test]
fn an_officer_whose_folder_is_read_only_is_told_and_nothing_changes() {
    if rustix::process::geteuid().is_root() {
        return; // to whom nothing is read-only; the failing disk plays it in `failing.rs`
    }
    let model = Desk::new();
    fs::set_permissions(model.register(), fs::Permissions::from_mode(0o555)).unwrap();
    let error = model.writer().append(&model.notes(0..1)).unwrap_err();
    fs::set_permissions(model.register(), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(matches!(error.why, SaveFailure::Permission), "{error}");
}

#[test]
fn a_name_that_is_taken_is_left_alone_and_the_next_one_is_written() {
    type Take = fn(&Desk);
    let takers: [(&str, Take); 5] = [
        ("folder", |model| fs::create_dir(model.journal()).unwrap()),
        ("link", |model| symlink("/dev/null", model.journal()).unwrap()),
        ("dangling link", |model| symlink("nowhere", model.journal()).unwrap()),
        ("fifo", |model| {
            let mode = Mode::from_raw_mode(0o666);
            mknodat(CWD, model.journal(), FileType::Fifo, mode, 0).unwrap();
        }),
        ("second name", |model| {
            fs::write(model.register().join("other"), "secret\n").unwrap();
            fs::hard_link(model.register().join("other"), model.journal()).unwrap();
        }),
    ];
    for (name, take) in takers {
        let model = Desk::new();
        fs::create_dir(model.register().join("journal")).unwrap();
        take(&model);
        let before = fs::symlink_metadata(model.journal()).unwrap();
        let held = model.writer().append(&model.notes(0..1)).unwrap();
        assert_eq!(&*held[0].file, "journal/amk@box1.2.toml", "{name}");
        let after = fs::symlink_metadata(model.journal()).unwrap();
        assert_eq!((before.ino(), before.len()), (after.ino(), after.len()), "{name}");
        assert_eq!(model.read().held, held, "{name}");
    }
}

#[test]
fn a_journal_that_a_colleague_made_in_ones_name_is_shown_unverified_and_not_written() {
    if !rustix::process::geteuid().is_root() {
        return; // only root can give a file away
    }
    let model = Desk::new();
    model.writer().append(&model.notes(0..1)).unwrap();
    std::os::unix::fs::chown(model.journal(), Some(54_321), None).unwrap();
    let before = model.text();
    let held = model.writer().append(&model.notes(1..2)).unwrap();
    assert_eq!(&*held[0].file, "journal/amk@box1.2.toml");
    assert_eq!(model.text(), before);
    let trust = |owners: fn(u32) -> Option<String>| {
        let mut shelf =
            JournalFolder::new(model.register(), "box1").with_owners(FileOwners::new(owners));
        shelf.read_all().held.iter().map(|held| held.trust).collect::<Vec<_>>()
    };
    let amk_and_plw = |uid| Some(if uid == 54_321 { "plw" } else { "amk" }.to_owned());
    assert_eq!(trust(amk_and_plw), [Trust::Verified, Trust::Unverified]);
}

#[test]
fn how_far_a_file_is_trusted_follows_from_its_owner_its_box_and_who_else_can_write_it() {
    let model = Desk::new();
    model.writer().append(&model.notes(0..1)).unwrap();
    let trust = |this_box: &str, owners: fn(u32) -> Option<String>| {
        let mut shelf =
            JournalFolder::new(model.register(), this_box).with_owners(FileOwners::new(owners));
        shelf.read_all().held[0].trust
    };
    assert_eq!(trust("box1", |_| Some("amk".to_owned())), Trust::Verified);
    assert_eq!(trust("box9", |_| Some("amk".to_owned())), Trust::Verified);
    assert_eq!(trust("box9", |_| Some("plw".to_owned())), Trust::Git);
    assert_eq!(trust("box1", |_| Some("plw".to_owned())), Trust::Unverified);
    assert_eq!(trust("box1", |_| None), Trust::Unverified);
    fs::set_permissions(model.journal(), fs::Permissions::from_mode(0o664)).unwrap();
    assert_eq!(trust("box1", |_| Some("amk".to_owned())), Trust::Unverified);
    model.writer().append(&model.notes(1..2)).unwrap();
    assert_eq!(trust("box1", |_| Some("amk".to_owned())), Trust::Verified);
}

#[test]
fn what_is_no_journal_is_told_and_never_opened() {
    let model = Desk::new();
    model.writer().append(&model.notes(0..1)).unwrap();
    let folder = model.register().join("journal");
    symlink("amk@box1.toml", folder.join("eve@box1.toml")).unwrap();
    mknodat(CWD, folder.join("fifo@box1.toml"), FileType::Fifo, Mode::RUSR, 0).unwrap();
    fs::create_dir(folder.join("dir@box1.toml")).unwrap();
    fs::create_dir(folder.join("versions")).unwrap();
    fs::write(folder.join("notes.toml"), "").unwrap();
    fs::write(folder.join(".hidden@box1.toml"), "x").unwrap();
    fs::write(folder.join("amk@box1.toml.torn-20251122T100000Z"), "[[entry]]\nid").unwrap();
    fs::write(folder.join("amk@box1.toml.torn-20251123T100000Z"), "\0\0\0").unwrap();
    let journals = model.read();
    let told: Vec<String> = journals.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "journal/amk@box1.toml.torn-20251122T100000Z: gap: what an interrupted save left is \
             kept here (look whether it holds words that are missing; then it can be removed)",
            "journal/amk@box1.toml.torn-20251123T100000Z: error: damaged text of a journal is kept \
             here (look whether it holds words that are missing; then it can be removed)",
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
    let model = Desk::new();
    let mut shelf = JournalFolder::new(model.register(), "box1");
    assert!(shelf.stamps().is_empty());
    model.writer().append(&model.notes(0..1)).unwrap();
    let before = shelf.stamps();
    assert_eq!(shelf.read_all().files[0].stamp, before["journal/amk@box1.toml"]);
    assert_eq!(shelf.stamps(), before);
    model.writer().append(&model.notes(1..2)).unwrap();
    assert_ne!(shelf.stamps(), before);
    assert_eq!(shelf.read_one("journal/amk@box1.toml").held.len(), 2);
    assert_eq!(shelf.read_one("journal/gone@box1.toml").held.len(), 0);
}

#[test]
fn a_window_that_does_not_finish_is_passed_within_three_seconds() {
    let model = Desk::new();
    model.writer().append(&model.notes(0..1)).unwrap();
    let lock = fs::read_dir(model.state().join("lock")).unwrap().next().unwrap().unwrap();
    let stuck = RealDisk.open(&lock.path(), Open::Private).unwrap();
    assert!(RealDisk.try_lock(&stuck).unwrap());
    let begun = Instant::now();
    let mut writer = model.writer();
    let held = writer.append(&model.notes(1..2)).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(3));
    assert_eq!(&*held[0].file, "journal/amk@box1.2.toml");
    assert_eq!(held[0].entry.prev, None);
    let begun = Instant::now();
    writer.append(&model.notes(2..3)).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(1), "the second save waited again");
    assert_eq!(model.read().faults, []);
    assert_eq!(model.ledger().notes(&id("AMB-C1")).len(), 3);
}
