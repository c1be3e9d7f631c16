//! The shortest conversation: one page, answered once.

use super::{Conversation, Page, Response, Value};

/// A page, and what its fields held when it was accepted.
#[derive(Clone, Debug)]
pub struct Ask {
    page: Page,
    values: Vec<Value>,
}

impl Ask {
    pub fn new(page: Page) -> Self {
        Self { page, values: Vec::new() }
    }

    /// What was answered, a value for each field; nothing where the person went back.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

impl Conversation for Ask {
    fn page(&self) -> Page {
        self.page.clone()
    }

    fn reply(&mut self, values: &[Value]) -> Response {
        self.values = values.to_vec();
        Response::Finished
    }

    fn back(&mut self, _: &[Value]) -> Response {
        Response::Finished
    }
}
