//! The program as a whole: real Postgres, real HTTP; a schema and a server of its own for every test.
#![expect(clippy::unwrap_used, reason = "a test may panic")]
mod access;
mod account;
mod browser;
mod public;
mod refusals;
mod rls;
mod schema;
mod support;
mod walk;
mod worker;
