//! The review sessions on file: whose they are, how far each is, and which one to go on with.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use uuid::Uuid;

use super::pane::{FindMode, Pane, Place, Reply};
use crate::calendar::short;
use crate::journal::Session;
use crate::register::Ix;
use crate::report::{self, Format};
use crate::session::disagreements;
use crate::text::Clean;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::{self, TableCell, TableColumn, put};
use crate::tui::widget::{ListState, MOTIONS, frame, text};

/// The height from which there is room for the detail of one session.
const ROOMY: u16 = 12;

/// The sessions with a cursor in them.
#[derive(Debug)]
pub struct SessionsPane {
    rows: Vec<SessionRow>,
    window: ListState,
    detail: Rect,
    list: Rect,
}

/// One session as the list shows it.
#[derive(Debug)]
struct SessionRow {
    id: Uuid,
    name: String,
    what: String,
    whose: String,
    done: String,
    state: String,
    began: String,
    detail: Vec<String>,
}

impl SessionsPane {
    /// Every session: one's own that are open, then those of others, then those that are over; the
    /// newest first.
    pub fn new(model: &Model) -> Self {
        let mut sessions = Self {
            rows: Vec::new(),
            window: ListState::default(),
            detail: Rect::default(),
            list: Rect::default(),
        };
        sessions.fill(model);
        sessions
    }

    fn fill(&mut self, model: &Model) {
        let here = self.here().map(|row| row.id);
        let mut all = model.register.ledger().sessions();
        all.sort_by_key(|it| (it.closed.is_some(), !it.is_of(&model.officer)));
        self.rows = all.iter().map(|it| row(model, it)).collect();
        self.window.rows = self.rows.len();
        if let Some(at) = self.rows.iter().position(|row| Some(row.id) == here) {
            self.window.move_to(at);
        }
        self.window.fit(self.rows.len(), self.window.height);
    }

    fn here(&self) -> Option<&SessionRow> {
        self.rows.get(self.window.cursor)
    }

    fn columns(&self, width: u16) -> Vec<TableColumn> {
        let column = |head: &str, of: fn(&SessionRow) -> &str, most: u16| {
            let rows = self.rows.iter().map(|row| text::width(of(row)));
            let widest = rows.max().unwrap_or(0).max(text::width(head));
            let width = u16::try_from(widest).unwrap_or(most).min(most);
            TableColumn { head: head.into(), width, right: false }
        };
        let fixed = [
            column("SESSION", |row| &row.name, 8),
            column("DONE", |row| &row.done, 13),
            column("STATE", |row| &row.state, 16),
        ];
        let began = (width >= 70).then(|| column("BEGAN", |row| &row.began, 13));
        let whose = (width >= 60).then(|| column("WHOSE", |row| &row.whose, 10));
        let used: u16 = fixed.iter().chain(&began).chain(&whose).map(|it| it.width + 1).sum();
        let what = width.saturating_sub(used + 5).max(8);
        let what = TableColumn { head: "WHAT".into(), width: what, right: false };
        let [name, done, state] = fixed;
        [Some(name), Some(what), whose, Some(done), began, Some(state)]
            .into_iter()
            .flatten()
            .collect()
    }
}

fn row(model: &Model, session: &Session<'_>) -> SessionRow {
    let (register, officer) = (&model.register, model.officer.as_str());
    let progress = register.progress(session, officer);
    let began = session.opened.entry.at.to_zoned_datetime(model.zone.clone());
    let state = match (&session.terms.dealt_to, session.closed) {
        (_, Some(_)) => "over".to_owned(),
        (Some(to), None) if to != officer => format!("dealt to {}", Clean::line(to)),
        (_, None) if progress.is_complete() => "nothing left".to_owned(),
        (_, None) => format!("{} left", progress.left()),
    };
    let whose = match &session.terms.dealt_to {
        Some(to) => Clean::line(to).to_string(),
        None => session.opened.officer.to_string(),
    };
    let what = match session.terms.query.as_str() {
        "" => session.terms.title.clone(),
        query => format!("{}   {query}", session.terms.title),
    };
    SessionRow {
        id: session.id,
        name: session.name(),
        what: Clean::line(&what).to_string(),
        whose,
        done: progress.to_string(),
        state,
        began: if began.date() == model.today {
            began.strftime("today %H:%M").to_string()
        } else {
            short(began.date())
        },
        detail: detail(model, session),
    }
}

/// What is to be known of one session, line by line.
fn detail(model: &Model, session: &Session<'_>) -> Vec<String> {
    let register = &model.register;
    let kind = register.kind_of(session);
    let opened = session.opened;
    let moment = |at: jiff::Timestamp| {
        at.to_zoned_datetime(model.zone.clone()).strftime("%-d %b %Y %H:%M").to_string()
    };
    let blind = if session.terms.blind { "blind" } else { "not blind" };
    let mut lines =
        vec![format!("opened by {}, {}, {blind}", opened.officer, moment(opened.entry.at))];
    // What colleagues judged stays hidden as long as one has still to judge blindly oneself.
    let me = model.officer.as_str();
    let is_through = register.progress(session, me).is_complete();
    let is_seen = is_through || !session.is_blind_for(me) || !session.is_for(me);
    for officer in session.officers() {
        let progress = register.progress(session, officer);
        let counts = progress.describe(register, kind, false);
        let counts = if is_seen || **officer == *me { counts.join(", ") } else { String::new() };
        let counts = if counts.is_empty() { String::new() } else { format!(": {counts}") };
        lines.push(format!(
            "{officer}   {progress} judged{counts}; {} skipped, {} left",
            progress.skipped,
            progress.left()
        ));
    }
    if is_seen {
        lines.extend(disagreements(register, session));
    }
    if let Some(closed) = session.closed {
        lines.push(format!("closed by {}, {}", closed.officer, moment(closed.entry.at)));
    }
    lines
}

impl Pane for SessionsPane {
    fn name(&self, _: &Model) -> String {
        "Sessions".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Text, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open]).collect()
    }

    fn handle(&mut self, command: Command, _: &Model) -> Reply {
        if self.window.navigate(command) {
            return Reply::Done;
        }
        match (command, self.here()) {
            (Command::Open, Some(row)) => Reply::Join(row.id),
            (Command::Open, None) => {
                Reply::Say("No session is on file. r on a list starts one".into())
            }
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        let wanted = self.here().map_or(0, |row| row.detail.len() + 2);
        let detail = u16::try_from(wanted).unwrap_or(0).min(area.height / 2);
        let detail = if area.height >= ROOMY { detail } else { 0 };
        self.list = Rect { height: area.height - detail, ..area };
        self.detail = Rect { y: self.list.bottom(), height: detail, ..area };
        self.window.fit(self.rows.len(), usize::from(self.list.height.saturating_sub(3)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = if self.rows.is_empty() { String::new() } else { self.rows.len().to_string() };
        frame::draw(buffer, self.list, model, true, "Review sessions", &side);
        if self.rows.is_empty() {
            let words = "No session is on file. Go to a list, filter or mark, and press r.";
            let inside = area.width.saturating_sub(4);
            for (y, line) in
                (self.list.y + 1..self.list.bottom()).zip(text::wrap(words, inside.into(), 0))
            {
                put(buffer, area.x + 2, y, inside, &line, model.theme.of(Role::Text));
            }
            return Some(Position::new(area.x + 2, area.y + 1));
        }
        let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..self.list };
        let columns = self.columns(area.width);
        let head = Rect { y: inside.y + 1, height: 1, ..inside };
        table::heading(buffer, head, &columns, model.theme.of(Role::Label));
        let mut cursor = None;
        for (y, at) in (inside.y + 2..).zip(self.window.range()) {
            let row = &self.rows[at];
            let here = at == self.window.cursor;
            let style = model.theme.of(if here { Role::Selected } else { Role::Text });
            let of = |head: &str| match head {
                "SESSION" => &row.name,
                "WHAT" => &row.what,
                "WHOSE" => &row.whose,
                "DONE" => &row.done,
                "BEGAN" => &row.began,
                _ => &row.state,
            };
            let cells: Vec<TableCell> = columns
                .iter()
                .map(|it| TableCell { text: of(&it.head).clone(), style, lit: Vec::new() })
                .collect();
            if here {
                let blank = " ".repeat(usize::from(inside.width));
                put(buffer, inside.x, y, inside.width, &blank, style);
                put(buffer, area.x + 1, y, 1, ">", model.theme.of(Role::Title));
                cursor = Some(Position::new(inside.x, y));
            }
            table::row(buffer, inside, y, &columns, &cells, style);
        }
        if let Some(row) = self.here().filter(|_| self.detail.height > 2) {
            frame::draw(buffer, self.detail, model, false, &row.name, "Enter goes on   X report");
            let lines = row.detail.iter();
            for (y, line) in (self.detail.y + 1..self.detail.bottom() - 1).zip(lines) {
                put(buffer, inside.x, y, inside.width, line, model.theme.of(Role::Text));
            }
        }
        cursor
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        None
    }

    fn finding(&self) -> FindMode {
        FindMode::Nothing
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        let session = model.register.ledger().session(self.here()?.id)?;
        Some(format!("session-{}.md", session.name()))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let session = model.register.ledger().session(self.here()?.id)?;
        Some(report::session(&model.ctx(), &session, format))
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Sessions)
    }

    fn refresh(&mut self, model: &Model, _: bool) -> Option<String> {
        self.fill(model);
        None
    }
}
