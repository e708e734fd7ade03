//! Saves a view under its name in a settings file, and leaves everything else in it as it was.

use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::atomic_write::{make_private_folder, replace};
use super::io_error::describe_io_error;
use super::open_regular;
use crate::record::settings::ViewRow;
use crate::text::Clean;

/// The most bytes that a settings file may have.
const LIMIT: u64 = 1 << 20;

/// Saves a view in the officer's own settings file `config`, which is made when it is not there.
/// It may be a link: many keep theirs elsewhere. After an error the file is as it was.
pub fn save_own(config: &Path, view: &ViewRow) -> Result<(), Clean> {
    if config.is_symlink() {
        let file = config.canonicalize().map_err(|error| {
            let why = describe_io_error(&error);
            describe(config, &format!("it is a link, and where it leads to: {why}"))
        })?;
        return save(&file, view, 0o600);
    }
    let folder = config.parent().unwrap_or(config);
    make_private_folder(folder).map_err(|error| refused(folder, &error))?;
    save(config, view, 0o600)
}

/// Saves a view in `register.toml` of the register in the folder `root`, for everybody, and returns
/// that file. It must not be a link. After an error the file is as it was.
pub fn save_shared(root: &Path, view: &ViewRow) -> Result<PathBuf, Clean> {
    let file = root.join("register.toml");
    save(&file, view, 0o660)?;
    Ok(file)
}

fn save(file: &Path, view: &ViewRow, mode: u32) -> Result<(), Clean> {
    let before = match file.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(refused(file, &error)),
        Ok(_) => {
            Some(open_regular::text(file, LIMIT).map_err(|fault| describe(file, &fault.message))?)
        }
    };
    if before.is_some() {
        // A new file could take its place in the folder although it itself is write-protected.
        access(file, Access::WRITE_OK).map_err(|error| refused(file, &error.into()))?;
    }
    let after = with_view(before.as_deref().unwrap_or_default(), view).map_err(|(line, why)| {
        let at = line.map(|line| format!(":{line}")).unwrap_or_default();
        Clean::line(&format!("{}{at}: {why}; mend it and save again", file.display()))
    })?;
    if before.is_some() && open_regular::text(file, LIMIT).ok() != before {
        return Err(describe(file, "somebody else has just changed it; save again"));
    }
    replace(file, after.as_bytes(), mode).map_err(|error| refused(file, &error))
}

fn refused(file: &Path, error: &io::Error) -> Clean {
    describe(file, &describe_io_error(error))
}

fn describe(file: &Path, why: &str) -> Clean {
    Clean::line(&format!("{}: {why}", file.display()))
}

/// The settings `text` with the view in it: in the place of the one with its name, else at the end.
/// Else why they cannot take one, with the line where it is known.
fn with_view(text: &str, view: &ViewRow) -> Result<String, (Option<u32>, String)> {
    // Lines that end as on Windows do so afterwards; the parts between are the same.
    let windows = text.contains("\r\n");
    let unix = text.replace("\r\n", "\n");
    let mut settings: DocumentMut = unix.parse().map_err(|error: toml_edit::TomlError| {
        let (line, _) = open_regular::toml_place(&unix, error.span());
        let why = format!("these settings cannot be read: {}", error.message());
        (Some(line), why)
    })?;
    let (found, touched) = in_place(&mut settings, view).map_err(|why| (None, why))?;
    let mut after = if touched { settings.to_string() } else { unix };
    if !found {
        // At the end and not by the document: nothing before it can move then.
        if !after.is_empty() {
            after.push_str(if after.ends_with('\n') { "\n" } else { "\n\n" });
        }
        let mut table = Table::new();
        write(&mut table, view);
        after.push_str("[[view]]\n");
        after.push_str(&table.to_string());
    }
    Ok(if windows { after.replace('\n', "\r\n") } else { after })
}

/// Returns whether a view of that name was there (or has got its place in a list on one line), and
/// whether anything was changed.
fn in_place(settings: &mut DocumentMut, view: &ViewRow) -> Result<(bool, bool), String> {
    let (mut found, mut touched) = (false, false);
    let mut visit = |table: &mut dyn TableLike| {
        if !found && is_named(table, &view.name) {
            found = true;
            touched |= write(table, view);
        } else if view.number.is_some() && number(table) == view.number.map(i64::from) {
            // A number opens one view: the one that got it last.
            touched |= table.remove("number").is_some();
        }
    };
    match settings.get_mut("view") {
        None => {}
        Some(Item::ArrayOfTables(views)) => views.iter_mut().for_each(|it| visit(it)),
        Some(Item::Value(Value::Array(views))) => {
            views.iter_mut().filter_map(Value::as_inline_table_mut).for_each(|it| visit(it));
            if !found {
                let mut table = InlineTable::new();
                write(&mut table, view);
                views.push(table);
                (found, touched) = (true, true);
            }
        }
        Some(_) => {
            return Err("`view` is no list of views in it".to_owned());
        }
    }
    Ok((found, touched))
}

fn is_named(table: &dyn TableLike, name: &str) -> bool {
    let own = table.get("name").and_then(Item::as_str);
    own.is_some_and(|own| own.to_lowercase() == name.to_lowercase())
}

fn number(table: &dyn TableLike) -> Option<i64> {
    table.get("number").and_then(Item::as_integer)
}

/// Writes the view into its table; keys that are empty are taken out, those that say the same
/// already are left as they are spelled. Returns whether anything was changed.
fn write(table: &mut dyn TableLike, view: &ViewRow) -> bool {
    let text = |text: &str| (!text.is_empty()).then(|| Value::from(text));
    let columns: Array = view.columns.iter().collect();
    let keys = [
        ("name", text(&view.name)),
        ("on", text(&view.on)),
        ("query", text(&view.query)),
        ("sort", text(&view.sort)),
        ("columns", (!columns.is_empty()).then(|| Value::from(columns))),
        ("number", view.number.map(|number| Value::from(i64::from(number)))),
    ];
    let mut touched = false;
    for (key, value) in keys {
        match (table.get_mut(key), value) {
            (None, None) => {}
            (Some(_), None) => touched |= table.remove(key).is_some(),
            (None, Some(value)) => {
                table.insert(key, Item::Value(value));
                touched = true;
            }
            (Some(item), Some(mut value)) => {
                let old = item.as_value();
                if old.is_some_and(|old| is_same(old, &value)) {
                    continue;
                }
                if let Some(old) = old {
                    *value.decor_mut() = old.decor().clone(); // the comment behind it
                }
                *item = Item::Value(value);
                touched = true;
            }
        }
    }
    touched
}

fn is_same(one: &Value, other: &Value) -> bool {
    let words = |value: &Value| -> Option<Vec<String>> {
        value.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
    };
    match (one, other) {
        (Value::Array(_), Value::Array(_)) => words(one).is_some() && words(one) == words(other),
        (Value::String(one), Value::String(other)) => one.value() == other.value(),
        (Value::Integer(one), Value::Integer(other)) => one.value() == other.value(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
