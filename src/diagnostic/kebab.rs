//! Kebab case, the spelling of every id: checked here, and made from a name in any script.

/// The rule as a regular expression, for schemas.
pub const PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The longest id, in bytes; file systems end a name at 255.
pub const LONGEST: usize = 80;

/// Whether a text is lower-case letters and digits in words joined by single hyphens.
pub fn is_kebab_case(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.len() <= LONGEST && text.split('-').all(is_word)
}

/// The nearest id to a name that a person wrote, transliterated: `Łukasz Żółć` gives `lukasz-zolc`.
///
/// `None` where nothing of the name is left, as for one of emoji alone.
pub fn kebab_case(name: &str) -> Option<String> {
    let mut slug = String::new();
    for character in name.chars() {
        // An apostrophe joins what it is between: O'Neil is one word.
        if matches!(character, '\'' | '’' | 'ʼ') {
            continue;
        }
        let plain = deunicode::deunicode_char(character).unwrap_or(" ");
        // A script without letters of its own, as Chinese, gives a word for each character.
        let is_word_of_its_own = plain.len() > 1 && plain.ends_with(' ');
        for letter in plain.trim_end().chars() {
            if letter.is_ascii_alphanumeric() {
                slug.push(letter.to_ascii_lowercase());
            } else if letter != '\'' {
                separate(&mut slug);
            }
        }
        if is_word_of_its_own || plain.trim().is_empty() {
            separate(&mut slug);
        }
    }
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

fn separate(slug: &mut String) {
    if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kebab_case_is_an_id() {
        for good in ["a", "squad", "robin-ek", "2026-h2"] {
            assert!(is_kebab_case(good), "{good}");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a b", "../a", "a/b", "a.b", "é", "a\0"] {
            assert!(!is_kebab_case(bad), "{bad}");
        }
        assert!(!is_kebab_case(&"a".repeat(LONGEST + 1)));
    }

    #[test]
    fn names_in_any_script_give_an_id() {
        let check = |name: &str, expect: Option<&str>| {
            assert_eq!(kebab_case(name).as_deref(), expect, "{name}");
            assert!(expect.is_none_or(is_kebab_case), "{name}");
        };
        check("Robin Ek", Some("robin-ek"));
        check("  Åsa  O'Neil-Öberg ", Some("asa-oneil-oberg"));
        check("R2", Some("r2"));
        check("Łukasz Żółć", Some("lukasz-zolc"));
        check("李小龙", Some("li-xiao-long"));
        check("山田 太郎", Some("shan-tian-tai-lang"));
        check("Ольга Петрова", Some("olga-petrova"));
        check("Straße", Some("strasse"));
        check("\u{200b}", None);
        check("", None);
    }
}
