//! The bring-back list of a meeting: what must come back to it, by force, to act on and to take along.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::list::records::RecordList;
use super::list::signs::signs;
use super::pane::{BringBackPlace, FindMode, FindRequest, Pane, Place, Reply, Targets};
use crate::calendar::short;
use crate::query::Column;
use crate::query::columns::column::title;
use crate::record::Id;
use crate::register::Ix;
use crate::report::meeting::obligation;
use crate::report::{Format, MeetingAgenda};
use crate::text::fold::fold;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::model::Model;
use crate::tui::page::StyledLine;
use crate::tui::theme::Role;
use crate::tui::widget::split_view::SPLIT_COMMANDS;
use crate::tui::widget::table::{TableCell, TableColumn, columns};
use crate::tui::widget::{
    FindState, Gutter, ListFrame, ListRow, MOTIONS, Scrolled, SplitView, text,
};

/// The width below which the border has room for the day and a number.
const NARROW: u16 = 60;
/// How many lines the words and the source of the row under the cursor take, with their frame.
const DETAIL: u16 = 6;
/// The columns when the table is copied.
const COPIED: [&str; 8] = ["id", "record", "force", "title", "status", "owner", "due", "late"];

/// A bring-back list with a cursor in it.
#[derive(Debug)]
pub struct BringBackPane {
    agenda: BringBackPlace,
    title: String,
    lead: String,
    /// The same, in lines as wide as the window.
    leads: Vec<String>,
    /// How many of those there may be.
    most_leads: usize,
    /// How wide the longest id is.
    id_width: u16,
    rows: RecordList,
    columns: Vec<TableColumn>,
    sought: FindState,
    split: SplitView,
    /// The record whose detail shows.
    detailed: Option<Ix>,
}

impl BringBackPane {
    /// The bring-back list of a meeting, the cursor on the record to land on.
    pub fn new(model: &Model, agenda: &BringBackPlace) -> Self {
        let mut list = Self {
            agenda: agenda.clone(),
            title: String::new(),
            lead: String::new(),
            leads: Vec::new(),
            most_leads: 1,
            id_width: 6,
            rows: RecordList {
                here: agenda.land_on.clone(),
                ..RecordList::new(agenda.marks.clone())
            },
            columns: Vec::new(),
            sought: FindState::default(),
            split: SplitView::new(agenda.split),
            detailed: None,
        };
        list.fill(model);
        list
    }

    fn fill(&mut self, model: &Model) {
        let ctx = model.ctx();
        let Some(at) = self.agenda.meeting(&model.register) else {
            self.title = format!("A meeting of {}", self.agenda.body);
            "It is not on file any more. < goes back.".clone_into(&mut self.lead);
            return self.rows.replace_groups(Vec::new(), model);
        };
        let list = MeetingAgenda::of(&ctx, &at);
        let body = model.register.record(at.body).title();
        let day = at.day.map_or_else(|| "date not printed".to_owned(), short);
        self.title = format!("{day}, {body}");
        let forces = match list.forces() {
            none if none.is_empty() => "Nothing has to come back to it.".to_owned(),
            forces => format!("{}.", obligation::capital(&forces)),
        };
        // On a small screen the first line is all that shows.
        (self.lead, self.most_leads) = match list.remark() {
            Some(remark) => (format!("{remark} {forces}"), 2),
            None => (forces, 1),
        };
        let ids = list.rows.iter().map(|&ix| model.register.id(ix).as_str().len());
        self.id_width = u16::try_from(ids.max().unwrap_or(6).clamp(6, 18)).unwrap_or(6);
        let groups = list.groups();
        let groups =
            groups.map(|(head, rows)| (Some(format!("{head}  {}", rows.len())), rows.to_vec()));
        self.rows.replace_groups(groups.collect(), model);
        self.seek(model);
    }

    fn seek(&mut self, model: &Model) {
        let (ctx, sought) = (model.ctx(), fold(&self.sought.words));
        let holds = |ix: Ix| {
            let (words, owner) = (obligation::describe(&ctx, ix), obligation::owner(&ctx, ix));
            let words = format!("{} {words} {owner}", model.register.id(ix));
            !sought.is_empty() && fold(&words).contains(&sought)
        };
        let rows = self.rows.rows.iter().enumerate();
        self.sought.hits = rows.filter(|(_, ix)| holds(**ix)).map(|(row, _)| row).collect();
    }

    fn lay_out(&mut self, width: u16, model: &Model) {
        let wide = model.size.0;
        let all = [
            ("ID", self.id_width, 0, false),
            ("WHAT", 0, 0, false),
            ("STATUS", 11, 60, false),
            ("OWNER", 14, 80, false),
            ("DUE", 11, 100, false),
            ("LATE", 5, 0, true),
        ];
        let shown = all.into_iter().filter(|(_, _, from, _)| *from <= wide);
        self.columns = columns(width, shown.map(|(head, own, _, right)| (head, own, right)));
    }

    fn cells(&self, model: &Model, ix: Ix) -> Vec<TableCell> {
        let ctx = model.ctx();
        let settled = model.register.is_settled(ix);
        let base = model.theme.of(if settled { Role::Quiet } else { Role::Text });
        let late = model.theme.of(Role::Late);
        let named = |name: &str| Column::named(name).map(|column| column.show(&ctx, ix));
        let cell = |column: &TableColumn| {
            let (text, style) = match column.head.as_str() {
                "WHAT" => (title(&ctx, ix), base),
                "LATE" => (named("late").unwrap_or_default(), late),
                "OWNER" => (obligation::owner(&ctx, ix), base),
                head => (named(&head.to_lowercase()).unwrap_or_default(), base),
            };
            TableCell { text: text::safe(&text).into_owned(), style, ..TableCell::default() }
        };
        self.columns.iter().map(cell).collect()
    }

    /// The words of the row under the cursor, then their source; below the list what has room.
    fn detail(&self, model: &Model) -> Vec<StyledLine> {
        let (ctx, width) = (model.ctx(), self.split.detail_width());
        let Some(ix) = self.rows.under_cursor().filter(|_| width > 0) else { return Vec::new() };
        let mut source = text::wrap(&obligation::sources(&ctx, ix), width, 2);
        let mut words = text::wrap(&obligation::describe(&ctx, ix), width, 0);
        if self.split.upper.is_some() {
            let room = usize::from(DETAIL - 2);
            source.truncate(room - 1);
            cut_lines(&mut words, room - source.len(), width);
        }
        let words = words.iter().map(|line| StyledLine::new(line, Role::Text));
        words.chain(source.iter().map(|line| StyledLine::new(line, Role::Label))).collect()
    }

    fn draw_list(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = match self.rows.rows.len() {
            0 => String::new(),
            rows if area.width < NARROW => rows.to_string(),
            rows => format!("{rows} to bring back"),
        };
        let lead = self.leads.join("\n");
        let frame = ListFrame {
            has_keys: !self.split.in_detail(),
            lead: &lead,
            columns: if self.rows.rows.is_empty() { &[] } else { &self.columns },
            gutter: Gutter::MARKS,
            ..ListFrame::new(&self.title, &side)
        };
        let range = self.rows.in_range(model);
        let cursor = self.rows.list.draw(area, buffer, model, &frame, |at| {
            let ix = self.rows.rows[at];
            let is_hit = self.sought.hits.binary_search(&at).is_ok();
            let mark = self.rows.mark_sign(model, ix, range);
            ListRow {
                signs: signs(model, ix, mark),
                over: if is_hit { model.theme.of(Role::Lit) } else { Style::default() },
                cells: self.cells(model, ix),
                ..ListRow::default()
            }
        });
        cursor.or(Some(Position::new(area.x, area.y)))
    }
}

/// Keeps so many lines; the last of them says when there were more.
fn cut_lines(lines: &mut Vec<String>, most: usize, width: usize) {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = text::cut(&format!("{last} …"), width);
        }
    }
}

impl Pane for BringBackPane {
    fn name(&self, _: &Model) -> String {
        format!("Bring back: {}", self.title)
    }

    fn commands(&self) -> Vec<Command> {
        let marks = Command::ALL.iter().copied().filter(|it| it.group() == CommandGroup::Mark);
        let own = [Command::Open, Command::NextHit, Command::PrevHit];
        MOTIONS.into_iter().chain(SPLIT_COMMANDS).chain(own).chain(marks).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.split.navigate(command) || self.rows.list.navigate(command) {
            return Reply::Done;
        }
        match command {
            Command::NextHit | Command::PrevHit if self.sought.is_on() => {
                let row = self.rows.list.row().unwrap_or(0);
                let found = self.sought.next(row, command == Command::NextHit).unwrap_or(row);
                self.rows.list.move_to(found);
                Reply::Say(self.sought.position(found))
            }
            Command::NextHit | Command::PrevHit => {
                Reply::Say("/ finds words; n and N go from one to the next".into())
            }
            Command::Open => {
                Reply::open(self.rows.under_cursor(), model, "There is nothing here to open")
            }
            command => Reply::of(self.rows.mark(command, model)),
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        self.rows.note(model);
        let narrow = area.height <= 2 * DETAIL || self.rows.rows.is_empty();
        self.split.share(area, area.height.saturating_sub(DETAIL), narrow);
        let width = usize::from(area.width.saturating_sub(4)).max(1);
        let most = self.most_leads;
        let has_room = area.width >= NARROW && most == 1 && !self.rows.rows.is_empty();
        let also = if has_room { " X writes it to a file as a paper." } else { "" };
        self.leads = text::wrap(&format!("{}{also}", self.lead), width, 0);
        cut_lines(&mut self.leads, most, width);
        let above = u16::try_from(self.leads.len()).unwrap_or(0) + 1;
        self.rows.list.fit(self.split.upper.unwrap_or_default(), above, 0);
        self.lay_out(Gutter::MARKS.room(area), model);
        let under = self.rows.under_cursor();
        self.split.set_detail(self.detail(model), (under != self.detailed).then_some(0));
        self.detailed = under;
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let cursor = self.split.upper.and_then(|area| self.draw_list(area, buffer, model));
        let id = self.rows.under_cursor().map_or("", |ix| model.register.id(ix).as_str());
        self.split.draw(cursor, buffer, model, id, "Enter opens it").or(Some(area.as_position()))
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        self.rows.under_cursor()
    }

    fn targets(&self, model: &Model) -> Targets {
        self.rows.targets(model)
    }

    fn table(&self, model: &Model) -> Option<(Vec<Ix>, Vec<&'static Column>)> {
        let columns = COPIED.iter().filter_map(|name| Column::named(name));
        Some((self.rows.taken(model), columns.collect()))
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        self.agenda.meeting(&model.register)?;
        let day = self.agenda.day.map_or_else(String::new, |day| format!("-{day}"));
        Some(format!("agenda-{}{day}.md", self.agenda.body))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let at = self.agenda.meeting(&model.register)?;
        Some(MeetingAgenda::of(&model.ctx(), &at).format(format))
    }

    fn finding(&self) -> FindMode {
        FindMode::Text
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        let FindRequest::Words(words) = asked else { return None };
        self.sought.words.clone_from(words);
        self.seek(model);
        if let Some(row) = self.sought.first(self.rows.list.row().unwrap_or(0)) {
            self.rows.list.move_to(row);
        }
        Some(self.sought.counted())
    }

    fn layer(&self) -> Option<String> {
        self.split.layer("list").or_else(|| self.sought.layer()).or_else(|| self.rows.layer())
    }

    fn close_layer(&mut self, _: &Model) -> bool {
        self.split.leave_detail() || self.sought.end() || self.rows.peel()
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::landing(self.rows.list.window(), &mut self.split)
    }

    fn place(&self, model: &Model) -> Option<Place> {
        Some(Place::Agenda(BringBackPlace {
            land_on: self.rows.under_cursor().map(|ix| model.register.id(ix).clone()),
            marks: self.rows.marks.clone(),
            split: self.split.mode(),
            ..self.agenda.clone()
        }))
    }

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        let was = self.rows.under_cursor().map(|ix| model.register.id(ix).clone());
        self.fill(model);
        let was = was?;
        self.rows.place_of(model, &was).is_none().then(|| format!("{was} left this list"))
    }
}
