//! The only place that touches files and git: finds, reads with positions, writes without loss.

mod builtin;
mod comments;
mod edit;
mod emit;
mod entry;
mod fix;
mod framework;
mod git;
mod lock;
mod positions;
mod read;
mod reviews;
mod schema;
mod settings;
mod shape;
mod slips;
mod tracked;
mod user;
mod workspace;
mod write;

pub use builtin::FILES as SHIPPED_FILES;
pub use comments::{lost_texts, to_the_program};
pub use emit::form_entry;
pub use entry::text as source_of_entry;
pub use fix::mend;
pub use framework::{FrameworkFiles, Readable, assembled, comparable};
pub use git::{Around, Range, Repository, Revision, around, top as repository_top, would_pick_up};
pub use lock::Lock;
pub use read::{Care, decode, source, standard_input, typed};
pub use reviews::{
    Progress, ReviewFile, ReviewKind, Reviews, Seat, assessment_in, load_assessment, placed, save_assessment,
    whole,
};
pub use schema::text as schema_text;
pub use tracked::tracked_below;
pub use user::UserFile;
pub use workspace::{Workspace, own_framework, shown};
pub use write::{Privacy, replace};
