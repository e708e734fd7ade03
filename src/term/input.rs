//! Reads keys and pastes from the terminal, asleep until there are some.

mod csi;
mod decoder;

use std::io;
use std::os::fd::OwnedFd;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use decoder::{Decoded, Decoder};
use jiff::Timestamp;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr};
use rustix::stdio::stdin;

use super::message::{EndReason, LoopMessage};
use super::terminal::hung_up;
use crate::tui::effect::Event;

/// As much as a terminal's driver holds.
const READ: usize = 4096;
/// After this silence within a paste, Esc or Ctrl-C on its own ends it: its end mark was lost.
const SILENCE: Duration = Duration::from_secs(1);

/// The thread that reads. One at a time; while there is none, another program may read.
#[derive(Debug)]
pub struct Input {
    stop: OwnedFd,
    thread: JoinHandle<()>,
}

impl Input {
    /// Starts reading.
    pub fn start<A: Send + 'static>(messages: Sender<LoopMessage<A>>) -> io::Result<Self> {
        let (stopped, stop) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
        let thread = thread::Builder::new()
            .name("keys".into())
            .spawn(move || read_until(&stopped, &messages))?;
        Ok(Self { stop, thread })
    }

    /// Stops reading. What has been typed and not read stays with the terminal.
    pub fn stop(self) {
        drop(self.stop);
        let _ = self.thread.join(); // it sleeps nowhere but in poll, and that has just woken
    }
}

fn read_until<A>(stopped: &OwnedFd, messages: &Sender<LoopMessage<A>>) {
    let mut decoder = Decoder::default();
    let mut typed = Vec::new();
    let mut last = Instant::now();
    loop {
        match wait(stopped, decoder.patience()) {
            WaitOutcome::Stopped => {
                unfinished(decoder, last, messages);
                return;
            }
            WaitOutcome::Nothing => decoder.lull(&mut typed),
            WaitOutcome::Gone => {
                unfinished(decoder, last, messages);
                let _ = messages.send(LoopMessage::End(EndReason::Hangup));
                return;
            }
            WaitOutcome::Bytes(bytes) => {
                let lone = matches!(bytes[..], [0x03 | 0x1b]);
                if lone && decoder.pasting() && last.elapsed() > SILENCE {
                    decoder.end_paste(&mut typed);
                } else {
                    decoder.feed(&bytes, &mut typed);
                }
                last = Instant::now();
            }
        }
        for event in events(typed.drain(..), last, Timestamp::now()) {
            if messages.send(LoopMessage::Event(event)).is_err() {
                return; // the screen is closed
            }
        }
    }
}

/// Delivers the beginning of a paste whose end does not come any more.
fn unfinished<A>(mut decoder: Decoder, last: Instant, messages: &Sender<LoopMessage<A>>) {
    let mut typed = Vec::new();
    if decoder.pasting() {
        decoder.end_paste(&mut typed);
    }
    for event in events(typed.drain(..), last, Timestamp::now()) {
        let _ = messages.send(LoopMessage::Event(event)); // nobody is left once it is closed
    }
}

enum WaitOutcome {
    Bytes(Vec<u8>),
    Nothing,
    Stopped,
    Gone,
}

/// Sleeps until there are bytes, or for as long as a torn sequence may take.
fn wait(stopped: &OwnedFd, patience: Option<Duration>) -> WaitOutcome {
    let stdin = stdin();
    let mut ends = [PollFd::new(stopped, PollFlags::IN), PollFd::new(&stdin, PollFlags::IN)];
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    match retry_on_intr(|| poll(&mut ends, patience.as_ref())) {
        Ok(0) => return WaitOutcome::Nothing,
        Ok(_) => {}
        Err(_) => return WaitOutcome::Gone,
    }
    if !ends[0].revents().is_empty() {
        return WaitOutcome::Stopped;
    }
    if hung_up(ends[1].revents()) {
        return WaitOutcome::Gone;
    }
    let mut bytes = vec![0; READ];
    match rustix::io::read(stdin, bytes.as_mut_slice()) {
        Ok(0) => WaitOutcome::Gone,
        Ok(read) => {
            bytes.truncate(read);
            WaitOutcome::Bytes(bytes)
        }
        Err(Errno::INTR | Errno::AGAIN) => WaitOutcome::Bytes(Vec::new()),
        Err(_) => WaitOutcome::Gone,
    }
}

/// Keys that came together stay together; a paste between them parts them.
fn events<A>(typed: impl Iterator<Item = Decoded>, at: Instant, now: Timestamp) -> Vec<Event<A>> {
    let mut events = Vec::new();
    for one in typed {
        match (one, events.last_mut()) {
            (Decoded::Key(key), Some(Event::Keys { keys, .. })) => keys.push(key),
            (Decoded::Key(key), _) => events.push(Event::Keys { keys: vec![key], at, now }),
            (Decoded::Paste { text, cut }, _) => events.push(Event::Paste { text, cut }),
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyCode;

    use super::*;

    #[test]
    fn keys_of_one_read_come_together_and_a_paste_parts_them() {
        let mut typed = Vec::new();
        Decoder::default().feed(b"ab\x1b[200~yes\x1b[201~c", &mut typed);
        let (at, now) = (Instant::now(), Timestamp::UNIX_EPOCH);
        let keys = |letters: &str| Event::Keys {
            keys: letters.chars().map(|c| KeyCode::Char(c).into()).collect(),
            at,
            now,
        };
        let paste = Event::Paste { text: "yes".into(), cut: false };
        assert_eq!(events::<()>(typed.into_iter(), at, now), [keys("ab"), paste, keys("c")]);
    }
}
