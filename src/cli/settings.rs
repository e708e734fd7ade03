//! The settings files in layers: what an officer's own file says wins over that of the box.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::record::settings::{ColumnRow, ViewRow};
use crate::store::SettingsFile;

/// What the settings files come to.
#[derive(Debug, Clone, Default)]
pub struct OfficerSettings {
    /// The register to open, with the file that says so.
    pub register: Option<(PathBuf, PathBuf)>,
    /// Keys over the built-in ones: place to key to the name of a command.
    pub keys: BTreeMap<String, BTreeMap<String, toml::Value>>,
    /// Views over the built-in ones and the register's; of two with one name the later counts.
    pub views: Vec<ViewRow>,
    /// Columns in place of the built-in ones, by the name of their screen.
    pub columns: BTreeMap<String, Vec<ColumnRow>>,
    /// The name of a theme.
    pub theme: Option<String>,
    /// What a note begins with: the kind of note to the text.
    pub templates: BTreeMap<String, String>,
    /// Which file sets what: `theme`, `keys.list.b`, `templates.chase`, `view.Mine`,
    /// `columns.cases`.
    pub origins: BTreeMap<String, PathBuf>,
    /// What is wrong in the files.
    pub faults: Vec<Fault>,
}

impl OfficerSettings {
    /// Reads the files, the one that wins first.
    pub fn layered(files: &[PathBuf]) -> Self {
        let mut settings = Self::default();
        for file in files {
            let (config, faults) = SettingsFile::read(file);
            settings.under(config, file);
            settings.faults.extend(faults);
        }
        settings
    }

    /// Lays a file under what is there already.
    fn under(&mut self, config: SettingsFile, file: &Path) {
        let origins = &mut self.origins;
        let mut from_here = |name: String| {
            origins.entry(name).or_insert_with(|| file.to_owned());
        };
        if let (None, Some(register)) = (&self.register, config.register) {
            self.register = Some((register, file.to_owned()));
            from_here("register".to_owned());
        }
        for (place, keys) in config.keys {
            let own = self.keys.entry(place.clone()).or_default();
            for (key, command) in keys {
                from_here(format!("keys.{place}.{key}"));
                own.entry(key).or_insert(command);
            }
        }
        for view in &config.views {
            from_here(format!("view.{}", view.name));
        }
        self.views.splice(0..0, config.views);
        for (screen, columns) in config.columns {
            from_here(format!("columns.{screen}"));
            self.columns.entry(screen).or_insert(columns);
        }
        if let (None, Some(theme)) = (&self.theme, config.theme) {
            self.theme = Some(theme);
            from_here("theme".to_owned());
        }
        for (kind, text) in config.templates {
            from_here(format!("templates.{kind}"));
            self.templates.entry(kind).or_insert(text);
        }
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
            "theme = \"mono\"\n[keys.list]\n\"b\" = \"down\"\n[[view]]\nname = \"Mine\"\n\
             [templates]\nchase = \"own\"\n[[columns.cases]]\nfield = \"due\"\n",
        );
        let shared = file(
            "box.toml",
            "register = \"/ours\"\ntheme = \"dark\"\n[keys.list]\n\"b\" = \"up\"\n\"C\" = \"up\"\n\
             [[view]]\nname = \"Thursday\"\n[templates]\nchase = \"box\"\nquestion = \"box\"\n\
             [[columns.cases]]\nfield = \"id\"\n[[columns.caveats]]\nfield = \"late\"\n",
        );
        let settings = OfficerSettings::layered(&[own.clone(), shared.clone()]);
        assert_eq!(settings.register, Some(("/ours".into(), shared.clone())));
        let texts: Vec<_> = settings.templates.iter().map(|(kind, it)| (&**kind, &**it)).collect();
        assert_eq!(texts, [("chase", "own"), ("question", "box")]);
        for (name, file) in [
            ("register", &shared),
            ("theme", &own),
            ("keys.list.b", &own),
            ("keys.list.C", &shared),
            ("view.Thursday", &shared),
            ("templates.chase", &own),
            ("templates.question", &shared),
            ("columns.cases", &own),
            ("columns.caveats", &shared),
        ] {
            assert_eq!(settings.origins.get(name), Some(file), "{name}");
        }
        assert_eq!(settings.theme.as_deref(), Some("mono"));
        let keys: Vec<_> = settings.keys["list"].iter().map(|(key, it)| (&**key, it)).collect();
        assert_eq!(keys, [("C", &"up".into()), ("b", &"down".into())]);
        let views: Vec<_> = settings.views.iter().map(|view| &*view.name).collect();
        assert_eq!(views, ["Thursday", "Mine"]);
        let columns: Vec<_> =
            settings.columns.iter().map(|(screen, it)| (&**screen, &*it[0].field)).collect();
        assert_eq!(columns, [("cases", "due"), ("caveats", "late")]);
        assert!(settings.faults.is_empty());
    }
}
