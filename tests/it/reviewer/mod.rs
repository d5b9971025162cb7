//! What the reviewer's pages show and refuse.
mod absence;
mod decision;
mod export;
mod figures;
mod following;
mod hand_over;
mod objection;
mod queue;
mod rounds;
mod saved;
mod search;
mod signal;
