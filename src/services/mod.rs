//! Use-cases: one public function per verb, run in the door's one transaction: read, decide, write, record, promise.
//! No network, no clock, no HTTP.
pub mod account;
pub mod case;
pub mod certificate;
pub mod eligibility;
pub mod employment;
pub mod error;
pub mod export;
pub mod figures;
pub mod intake;
pub mod letter;
pub mod mandate;
pub mod message;
pub mod notice;
pub mod organisation;
pub mod oversight;
pub mod panel;
pub mod people;
pub mod reference;
pub mod revocation;
pub mod right;
pub mod round;
pub mod staff;
pub mod together;
pub mod unit;
pub mod verification;
pub mod wording;

pub use error::{Error, FieldErrors, Result};
