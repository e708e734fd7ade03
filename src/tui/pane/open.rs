//! The one list of panes: which one shows a place.

use super::bring_back::BringBack;
use super::changes::Changes;
use super::dossier::Dossier;
use super::drafts::Drafts;
use super::facets::Facets;
use super::faults::Faults;
use super::help::Help;
use super::links::Linked;
use super::list::Listing;
use super::loading::Loading;
use super::log::Audit;
use super::matrix::Matrix;
use super::meetings::Meetings;
use super::messages::Log;
use super::money::Money;
use super::pane::{Pane, Place};
use super::session::Review;
use super::sessions::Sessions;
use super::source::SourceText;
use super::timeline::Timeline;
use crate::tui::model::Desk;

/// The pane that shows a place; while the register is read, one that says how far it is.
pub fn open(place: &Place, desk: &Desk) -> Box<dyn Pane> {
    if desk.loading.is_some() && !matches!(place, Place::Help { .. }) {
        return Box::new(Loading::new(place.clone()));
    }
    match place {
        Place::List(list) => Box::new(Listing::new(desk, list)),
        Place::Matrix(cells) => Box::new(Matrix::new(desk, cells)),
        Place::Dossier(id) => Box::new(Dossier::new(id.clone())),
        Place::Linked(id) => Box::new(Linked::new(id, desk)),
        Place::Agenda(agenda) => Box::new(BringBack::new(desk, agenda)),
        Place::Meetings => Box::new(Meetings::new(desk)),
        Place::Messages => Box::new(Log::new(desk)),
        Place::Drafts => Box::new(Drafts::new(desk)),
        Place::Facets { screen, filter } => Box::new(Facets::new(desk, screen, filter)),
        Place::Changes(id) => Box::new(Changes::new(id.clone())),
        Place::Source { document, quote, of } => {
            Box::new(SourceText::new(document.clone(), quote.clone(), of.clone()))
        }
        Place::Sessions => Box::new(Sessions::new(desk)),
        Place::Review { session, at, big } => {
            Box::new(Review::new(desk, *session, at.as_ref(), *big))
        }
        Place::Timeline { list, zoom, from } => Box::new(Timeline::new(desk, list, *zoom, *from)),
        Place::Money(list) => Box::new(Money::new(desk, list)),
        Place::Faults => Box::new(Faults::new(desk)),
        Place::Audit { filter, oldest_first, land_on } => {
            Box::new(Audit::new(desk, filter, *oldest_first, *land_on))
        }
        Place::Help { of, contexts, commands } => Box::new(Help::new(desk, of, contexts, commands)),
    }
}
