//! Arguments in, exit code out.

use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fs, thread};

use caveat::shell::{self, Ended, Guard, Screen};
use caveat::tui::effect::{Effect, Event};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::Frame;
use ratatui::style::{Color, Style, Stylize};
use ratatui::text::{Line, Text};

/// Stands in until there is a reading room: echoes what is typed.
#[derive(Default)]
struct Slate {
    text: String,
    size: (u16, u16),
    said: String,
    resumed: u32,
    stored: u32,
}

impl Screen for Slate {
    type Order = String;
    type Answer = usize;
    type Draft = String;

    fn update(&mut self, event: Event<usize>) -> Vec<Effect<String>> {
        match event {
            Event::Keys { keys, .. } => {
                self.said = format!("{} at once", keys.len());
                for key in keys {
                    let control = key.modifiers.contains(KeyModifiers::CONTROL);
                    match key.code {
                        KeyCode::Char('c') if control => self.text.clear(),
                        KeyCode::Char('z') if control => return vec![Effect::Suspend],
                        KeyCode::Char('l') if control => return vec![Effect::Redraw],
                        KeyCode::Char('q') => return vec![Effect::Quit(Some("Goodbye.".into()))],
                        KeyCode::Char('p') if env::var_os("CAVEAT_PANIC").is_some() => {
                            panic!("a fault \x1b[2Jmade on purpose");
                        }
                        KeyCode::Char(letter) => self.text.push(letter),
                        KeyCode::Enter => return vec![Effect::Store(self.text.clone())],
                        other => self.said = format!("{other:?}"),
                    }
                }
            }
            Event::Paste { text, cut } => {
                self.said = format!("pasted {}{}", text.len(), if cut { " and cut" } else { "" });
            }
            Event::Resize { columns, rows } => self.size = (columns, rows),
            Event::Resumed => self.resumed += 1,
            Event::Stored(count) => self.stored += u32::try_from(count).unwrap_or(0),
            Event::Hangup | Event::Terminate => {}
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let selected = Style::new().fg(Color::Yellow).bg(Color::Blue);
        let dots = ".".repeat(frame.area().width.into());
        let mut text = Text::from(vec![
            Line::from(format!("> {}", self.text)).style(selected).reversed(),
            Line::from(format!("{}x{}", self.size.0, self.size.1)),
            Line::from(self.said.as_str()),
            Line::from(format!("resumed {}, stored {}", self.resumed, self.stored)),
        ]);
        text.extend(std::iter::repeat_n(Line::from(dots), frame.area().height.into()));
        frame.render_widget(text, frame.area());
        let column = u16::try_from(2 + self.text.len()).unwrap_or(0);
        frame.set_cursor_position((column.min(frame.area().width - 1), 0));
    }

    fn keep(&self) -> Option<String> {
        (!self.text.is_empty()).then(|| self.text.clone())
    }
}

fn main() -> ExitCode {
    let keeper =
        |text: String| env::var_os("CAVEAT_KEEP").is_some_and(|file| fs::write(file, text).is_ok());
    let ended = Guard::find().and_then(|guard| {
        shell::run(guard, Slate::default(), keeper, |post| {
            move |order: String| {
                let post = post.clone();
                thread::spawn(move || {
                    assert_ne!(order, "fault", "a fault in the worker");
                    post.send(order.len());
                });
            }
        })
    });
    match ended {
        Ok(Ended { code, line, .. }) => {
            if let Some(line) = line {
                let _ = writeln!(io::stdout(), "{line}");
            }
            ExitCode::from(code)
        }
        Err(none) => {
            let _ = writeln!(io::stderr(), "caveat: {none}");
            ExitCode::from(2)
        }
    }
}
