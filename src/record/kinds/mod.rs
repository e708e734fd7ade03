//! The kinds of record, one file each: what it holds and how it is read.

pub mod action;
pub mod also;
pub mod amount;
pub mod case;
pub mod caveat;
pub mod caveat_term;
pub mod comment;
pub mod decision;
pub mod document;
pub mod endorsement;
pub mod meeting;
pub mod milestone;
pub mod partner;
pub mod programme;
pub mod risk;
pub mod source;

pub use action::Action;
pub use also::AlsoSaid;
pub use amount::Amount;
pub use case::Case;
pub use caveat::Caveat;
pub use caveat_term::{CaveatTerm, Recurrence};
pub use comment::Comment;
pub use decision::Decision;
pub use document::Document;
pub use endorsement::Endorsement;
pub use meeting::Meeting;
pub use milestone::{Engagement, Milestone};
pub use partner::{Body, Partner};
pub use programme::Programme;
pub use risk::Risk;
pub use source::Source;
