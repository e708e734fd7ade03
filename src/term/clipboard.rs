//! Sends texts to the officer's clipboard, by way of the terminal or of tmux, and to a file as well.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;

use super::context::WorkerContext;
use super::message::MessageSender;
use crate::store::keep_copy;
use crate::text::Clean;
use crate::tui::effect::external::{CopyResult, CopyRoute};

/// The longest text that is sent, in letters of base64: what every terminal takes.
const LONGEST: usize = 74_000;
/// How long tmux may take.
const TMUX: Duration = Duration::from_secs(1);
/// How often it is asked whether it is done.
const ASKED: Duration = Duration::from_millis(5);

/// The thread that saves what is copied, and talks to tmux where the program runs in it. Dropped,
/// it finishes what it was given.
pub struct Clipboard {
    jobs: Option<Sender<CopyJob>>,
    thread: Option<JoinHandle<()>>,
    in_tmux: bool,
}

/// A text on its way.
struct CopyJob {
    text: String,
    /// Not known before tmux has taken it.
    sent: Option<CopyRoute>,
}

impl Clipboard {
    /// Starts it; what became of each text is sent through `answers`.
    pub fn start<A: Send + 'static>(
        context: &WorkerContext,
        answers: MessageSender<A>,
    ) -> io::Result<Self> {
        let (jobs, received) = channel();
        let context = context.clone();
        let work = move || work(&received, &context, &answers);
        let thread = Some(thread::Builder::new().name("clipboard".into()).spawn(work)?);
        let in_tmux = std::env::var_os("TMUX").is_some_and(|socket| !socket.is_empty());
        Ok(Self { jobs: Some(jobs), thread, in_tmux })
    }

    /// Takes a text, and returns what is to be written to the terminal at once: nothing where it is
    /// too long, or where tmux is to have it, which drops such sequences unless told otherwise.
    pub fn copy(&self, text: &str) -> Vec<u8> {
        let text = without_controls(text);
        let sent = match text.len().div_ceil(3) * 4 {
            0..=LONGEST if self.in_tmux => None,
            0..=LONGEST => Some(CopyRoute::Terminal),
            _ => Some(CopyRoute::TooLong),
        };
        let bytes = if sent == Some(CopyRoute::Terminal) { sequence(&text) } else { Vec::new() };
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(CopyJob { text, sent });
        }
        bytes
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work<A>(received: &Receiver<CopyJob>, context: &WorkerContext, answers: &MessageSender<A>) {
    while let Ok(CopyJob { text, sent }) = received.recv() {
        let kept = match keep_copy(&context.state, &text) {
            Ok(file) => Ok(context.display_path(&file)),
            Err(why) => Err(Clean::line(&why)),
        };
        let (sent, late) = match sent {
            Some(sent) => (sent, Vec::new()),
            None if tmux_takes(&text) => (CopyRoute::Tmux, Vec::new()),
            // An old tmux does not know how to pass it on; the terminal may, through it.
            None => (CopyRoute::Terminal, sequence(&text)),
        };
        answers.copied(CopyResult { bytes: text.len(), sent, kept }, late);
    }
}

/// The sequence by which a terminal is given a text for its clipboard (OSC 52).
fn sequence(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A list of bytes takes whatever is written to it.
    let _ = crossterm::queue!(bytes, CopyToClipboard::to_clipboard_from(text));
    bytes
}

/// Without controls and hidden letters: what is pasted elsewhere may be pasted as commands.
fn without_controls(text: &str) -> String {
    let cells: Vec<_> = text.split('\t').map(Clean::prose).collect();
    cells.join("\t")
}

/// Gives a text to tmux, to keep and to pass on; whether it took it.
fn tmux_takes(text: &str) -> bool {
    let tmux = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut tmux) = tmux else { return false };
    // Never more than the pipe holds, so that this waits for nobody.
    let given = tmux.stdin.take().map(|mut pipe| pipe.write_all(text.as_bytes()));
    let taken = matches!(given, Some(Ok(()))) && matches!(ends_well(&mut tmux), Ok(true));
    if !taken {
        let _ = tmux.kill();
        let _ = tmux.wait();
    }
    taken
}

fn ends_well(child: &mut Child) -> io::Result<bool> {
    let until = Instant::now() + TMUX;
    loop {
        match child.try_wait()? {
            Some(status) => return Ok(status.success()),
            None if Instant::now() >= until => return Ok(false),
            None => thread::sleep(ASKED),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clipboard(in_tmux: bool) -> (Clipboard, Receiver<CopyJob>) {
        let (jobs, received) = channel();
        (Clipboard { jobs: Some(jobs), thread: None, in_tmux }, received)
    }

    #[test]
    fn a_text_is_sent_as_the_sequence_that_terminals_know() {
        let (clipboard, received) = clipboard(false);
        assert_eq!(clipboard.copy("AMB-C1"), b"\x1b]52;c;QU1CLUMx\x1b\\");
        assert_eq!(received.recv().unwrap().sent, Some(CopyRoute::Terminal));
    }

    #[test]
    fn what_is_longer_than_terminals_take_is_only_saved() {
        let (clipboard, received) = clipboard(false);
        let most = "x".repeat(LONGEST / 4 * 3);
        assert_eq!(clipboard.copy(&most).len(), b"\x1b]52;c;\x1b\\".len() + LONGEST);
        assert_eq!(clipboard.copy(&(most.clone() + "x")), b"");
        let sent: Vec<_> = received.try_iter().map(|it| (it.text.len(), it.sent)).collect();
        let expected = [(55_500, Some(CopyRoute::Terminal)), (55_501, Some(CopyRoute::TooLong))];
        assert_eq!(sent, expected);
    }

    #[test]
    fn in_tmux_nothing_is_written_to_the_terminal_at_once() {
        let (clipboard, received) = clipboard(true);
        assert_eq!(clipboard.copy("AMB-C1"), b"");
        assert_eq!(received.recv().unwrap().sent, None);
    }

    #[test]
    fn tabs_and_line_breaks_are_copied_and_no_other_control_is() {
        let text = "AMB-C1\tPosts\x1b[2J are filled\r\n\tAMB-C2\u{202e}\0\n";
        let clean = "AMB-C1\tPosts␛[2J are filled\n\tAMB-C2\u{fffd}␀\n";
        assert_eq!(without_controls(text), clean);
    }
}
