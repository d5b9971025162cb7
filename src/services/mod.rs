//! Use-cases: one public function per verb, run in the door's one transaction: read, decide, write, record, promise.
//! No network, no clock, no HTTP.
pub mod account;
pub mod case;
pub mod certificate;
pub mod eligibility;
pub mod employment;
pub mod error;
pub mod figures;
pub mod intake;
pub mod message;
pub mod notice;
pub mod oversight;
pub mod panel;
pub mod reference;
pub mod revocation;
pub mod right;
pub mod round;
pub mod together;
pub mod unit;
pub mod verification;

pub use error::{Error, FieldErrors, Result};
