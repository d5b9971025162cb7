//! The rules of the procedure. No IO, no clock (`now` is an argument), no HTTP.
pub mod account;
pub mod actor;
pub mod application;
pub mod calendar;
pub mod canonical;
pub mod case;
pub mod catalogue;
pub mod certificate;
pub mod check;
pub mod clause;
pub mod document;
pub mod eligibility;
pub mod four_eyes;
pub mod identifiers;
pub mod ids;
pub mod lang;
pub mod mask;
pub mod panel;
pub mod password;
pub mod policy;
pub mod returned;
pub mod round;
mod text_enum;
pub mod token;
mod toml_date;
pub mod verification;

pub(crate) use text_enum::text_enum;
