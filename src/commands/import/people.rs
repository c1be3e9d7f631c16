//! `steps import people`: a table of people becomes entries of `people.yaml`, after a look at what changes.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValue;

use crate::analysis::dialog::{Field as Question, Input, Item, Page, Paragraph, Tone, Value};
use crate::analysis::import::{
    Changed, Columns, DateOrder, Field, Orders, Plan, Reading, Surroundings, plan,
};
use crate::commands::{Context, one_of};
use crate::error::{Left, Status, UserError};
use crate::model::{PersonEntry, Sheet, SheetRow};
use crate::render::{Layout, count, import_preview, list};
use crate::store::{PeopleFile, Reviews, sheet_of_file, sheet_of_standard_input};
use crate::terminal::dialog;

/// Make or update many entries of people.yaml from a table
///
/// Examples:
///   steps import people staff.csv            look at what would change
///   steps import people staff.csv --yes      write it without a question
///   steps import people staff.csv --dates mdy
///
/// Reads .xlsx, .ods and CSV. Columns are known by their heads, in any order: id,
/// name (or first name and last name), manager (an id or a name), since (the
/// manager's first day), disciplines, key. Other columns are passed over.
///
/// You see what changes before anything is written. A new manager is added behind
/// the ones before, from that date or today. What an empty cell is about stays as
/// it is, and so does whoever is not in the table.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct PeopleArgs {
    /// The table; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How dates such as 3/1/2026 are written [default: by the whole column]
    #[arg(long, value_name = "ORDER", value_parser = one_of(orders()))]
    pub dates: Option<DateOrder>,
    /// Write without asking
    #[arg(short, long)]
    pub yes: bool,
}

fn orders() -> [(PossibleValue, DateOrder); 3] {
    DateOrder::ALL.map(|order| (PossibleValue::new(order.word()).help(order.says()), order))
}

pub fn run(context: &Context, arguments: &PeopleArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let (with_folder, _) = Reviews::of(&workspace).contents()?;
    let file = PeopleFile::read(&workspace)?;
    let (shown, sheet) = table(context, &arguments.file)?;
    let Some((head, rows)) = sheet.rows.split_first() else {
        return Err(UserError::new(format!("there is nothing in {shown}")).into());
    };
    // Which sheet was read may be the reason.
    let with_remarks =
        |error: UserError| sheet.remarks.iter().fold(error, |error, remark| error.hint(remark));
    let columns = Columns::of(head).map_err(|missing| with_remarks(missing.into()))?;
    let order = match arguments.dates {
        Some(order) => order,
        None => order(context, rows, &columns)?,
    };
    let around = Surroundings {
        people: &file.people,
        framework: &framework,
        with_folder: &with_folder,
        today: context.today,
    };
    let mut plan = plan(rows, &columns, order, around);
    plan.remarks.splice(..0, sheet.remarks.iter().cloned().chain(passed_over(&columns)));
    let preview = |page| import_preview(&plan, &shown, &framework, page);
    context.streams.present(&preview(context.streams.out.page()))?;
    let may_write = || agreed_to(context, &preview(Default::default()), &file.shown);
    write(context, &file, &plan, arguments, may_write)
}

/// The table, and what it is called.
fn table(context: &Context, file: &Path) -> anyhow::Result<(String, Sheet)> {
    if file == Path::new("-") {
        return Ok(("standard input".to_owned(), sheet_of_standard_input()?));
    }
    let shown = file.display().to_string();
    let sheet = sheet_of_file(&context.current.join(file), &shown)?;
    Ok((format!("`{shown}`"), sheet))
}

/// What is said of the columns that are not read.
fn passed_over(columns: &Columns) -> Vec<String> {
    let (told, unknown): (Vec<_>, Vec<_>) = columns.passed_over.iter().partition(|(_, why)| why.is_some());
    let told = told
        .iter()
        .filter_map(|(head, why)| Some(format!("`{head}` is passed over, since {}.", why.as_ref()?)));
    let mut said: Vec<String> = told.collect();
    let unknown: Vec<String> = unknown.iter().map(|(head, _)| format!("`{head}`")).collect();
    match unknown.len() {
        0 => {}
        1 => said.push(format!("The column {} is not known, and is passed over.", list(&unknown))),
        _ => said.push(format!("The columns {} are not known, and are passed over.", list(&unknown))),
    }
    if !unknown.is_empty() && columns.head(Field::Manager).is_empty() {
        said.push(
            "No column says who the managers are; it would be called `manager` or `reports to`.".to_owned(),
        );
    }
    said
}

/// In which order the dates are written, as the column shows or as somebody says.
fn order(context: &Context, rows: &[SheetRow], columns: &Columns) -> anyhow::Result<DateOrder> {
    let texts: Vec<String> = rows.iter().map(|row| columns.text(row, Field::From)).collect();
    let head = columns.head(Field::From);
    match Orders::of(texts.iter().map(String::as_str)) {
        Orders::Settled(order) => Ok(order),
        Orders::Mixed(one, other) => Err(UserError::new(format!(
            "the dates in `{head}` are not all written in one order: `{one}`, `{other}`"
        ))
        .hint("write them as year, month and day, such as 2026-03-01")
        .into()),
        Orders::Open(orders, text) if context.streams.attended => ask(context, &orders, &text, head),
        Orders::Open(orders, text) => {
            let readings: Vec<String> = orders.iter().filter_map(|order| reading(*order, &text)).collect();
            let flags: Vec<String> =
                orders.iter().map(|order| format!("`--dates {}`", order.word())).collect();
            Err(UserError::new(format!("`{text}` in `{head}` may be {}", readings.join(" or ")))
                .hint(format!("say which with {}", flags.join(" or ")))
                .into())
        }
    }
}

/// What a text means in an order: `2026-03-01 (the month first)`.
fn reading(order: DateOrder, text: &str) -> Option<String> {
    let day = Reading::of(text).day(order)?;
    Some(format!("{day} ({})", order.says()))
}

fn ask(context: &Context, orders: &[DateOrder], text: &str, head: &str) -> anyhow::Result<DateOrder> {
    let readings = orders.iter().filter_map(|order| reading(*order, text)).map(Item::new).collect();
    let page = Page {
        title: "Dates".to_owned(),
        fields: vec![Question::new(
            format!("What is `{text}` in the column `{head}`?"),
            Input::Choose(readings, None),
        )],
        accept: "accept",
        ..Page::default()
    };
    let asked = dialog::ask(page, context.streams.look())?;
    let chosen = asked.values().first().and_then(Value::choice).and_then(|at| orders.get(at).copied());
    chosen.ok_or_else(|| Left::by_key().into())
}

/// Asks whether to write, with what changes on the same screen; line by line, it was said right before.
fn agreed_to(context: &Context, preview: &str, shown: &str) -> anyhow::Result<bool> {
    let mut fields = vec![Question::yes_or_no(format!("Write it to `{shown}`?"))];
    if context.streams.err.layout != Layout::Linear {
        let line =
            |line: &str| Paragraph::new(Tone::Plain, line).tight(if line.starts_with("- ") { 2 } else { 0 });
        fields.insert(0, Question::new("", Input::Read(preview.lines().skip(2).map(line).collect())));
    }
    let title = preview.lines().next().unwrap_or_default().to_owned();
    let page = Page { title, fields, accept: "accept", ..Page::default() };
    let asked = dialog::ask(page, context.streams.look())?;
    Ok(asked.values().last().is_some_and(Value::is_yes))
}

/// Writes the plan where nothing is wrong with it and somebody says yes.
fn write(
    context: &Context,
    file: &PeopleFile,
    plan: &Plan,
    arguments: &PeopleArgs,
    may_write: impl FnOnce() -> anyhow::Result<bool>,
) -> anyhow::Result<Status> {
    let (streams, shown) = (&context.streams, &file.shown);
    if !plan.troubles.is_empty() {
        let problems = count(plan.troubles.len(), "problem");
        streams.say(&format!("Nothing was written: fix {problems} first."));
        return Ok(Status::No);
    }
    if plan.is_empty() {
        streams.say(&format!("Nothing to write: `{shown}` says all of it already."));
        return Ok(Status::Done);
    }
    if !arguments.yes && !streams.attended {
        streams.say("Nothing was written: `--yes` writes it.");
        return Ok(Status::Done);
    }
    if !arguments.yes && !may_write()? {
        streams.say("Nothing was written.");
        return Ok(Status::Done);
    }
    let changed: Vec<(&PersonEntry, &PersonEntry)> =
        plan.changed.iter().map(|Changed { before, after, .. }| (before, after)).collect();
    file.write(&changed, &plan.new)?;
    let number = |number: usize, what: &str| (number > 0).then(|| format!("{number} {what}"));
    let parts: Vec<String> =
        [number(plan.new.len(), "new"), number(changed.len(), "changed")].into_iter().flatten().collect();
    streams.say(&format!("Wrote `{shown}`: {}.", list(&parts)));
    if plan.new.iter().any(|entry| entry.key.is_none()) {
        streams.say("Next: whoever has no key yet makes one with `steps key`, and adds it there.");
    }
    Ok(Status::Done)
}
