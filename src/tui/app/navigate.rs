//! Going from place to place: opening, coming back, views and screens.

use super::App;
use crate::record::settings::ViewRow;
use crate::record::{Content, Id};
use crate::text::Clean;
use crate::tui::effect::{Order, ScreenState};
use crate::tui::history::{History, Left};
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::pane::{self, BringBackPlace, CellKey, ListPlace, MatrixPlace, Place};
use crate::tui::theme::Role;
use crate::tui::view_places::{
    BOARD, MATRIX, as_left, first_place, of_matrix, of_view, timeline_as_left,
};
use crate::tui::widget::{SplitMode, Spot};

impl App {
    /// Leaves this place for another.
    pub(super) fn go_to(&mut self, place: &Place) {
        self.layers.clear();
        let from = self.here.place(&self.model);
        if from.as_ref().is_some_and(|from| from.is_same(place)) {
            return;
        }
        let spot = self.here.scrolled().spot();
        self.places.leave(from.map(|from| (from, spot)));
        self.show(place);
    }

    /// Shows a place. It is settled at once: the next key may have come together with this one.
    pub(super) fn show(&mut self, place: &Place) {
        if let Place::Review { session, .. } = place {
            self.model.sit_in(Some(*session));
        }
        self.here = pane::open(place, &self.model);
        self.prepare();
    }

    /// Goes where a command of the `g` keys leads.
    pub(super) fn go_by(&mut self, command: Command) {
        match command {
            Command::GoClock => self.go_screen("clock"),
            Command::GoDrafts => {
                self.order(Order::Drafts);
                self.go_to(&Place::Drafts);
            }
            Command::GoSessions => self.go_to(&Place::Sessions),
            Command::GoFaults => self.go_to(&Place::Faults),
            Command::GoFinance => {
                let list = as_left(&self.model, "amounts");
                self.go_to(&Place::Money(ListPlace { view: None, ..list }));
            }
            Command::GoTimeline => self.go_to(&timeline_as_left(&self.model)),
            Command::GoAudit => {
                let (filter, split) = (String::new(), SplitMode::default());
                self.go_to(&Place::Audit { filter, oldest_first: false, land_on: None, split });
            }
            Command::GoLinked => match self.here.subject(&self.model) {
                Some(ix) => self.go_to(&Place::Linked(self.model.register.id(ix).clone())),
                None => self.say(Role::Text, "No item is under the cursor"),
            },
            Command::GoCaveats => self.go_screen("caveats"),
            Command::GoEndorsements => self.go_matrix(),
            _ => self.go_screen(BOARD),
        }
    }

    /// Comes back to the place before.
    pub(super) fn go_back(&mut self) {
        let here = self.left();
        let to = self.places.back(here);
        self.come_to(to, "This is the first place. q leaves the program");
    }

    /// Goes to the place after, where one has come back.
    pub(super) fn go_forward(&mut self) {
        let here = self.left();
        let to = self.places.forward(here);
        self.come_to(to, "This is the last place you have been to");
    }

    /// The place that is left, and where one is in it.
    fn left(&mut self) -> Option<Left> {
        Some((self.here.place(&self.model)?, self.here.scrolled().spot()))
    }

    fn come_to(&mut self, to: Option<Left>, nowhere: &str) {
        self.layers.clear();
        match to {
            Some((place, spot)) => {
                self.show(&place);
                self.here.scrolled().come_back(spot);
                self.prepare();
            }
            None => self.say(Role::Text, nowhere),
        }
    }

    /// Lays a box on top of the place.
    pub(super) fn lay(&mut self, on_top: &Place) {
        self.layers.push(pane::open(on_top, &self.model));
        self.prepare();
    }

    /// Shows the keys that work here, or puts them away.
    pub(super) fn help(&mut self) {
        if self.layers.pop().is_some() {
            return;
        }
        let top = self.top();
        let everywhere = Command::ALL.iter().copied().filter(|command| {
            !command.is_for_writing()
                && !matches!(
                    command.group(),
                    CommandGroup::Move | CommandGroup::Mark | CommandGroup::Sort
                )
                && !matches!(
                    command,
                    Command::Open
                        | Command::NextHit
                        | Command::PrevHit
                        | Command::MoreDetail
                        | Command::MoreList
                        | Command::Facets
                        | Command::HideSettled
                        | Command::GroupBy
                )
        });
        let commands: Vec<Command> = top.commands().into_iter().chain(everywhere).collect();
        let (of, contexts) = (top.name(&self.model), top.contexts().to_vec());
        self.lay(&Place::Help { of, contexts, commands });
    }

    /// Opens the bring-back list of a meeting as it was typed; without words, of the meeting under
    /// the cursor, else the meetings to choose from.
    pub(super) fn agenda(&mut self, text: &str) {
        let register = &self.model.register;
        let at = if text.trim().is_empty() {
            self.top().subject(&self.model).and_then(|ix| register.meeting(ix))
        } else {
            match register.meeting_meant(text.trim(), self.model.today) {
                Ok(at) => Some(at),
                Err(fault) => return self.say(Role::Error, fault.describe()),
            }
        };
        let agenda = at.map(|at| Place::Agenda(BringBackPlace::of(register, &at)));
        self.go_to(&agenda.unwrap_or(Place::Meetings));
    }

    /// Goes to a screen as it was left.
    fn go_screen(&mut self, name: &str) {
        let list = as_left(&self.model, name);
        let words = match &*list.filter {
            "" => String::new(),
            filter => format!("Under the filter it was left with: {filter}. 0 shows everything"),
        };
        self.go_to(&Place::List(list));
        self.say(Role::Text, words);
    }

    /// Opens a view by its number; 0 shows everything on the screen where one is.
    pub(super) fn open_view(&mut self, number: u8) {
        match self.model.views.numbered(number).cloned() {
            Some(view) => self.open(&view),
            None if number == 0 => {
                if let Some(Place::Matrix(_)) = self.here.place(&self.model) {
                    return self.filter_by("");
                }
                let board = || ListPlace { screen: BOARD.to_owned(), ..ListPlace::default() };
                let here = self.list_here().unwrap_or_else(board);
                self.go_to(&Place::List(ListPlace { filter: String::new(), view: None, ..here }));
                self.remember_filter();
            }
            None => self.say(Role::Text, format!("No view has the number {number}")),
        }
    }

    /// Opens a view; on the same screen the cursor stays on its record, and marks stay.
    pub(super) fn open(&mut self, view: &ViewRow) {
        let here = self.list_here().filter(|list| list.screen == view.on).unwrap_or_default();
        let ListPlace { land_on, marks, split, .. } = here;
        self.go_to(&Place::List(ListPlace { land_on, marks, split, ..of_view(view) }));
        self.remember_filter();
    }

    /// Opens the view that the program was started with, when only the register itself has it;
    /// a record that the program was to land on stays in front of it.
    pub(super) fn open_asked(&mut self) {
        let Some((name, filter)) = self.asked.take() else { return };
        let Some(view) = self.model.views.named(&name) else {
            let words = format!("No view is called `{}`", Clean::line(&name));
            return self.say(Role::Warning, words);
        };
        let place = first_place(&self.model, filter, Some(view));
        if let Some(Place::List(_)) = self.here.place(&self.model) {
            self.show(&place);
        } else {
            self.places = History::default();
            self.places.leave(Some((place, Spot::default())));
        }
    }

    /// Goes to the matrix as it was left, to the case of what is under the cursor.
    fn go_matrix(&mut self) {
        let kept = self.model.remembered.screens.get(MATRIX).cloned().unwrap_or_default();
        let register = &self.model.register;
        let first = |case: Id| CellKey { case, partner: None, body: None };
        let at = self.here.subject(&self.model).and_then(|ix| match &register.record(ix).content {
            Content::Case(_) => Some(first(register.id(ix).clone())),
            Content::Caveat(_) => Some(first(register.id(*register.cases_of(ix).first()?).clone())),
            Content::Endorsement(it) => Some(CellKey {
                case: it.cases.first()?.clone(),
                partner: Some(it.partner.clone()),
                body: it.body.clone(),
            }),
            _ => None,
        });
        let ScreenState { filter, sort, group, split } = kept;
        let (turned, hiding) = (!group.is_empty(), !sort.is_empty());
        let rest = MatrixPlace::default();
        self.go_to(&Place::Matrix(MatrixPlace { filter, at, turned, hiding, split, ..rest }));
    }

    /// The list where one is.
    pub(in crate::tui) fn list_here(&self) -> Option<ListPlace> {
        match self.here.place(&self.model) {
            Some(Place::List(list)) => Some(list),
            _ => None,
        }
    }

    /// Keeps the filter and the order of the screen for the next start.
    pub(super) fn remember_filter(&mut self) {
        let list = match self.here.place(&self.model) {
            Some(Place::List(list) | Place::Money(list) | Place::Timeline { list, .. }) => list,
            Some(Place::Matrix(cells)) => of_matrix(cells),
            _ => return,
        };
        let ListPlace { screen, filter, sort, group, split, .. } = list;
        let kept = ScreenState { filter, sort, group, split };
        if self.model.remembered.screens.insert(screen, kept.clone()) != Some(kept) {
            self.order(Order::Remember(self.model.remembered.clone()));
        }
    }
}
