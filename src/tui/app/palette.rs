//! The palette: every command by its name, with what it takes, and lines that say more than a key.

use super::App;
use super::orders::RepeatableAct;
use crate::journal::{Act, verdict};
use crate::query::SortBy;
use crate::record::settings::ViewRow;
use crate::text::Clean;
use crate::tui::effect::{ActEntry, Order};
use crate::tui::keys::command::Command;
use crate::tui::pane::Place;
use crate::tui::pane::pane::FindMode;
use crate::tui::prompt::palette_line::{
    LINES, PaletteArgument, PaletteLine, command, short, split,
};
use crate::tui::theme::Role;

impl App {
    /// Runs a line typed after `:`.
    pub(super) fn run_line(&mut self, line: &str) {
        let line = line.trim();
        if let Some((known, rest)) = split(line)
            && !rest.is_empty()
        {
            return self.run_with(known, rest);
        }
        match (line, command(line), short(line)) {
            ("", ..) => {}
            ("filter", ..) => self.filter_by(""),
            ("agenda", ..) => self.agenda(""),
            (_, Some(command), _) | (_, None, Some(command)) => self.run(command),
            _ => self.no_command(line),
        }
    }

    fn no_command(&mut self, line: &str) {
        if let Some(ix) = self.model.register.find_named(line) {
            let id = self.model.register.id(ix).clone();
            return self.go_to(&Place::Dossier(id));
        }
        let known = Command::ALL.iter().filter(|command| command.is_for_palette());
        let names = known.map(|it| it.name()).chain(LINES.iter().map(|line| line.name));
        let near = crate::text::nearest(line, names);
        let hint = near.map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
        self.say(Role::Error, format!("`{}` is no command.{hint}", Clean::line(line)));
    }

    fn run_with(&mut self, line: &PaletteLine, rest: &str) {
        match line.argument {
            PaletteArgument::Filter => self.filter_by(rest),
            PaletteArgument::View => match self.model.views.named(rest).cloned() {
                Some(view) => self.open(&view),
                None => self.say(Role::Error, format!("No view is called `{}`", Clean::line(rest))),
            },
            PaletteArgument::Id => match self.model.register.find_named(rest) {
                Some(ix) => self.go_to(&Place::Dossier(self.model.register.id(ix).clone())),
                None => {
                    self.say(Role::Error, format!("No record is called `{}`", Clean::line(rest)));
                }
            },
            PaletteArgument::Meeting => self.agenda(rest),
            PaletteArgument::Value(act) => {
                let Some(on) = self.acted_on() else { return };
                if let Err(words) = self.set(act, rest, None, &on, &[]) {
                    self.say(Role::Error, words);
                }
            }
            PaletteArgument::Verdict => self.verdict_by(rest),
            PaletteArgument::Sort => self.sort_by(rest),
            PaletteArgument::Session => self.resume_named(rest),
            PaletteArgument::Set => self.set_option(rest),
            PaletteArgument::Free => match line.name {
                "note" => {
                    let Some(on) = self.acted_on() else { return };
                    let note = ActEntry::value(Act::Note, "note").text(rest);
                    self.perform(RepeatableAct::one(note), &on, &[], None);
                }
                "view save" => self.save_view(rest),
                "by" => self.set_on_behalf(rest),
                "session" => self.close_review(rest),
                "baseline" => {
                    if let Err(words) = self.set_baseline(rest) {
                        self.say(Role::Error, words);
                    }
                }
                _ => self.export(rest),
            },
        }
    }

    /// Filters the list that is open here.
    pub(super) fn filter_by(&mut self, filter: &str) {
        match self.model.parse(filter) {
            Ok(_) if !matches!(self.top().finding(), FindMode::Filter { .. }) => {
                self.say(Role::Text, "There is no list here to filter");
            }
            Ok(query) => {
                self.filter_rows(filter.trim(), query);
                self.remember_filter();
            }
            Err(error) => {
                self.say(Role::Error, format!("{}: column {}", error.message, error.column + 1));
            }
        }
    }

    /// A verdict by its word or key, with the reason behind it.
    fn verdict_by(&mut self, rest: &str) {
        let Some(on) = self.acted_on() else { return };
        let Some(&first) = on.first() else { return };
        let (word, reason) = rest.split_once(' ').unwrap_or((rest, ""));
        let kind = self.model.register.record(first).kind();
        let word = match verdict::read(kind, word) {
            Ok(word) => word,
            Err(fault) => return self.say(Role::Error, fault.describe()),
        };
        let at = verdict::words(kind).iter().position(|own| *own == word);
        let key = at.map_or('-', |at| verdict::KEYS[at]);
        let required = self.model.register.settings.reason_required(word);
        match reason.trim() {
            "" if required || on.len() > 1 => self.give_verdict(key, &on),
            reason => self.perform(RepeatableAct::Verdict(key, reason.into()), &on, &[], None),
        }
    }

    fn sort_by(&mut self, names: &str) {
        if let Some(wrong) = SortBy::unknown(names) {
            return self.say(Role::Error, wrong);
        }
        let Some(mut list) = self.list_here() else {
            return self.say(Role::Text, "There is no list here to sort");
        };
        names.clone_into(&mut list.sort);
        self.show(&Place::List(list));
        self.remember_filter();
    }

    /// Saves the list as it shows as a view: its name, perhaps a number, perhaps for everybody.
    fn save_view(&mut self, rest: &str) {
        let Some(list) = self.list_here() else {
            return self.say(Role::Text, "There is no list here to save as a view");
        };
        let mut words: Vec<&str> = rest.split_whitespace().collect();
        let shared = words.pop_if(|word| *word == "shared").is_some();
        let number =
            words.last().and_then(|word| word.parse().ok()).filter(|n| (1..=9).contains(n));
        if number.is_some() {
            words.pop();
        }
        if words.is_empty() {
            return self.say(Role::Error, "A view needs a name: view save Thursday 6");
        }
        if shared && self.model.read_only {
            let words = "Read only: a view of your own can be saved, none for all";
            return self.say(Role::Warning, words);
        }
        let view = list.view.as_deref().and_then(|name| self.model.view(name));
        let view = ViewRow {
            name: words.join(" "),
            on: list.screen,
            query: list.filter,
            sort: list.sort,
            columns: view.map_or_else(Vec::new, |view| view.columns.clone()),
            number,
        };
        self.order(Order::SaveView { view, shared });
    }
}
