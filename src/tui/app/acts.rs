//! From a key to an act: on which records it would be, what is asked first, and what is saved.

use super::App;
use super::orders::{self, ActEntry, RepeatableAct};
use crate::journal::{Act, verdict};
use crate::register::Ix;
use crate::tui::effect::external::EditorTarget;
use crate::tui::effect::{DraftKey, Effect, Order, PinnedVersion};
use crate::tui::keys::command::Command;
use crate::tui::note_editor::NoteEditor;
use crate::tui::pane::Targets;
use crate::tui::prompt::Prompt;
use crate::tui::prompt::purpose::PromptKind;
use crate::tui::theme::Role;

/// A value as somebody typed it.
#[derive(Debug, Clone)]
pub(super) struct ActValue<'a> {
    /// What it is a value of.
    pub act: Act,
    /// The value.
    pub value: &'a str,
    /// The words behind it, where they were asked for already.
    pub words: Option<&'a str>,
    /// The draft that the words come from.
    pub draft: Option<DraftKey>,
}

impl<'a> ActValue<'a> {
    /// A value alone.
    pub fn new(act: Act, value: &'a str) -> Self {
        Self { act, value, words: None, draft: None }
    }
}

impl App {
    /// What an act would be on: nothing while something lies on top.
    pub(crate) fn targets(&self) -> Targets {
        if self.layers.is_empty() { self.here.targets(&self.model) } else { Targets::default() }
    }

    /// The records that an act is on, when anything may be added to them; else it is said why not.
    pub(super) fn acted_on(&mut self) -> Option<Vec<Ix>> {
        let targets = self.targets();
        let refused = match (targets.on.is_empty(), targets.marked) {
            (true, 0) => Some("No item is under the cursor to act on".to_owned()),
            (true, _) => Some("All are hidden, so nothing is touched. Esc clears marks".into()),
            _ => orders::refusal(&self.model, &targets.on),
        };
        match refused {
            Some(words) => {
                self.say(Role::Warning, words);
                None
            }
            None => Some(targets.on),
        }
    }

    /// An act on the item under the cursor, or on the marked ones.
    pub(super) fn act(&mut self, command: Command) {
        let Some(on) = self.acted_on() else { return };
        if let Some(key) = command.verdict_key() {
            return self.give_verdict(key, &on);
        }
        if let Some(act) = command.sets() {
            // Nobody should type what cannot be saved.
            let may = on.iter().try_for_each(|&ix| self.model.register.may_say(ix, act));
            return match may {
                Ok(()) => self.open_prompt(PromptKind::Set(act), &on),
                Err(fault) => self.say(Role::Warning, fault.describe()),
            };
        }
        match command {
            Command::NoteLine => self.open_prompt(PromptKind::Note, &on),
            Command::NoteLong => self.pad = Some(NoteEditor::new(&self.model, &on, None)),
            Command::EditNote => self.edit_note(&on),
            Command::VerdictReaffirm => self.perform(RepeatableAct::Reaffirm, &on, &[], None),
            Command::Repeat => match self.last.clone() {
                Some(deed) => self.perform(deed, &on, &[], None),
                None => self.say(Role::Text, "You have done nothing yet that could be repeated"),
            },
            Command::EditRecord => self.edit_record(&on),
            _ => {}
        }
    }

    /// Opens the line that asks for something about records.
    pub(super) fn open_prompt(&mut self, what: PromptKind, on: &[Ix]) {
        let present = match &what {
            PromptKind::Set(act) => self.present(*act, on),
            _ => String::new(),
        };
        let mut prompt = Prompt::about(what, &self.model, on);
        prompt.present = present;
        self.prompt = Some(prompt);
        self.typed();
    }

    /// The present value of all these records; `various` where they differ.
    fn present(&self, act: Act, on: &[Ix]) -> String {
        let mut values = on.iter().map(|&ix| self.model.register.present(ix, act));
        let first = values.next().unwrap_or_default();
        if values.all(|other| other == first) { first } else { "various".to_owned() }
    }

    /// A verdict by its key: at once, or after its reason. On several records a reason is always
    /// asked for, so that a verdict on many is never a slip of the finger.
    pub(super) fn give_verdict(&mut self, key: char, on: &[Ix]) {
        let settings = &self.model.register.settings;
        let Some(&first) = on.first() else { return };
        let kind = self.model.register.record(first).kind();
        let word = verdict::word_for(kind, key);
        let asked = word.filter(|word| on.len() > 1 || settings.reason_for(word));
        match asked {
            Some(word) => {
                let required = settings.reason_required(word);
                self.open_prompt(PromptKind::Reason { key, verdict: word, required }, on);
            }
            None => self.perform(RepeatableAct::Verdict(key, String::new()), on, &[], None),
        }
    }

    /// Does a deed, and keeps it to be repeated.
    pub(super) fn perform(
        &mut self,
        deed: RepeatableAct,
        on: &[Ix],
        read: &[PinnedVersion],
        draft: Option<DraftKey>,
    ) {
        match orders::order(&self.model, &deed, on, read, draft) {
            Ok(mut order) => {
                if let Order::Append { proposed, .. } = &mut order {
                    let sat = self.sat();
                    for one in proposed {
                        one.sat.clone_from(&sat);
                    }
                }
                let again = match &deed {
                    RepeatableAct::Say(all) => {
                        !all.iter().any(|saying| saying.act == Act::Supersede)
                    }
                    _ => true,
                };
                if again {
                    self.last = Some(deed);
                }
                self.save(order);
            }
            Err(words) => self.say(Role::Warning, words),
        }
    }

    /// Sets a value as typed.
    ///
    /// # Errors
    /// What cannot be taken, in words; nothing was set then.
    pub(super) fn set(
        &mut self,
        value: ActValue<'_>,
        on: &[Ix],
        read: &[PinnedVersion],
    ) -> Result<(), String> {
        let ActValue { act, value: typed, words, draft } = value;
        let mut warnings: Vec<String> = Vec::new();
        let mut sayings: Vec<ActEntry> = Vec::new();
        let mut required = false;
        for &ix in on {
            let register = &self.model.register;
            let said = register.read_said(ix, act, typed, self.model.today).map_err(|fault| {
                let hint = fault.hint.map_or_else(String::new, |hint| format!(" ({hint})"));
                let id = register.id(ix);
                let of = if on.len() > 1 { format!("{id}: ") } else { String::new() };
                format!("{of}{}{hint}", fault.message)
            })?;
            for one in said {
                required |= register.needs_words(ix, one.act, &one.value);
                let warning = one.warning.as_ref().map(|warning| match &one.hint {
                    Some(hint) => format!("{warning} ({hint})"),
                    None => warning.to_string(),
                });
                warnings.extend(warning.filter(|warning| !warnings.contains(warning)));
                let saying = ActEntry::value(one.act, &one.value).text(words.unwrap_or_default());
                if !sayings.contains(&saying) {
                    sayings.push(saying);
                }
            }
        }
        if act == Act::Status && words.is_none() {
            self.open_prompt(PromptKind::Why { act, value: typed.to_owned(), required }, on);
            return Ok(());
        }
        if required && words.is_none_or(|words| words.trim().is_empty()) {
            return Err(format!("{} needs words: what, where, by whom", typed.replace('-', " ")));
        }
        self.perform(RepeatableAct::Say(sayings), on, read, draft);
        if let (Some(warning), Some(under_way)) = (warnings.first(), self.under_way.back_mut()) {
            under_way.warning = Some(warning.clone());
        }
        Ok(())
    }

    /// Opens one's newest note on a record again: in the line, or as a long note when it has lines.
    fn edit_note(&mut self, on: &[Ix]) {
        let [ix] = *on else {
            return self.say(Role::Text, "One note at a time: clear the marks (Esc), then e");
        };
        let Some(note) = self.model.register.last_note_of(ix, &self.model.officer) else {
            let id = self.model.register.id(ix);
            return self.say(Role::Text, format!("You have no note on {id} to edit"));
        };
        let (entry, text) = (note.now.entry.id, note.now.entry.text.clone());
        let kind = note.first.entry.value.clone();
        let is_plain = note.now.entry.reference.is_none() && kind == "note";
        if text.contains('\n') || !is_plain {
            let note = (entry, kind, note.now.entry.reference.clone(), text);
            self.pad = Some(NoteEditor::new(&self.model, on, Some(&note)));
            return;
        }
        let prompt = Prompt::about(PromptKind::Rewrite(entry), &self.model, on);
        let begun = !prompt.begun.is_empty();
        self.prompt = Some(if begun { prompt } else { prompt.with(&text) });
    }

    /// Gives the record's file to the officer's own editor.
    fn edit_record(&mut self, on: &[Ix]) {
        let [ix] = *on else {
            return self.say(Role::Text, "One record at a time: clear the marks (Esc), then E");
        };
        let record = self.model.register.record(ix);
        let (file, line) = (record.file.to_string(), record.spot.line);
        self.effects.push(Effect::Edit(EditorTarget::Record { file, line }));
    }
}
