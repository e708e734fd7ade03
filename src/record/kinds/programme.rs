//! A programme: the undertaking that business cases belong to.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{Names, Party};
use crate::record::reader::fields::Fields;
use crate::record::vocabulary::TIER;
use crate::record::{Id, Kind, Text};

/// A programme of partners, at any tier from local to national.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Programme {
    /// Its name.
    pub title: Text,
    /// The place it covers.
    pub area: Option<Text>,
    /// How wide it reaches.
    pub tier: Option<Text>,
    /// The partner that leads it.
    pub lead: Option<Id>,
    /// The partners in it.
    pub partners: Vec<Id>,
    /// Its director.
    pub director: Option<Party>,
    /// Its senior responsible owner.
    pub sro: Option<Party>,
    /// Its programme management office.
    pub pmo: Option<Text>,
    /// The programme it is part of.
    pub parent: Option<Id>,
    /// What it is for.
    pub summary: Option<Text>,
    /// Where it stands.
    pub status: Option<Text>,
    /// When it began.
    pub started: Option<When>,
}

impl Programme {
    /// Reads a programme; `None` when its title is missing.
    pub fn read(fields: &mut Fields<'_, '_, '_>) -> Option<Self> {
        let title = fields.need_line("title");
        Some(Self {
            area: fields.line("area"),
            tier: fields.word("tier", TIER),
            lead: fields.link("lead", Names::One(&[Kind::Partner])),
            partners: fields.links("partners", Names::One(&[Kind::Partner])).unwrap_or_default(),
            director: fields.party("director"),
            sro: fields.party("sro"),
            pmo: fields.line("pmo"),
            parent: fields.link("parent", Names::One(&[Kind::Programme])),
            summary: fields.prose("summary"),
            status: fields.line("status"),
            started: fields.date("started"),
            title: title?,
        })
    }
}
