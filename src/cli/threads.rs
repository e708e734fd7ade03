//! The threads that read record files: as many as there are cores, or none where none can start.

use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, available_parallelism};

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Starts them; whether they are there. Where the account may start no more threads, this one does
/// all the work of a command, and the screen, which cannot do without, is not opened.
pub fn start() -> bool {
    let cores = available_parallelism().map_or(1, usize::from);
    // The pool can be made once only, so its threads are there before it, or it has none.
    let waiting: Option<Vec<_>> = (0..cores).map(|_| waiting_thread()).collect();
    let Some(mut waiting) = waiting else {
        // This starts nothing, so nothing of it can fail.
        let _ = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
        return false;
    };
    let hand_over = |work: ThreadBuilder| {
        if let Some(thread) = waiting.pop() {
            let _ = thread.send(work); // it waits for that
        }
        Ok(())
    };
    ThreadPoolBuilder::new().num_threads(cores).spawn_handler(hand_over).build_global().is_ok()
}

/// A thread that waits for what it is to do; none where none can start.
fn waiting_thread() -> Option<Sender<ThreadBuilder>> {
    let (give, work) = channel::<ThreadBuilder>();
    let run = move || work.recv().into_iter().for_each(ThreadBuilder::run);
    Builder::new().name("read".into()).spawn(run).ok().map(|_| give)
}
