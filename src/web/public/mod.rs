//! What anybody sees, signed in or not.
pub mod assets;
pub mod demo;
pub mod health;
pub mod home;
pub mod link;
pub mod sign_in;
