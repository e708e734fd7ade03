//! The settings files in layers: what an officer's own file says wins over that of the box.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::query::Views;
use crate::store::SettingsFile;
use crate::text::nearest::suggest;
use crate::tui::model::VIEW_FAULT;
use crate::tui::theme::Theme;

/// What the settings files come to.
#[derive(Debug, Clone, Default)]
pub struct OfficerSettings {
    /// Their settings as one file; of two views with one name the later counts.
    pub values: SettingsFile,
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
            settings.faults.extend(faults);
            settings
                .faults
                .extend(not_there(&config).map(|it| it.in_file(&file.to_string_lossy().into())));
            settings.under(config, file);
        }
        settings.values.theme = settings.values.theme.filter(|name| is_theme(name));
        settings
    }

    /// Lays a file under what is there already.
    fn under(&mut self, config: SettingsFile, file: &Path) {
        let Self { values, origins, .. } = self;
        let mut from_here = |name: String| {
            origins.entry(name).or_insert_with(|| file.to_owned());
        };
        if values.register.is_none() && config.register.is_some() {
            values.register = config.register;
            from_here("register".to_owned());
        }
        for (place, keys) in config.keys {
            let own = values.keys.entry(place.clone()).or_default();
            for (key, command) in keys {
                from_here(format!("keys.{place}.{key}"));
                own.entry(key).or_insert(command);
            }
        }
        for view in &config.views {
            from_here(format!("view.{}", view.name));
        }
        values.views.splice(0..0, config.views);
        for (screen, columns) in config.columns {
            from_here(format!("columns.{screen}"));
            values.columns.entry(screen).or_insert(columns);
        }
        if values.theme.is_none() && config.theme.is_some() {
            values.theme = config.theme;
            from_here("theme".to_owned());
        }
        for (kind, text) in config.templates {
            from_here(format!("templates.{kind}"));
            values.templates.entry(kind).or_insert(text);
        }
    }
}

fn is_theme(name: &str) -> bool {
    Theme::names().contains(&name)
}

/// What a file names that there is not: a theme, a screen, a column, an order, a filter.
fn not_there(config: &SettingsFile) -> impl Iterator<Item = Fault> {
    let theme = config.theme.as_deref().filter(|name| !is_theme(name)).map(|name| {
        let known = || format!("there are {}", Theme::names().join(", "));
        let hint = suggest(name, Theme::names(), known);
        Fault::warning("theme", format!("`{name}` is no theme")).hint(hint)
    });
    let (mut views, mut wrong) = Views::new(&[], &config.views);
    wrong.extend(views.set_columns(&config.columns));
    let wrong = wrong.into_iter().map(|words| Fault::warning(VIEW_FAULT, words));
    theme.into_iter().chain(wrong)
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
            "theme = \"mono\"\n[keys.list]\n\"b\" = \"down\"\n[[view]]\nname = \"Mine\"\non = \"cases\"\n\
             [templates]\nchase = \"own\"\n[[columns.cases]]\nfield = \"due\"\n",
        );
        let shared = file(
            "box.toml",
            "register = \"/ours\"\ntheme = \"terminal\"\n[keys.list]\n\"b\" = \"up\"\n\"C\" = \"up\"\n\
             [[view]]\nname = \"Thursday\"\non = \"cases\"\n[templates]\nchase = \"box\"\nquestion = \"box\"\n\
             [[columns.cases]]\nfield = \"id\"\n[[columns.caveats]]\nfield = \"late\"\n",
        );
        let settings = OfficerSettings::layered(&[own.clone(), shared.clone()]);
        let values = &settings.values;
        assert_eq!(values.register, Some("/ours".into()));
        let texts: Vec<_> = values.templates.iter().map(|(kind, it)| (&**kind, &**it)).collect();
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
        assert_eq!(values.theme.as_deref(), Some("mono"));
        let keys: Vec<_> = values.keys["list"].iter().map(|(key, it)| (&**key, it)).collect();
        assert_eq!(keys, [("C", &"up".into()), ("b", &"down".into())]);
        let views: Vec<_> = values.views.iter().map(|view| &*view.name).collect();
        assert_eq!(views, ["Thursday", "Mine"]);
        let columns: Vec<_> =
            values.columns.iter().map(|(screen, it)| (&**screen, &*it[0].field)).collect();
        assert_eq!(columns, [("cases", "due"), ("caveats", "late")]);
        assert!(settings.faults.is_empty());
    }
}
