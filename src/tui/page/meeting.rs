//! The page of a meeting: what its record says, then what must come back to it.

use super::PageBuilder;
use crate::register::Ix;
use crate::report::MeetingAgenda;
use crate::report::meeting::agenda::heading_of;
use crate::report::meeting::obligation;
use crate::tui::theme::Role;

/// The most rows that the page lists.
const MOST: usize = 30;

impl PageBuilder<'_> {
    pub(super) fn meeting(&mut self, ix: Ix) {
        self.other_kind(ix);
        let model = self.model;
        let ctx = model.ctx();
        let Some(at) = model.register.meeting(ix) else { return };
        let agenda = MeetingAgenda::of(&ctx, &at);
        let count = match agenda.rows.len() {
            0 => "nothing".to_owned(),
            rows => format!("{rows}: {}", agenda.forces()),
        };
        self.row("bring back", &count, Role::Title, None);
        if let Some(remark) = agenda.remark() {
            self.row("", &remark, Role::Quiet, None);
        }
        let mut heading = "";
        for &row in agenda.rows.iter().take(MOST) {
            if heading != heading_of(&ctx, row) {
                heading = heading_of(&ctx, row);
                self.row(" ", &heading.to_lowercase(), Role::Label, None);
            }
            self.record_due(row, None, 11, obligation::due(&ctx, row));
        }
        if agenda.rows.len() > MOST {
            let rest = agenda.rows.len() - MOST;
            self.row("", &format!("and {rest} more; :agenda lists them all"), Role::Quiet, None);
        }
        self.gap();
    }
}
