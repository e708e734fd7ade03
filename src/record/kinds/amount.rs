//! An amount of money as somebody stated it, and on what basis.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::LinkTarget;
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::MEASURE;
use crate::record::{Id, Kind, Money, PrintedText};

/// One stated figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// What it measures.
    pub measure: PrintedText,
    /// The figure as printed.
    pub amount: Money,
    /// The programme.
    pub programme: Option<Id>,
    /// The case.
    pub case: Option<Id>,
    /// The year it falls in.
    pub year: Option<When>,
    /// The year it is reached by.
    pub by: Option<When>,
    /// What it rests on, such as doing nothing.
    pub basis: Option<PrintedText>,
}

impl Amount {
    /// Reads an amount; `None` when its measure or figure is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let measure = fields.need_word("measure", MEASURE);
        let amount = fields.need_money("amount");
        Some(Self {
            programme: fields.link("programme", LinkTarget::One(&[Kind::Programme])),
            case: fields.link("case", LinkTarget::One(&[Kind::Case])),
            year: fields.date("year"),
            by: fields.date("by"),
            basis: fields.line("basis"),
            measure: measure?,
            amount: amount?,
        })
    }
}
