//! The settings files in layers: what an officer's own file says wins over that of the box.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::record::settings::ViewRow;
use crate::store::Config;

/// What the settings files come to.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The register to open, with the file that says so.
    pub register: Option<(PathBuf, PathBuf)>,
    /// Keys over the built-in ones: place to key to the name of a command.
    pub keys: BTreeMap<String, BTreeMap<String, toml::Value>>,
    /// Views over the built-in ones and the register's; of two with one name the later counts.
    pub views: Vec<ViewRow>,
    /// The name of a theme.
    pub theme: Option<String>,
    /// What is wrong in the files.
    pub faults: Vec<Fault>,
}

impl Settings {
    /// Reads the files, the one that wins first.
    pub fn layered(files: &[PathBuf]) -> Self {
        let mut settings = Self::default();
        for file in files {
            let (config, faults) = Config::read(file);
            settings.under(config, file);
            settings.faults.extend(faults);
        }
        settings
    }

    /// Lays a file under what is there already.
    fn under(&mut self, config: Config, file: &Path) {
        if self.register.is_none() {
            self.register = config.register.map(|register| (register, file.to_owned()));
        }
        for (place, keys) in config.keys {
            let own = self.keys.entry(place).or_default();
            for (key, command) in keys {
                own.entry(key).or_insert(command);
            }
        }
        self.views.splice(0..0, config.views);
        self.theme = self.theme.take().or(config.theme);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_officers_file_wins_row_by_row_over_that_of_the_box() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let own = file(
            "own.toml",
            "theme = \"mono\"\n[keys.list]\n\"b\" = \"down\"\n[[view]]\nname = \"Mine\"\n",
        );
        let shared = file(
            "box.toml",
            "register = \"/ours\"\ntheme = \"dark\"\n[keys.list]\n\"b\" = \"up\"\n\"C\" = \"up\"\n\
             [[view]]\nname = \"Thursday\"\n",
        );
        let settings = Settings::layered(&[own, shared.clone()]);
        assert_eq!(settings.register, Some(("/ours".into(), shared)));
        assert_eq!(settings.theme.as_deref(), Some("mono"));
        let keys: Vec<_> = settings.keys["list"].iter().map(|(key, it)| (&**key, it)).collect();
        assert_eq!(keys, [("C", &"up".into()), ("b", &"down".into())]);
        let views: Vec<_> = settings.views.iter().map(|view| &*view.name).collect();
        assert_eq!(views, ["Thursday", "Mine"]);
        assert!(settings.faults.is_empty());
    }
}
