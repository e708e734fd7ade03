//! The one list of panes: which one shows a place.

use super::bring_back::BringBackPane;
use super::changes::ChangesPane;
use super::dossier::DossierPane;
use super::drafts::DraftsPane;
use super::facets::FacetsPane;
use super::faults::FaultsPane;
use super::help::HelpPane;
use super::links::LinksPane;
use super::list::RecordListPane;
use super::loading::LoadingPane;
use super::log::LogPane;
use super::matrix::MatrixPane;
use super::meetings::MeetingsPane;
use super::messages::MessagesPane;
use super::money::MoneyPane;
use super::pane::{Pane, Place};
use super::session::SessionPane;
use super::sessions::SessionsPane;
use super::source::SourcePane;
use super::timeline::TimelinePane;
use crate::tui::model::Model;

/// The pane that shows a place; while the register is read, one that says how far it is.
pub fn open(place: &Place, desk: &Model) -> Box<dyn Pane> {
    if desk.loading.is_some() && !matches!(place, Place::Help { .. }) {
        return Box::new(LoadingPane::new(place.clone()));
    }
    match place {
        Place::List(list) => Box::new(RecordListPane::new(desk, list)),
        Place::Matrix(cells) => Box::new(MatrixPane::new(desk, cells)),
        Place::Dossier(id) => Box::new(DossierPane::new(id.clone())),
        Place::Linked(id) => Box::new(LinksPane::new(id, desk)),
        Place::Agenda(agenda) => Box::new(BringBackPane::new(desk, agenda)),
        Place::Meetings => Box::new(MeetingsPane::new(desk)),
        Place::Messages => Box::new(MessagesPane::new(desk)),
        Place::Drafts => Box::new(DraftsPane::new(desk)),
        Place::Facets { screen, filter } => Box::new(FacetsPane::new(desk, screen, filter)),
        Place::Changes(id) => Box::new(ChangesPane::new(id.clone())),
        Place::Source { document, quote, of } => {
            Box::new(SourcePane::new(document.clone(), quote.clone(), of.clone()))
        }
        Place::Sessions => Box::new(SessionsPane::new(desk)),
        Place::Review { session, at, big } => {
            Box::new(SessionPane::new(desk, *session, at.as_ref(), *big))
        }
        Place::Timeline { list, zoom, from } => {
            Box::new(TimelinePane::new(desk, list, *zoom, *from))
        }
        Place::Money(list) => Box::new(MoneyPane::new(desk, list)),
        Place::Faults => Box::new(FaultsPane::new(desk)),
        Place::Audit { filter, oldest_first, land_on } => {
            Box::new(LogPane::new(desk, filter, *oldest_first, *land_on))
        }
        Place::Help { of, contexts, commands } => {
            Box::new(HelpPane::new(desk, of, contexts, commands))
        }
    }
}
