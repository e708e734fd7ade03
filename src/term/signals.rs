//! Listens for signals: end, pause, resume, the window has changed, the connection is gone.

use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::time::Duration;
use std::{io, thread};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::retry_on_intr;
use rustix::stdio::stdin;
use signal_hook::consts::{
    SIGCONT, SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ,
};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

use super::message::{EndReason, LoopMessage};
use super::shutdown::Shutdown;
use super::terminal::{self, TerminalGuard, hung_up};

/// How long the main loop may take to begin its leaving before this thread leaves in its stead:
/// it may be stuck in writing to a line that takes nothing.
const TO_BEGIN: Duration = Duration::from_millis(250);
/// How often it looks whether another program has given the terminal back.
const LENT: Duration = Duration::from_millis(50);
/// How long it may then take to end.
const TO_END: Duration = Duration::from_millis(500);

/// From now on a file that may not grow, or a closed pipe, does not kill the program: writing fails,
/// and the error is told.
pub fn survive_failed_writes() {
    for signal in [SIGXFSZ, SIGPIPE] {
        // Only signals that nobody may catch are refused.
        let _ = signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false)));
    }
}

/// Starts the thread that hears signals and notices the end of the terminal, also where nobody
/// sends a signal for it. It sleeps until there is something. While the terminal is lent to another
/// program, what is typed to interrupt that one does not end this one.
pub fn watch<A, D>(
    messages: Sender<LoopMessage<A>>,
    guard: Arc<TerminalGuard>,
    exit: Arc<Shutdown<D>>,
) -> io::Result<()>
where
    A: Send + 'static,
    D: Send + 'static,
{
    let (read, write) = UnixStream::pair()?;
    let heard = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = SignalDelivery::with_pipe(read, write, SignalOnly, heard)?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        let reason = loop {
            let mut heard = match next(&mut signals) {
                Ok(heard) => heard,
                Err(reason) => break reason,
            };
            if guard.is_lent() {
                heard.retain(|signal| ![SIGINT, SIGQUIT].contains(signal));
            }
            if let Some(reason) = heard.iter().find_map(|&signal| fatal(signal)) {
                break reason;
            }
            for message in heard.into_iter().filter_map(harmless) {
                let _ = messages.send(message); // nobody is left once the screen is closed
            }
        };
        end(reason, &messages, &guard, &exit);
    })?;
    Ok(())
}

/// Sleeps until signals have come; an error is the end of the terminal.
fn next(signals: &mut SignalDelivery<UnixStream, SignalOnly>) -> Result<Vec<i32>, EndReason> {
    let stdin = stdin();
    let mut ends = [
        PollFd::new(signals.get_read(), PollFlags::IN),
        PollFd::new(&stdin, PollFlags::empty()), // only its end, not its keys
    ];
    retry_on_intr(|| poll(&mut ends, None)).map_err(|_| EndReason::Hangup)?;
    let gone = hung_up(ends[1].revents());
    let heard: Vec<_> = signals.pending().collect();
    // A signal says more exactly why, if there was one.
    if gone && !heard.iter().any(|&signal| fatal(signal).is_some()) {
        return Err(EndReason::Hangup);
    }
    Ok(heard)
}

fn fatal(signal: i32) -> Option<EndReason> {
    match signal {
        SIGHUP => Some(EndReason::Hangup),
        SIGTERM | SIGINT | SIGQUIT => Some(EndReason::Signal(signal)),
        _ => None,
    }
}

fn harmless<A>(signal: i32) -> Option<LoopMessage<A>> {
    match signal {
        SIGWINCH => Some(LoopMessage::Window),
        SIGTSTP => Some(LoopMessage::Pause),
        SIGCONT => Some(LoopMessage::CarryOn),
        _ => None,
    }
}

/// Lets the main loop end the program in good order, and ends it here when that takes too long.
fn end<A, D: Send + 'static>(
    reason: EndReason,
    messages: &Sender<LoopMessage<A>>,
    guard: &TerminalGuard,
    exit: &Shutdown<D>,
) {
    let _ = messages.send(LoopMessage::End(reason));
    // Whoever has the terminal must not be left on it beside the command line.
    while reason != EndReason::Hangup && guard.is_lent() && !terminal::gone() {
        thread::sleep(LENT);
    }
    thread::sleep(TO_BEGIN);
    if exit.begun() {
        thread::sleep(TO_END);
    }
    exit.leave();
    std::process::exit(reason.code().into());
}
