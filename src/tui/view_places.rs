//! The place that a view opens: which list, filtered how, as it was left.

use super::effect::ScreenState;
use super::model::Model;
use super::pane::{ListPlace, MatrixPlace, Place};
use crate::record::settings::ViewRow;
use crate::report::timeline::columns::Zoom;

/// The screen that the program opens on.
pub(crate) const BOARD: &str = "cases";

/// The name under which the matrix is remembered.
pub(crate) const MATRIX: &str = "matrix";

/// What is kept of the matrix, as of a list.
pub(crate) fn of_matrix(cells: MatrixPlace) -> ListPlace {
    let named = |so: bool, name: &str| if so { name.to_owned() } else { String::new() };
    ListPlace {
        screen: MATRIX.to_owned(),
        filter: cells.filter,
        sort: named(cells.hiding, "incomplete"),
        group: named(cells.turned, "partner"),
        split: cells.split,
        ..ListPlace::default()
    }
}

/// The place that the program opens on: the view that was asked for, else the board as it was
/// left, under the filter that was asked for.
pub(crate) fn first_place(model: &Model, asked: Option<String>, view: Option<&ViewRow>) -> Place {
    let mut list = view.map_or_else(|| as_left(model, BOARD), of_view);
    if let Some(filter) = asked {
        list.filter = filter;
    }
    Place::List(list)
}

/// A view as a place.
pub(crate) fn of_view(view: &ViewRow) -> ListPlace {
    ListPlace {
        screen: view.on.clone(),
        filter: view.query.clone(),
        view: Some(view.name.clone()),
        ..ListPlace::default()
    }
}

/// The timeline under the filter that it was left with.
pub(crate) fn timeline_as_left(model: &Model) -> Place {
    let ScreenState { filter, split, .. } =
        model.remembered.screens.get("timeline").cloned().unwrap_or_default();
    let list = ListPlace { screen: "timeline".to_owned(), filter, split, ..ListPlace::default() };
    Place::Timeline { list, zoom: Zoom::default(), from: None }
}

/// A screen as it was left, else the view number 1 when that is on it, else everything.
pub(crate) fn as_left(model: &Model, screen: &str) -> ListPlace {
    let everything = ListPlace { screen: screen.to_owned(), ..ListPlace::default() };
    let mut views = model.views.views.iter().filter(|view| view.on == screen);
    let Some(ScreenState { filter, sort, group, split }) =
        model.remembered.screens.get(screen).cloned()
    else {
        return views.find(|view| view.number == Some(1)).map_or(everything, of_view);
    };
    let view = views.find(|view| view.query == filter).map(|view| view.name.clone());
    ListPlace { filter, view, sort, group, split, ..everything }
}
