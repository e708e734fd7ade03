//! The filter language: read from text, and told back in words.

pub mod ast;
pub mod describe;
pub mod error;
pub(crate) mod lex;
pub mod parse;
mod term;
pub mod value;
mod value_list;
