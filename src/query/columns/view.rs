//! Lists as data: which columns a screen has, and the named views that open under a number.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::date;
use serde::Deserialize;

use super::column::{COLUMNS, Column};
use crate::calendar::asked;
use crate::query::parse;
use crate::query::sort::SortBy;
use crate::record::Kind;
use crate::record::settings::{ColumnRow, ViewRow};
use crate::text::fold::fold;
use crate::text::nearest::suggest;

/// How wide a column is that no screen has and for which no width is given.
const WIDTH: u16 = 10;

/// The keys that open a view.
const NUMBERS: RangeInclusive<u8> = 1..=9;

/// The built-in screens and views.
const BUILT_IN: &str = include_str!("../../../data/views.toml");

/// A screen that lists one kind of record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListScreen {
    /// Its name: `cases`, `caveats`.
    pub name: String,
    /// What it lists.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its order unless a view says otherwise.
    pub sort: String,
    /// Its columns.
    #[serde(rename = "column")]
    pub columns: Vec<ColumnSpec>,
}

/// One column of a screen, as its file lays it out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// The column's name.
    pub name: String,
    /// Its width in cells; 0 takes what the others leave.
    pub width: u16,
    /// Shown from this window width on.
    #[serde(default)]
    pub from: u16,
}

/// Every screen and view.
#[derive(Debug, Clone, Default)]
pub struct Views {
    /// The screens that list records.
    pub screens: Vec<ListScreen>,
    /// The named views, by number.
    pub views: Vec<ViewRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewFile {
    #[serde(default)]
    screen: Vec<ListScreen>,
    #[serde(default)]
    view: Vec<ViewRow>,
}

impl Views {
    /// The built-in views with those of the register, then the officer's own, over them: a view
    /// replaces the one with its name, and takes its number from whichever had it. What is wrong
    /// in them is told.
    pub fn new(shared: &[ViewRow], own: &[ViewRow]) -> (Self, Vec<String>) {
        let mut wrong = Vec::new();
        let mut views = Self::default();
        match toml::from_str::<ViewFile>(BUILT_IN) {
            Ok(file) => {
                views.screens = file.screen;
                views.add_rows(&file.view, &mut wrong);
            }
            Err(error) => {
                wrong.push(format!("the built-in views cannot be read: {}", error.message()));
            }
        }
        views.add_rows(shared, &mut wrong);
        views.add_rows(own, &mut wrong);
        views.views.sort_by_key(|view| view.number.unwrap_or(u8::MAX));
        (views, wrong)
    }

    fn add_rows(&mut self, rows: &[ViewRow], wrong: &mut Vec<String>) {
        for row in rows {
            let ViewRow { name, on, .. } = row;
            if self.screen(on).is_none() {
                let screens = self.screen_names().join(", ");
                wrong.push(format!(
                    "the view `{name}` is on `{on}`, which is no screen; there are {screens}"
                ));
                continue;
            }
            for column in row.columns.iter().filter(|name| Column::named(name).is_none()) {
                wrong.push(format!(
                    "the view `{name}` has the column `{column}`, which there is not"
                ));
            }
            if let Err(mistake) = parse(&row.query, &is_day) {
                let why = &mistake.message;
                wrong.push(format!(
                    "the view `{name}` has a filter that cannot be read, so it shows everything: {why}"
                ));
            }
            if let Some(number) = row.number.filter(|number| !NUMBERS.contains(number)) {
                wrong.push(format!(
                    "the view `{name}` has the number {number}; the number keys are 1 to 9"
                ));
            }
            let why = SortBy::unknown(&row.sort);
            wrong.extend(why.map(|why| format!("in the view `{name}` {why}")));
            let number = row.number.filter(|number| NUMBERS.contains(number));
            self.views.retain(|other| other.name != *name);
            for other in self.views.iter_mut().filter(|other| other.number == number) {
                other.number = None;
            }
            self.views.push(ViewRow { number, ..row.clone() });
        }
    }

    /// Gives screens the columns that an officer chose for them, and tells which screens and
    /// columns there are not. A screen of whose columns there is none keeps its own.
    pub fn set_columns(&mut self, chosen: &BTreeMap<String, Vec<ColumnRow>>) -> Vec<String> {
        let built_in: Vec<ColumnSpec> =
            self.screens.iter().flat_map(|screen| screen.columns.clone()).collect();
        let names: Vec<String> = self.screen_names().into_iter().map(str::to_owned).collect();
        let mut wrong = Vec::new();
        for (name, rows) in chosen {
            let Some(screen) = self.screens.iter_mut().find(|screen| screen.name == *name) else {
                let why = format!("there are columns for `{name}`, which is no screen");
                let known = names.iter().map(String::as_str);
                let hint = suggest(name, known, || format!("there are {}", names.join(", ")));
                wrong.push(format!("{why}; {hint}"));
                continue;
            };
            let mut columns = Vec::new();
            for row in rows {
                let ColumnRow { field, width, from } = row;
                if Column::named(field).is_none() {
                    let known = COLUMNS.iter().map(|it| it.name);
                    let hint = || "`caveat list --help` names them".to_owned();
                    let hint = suggest(field, known, hint);
                    wrong.push(format!(
                        "the screen `{name}` has the column `{field}`, which there is not; {hint}"
                    ));
                    continue;
                }
                let own = screen.columns.iter().chain(&built_in).find(|it| it.name == *field);
                let width = width.unwrap_or_else(|| own.map_or(WIDTH, |it| it.width));
                columns.push(ColumnSpec { name: field.clone(), width, from: *from });
            }
            if !columns.is_empty() {
                screen.columns = columns;
            }
        }
        wrong
    }

    fn screen_names(&self) -> Vec<&str> {
        self.screens.iter().map(|screen| &*screen.name).collect()
    }

    /// The screen of a name.
    pub fn screen(&self, name: &str) -> Option<&ListScreen> {
        self.screens.iter().find(|screen| screen.name == name)
    }

    /// The view under a number.
    pub fn numbered(&self, number: u8) -> Option<&ViewRow> {
        self.views.iter().find(|view| view.number == Some(number))
    }

    /// The view of a name (in any case) or number, for `-v`.
    pub fn named(&self, name: &str) -> Option<&ViewRow> {
        let number = name.parse().ok();
        let folded = fold(name);
        let named = |view: &&ViewRow| fold(&view.name) == folded;
        self.views.iter().find(|it| named(it) || (number.is_some() && it.number == number))
    }
}

/// Whether words are a day or a window; which one does not matter here.
fn is_day(words: &str) -> bool {
    asked(words, date(2000, 1, 1)).is_some()
}

impl ViewRow {
    /// The order of its rows on this screen.
    pub fn sort_on(&self, screen: &ListScreen) -> Vec<SortBy> {
        SortBy::read(if self.sort.is_empty() { &screen.sort } else { &self.sort })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    #[test]
    fn the_built_in_views_are_sound() {
        let (views, wrong) = Views::new(&[], &[]);
        assert_eq!(wrong, Vec::<String>::new());
        let names = views.views.iter().map(|it| format!("{} {}", it.number.unwrap_or(0), it.name));
        assert_eq!(
            names.collect::<Vec<_>>().join(", "),
            "1 Inbox, 2 Overdue, 3 Changed, 4 Split, 5 Mine, 0 Held, 0 Chased"
        );
        for ViewRow { name, query, .. } in &views.views {
            assert_ne!(parse(query, &|_| true).unwrap(), Query::everything(), "{name}");
        }
        for layout in views.screens.iter().flat_map(|screen| &screen.columns) {
            assert!(Column::named(&layout.name).is_some(), "{}", layout.name);
        }
    }

    #[test]
    fn ones_own_view_takes_the_name_and_the_number() {
        let row = |name: &str, on: &str, number| ViewRow {
            name: name.into(),
            on: on.into(),
            number: Some(number),
            ..ViewRow::default()
        };
        let (views, wrong) = Views::new(&[row("Thursday", "cases", 2)], &[row("Odd", "casse", 3)]);
        assert_eq!(views.numbered(2).unwrap().name, "Thursday");
        assert_eq!(views.named("overdue").unwrap().number, None);
        assert_eq!(
            wrong,
            ["the view `Odd` is on `casse`, which is no screen; there are cases, caveats, \
                 decisions, clock, amounts, endorsements"]
        );
    }

    #[test]
    fn an_officer_chooses_the_columns_of_a_screen() {
        let (mut views, _) = Views::new(&[], &[]);
        let built_in = views.clone();
        let row = |field: &str, width| ColumnRow { field: field.into(), width, from: 0 };
        let cases =
            vec![row("due", Some(11)), row("duw", None), row("owner", None), row("stage", None)];
        let chosen = BTreeMap::from([
            ("casse".to_owned(), vec![row("id", None)]),
            ("cases".to_owned(), cases),
            ("caveats".to_owned(), vec![row("xyzzyx", None)]),
        ]);
        let wrong = views.set_columns(&chosen);
        let layouts = views.screens[0].columns.iter();
        let layouts: Vec<_> = layouts.map(|it| (it.name.as_str(), it.width, it.from)).collect();
        assert_eq!(layouts, [("due", 11, 0), ("owner", 10, 0), ("stage", 10, 0)]);
        assert_eq!(views.screens[1], built_in.screens[1]);
        assert_eq!(
            wrong,
            [
                "the screen `cases` has the column `duw`, which there is not; did you mean `due`?",
                "there are columns for `casse`, which is no screen; did you mean `cases`?",
                "the screen `caveats` has the column `xyzzyx`, which there is not; \
                 `caveat list --help` names them",
            ]
        );
    }

    #[test]
    fn an_order_that_there_is_not_is_told_and_the_view_still_opens() {
        let row = ViewRow {
            name: "Thursday".into(),
            on: "cases".into(),
            sort: "-ugency, id".into(),
            ..ViewRow::default()
        };
        let (views, wrong) = Views::new(&[], &[row]);
        assert_eq!(
            wrong,
            ["in the view `Thursday` nothing is sorted by `ugency`; did you mean `urgency`?"]
        );
        assert!(views.named("thursday").is_some());
    }
}
