//! The only place that touches files and git: finds, reads with positions, writes without loss.

mod builtin;
mod edit;
mod emit;
mod framework;
mod git;
mod lock;
mod positions;
mod read;
mod reviews;
mod schema;
mod shape;
mod user;
mod workspace;
mod write;

pub use builtin::FILES as SHIPPED_FILES;
pub use emit::form_entry;
pub use framework::shipped;
pub use git::{Range, Repository, Revision, would_pick_up};
pub use lock::Lock;
pub use read::{Care, decode, source, standard_input, typed};
pub use reviews::{Progress, Reviews, Seat, assessment_in, load_assessment, placed, save_assessment, whole};
pub use schema::text as schema_text;
pub use user::UserFile;
pub use workspace::{Workspace, shown};
pub use write::{Privacy, replace};
