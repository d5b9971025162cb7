//! The program as a whole: real Postgres, real HTTP; a schema and a server of its own for every test.
#![expect(clippy::unwrap_used, reason = "a test may panic")]
mod access;
mod account;
mod admin;
mod applicant;
mod browser;
mod certificates;
mod employer;
mod message;
mod model;
mod panel;
mod public;
mod refusals;
mod reviewer;
mod rls;
mod schema;
mod superior;
mod support;
mod verification;
mod walk;
mod worker;
