//! Several officers, each with an account of their own, on one register that is set up as the README says.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value as Json;
use tempfile::TempDir;

use super::support::{CAVEAT, Desk, Ran};

/// The group of the officers, and their accounts, which have no names: they go by their numbers.
const GROUP: u32 = 61_000;
const OFFICERS: [u32; 3] = [61_001, 61_002, 61_003];

/// A register that officers share, and a home for each.
struct SharedBox {
    folder: TempDir,
    umask: &'static str,
}

/// The register of a box; none, with the reason, where no other account can be taken on.
fn shared_box(test: &str, umask: &'static str) -> Option<SharedBox> {
    if !rustix::process::geteuid().is_root() {
        // Not by `println!`, which nobody sees of a test that passes.
        let why = "only root can run the program as three officers";
        let _ = writeln!(std::io::stderr(), "{test} is skipped: {why}");
        return None;
    }
    let shared = SharedBox { folder: tempfile::tempdir().unwrap(), umask };
    let folder = shared.folder.path();
    fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    // The officers need not be able to reach where the program was built.
    fs::copy(CAVEAT, shared.program()).unwrap();
    fs::set_permissions(shared.program(), Permissions::from_mode(0o755)).unwrap();
    for officer in OFFICERS {
        fs::create_dir(shared.home(officer)).unwrap();
        chown(shared.home(officer), Some(officer), Some(officer)).unwrap();
    }
    let desk = Desk::new();
    let register = "discharge = \"officer\"\n[quorum]\ncondition = 2\n";
    desk.write("register.toml", register);
    let shown = |path: PathBuf| path.display().to_string();
    let commands = format!(
        "umask {umask}; mkdir {new} && cd {old} && tar c . | (cd {new} && tar xo --no-same-permissions) && {set_up}",
        new = shown(shared.register()),
        old = shown(desk.register()),
        set_up = set_up()
            .replace("officers", &GROUP.to_string())
            .replace("/srv/register", &shown(shared.register())),
    );
    let done = Command::new("sh").args(["-c", &commands]).output().unwrap();
    assert!(done.status.success(), "{commands}: {done:?}");
    Some(shared)
}

/// What the README says to do for a shared box.
fn set_up() -> String {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(readme).unwrap();
    let (_, rest) = text.split_once("## A shared box").unwrap();
    let (_, rest) = rest.split_once("```console\n").unwrap();
    let (commands, _) = rest.split_once("\n```").unwrap();
    commands.lines().collect::<Vec<_>>().join(" && ")
}

impl SharedBox {
    fn program(&self) -> PathBuf {
        self.folder.path().join("caveat")
    }

    fn register(&self) -> PathBuf {
        self.folder.path().join("register")
    }

    fn journal(&self, path: &str) -> PathBuf {
        self.register().join("journal").join(path)
    }

    fn home(&self, officer: u32) -> PathBuf {
        self.folder.path().join(officer.to_string())
    }

    /// Runs the program as an officer of the group.
    fn run(&self, officer: u32, args: &[&str]) -> Ran {
        // The umask is one of the officer's shell.
        let script = format!("umask {}; exec \"$0\" \"$@\"", self.umask);
        let output = Command::new("/bin/sh")
            .args(["-c", &script])
            .arg(self.program())
            .args(args)
            .current_dir(self.home(officer))
            .env_clear()
            .env("HOME", self.home(officer))
            .env("CAVEAT_REGISTER", self.register())
            .env("CAVEAT_TODAY", "2025-07-17")
            .stdin(Stdio::null())
            .uid(officer)
            .gid(GROUP)
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs what must end well, with nothing said against it.
    fn well(&self, officer: u32, args: &[&str]) -> String {
        let ran = self.run(officer, args);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""), "umask {}: {args:?}", self.umask);
        ran.out
    }

    /// Who has given which verdict on a record, as an officer sees it.
    fn verdicts(&self, officer: u32, id: &str) -> Vec<String> {
        let json: Json =
            serde_json::from_str(&self.well(officer, &["show", id, "--json"])).unwrap();
        let verdicts = json["verdicts"].as_array().unwrap().iter();
        let text = |value: &Json| value.as_str().unwrap().to_owned();
        let mut found: Vec<String> =
            verdicts.map(|it| text(&it["officer"]) + " " + &text(&it["value"])).collect();
        found.sort();
        found
    }

    fn mode(&self, path: &str) -> u32 {
        self.journal(path).metadata().unwrap().mode() & 0o7777
    }

    /// Everything below the journal folder, with its mode and whose it is.
    fn below(&self) -> Vec<(PathBuf, fs::Metadata)> {
        let found = walkdir::WalkDir::new(self.journal("")).min_depth(1).sort_by_file_name();
        let found = found.into_iter().map(Result::unwrap);
        found.map(|it| (it.path().to_owned(), it.metadata().unwrap())).collect()
    }
}

#[test]
fn three_officers_give_verdicts_see_each_others_and_make_a_quorum_whatever_their_umask() {
    let name =
        "three_officers_give_verdicts_see_each_others_and_make_a_quorum_whatever_their_umask";
    for umask in ["022", "077", "002"] {
        let Some(shared) = shared_box(name, umask) else { return };
        let [first, second, third] = OFFICERS;
        shared.well(first, &["verdict", "AMB-C1", "met"]);
        let early = shared.run(first, &["status", "AMB-C1", "discharged", "--reason", "Seen."]);
        assert_eq!(early.code, Some(0), "{}", early.err);
        assert!(early.err.contains("(1 now)"), "{}", early.err);
        assert_eq!(shared.well(third, &["count", "caveats", "id:AMB-C1 is:settled"]), "0\n");
        shared.well(second, &["verdict", "AMB-C1", "met"]);
        shared.well(third, &["verdict", "AMB-C1", "partly", "--reason", "Two posts are empty."]);
        for officer in OFFICERS {
            let all = [format!("{first} met"), format!("{second} met"), format!("{third} partly")];
            assert_eq!(shared.verdicts(officer, "AMB-C1"), all, "umask {umask}, {officer}");
            assert_eq!(shared.well(officer, &["count", "caveats", "id:AMB-C1 is:settled"]), "1\n");
            let check = shared.run(officer, &["check"]);
            assert!(check.err.starts_with("0 errors, 0 warnings"), "{}{}", check.out, check.err);
        }
        assert_eq!(shared.mode("versions"), 0o3770, "umask {umask}");
        for (path, about) in shared.below() {
            let path = path.display();
            assert_eq!(about.gid(), GROUP, "umask {umask}: {path}");
            let mode = about.mode() & 0o777;
            assert_eq!(mode & 0o007, 0, "umask {umask}: others may use {path}");
            assert_eq!(mode & 0o040, 0o040, "umask {umask}: the group cannot read {path}");
            assert!(
                mode & 0o020 == 0 || path.to_string().ends_with("/versions"),
                "umask {umask}: colleagues may write {path}"
            );
        }
    }
}

#[test]
fn a_folder_that_an_earlier_version_made_too_narrow_stops_nobody_and_is_mended_by_its_owner() {
    let name =
        "a_folder_that_an_earlier_version_made_too_narrow_stops_nobody_and_is_mended_by_its_owner";
    let Some(shared) = shared_box(name, "022") else { return };
    let [first, second, third] = OFFICERS;
    shared.well(first, &["verdict", "AMB-C1", "met"]);
    let own = fs::read_dir(shared.journal("versions")).unwrap().next().unwrap().unwrap();
    let own = format!("versions/{}", own.file_name().display());
    fs::set_permissions(shared.journal(&own), Permissions::from_mode(0o2700)).unwrap();
    for (narrow, taken) in [(0o2750, "versions.2"), (0o2700, "versions.2")] {
        fs::set_permissions(shared.journal("versions"), Permissions::from_mode(narrow)).unwrap();
        shared.well(second, &["verdict", "AMB-C1", "met"]);
        assert_eq!(shared.mode("versions"), narrow);
        assert_eq!(shared.mode(taken), 0o3770);
    }
    shared.well(third, &["verdict", "AMB-C2", "met"]);
    assert_eq!(shared.mode("versions"), 0o2700);
    shared.well(first, &["note", "AMB-C1", "Mended by the way."]);
    assert_eq!((shared.mode("versions"), shared.mode(&own)), (0o3770, 0o2750));
}

#[test]
fn a_name_that_a_colleague_has_taken_in_the_journal_folder_stops_nobody() {
    let Some(shared) =
        shared_box("a_name_that_a_colleague_has_taken_in_the_journal_folder_stops_nobody", "022")
    else {
        return;
    };
    let [first, second, third] = OFFICERS;
    fs::write(shared.journal("versions"), "").unwrap();
    shared.well(first, &["verdict", "AMB-C1", "met"]);
    assert_eq!(shared.mode("versions.2"), 0o3770);
    // The name of a colleague's own folder, which would be its maker's to empty.
    let own = fs::read_dir(shared.journal("versions.2")).unwrap().next().unwrap().unwrap();
    let own = own.file_name().display().to_string().replace("61001", "61002");
    let squatted = shared.journal("versions.2").join(own);
    fs::create_dir(&squatted).unwrap();
    fs::set_permissions(&squatted, Permissions::from_mode(0o2777)).unwrap();
    chown(&squatted, Some(third), Some(GROUP)).unwrap();
    shared.well(second, &["verdict", "AMB-C1", "met"]);
    assert_eq!(fs::read_dir(&squatted).unwrap().count(), 0);
    assert_eq!(shared.mode("versions.3"), 0o3770);
    assert_eq!(shared.verdicts(third, "AMB-C1").len(), 2);
}

#[test]
fn where_the_journal_folder_is_closed_what_can_be_saved_is_and_the_command_that_mends_it_is_named()
{
    let name = "where_the_journal_folder_is_closed_what_can_be_saved_is_and_the_command_that_mends_it_is_named";
    let Some(shared) = shared_box(name, "077") else { return };
    let [first, second, _] = OFFICERS;
    shared.well(first, &["note", "AMB-C1", "Begun."]);
    fs::set_permissions(shared.journal(""), Permissions::from_mode(0o2750)).unwrap();
    let folder = shared.register().join("journal").display().to_string();
    let mend = format!(
        "you may not write in {folder}; if you should, whoever owns that folder mends it: \
         chmod 3770 {folder}"
    );
    let ran = shared.run(first, &["verdict", "AMB-C1", "met"]);
    let told = format!(
        "caveat: warning: the words as they are now cannot be kept, to be compared later: {mend}\n"
    );
    assert_eq!((ran.code, &*ran.err), (Some(0), &*told), "{}", ran.out);
    assert_eq!(shared.verdicts(second, "AMB-C1"), [format!("{first} met")]);
    let ran = shared.run(second, &["note", "AMB-C1", "Not to be lost."]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with(&format!("caveat: NOT SAVED: {mend} (journal/")), "{}", ran.err);
    assert!(ran.err.contains("what you wrote:\nNot to be lost.\n"), "{}", ran.err);
    fs::set_permissions(shared.journal(""), Permissions::from_mode(0o3770)).unwrap();
    shared.well(second, &["note", "AMB-C1", "Not to be lost."]);
    shared.well(first, &["verdict", "AMB-C1", "partly", "--reason", "Half of them."]);
    assert_eq!(shared.mode("versions"), 0o3770);
}

#[test]
fn a_register_of_ones_own_stays_ones_own() {
    let Some(shared) = shared_box("a_register_of_ones_own_stays_ones_own", "022") else { return };
    let [first, ..] = OFFICERS;
    fs::remove_dir(shared.journal("")).unwrap();
    chown(shared.register(), Some(first), Some(first)).unwrap();
    fs::set_permissions(shared.register(), Permissions::from_mode(0o700)).unwrap();
    shared.well(first, &["verdict", "AMB-C1", "met"]);
    assert_eq!((shared.mode(""), shared.mode("versions")), (0o700, 0o700));
}

#[test]
fn who_may_not_write_is_told_before_anything_is_typed_and_whom_to_ask() {
    let name = "who_may_not_write_is_told_before_anything_is_typed_and_whom_to_ask";
    let Some(shared) = shared_box(name, "022") else { return };
    let [first, second, _] = OFFICERS;
    let told = |officer: u32| {
        let json: Json =
            serde_json::from_str(&shared.well(officer, &["config", "--json"])).unwrap();
        let rows = json["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["name"] == "read_only").unwrap();
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        (text("value"), text("origin"))
    };
    assert_eq!(told(second), ("false".to_owned(), "built in".to_owned()));
    shared.well(first, &["note", "AMB-C1", "Begun."]);
    fs::set_permissions(shared.journal(""), Permissions::from_mode(0o2750)).unwrap();
    // Whoever has a journal there already goes on with it.
    assert_eq!(told(first).0, "false");
    let (value, why) = told(second);
    assert_eq!(value, "true");
    assert!(why.starts_with("you may not write in ") && why.contains("chmod 3770 "), "{why}");
    fs::remove_dir_all(shared.journal("")).unwrap();
    fs::set_permissions(shared.register(), Permissions::from_mode(0o2755)).unwrap();
    let (value, why) = told(second);
    let asks = "; ask whoever looks after the register for write permission";
    assert!(value == "true" && why.ends_with(asks), "{why}");
    let state = shared.home(second).join(".local/state/caveat");
    fs::create_dir_all(&state).unwrap();
    let (_, why) = told(second);
    assert!(why.contains("it belongs to somebody else; XDG_STATE_HOME"), "{why}");
}
