//! How pages and the rate look to clients.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::content::{Content, Published};

/// What became of a page.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedJson {
    /// Its name.
    pub content_id: String,
    /// `created` or `updated`.
    #[schema(example = "updated")]
    pub status: &'static str,
}

impl From<(String, Published)> for PublishedJson {
    fn from((content_id, published): (String, Published)) -> Self {
        let status = match published {
            Published::New => "created",
            Published::Replaced => "updated",
        };
        Self { content_id, status }
    }
}

/// A page.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContentJson {
    /// Its name.
    pub content_id: String,
    /// What it says: a text, or what our own API let an administrator write.
    pub data: Value,
    /// When it was last written; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Content> for ContentJson {
    fn from(page: Content) -> Self {
        Self { content_id: page.id, data: page.data, updated_at: page.updated_at }
    }
}

/// The rate that is in force now.
#[derive(Debug, Serialize, ToSchema)]
pub struct GstJson {
    /// `success`.
    #[schema(example = "success")]
    pub status: &'static str,
    /// In percent.
    #[schema(example = 18)]
    pub updated_percent: i32,
}
