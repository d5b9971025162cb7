//! What the reviewer's pages show and refuse.
mod decision;
mod figures;
mod objection;
mod queue;
mod rounds;
mod signal;
