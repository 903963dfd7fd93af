//! The route table, below the prefix: what the folders have. Fixed words stand before ids in each.

use super::{auth, backup, bookings, notification, payment};
use crate::api::http::Table;

/// The documented endpoints.
pub(super) fn table() -> Table {
    Table::new()
        .and(auth::routes())
        .and(bookings::routes())
        .and(payment::routes())
        .and(backup::routes())
        .and(notification::routes())
}
