//! The review sessions on file: whose they are, how far each is, and which one to resume.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use uuid::Uuid;

use super::pane::{Pane, Place, Reply};
use crate::calendar::short;
use crate::journal::Session;
use crate::record::Id;
use crate::report::{self, Format};
use crate::session::disagreements;
use crate::text::Clean;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::{TableColumn, columns};
use crate::tui::widget::{ListFrame, ListPane, ListRow, Scrolled, text};

/// The height from which there is room for the detail of one session.
const ROOMY: u16 = 12;

/// The columns: heading, most cells (0 takes what is left), width of the window from which it shows.
const COLUMNS: [(&str, u16, u16); 6] = [
    ("SESSION", 8, 0),
    ("WHAT", 0, 0),
    ("WHOSE", 10, 60),
    ("DONE", 13, 0),
    ("BEGAN", 13, 70),
    ("STATE", 16, 0),
];

/// The sessions with a cursor in them.
#[derive(Debug)]
pub struct SessionsPane {
    rows: Vec<SessionRow>,
    list: ListPane,
}

/// One session as the list shows it.
#[derive(Debug)]
struct SessionRow {
    id: Uuid,
    /// Its cells, column by column, the name first.
    cells: [String; 6],
    detail: Vec<String>,
}

impl SessionsPane {
    /// Every session: one's own open ones, others' open ones, those that are over; the newest first.
    pub fn new(model: &Model) -> Self {
        let mut sessions = Self { rows: Vec::new(), list: ListPane::default() };
        sessions.fill(model);
        sessions
    }

    fn fill(&mut self, model: &Model) {
        let here = self.here().map(|row| row.id);
        let mut all = model.register.ledger().sessions();
        all.sort_by_key(|it| (it.closed.is_some(), !it.is_of(&model.officer)));
        self.rows = all.iter().map(|it| row(model, it)).collect();
        self.list.set_keys(self.rows.iter().map(|row| row.id), here.as_ref());
    }

    fn here(&self) -> Option<&SessionRow> {
        self.rows.get(self.list.row()?)
    }

    /// The columns that show, each with its place among the cells.
    fn columns(&self, wide: u16) -> (Vec<usize>, Vec<TableColumn>) {
        let known = COLUMNS.iter().enumerate().filter(|(_, (.., from))| wide >= *from);
        let (places, known): (Vec<usize>, Vec<_>) = known
            .map(|(at, &(head, most, _))| {
                let cells = self.rows.iter().map(|row| text::width(&row.cells[at]));
                let widest = cells.max().unwrap_or(0).max(head.len());
                (at, (head, u16::try_from(widest).unwrap_or(most).min(most), false))
            })
            .unzip();
        let mut columns = columns(wide.saturating_sub(5), known);
        columns[1].width = columns[1].width.max(8);
        (places, columns)
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
    let began = match began.date() {
        day if day == model.today => began.strftime("today %H:%M").to_string(),
        day => short(day),
    };
    let what = Clean::line(&what).to_string();
    SessionRow {
        id: session.id,
        cells: [session.name(), what, whose, progress.to_string(), began, state],
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
        let counts = match counts.join(", ") {
            counts if !counts.is_empty() && (is_seen || **officer == *me) => format!(": {counts}"),
            _ => String::new(),
        };
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

    fn handle(&mut self, command: Command, _: &Model) -> Reply {
        if self.list.navigate(command) {
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
        self.list.fit(area, u16::from(!self.rows.is_empty()), detail);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let (places, mut columns) = self.columns(area.width);
        let mut side = self.rows.len().to_string();
        if self.rows.is_empty() {
            side.clear();
            columns.clear();
        }
        let words = "No session is on file. Go to a list, filter or mark, and press r.";
        let empty = text::wrap(words, area.width.saturating_sub(4).into(), 0).join("\n");
        let frame = ListFrame {
            columns: &columns,
            empty: (&empty, Role::Text),
            ..ListFrame::new("Review sessions", &side)
        };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let cells = places.iter().map(|place| self.rows[at].cells[*place].clone());
            ListRow::of(cells, model.theme.of(Role::Text))
        });
        if let Some(row) = self.here() {
            let around = (&*row.cells[0], "Enter goes on   X report");
            let lines = row.detail.iter().cloned();
            self.list.draw_detail(area, buffer, model, around, Role::Text, lines);
        }
        cursor.or(Some(Position::new(area.x + 2, area.y + 1)))
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        let session = model.register.ledger().session(self.here()?.id)?;
        Some(format!("session-{}.md", session.name()))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let session = model.register.ledger().session(self.here()?.id)?;
        Some(report::session(&model.ctx(), &session, format))
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(self.list.window())
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Sessions)
    }

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        self.fill(model);
        None
    }
}
