//! A YAML text to an untyped value, within what a file may cost: how deep it nests, and how much its
//! aliases expand to, are known before they are paid for.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::{Deserializer, de};
use serde_yaml::value::{Tag, TaggedValue};
use serde_yaml::{Mapping, Value};

use super::tree;

/// Why a text does not read, and at which byte that shows.
#[derive(Debug)]
pub struct Unread {
    pub said: String,
    pub at: usize,
}

/// What the reader says where a text nests deeper than it goes.
pub const TOO_DEEP: &str = "recursion limit exceeded";
/// What it says where aliases expand to more than they may.
pub const TOO_MUCH: &str = "repetition limit exceeded";
/// What it says where a text goes on behind its end.
pub const SEVERAL: &str = "more than one document";
/// What it says of a backslash that means nothing.
pub const UNKNOWN_ESCAPE: &str = "unknown escape character";
/// What it begins to say of a key that is there already.
pub const DUPLICATE: &str = "duplicate entry";

/// Whether what the reader said is about a text as a whole, be its lines as they should.
pub fn is_beyond(said: &str) -> bool {
    [TOO_DEEP, TOO_MUCH, SEVERAL, UNKNOWN_ESCAPE].iter().any(|known| said.contains(known))
}

/// What a node counts beside its text. Every two bytes can begin one, so that a text without aliases
/// stays below five for each of its bytes.
const NODE: usize = 4;
/// How much a text may count beside that: aliases in a short file may repeat more than it says.
const SPARE: usize = 64 * 1024;

/// The value of a text: duplicate keys, aliases without end and depth are refused.
pub fn value(text: &str) -> Result<Value, Unread> {
    #[cfg(test)]
    tests::READ.with(|read| read.set(read.get() + text.len()));
    let left = Cell::new(text.len().saturating_mul(NODE + 1).saturating_add(SPARE));
    let read = |text| Seed { left: &left }.deserialize(serde_yaml::Deserializer::from_str(text));
    let unread = |error: &serde_yaml::Error| {
        let full = error.to_string();
        let said = full.split(" at line ").next().unwrap_or(&full).to_owned();
        Unread { said, at: error.location().map_or(0, |location| location.index()) }
    };
    let too_deep = |at| Unread { said: TOO_DEEP.to_owned(), at };
    match tree::outlook(text) {
        tree::Outlook::Fair => read(text).map_err(|error| unread(&error)),
        tree::Outlook::TooDeep(at) => Err(too_deep(at)),
        tree::Outlook::Mistake { said, at, end } if at == end => Err(Unread { said, at }),
        // What is behind the mistake may be of any depth; the mistake is the same without it.
        tree::Outlook::Mistake { said, at, end } => {
            let before = text.get(..end).unwrap_or(text);
            Err(read(before).map_or_else(|error| unread(&error), |_| Unread { said, at }))
        }
    }
}

/// Reads a value as the library does, and counts what it takes.
#[derive(Clone, Copy)]
struct Seed<'a> {
    left: &'a Cell<usize>,
}

impl Seed<'_> {
    /// Counts a node and its text.
    fn take<E: de::Error>(self, length: usize) -> Result<(), E> {
        let left = self.left.get().checked_sub(length.saturating_add(NODE));
        self.left.set(left.ok_or_else(|| E::custom(TOO_MUCH))?);
        Ok(())
    }

    fn scalar<E: de::Error>(self, value: impl Into<Value>) -> Result<Value, E> {
        self.take(0)?;
        Ok(value.into())
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any YAML value")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    /// Of a text without a document.
    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.take(text.len())?;
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.take(0)?;
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::Sequence(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.take(0)?;
        let mut mapping = Mapping::new();
        while let Some(key) = entries.next_key_seed(self)? {
            if mapping.contains_key(&key) {
                return Err(A::Error::custom(DUPLICATE));
            }
            let value = entries.next_value_seed(self)?;
            mapping.insert(key, value);
        }
        Ok(Value::Mapping(mapping))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, content) = tagged.variant::<String>()?;
        self.take(tag.len())?;
        // The library cannot make a tag of nothing.
        if tag.is_empty() {
            return Err(A::Error::custom("empty YAML tag is not allowed"));
        }
        let value = content.newtype_variant_seed(self)?;
        Ok(Value::Tagged(Box::new(TaggedValue { tag: Tag::new(tag), value })))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::yaml;

    thread_local! {
        /// How many bytes were read.
        pub static READ: Cell<usize> = const { Cell::new(0) };
    }

    /// Twice the file, twice the work: as many bytes are read again for each byte of it.
    #[track_caller]
    fn check_grows_with_the_file(part: &str, around: [&str; 2]) {
        let work = |count: usize| {
            let [before, after] = around;
            let source = Source::new("", format!("{before}{}{after}", part.repeat(count)));
            READ.set(0);
            yaml::lost_texts(&source);
            yaml::to_the_program(&source);
            let _ = yaml::parse(&source);
            READ.get()
        };
        assert!(work(2000) <= 2 * work(1000) + 10_000, "{part}: {} and {}", work(1000), work(2000));
    }

    #[test]
    fn how_often_a_text_is_read_does_not_depend_on_what_is_in_it() {
        check_grows_with_the_file("- a #1\n", ["", ""]);
        check_grows_with_the_file("- 'a\n  a #1'\n", ["", ""]);
        check_grows_with_the_file("- id: j\n  text: x #1\n", ["", ""]);
        check_grows_with_the_file("# steps: allow(a) b\n", ["a: \"\n", "\"\n"]);
        check_grows_with_the_file("# steps: allow(a) b\n", ["", "a: b\n"]);
        check_grows_with_the_file("a: b\n", ["", ""]);
        check_grows_with_the_file("a: [", ["", ""]);
    }

    #[test]
    fn aliases_expand_to_little_more_than_is_written() {
        let list = |item: &str| format!("[{}]", vec![item; 3000].join(", "));
        let bomb = format!("a: &a {}\nb: {}\n", list("x"), list("*a"));
        let long = format!("a: &a {}\nb: {}\n", "x".repeat(100_000), list("*a"));
        for text in [bomb, long] {
            let unread = value(&text).expect_err("is too much");
            assert!(unread.said.contains(TOO_MUCH), "{}", unread.said);
        }
        let few = format!("a: &a {}\nb: [*a, *a, *a]\n", list("x"));
        assert!(value(&few).is_ok());
        // Without aliases, no text is too much, be it nothing but nodes.
        let keys: String = (0..50_000).map(|key| format!("k{key},")).collect();
        for text in [format!("{{{keys}}}"), format!("[{}]", "[],".repeat(50_000)), "-\n".repeat(50_000)] {
            assert!(value(&text).is_ok(), "{}", text.get(..20).unwrap_or_default());
        }
    }

    #[test]
    fn depth_is_seen_before_it_is_read() {
        let check = |text: String, at: usize| {
            let unread = value(&text).expect_err("is too deep");
            assert_eq!((unread.said.as_str(), unread.at), (TOO_DEEP, at));
        };
        check("a: [".repeat(60_000), 256);
        check("[".repeat(1_000_000), 255);
        check(format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000)), 258);
        check(format!("- é\n- {}", "{a: ".repeat(60_000)), 1027);
        // What is wrong before that is what is told.
        let unread = value(&format!("a: b: c\n{}", "a: [".repeat(60_000))).expect_err("is not YAML");
        assert!(unread.said.contains("mapping values"), "{}", unread.said);
    }
}
