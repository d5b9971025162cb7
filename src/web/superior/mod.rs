//! The pages of a superior authority: what its public institutions ask, and its answer (§2(3), P-14).
pub mod case;
pub mod list;
