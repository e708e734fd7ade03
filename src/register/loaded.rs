//! A register as it was read: what it holds, and what is wrong with it.

use super::register::Register;
use crate::fault::Fault;

/// A register as it was read.
#[derive(Debug, Default)]
pub struct LoadedRegister {
    /// What it holds.
    pub register: Register,
    /// Everything that is wrong with it, in the order of the files.
    pub faults: Vec<Fault>,
    /// How many record files it has.
    pub files: usize,
}
