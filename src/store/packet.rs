//! The file of a request for a move: `packet.yaml`, beside what was agreed in its cycle. Saved as a whole, with the
//! comments of whoever wrote in it by hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::open_file::OpenFile;
use super::reviews::whole;
use super::{Lock, Reviews, Workspace, path};
use crate::diagnostic::Source;
use crate::error::InvalidFiles;
use crate::model::{Framework, Id, Packet};
use crate::yaml::{self, Strictness};

/// How the file is called.
pub const NAME: &str = "packet.yaml";

/// A request for a move that is open to be changed, locked while it is.
#[derive(Debug)]
pub struct PacketFile {
    file: OpenFile,
    _lock: Lock,
}

/// The request of a person in a cycle, with the ids that this framework has now; `None` where there is no file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_packet(
    workspace: &Workspace,
    (person, cycle): (&Id, &Id),
    framework: &Framework,
) -> anyhow::Result<Option<Packet>> {
    let (path, shown) = place(workspace, person, cycle);
    if !path::is_there(&path) {
        return Ok(None);
    }
    let source = path::text(&path, &shown).map_err(|finding| InvalidFiles(vec![finding]))?;
    packet_in(&source, framework).map(Some)
}

/// Where the file is, and how it is shown.
fn place(workspace: &Workspace, person: &Id, cycle: &Id) -> (PathBuf, String) {
    let path = Reviews::of(workspace).folder_of(person).join(cycle.as_str()).join(NAME);
    let shown = workspace.shown(&path);
    (path, shown)
}

/// The request that a text holds, with the ids that this framework has now.
fn packet_in(source: &Arc<Source>, framework: &Framework) -> anyhow::Result<Packet> {
    let mut packet = whole(yaml::typed::<Packet>(source, Strictness::Strict))?.value;
    packet.carry(framework);
    Ok(packet)
}

impl PacketFile {
    /// Opens the file of a person in a cycle, be it there or not; `holder` is whom the next one is told of.
    pub fn open(workspace: &Workspace, (person, cycle): (&Id, &Id), holder: &Id) -> anyhow::Result<Self> {
        let (path, shown) = place(workspace, person, cycle);
        let lock = Lock::take(&path, &shown, holder.as_str())?;
        Ok(Self { file: OpenFile::open(path, shown)?, _lock: lock })
    }

    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The path, as people read it.
    pub fn shown(&self) -> &str {
        self.file.shown()
    }

    /// Saves for the owner alone, of which nothing is written where another program changed the file meanwhile.
    pub fn save(&self, packet: &Packet, framework: &Framework) -> anyhow::Result<()> {
        let mut packet = packet.clone();
        packet.sort(framework);
        self.file.write(|existing| {
            let value = serde_yaml::to_value(&packet)?;
            if existing.contains('#') { yaml::rewritten(existing, &value) } else { yaml::to_yaml(&value) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Side;

    #[test]
    fn comments_of_whoever_wrote_by_hand_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let workspace = Workspace::find(Some(folder.path()), folder.path()).expect("a workspace");
        let framework = workspace.load_framework().expect("the shipped framework");
        let id = |text: &str| -> Id { text.parse().expect("an id") };
        let (mika, cycle) = (id("mika"), id("2026-h1"));
        let place = (&mika, &cycle);
        assert_eq!(read_packet(&workspace, place, &framework).expect("reads"), None);
        let path = folder.path().join("reviews/mika/2026-h1/packet.yaml");
        fs_err::create_dir_all(path.parent().expect("a folder")).expect("makes the folder");
        let before = "# Ours\nto: tribe # since May\nrequest:\n  self: I lead it. # mine\n";
        fs_err::write(&path, before).expect("writes");
        let mut packet = read_packet(&workspace, place, &framework).expect("reads").expect("a packet");
        packet.request.set(Side::Manager, "Mika does:\nevery week.");
        packet.set_instead(&id("mastery"), Side::Oneself, "Care");
        packet.set_instead(&id("team-success"), Side::Oneself, "Baking");
        let file = PacketFile::open(&workspace, place, &mika).expect("opens");
        file.save(&packet, &framework).expect("saves");
        drop(file);
        assert_eq!(
            fs_err::read_to_string(&path).expect("reads"),
            "\
# Ours
format: 1
to: tribe # since May
request:
  self: I lead it. # mine
  manager: |-
    Mika does:
    every week.
not_yet:
  - behavior: team-success
    instead:
      self: Baking
  - behavior: mastery
    instead:
      self: Care
"
        );
    }
}
