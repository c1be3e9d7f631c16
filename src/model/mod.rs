//! What the files mean. Pure: no files, no streams, no clock, and nothing above it.

mod answers;
mod assessment;
mod behavior;
mod cycle;
mod file_kind;
mod framework;
mod id;
mod journal;
mod known_ids;
mod link;
pub mod parsed_framework;
mod people;
mod person;
mod profile;
mod questions;
mod references;
mod role;
mod scale;
mod settings;
mod side;
mod step;
mod unread;

pub use answers::Answers;
pub use assessment::{Answer, Assessment, Cells, Focus, Pin, Reopening, Resume, SealState};
pub use behavior::{Behavior, Discipline, Example};
pub use cycle::{Cycle, Rhythm};
pub use file_kind::FileKind;
pub use framework::{Framework, Lens, Manifest, Route, Tagged};
pub use id::Id;
pub use journal::{Journal, JournalEntry, JournalKind};
pub use known_ids::KnownIds;
pub use link::web_address;
pub use parsed_framework::ParsedFramework;
pub use people::{ManagerTerm, People, PersonEntry};
pub use person::{Person, Review, Unreadable};
pub use profile::Profile;
pub use questions::Questions;
pub use role::Role;
#[cfg(test)]
pub use scale::ScalePoint;
pub use scale::{Rating, Scale};
pub use settings::{CheckSettings, Level, Settings, WordList};
pub use side::{Side, SideKey};
pub use step::{Step, Steps};
pub use unread::Unread;
