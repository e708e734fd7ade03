//! The detail of a cell in words: what was said at both stages, how that is known, what is missing.

use super::grid::{Grid, GridCell};
use crate::calendar::{days_late, short};
use crate::journal::Act;
use crate::query::columns::column::due_words;
use crate::query::columns::people::people;
use crate::query::provenance::joined;
use crate::record::vocabulary::Stage;
use crate::record::{Content, Id};
use crate::register::standing::matrix::letter;
use crate::register::standing::readiness::stage_word;
use crate::register::{Ix, StageSide, StatedPosition};
use crate::text::Clean;
use crate::tui::model::Model;
use crate::tui::page::{StyledLine, StyledText};
use crate::tui::theme::Role;
use crate::tui::widget::text;

/// The width of the labels on the left.
const LABEL: usize = 13;

/// The lines of the detail being written.
struct DetailLines<'a> {
    model: &'a Model,
    width: usize,
    lines: Vec<StyledLine>,
}

impl DetailLines<'_> {
    /// A label and its words, wrapped under each other.
    fn row(&mut self, label: &str, words: &str, role: Role) {
        if words.is_empty() {
            return;
        }
        let mut label = text::safe(label);
        for text in text::wrap(&Clean::prose(words), self.width - LABEL, 0) {
            let label = text::fit(&std::mem::take(&mut label), LABEL);
            let pieces =
                vec![StyledText { text: label, role: Role::Label }, StyledText { text, role }];
            self.lines.push(StyledLine { pieces, link: None });
        }
    }

    /// What was said at one stage; the strongest source first, the others below it.
    fn stage(&mut self, label: &str, said: &[StatedPosition], case: Ix) {
        let Some(first) = said.first() else {
            return self.row(label, ".  nothing on file", Role::Text);
        };
        self.row(label, &self.position_words(first), Role::Title);
        self.row("", &self.known(first, case), Role::Text);
        for other in &said[1..] {
            self.row("", &format!("also {}", self.position_words(other)), Role::Text);
        }
        self.added(first.from);
    }

    /// `c  endorsed with caveats   SECOND-HAND: reported by Stockport Cabinet   STK-E1`.
    fn position_words(&self, it: &StatedPosition) -> String {
        let register = &self.model.register;
        let id = register.id(it.from);
        let sign = letter(&it.stance, it.is_first_hand());
        let stance = it.stance.replace('-', " ");
        let printed = match &register.record(it.from).content {
            Content::Endorsement(own) => own.stance_printed.as_ref(),
            _ => None,
        };
        let printed = printed.map_or_else(String::new, |it| format!(", printed “{it}”"));
        let by = || register.reported_by(it.from).unwrap_or_else(|| "no paper names whom".into());
        let evidence = match it.strength() {
            _ if it.evidence.is_none() && matches!(&*it.stance, "awaited" | "not-sought") => {
                String::new()
            }
            "first-hand" => "first-hand".to_owned(),
            "second-hand" => format!("SECOND-HAND: reported by {}, not by the partner", by()),
            "claimed" => format!("CLAIMED by {}", by()),
            other => other.to_owned(),
        };
        format!("{sign}  {stance}{printed}   {evidence}   {id}").replace("      ", "   ")
    }

    /// The day, the paper and the caveats of what was said of a case, or that they are not on file.
    fn known(&self, it: &StatedPosition, case: Ix) -> String {
        let register = &self.model.register;
        if it.on.is_none() && (!it.is_answer() || &*it.stance == "not-sought") {
            return String::new();
        }
        let day = it.on.as_ref().map_or_else(|| "no date on file".into(), |on| people(Some(on)));
        let papers = register.papers_of(it.from).map(|ix| match &register.record(ix).content {
            Content::Document(own) if own.path.is_some() => format!("paper {}", register.id(ix)),
            _ => format!("paper {}, its text is not kept", register.id(ix)),
        });
        let paper = match papers.collect::<Vec<_>>().join("; ") {
            none if none.is_empty() => "no paper on file".to_owned(),
            papers => papers,
        };
        let behind = register.caveats_behind(it.from, case);
        let ids: Vec<&str> = behind.iter().map(|&ix| register.id(ix).as_str()).collect();
        let caveats = match (register.has_its_caveats(it, case), ids.is_empty()) {
            (false, _) => "; its caveats are NOT ON FILE".to_owned(),
            (true, true) => String::new(),
            (true, false) => format!("; its caveats: {}", ids.join(" ")),
        };
        format!("{day}; {paper}{caveats}")
    }

    /// Who chases a record and by when, the verdicts on it and the last note.
    fn added(&mut self, ix: Ix) {
        let register = &self.model.register;
        let owner = register.owner_words(ix);
        let late = register.days_late(ix, self.model.today);
        let due = register.due(ix).map(|due| {
            let late = late.map_or_else(String::new, |days| format!(", {}", days_late(days)));
            format!("due {}{late}", due_words(&due))
        });
        let by = (!owner.is_empty()).then(|| format!("owner {owner}"));
        let verdicts = register.verdicts(ix).into_iter().map(|it| {
            let suspect = if it.suspect { " on words that have changed since" } else { "" };
            format!("{}: {}{suspect}", it.held.officer, it.held.entry.value.replace('-', " "))
        });
        let waits = register.wait_words(ix, &self.model.officer, self.model.today);
        let flag = register.present(ix, Act::Flag);
        let flag = (!flag.is_empty()).then(|| format!("flag: {flag}"));
        let hidden = register.ledger().hides(register.id(ix));
        let hidden = hidden.then(|| "others: hidden until you give yours".to_owned());
        let said = by.into_iter().chain(due).chain(waits).chain(flag).chain(hidden);
        let words: Vec<String> = said.chain(verdicts).collect();
        let role = if late.is_some() { Role::Late } else { Role::Text };
        self.row("", &words.join("   "), role);
        let notes = register.ledger().notes(register.id(ix));
        if let Some(note) = notes.last() {
            let day = short(note.now.entry.at.to_zoned_datetime(self.model.zone.clone()).date());
            let edited = if note.edits > 0 { " edited" } else { "" };
            let words = format!("{} {day}{edited}  {}", note.now.officer, note.now.text());
            let words = joined([Some(words), Some(note.now.see().to_string())], ", ");
            self.row(&format!("  notes {}", notes.len()), &words, Role::Text);
        }
    }
}

/// What an endorsement covers beside this case.
fn covers(grid: &Grid, spot: GridCell, model: &Model) -> String {
    let on = grid.acted_on(spot, model);
    let case = grid.at(spot).1.case;
    let Content::Endorsement(it) = &model.register.record(on).content else { return String::new() };
    let others = it.cases.iter().map(Id::as_str);
    let others = others.filter(|id| model.register.find(id) != Some(case)).collect::<Vec<_>>();
    match others.join(" ") {
        none if none.is_empty() => none,
        others => format!("an act on {} is on {others} too", model.register.id(on)),
    }
}

/// The title of the detail of a cell.
pub fn title(grid: &Grid, spot: GridCell, model: &Model) -> String {
    let (_, row, column, _) = grid.at(spot);
    format!("{} × {}", model.register.id(row.case), column.name)
}

/// The detail of a cell, for a certain width.
pub fn detail(grid: &Grid, spot: GridCell, model: &Model, width: usize) -> Vec<StyledLine> {
    let (group, row, column, cell) = grid.at(spot);
    let mut detail = DetailLines { model, width: width.max(LABEL + 10), lines: Vec::new() };
    let chosen = grid.side_of(spot);
    let label = |side: StageSide, stage: &str| {
        let sign = if side == chosen { '>' } else { ' ' };
        format!("{sign} {}", stage_word(stage))
    };
    let now = label(StageSide::Now, &row.stage);
    if cell.asked || !cell.now.is_empty() {
        detail.stage(&now, &cell.now, row.case);
    } else {
        detail.row(&now, ".  nothing on file, and not asked", Role::Text);
    }
    if let Some(next) = &row.next {
        detail.stage(&label(StageSide::Next, next), &cell.next, row.case);
    }
    for it in &cell.before {
        let words = format!("{}: {}", stage_word(&it.stage), detail.position_words(it));
        // A stage that the case never had is no earlier one; the check tells of it.
        let is_over = it.stage.is(Stage::NotStated) || it.stage.rank() <= row.stage.rank();
        detail.row(if is_over { "  earlier" } else { "  other" }, &words, Role::Quiet);
    }
    detail.row("  to close", &row.to_close(spot.column, &model.register).join("; "), Role::Text);
    if group.lists && !column.listed {
        let words = format!("{} is no partner that {} lists", column.head, group.programme);
        detail.row("", &words, Role::Text);
    }
    let waiting = row.waiting_on(group, &model.register).join(", ");
    let waiting = if waiting.is_empty() { "nobody".to_owned() } else { waiting };
    detail.row("  waiting on", &waiting, Role::Text);
    let next = row.next.as_deref().map(stage_word).unwrap_or_default();
    detail.row("  readiness", &row.readiness().describe(&next), Role::Text);
    detail.row("", &covers(grid, spot, model), Role::Quiet);
    if grid.acted_on(spot, model) == row.case {
        detail.added(row.case);
        let id = model.register.id(row.case);
        detail.row("", &format!("no endorsement here: an act is on {id}"), Role::Quiet);
    }
    detail.lines
}
