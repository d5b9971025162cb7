//! The procedure, written down a second time.
mod endings;
mod filing;
mod moves;
mod opening;
mod panel;
mod people;
mod publicity;
mod support;
mod texts;
mod waiting;
