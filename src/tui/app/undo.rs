//! Undo and redo: one's own last act, or any one of them, is taken back or brought back.

use super::App;
use crate::journal::{Act, ActGroup};
use crate::tui::effect::Order;
use crate::tui::effect::external::FileEdit;
use crate::tui::entry_words::describe_entries;
use crate::tui::keys::command::Command;
use crate::tui::theme::Role;
use crate::tui::unsaved::PendingOrder;

impl App {
    /// Undo or redo; while a save is under way it waits for that.
    pub(super) fn undo(&mut self, command: Command) {
        if !self.may_write() {
            return;
        }
        if !self.under_way.is_empty() {
            return self.queued.push_back(command);
        }
        if let Some((edit, redo)) = self.edit_in_turn(command) {
            return self.order(Order::UndoEdit { edit, redo });
        }
        let (ledger, officer) = (self.model.register.ledger(), &self.model.officer);
        let (act, group, none) = match command {
            Command::Redo => (Act::Restore, ledger.redo_target(officer), "Nothing to bring back"),
            _ => (Act::Retract, ledger.undo_target(officer), "You have nothing to take back"),
        };
        match group {
            Some(group) => self.undo_group(act, group),
            None => self.say(Role::Text, none),
        }
    }

    /// The edit of a record file that is to be taken back, or brought back, before any act: it is no
    /// entry of a journal, and what was entered before must not go in its stead.
    fn edit_in_turn(&mut self, command: Command) -> Option<(FileEdit, bool)> {
        if command == Command::Redo {
            return self.file_redo.take().map(|edit| (edit, true));
        }
        let at = self.file_edits.last()?.0;
        let target = self.model.register.ledger().undo_target(&self.model.officer);
        let last = target.and_then(|group| group.held.last().map(|held| held.entry.at));
        let is_last = last.is_none_or(|last| at >= last);
        is_last.then(|| self.file_edits.pop().map(|(_, edit)| (edit, false)))?
    }

    /// Takes one act of one's own back, or brings it back, whichever acts came after it.
    pub(super) fn undo_group(&mut self, act: Act, group: ActGroup) {
        if !self.may_write() {
            return;
        }
        let what =
            describe_entries(&self.model.register, group.held.iter().map(|held| &*held.entry));
        let words = match act {
            Act::Restore => format!("Brought back: {what}"),
            _ => format!("Taken back: {what}. U brings it back"),
        };
        let pending = PendingOrder { words, ..PendingOrder::default() };
        self.send(Order::TakeBack { act, group }, pending);
    }
}
