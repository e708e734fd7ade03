//! Partners, the organisations of a programme, and the bodies that decide for them.

use serde::Serialize;

use crate::record::link::LinkTarget;
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::{BODY_KIND, PARTNER_KIND};
use crate::record::{Id, Kind, PrintedText};

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Partner {
    /// Its name.
    pub name: PrintedText,
    /// A short name for narrow columns.
    pub short: Option<PrintedText>,
    /// What sort of organisation it is.
    pub kind: Option<PrintedText>,
}

impl Partner {
    /// Reads a partner; `None` when its name is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let name = fields.need_line("name");
        Some(Self {
            short: fields.line("short"),
            kind: fields.word("kind", PARTNER_KIND),
            name: name?,
        })
    }
}

/// A body that decides, or advises, for one partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Body {
    /// The partner that it decides for.
    pub partner: Id,
    /// Its name.
    pub name: PrintedText,
    /// A short name for narrow columns.
    pub short: Option<PrintedText>,
    /// What sort of body it is.
    pub kind: Option<PrintedText>,
    /// Its call-in rule, from its own constitution.
    pub call_in: Option<CallInRule>,
}

impl Body {
    /// Reads a body; `None` when its partner or name is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let partner = fields.need_link("partner", LinkTarget::One(&[Kind::Partner]));
        let name = fields.need_line("name");
        Some(Self {
            short: fields.line("short"),
            kind: fields.word("kind", BODY_KIND),
            call_in: fields.table("call_in", |rule| Some(CallInRule::read(rule))),
            partner: partner?,
            name: name?,
        })
    }
}

/// How long a decision may be called in: so many clear working days after the base date
/// (Local Government Act 2000, section 9F, and each council's constitution).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CallInRule {
    /// Clear working days.
    pub days: Option<i64>,
    /// The base date: `published` or `decided`.
    pub from: Option<PrintedText>,
    /// Which days count: `working` unless it says `calendar`.
    pub count: Option<PrintedText>,
    /// The hour of the last day at which it ends, such as `16:00`.
    pub cutoff: Option<PrintedText>,
    /// Within how many days of a call-in scrutiny must meet, counted as the others are.
    pub scrutiny: Option<i64>,
}

impl CallInRule {
    fn read(fields: &mut FieldReader<'_, '_, '_>) -> Self {
        Self {
            days: fields.number("days"),
            from: fields.word("from", &["published", "decided"]),
            count: fields.word("count", &["working", "calendar"]),
            cutoff: fields.line("cutoff"),
            scrutiny: fields.number("scrutiny"),
        }
    }
}
