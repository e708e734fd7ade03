//! Writers killed at any moment: what they had called saved is there, sealed, once.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use caveat::journal::{Act, Trust, fresh_id};
use caveat::store::JournalWriter;

use super::{Desk, entry};

/// Where the child finds its register; without it the child does nothing.
const FOLDER: &str = "CAVEAT_TEST_KILLED";

#[test]
#[ignore = "the other half of the tests below: it saves until it is killed"]
fn a_writer_that_will_be_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    let mut writer =
        JournalWriter::new(&folder.join("register"), &folder.join("state"), "amk", "box1");
    let mut out = std::io::stdout();
    writeln!(out, "\nready").unwrap();
    for number in 0.. {
        let words = "words ".repeat(number as usize % 700);
        let mut note = entry(number, "amk", Act::Note, "AMB-C1", "note").text(&words);
        note.id = fresh_id(note.at);
        writer.append(&[note.clone()]).unwrap();
        writeln!(out, "saved {}", note.id).unwrap();
    }
}

fn start(folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "--ignored",
            "--nocapture",
            "journals::killed::a_writer_that_will_be_killed",
        ])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn kill(times: u64) {
    let model = Desk::new();
    let folder = model.register().parent().unwrap();
    let mut saved = BTreeSet::new();
    for time in 0..times {
        let mut children = [start(folder), start(folder)];
        let mut pipes =
            children.each_mut().map(|child| BufReader::new(child.stdout.take().unwrap()));
        for pipe in &mut pipes {
            let ready = pipe.lines().map(Result::unwrap).find(|line| line == "ready");
            assert!(ready.is_some(), "the writer did not start");
        }
        // A fixed spread over 1 to 30 milliseconds, so that a failure can be repeated.
        thread::sleep(Duration::from_micros(1000 + time * 7_919_000 % 29_000));
        for child in &mut children {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        for mut pipe in pipes {
            let mut text = String::new();
            pipe.read_to_string(&mut text).unwrap();
            let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
            saved.extend(whole.lines().filter_map(|l| l.strip_prefix("saved ")).map(str::to_owned));
        }
    }
    assert!(saved.len() as u64 > times, "only {} saves in {times} runs", saved.len());
    // One save more takes care of the last torn tail.
    model.writer().append(&model.notes(0..1)).unwrap();
    let journals = model.read();
    let sound = |trust| matches!(trust, Trust::Verified | Trust::Unverified);
    assert!(journals.held.iter().all(|held| sound(held.trust)));
    assert!(journals.faults.iter().all(|fault| fault.code == "journal-torn"));
    let ids: Vec<String> = journals.held.iter().map(|held| held.entry.id.to_string()).collect();
    let there: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(there.len(), ids.len(), "an entry stands twice");
    let lost: Vec<_> = saved.difference(&there).collect();
    assert!(lost.is_empty(), "saved and lost: {lost:?}");
}

#[test]
fn writers_killed_25_times_lose_nothing_that_was_saved() {
    kill(25);
}

#[test]
#[ignore = "a thousand kills: a minute"]
fn writers_killed_a_thousand_times_lose_nothing_that_was_saved() {
    kill(1000);
}
