//! How feedback looks to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::feedback::Feedback;

/// What one customer says.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FeedbackJson {
    /// Its id.
    pub id: i64,
    /// Account id of who says it.
    pub customer_id: i64,
    /// Id of the work order that it is about, if it is about one.
    pub order_id: Option<i64>,
    /// In their words.
    pub body: String,
    /// 1 to 5.
    pub rating: i32,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<Feedback> for FeedbackJson {
    fn from(feedback: Feedback) -> Self {
        Self {
            id: feedback.id.0,
            customer_id: feedback.customer.get(),
            order_id: feedback.order.map(|order| order.get()),
            body: feedback.body,
            rating: feedback.rating.stars(),
            created_at: feedback.created_at,
        }
    }
}
