//! The main loop: what happened goes to the screen, what it asks for is done, and it is drawn.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::backend::Canvas;
use super::input::Input;
use super::message::{EndReason, LoopMessage, MessageSender};
use super::shutdown::Shutdown;
use super::terminal::{self, NoTerminal, TerminalGuard};
use super::ui::{ScreenEnd, Ui, Workers};
use super::{panic_hook, signals};
use crate::tui::effect::external::{EditorResult, EditorTarget};
use crate::tui::effect::{Effect, Event};

/// The exit code where the terminal does not do what it is told.
const BROKEN: u8 = 2;
/// How long what comes in may put off the drawing.
const DRAWING_WAITS: Duration = Duration::from_millis(50);
/// How long to wait, after the program was woken, for the signal that woke it.
const WAKING: Duration = Duration::from_millis(100);

/// Shows the screen on the terminal until it quits or has to end.
///
/// `keeper` saves the text being typed when the program ends while there is some, and returns
/// whether it is safe; it is called from any thread, once, and may take up to two seconds.
/// `start_workers` receives the way to send messages to the screen, and returns what works for it.
/// The workers are dropped when the screen has closed, the moment to wait for orders under way.
/// After a hang-up or a signal they have less than a second: then the program ends whatever is
/// under way. `editor` has the terminal to itself until it returns.
pub fn run<S, W, E>(
    guard: TerminalGuard,
    screen: S,
    keeper: impl Fn(S::Draft) -> bool + Send + Sync + 'static,
    start_workers: impl FnOnce(MessageSender<S::Answer>) -> io::Result<W>,
    editor: E,
) -> Result<ScreenEnd, NoTerminal>
where
    S: Ui,
    W: Workers<S::Order>,
    E: FnMut(EditorTarget) -> EditorResult,
{
    // Colours are the theme's affair: crossterm would wipe the selection under NO_COLOR.
    crossterm::style::force_color_output(true);
    let guard = Arc::new(guard);
    let exit = Arc::new(Shutdown::new(Arc::clone(&guard), keeper));
    let (messages, incoming) = mpsc::channel();
    panic_hook::install(Arc::clone(&exit));
    let watched = signals::watch(messages.clone(), Arc::clone(&guard), Arc::clone(&exit));
    watched.map_err(NoTerminal::NoThread)?;
    let workers = start_workers(MessageSender(messages.clone())).map_err(NoTerminal::NoThread)?;
    let canvas = Canvas::new(terminal::area(), TtyWriter(Arc::clone(&guard)))?;
    let mut event_loop = EventLoop {
        screen,
        workers,
        editor,
        canvas,
        input: None,
        guard,
        exit: Arc::clone(&exit),
        messages,
        incoming,
        late: VecDeque::new(),
    };
    let ended = match event_loop.open().and_then(|()| event_loop.run()) {
        Ok(ended) => ended,
        Err(_) if terminal::gone() => event_loop.end(EndReason::Hangup),
        Err(error) => {
            // What was being typed is kept as after a hang-up; then the reason is told beside it.
            event_loop.end(EndReason::Hangup);
            let line = Some(format!("caveat: {}", NoTerminal::Broken(error)));
            ScreenEnd { code: BROKEN, line, ..ScreenEnd::default() }
        }
    };
    let typed = exit.leave();
    Ok(ScreenEnd { typed, ..ended })
}

/// Everything that is needed while the screen is open.
struct EventLoop<S: Ui, W, E> {
    screen: S,
    workers: W,
    editor: E,
    canvas: Canvas<TtyWriter>,
    input: Option<Input>,
    guard: Arc<TerminalGuard>,
    exit: Arc<Shutdown<S::Draft>>,
    messages: Sender<LoopMessage<S::Answer>>,
    incoming: Receiver<LoopMessage<S::Answer>>,
    /// Messages that came while the program was in the background.
    late: VecDeque<LoopMessage<S::Answer>>,
}

impl<S: Ui, W: Workers<S::Order>, E: FnMut(EditorTarget) -> EditorResult> EventLoop<S, W, E> {
    /// Takes the terminal over, also again after it was given away.
    fn open(&mut self) -> io::Result<()> {
        self.guard.enter()?;
        if self.input.is_none() {
            self.input = Some(Input::start(self.messages.clone())?);
        }
        self.canvas.wipe();
        Ok(())
    }

    /// Gives the terminal to another program for a while.
    fn close(&mut self) {
        if let Some(input) = self.input.take() {
            input.stop();
        }
        self.guard.leave();
    }

    /// The loop itself: all that has come in, then one drawing.
    fn run(&mut self) -> io::Result<ScreenEnd> {
        self.canvas.resize(terminal::area());
        let mut ended = self.tell_size()?;
        while ended.is_none() {
            let screen = &self.screen;
            self.canvas.draw(|frame| screen.draw(frame))?;
            let mut next = self.late.pop_front().or_else(|| self.incoming.recv().ok());
            let since = Instant::now();
            // There always is a first one, for this loop holds a sender itself.
            while let Some(message) = next {
                ended = self.answer(message)?;
                if ended.is_some() || since.elapsed() > DRAWING_WAITS {
                    break;
                }
                next = self.late.pop_front().or_else(|| self.incoming.try_recv().ok());
            }
        }
        Ok(ended.unwrap_or_default())
    }

    fn answer(&mut self, message: LoopMessage<S::Answer>) -> io::Result<Option<ScreenEnd>> {
        match message {
            LoopMessage::Event(event) => self.update(event),
            LoopMessage::Copied(copied, late) => {
                self.write(&late)?;
                self.update(Event::Copied(copied))
            }
            LoopMessage::Window if self.canvas.resize(terminal::area()) => self.tell_size(),
            LoopMessage::Window => Ok(None),
            LoopMessage::CarryOn if terminal::in_front() => self.resume(),
            LoopMessage::Pause | LoopMessage::CarryOn => self.pause(),
            LoopMessage::End(reason) => {
                self.last_paste();
                Ok(Some(self.end(reason)))
            }
        }
    }

    /// The line may have dropped within a paste: what came of it is text like any other.
    fn last_paste(&mut self) {
        if let Some(input) = self.input.take() {
            input.stop();
        }
        while let Ok(message) = self.incoming.try_recv() {
            if let LoopMessage::Event(event @ Event::Paste { .. }) = message {
                let _ = self.update(event); // the terminal may be gone
            }
        }
    }

    /// Tells the screen that it is over; of what it asks for, only orders are still taken.
    fn end(&mut self, reason: EndReason) -> ScreenEnd {
        let effects = self.screen.update(match reason {
            EndReason::Hangup => Event::Hangup,
            EndReason::Signal(_) => Event::Terminate,
        });
        self.exit.remember(self.screen.keep());
        for effect in effects {
            if let Effect::Store(order) = effect {
                self.workers.order(order);
            }
        }
        ScreenEnd { code: reason.code(), ..ScreenEnd::default() }
    }

    fn tell_size(&mut self) -> io::Result<Option<ScreenEnd>> {
        let size = self.canvas.size();
        self.update(Event::Resize { columns: size.width, rows: size.height })
    }

    fn update(&mut self, event: Event<S::Answer>) -> io::Result<Option<ScreenEnd>> {
        let effects = self.screen.update(event);
        self.exit.remember(self.screen.keep());
        let (mut ended, mut pause, mut edits) = (None, false, Vec::new());
        for effect in effects {
            match effect {
                Effect::Quit(line) => ended = Some(ScreenEnd { line, ..ScreenEnd::default() }),
                Effect::Suspend => pause = true,
                Effect::Redraw => self.canvas.wipe(),
                Effect::Store(order) => self.workers.order(order),
                Effect::Edit(editing) => edits.push(editing),
                Effect::Copy(text) => {
                    let bytes = self.workers.copy(&text);
                    self.write(&bytes)?;
                }
            }
        }
        for editing in edits {
            if ended.is_none() {
                ended = self.edit(editing)?;
            }
        }
        if pause && ended.is_none() { self.pause() } else { Ok(ended) }
    }

    /// Writes to the terminal what is no drawing, as long as it is ours.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        TtyWriter(Arc::clone(&self.guard)).write_all(bytes)
    }

    /// Gives the terminal to the officer's own editor, waits for its end, and tells what came of it.
    fn edit(&mut self, editing: EditorTarget) -> io::Result<Option<ScreenEnd>> {
        self.guard.lend(true);
        self.close();
        let edited = (self.editor)(editing);
        let reason = self.catch_up(true);
        self.guard.lend(false);
        if let Some(reason) = reason {
            // A note that the editor gave back is a text like any other that must be kept.
            for effect in self.screen.update(Event::Edited(edited)) {
                if let Effect::Store(order) = effect {
                    self.workers.order(order);
                }
            }
            return Ok(Some(self.end(reason)));
        }
        let ended = if terminal::in_front() { self.resume() } else { self.pause() }?;
        if ended.is_some() { Ok(ended) } else { self.update(Event::Edited(edited)) }
    }

    /// Gives the terminal back to the command line and sleeps until it is in front again.
    fn pause(&mut self) -> io::Result<Option<ScreenEnd>> {
        self.close();
        let mut stop = terminal::in_front();
        loop {
            if stop {
                // The whole job, so that whoever started us (sudo, a script) stops as well. Unlike
                // STOP this does nothing where no command line is there to wake us again.
                let _ = rustix::process::kill_current_process_group(Signal::TTOU);
            }
            if let Some(reason) = self.catch_up(false) {
                return Ok(Some(self.end(reason)));
            }
            if terminal::in_front() {
                return self.resume();
            }
            stop = true;
        }
    }

    /// Receives what came while the terminal was not ours, and a moment longer, for the signal that
    /// woke us or a key that ended another program. The reason if the program was to end. What
    /// stopped it and woke it is over, and the window is looked at again on resuming.
    fn catch_up(&mut self, lent: bool) -> Option<EndReason> {
        let until = Instant::now() + WAKING;
        loop {
            match self.incoming.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(LoopMessage::End(reason)) => return Some(reason),
                Ok(LoopMessage::CarryOn) if !lent && terminal::in_front() => return None,
                Ok(LoopMessage::CarryOn | LoopMessage::Pause | LoopMessage::Window) => {}
                Ok(other) => self.late.push_back(other),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Takes the terminal over again, whatever others have left on it.
    fn resume(&mut self) -> io::Result<Option<ScreenEnd>> {
        self.open()?;
        if self.canvas.resize(terminal::area())
            && let Some(ended) = self.tell_size()?
        {
            return Ok(Some(ended));
        }
        self.update(Event::Resumed)
    }
}

/// The terminal as something to write to; silent as soon as it is no longer ours.
#[derive(Debug)]
struct TtyWriter(Arc<TerminalGuard>);

impl Write for TtyWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.is_ours() {
            terminal::write_all(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
