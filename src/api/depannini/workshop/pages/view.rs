//! How a page looks to clients.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::content::Content;

/// A page.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContentJson {
    /// Its name.
    pub key: String,
    /// What it says, in whatever shape the app that shows it knows.
    #[schema(value_type = Object)]
    pub data: Value,
    /// When it was last written; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Content> for ContentJson {
    fn from(page: Content) -> Self {
        Self { key: page.id, data: page.data, updated_at: page.updated_at }
    }
}
