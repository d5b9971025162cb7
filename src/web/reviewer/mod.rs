//! The city's reviewer: the queue, a case, confirmation pages, proposals, objections.
pub mod act;
pub mod case;
mod checks;
pub mod decision;
mod facts;
pub mod filter;
pub mod objection;
pub mod proposal;
pub mod queue;
