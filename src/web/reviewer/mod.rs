//! The city's reviewer: the queue, a case, confirmation pages, proposals, objections.
pub mod act;
pub mod case;
mod checks;
mod chips;
pub mod decision;
mod facts;
pub mod figures;
pub mod filter;
pub mod objection;
pub mod proposal;
pub mod queue;
pub mod round_acts;
pub mod rounds;
