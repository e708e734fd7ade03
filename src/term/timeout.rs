//! An answer that is waited for only so long.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Does something that may get stuck or panic on a thread of its own, and waits no longer than
/// `limit` for what it returns.
pub fn within<T: Send + 'static>(
    limit: Duration,
    job: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, wait) = mpsc::channel();
    let work = move || drop(done.send(job()));
    thread::Builder::new().name("leaving".into()).spawn(work).ok()?;
    wait.recv_timeout(limit).ok()
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
