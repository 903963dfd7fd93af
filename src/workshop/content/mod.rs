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
