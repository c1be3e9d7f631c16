//! `steps schema`: what a kind of file may hold, for editors.

use super::Context;
use crate::cli::SchemaArgs;
use crate::error::Status;
use crate::model::{
    Answers, Assessment, Behavior, Discipline, FileKind, Journal, Manifest, Profile, Questions, Role,
    Settings, Step,
};
use crate::yaml::schema_text;

pub fn run(context: &Context, arguments: &SchemaArgs) -> anyhow::Result<Status> {
    let title = arguments.kind.title();
    let schema = match arguments.kind {
        FileKind::Framework => schema_text::<Manifest>(title),
        FileKind::Steps => schema_text::<Vec<Step>>(title),
        FileKind::Roles => schema_text::<Vec<Role>>(title),
        FileKind::Questions => schema_text::<Questions>(title),
        FileKind::Behavior => schema_text::<Behavior>(title),
        FileKind::Discipline => schema_text::<Discipline>(title),
        FileKind::Assessment => schema_text::<Assessment>(title),
        FileKind::Answers => schema_text::<Answers>(title),
        FileKind::Profile => schema_text::<Profile>(title),
        FileKind::Journal => schema_text::<Journal>(title),
        FileKind::Settings => schema_text::<Settings>(title),
    }?;
    context.streams.answer(&schema)?;
    Ok(Status::Done)
}
