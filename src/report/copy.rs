//! Stand-in.
use crate::query::{Asker, Column};
use crate::register::Ix;
/// x
pub fn reference(asker: &Asker<'_>, ix: Ix) -> String {
    asker.register.id(ix).to_string()
}
/// x
pub fn quotation(asker: &Asker<'_>, ix: Ix) -> String {
    asker.register.id(ix).to_string()
}
/// x
pub fn markdown(asker: &Asker<'_>, ix: Ix) -> String {
    asker.register.id(ix).to_string()
}
/// x
pub fn address(asker: &Asker<'_>, ix: Ix) -> String {
    asker.register.id(ix).to_string()
}
/// x
pub fn table(_: &Asker<'_>, _: &[&Column], _: &[Ix]) -> String {
    String::new()
}
