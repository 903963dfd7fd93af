//! What administrators send as a page.

use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::api::http::Field;

/// A page.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PageBody {
    /// What it says, in whatever shape the app that shows it knows.
    #[schema(value_type = Object, required)]
    #[serde(default)]
    pub data: Field<Value>,
}
