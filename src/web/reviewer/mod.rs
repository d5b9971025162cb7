//! The city's reviewer: the queue, a case, who has it, confirmation pages, proposals, objections.
pub mod absence;
pub mod act;
pub mod case;
mod checks;
pub mod claim;
pub mod decision;
pub mod export;
mod facts;
pub mod filter;
pub mod hand_over;
mod narrowing;
pub mod objection;
pub mod proposal;
pub mod proposals;
pub mod queue;
pub mod saved;
pub mod search;
