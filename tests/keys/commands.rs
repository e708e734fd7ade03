//! `yu`: each screen gives the command that prints it, and what that prints is what the screen shows.

use std::process::Command;

use caveat::tui::model::StartOptions;
use serde_json::Value as Json;

use crate::support::{Room, Shelf, foot, press};

const CAVEAT: &str = env!("CARGO_BIN_EXE_caveat");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/register");

/// The sample register, opened by `-d` as at a day.
fn room() -> Room {
    let named_folder = Some(SAMPLE.to_owned());
    Room::open(
        &Shelf::sample(),
        StartOptions { as_at: true, named_folder, ..StartOptions::default() },
    )
}

/// The command of the screen that these keys lead to.
fn command(room: &mut Room, keys: &str) -> String {
    press(room, keys);
    press(room, "yu");
    room.copies.pop().unwrap_or_default()
}

/// What a shell prints for a command, which must end well.
fn run(command: &str, more: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let program = std::path::Path::new(CAVEAT).parent().unwrap();
    let ran = Command::new("/bin/sh")
        .args(["-c", &format!("{command} {more}")])
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", program.display()))
        .env("HOME", folder.path())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{command}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

/// The ids of a list that a command prints.
fn ids(command: &str) -> Vec<String> {
    let json: Json = serde_json::from_str(&run(command, "--json")).unwrap();
    let rows = json["rows"].as_array().unwrap().iter();
    rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// The ids in the first column of the table that shows.
fn shown(room: &mut Room) -> Vec<String> {
    press(room, "ya");
    let table = room.copies.pop().unwrap();
    table.lines().skip(1).map(|row| row.split('\t').next().unwrap().to_owned()).collect()
}

/// The words of a command behind the folder and the day.
fn tail(command: &str) -> &str {
    let before = format!("caveat -d {SAMPLE} --today 2017-07-17 ");
    command.strip_prefix(&before).unwrap_or_else(|| panic!("{command}"))
}

#[test]
fn a_list_gives_the_command_with_its_filter_order_and_view() {
    for (keys, expected) in [
        ("0", "list cases"),
        ("gc", "list caveats"),
        ("gc/programme:stockport<enter>Si", "list caveats programme:stockport --sort id"),
        ("gc/'bed' or owner:*<enter>", "list caveats ''\\''bed'\\'' or owner:*'"),
        ("gk", "clock"),
        ("gk/body:wirral<enter>", "clock body:wirral"),
        ("gf", "money"),
        ("gf/kind:gap<enter>", "money kind:gap"),
        (":agenda CHO-M2<enter>", "agenda CHO-M2"),
        ("gc<space><space>", "list caveats id:CHO-C1,CHO-C2"),
    ] {
        let mut room = room();
        let command = command(&mut room, keys);
        assert_eq!(tail(&command), expected, "{keys}");
        assert_eq!(ids(&command), shown(&mut room), "{keys}: {command}");
    }
    // What a view's number opens has the filter, the order and the columns of the view.
    for keys in ["1", "2", "3", "4", "5", "gcSdSr", "gkSi"] {
        let mut room = room();
        let command = command(&mut room, keys);
        assert_eq!(ids(&command), shown(&mut room), "{keys}: {command}");
    }
}

#[test]
fn what_the_officer_put_off_is_left_out_by_the_command_as_by_the_view() {
    let mut room = room();
    press(&mut room, "2w1 sep 2017<enter>");
    let shown = shown(&mut room);
    let command = command(&mut room, "");
    assert!(tail(&command).ends_with(" -is:waiting'"), "{command}");
    assert!(!shown.contains(&"CHO-C1".to_owned()), "{shown:?}");
}

#[test]
fn pictures_pages_and_the_rest_give_the_command_of_what_they_show() {
    for (keys, expected, has) in [
        ("ge", "matrix", "STK-1"),
        ("ge/programme:wirral<enter>HT", "matrix programme:wirral --incomplete --turned", "WIR-1"),
        ("gt/programme:wirral<enter>", "timeline programme:wirral --zoom month", "WIR-1"),
        ("ga/by:amk<enter>", "log by:amk", "total"),
        ("gc<enter>", "show CHO-C1", "CHO-C1"),
        ("gcgl", "show CHO-C1", "CHO-C1"),
        (":CHO-DOC1<enter>O", "show CHO-DOC1", "CHO-DOC1"),
        ("gw", "check", "no-saved-text"),
        ("gd", "drafts", "drafts"),
        ("gs", "session list", "sessions"),
        (":agenda<enter>", "list meetings", "CHO-M2"),
    ] {
        let mut room = room();
        let command = command(&mut room, keys);
        assert!(!command.is_empty(), "{keys}: {}", foot(&room));
        let (own, days) = tail(&command).split_once(" --from ").unwrap_or((tail(&command), ""));
        assert!(days.is_empty() || own.starts_with("timeline"), "{command}");
        assert_eq!(own, expected, "{keys}");
        assert!(run(&command, "--json").contains(has), "{command}");
    }
    let mut room = room();
    assert_eq!(command(&mut room, "L"), "");
    assert!(foot(&room).contains("No command prints this screen"), "{}", foot(&room));
}

#[test]
fn a_session_gives_the_command_that_goes_on_with_it_and_a_change_the_one_that_compares() {
    let mut room = room();
    let resume = command(&mut room, "gcr");
    assert!(tail(&resume).starts_with("session resume s-"), "{resume}");
    let mut room = self::room();
    let compare = command(&mut room, "gc<enter><esc>D");
    assert_eq!(tail(&compare), "diff 2017-07-17 now id:CHO-C1");
    let mut room = Room::sample();
    assert_eq!(command(&mut room, "gc<enter>"), "caveat show CHO-C1");
}
