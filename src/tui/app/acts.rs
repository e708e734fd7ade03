//! From a key to an act: on which records it would be, what is asked first, and what is saved.

use super::App;
use super::orders::{self, RepeatableAct};
use crate::journal::{Act, verdict};
use crate::register::Ix;
use crate::tui::effect::external::EditorTarget;
use crate::tui::effect::{ActEntry, DraftKey, Effect, PinnedVersion};
use crate::tui::keys::command::Command;
use crate::tui::note_editor::NoteEditor;
use crate::tui::pane::Targets;
use crate::tui::prompt::Prompt;
use crate::tui::prompt::purpose::{PromptKind, Purpose};
use crate::tui::theme::Role;

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
        let Some(words) = refused else { return Some(targets.on) };
        self.say(Role::Warning, words);
        None
    }

    /// An act on the item under the cursor, or on the marked ones.
    pub(super) fn act(&mut self, command: Command) {
        let Some(on) = self.acted_on() else { return };
        if let Some(key) = command.verdict_key() {
            if let Some((words, true)) = self.top().caution(&self.model) {
                let words = format!("No verdict: {words}. Enter opens it, to judge it there");
                return self.say(Role::Warning, words);
            }
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
            Command::NoteLong => self.open_pad(&on, false),
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
        let mut prompt = self.prompt_about(what, on);
        prompt.present = present;
        prompt.caution = self.top().caution(&self.model).map_or_else(String::new, |it| it.0);
        self.ask(prompt);
    }

    /// A line about records, with the draft of it: one that was left elsewhere is taken up.
    fn prompt_about(&mut self, what: PromptKind, on: &[Ix]) -> Prompt {
        let ids = on.iter().map(|&ix| self.model.register.id(ix).clone()).collect();
        let purpose = Purpose::About { what: what.clone(), on: ids };
        if let Some(key) = purpose.draft_key() {
            self.take_up(&key.on, |field| field == key.field);
        }
        Prompt::about(what, &self.model, on)
    }

    /// Opens the note editor, on a new note or on one's last one of a record.
    pub(super) fn open_pad(&mut self, on: &[Ix], edits: bool) {
        let [first, ..] = *on else { return };
        let id = self.model.register.id(first).clone();
        let rewrites = self.model.register.last_note_of(first, &self.model.officer);
        let rewrites = rewrites.filter(|_| edits).map(|note| note.now.entry.id);
        let prefix = NoteEditor::draft_prefix(rewrites);
        self.take_up(&id, |field| field.starts_with(&prefix));
        let note = self.model.register.last_note_of(first, &self.model.officer);
        let note = note.filter(|_| edits);
        self.pad = Some(NoteEditor::new(&self.model, on, note.as_ref()));
    }

    /// The present value of all these records; `various` where they differ.
    fn present(&self, act: Act, on: &[Ix]) -> String {
        let register = &self.model.register;
        let value = |ix| match act {
            // A colleague's wait says nothing of one's own.
            Act::Wait => {
                let held = register.ledger().wait_of(register.id(ix), &self.model.officer);
                held.map_or_else(String::new, |held| held.entry.value.clone())
            }
            _ => register.present(ix, act),
        };
        let mut values = on.iter().map(|&ix| value(ix));
        let first = values.next().unwrap_or_default();
        if values.all(|other| other == first) { first } else { "various".to_owned() }
    }

    /// A verdict by its key: at once, or after its reason. On several records a reason is always
    /// asked for, so that a verdict on many is never a slip of the finger.
    pub(super) fn give_verdict(&mut self, key: char, on: &[Ix]) {
        let settings = &self.model.register.settings;
        let Some(&first) = on.first() else { return };
        // Nobody should give a reason for what cannot be saved.
        let may = on.iter().try_for_each(|&ix| self.model.register.may_judge(ix));
        if let Err(fault) = may {
            return self.say(Role::Warning, fault.describe());
        }
        let kind = self.model.register.record(first).kind();
        let word = verdict::word_for(kind, key);
        match word.filter(|word| on.len() > 1 || settings.reason_for(word)) {
            Some(verdict) => {
                let required = settings.reason_required(verdict);
                self.open_prompt(PromptKind::Reason { key, verdict, required }, on);
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
        match orders::order(&self.model, &deed, on, read, draft, self.session_ref().as_ref()) {
            Ok(order) => {
                if !deed.replaces() {
                    self.last = Some(deed);
                }
                self.save(order);
            }
            Err(words) => self.say(Role::Warning, words),
        }
    }

    /// Sets a value as typed; `words` are those behind it where they were asked for already, and
    /// the draft that they come from.
    ///
    /// # Errors
    /// What cannot be taken, in words; nothing was set then.
    pub(super) fn set(
        &mut self,
        act: Act,
        typed: &str,
        words: Option<(&str, Option<DraftKey>)>,
        on: &[Ix],
        read: &[PinnedVersion],
    ) -> Result<(), String> {
        let (mut warning, mut required) = (None, false);
        let mut sayings: Vec<ActEntry> = Vec::new();
        let (words, draft) = words.map_or((None, None), |(words, draft)| (Some(words), draft));
        for &ix in on {
            let register = &self.model.register;
            let said = register.read_said(ix, act, typed, self.model.today).map_err(|fault| {
                let id = register.id(ix);
                let of = if on.len() > 1 { format!("{id}: ") } else { String::new() };
                of + &fault.describe()
            })?;
            for one in said {
                required |= register.needs_words(ix, one.act, &one.value);
                let hint = one.hint.map_or_else(String::new, |hint| format!(" ({hint})"));
                warning = warning.or(one.warning.map(|warning| format!("{warning}{hint}")));
                let saying = ActEntry::value(one.act, &one.value).text(words.unwrap_or_default());
                if !sayings.contains(&saying) {
                    sayings.push(saying);
                }
            }
        }
        if act == Act::Status && words.is_none() {
            self.open_prompt(PromptKind::Why { value: typed.to_owned(), required }, on);
            return Ok(());
        }
        if required && words.is_none_or(|words| words.trim().is_empty()) {
            let is_offered = typed.replace('-', " ") == "evidence offered";
            let what = if is_offered { "what, where, by whom" } else { "why" };
            return Err(format!("{} needs words: {what}", typed.replace('-', " ")));
        }
        self.perform(RepeatableAct::Say(sayings), on, read, draft);
        if let (Some(warning), Some(under_way)) = (warning, self.under_way.back_mut()) {
            under_way.warning = Some(warning);
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
        let now = &note.now.entry;
        let is_plain = now.reference.is_none() && note.first.entry.value == "note";
        if now.text.contains('\n') || !is_plain {
            return self.open_pad(on, true);
        }
        let (id, text) = (now.id, now.text.clone());
        let prompt = self.prompt_about(PromptKind::Rewrite(id), on);
        let begun = !prompt.begun.is_empty();
        self.prompt = Some(if begun { prompt } else { prompt.with(&text) });
    }

    /// Gives the record's file to the officer's own editor.
    fn edit_record(&mut self, on: &[Ix]) {
        let [ix] = *on else {
            return self.say(Role::Text, "One record at a time: clear the marks (Esc), then E");
        };
        if let Some(editor) = self.unchosen_editor.take() {
            return self.say(Role::Warning, format!("{editor}. E again"));
        }
        let record = self.model.register.record(ix);
        let (file, line, on) = (record.file.to_string(), record.spot.line, record.id.clone());
        self.effects.push(Effect::Edit(EditorTarget::Record { file, line, on }));
    }
}
