//! What another source says of a fact that a record states: shown beside it, and never in its place.

use serde_json::Value as Json;

use super::Source;
use crate::calendar::{When, short};
use crate::fault::Fault;
use crate::record::reader::table::record;
use crate::record::vocabulary::Stage;
use crate::record::{Money, PrintedText};
use crate::text::fold::fold;
use crate::text::nearest::suggest;

record! {
    /// One fact as another source has it.
    pub struct AlsoSaid {
        /// The key of the record that the fact stands under, such as `due`.
        key: PrintedText => line,
        /// What the other source says.
        value: PrintedText => value_as_text,
        /// The other source.
        source: Source => source_or_words,
    }
}

impl AlsoSaid {
    /// Why it cannot be used on a record with these keys.
    pub fn refused(&self, keys: &[&'static str]) -> Option<Fault> {
        let is_empty = |text: Option<&PrintedText>| text.is_none_or(|text| text.trim().is_empty());
        let Source { document, at, .. } = &self.source;
        for (key, is_missing) in [
            ("value", is_empty(Some(&self.value))),
            ("source", document.is_none() && is_empty(at.as_ref())),
        ] {
            if is_missing {
                let message = format!("`{key}` of what another source says is empty");
                return Some(
                    Fault::warning("missing-key", message).hint("write it, or take it out"),
                );
            }
        }
        if keys.contains(&&*self.key) && &*self.key != "also" {
            return None;
        }
        let hint = suggest(&self.key, keys.iter().copied(), || "name a key of it".to_owned());
        let message =
            format!("`{}` is not a key of this record, so nothing is said of it", self.key);
        Some(Fault::warning("unknown-key", message).hint(hint))
    }

    /// Whether a value of the record says something else, read as people read it: dates by their
    /// days, sums by their pence, stages by any of their words, all else without its capitals.
    pub fn differs_from(&self, own: &Json) -> bool {
        let own = match own {
            Json::String(own) => own.clone(),
            Json::Array(all) => all.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(", "),
            other => other.to_string(),
        };
        let (own, other) = (own.as_str(), self.value.raw());
        let (day, other_day) = (When::read(own), When::read(other));
        let (sum, other_sum) = (Money::read(own), Money::read(other));
        let is_same = fold(own) == fold(other)
            || (day.window().is_some() && day.window() == other_day.window())
            || sum.is_same_as(&other_sum)
            || Stage::parse(own).is_some_and(|stage| Stage::parse(other) == Some(stage));
        !is_same
    }

    /// `14 Jul 2017 according to DOC2 item 3`.
    pub fn describe(&self) -> String {
        let day = When::read(self.value.raw()).only_day();
        let value = day.map_or_else(|| self.value.to_string(), short);
        let Source { document, at, .. } = &self.source;
        let source = document.iter().map(ToString::to_string);
        let source: Vec<String> = source.chain(at.iter().map(ToString::to_string)).collect();
        format!("{value} according to {}", source.join(" "))
    }
}
