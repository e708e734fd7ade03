//! A record as the current item of a review session: what it says, what belongs to it and what was
//! said of it, in as few lines as will do.

use super::{PageBuilder, StyledLine};
use crate::query::columns::column::title;
use crate::query::provenance::joined;
use crate::query::said::is_offered;
use crate::record::{Content, Kind};
use crate::register::Ix;
use crate::tui::model::Model;
use crate::tui::theme::Role;

impl<'a> PageBuilder<'a> {
    /// What an officer needs to judge a record in a review session; `bare` without ids of files and
    /// whatever else only officers need.
    pub fn for_review(model: &'a Model, ix: Ix, width: usize, bare: bool) -> Vec<StyledLine> {
        let mut page = Self::empty(model, ix, width);
        match model.register.record(ix).kind() {
            Kind::Case => page.case(ix),
            Kind::Caveat => page.caveat_reviewed(ix, bare),
            _ => page.other_kind(ix),
        }
        page.also_said();
        page.passages(ix);
        page.evidence(ix);
        page.journal(ix);
        if !bare {
            page.foot(ix);
        }
        page.lines
    }

    fn caveat_reviewed(&mut self, ix: Ix, bare: bool) {
        let model = self.model;
        let register = &model.register;
        let Content::Caveat(caveat) = &register.record(ix).content else { return };
        self.row("text", &caveat.text, Role::Title, None);
        self.gap();
        for &case in register.cases_of(ix) {
            let decided = match register.decision_words(case) {
                words if words.is_empty() => words,
                words => format!(", {words}"),
            };
            let named = title(&model.ctx(), case);
            let id = if bare { String::new() } else { format!("{} ", register.id(case)) };
            let words = format!("{id}{named}{decided}");
            self.row("on", &words, Role::Text, Some(case));
        }
        if let Some(it) = caveat.on.as_ref().and_then(|on| register.find(on.as_str())) {
            self.decision_behind(it, caveat.resolution.as_deref());
        }
        let known = [
            (caveat.class.as_deref().unwrap_or("not classed"), ""),
            (caveat.force.as_deref().unwrap_or_default(), "force "),
            (caveat.theme.as_deref().unwrap_or_default(), "theme "),
        ];
        let known = known.iter().filter(|(word, _)| !word.is_empty());
        let known: Vec<String> = known.map(|(word, what)| format!("{what}{word}")).collect();
        self.field("kind", &known.join("   "));
        self.due(ix);
        let owner = register.owner_words(ix);
        let owner = if owner.is_empty() { "nobody" } else { &owner };
        self.field("status", &format!("{}   owner {owner}", self.status(ix)));
        self.field("needed for", caveat.needed_for.as_deref().unwrap_or_default());
    }

    /// What was offered or noted as evidence; for a caveat also that there is none.
    fn evidence(&mut self, ix: Ix) {
        let register = &self.model.register;
        let notes = register.ledger().notes(register.id(ix));
        let of_evidence = notes.iter().filter(|note| note.first.entry.value == "evidence");
        let below = match of_evidence.count() {
            0 => None,
            1 => Some("one note, below".to_owned()),
            several => Some(format!("{several} notes, below")),
        };
        let offered = is_offered(register, ix).then(|| "offered by its status".to_owned());
        match joined([offered, below], "; ") {
            none if none.is_empty() && register.record(ix).kind() == Kind::Caveat => {
                self.field("evidence", "none on file");
            }
            words => self.field("evidence", &words),
        }
    }
}
