//! The place of a record in the register, by which everything else refers to it.

/// The place of a record in its register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ix(u32);

impl Ix {
    pub(super) fn new(at: usize) -> Self {
        Self(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The same as a number, for tables beside the register.
    pub fn number(self) -> usize {
        self.0 as usize
    }
}
