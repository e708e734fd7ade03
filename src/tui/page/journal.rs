//! What officers added to a record: verdicts and notes, who and when, and what has changed since.

use super::Page;
use crate::journal::{Held, Trust};
use crate::query::column::chased;
use crate::register::Ix;
use crate::tui::desk::Desk;
use crate::tui::theme::Role;

impl Page<'_> {
    /// Verdicts and notes on a record.
    pub(super) fn journal(&mut self, ix: Ix) {
        let desk = self.desk;
        let register = &desk.register;
        let id = register.id(ix);
        let verdicts = register.verdicts(ix);
        let notes = register.ledger().notes(id);
        if verdicts.is_empty() && notes.is_empty() && !desk.has_draft(ix) {
            return;
        }
        self.gap();
        for (at, verdict) in verdicts.iter().enumerate() {
            let split = if at == 0 && register.is_split(ix) { "   SPLIT" } else { "" };
            let suspect = if verdict.suspect { "   on words that have changed since" } else { "" };
            let words = format!(
                "{} {}   {}{}{suspect}{split}",
                verdict.held.officer,
                crate::text::Clean::line(
                    register.settings.verdict_label(&verdict.held.entry.value)
                ),
                moment(desk, verdict.held),
                doubt(verdict.held),
            );
            let role = if verdict.suspect { Role::Struck } else { Role::Title };
            self.row(if at == 0 { "verdicts" } else { "" }, &words, role, None);
            self.field("", &verdict.held.text());
        }
        self.field("chased", &chased(&desk.asker(), ix, &desk.zone));
        for (at, note) in notes.iter().rev().enumerate() {
            let edited = if note.edits > 0 { ", edited" } else { "" };
            let kind = match &*note.first.entry.value {
                "" | "note" => String::new(),
                kind => format!("  [{}]", crate::text::Clean::line(kind)),
            };
            let words = format!(
                "{} {}{edited}{kind}{}",
                note.now.officer,
                moment(desk, note.now),
                doubt(note.now)
            );
            let label = if at == 0 { format!("notes {}", notes.len()) } else { String::new() };
            self.row(&label, &words, Role::Label, None);
            self.field("", &note.now.text());
        }
        for (key, text) in desk.drafts.iter().filter(|(key, _)| key.on == *id) {
            let what = key.words();
            let words = format!("{what}, not saved: {}", crate::text::Clean::line(text));
            self.row("draft", &words, Role::Warning, None);
        }
    }
}

/// The moment of an entry as people write it, in the officer's own time zone.
fn moment(desk: &Desk, held: &Held) -> String {
    held.entry.at.to_zoned(desk.zone.clone()).strftime("%-d %b %Y %H:%M").to_string()
}

/// What is doubtful about an entry, in words.
fn doubt(held: &Held) -> &'static str {
    match held.trust {
        Trust::Verified => "",
        Trust::Git => "  via git",
        Trust::Unverified => "  UNVERIFIED AUTHOR",
        Trust::Unsealed => "  HAND-EDITED OR INTERRUPTED",
        Trust::Changed => "  CHANGED AFTER WRITING",
    }
}
