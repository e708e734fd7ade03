//! A comment: what was said at a meeting or in the press, and not resolved.

use serde::Serialize;

use crate::record::link::{Names, Party};
use crate::record::reader::fields::Fields;
use crate::record::{Id, Kind, Text};

/// One thing that somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// Who said it.
    pub by: Party,
    /// The body it was said in.
    pub body: Option<Id>,
    /// The meeting it was said at.
    pub meeting: Option<Id>,
    /// What it is about.
    pub about: Vec<Id>,
    /// What was said.
    pub text: Text,
}

impl Comment {
    /// Reads a comment; `None` when who said it, or what, is missing.
    pub fn read(fields: &mut Fields<'_, '_, '_>) -> Option<Self> {
        let by = fields.need_party("by");
        let text = fields.need_prose("text");
        Some(Self {
            body: fields.link("body", Names::One(&[Kind::Body])),
            meeting: fields.link("meeting", Names::One(&[Kind::Meeting])),
            about: fields.links("about", Names::Any).unwrap_or_default(),
            by: by?,
            text: text?,
        })
    }
}
