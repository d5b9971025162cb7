//! The certificate office: what waits, batches, the register, the sheets themselves.
pub mod batch;
pub mod register;
pub mod revocations;
pub mod revoke;
pub mod waiting;
