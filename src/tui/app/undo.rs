//! Undo and redo: one's own last act, or any one of them, is taken back or brought back.

use super::App;
use crate::journal::{Act, ActGroup};
use crate::tui::effect::Order;
use crate::tui::entry_words::describe_entries;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::unsaved::PendingOrder;

impl App {
    /// Undo or redo; while a save is under way it waits for that.
    pub(super) fn undo(&mut self, command: Command) {
        if self.model.read_only {
            self.say(Role::Warning, "Read only: you may look, copy and export, not write");
            return;
        }
        if !self.under_way.is_empty() {
            self.queued.push_back(command);
            return;
        }
        let act = if command == Command::Redo { Act::Restore } else { Act::Retract };
        match undo_order(&self.model, act) {
            Ok((order, words)) => {
                self.under_way.push_back(PendingOrder { words, ..PendingOrder::default() });
                self.order(order);
            }
            Err(words) => self.say(Role::Text, words),
        }
    }

    /// Takes one act of one's own back, or brings it back, whichever acts came after it.
    pub(super) fn undo_group(&mut self, act: Act, group: ActGroup) {
        if self.model.read_only {
            return self.say(Role::Warning, "Read only: you may look, copy and export, not write");
        }
        let (order, words) = undo_group_order(act, group);
        self.under_way.push_back(PendingOrder { words, ..PendingOrder::default() });
        self.order(order);
    }
}

/// The order that takes one's newest act back, or brings back what was taken last; in words what
/// it is, or why there is nothing.
fn undo_order(model: &Model, act: Act) -> Result<(Order, String), String> {
    let ledger = model.register.ledger();
    let (group, none) = match act {
        Act::Restore => (ledger.redo_target(&model.officer), "Nothing to bring back"),
        _ => (ledger.undo_target(&model.officer), "You have nothing to take back"),
    };
    Ok(undo_group_order(act, group.ok_or_else(|| none.to_owned())?))
}

/// The order that takes an act of one's own back, or brings it back, and what it is in words.
fn undo_group_order(act: Act, group: ActGroup) -> (Order, String) {
    let entries = group.held.iter().map(|held| &*held.entry);
    let what = describe_entries(&entries.collect::<Vec<_>>());
    let words = match act {
        Act::Restore => format!("Brought back: {what}"),
        _ => format!("Taken back: {what}. U brings it back"),
    };
    (Order::TakeBack { act, group }, words)
}
