//! Going from place to place: opening, coming back, views and screens, one layer out at a time.

use super::app::App;
use super::command::Command;
use super::effect::Order;
use super::pane::{self, Place};
use super::theme::Role;

impl App {
    /// Leaves this place for another.
    pub(super) fn go(&mut self, place: &Place) {
        self.layers.clear();
        let from = self.here.place(&self.desk);
        if from.as_ref().is_some_and(|from| from.is_same(place)) {
            return;
        }
        self.places.leave(from);
        self.show(place);
    }

    /// Shows a place. It is settled at once: the next key may have come together with this one.
    pub(super) fn show(&mut self, place: &Place) {
        self.here = pane::open(place, &self.desk);
        self.settle();
    }

    /// Goes where a command of the `g` keys leads.
    pub(super) fn go_by(&mut self, command: Command) {
        match command {
            Command::GoFaults => self.go(&Place::Faults),
            Command::GoLinked => match self.here.subject(&self.desk) {
                Some(ix) => self.go(&Place::Linked(self.desk.register.id(ix).clone())),
                None => self.say(Role::Text, "No item is under the cursor"),
            },
            Command::GoCaveats => self.go_screen("caveats"),
            _ => self.go_screen("cases"),
        }
    }

    /// Comes back to the place before.
    pub(super) fn go_back(&mut self) {
        self.layers.clear();
        match self.places.back(self.here.place(&self.desk)) {
            Some(place) => self.show(&place),
            None => self.say(Role::Text, "This is the first place. q leaves the program"),
        }
    }

    /// Goes to the place after, where one has come back.
    pub(super) fn go_forward(&mut self) {
        self.layers.clear();
        match self.places.forward(self.here.place(&self.desk)) {
            Some(place) => self.show(&place),
            None => self.say(Role::Text, "This is the last place you have been to"),
        }
    }

    /// Takes one layer away: a box on top, a search, a filter, the place.
    pub(super) fn back_out(&mut self) {
        let (top, desk) = self.top_mut();
        if top.peel(desk) {
            self.remember_filter();
        } else if self.layers.pop().is_none() {
            self.go_back();
        }
    }

    /// What the next Esc does, in words.
    pub(super) fn next_esc(&self) -> Option<String> {
        if let Some(layer) = self.top().layer() {
            return Some(format!("Esc {layer}"));
        }
        if !self.layers.is_empty() {
            return Some("Esc closes this".into());
        }
        self.places.before().map(|place| format!("Esc goes back to {}", place.words()))
    }

    /// Goes to a screen under the filter it was left with; the board opens on its first view.
    fn go_screen(&mut self, name: &str) {
        let name = name.to_owned();
        let kept = self.desk.remembered.filters.get(&name).cloned();
        let first =
            self.desk.views.views.iter().find(|view| view.on == name && view.number == Some(1));
        let (filter, view) = match (kept, first) {
            (Some(kept), _) => {
                let same =
                    self.desk.views.views.iter().find(|view| view.on == name && view.query == kept);
                (kept, same.and_then(|view| view.number).or(Some(0)))
            }
            (None, Some(view)) => (view.query.clone(), view.number),
            (None, None) => (String::new(), Some(0)),
        };
        self.go(&Place::List { screen: name, filter, view, land_on: None });
    }

    /// Opens a numbered view; 0 shows everything on the screen where one is.
    pub(super) fn open_view(&mut self, number: u8) {
        let (here, on) = match self.here.place(&self.desk) {
            Some(Place::List { screen, land_on, .. }) => (screen, land_on),
            _ => ("cases".to_owned(), None),
        };
        let place = match self.desk.views.numbered(number) {
            Some(view) => Place::List {
                screen: view.on.clone(),
                filter: view.query.clone(),
                view: Some(number),
                land_on: on.filter(|_| here == view.on),
            },
            None if number == 0 => {
                Place::List { screen: here, filter: String::new(), view: Some(0), land_on: on }
            }
            None => {
                self.say(Role::Text, format!("No view has the number {number}"));
                return;
            }
        };
        self.go(&place);
        self.remember_filter();
    }

    /// Keeps the filter of the screen for the next start.
    pub(super) fn remember_filter(&mut self) {
        if let Some(Place::List { screen, filter, .. }) = self.here.place(&self.desk)
            && self.desk.remembered.filters.insert(screen, filter.clone()) != Some(filter)
        {
            self.order(Order::Remember(self.desk.remembered.clone()));
        }
    }
}
