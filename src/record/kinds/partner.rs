//! Partners, the organisations of a programme, and the bodies that decide for them.

use crate::calendar::{DayCount, HolidayArea};
use crate::record::reader::table::record;
use crate::record::vocabulary::{BaseDate, BodyKind, PartnerKind};
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// An organisation.
    pub struct Partner {
        /// Its name.
        name: PrintedText => line,
        /// A short name for narrow columns.
        short: Option<PrintedText> = line,
        /// What sort of organisation it is.
        kind: Option<Word<PartnerKind>> = word,
    }
}

record! {
    /// A body that decides, or advises, for one partner.
    pub struct Body {
        /// The partner that it decides for.
        partner: Id => link(Kind::Partner),
        /// Its name.
        name: PrintedText => line,
        /// A short name for narrow columns.
        short: Option<PrintedText> = line,
        /// What sort of body it is.
        kind: Option<Word<BodyKind>> = word,
        /// Whose bank holidays its working days leave out; those of England and Wales when absent.
        calendar: Option<Word<HolidayArea>> = word,
        /// Its call-in rule, from its own constitution.
        call_in: Option<CallInRule> = table,
    }
}

record! {
    /// How long a decision may be called in: so many clear working days after the base date
    /// (Local Government Act 2000, section 9F, and each council's constitution).
    pub struct CallInRule {
        /// Clear working days.
        days: Option<i64> = number,
        /// The base date: `published` or `decided`.
        from: Option<Word<BaseDate>> = word,
        /// Which days count: `working` unless it says `calendar`.
        count: Option<Word<DayCount>> = word,
        /// The hour of the last day at which it ends, such as `16:00`.
        cutoff: Option<PrintedText> = line,
        /// Within how many days of a call-in scrutiny must meet, counted as the others are.
        scrutiny: Option<i64> = number,
    }
}
