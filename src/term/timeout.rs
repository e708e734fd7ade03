//! Work beside the main one: waited for only so long, or not at all, and done where no thread can start.

use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

/// Does something that may get stuck or panic on a thread of its own, and waits no longer than
/// `limit` for what it returns. Where the account may start no more threads it is done here.
pub fn within<T: Send + 'static>(
    limit: Duration,
    job: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, wait) = mpsc::channel();
    aside("leaving", move || drop(done.send(job())));
    wait.recv_timeout(limit).ok()
}

/// Does something on a thread of its own, or here where none can start.
pub fn aside(name: &str, job: impl FnOnce() + Send + 'static) {
    let job = Arc::new(Mutex::new(Some(job)));
    let mine = Arc::clone(&job);
    let take = |job: &Mutex<Option<_>>| job.lock().unwrap_or_else(PoisonError::into_inner).take();
    let work = move || take(&mine).into_iter().for_each(|job| job());
    if thread::Builder::new().name(name.into()).spawn(work).is_err()
        && let Some(job) = take(&job)
    {
        job();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn what_takes_too_long_is_not_waited_for() {
        let since = Instant::now();
        let slow = within(Duration::from_millis(20), || thread::sleep(Duration::from_secs(5)));
        assert_eq!(slow, None);
        assert!(since.elapsed() < Duration::from_secs(2));
        assert_eq!(within(Duration::from_secs(2), || 7), Some(7));
    }
}
