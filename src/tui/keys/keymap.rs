//! Which key means which command, read from `data/keys.toml` and from the officer's own file.

use std::collections::{BTreeMap, BTreeSet};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::command::Command;

/// The built-in keys.
const BUILT_IN: &str = include_str!("../../../data/keys.toml");

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyContext {
    /// Everywhere but in a text field.
    Global,
    /// In a list.
    List,
    /// In the endorsement matrix.
    Matrix,
    /// In the timeline.
    Timeline,
    /// In a text that is longer than the screen.
    Text,
    /// In a review session.
    Session,
    /// In a line that is being typed.
    Prompt,
    /// In a long note that is being written.
    Editor,
    /// When a long note is finished.
    FinishBar,
}

impl KeyContext {
    /// Every context of a key file.
    pub const ALL: [Self; 9] = [
        Self::Global,
        Self::List,
        Self::Matrix,
        Self::Timeline,
        Self::Text,
        Self::Session,
        Self::Prompt,
        Self::Editor,
        Self::FinishBar,
    ];

    /// Whether letters are typed there, or it only ends such a typing.
    pub fn is_for_writing(self) -> bool {
        matches!(self, Self::Prompt | Self::Editor | Self::FinishBar)
    }

    /// Where that is, in words for people.
    pub fn describe(self) -> &'static str {
        self.words().1
    }

    /// Its name in key files.
    pub fn name(self) -> &'static str {
        self.words().0
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Global => ("global", "everywhere"),
            Self::List => ("list", "in a list"),
            Self::Matrix => ("matrix", "in the matrix"),
            Self::Timeline => ("timeline", "in the timeline"),
            Self::Text => ("text", "in a text"),
            Self::Session => ("session", "in a review session"),
            Self::Prompt => ("prompt", "in a line of text"),
            Self::Editor => ("editor", "in a long note"),
            Self::FinishBar => ("finish-bar", "when a long note is finished"),
        }
    }
}

/// One key, as its file spells it: `j`, `Ctrl-d`, `PgDn`.
pub type KeyName = String;

/// A key, or two typed one after the other.
pub type KeySequence = Vec<KeyName>;

/// What a key, after the ones already typed, comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMatch {
    /// A command.
    Command(Command),
    /// The first key of some that take two.
    Prefix,
    /// Nothing here.
    Dead,
}

/// The keys of every context.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: BTreeMap<(KeyContext, KeySequence), Command>,
    /// What the officer freed: dead there, whatever a place further off binds it to.
    freed: BTreeSet<(KeyContext, KeySequence)>,
}

/// A key file as TOML has it.
pub type KeyFile = BTreeMap<String, BTreeMap<String, toml::Value>>;

impl Keymap {
    /// The built-in keys with the officer's own rows over them: context to key to command name,
    /// an empty name frees the key. What is wrong in them is told, and those rows are left out.
    pub fn new(own: &KeyFile) -> (Self, Vec<String>) {
        let mut keymap = Self { rows: BTreeMap::new(), freed: BTreeSet::new() };
        let mut wrong = Vec::new();
        match toml::from_str::<KeyFile>(BUILT_IN) {
            Ok(file) => keymap.add_file(&file, &mut wrong),
            Err(error) => {
                wrong.push(format!("the built-in keys cannot be read: {}", error.message()));
            }
        }
        keymap.add_file(own, &mut wrong);
        (keymap, wrong)
    }

    fn add_file(&mut self, file: &KeyFile, wrong: &mut Vec<String>) {
        for (name, rows) in file {
            let Some(context) = KeyContext::ALL.into_iter().find(|context| context.name() == name)
            else {
                if name != "exceptions" {
                    wrong.push(format!(
                        "[{name}] is no place for keys; there are {}",
                        KeyContext::ALL.map(KeyContext::name).join(", ")
                    ));
                }
                continue;
            };
            for (spelled, verb) in rows {
                let verb = verb.as_str().unwrap_or_default();
                let keys = split(spelled);
                if verb.is_empty() {
                    self.rows.remove(&(context, keys.clone()));
                    self.freed.insert((context, keys));
                } else if let Some(command) = Command::named(verb) {
                    self.freed.remove(&(context, keys.clone()));
                    self.rows.insert((context, keys), command);
                } else {
                    let near = crate::text::nearest(verb, Command::ALL.iter().map(|it| it.name()));
                    let hint =
                        near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                    wrong.push(format!("`{verb}` (on {spelled} in [{name}]) is no command{hint}"));
                }
            }
        }
    }

    /// What `keys` come to in these contexts, the first that knows them.
    pub fn find(&self, contexts: &[KeyContext], keys: &[KeyName]) -> KeyMatch {
        let own = contexts
            .iter()
            .map(|&context| (context, keys.to_vec()))
            .find(|at| self.freed.contains(at) || self.rows.contains_key(at))
            .and_then(|at| self.rows.get(&at));
        let begins_so = |(context, row): &(KeyContext, KeySequence)| {
            row.len() > keys.len() && row.starts_with(keys) && self.counts(contexts, *context, row)
        };
        match own {
            Some(&command) => KeyMatch::Command(command),
            None if self.rows.keys().any(begins_so) => KeyMatch::Prefix,
            None => KeyMatch::Dead,
        }
    }

    /// Whether a row of one of these contexts is not freed in a nearer one.
    fn counts(&self, contexts: &[KeyContext], context: KeyContext, row: &KeySequence) -> bool {
        let Some(at) = contexts.iter().position(|it| *it == context) else { return false };
        !contexts[..at].iter().any(|&nearer| self.freed.contains(&(nearer, row.clone())))
    }

    /// Where keys that mean nothing in these contexts mean something, and what.
    pub fn elsewhere(
        &self,
        contexts: &[KeyContext],
        spelled: &str,
    ) -> Option<(KeyContext, Command)> {
        let keys: KeySequence = spelled.split(' ').map(str::to_owned).collect();
        let rows = self.rows.iter().filter(|((_, row), _)| *row == keys);
        rows.map(|((context, _), &command)| (*context, command))
            .find(|(context, _)| !contexts.contains(context) && !context.is_for_writing())
    }

    /// What may follow `keys`: the next key and its command, sorted by key.
    pub fn following(&self, contexts: &[KeyContext], keys: &[KeyName]) -> Vec<(&str, Command)> {
        self.rows
            .iter()
            .filter(|((context, row), _)| {
                row.len() == keys.len() + 1
                    && row.starts_with(keys)
                    && self.counts(contexts, *context, row)
            })
            .map(|((_, row), &command)| (row[keys.len()].as_str(), command))
            .collect()
    }

    /// The keys of a command in these contexts, as people write them, the plainest first.
    pub fn keys_of(&self, contexts: &[KeyContext], command: Command) -> Vec<String> {
        let mut keys: Vec<String> = self
            .rows
            .iter()
            .filter(|((context, keys), row)| {
                **row == command && self.counts(contexts, *context, keys)
            })
            .map(|((_, keys), _)| keys.concat())
            .collect();
        keys.sort_by_key(|spelled| (spelled.chars().count(), spelled.clone()));
        keys.dedup();
        keys
    }

    /// Every row: context, key as written, command.
    pub fn rows(&self) -> impl Iterator<Item = (KeyContext, &KeySequence, Command)> {
        self.rows.iter().map(|((context, keys), &command)| (*context, keys, command))
    }
}

/// Keys that are one key although their names have several letters.
const NAMED: [(KeyCode, &str); 16] = [
    (KeyCode::Tab, "Tab"),
    (KeyCode::BackTab, "Shift-Tab"),
    (KeyCode::Esc, "Esc"),
    (KeyCode::Enter, "Enter"),
    (KeyCode::Char(' '), "Space"),
    (KeyCode::Backspace, "Backspace"),
    (KeyCode::Delete, "Delete"),
    (KeyCode::Insert, "Insert"),
    (KeyCode::Up, "Up"),
    (KeyCode::Down, "Down"),
    (KeyCode::Left, "Left"),
    (KeyCode::Right, "Right"),
    (KeyCode::Home, "Home"),
    (KeyCode::End, "End"),
    (KeyCode::PageUp, "PgUp"),
    (KeyCode::PageDown, "PgDn"),
];

/// Splits a spelled key into single keys: `gc` is two, `PgDn` and `Ctrl-d` are one.
pub fn split(spelled: &str) -> KeySequence {
    let function = spelled.strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok());
    let is_named = NAMED.iter().any(|(_, name)| *name == spelled);
    if is_named || function || spelled.starts_with("Ctrl-") || spelled.starts_with("Alt-") {
        return vec![spelled.to_owned()];
    }
    spelled.chars().map(String::from).collect()
}

/// How a pressed key is spelled in key files; `None` for keys that none can name.
pub fn spell(key: &KeyEvent) -> Option<KeyName> {
    if let Some((_, name)) = NAMED.iter().find(|(code, _)| *code == key.code) {
        return Some((*name).to_owned());
    }
    Some(match key.code {
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => {
            format!("Ctrl-{}", c.to_ascii_lowercase())
        }
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::ALT) => format!("Alt-{c}"),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(n) => format!("F{n}"),
        _ => return None,
    })
}
