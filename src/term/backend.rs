//! What the screen is drawn on: a frame goes out whole, in one write, or not at all.
//!
//! Ratatui works out which letters have changed. This backend holds their bytes back until the
//! frame is finished, puts them between the marks by which a terminal shows a frame at once, and
//! sends nothing when nothing has changed. It never asks the terminal anything: an answer would
//! come in among the keys. Ratatui's own [`CrosstermBackend`] turns the letters into bytes here;
//! alone it sends each move of the cursor by itself, sends bytes for a frame that is the same, and
//! asks the terminal where its cursor is.

use std::io::{self, Write};

use crossterm::{cursor, queue, terminal};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal};

/// Where the cursor is, and whether it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CursorState {
    shown: bool,
    at: Position,
}

/// The backend: a frame in the making, and the way out for finished ones.
#[derive(Debug)]
pub struct FrameBackend<W> {
    out: W,
    frame: Vec<u8>,
    size: Size,
    cursor: CursorState,
    sent: Option<CursorState>,
}

impl<W: Write> Backend for FrameBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.sent = None; // drawing moves the cursor
        CrosstermBackend::new(&mut self.frame).draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.shown = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor.at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.sent = None;
        CrosstermBackend::new(&mut self.frame).clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() && self.sent == Some(self.cursor) {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(self.frame.len() + 64);
        queue!(bytes, terminal::BeginSynchronizedUpdate)?;
        bytes.append(&mut self.frame);
        if self.cursor.shown {
            let Position { x, y } = self.cursor.at;
            queue!(bytes, cursor::MoveTo(x, y), cursor::Show)?;
        } else {
            queue!(bytes, cursor::Hide)?;
        }
        queue!(bytes, terminal::EndSynchronizedUpdate)?;
        self.sent = Some(self.cursor);
        self.out.write_all(&bytes)?;
        self.out.flush()
    }
}

/// The screen: draws frames of the right size.
///
/// Ratatui's terminal shows the cursor when it is dropped, and complains on a standard error that
/// may be gone when it cannot. With this backend it always can: nothing is sent before the next flush.
#[derive(Debug)]
pub struct Canvas<W: Write> {
    terminal: Terminal<FrameBackend<W>>,
    stale: bool,
}

impl<W: Write> Canvas<W> {
    /// A blank screen of this size; the first frame paints all of it.
    pub fn new(area: Rect, out: W) -> io::Result<Self> {
        let cursor = CursorState { shown: false, at: Position::ORIGIN };
        let frame = Vec::new();
        let backend = FrameBackend { out, frame, size: area.as_size(), cursor, sent: None };
        Ok(Self { terminal: Terminal::new(backend)?, stale: true })
    }

    /// Gives the screen this size. Returns whether it had another one.
    pub fn resize(&mut self, area: Rect) -> bool {
        let size = &mut self.terminal.backend_mut().size;
        let other = *size != area.as_size();
        *size = area.as_size();
        self.stale |= other;
        other
    }

    /// The size of the screen.
    pub fn size(&self) -> Size {
        self.terminal.backend().size
    }

    /// Makes the next frame paint every letter: the screen may show anything by now.
    pub fn wipe(&mut self) {
        self.stale = true;
    }

    /// Draws one frame and sends what has changed since the last.
    pub fn draw(&mut self, picture: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if std::mem::take(&mut self.stale) {
            self.terminal.resize(Rect::from((Position::ORIGIN, self.size())))?;
        }
        self.terminal.draw(picture)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use ratatui::widgets::Paragraph;

    use super::*;

    /// Notes each write, as a terminal's driver would see it.
    #[derive(Default)]
    struct Writes(Vec<String>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(String::from_utf8(bytes.to_vec()).unwrap());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn canvas() -> Canvas<Writes> {
        Canvas::new(Rect::new(0, 0, 20, 3), Writes::default()).unwrap()
    }

    fn say(canvas: &mut Canvas<Writes>, text: &str, cursor: Option<(u16, u16)>) -> Vec<String> {
        canvas
            .draw(|frame| {
                frame.render_widget(Paragraph::new(text), frame.area());
                if let Some(at) = cursor {
                    frame.set_cursor_position(at);
                }
            })
            .unwrap();
        std::mem::take(&mut canvas.terminal.backend_mut().out.0)
    }

    #[test]
    fn a_frame_is_one_write_between_the_marks() {
        let writes = say(&mut canvas(), "Ambleford", Some((3, 1)));
        assert_eq!(
            writes,
            ["\x1b[?2026h\x1b[2J\x1b[1;1HAmbleford\
                 \x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[2;4H\x1b[?25h\x1b[?2026l"]
        );
    }

    #[test]
    fn an_unchanged_frame_sends_nothing() {
        let mut canvas = canvas();
        say(&mut canvas, "Ambleford", Some((3, 1)));
        assert_eq!(say(&mut canvas, "Ambleford", Some((3, 1))), [""; 0]);
    }

    #[test]
    fn a_moved_cursor_alone_sends_only_its_place() {
        let mut canvas = canvas();
        say(&mut canvas, "Ambleford", Some((3, 1)));
        let writes = say(&mut canvas, "Ambleford", Some((4, 1)));
        assert_eq!(writes, ["\x1b[?2026h\x1b[2;5H\x1b[?25h\x1b[?2026l"]);
        assert_eq!(
            say(&mut canvas, "Ambleford", None),
            ["\x1b[?2026h\x1b[?25l\x1b[?2026l"],
            "and a hidden one only that it is hidden"
        );
    }

    #[test]
    fn only_changed_letters_are_sent_until_the_screen_is_wiped() {
        let mut canvas = canvas();
        say(&mut canvas, "Ambleford", None);
        let changed = say(&mut canvas, "Amblefort", None).concat();
        assert!(changed.contains("\x1b[1;9Ht") && !changed.contains("Amble"), "{changed:?}");
        canvas.wipe();
        let whole = say(&mut canvas, "Amblefort", None).concat();
        assert!(whole.contains("\x1b[2J\x1b[1;1HAmblefort"), "{whole:?}");
    }

    #[test]
    fn a_new_size_clears_and_paints_everything_once() {
        let mut canvas = canvas();
        say(&mut canvas, "Ambleford", None);
        assert!(canvas.resize(Rect::new(0, 0, 4, 2)));
        assert!(!canvas.resize(Rect::new(0, 0, 4, 2)), "the same size again is no change");
        let writes = say(&mut canvas, "Ambleford", None);
        assert_eq!(writes.len(), 1);
        assert_eq!(writes[0].matches("\x1b[2J").count(), 2, "{:?}", writes[0]);
        assert!(writes[0].contains("\x1b[1;1HAmbl\x1b[39m"), "{:?}", writes[0]);
    }
}
