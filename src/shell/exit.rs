//! The one way out: the text being typed is kept first, then the terminal is given back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use super::guard::Guard;

/// How long a slow disk may take to keep the text being typed.
const KEEPING: Duration = Duration::from_secs(2);

/// Does what must be done before the program ends, once, whoever asks first: the main loop, the
/// thread that hears signals, or a panic in any thread.
pub struct Exit<D> {
    guard: Arc<Guard>,
    keeper: Arc<dyn Fn(D) + Send + Sync>,
    text: Mutex<Option<D>>,
    leaving: Mutex<()>,
    begun: AtomicBool,
}

impl<D: Send + 'static> Exit<D> {
    /// `keeper` puts away the text being typed, as a draft.
    pub fn new(guard: Arc<Guard>, keeper: impl Fn(D) + Send + Sync + 'static) -> Self {
        let (text, leaving) = (Mutex::new(None), Mutex::new(()));
        Self { guard, keeper: Arc::new(keeper), text, leaving, begun: AtomicBool::new(false) }
    }

    /// Takes note of the text being typed, so that it can be kept while the main loop is stuck.
    pub fn remember(&self, text: Option<D>) {
        *lock(&self.text) = text;
    }

    /// Keeps the text, then gives the terminal back. Whoever asks second waits for the first.
    pub fn leave(&self) {
        self.begun.store(true, Ordering::SeqCst);
        let _one_at_a_time = lock(&self.leaving);
        let text = lock(&self.text).take();
        if let Some(text) = text {
            let keeper = Arc::clone(&self.keeper);
            within(KEEPING, move || keeper(text));
        }
        self.guard.leave();
    }

    /// Whether somebody has begun to leave.
    pub fn begun(&self) -> bool {
        self.begun.load(Ordering::SeqCst)
    }
}

/// Does something that may get stuck or panic on a thread of its own, and waits no longer than
/// `limit` for it.
pub fn within(limit: Duration, job: impl FnOnce() + Send + 'static) {
    let (done, wait) = mpsc::channel::<()>();
    let work = move || {
        job();
        drop(done);
    };
    if thread::Builder::new().name("leaving".into()).spawn(work).is_ok() {
        let _ = wait.recv_timeout(limit); // an error either way: done, or too slow
    }
}

/// The value, also when a thread died while it held it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
