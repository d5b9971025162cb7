//! Recognition of professional titles for holders of overseas certificates (沪人社专[2025]298号).
//! Arrows point down only: `web`, `jobs` -> `services` -> `db` -> `domain`. `tests/architecture.rs` fails on one that points up.
//! `clients` (mail, files, PDF) sits beside `db`; services never call it, so no network call happens inside a transaction.
pub mod app;
pub mod cli;
pub mod clients;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod domain;
pub mod embedded;
pub mod jobs;
pub mod services;
pub mod tellers;
pub mod text;
pub mod web;
