//! What a field of a filter is: its names, the values that it takes, and how they are read from a record.

use std::fmt;

use super::order::{ReadPlace, SortValue};
use super::related::open_caveats;
use super::values::{FieldValue, ReadValues, names_at};
use crate::journal::EntryRow;
use crate::query::context::QueryContext;
use crate::record::Kind;
use crate::register::Ix;
use crate::text::fold::fold;

/// The value that stands for rows without any: `owner:nobody` has its own word, all else is asked
/// for as `-theme:*`.
pub const NONE: &str = "";

/// What stands before a field, `is` or `has` to ask it of any open caveat: `caveat-owner:amk`.
pub const OF_CAVEATS: &str = "caveat-";

/// What kind of value a field takes, and so how it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// An id, whole.
    Id,
    /// One of a list of words, whole.
    Word,
    /// A login, a name or an id of somebody, whole; `nobody` for none.
    Person,
    /// Another record: its id, its name, or a word of its name.
    Reference,
    /// Running text, which contains what is asked.
    Text,
    /// A day or a window of days, kept as written until today is known.
    Date(OffsetDirection),
    /// A number of days.
    Days,
    /// A plain number.
    Number,
    /// A sum in pounds.
    Money,
}

/// On which side of today an unsigned `30d` counts: `due:<30d` looks ahead, `changed:<30d` back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetDirection {
    /// Towards the days to come.
    Ahead,
    /// Towards the days gone by.
    Back,
}

impl ValueKind {
    /// Whether `<`, `>` and `a..b` make sense.
    pub fn has_order(self) -> bool {
        matches!(self, Self::Date(_) | Self::Days | Self::Number | Self::Money)
    }

    /// What may be written after the colon, for people.
    pub fn follows(self) -> &'static str {
        match self {
            Self::Id => "an id, or its beginning and a `*`",
            Self::Word => "a word, or several with commas between, or a beginning and a `*`",
            Self::Person => "a login or a name, or `nobody`",
            Self::Reference => "an id, a name or a word of a name",
            Self::Text => "the words to find, in quotes when there are several",
            Self::Date(_) => "a date: 2017-07-17, jul-2017, today, +30d, -90d, <30d, \"late 2017\"",
            Self::Days => "a number of days: 90, >90, 30..90",
            Self::Number => "a number: 7, >7.5, 5..10",
            Self::Money => "a sum: 100m, >1.2bn, 240,000, 1m..5m",
        }
    }
}

/// A short word that stands for one or several words of the records: what is typed, folded, and
/// the words that it stands for.
pub type Abbreviation = (&'static str, &'static [&'static str]);

/// A span in which values are counted: what [`crate::query::filter_with`] takes for it, and its
/// label.
pub type ValueSpan = (&'static str, &'static str);

/// Reads other records that a record names.
pub type ReadRecords = fn(&QueryContext<'_>, Ix) -> Vec<Ix>;

/// Reads what an entry itself says to a field.
pub type ReadEntry = for<'a> fn(&QueryContext<'_>, &EntryRow<'a>) -> FieldValue<'a>;

/// How a field is read from a record.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// Its values.
    Values(ReadValues),
    /// The records that it names, which answer to their ids and names.
    Records(ReadRecords),
    /// What this field says of the open caveats of a record.
    OfCaveats(&'static Field),
}

/// One word that may stand before a colon.
pub struct Field {
    /// The word itself.
    pub name: &'static str,
    /// Other words for the same field.
    pub aliases: &'static [&'static str],
    /// What kind of value it takes.
    pub value: ValueKind,
    /// The kinds of record that have it, by themselves or through what hangs on them.
    pub on: &'static [Kind],
    /// The noun that it is read back with.
    pub reads: &'static str,
    /// Its short words.
    pub shorts: &'static [Abbreviation],
    /// One line of help.
    pub help: &'static str,
    pub(super) reader: Reader,
    pub(super) place: Option<ReadPlace>,
    /// What an entry itself says to it; none for a field of records alone.
    pub entry: Option<ReadEntry>,
    /// The word that is typed for an empty value: `nobody`.
    pub empty: Option<&'static str>,
    /// Values that are asked for as the flags of these names.
    pub flags: &'static [&'static str],
    /// The values that are counted, where they are not those by which it is found.
    pub counted: Option<fn(&QueryContext<'_>, Ix) -> Vec<String>>,
    /// Whether people are shown its values as the records have them, hyphens and all.
    pub is_verbatim: bool,
    /// The spans in which its values are counted, in their order; none to count each value.
    pub spans: &'static [ValueSpan],
    /// What a row without any value does not answer to; that the field is given, when empty.
    pub without: &'static [(&'static str, &'static str)],
}

impl Field {
    /// Its name, then its aliases.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// The words of the records that a typed value stands for, folded: itself when it is no short
    /// word.
    pub fn meant(&self, typed: &str) -> Vec<String> {
        let typed = fold(typed);
        match self.shorts.iter().find(|(short, _)| *short == typed) {
            Some((_, means)) => means.iter().map(|&word| word.to_owned()).collect(),
            None => vec![typed],
        }
    }

    /// Every value that it has in a record; none where it says nothing.
    pub fn values<'a>(&self, ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
        match self.reader {
            Reader::Values(read) => read(ctx, ix),
            Reader::Records(read) => {
                read(ctx, ix).into_iter().flat_map(|it| names_at(ctx, it)).collect()
            }
            Reader::OfCaveats(own) => {
                open_caveats(ctx, ix).into_iter().flat_map(|it| own.values(ctx, it)).collect()
            }
        }
    }

    /// The records that a field of references names in a record; none for any other field.
    pub fn records(&self, ctx: &QueryContext<'_>, ix: Ix) -> Vec<Ix> {
        match self.reader {
            Reader::Values(_) => Vec::new(),
            Reader::Records(read) => read(ctx, ix),
            Reader::OfCaveats(own) => {
                open_caveats(ctx, ix).into_iter().flat_map(|it| own.records(ctx, it)).collect()
            }
        }
    }

    /// The place of a record in a list that is sorted by it.
    pub(crate) fn place(&self, ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
        match (self.reader, self.place) {
            (Reader::OfCaveats(own), _) => {
                let places = open_caveats(ctx, ix).into_iter().map(|it| own.place(ctx, it));
                places.min().unwrap_or(SortValue::Nothing)
            }
            (_, Some(read)) => read(ctx, ix),
            (_, None) => SortValue::of(&self.values(ctx, ix)),
        }
    }

    /// The field of records' own that it asks of open caveats; `None` where it is one itself.
    pub fn of_caveats(&self) -> Option<&'static Self> {
        match self.reader {
            Reader::OfCaveats(own) => Some(own),
            Reader::Values(_) | Reader::Records(_) => None,
        }
    }

    /// Whether it tells of what somebody must see to, as a case and each of its caveats may be.
    pub(crate) fn is_tracked(&self) -> bool {
        self.on.contains(&Kind::Action) && self.on.len() < Kind::ALL.len()
    }

    /// What stands before `is:` and `has:` where a value of it is asked for as a flag.
    pub(crate) fn prefix(&self) -> &'static str {
        if self.of_caveats().is_some() { OF_CAVEATS } else { "" }
    }

    /// A field of records' own values.
    pub(super) const fn new(
        name: &'static str,
        value: ValueKind,
        on: &'static [Kind],
        read: ReadValues,
    ) -> Self {
        Self {
            name,
            aliases: &[],
            value,
            on,
            reads: name,
            shorts: &[],
            help: "",
            reader: Reader::Values(read),
            place: None,
            entry: None,
            empty: None,
            flags: &[],
            counted: None,
            is_verbatim: false,
            spans: &[],
            without: &[],
        }
    }

    /// A field that names other records.
    pub(super) const fn reference(
        name: &'static str,
        on: &'static [Kind],
        read: ReadRecords,
    ) -> Self {
        let reader = Reader::Records(read);
        Self { reader, ..Self::new(name, ValueKind::Reference, on, |_, _| Vec::new()) }
    }

    pub(super) const fn help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Field {}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
