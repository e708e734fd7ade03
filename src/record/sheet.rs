//! One record file while it is read: where each byte stands, and what was found wrong so far.

use std::sync::Arc;

use serde_json::Value as Json;
use toml::de::DeValue;

use super::Settings;
use super::link::Spot;
use crate::fault::Fault;

/// The file that is being read: its name, its text, and the faults found in it so far.
pub struct Sheet<'i> {
    /// The file, from the register's folder.
    pub file: Arc<str>,
    text: &'i str,
    line_starts: Vec<u32>,
    /// The settings that are read with it.
    pub settings: &'i Settings,
    /// What was found wrong.
    pub faults: Vec<Fault>,
}

impl<'i> Sheet<'i> {
    /// A sheet for one file and its text.
    pub fn new(file: Arc<str>, text: &'i str, settings: &'i Settings) -> Self {
        let starts = (0_u32..).zip(text.bytes()).filter(|&(_, b)| b == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        Self { file, text, line_starts, settings, faults: Vec::new() }
    }

    /// Line and column of a byte offset.
    pub fn spot(&self, offset: usize) -> Spot {
        let at = u32::try_from(offset).unwrap_or(u32::MAX);
        let line = self.line_starts.partition_point(|&start| start <= at).max(1);
        let start = self.line_starts[line - 1] as usize;
        let before = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        Spot { line: count(line), column: count(before + 1) }
    }

    /// Tells a fault about these bytes.
    pub fn tell(&mut self, bytes: &std::ops::Range<usize>, mut fault: Fault) {
        let spot = self.spot(bytes.start);
        fault.bytes = Some((count(bytes.start), count(bytes.end)));
        self.faults.push(fault.in_file(&self.file).at(spot.line, spot.column));
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A TOML value as JSON, for the keys that this program does not know.
pub(super) fn to_json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => Json::String(text.to_string()),
        DeValue::Boolean(flag) => Json::Bool(*flag),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix())
            .map_or_else(|_| Json::String(n.to_string()), Json::from),
        DeValue::Float(n) => n.as_str().parse::<f64>().map_or(Json::Null, Json::from),
        DeValue::Datetime(stamp) => Json::String(stamp.to_string()),
        DeValue::Array(values) => values.iter().map(|one| to_json(one.get_ref())).collect(),
        DeValue::Table(table) => Json::Object(
            table.iter().map(|(k, v)| (k.get_ref().to_string(), to_json(v.get_ref()))).collect(),
        ),
    }
}
