//! Pages that administrators write for the apps: banners, terms, help. Anybody reads them.

mod publish;
mod read;
mod store;

use crate::kernel::time::Timestamp;

pub use publish::{Published, publish};
pub use read::read;

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// Its name, such as `home_banner`.
    pub id: String,
    /// What it says, in whatever shape the app that shows it knows.
    pub data: serde_json::Value,
    /// When it was last written.
    pub updated_at: Timestamp,
}

/// The longest name of a page in characters.
pub const MAX_KEY: usize = 100;

/// Whether this may be the name of a page.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let fine = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    !text.is_empty() && text.len() <= MAX_KEY && text.bytes().all(fine)
}
