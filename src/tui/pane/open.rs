//! The one list of panes: which one shows a place, and what shows while the register is read.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::bring_back::BringBackPane;
use super::changes::ChangesPane;
use super::dossier::DossierPane;
use super::drafts::DraftsPane;
use super::facets::FacetsPane;
use super::faults::FaultsPane;
use super::help::HelpPane;
use super::links::LinksPane;
use super::list::RecordListPane;
use super::log::LogPane;
use super::matrix::MatrixPane;
use super::meetings::MeetingsPane;
use super::messages::MessagesPane;
use super::money::MoneyPane;
use super::pane::{Pane, Place, Reply};
use super::session::SessionPane;
use super::sessions::SessionsPane;
use super::source::SourcePane;
use super::timeline::TimelinePane;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;

/// The pane that shows a place; while the register is read, one that says how far it is.
pub fn open(place: &Place, model: &Model) -> Box<dyn Pane> {
    if model.loading.is_some() && !matches!(place, Place::Help { .. }) {
        return Box::new(LoadingPane { place: place.clone() });
    }
    match place {
        Place::List(list) => Box::new(RecordListPane::new(model, list)),
        Place::Matrix(cells) => Box::new(MatrixPane::new(model, cells)),
        Place::Dossier(id) => Box::new(DossierPane::new(id.clone())),
        Place::Linked(id) => Box::new(LinksPane::new(id, model)),
        Place::Agenda(agenda) => Box::new(BringBackPane::new(model, agenda)),
        Place::Meetings => Box::new(MeetingsPane::new(model)),
        Place::Messages => Box::new(MessagesPane::new(model)),
        Place::Drafts => Box::new(DraftsPane::new(model)),
        Place::Facets { screen, filter } => Box::new(FacetsPane::new(model, screen, filter)),
        Place::Changes(id) => Box::new(ChangesPane::new(id.clone())),
        Place::Source { document, quote, of } => {
            Box::new(SourcePane::new(document.clone(), quote.clone(), of.clone()))
        }
        Place::Sessions => Box::new(SessionsPane::new(model)),
        Place::Review { session, at, big } => {
            Box::new(SessionPane::new(model, *session, at.as_ref(), *big))
        }
        Place::Timeline { list, zoom, from } => {
            Box::new(TimelinePane::new(model, list, *zoom, *from))
        }
        Place::Money(list) => Box::new(MoneyPane::new(model, list)),
        Place::Faults => Box::new(FaultsPane::new(model)),
        Place::Audit { filter, oldest_first, land_on, split } => {
            Box::new(LogPane::new(model, filter, *oldest_first, *land_on, *split))
        }
        Place::Help { of, contexts, commands } => {
            Box::new(HelpPane::new(model, of, contexts, commands))
        }
    }
}

/// A place that waits for the register.
#[derive(Debug)]
pub struct LoadingPane {
    place: Place,
}

impl Pane for LoadingPane {
    fn name(&self, _: &Model) -> String {
        "the register, being read".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        Vec::new()
    }

    fn handle(&mut self, _: Command, _: &Model) -> Reply {
        Reply::NotMine
    }

    fn prepare(&mut self, _: Rect, _: &Model) {}

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let counted = model.loading.filter(|(_, total)| *total > 0);
        let counted = counted.map(|(done, total)| format!(": {done} of {total} files"));
        let words = format!("Reading the register{}", counted.unwrap_or_default());
        put(buffer, area.x + 2, area.y + 1, area.width, &words, model.theme.of(Role::Text));
        Some(area.as_position())
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(self.place.clone())
    }
}
