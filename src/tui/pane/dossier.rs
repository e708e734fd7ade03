//! A dossier: one record whole, with everything it is linked to; Enter opens what a line names.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::pane::{FindMode, FindRequest, Pane, Place, Reply};
use crate::record::Id;
use crate::register::Ix;
use crate::report::{Format, dossier};
use crate::text::fold::fold;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::page::{PageBuilder, StyledLine};
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{FindState, ListState, MOTIONS, Scrolled, frame, text_view};

/// The page of one record, with a cursor in it.
#[derive(Debug)]
pub struct DossierPane {
    id: Id,
    lines: Vec<StyledLine>,
    window: ListState,
    sought: FindState,
}

impl DossierPane {
    /// The dossier of a record.
    pub fn new(id: Id) -> Self {
        Self { id, lines: Vec::new(), window: ListState::default(), sought: FindState::default() }
    }

    fn ix(&self, model: &Model) -> Option<Ix> {
        model.register.find(self.id.as_str())
    }

    fn hop(&mut self, forward: bool) -> Reply {
        let at = self.window.cursor;
        if self.sought.is_on() {
            self.window.move_to(self.sought.next(at, forward).unwrap_or(at));
            return Reply::Say(self.sought.position(self.window.cursor));
        }
        if self.go_to_link(forward) {
            return Reply::Done;
        }
        Reply::Say("Nothing here leads to another record".into())
    }

    /// Goes to the nearest line at which another link begins; `false` when there is none.
    fn go_to_link(&mut self, forward: bool) -> bool {
        let (at, link) = (self.window.cursor, |line: usize| self.lines[line].link);
        let begins =
            |&line: &usize| link(line).is_some() && (line == 0 || link(line - 1) != link(line));
        let found = if forward {
            (at + 1..self.lines.len()).find(begins)
        } else {
            (0..at).rev().find(begins)
        };
        self.window.move_to(found.unwrap_or(at));
        found.is_some()
    }

    fn seek(&mut self) {
        self.sought.hits.clear();
        let sought = fold(&self.sought.words);
        if sought.is_empty() {
            return;
        }
        // Over the ends of lines, which fall anywhere; an empty line parts what it stands between.
        let (mut text, mut starts) = (String::new(), Vec::new());
        for line in &self.lines {
            starts.push(text.len());
            let words = fold(&line.text());
            text.push_str(&words);
            text.push(if words.is_empty() { '\n' } else { ' ' });
        }
        let line_of = |(at, _)| starts.partition_point(|&start| start <= at) - 1;
        self.sought.hits.extend(text.match_indices(&sought).map(line_of));
        self.sought.hits.dedup();
    }
}

impl Pane for DossierPane {
    fn name(&self, _: &Model) -> String {
        self.id.to_string()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Text, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        let own = [
            Command::Open,
            Command::NextPane,
            Command::PrevPane,
            Command::NextHit,
            Command::PrevHit,
            Command::ScrollOtherDown,
            Command::ScrollOtherUp,
        ];
        MOTIONS.into_iter().chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        match command {
            command if self.window.navigate(command) => {}
            Command::ScrollOtherDown => self.window.step(1),
            Command::ScrollOtherUp => self.window.step(-1),
            Command::NextHit => return self.hop(true),
            Command::PrevHit => return self.hop(false),
            Command::NextPane | Command::PrevPane => {
                self.go_to_link(command == Command::NextPane);
            }
            Command::Open => {
                let link = self.lines.get(self.window.cursor).and_then(|line| line.link);
                let nothing = "This line opens nothing. Tab goes to the next one that does";
                return Reply::open(link, model, nothing);
            }
            _ => return Reply::NotMine,
        }
        Reply::Done
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        let width = usize::from(area.width.saturating_sub(4));
        let lines = self.ix(model).map(|ix| PageBuilder::of(model, ix, width));
        self.lines = lines.unwrap_or_default();
        self.seek();
        self.window.fit(self.lines.len(), usize::from(area.height.saturating_sub(2)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let Some(ix) = self.ix(model) else {
            let words = format!("{} is not on file any more. < goes back", self.id);
            frame::draw(buffer, area, model, true, self.id.as_str(), "");
            let (room, style) = (area.width.saturating_sub(4), model.theme.of(Role::Warning));
            put(buffer, area.x + 2, area.y + 1, room, &words, style);
            return Some(area.as_position());
        };
        let kind = model.register.record(ix).kind().as_str();
        let shown = self.window.range();
        let side = match self.lines.len() {
            lines if shown.len() < lines => format!("{kind} {}/{lines}", shown.end),
            _ => kind.to_owned(),
        };
        frame::draw(buffer, area, model, true, &PageBuilder::heading(model, ix), &side);
        let lit = model.theme.of(Role::Lit);
        let line = |at: usize, under: Style| {
            let hit = self.sought.hits.binary_search(&at).is_ok();
            self.lines[at].styled(model, if hit { under.patch(lit) } else { under })
        };
        Some(text_view::draw(area, buffer, model, self.window, line))
    }

    fn subject(&self, model: &Model) -> Option<Ix> {
        self.ix(model)
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        Some(dossier::format(&model.ctx(), self.ix(model)?, format))
    }

    fn finding(&self) -> FindMode {
        FindMode::Text
    }

    fn find(&mut self, asked: &FindRequest, _: &Model) -> Option<String> {
        let FindRequest::Words(words) = asked else { return None };
        self.sought.words.clone_from(words);
        self.seek();
        if let Some(line) = self.sought.first(self.window.cursor) {
            self.window.move_to(line);
        }
        Some(self.sought.counted())
    }

    fn layer(&self) -> Option<String> {
        self.sought.layer()
    }

    fn close_layer(&mut self, _: &Model) -> bool {
        self.sought.end()
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(&mut self.window)
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Dossier(self.id.clone()))
    }
}
