//! Administration: calendar years, policy data, the worker's queue, e-mails and what they say.
pub mod calendar;
pub mod jobs;
pub mod messages;
pub mod organisations;
pub mod people;
pub mod person;
pub mod policies;
pub mod rights;
pub mod templates;
