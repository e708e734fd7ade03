//! The two lines at the bottom: what was said and what Esc does, and the keys most used here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::plural::count;
use crate::tui::app::App;
use crate::tui::keys::command::Command;
use crate::tui::layout::ROOMY;
use crate::tui::model::Model;
use crate::tui::pane::pane::FindMode;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::text;

/// The keys that the status line names, the least needed last; `?` always stays.
const HINTS: [(Command, &str); 15] = [
    (Command::Find, "filter"),
    (Command::ZoomOut, "wider"),
    (Command::ZoomIn, "closer"),
    (Command::CentreToday, "today"),
    (Command::NoteLine, "note"),
    (Command::VerdictMet, "verdict"),
    (Command::MarkAndDown, "mark"),
    (Command::Undo, "undo"),
    (Command::GoCaveats, "go"),
    (Command::Open, "open"),
    (Command::Status, "status"),
    (Command::Owner, "owner"),
    (Command::DueDate, "due"),
    (Command::Command, "command"),
    (Command::PlaceBack, "back"),
];

/// Draws the status line.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect) {
    let last = Rect { y: area.bottom() - 1, height: 1, ..area };
    if area.height >= ROOMY {
        // What is said and does not fit goes on in place of the keys, and is never cut before its help.
        let rest = draw_message(app, buffer, Rect { y: last.y - 1, ..last }, true);
        match rest.as_str() {
            "" => hints(app, buffer, last),
            rest => {
                let style = app.model().theme.of(app.said.0);
                let rest = text::cut(rest, usize::from(last.width).saturating_sub(2));
                put(buffer, last.x + 1, last.y, last.width - 2, &rest, style);
            }
        }
    } else {
        draw_message(app, buffer, last, false);
    }
}

/// What does not fit is given back where it `goes_on` in another line, else cut. On the left what was said, or the item that an act would be on; on the right what Esc does and
/// whether all is saved.
fn draw_message(app: &App, buffer: &mut Buffer, area: Rect, goes_on: bool) -> String {
    let model = app.model();
    let saved = match (app.under_way.is_empty(), app.saved) {
        (false, _) => "saving",
        (true, 0) => "",
        (true, _) => "all saved",
    };
    let esc = app.next_esc().unwrap_or_default();
    let errors = match model.messages.unseen {
        0 => String::new(),
        some => format!("{}: L", count(some, "error")),
    };
    let mut right = vec![esc.as_str(), errors.as_str(), saved];
    right.retain(|part| !part.is_empty());
    let right = right.join("   ");
    let targets = app.targets();
    let opens =
        app.top().subject(model).filter(|ix| !targets.are_marked() && !targets.on.contains(ix));
    let opens =
        opens.map_or_else(String::new, |ix| format!(", Enter opens {}", model.register.id(ix)));
    let on = match targets.describe(model) {
        none if none.is_empty() => none,
        on => on + &opens,
    };
    let drafts = match model.waiting_drafts() {
        0 => String::new(),
        some => format!("   {}", count(some, "unsaved draft")),
    };
    let (role, said) = &app.said;
    let (role, words) = match (said.as_str(), on.as_str()) {
        ("", "") => (Role::Text, String::new()),
        ("", on) => (Role::Text, format!("{on}{drafts}")),
        // What an act would be on is never hidden while rows are marked.
        (said, on) if targets.are_marked() => (*role, format!("{on}   {said}")),
        (said, _) => (*role, said.to_owned()),
    };
    let width = usize::from(area.width).saturating_sub(2);
    let mut lines = if goes_on { text::wrap(&words, width, 0) } else { Vec::new() }.into_iter();
    let words = lines.next().unwrap_or_else(|| text::cut(&words, width));
    let rest = lines.collect::<Vec<_>>().join(" ");
    let free = width.saturating_sub(text::width(&words) + 2);
    put(buffer, area.x + 1, area.y, area.width - 2, &words, model.theme.of(role));
    if text::width(&right) <= free {
        let x = area.x + 1 + u16::try_from(width - text::width(&right)).unwrap_or(0);
        put(buffer, x, area.y, area.width, &right, model.theme.of(Role::Label));
    }
    rest
}

fn hints(app: &App, buffer: &mut Buffer, area: Rect) {
    let model = app.model();
    let contexts = app.top().contexts();
    let key = |command: Command| {
        let keys = model.keymap.keys_of(contexts, command);
        let first = keys.first().cloned().unwrap_or_default();
        // Of `v m` and `g c` only the key that begins all of their like.
        let is_first_of_many = matches!(command, Command::VerdictMet | Command::GoCaveats);
        let most = if is_first_of_many && first.chars().count() == 2 { 1 } else { usize::MAX };
        first.chars().take(most).collect::<String>()
    };
    let help = key(Command::Help);
    let room = area.right().saturating_sub(text::cells(&help) + 8);
    let mut x = area.x + 1;
    let finding = app.top().finding();
    let on = app.targets().on;
    let refused = |command: Command| {
        let act = command.sets();
        act.is_some_and(|act| on.iter().any(|&ix| model.register.may_say(ix, act).is_err()))
            || (command.is_act() && command != Command::Undo && on.is_empty())
    };
    let marks = app.top().commands().contains(&Command::MarkAndDown);
    for (command, word) in HINTS {
        let word = match (command, &finding) {
            (Command::Find, FindMode::Text) => "find",
            (Command::Find, FindMode::Nothing) => continue,
            (Command::MarkAndDown, _) if !marks => continue,
            (command, _) if refused(command) => continue,
            _ => word,
        };
        let key = key(command);
        let wide = text::cells(&key) + 1 + text::cells(word) + 3;
        if !key.is_empty() && x + wide <= room {
            hint(buffer, area, x, &key, word, model);
            x += wide;
        }
    }
    hint(buffer, area, room.max(area.x), &help, "help", model);
}

fn hint(buffer: &mut Buffer, area: Rect, x: u16, key: &str, word: &str, model: &Model) {
    let wide = text::cells(key);
    put(buffer, x, area.y, wide, key, model.theme.of(Role::Key));
    let after = x + wide + 1;
    let room = area.right().saturating_sub(after);
    put(buffer, after, area.y, room, word, model.theme.of(Role::Label));
}
