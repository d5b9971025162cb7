//! What the worker runs: promised work from the outbox, and what the clock brings about. Each calls a service or a client.
mod deliver;
mod make_certificate;
mod notify;
mod tell;
mod windows;
pub mod worker;

pub use make_certificate::make as make_certificate;
