//! Money: every figure as its paper states it, and what those of one case or programme come to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list::rows::ListRows;
use super::pane::{ListPlace, Pane, Place, Reply};
use super::timeline::detail::money_of;
use crate::record::Id;
use crate::register::Ix;
use crate::register::money::amounts::AmountIndex;
use crate::report::Format;
use crate::report::document::export::ListHeading;
use crate::report::list::money::figure;
use crate::report::list::money_report;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::page::StyledLine;
use crate::tui::theme::Role;
use crate::tui::widget::text;

/// The screen whose rows it has, and its name among the screens that are kept.
const AMOUNTS: &str = "amounts";

/// The figures that answer a filter.
#[derive(Debug)]
pub struct MoneyPane {
    rows: ListRows,
    figures: AmountIndex,
}

impl MoneyPane {
    /// The figures as they were left.
    pub fn new(model: &Model, list: &ListPlace) -> Self {
        let list = ListPlace { screen: AMOUNTS.to_owned(), view: None, ..list.clone() };
        Self { rows: ListRows::new(model, &list), figures: AmountIndex::new(&model.register) }
    }
}

/// All that the case or programme of a figure has; of a figure of none the words of it alone.
fn detail(model: &Model, figures: &AmountIndex, ix: Ix, width: usize) -> Vec<StyledLine> {
    if width == 0 {
        return Vec::new();
    }
    if let Some(of) = model.register.whose_amount(ix) {
        return money_of(model, of, figures.of(of), width);
    }
    let mut lines = text::wrap(&figure(&model.ctx(), ix), width, 2);
    lines.push("It names no case and no programme, so it is added to nothing.".to_owned());
    lines.iter().map(|words| StyledLine::new(words, Role::Text)).collect()
}

impl Pane for MoneyPane {
    fn name(&self, _: &Model) -> String {
        "Money".into()
    }

    fn commands(&self) -> Vec<Command> {
        let own = [Command::Open, Command::GroupBy, Command::Facets];
        ListRows::commands().chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        match command {
            Command::ViewAll => Reply::Filter(String::new()),
            command => {
                self.rows.handle(command, model, "There is nothing to open: no figure answers")
            }
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        // The list needs no more lines than it has; the years below need many.
        let rows = u16::try_from(self.rows.records.list.line_count()).unwrap_or(u16::MAX);
        let high = rows.saturating_add(3).clamp(5, (area.height / 2).max(5));
        self.rows.share(area, high, model);
        self.rows.set_detail(|ix, width| detail(model, &self.figures, ix, width));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let cursor = self.rows.draw(buffer, model);
        let cursor = self.rows.split.draw(cursor, buffer, model, "What it comes to", "");
        cursor.or(Some(area.as_position())).filter(|at| area.contains(*at))
    }

    fn rows(&self) -> Option<&ListRows> {
        Some(&self.rows)
    }

    fn rows_mut(&mut self) -> Option<&mut ListRows> {
        Some(&mut self.rows)
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("money-{}.md", model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let filter = self.rows.stated_filter();
        let mut heading = ListHeading::new("Money", &filter, model.today);
        heading.marked = self.rows.records.targets(model).are_marked();
        let amounts = self.rows.records.taken(model);
        Some(money_report::export(&model.ctx(), &amounts, heading, format))
    }

    fn place(&self, model: &Model) -> Option<Place> {
        let list = ListPlace { screen: AMOUNTS.to_owned(), ..self.rows.place(model) };
        Some(Place::Money(list))
    }

    fn refresh(&mut self, model: &Model, own: &[Id]) -> Option<String> {
        self.figures = AmountIndex::new(&model.register);
        self.rows.refresh(model, own)
    }
}
