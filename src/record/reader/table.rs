//! A kind of record as one table: a row for each field, with its words, its type and how it is read.

/// Defines a record, or a table inside one, and how it is read from a file:
///
/// ```text
/// record! {
///     /// What somebody said.
///     pub struct Comment {
///         /// The meeting it was said at.
///         meeting: Option<Id> = link(Kind::Meeting),
///         /// What was said.
///         text: PrintedText => prose,
///     }
/// }
/// ```
///
/// The field's name is its key in the file and in JSON. After `=` stands the method of
/// [`super::fields::FieldReader`] that reads a field that may be missing, after `=>` that of one
/// without which the record cannot be used, after `as` one that tells itself what is missing; these
/// are read first, so that their faults come first. A `check` at the end names a method that looks
/// at the whole record once it is read.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident {$(
            $(#[$field_doc:meta])*
            $field:ident: $type:ty
                $(= $reader:ident $(($($arg:expr),+))?)?
                $(=> $needed:ident $(($($needed_arg:expr),+))?)?
                $(as $own:ident $(($($own_arg:expr),+))?)?
        ),+ $(,)?}
        $(check $check:ident)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        pub struct $name {$(
            $(#[$field_doc])*
            pub $field: $type,
        )+}

        impl $crate::record::reader::fields::ReadFields for $name {
            fn read(
                fields: &mut $crate::record::reader::fields::FieldReader<'_, '_, '_>,
            ) -> Option<Self> {
                $(
                    $(let $field = fields
                        .required(stringify!($field))
                        .and_then(|_| fields.$needed(stringify!($field) $($(, $needed_arg)+)?));)?
                    $(let $field = fields.$own(stringify!($field) $($(, $own_arg)+)?);)?
                )+
                $($(let $field = Some(fields.$reader(stringify!($field) $($(, $arg)+)?));)?)+
                let record = Self { $($field: $field?,)+ };
                $(record.$check(fields);)?
                Some(record)
            }
        }
    };
}

pub(crate) use record;
