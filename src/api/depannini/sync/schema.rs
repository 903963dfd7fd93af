//! How the entries of a batch are described: each type with the fields that are read of it.

use utoipa::ToSchema;

use crate::api::depannini::vocabulary;

/// One thing that was recorded.
#[derive(ToSchema)]
#[schema(as = EntryBody)]
#[serde(tag = "type", rename_all = "lowercase")]
#[expect(dead_code, reason = "only described, never built")]
pub(super) enum EntrySchema {
    /// A position.
    Location {
        /// The phone's own id for it: the same id is done once.
        #[schema(min_length = 1, max_length = 100, example = "c-17")]
        id: String,
        /// When, by the phone's clock; RFC 3339.
        #[schema(format = DateTime)]
        at: String,
        /// Degrees north.
        #[schema(minimum = -90, maximum = 90)]
        lat: f64,
        /// Degrees east.
        #[schema(minimum = -180, maximum = 180)]
        lng: f64,
        /// Radius of uncertainty in metres.
        accuracy: Option<f64>,
        /// Metres a second.
        speed: Option<f64>,
        /// Degrees clockwise from north.
        heading: Option<f64>,
    },
    /// A step of an assistance.
    Status {
        /// The phone's own id for it: the same id is done once.
        #[schema(min_length = 1, max_length = 100, example = "c-18")]
        id: String,
        /// When, by the phone's clock; RFC 3339.
        #[schema(format = DateTime)]
        at: String,
        /// Which assistance.
        assistance_id: i64,
        /// What it became.
        #[schema(schema_with = vocabulary::status)]
        status: String,
        /// The price of a completed repair in major units.
        #[schema(minimum = 0, maximum = 1_000_000_000)]
        total_price: Option<f64>,
        /// Why it was canceled.
        #[schema(max_length = 2000)]
        reason: Option<String>,
    },
    /// A stage of the work, by the assistant.
    Stage {
        /// The phone's own id for it: the same id is done once.
        #[schema(min_length = 1, max_length = 100, example = "c-21")]
        id: String,
        /// When, by the phone's clock; RFC 3339.
        #[schema(format = DateTime)]
        at: String,
        /// Which assistance.
        assistance_id: i64,
        /// How far the assistant had come.
        #[schema(schema_with = vocabulary::stage)]
        stage: String,
    },
    /// Something said.
    Chat {
        /// The phone's own id for it: the same id is done once.
        #[schema(min_length = 1, max_length = 100, example = "c-19")]
        id: String,
        /// When, by the phone's clock; RFC 3339.
        #[schema(format = DateTime)]
        at: String,
        /// Which assistance.
        assistance_id: i64,
        /// What was said.
        #[schema(min_length = 1, max_length = 2000)]
        message: String,
    },
    /// Messages read.
    Read {
        /// The phone's own id for it: the same id is done once.
        #[schema(min_length = 1, max_length = 100, example = "c-20")]
        id: String,
        /// When, by the phone's clock; RFC 3339.
        #[schema(format = DateTime)]
        at: String,
        /// Which assistance.
        assistance_id: i64,
        /// The id of the last message read.
        up_to: i64,
    },
}
