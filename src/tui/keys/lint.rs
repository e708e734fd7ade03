//! The rules that every keymap keeps, the built-in one and an officer's own.
//!
//! One meaning a key in every place; nothing that a terminal, a multiplexer or a browser takes
//! for itself; nothing that needs `AltGr` on a European keyboard; the bare verdict letters dead in
//! lists, so that a stray key never records anything.

use std::collections::{BTreeMap, BTreeSet};

use super::command::Command;
use super::keymap::{KeyContext, KeyFile, Keymap};

/// Keys that never reach a program everywhere, with who takes them.
const TAKEN: &[(&str, &str)] = &[
    ("Ctrl-s", "stops the terminal"),
    ("Ctrl-q", "starts the terminal again"),
    ("Ctrl-b", "is tmux's own"),
    ("Ctrl-a", "is screen's own"),
    ("Ctrl-]", "is telnet's own"),
    ("Ctrl-h", "is Backspace"),
    ("Ctrl-i", "is Tab"),
    ("Ctrl-m", "is Enter"),
    ("Ctrl-j", "is a line feed"),
    ("Ctrl-[", "is Esc"),
    ("Ctrl-\\", "ends the program"),
    ("Ctrl-o", "is swallowed on macOS"),
    ("Ctrl-v", "quotes the next key"),
    ("Ctrl-y", "stops the program on some systems"),
    ("Ctrl-w", "closes a browser tab"),
    ("~", "is SSH's own at the start of a line"),
];

/// Letters that need `AltGr` on some keyboards.
const ALT_GR: &str = "[]{}\\|@#~`^";

/// The letters of a review, five verdicts and `s` to skip, which alone do nothing in lists.
const VERDICTS: &str = "mpxizs";

/// The built-in keys with the officer's own rows over them, and everything that is wrong with them:
/// rows that cannot be read, and the rules of a sound table of keys that they break.
pub fn load(own: &KeyFile) -> (Keymap, Vec<String>) {
    let (keymap, mut wrong) = Keymap::new(own);
    wrong.extend(check(&keymap));
    (keymap, wrong)
}

/// Everything that is wrong with a keymap, in plain words.
pub fn check(keymap: &Keymap) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut meanings: BTreeMap<String, BTreeSet<Command>> = BTreeMap::new();
    for (context, keys, command) in keymap.rows().filter(|(context, ..)| !context.is_for_writing())
    {
        let (spelled, place) = (keys.concat(), context.name());
        meanings.entry(spelled.clone()).or_default().insert(command);
        for key in keys {
            if let Some((_, why)) = TAKEN.iter().find(|(taken, _)| taken == key) {
                wrong.push(format!("{key} in [{place}] {why}"));
            }
            if key.starts_with("Alt-") {
                wrong.push(format!("{key} in [{place}]: not every terminal sends Alt"));
            }
            if key.chars().count() == 1 && ALT_GR.contains(key.as_str()) {
                wrong.push(format!("{key} in [{place}] needs AltGr on some keyboards"));
            }
        }
        if matches!(context, KeyContext::Global | KeyContext::List | KeyContext::Matrix)
            && spelled.len() == 1
            && VERDICTS.contains(&spelled)
        {
            wrong
                .push(format!("{spelled} in [{place}]: a verdict letter must do nothing in lists"));
        }
        let begins_others = keymap.rows().any(|(other, longer, _)| {
            (other == KeyContext::Global || other == context)
                && longer.len() > keys.len()
                && longer.starts_with(keys)
        });
        if begins_others {
            wrong.push(format!("{spelled} in [{place}] also begins longer keys"));
        }
    }
    for (key, commands) in &meanings {
        if commands.len() > 1 && key != "Space" {
            let names: Vec<_> = commands.iter().map(|command| command.name()).collect();
            wrong.push(format!("{key} means both {}", names.join(" and ")));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::super::keymap::KeyMatch;
    use super::*;

    fn own(text: &str) -> Vec<String> {
        load(&toml::from_str(text).unwrap()).1
    }

    #[test]
    fn the_built_in_keys_keep_every_rule() {
        assert_eq!(own(""), Vec::<String>::new());
    }

    #[test]
    fn every_command_has_a_key() {
        let (keymap, _) = Keymap::new(&BTreeMap::new());
        for &command in Command::ALL {
            assert!(!keymap.keys_of(&KeyContext::ALL, command).is_empty(), "{}", command.name());
        }
    }

    #[test]
    fn a_bad_row_is_told_in_words() {
        assert_eq!(
            own("[global]\n\"x\" = \"down\""),
            [
                "x in [global]: a verdict letter must do nothing in lists",
                "x means both verdict-not-met and down"
            ]
        );
        assert_eq!(own("[global]\n\"g\" = \"down\""), ["g in [global] also begins longer keys"]);
        assert_eq!(own("[list]\n\"Ctrl-s\" = \"down\""), ["Ctrl-s in [list] stops the terminal"]);
        assert_eq!(
            own("[list]\n\"b\" = \"dwon\""),
            ["`dwon` (on b in [list]) is no command; did you mean `down`?"]
        );
    }

    #[test]
    fn an_empty_name_frees_a_key() {
        let (keymap, wrong) = load(&toml::from_str("[global]\n\"Q\" = \"\"").unwrap());
        assert!(wrong.is_empty());
        assert_eq!(keymap.find(&[KeyContext::Global], &["Q".to_owned()]), KeyMatch::Dead);
    }

    #[test]
    fn a_key_that_is_freed_in_lists_is_dead_there_whatever_table_binds_it() {
        let (keymap, wrong) = load(&toml::from_str("[list]\n\"f\" = \"\"\n\"yu\" = \"\"").unwrap());
        assert!(wrong.is_empty());
        let list = [KeyContext::List, KeyContext::Global];
        let keys = |keys: &[&str]| keys.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
        assert_eq!(keymap.find(&list, &keys(&["f"])), KeyMatch::Dead);
        assert_eq!(keymap.find(&list, &keys(&["y", "u"])), KeyMatch::Dead);
        assert_eq!(keymap.find(&list, &keys(&["y"])), KeyMatch::Prefix);
        assert_eq!(keymap.keys_of(&list, Command::Flag), [""; 0]);
        assert!(!keymap.following(&list, &keys(&["y"])).iter().any(|(key, _)| *key == "u"));
        let text = [KeyContext::Text, KeyContext::Global];
        assert_eq!(keymap.find(&text, &keys(&["f"])), KeyMatch::Command(Command::Flag));
    }
}
