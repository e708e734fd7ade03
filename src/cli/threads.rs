//! The threads that read record files: as many as there are cores, or none where none can start.

use rayon::ThreadPoolBuilder;

/// Starts them; whether they are there. Where the account may start no more threads, this one does
/// all the work of a command, and the screen, which cannot do without, is not opened.
pub fn start() -> bool {
    if ThreadPoolBuilder::new().build_global().is_ok() {
        return true;
    }
    // This cannot fail, for it starts nothing; and if it did, there would be nothing left to try.
    let _ = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    false
}
