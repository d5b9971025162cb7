//! Administration: calendar years, policy data, the worker's queue.
pub mod calendar;
pub mod jobs;
pub mod policies;
pub mod rights;
