//! Diesel, and only diesel: one file per noun; every function takes the connection first and decides nothing.
//! A connection is to be had from [`door::Db`] alone.
pub mod account;
pub mod application;
pub mod audit;
pub mod case;
pub mod certificate;
pub mod decision;
pub mod demo;
pub mod door;
pub mod employer;
pub mod figures;
pub mod invitation;
pub mod letter;
pub mod mandate;
pub mod message;
pub mod migrate;
pub mod notice;
pub mod office;
pub mod outbox;
pub mod panel;
pub mod people;
pub mod reference;
pub mod reminder;
pub mod review;
pub mod revocation;
pub mod right;
mod roles;
pub mod round;
pub mod saved;
pub mod schema;
pub mod search;
pub mod staff;
pub mod timeline;
pub mod unit;
pub mod verification;
pub mod wording;

pub use door::{Db, Urls};
/// The connection inside the door's transaction.
pub type Conn = diesel::PgConnection;
