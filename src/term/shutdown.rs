//! The one way out: the text being typed is kept first, then the terminal is given back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::terminal::TerminalGuard;
use super::timeout::within;

/// How long a slow disk may take to keep the text being typed.
const KEEPING: Duration = Duration::from_secs(2);

/// What became of the text being typed when the program ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TypedText {
    /// Nothing was being typed.
    #[default]
    Nothing,
    /// It is kept, as a draft.
    Kept,
    /// It could not be kept, or not soon enough.
    Lost,
}

/// Does what must be done before the program ends, once, whichever asks first: the main loop, the
/// thread that listens for signals, or a panic in any thread.
pub struct Shutdown<D> {
    guard: Arc<TerminalGuard>,
    keeper: Arc<dyn Fn(D) -> bool + Send + Sync>,
    text: Mutex<Option<D>>,
    left: Mutex<TypedText>,
    begun: AtomicBool,
}

impl<D: Send + 'static> Shutdown<D> {
    /// `keeper` saves the text being typed, as a draft, and returns whether it is safe.
    pub fn new(
        guard: Arc<TerminalGuard>,
        keeper: impl Fn(D) -> bool + Send + Sync + 'static,
    ) -> Self {
        let (text, left) = (Mutex::new(None), Mutex::new(TypedText::Nothing));
        Self { guard, keeper: Arc::new(keeper), text, left, begun: AtomicBool::new(false) }
    }

    /// Takes note of the text being typed, so that it can be kept while the main loop is stuck.
    pub fn remember(&self, text: Option<D>) {
        *lock(&self.text) = text;
    }

    /// Keeps the text, then gives the terminal back. Whoever asks second waits for the first.
    pub fn leave(&self) -> TypedText {
        self.begun.store(true, Ordering::SeqCst);
        let mut typed = lock(&self.left);
        let text = lock(&self.text).take();
        if let Some(text) = text {
            let keeper = Arc::clone(&self.keeper);
            let safe = within(KEEPING, move || keeper(text)) == Some(true);
            *typed = if safe { TypedText::Kept } else { TypedText::Lost };
        }
        self.guard.leave();
        *typed
    }

    /// Whether somebody has begun to leave.
    pub fn begun(&self) -> bool {
        self.begun.load(Ordering::SeqCst)
    }
}

/// The value, also when a thread died while it held it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
