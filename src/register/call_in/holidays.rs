//! The bank holidays of a register: those of England and Wales, and the days that its settings add.

use jiff::civil::Date;
use toml::Value;

use crate::calendar::{Holidays, When};
use crate::fault::Fault;
use crate::record::RegisterSettings;
use crate::text::Clean;
use crate::text::nearest::suggest;

/// The file that adds days.
const FILE: &str = "register.toml";

/// The keys of an added day.
const KEYS: [&str; 2] = ["date", "name"];

/// The holidays of a register; what is wrong with a day that it adds is told and costs that day.
pub(crate) fn of(settings: &RegisterSettings) -> (Holidays, Vec<Fault>) {
    let mut holidays = Holidays::england_and_wales();
    let mut faults = Vec::new();
    for (at, table) in settings.holidays.iter().enumerate() {
        let wrong = |message: String, hint: &str| {
            let message = format!("[[holiday]] number {}: {message}", at + 1);
            Fault::warning("holiday", message).in_file(&FILE.into()).hint(hint)
        };
        for key in table.keys().filter(|key| !KEYS.contains(&key.as_str())) {
            let hint = suggest(key, KEYS, || "it takes `date` and `name`".to_owned());
            faults.push(wrong(format!("`{key}` is not a key of a holiday"), &hint));
        }
        let name = match table.get("name") {
            None => Clean::line("added holiday"),
            Some(Value::String(name)) if !name.trim().is_empty() => Clean::line(name.trim()),
            Some(_) => {
                faults.push(wrong("`name` is no text".to_owned(), "write name = \"…\""));
                Clean::line("added holiday")
            }
        };
        match table.get("date").map(day) {
            Some(Some(day)) => holidays.add(day, name),
            Some(None) => {
                let date = &table["date"];
                let message =
                    format!("`date` is {date}, which is no single day, so it is not counted");
                faults.push(wrong(message, "write it as date = 2017-07-12"));
            }
            None => {
                let message = "it has no `date`, so it is not counted".to_owned();
                faults.push(wrong(message, "add a line date = 2017-07-12"));
            }
        }
    }
    (holidays, faults)
}

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Datetime(date) if date.time.is_none() => date.to_string().parse().ok(),
        Value::String(text) => When::read(text).only_day(),
        _ => None,
    }
}
