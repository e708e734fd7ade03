//! Going from place to place: opening, coming back, views and screens, one layer out at a time.

use super::app::App;
use super::command::Command;
use super::desk::Desk;
use super::effect::Order;
use super::pane::{self, Place};
use super::places::Places;
use super::theme::Role;
use crate::query::View;
use crate::record::Id;
use crate::text::Clean;

/// The screen that the program opens on.
const BOARD: &str = "cases";

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
            _ => self.go_screen(BOARD),
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

    /// Goes to a screen as it was left.
    fn go_screen(&mut self, name: &str) {
        self.go(&as_left(&self.desk, name));
    }

    /// Opens a view by its number; 0 shows everything on the screen where one is.
    pub(super) fn open_view(&mut self, number: u8) {
        match self.desk.views.numbered(number).cloned() {
            Some(view) => self.open(&view),
            None if number == 0 => {
                let (screen, land_on) = self.list_here().unwrap_or_else(|| (BOARD.into(), None));
                self.go(&Place::List { screen, filter: String::new(), view: None, land_on });
                self.remember_filter();
            }
            None => self.say(Role::Text, format!("No view has the number {number}")),
        }
    }

    /// Opens a view; on the same screen the cursor stays on its record.
    pub(super) fn open(&mut self, view: &View) {
        let here = self.list_here().filter(|(screen, _)| *screen == view.on);
        self.go(&of_view(view, here.and_then(|(_, on)| on)));
        self.remember_filter();
    }

    /// Opens the view that the program was started with, when only the register itself has it;
    /// a record that the program was to land on stays in front of it.
    pub(super) fn open_asked(&mut self) {
        let Some((name, filter)) = self.asked.take() else { return };
        let Some(view) = self.desk.views.named(&name) else {
            self.say(Role::Warning, format!("No view is called `{}`", Clean::line(&name)));
            return;
        };
        let place = first_place(&self.desk, filter, Some(view));
        if let Some(Place::List { .. }) = self.here.place(&self.desk) {
            self.show(&place);
        } else {
            self.places = Places::default();
            self.places.leave(Some(place));
        }
    }

    /// The screen of the list where one is, and the record under the cursor.
    fn list_here(&self) -> Option<(String, Option<Id>)> {
        match self.here.place(&self.desk) {
            Some(Place::List { screen, land_on, .. }) => Some((screen, land_on)),
            _ => None,
        }
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

/// The place that the program opens on: the view that was asked for, else the board as it was
/// left, under the filter that was asked for.
pub(super) fn first_place(desk: &Desk, asked: Option<String>, view: Option<&View>) -> Place {
    let place = view.map_or_else(|| as_left(desk, BOARD), |view| of_view(view, None));
    match (place, asked) {
        (Place::List { screen, view, land_on, .. }, Some(filter)) => {
            Place::List { screen, filter, view, land_on }
        }
        (place, _) => place,
    }
}

/// A view as a place.
fn of_view(view: &View, land_on: Option<Id>) -> Place {
    let (screen, filter) = (view.on.clone(), view.query.clone());
    Place::List { screen, filter, view: Some(view.name.clone()), land_on }
}

/// A screen under the filter that it was left with, else the view number 1 when that is on it,
/// else everything.
fn as_left(desk: &Desk, screen: &str) -> Place {
    let mut views = desk.views.views.iter().filter(|view| view.on == screen);
    let Some(filter) = desk.remembered.filters.get(screen).cloned() else {
        let everything = || Place::List {
            screen: screen.to_owned(),
            filter: String::new(),
            view: None,
            land_on: None,
        };
        let first = views.find(|view| view.number == Some(1));
        return first.map_or_else(everything, |view| of_view(view, None));
    };
    let view = views.find(|view| view.query == filter).map(|view| view.name.clone());
    Place::List { screen: screen.to_owned(), filter, view, land_on: None }
}
