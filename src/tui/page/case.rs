//! The page of a business case: what was decided, what is still open, who has endorsed it.

use super::PageBuilder;
use crate::query::columns::column::{class_cut, due_words};
use crate::query::columns::people::people;
use crate::record::{Content, Id};
use crate::register::Ix;
use crate::register::standing::outcome::past;
use crate::tui::theme::Role;

impl PageBuilder<'_> {
    pub(super) fn case(&mut self, ix: Ix) {
        let register = &self.model.register;
        let Content::Case(case) = &register.record(ix).content else { return };
        let programme = register.find(case.programme.as_str());
        let title = programme.map_or_else(
            || case.programme.to_string(),
            |it| register.record(it).title().to_owned(),
        );
        let stage = match &*case.stage {
            "not-stated" => "stage not stated".to_owned(),
            stage => format!("{} case", stage.replace('-', " ")),
        };
        let due = case
            .final_due
            .as_ref()
            .map_or_else(String::new, |due| format!(", final case due {}", people(Some(due))));
        self.row("programme", &format!("{title}   {stage}{due}"), Role::Text, programme);
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
        self.field(
            "sro",
            &case.sro.as_ref().map_or_else(String::new, |sro| register.known_as(&sro.0).to_owned()),
        );
    }

    /// Every decision on the case, the latest first, with the resolutions that fall on it.
    fn decisions(&mut self, ix: Ix) {
        let model = self.model;
        let register = &model.register;
        let latest = register.decided(ix);
        if latest.is_none() {
            self.field("decision", "nothing decided is on file");
        }
        let mut decisions = register.decisions_of(ix).to_vec();
        if let Some(decided) = &latest {
            decisions.sort_by_key(|&it| it != decided.decision);
        }
        for it in decisions {
            let Content::Decision(decision) = &register.record(it).content else { continue };
            let body = register.known_as(decision.body.as_str());
            let when = decision
                .decided
                .as_ref()
                .map_or_else(|| "date not printed".to_owned(), |day| people(Some(day)));
            let spoken = match latest.as_ref().filter(|decided| decided.decision == it) {
                Some(decided) => {
                    let key = if decision.key == Some(true) { "   KEY DECISION" } else { "" };
                    format!("{}{key}   {body}, {when}", decided.describe())
                }
                None => format!("earlier   {body}, {when}"),
            };
            self.row("decision", &spoken, Role::Title, Some(it));
            for resolution in &decision.resolution {
                if register.is_among(ix, decision.cases_of(resolution)) {
                    let label = resolution.label.as_deref().unwrap_or("resolved");
                    let verb = resolution.verb.as_ref().map_or("text cut", past);
                    let principle =
                        if resolution.in_principle == Some(true) { " in principle" } else { "" };
                    let was = resolution
                        .was
                        .as_ref()
                        .map_or_else(String::new, |was| format!(" (was: {was})"));
                    self.row(
                        "",
                        &format!("{label} {verb}{principle}{was}: {}", resolution.text),
                        Role::Text,
                        Some(it),
                    );
                }
            }
            self.call_in_line(it, decision.call_in == Some(true));
        }
    }

    fn open_caveats(&mut self, ix: Ix) {
        let model = self.model;
        let register = &model.register;
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
            let late = register.days_late(caveat, model.today);
            let due =
                register.due(caveat).map_or_else(|| "no date".to_owned(), |due| due_words(&due));
            let when = late.map_or(due, |days| format!("{days}d late"));
            let role = if register.is_settled(caveat) { Role::Quiet } else { Role::Text };
            self.item(
                "",
                &[
                    (register.id(caveat).as_str(), 7, role),
                    (class_cut(it.class.as_deref().unwrap_or("")), 9, role),
                    (&register.status(caveat).replace('-', " "), 8, role),
                    (&when, 11, if late.is_some() { Role::Late } else { role }),
                    (register.record(caveat).title(), 0, role),
                ],
                Some(caveat),
            );
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
            self.item(
                "",
                &[
                    (register.id(it).as_str(), 7, Role::Text),
                    (register.record(it).title(), 0, Role::Text),
                ],
                Some(it),
            );
        }
    }

    fn partners(&mut self, ix: Ix) {
        let model = self.model;
        let register = &model.register;
        let stances = register.stances(ix);
        let silent = register.silent_partners(ix);
        if stances.is_empty() && silent.is_empty() {
            return;
        }
        self.gap();
        let (endorsed, asked) = register.partners_endorsed(ix);
        self.row("partners", &format!("{endorsed} of {asked} endorse it"), Role::Title, None);
        for stance in &stances {
            let speaker: &Id = stance.body.as_ref().unwrap_or(&stance.partner);
            self.item(
                "",
                &[
                    (register.known_as(speaker.as_str()), 28, Role::Text),
                    (&stance.stance.replace('-', " "), 22, Role::Text),
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
