//! How each thing looks: a role in the program is a style in a theme file.
//!
//! A colour never means anything alone: each state also has a word and a sign. The `mono` theme
//! has no colours at all, which is what `NO_COLOR` asks for (no-color.org).

use std::collections::BTreeMap;

use ratatui::style::{Modifier, Style};
use serde::Deserialize;

/// The built-in themes by name.
const BUILT_IN: [(&str, &str); 2] = [
    ("terminal", include_str!("../../data/themes/terminal.toml")),
    ("mono", include_str!("../../data/themes/mono.toml")),
];

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The top line.
    Header,
    /// The views' tabs, and the one in use.
    Tab,
    /// The tab in use.
    TabHere,
    /// A frame.
    Frame,
    /// The frame of the pane that has the keys.
    FrameHere,
    /// A title in a frame.
    Title,
    /// The heading of a table, a label.
    Label,
    /// Ordinary text.
    #[default]
    Text,
    /// The row under the cursor.
    Selected,
    /// Late.
    Late,
    /// Settled, or not in force any more.
    Quiet,
    /// A verdict on words that have changed since.
    Struck,
    /// Letters that a filter matched.
    Lit,
    /// Something doubtful.
    Warning,
    /// Something wrong, something not saved.
    Error,
    /// Something done.
    Good,
    /// A key to press.
    Key,
}

/// One style as a theme file has it: `fg` and `bg` are colours, all else are ratatui's modifiers.
type ThemeRow = BTreeMap<String, toml::Value>;

/// The look of the whole program.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
}

impl Theme {
    /// A built-in theme by name; unknown names and roles give the terminal's own look.
    pub fn named(name: &str) -> Self {
        let text = BUILT_IN.iter().find(|(own, _)| *own == name).unwrap_or(&BUILT_IN[0]).1;
        let rows: BTreeMap<Role, ThemeRow> = toml::from_str(text).unwrap_or_default();
        Self { styles: rows.iter().map(|(role, row)| (*role, style(row))).collect() }
    }

    /// The names of the built-in themes.
    pub fn names() -> [&'static str; BUILT_IN.len()] {
        BUILT_IN.map(|(name, _)| name)
    }

    /// The style of a role.
    pub fn of(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

fn style(row: &ThemeRow) -> Style {
    row.iter().fold(Style::default(), |style, (key, value)| match (&**key, value.as_str()) {
        ("fg", Some(colour)) => Style { fg: colour.parse().ok(), ..style },
        ("bg", Some(colour)) => Style { bg: colour.parse().ok(), ..style },
        _ => style.add_modifier(modifier(key).unwrap_or_default()),
    })
}

fn modifier(name: &str) -> Option<Modifier> {
    Modifier::from_name(&name.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_theme_is_read_and_mono_has_no_colour() {
        for (name, text) in BUILT_IN {
            let rows: BTreeMap<Role, ThemeRow> =
                toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(rows.contains_key(&Role::Selected), "{name}");
            for key in rows.values().flat_map(BTreeMap::keys) {
                let is_colour = matches!(&**key, "fg" | "bg");
                assert!(modifier(key).is_some() || (is_colour && name != "mono"), "{name}: {key}");
            }
        }
    }
}
