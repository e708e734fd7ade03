//! The one list of what keys can mean: each command with its name and what it does, in plain words.
//!
//! The keymap, the hint bar, the help screen, `caveat keys` and the README's table are all made
//! from it.

use crate::journal::Act;

/// A group of commands, as the help screen shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommandGroup {
    /// Moving about.
    Move,
    /// Opening and leaving.
    InAndOut,
    /// Going to a screen.
    Go,
    /// Finding things.
    Find,
    /// Acting on the item under the cursor, or on the marked ones.
    Act,
    /// Reviewing a queue, item by item.
    Review,
    /// Marking rows.
    Mark,
    /// The order of a list.
    Sort,
    /// Taking something along.
    Copy,
    /// What always works.
    Always,
    /// Typing in a line.
    Line,
    /// Writing a long note.
    Editor,
    /// When a long note is finished.
    Finish,
}

impl CommandGroup {
    /// Every group with its heading, in the order of the help screen.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::Act, "Act on this item, or on all that are marked"),
        (Self::Review, "Review"),
        (Self::Mark, "Mark"),
        (Self::Find, "Find"),
        (Self::Sort, "Sort"),
        (Self::Copy, "Copy"),
        (Self::Move, "Move"),
        (Self::InAndOut, "In and out"),
        (Self::Go, "Go to"),
        (Self::Always, "Always"),
        (Self::Line, "In a line of text"),
        (Self::Editor, "In a long note"),
        (Self::Finish, "When a long note is finished"),
    ];
}

macro_rules! commands {
    ($($variant:ident $name:literal $group:ident $help:literal)*) => {
        /// What a key means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command { $(#[doc = $help] $variant,)* }

        impl Command {
            /// Every command, in the order of the help screen.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in key files and after `:`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it does, in plain words.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)* }
            }

            /// Where the help screen lists it.
            pub fn group(self) -> CommandGroup {
                match self { $(Self::$variant => CommandGroup::$group,)* }
            }
        }
    };
}

commands! {
    NoteLine "note-line" Act "write a note, one line"
    NoteLong "note-long" Act "write a long note"
    EditNote "edit-my-last-note" Act "edit my last note"
    Status "change-status" Act "status: open, in hand, evidence offered …"
    Owner "owner" Act "who must see to it"
    DueDate "due-date" Act "when it is due"
    WaitUntil "wait-until" Act "hide from your views until a day or a change"
    Tags "tags" Act "put tags on, or take them off"
    Flag "flag" Act "flag it, or take the flag off"
    VerdictMet "verdict-met" Act "verdict: met (a case: ready)"
    VerdictPartly "verdict-partly" Act "verdict: partly (a case: ready with conditions)"
    VerdictNotMet "verdict-not-met" Act "verdict: not met (a case: not ready)"
    VerdictInfoNeeded "verdict-info-needed" Act "verdict: information needed"
    VerdictNotApplicable "verdict-not-applicable" Act "verdict: does not apply (a case: defer)"
    VerdictWithdraw "verdict-withdraw" Act "withdraw my verdict"
    VerdictReaffirm "verdict-reaffirm" Act "my verdict holds for the words as they are now"
    Repeat "repeat" Act "do my last act again, here"
    EditRecord "edit-record-in-editor" Act "edit the record in my editor"
    Undo "undo" Act "take my last act back"
    Redo "redo" Act "bring back what undo took"

    ReviewStart "review-start" Review "review what is marked or shows, item by item"
    ReviewResume "review-resume" Review "go on with my review session"
    SkipForNow "skip-for-now" Review "put it off to the end of the queue"

    MarkAndDown "mark-and-down" Mark "mark, and go down"
    MarkAllShown "mark-all-shown" Mark "mark all that show, or none"
    MarkRange "mark-range" Mark "mark from here to where the cursor goes"
    MarksRestore "marks-restore" Mark "bring the last marks back"

    Find "find" Find "filter the list, find in a text"
    NextHit "next-hit" Find "next lit row, next match"
    PrevHit "prev-hit" Find "previous lit row, previous match"
    Facets "facets" Find "count by a field, and choose"
    HideSettled "hide-settled" Find "hide what is settled or complete, or show it"
    GroupBy "group-by" Find "group the list by the next thing, turn the matrix"
    WhatChanged "what-changed-here" Find "what changed since I looked"
    Baseline "baseline" Find "compare with a day or a git revision"
    SourceText "source-text" Find "the source, the words quoted from it lit; again: the next source"
    ViewAll "view-all" Find "show everything on this screen"
    View1 "view-1" Find "saved view 1"
    View2 "view-2" Find "saved view 2"
    View3 "view-3" Find "saved view 3"
    View4 "view-4" Find "saved view 4"
    View5 "view-5" Find "saved view 5"
    View6 "view-6" Find "saved view 6"
    View7 "view-7" Find "saved view 7"
    View8 "view-8" Find "saved view 8"
    View9 "view-9" Find "saved view 9"

    SortDue "sort-due" Sort "by due date"
    SortUrgency "sort-urgency" Sort "by urgency"
    SortAge "sort-age" Sort "by age"
    SortId "sort-id" Sort "by id"
    SortProgramme "sort-programme" Sort "by programme"
    SortChange "sort-last-change" Sort "by last change"
    SortVerdict "sort-verdict" Sort "by my verdict"
    SortReverse "sort-reverse" Sort "turn the order round"
    SortThen "sort-then" Sort "the next sort key goes behind"

    CopyReference "copy-reference" Copy "copy the reference"
    CopyQuote "copy-quote" Copy "copy the quotation with its reference"
    CopyMarkdown "copy-markdown" Copy "copy as Markdown"
    CopyCommand "copy-command" Copy "copy the command that prints this screen"
    CopyAddress "copy-url" Copy "copy the web address, or the command that shows it"
    CopyTable "copy-table" Copy "copy the table that shows"
    Export "export" Copy "write what shows to a file"

    Down "down" Move "down"
    Up "up" Move "up"
    Left "left" Move "left"
    Right "right" Move "right"
    PageDown "page-down" Move "a page down"
    PageUp "page-up" Move "a page up"
    HalfPageDown "half-page-down" Move "half a page down"
    HalfPageUp "half-page-up" Move "half a page up"
    First "first" Move "first"
    Last "last" Move "last"
    ScrollOtherDown "scroll-other-pane-down" Move "scroll the other pane down"
    ScrollOtherUp "scroll-other-pane-up" Move "scroll the other pane up"
    ZoomOut "zoom-out" Move "more days, less of each"
    ZoomIn "zoom-in" Move "fewer days, more of each"
    CentreToday "centre-today" Move "today in the middle"
    NextPane "next-pane" Move "next pane"
    PrevPane "prev-pane" Move "previous pane"

    Open "open" InAndOut "open"
    BackOut "back-out-one-layer" InAndOut "back out one layer; never quits"
    PlaceBack "place-back" InAndOut "the place before"
    PlaceForward "place-forward" InAndOut "the place after"
    MoreDetail "more-detail" InAndOut "more of the detail"
    MoreList "more-list" InAndOut "more of the list"

    GoBoard "go-board" Go "the board of cases"
    GoCaveats "go-caveats" Go "the caveat tracker"
    GoClock "go-clock" Go "the decision clock: call-in, and what is in force"
    GoEndorsements "go-endorsements" Go "the endorsement matrix"
    GoDrafts "go-drafts" Go "texts that are not saved yet"
    GoSessions "go-sessions" Go "review sessions"
    GoLinked "go-linked-item" Go "whatever this item names, or is named by"
    GoTimeline "go-timeline" Go "the timeline of the cases"
    GoFinance "go-finance" Go "the money in the records"
    GoAudit "go-audit" Go "the audit: what officers added, by time"
    GoFaults "go-what-is-wrong" Go "what is wrong in the files"

    Messages "message-log" Always "what was said and done; take any act back"
    Command "command" Always "any command by name; Tab completes"
    Help "help" Always "the keys that work here"
    CloseOrQuit "close-or-quit" Always "close; at the top, twice quits"
    Quit "quit" Always "quit now"
    Cancel "cancel" Always "cancel"
    Redraw "redraw" Always "paint the screen anew"
    Suspend "suspend" Always "back to the shell until `fg`"

    Accept "accept" Line "take the line"
    LeaveKeepDraft "leave-keep-draft" Line "leave; a note is kept as a draft"
    CompleteNext "complete-next" Line "complete, next"
    CompletePrev "complete-prev" Line "complete, previous"
    HistoryPrev "history-prev" Line "earlier line"
    HistoryNext "history-next" Line "later line"
    CursorLeft "cursor-left" Line "one letter left"
    CursorRight "cursor-right" Line "one letter right"
    CursorHome "cursor-home" Line "to the start"
    CursorEnd "cursor-end" Line "to the end"
    KillToStart "kill-to-start" Line "delete to the start"
    KillToEnd "kill-to-end" Line "delete to the end"
    KillWord "kill-word" Line "delete the word before"
    DeleteBack "delete-back" Line "delete the letter before"
    DeleteForward "delete-forward" Line "delete the letter under the cursor"

    NewLine "newline" Editor "a new line"
    NextField "next-field" Editor "to the kind, the source, the text"
    PrevField "prev-field" Editor "back to the text, the source, the kind"
    CursorUp "cursor-up" Editor "one line up"
    CursorDown "cursor-down" Editor "one line down"
    FinishBar "finish-bar" Editor "finish: save, keep, or throw away"

    Save "save" Finish "save the note"
    KeepEditing "keep-editing" Finish "go on writing"
    OpenInEditor "open-draft-in-editor" Finish "go on in my own editor"
    KeepDraft "keep-draft" Finish "keep it as a draft"
    DiscardDraft "discard-draft" Finish "throw it away"
}

impl Command {
    /// The command of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.name() == name)
    }

    /// The number of the view that it opens, 0 for everything.
    pub fn view_number(self) -> Option<u8> {
        match self {
            Self::ViewAll => Some(0),
            _ => self.name().strip_prefix("view-")?.parse().ok(),
        }
    }

    /// The letter of the verdict that it gives (`m p x i z`), or `-` for withdrawing it.
    pub fn verdict_key(self) -> Option<char> {
        match self {
            Self::VerdictMet => Some('m'),
            Self::VerdictPartly => Some('p'),
            Self::VerdictNotMet => Some('x'),
            Self::VerdictInfoNeeded => Some('i'),
            Self::VerdictNotApplicable => Some('z'),
            Self::VerdictWithdraw => Some('-'),
            _ => None,
        }
    }

    /// The column that a sort key stands for.
    pub fn sort_name(self) -> Option<&'static str> {
        match self {
            Self::SortDue => Some("due"),
            Self::SortUrgency => Some("urgency"),
            Self::SortAge => Some("age"),
            Self::SortId => Some("id"),
            Self::SortProgramme => Some("programme"),
            Self::SortChange => Some("changed"),
            Self::SortVerdict => Some("verdict"),
            _ => None,
        }
    }

    /// Whether it changes the order of a list.
    pub fn is_sort(self) -> bool {
        self.group() == CommandGroup::Sort
    }

    /// Whether it only means something while a text is written.
    pub fn is_for_writing(self) -> bool {
        matches!(self.group(), CommandGroup::Line | CommandGroup::Editor | CommandGroup::Finish)
    }

    /// Whether it can be typed after `:`; a draft is also thrown away from the list of drafts.
    pub fn is_for_palette(self) -> bool {
        !self.is_for_writing() || self == Self::DiscardDraft
    }

    /// What an act sets, when it is a plain value.
    pub fn sets(self) -> Option<Act> {
        match self {
            Self::Status => Some(Act::Status),
            Self::Owner => Some(Act::Owner),
            Self::DueDate => Some(Act::Due),
            Self::WaitUntil => Some(Act::Wait),
            Self::Tags => Some(Act::Tag),
            Self::Flag => Some(Act::Flag),
            _ => None,
        }
    }

    /// Whether it adds to a journal, so that a burst of stray keys must not reach it.
    pub fn is_act(self) -> bool {
        matches!(self.group(), CommandGroup::Act | CommandGroup::Review)
    }
}
