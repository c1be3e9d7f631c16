//! Who somebody is: their name as they write it, and the id that files and flags use for them.

use super::{Conversation, Field, Input, Lines, Page, Paragraph, Response, Tone, Value};
use crate::model::Id;

/// Somebody whom the program did not know.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Newcomer {
    /// The name as it was typed.
    pub name: String,
    pub id: Id,
    /// Whether the program is to remember who they are.
    pub remember: bool,
}

/// Asks for a name, then shows the id made from it, which can be changed.
#[derive(Clone, Debug)]
pub struct Naming {
    name: String,
    /// The id as it was typed, once the name is known.
    id: Option<String>,
    newcomer: Option<Newcomer>,
}

impl Naming {
    /// Begins with a name to suggest, if there is one.
    pub fn new(suggestion: Option<String>) -> Self {
        Self { name: suggestion.unwrap_or_default(), id: None, newcomer: None }
    }

    /// Who it is, once everything is answered.
    pub fn newcomer(self) -> Option<Newcomer> {
        self.newcomer
    }
}

impl Conversation for Naming {
    fn page(&self) -> Page {
        let help = "Your name is shown in reports as you type it. The id is used in file names and \
                    on the command line: lower-case letters and digits, in words joined by hyphens.";
        let page = Page {
            accept: "accept",
            help: vec![Paragraph::new(Tone::Plain, help)],
            can_go_back: self.id.is_some(),
            ..Page::default()
        };
        let write = |question, text: &str| Field::new(question, Input::Write(text.to_owned(), Lines::One));
        match &self.id {
            None => Page {
                title: "Who are you?".into(),
                fields: vec![write("Your name, as you write it:", &self.name)],
                ..page
            },
            Some(id) => Page {
                title: self.name.clone(),
                fields: vec![
                    write("Your id, for file names and the command line:", id),
                    Field::yes_or_no("Remember this for next time?"),
                ],
                ..page
            },
        }
    }

    fn reply(&mut self, values: &[Value]) -> Response {
        match (&mut self.id, values) {
            (None, [name]) => {
                self.name = name.text().trim().to_owned();
                if self.name.is_empty() {
                    return Response::refused("A name is needed.");
                }
                // Where nothing of a name can be spelled in an id, the person makes one up.
                self.id = Some(Id::from_name(&self.name).map(String::from).unwrap_or_default());
                Response::Next
            }
            (Some(kept), [id, remember]) => match id.text().trim().parse::<Id>() {
                Ok(id) => {
                    let remember = remember.is_yes();
                    self.newcomer = Some(Newcomer { name: self.name.clone(), id, remember });
                    Response::Finished
                }
                Err(_) => {
                    *kept = id.text().to_owned();
                    Response::refused("An id has lower-case letters and digits, joined by hyphens.")
                }
            },
            _ => Response::Next,
        }
    }

    fn back(&mut self, _: &[Value]) -> Response {
        self.id = None;
        Response::Next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn a_name_is_kept_as_it_was_typed_in_any_script() {
        let check = |name: &str, id: &str| {
            let mut naming = Naming::new(None);
            assert_eq!(naming.reply(&[text(name)]), Response::Next);
            let Input::Write(shown, Lines::One) = &naming.page().fields[0].input else { panic!("{name}") };
            assert_eq!(shown, id);
            assert_eq!(naming.reply(&[text(shown), Value::Choice(Some(1))]), Response::Finished);
            let newcomer =
                Newcomer { name: name.trim().into(), id: id.parse().expect("an id"), remember: false };
            assert_eq!(naming.newcomer(), Some(newcomer));
        };
        check("Robin Ek", "robin-ek");
        check(" Łukasz Żółć ", "lukasz-zolc");
        check("李小龙", "li-xiao-long");
    }

    #[test]
    fn the_id_can_be_changed_and_a_bad_one_is_refused() {
        let mut naming = Naming::new(Some("robin".into()));
        assert!(!naming.page().can_go_back);
        assert_eq!(naming.reply(&[text("  ")]), Response::refused("A name is needed."));
        naming.reply(&[text("Robin")]);
        let refused = naming.reply(&[text("../robin"), Value::Choice(Some(0))]);
        assert!(matches!(refused, Response::Refused { .. }));
        assert_eq!(naming.back(&[]), Response::Next);
        assert_eq!(naming.page().title, "Who are you?");
        naming.reply(&[text("Robin")]);
        naming.reply(&[text("rob"), Value::Choice(Some(0))]);
        let newcomer = Newcomer { name: "Robin".into(), id: "rob".parse().expect("an id"), remember: true };
        assert_eq!(naming.newcomer(), Some(newcomer));
    }
}
