//! What every test stands on.
mod app;
pub mod browser;
mod client;

pub use app::TestApp;
pub use client::Client;
