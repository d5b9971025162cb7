//! What the reviewer's pages show and refuse.
mod absence;
mod decision;
mod hand_over;
mod objection;
mod queue;
mod signal;
