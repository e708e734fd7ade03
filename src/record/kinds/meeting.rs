//! A meeting of a body, and the items on its agenda.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{LinkTarget, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::MEETING_KIND;
use crate::record::{Id, Kind, PrintedText};

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// The body that met.
    pub body: Id,
    /// The day; absent when it is not printed.
    pub on: Option<When>,
    /// The hour, as printed.
    pub time: Option<PrintedText>,
    /// Where.
    pub venue: Option<PrintedText>,
    /// Whom to ask.
    pub contact: Option<Party>,
    /// Ordinary or extraordinary.
    pub kind: Option<PrintedText>,
    /// The next meetings that it names.
    pub next: Vec<When>,
    /// Its agenda.
    pub item: Vec<AgendaItem>,
}

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaItem {
    /// Its number as printed.
    pub no: Option<PrintedText>,
    /// What it was about.
    pub title: Option<PrintedText>,
    /// What came of it.
    pub outcome: Option<PrintedText>,
}

impl Meeting {
    /// Reads a meeting; `None` when its body is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let body = fields.need_link("body", LinkTarget::One(&[Kind::Body]));
        Some(Self {
            on: fields.date("on"),
            time: fields.line("time"),
            venue: fields.line("venue"),
            contact: fields.party("contact"),
            kind: fields.word("kind", MEETING_KIND),
            next: fields.dates("next"),
            item: fields.tables("item", |item| {
                Some(AgendaItem {
                    no: item.line("no"),
                    title: item.line("title"),
                    outcome: item.prose("outcome"),
                })
            }),
            body: body?,
        })
    }
}
