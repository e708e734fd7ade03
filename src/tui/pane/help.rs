//! The help: every key that works where it was asked for, found by typing, run by Enter.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{FindMode, FindRequest, Pane, Place, Reply};
use crate::register::Ix;
use crate::text::fold::fold;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{ListState, MOTIONS, frame, text};

/// Cells for the keys of a command.
const KEYS: usize = 16;

/// A row of the help: a heading, or a command with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
enum HelpRow {
    Head(&'static str),
    Key { keys: String, command: Command, words: String },
}

/// The keys of one place.
#[derive(Debug)]
pub struct HelpPane {
    of: String,
    contexts: Vec<KeyContext>,
    commands: Vec<Command>,
    sought: String,
    rows: Vec<HelpRow>,
    window: ListState,
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
            window: ListState::default(),
        };
        help.fill(model);
        help
    }

    fn fill(&mut self, model: &Model) {
        let sought = fold(&self.sought);
        self.rows.clear();
        for group in CommandGroup::ALL {
            let rows: Vec<HelpRow> = Command::ALL
                .iter()
                .filter(|command| command.group() == group && self.commands.contains(command))
                .filter_map(|&command| {
                    let keys = model.keymap.keys_of(&self.contexts, command).join(" ");
                    let words = describe(model, command)?;
                    let all = fold(&format!("{keys} {words} {}", command.name()));
                    (!keys.is_empty() && all.contains(&sought)).then_some(HelpRow::Key {
                        keys,
                        command,
                        words,
                    })
                })
                .collect();
            if !rows.is_empty() {
                self.rows.push(HelpRow::Head(group.heading()));
                self.rows.extend(rows);
            }
        }
        self.window.rows = self.rows.len();
        self.skip_heads(true);
    }

    fn step(&mut self, by: isize) {
        self.window.step(by);
        self.skip_heads(by > 0);
    }

    fn skip_heads(&mut self, forward: bool) {
        if let Some(HelpRow::Head(_)) = self.rows.get(self.window.cursor) {
            let up = !forward && self.window.cursor > 0;
            self.window.step(if up { -1 } else { 1 });
        }
    }
}

impl Pane for HelpPane {
    fn name(&self, _: &Model) -> String {
        format!("Help: {}", self.of)
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Text, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open]).collect()
    }

    fn handle(&mut self, command: Command, _: &Model) -> Reply {
        match command {
            Command::Down => self.step(1),
            Command::Up => self.step(-1),
            Command::PageDown => self.window.page(true),
            Command::PageUp => self.window.page(false),
            Command::HalfPageDown => self.window.half_page(true),
            Command::HalfPageUp => self.window.half_page(false),
            Command::First => self.window.move_to(0),
            Command::Last => self.window.move_to(usize::MAX),
            Command::Open => {
                if let Some(HelpRow::Key { command, .. }) = self.rows.get(self.window.cursor) {
                    return Reply::Run(*command);
                }
            }
            _ => return Reply::NotMine,
        }
        self.skip_heads(true);
        Reply::Done
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        self.window.fit(self.rows.len(), usize::from(area.height.saturating_sub(3)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = if self.sought.is_empty() { String::new() } else { format!("/{}", self.sought) };
        let inside = frame::over(buffer, area, model, &format!("Help: {}", self.of), &side);
        let lead = "Keys that work here, now. / searches them, Enter runs the one you are on.";
        put(
            buffer,
            inside.x + 1,
            inside.y,
            inside.width.saturating_sub(2),
            lead,
            model.theme.of(Role::Label),
        );
        let mut cursor = None;
        for (y, at) in (inside.y + 1..inside.bottom()).zip(self.window.range()) {
            match &self.rows[at] {
                HelpRow::Head(head) => {
                    put(buffer, inside.x + 1, y, inside.width, head, model.theme.of(Role::Title));
                }
                HelpRow::Key { keys, words, .. } => {
                    let here = at == self.window.cursor;
                    let style = model.theme.of(if here { Role::Selected } else { Role::Text });
                    let words = format!("{} {words}", text::fit(keys, KEYS));
                    let room = inside.width.saturating_sub(4);
                    put(
                        buffer,
                        inside.x + 3,
                        y,
                        room,
                        &text::fit(&words, usize::from(room)),
                        style,
                    );
                    if here {
                        put(buffer, inside.x + 1, y, 1, ">", model.theme.of(Role::Title));
                        cursor = Some(Position::new(inside.x + 3, y));
                    }
                }
            }
        }
        cursor.or(Some(Position::new(inside.x, inside.y)))
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        None
    }

    fn finding(&self) -> FindMode {
        FindMode::Text
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        let FindRequest::Words(words) = asked else { return None };
        self.sought.clone_from(words);
        self.fill(model);
        let keys = self.rows.iter().filter(|row| matches!(row, HelpRow::Key { .. })).count();
        Some(format!("{keys} keys"))
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
