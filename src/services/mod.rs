//! Use-cases: one public function per verb, run in the door's one transaction: read, decide, write, record, promise.
//! No network, no clock, no HTTP.
pub mod account;
pub mod error;

pub use error::{Error, FieldErrors, Result};
