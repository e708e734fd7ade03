//! `caveat config`: every setting as it counts, and which file says so.

use std::path::Path;

use clap::Args;
use serde_json::json;

use crate::cli::args::FormatArgs;
use crate::cli::open_screen;
use crate::cli::settings::OfficerSettings;
use crate::cli::{Code, CommandError, Context, OpenRegister, Output, say};
use crate::journal::Templates;
use crate::journal::template::KINDS;
use crate::record::settings::ViewRow;
use crate::report::Table;
use crate::report::document::export::ListHeading;
use crate::report::document::json::list;
use crate::report::list::faults;
use crate::store::no_writing;
use crate::tui::model::VIEW_FAULT;

/// What is said of a setting that no file, option or variable sets.
const BUILT_IN: &str = "built in";

/// Print every setting as it counts
///
/// What wins, from the strongest: the command line, the environment, your own settings file, that of
/// the box (/etc/xdg), the register's `register.toml`, what is built in. Keys are listed where they
/// are changed; `caveat keys` lists them all.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Say beside each setting where it comes from
    #[arg(long)]
    pub origin: bool,
    #[command(flatten)]
    printed: FormatArgs,
}

/// A setting, its value, and where it comes from.
type SettingRow = [String; 3];

impl ConfigArgs {
    /// Prints the settings. When the register cannot be read, those of the officer are printed all
    /// the same.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let opened = context.open();
        let mut rows = of_run(context, opened.as_ref().ok());
        rows.extend(of_officer(context));
        if let Ok(opened) = &opened {
            rows.extend(views(context, opened));
            rows.extend(of_register(opened));
        }
        let format = self.printed.format;
        let columns = if self.origin { 3 } else { 2 };
        let table = || {
            let heads = ["SETTING", "VALUE", "FROM"].into_iter().take(columns);
            let cells = |row: &SettingRow| row.iter().take(columns).cloned().collect();
            Table::new(heads, Some(1)).with(rows.iter().map(cells))
        };
        let row = |[name, value, origin]: &SettingRow| json!({"name": name, "value": value, "origin": origin});
        let heading = ListHeading::new("Settings", "", context.today());
        let document = || list("settings", rows.len(), rows.iter().map(row).collect());
        out.list(heading, format, table, document)?;
        out.flush()?;
        let opened = opened?;
        opened.faults.iter().filter(|it| it.code == VIEW_FAULT).map(faults::line).for_each(say);
        Ok(Code::Done)
    }
}

/// What counts for this run: the register, the day, whether anything may be added.
fn of_run(context: &Context, opened: Option<&OpenRegister>) -> Vec<SettingRow> {
    let (everywhere, environment) = (&context.everywhere, &context.environment);
    let settings = &context.settings;
    let file = settings.values.register.as_ref().zip(settings.origins.get("register"));
    let (register, origin) = match (&everywhere.dir, &environment.register, file) {
        (Some(dir), ..) => (shown(dir), "the command line".to_owned()),
        (_, Some(dir), _) => (shown(dir), "CAVEAT_REGISTER".to_owned()),
        (.., Some((dir, file))) => (shown(dir), shown(file)),
        _ => (opened.map_or_else(String::new, |it| shown(&it.place.folder)), BUILT_IN.to_owned()),
    };
    let today = match everywhere.today {
        Some(_) if context.by_option => "the command line",
        Some(_) => "CAVEAT_TODAY",
        None => "the clock",
    };
    let (state, login) = (&environment.state, &environment.login);
    let folder = opened.map(|opened| opened.place.folder.as_path());
    let no_writing = folder.and_then(|it| no_writing(it, state, login, &environment.box_name));
    let (read_only, why) = match no_writing {
        _ if everywhere.read_only => (true, "the command line".to_owned()),
        Some(why) => (true, why.to_string()),
        None => (false, BUILT_IN.to_owned()),
    };
    vec![
        ["register".to_owned(), register, origin],
        ["today".to_owned(), context.today().to_string(), today.to_owned()],
        ["read_only".to_owned(), read_only.to_string(), why],
    ]
}

/// What the settings files say.
fn of_officer(context: &Context) -> Vec<SettingRow> {
    let OfficerSettings { values: settings, origins, .. } = &context.settings;
    let from = |name: &str| origins.get(name).map_or(BUILT_IN.to_owned(), |it| shown(it));
    let theme = open_screen::theme(settings.theme.clone());
    let origin = match &settings.theme {
        Some(own) if *own == theme => from("theme"),
        None if theme != "mono" => BUILT_IN.to_owned(),
        _ => "NO_COLOR".to_owned(),
    };
    let mut rows = vec![["theme".to_owned(), theme, origin]];
    let mut push = |name: String, value: String| {
        let origin = from(&name);
        rows.push([name, value, origin]);
    };
    for (place, keys) in &settings.keys {
        for (key, command) in keys {
            let command = command.as_str().map_or_else(|| command.to_string(), str::to_owned);
            push(format!("keys.{place}.{key}"), command);
        }
    }
    let templates = Templates::new(&settings.templates);
    for kind in KINDS.into_iter().filter(|kind| !templates.text(kind).is_empty()) {
        push(format!("templates.{kind}"), templates.text(kind).to_owned());
    }
    for (screen, columns) in &settings.columns {
        let fields: Vec<_> = columns.iter().map(|column| column.field.as_str()).collect();
        push(format!("columns.{screen}"), fields.join(", "));
    }
    rows
}

/// The views, by number.
fn views(context: &Context, opened: &OpenRegister) -> Vec<SettingRow> {
    let shared = &opened.register.settings.views;
    let row = |view: &ViewRow| {
        let name = format!("view.{}", view.name);
        let origin = match context.settings.origins.get(&name) {
            Some(file) => shown(file),
            None if shared.iter().any(|it| it.name == view.name) => register_file(opened),
            None => BUILT_IN.to_owned(),
        };
        [name, format!("{} {}", view.on, view.query), origin]
    };
    opened.views(context).views.iter().map(row).collect()
}

/// What the register's own settings say.
fn of_register(opened: &OpenRegister) -> Vec<SettingRow> {
    let rows = opened.register.settings.rows().into_iter();
    let origin = |is_set| if is_set { register_file(opened) } else { BUILT_IN.to_owned() };
    rows.map(|(name, value, is_set)| [name, value, origin(is_set)]).collect()
}

fn register_file(opened: &OpenRegister) -> String {
    shown(&opened.place.folder.join("register.toml"))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
