//! A quick reading of the plain TOML that record files are written in.
//!
//! Most of opening a register is reading its files, and read this way they take an eighth of the
//! time that the `toml` crate takes. Only what is sound, and written as records are, is read
//! here: `[[kind]]` and `[[kind.part]]` headers, bare keys, strings, days, whole numbers, `true`
//! and `false`, lists and inline tables. At anything else, sound or not, it gives up, and the
//! `toml` crate reads the whole file: it alone says what is wrong. The events of `toml_parser`, on
//! which that crate is built, take three times the instructions for the same text.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use super::tree::{ByteRange, SpannedNode, SpannedTable, SpannedValue, TableEntry};

/// How deep lists and inline tables may stand in each other.
const DEEPEST: usize = 8;

/// How many keys room is made for at first; few records have more.
const USUAL_KEYS: usize = 12;

/// Reads a text of plain TOML; `None` when the `toml` crate should read it.
pub(crate) fn read(text: &str) -> Option<SpannedTable<'_>> {
    u32::try_from(text.len()).ok()?;
    let mut reader = FastReader { text, at: 0 };
    let mut file = SpannedTable::default();
    reader.filler()?;
    while reader.peek().is_some() {
        let (kind, part, bytes) = reader.header()?;
        let node = SpannedNode { value: SpannedValue::Table(reader.table()?), bytes };
        match part {
            None => list_under(&mut file, kind, bytes)?.push(node),
            Some(part) => {
                let records = file.entries.iter_mut().find(|entry| entry.key == kind.0)?;
                let SpannedValue::List(records) = &mut records.node.value else { return None };
                let SpannedValue::Table(record) = &mut records.last_mut()?.value else {
                    return None;
                };
                list_under(record, part, bytes)?.push(node);
            }
        }
    }
    Some(file)
}

/// The list that headers with this key add to; `None` when the key holds a value of its own.
fn list_under<'t, 'i>(
    table: &'t mut SpannedTable<'i>,
    (key, key_bytes): FastKey<'i>,
    header: ByteRange,
) -> Option<&'t mut Vec<SpannedNode<'i>>> {
    let at = table.entries.iter().position(|entry| entry.key == key);
    let at = at.unwrap_or_else(|| {
        let node = SpannedNode { value: SpannedValue::List(Vec::with_capacity(4)), bytes: header };
        table.entries.push(TableEntry::new(key.into(), key_bytes, node));
        table.entries.len() - 1
    });
    let node = &mut table.entries[at].node;
    match &mut node.value {
        // A list that headers began stands where its first header does; one in brackets does not.
        SpannedValue::List(nodes)
            if nodes.first().is_none_or(|first| first.bytes == node.bytes) =>
        {
            Some(nodes)
        }
        _ => None,
    }
}

/// A key and where it stands.
type FastKey<'i> = (&'i str, ByteRange);

struct FastReader<'i> {
    text: &'i str,
    at: usize,
}

impl<'i> FastReader<'i> {
    /// `[[kind]]` or `[[kind.part]]`, alone on its line; and where it stands.
    fn header(&mut self) -> Option<(FastKey<'i>, Option<FastKey<'i>>, ByteRange)> {
        let start = self.at;
        self.expect("[[")?;
        let kind = self.key()?;
        let part = if self.expect(".").is_some() { Some(self.key()?) } else { None };
        self.expect("]]")?;
        let bytes = (start..self.at).into();
        self.end_of_line()?;
        Some((kind, part, bytes))
    }

    /// The lines of a table, up to the next header.
    fn table(&mut self) -> Option<SpannedTable<'i>> {
        let mut table = SpannedTable { entries: Vec::with_capacity(USUAL_KEYS) };
        loop {
            self.filler()?;
            if matches!(self.peek(), None | Some(b'[')) {
                return Some(table);
            }
            self.pair(&mut table, 0)?;
            self.end_of_line()?;
        }
    }

    /// `key = value`; `None` when the key stands there already.
    fn pair(&mut self, table: &mut SpannedTable<'i>, depth: usize) -> Option<()> {
        let (key, bytes) = self.key()?;
        self.blanks();
        self.expect("=")?;
        self.blanks();
        let node = self.node(depth)?;
        if table.entry(key).is_some() {
            return None;
        }
        table.entries.push(TableEntry::new(key.into(), bytes, node));
        Some(())
    }

    fn key(&mut self) -> Option<FastKey<'i>> {
        let bytes = self.run(BARE)?;
        Some((&self.text[bytes.clone()], bytes.into()))
    }

    fn node(&mut self, depth: usize) -> Option<SpannedNode<'i>> {
        let start = self.at;
        let value = match self.peek()? {
            b'"' if self.rest().starts_with(b"\"\"\"") => self.prose()?,
            b'"' => self.line()?,
            b'\'' => self.literal()?,
            b'[' if depth < DEEPEST => self.list(depth + 1)?,
            b'{' if depth < DEEPEST => self.inline(depth + 1)?,
            _ => self.bare_value()?,
        };
        Some(SpannedNode { value, bytes: (start..self.at).into() })
    }

    /// `"…"`
    fn line(&mut self) -> Option<SpannedValue<'i>> {
        self.expect("\"")?;
        let start = self.at;
        match self.letters()? {
            b'"' => {
                self.at += 1;
                Some(SpannedValue::Text(Cow::Borrowed(&self.text[start..self.at - 1])))
            }
            b'\\' => {
                self.at = start;
                self.escaped().map(|text| SpannedValue::Text(Cow::Owned(text)))
            }
            _ => None,
        }
    }

    /// The rest of a line of text in which something is escaped.
    fn escaped(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            let start = self.at;
            let stop = self.letters()?;
            text.push_str(&self.text[start..self.at]);
            self.at += 1;
            match stop {
                b'"' => return Some(text),
                b'\\' => text.push(match self.peek()? {
                    same @ (b'"' | b'\\') => same.into(),
                    b'n' => '\n',
                    b't' => '\t',
                    _ => return None,
                }),
                _ => return None,
            }
            self.at += 1;
        }
    }

    /// `"""…"""`
    fn prose(&mut self) -> Option<SpannedValue<'i>> {
        self.expect("\"\"\"")?;
        let _ = self.expect("\n");
        let start = self.at;
        loop {
            match self.letters()? {
                b'"' if self.expect("\"\"\"").is_some() => break,
                b'\n' | b'"' => self.at += 1,
                _ => return None,
            }
        }
        // A fourth quote would belong to the text.
        let text = Cow::Borrowed(&self.text[start..self.at - 3]);
        (self.peek() != Some(b'"')).then_some(SpannedValue::Text(text))
    }

    /// `'…'`
    fn literal(&mut self) -> Option<SpannedValue<'i>> {
        self.expect("'")?;
        let inner = self.up_to(b'\'')?;
        self.expect("'")?;
        (self.peek() != Some(b'\'')).then_some(SpannedValue::Text(Cow::Borrowed(inner)))
    }

    /// `[a, b]`
    fn list(&mut self, depth: usize) -> Option<SpannedValue<'i>> {
        let mut nodes = Vec::new();
        self.items("[", "]", |reader| {
            nodes.push(reader.node(depth)?);
            Some(())
        })?;
        Some(SpannedValue::List(nodes))
    }

    /// `{ a = 1, b = 2 }`
    fn inline(&mut self, depth: usize) -> Option<SpannedValue<'i>> {
        let mut table = SpannedTable::default();
        self.items("{", "}", |reader| reader.pair(&mut table, depth))?;
        Some(SpannedValue::Table(table))
    }

    /// Items in brackets with commas between them, perhaps one more behind the last.
    fn items(
        &mut self,
        open: &str,
        close: &str,
        mut item: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.expect(open)?;
        self.filler()?;
        while self.expect(close).is_none() {
            item(self)?;
            self.filler()?;
            if self.expect(",").is_some() {
                self.filler()?;
            } else {
                return self.expect(close);
            }
        }
        Some(())
    }

    /// A day, a whole number, `true` or `false`.
    fn bare_value(&mut self) -> Option<SpannedValue<'i>> {
        match &self.text[self.run(BARE | FIGURE)?] {
            "true" => Some(SpannedValue::Flag(true)),
            "false" => Some(SpannedValue::Flag(false)),
            word => match day(word) {
                Some(day) => Some(SpannedValue::Day(day)),
                None => whole(word).map(SpannedValue::Whole),
            },
        }
    }

    /// Blanks, and whatever else may follow on a line that is read.
    fn end_of_line(&mut self) -> Option<()> {
        self.blanks();
        match self.peek() {
            None => Some(()),
            Some(b'#') => self.comment(),
            Some(_) => self.expect("\n"),
        }
    }

    /// Blanks, comments and line ends.
    fn filler(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n') => self.at += 1,
                Some(b'#') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        self.up_to(b'\n').map(|_| ())
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'i [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn expect(&mut self, wanted: &str) -> Option<()> {
        let there = self.rest().starts_with(wanted.as_bytes());
        self.at += if there { wanted.len() } else { 0 };
        there.then_some(())
    }

    /// Passes the letters of a text, and gives the byte before which they stop: a quote, a
    /// backslash or a control; `None` at the end of the file.
    fn letters(&mut self) -> Option<u8> {
        self.at += self.rest().iter().position(|&b| is(b, STOP))?;
        self.peek()
    }

    /// The text before a byte or the end of the file; `None` when it holds a control.
    fn up_to(&mut self, end: u8) -> Option<&'i str> {
        let start = self.at;
        let length = self.rest().iter().position(|&b| b == end || is(b, CONTROL));
        self.at += length.unwrap_or(self.rest().len());
        self.peek().is_none_or(|b| b == end).then_some(&self.text[start..self.at])
    }

    /// One or more bytes of these sorts.
    fn run(&mut self, sorts: u8) -> Option<Range<usize>> {
        let length = self.rest().iter().take_while(|&&b| is(b, sorts)).count();
        self.at += length;
        (length > 0).then_some(self.at - length..self.at)
    }
}

/// What TOML allows in no string and no comment.
const CONTROL: u8 = 1;
/// What a string cannot simply go on with.
const STOP: u8 = 2;
/// What a bare key is made of.
const BARE: u8 = 4;
/// What a number, a day or a time is made of besides.
const FIGURE: u8 = 8;

/// The sorts of each byte. Most of the reading is looking at bytes; looking their sort up takes
/// half as long as comparing them.
const SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0_u8;
    loop {
        let control = (byte < b' ' && byte != b'\t') || byte == 0x7f;
        let stop = control || matches!(byte, b'"' | b'\\');
        let bare = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let figure = matches!(byte, b'+' | b'.' | b':');
        sorts[byte as usize] =
            control as u8 * CONTROL + stop as u8 * STOP + bare as u8 * BARE + figure as u8 * FIGURE;
        if byte == u8::MAX {
            break sorts;
        }
        byte += 1;
    }
};

fn is(byte: u8, sorts: u8) -> bool {
    SORTS[usize::from(byte)] & sorts != 0
}

/// `2017-07-12`
fn day(word: &str) -> Option<Date> {
    let mut parts = word.split('-').filter(|_| word.len() == 10);
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `-42`
fn whole(word: &str) -> Option<i64> {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let plain = digits == "0" || !digits.starts_with('0');
    (plain && digits.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())?
}
