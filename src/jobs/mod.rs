//! What the worker runs: promised work from the outbox, and what the clock brings about. Each calls a service or a client.
mod deliver;
mod digest;
mod hand_over;
mod make_certificate;
mod notify;
mod remind;
mod windows;
pub mod worker;

pub use make_certificate::make as make_certificate;
