//! What anybody sees, signed in or not.
pub mod account;
pub mod assets;
pub mod board;
pub mod catalogue;
pub mod check;
pub mod demo;
pub mod feedback;
pub mod guide;
pub mod health;
pub mod home;
pub mod link;
pub mod messages;
pub mod objection;
pub mod self_check;
pub mod sign_in;
pub mod site;
