//! The main loop: what happened goes to the screen, what it asks for is done, and it is drawn.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use ratatui::Frame;
use rustix::process::Signal;

use super::exit::Exit;
use super::guard::{self, Guard, NoTerminal};
use super::input::Input;
use super::panics;
use super::paper::Canvas;
use super::signals::{self, Reason};
use crate::tui::effect::{Effect, Event};

/// How long what comes in may put off the drawing.
const DRAWING_WAITS: Duration = Duration::from_millis(50);
/// How long to wait, after the program was woken, for the signal that woke it.
const WAKING: Duration = Duration::from_millis(100);

/// What is shown on the terminal, and what keys mean on it.
pub trait Screen {
    /// What the worker can be ordered to do.
    type Order;
    /// What it answers.
    type Answer: Send + 'static;
    /// The text being typed, with all that is needed to find it again.
    type Draft: Send + 'static;

    /// Something happened; says what is to be done. The only way in which a screen changes.
    fn update(&mut self, event: Event<Self::Answer>) -> Vec<Effect<Self::Order>>;

    /// Draws all of the screen. Called after updates, never without one.
    fn draw(&self, frame: &mut Frame<'_>);

    /// The text being typed, if there is any: what would be lost if the program ended now. Called
    /// after every update, so it should be cheap.
    fn keep(&self) -> Option<Self::Draft>;
}

/// How it ended: what the program has to tell whoever started it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The exit code: 0, or 129, 130, 131, 143 for a hang-up and the signals INT, QUIT, TERM.
    pub code: u8,
    /// A line to print, now that the terminal is an ordinary one again.
    pub line: Option<String>,
}

/// Something that reaches the main loop.
#[derive(Debug)]
pub enum Call<A> {
    Event(Event<A>),
    Window,
    Pause,
    CarryOn,
    End(Reason),
}

/// The way for the worker, and for whoever watches files, to tell the screen something.
#[derive(Debug)]
pub struct Post<A>(Sender<Call<A>>);

impl<A> Clone for Post<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<A> Post<A> {
    /// Delivers an answer as [`Event::Stored`]. After the screen has closed nobody hears it.
    pub fn send(&self, answer: A) {
        let _ = self.0.send(Call::Event(Event::Stored(answer)));
    }
}

/// Shows the screen on the terminal until it quits or has to end.
///
/// `keeper` puts away the text being typed when the program ends while there is some (from any
/// thread, at most once). `hire` is given the way back to the screen and gives what takes the orders; that is
/// dropped when the screen has closed, the moment to wait for orders under way.
pub fn run<S, W>(
    guard: Guard,
    screen: S,
    keeper: impl Fn(S::Draft) + Send + Sync + 'static,
    hire: impl FnOnce(Post<S::Answer>) -> W,
) -> Result<Ended, NoTerminal>
where
    S: Screen,
    W: FnMut(S::Order),
{
    // Colours are the theme's affair: crossterm would wipe the selection under NO_COLOR.
    crossterm::style::force_color_output(true);
    let guard = Arc::new(guard);
    let exit = Arc::new(Exit::new(Arc::clone(&guard), keeper));
    let (calls, inbox) = mpsc::channel();
    panics::install(Arc::clone(&exit));
    signals::watch(calls.clone(), Arc::clone(&exit))?;
    let orders = hire(Post(calls.clone()));
    let late = VecDeque::new();
    let canvas = Canvas::new(guard::area(), Tty(Arc::clone(&guard)))?;
    let input = None;
    let mut session = Session {
        screen,
        orders,
        canvas,
        input,
        guard,
        exit: Arc::clone(&exit),
        calls,
        inbox,
        late,
    };
    let ended = session.open().and_then(|()| session.attend());
    exit.leave();
    ended.map_err(NoTerminal::Broken)
}

/// Everything that is needed while the screen is open.
struct Session<S: Screen, W> {
    screen: S,
    orders: W,
    canvas: Canvas<Tty>,
    input: Option<Input>,
    guard: Arc<Guard>,
    exit: Arc<Exit<S::Draft>>,
    calls: Sender<Call<S::Answer>>,
    inbox: Receiver<Call<S::Answer>>,
    /// Calls that came while the program was in the background.
    late: VecDeque<Call<S::Answer>>,
}

impl<S: Screen, W: FnMut(S::Order)> Session<S, W> {
    /// Takes the terminal over, also again after it was given away.
    fn open(&mut self) -> io::Result<()> {
        self.guard.enter()?;
        if self.input.is_none() {
            self.input = Some(Input::start(self.calls.clone())?);
        }
        self.canvas.wipe();
        Ok(())
    }

    /// Gives the terminal to somebody else for a while.
    fn close(&mut self) {
        if let Some(input) = self.input.take() {
            input.stop();
        }
        self.guard.leave();
    }

    /// The loop itself: all that has come in, then one drawing.
    fn attend(&mut self) -> io::Result<Ended> {
        self.canvas.resize(guard::area());
        let mut ended = self.tell_size()?;
        while ended.is_none() {
            let screen = &self.screen;
            if let Err(lost) = self.canvas.draw(|frame| screen.draw(frame)) {
                if !guard::gone() {
                    return Err(lost);
                }
                ended = self.answer(Call::End(Reason::Hangup))?;
                break;
            }
            let Some(mut call) = self.late.pop_front().or_else(|| self.inbox.recv().ok()) else {
                break; // cannot be: this loop holds a sender itself
            };
            let since = Instant::now();
            loop {
                ended = self.answer(call)?;
                if ended.is_some() || since.elapsed() > DRAWING_WAITS {
                    break;
                }
                match self.late.pop_front().map_or_else(|| self.inbox.try_recv(), Ok) {
                    Ok(next) => call = next,
                    Err(_) => break,
                }
            }
        }
        Ok(ended.unwrap_or(Ended { code: 0, line: None }))
    }

    fn answer(&mut self, call: Call<S::Answer>) -> io::Result<Option<Ended>> {
        match call {
            Call::Event(event) => self.update(event),
            Call::Window if self.canvas.resize(guard::area()) => self.tell_size(),
            Call::Window => Ok(None),
            Call::CarryOn if guard::in_front() => self.resume(),
            Call::Pause | Call::CarryOn => self.pause(),
            Call::End(reason) => {
                let event = match reason {
                    Reason::Hangup => Event::Hangup,
                    Reason::Told(_) => Event::Terminate,
                };
                let effects = self.screen.update(event);
                self.exit.remember(self.screen.keep());
                for effect in effects {
                    if let Effect::Store(order) = effect {
                        (self.orders)(order);
                    }
                }
                Ok(Some(Ended { code: reason.code(), line: None }))
            }
        }
    }

    fn tell_size(&mut self) -> io::Result<Option<Ended>> {
        let size = self.canvas.size();
        self.update(Event::Resize { columns: size.width, rows: size.height })
    }

    fn update(&mut self, event: Event<S::Answer>) -> io::Result<Option<Ended>> {
        let effects = self.screen.update(event);
        self.exit.remember(self.screen.keep());
        let (mut ended, mut pause) = (None, false);
        for effect in effects {
            match effect {
                Effect::Quit(line) => ended = Some(Ended { code: 0, line }),
                Effect::Suspend => pause = true,
                Effect::Redraw => self.canvas.wipe(),
                Effect::Store(order) => (self.orders)(order),
            }
        }
        if pause && ended.is_none() { self.pause() } else { Ok(ended) }
    }

    /// Gives the terminal back to the command line and sleeps until it is in front again.
    fn pause(&mut self) -> io::Result<Option<Ended>> {
        self.close();
        let mut stop = guard::in_front();
        loop {
            if stop {
                // The whole job, so that whoever started us (sudo, a script) stops as well. Unlike
                // STOP this does nothing where no command line is there to wake us again.
                let _ = rustix::process::kill_current_process_group(Signal::TTOU);
            }
            if let Some(reason) = self.woken() {
                return self.answer(Call::End(reason));
            }
            if guard::in_front() {
                return self.resume();
            }
            stop = true;
        }
    }

    /// Waits a moment after waking; the reason if it was only woken to end.
    fn woken(&mut self) -> Option<Reason> {
        let until = Instant::now() + WAKING;
        loop {
            match self.inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Call::End(reason)) => return Some(reason),
                Ok(Call::CarryOn) if guard::in_front() => return None,
                Ok(Call::CarryOn | Call::Pause) => {}
                Ok(other) => self.late.push_back(other),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Takes the terminal over again, whatever others have left on it.
    fn resume(&mut self) -> io::Result<Option<Ended>> {
        self.open()?;
        if self.canvas.resize(guard::area())
            && let Some(ended) = self.tell_size()?
        {
            return Ok(Some(ended));
        }
        self.update(Event::Resumed)
    }
}

/// The terminal as something to write to; silent as soon as it is no longer ours.
#[derive(Debug)]
struct Tty(Arc<Guard>);

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.is_ours() {
            guard::write_all(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
