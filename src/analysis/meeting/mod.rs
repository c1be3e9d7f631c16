//! The meeting behind `steps agree`: what comes after what, and the page for each decision. Pure: it draws nothing, reads
//! no keys and writes no files. It is given only what the gate opens to everybody in the room.

mod agenda;
mod cells;
mod closing;
mod course;
mod focus;
mod follow_up;
mod opening;
mod room;
mod summary;
mod talk;
#[cfg(test)]
mod tests;
mod words;

pub use agenda::Agenda;
pub use room::for_everybody;
pub use talk::{Conclusion, Meeting, Session};
