//! Looking for a text in a column, in any case of letters; on SQLite in any case of ASCII letters.

use diesel::sql_types::{Nullable, Text};

#[diesel::declare_sql_function]
extern "SQL" {
    /// The text in small letters.
    fn lower(text: Text) -> Text;
    /// The same of a text that may be missing.
    #[sql_name = "lower"]
    fn lower_or_null(text: Nullable<Text>) -> Nullable<Text>;
}

/// What a small-lettered column is `like`, with `\` as its escape, when it holds this text.
#[must_use]
pub fn pattern(text: &str) -> String {
    let escaped = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}
