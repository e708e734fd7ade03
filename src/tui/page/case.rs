//! The page of a business case: what was decided, what is still open, who has endorsed it.

use std::cmp::Reverse;

use super::PageBuilder;
use crate::query::columns::column::{class_cut, due_words};
use crate::query::columns::people::people;
use crate::record::Content;
use crate::register::Ix;
use crate::register::standing::resolved::past;
use crate::tui::theme::Role;

impl PageBuilder<'_> {
    pub(super) fn case(&mut self, ix: Ix) {
        let register = &self.model.register;
        let Content::Case(case) = &register.record(ix).content else { return };
        let programme = register.find(case.programme.as_str());
        let title = programme.map_or(case.programme.as_str(), |it| register.record(it).title());
        let stage = match &*case.stage {
            "not-stated" => "stage not stated".to_owned(),
            stage => format!("{} case", stage.replace('-', " ")),
        };
        let due = case.final_due.as_ref();
        let due = due.map(|due| format!(", final case due {}", people(Some(due))));
        let due = due.unwrap_or_default();
        self.row("programme", &format!("{title}   {stage}{due}"), Role::Text, programme);
        self.said_by_officers(ix);
        self.decisions(ix);
        self.open_caveats(ix);
        self.answers(ix);
        self.partners(ix);
        self.gap();
        self.field("urgency", &register.urgency(ix, self.model.today).working());
        self.field("summary", case.summary.as_deref().unwrap_or_default());
        for (name, dimension) in case.dimensions() {
            let rating = dimension.rating.as_deref().unwrap_or("not rated");
            let note = dimension.note.as_deref().unwrap_or_default();
            self.field(name, &format!("{rating}. {note}"));
        }
        self.field("version", case.version.as_deref().unwrap_or_default());
        self.field("sro", case.sro.as_ref().map_or("", |sro| register.known_as(&sro.0)));
    }

    /// Who sees to the case, by when, and how it stands, where that was said.
    fn said_by_officers(&mut self, ix: Ix) {
        let register = &self.model.register;
        self.row("status", &self.status(ix), Role::Text, None);
        self.field("owner", &register.owner_words(ix));
        // The date of the final case stands above, unless it has passed or somebody aims at another.
        let is_told = register.deadline(ix).is_some()
            && register.target(ix).is_none()
            && register.days_late(ix, self.model.today).is_none();
        if register.due(ix).is_some() && !is_told {
            self.due(ix);
        }
    }

    /// Every decision on the case, the latest first, with the resolutions that fall on it.
    fn decisions(&mut self, ix: Ix) {
        let register = &self.model.register;
        let latest = register.decided(ix);
        let words = register.decision_words(ix);
        if latest.is_none() {
            let none = "nothing decided is on file";
            self.field("decision", if words.is_empty() { none } else { &words });
        }
        let speaks = latest.as_ref().map(|decided| decided.decision);
        let besides = register.decided_besides(ix);
        let mut decisions = register.decisions_of(ix).to_vec();
        decisions.sort_by_key(|&it| (Some(it) != speaks, Reverse(register.decision_day(it))));
        for it in decisions {
            let Content::Decision(decision) = &register.record(it).content else { continue };
            let by = self.decided_by(decision);
            let spoken = if speaks == Some(it) {
                let key = if decision.key == Some(true) { "   KEY DECISION" } else { "" };
                format!("{words}{key}   {by} ({})", decision.title)
            } else {
                let beside = besides.iter().filter(|(of, _)| *of == it);
                let beside: Vec<&str> = beside.map(|(_, words)| words.as_str()).collect();
                let word = if beside.is_empty() { "earlier".to_owned() } else { beside.join("; ") };
                format!("{word}   {by} ({})", decision.title)
            };
            self.row("decision", &spoken, Role::Title, Some(it));
            for resolution in &decision.resolution {
                if !register.is_among(ix, decision.cases_of(resolution)) {
                    continue;
                }
                let label = resolution.label.as_deref().unwrap_or("resolved");
                let verb = resolution.verb.as_ref().map_or("text cut", past);
                let principle =
                    if resolution.in_principle == Some(true) { " in principle" } else { "" };
                let was = resolution.was.as_ref().map(|was| format!(" (was: {was})"));
                let was = was.unwrap_or_default();
                let words = format!("{label} {verb}{principle}{was}: {}", resolution.text);
                self.row("", &words, Role::Text, Some(it));
            }
            self.call_in_line(it, decision.call_in == Some(true));
        }
    }

    fn open_caveats(&mut self, ix: Ix) {
        let register = &self.model.register;
        let all = register.caveats_of(ix);
        if all.is_empty() {
            self.field("caveats", "none on file");
            return;
        }
        self.gap();
        let open = register.open_caveats_of(ix).count();
        self.row("caveats", &format!("{open} of {} open", all.len()), Role::Title, None);
        for &caveat in all {
            let Content::Caveat(it) = &register.record(caveat).content else { continue };
            let class = class_cut(it.class.as_deref().unwrap_or(""));
            let due = register.due(caveat).map(|due| due_words(&due));
            self.record_due(caveat, Some(class), 8, due.unwrap_or_else(|| "no date".to_owned()));
        }
    }

    /// How many considerations a later paper or caveat answers, and those that it leaves out.
    fn answers(&mut self, ix: Ix) {
        let register = &self.model.register;
        let Some(answers) = register.answers_of(ix) else { return };
        let (answered, of) = (answers.answered(), answers.of);
        let rest = if answers.left_out.is_empty() { "" } else { "; left out:" };
        let words = format!("{answered} of {of} considerations{rest}");
        self.row("answers", &words, Role::Title, None);
        for it in answers.left_out {
            self.record("", it, Role::Text, &[]);
        }
    }

    fn partners(&mut self, ix: Ix) {
        let register = &self.model.register;
        let stances = register.stances(ix);
        let (others, silent) = (register.other_endorsements(ix), register.unheard_partners(ix));
        if stances.is_empty() && others.is_empty() && silent.is_empty() {
            return;
        }
        self.gap();
        let (endorsed, asked) = register.partners_endorsed(ix);
        self.row("partners", &format!("{endorsed} of {asked} endorse it"), Role::Title, None);
        for stance in stances.iter().chain(&others) {
            let speaker = stance.body.as_ref().unwrap_or(&stance.partner);
            self.item(
                "",
                &[
                    (register.known_as(speaker.as_str()), 28, Role::Text),
                    (&register.stance_words(ix, stance), 22, Role::Text),
                    (stance.strength(), 0, Role::Quiet),
                ],
                Some(stance.from),
            );
        }
        for partner in &silent {
            let name = register.known_as(partner.as_str());
            self.item("", &[(name, 28, Role::Text), ("nothing on file", 0, Role::Quiet)], None);
        }
    }
}
