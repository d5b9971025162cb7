//! What anybody sees, signed in or not, and one's own account and messages.
mod account;
mod catalogue;
mod check;
mod guide;
mod objection;
mod self_check;
