//! The kinds of record, one file each: what it holds and how it is read.

pub mod action;
pub mod amount;
pub mod case;
pub mod caveat;
pub mod comment;
pub mod decision;
pub mod document;
pub mod endorsement;
pub mod meeting;
pub mod milestone;
pub mod partner;
pub mod programme;
pub mod source;
