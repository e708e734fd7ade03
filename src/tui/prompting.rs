//! Typing in the line at the bottom: what each key does to it, what it says while it grows, and
//! what comes of it at the end.

use crossterm::event::{KeyEvent, KeyModifiers};

use super::acts;
use super::app::App;
use super::command::Command;
use super::effect::Order;
use super::keymap::{Context, Hit};
use super::offers::offers;
use super::pane::contract::{Asked, Finding};
use super::prompt::{HISTORY, Prompt, Purpose};
use super::theme::Role;
use crate::query::{Query, reads_as};
use crate::text::Clean;

/// What is said when a line was full.
const CUT: &str = "More was typed or pasted than a line takes: the rest is left out";

impl App {
    /// Opens the line that `/` means in this place.
    pub(super) fn ask_find(&mut self) {
        let prompt = match self.finding() {
            Finding::Filter { screen, present } => {
                Prompt::new(Purpose::Filter { screen, before: present.clone() }, &present)
            }
            Finding::Text => Prompt::new(Purpose::Words, ""),
            Finding::Nothing => {
                self.say(Role::Text, "There is nothing to filter or find here");
                return;
            }
        };
        self.prompt = Some(prompt);
        self.typed();
    }

    /// A key while a line is typed.
    pub(super) fn prompt_key(&mut self, key: &KeyEvent, spelled: String) {
        if let Some(letter) = letter(key) {
            self.type_in(letter.encode_utf8(&mut [0; 4]));
            return;
        }
        let Some(prompt) = self.prompt.as_mut() else { return };
        let Hit::Command(command) = self.desk.keymap.find(&[Context::Prompt], &[spelled]) else {
            return;
        };
        match command {
            Command::Accept => self.accept(),
            Command::LeaveKeepDraft | Command::Cancel => self.leave(),
            Command::CompleteNext | Command::CompletePrev => {
                if prompt.offers.is_empty() {
                    prompt.offers = offers(&self.desk, prompt);
                }
                prompt.take_offer(command == Command::CompleteNext);
                self.typed();
            }
            Command::Redraw => self.effects.push(super::effect::Effect::Redraw),
            Command::Help => {
                let help = prompt.help();
                self.below(Role::Label, help.to_owned());
            }
            command => {
                if prompt.edit(command, &self.desk) {
                    self.typed();
                }
            }
        }
    }

    /// Text that goes into the line.
    pub(super) fn type_in(&mut self, text: &str) {
        let Some(prompt) = self.prompt.as_mut() else { return };
        let cut = !prompt.insert(text);
        self.typed();
        if cut {
            self.below(Role::Warning, CUT.to_owned());
        }
    }

    /// A text was pasted: into the line if one is typed, else it does nothing.
    pub(super) fn paste(&mut self, text: &str, cut: bool) {
        if self.prompt.is_none() {
            self.chord.forget();
            self.say(Role::Warning, "Pasted text does nothing here. Press a, then paste");
            return;
        }
        self.type_in(text.trim_end());
        if cut {
            self.below(Role::Warning, CUT.to_owned());
        }
    }

    /// The line changed: the list narrows, a mistake is pointed at, a draft is kept.
    fn typed(&mut self) {
        let Some(prompt) = self.prompt.as_mut() else { return };
        let text = prompt.field.text().to_owned();
        prompt.mistake = None;
        match prompt.purpose.clone() {
            Purpose::Filter { before, .. } => self.typed_filter(&text, &before),
            Purpose::Words => {
                let (top, desk) = self.top_mut();
                let found = top.find(&Asked::Words(text), desk).unwrap_or_default();
                self.below(Role::Label, found);
            }
            Purpose::Command => {
                let words = match named(&text) {
                    Some(command) => command.help().to_owned(),
                    None if text.is_empty() => "a command by its name; Tab completes".to_owned(),
                    None => "Tab lists the commands that begin so".to_owned(),
                };
                self.below(Role::Label, words);
            }
            Purpose::Note(_) | Purpose::Reason { .. } => {
                if let Some(key) = prompt.draft_key() {
                    prompt.below = (Role::Label, String::new());
                    self.order(Order::Draft { key, text });
                }
            }
        }
    }

    fn typed_filter(&mut self, text: &str, before: &str) {
        // Nothing typed yet: the filter that was in force still is.
        let asked = if text.trim().is_empty() { before } else { text };
        match self.desk.parse(asked) {
            Ok(query) => {
                let (top, desk) = self.top_mut();
                top.find(&Asked::Rows(asked.to_owned(), query.clone()), desk);
                let words = match text.trim().is_empty() {
                    true if before.is_empty() => {
                        "Enter shows everything. F1 lists the words you can use".to_owned()
                    }
                    true => format!("now: {before}   (Up brings it, Enter shows everything)"),
                    false => format!("reads as: {}", reads_as(&query)),
                };
                self.below(Role::Label, words);
            }
            Err(error) => {
                let hint =
                    error.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
                let role = if error.unfinished { Role::Label } else { Role::Error };
                if let Some(prompt) = self.prompt.as_mut() {
                    prompt.mistake = Some(error.column);
                }
                self.below(role, format!("{}{hint}", error.message));
            }
        }
    }

    fn below(&mut self, role: Role, words: String) {
        if let Some(prompt) = self.prompt.as_mut() {
            prompt.below = (role, words);
        }
    }

    /// Enter: the line is taken, unless something is wrong with it.
    fn accept(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        let text = prompt.field.text().trim().to_owned();
        match prompt.purpose.clone() {
            Purpose::Filter { .. } => {
                let Ok(query) = self.desk.parse(&text) else {
                    self.prompt = Some(prompt);
                    return;
                };
                let (top, desk) = self.top_mut();
                top.find(&Asked::Rows(text.clone(), query), desk);
                self.recall_later(&prompt, &text);
                self.remember_filter();
            }
            Purpose::Words => self.recall_later(&prompt, &text),
            Purpose::Command => {
                self.recall_later(&prompt, &text);
                self.run_line(&text);
            }
            Purpose::Note(on) => {
                if text.is_empty() {
                    self.forget_draft(&prompt);
                    self.say(Role::Text, "Nothing was written, so nothing is saved");
                } else if let Some(ix) = self.desk.register.find(on.as_str()) {
                    self.forget_draft(&prompt);
                    let draft = prompt.draft_key();
                    self.save(acts::note(&self.desk, ix, prompt.read, &text, draft));
                } else {
                    self.gone(prompt);
                }
            }
            Purpose::Reason { on, verdict, required } => {
                if required && text.is_empty() {
                    self.prompt = Some(prompt);
                    self.below(
                        Role::Error,
                        format!(
                            "{} needs a reason; Esc gives no verdict",
                            verdict.replace('-', " ")
                        ),
                    );
                } else if let Some(ix) = self.desk.register.find(on.as_str()) {
                    self.forget_draft(&prompt);
                    let draft = prompt.draft_key();
                    self.save(acts::order(&self.desk, ix, prompt.read, verdict, &text, draft));
                } else {
                    self.gone(prompt);
                }
            }
        }
    }

    /// The text is on its way to the journal: it is no draft any more.
    fn forget_draft(&mut self, prompt: &Prompt) {
        if let Some(key) = prompt.draft_key()
            && self.desk.draft(&key) == Some(&prompt.begun)
        {
            self.desk.drafts.remove(&key);
        }
    }

    /// The record went while something was written about it: the text is kept.
    fn gone(&mut self, prompt: Prompt) {
        self.prompt = Some(prompt);
        self.keep_draft();
        self.prompt = None;
        self.say(
            Role::Error,
            "NOT SAVED: the record is not on file any more. The text is kept as a draft",
        );
    }

    /// Esc: a filter goes back to what it was, a note or a reason is kept as a draft.
    fn leave(&mut self) {
        self.keep_draft();
        let Some(prompt) = self.prompt.take() else { return };
        let text = prompt.field.text().to_owned();
        match &prompt.purpose {
            Purpose::Filter { before, .. } => {
                let query = self.desk.parse(before).unwrap_or_else(|_| Query::everything());
                let (top, desk) = self.top_mut();
                top.find(&Asked::Rows(before.clone(), query), desk);
                self.recall_later(&prompt, &text);
            }
            Purpose::Words => {
                let (top, desk) = self.top_mut();
                top.find(&Asked::Words(String::new()), desk);
            }
            Purpose::Command => {}
            Purpose::Note(on) | Purpose::Reason { on, .. } => {
                if !text.trim().is_empty() {
                    self.say(
                        Role::Text,
                        format!("Nothing is recorded. The text is kept as a draft of {on}"),
                    );
                }
            }
        }
    }

    /// Keeps the text being typed as a draft of its item.
    pub(super) fn keep_draft(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        let Some(key) = prompt.draft_key() else { return };
        let text = prompt.field.text().to_owned();
        if self.desk.draft(&key) == Some(&prompt.begun) {
            self.desk.drafts.remove(&key);
        }
        if !text.trim().is_empty() {
            self.put_away(key, &text);
        } else if self.desk.draft(&key).is_none() {
            self.order(Order::Draft { key, text });
        }
    }

    fn recall_later(&mut self, prompt: &Prompt, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let lines = self.desk.remembered.history.entry(prompt.history_key()).or_default();
        lines.retain(|line| line != text);
        lines.push(text.to_owned());
        let over = lines.len().saturating_sub(HISTORY);
        lines.drain(..over);
        self.order(Order::Remember(self.desk.remembered.clone()));
    }

    /// Runs a line typed after `:`.
    fn run_line(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "" => {}
            "q" | "quit" => self.run(Command::Quit),
            "filter" => match self.desk.parse(rest) {
                Ok(_) if !matches!(self.finding(), Finding::Filter { .. }) => {
                    self.say(Role::Text, "There is no list here to filter");
                }
                Ok(query) => {
                    let (top, desk) = self.top_mut();
                    top.find(&Asked::Rows(rest.trim().to_owned(), query), desk);
                    self.remember_filter();
                }
                Err(error) => {
                    self.say(
                        Role::Error,
                        format!("{}: column {}", error.message, error.column + 1),
                    );
                }
            },
            "view" => match self.desk.views.named(rest.trim()).cloned() {
                Some(view) => self.open(&view),
                None => self.say(Role::Error, format!("No view is called `{}`", Clean::line(rest))),
            },
            _ => {
                if let Some(command) = named(line) {
                    self.run(command);
                } else {
                    let near = crate::text::nearest(line, Command::ALL.iter().map(|it| it.name()));
                    let hint =
                        near.map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
                    self.say(Role::Error, format!("`{}` is no command.{hint}", Clean::line(line)));
                }
            }
        }
    }
}

/// The letter that a key types into a line.
pub(super) fn letter(key: &KeyEvent) -> Option<char> {
    let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    key.code.as_char().filter(|_| plain)
}

fn named(line: &str) -> Option<Command> {
    Command::named(line.trim()).filter(|command| command.group() != super::command::Group::Line)
}
