//! What every test stands on.
mod app;
pub mod browser;
mod client;
mod keyboard;
pub mod world;

pub use app::TestApp;
pub use client::{Client, Page};
