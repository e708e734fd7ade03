//! A view finds its place in settings of every shape, and nothing else moves.
#![allow(clippy::unwrap_used)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

fn view() -> ViewRow {
    ViewRow {
        name: "Due soon".into(),
        on: "caveats".into(),
        query: "due:..+14d \"x\"".into(),
        sort: "due, id".into(),
        columns: vec!["id".into(), "due".into()],
        number: Some(4),
    }
}

const WRITTEN: &str = "[[view]]\nname = \"Due soon\"\non = \"caveats\"\n\
                       query = 'due:..+14d \"x\"'\nsort = \"due, id\"\n\
                       columns = [\"id\", \"due\"]\nnumber = 4\n";

fn saved(text: &str, view: &ViewRow) -> String {
    let after = with_view(text, view).unwrap();
    let table: toml::Table = toml::from_str(&after).unwrap();
    let rows: Vec<ViewRow> = table["view"].clone().try_into().unwrap();
    assert!(rows.contains(view), "{after}");
    after
}

#[test]
fn a_new_view_stands_at_the_end_and_the_rest_is_as_it_was() {
    assert_eq!(saved("", &view()), WRITTEN);
    let text =
        "# mine\ntheme='mono' # dark\n\n[[view]]\nname  =  'A'\n[view.x]\n\n[keys.any]\nq = \"\"";
    let after = with_view(text, &view()).unwrap();
    assert_eq!(after, format!("{text}\n\n{WRITTEN}"));
    assert_eq!(saved("# end\n", &view()), format!("# end\n\n{WRITTEN}"));
    assert_eq!(saved("a = 1\r\n", &view()), format!("a = 1\n\n{WRITTEN}").replace('\n', "\r\n"));
}

#[test]
fn a_view_of_that_name_is_replaced_where_it_stands() {
    let text = "# one\n[[view]] # two\n# three\nname = 'due SOON' # four\nsort = \"id\"\n\
                query = \"a\" # five\n# six\non = 'caveats'\nnumber=7\n\n# seven\n[keys]\n\n\
                [[view]]\nname = \"B\"\n";
    let plain = ViewRow { sort: String::new(), columns: Vec::new(), number: None, ..view() };
    assert_eq!(
        saved(text, &plain),
        "# one\n[[view]] # two\n# three\nname = \"Due soon\" # four\n\
         query = 'due:..+14d \"x\"' # five\n# six\non = 'caveats'\n\n# seven\n[keys]\n\n\
         [[view]]\nname = \"B\"\n"
    );
}

#[test]
fn saving_the_same_once_more_changes_nothing() {
    let text = format!("# x\n{}# y\n", WRITTEN.replace("number = 4", "number=0x4"));
    assert_eq!(saved(&text, &view()), text);
}

#[test]
fn a_number_is_taken_from_the_view_that_had_it() {
    let text = "[[view]]\nname = \"A\"\nnumber = 4\n\n[[view]]\nname = \"B\"\nnumber = 5\n";
    let after = format!("{}\n{WRITTEN}", text.replace("number = 4\n", ""));
    assert_eq!(saved(text, &view()), after);
}

#[test]
fn views_on_one_line_stay_there() {
    let text = "view = [{ name = \"A\", number = 4 }]\ntheme = \"mono\"\n";
    let after = saved(text, &view());
    assert!(after.starts_with("view = [{ name = \"A\"}, { name = \"Due soon\", "), "{after}");
    assert!(after.ends_with("number = 4 }]\ntheme = \"mono\"\n"), "{after}");
    assert_eq!(saved(&after, &view()), after);
}

#[test]
fn settings_that_cannot_be_read_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("register.toml");
    let why = |text: &str| {
        fs::write(&file, text).unwrap();
        let why = save_shared(folder.path(), &view()).unwrap_err().to_string();
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
        why.replace(&*folder.path().to_string_lossy(), "R")
    };
    let broken = why("a = 1\nb = \n");
    assert!(broken.starts_with("R/register.toml:2: these settings cannot be read: "), "{broken}");
    assert!(broken.ends_with("; mend it and save again"), "{broken}");
    assert_eq!(
        why("view = 7\n"),
        "R/register.toml: `view` is no list of views in it; mend it and save again"
    );
}

#[test]
fn the_registers_settings_keep_their_mode_and_are_never_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("register.toml");
    let mode = || file.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(save_shared(folder.path(), &view()).unwrap(), file);
    assert_eq!(mode(), 0o660);
    fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    save_shared(folder.path(), &ViewRow { number: Some(5), ..view() }).unwrap();
    assert_eq!(mode(), 0o644);
    fs::rename(&file, folder.path().join("other")).unwrap();
    symlink("other", &file).unwrap();
    let why = save_shared(folder.path(), &view()).unwrap_err().to_string();
    assert!(why.contains("this is a symbolic link"), "{why}");
    assert!(file.is_symlink());
}

#[test]
fn an_officers_own_settings_are_made_with_their_folder_and_may_be_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join(".config/caveat/config.toml");
    save_own(&config, &view()).unwrap();
    assert_eq!(fs::read_to_string(&config).unwrap(), WRITTEN);
    let elsewhere = folder.path().join("dots.toml");
    fs::rename(&config, &elsewhere).unwrap();
    symlink("../../dots.toml", &config).unwrap();
    save_own(&config, &ViewRow { number: Some(5), ..view() }).unwrap();
    assert!(config.is_symlink());
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), WRITTEN.replace("= 4", "= 5"));
    fs::remove_file(&elsewhere).unwrap();
    let why = save_own(&config, &view()).unwrap_err().to_string();
    assert!(why.ends_with("it is a link, and where it leads to: it is not there"), "{why}");
}
