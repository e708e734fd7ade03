//! What an officer takes along from a record: its reference, its quotation, a line for minutes.

use crate::calendar::short;
use crate::query::column::{due_words, people, title};
use crate::query::{Asker, Column};
use crate::record::Content;
use crate::record::source::Source;
use crate::register::Ix;

/// The reference: `STK-C7 Capacity to deliver (Stockport Cabinet, 12 Jul 2017, res. (1)(ii))`.
pub fn reference(asker: &Asker<'_>, ix: Ix) -> String {
    let name = format!("{} {}", asker.register.id(ix), title(asker, ix));
    match origin(asker, ix) {
        origin if origin.is_empty() => name,
        origin => format!("{name} ({origin})"),
    }
}

/// Who said it, when, and where: of a caveat its decision, of a case its latest one.
fn origin(asker: &Asker<'_>, ix: Ix) -> String {
    let register = asker.register;
    let record = register.record(ix);
    let (decision, label) = match &record.content {
        Content::Decision(_) => (Some(ix), None),
        Content::Case(_) => (register.decided(ix).map(|decided| decided.decision), None),
        Content::Caveat(it) => {
            let on = it.on.as_ref().and_then(|on| register.find(on.as_str()));
            (on, it.resolution.as_deref())
        }
        Content::Document(it) => {
            let by = it.publisher.as_ref().map_or("", |by| register.known_as(&by.0)).to_owned();
            return parts([by, people(it.published.as_ref())]);
        }
        Content::Endorsement(it) => return people(it.on.as_ref()),
        _ => (None, None),
    };
    let Some(Content::Decision(it)) = decision.map(|it| &register.record(it).content) else {
        return String::new();
    };
    let label = label.map_or_else(String::new, |label| format!("res. {label}"));
    parts([register.known_as(it.body.as_str()).to_owned(), people(it.decided.as_ref()), label])
}

fn parts<const N: usize>(parts: [String; N]) -> String {
    let said = parts.into_iter().filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join(", ")
}

/// The words quoted from the source with the reference below; where none are on file, the text of
/// the record, and that it is so.
pub fn quotation(asker: &Asker<'_>, ix: Ix) -> String {
    let record = asker.register.record(ix);
    let quoted = record.source.iter().find_map(|source| Some((source, source.quote.as_ref()?)));
    let reference = reference(asker, ix);
    if let Some((source, quote)) = quoted {
        let place = parts([place(asker, source), reference]);
        format!("“{quote}”\n{place}")
    } else {
        let text = text(asker, ix);
        format!("{text}\n{reference}\n(text of the record, no quotation on file)")
    }
}

/// The document and the place in it that a source names.
fn place(asker: &Asker<'_>, source: &Source) -> String {
    let document = source.document.as_ref().and_then(|id| asker.register.find(id.as_str()));
    let document = document.map_or_else(String::new, |it| title(asker, it));
    let at = source.at.as_ref().map_or_else(String::new, ToString::to_string);
    parts([document, at])
}

/// What a record says, in its own words.
fn text(asker: &Asker<'_>, ix: Ix) -> String {
    match &asker.register.record(ix).content {
        Content::Caveat(it) => it.text.to_string(),
        Content::Action(it) => it.text.to_string(),
        Content::Comment(it) => it.text.to_string(),
        _ => title(asker, ix),
    }
}

/// One item of a list in Markdown, with a link to the source where one has an address.
pub fn markdown(asker: &Asker<'_>, ix: Ix) -> String {
    let register = asker.register;
    let status = register.status(ix).replace('-', " ");
    let due = match (register.due(ix), register.days_late(ix, asker.today)) {
        (_, Some(days)) => format!("{days} days late"),
        (Some(due), None) => format!("due {}", due_words(&due)),
        (None, None) => String::new(),
    };
    let link = url(asker, ix).map_or_else(String::new, |url| format!("[source](<{url}>)"));
    let said = parts([escaped(&title(asker, ix)), escaped(&origin(asker, ix)), status, due, link]);
    format!("- **{}** {said}", register.id(ix))
}

/// A text in which no letter is taken for Markdown.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if "\\`*_[]<>#|~".contains(letter) {
            out.push('\\');
        }
        out.push(if letter == '\n' { ' ' } else { letter });
    }
    out
}

/// The address of the first source that has one, else the command that shows the record.
pub fn address(asker: &Asker<'_>, ix: Ix) -> String {
    url(asker, ix).unwrap_or_else(|| format!("caveat show {}", asker.register.id(ix)))
}

fn url(asker: &Asker<'_>, ix: Ix) -> Option<String> {
    let register = asker.register;
    let of = |it: Ix| match &register.record(it).content {
        Content::Document(paper) => paper.url.as_ref().map(ToString::to_string),
        _ => None,
    };
    let sources = register.record(ix).source.iter();
    let documents = sources.filter_map(|it| register.find(it.document.as_ref()?.as_str()));
    std::iter::once(ix).chain(documents).find_map(of)
}

/// The rows as a table for a spreadsheet: a heading, tabs between cells.
pub fn table(asker: &Asker<'_>, columns: &[&'static Column], rows: &[Ix]) -> String {
    let line = |cells: Vec<String>| {
        let one = |cell: String| cell.replace(['\t', '\n', '\r'], " ");
        cells.into_iter().map(one).collect::<Vec<_>>().join("\t")
    };
    let head = line(columns.iter().map(|column| column.head.to_owned()).collect());
    let row = |&ix: &Ix| line(columns.iter().map(|column| (column.show)(asker, ix)).collect());
    std::iter::once(head).chain(rows.iter().map(row)).map(|line| line + "\n").collect()
}

/// A day as exports print it.
pub(super) fn day(asker: &Asker<'_>) -> String {
    short(asker.today)
}
