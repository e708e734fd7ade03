//! A record whole: what all records share, and what its kind adds.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value as Json;

use super::kinds::{
    Action, AlsoSaid, Amount, Body, Case, Caveat, Comment, Decision, Document, Endorsement,
    Engagement, Meeting, Milestone, Partner, Programme, Risk, Source,
};
use super::link::{FilePosition, Link};
use super::reader::fields::{FieldReader, ReadFields};
use super::{Id, Kind, PrintedText};
use crate::fault::Fault;

/// One record of a register.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Its id, unique in the register.
    pub id: Id,
    /// Old ids that still find it.
    pub aka: Vec<Id>,
    /// Other and former names, such as the hospital that a trust runs.
    pub names: Vec<PrintedText>,
    /// References as printed, such as a report's number; they find it too.
    #[serde(rename = "ref", skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<PrintedText>,
    /// What its kind adds.
    #[serde(flatten)]
    pub content: Content,
    /// What other sources say of single facts of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<AlsoSaid>,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Words that people sort it by.
    pub tags: Vec<PrintedText>,
    /// A remark of whoever wrote the record.
    pub note: Option<PrintedText>,
    /// Keys that this program does not know, kept as they are.
    #[serde(flatten)]
    pub other: serde_json::Map<String, Json>,
    /// The other records that it names.
    #[serde(skip)]
    pub links: Vec<Link>,
    /// The file, from the register's folder.
    #[serde(skip)]
    pub file: Arc<str>,
    /// Where in the file it begins.
    #[serde(skip)]
    pub spot: FilePosition,
}

/// What one kind of record adds.
pub trait ContentOf {
    /// The kind.
    const KIND: Kind;

    /// What a record adds, where it is of this kind.
    fn of(content: &Content) -> Option<&Self>;
}

/// Each kind of record has a type of the same name, which is what a record of that kind adds.
macro_rules! contents {
    ($($kind:ident)+) => {
        /// What a kind of record adds to what all records share.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        #[allow(missing_docs)]
        pub enum Content {
            $($kind(Box<$kind>),)+
        }

        impl Content {
            /// The kind of record.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind,)+ }
            }

            /// Reads what a record of this kind adds; `None` when it cannot be used.
            pub(super) fn read(kind: Kind, fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
                Some(match kind {
                    $(Kind::$kind => Self::$kind(Box::new($kind::read(fields)?)),)+
                })
            }
        }

        $(impl ContentOf for $kind {
            const KIND: Kind = Kind::$kind;

            fn of(content: &Content) -> Option<&Self> {
                if let Content::$kind(own) = content { Some(own) } else { None }
            }
        })+
    };
}

contents! {
    Programme Partner Body Document Meeting Case Decision
    Caveat Endorsement Action Milestone Engagement Amount Comment Risk
}

impl Record {
    /// The kind of record.
    pub fn kind(&self) -> Kind {
        self.content.kind()
    }

    /// What lists show: the title or name, or the first words of the text.
    pub fn title(&self) -> &str {
        match &self.content {
            Content::Programme(it) => &it.title,
            Content::Partner(it) => &it.name,
            Content::Body(it) => &it.name,
            Content::Document(it) => &it.title,
            Content::Meeting(it) => {
                it.on.as_ref().map_or("a meeting, date not printed", |on| on.as_written())
            }
            Content::Case(it) => &it.title,
            Content::Decision(it) => &it.title,
            Content::Caveat(it) => it.title.as_ref().unwrap_or(&it.text),
            Content::Endorsement(it) => &it.stance,
            Content::Action(it) => &it.text,
            Content::Milestone(it) => &it.title,
            Content::Engagement(it) => &it.title,
            Content::Amount(it) => &it.measure,
            Content::Comment(it) => &it.text,
            Content::Risk(it) => &it.text,
        }
    }

    /// A fault, at the place where the record begins.
    pub fn place_fault(&self, fault: Fault) -> Fault {
        fault.in_file(&self.file).at(self.spot.line, self.spot.column)
    }

    /// The record's fields as JSON: raw text, nothing that is absent.
    pub fn to_json(&self) -> Json {
        let mut json = serde_json::to_value(self).unwrap_or_default();
        prune(&mut json);
        json
    }
}

/// Takes out what is absent: nulls, at any depth. An empty list may be meant (a resolution that falls
/// on no case) and stays.
fn prune(json: &mut Json) {
    match json {
        Json::Object(map) => {
            map.retain(|_, value| {
                prune(value);
                !value.is_null()
            });
        }
        Json::Array(list) => list.iter_mut().for_each(prune),
        _ => {}
    }
}
