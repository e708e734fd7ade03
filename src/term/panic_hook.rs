//! When the program has a fault of its own: nothing typed is lost and the terminal is usable.

use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::shutdown::{Shutdown, TypedText};
use super::timeout::within;
use crate::text::Clean;

/// The exit code of a program that panicked.
const CODE: i32 = 101;
/// How long a stalled line may hold up the message.
const TELLING: Duration = Duration::from_millis(300);
/// How long another thread that panics as well waits for the first to end the program.
const WAITING: Duration = Duration::from_secs(3);

/// From now on a panic in any thread keeps the text being typed, gives the terminal back, says
/// once what happened and ends the program: half of a program must not go on drawing.
pub fn install<D: Send + 'static>(exit: Arc<Shutdown<D>>) {
    let reported = AtomicBool::new(false);
    panic::set_hook(Box::new(move |info| {
        if reported.swap(true, Ordering::SeqCst) {
            thread::sleep(WAITING);
            return;
        }
        let message = message(info, exit.leave());
        within(TELLING, move || {
            // Standard error may be gone with the terminal, and eprintln! would panic again.
            std::io::stderr().lock().write_all(message.as_bytes())
        });
        std::process::exit(CODE);
    }));
}

fn message(info: &PanicHookInfo<'_>, typed: TypedText) -> String {
    // The words may quote a record, and a record may hold anything.
    let words = Clean::line(info.payload_as_str().unwrap_or("no reason given"));
    let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line()));
    let safe = match typed {
        TypedText::Nothing => "What was saved is safe.",
        TypedText::Kept => "What was saved is safe, and the text being typed is kept as a draft.",
        TypedText::Lost => "What was saved is safe, but the text being typed could not be kept.",
    };
    let place = place.unwrap_or_default();
    format!("caveat stopped because of a fault in the program: {words}{place}\n{safe}\n")
}
