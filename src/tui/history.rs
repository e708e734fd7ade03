//! Places: where one has been, and the way back and forward.

use super::pane::Place;
use super::widget::Spot;

/// How many places are kept.
const DEEP: usize = 50;

/// The places before and after the present one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    back: Vec<Left>,
    forward: Vec<Left>,
}

/// A place, and where one was in it.
pub type Left = (Place, Spot);

impl History {
    /// Leaves a place for a new one.
    pub fn leave(&mut self, place: Option<Left>) {
        self.forward.clear();
        self.back.extend(place);
        if self.back.len() > DEEP {
            self.back.remove(0);
        }
    }

    /// The place before, while `here` becomes the one after.
    pub fn back(&mut self, here: Option<Left>) -> Option<Left> {
        let to = self.back.pop()?;
        self.forward.extend(here);
        Some(to)
    }

    /// The place after, while `here` becomes the one before.
    pub fn forward(&mut self, here: Option<Left>) -> Option<Left> {
        let to = self.forward.pop()?;
        self.back.extend(here);
        Some(to)
    }

    /// The place that the way back leads to.
    pub fn before(&self) -> Option<&Place> {
        self.back.last().map(|(place, _)| place)
    }
}

impl Place {
    /// Whether it is the same as another one, wherever in them the cursors are.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(one), Self::List(other)) => {
                (&one.screen, &one.filter, &one.view) == (&other.screen, &other.filter, &other.view)
            }
            (Self::Matrix(one), Self::Matrix(other)) => one.filter == other.filter,
            (Self::Money(one), Self::Money(other)) => one.filter == other.filter,
            (Self::Timeline { list: one, .. }, Self::Timeline { list: other, .. }) => {
                one.filter == other.filter
            }
            (Self::Audit { filter, .. }, Self::Audit { filter: other, .. }) => filter == other,
            (Self::Agenda(one), Self::Agenda(other)) => {
                (&one.body, &one.day, &one.meeting) == (&other.body, &other.day, &other.meeting)
            }
            _ => self == other,
        }
    }

    /// The place in words, for the line that says where Esc leads.
    pub fn describe(&self) -> String {
        match self {
            Self::List(list) if list.screen == "clock" => "the clock".into(),
            Self::List(list) => list.screen.clone(),
            Self::Matrix(_) => "the matrix".into(),
            Self::Dossier(id) => id.to_string(),
            Self::Linked(id) => format!("the links of {id}"),
            Self::Agenda(agenda) => match agenda.day {
                Some(day) => format!("the meeting of {}", crate::calendar::short(day)),
                None => "the meeting".into(),
            },
            Self::Meetings => "the meetings".into(),
            Self::Messages => "the messages".into(),
            Self::Drafts => "the drafts".into(),
            Self::Faults => "what is wrong".into(),
            Self::Timeline { .. } => "the timeline".into(),
            Self::Money(_) => "the money".into(),
            Self::Audit { .. } => "the audit".into(),
            Self::Facets { screen, .. } => format!("the facets of {screen}"),
            Self::Changes(id) => format!("what changed in {id}"),
            Self::Source { document, .. } => format!("the text of {document}"),
            Self::Sessions => "the review sessions".into(),
            Self::Review { session, .. } => {
                format!("the review {}", crate::journal::session::name(*session))
            }
            Self::Help { .. } => "the help".into(),
        }
    }
}
