//! Step four, the panel (§2(3)4): who may sit, who was drawn, what the votes mean, and how a ballot stays
//! secret. Nothing here reads a clock or makes its own randomness: both are arguments.
pub mod ballot;
pub mod code;
pub mod conflict;
pub mod digest;
pub mod draw;
pub mod policy;
pub mod vote;
