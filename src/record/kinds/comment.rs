//! A comment: what was said at a meeting or in the press, and not resolved.

use serde::Serialize;

use crate::record::link::{LinkTarget, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::{Id, Kind, PrintedText};

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
    pub text: PrintedText,
}

impl Comment {
    /// Reads a comment; `None` when who said it, or what, is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let by = fields.need_party("by");
        let text = fields.need_prose("text");
        Some(Self {
            body: fields.link("body", LinkTarget::One(&[Kind::Body])),
            meeting: fields.link("meeting", LinkTarget::One(&[Kind::Meeting])),
            about: fields.links("about", LinkTarget::Any).unwrap_or_default(),
            by: by?,
            text: text?,
        })
    }
}
