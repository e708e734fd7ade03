//! What a line is typed for, and the words that stand round it: its title, its sign, what its keys do.

use uuid::Uuid;

use crate::journal::Act;
use crate::record::Id;
use crate::tui::effect::DraftKey;

/// What a line is typed for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Purpose {
    /// The filter of a screen; `before` comes back when it is left.
    Filter {
        /// The screen's name.
        screen: String,
        /// The filter that was in force.
        before: String,
    },
    /// Words to find in a text.
    Words,
    /// Something to be written down about one or more records.
    About {
        /// What.
        what: PromptKind,
        /// The records; never empty.
        on: Vec<Id>,
    },
    /// The day or revision to compare with.
    Baseline,
    /// The file that what shows is written to.
    Export,
    /// A command by name, with what it takes.
    #[default]
    Command,
}

/// What is written down about records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromptKind {
    /// A note.
    Note,
    /// Other words for a note of one's own.
    Rewrite(Uuid),
    /// The reason of a verdict.
    Reason {
        /// The key of the verdict.
        key: char,
        /// Its word.
        verdict: &'static str,
        /// Whether it is refused without a reason.
        required: bool,
    },
    /// A value: an owner, a day, tags.
    Set(Act),
    /// The words behind a status that was set.
    Why {
        /// The status as typed.
        value: String,
        /// Whether it is refused without words.
        required: bool,
    },
}

/// The words that stand round a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurposeWords {
    /// The title of its box.
    pub title: String,
    /// What its keys do, below it.
    pub keys: String,
    /// What may stand in it, for F1.
    pub help: &'static str,
}

impl Purpose {
    /// The name under which its lines are kept; values have a history for each act.
    pub fn history_key(&self) -> String {
        match self {
            Self::Filter { screen, .. } => return format!("filter:{screen}"),
            Self::Words => "find",
            Self::Baseline => "baseline",
            Self::Export => "export",
            Self::Command => "command",
            Self::About { what, .. } => match what {
                PromptKind::Note | PromptKind::Rewrite(_) => "note",
                PromptKind::Reason { .. } | PromptKind::Why { .. } => "reason",
                PromptKind::Set(act) => act.as_str(),
            },
        }
        .to_owned()
    }

    /// Which draft its text is, when it is one that must not be lost; a value alone is none. That
    /// of several records is kept with the first of them.
    pub fn draft_key(&self) -> Option<DraftKey> {
        let Self::About { what, on } = self else { return None };
        let field = match what {
            PromptKind::Note => "note".to_owned(),
            PromptKind::Rewrite(entry) => format!("edit:{entry}"),
            PromptKind::Reason { verdict, .. } => format!("reason:{verdict}"),
            PromptKind::Why { value, .. } => format!("why:{}:{value}", Act::Status),
            PromptKind::Set(_) => return None,
        };
        Some(DraftKey::here(on.first()?.clone(), field))
    }

    /// The sign before the line.
    pub fn sign(&self) -> &'static str {
        match self {
            Self::Filter { .. } | Self::Words => "/",
            Self::Command => ":",
            _ => "> ",
        }
    }

    /// Its title, what its keys do, and what may stand in it.
    pub fn words(&self) -> PurposeWords {
        let words = |title: &str, keys: &str, help| {
            let (title, keys) = (title.to_owned(), keys.to_owned());
            PurposeWords { title, keys, help }
        };
        match self {
            Self::Filter { before, .. } => {
                let before =
                    if before.is_empty() { "no filter".to_owned() } else { format!("`{before}`") };
                let keys = format!("Enter keep   Tab complete   Esc back to {before}");
                let help = "field:value  is:overdue  has:note  \"exact words\"  -not  or  ( )";
                words("Filter", &keys, help)
            }
            Self::Words => {
                let help = "any words; upper and lower case are alike";
                words("Find", "Enter keep   Esc leave", help)
            }
            Self::Baseline => words(
                "Compare with a day or a git revision",
                "Enter compare   Esc leave",
                "a day: 1 jul 2017, -30d; a git tag, branch or commit; nothing: when I looked",
            ),
            Self::Export => words(
                "Write to a file",
                "Enter write   Esc leave",
                "a name ending in .md .csv .tsv .json .html or .txt; a picture also in .svg",
            ),
            Self::Command => words(
                "Command",
                "Enter run   Tab complete   Esc leave",
                "a command by its name, and what it takes; Tab completes",
            ),
            Self::About { what, on } => {
                let of = marked(on);
                let needed = |required, what| if required { what } else { "" };
                let (title, keys, help) = match what {
                    PromptKind::Note | PromptKind::Rewrite(_) => {
                        let note = if *what == PromptKind::Note { "Note" } else { "My note" };
                        let keys = "Enter save   Esc keep as a draft".to_owned();
                        (format!("{note} on {of}"), keys, PLAIN_TEXT)
                    }
                    PromptKind::Reason { verdict, required, .. } => {
                        let needed = needed(*required, " (a reason is needed)");
                        let keys = format!("Enter save{needed}   Esc no verdict, text kept");
                        (format!("{} on {of}, reason", verdict.replace('-', " ")), keys, PLAIN_TEXT)
                    }
                    PromptKind::Why { value, required } => {
                        let needed = needed(*required, " (words are needed)");
                        let keys = format!("Enter save{needed}   Esc change nothing, text kept");
                        (
                            format!("status {} for {of}: why", value.replace('-', " ")),
                            keys,
                            PLAIN_TEXT,
                        )
                    }
                    PromptKind::Set(act) => {
                        let (noun, help) = value_words(*act);
                        let keys = "Enter save   Tab complete   Esc change nothing".to_owned();
                        (format!("{noun} for {of}"), keys, help)
                    }
                };
                PurposeWords { title, keys, help }
            }
        }
    }
}

/// The one record, or how many are marked.
pub(crate) fn marked(on: &[Id]) -> String {
    match on {
        [one] => one.to_string(),
        many => format!("{} marked", many.len()),
    }
}

/// What may stand in a line of plain text.
const PLAIN_TEXT: &str = "any words; Ctrl-w deletes a word, Ctrl-u all before the cursor";

/// What an act sets, as a title names it, and what may be typed for it.
fn value_words(act: Act) -> (&'static str, &'static str) {
    match act {
        Act::Status => ("status", "one of the words above"),
        Act::Owner => ("owner", "a name, a login or an id; - for nobody"),
        Act::Due => ("due", "2017-09-27, 27 sep 2017, late 2017, +14d; - for the record's own"),
        Act::Wait => ("wait until", "2017-09-27, monday, +14d; - to wait no longer"),
        Act::Tag => ("tags", "words put tags on, -word takes one off"),
        act => (act.as_str(), "a few words; - takes the flag off"),
    }
}
