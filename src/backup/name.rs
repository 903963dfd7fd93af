//! What a backup may be called.

use std::fmt;

/// A name that is one plain file name on every system, and so leads nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupName(String);

/// The longest name, in characters.
const MAX: usize = 100;
/// What Windows takes for devices, whatever follows the first dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

impl BackupName {
    /// What a name is, in one phrase.
    pub const EXPECTED: &str =
        "a name of letters, digits, dots, dashes and underscores that begins with a letter or digit";

    /// 1 to 100 letters, digits, `.`, `_` and `-` of ASCII; the first is a letter or digit, the last no dot; no `..`, and
    /// nothing that Windows takes for a device.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let fine = (1..=MAX).contains(&text.len())
            && text.chars().all(plain)
            && text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && !text.ends_with('.')
            && !text.contains("..")
            && !is_device(text);
        fine.then(|| Self(text.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(|digit| matches!(digit.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_more_than_a_name_is_none() {
        let long = "x".repeat(101);
        for text in [
            "", ".", "..", "../x", "a/b", "a\\b", "a\0b", ".hidden", "-o", "_x", "a..b", "a.", "a b", "é", "con",
            "NUL.db", "com1", "Lpt9.x", "a:b", "C:", "a\n", "~", "$HOME", "%2e", &long,
        ] {
            assert_eq!(BackupName::parse(text), None, "{text:?}");
        }
        for text in ["a", "2026-11-21", "before.update_2", "console", "com", "com10", "nul-1", &"x".repeat(100)] {
            assert_eq!(BackupName::parse(text).unwrap().as_str(), text);
        }
    }

    proptest! {
        #[test]
        fn a_name_stays_in_its_folder(text in "[a-c./\\\\\0 ~-]{0,12}") {
            if let Some(name) = BackupName::parse(&text) {
                let path = std::path::Path::new("/folder").join(name.as_str());
                prop_assert_eq!(path.parent(), Some(std::path::Path::new("/folder")));
                prop_assert_eq!(path.file_name().unwrap().to_str().unwrap(), text);
            }
        }
    }
}
