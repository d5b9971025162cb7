//! The two tellers: each takes a share of the key, and both bring theirs to count.
pub mod home;
pub mod recount;
pub mod session;
