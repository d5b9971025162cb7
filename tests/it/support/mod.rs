//! What every test stands on.
mod app;
mod client;

pub use app::TestApp;
pub use client::{Client, Page};
