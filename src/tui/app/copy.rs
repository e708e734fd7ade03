//! Taking something along: to the clipboard, to a file, as a view for another day.

use super::App;
use crate::record::settings::ViewRow;
use crate::register::Ix;
use crate::report::document::export::{Format, ListHeading, export};
use crate::report::{Table, clipboard_text};
use crate::text::Clean;
use crate::tui::effect::external::{CopyResult, CopyRoute};
use crate::tui::effect::{Effect, Order};
use crate::tui::keys::command::Command;
use crate::tui::pane::list::rows::ListRows;
use crate::tui::prompt::Prompt;
use crate::tui::prompt::purpose::Purpose;
use crate::tui::shown_command;
use crate::tui::theme::Role;

impl App {
    /// Copies something of the records that an act would be on, or asks where to write what shows.
    pub(super) fn take_along(&mut self, command: Command) {
        if command == Command::Export {
            return self.ask_export();
        }
        if command == Command::CopyCommand {
            return self.copy_command();
        }
        let ctx = self.model.ctx();
        let each = |one: &dyn Fn(Ix) -> String, between: &str| {
            let on = self.targets().on;
            on.into_iter().map(one).collect::<Vec<_>>().join(between)
        };
        let text = match command {
            Command::CopyTable => match self.top().table(&self.model) {
                Some((rows, all)) => {
                    let shown = |list: &ListRows| {
                        list.shown_columns(&self.model).map(|(_, column)| column).collect()
                    };
                    Table::of(&ctx, &self.top().rows().map_or(all, shown), &rows).tsv()
                }
                None => self.top().document(Format::Tsv, &self.model).unwrap_or_default(),
            },
            Command::CopyQuote => each(&|ix| clipboard_text::quotation(&ctx, ix), "\n\n"),
            Command::CopyMarkdown => each(&|ix| clipboard_text::markdown(&ctx, ix), "\n"),
            Command::CopyAddress => each(&|ix| clipboard_text::address(&ctx, ix), "\n"),
            _ => each(&|ix| clipboard_text::reference(&ctx, ix), "\n"),
        };
        match (text.is_empty(), command) {
            (true, Command::CopyTable) => self.say(Role::Text, "There is no table here to copy"),
            (true, _) => self.say(Role::Text, "No item is under the cursor to copy"),
            (false, _) => self.effects.push(Effect::Copy(text)),
        }
    }

    /// Copies the command that prints what shows: of the marked records, else of the screen. Right
    /// after a file was written it is the path of that.
    fn copy_command(&mut self) {
        let targets = self.targets();
        let command = match self.written_to.take() {
            Some(path) => Some(path),
            None if targets.are_marked() => {
                Some(shown_command::of_records(&targets.on, &self.model))
            }
            None => shown_command::of_pane(self.top(), &self.model),
        };
        match command {
            Some(command) => self.effects.push(Effect::Copy(command)),
            None => self.say(Role::Text, "No command prints this screen"),
        }
    }

    /// What became of a copy, said as it is: nobody tells a program whether it arrived.
    pub(super) fn copied(&mut self, copied: &CopyResult) {
        let CopyResult { bytes, sent, kept } = copied;
        let sent = match sent {
            CopyRoute::Terminal => format!("sent {bytes} bytes to your terminal (OSC 52)"),
            CopyRoute::Tmux => format!("sent {bytes} bytes to tmux, for your terminal"),
            CopyRoute::TooLong => format!("not sent: {bytes} bytes are more than terminals take"),
        };
        match kept {
            Ok(file) => self.say(Role::Good, format!("{sent}; also in {file}")),
            Err(why) => self.say(Role::Warning, format!("{sent}; not saved to a file: {why}")),
        }
    }

    fn ask_export(&mut self) {
        let today = self.model.today;
        let of_list = || Some(format!("{}-{today}.md", self.list_here()?.screen));
        let of_record = || {
            let ix = self.top().subject(&self.model)?;
            Some(format!("{}-{today}.md", self.model.register.id(ix)))
        };
        match self.top().file_name(&self.model).or_else(of_list).or_else(of_record) {
            Some(name) => self.ask(Prompt::new(Purpose::Export, &name).with(&name)),
            None => self.say(Role::Text, "There is nothing here to write to a file"),
        }
    }

    /// Writes what shows to a file, in the format that its ending names.
    pub(super) fn export(&mut self, path: &str) {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if ending.eq_ignore_ascii_case("svg")
            && let Some(drawing) = self.top().drawing(&self.model)
        {
            return self.write_to(path, drawing);
        }
        let Some(format) = Format::named(ending) else {
            let endings = Format::ALL.map(Format::as_str).join(" ");
            let words = format!("Which format? The name ends in one of: {endings}");
            return self.say(Role::Error, words);
        };
        if let Some(text) = self.top().document(format, &self.model) {
            return self.write_to(path, text);
        }
        let Some((rows, columns)) = self.top().table(&self.model) else {
            return self.say(Role::Text, "There is nothing here to write to a file");
        };
        let filter = self.top().rows().map(ListRows::stated_filter).unwrap_or_default();
        let title = self.here.name(&self.model);
        let mut heading = ListHeading::new(title, &filter, self.model.today);
        heading.marked = self.targets().are_marked();
        let text = export(&self.model.ctx(), &columns, &rows, heading, format);
        self.write_to(path, text);
    }

    fn write_to(&mut self, path: &str, text: String) {
        self.said = (Role::Text, "Writing".into());
        self.order(Order::Export { path: path.to_owned(), text });
    }

    /// The file is written, or is not.
    pub(super) fn exported(&mut self, written: Result<String, Clean>) {
        match written {
            Ok(path) => {
                self.say(Role::Good, format!("Written: {path}   (yu copies the path)"));
                self.written_to = Some(path);
            }
            Err(why) => self.say(Role::Error, format!("NOT WRITTEN: {why}")),
        }
    }

    /// A view is saved, or is not; it opens by its name and number at once.
    pub(super) fn view_saved(&mut self, view: ViewRow, file: Result<String, Clean>) {
        match file {
            Ok(file) => {
                let name = Clean::line(&view.name);
                let key = view.number.map_or_else(String::new, |number| format!(" {number}"));
                self.model.take_view(view);
                self.say(Role::Good, format!("View{key} {name} saved in {file}"));
            }
            Err(why) => self.say(Role::Error, format!("NOT SAVED: {why}")),
        }
    }
}
