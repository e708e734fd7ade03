//! What officers added to a record: status, verdicts, notes, who and when, and what has changed since.

use super::PageBuilder;
use crate::journal::{JournalEntry, Trust};
use crate::query::columns::column::chased;
use crate::query::said::{SaidOf, said};
use crate::register::Ix;
use crate::text::Clean;
use crate::tui::entry_words;
use crate::tui::model::Model;
use crate::tui::theme::Role;

impl PageBuilder<'_> {
    /// What was set, verdicts and notes on a record.
    pub(super) fn journal(&mut self, ix: Ix) {
        let model = self.model;
        let register = &model.register;
        let id = register.id(ix);
        let verdicts = register.verdicts(ix);
        let notes = register.ledger().notes(id);
        let uncounted = register.ledger().uncounted(id);
        let quorum = register.quorum(ix);
        let blind = model.hides(id);
        let waits = register.wait_words(ix, &model.officer, model.today);
        let said = said(&model.ctx(), ix);
        let nothing = verdicts.is_empty() && notes.is_empty() && uncounted.is_empty();
        let nothing = nothing && quorum.is_none() && waits.is_empty() && said.is_empty();
        if nothing && !blind && !model.has_draft(ix) {
            return;
        }
        self.gap();
        for (at, SaidOf { held, what }) in said.iter().enumerate() {
            let words = format!("{} {what}   {}{}", by(held), moment(model, held), doubt(held));
            self.row(if at == 0 { "set by" } else { "" }, &words, Role::Text, None);
            self.words(held);
        }
        for (at, words) in waits.iter().enumerate() {
            self.row(if at == 0 { "waits" } else { "" }, words, Role::Warning, None);
        }
        let holds = register.held_words(ix, &model.officer);
        for (at, verdict) in verdicts.iter().enumerate() {
            let is_split = at == 0 && register.is_split(ix);
            let split = if is_split { "   SPLIT" } else { "" };
            let suspect = if verdict.suspect { "   on words that have changed since" } else { "" };
            let words = format!(
                "{} {}   {}{}{suspect}{split}",
                by(verdict.held),
                Clean::line(register.settings.verdict_label(&verdict.held.entry.value)),
                moment(model, verdict.held),
                doubt(verdict.held),
            );
            let role = if verdict.suspect { Role::Struck } else { Role::Title };
            self.row(if at == 0 { "verdicts" } else { "" }, &words, role, None);
            self.words(verdict.held);
        }
        if let Some(words) = holds {
            let words = format!("{words}: v r affirms yours, another verdict replaces it");
            self.row("held", &words, Role::Warning, None);
        }
        if blind {
            let words = "hidden until you give yours (blind; :set blind off)";
            self.row("others", words, Role::Label, None);
        } else if let Some(quorum) = quorum {
            let words = format!("{}: {} officers must find it met", quorum.describe(), quorum.of);
            self.row("quorum", &words, Role::Text, None);
        }
        self.field("chased", &chased(&model.ctx(), ix));
        for (at, note) in notes.iter().rev().enumerate() {
            let edited = match note.edits {
                0 => String::new(),
                _ => format!(" edited, first {}", moment(model, note.first)),
            };
            let kind = match &*note.first.entry.value {
                "" | "note" => String::new(),
                kind => format!("  [{}]", Clean::line(kind)),
            };
            let words = format!(
                "{} {}{edited}{kind}{}",
                note.now.officer,
                moment(model, note.now),
                doubt(note.now)
            );
            let label = if at == 0 { format!("notes {}", notes.len()) } else { String::new() };
            self.row(&label, &words, Role::Label, None);
            self.words(note.now);
        }
        for (at, held) in uncounted.iter().enumerate() {
            let (what, moment) =
                (entry_words::describe_entries(register, [&*held.entry]), moment(model, held));
            let words = format!("{}: {what}   {moment}   {}", held.officer, held.doubt());
            self.row(if at == 0 { "not counted" } else { "" }, &words, Role::Struck, None);
            self.field("", &held.text());
        }
        for (key, kept) in model.drafts.iter().filter(|(key, _)| key.on == *id) {
            let what = key.describe();
            let state =
                if kept.elsewhere { "being written on another terminal" } else { "not saved" };
            let words = format!("{what}, {state}: {}", Clean::line(&kept.text));
            self.row("draft", &words, Role::Warning, None);
        }
    }

    /// The words of an entry, and where they can be looked up.
    fn words(&mut self, held: &JournalEntry) {
        self.field("", &held.text());
        self.field("", &held.see());
    }
}

/// Who gave a verdict, and for whom, where a clerk keyed it for others.
fn by(held: &JournalEntry) -> String {
    match &held.entry.by {
        by if by.is_empty() || **by == *held.officer => held.officer.to_string(),
        by => format!("{} (keyed by {})", Clean::line(by), held.officer),
    }
}

/// The moment of an entry as people write it, in the officer's own time zone.
fn moment(model: &Model, held: &JournalEntry) -> String {
    held.entry.at.to_zoned_datetime(model.zone.clone()).strftime("%-d %b %Y %H:%M").to_string()
}

/// What is doubtful about an entry that counts, in words.
fn doubt(held: &JournalEntry) -> String {
    let git = if held.trust == Trust::Git { "  via git" } else { "" };
    let ahead = if held.counts_from.is_some() { "  DATED AHEAD OF THE CLOCK" } else { "" };
    format!("{git}{ahead}")
}
