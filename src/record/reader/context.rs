//! One record file while it is read: where each byte stands, and what was found wrong so far.

use std::sync::Arc;

use crate::fault::{Fault, Level};
use crate::record::RegisterSettings;
use crate::record::link::{FilePosition, Link};
use crate::record::toml::tree::ByteRange;

/// The file that is being read: its name, its text, and the faults found in it so far.
pub struct FileContext<'i> {
    /// The file, from the register's folder.
    pub file: Arc<str>,
    text: &'i str,
    /// The byte asked for last, and how many lines end before it: the next one stands near it.
    known: (usize, usize),
    /// The settings that are read with it.
    pub settings: &'i RegisterSettings,
    /// What was found wrong.
    pub faults: Vec<Fault>,
    /// The links of the record that is being read.
    pub(super) links: Vec<Link>,
    /// The keys that were asked for in the table that is being read, and in those around it.
    pub(super) asked: Vec<&'static str>,
}

impl<'i> FileContext<'i> {
    /// The beginning of one file and its text.
    pub fn new(file: Arc<str>, text: &'i str, settings: &'i RegisterSettings) -> Self {
        let (faults, links, asked) = (Vec::new(), Vec::new(), Vec::with_capacity(64));
        Self { file, text, known: (0, 0), settings, faults, links, asked }
    }

    /// Line and column of a byte offset.
    pub fn spot(&mut self, offset: u32) -> FilePosition {
        let bytes = self.text.as_bytes();
        let offset = (offset as usize).min(bytes.len());
        let (at, ends) = self.known;
        let ends = if offset >= at {
            ends + line_ends(&bytes[at..offset])
        } else {
            ends - line_ends(&bytes[offset..at])
        };
        self.known = (offset, ends);
        let before = &bytes[..offset];
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |end| end + 1);
        let letters = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        FilePosition { line: count(ends + 1), column: count(letters + 1) }
    }

    /// Tells a fault about these bytes.
    pub fn report(&mut self, bytes: ByteRange, mut fault: Fault) {
        let spot = self.spot(bytes.start);
        fault.bytes = Some((bytes.start, bytes.end));
        self.faults.push(fault.in_file(&self.file).at(spot.line, spot.column));
    }

    /// Marks the first error since there were `before` faults as what leaves a record out.
    pub fn leaves_out(&mut self, before: usize) {
        let first = self.faults[before..].iter_mut().find(|fault| fault.level == Level::Error);
        if let Some(first) = first {
            first.costs_its_record = true;
        }
    }
}

/// How many lines end in these bytes. Summed up in bytes, 255 at a time, because the compiler then
/// adds sixteen at once: a fifth of the time.
fn line_ends(bytes: &[u8]) -> usize {
    let ends = |some: &[u8]| some.iter().map(|&b| u8::from(b == b'\n')).sum::<u8>();
    bytes.chunks(255).map(|some| usize::from(ends(some))).sum()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
