//! Feature tests: each runs the program as its users do, and asserts what they read.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod action;
mod asked;
mod assess;
mod changes;
mod check;
mod check_fixes;
mod check_privacy;
mod closing;
mod dialog;
mod discipline;
mod edit;
mod errors;
mod framework;
mod help;
mod history;
mod identity;
mod init;
mod interview;
mod office;
mod other_readers;
mod output;
mod pages;
mod principles;
mod program;
mod readme;
mod reports;
mod repository;
mod reveal;
mod schema;
mod seal;
mod terminal;
mod tidy;
mod unreadable;
mod unsaid;
mod withheld;
