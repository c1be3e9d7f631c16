//! `steps`: career conversations in plain text.
#![allow(dead_code, unused_imports)]

mod analysis;
mod model;
mod render;

pub fn run() {}
