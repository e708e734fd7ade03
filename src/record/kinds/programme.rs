//! A programme: the undertaking that business cases belong to.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{LinkTarget, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::TIER;
use crate::record::{Id, Kind, PrintedText};

/// A programme of partners, at any tier from local to national.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Programme {
    /// Its name.
    pub title: PrintedText,
    /// The place it covers.
    pub area: Option<PrintedText>,
    /// How wide it reaches.
    pub tier: Option<PrintedText>,
    /// The partner that leads it.
    pub lead: Option<Id>,
    /// The partners in it.
    pub partners: Vec<Id>,
    /// Its director.
    pub director: Option<Party>,
    /// Its senior responsible owner.
    pub sro: Option<Party>,
    /// Its programme management office.
    pub pmo: Option<PrintedText>,
    /// The programme it is part of.
    pub parent: Option<Id>,
    /// What it is for.
    pub summary: Option<PrintedText>,
    /// Where it stands.
    pub status: Option<PrintedText>,
    /// When it began.
    pub started: Option<When>,
}

impl Programme {
    /// Reads a programme; `None` when its title is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let title = fields.need_line("title");
        Some(Self {
            area: fields.line("area"),
            tier: fields.word("tier", TIER),
            lead: fields.link("lead", LinkTarget::One(&[Kind::Partner])),
            partners: fields
                .links("partners", LinkTarget::One(&[Kind::Partner]))
                .unwrap_or_default(),
            director: fields.party("director"),
            sro: fields.party("sro"),
            pmo: fields.line("pmo"),
            parent: fields.link("parent", LinkTarget::One(&[Kind::Programme])),
            summary: fields.prose("summary"),
            status: fields.line("status"),
            started: fields.date("started"),
            title: title?,
        })
    }
}
