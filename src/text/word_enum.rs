//! A closed set of words as an enum: each variant beside the word that stands for it in files.

/// A closed set of words.
pub trait WordSet: Copy + PartialEq + 'static {
    /// Every word, in order.
    const WORDS: &'static [&'static str];

    /// Its word.
    fn as_str(self) -> &'static str;

    /// Reads the word.
    fn parse(word: &str) -> Option<Self>;

    /// How far along the set a word stands; words that are not of it come last.
    fn rank(word: &str) -> usize {
        Self::WORDS.iter().position(|known| *known == word).unwrap_or(Self::WORDS.len())
    }
}

/// Defines enums with a word for each variant, and `ALL`, `as_str`, `parse` and `Display`:
///
/// ```text
/// word_enum! {
///     /// How much a fault costs.
///     pub enum Level {
///         /// The record cannot be used.
///         Error = "error",
///         /// Something in it is doubtful.
///         Warning = "warning",
///     }
/// }
/// ```
///
/// Variants are ordered as they are listed, and JSON has their words. After `|` stand other words
/// for the same, which are read and never printed.
macro_rules! word_enum {
    ($(
        $(#[$meta:meta])*
        $visible:vis enum $name:ident {$(
            $(#[$variant_meta:meta])*
            $variant:ident = $word:literal $(| $alias:literal)*
        ),+ $(,)?}
    )+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visible enum $name {$(
            $(#[$variant_meta])*
            $variant,
        )+}

        impl $name {
            /// Every one, in order.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// Its word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word, or another one for the same.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word $(| $alias)* => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl $crate::text::word_enum::WordSet for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn as_str(self) -> &'static str {
                self.as_str()
            }

            fn parse(word: &str) -> Option<Self> {
                Self::parse(word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
    )+};
}

pub(crate) use word_enum;
