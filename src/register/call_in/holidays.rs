//! The bank holidays of a register: those of each part of the United Kingdom, with the days that its
//! settings add, and without those that they take away.

use jiff::civil::Date;
use toml::Value;

use crate::calendar::{HolidayArea, Holidays, When, long};
use crate::fault::Fault;
use crate::record::RegisterSettings;
use crate::text::Clean;
use crate::text::nearest::suggest;

/// The file that adds days and takes them away.
const FILE: &str = "register.toml";

/// The holidays of each part of the United Kingdom, in the order of [`HolidayArea::ALL`].
pub(crate) type AreaHolidays = [Holidays; HolidayArea::ALL.len()];

/// The keys of a day that is added or taken away.
const KEYS: [&str; 3] = ["date", "name", "remove"];

/// The holidays of a register; what is wrong with a day that it adds is told and costs that day.
pub(crate) fn of(settings: &RegisterSettings) -> (AreaHolidays, Vec<Fault>) {
    let mut holidays = HolidayArea::ALL.map(Holidays::of);
    let mut faults = Vec::new();
    for (at, table) in settings.holidays.iter().enumerate() {
        let wrong = |message: String, hint: &str| {
            let message = format!("[[holiday]] number {}: {message}", at + 1);
            Fault::warning("holiday", message).in_file(&FILE.into()).hint(hint)
        };
        for key in table.keys().filter(|key| !KEYS.contains(&key.as_str())) {
            let hint = suggest(key, KEYS, || "it takes `date`, `name` and `remove`".to_owned());
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
        let takes_away = match table.get("remove") {
            None => false,
            Some(&Value::Boolean(remove)) => remove,
            Some(other) => {
                let message = format!("`remove` is {other}, so the day is not counted");
                faults.push(wrong(message, "write remove = true, or take the line out"));
                continue;
            }
        };
        match table.get("date").map(day) {
            Some(Some(day)) if takes_away => {
                // Every calendar is asked: a day may be one of several of them.
                let had: Vec<bool> = holidays.iter_mut().map(|it| it.remove(day)).collect();
                if !had.contains(&true) {
                    let message =
                        format!("{} is no holiday, so there is none to remove", long(day));
                    faults.push(wrong(message, "check the day, or take the row out"));
                }
            }
            Some(Some(day)) => holidays.iter_mut().for_each(|it| it.add(day, name.clone())),
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
