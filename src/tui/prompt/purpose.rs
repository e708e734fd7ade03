//! What a line is typed for, and the words that stand round it: its title, its sign, what its keys do.

use uuid::Uuid;

use crate::journal::Act;
use crate::record::Id;
use crate::tui::effect::DraftKey;

/// What a line is typed for.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The words behind a value that was set.
    Why {
        /// What was set.
        act: Act,
        /// The value as typed.
        value: String,
        /// Whether it is refused without words.
        required: bool,
    },
}

impl PromptKind {
    /// Under which name its text is a draft; a value alone is none.
    pub fn draft_field(&self) -> Option<String> {
        match self {
            Self::Note => Some("note".into()),
            Self::Rewrite(entry) => Some(format!("edit:{entry}")),
            Self::Reason { verdict, .. } => Some(format!("reason:{verdict}")),
            Self::Why { act, value, .. } => Some(format!("why:{act}:{value}")),
            Self::Set(_) => None,
        }
    }
}

impl Purpose {
    /// The name under which its lines are kept; values have a history for each act.
    pub fn history_key(&self) -> String {
        match self {
            Self::Filter { screen, .. } => format!("filter:{screen}"),
            Self::Words => "find".into(),
            Self::About { what: PromptKind::Note | PromptKind::Rewrite(_), .. } => "note".into(),
            Self::About { what: PromptKind::Reason { .. } | PromptKind::Why { .. }, .. } => {
                "reason".into()
            }
            Self::About { what: PromptKind::Set(act), .. } => act.as_str().into(),
            Self::Baseline => "baseline".into(),
            Self::Export => "export".into(),
            Self::Command => "command".into(),
        }
    }

    /// Which draft its text is, when it is one that must not be lost. That of several records is
    /// kept with the first of them.
    pub fn draft_key(&self) -> Option<DraftKey> {
        let Self::About { what, on } = self else { return None };
        Some(DraftKey { on: on.first()?.clone(), field: what.draft_field()? })
    }

    /// The title of its box.
    pub fn title(&self) -> String {
        match self {
            Self::Filter { .. } => "Filter".into(),
            Self::Words => "Find".into(),
            Self::Baseline => "Compare with a day or a git revision".into(),
            Self::Export => "Write to a file".into(),
            Self::Command => "Command".into(),
            Self::About { what, on } => {
                let of = match on.as_slice() {
                    [one] => one.to_string(),
                    many => format!("{} marked", many.len()),
                };
                match what {
                    PromptKind::Note => format!("Note on {of}"),
                    PromptKind::Rewrite(_) => format!("My note on {of}"),
                    PromptKind::Reason { verdict, .. } => {
                        format!("{} on {of}, reason", verdict.replace('-', " "))
                    }
                    PromptKind::Set(act) => format!("{} for {of}", noun(*act)),
                    PromptKind::Why { act, value, .. } => {
                        format!("{} {} for {of}: why", noun(*act), value.replace('-', " "))
                    }
                }
            }
        }
    }

    /// The sign before the line.
    pub fn sign(&self) -> &'static str {
        match self {
            Self::Filter { .. } | Self::Words => "/",
            Self::Command => ":",
            _ => "> ",
        }
    }

    /// What its keys do, below it.
    pub fn keys(&self) -> String {
        match self {
            Self::Filter { before, .. } => {
                let before =
                    if before.is_empty() { "no filter".to_owned() } else { format!("`{before}`") };
                format!("Enter keep   Tab complete   Esc back to {before}")
            }
            Self::Words => "Enter keep   Esc leave".into(),
            Self::Baseline => "Enter compare   Esc leave".into(),
            Self::Export => "Enter write   Esc leave".into(),
            Self::Command => "Enter run   Tab complete   Esc leave".into(),
            Self::About { what, .. } => match what {
                PromptKind::Note | PromptKind::Rewrite(_) => {
                    "Enter save   Esc keep as a draft".into()
                }
                PromptKind::Reason { required: true, .. } => {
                    "Enter save (a reason is needed)   Esc no verdict, text kept".into()
                }
                PromptKind::Reason { .. } => "Enter save   Esc no verdict, text kept".into(),
                PromptKind::Set(_) => "Enter save   Tab complete   Esc change nothing".into(),
                PromptKind::Why { required: true, .. } => {
                    "Enter save (words are needed)   Esc change nothing, text kept".into()
                }
                PromptKind::Why { .. } => "Enter save   Esc change nothing, text kept".into(),
            },
        }
    }

    /// What may stand in it, for F1.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Filter { .. } => {
                "field:value  is:overdue  has:note  \"exact words\"  -not  or  ( )"
            }
            Self::Words => "any words; upper and lower case are alike",
            Self::Export => {
                "a name ending in .md .csv .tsv .json .html or .txt; a picture also in .svg"
            }
            Self::Baseline => {
                "a day: 1 jul 2017, -30d; a git tag, branch or commit; nothing: when I looked"
            }
            Self::Command => "a command by its name, and what it takes; Tab completes",
            Self::About { what: PromptKind::Set(act), .. } => match act {
                Act::Status => "one of the words above",
                Act::Owner => "a name, a login or an id; - for nobody",
                Act::Due => "2017-09-27, 27 sep 2017, late 2017, +14d; - for the record's own",
                Act::Wait => "2017-09-27, monday, +14d; - to wait no longer",
                Act::Tag => "words put tags on, -word takes one off",
                _ => "a few words; - takes the flag off",
            },
            Self::About { .. } => "any words; Ctrl-w deletes a word, Ctrl-u all before the cursor",
        }
    }
}

/// What an act sets, as a title names it.
fn noun(act: Act) -> &'static str {
    match act {
        Act::Wait => "wait until",
        Act::Tag => "tags",
        act => act.as_str(),
    }
}
