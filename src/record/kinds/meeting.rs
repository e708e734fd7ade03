//! A meeting of a body, and the items on its agenda.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{Names, Party};
use crate::record::reader::fields::Fields;
use crate::record::vocabulary::MEETING_KIND;
use crate::record::{Id, Kind, Text};

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// The body that met.
    pub body: Id,
    /// The day; absent when it is not printed.
    pub on: Option<When>,
    /// The hour, as printed.
    pub time: Option<Text>,
    /// Where.
    pub venue: Option<Text>,
    /// Whom to ask.
    pub contact: Option<Party>,
    /// Ordinary or extraordinary.
    pub kind: Option<Text>,
    /// The next meetings that it names.
    pub next: Vec<When>,
    /// Its agenda.
    pub item: Vec<Item>,
}

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its number as printed.
    pub no: Option<Text>,
    /// What it was about.
    pub title: Option<Text>,
    /// What came of it.
    pub outcome: Option<Text>,
}

impl Meeting {
    /// Reads a meeting; `None` when its body is missing.
    pub fn read(fields: &mut Fields<'_, '_, '_>) -> Option<Self> {
        let body = fields.need_link("body", Names::One(&[Kind::Body]));
        Some(Self {
            on: fields.date("on"),
            time: fields.line("time"),
            venue: fields.line("venue"),
            contact: fields.party("contact"),
            kind: fields.word("kind", MEETING_KIND),
            next: fields.dates("next"),
            item: fields.tables("item", |item| {
                Some(Item {
                    no: item.line("no"),
                    title: item.line("title"),
                    outcome: item.prose("outcome"),
                })
            }),
            body: body?,
        })
    }
}
