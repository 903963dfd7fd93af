//! What is told of the log.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::NoticeFilter;
use crate::api::http::fields::LABEL;
use crate::api::http::{Complaint, Digits, Field, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::page::{Limit, PageRequest};
use crate::kernel::time::Timestamp;
use crate::notifications::Logged;

/// Which messages, and how many at most.
#[derive(Debug, Default, Deserialize)]
pub struct LogQuery {
    /// What they are about.
    #[serde(default)]
    pub notification_category: Field<String>,
    /// How many.
    #[serde(default)]
    pub limit: Field<Digits>,
}

/// As many as are told if nobody says how many.
const LIMIT: i64 = 100;

impl LogQuery {
    pub(super) fn into_page(self) -> Result<(NoticeFilter, PageRequest), Invalid> {
        let mut read = Reading::new();
        let category = read.text("notification_category", self.notification_category, LABEL);
        let limit = read.optional("limit", self.limit, |Digits(text)| {
            // digits beyond every number are more than there is to tell
            let limit = Limit::capped(text.parse().unwrap_or(i64::MAX));
            limit.ok_or_else(|| Complaint::range(format!("a whole number from 1 to {}", Limit::MOST)))
        });
        let limit = limit.or(Limit::capped(LIMIT)).unwrap_or_default();
        read.finish(|| Some((NoticeFilter { category, account: None }, PageRequest::after(limit, None))))
    }
}

/// An e-mail or SMS, without what it says.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationJson {
    /// Its number; later ones have higher ones.
    pub id: i64,
    /// What it is about: `email`, `phone` or `password` for a code.
    pub notification_category: String,
    /// `email` or `sms`.
    pub channel: &'static str,
    /// Where it goes, mostly hidden, such as `a***@example.com`.
    pub recipient: String,
    /// `queued`, `sent`, or `failed` when nobody tries any more.
    pub status: &'static str,
    /// Why the last try failed, if one did.
    pub error: Option<String>,
    /// When it was put on its way; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was handed over.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
}

impl From<Logged> for NotificationJson {
    fn from(notice: Logged) -> Self {
        Self {
            id: notice.id.get(),
            notification_category: notice.category,
            channel: notice.channel.word(),
            recipient: notice.recipient,
            status: notice.state.word(),
            error: notice.last_error,
            created_at: notice.created_at,
            sent_at: notice.sent_at,
        }
    }
}
