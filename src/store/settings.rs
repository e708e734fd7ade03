//! An officer's own settings file: which register to open, keys, views, the look.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::RealDisk;
use super::io_error::describe_io_error;
use super::open_regular::{OpenError, open, toml_place};
use crate::fault::{Fault, Level};
use crate::journal::template::read_kind;
use crate::record::settings::{ColumnRow, ViewRow};
use crate::text::nearest::suggest;

/// The most bytes that a settings file may have.
const LIMIT: u64 = 1 << 20;

/// One settings file, `caveat/config.toml`; every key may be left out.
#[derive(Debug, Clone, Default)]
pub struct SettingsFile {
    /// The register's folder; a relative one is meant from the file's own folder.
    pub register: Option<PathBuf>,
    /// Keys: place to key to the name of a command, an empty name frees the key.
    pub keys: BTreeMap<String, BTreeMap<String, toml::Value>>,
    /// The officer's own views.
    pub views: Vec<ViewRow>,
    /// The columns of a screen, by the screen's name: `cases`, `caveats`.
    pub columns: BTreeMap<String, Vec<ColumnRow>>,
    /// The name of a theme.
    pub theme: Option<String>,
    /// What a note begins with: the kind of note to the text.
    pub templates: BTreeMap<String, String>,
}

impl SettingsFile {
    /// Its keys, for telling a mistyped one.
    pub const KEYS: [&'static str; 6] =
        ["register", "keys", "view", "columns", "theme", "templates"];

    /// Reads a settings file. One that is not there sets nothing; what cannot be read in it is a
    /// fault and sets nothing.
    pub fn read(path: &Path) -> (Self, Vec<Fault>) {
        let name: Arc<str> = path.to_string_lossy().into();
        let mut config = Self::default();
        let faults = match text(path) {
            Ok(Some(text)) => config.merge(&text),
            Ok(None) => Vec::new(),
            Err(why) => {
                let message = format!("these settings cannot be read: {why}");
                vec![Fault::error("config", message).hint(UNTIL_MENDED)]
            }
        };
        config.register = config.register.map(|register| path.with_file_name("").join(register));
        (config, faults.into_iter().map(|fault| fault.in_file(&name)).collect())
    }

    fn merge(&mut self, text: &str) -> Vec<Fault> {
        let table: toml::Table = match toml::from_str(text) {
            Ok(table) => table,
            Err(error) => return vec![unread(text, &error)],
        };
        let mut faults = Vec::new();
        for (key, value) in table {
            let taken = match key.as_str() {
                "register" => value.try_into().map(|it| self.register = Some(it)),
                "keys" => value.try_into().map(|it| self.keys = it),
                "view" => value.try_into().map(|it| faults.extend(self.take_views(it))),
                "columns" => value.try_into().map(|it| self.columns = it),
                "templates" => value.try_into().map(|it| faults.extend(self.take_templates(it))),
                "theme" => value.try_into().map(|it| self.theme = Some(it)),
                _ => {
                    faults.push(unknown(&key, &Self::KEYS, "a setting"));
                    Ok(())
                }
            };
            if let Err(error) = taken {
                let message = format!("`{key}` cannot be read: {}", error.message());
                faults.push(Fault::error("config", message).hint(UNTIL_MENDED));
            }
        }
        faults
    }

    /// Takes the views; a mistyped key costs itself, and what cannot be read its own view.
    fn take_views(&mut self, own: Vec<toml::Table>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for mut view in own {
            let name = view.get("name").and_then(toml::Value::as_str).unwrap_or("without a name");
            let name = name.to_owned();
            view.retain(|key, _| {
                let is_known = ViewRow::KEYS.contains(&key);
                if !is_known {
                    let what = format!("a key of the view `{name}`");
                    faults.push(unknown(key, &ViewRow::KEYS, &what));
                }
                is_known
            });
            match view.try_into::<ViewRow>() {
                Ok(view) => self.views.push(view),
                Err(error) => {
                    let message =
                        format!("the view `{name}` cannot be read: {}", error.message().trim());
                    faults.push(Fault::error("config", message).hint(UNTIL_MENDED));
                }
            }
        }
        faults
    }

    /// Takes what notes begin with; a kind of note that there is not is a fault.
    fn take_templates(&mut self, own: BTreeMap<String, String>) -> Vec<Fault> {
        let take = |(kind, text): (String, String)| match read_kind(&kind) {
            Ok(kind) => {
                self.templates.insert(kind.to_owned(), text);
                None
            }
            Err(fault) => Some(Fault { level: Level::Warning, code: "unknown-key", ..fault }),
        };
        own.into_iter().filter_map(take).collect()
    }
}

/// What is said of settings that cannot be read.
const UNTIL_MENDED: &str = "the built-in setting is used until it is mended";

/// The text of a settings file; `None` when there is none. It may be a link: it is the officer's
/// own, and many keep theirs elsewhere.
fn text(path: &Path) -> Result<Option<String>, String> {
    let file = match path.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        real => real.map_err(OpenError::Io).and_then(|real| open(&RealDisk, &real)),
    };
    let read = match file {
        Err(OpenError::Special(_)) => return Err("it is not an ordinary file".to_owned()),
        Err(OpenError::Io(error)) => Err(error),
        Ok((_, about)) if about.len() > LIMIT => {
            return Err(format!("it has more than {LIMIT} bytes"));
        }
        Ok((file, _)) => std::io::read_to_string(file),
    };
    read.map(Some).map_err(|error| describe_io_error(&error))
}

fn unread(text: &str, error: &toml::de::Error) -> Fault {
    let (line, _) = toml_place(text, error.span());
    let message = format!("these settings cannot be read: {}", error.message());
    Fault::error("config", message).at(line, 0).hint(UNTIL_MENDED)
}

fn unknown(key: &str, known: &[&'static str], what: &str) -> Fault {
    let all = || format!("known are: {}", known.join(", "));
    let hint = suggest(key, known.iter().copied(), all);
    Fault::warning("unknown-key", format!("`{key}` is not {what}")).hint(hint)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(text: &str) -> (SettingsFile, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        let (config, faults) = SettingsFile::read(&path);
        let place = path.to_string_lossy().into_owned();
        (config, faults.iter().map(|fault| fault.to_string().replace(&place, "FILE")).collect())
    }

    #[test]
    fn no_file_sets_nothing_and_is_no_fault() {
        let (config, faults) = SettingsFile::read(Path::new("/ambleford/config.toml"));
        assert!(config.register.is_none() && faults.is_empty());
    }

    #[test]
    fn a_relative_register_is_meant_from_the_folder_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, "register = \"ours\"\ntheme = \"mono\"\n").unwrap();
        let (config, faults) = SettingsFile::read(&path);
        assert_eq!(config.register, Some(folder.path().join("ours")));
        assert_eq!((config.theme.as_deref(), faults.len()), (Some("mono"), 0));
    }

    #[test]
    fn a_mistyped_key_is_told_and_the_rest_still_counts() {
        let (config, faults) = read("thme = \"mono\"\nregister = \"/ours\"\n");
        assert_eq!(config.register, Some(PathBuf::from("/ours")));
        assert_eq!(faults, ["FILE: warning: `thme` is not a setting (did you mean `theme`?)"]);
    }

    #[test]
    fn what_cannot_be_read_costs_itself_alone() {
        let (config, faults) = read("register = \"/ours\"\nview = 7\n");
        assert_eq!(config.register, Some(PathBuf::from("/ours")));
        assert!(faults[0].starts_with("FILE: error: `view` cannot be read: "), "{faults:?}");
        let (config, faults) = read("theme = \"mono\"\nregister = \n");
        assert!(config.theme.is_none());
        assert!(faults[0].starts_with("FILE:2: error: these settings cannot be read: "));
    }

    #[test]
    fn a_mistake_in_one_view_costs_itself_alone() {
        let (config, faults) = read(
            "[[view]]\nname = \"Late\"\nqeury = \"is:overdue\"\non = \"caveats\"\n\
             [[view]]\nname = \"Far\"\nnumber = 300\n[[view]]\nname = \"Mine\"\n",
        );
        let names: Vec<_> = config.views.iter().map(|view| &*view.name).collect();
        assert_eq!(names, ["Late", "Mine"]);
        assert_eq!(
            faults[0],
            "FILE: warning: `qeury` is not a key of the view `Late` (did you mean `query`?)"
        );
        assert!(faults[1].contains("the view `Far` cannot be read: "), "{faults:?}");
    }

    #[test]
    fn columns_are_read_in_their_order_and_a_mistyped_key_in_one_is_told() {
        let (config, faults) = read(
            "[[columns.cases]]\nfield = \"due\"\nwidth = 11\n[[columns.cases]]\nfield = \"id\"\n",
        );
        let row = |field: &str, width| ColumnRow { field: field.into(), width, from: 0 };
        assert_eq!(config.columns["cases"], [row("due", Some(11)), row("id", None)]);
        assert_eq!(faults, [""; 0]);
        let (config, faults) = read("[[columns.cases]]\nfeild = \"due\"\n");
        assert!(config.columns.is_empty());
        assert!(
            faults[0].contains("`columns` cannot be read: unknown field `feild`"),
            "{faults:?}"
        );
    }

    #[test]
    fn a_template_is_for_a_kind_of_note_that_there_is() {
        let (config, faults) = read("[templates]\nchase = \"Dear {owner}\"\nchaise = \"x\"\n");
        assert_eq!(config.templates, BTreeMap::from([("chase".into(), "Dear {owner}".into())]));
        assert_eq!(
            faults,
            ["FILE: warning: `chaise` is no kind of note (did you mean `chase`? one of: note, \
              evidence, question, chase, correction)"]
        );
    }
}
