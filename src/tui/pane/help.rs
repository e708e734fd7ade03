//! The help: every key that works where it was asked for, found by typing, run by Enter.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};

use super::list::signs::MEANINGS;
use super::pane::{FindMode, FindRequest, Pane, Place, Reply};
use crate::text::fold::fold;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::{Gutter, ListFrame, ListPane, ListRow, text};

/// Cells for the keys of a command.
const KEYS: usize = 16;

/// The keys of one place.
#[derive(Debug)]
pub struct HelpPane {
    of: String,
    contexts: Vec<KeyContext>,
    commands: Vec<Command>,
    sought: String,
    /// The keys, the command, and what it does.
    rows: Vec<(String, Command, String)>,
    list: ListPane,
}

impl HelpPane {
    /// The help of a place: its name, where its keys are looked up, and what it answers.
    pub fn new(model: &Model, of: &str, contexts: &[KeyContext], commands: &[Command]) -> Self {
        let mut help = Self {
            of: of.to_owned(),
            contexts: contexts.to_vec(),
            commands: commands.to_vec(),
            sought: String::new(),
            rows: Vec::new(),
            list: ListPane::default(),
        };
        help.fill(model);
        help
    }

    /// What stands above the keys in so many cells; for a list also what the signs before its rows mean.
    fn lead(&self, width: u16) -> Vec<String> {
        let words = "Keys that work here, now. / searches them, Enter runs the one you are on.";
        let mut lead = vec![words.to_owned()];
        let is_list = self.contexts.contains(&KeyContext::List);
        if is_list && self.commands.contains(&Command::MarkAndDown) {
            lead.extend(text::wrap(MEANINGS, width.saturating_sub(4).into(), 0));
        }
        lead
    }

    fn fill(&mut self, model: &Model) {
        let sought = fold(&self.sought);
        self.rows.clear();
        let mut groups = Vec::new();
        for (group, heading) in CommandGroup::ALL {
            let before = self.rows.len();
            let is_known = |it: &Command| it.group() == group && self.commands.contains(it);
            let commands = Command::ALL.iter().copied().filter(is_known);
            self.rows.extend(commands.filter_map(|command| {
                let keys = model.keymap.keys_of(&self.contexts, command).join(" ");
                let words = describe(model, command)?;
                let all = fold(&format!("{keys} {words} {}", command.name()));
                let is_shown = !keys.is_empty() && all.contains(&sought);
                is_shown.then_some((keys, command, words))
            }));
            if self.rows.len() > before {
                groups.push((Some(heading.to_owned()), self.rows.len() - before));
            }
        }
        self.list.set_groups(groups);
    }
}

impl Pane for HelpPane {
    fn name(&self, _: &Model) -> String {
        format!("Help: {}", self.of)
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Text, KeyContext::Global]
    }

    fn handle(&mut self, command: Command, _: &Model) -> Reply {
        match (command, self.list.row()) {
            _ if self.list.navigate(command) => Reply::Done,
            (Command::Open, Some(row)) => Reply::Run(self.rows[row].1),
            (Command::Open, None) => Reply::Done,
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        let above = u16::try_from(self.lead(area.width).len()).unwrap_or(1);
        self.list.fit(area, above, 0);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let title = format!("Help: {}", self.of);
        let side = if self.sought.is_empty() { String::new() } else { format!("/{}", self.sought) };
        let lead = self.lead(area.width).join("\n");
        let frame =
            ListFrame { lead: &lead, gutter: Gutter::INDENTED, ..ListFrame::new(&title, &side) };
        let area = area.intersection(buffer.area);
        Clear.render(area, buffer);
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let (keys, _, words) = &self.rows[at];
            let words = format!("{} {words}", text::fit(keys, KEYS));
            ListRow::of([words], model.theme.of(Role::Text))
        });
        cursor.or(Some(Position::new(area.x + 1, area.y + 1)))
    }

    fn finding(&self) -> FindMode {
        FindMode::Text
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        let FindRequest::Words(words) = asked else { return None };
        self.sought.clone_from(words);
        self.fill(model);
        Some(format!("{} keys", self.rows.len()))
    }

    fn layer(&self) -> Option<String> {
        (!self.sought.is_empty()).then(|| "shows every key again".into())
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        let had = !std::mem::take(&mut self.sought).is_empty();
        self.fill(model);
        had
    }

    fn place(&self, _: &Model) -> Option<Place> {
        None
    }
}

/// What a command does, in words; views by their names, and those that there are not left out.
fn describe(model: &Model, command: Command) -> Option<String> {
    match command.view_number() {
        Some(0) | None => Some(command.help().to_owned()),
        Some(number) => model.views.numbered(number).map(|view| format!("view: {}", view.name)),
    }
}
