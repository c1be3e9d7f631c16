//! The only place that touches files and git: finds, reads with positions, writes without loss.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

#[cfg(test)]
#[path = "../../tests/fuzz/any_bytes.rs"]
pub mod any_bytes;
mod append;
mod assessment_text;
mod builtin;
mod envelopes;
mod framework;
mod git;
mod grid;
mod journal;
mod keys;
mod leftovers;
mod letter;
mod lock;
mod open_file;
mod packet;
mod path;
mod peers;
mod people;
mod plain;
mod profile;
mod read;
mod record_lines;
mod review_place;
mod reviews;
mod settings;
mod sheet;
mod site;
mod tracked;
mod user;
mod workspace;
mod write;

pub use assessment_text::{assessment_in, letter_text, load_assessment};
pub use builtin::{RULES, SHIPPED, TEMPLATES, Template};
pub use envelopes::{Filed, envelope_in, envelope_text, opened};
pub use framework::{
    FrameworkFiles, Readable, assembled, comparable, in_folder as framework_in, whole as framework_of,
};
pub use git::{
    Around, Range, Repository, Revision, around, commits_by, identity as git_identity, top as repository_top,
    web_remote as git_remote, would_pick_up,
};
pub use grid::{grids_of_file, grids_of_standard_input};
pub use journal::JournalFile;
pub use keys::{KeyFile, KnownKeys, identities_in, passphrase_in};
pub use letter::{
    Identity, Trouble, encrypt, encrypt_with_passphrase, is_for, read as read_letter, read_with_passphrase,
};
pub use lock::Lock;
pub use open_file::{ChangedMeanwhile, OpenFile, keep_aside};
pub use packet::{PacketFile, read_packet};
pub use path::{bytes as bytes_of_path, text as source_of_path};
pub use peers::{open_parcel, parcel_in, parcel_text, peers_text, request_in};
pub use people::{PeopleFile, add_people, people_source, read_people, says_nothing};
pub use plain::refuse_other;
pub use profile::{keep_step, shown_profile};
pub use read::{source, standard_input};
pub use record_lines::{for_each_record, record_in};
pub use review_place::ReviewPlace;
pub use reviews::{ReviewFile, ReviewKind, Reviews, placed};
pub use sheet::{sheet_of_file, sheet_of_standard_input};
pub use site::{SiteFolder, Written};
pub use tracked::{Tracked, tracked_below, workspaces_around};
pub use user::UserFile;
pub use workspace::{Workspace, own_framework, shown};
pub use write::{Privacy, followed, replace, replace_bytes, salt};
